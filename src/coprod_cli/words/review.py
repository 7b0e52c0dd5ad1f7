"""A review as a document for people: what moved and why, what it was like, and what will be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.analysis.compare import compare
from coprod_cli.analysis.review import decided_at, looked_at, only_group
from coprod_cli.language import _
from coprod_cli.records.assessment import ABOUTS
from coprod_cli.words import actions, changes
from coprod_cli.words.calendar import day_words, month_words, when_words
from coprod_cli.words.document import Block, Document, Section
from coprod_cli.words.scores import about_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coprod_cli.analysis.compare import Comparison
    from coprod_cli.project import Project, Review
    from coprod_cli.records.assessment import About
    from coprod_cli.records.work_plan import Action
    from coprod_cli.words.document import Picture


def compared_rounds(project: Project, review: Review) -> Comparison | None:
    """Return the comparison of the two rounds that a review looked at, or None where one is not here."""
    compared = review.record.compared
    if compared is None:
        return None
    old, new = project.round(compared.from_), project.round(compared.to)
    return compare(old, new) if old is not None and new is not None else None


def document(project: Project, review: Review, pictures: Sequence[Picture]) -> Document:
    """Return the document of a review, with pictures that lie beside it."""
    comparison = compared_rounds(project, review)
    sections = (
        _done(project, review),
        _moved(project, review, comparison, pictures) if comparison is not None else None,
        _how_it_went(review),
        _still_fits(review),
        _gave_and_cost(review),
        _decided(project, review),
        _next(review),
    )
    return Document(
        _("{project}: our review of {month}").format(
            project=project.settings.project, month=month_words(review.month)
        ),
        tuple(_opening(project, review)),
        tuple(section for section in sections if section is not None and section.blocks),
    )  # fmt: skip


def _opening(project: Project, review: Review) -> Iterator[str]:
    record = review.record
    if record.last:
        yield _("This is the last review. The project has ended.")
    if record.date is not None:
        yield _("Held on {day}.").format(day=day_words(record.date.first))
    if record.counts:
        counts = [
            _("{number} {group}").format(number=number, group=project.group_name(group))
            for group, number in record.counts.items()
        ]
        yield _("Who was there: {groups}.").format(groups=", ".join(counts))
    alone = only_group(project, record.counts)
    if alone:
        yield _("Only one group was there: {group}. What stands here is not yet shared with the others.").format(
            group=project.group_name(alone))  # fmt: skip


def _done(project: Project, review: Review) -> Section:
    """Return what became of the actions that were decided before."""
    blocks = tuple(
        Block(each.action, paragraphs=(_who_and_when(project, each), actions.how_far(each)),
              items=tuple(map(actions.look, each.progress)))
        for each in looked_at(project, review)
    )  # fmt: skip
    return Section(_("What became of what we decided before"), blocks)


def _who_and_when(project: Project, action: Action) -> str:
    who = actions.by_whom(project, action).rstrip(".")
    if action.due is None:
        return _("Who: {who}.").format(who=who)
    return _("Who: {who}. By when: {when}.").format(who=who, when=when_words(action.due))


def _moved(project: Project, review: Review, comparison: Comparison, pictures: Sequence[Picture]) -> Section:
    around = tuple(changes.changed_around_us(project, comparison))
    blocks = (
        Block(paragraphs=tuple(changes.remarks(comparison)), pictures=tuple(pictures)),
        *(_about(project, review, comparison, about) for about in ABOUTS),
        Block(_("What changed around us"), items=around) if around else Block(),
    )
    old, new = month_words(comparison.old.month), month_words(comparison.new.month)
    heading = _("What moved from {old} to {new}, and why").format(old=old, new=new)
    return Section(heading, tuple(block for block in blocks if block != Block()))


def _about(project: Project, review: Review, comparison: Comparison, about: About) -> Block:
    said = changes.sentences(project, comparison, about)
    mine = [change for change in comparison.changes if change.about == about]
    if not said:
        return Block()
    if len(said) == len(mine):  # else one sentence says that nothing is compared
        why = getattr(review.record.why, about)
        ids = (comparison.new.framework or project.framework).principle_ids
        known = {ids.get(name, name): text for name, text in why.items()}
        said = [_with_why(each, known.get(change.principle)) for each, change in zip(said, mine, strict=True)]
    return Block(_("About {what}").format(what=about_words(about)), items=tuple(said))


def _with_why(sentence: str, why: str | None) -> str:
    return sentence if why is None else _("{sentence} Why: {why}").format(sentence=sentence, why=why)


def _how_it_went(review: Review) -> Section:
    record = review.record
    return Section(
        _("How it went"),
        tuple(_told((
            (_("What helped"), record.helped),
            (_("What was in the way"), record.in_the_way),
            (_("What changed in other places because of our work"), record.changed_elsewhere),
        ))),
    )  # fmt: skip


def _still_fits(review: Review) -> Section:
    fits = review.record.still_fits
    return Section(
        _("What still fits"), tuple(_told(((_("Our aims"), fits.aims), (_("The principles"), fits.principles))))
    )


def _gave_and_cost(review: Review) -> Section:
    record = review.record
    lists = ((_("What it gave people"), record.gave), (_("What it cost people"), record.cost))
    blocks = [Block(heading, items=tuple(items)) for heading, items in lists if items]
    blocks += _told(((_("Was it worth the effort?"), record.worth_it),))
    return Section(_("What taking part was like"), tuple(blocks))


def _decided(project: Project, review: Review) -> Section | None:
    decided = decided_at(project, review)
    if not decided:
        return None
    rows = tuple(
        (each.action, actions.by_whom(project, each), when_words(each.due) if each.due is not None else _("No day yet"))
        for each in decided
    )
    table = Block(columns=(_("What"), _("Who"), _("By when")), rows=rows)
    return Section(_("What we decided to do"), (table,))


def _next(review: Review) -> Section | None:
    if review.record.next is None:
        return None
    when = when_words(review.record.next)
    return Section(_("When we look back again"), (Block(paragraphs=(_("{when}.").format(when=when),)),))


def _told(said: Sequence[tuple[str, str | None]]) -> Iterator[Block]:
    """Yield a block for each thing that was said, under its heading."""
    yield from (Block(heading, paragraphs=(text,)) for heading, text in said if text)
