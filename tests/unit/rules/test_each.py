"""What a rule lets pass, or finds in a place that no case folder shows."""

from __future__ import annotations

import datetime

import pytest

from coprod_cli import rules
from coprod_cli.rules.privacy import MOST_SHOWN
from unit.making import SETTINGS, loaded, project, scores

TODAY = datetime.date(2024, 11, 21)


def found(*rounds: str, today: datetime.date = TODAY, **texts: str) -> list[tuple[str, tuple[str | int, ...]]]:
    findings = rules.run(project(*rounds, **texts), today)
    return [(finding.rule, finding.place.keys) for finding in findings]


def names(*rounds: str, today: datetime.date = TODAY, **texts: str) -> list[str]:
    return [rule for rule, _keys in found(*rounds, today=today, **texts)]


# Groups


def test_groups_that_every_place_may_name() -> None:
    outcomes = (
        "format: 1\noutcomes:\n  - id: a\n    outcome: b\n    agreed: {date: 2025-06, groups: [x]}\n    indicators:\n"
        "      - {id: c, indicator: d, chosen_by: [members, x], gathered_by: [x]}\n"
    )
    roles = (
        "format: 1\nroles: [{role: a, held_by: [{group: x}]}]\norganisations: [{name: a}, {name: b, group: x}]\n"
        "skills: [{skill: a, held_by: [{group: members}, {group: x}]}]\n"
    )
    ground_rules = "---\nformat: 1\nagreed: {date: 2025-06, groups: [staff, x]}\n---\n"
    told = scores(assets="basic").rstrip() + "\n          told_by: x\n          also_seen_by: [staff, x]\n"
    told += "counts: {x: 1}\nheard: {x: {answers: 5}}\n"
    wrong = [keys for rule, keys in found(told, outcomes=outcomes, roles=roles, rules=ground_rules)
             if rule == "unknown-group"]  # fmt: skip
    example = ("scores", "project", "assets", "examples", 0)
    assert wrong == [
        ("counts", "x"), ("heard", "x"), (*example, "told_by"), (*example, "also_seen_by", 1),
        ("outcomes", 0, "agreed", "groups", 0), ("outcomes", 0, "indicators", 0, "chosen_by", 1),
        ("outcomes", 0, "indicators", 0, "gathered_by", 0), ("agreed", "groups", 1), ("roles", 0, "held_by", 0, "group"),
        ("skills", 0, "held_by", 1, "group"), ("organisations", 1, "group"),
    ]  # fmt: skip


def test_nothing_is_concluded_from_settings_that_could_not_be_read() -> None:
    late = scores(assets="basic").replace("MONTH", "2020-05") + "counts: {strangers: 40}\n"
    whole = loaded({"coprod.yaml": "format: [", "assessments/2020-05.yaml": late})
    assert [finding.rule for finding in rules.run(whole.project, TODAY)] == ["round-incomplete"]


@pytest.mark.parametrize(
    ("counts", "rule"),
    [
        ("{members: 5, carers: 5, staff: 5}", None),
        ("{members: 6, carers: 5, staff: 5}", "too-many-people"),
        ("{members: 9, carers: 3}", None),
        ("{members: 10, carers: 3}", "groups-out-of-balance"),
        ("{members: 10, carers: 0}", None),
        ("{members: 10}", None),
        ("{staff: 2}", "only-paid-people"),
        ("{staff: 2, members: 0}", "only-paid-people"),
        ("{staff: 1, members: 1}", None),
        ("{}", None),
    ],
)
def test_who_came_is_looked_at_in_the_latest_round(counts: str, rule: str | None) -> None:
    about_people = {"too-many-people", "groups-out-of-balance", "only-paid-people"}
    text = scores(assets="basic")
    assert about_people & set(names(text, text + f"counts: {counts}\n")) == ({rule} if rule else set())
    assert about_people & set(names(text + f"counts: {counts}\n", text)) == set()


# Scores


def test_an_example_may_serve_two_principles_under_either_name() -> None:
    text = scores(assets="basic", capacity="basic")
    told = 'said: "On 2 October Kofi ran the evening with two of us."\n    capacity'
    pointing = text.replace(told, "same_as: capabilities\n    capacity")
    assert pointing != text
    assert "same-as-nowhere" not in names(pointing)


