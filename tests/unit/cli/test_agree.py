"""All agree together after each group answered apart: what is read out, what is hidden, what is written."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from coprod_cli.cli import agreeing
from coprod_cli.yamltext.parse import read_yaml
from coprod_cli.yamltext.scalars import dump
from helpers import snapshot, tree
from unit.making import SETTINGS, coprod, scores

if TYPE_CHECKING:
    from collections.abc import Sequence

MONTH = "assessments/2026-11.yaml"
BEGIN = ("", "5", "3", "3", "")
"""The day, how many are here of three groups, and nothing that changed."""
TALKED = ("", "")
"""All begin together, in the usual order."""
REAL = "On 3 March two members ran the stall at the market."
NOBODY = "On 9 May nobody asked any of us carers what we can do."
CHOSE = "On 4 November the staff chose all the songs for the party."


def said(level: str, example: str = "", people: int = 1, **more: str) -> dict[str, Any]:
    """Return one answer about assets."""
    score = {"level": level, **({"examples": [{"said": example}]} if example else {}), **more}
    return {"people": people, "scores": {"project": {"assets": score}}}


MEMBERS = (said("basic", REAL, 2, helps="The keys."), said("excellent", people=2))
CARERS = (said("not-there-yet", NOBODY, 3, in_the_way="The stairs."),)
STAFF = (said("excellent", CHOSE, 3),)


def answer(root: Path, *, shared: bool = False, month: str = "2026-11", **groups: Sequence[dict[str, Any]]) -> None:
    """Write what groups answered apart."""
    for group, answers in groups.items():
        path = root / ("" if shared else ".coprod") / "assessments" / month / f"{group}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dump({"format": 1, "framework": "nef-six", "answers": list(answers)}), encoding="utf-8")


@pytest.fixture
def maple(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project whose three groups answered apart, and a person at the terminal."""
    monkeypatch.setattr(agreeing, "can_ask", lambda: True)
    root = tree(tmp_path / "maple", {"coprod.yaml": SETTINGS, "assessments/.keep": ""})
    answer(root, members=MEMBERS, carers=CARERS, staff=STAFF)
    return root


def sat(project: Path, *lines: str, arguments: Sequence[str] = ()) -> Any:
    return coprod("agree", *arguments, cwd=project, stdin="".join(f"{line}\n" for line in lines))


def spoken(done: Any) -> str:
    return " ".join(done.stderr.split())


def written(project: Path) -> Any:
    document = read_yaml(PurePosixPath(MONTH), (project / MONTH).read_bytes())
    assert document.findings == ()
    return document.data


def test_everything_is_read_out_and_what_is_agreed_is_written(maple: Path) -> None:
    before = snapshot(maple)
    done = sat(maple, *BEGIN, *TALKED, "making", "1", "carers", "", "Both.", "", "", *["s"] * 5)
    assert done.exit_code == 0, done.stderr
    assert done.stderr.splitlines()[-1] == "Next: coprod chart"
    told = spoken(done)
    for line in (
        "The round of November 2026, about our project: agree together, after each group answered apart. "
        "people who live here: 4 people answered. family carers: 3 people answered. staff: 3 people answered.",
        f'people who live here: Basic to Excellent. 4 people answered. "{REAL}" '
        f'family carers: Not there yet. 3 people answered. "{NOBODY}" staff: Excellent. 3 people answered. "{CHOSE}" '
        "These groups are three steps apart. Talk about what is behind that before you choose.",
        'people who live here: "The keys." What helps?',
        'family carers: "The stairs." What is in the way?',
        "These groups are three steps apart.",
    ):
        assert line in told
    assert written(maple) == {
        "format": "1", "framework": "nef-six", "wording": written(maple)["wording"], "date": "2026-11-21",
        "how": "apart-then-together", "counts": {"members": "5", "carers": "3", "staff": "3"},
        "scores": {"project": {"assets": {
            "level": "making-progress",
            "examples": [{"said": REAL, "told_by": "members", "also_seen_by": ["carers"]}], "helps": "Both.",
        }}},
        "heard": {
            "members": {"answers": "4", "project": {"assets": ["basic", "excellent"]}},
            "carers": {"answers": "3", "project": {"assets": ["not-there-yet", "not-there-yet"]}},
            "staff": {"answers": "3", "project": {"assets": ["excellent", "excellent"]}},
        },
    }  # fmt: skip
    after = snapshot(maple)
    apart = [path for path in before if path.startswith(".coprod/assessments/") and path.endswith(".yaml")]
    assert len(apart) == 3
    assert {path: after[path] for path in apart} == {path: before[path] for path in apart}
    assert list((maple / ".coprod" / "drafts").iterdir()) == []
    assert coprod("check", "--fail-on", "warning", cwd=maple).exit_code == 0


