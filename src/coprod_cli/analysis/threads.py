"""Threads: from what people said to the outcome, what is done for it and how it goes, and back to those who said it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from coprod_cli.project import Project
    from coprod_cli.records.outcomes import Outcome
    from coprod_cli.records.you_said import Said


class Thread(NamedTuple):
    """What people said, and the outcomes that it led to."""

    said: Said
    outcomes: tuple[Outcome, ...]


def threads(project: Project) -> tuple[Thread, ...]:
    """Return every thread, by what was said, in the order in which it was heard.

    Either end may name the other: the outcome what was heard, or what was said where it led.
    """
    return tuple(
        Thread(said, tuple(outcome for outcome in project.all_outcomes if is_tied(said, outcome)))
        for said in project.all_said
    )


def is_tied(said: Said, outcome: Outcome) -> bool:
    """Say whether an outcome comes from what was said, by either of the two."""
    return outcome.id in said.led_to or said.id in outcome.heard


def heard_for(project: Project, outcome: Outcome) -> tuple[Said, ...]:
    """Return what people said that led to an outcome."""
    return tuple(said for said in project.all_said if is_tied(said, outcome))


def to_tell(project: Project) -> tuple[Thread, ...]:
    """Return the threads whose people still have to hear what came of what they said."""
    return tuple(thread for thread in threads(project) if _is_answered(thread) and not thread.said.told)


def to_answer(project: Project) -> tuple[Said, ...]:
    """Return what was said, with no outcome and no reason why not."""
    return tuple(thread.said for thread in threads(project) if not _is_answered(thread))


def _is_answered(thread: Thread) -> bool:
    return bool(thread.outcomes) or thread.said.not_done_because is not None