@pytest.mark.parametrize(
    ("pointer", "hint"),
    [
        ("assets", 'Name a principle whose example begins with "said", or tell the example here.'),
        ("networks", 'Name a principle whose example begins with "said", or tell the example here.'),
        ("mutuality", 'Name a principle whose example begins with "said", or tell the example here.'),
        ("asets", 'Did you mean "assets"?'),
    ],
)
def test_an_example_points_to_one_that_is_told(pointer: str, hint: str) -> None:
    text = scores(assets="basic", networks="dont-know", mutuality="basic")
    first, second = text.split("    mutuality:")
    both = (
        first.replace("said: ", f"same_as: {pointer} #")
        + "    mutuality:"
        + second.replace("said: ", "same_as: assets #")
    )
    hints = [finding.hint for finding in rules.run(project(both), TODAY) if finding.rule == "same-as-nowhere"]
    assert hint in hints


def test_the_organisation_has_examples_of_its_own() -> None:
    text = scores(assets="basic") + (
        "  organisation:\n    assets:\n      level: basic\n      examples: [{same_as: assets}]\n"
    )
    assert ("same-as-nowhere", ("scores", "organisation", "assets", "examples", 0, "same_as")) in found(text)


def test_rounds_of_a_framework_that_is_gone_are_left_in_peace() -> None:
    lost = scores(anything="very-good").replace("format: 1", "format: 1\nframework: lost-for-ever")
    lost += "heard: {members: {answers: 5, project: {anything: [low, high]}}}\n"
    assert {rule for rule in names(lost) if rules.BY_ID[rule].severity == 3} == set()


@pytest.mark.parametrize(("heard", "wrong"), [("[basic, excellent]", 0), ("[low, excellent]", 1), ("[low, high]", 2)])
def test_levels_that_were_heard_are_those_of_the_framework(heard: str, wrong: int) -> None:
    text = scores(assets="basic") + f"heard: {{members: {{answers: 5, organisation: {{assets: {heard}}}}}}}\n"
    keys = [keys for rule, keys in found(text) if rule == "unknown-level"]
    assert keys == [("heard", "members", "organisation", "assets", place) for place in range(wrong)]


def test_two_names_of_one_principle_may_stand_in_two_rounds() -> None:
    assert "principle-twice" not in names(scores(capacity="basic"), scores(capabilities="basic"))
    assert "principle-twice" in names(scores(capacity="basic", capabilities="basic"))


def test_the_latest_round_alone_is_asked_for_what_it_leaves_out() -> None:
    whole = scores(assets="basic", capacity="basic", mutuality="basic", networks="basic", blur_roles="basic",
                   catalysts="basic")  # fmt: skip
    assert "round-incomplete" not in names(scores(assets="basic"), whole)
    assert "round-incomplete" in names(whole, scores(assets="basic"))
    assert names(scores(surprise="basic")).count("round-incomplete") == 0


def test_a_month_and_a_date_that_disagree() -> None:
    assert ("month-and-date-disagree", ("date",)) in found(scores(assets="basic").replace("MONTH-14", "2024-04-30"))


# Examples and what moved


def told(text: str) -> list[str]:
    said = '"On 2 October Kofi ran the evening with two of us."'
    return names(scores(assets="basic").replace(said, f'"{text}"'))


def test_a_short_example_is_not_called_general_too() -> None:
    assert told("We always do.") == [rule for rule in told("We always do.") if rule != "example-too-general"]
    assert "example-too-short" in told("We always do.")
    assert "example-too-general" in told("We always ask people what they would like.")


def test_a_fall_is_explained_by_what_changed_around() -> None:
    was, now = scores(assets="excellent"), scores(assets="basic")
    assert "fall-unexplained" in names(was, now)
    assert "fall-unexplained" not in names(was, now + "changed_around_us: [The hall closed.]\n")
    assert "fall-unexplained" not in names(now, was)


def test_an_example_told_again_is_found_under_the_name_that_the_file_uses() -> None:
    was, now = scores(capacity="basic"), scores(capabilities="excellent")
    assert ("example-repeated", ("scores", "project", "capabilities", "examples", 0, "said")) in found(was, now)
    assert "example-repeated" not in names(was, scores(capacity="basic"))


