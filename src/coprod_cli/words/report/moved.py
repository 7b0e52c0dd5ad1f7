"""What moved from round to round, and why people think it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.analysis.compare import compare
from coprod_cli.language import _
from coprod_cli.records.assessment import ABOUTS
from coprod_cli.words import changes
from coprod_cli.words.calendar import month_words
from coprod_cli.words.document import Block, Fact, Item, Section, Table
from coprod_cli.words.report.looking_back import learned, together
from coprod_cli.words.report.pictures import picture_of_change
from coprod_cli.words.report.wording import facts, level_words, principle_words, theirs
from coprod_cli.words.scores import about_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coprod_cli.analysis.compare import Change, Comparison
    from coprod_cli.project import Project, Review
    from coprod_cli.records.assessment import About

ENOUGH_FOR_A_TABLE = 3
"""So many rounds make a table; two are told by what moved."""


def moved(project: Project) -> Section | None:
    """Return what moved, the latest first, each with the reasons that a review gave."""
    blocks: list[Block] = []
    for comparison, reviews in _compared(project):
        blocks += _pair(project, comparison, reviews, whole=not blocks)
    blocks += [block for review in _beside_no_rounds(project) for block in _review(project, review, 3)]
    blocks += _every_round(project)
    return Section("moved", _("What moved, and why"), tuple(blocks)) if blocks else None


def _compared(project: Project) -> list[tuple[Comparison, list[Review]]]:
    """Return the pairs of rounds that are told: the latest two, and those that a review looked at."""
    pairs = [(project.rounds[-2].month, project.rounds[-1].month)] if len(project.rounds) > 1 else []
    pairs += [pair for review in reversed(project.reviews) if (pair := _pair_of(project, review)) is not None]
    return [
        (compare(old, new), [review for review in project.reviews if _pair_of(project, review) == (first, second)])
        for first, second in dict.fromkeys(pairs)
        if (old := project.round(first)) and (new := project.round(second))
    ]


def _pair_of(project: Project, review: Review) -> tuple[str, str] | None:
    """Return the months of the rounds that a review compared, or None where one is not there."""
    compared = review.record.compared
    if compared is None or not project.round(compared.from_) or not project.round(compared.to):
        return None
    return (compared.from_, compared.to)


def _beside_no_rounds(project: Project) -> list[Review]:
    return [review for review in reversed(project.reviews) if _pair_of(project, review) is None]


def _pair(project: Project, comparison: Comparison, reviews: list[Review], *, whole: bool) -> Iterator[Block]:
    """Yield what moved between two rounds; what stayed only for the `whole` of it."""
    old, new = month_words(comparison.old.month), month_words(comparison.new.month)
    came = changes.came_both_times(project, comparison)
    remarks = (*changes.remarks(comparison), *([came] if came else []))
    yield Block(_("From {old} to {new}").format(old=old, new=new), paragraphs=remarks)
    for about in ABOUTS:
        items = tuple(_told(project, comparison, about, reviews, whole=whole))
        if items:
            heading = _("About {what}").format(what=about_words(about))
            yield Block(heading, 4, picture=picture_of_change(project, comparison, about), items=items)
    around = changes.changed_around_us(project, comparison)
    if around:
        yield Block(_("What changed around us"), 4, items=tuple(theirs(project, each) for each in around))
    for review in reviews:
        yield from _review(project, review, 4, whys=False)


def _told(
    project: Project, comparison: Comparison, about: About, reviews: list[Review], *, whole: bool
) -> Iterator[Item]:
    """Yield a sentence for each principle, with why it moved."""
    if not comparison.old.scores(about) or not comparison.new.scores(about):
        if whole:
            yield from (Item(said) for said in changes.sentences(project, comparison, about))
        return
    for change in comparison.changes:
        why = tuple(Fact(_("Why"), theirs(project, text)) for text in _reasons(comparison, change, reviews))
        if change.about == about and (whole or why or change.kind != "same"):
            yield Item(changes.sentence(project, comparison, change), why)


def _reasons(comparison: Comparison, change: Change, reviews: list[Review]) -> Iterator[str]:
    framework = comparison.new.framework
    ids = framework.principle_ids if framework is not None else {}
    for review in reviews:
        for name, text in _why(review, change.about).items():
            if ids.get(name, name) == change.principle:
                yield text


def _why(review: Review, about: About) -> Mapping[str, str]:
    return review.record.why.organisation if about == "organisation" else review.record.why.project


def _review(project: Project, review: Review, level: int, *, whys: bool = True) -> Iterator[Block]:
    """Yield what a review said about working together; the reasons too, where no rounds stand beside it."""
    reasons = [
        Fact(project.framework.principle_name(name, project.language), theirs(project, text))
        for about in ABOUTS
        for name, text in _why(review, about).items()
    ]
    every = (*(reasons if whys else ()), *facts(project, *together(review.record)))
    if every:
        heading = _("What people said about it, {month}").format(month=month_words(review.month))
        yield Block(heading, level, facts=every)
    found = learned(project, review, _("What we learned, {month}").format(month=month_words(review.month)), level)
    if found.items:
        yield found


def _every_round(project: Project) -> Iterator[Block]:
    """Yield the levels of all rounds side by side, where there are more than two."""
    for about in ABOUTS:
        rounds = [found for found in project.rounds if found.scores(about)]
        if len(rounds) < ENOUGH_FOR_A_TABLE:
            continue
        framework = rounds[-1].framework or project.framework
        known = [theme.id for theme in framework.principles]
        principles = dict.fromkeys([*known, *(name for found in rounds for name in found.scores(about))])
        rows = tuple(
            (
                principle_words(project, framework, name),
                *(level_words(project, each.framework or framework, each.scores(about).get(name)) for each in rounds),
            )
            for name in principles
        )
        columns = (_("Principle"), *(month_words(found.month) for found in rounds))
        caption = _("Levels round by round: {about}").format(about=about_words(about))
        yield Block(
            _("Every round so far: {about}").format(about=about_words(about)), table=Table(caption, columns, rows)
        )
