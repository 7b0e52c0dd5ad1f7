"""What one group's people say apart: which group, where it is kept, and more answers among the others."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from coprod_cli.cli.answers import read_answers, refuse
from coprod_cli.cli.planned import Data, PlannedFile, planned_file, surely
from coprod_cli.cli.rounding import judge, month_of
from coprod_cli.errors import CoprodError
from coprod_cli.language import _
from coprod_cli.project import Apart
from coprod_cli.records.base import FORMAT
from coprod_cli.records.kinds import ANSWERS, Kind
from coprod_cli.records.validate import validate
from coprod_cli.store.private import FOLDER
from coprod_cli.yamltext.wanted import as_read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coprod_cli.project import Project
    from coprod_cli.records.project import Group

_ANSWER = Kind("answer", "answers", "records.answers:ApartAnswer", _("One answer of a group's people."))


def named_group(project: Project, name: str) -> Group:
    """Return the group that a person named, by its id or by its name; CoprodError when there is none."""
    from coprod_cli.words.suggestions import did_you_mean

    wanted = name.strip().casefold()
    found = [group for group in project.groups.values() if wanted in {group.id, group.name.casefold()}]
    if found:
        return found[0]
    message = _('coprod.yaml has no group "{group}".').format(group=name)
    if not project.groups:
        raise CoprodError(message, _("Add the group to coprod.yaml, below groups:, with an id and a name."))
    raise CoprodError(message, did_you_mean(wanted, project.groups))


def place_of(project: Project, month: str, group: str) -> PurePosixPath:
    """Return where a group's answers are kept: in the shared folder if the group agreed, else on this machine."""
    path = PurePosixPath(ANSWERS.path.replace("YYYY-MM", month).replace("GROUP", group))
    return path if project.settings.views == "shared" else FOLDER / path


def from_answers(project: Project, root: Path, month: str | None, group: str, answers: Path) -> PlannedFile:
    """Return a group's file with the answers of a file as one more among them; nothing is written yet."""
    document = read_answers(answers)
    data = dict(document.data) if isinstance(document.data, dict) else {}
    data.pop("format", None)
    given, findings = validate(_ANSWER, document.path, data)
    refuse(document, findings)
    named = month_of(month, None)
    found = planned(root, project, named, group, [data])
    apart = Apart(named, group, found.record, project.framework, found.path)
    judge(replace(project, apart=(apart,)), found.path, document, ("answers", found.record.answers.index(given)))
    return found


def planned(root: Path, project: Project, month: str, group: str, answers: Sequence[Mapping[str, Any]]) -> PlannedFile:
    """Return a group's file with more answers in it.

    The answers are sorted by a digest of what they say, so that their order does not tell who came when.
    In a file that somebody wrote by hand the new ones are the last, because nothing there is moved.
    """

    def merged(old: Data) -> Data:
        new = {"format": str(FORMAT), "framework": project.framework.id}
        return {**(old or new), "answers": [*(old.get("answers") or []), *answers]}

    def tidied(data: Data) -> Data:
        return {**data, "answers": sorted(data["answers"], key=_digest)}

    return planned_file(root, ANSWERS, place_of(project, month, group), merged, surely, tidied)


def _digest(answer: Any) -> str:
    return sha256(json.dumps(as_read(answer), sort_keys=True).encode()).hexdigest()
