"""What holds for every input: hypothesis looks for one for which it does not."""

from __future__ import annotations

import datetime
import html
import json
import re
import shutil
import unicodedata
from functools import cache
from itertools import takewhile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from coprod_cli import rules
from coprod_cli.analysis.compare import compare
from coprod_cli.analysis.personal_data import traces
from coprod_cli.cli.app import app
from coprod_cli.findings import Severity, Span
from coprod_cli.questions.begin import BEGINNING, completed
from coprod_cli.records.kinds import ASSESSMENT, KINDS
from coprod_cli.records.validate import validate
from coprod_cli.render.machine import github_findings, json_findings, sarif_findings
from coprod_cli.render.markdown import escape, render
from coprod_cli.render.markdown_text import blocks_of
from coprod_cli.render.text import finding_text
from coprod_cli.scaffold import plan
from coprod_cli.store.load import load
from coprod_cli.store.tree import MemoryTree
from coprod_cli.surroundings import Surroundings
from coprod_cli.yamltext.guard import hidden_character, printable
from coprod_cli.yamltext.parse import read_yaml
from coprod_cli.yamltext.scalars import dump
from helpers import SOURCE_DATE_EPOCH, riverside_files, snapshot, tree

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from coprod_cli.project import Project, Round
    from coprod_cli.store.load import Loaded
    from coprod_cli.yamltext.document import Document

DAY = datetime.date(2026, 11, 21)
FILES = riverside_files()
PLACES = (*(name for name in FILES if name != "README.md"), "framework.yaml", "first-meeting.md")
AROUND = {name: FILES[name] for name in ("coprod.yaml", "assessments/2026-05.yaml", "assessments/2026-10.yaml")}
TITLES = {rule.id: rule.title for rule in rules.RULES}

usual = settings().max_examples
more = settings(max_examples=2 * usual)


# What people may write, and what they may not


def is_seen(text: str) -> bool:
    return hidden_character(text) is None


TRAPS = (
    ": ", " #", "- ", "-", "&a", "*a", "!x", "%", "@", "`", "'", '"', "\\", "\\n", "|", ">", "{", "}", "[", "]",
    ",", "?", "null", "~", "yes", "no", "on", "true", "010", "1e3", ".nan", "2026-02-30", "2026-11", "---", "...",
    "=", "<<", "<<<<<<<", ">>>>>>>", "=======", "\n", "\n\n", "\t", "\r", "\r\n", " ", "  ", "#", "$x$", "<b>",
    "&amp;", "{{ x }}", "{% x %}", "http://x.y", "www.x.y", "a@b.c", ":smile:", "1. ", "1) ", "+ ", "* ", "![x](y)",
    "[x](y)", "~~x~~", "||", "\u0175\u0177", "e\u0301", "\U0001f600", "\u65e5\u672c", "\u200d", "\u00ad", "\u00a0",
    "\u3000", "x" * 90, "\ufb01", "0117 496 1234",
)  # fmt: skip
signs = st.characters(exclude_categories=["Cs"]).filter(is_seen)
pieces = st.one_of(st.sampled_from(TRAPS), st.text(signs, max_size=12), st.sampled_from(["we", "met", "her"]))
prose = st.one_of(
    st.lists(pieces, min_size=1, max_size=30).map(" ".join),
    st.lists(pieces, min_size=1, max_size=8).map("".join),
    st.text(signs, min_size=1, max_size=40),
).filter(lambda text: bool(text.strip()))

DEVICES = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
slugs = st.one_of(
    st.sampled_from(
        ["members", "carers", "null", "true", "no", "y", "on", "010", "1e3", "0x1f", "2026", "2026-11", "a-1"]
    ),
    st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True).filter(lambda t: not DEVICES.fullmatch(t)),
)
days = st.dates(datetime.date(1900, 1, 1), datetime.date(2999, 12, 31)).map(str)
whens = st.one_of(days, days.map(lambda day: day[:7]))
numbers = st.integers(0, 999_999_999).map(str)
amounts = st.one_of(numbers, prose, st.sampled_from(["007", "1.50", "-3", "1e3", "12345678901234567890"]))
flags = st.sampled_from(["true", "false"])
languages = st.sampled_from(["en", "cy", "gd", "en-GB", "zh-Hant"])


