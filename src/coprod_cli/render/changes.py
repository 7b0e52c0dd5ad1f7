"""What moved between two rounds, as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.records.assessment import ABOUTS
from coprod_cli.render.machine import OUTPUT_VERSION, to_json
from coprod_cli.words import changes
from coprod_cli.words.scores import about_words
from coprod_cli.yamltext.guard import printable

if TYPE_CHECKING:
    from coprod_cli.analysis.compare import Comparison
    from coprod_cli.project import Project


def text(project: Project, comparison: Comparison) -> str:
    """Return the comparison for reading: a paragraph for each thing it is about."""
    paragraphs = [[changes.title(project, comparison)], changes.remarks(comparison)]
    for about in ABOUTS:
        said = changes.sentences(project, comparison, about)
        if said:
            paragraphs.append([_("About {what}:").format(what=about_words(about)), *said])
    paragraphs.append(_around(project, comparison))
    return "\n\n".join("\n".join(map(printable, lines)) for lines in paragraphs if lines)


def _around(project: Project, comparison: Comparison) -> list[str]:
    lines = [
        _("Who took part:"),
        changes.people(project, comparison.old),
        changes.people(project, comparison.new),
        changes.came_both_times(project, comparison),
    ]
    if not lines[-1]:
        del lines[-1]
    around = changes.changed_around_us(project, comparison)
    return [*lines, "", _("What changed around us:"), *around] if around else lines


def json(comparison: Comparison) -> str:
    """Return the comparison in coprod's own JSON; its schema is `coprod schema diff-output`."""
    return to_json(
        {
            "version": OUTPUT_VERSION,
            "from": comparison.old.month,
            "to": comparison.new.month,
            "wording_changed": comparison.wording_changed,
            "changes": [
                {
                    "about": change.about,
                    "principle": change.principle,
                    "group": None,
                    "from": change.before.level if change.before else None,
                    "to": change.after.level if change.after else None,
                    "change": change.kind,
                }
                for change in comparison.changes
            ],
        }
    )
