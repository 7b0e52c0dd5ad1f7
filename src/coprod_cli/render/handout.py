"""A handout as one page that prints well, as plain text, and as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.render import markdown
from coprod_cli.render.form import filled

if TYPE_CHECKING:
    from coprod_cli.words.handout import Handout

LINES = range(5)
"""The lines to write on, below each card."""


def page(handout: Handout) -> str:
    """Return a handout as HTML without any script, each card on a sheet of its own when it is printed."""
    return filled("form/handout.html.j2", handout=handout, lines=LINES)


def text(handout: Handout) -> str:
    """Return a handout as lines of text."""
    return filled("form/handout.txt.j2", handout=handout)


def in_markdown(handout: Handout) -> str:
    """Return a handout as Markdown."""
    return markdown.render("form/handout.md.j2", {"handout": handout})