def test_shared_answers_are_read_from_the_folder(maple: Path) -> None:
    tree(maple, {"coprod.yaml": SETTINGS + "views: shared\n"})
    answer(maple, shared=True, members=[said("basic", REAL, 4)], staff=[said("basic", CHOSE, 3)])
    done = sat(maple, "now", *BEGIN, *TALKED, "q")
    assert "family carers: nobody has answered yet." in done.stderr
    assert "These groups are not apart." in done.stderr
    assert "Talk about what is behind that" not in done.stderr


def test_those_who_are_not_paid_are_read_first_and_another_order_may_be_chosen(maple: Path) -> None:
    paid_first = SETTINGS.replace("  - id: members", "  - id: staff\n    name: staff\n    paid: true\n  - id: members")
    tree(maple, {"coprod.yaml": paid_first.rpartition("  - id: staff")[0]})
    lines = ("", "3", "5", "3", "", "")
    whole = sat(maple, *lines, "", "q").stderr
    places = [whole.index(f"{name}: {level}") for name, level in
              (("people who live here", "Basic"), ("family carers", "Not"), ("staff", "Exc"))]  # fmt: skip
    assert places == sorted(places)
    whole = sat(maple, "b", "3 2", "q").stderr
    places = [whole.rindex(f"{name}: {level}") for name, level in
              (("staff", "Exc"), ("family carers", "Not"), ("people who live here", "Basic"))]  # fmt: skip
    assert places == sorted(places)


def test_those_who_meet_first_can_stop_and_go_on_together(maple: Path) -> None:
    done = sat(maple, *BEGIN, "2 1", "q")
    assert "nothing that you say is written down." in spoken(done)
    assert REAL not in done.stderr
    assert done.stderr.splitlines()[-1] == "Saved. To go on, type: coprod agree 2026-11"
    done = sat(maple, "", "1", "", "we do not", *["s"] * 5)
    assert "Type 1 when all are here, or q to stop." in done.stderr
    assert done.exit_code == 0, done.stderr
    assert written(maple)["met_first"] == ["members", "carers"]


def test_where_nobody_is_paid_nobody_meets_first(maple: Path) -> None:
    tree(maple, {"coprod.yaml": SETTINGS.replace("    paid: true\n", "")})
    assert "Who talks first" not in sat(maple, *BEGIN, "q").stderr


# Groups that are hidden


@pytest.fixture
def small(maple: Path) -> Path:
    """Return the project with only two carers."""
    answer(maple, carers=[said("not-there-yet", NOBODY, 2, in_the_way="The stairs.")])
    return maple


def test_a_small_group_and_the_one_that_gives_it_away_are_not_read_out(small: Path) -> None:
    done = sat(small, *BEGIN, "", "", "making", "1", "", "", "", "", *["s"] * 5)
    assert done.exit_code == 0, done.stderr
    told = spoken(done)
    assert "family carers: 2 people answered. With so few, anyone could tell who said what." in told
    assert (
        "Not shown, because there are too few of them: family carers. Not shown, so that no smaller group can be worked "
        "out: staff. They answered too, and can speak for themselves here, if they want."
    ) in told
    for words in (NOBODY, CHOSE, "The stairs.", "family carers: Not", "staff: Exc", "steps apart", "In which order"):
        assert words not in told
    assert written(small)["heard"] == {"members": {"answers": "4", "project": {"assets": ["basic", "excellent"]}}}


