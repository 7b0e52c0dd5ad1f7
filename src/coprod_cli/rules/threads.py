"""Threads: what people said led somewhere, and they were told what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.analysis.threads import heard_for, threads, to_answer, to_tell
from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.project import OUTCOMES_PATH, YOU_SAID_PATH
from coprod_cli.rules.rule import LATER, Rule, Source

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from coprod_cli.findings import Finding
    from coprod_cli.project import Project
    from coprod_cli.records.you_said import Said

LONG_ENOUGH = 90
"""After this many days people wonder what came of what they said; our own figure."""

NOT_TRACED = Rule(
    "outcome-nobody-asked-for", Severity.NOTE,
    _("An outcome comes from nothing that anyone said."),
    _("What matters to people comes first. An outcome that nobody asked for may be the answer to another question."),
    Source.POWER,
)  # fmt: skip
ONE_WAY = Rule(
    "thread-one-way", Severity.WARNING,
    _("What people said and an outcome do not both name each other."),
    _("The thread can be followed from one end only. From the other, it looks as if nothing came of it."),
    Source.COPROD,
)  # fmt: skip
NOT_ANSWERED = Rule(
    "said-without-answer", Severity.NOTE,
    _("People said something long ago. It led to no outcome, and nothing says why not."),
    _("People who are asked, and never hear more, stop answering. No is an answer too, with a reason."),
    Source.POWER, LATER,
)  # fmt: skip
NOT_TOLD = Rule(
    "said-and-never-told", Severity.WARNING,
    _("People said something long ago, and were never told what came of it."),
    _("Telling people what came of it shows them that they were heard."),
    Source.POWER, LATER,
)  # fmt: skip
RULES = (NOT_TRACED, ONE_WAY, NOT_ANSWERED, NOT_TOLD)


def tied(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look whether outcomes come from something that people said, and whether both ends say so."""
    if YOU_SAID_PATH in project.unread or OUTCOMES_PATH in project.unread or project.you_said is None:
        return
    for place, outcome in enumerate(project.all_outcomes):
        if not outcome.heard and not heard_for(project, outcome):
            message = _('Nothing in you-said.yaml led to the outcome "{id}".').format(id=outcome.id)
            hint = _("Ask where it came from. If people said it, write that down: coprod add said")
            yield NOT_TRACED.at(OUTCOMES_PATH, ("outcomes", place, "id"), message, hint)
    places = {said.id: place for place, said in enumerate(project.all_said)}
    outcomes = {outcome.id: place for place, outcome in enumerate(project.all_outcomes)}
    for said, tied_to in threads(project):
        for outcome in tied_to:
            if outcome.id not in said.led_to:
                message = _('The outcome "{outcome}" comes from this, and led_to does not name it.')
                hint = _('Add "{id}" below led_to: of this entry.').format(id=outcome.id)
                where = YOU_SAID_PATH, ("said", places[said.id], "id")
                yield ONE_WAY.at(*where, message.format(outcome=outcome.id), hint)
            if said.id not in outcome.heard and places.keys() >= set(outcome.heard):  # else a slip, and told as that
                message = _('"{said}" led to this outcome, and heard does not name it.').format(said=said.id)
                hint = _('Add "{id}" below heard: of this outcome.').format(id=said.id)
                yield ONE_WAY.at(OUTCOMES_PATH, ("outcomes", outcomes[outcome.id], "id"), message, hint)


def told(project: Project, today: datetime.date) -> Iterator[Finding]:
    """Look whether people have heard what came of what they said; after the end this matters too."""
    if YOU_SAID_PATH in project.unread or OUTCOMES_PATH in project.unread:
        return
    places = {said.id: place for place, said in enumerate(project.all_said)}
    for said in to_answer(project):
        if _is_long_ago(said, today):
            message = _("What became of this? {said}").format(said=said.said)
            hint = _('Name the outcome below led_to:, or say why not with a line "not_done_because: ..."')
            yield NOT_ANSWERED.at(YOU_SAID_PATH, ("said", places[said.id], "id"), message, hint)
    for said, _outcomes in to_tell(project):
        if _is_long_ago(said, today):
            message = _("Nobody has told the people who said this what came of it: {said}").format(said=said.said)
            hint = _("Tell them, where they said it or where they are now. Then type: coprod add told")
            yield NOT_TOLD.at(YOU_SAID_PATH, ("said", places[said.id], "id"), message, hint)


def _is_long_ago(said: Said, today: datetime.date) -> bool:
    return said.date is not None and (today - said.date.last).days > LONG_ENOUGH
