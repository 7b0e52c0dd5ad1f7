"""What moved between two rounds, as text, Markdown and JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from markdown_it import MarkdownIt

from coprod_cli.analysis.difference import difference
from coprod_cli.render import changes
from coprod_cli.render.output_schemas import OUTPUT_SCHEMAS
from helpers import TOP
from unit.making import EXAMPLE, SETTINGS, heard, project, scores

if TYPE_CHECKING:
    from coprod_cli.project import Project

ALL = {"members": 5, "carers": 4, "staff": 3}


def text(found: Project, old: int = 0, new: int = 1) -> str:
    return changes.text(found, difference(found, found.rounds[old], found.rounds[new]))


def as_json(found: Project) -> Any:
    said = json.loads(changes.json(found, difference(found, *found.rounds)))
    committed = json.loads((TOP / "schemas" / "diff-output.json").read_text(encoding="utf-8"))
    jsonschema.validate(said, committed)
    jsonschema.validate(said, OUTPUT_SCHEMAS["diff-output"])
    return said


def test_what_moved_is_told_with_who_was_there_and_what_changed_around() -> None:
    was = scores(assets="basic") + "counts: {members: 5}\n"
    now = (
        scores(assets="excellent") + "counts: {members: 4}\ncame_last_time: 3\nchanged_around_us: [The hall closed.]\n"
    )
    assert text(project(was, now)) == (
        "Maple House: what moved from May 2024 to November 2024\n\n"
        "About our project:\nAssets rose from Basic to Excellent.\n\n"
        "Who took part:\nMay 2024: 5 people who live here.\nNovember 2024: 4 people who live here.\n"
        "3 people came both times.\n\nWhat changed around us:\nThe hall closed."
    )


def test_what_groups_said_apart_and_new_examples_come_last() -> None:
    was = scores(assets="basic") + heard(ALL, members={"assets": "basic"}, staff={"assets": "excellent"})
    now = scores(assets="basic").replace("Kofi ran", "Ann *ran*") + heard(
        ALL, members={"assets": "basic excellent"}, staff={"assets": "excellent"}
    )
    assert text(project(was, now)).split("\n\n")[3:] == [
        "What groups said apart, about our project:\nAssets: closer than before. Then two steps apart, now not apart.\n"
        "people who live here: Basic then, Basic to Excellent now.\nstaff: Excellent, as before.",
        "New examples, about our project:\nAssets: On 2 October Ann *ran* the evening with two of us.",
    ]


def test_a_group_that_is_hidden_is_named_and_what_it_said_is_nowhere() -> None:
    said = {group: {"assets": level} for group, level in {"members": "basic", "carers": "making-progress"}.items()}
    now = scores(assets="basic") + heard({"members": 4, "carers": 2}, **said)
    found = project(scores(assets="basic"), now)
    difference_ = difference(found, *found.rounds)
    for said_ in (changes.text(found, difference_), changes.markdown(found, difference_)):
        assert "there are too few of them: family carers." in said_
        assert "no smaller group can be worked out: people who live here." in said_
        assert "Making progress" not in said_
    assert "making-progress" not in changes.json(found, difference_)
    assert as_json(found)["not_shown"] == {"from": [], "to": ["carers", "members"]}
    assert as_json(found)["heard"] == []


def test_over_several_rounds_each_says_what_changed_around_its_time() -> None:
    rounds = [scores(assets="basic") + f"changed_around_us: [{what}]\n" for what in ("Rain.", "The hall closed.", "")]
    last = scores(assets="basic") + "changed_around_us: [A new bus., No bus.]\n"
    found = project(*rounds[:2], scores(assets="basic"), last)
    told = "November 2024: The hall closed.\nNovember 2025: A new bus.\nNovember 2025: No bus."
    assert f"\n\nWhat changed around us:\n{told}" in text(found, 0, 3)
    assert "around us" not in text(found, 1, 2)


def test_what_nobody_knows_leaves_no_empty_line() -> None:
    assert text(project(scores(assets="basic"), scores(assets="basic"))).endswith(
        "Who took part:\nMay 2024: nobody wrote down who took part.\nNovember 2024: nobody wrote down who took part."
    )


def test_rounds_without_scores_say_so() -> None:
    empty = "format: 1\ndate: MONTH-14\n"
    assert text(project(empty, empty)).split("\n\n")[1] == "Neither round has a score to compare."


def test_a_warning_about_the_words_comes_before_the_changes() -> None:
    old, new = (scores(assets="basic") + f"wording: {wording}\n" for wording in ("3f9c01d2a4b7", "a9aecc9bc02f"))
    _title, remark, about, *_rest = text(project(old, new)).split("\n\n")
    assert remark.startswith("The wording of the framework changed")
    assert about.startswith("About our project:")


def test_an_earlier_version_of_the_folder_is_named_in_the_title() -> None:
    found = project(scores(assets="basic"))
    same = difference(found, found.rounds[0], found.rounds[0], revision="v1")
    title = changes.text(found, same).split("\n")[0]
    assert title == "Maple House: what moved from May 2024, as it was in v1, to May 2024"
    assert json.loads(changes.json(found, same))["revision"] == "v1"


def test_the_page_says_what_the_text_says() -> None:
    was = scores(assets="basic") + heard(ALL, members={"assets": "basic"}, staff={"assets": "excellent"})
    now = scores(capacity="basic").replace("Kofi", "Ann") + heard(ALL, staff={"assets": "excellent"})
    found = project(was, now)
    both = difference(found, *found.rounds)
    assert changes.markdown(found, both) == (
        "# Maple House: what moved from May 2024 to November 2024\n\n"
        "## About our project\n\n"
        "- Assets has no level now: Not answered. Before: Basic.\n"
        "- Capacity has a level now: Basic. Before: Not answered.\n\n"
        "## Who took part\n\n"
        "- May 2024: nobody wrote down who took part.\n- November 2024: nobody wrote down who took part.\n\n"
        "## What groups said apart, about our project\n\n"
        "Assets can't be compared&#58; fewer than two groups are shown both times.\n\n".replace("&#58;", ":")
        + "- people who live here: Basic then.\n- staff: Excellent, as before.\n\n"
        "## New examples, about our project\n\n"
        "- Capacity: On 2 October Ann ran the evening with two of us.\n"
    )
    plain = changes.markdown(found, both).translate(str.maketrans("", "", "#-")).split()
    assert plain == changes.text(found, both).replace(":\n", "\n").replace("-", "").split()


HOSTILE = (
    "<script>alert(1)</script>",
    "[x](http://x.y) | $a$ # b",
    "\U0001f600 \u05d0\u05d1",
    "x" * 10_000,
    "{{ 7 * 7 }}",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_peoples_words_stay_words(words: str) -> None:
    quoted = EXAMPLE.strip('"')
    now = scores(assets="basic").replace(quoted, words) + f'changed_around_us: ["{words}"]\n'
    found = project(scores(assets="basic"), now, settings=SETTINGS.replace("Maple House", f'"{words}"'))
    both = difference(found, *found.rounds)
    assert changes.text(found, both).count(words) == 3
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(changes.markdown(found, both))
    kinds = {each.type for token in tokens for each in (token, *(token.children or ()))}
    assert kinds <= {
        "heading_open", "heading_close", "inline", "text", "text_special", "bullet_list_open", "bullet_list_close",
        "list_item_open", "list_item_close", "paragraph_open", "paragraph_close",
    }  # fmt: skip
    shown = ["".join(each.content for each in token.children or ()) for token in tokens]
    assert sum(words in each for each in shown) == 3
    assert json.loads(changes.json(found, both))["changes"][0]["new_examples"][0]["said"] == words


def test_an_example_of_several_lines_is_one_line_of_text() -> None:
    now = scores(assets="basic").replace(EXAMPLE, '"We met.\\n\\nThen  we sang."')
    assert text(project(scores(assets="basic"), now)).endswith("\nAssets: We met. Then we sang.")


def test_an_example_that_serves_twice_is_told_once() -> None:
    now = scores(assets="basic") + "    capacity: {level: basic, examples: [{same_as: assets}, {said: We met.}]}\n"
    found = project(scores(mutuality="basic").replace("Kofi", "Ann"), now)
    assert text(found).split("\n\n")[-1].splitlines()[1:] == [
        "Assets: On 2 October Kofi ran the evening with two of us.",
        "Capacity: the same example as for Assets.",
        "Capacity: We met.",
    ]
    assert as_json(found)["changes"][1]["new_examples"] == [
        {"said": "On 2 October Kofi ran the evening with two of us.", "same_as": "assets"},
        {"said": "We met.", "same_as": None},
    ]


def test_json_of_changes_fits_its_schema_and_has_every_change() -> None:
    said = as_json(project(
        scores(assets="basic", capacity="excellent", mutuality="basic", networks="basic", shared_roles="dont-know"),
        scores(assets="excellent", capacity="basic", mutuality="basic", shared_roles="no-agreement", catalysts="basic"),
    ))  # fmt: skip
    assert (said["from"], said["to"], said["wording_changed"], said["revision"]) == ("2024-05", "2024-11", False, None)
    assert [tuple(each[key] for key in ("principle", "from", "to", "change", "why")) for each in said["changes"]] == [
        ("assets", "basic", "excellent", "rose", None),
        ("capacity", "excellent", "basic", "fell", None),
        ("mutuality", "basic", "basic", "same", None),
        ("networks", "basic", None, "gone", None),
        ("shared-roles", None, None, "not-comparable", "answers"),
        ("catalysts", None, "basic", "new", None),
    ]
    assert {(each["about"], each["group"]) for each in said["changes"]} == {("project", None)}


def test_json_has_people_what_changed_around_and_what_groups_said_apart() -> None:
    was = scores(assets="basic") + heard(ALL, members={"assets": "basic"}, staff={"assets": "excellent"})
    now = scores(assets="basic") + "counts: {members: 5}\ncame_last_time: 4\nchanged_around_us: [Rain.]\n" + heard(
        ALL, members={"assets": "basic excellent"}, staff={"assets": "excellent"})  # fmt: skip
    said = as_json(project(was, now))
    assert said["people"] == {"from": {}, "to": {"members": 5}, "came_both_times": 4}
    assert said["changed_around_us"] == [{"month": "2024-11", "what": "Rain."}]
    assert said["heard"] == [{
        "about": "project", "principle": "assets",
        "groups": {"from": {"members": ["basic", "basic"], "staff": ["excellent", "excellent"]},
                   "to": {"members": ["basic", "excellent"], "staff": ["excellent", "excellent"]}},
        "steps_apart": {"from": 2, "to": 0},
        "change": "closer",
    }]  # fmt: skip
