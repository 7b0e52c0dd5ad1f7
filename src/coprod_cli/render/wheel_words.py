"""The wheel in words: the page that lies beside every picture of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.render.markdown import render
from coprod_cli.words.wheel import how_to_read

if TYPE_CHECKING:
    from coprod_cli.framework import Framework
    from coprod_cli.words.wheel import Wheel


def page(wheel: Wheel, framework: Framework) -> str:
    """Return the same as the picture as Markdown: a description, a table, and how to read it."""
    return render(
        "report/wheel.md.j2",
        {
            "title": wheel.title,
            "description": wheel.description,
            "rows": [{"name": segment.name, "said": segment.said} for segment in wheel.segments],
            "headings": {
                "principle": _("Principle"), "level": _("Level"), "how": _("How to read the picture"),
            },
            "how_to_read": how_to_read(framework, wheel.language),
        },
    )  # fmt: skip
