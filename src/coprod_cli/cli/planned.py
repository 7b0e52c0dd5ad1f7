"""A YAML file as it will be: data laid over what it says already, and written unless somebody changed it since."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from coprod_cli.cli.answers import refuse
from coprod_cli.errors import FilesHaveErrors
from coprod_cli.language import _
from coprod_cli.records.validate import validate
from coprod_cli.store.private import FOLDER, ONLY_OWNER, private_folder
from coprod_cli.store.tree import read_inside, unreadable
from coprod_cli.store.write import change, write_new
from coprod_cli.yamltext.parse import read_yaml
from coprod_cli.yamltext.scalars import dump

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from coprod_cli.records.kinds import Kind
    from coprod_cli.yamltext.document import Document


class Planned(NamedTuple):
    """A file as it will be, and what it was."""

    path: PurePosixPath
    was: bytes | None
    content: bytes
    record: Any


def plan(
    root: Path,
    path: PurePosixPath,
    kind: Kind,
    changed: Callable[[Mapping[str, Any] | None, bool], Mapping[str, Any]],
    answers: Document | None = None,
) -> Planned:
    """Return a file of a kind with other data in it; nothing is written yet.

    `changed` gets the data of the file, or None where there is none, and whether coprod alone wrote it; it
    returns what the file is to say. A file that nobody else touched is written anew; in any other, only
    what differs is changed.
    Errors of the new data are shown where they stand in `answers`.
    """
    from coprod_cli.yamltext.difference import with_data

    was = _read(root, path)
    if was is None:
        record = _valid(kind, changed(None, True), answers)
        content = _as_ours(path, kind, record)
        if _valid(kind, read_yaml(path, content).data, None) != record:
            raise AssertionError("a new file would not say what the answers said")
        return Planned(path, None, content, record)
    document = read_yaml(path, was)
    old: Any = document.data
    ours = _as_ours(path, kind, _sound(kind, document)) == was
    data = changed(old, ours)
    record = _valid(kind, data, answers)
    return Planned(path, was, _as_ours(path, kind, record) if ours else with_data(path, was, data), record)


def write(root: Path, planned: Planned) -> None:
    """Write a planned file, unless somebody changed it since it was read; a private one for its owner alone."""
    private = planned.path.is_relative_to(FOLDER)
    if private:
        private_folder(root)
    if planned.was is None:
        write_new(root, planned.path, planned.content, mode=ONLY_OWNER if private else 0o666)
    elif planned.content != planned.was:
        change(root, planned.path, planned.was, planned.content)


def _read(root: Path, path: PurePosixPath) -> bytes | None:
    try:
        return read_inside(root, path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unreadable(root / path, error) from error


def _as_ours(path: PurePosixPath, kind: Kind, record: Any) -> bytes:
    """Return a record as coprod writes a file of its own; its first line points an editor to the schema."""
    up = "../" * (len(path.parts) - 1)
    return (f"# yaml-language-server: $schema={up}.schemas/{kind.name}.json\n" + dump(record.plain())).encode()


def _sound(kind: Kind, document: Document) -> Any:
    """Return the record of a file; somebody may have spoilt it since the project was read."""
    record, findings = (None, document.findings) if document.findings else validate(kind, document.path, document.data)
    if record is None:
        raise FilesHaveErrors(
            _("{path} has errors, so it was not changed.").format(path=document.path),
            [document.locate(finding) for finding in findings],
            _("Mend what stands above, then run the command again."),
        )
    return record


def _valid(kind: Kind, data: Any, shown_in: Document | None) -> Any:
    """Return the record of some data; errors are shown where they stand in a document."""
    record, findings = validate(kind, PurePosixPath(_("answers")), data)
    if shown_in is not None:
        refuse(shown_in, findings)
    if record is None:
        raise AssertionError("the answers of a conversation make no record")
    return record