def keys(
    needed: dict[str, st.SearchStrategy[Any]], **others: st.SearchStrategy[Any]
) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(needed, optional=others)


def few(items: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(items, max_size=3)


def named(items: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(slugs, items, max_size=3)


PRINCIPLES = ("assets", "capacity", "mutuality", "networks", "shared-roles", "catalysts", "capabilities", "blur-roles")
LEVELS = ("not-there-yet", "basic", "making-progress", "excellent")
principles = st.one_of(st.sampled_from(PRINCIPLES), slugs)
levels = st.one_of(st.sampled_from(LEVELS), slugs)
formats = {"format": st.just("1")}
examples = st.one_of(keys({"said": prose}, told_by=slugs, also_seen_by=few(slugs)), keys({"same_as": principles}))
around = {"examples": few(examples), "helps": prose, "in_the_way": prose, "says": named(prose)}
scores = st.one_of(
    keys({"level": levels}, why=prose, **around),
    keys({"answer": st.sampled_from(["dont-know", "no-agreement"])}, why=prose, **around),
    keys({"answer": st.just("not-for-us"), "why": prose}, **around),
)
by_principle = st.dictionaries(principles, scores, max_size=4)
ranges = st.dictionaries(principles, st.tuples(levels, levels).map(list), max_size=3)
assessments = keys(
    formats,
    framework=slugs,
    wording=st.from_regex("[0-9a-f]{12}", fullmatch=True),
    date=days,
    how=st.sampled_from(["together", "apart", "apart-then-together", "alone"]),
    met_first=few(slugs),
    counts=named(numbers),
    came_last_time=numbers,
    changed_around_us=few(prose),
    scores=keys({}, project=by_principle, organisation=by_principle),
    heard=named(keys({"answers": numbers}, agreed_to_be_shown=days, project=ranges, organisation=ranges)),
)
agreed = keys({"date": whens}, groups=few(slugs))
decided = keys({"what": prose}, who=prose, date=whens)
project_settings = keys(
    {**formats, "project": prose},
    purpose=prose,
    began=whens,
    framework=st.just("nef-six"),
    language=languages,
    review_every=st.sampled_from(["6 months", "1 week", "999 years", "12 month"]),
    hide_groups_under=numbers,
    views=st.sampled_from(["private", "shared"]),
    already_decided=few(decided),
    groups=few(keys({"id": slugs, "name": prose}, paid=flags)),
    advice_off=named(prose),
)
tasks = keys(
    {"id": slugs, "task": prose}, output=prose, due=whens, status=st.sampled_from(["to-do", "doing", "done", "stopped"])
)
looks = keys({"date": whens}, value=amounts, note=prose, source=prose)
indicators = keys(
    {"id": slugs, "indicator": prose},
    purpose=few(st.sampled_from(["prove", "improve"])),
    kind=st.sampled_from(["number", "story", "photo"]),
    unit=prose,
    chosen_by=few(slugs),
    gathered_by=few(slugs),
    start=keys({"value": amounts}, date=whens),
    target=keys({"value": amounts}, due=whens),
    so_far=few(looks),
)
outcomes = keys(
    formats,
    outcomes=few(
        keys(
            {"id": slugs, "outcome": prose},
            agreed=agreed,
            heard=few(slugs),
            tasks=few(tasks),
            indicators=few(indicators),
        )
    ),
)
holders = few(keys({"group": slugs}, name=prose))
roles = keys(
    formats,
    roles=few(keys({"role": prose}, held_by=holders, since=whens)),
    organisations=few(keys({"name": prose}, group=slugs)),
    skills=few(keys({"skill": prose}, held_by=holders)),
    not_here_yet=few(keys({"who": prose}, why=prose, next_step=prose, due=whens)),
    can_say_yes=few(keys({"what": prose, "who": prose})),
)
ground_rules = keys(formats, agreed=agreed, look_again=whens, rules=few(prose))
beginnings = keys({}, coprod=project_settings, outcomes=outcomes, roles=roles, **{"ground-rules": ground_rules})


# Whatever stands in a file

NOT_SEEN = frozenset({"Cc", "Cs", "Zl", "Zp"})
TURNING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


def is_safe(text: str) -> bool:
    """Say whether a terminal shows a text as it is: no control or direction character but line ends."""
    return not any(
        unicodedata.category(sign) in NOT_SEEN
        or unicodedata.bidirectional(sign) in TURNING
        or sign in "\u200e\u200f\u061c"
        for sign in text.replace("\n", "")
    )


def opened(files: Mapping[str, bytes]) -> Loaded:
    tree = MemoryTree({PurePosixPath(name): content for name, content in files.items()})
    return load(tree, Surroundings("riverside", frozenset(files)))


def judged(files: Mapping[str, bytes]) -> None:
    """Read and judge a project in every format; what is found must have a place and be fit to be shown."""
    loaded = opened(files)
    found = loaded.locate([*loaded.findings, *rules.run(loaded.project, DAY)])
    for finding in found:
        name = str(finding.place.path)
        assert name in files
        assert finding.rule in TITLES
        assert finding.message.endswith((".", "?"))
        assert finding.span is not None
        lines = len(re.split(rb"\r\n|\r|\n", files[name]))
        assert 1 <= finding.span.line <= lines
        assert finding.span.column >= 1
    for text in (*map(finding_text, found), github_findings(found)):
        assert is_safe(text)
    assert len(json.loads(json_findings(found))["findings"]) == len(found)
    assert len(json.loads(sarif_findings(found, TITLES))["runs"][0]["results"]) == len(found)


def replaced(name: str, content: bytes) -> dict[str, bytes]:
    return {**AROUND, name: content}


places = st.sampled_from(PLACES)


@more
@given(
    places, st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass")))
)
@example("coprod.yaml", b"")
@example("coprod.yaml", b"\xff\xfe")
@example("coprod.yaml", b"\xef\xbb\xbf")
@example("coprod.yaml", b"\x00" * 100)
@example("coprod.yaml", b"x" * (1 << 20) + b"x")
@example("ground-rules.md", b"---")
@example("ground-rules.md", b"---\n---\n---\n")
@example("ground-rules.md", b"---\r---\r")
def test_any_bytes_give_findings_only(name: str, content: bytes) -> None:
    judged(replaced(name, content))


HOSTILE = (
    "&a", "*a", "<<: *a", "!!int x", "!x y", "!!python/object/apply:os.system [x]", "%YAML 1.2", "%TAG ! x", "---",
    "...", "? ", "- ", "- - -", "|", "|2-", "> ", ">+9", "'", '"', '"\\x1b"', '"\\ud800"', '"\\q"', "\t", "{", "}",
    "[", "]", ",", ": ", ":", "#", " #", "@", "`", "~", "null", "no", "2026-02-30", "0000-00-00", "1e999999",
    ".nan", "-0", "9" * 400, "0x" + "f" * 400, "[" * 40, "{" * 40, "- " * 40, "k" * 3000 + ": v", "<<<<<<< a",
    "    >>>>>>> b", "\x1b[2J", "\u202e", "\ufeff", "\u0085", "\u2028", "\r", "\r\n", "sc\u043ere: 1", "format: 1",
    "said: a, b: c #d", "level: basic", "{a: 1, a: 2}", "a: 1\na: 2", "0117 496 1234", "x@y.uk", "\u00e9",
    "e\u0301",
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    """A real file with a few of its lines and signs taken out, doubled, moved or replaced."""
    name = draw(st.sampled_from([name for name in FILES if name != "README.md"]))
    text = FILES[name].decode()
    for _ in range(draw(st.integers(1, 4))):
        text = draw(st.sampled_from(MUTATIONS))(draw, text)
    return name, text.encode()


def change_lines(draw: st.DrawFn, text: str) -> str:
    lines = text.splitlines(keepends=True) or ["\n"]
    one, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    change = draw(st.sampled_from(["delete", "double", "swap", "indent", "outdent"]))
    if change == "delete":
        del lines[one]
    elif change == "double":
        lines.insert(other, lines[one])
    elif change == "swap":
        lines[one], lines[other] = lines[other], lines[one]
    else:
        lines[one] = f"  {lines[one]}" if change == "indent" else lines[one].removeprefix("  ")
    return "".join(lines)


def change_signs(draw: st.DrawFn, text: str) -> str:
    start = draw(st.integers(0, len(text)))
    end = min(len(text), start + draw(st.integers(0, 3)))
    return text[:start] + draw(st.one_of(st.just(""), st.text(max_size=2), st.just(text[start:end] * 2))) + text[end:]


def add_hostile(draw: st.DrawFn, text: str) -> str:
    start = draw(st.integers(0, len(text)))
    if draw(st.booleans()):  # where a value stands
        start = next((found.end() for found in re.compile(r": |- |\n").finditer(text, start)), start)
    end = start if draw(st.booleans()) else next(iter([*re.compile(r"$", re.MULTILINE).finditer(text, start)])).start()
    return text[:start] + draw(st.sampled_from(HOSTILE)) + text[end:]


MUTATIONS: tuple[Callable[[st.DrawFn, str], str], ...] = (change_lines, change_signs, add_hostile)


@more
@given(mutated())
def test_a_real_file_that_was_spoilt_gives_findings_only(spoilt: tuple[str, bytes]) -> None:
    judged(replaced(*spoilt))


@cache
def known_keys() -> list[str]:
    """Return every key that some record has."""
    schemas = (kind.model.model_json_schema() for kind in KINDS)
    parts = [part for schema in schemas for part in (schema, *schema.get("$defs", {}).values())]
    return sorted(
        {key for part in parts for key in part.get("properties", {})} | {*PRINCIPLES, "members", "en", "sc\u043ere"}
    )


values = st.one_of(
    prose, st.sampled_from(HOSTILE), whens, numbers, slugs, st.none(), st.booleans(), st.integers(), st.floats()
)
shapes = st.recursive(
    values,
    lambda below: st.one_of(
        st.lists(below, max_size=4),
        st.dictionaries(st.one_of(st.deferred(lambda: st.sampled_from(known_keys())), prose), below, max_size=6),
    ),
    max_leaves=20,
)


def with_format(name: str, data: object) -> bytes:
    """Return data of any shape as a file; JSON is YAML."""
    if isinstance(data, dict):
        data = {"format": 1, **data}
    text = json.dumps(data, ensure_ascii=False)
    return (f"---\n{text}\n---\n" if name.endswith(".md") else text).encode("utf-8", "surrogatepass")


@more
@given(places, shapes)
def test_data_of_any_shape_give_findings_only(name: str, data: object) -> None:
    judged(replaced(name, with_format(name, data)))


soup = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.one_of(st.just(""), st.deferred(lambda: st.sampled_from(known_keys()))),
        st.sampled_from(HOSTILE),
    ),
    max_size=12,
)


@more
@given(places, soup)
def test_hostile_yaml_gives_findings_only(name: str, lines: list[tuple[int, str, str]]) -> None:
    text = "".join(f"{'  ' * depth}{f'{key}: ' if key else ''}{value}\n" for depth, key, value in lines)
    judged(replaced(name, text.encode()))
    judged(replaced("ground-rules.md", f"---\n{text}---\n{text}".encode()))


READERS = (
    "check", "check --format json", "check --format sarif", "check --format github", "check --all", "status", "diff",
    "diff --format json", "report --dry-run", "framework show", "assess 2026-11 --answers {answers} --dry-run",
    "report --learning --dry-run", "review --agenda --dry-run", "review --answers {answers} --dry-run",
    "meet 2026-11-18 --answers {answers} --dry-run", "add said --answers {answers} --dry-run",
    "done invite-the-drivers --answers {answers} --dry-run", "chart --kind so-far --dry-run",
    "withdraw first-night-bus --dry-run",
)  # fmt: skip


anything = st.one_of(
    mutated(),
    st.tuples(places, shapes.map(lambda data: with_format("", data))),
    st.tuples(st.just("assessments/2026-10.yaml"), assessments.map(lambda data: with_format("", data))),
)


@given(spoilt=anything, command=st.sampled_from(READERS), names=st.lists(st.text(max_size=8), max_size=3))
def test_no_command_that_reads_writes_or_ends_as_a_bug(
    spoilt: tuple[str, bytes], command: str, names: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    top = tmp_path_factory.mktemp("any")
    folder = tree(top / "riverside", replaced(*spoilt))
    for name in names:
        add_file(folder, name)
    answers = tree(top, {"answers.yaml": spoilt[1]}) / "answers.yaml"
    before = snapshot(top)
    arguments = command.format(answers=answers).split()
    where = [str(folder)] if arguments[0] == "check" else ["-C", str(folder)]
    done = CliRunner().invoke(app, [*arguments, *where], env={"SOURCE_DATE_EPOCH": SOURCE_DATE_EPOCH})
    assert snapshot(top) == before
    shutil.rmtree(top)
    assert done.exit_code in {0, 1, 3}, done.stderr
    assert done.exit_code == 3 or done.stderr == "" or re.search("Would write|was not changed|Nothing was", done.stderr)
    assert done.exit_code != 1 or command.startswith("check")
    assert is_safe(done.output)


def add_file(folder: Path, name: str) -> None:
    """Add a file with any name that the disk takes."""
    try:
        (folder / "assessments" / name.encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape")).touch()
    except (OSError, ValueError):
        return


# Load after write


@more
@given(assessments)
@example({"format": "1", "changed_around_us": ["x" * 90 + " <<<<<<< and so on"]})
@example({"format": "1", "changed_around_us": ["x" * 90 + " # and so on: " + "x" * 90 + " --- | >"]})
def test_a_round_that_was_written_reads_as_the_same_round(data: dict[str, Any]) -> None:
    path = PurePosixPath("assessments/2026-11.yaml")
    record, findings = validate(ASSESSMENT, path, data)
    assert findings == []
    assert record is not None
    text = dump(record.plain())
    document = read_yaml(path, text.encode())
    assert document.findings == ()
    again, findings = validate(ASSESSMENT, path, document.data)
    assert findings == []
    assert again == record
    assert again is not None
    assert dump(again.plain()) == text


@given(beginnings)
def test_a_beginning_that_was_written_reads_as_the_same_project(data: dict[str, Any]) -> None:
    record: Any
    record, findings = validate(BEGINNING, PurePosixPath("answers"), completed(data, "riverside"))
    assert findings == []
    files = {
        str(file.path): (render(file.template, file.data) if file.data is not None else file.text).encode()
        for file in plan(record.plain())
    }
    loaded = opened(files)
    assert loaded.findings == ()
    project = loaded.project
    assert (project.settings, project.outcomes, project.roles) == (record.coprod, record.outcomes, record.roles)
    assert project.ground_rules is not None
    assert project.ground_rules.agreed == record.ground_rules.agreed
    assert project.ground_rules.look_again == record.ground_rules.look_again
    told = [str(getattr(item, "text", "")) for block in blocks_of(project.rules_text, "en") for item in block.items]
    assert told == [plain_words(rule) for rule in record.ground_rules.rules]


trees = st.dictionaries(
    slugs,
    st.recursive(
        st.one_of(prose, amounts, st.integers(0, 99), st.booleans()),
        lambda below: st.one_of(st.lists(below, max_size=4), st.dictionaries(slugs, below, max_size=4)),
        max_leaves=10,
    ),
    min_size=1,
    max_size=4,
)


@given(trees)
def test_what_dump_writes_reads_as_what_was_meant(data: dict[str, Any]) -> None:
    document = read_yaml(PurePosixPath("x.yaml"), dump(data).encode())
    assert document.findings == ()
    assert document.data == as_read(data)


def as_read(value: Any) -> Any:
    """Return data as the reader gives it: every scalar is text."""
    if isinstance(value, dict):
        return {key: as_read(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_read(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


@given(trees)
def test_every_place_in_a_document_is_where_its_text_is(data: dict[str, Any]) -> None:
    document = read_yaml(PurePosixPath("x.yaml"), dump(data).encode())
    assert document.span_of(()) == Span(1, 1)
    for way, value in every_place(document.data):
        assert stands_at(document, document.span_of(way), value)
        if isinstance(way[-1], str):
            assert stands_at(document, document.span_of(way, at_key=True), way[-1])
        missing = document.span_of((*way, "no such key"))
        assert missing == document.span_of(way, at_key=isinstance(way[-1], str))


def every_place(data: Any, way: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    below = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    found = [((*way, key), value) for key, value in below]
    return found + [deeper for key, value in found for deeper in every_place(value, key)]


def stands_at(document: Document, span: Span, value: Any) -> bool:
    """Say whether the text at a place is that of a value, whichever way it is written."""
    lines = document.text.split("\n")[span.line - 1 :]
    rest = "\n".join([lines[0][span.column - 1 :], *lines[1:]])
    if isinstance(value, dict | list):
        first = next(iter(value), None)
        opening = "[]{}" if first is None else "-" if isinstance(value, list) else str(first)
        return rest.lstrip('"')[:1] in opening if first is None else rest.lstrip('"').startswith(opening)
    if rest.startswith('"'):
        return bool(json.JSONDecoder().raw_decode(rest)[0] == value)
    if rest.startswith(">-"):
        margin = re.match(" *", lines[1])[0]  # type: ignore[index]  # it matches everything
        own = takewhile(lambda line: line.startswith(margin), lines[1:])
        return bool(" ".join(line.removeprefix(margin) for line in own).strip() == value)
    return bool(re.split(r":(?: |$)|$", rest, maxsplit=1, flags=re.MULTILINE)[0] == value)


# On a screen and on a page


@more
@given(st.text())
@example("\x1b[31mred\x9b0m\u202e\u2066\u200e\ud800\r\n\t")
def test_what_is_printable_has_no_control_or_direction_character(text: str) -> None:
    shown = printable(text)
    assert "\n" not in shown
    assert is_safe(shown)
    assert is_safe(text) == (shown == text) or "\t" in text or "\n" in text or not is_seen(text)


COMMONMARK = MarkdownIt("commonmark")
ON_A_GIT_HOST = MarkdownIt("gfm-like", {"linkify": False})


def plain_words(text: str) -> str:
    """Return the words of a text as a page has them: on one line, with nothing that cannot be seen."""
    return printable(" ".join(text.split()))


def shown_by(parser: MarkdownIt, markdown: str) -> str:
    """Return the words that a paragraph of Markdown shows; AssertionError when it shows more than words."""
    page = parser.render(markdown).strip()
    found = re.fullmatch(r"<p>([^<>]*)</p>", page)
    assert found is not None, page
    return html.unescape(found[1])


@more
@given(prose)
@example("<script>alert(1)</script> &lt; &amp;lt; \\* \\\\ `x` ![a](b) <http://x> 1. x")
@example("+ x")
@example("=== x\n---\n- - -\n~~~\n```")
@pytest.mark.parametrize("parser", [COMMONMARK, ON_A_GIT_HOST], ids=["commonmark", "git host"])
def test_people_s_words_are_only_words_in_markdown(parser: MarkdownIt, text: str) -> None:
    assert shown_by(parser, escape(text)) == plain_words(text)


@more
@given(prose)
@example("a | b \\| c \\\\| d |")
def test_people_s_words_stay_in_their_place_on_a_page(text: str) -> None:
    words, cell = escape(text), html.escape(plain_words(text), quote=False).replace('"', "&quot;")
    page = ON_A_GIT_HOST.render(
        f"# {words}\n\n- {words}\n- end\n\n| a | b |\n| --- | --- |\n| {words} | {words} |\n\nend\n"
    )
    parts = re.sub(r"\s*(<[^<>]*>)\s*", r"\1", page)
    rows = f"<tbody><tr><td>{cell}</td><td>{cell}</td></tr></tbody>"
    assert parts.startswith(f"<h1>{cell}</h1><ul><li>{cell}</li><li>end</li></ul><table>")
    assert parts.endswith(f"{rows}</table><p>end</p>")


# Two rounds

known_scores = st.dictionaries(
    st.sampled_from(PRINCIPLES[:6]),
    st.one_of(st.sampled_from(LEVELS).map(lambda level: {"level": level}), st.just({"answer": "dont-know"})),
)
known_rounds = keys({"project": known_scores}, organisation=known_scores)
MIRRORED = {"rose": "fell", "fell": "rose", "new": "gone", "gone": "new"}


def two_rounds(old: object, new: object) -> tuple[Round, Round]:
    """Return two rounds of one project, read from their files."""
    files = {"coprod.yaml": b"format: 1\nproject: Riverside\n"}
    for month, found in (("2026-05", old), ("2026-11", new)):
        files[f"assessments/{month}.yaml"] = json.dumps({"format": 1, "date": f"{month}-01", "scores": found}).encode()
    project: Project = opened(files).project
    first, second = project.rounds
    return first, second


@given(known_rounds, known_rounds)
def test_a_comparison_is_mirrored(old: object, new: object) -> None:
    before, after = two_rounds(old, new)
    there = {(each.about, each.principle): each.kind for each in compare(before, after).changes}
    back = {(each.about, each.principle): each.kind for each in compare(after, before).changes}
    assert back == {place: MIRRORED.get(kind, kind) for place, kind in there.items()}
    assert set(there.values()) <= {*MIRRORED, "same", "not-comparable"}


@given(known_rounds, known_rounds)
def test_a_comparison_says_what_moved_and_which_way(old: dict[str, Any], new: dict[str, Any]) -> None:
    before, after = two_rounds(old, new)
    for change in compare(before, after).changes:
        was, now = (
            LEVELS.index(score.level) if score and score.level else None for score in (change.before, change.after)
        )
        if was is not None and now is not None:
            assert change.kind == ("same" if was == now else "rose" if now > was else "fell")
        elif was is None and now is not None:
            assert change.kind == "new"
        elif was is not None:
            assert change.kind == "gone"
        else:
            assert change.kind in {"same", "not-comparable"}


@given(known_rounds)
def test_a_round_is_the_same_as_itself(scores: object) -> None:
    before, _ = two_rounds(scores, scores)
    assert {change.kind for change in compare(before, before).changes} <= {"same"}


# Personal data


def with_check_digit(nine: str) -> str | None:
    """Return an NHS number for its first nine digits; some have none."""
    total = sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True))
    check = 11 - total % 11
    return None if check == 10 else f"{nine}{check % 11}"


def grouped(number: str, ways: Sequence[tuple[int, ...]], sign: str) -> str:
    """Return a number in groups, as people write it: in the first of some ways that fits its length."""
    parts = []
    for length in next((way for way in ways if sum(way) == len(number)), ()):
        parts.append(number[:length])
        number = number[length:]
    return sign.join([*parts, number]).removesuffix(sign)


def numbers_in(ways: Sequence[tuple[int, ...]], *begin: str, end: int, signs: str = " -") -> st.SearchStrategy[str]:
    """Numbers that begin in one of some ways and end in so many digits, in groups or not."""
    whole = st.builds("{}{}".format, st.sampled_from(begin), st.text("0123456789", min_size=end, max_size=end))
    return st.builds(grouped, whole, st.permutations(ways), st.sampled_from(["", *signs]))


emails = st.from_regex(r"[a-z]{1,8}([.+_-][a-z0-9]{1,8}){0,2}@[a-z]{2,8}(\.[a-z]{2,6}){1,3}", fullmatch=True).filter(
    lambda address: not re.search(r"[@.]example\.(?:org|com|net)$", address)
)
mobiles = numbers_in([(5, 6), (5, 3, 3), (3, 4, 4)], "071", "074", "075", "078", "079", end=8)
landlines = numbers_in([(4, 3, 4), (4, 7)], "01172", "01219", "01315", "01516", end=6)
phones = st.one_of(
    mobiles,
    landlines,
    st.builds(lambda code, number: code + number[1:], st.sampled_from(["+44 ", "+44", "0044 "]), mobiles),
    landlines.map(lambda number: f"({number[:4]}) {number[4:].strip(' -')}"),
)
postcodes = st.from_regex(
    r"[ABDEGHKLMNOPRSTUWY]{1,2}([1-9][0-9]?|1A|2B) [0-9][ABDEFGHJLNPQRSTUWXYZ]{2}", fullmatch=True
)
nhs_numbers = st.builds(
    grouped,
    st.from_regex("[1-9][0-9]{8}", fullmatch=True).map(with_check_digit).filter(bool).map(str),
    st.just([(3, 3, 4)]),
    st.sampled_from(["", " ", "-"]),
)
insurance = st.builds(
    "{}{}{}".format,
    st.sampled_from(["AB", "CE", "JK", "LM", "NR", "ZY"]),
    numbers_in([(2, 2, 2)], "12", "90", end=4, signs=" "),
    st.sampled_from(["A", " B", "C", " D"]),
)
PERSONAL: dict[str, st.SearchStrategy[str]] = {
    "email": emails,
    "phone": phones,
    "postcode": st.one_of(postcodes, postcodes.map(str.lower)),
    "nhs-number": nhs_numbers,
    "national-insurance": st.one_of(insurance, insurance.map(str.lower)),
}
before_it = st.sampled_from(
    ["", "Ring ", "her number is ", "said: ", "(", '"', "\n", "On 3 March we met. ", "2026-11-18: ", "room 5 ", "wŷn "]
)
after_it = st.sampled_from(["", ".", ", please", ")", '"', "\n", " after 6", "; then", " - 5 people", " 2 people"])


@more
@given(st.data(), before_it, after_it)
@pytest.mark.parametrize("kind", PERSONAL)
def test_personal_data_are_found_where_they_stand(kind: str, data: st.DataObject, before: str, after: str) -> None:
    found = data.draw(PERSONAL[kind])
    starts = {trace.start for trace in traces(before + found + after) if trace.kind == kind}
    assert starts & {len(before), len(before.removesuffix("("))}  # the bracket may be the number's own


months = st.sampled_from(["January", "March", "May", "October"])
harmless = st.one_of(
    whens,
    st.builds("{} to {}".format, days, days),
    st.builds("{} {} {}".format, st.integers(1, 31), months, st.integers(1990, 2030)),
    st.times().map(lambda clock: f"{clock:%H:%M}"),
    st.builds("{} of {}".format, st.integers(0, 15), st.integers(1, 99)),
    st.builds("{}.{}.{}".format, st.integers(0, 30), st.integers(0, 30), st.integers(0, 30)),
    st.integers(0, 9_999_999).map("£{:,}".format),
    st.integers(0, 100).map("{}%".format),
    st.integers(0, 999_999).map(str),
    st.from_regex("[1-9][0-9]{9}", fullmatch=True).filter(lambda number: with_check_digit(number[:9]) != number),
    st.integers(1, 40).map("room {}b".format),
    st.integers(1, 90).map("bus {} at half past six".format),
    st.from_regex(r"[a-z]{3,9}(-[a-z0-9]{2,6}){0,3}", fullmatch=True),
    st.from_regex(r"[0-9a-f]{6}[a-f][0-9a-f]{5}", fullmatch=True).map("wording: {}".format),
    st.sampled_from(["07700 900123", "01632 960 555", "somebody@example.org", "@members", "5 @ 6"]),
    st.lists(
        st.sampled_from(
            ["we", "met", "at", "the", "hall", "and", "talked", "about", "buses", "with", "seven", "people"]
        ),
        max_size=9,
    ).map(" ".join),
)


@more
@given(st.lists(harmless, min_size=1, max_size=6), st.sampled_from([" ", ", ", ". ", "\n", "\n- ", ": "]))
def test_nothing_personal_is_found_in_dates_scores_ids_and_sentences(parts: list[str], between: str) -> None:
    assert list(traces(between.join(parts))) == []


def test_the_examples_hold_no_error() -> None:
    loaded = opened(FILES)
    found = [*loaded.findings, *rules.run(loaded.project, DAY)]
    assert [finding for finding in found if finding.severity is Severity.ERROR] == []
