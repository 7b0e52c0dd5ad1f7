"""A folder to a project: everything is read, and one broken file hides no other."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from coprod_cli.findings import WHOLE_FILE, Finding, Place, Severity
from coprod_cli.language import _
from coprod_cli.project import (
    FRAMEWORK_PATH,
    GROUND_RULES_PATH,
    LEARNING_PATH,
    NEF_SIX,
    OUTCOMES_PATH,
    PRACTICALITIES_PATH,
    ROLES_PATH,
    SETTINGS_PATH,
    STORIES_PATH,
    WORK_PLAN_PATH,
    YOU_SAID_PATH,
    Apart,
    Meeting,
    Project,
    Review,
    Round,
)
from coprod_cli.records.dates import parse_when
from coprod_cli.records.kinds import ANSWERS, ASSESSMENT, MEETING, REVIEW, Kind, kind_of
from coprod_cli.records.project import ProjectRecord
from coprod_cli.records.validate import validate
from coprod_cli.store.frameworks import find_framework, framework_findings, own_framework, shipped_framework
from coprod_cli.yamltext.document import Document, locate
from coprod_cli.yamltext.front_matter import read_markdown
from coprod_cli.yamltext.guard import decode
from coprod_cli.yamltext.parse import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coprod_cli.framework import Framework
    from coprod_cli.records.base import Part
    from coprod_cli.store.tree import Tree
    from coprod_cli.surroundings import Surroundings


TEXT_FILES = frozenset({"first-meeting.md"})
"""Pages without a record in which people write; README.md is meant for strangers."""


class Loaded(NamedTuple):
    """A project with the text of its files, and what did not parse or fit its schema."""

    project: Project
    documents: Mapping[PurePosixPath, Document]
    findings: tuple[Finding, ...]

    def locate(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return findings with line, column and excerpt, sorted by file and place."""
        return locate(map(_kept_private, findings), self.documents)


def _kept_private(finding: Finding) -> Finding:
    """Return a finding without an excerpt where it is about what people said apart."""
    return finding._replace(private=True) if kind_of(str(finding.place.path)) is ANSWERS else finding


def load(tree: Tree, surroundings: Surroundings) -> Loaded:
    """Read every record of a project; a bad file is a finding and never raises."""
    documents: dict[PurePosixPath, Document] = {}
    records: dict[str, Any] = {}
    findings: list[Finding] = []
    unread = [PurePosixPath(name) for name in sorted(surroundings.not_regular) if kind_of(name) is not None]
    for path in tree.paths():
        kind = kind_of(str(path))
        record = None
        if kind is not None:
            record, found, document = read_record(tree, path, kind)
        elif str(path) in TEXT_FILES:
            found, document = _text_of(tree, path)
        else:
            continue
        if document is not None:
            documents[path] = document
        if record is not None:
            records[str(path)] = record
        elif kind is not None:
            unread.append(path)
        findings += found
    own, found = own_framework(records.get(str(FRAMEWORK_PATH)))
    findings += found
    project = _assemble(surroundings, records, documents, own, unread)
    return Loaded(project, documents, (*findings, *framework_findings(project, own)))


def _text_of(tree: Tree, path: PurePosixPath) -> tuple[list[Finding], Document | None]:
    """Read a page that holds no record but people's words."""
    try:
        text, findings = decode(path, tree.read(path))
    except OSError as error:
        return [_unreadable(path, error)], None
    return findings, Document(path, text)


def read_document(kind: Kind, path: PurePosixPath, content: bytes) -> Document:
    """Return the document of a file, by its kind: YAML, or Markdown with front matter."""
    return (read_markdown if kind.path.endswith(".md") else read_yaml)(path, content)


def read_record(tree: Tree, path: PurePosixPath, kind: Kind) -> tuple[Part | None, list[Finding], Document | None]:
    """Return the record of a file, what is wrong with it, and its text; a bad file never raises."""
    try:
        content = tree.read(path)
    except OSError as error:
        return None, [_unreadable(path, error)], None
    document = read_document(kind, path, content)
    if document.findings:
        return None, list(document.findings), document
    record, findings = validate(kind, path, document.data, document.written)
    return record, findings, document


def _unreadable(path: PurePosixPath, error: OSError) -> Finding:
    message = _("The file could not be read: {reason}.").format(reason=error.strerror or error)
    hint = _("Check that you may read it, and that no other program holds it.")
    return Finding("unreadable", Severity.ERROR, Place(path), message, hint, span=WHOLE_FILE)


def _assemble(
    surroundings: Surroundings,
    records: Mapping[str, Any],
    documents: Mapping[PurePosixPath, Document],
    own: Framework | None,
    unread: Iterable[PurePosixPath],
) -> Project:
    settings = records.get(str(SETTINGS_PATH))
    known = settings or ProjectRecord(format=1, project=surroundings.folder or "project")
    return Project(
        surroundings=surroundings,
        settings=known,
        framework=find_framework(known.framework, own) or shipped_framework(NEF_SIX),
        **_by_date(records, own),
        work_plan=records.get(str(WORK_PLAN_PATH)),
        you_said=records.get(str(YOU_SAID_PATH)),
        practicalities=records.get(str(PRACTICALITIES_PATH)),
        stories=records.get(str(STORIES_PATH)),
        learning=records.get(str(LEARNING_PATH)),
        outcomes=records.get(str(OUTCOMES_PATH)),
        roles=records.get(str(ROLES_PATH)),
        ground_rules=records.get(str(GROUND_RULES_PATH)),
        rules_text=documents[GROUND_RULES_PATH].body if str(GROUND_RULES_PATH) in records else "",
        texts={path: document.text for path, document in documents.items()},
        cut_short=tuple(finding for document in documents.values() for finding in document.advice),
        own_framework=records.get(str(FRAMEWORK_PATH)),
        settings_broken=settings is None,
        unread=tuple(unread),
    )


def _by_date(records: Mapping[str, Any], own: Framework | None) -> dict[str, Any]:
    """Return the records whose files are named by a date, oldest first, under their names in a project."""
    return {
        "assessments": tuple(
            Round(path.stem, record, find_framework(record.framework, own))
            for path, record in _of_kind(ASSESSMENT, records)
        ),
        "apart": tuple(
            Apart(path.parent.name, path.stem, record, find_framework(record.framework, own), path)
            for path, record in _of_kind(ANSWERS, records)
        ),
        "reviews": tuple(Review(path.stem, record) for path, record in _of_kind(REVIEW, records)),
        "meetings": tuple(
            Meeting(day, record)
            for path, record in _of_kind(MEETING, records)
            if (day := parse_when(path.stem)) is not None
        ),
    }


def _of_kind(kind: Kind, records: Mapping[str, Any]) -> list[tuple[PurePosixPath, Any]]:
    """Return the records of a kind with their paths, sorted."""
    return [(PurePosixPath(path), record) for path, record in sorted(records.items()) if kind_of(path) is kind]
