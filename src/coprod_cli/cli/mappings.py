"""Mappings of a project: begun when a shape of table is met first, and looked at before they are used."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from coprod_cli.analysis.table_shape import digest
from coprod_cli.language import _, counted
from coprod_cli.project import MAPPINGS_FOLDER
from coprod_cli.records.kinds import MAPPING
from coprod_cli.records.validate import validate
from coprod_cli.store.tree import read_if_there
from coprod_cli.words.form import ALONE, LEFT_OUT
from coprod_cli.words.mapping import shown_heading
from coprod_cli.yamltext.parse import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coprod_cli.analysis.table_shape import Shape
    from coprod_cli.findings import Keys
    from coprod_cli.project import Project
    from coprod_cli.records.mapping import MappingRecord

_MOST_SAID = 12
"""How many lines of a mapping are named at once."""
_OF_NO_PRINCIPLE = ("group", "form", "drop")


class Kept(NamedTuple):
    """A mapping that lies in the project, or what keeps it from being one."""

    record: MappingRecord | None
    wrong: tuple[str, ...] = ()


def path_for(shape: Shape, headings: Sequence[str]) -> PurePosixPath:
    """Return where the mapping of a shape lies: it is named by the tool and by the headings."""
    return MAPPINGS_FOLDER / f"{shape.tool}-{digest(headings)}.yaml"


def kept(root: Path, project: Project, path: PurePosixPath, headings: Sequence[str]) -> Kept | None:
    """Return the mapping of a shape with what is to be filled in or mended, or None where there is none yet."""
    content = read_if_there(root, path)
    if content is None:
        return None
    document = read_yaml(path, content)
    record: Any
    record, findings = (
        (None, document.findings) if document.findings else validate(MAPPING, path, document.data, document.written)
    )
    if record is None:
        placed = [document.locate(finding) for finding in findings]
        return Kept(None, tuple(_at(finding.span.line, finding.message) for finding in placed if finding.span))
    wrong = [_at(document.span_of(keys).line, said) for keys, said in _wrong(project, record, headings)]
    if len(wrong) > _MOST_SAID:
        rest = len(wrong) - _MOST_SAID
        more = counted("And {count} more line.", "And {count} more lines.", rest).format(count=rest)
        wrong = [*wrong[:_MOST_SAID], more]
    return Kept(record, tuple(wrong))


def _at(line: int, message: str) -> str:
    return _("Line {line}: {message}").format(line=line, message=message)


def _wrong(project: Project, record: MappingRecord, headings: Sequence[str]) -> Iterator[tuple[Keys, str]]:
    """Yield each place that is empty, or that does not fit the table or the project, with a sentence."""
    if [column.column for column in record.columns] != [shown_heading(each, at) for at, each in enumerate(headings, 1)]:
        yield ("columns",), _("The columns are not those of the table any more. Delete the file to begin it again.")
        return
    yield from _of_the_round(project, record)
    yield from _of_columns(project, record)
    levels = {*project.framework.steps, *ALONE, LEFT_OUT}
    for place, meaning in enumerate(record.words):
        keys = ("words", place, "means")
        if meaning.means is None:
            yield keys, _("Say what these words mean.")
        elif meaning.means not in levels:
            yield keys, _('The framework has no level "{level}".').format(level=meaning.means)
    for place, naming in enumerate(record.groups):
        yield from _of_a_group(project, ("groups", place, "group"), naming.group)


def _of_the_round(project: Project, record: MappingRecord) -> Iterator[tuple[Keys, str]]:
    says = {column.says for column in record.columns}
    if "form" in says:
        return
    if record.month is None:
        yield ("month",), _("Write the month of the round, as 2026-11.")
    if "group" not in says:
        yield from _of_a_group(project, ("group",), record.group)


def _of_a_group(project: Project, keys: Keys, group: str | None) -> Iterator[tuple[Keys, str]]:
    if group is None:
        yield keys, _("Write the id of the group.")
    elif group not in project.groups:
        yield keys, _('coprod.yaml has no group "{group}".').format(group=group)


def _of_columns(project: Project, record: MappingRecord) -> Iterator[tuple[Keys, str]]:
    seen: set[tuple[str, str | None]] = set()
    for place, column in enumerate(record.columns):
        keys = ("columns", place)
        if column.says is None:
            yield (*keys, "says"), _("Say what stands in this column, or drop.")
            continue
        if column.says == "drop":
            continue
        principle = project.framework.principle_ids.get(column.principle or "")
        if column.says not in _OF_NO_PRINCIPLE and principle is None:
            said = _("Write the id of the principle.")
            if column.principle is not None:
                said = _('The framework has no principle "{name}".').format(name=column.principle)
            yield (*keys, "principle"), said
        elif (column.says, principle) in seen:
            yield (*keys, "says"), _("A column above says the same.")
        seen.add((column.says, principle))
    if not any(says not in _OF_NO_PRINCIPLE for says, _principle in seen):
        yield ("columns",), _("No column becomes an answer.")
