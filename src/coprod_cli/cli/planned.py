"""A YAML record as it will be: new data over what the file says, and written unless somebody changed it since."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from coprod_cli.cli import console
from coprod_cli.cli.outputs import shown
from coprod_cli.errors import CoprodError, FilesHaveErrors
from coprod_cli.language import _
from coprod_cli.records.validate import validate
from coprod_cli.store.lock import locked
from coprod_cli.store.private import FOLDER, ONLY_OWNER, private_folder
from coprod_cli.store.tree import read_if_there
from coprod_cli.store.write import change, require_writable, write_new
from coprod_cli.yamltext.guard import MOST_BYTES
from coprod_cli.yamltext.parse import read_yaml
from coprod_cli.yamltext.scalars import dump

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_cli.findings import Finding
    from coprod_cli.records.kinds import Kind
    from coprod_cli.yamltext.document import Document

Data = dict[str, Any]


class PlannedFile(NamedTuple):
    """A file as it will be, and what it was; None for one that is not there yet."""

    path: PurePosixPath
    was: bytes | None
    content: bytes
    record: Any

    @property
    def changes(self) -> bool:
        """Whether anything is to be written."""
        return self.content != self.was


def _as_it_is(data: Data) -> Data:
    return data


def planned_file(
    root: Path,
    kind: Kind,
    path: PurePosixPath,
    merged: Callable[[Data], Data],
    refuse: Callable[[Sequence[Finding]], None],
    tidied: Callable[[Data], Data] = _as_it_is,
) -> PlannedFile:
    """Return a file with other data; `merged` makes them of what it says, `refuse` raises for what does not fit.

    Where the file reads as coprod writes it, it is written as a whole, and `tidied` may put its parts
    in order; where people have been at it, only what differs is touched.
    """
    from coprod_cli.yamltext.difference import with_data

    was = read_if_there(root, path)
    if was is None:
        record = _valid(kind, path, tidied(merged({})), refuse)
        content = _small_enough(path, _as_ours(kind, path, record))
        again: Any = read_yaml(path, content).data
        if _valid(kind, path, again, refuse) != record:
            raise AssertionError("a new file would not say what the answers said")
        return PlannedFile(path, None, content, record)
    document = read_yaml(path, was)
    ours = _as_ours(kind, path, _sound(kind, document)) == was
    old: Any = document.data
    data = tidied(merged(old)) if ours else merged(old)
    record = _valid(kind, path, data, refuse)
    content = _small_enough(path, _as_ours(kind, path, record)) if ours else with_data(path, was, data)
    return PlannedFile(path, was, content, record)


def write(root: Path, plan: PlannedFile) -> None:
    """Write a file, unless somebody changed it since it was read; a private one for its owner alone."""
    private = plan.path.is_relative_to(FOLDER)
    if private:
        private_folder(root)
    if plan.was is None:
        write_new(root, plan.path, plan.content, mode=ONLY_OWNER if private else 0o666)
    elif plan.changes:
        change(root, plan.path, plan.was, plan.content)


def put(root: Path, plan: PlannedFile, *, dry_run: bool) -> bool:
    """Write a file that was made of an answers file, or show it; say what was done, and whether it was written."""
    path = shown(root / plan.path)
    if dry_run:
        console.message(_("Would write {path}").format(path=path))
        console.result(plan.content.decode(), end="")
        return False
    if not plan.changes:
        console.message(_("{path} says all of that already, and was not changed.").format(path=path))
        return False
    require_writable((root / plan.path).parent)
    with locked(root):
        write(root, plan)
    console.message(_("Wrote {path}").format(path=path))
    return True


def surely(findings: Sequence[Finding]) -> None:
    """Take the answers of a conversation, which have no errors: each was judged when it was given."""
    if findings:
        raise AssertionError("the answers of a conversation make no record")


def _as_ours(kind: Kind, path: PurePosixPath, record: Any) -> bytes:
    """Return a record as coprod writes a file of its own, with the line that shows editors its schema."""
    up = "../" * (len(path.parts) - 1)
    return (f"# yaml-language-server: $schema={up}.schemas/{kind.name}.json\n" + dump(record.plain())).encode()


def _small_enough(path: PurePosixPath, content: bytes) -> bytes:
    """Return what is to be written, unless nothing could read it afterwards."""
    if len(content) > MOST_BYTES:
        raise CoprodError(
            _("{path} would be larger than 1 MiB, and could not be read any more. So it was not written.").format(
                path=path
            ),
            _("Shorten the longest texts, or put fewer of them into one file."),
        )
    return content


def _sound(kind: Kind, document: Document) -> Any:
    """Return the record of a file; somebody may have spoilt it since the project was read."""
    record, findings = (None, document.findings) if document.findings else validate(
        kind, document.path, document.data)  # fmt: skip
    if record is None:
        raise FilesHaveErrors(
            _("{path} has errors, so it was not changed.").format(path=document.path),
            [document.locate(finding) for finding in findings],
            _("Mend what stands above, then run the command again."),
        )
    return record


def _valid(kind: Kind, path: PurePosixPath, data: Data, refuse: Callable[[Sequence[Finding]], None]) -> Any:
    record, findings = validate(kind, path, data)
    refuse(findings)
    if record is None:
        raise AssertionError("`refuse` raises, for a record that is None has findings")
    return record
