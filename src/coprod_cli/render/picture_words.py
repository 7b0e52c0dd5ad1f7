"""A picture in words: the page that lies beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.render.markdown import render

if TYPE_CHECKING:
    from coprod_cli.words.picture import Picture


def page(picture: Picture) -> str:
    """Return the same as the picture as Markdown: a description, a table, and how to read it."""
    return render(
        "report/picture.md.j2",
        {
            "title": picture.title,
            "description": picture.description,
            "columns": list(picture.columns),
            "rows": [list(row) for row in picture.rows],
            "how": _("How to read the picture"),
            "how_to_read": list(picture.how_to_read),
        },
    )
