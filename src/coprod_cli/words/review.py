"""A review as a document for people: what moved and why, what it was like, and what will be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.analysis.compare import compare
from coprod_cli.analysis.review import decided_at, looked_at, only_group
from coprod_cli.language import _
from coprod_cli.records.assessment import ABOUTS
from coprod_cli.words import actions, changes
from coprod_cli.words.calendar import day_words, month_words, when_words
from coprod_cli.words.document import Block, Document, Fact, Item, Section, Table, Text
from coprod_cli.words.report.apart import what_groups_said
from coprod_cli.words.report.looking_back import learned, together
from coprod_cli.words.report.pictures import picture_of_change, picture_of_round
from coprod_cli.words.report.wording import facts, theirs
from coprod_cli.words.scores import about_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.analysis.compare import Comparison
    from coprod_cli.project import Project, Review
    from coprod_cli.records.assessment import About
    from coprod_cli.records.work_plan import Action


def compared_rounds(project: Project, review: Review) -> Comparison | None:
    """Return the comparison of the two rounds that a review looked at, or None where one is not here."""
    compared = review.record.compared
    if compared is None:
        return None
    old, new = project.round(compared.from_), project.round(compared.to)
    return compare(old, new) if old is not None and new is not None else None


def document(project: Project, review: Review) -> Document:
    """Return the document of a review."""
    comparison = compared_rounds(project, review)
    sections = (
        _done(project, review),
        _moved(project, review, comparison) if comparison is not None else None,
        _together(project, review),
        _lives(project, review),
        _gave_and_cost(project, review),
        _decided(project, review),
        _next(review),
    )
    title = _("{project}: our review of {month}")
    return Document(
        title.format(project=project.settings.project, month=month_words(review.month)),
        tuple(_opening(project, review)),
        tuple(section for section in sections if section is not None and section.blocks),
        project.language,
    )


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
    items = tuple(_action(project, each) for each in looked_at(project, review))
    blocks = (Block(items=items),) if items else ()
    return Section("done", _("What became of what we decided before"), blocks)


def _action(project: Project, action: Action) -> Item:
    told = [Fact(_("Who"), theirs(project, actions.by_whom(project, action)))]
    if action.due is not None and action.is_open:
        told.append(Fact(_("By when"), when_words(action.due)))
    told.append(Fact(_("How far it is"), actions.status_words(action)))
    told += facts(project, (_("Why"), action.why))
    told += [Fact(when_words(look.date), theirs(project, look.note)) for look in action.progress]
    return Item(theirs(project, action.action), tuple(told))


def _moved(project: Project, review: Review, comparison: Comparison) -> Section:
    around = tuple(theirs(project, each) for each in changes.changed_around_us(project, comparison))
    blocks = (
        Block(paragraphs=tuple(changes.remarks(comparison))),
        *(block for about in ABOUTS for block in _about(project, review, comparison, about)),
        Block(_("What changed around us"), items=around) if around else Block(),
    )
    old, new = month_words(comparison.old.month), month_words(comparison.new.month)
    heading = _("What moved from {old} to {new}, and why").format(old=old, new=new)
    return Section("moved", heading, tuple(block for block in blocks if block != Block()))


def _about(project: Project, review: Review, comparison: Comparison, about: About) -> Iterator[Block]:
    said = changes.sentences(project, comparison, about)
    if not said:
        return
    items: tuple[Text | Item, ...] = tuple(said)
    mine = [change for change in comparison.changes if change.about == about]
    if len(said) == len(mine):  # else one sentence says that nothing is compared
        why = getattr(review.record.why, about)
        ids = (comparison.new.framework or project.framework).principle_ids
        known = {ids.get(name, name): text for name, text in why.items()}
        items = tuple(
            Item(each, (*facts(project, (_("Why"), known.get(change.principle))), *changes.says_facts(project, change)))
            for each, change in zip(said, mine, strict=True)
        )
    heading = _("About {what}").format(what=about_words(about))
    yield Block(heading, picture=picture_of_change(project, comparison, about), items=items)
    now = picture_of_round(project, comparison.new, about)
    if now is not None:
        caption = _("Levels in {month}: {about}")
        named = caption.format(month=month_words(comparison.new.month), about=about_words(about))
        yield Block(named, 4, picture=now, table=Table(named, now.shows.columns, now.shows.rows))
    yield from what_groups_said(project, comparison.new, about, 4)


def _lives(project: Project, review: Review) -> Section:
    record = review.record
    told = facts(
        project,
        (_("What changed, and how we know"), record.outcomes),
        (_("What changed in other places because of our work"), record.changed_elsewhere),
        (_("Whether our aims still fit"), record.still_fits.aims),
    )
    return Section("lives", _("What changed in people's lives"), (Block(facts=told),) if told else ())


def _together(project: Project, review: Review) -> Section:
    told = facts(project, *together(review.record))
    blocks = (Block(facts=told), learned(project, review, _("What we learned"), 3))
    return Section("together", _("How we worked together"), tuple(each for each in blocks if each.facts or each.items))


def _gave_and_cost(project: Project, review: Review) -> Section:
    record = review.record
    lists = ((_("What it gave people"), record.gave), (_("What it cost people"), record.cost))
    blocks = [Block(heading, items=tuple(theirs(project, each) for each in items)) for heading, items in lists if items]
    if record.worth_it:
        blocks.append(Block(_("Was it worth the effort?"), paragraphs=(theirs(project, record.worth_it),)))
    return Section("taking-part", _("What taking part was like"), tuple(blocks))


def _decided(project: Project, review: Review) -> Section | None:
    rows = tuple(
        (
            theirs(project, each.action),
            theirs(project, actions.by_whom(project, each)),
            when_words(each.due) if each.due is not None else _("No day yet"),
        )
        for each in decided_at(project, review)
    )
    if not rows:
        return None
    heading = _("What we decided to do")
    return Section("decided", heading, (Block(table=Table(heading, (_("What"), _("Who"), _("By when")), rows)),))


def _next(review: Review) -> Section | None:
    if review.record.next is None:
        return None
    when = _("{when}.").format(when=when_words(review.record.next))
    return Section("next", _("When we look back again"), (Block(paragraphs=(when,)),))
