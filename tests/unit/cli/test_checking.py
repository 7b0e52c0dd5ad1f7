"""Checking: which projects, which advice, in which words."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

import pytest

from coprod_cli import rules
from coprod_cli.cli import checking, crowd
from coprod_cli.cli.checking import SHOWN_ADVICE, choose_advice
from coprod_cli.findings import Finding, Place, Severity
from helpers import TOP, tree
from unit.making import SETTINGS, coprod

URGENT = [rule for rule in rules.RULES if rule.urgent]
ADVICE = [rule for rule in rules.RULES if rule.severity < Severity.ERROR and not rule.urgent]
BROKEN = "format: 1\nproject: x\nzzz: y\n"
SOUND = SETTINGS + "already_decided: [{what: The rent}]\n"


def of(rule: rules.Rule, message: str = "m") -> Finding:
    return Finding(rule.id, rule.severity, Place(PurePosixPath("coprod.yaml")), message)


def chosen(findings: list[Finding], stage: rules.Stage = rules.Stage.BEGINNING) -> list[str]:
    shown, left_out = choose_advice(findings, stage, all_advice=False)
    assert len(shown) + left_out == len(findings)
    return [f"{finding.rule} {finding.message}" for finding in shown]


# Which advice


@pytest.mark.parametrize("number", range(6))
def test_at_most_three_pieces_are_shown(number: int) -> None:
    assert len(chosen([of(rule) for rule in ADVICE[:number]])) == min(number, SHOWN_ADVICE)


def test_of_one_rule_only_the_first_is_shown() -> None:
    findings = [of(ADVICE[0], "1"), of(ADVICE[0], "2"), of(ADVICE[1], "1"), of(ADVICE[0], "3")]
    assert sorted(chosen(findings)) == sorted([f"{ADVICE[0].id} 1", f"{ADVICE[1].id} 1"])


def test_everything_urgent_is_shown_beside_the_three() -> None:
    urgent = [of(rule, str(number)) for rule in URGENT for number in range(4)]
    shown = chosen([*(of(rule) for rule in ADVICE[:5]), *urgent])
    assert len(shown) == len(urgent) + SHOWN_ADVICE
    assert {each.split()[0] for each in shown[: len(urgent)]} == {rule.id for rule in URGENT}


@pytest.mark.parametrize("stage", list(rules.Stage))
def test_what_fits_the_stage_is_shown_before_the_rest(stage: rules.Stage) -> None:
    fitting = {rule.id for rule in ADVICE if stage in rule.stages}
    shown = {each.split()[0] for each in chosen([of(rule) for rule in ADVICE], stage)}
    assert len(shown) == SHOWN_ADVICE
    assert shown <= fitting


def test_all_advice_is_all_of_it_in_the_same_order() -> None:
    findings = [of(rule) for rule in (*ADVICE, *URGENT)]
    shown, left_out = choose_advice(findings, rules.Stage.BEGINNING, all_advice=True)
    assert (len(shown), left_out) == (len(findings), 0)
    few, _left_out = choose_advice(findings, rules.Stage.BEGINNING, all_advice=False)
    assert [finding for finding in shown if finding in few] == few


def test_two_findings_that_are_alike_are_one_piece() -> None:
    assert len(chosen([of(ADVICE[0]), of(ADVICE[0])])) == 1


# Which projects


@pytest.fixture
def network(tmp_path: Path) -> Path:
    return tree(tmp_path, {"b/coprod.yaml": BROKEN, "a/coprod.yaml": SOUND, "c/d/coprod.yaml": SETTINGS, "e/x": ""})


def test_every_project_below_is_checked_and_named_by_its_way(network: Path) -> None:
    done = coprod("check", "--all", cwd=network)
    assert done.exit_code == 1
    said = done.stdout.split("\n\n")
    assert said[0].startswith('b/coprod.yaml:3:1: error: The key "zzz" is not known here.')
    assert "1 error to mend." in said[1]
    assert said[2].startswith("c/d/coprod.yaml:1:1: note: Nothing is listed as already decided.")
    assert said[-1] == "3 projects were checked.\n"
    assert "a/coprod.yaml" not in done.stdout


def test_a_crowd_without_findings_is_one_line(network: Path) -> None:
    assert coprod("check", "--all", "a", cwd=network).stdout == "1 project was checked.\n"
    assert coprod("check", "--all", "-C", "a", cwd=network).stdout == "1 project was checked.\n"


def test_folders_are_checked_in_the_order_they_were_named(network: Path) -> None:
    done = coprod("check", "c/d", "a", "b", cwd=network)
    assert done.exit_code == 1
    assert done.stdout.index("c/d/coprod.yaml:") < done.stdout.index("b/coprod.yaml:")
    assert done.stdout.count("No errors.") == 1  # a project without any finding is passed over
    assert done.stdout.endswith("3 projects were checked.\n")


def test_a_crowd_is_searched_below_every_folder_named(network: Path) -> None:
    said = json.loads(coprod("check", "--all", "--format", "json", "b", "c", cwd=network).stdout)
    assert {finding["path"] for finding in said["findings"]} == {"coprod.yaml", "d/coprod.yaml"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "a", "-C", "b"), "A folder is named twice."),
        (("check", "a", "b", "-C", "b"), "A folder is named twice."),
        (("check", "nowhere"), "There is no folder nowhere."),
        (("check", "a", "e"), "There is no coprod.yaml here or in a folder above."),
        (("check", "--all", "e"), "There is no coprod.yaml here or in a folder above."),
        (("check", "--all", "nowhere"), "nowhere could not be read: "),
        (("check", "a", "nowhere"), "There is no folder nowhere."),
    ],
)
def test_a_folder_that_is_no_project_is_refused(arguments: tuple[str, ...], said: str, network: Path) -> None:
    done = coprod(*arguments, cwd=network)
    assert done.exit_code == 3
    assert done.stderr.startswith(f"coprod: {said}")
    assert done.stdout == ""


def test_one_folder_is_checked_by_its_own_paths(network: Path) -> None:
    for arguments in (("check", "b"), ("check", "-C", "b")):
        assert coprod(*arguments, cwd=network).stdout.startswith("coprod.yaml:3:1: error: ")
    assert coprod("check", cwd=network / "c" / "d").stdout.startswith("coprod.yaml:1:1: note: ")


def test_validate_is_another_name(network: Path) -> None:
    assert coprod("validate", "b", cwd=network).stdout == coprod("check", "b", cwd=network).stdout


# Machine formats


def test_github_gets_one_line_a_finding_and_nothing_for_none(network: Path) -> None:
    assert coprod("check", "--all", "--format", "github", cwd=network).stdout.splitlines() == [
        '::error file=b/coprod.yaml,line=3,col=1,title=unknown-key::The key "zzz" is not known here. '
        "Keys that fit here: format, project, purpose, began, framework, language, review_every, hide_groups_under, "
        "views, already_decided, groups, ended, advice_off.",
        "::notice file=c/d/coprod.yaml,line=1,col=1,title=nothing-already-decided::Nothing is listed as already "
        "decided. Ask those who pay or manage what cannot be changed, and write it below already_decided:.",
    ]  # fmt: skip
    assert coprod("check", "--format", "github", "a", cwd=network).stdout == ""


@pytest.mark.parametrize("output", ["json", "sarif"])
def test_json_and_sarif_are_one_document_for_all_projects(output: str, network: Path) -> None:
    said = json.loads(coprod("check", "--all", "--format", output, cwd=network).stdout)
    found = said["findings"] if output == "json" else said["runs"][0]["results"]
    assert len(found) == 2
    nothing = json.loads(coprod("check", "a", "--format", output, cwd=network).stdout)
    assert (nothing["findings"] if output == "json" else nothing["runs"][0]["results"]) == []


def test_sarif_of_riverside_with_everything_wrong_fits_the_standard(riverside: Path) -> None:
    import jsonschema

    for path in riverside.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"format: 1", b"format: 2\nsurprise: ann@riverside.org.uk"))
    said = json.loads(coprod("check", "--format", "sarif", cwd=riverside).stdout)
    standard = json.loads((TOP / "tests" / "data" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(standard).validate(said)
    assert {result["ruleId"] for result in said["runs"][0]["results"]} >= {
        "wrong-value",
        "unknown-key",
        "personal-data",
    }


def test_machine_formats_have_every_piece_of_advice(first_day: Path) -> None:
    found = json.loads(coprod("check", "--format", "json", cwd=first_day).stdout)["findings"]
    shown = coprod("check", cwd=first_day).stdout
    assert len(found) > SHOWN_ADVICE
    assert f"{len(found) - SHOWN_ADVICE} more pieces of advice: coprod check --all-advice" in shown


# Many at once


def crowd_of(folder: Path, number: int) -> None:
    for place in range(number):
        kind = (BROKEN, SOUND, SETTINGS)[place % 3]
        tree(folder, {f"p{place:03}/coprod.yaml": kind})


@pytest.mark.parametrize("output", ["text", "json", "github", "sarif"])
def test_several_processes_say_the_same_in_the_same_order(
    output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd_of(tmp_path, 11)
    monkeypatch.setattr(crowd, "cores", lambda: 2)
    alone = coprod("check", "--all", "--format", output, cwd=tmp_path)
    monkeypatch.setattr(crowd, "FEWEST_PROJECTS", 2)
    used: list[int] = []
    really = crowd.in_parallel
    monkeypatch.setattr(crowd, "in_parallel", lambda roots, today: used.append(len(roots)) or really(roots, today))
    together = coprod("check", "--all", "--format", output, cwd=tmp_path)
    assert used == [11]
    assert together.stdout == alone.stdout
    assert (together.exit_code, alone.exit_code) == (1, 1)
    assert (together.stderr, alone.stderr) == ("", "")


@pytest.mark.parametrize(
    ("projects", "cores", "worth"), [(19, 8, False), (20, 8, True), (20, 1, False), (1, 8, False), (4000, 2, True)]
)
def test_a_second_process_is_worth_it_for_a_crowd_on_more_than_one_core(
    projects: int, cores: int, worth: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crowd, "cores", lambda: cores)
    assert crowd.is_worth_it(projects) is worth


def test_the_cores_are_those_that_this_process_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    assert crowd.cores() >= 1
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {1, 5}, raising=False)
    assert crowd.cores() == 2
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert crowd.cores() == 1
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    assert crowd.cores() == 3


def test_one_project_is_checked_by_this_process_alone(network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "collect_garbage_again", lambda: pytest.fail("one project makes little garbage"))
    assert coprod("check", "a", cwd=network).exit_code == 0


def test_a_worker_gives_back_what_this_process_would_find(network: Path) -> None:
    work = (network / "b", "b", checking.clock.today())
    assert crowd._check(work) == checking.check_root(*work)
