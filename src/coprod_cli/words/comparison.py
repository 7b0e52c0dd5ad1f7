"""Two rounds side by side as a document: what moved, who took part, what groups said apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.words import changes, spread
from coprod_cli.words.document import Block, Document, Section
from coprod_cli.words.scores import about_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.analysis.compare import Comparison
    from coprod_cli.analysis.difference import Difference
    from coprod_cli.analysis.spread import Spread
    from coprod_cli.project import Project


def document(project: Project, difference: Difference) -> Document:
    """Return everything that can be said of two rounds: first what moved, at the end the longest texts."""
    comparison = difference.comparison
    opening = changes.remarks(comparison)
    if not comparison.changes:
        opening.append(_("Neither round has a score to compare."))
    sections = (
        *_moved(project, difference), *_who(project, difference), *_around(project, difference),
        *_apart(project, difference), *_examples(project, difference),
    )  # fmt: skip
    title = changes.title(project, comparison, difference.revision)
    return Document(title, tuple(opening), sections, project.language)


def _moved(project: Project, difference: Difference) -> Iterator[Section]:
    for about in difference.comparison.abouts:
        said = changes.told(project, difference.comparison, about)
        if said:
            yield Section(about, _("About {what}").format(what=about_words(about)), (Block(items=tuple(said)),))


def _who(project: Project, difference: Difference) -> Iterator[Section]:
    if project.is_own:
        return  # it is one person, and the same one
    comparison = difference.comparison
    lines = [
        changes.people(project, comparison.old),
        changes.people(project, comparison.new),
        changes.came_both_times(project, comparison),
    ]
    yield Section("people", _("Who took part"), (Block(items=tuple(filter(None, lines))),))


def _around(project: Project, difference: Difference) -> Iterator[Section]:
    told = changes.changed_around_us(project, difference.comparison)
    if told:
        yield Section("around", _("What changed around us"), (Block(items=tuple(told)),))


def _apart(project: Project, difference: Difference) -> Iterator[Section]:
    comparison = difference.comparison
    for about in comparison.abouts:
        blocks = tuple(
            Block(
                paragraphs=(_how_far(project, comparison, each),),
                items=tuple(spread.group_sentences(project, comparison, each)),
            )
            for each in difference.spreads
            if each.about == about
        )
        if blocks:
            heading = _("What groups said apart, about {what}").format(what=about_words(about))
            yield Section(f"apart-{about}", heading, blocks)
    hidden = [
        *spread.hidden(project, comparison.old, difference.before),
        *spread.hidden(project, comparison.new, difference.after),
    ]
    if hidden:
        yield Section("not-shown", _("What is not shown"), (Block(items=tuple(hidden)),))


def _how_far(project: Project, comparison: Comparison, each: Spread) -> str:
    return spread.move_sentence(comparison, changes.principle_name(project, comparison, each.principle), each)


def _examples(project: Project, difference: Difference) -> Iterator[Section]:
    for about in difference.comparison.abouts:
        said = changes.new_examples(project, difference.comparison, about)
        if said:
            heading = _("New examples, about {what}").format(what=about_words(about))
            yield Section(f"examples-{about}", heading, (Block(items=tuple(said)),))