def test_a_small_group_is_read_out_if_every_one_of_them_agrees(small: Path) -> None:
    done = sat(small, *BEGIN, "yes", *TALKED, "making", "2", "", "", "", "", *["s"] * 5)
    assert done.exit_code == 0, done.stderr
    assert "family carers: Not there yet. 2 people answered." in done.stderr
    heard = written(small)["heard"]
    assert list(heard) == ["members", "carers", "staff"]
    assert heard["carers"]["agreed_to_be_shown"] == "2026-11-21"
    assert written(small)["scores"]["project"]["assets"]["examples"] == [{"said": NOBODY, "told_by": "carers"}]
    assert coprod("check", cwd=small).exit_code == 0


def test_what_a_hidden_group_answered_changes_no_output_and_no_file(tmp_path: Path, maple: Path) -> None:
    del maple
    others = (
        said("excellent", "=cmd()", 2),
        {"people": 2, "scores": {"project": {"networks": {"answer": "not-for-us", "why": "Ours."}}}},
    )
    found = []
    for name, carers in enumerate([said("not-there-yet", NOBODY, 2), *others]):
        root = tree(tmp_path / str(name) / "x", {"coprod.yaml": SETTINGS, "assessments/.keep": ""})
        answer(root, members=MEMBERS, carers=[carers], staff=[[*STAFF, said("basic", people=3)][name % 2]])
        done = sat(root, *BEGIN, "", "", "making", "1", "", "", "", "", *["no agreement", "", "", ""] * 5)
        assert done.exit_code == 0, done.stderr
        report = coprod("diff", cwd=root)
        found.append((done.stdout, done.stderr, (root / MONTH).read_bytes(), report.stdout, report.stderr))
    assert found[0] == found[1] == found[2]


LEVELS = ("not-there-yet", "basic", "making-progress", "excellent")
one_answer = st.builds(
    lambda level, text, answer: {"scores": {"project": {
        "assets": {"level": level, "examples": [{"said": text}], "helps": text, "in_the_way": text},
        "networks": {"answer": answer, "why": text},
    }}},
    st.sampled_from(LEVELS), st.sampled_from(["On 3 March we ran it all.", "=x", "Ring 020 7946 0958."]),
    st.sampled_from(["dont-know", "not-for-us", "no-agreement"]),
)  # fmt: skip
numbers = st.fixed_dictionaries({group: st.integers(1, 5) for group in ("members", "carers", "staff")})
lines = st.lists(st.sampled_from(["", "1", "2", "3", "s", "no agreement", "We sang on 3 May, all of us."]), max_size=30)