# Rhythm


@pytest.mark.parametrize(("day", "due"), [("2024-11-14", False), ("2024-11-15", True)])
def test_a_round_waits_from_the_day_after_it_was_due(day: str, due: bool) -> None:
    today = datetime.date.fromisoformat(day)
    assert ("round-due" in names(scores(assets="basic"), today=today)) is due


@pytest.mark.parametrize(
    ("review", "day", "due"),
    [
        ("next: 2024-10", "2024-10-31", False), ("next: 2024-10", "2024-11-01", True),
        ("next: 2024-10-09", "2024-10-10", True), ("date: 2020-01-03", "2024-11-01", False),
    ],
)  # fmt: skip
def test_a_review_waits_from_the_day_after_the_one_that_was_agreed(review: str, day: str, due: bool) -> None:
    files = {"coprod.yaml": SETTINGS, "reviews/2020-01.yaml": f"format: 1\n{review}\n"}
    findings = rules.run(loaded(files).project, datetime.date.fromisoformat(day))
    assert ("review-due" in [finding.rule for finding in findings]) is due


def test_a_project_that_has_ended_is_reminded_of_nothing() -> None:
    files = {
        "coprod.yaml": f"{SETTINGS}ended: 2024-11\n",
        "assessments/2020-05.yaml": scores(assets="basic").replace("MONTH", "2020-05"),
        "ground-rules.md": "---\nformat: 1\nlook_again: 2020-05\n---\n",
        "reviews/2020-05.yaml": "format: 1\nnext: 2020-10\n",
        "reviews/2020-06.yaml": "format: 1\n",
        "work-plan.yaml": "format: 1\nactions: [{id: a, action: b}]\n",
    }
    reminders = {
        "round-due", "ground-rules-look-again", "review-due", "review-without-next", "action-without-due",
        "action-without-group", "nobody-outside-asked",
    }  # fmt: skip
    project = loaded(files).project
    before = {finding.rule for finding in rules.run(project, datetime.date(2024, 10, 31))}
    after = {finding.rule for finding in rules.run(project, datetime.date(2024, 11, 1))}
    assert before - after == reminders - {"review-due"}
    del files["reviews/2020-06.yaml"]
    project = loaded(files).project
    assert "review-due" in {finding.rule for finding in rules.run(project, datetime.date(2024, 10, 31))}
    assert "review-due" not in {finding.rule for finding in rules.run(project, datetime.date(2024, 11, 1))}


@pytest.mark.parametrize(
    ("look_again", "day", "due"),
    [("2024-11", "2024-11-30", False), ("2024-11", "2024-12-01", True), ("2024-11-05", "2024-11-05", False),
     ("2024-11-05", "2024-11-06", True)],
)  # fmt: skip
def test_ground_rules_wait_from_the_day_after(look_again: str, day: str, due: bool) -> None:
    today = datetime.date.fromisoformat(day)
    text = f"---\nformat: 1\nlook_again: {look_again}\n---\n"
    assert ("ground-rules-look-again" in names(rules=text, today=today)) is due


# Indicators


def indicators(*each: str) -> list[str]:
    lines = "".join(f"      - {{id: i{place}, indicator: b, {text}}}\n" for place, text in enumerate(each))
    outcomes = f"format: 1\noutcomes:\n  - id: a\n    outcome: b\n    indicators:\n{lines}"
    return [rule for rule in names(outcomes=outcomes) if rule.startswith(("indicator", "target", "outcome"))]


@pytest.mark.parametrize(
    ("each", "found_rules"),
    [
        (("start: {value: 1}, purpose: [prove, improve], kind: story",), []),
        (("start: {value: 1}, purpose: [prove]", "start: {value: 1}, purpose: [improve]"), []),
        (("start: {value: 1}, purpose: [prove]", "start: {value: 1}, purpose: [prove]"), ["indicators-one-purpose"]),
        (("start: {value: 1}", "start: {value: 1}, purpose: []"), []),
        (("start: {value: 1}, kind: number", "start: {value: 1}, kind: statistic"), ["indicators-only-numbers"]),
        (("start: {value: 1}, kind: number", "start: {value: 1}, kind: survey"), []),
        (("start: {value: 1}, kind: number", "start: {value: 1}"), ["indicators-only-numbers"]),
        (("purpose: [prove, improve]",), ["indicator-without-start"]),
        (("start: {value: 1}, target: {value: 2}",), ["target-without-due"]),
        (("start: {value: 1}, target: {value: 2, due: 2026}".replace("2026", "2026-01"),), []),
        ((), ["outcome-without-indicator"]),
    ],
)
def test_indicators_are_looked_at_one_by_one_and_together(each: tuple[str, ...], found_rules: list[str]) -> None:
    assert indicators(*each) == found_rules


