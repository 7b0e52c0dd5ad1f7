"""Impact: the changes that people want and how they go, and what taking part gave and cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.analysis.threads import heard_for
from coprod_cli.language import _
from coprod_cli.words.actions import status_words
from coprod_cli.words.calendar import day_words, month_words, when_words
from coprod_cli.words.document import Block, Fact, Item, Section
from coprod_cli.words.report.indicators import apart, how_they_go
from coprod_cli.words.report.wording import agreed_words, facts, theirs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.project import Project, Review
    from coprod_cli.records.outcomes import Outcome, Task


def impact(project: Project) -> Section | None:
    """Return what changes in people's lives, apart from how the group works together."""
    outcomes = project.all_outcomes
    blocks = [block for outcome in outcomes for block in _outcome(project, outcome)]
    blocks += [block for review in reversed(project.reviews) for block in _taking_part(project, review)]
    opening = _("Impact is what changes in people's lives.")
    return (
        Section("impact", _("Impact: what we want to change, and how it goes"), tuple(blocks), (opening,))
        if blocks
        else None
    )


def _outcome(project: Project, outcome: Outcome) -> Iterator[Block]:
    yield Block(theirs(project, outcome.outcome), paragraphs=agreed_words(project, outcome.agreed))
    heard = tuple(theirs(project, said.said) for said in heard_for(project, outcome))
    if heard:
        yield Block(_("It began with what people said"), 4, items=heard)
    yield from how_they_go(project, outcome.outcome, outcome.id, apart(outcome.indicators, "impact"))
    said = facts(project, *(
        (day_words(meeting.day.first), meeting.record.outcomes.get(outcome.id)) for meeting in project.meetings
    ))  # fmt: skip
    if said:
        yield Block(_("What our meetings said of it"), 4, facts=said)
    if outcome.tasks:
        yield Block(_("What we do for it"), 4, items=tuple(_task(project, task) for task in outcome.tasks))


def _task(project: Project, task: Task) -> Item:
    told = list(facts(project, (_("It makes"), task.output)))
    if task.status is not None:
        told.append(Fact(_("How far it is"), status_words(task)))
    if task.due and task.status not in {"done", "stopped"}:
        told.append(Fact(_("By"), when_words(task.due)))
    return Item(theirs(project, task.task), tuple(told))


def _taking_part(project: Project, review: Review) -> Iterator[Block]:
    """Yield what people said at a review about what it is worth to them."""
    record = review.record
    told = facts(
        project,
        (_("What changed in people's lives"), record.outcomes),
        (_("Whether it was worth it"), record.worth_it),
        (_("What changed in other places"), record.changed_elsewhere),
        (_("Whether our aims still fit"), record.still_fits.aims),
    )
    lists = (
        Block(_("What taking part gave people"), 4, items=tuple(theirs(project, each) for each in record.gave)),
        Block(_("What taking part cost people"), 4, items=tuple(theirs(project, each) for each in record.cost)),
    )
    kept = [block for block in lists if block.items]
    if told or kept:
        yield Block(_("What people said at the review, {month}").format(month=month_words(review.month)), facts=told)
        yield from kept