@settings(max_examples=20, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(numbers, numbers, lines, st.data())
def test_whatever_a_hidden_group_answered_no_output_and_no_file_tells(
    people: dict[str, int], counts: dict[str, int], typed: list[str], data: st.DataObject
) -> None:
    small = {group for group in people if min(people[group], counts[group]) < 3}
    found = set()
    same = {
        group: data.draw(st.lists(one_answer, min_size=number, max_size=number)) for group, number in people.items()
    }
    other = {
        group: data.draw(st.lists(one_answer, min_size=number, max_size=number)) for group, number in people.items()
    }
    begin = [
        "",
        *(str(counts[group]) for group in ("members", "carers", "staff")),
        "",
        *["hidden"] * len(small),
        "",
        "",
        *typed,
        *["", "s", "2", "s"] * 30,
    ]
    for given_answers in (same, {**same, **{group: other[group] for group in small}}):
        with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
            patch.setattr(agreeing, "can_ask", lambda: True)
            root = tree(Path(place) / "maple", {"coprod.yaml": SETTINGS, "assessments/.keep": ""})
            answer(root, **given_answers)
            done = sat(root, *begin)
            file = (root / MONTH).read_bytes() if (root / MONTH).exists() else b""
            compared = [coprod(*command, cwd=root).stdout for command in (("report",), ("status",), ("check",))]
            found.add((done.exit_code, done.stdout, done.stderr, file, *compared))
            assert done.exit_code == 0
    assert len(found) == 1


def test_people_who_were_not_counted_are_shown_by_how_many_answered(maple: Path) -> None:
    done = sat(maple, "", "s", "s", "s", "", *TALKED, "we do not", *["s"] * 5)
    assert done.exit_code == 0, done.stderr
    assert "counts" not in written(maple)
    assert list(written(maple)["heard"]) == ["members", "carers", "staff"]


# Half a round


def test_a_group_that_has_not_answered_is_named_and_can_be_waited_for(maple: Path) -> None:
    (maple / ".coprod/assessments/2026-11/carers.yaml").unlink()
    before = snapshot(maple)
    done = sat(maple, "", "wait")
    assert done.exit_code == 0
    assert "family carers: nobody has answered yet." in done.stderr
    assert done.stderr.splitlines()[-1] == "Next: coprod form 2026-11 --group carers"
    assert snapshot(maple) == before


def test_all_can_agree_without_those_who_have_not_answered(maple: Path) -> None:
    (maple / ".coprod/assessments/2026-11/carers.yaml").unlink()
    done = sat(maple, "now", *BEGIN, *TALKED, "q")
    assert "In which order" in done.stderr
    done = sat(maple, "no agreement", "M.", "", "C.", "", "", *["s"] * 5)
    assert "Agree now, or wait" not in done.stderr
    assert done.exit_code == 0, done.stderr
    assert written(maple)["heard"]["carers"] == {"answers": "0"}


def test_where_they_do_not_agree_each_group_says_what_is_written(maple: Path) -> None:
    done = sat(maple, *BEGIN, *TALKED, "no agreement", "We lead.", "", "", "Ask ann@maple.org.", "", "keep", *["s"] * 5)
    assert done.exit_code == 0, done.stderr
    assert "This looks like an e-mail address." in done.stderr
    assert written(maple)["scores"]["project"]["assets"] == {
        "answer": "no-agreement", "says": {"members": "We lead.", "staff": "Ask ann@maple.org."},
    }  # fmt: skip
    again = sat(maple, "", *TALKED, "again", "no agreement", "q")
    assert "Your answer now: We lead. Press Enter to keep it." in spoken(again)


def test_an_example_with_personal_data_is_asked_about_before_it_is_shared(maple: Path) -> None:
    answer(maple, members=[said("basic", "On 3 May Ann of ann@maple.org led the two of us.", 4)])
    done = sat(maple, *BEGIN, *TALKED, "basic", "1", "q")
    assert "This looks like an e-mail address." in done.stderr


# Which round


def test_without_answers_it_is_said_how_to_get_them(tmp_path: Path, maple: Path) -> None:
    del maple
    empty = tree(tmp_path / "empty", {"coprod.yaml": SETTINGS, "assessments/.keep": ""})
    for arguments, named in ((), ""), (("2026-10",), " 2026-10"):
        done = sat(empty, arguments=arguments)
        assert done.exit_code == 3
        assert f"coprod form{named} --group GROUP, and take them back: coprod collect FILE...\n" in done.stderr
        assert f"coprod assess{named} --group GROUP Or" in done.stderr
    done = sat(empty, arguments=["--about", "organisation"])
    assert "--group GROUP --about organisation" in done.stderr


def test_answers_about_the_project_are_none_about_the_organisation(maple: Path) -> None:
    done = sat(maple, arguments=["2026-11", "--about", "organisation"])
    assert done.exit_code == 3
    assert "Nobody has answered apart in November 2026 about the organisation round it yet." in done.stderr


def test_the_latest_month_with_answers_is_taken_or_the_one_that_was_begun(maple: Path) -> None:
    answer(maple, month="2026-09", members=MEMBERS, carers=CARERS, staff=STAFF)
    assert sat(maple, "q").stderr.startswith("The round of November 2026")
    sat(maple, "2026-09-14", "q", arguments=["2026-09"])
    assert sat(maple, "q").stderr.startswith("The round of September 2026")


def test_a_month_that_is_there_is_shown_and_kept_and_what_was_heard_is_added(maple: Path) -> None:
    own = scores(assets="basic").replace("MONTH", "2026-11").replace(
        "scores:", "how: together\ncounts: {members: 5, carers: 3, staff: 3}  # we counted\nscores:")  # fmt: skip
    tree(maple, {MONTH: own})
    done = sat(maple, "", *TALKED, "", *["s"] * 5)
    assert done.exit_code == 0, done.stderr
    assert "This month's file says: Basic." in done.stderr
    after = (maple / MONTH).read_text(encoding="utf-8")
    assert "# we counted" in after
    assert "how: apart-then-together" in after
    assert written(maple)["scores"]["project"]["assets"]["level"] == "basic"
    assert list(written(maple)["heard"]) == ["members", "carers", "staff"]


def test_a_dry_run_asks_and_writes_nothing(maple: Path) -> None:
    before = snapshot(maple)
    done = sat(maple, *BEGIN, *TALKED, "we do not", *["s"] * 5, arguments=["--dry-run"])
    assert done.exit_code == 0
    assert f"Would write {Path(MONTH)}" in done.stderr
    assert snapshot(maple) == before


# Answers that cannot be read


def test_a_group_that_is_gone_from_the_settings_is_told(maple: Path) -> None:
    tree(maple, {"coprod.yaml": SETTINGS.replace("  - id: carers\n    name: family carers\n", "")})
    done = sat(maple)
    assert done.exit_code == 3
    assert 'coprod.yaml has no group "carers".' in done.stderr
    assert NOBODY not in done.stderr


OWN = (
    "format: 1\nid: ours\nprinciples: [{id: assets}, {id: capacity}, {id: networks}]\nlevels: [{id: low}, {id: high}]\n"
)
REWORDED = "format: 1\nid: ours\nbased_on: nef-six\nprinciples: [{id: assets, name: {en: What we bring}}]\n"


def test_answers_on_a_framework_with_other_levels_are_refused(maple: Path) -> None:
    tree(maple, {"coprod.yaml": SETTINGS + "framework: ours\n", "framework.yaml": OWN})
    done = sat(maple)
    assert done.exit_code == 3
    assert 'has answers on the framework "nef-six", and the project uses "ours" now.' in done.stderr


def test_answers_on_the_same_levels_in_other_words_are_read(maple: Path) -> None:
    tree(maple, {"coprod.yaml": SETTINGS + "framework: ours\n", "framework.yaml": REWORDED})
    done = sat(maple, *BEGIN, *TALKED, "q")
    assert "1 of 6. What we bring." in done.stderr
    assert "These groups are three steps apart." in done.stderr


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("format: 1\nanswers: [\n", "yaml"),
        ('format: 1\nanswers: [{scores: {project: {assets: {level: basic, examples: [{said: "SECRET \\u202e"}]}}}}]\n', "could not be seen"),
        ("format: 1\nanswers: [{scores: {project: {assets: {level: SECRET}}}}]\n", "cannot be an id"),
        ("format: 1\nanswers: [{scores: {project: {assets: {level: unheard-of, helps: SECRET}}}}]\n", "no level"),
        ("format: 1\nframework: nef-sixx\nanswers: []\n", "no framework"),
    ],
)  # fmt: skip
def test_answers_with_errors_stop_and_show_no_line_of_them(text: str, why: str, maple: Path) -> None:
    (maple / ".coprod/assessments/2026-11/carers.yaml").write_text(text, encoding="utf-8")
    done = sat(maple)
    assert done.exit_code == 3
    assert ".coprod/assessments/2026-11/carers.yaml:" in done.stderr
    assert why in done.stderr.casefold().replace("not a level", "no level")
    assert "SECRET" not in done.stderr.replace('"SECRET"', "")