# Roles


@pytest.mark.parametrize(
    "role", ["Co-chairs", "Facilitator", "facilitation", "Note taker", "Secretary", "Minutes", "Co-ordinator", "ADMIN",
             "Organiser", "Coordination and post"],
)  # fmt: skip
def test_a_role_is_known_by_the_words_that_groups_use(role: str) -> None:
    def unfilled(text: str) -> int:
        return names(roles=f"format: 1\nroles: [{{role: {text}, held_by: [{{group: members}}]}}]\n").count(
            "role-unfilled"
        )

    assert unfilled("Tea") == 3
    assert unfilled(role) == 2


def test_a_role_held_by_one_of_two_of_the_name_is_held() -> None:
    roles = "format: 1\nroles: [{role: chair}, {role: second chair, held_by: [{group: members}]}]\n"
    assert names(roles=roles).count("role-unfilled") == 2


def test_roles_in_other_languages_are_not_guessed() -> None:
    assert "role-unfilled" not in names(settings=SETTINGS + "language: cy\n", roles="format: 1\n")


@pytest.mark.parametrize(
    ("holders", "all_paid"),
    [
        ("{group: staff}", True),
        ("{group: staff}, {group: members}", False),
        ("{group: staff}, {group: x}", False),
        ("", False),
    ],
)
def test_roles_of_paid_people_alone_are_noticed(holders: str, all_paid: bool) -> None:
    assert ("roles-all-paid" in names(roles=f"format: 1\nroles: [{{role: a, held_by: [{holders}]}}]\n")) is all_paid


# Agreements


@pytest.mark.parametrize(
    ("groups", "alone"),
    [("[members]", True), ("[members, members]", True), ("[members, staff]", False), ("[]", False)],
)
def test_what_one_group_agreed_alone_is_noticed(groups: str, alone: bool) -> None:
    agreed = f"agreed: {{date: 2025-06, groups: {groups}}}"
    outcomes = f"format: 1\noutcomes:\n  - {{id: a, outcome: b, {agreed}}}\n"
    text = f"---\nformat: 1\n{agreed}\n---\n"
    assert names(outcomes=outcomes, rules=text).count("agreed-by-one-group") == (2 if alone else 0)


def test_a_project_of_one_group_agrees_alone() -> None:
    one = "format: 1\nproject: x\ngroups: [{id: members, name: us}]\n"
    text = "---\nformat: 1\nagreed: {date: 2025-06, groups: [members]}\n---\n"
    assert "agreed-by-one-group" not in names(settings=one, rules=text)


# Ids


def test_ids_are_alone_among_things_of_their_kind() -> None:
    outcomes = (
        "format: 1\noutcomes:\n"
        "  - {id: a, outcome: x, tasks: [{id: a, task: x}], indicators: [{id: a, indicator: x}]}\n"
        "  - {id: b, outcome: x, tasks: [{id: a, task: x}], indicators: [{id: a, indicator: x}]}\n"
        "  - {id: a, outcome: x}\n"
    )
    assert [keys for rule, keys in found(outcomes=outcomes) if rule == "id-twice"] == [
        ("outcomes", 2, "id"), ("outcomes", 1, "tasks", 0, "id"), ("outcomes", 1, "indicators", 0, "id"),
    ]  # fmt: skip


def test_an_alias_is_a_name_too() -> None:
    own = (
        "format: 1\nid: own\nlevels: [{id: a}, {id: b}]\nprinciples:\n"
        "  - {id: a, aliases: [x]}\n  - {id: b, aliases: [c]}\n  - {id: c, aliases: [x]}\n"
    )
    assert [keys for rule, keys in found(framework=own) if rule == "id-twice"] == [
        ("principles", 2, "id"), ("principles", 2, "aliases", 0),
    ]  # fmt: skip


