"""Findings for programs: JSON, GitHub's annotations, and SARIF."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any

import jsonschema
import pytest

from coprod_cli import rules
from coprod_cli.findings import Finding, Place, Severity, Span
from coprod_cli.render.machine import github_findings, json_findings, sarif_findings
from coprod_cli.render.output_schemas import OUTPUT_SCHEMAS
from helpers import TOP

TITLES = {rule.id: rule.title for rule in rules.RULES}


def finding(path: str = "assessments/2026-11.yaml", **more: Any) -> Finding:
    known: dict[str, Any] = {"rule": "wrong-value", "severity": Severity.WARNING, "message": "No a.", "hint": "Type b.",
                             "span": Span(3, 4), "excerpt": "ann@riverside.org.uk"}  # fmt: skip
    return Finding(place=Place(PurePosixPath(path)), **{**known, **more})


ODD = finding("a,b:c%d\u202e\n.yaml", message="50%, a: b\r\nc\u202e\x1b[0m", hint="::error::\n\udce9")
ALL = [finding(severity=severity, rule=rule.id) for severity in Severity for rule in rules.RULES]


def test_json_has_the_place_and_the_words_and_never_a_persons_line() -> None:
    assert json.loads(json_findings([finding()])) == {
        "version": 1,
        "findings": [{"rule": "wrong-value", "severity": "warning", "path": "assessments/2026-11.yaml", "line": 3,
                      "column": 4, "message": "No a.", "hint": "Type b."}],
    }  # fmt: skip


@pytest.mark.parametrize(
    "findings", [[], [finding(span=None, hint="")], [ODD], ALL], ids=["none", "bare", "odd", "all"]
)
def test_every_format_fits_its_schema(findings: list[Finding]) -> None:
    jsonschema.validate(json.loads(json_findings(findings)), OUTPUT_SCHEMAS["check-output"])
    committed = json.loads((TOP / "schemas" / "check-output.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(json_findings(findings)), committed)
    sarif = json.loads((TOP / "tests" / "data" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(sarif).validate(json.loads(sarif_findings(findings, TITLES)))


def test_machine_formats_are_plain_text_on_any_screen() -> None:
    for said in (json_findings([ODD]), github_findings([ODD]), sarif_findings([ODD], TITLES)):
        said.encode()
        assert not set(said) & set("\r\u202e\x1b")


def test_a_finding_without_a_place_stands_at_the_top() -> None:
    bare = finding(span=None)
    assert json.loads(json_findings([bare]))["findings"][0]["line"] == 1
    assert ",line=1,col=1," in github_findings([bare])
    region = json.loads(sarif_findings([bare], TITLES))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert region["region"] == {"startLine": 1, "startColumn": 1}


@pytest.mark.parametrize(
    ("severity", "github", "sarif"),
    [(Severity.ERROR, "error", "error"), (Severity.WARNING, "warning", "warning"), (Severity.NOTE, "notice", "note")],
)
def test_each_severity_has_its_word_in_each_format(severity: Severity, github: str, sarif: str) -> None:
    one = finding(severity=severity)
    assert github_findings([one]) == (
        f"::{github} file=assessments/2026-11.yaml,line=3,col=4,title=wrong-value::No a. Type b."
    )
    assert json.loads(sarif_findings([one], TITLES))["runs"][0]["results"][0]["level"] == sarif


def test_a_finding_is_one_workflow_command_whatever_stands_in_it() -> None:
    said = github_findings([ODD, finding(hint="")])
    first, second = said.split("\n")
    assert first.startswith(
        "::warning file=a%2Cb%3Ac%25d<U+202E><U+000A>.yaml,line=3,col=4,title=wrong-value::50%25, a: b"
    )
    assert first.count("::") >= 2
    assert second.endswith("::No a.")


def test_sarif_lists_each_rule_once_with_its_sentence() -> None:
    findings = [finding(), finding(rule="empty-file"), finding()]
    (run,) = json.loads(sarif_findings(findings, TITLES))["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["empty-file", "wrong-value"]
    assert [rule["shortDescription"]["text"] for rule in run["tool"]["driver"]["rules"]] == [
        TITLES["empty-file"], TITLES["wrong-value"],
    ]  # fmt: skip
    assert [result["ruleIndex"] for result in run["results"]] == [1, 0, 1]
    assert run["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize(
    ("path", "uri"),
    [("a b.yaml", "a%20b.yaml"), ("Ŵ/x.yaml", "%C5%B4/x.yaml"), ("\udce9.yaml", "%E9.yaml"), ("a%b", "a%25b")],
)
def test_a_path_in_sarif_is_a_web_address(path: str, uri: str) -> None:
    (result,) = json.loads(sarif_findings([finding(path)], TITLES))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
