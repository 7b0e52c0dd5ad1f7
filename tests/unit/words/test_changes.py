"""What moved between two rounds, in sentences."""

from __future__ import annotations

import pytest

from coprod_cli.analysis.compare import compare
from coprod_cli.words import changes
from coprod_cli.words.scores import about_words, score_words
from unit.making import SETTINGS, project, scores


def said(was: str, now: str) -> str:
    found = project(scores(assets=was) if was else scores(capacity="basic"), scores(assets=now) if now else scores())
    comparison = compare(*found.rounds)
    (change,) = (change for change in comparison.changes if change.principle == "assets")
    return changes.sentence(found, comparison, change)


@pytest.mark.parametrize(
    ("was", "now", "sentence"),
    [
        ("basic", "excellent", "Assets rose from Basic to Excellent."),
        ("excellent", "not-there-yet", "Assets fell from Excellent to Not there yet."),
        ("basic", "basic", "Assets stayed at Basic."),
        ("dont-know", "basic", "Assets has a level now: Basic. Before: We do not know."),
        ("", "basic", "Assets has a level now: Basic. Before: Not answered."),
        ("basic", "no-agreement", "Assets has no level now: No agreement. Before: Basic."),
        ("not-for-us", "not-for-us", "Assets: Not for us, as before."),
        (
            "dont-know",
            "no-agreement",
            "Assets can't be compared: neither round has a level. Then: We do not know. Now: No agreement.",
        ),
    ],
)
def test_each_kind_of_change_is_a_sentence(was: str, now: str, sentence: str) -> None:
    assert said(was, now) == sentence


def test_a_round_that_left_everything_out_is_said_once() -> None:
    two = project(scores(assets="basic", capacity="basic"), scores().replace("  project:\n", "  organisation: {}\n"))
    for rounds in (two.rounds, two.rounds[::-1]):
        comparison = compare(*rounds)
        assert changes.sentences(two, comparison, "project") == ["Not scored in November 2024, so nothing is compared."]
        assert changes.sentences(two, comparison, "organisation") == []


def test_the_title_names_the_project_and_both_months() -> None:
    found = project(scores(assets="basic"), scores(assets="basic"))
    assert changes.title(found, compare(*found.rounds)) == "Maple House: what moved from May 2024 to November 2024"


OWN = "format: 1\nid: own\nlevels: [{id: a}, {id: b}]\nprinciples: [{id: p}, {id: q}, {id: r}]\n"


def test_a_reader_is_warned_of_other_words_and_of_other_levels() -> None:
    old, new = (scores(assets="basic") + f"wording: {wording}\n" for wording in ("3f9c01d2a4b7", "a9aecc9bc02f"))
    lost = new.replace("format: 1", "format: 1\nframework: lost-for-ever")
    assert changes.remarks(compare(*project(old, old).rounds)) == []
    (words,) = changes.remarks(compare(*project(old, new).rounds))
    assert "wording" in words
    other = scores(p="a").replace("format: 1", "format: 1\nframework: own")
    (levels,) = changes.remarks(compare(*project(old, other, framework=OWN).rounds))
    assert "levels" in levels
    for rounds in ((old, lost), (lost, old), (lost, lost)):
        (gone,) = changes.remarks(compare(*project(*rounds).rounds))
        assert gone == "The framework of one of the rounds is not in this folder, so nothing is compared."


def test_words_of_a_framework_that_is_gone_are_its_ids() -> None:
    lost = scores(assets="very-good").replace("format: 1", "format: 1\nframework: lost-for-ever")
    found = project(lost, lost)
    comparison = compare(*found.rounds)
    assert changes.sentences(found, comparison, "project") == [
        "Assets can't be compared. Then: very-good. Now: very-good.",
    ]  # fmt: skip


def test_people_are_counted_in_their_own_words() -> None:
    found = project(scores() + "counts: {members: 5, strangers: 2}\n", scores())
    assert [changes.people(found, each) for each in found.rounds] == [
        "May 2024: 5 people who live here, 2 strangers.",
        "November 2024: nobody wrote down who took part.",
    ]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", ""),
        ("came_last_time: 1\n", "1 person came both times."),
        ("came_last_time: 0\n", "0 people came both times."),
    ],
)
def test_who_came_both_times_is_said_where_it_is_known(line: str, sentence: str) -> None:
    found = project(scores(assets="basic"), scores(assets="basic") + line)
    assert changes.came_both_times(found, compare(*found.rounds)) == sentence


def test_a_score_is_said_in_the_groups_language_or_else_in_english() -> None:
    (found,) = project(scores(assets="basic")).rounds
    score = found.scores("project")["assets"]
    assert score_words(score, found.framework, "cy") == "Basic"
    assert score_words(score, None, "en") == "basic"
    assert score_words(None, found.framework, "en") == "Not answered"


def test_what_scores_are_about_is_said() -> None:
    assert [about_words("project"), about_words("organisation")] == ["our project", "the organisation round it"]


def test_a_project_may_be_called_anything() -> None:
    odd = SETTINGS.replace("Maple House", '"{old} & {0} %s"')
    found = project(scores(assets="basic"), scores(assets="basic"), settings=odd)
    assert changes.title(found, compare(*found.rounds)).startswith("{old} & {0} %s: what moved")


def test_a_principle_of_one_framework_alone_says_why_it_is_not_compared() -> None:
    own = "format: 1\nid: own\nlevels: [{id: a}, {id: b}]\nprinciples: [{id: p}, {id: q, name: {en: Quiet}}, {id: r}]\n"
    of_own = scores(p="a", q="b").replace("format: 1", "format: 1\nframework: own")
    then, now = project(of_own, framework=own), project(of_own, framework=own.replace("id: q", "id: s"))
    comparison = compare(then.rounds[0], now.rounds[0])
    assert changes.sentences(now, comparison, "project") == [
        "p stayed at a.",
        "Quiet can't be compared: not both frameworks have it. Then: b. Now: b.",
    ]


def test_a_principle_that_no_framework_has_is_named_by_its_id() -> None:
    lost = scores(surprise="basic").replace("format: 1", "format: 1\nframework: lost-for-ever")
    found = project(lost, lost)
    assert changes.principle_name(found, compare(*found.rounds), "surprise") == "surprise"