# Personal data


def test_of_many_traces_the_first_are_shown() -> None:
    text = SETTINGS + "# ann@riverside.org.uk\n" * (MOST_SHOWN + 5)
    assert names(settings=text).count("personal-data") == MOST_SHOWN


def test_the_line_of_personal_data_is_never_shown() -> None:
    whole = loaded({"coprod.yaml": SETTINGS + "# ann@riverside.org.uk\n"})
    (finding,) = (each for each in whole.locate(rules.run(whole.project, TODAY)) if each.rule == "personal-data")
    assert (finding.span, finding.excerpt, finding.private) == ((11, 3), "", True)


# Stories and learning


def a_story(more: str) -> str:
    return f"format: 1\nstories:\n  - {{id: bus, kind: story, words: It came., {more}}}\n"


@pytest.mark.parametrize(
    ("consent", "rule"),
    [
        ("given: 2024-01, where: [report], until: 2024-12-21", "consent-ends-soon"),
        ("given: 2024-01, where: [report], until: 2024-12-22", None),
        ("given: 2024-01, where: [network], until: 2024-11-21", "consent-ends-soon"),
        ("given: 2024-01, where: [report], until: 2024-11-20", "consent-ended"),
        ("given: 2024-01, where: [network], until: 2024-11-20", "consent-ended"),
        ("given: 2024-01, where: [report], until: 2024-11-20, withdrawn: 2024-05", "consent-withdrawn"),
        ("where: [report], until: 2024-11-20", "consent-missing"),
        ("given: 2024-12, where: [report]", None),  # the yes begins later, and nothing uses the story
    ],
)
def test_a_story_is_told_of_by_one_rule_at_a_time(consent: str, rule: str | None) -> None:
    about_stories = [
        name for name in names(stories=a_story(f"consent: {{{consent}}}")) if name != "nothing-already-decided"
    ]
    assert about_stories == [rule for rule in [rule] if rule]


@pytest.mark.parametrize(
    ("story", "wants"),
    [
        ("kind: photo", True), ("kind: photo, words: We wave.", True), ("kind: photo, description: We wave.", False),
        ("kind: diary, file: a.txt", True), ("kind: diary, file: a.txt, words: Rain.", False), ("kind: diary", False),
    ],
)  # fmt: skip
def test_what_people_may_not_see_or_hear_wants_words(story: str, wants: bool) -> None:
    consent = "consent: {given: 2024-01, where: [report]}"
    rules_found = names(stories=f"format: 1\nstories: [{{id: bus, {story}, {consent}}}]\n")
    assert ("story-not-described" in rules_found) is wants


def test_each_use_of_a_story_that_the_report_may_not_show_is_found() -> None:
    told = scores(assets="basic").rstrip() + "\n          story: bus\n"
    outcomes = (
        "format: 1\noutcomes:\n  - id: a\n    outcome: b\n    indicators:\n      - id: c\n        indicator: d\n"
        "        so_far: [{date: 2024-05, story: bus}]\n"
    )
    for consent, count in (("given: 2024-01, where: [network]", 2), ("given: 2024-12, where: [report]", 2),
                           ("given: 2024-01, where: [anywhere]", 0)):  # fmt: skip
        found_all = names(told, outcomes=outcomes, stories=a_story(f"consent: {{{consent}}}"))
        assert found_all.count("story-used-where-it-may-not") == count


@pytest.mark.parametrize(
    ("learned", "found"),
    [
        ("date: 2024-08-23", False), ("date: 2024-08-22", True), ("kind: good", True),
        ("date: 2024-01, shared: [{with: the church, date: 2024-02}]", False),
    ],
)  # fmt: skip
def test_what_was_learned_long_ago_or_on_no_day_and_shared_with_nobody_is_found(learned: str, found: bool) -> None:
    kind = "" if "kind" in learned else ", kind: bad"
    learning = f"format: 1\nlearning: [{{id: a, learned: Ask first., {learned}{kind}}}]\n"
    assert ("learning-never-shared" in names(learning=learning)) is found
