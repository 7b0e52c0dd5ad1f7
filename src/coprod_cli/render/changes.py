"""What moved between two rounds, as text, as Markdown and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_cli.analysis import difference as found
from coprod_cli.language import _
from coprod_cli.render.machine import OUTPUT_VERSION, to_json
from coprod_cli.render.markdown import page
from coprod_cli.words.comparison import document
from coprod_cli.words.document import Item
from coprod_cli.yamltext.guard import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coprod_cli.analysis.compare import Change, Comparison
    from coprod_cli.analysis.difference import Difference
    from coprod_cli.analysis.hidden_groups import Shown
    from coprod_cli.analysis.spread import Range, Spread
    from coprod_cli.project import Project
    from coprod_cli.words.document import Section, Text


def text(project: Project, difference: Difference) -> str:
    """Return the comparison for reading: one thing a line, and an empty line between paragraphs."""
    whole = document(project, difference)
    paragraphs: list[list[Text | Item]] = [[whole.title], list(whole.opening)]
    for section in whole.sections:
        paragraphs += _paragraphs(section)
    return "\n\n".join("\n".join(map(_line, lines)) for lines in paragraphs if lines)


def _paragraphs(section: Section) -> Iterator[list[Text | Item]]:
    heading: list[Text | Item] = [_("{heading}:").format(heading=section.heading)]
    for block in section.blocks:
        yield [*heading, *block.paragraphs, *(line for item in block.items for line in _lines(item))]
        heading = []


def _lines(item: Text | Item) -> Iterator[Text | Item]:
    """Yield an item and what is told about it, a line each."""
    yield item
    for fact in item.facts if isinstance(item, Item) else ():
        yield _('{label}: "{text}"').format(label=_line(fact.label), text=_line(fact.text))


def _line(said: Text | Item) -> str:
    """Return people's words on one line, with nothing in them that a terminal would obey."""
    words = said
    while not isinstance(words, str):
        words = words.text
    return one_line(words)


def markdown(project: Project, difference: Difference) -> str:
    """Return the comparison as a page for a git host or an editor."""
    return page(document(project, difference), {}, {})


def json(project: Project, difference: Difference) -> str:
    """Return the comparison in coprod's own JSON; its schema is `coprod schema diff-output`."""
    comparison = difference.comparison
    return to_json(
        {
            "version": OUTPUT_VERSION,
            "from": comparison.old.month,
            "to": comparison.new.month,
            "revision": difference.revision or None,
            "wording_changed": comparison.wording_changed,
            "changes": [_change(change) for change in comparison.changes],
            "heard": [_heard(each) for each in difference.spreads],
            "not_shown": {"from": _not_shown(difference.before), "to": _not_shown(difference.after)},
            "people": _people(project, comparison),
            "changed_around_us": [
                {"month": month, "what": what} for month, what in found.changed_around(project, comparison)
            ],
        }
    )


def _change(change: Change) -> dict[str, Any]:
    return {
        "about": change.about,
        "principle": change.principle,
        "group": None,
        "from": change.before.level if change.before else None,
        "to": change.after.level if change.after else None,
        "change": change.kind,
        "why": change.why,
        "new_examples": [example._asdict() for example in change.new_examples],
        "says": dict(change.after.says) if change.after and change.after.answer == "no-agreement" else {},
    }


def _heard(spread: Spread) -> dict[str, Any]:
    return {
        "about": spread.about,
        "principle": spread.principle,
        "groups": {"from": _ranges(spread.before), "to": _ranges(spread.after)},
        "steps_apart": {"from": spread.steps_before, "to": spread.steps_after},
        "change": spread.move,
    }


def _ranges(said: Mapping[str, Range]) -> dict[str, list[str]]:
    return {group: list(levels) for group, levels in said.items()}


def _not_shown(shown: Shown) -> list[str]:
    return [*shown.small, *shown.beside_small]


def _people(project: Project, comparison: Comparison) -> dict[str, Any]:
    return {
        "from": dict(comparison.old.record.counts),
        "to": dict(comparison.new.record.counts),
        "came_both_times": found.came_both_times(project, comparison),
    }
