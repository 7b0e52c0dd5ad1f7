"""The rounds that a command is about: named by month, or the latest ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.cli.typed import typed
from coprod_cli.errors import CoprodError
from coprod_cli.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_cli.project import Project, Round
    from coprod_cli.records.assessment import About


def _assess(project: Project, folder: Path | None) -> str:
    """Return the command that adds a round of the same kind, as it is typed."""
    return typed("assess --mine" if project.is_own else "assess", folder)


def named_round(project: Project, month: str | None, folder: Path | None) -> Round:
    """Return the round of a month, or the latest; CoprodError when there is none."""
    if not project.rounds:
        raise CoprodError(
            _("There is no round yet."), _("Add the first: {command}").format(command=_assess(project, folder))
        )
    if month is None:
        return project.rounds[-1]
    found = project.round(month)
    if found is None:
        months = ", ".join(each.month for each in project.rounds)
        raise CoprodError(_("There is no round {month}.").format(month=month),
                          _("Rounds in this folder: {months}").format(months=months))  # fmt: skip
    return found


def two_rounds(project: Project, old: str | None, new: str | None, folder: Path | None) -> tuple[Round, Round]:
    """Return two rounds, the older first: the named ones, else the latest two."""
    later = named_round(project, new, folder)
    earlier = named_round(project, old, folder) if old is not None else project.before(later)
    if earlier is None:
        raise _only_one(later, project, folder)
    if earlier.month == later.month:
        raise CoprodError(_("A round cannot be compared with itself."),
                          _("Name two months: {command}").format(command=typed("diff OLD NEW", folder)))  # fmt: skip
    return (earlier, later) if earlier.month < later.month else (later, earlier)


def earlier_rounds(project: Project, later: Round, about: About, folder: Path | None) -> tuple[Round, ...]:
    """Return the rounds before another that have scores about the same; CoprodError when there is none."""
    earlier = [found for found in project.rounds if found.month < later.month]
    if not earlier:
        raise _only_one(later, project, folder)
    scored = tuple(found for found in earlier if found.scores(about))
    if not scored:
        raise CoprodError(
            _("No round before {month} has scores about that, so there is nothing to compare it with.").format(
                month=later.month
            ),
            _("Choose another --about, or a later round."),
        )
    return scored


def _only_one(later: Round, project: Project, folder: Path | None) -> CoprodError:
    """Say that a round has none before it, and what to do."""
    if later is not project.rounds[-1]:
        months = ", ".join(each.month for each in project.rounds if each.month > later.month)
        return CoprodError(
            _("{month} is the first round, so there is nothing to compare it with.").format(month=later.month),
            _("Choose a later one: {months}").format(months=months),
        )
    return CoprodError(
        _("There is only one round, so there is nothing to compare it with."),
        _("Add the next one when the group meets again: {command}").format(command=_assess(project, folder)),
    )
