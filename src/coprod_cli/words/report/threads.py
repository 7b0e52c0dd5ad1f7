"""What people said, what came of it, and when they were told: each thread from its beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.analysis.threads import threads
from coprod_cli.language import _
from coprod_cli.words.calendar import when_words
from coprod_cli.words.document import Block, Fact, Item, Section
from coprod_cli.words.report.wording import facts, group_names, theirs
from coprod_cli.words.threads import made_and_seen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.analysis.threads import Thread
    from coprod_cli.project import Project
    from coprod_cli.records.outcomes import Outcome
    from coprod_cli.records.you_said import Said, Told


def you_said(project: Project) -> Section | None:
    """Return every thread: said, outcome, task and output, how it goes, told back."""
    blocks = tuple(_thread(project, thread) for thread in threads(project))
    opening = (_("Each of these began with something that people said."),)
    return Section("you-said", _("What you said, and what came of it"), blocks, opening) if blocks else None


def _thread(project: Project, thread: Thread) -> Block:
    said = thread.said
    led = tuple(_led_to(project, outcome) for outcome in thread.outcomes)
    told = tuple(_told(project, each) for each in said.told)
    return Block(theirs(project, said.said), facts=(*_heard(project, said), *told, *_not_told(thread)), items=led)


def _heard(project: Project, said: Said) -> Iterator[Fact]:
    who = said.who or (project.group_name(said.group) if said.group is not None else None)
    when = when_words(said.date) if said.date is not None else None
    heard = ". ".join(each.rstrip(".") for each in (when, said.how, said.where) if each)
    asked_by = group_names(project, said.asked_by)
    yield from facts(
        project,
        (_("Who said it"), who),
        (_("When and where it was heard"), heard or None),
        (_("What they had been asked"), said.asked),
        (_("Who asked"), asked_by or None),
        (_("Why nothing was done"), said.not_done_because),
    )


def _told(project: Project, told: Told) -> Fact:
    when = when_words(told.date)
    return Fact(_("They were told"), theirs(project, f"{when}. {told.how}") if told.how else when)


def _not_told(thread: Thread) -> Iterator[Fact]:
    if not thread.said.told:
        nothing = not thread.outcomes and thread.said.not_done_because is None
        yield Fact(_("They were told"), _("Nothing has come of it yet.") if nothing else _("Not yet."))


def _led_to(project: Project, outcome: Outcome) -> Item:
    return Item(theirs(project, outcome.outcome), tuple(made_and_seen(project, outcome)))
