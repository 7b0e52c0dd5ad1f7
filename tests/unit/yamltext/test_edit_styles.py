"""The styles in which people write YAML: in each of them a text is set, an item added, an item taken out."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple

import pytest

from coprod_cli.yamltext.edit import Edit, edited
from coprod_cli.yamltext.front_matter import read_markdown
from coprod_cli.yamltext.parse import read_yaml
from unit.yamltext.random_pages import after

Swap = tuple[str, str]
"""A piece of a text that stands in it once, and what stands there afterwards."""

SET = Edit(("name",), "Ann")
ADD = Edit(("groups",), "staff", "add")
REMOVE = Edit(("groups", 0), kind="remove")


class Style(NamedTuple):
    """A text with the keys `name` and `groups`, and what three edits change in it."""

    text: str
    set: Swap
    add: Swap
    remove: Swap


STYLES = {
    "two spaces": Style(
        "format: 1\nname: Tom\ngroups:\n  - members\n  - carers\nnext: x\n",
        ("Tom", "Ann"), ("- carers\n", "- carers\n  - staff\n"), ("  - members\n", ""),
    ),
    "four spaces": Style(
        "name: Tom\ngroups:\n    - members\n    - carers\nnext: x\n",
        ("Tom", "Ann"), ("- carers\n", "- carers\n    - staff\n"), ("    - members\n", ""),
    ),
    "one space": Style(
        "name: Tom\ngroups:\n - members\n - carers\nnext: x\n",
        ("Tom", "Ann"), ("- carers\n", "- carers\n - staff\n"), (" - members\n", ""),
    ),
    "a list that is not set in": Style(
        "name: Tom\ngroups:\n- members\n- carers\nnext: x\n",
        ("Tom", "Ann"), ("- carers\n", "- carers\n- staff\n"), ("- members\n", ""),
    ),
    "three spaces behind a dash": Style(
        "name:   Tom\ngroups:\n-   members\n-   carers\nnext: x\n",
        ("Tom", "Ann"), ("-   carers\n", "-   carers\n-   staff\n"), ("-   members\n", ""),
    ),
    "a whole file set in": Style(
        "  name: Tom\n  groups:\n    - members\n    - carers\n",
        ("Tom", "Ann"), ("- carers\n", "- carers\n    - staff\n"), ("    - members\n", ""),
    ),
    "values in one column": Style(
        "name:    Tom\ngroups:  [members, carers]\nsince:   2025-06\n",
        ("Tom", "Ann"), ("carers", "carers, staff"), ("members, ", ""),
    ),
    "single quotes": Style(
        "name: 'Tom'\ngroups:\n  - 'members'\n  - 'carers'\n",
        ("'Tom'", "'Ann'"), ("- 'carers'\n", "- 'carers'\n  - staff\n"), ("  - 'members'\n", ""),
    ),
    "an apostrophe in single quotes": Style(
        "name: 'Tom''s # 1: x'\ngroups: ['it''s', 'carers, too']\n",
        ("'Tom''s # 1: x'", "'Ann'"), ("too'", "too', staff"), ("'it''s', ", ""),
    ),
    "double quotes": Style(
        'name: "Tom"\ngroups:\n  - "members"\n  - "carers"\n',
        ('"Tom"', '"Ann"'), ('- "carers"\n', '- "carers"\n  - staff\n'), ('  - "members"\n', ""),
    ),
    "backslashes in double quotes": Style(
        'name: "T\\u006fm \\"so\\" \\n # 1"\ngroups: ["a\\"]", "carers"]\n',
        ('"T\\u006fm \\"so\\" \\n # 1"', '"Ann"'), ('"carers"', '"carers", staff'), ('"a\\"]", ', ""),
    ),
    "a text below |": Style(
        "name: |\n  Tom\n\n  and more\n\ngroups:\n  - |\n    members\n  - |\n    carers\n\n# next\nnext: x\n",
        ("|\n  Tom\n\n  and more\n", "|-\n  Ann\n"), ("    carers\n", "    carers\n  - staff\n"), ("  - |\n    members\n", ""),
    ),
    "a text below |-": Style(
        "name: |-\n  Tom\n  # no remark\ngroups:\n  - |-\n    members\n  - |-\n    carers\n",
        ("  Tom\n  # no remark\n", "  Ann\n"), ("    carers\n", "    carers\n  - staff\n"), ("  - |-\n    members\n", ""),
    ),
    "a text below |+": Style(
        "name: |+\n  Tom\n\ngroups:\n  - |+\n    members\n\n  - |+\n    carers\n\n# next\nnext: x\n",
        ("|+\n  Tom\n\n", "|-\n  Ann\n"), ("    carers\n\n", "    carers\n\n  - staff\n"), ("  - |+\n    members\n\n", ""),
    ),
    "a text below >": Style(
        "name: >\n    Tom\n    and more\n\n    at last\ngroups:\n  - >\n    members\n  - >\n    carers\n",
        (">\n    Tom\n    and more\n\n    at last\n", ">-\n    Ann\n"),
        ("    carers\n", "    carers\n  - staff\n"), ("  - >\n    members\n", ""),
    ),
    "a text below >-": Style(
        "name: >-\n  Tom\n  and more\ngroups:\n  - >-\n    members\n    and more\n  - >-\n    carers\n",
        ("  Tom\n  and more\ngroups", "  Ann\ngroups"), ("    carers\n", "    carers\n  - staff\n"),
        ("  - >-\n    members\n    and more\n", ""),
    ),
    "a number behind |": Style(
        "name: |2-\n    Tom\n  x\ngroups:\n- |1\n   members\n- >1\n   carers\n",
        ("|2-\n    Tom\n  x\n", "|-\n  Ann\n"), ("   carers\n", "   carers\n- staff\n"), ("- |1\n   members\n", ""),
    ),
    "a remark behind |": Style(
        "name: | # who\n  Tom\ngroups:\n  - > # first\n    members\n  - > # second\n    carers\n",
        ("| # who\n  Tom\n", "|- # who\n  Ann\n"), ("    carers\n", "    carers\n  - staff\n"),
        ("  - > # first\n    members\n", ""),
    ),
    "a long text without quotes": Style(
        "name: Tom\n  and more\n\n  at last # who\ngroups:\n  - members\n    and more\n  - carers\n    and more\nnext: x\n",
        ("Tom\n  and more\n\n  at last", "Ann"), ("carers\n    and more\n", "carers\n    and more\n  - staff\n"),
        ("  - members\n    and more\n", ""),
    ),
    "a long text in quotes": Style(
        'name: "Tom\n  and more\n\n  at \\\n  last"\ngroups: ["members\n  and", \'carers\n\n  and\']\n',
        ('"Tom\n  and more\n\n  at \\\n  last"', '"Ann"'), ("and']", "and', staff]"), ('"members\n  and", ', ""),
    ),
    "a value on the next line": Style(
        "name:\n  # who\n  Tom # it is\ngroups:\n  # all\n  -\n    members\n  -\n    carers # two\nnext: x\n",
        ("Tom", "Ann"), ("carers # two\n", "carers # two\n  - staff\n"), ("  -\n    members\n", ""),
    ),
    "brackets": Style(
        "name: Tom\ngroups: [members, carers]\nnext: x\n",
        ("Tom", "Ann"), ("carers", "carers, staff"), ("members, ", ""),
    ),
    "brackets with spaces": Style(
        "name: Tom\ngroups: [ members , carers ]\nnext: x\n",
        ("Tom", "Ann"), ("carers", "carers , staff"), ("members , ", ""),
    ),
    "brackets without spaces": Style(
        "name: Tom\ngroups: [members,carers]\nnext: x\n",
        ("Tom", "Ann"), ("carers", "carers,staff"), ("members,", ""),
    ),
    "brackets with a comma at the end": Style(
        "name: Tom\ngroups: [members, carers, ]\nnext: x\n",
        ("Tom", "Ann"), ("carers", "carers, staff"), ("members, ", ""),
    ),
    "brackets over lines": Style(
        "name: Tom\ngroups: [\n  members,\n  carers\n]\nnext: x\n",
        ("Tom", "Ann"), ("carers\n", "carers,\n  staff\n"), ("  members,\n", ""),
    ),
    "brackets over lines with a comma at the end": Style(
        "name: Tom\ngroups: [\n  members,\n  carers,\n  ]\nnext: x\n",
        ("Tom", "Ann"), ("carers,\n", "carers,\n  staff,\n"), ("  members,\n", ""),
    ),
    "brackets over lines with remarks": Style(
        "name: Tom\ngroups: [ # all, so far\n  # one\n  members, # one, too\n\n  # two ]\n  carers # two, too\n  # end\n]\n",
        ("Tom", "Ann"), ("carers # two, too\n", "carers, # two, too\n  staff\n"), ("  members, # one, too\n", ""),
    ),
    "brackets that close behind the last item": Style(
        "name: Tom\ngroups: [members,\n         carers] # all\nnext: x\n",
        ("Tom", "Ann"), ("carers]", "carers,\n         staff]"), ("[members,\n", "[\n"),
    ),
    "commas at the beginning of lines": Style(
        "name: Tom\ngroups:\n  [ members\n  , carers\n  ]\nnext: x\n",
        ("Tom", "Ann"), ("  , carers\n", "  , carers\n  , staff\n"), (" members\n  ,", ""),
    ),
    "a file in brackets": Style(
        "{format: 1, name: Tom, groups: [members, carers]}\n",
        ("Tom", "Ann"), ("carers", "carers, staff"), ("members, ", ""),
    ),
    "JSON": Style(
        '{\n  "name": "Tom",\n  "groups": [\n    "members",\n    "carers"\n  ]\n}\n',
        ('"Tom"', '"Ann"'), ('"carers"\n', '"carers",\n    staff\n'), ('    "members",\n', ""),
    ),
    "JSON without spaces": Style(
        '{"name":"Tom","groups":["members","carers"]}',
        ('"Tom"', '"Ann"'), ('"carers"', '"carers",staff'), ('"members",', ""),
    ),
    "remarks behind values": Style(
        "name: Tom  # who\ngroups: # all\n  - members # one\n  - carers   # two\nnext: x # 3\n",
        ("Tom", "Ann"), ("carers   # two\n", "carers   # two\n  - staff\n"), ("  - members # one\n", ""),
    ),
    "remarks on lines of their own": Style(
        "# top\n\n# who\nname: Tom\n# all\ngroups:\n  # one\n  - members\n  # two\n  - carers\n# next\nnext: x\n# end\n",
        ("Tom", "Ann"), ("- carers\n", "- carers\n  - staff\n"), ("  - members\n", ""),
    ),
    "remarks with signs of YAML": Style(
        "name: Tom # \"who: 'x\ngroups: # [all\n  - members # - {one\n  # - carers: |\n  - carers # ]}\n# next: x\nnext: x\n",
        ("Tom", "Ann"), ("# ]}\n", "# ]}\n  - staff\n"), ("  - members # - {one\n", ""),
    ),
    "a remark set in below the last item": Style(
        "name: Tom\n  # who\ngroups:\n  - members\n    # one\n  - carers\n    # two\n    # too\n# next\nnext: x\n",
        ("Tom", "Ann"), ("    # too\n", "    # too\n  - staff\n"), ("  - members\n", ""),
    ),
    "an item that is a remark": Style(
        "name: Tom\ngroups:\n  - members\n  - carers\n  # - nobody\nnext: x\n",
        ("Tom", "Ann"), ("- carers\n", "- carers\n  - staff\n"), ("  - members\n", ""),
    ),
    "a heading over the next list": Style(
        "name: Tom\ngroups:\n- members\n- carers\n# --- voice ---\nvoice:\n- x\n# --- power ---\n",
        ("Tom", "Ann"), ("- carers\n", "- carers\n- staff\n"), ("- members\n", ""),
    ),
    "a remark at the end of the file": Style(
        "name: Tom\ngroups:\n  - members\n  - carers\n\n# end",
        ("Tom", "Ann"), ("- carers\n", "- carers\n  - staff\n"), ("  - members\n", ""),
    ),
    "empty lines": Style(
        "\n\nname: Tom\n\n\ngroups:\n\n  - members\n\n  - carers\n\n\nnext: x\n\n",
        ("Tom", "Ann"), ("- carers\n", "- carers\n  - staff\n"), ("  - members\n", ""),
    ),
    "spaces at the end of lines": Style(
        "name: Tom  \ngroups:   \n  - members  \n  - carers \n   \nnext: x \n",
        ("Tom", "Ann"), ("- carers \n", "- carers \n  - staff\n"), ("  - members  \n", ""),
    ),
    "CR LF": Style(
        "name: |\r\n  Tom\r\ngroups:\r\n  - members\r\n  - carers\r\n\r\nnext: x\r\n",
        ("|\r\n  Tom", "|-\r\n  Ann"), ("- carers\r\n", "- carers\r\n  - staff\r\n"), ("  - members\r\n", ""),
    ),
    "CR": Style(
        "name: Tom # who\rgroups:\r  - members\r  - carers\rnext: x\r",
        ("Tom", "Ann"), ("- carers\r", "- carers\r  - staff\r"), ("  - members\r", ""),
    ),
    "line ends of all kinds": Style(
        "name: Tom\ngroups:\r\n  - members\n  - carers\r\nnext: x\n",
        ("Tom", "Ann"), ("- carers\r\n", "- carers\r\n  - staff\r\n"), ("  - members\n", ""),
    ),
    "a byte-order mark": Style(
        "\ufeffname: Tom\ngroups:\n  - members\n  - carers\n",
        ("Tom", "Ann"), ("- carers\n", "- carers\n  - staff\n"), ("  - members\n", ""),
    ),
    "no line end at the end": Style(
        "name: Tom\ngroups:\n  - members\n  - carers",
        ("Tom", "Ann"), ("  - carers", "  - carers\n  - staff"), ("  - members\n", ""),
    ),
    "three dashes first": Style(
        "# top\n--- # begin\nname: Tom\ngroups:\n  - members\n  - carers\n",
        ("Tom", "Ann"), ("- carers\n", "- carers\n  - staff\n"), ("  - members\n", ""),
    ),
    "three dots last": Style(
        "---\nname: Tom\ngroups:\n  - members\n  - carers\n... # end\n# after\n",
        ("Tom", "Ann"), ("- carers\n", "- carers\n  - staff\n"), ("  - members\n", ""),
    ),
    "front matter": Style(
        "---\nname: Tom\ngroups:\n  - members\n  - carers\n---\n\n# Rules\n\n- Ask.\n---\nname: x\n",
        ("Tom", "Ann"), ("- carers\n", "- carers\n  - staff\n"), ("  - members\n", ""),
    ),
    "front matter from Windows": Style(
        "\ufeff--- \r\nname: Tom\r\ngroups: [members, carers]\r\n---\r\nNo end",
        ("Tom", "Ann"), ("carers", "carers, staff"), ("members, ", ""),
    ),
    "nothing behind a key": Style(
        "name:\ngroups: # all\n  -\n  - # carers\nnext:\n",
        ("name:", 'name: "Ann"'), ("- # carers\n", "- # carers\n  - staff\n"), ("  -\n", ""),
    ),
    "null": Style(
        "name: null # who\ngroups:\n  - ~\n  - Null\nnext: ~\n",
        ("null", '"Ann"'), ("- Null\n", "- Null\n  - staff\n"), ("  - ~\n", ""),
    ),
    "tabs behind signs": Style(
        "name:\tTom\t# who\ngroups:\t[members,\tcarers\t]\t# all\nnext:\tx\n",
        ("Tom", "Ann"), ("carers", "carers,\tstaff"), ("members,\t", ""),
    ),
    "a space before the colon": Style(
        "name : Tom\ngroups :\n  - members\n  - carers\n",
        ("Tom", "Ann"), ("- carers\n", "- carers\n  - staff\n"), ("  - members\n", ""),
    ),
    "keys in quotes": Style(
        "\"name\": Tom\n'groups':\n  - members\n  - carers\n",
        ("Tom", "Ann"), ("- carers\n", "- carers\n  - staff\n"), ("  - members\n", ""),
    ),
    "question marks": Style(
        "? name # who\n: Tom\n? groups\n: - members\n  - carers\n? next\n",
        ("Tom", "Ann"), ("- carers\n", "- carers\n  - staff\n"), ("- members\n  - ", "- "),
    ),
    "letters from all over the world": Style(
        "n\u00e9e: \U0001f600\U0001f600 # \u65e5\u672c\nname: Tom # \U0001f600\ngroups: [\U0001f600, carers] # \u00e9\n",
        ("Tom", "Ann"), ("carers", "carers, staff"), ("\U0001f600, ", ""),
    ),
    "long lines": Style(
        f"name: Tom # {'x ' * 500}\ngroups:\n  - {'members ' * 200}x\n  - carers # {'y' * 2000}\n",
        ("Tom", "Ann"), ("y\n", "y\n  - staff\n"), (f"  - {'members ' * 200}x\n", ""),
    ),
    "mappings in a list": Style(
        "name: Tom\ngroups:\n  - id: members # one\n    name: x\n\n    # more\n    paid: false\n  - id: carers\n    name: y # two\nnext: x\n",
        ("Tom", "Ann"), ("y # two\n", "y # two\n  - staff\n"),
        ("  - id: members # one\n    name: x\n\n    # more\n    paid: false\n", ""),
    ),
    "mappings in brackets": Style(
        "name: Tom\ngroups:\n  - {id: members, name: x} # one\n  - {id: carers, name: y} # two\nnext: x\n",
        ("Tom", "Ann"), ("} # two\n", "} # two\n  - staff\n"), ("  - {id: members, name: x} # one\n", ""),
    ),
    "lists in a list": Style(
        "name: Tom\ngroups:\n  - - a\n    - b\n  - - - c\n      - d # two\nnext: x\n",
        ("Tom", "Ann"), ("d # two\n", "d # two\n  - staff\n"), ("  - - a\n    - b\n", ""),
    ),
    "dashes alone": Style(
        "name: Tom\ngroups:\n  -\n    id: members\n  - # two\n    id: carers\nnext: x\n",
        ("Tom", "Ann"), ("id: carers\n", "id: carers\n  - staff\n"), ("  -\n    id: members\n", ""),
    ),
    "pairs without braces": Style(
        "name: Tom\ngroups: [id: members, ? id : carers, next]\n",
        ("Tom", "Ann"), ("next", "next, staff"), ("id: members, ", ""),
    ),
}  # fmt: skip


def path_of(text: str) -> PurePosixPath:
    return PurePosixPath("a.md" if "Rules" in text or "No end" in text else "a.yaml")


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("kind", ["set", "add", "remove"])
def test_an_edit_keeps_the_style(name: str, kind: str) -> None:
    style = STYLES[name]
    old, new = getattr(style, kind)
    assert style.text.count(old) == 1, "the table names a place that is not there once"
    change, path = {"set": SET, "add": ADD, "remove": REMOVE}[kind], path_of(style.text)
    assert edited(path, style.text.encode(), [change]).decode() == style.text.replace(old, new)
    read = read_markdown if path.suffix == ".md" else read_yaml
    before, then = read(path, style.text.encode()), read(path, style.text.replace(old, new).encode())
    assert then.findings == ()
    assert then.data == after(before.data, change)


@pytest.mark.parametrize("name", STYLES)
def test_setting_what_is_there_changes_nothing(name: str) -> None:
    content, path = STYLES[name].text.encode(), path_of(STYLES[name].text)
    document = (read_markdown if path.suffix == ".md" else read_yaml)(path, content)
    assert isinstance(document.data, dict)
    assert edited(path, content, [Edit((key,), value) for key, value in document.data.items()]) == content


def test_there_are_as_many_styles_as_were_found() -> None:
    assert len(STYLES) >= 41
