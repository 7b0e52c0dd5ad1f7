"""What was decided to do, in sentences: how far it is, who does it, and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.words.calendar import when_words
from coprod_cli.words.spoken import as_sentence

if TYPE_CHECKING:
    from coprod_cli.project import Project
    from coprod_cli.records.outcomes import Task
    from coprod_cli.records.work_plan import Action, Progress


def sentence(project: Project, action: Action) -> str:
    """Return an action with who does it and by when."""
    parts = [as_sentence(action.action)]
    if action.group is not None or action.name is not None:
        parts.append(_("Who: {who}.").format(who=by_whom(project, action).rstrip(".")))
    if action.due is not None:
        parts.append(_("By when: {when}.").format(when=when_words(action.due)))
    return " ".join(parts)


def by_whom(project: Project, action: Action) -> str:
    """Return who does an action: a group in its own words, and a name where one is given."""
    group = project.group_name(action.group) if action.group is not None else ""
    if action.name is not None and group:
        return _("{name} ({group})").format(name=action.name, group=group)
    return action.name or group or _("nobody yet")


def status_words(action: Action | Task) -> str:
    """Return how far an action or a task is."""
    return {
        None: _("Not begun"), "to-do": _("Not begun"), "doing": _("It goes on"), "done": _("Done"),
        "stopped": _("Stopped"),
    }[action.status]  # fmt: skip


def latest_looks(action: Action) -> tuple[Progress, ...]:
    """Return the latest look at an action by its day, or nothing where nobody has looked."""
    return tuple(sorted(action.progress, key=lambda each: each.date.last)[-1:])


def look(progress: Progress) -> str:
    """Return one look at an action: when, and what was said."""
    return _("{when}: {said}").format(when=when_words(progress.date), said=progress.note)
