"""What to do next: whole sentences, the most needed first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_cli.analysis.meetings import next_meeting_due
from coprod_cli.analysis.threads import to_tell
from coprod_cli.language import _, counted
from coprod_cli.project import FRAMEWORK_PATH, OUTCOMES_PATH, REVIEWS_FOLDER, SETTINGS_PATH
from coprod_cli.words.calendar import day_words, month_words, when_words

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Collection, Iterator

    from coprod_cli.project import Project
    from coprod_cli.records.dates import When
    from coprod_cli.records.outcomes import Task

    _Dated = tuple[datetime.date, str, str]
    """When something is due, what it is, and what to type or do."""

_ASSESS = "assess"
SHOWN = 3
"""How many next steps are named at once."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do, and what to type or do for it."""

    what: str
    how: str
    day: datetime.date | None = None
    """The day on which it is due, or since which it waits."""
    waits: bool = False

    @property
    def when(self) -> str:
        """Since when it waits or by when it is due, as a sentence; nothing for what has no day."""
        if self.day is None:
            return ""
        said = _("Waiting since {day}.") if self.waits else _("Due on {day}.")
        return said.format(day=day_words(self.day))


def typed_here(command: str) -> str:
    """Return a command as it is typed in the project's own folder."""
    return f"coprod {command}"


def next_steps(
    project: Project,
    errors: int,
    today: datetime.date,
    typed: Callable[[str], str] = typed_here,
    answered: Collection[str] = (),
) -> list[Step]:
    """Return the steps that come next, at most three; `typed` shows a command as a person types it.

    `answered` has the months for which people answered apart, as 2026-11.
    Nothing is concluded from a record that is there and cannot be read. A project that has ended
    has nothing left to do but to mend its files.
    """
    if project.has_ended(today):
        return list(_mend(errors, typed))
    return [
        *_mend(errors, typed), *_begin(project, typed, answered), *_dated(project, today, typed),
        *_tell(project, typed), *_deepen(project, typed),
    ][:SHOWN]  # fmt: skip


def _mend(errors: int, typed: Callable[[str], str]) -> Iterator[Step]:
    if errors:
        what = counted("Mend {number} error in the files.", "Mend {number} errors in the files.", errors)
        yield Step(what.format(number=errors), _type(typed("check")))


def _begin(project: Project, typed: Callable[[str], str], answered: Collection[str]) -> Iterator[Step]:
    if not project.groups and not project.settings_broken:
        yield Step(_("Say who takes part."), _groups_hint(project))
    outcomes = project.all_outcomes
    if not outcomes and OUTCOMES_PATH not in project.unread:
        if project.rounds:
            yield Step(_("Agree what you want to change."), _type(typed("add outcome")))
        else:
            yield Step(_("Hold the first meeting."), _("Bring the questions in first-meeting.md."))
    waiting = [] if project.unread_rounds else sorted({*answered} - {found.month for found in project.rounds})
    for month in waiting:
        what = _("Agree together on what people answered apart, {month}.").format(month=month_words(month))
        yield Step(what, _type(typed(f"agree {month}")))
    if not project.rounds and not project.unread_rounds and not waiting:
        yield Step(_("Hold the first round of scores."), _type(typed(_ASSESS)))


def _groups_hint(project: Project) -> str:
    if project.has_empty_brackets(SETTINGS_PATH, "groups"):
        return _('In coprod.yaml, take the [] away behind "groups:", and type below it: "  - id: ..."')
    return _("Write the groups in coprod.yaml, below groups:.")


def _type(command: str) -> str:
    return _("Type: {command}").format(command=command)


def _dated(project: Project, today: datetime.date, typed: Callable[[str], str]) -> Iterator[Step]:
    """Yield what has a date: what waits first, then what comes."""
    dated = sorted(_with_dates(project, typed), key=lambda found: found[0])
    for day, what, how in dated:
        yield Step(what, how, day, day < today)


def _with_dates(project: Project, typed: Callable[[str], str]) -> Iterator[_Dated]:
    yield from _looks(project, typed)
    yield from _plans(project, typed)
    for missing in project.roles.not_here_yet if project.roles is not None else ():
        if missing.due is not None:
            step = missing.next_step or missing.who
            yield (
                missing.due.last,
                _("Reach who is not here yet: {step}.").format(step=step.rstrip(".")),
                _("Write what came of it in roles.yaml."),
            )


def _looks(project: Project, typed: Callable[[str], str]) -> Iterator[_Dated]:
    """Yield the next meeting, the next round, the next review, and the next look at the ground rules."""
    meeting = next_meeting_due(project)
    if meeting is not None:
        yield meeting, _("Meet, and write down together how it went."), _type(typed("meet"))
    due = project.next_round_due()
    sound = not project.settings_broken and not project.unread_rounds
    if due is not None and sound:
        yield due, _("Hold the next round of scores."), _type(typed(_ASSESS))
    look_back = project.next_review_due()
    if look_back is not None and sound and not any(path.parent == REVIEWS_FOLDER for path in project.unread):
        yield look_back.last, _("Hold the next review: look back together."), _type(typed("review"))
    rules = project.ground_rules
    if rules is not None and rules.look_again is not None:
        yield rules.look_again.last, _("Look at the ground rules again."), _("Read ground-rules.md aloud.")


def _plans(project: Project, typed: Callable[[str], str]) -> Iterator[_Dated]:
    """Yield what is to be done by a day: tasks and actions."""
    for task, when in _tasks(project):
        yield when.last, _("Task: {task}.").format(task=task.task.rstrip(".")), _done(task.id, typed)
    for action in project.open_actions:
        if action.due is not None:
            what = _("Action: {action}.").format(action=action.action.rstrip("."))
            yield action.due.last, what, _done(action.id, typed)


def _done(name: str, typed: Callable[[str], str]) -> str:
    return _("When it is done, type: {command}").format(command=typed(f"done {name}"))


def _tasks(project: Project) -> Iterator[tuple[Task, When]]:
    for outcome in project.all_outcomes:
        for task in outcome.tasks:
            if task.due is not None and task.status not in {"done", "stopped"}:
                yield task, task.due


def _tell(project: Project, typed: Callable[[str], str]) -> Iterator[Step]:
    """Yield whom to tell what came of what they said."""
    waiting = to_tell(project)
    if waiting:
        what = _("Tell people what came of it, when they said: {said}").format(said=waiting[0].said.said)
        yield Step(what, _("Then type: {command}").format(command=typed("add told")))


def _deepen(project: Project, typed: Callable[[str], str]) -> Iterator[Step]:
    sound = not project.settings_broken and not project.unread_rounds and FRAMEWORK_PATH not in project.unread
    if len(project.rounds) > 1 and sound:
        yield Step(_("Talk about what moved."), _type(typed("diff")))
    if project.rounds and sound:
        yield Step(_("Put the wheel on the wall."), _type(typed("chart")))
    rules = project.ground_rules
    if rules is not None and rules.agreed is not None:
        when = when_words(rules.agreed.date)
        yield Step(_("Read the ground rules to whoever is new. They were agreed in {when}.").format(when=when),
                   _("They are in ground-rules.md."))  # fmt: skip
