"""A folder to a project: everything is read, and one broken file hides no other."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from coprod_cli.findings import Severity
from coprod_cli.store.frameworks import find_framework, shipped_framework
from coprod_cli.store.load import load
from coprod_cli.store.tree import MemoryTree
from coprod_cli.surroundings import Surroundings
from unit.making import SETTINGS, loaded, scores

OWN = "format: 1\nid: own\nlevels: [{id: a}, {id: b}]\nprinciples: [{id: p}, {id: q}, {id: r}]\n"


class Refusing:
    """A folder in which one file may not be opened."""

    def __init__(self, files: dict[str, str], refused: str, error: OSError) -> None:
        self.files = files
        self.refused = refused
        self.error = error

    def paths(self) -> list[PurePosixPath]:
        return [PurePosixPath(name) for name in self.files]

    def read(self, path: PurePosixPath) -> bytes:
        if str(path) == self.refused:
            raise self.error
        return self.files[str(path)].encode()


def test_one_broken_file_hides_no_other() -> None:
    found = loaded({
        "coprod.yaml": SETTINGS, "outcomes.yaml": "format: [", "roles.yaml": "format: 1\nroles: x\n",
        "ground-rules.md": "---\nformat: 1\n---\n- Ask.\n", "assessments/2024-05.yaml": scores().replace("MONTH", "2024-05"),
        "assessments/2024-11.yaml": b"\xff", "first-meeting.md": b"a\x07", "notes.md": b"\x07",
    })  # fmt: skip
    assert {str(finding.place.path): finding.rule for finding in found.findings} == {
        "outcomes.yaml": "yaml-syntax", "roles.yaml": "wrong-shape", "assessments/2024-11.yaml": "not-utf-8",
        "first-meeting.md": "hidden-character",
    }  # fmt: skip
    assert (found.project.outcomes, found.project.roles) == (None, None)
    assert [each.month for each in found.project.rounds] == ["2024-05"]
    assert found.project.rules_text == "- Ask.\n"
    assert found.project.settings.project == "Maple House"
    assert not found.project.settings_broken


def test_settings_that_cannot_be_read_leave_the_folders_name() -> None:
    found = loaded({"coprod.yaml": "format: 2\nproject: x\n"}).project
    assert (found.settings.project, found.settings_broken) == ("maple", True)
    nameless = load(Refusing({}, "", OSError()), Surroundings("")).project
    assert (nameless.settings.project, nameless.settings_broken) == ("project", True)


@pytest.mark.parametrize("name", ["coprod.yaml", "first-meeting.md"])
@pytest.mark.parametrize(
    ("error", "reason"), [(PermissionError(13, "Permission denied"), "Permission denied"), (OSError("odd"), "odd")]
)
def test_a_file_that_may_not_be_opened_is_a_finding(name: str, error: OSError, reason: str) -> None:
    found = load(Refusing({"coprod.yaml": SETTINGS, "first-meeting.md": "x"}, name, error), Surroundings("maple"))
    (finding,) = found.findings
    assert (finding.rule, str(finding.place.path), finding.severity) == ("unreadable", name, Severity.ERROR)
    assert finding.message == f"The file could not be read: {reason}."
    assert PurePosixPath(name) not in found.documents


def test_every_text_that_was_read_is_kept_for_what_looks_at_words() -> None:
    found = loaded({"coprod.yaml": SETTINGS, "first-meeting.md": "What matters?", "README.md": "not read"})
    assert set(map(str, found.project.texts)) == {"coprod.yaml", "first-meeting.md"}


def test_rounds_come_by_their_month() -> None:
    text = scores(assets="basic")
    found = loaded(
        {f"assessments/{month}.yaml": text.replace("MONTH", month) for month in ("2026-01", "2025-12", "2025-02")}
    )
    assert [each.month for each in found.project.rounds] == ["2025-02", "2025-12", "2026-01"]


# Frameworks


def rules_of(files: dict[str, str]) -> list[str]:
    return [f"{finding.place.path}: {finding.rule}" for finding in loaded({"coprod.yaml": SETTINGS, **files}).findings]


def of(framework: str) -> dict[str, str]:
    return {"assessments/2024-05.yaml": f"format: 1\nframework: {framework}\n"}


def test_a_framework_of_ones_own_is_found_by_its_id() -> None:
    own = loaded({"framework.yaml": OWN, **of("own")}).project.rounds
    assert own == ()
    assert rules_of({"framework.yaml": OWN, **of("own"), "coprod.yaml": SETTINGS + "framework: own\n"}) == []


@pytest.mark.parametrize(
    ("name", "rule"),
    [("nef-sixs", "unknown-framework"), ("owns", "unknown-framework"), ("lost-for-ever", "framework-gone")],
)
def test_a_slip_in_a_framework_is_an_error_and_one_that_is_gone_is_not(name: str, rule: str) -> None:
    assert rules_of({"framework.yaml": OWN, **of(name)}) == [f"assessments/2024-05.yaml: {rule}"]


def test_settings_must_name_a_framework_that_is_there() -> None:
    assert rules_of({"coprod.yaml": SETTINGS + "framework: lost-for-ever\n"}) == ["coprod.yaml: unknown-framework"]
    broken = loaded({"coprod.yaml": "format: 1\nframework: lost-for-ever\n"})
    assert [finding.rule for finding in broken.findings] == ["missing-key"]


def test_a_framework_that_could_not_be_read_is_blamed_once() -> None:
    files = {"framework.yaml": "format: 1\nid: Own\n", "coprod.yaml": SETTINGS + "framework: own\n", **of("own")}
    assert rules_of(files) == ["framework.yaml: wrong-value"]


@pytest.mark.parametrize("based_on", ["nef-sevn", "own"])
def test_own_words_rest_on_a_framework_that_ships(based_on: str) -> None:
    files = {"framework.yaml": f"format: 1\nid: own\nbased_on: {based_on}\n", **of("own")}
    assert rules_of(files) == ["framework.yaml: unknown-framework"]


def test_own_words_name_what_the_framework_has() -> None:
    text = (
        "format: 1\nid: own\nbased_on: nef-six\nlevels: [{id: basic}, {id: bsic}]\n"
        "principles: [{id: capabilities, levels: {project: {good: {en: x}, basic: {en: x}}}}, {id: asets}]\n"
    )
    found = loaded({"coprod.yaml": SETTINGS, "framework.yaml": text}).findings
    assert [(finding.rule, finding.place.keys, finding.place.at_key) for finding in found] == [
        ("unknown-principle", ("principles", 1, "id"), False),
        ("unknown-level", ("levels", 1, "id"), False),
        ("unknown-level", ("principles", 0, "levels", "project", "good"), True),
    ]
    assert [finding.hint for finding in found[:2]] == ['Did you mean "assets"?', 'Did you mean "basic"?']


def test_too_few_principles_are_an_error_about_the_whole_file() -> None:
    found = loaded({"coprod.yaml": SETTINGS, "framework.yaml": OWN.replace(", {id: r}", "")}).findings
    assert [(finding.rule, finding.place.keys) for finding in found] == [("framework-size", ())]
    assert "principles: 2, levels: 2" in found[0].message


def test_the_groups_own_framework_comes_before_one_that_ships() -> None:
    own = loaded({"coprod.yaml": SETTINGS, "framework.yaml": OWN}).project
    assert find_framework("nef-six", None) is shipped_framework("nef-six")
    assert find_framework("nothing", None) is None
    assert own.framework is shipped_framework("nef-six")


def test_records_that_cannot_be_read_are_named_and_nothing_else_is() -> None:
    files = {
        PurePosixPath("coprod.yaml"): b"format: 1\nproject: Maple\n",
        PurePosixPath("roles.yaml"): b"roles: [\n",
        PurePosixPath("first-meeting.md"): b"\xff",
        PurePosixPath("notes.txt"): b"\xff",
    }
    links = frozenset({"zoo.txt", "outcomes.yaml", "assessments/2026-05.yaml"})
    found = load(MemoryTree(files), Surroundings("maple", frozenset(map(str, files)), links))
    assert [str(path) for path in found.project.unread] == ["assessments/2026-05.yaml", "outcomes.yaml", "roles.yaml"]