@pytest.mark.parametrize("hostile", [
    "=HYPERLINK('x') was what two of us said on 3 May", "=capacities", "<b>On 3 May</b> {{ x }} $x$ | we sang `all` night",
    "On 3 May\nwe sang\n\nall night", "مرحبا on 3 May we all sang", "\U0001f600 on 3 May we all sang", "x" * 10_000, "7",
])  # fmt: skip
def test_hostile_examples_change_nothing_but_the_text(hostile: str, maple: Path) -> None:
    answer(maple, members=[said("basic", hostile, 4)])
    done = sat(maple, *BEGIN, *TALKED, "basic", "1", "keep", "", "", "", "", *["s"] * 5)
    if done.exit_code != 0 or "scores" not in (maple / MONTH).read_text(encoding="utf-8"):
        done = sat(maple, "", "", "", *["s"] * 9)
    assert done.exit_code == 0, done.stderr
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", done.stderr)
    assert written(maple)["scores"]["project"]["assets"]["examples"][0] == {"said": hostile, "told_by": "members"}


# From a file


ANSWERS = """\
date: 2026-11-18
counts: {members: 5, carers: 3, staff: 3}
met_first: [members]
scores:
  project:
    assets: {answer: no-agreement, says: {members: We lead.}}
"""


def taken(project: Path, text: str, *arguments: str) -> Any:
    return coprod("agree", *arguments, "--answers", "-", cwd=project, stdin=text)


