"""Where a project is, as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_cli.analysis.meetings import unsettled
from coprod_cli.analysis.threads import heard_for, threads, to_answer, to_tell
from coprod_cli.language import _, counted
from coprod_cli.project import MEETINGS_FOLDER, OUTCOMES_PATH, REVIEWS_FOLDER, WORK_PLAN_PATH
from coprod_cli.render.machine import OUTPUT_VERSION, to_json
from coprod_cli.words import actions
from coprod_cli.words.calendar import month_words, when_words
from coprod_cli.words.changes import people
from coprod_cli.words.picture import said_aloud
from coprod_cli.words.spoken import as_sentence, spoken_fact
from coprod_cli.words.threads import made_and_seen
from coprod_cli.words.wheel import wheel
from coprod_cli.yamltext.guard import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coprod_cli.analysis.threads import Thread
    from coprod_cli.project import Project
    from coprod_cli.records.outcomes import Outcome
    from coprod_cli.records.you_said import Said
    from coprod_cli.words.next_steps import Step


def text(project: Project, steps: Sequence[Step], begun: Sequence[str] = ()) -> str:
    """Return the next steps, then the state of everything, a paragraph each.

    `begun` has the commands that go on with what was begun and not ended.
    """
    paragraphs = [[project.settings.project], [_("Next:"), *map(_step, steps)] if steps else []]
    paragraphs.append([_("Begun, and not ended. To go on, type: {command}").format(command=each) for each in begun])
    paragraphs += [_ended(project), _latest(project), *_outcomes(project), _actions(project), _meetings(project)]
    paragraphs += [_reviews(project), *map(list, _open_threads(project)), _unread(project)]
    return "\n\n".join("\n".join(map(one_line, lines)) for lines in paragraphs if lines)


def _step(step: Step) -> str:
    return " ".join(filter(None, (step.what, step.when, step.how)))


def _latest(project: Project) -> list[str]:
    unread = project.unread_rounds
    if not project.rounds:
        if not unread:
            return [_("There is no round yet.")]
        said = counted("{number} round is here and cannot be read now.",
                       "{number} rounds are here and cannot be read now.", unread)  # fmt: skip
        return [said.format(number=unread)]
    latest = project.rounds[-1]
    lines = [_how_many(project).format(number=len(project.rounds), unread=unread, month=month_words(latest.month))]
    lines += map(said_aloud, wheel(project, latest, "project").segments)
    return [*lines, _("Who took part in {round}").format(round=people(project, latest))]


def _how_many(project: Project) -> str:
    if project.unread_rounds:
        return counted(
            "{number} round can be read, and {unread} cannot. The latest that can is of {month}.",
            "{number} rounds can be read, and {unread} cannot. The latest that can is of {month}.",
            len(project.rounds),
        )
    return counted(
        "{number} round so far. The latest is of {month}.",
        "{number} rounds so far. The latest is of {month}.",
        len(project.rounds),
    )


def _outcomes(project: Project) -> Iterator[list[str]]:
    """Yield each outcome with its thread: what people said first, what was made, how it goes, and who was told."""
    if not project.all_outcomes and OUTCOMES_PATH not in project.unread:
        yield [_("No outcome is agreed yet.")]
    for outcome in project.all_outcomes:
        yield [
            _("Outcome: {outcome}").format(outcome=outcome.outcome),
            *(_began_with(said) for said in heard_for(project, outcome)),
            *map(spoken_fact, made_and_seen(project, outcome)),
        ]


def _began_with(said: Said) -> str:
    told = _("They were told: {when}.").format(when=when_words(said.told[-1].date)) if said.told else (
        _("Nobody has told them what came of it."))  # fmt: skip
    return _("It began with: {said} {told}").format(said=as_sentence(said.said), told=told)


def _ended(project: Project) -> list[str]:
    if project.settings.ended is None:
        return []
    return [_("The project ended: {when}.").format(when=when_words(project.settings.ended))]


def _actions(project: Project) -> list[str]:
    if WORK_PLAN_PATH in project.unread or project.work_plan is None:
        return []
    if not project.open_actions:
        return [_("Every action is done or stopped.")] if project.work_plan.actions else []
    return [_("Open actions:"), *(actions.sentence(project, action) for action in project.open_actions)]


def _meetings(project: Project) -> list[str]:
    """Say when the group met last, and what it left open then."""
    if not project.meetings:
        return []
    said = counted(
        "{number} meeting is written down. The latest was on {day}.",
        "{number} meetings are written down. The latest was on {day}.",
        len(project.meetings),
    )
    lines = [said.format(number=len(project.meetings), day=when_words(project.meetings[-1].day))]
    left = unsettled(project.meetings) if project.settings.ended is None else ()
    if left:
        lines += [_("Not settled yet:"), *dict.fromkeys(each.text for each in left)]
    return lines


def _reviews(project: Project) -> list[str]:
    if not project.reviews:
        return []
    latest = project.reviews[-1]
    said = counted(
        "{number} review so far. The latest is of {month}.",
        "{number} reviews so far. The latest is of {month}.",
        len(project.reviews),
    )
    lines = [said.format(number=len(project.reviews), month=month_words(latest.month))]
    if latest.record.next is not None and project.settings.ended is None:
        lines.append(_("The next one: {when}.").format(when=when_words(latest.record.next)))
    return lines


def _open_threads(project: Project) -> Iterator[list[str]]:
    """Yield what people said and have not heard of again, with what came of it."""
    for thread in to_tell(project):
        lines = [_("Still to tell people what came of it, when they said: {said}").format(said=thread.said.said)]
        lines += [_("It led to: {outcome}").format(outcome=outcome.outcome) for outcome in thread.outcomes]
        why = thread.said.not_done_because
        yield [*lines, *([_("Why nothing was done: {why}").format(why=why)] if why else [])]
    for said in to_answer(project):
        yield [_("Nothing has come of this yet: {said}").format(said=said.said)]


def _unread(project: Project) -> list[str]:
    """Say which files cannot be read; the rounds are counted elsewhere."""
    files = [
        path for path in project.unread if len(path.parts) == 1 or path.parent in {MEETINGS_FOLDER, REVIEWS_FOLDER}
    ]
    return [_("{file} cannot be read now.").format(file=path) for path in files]


def json(project: Project, steps: Sequence[Step], begun: Sequence[str] = ()) -> str:
    """Return the same in coprod's own JSON; its schema is `coprod schema status-output`."""
    latest = project.rounds[-1] if project.rounds else None
    return to_json(
        {
            "version": OUTPUT_VERSION,
            "project": project.settings.project,
            "ended": _text(project.settings.ended),
            "next": [_plain(step) for step in steps],
            "begun": list(begun),
            "rounds": [found.month for found in project.rounds],
            "scores": [
                {"principle": name, "level": score.level, "answer": score.answer}
                for name, score in (latest.scores("project") if latest is not None else {}).items()
            ],
            "outcomes": [_outcome_data(project, outcome) for outcome in project.all_outcomes],
            "open_actions": [
                {"id": action.id, "group": action.group, "due": _text(action.due)} for action in project.open_actions
            ],
            "meetings": [str(meeting.day) for meeting in project.meetings],
            "reviews": [review.month for review in project.reviews],
            "said": [_said_data(thread) for thread in threads(project)],
            "unread": [str(path) for path in project.unread],
        }
    )


def _outcome_data(project: Project, outcome: Outcome) -> dict[str, Any]:
    return {
        "id": outcome.id,
        "heard": [said.id for said in heard_for(project, outcome)],
        "made": [task.output for task in outcome.tasks if task.status == "done" and task.output],
        "latest": _latest_look(outcome),
    }


def _said_data(thread: Thread) -> dict[str, Any]:
    return {
        "id": thread.said.id,
        "led_to": [outcome.id for outcome in thread.outcomes],
        "not_done": thread.said.not_done_because is not None,
        "told": bool(thread.said.told),
    }


def _latest_look(outcome: Outcome) -> str | None:
    return max((str(look.date) for each in outcome.indicators for look in each.so_far), default=None)


def _plain(step: Step) -> dict[str, Any]:
    day = _text(step.day)
    return {
        "what": step.what,
        "due": None if step.waits else day,
        "waiting_since": day if step.waits else None,
        "how": step.how,
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)