def test_what_was_agreed_comes_from_a_file_and_what_was_heard_is_added(maple: Path) -> None:
    done = taken(maple, ANSWERS)
    assert done.exit_code == 0, done.stderr
    assert done.stderr.splitlines()[-2:] == [f"Wrote {Path(MONTH)}", "Next: coprod chart"]
    assert written(maple)["how"] == "apart-then-together"
    assert written(maple)["met_first"] == ["members"]
    assert list(written(maple)["heard"]) == ["members", "carers", "staff"]
    before = snapshot(maple)
    assert "says all of that already" in taken(maple, ANSWERS).stderr
    assert snapshot(maple) == before


def test_heard_in_a_file_of_answers_counts_only_for_who_agreed(small: Path) -> None:
    entry = "heard: {carers: {answers: 9, agreed_to_be_shown: 2026-11-18, project: {assets: [basic, basic]}}}\n"
    assert taken(small, ANSWERS + entry).exit_code == 0
    assert written(small)["heard"]["carers"] == {
        "answers": "2", "agreed_to_be_shown": "2026-11-18", "project": {"assets": ["not-there-yet", "not-there-yet"]},
    }  # fmt: skip


def test_a_group_that_does_not_exist_is_an_error_in_the_answers(maple: Path) -> None:
    for text in (
        ANSWERS.replace("met_first: [members]", "met_first: [membrs]"),
        ANSWERS.replace("{members: We", "{membrs: We"),
    ):
        done = taken(maple, text)
        assert done.exit_code == 3
        assert 'coprod.yaml has no group "membrs".' in done.stderr
    assert not (maple / MONTH).exists()


def test_a_dry_run_shows_the_file(maple: Path) -> None:
    done = taken(maple, ANSWERS, "--dry-run")
    assert "apart-then-together" in done.stdout
    assert not (maple / MONTH).exists()


def test_without_a_terminal_an_answers_file_is_named(maple: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreeing, "can_ask", lambda: False)
    done = sat(maple, arguments=["2026-11", "--about", "organisation"])
    assert done.exit_code == 3
    assert "coprod agree 2026-11 --about organisation --answers FILE" in done.stderr
