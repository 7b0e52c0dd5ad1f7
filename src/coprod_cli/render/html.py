"""One page that is a whole file: it loads nothing, runs nothing, and reads well wherever it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli import resources
from coprod_cli.language import _
from coprod_cli.render.document import plain
from coprod_cli.render.photo import data_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_cli.words.document import Document


def page(document: Document, drawn: Mapping[str, bytes], photos: Mapping[str, bytes], points: int = 11) -> str:
    """Return a document as HTML with all that it shows in it.

    `drawn` has each picture as SVG, by its name; `photos` has each photo that is shown, by its path.
    `points` is the size of the text on paper.
    """
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources.templates()),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    own = {"contents": _("What is on this page"), "skip": _("Skip to the record"), "top": _("Back to the top")}
    data = {
        **plain(document, own),
        "points": points,
        "pictures": {name: picture.decode() for name, picture in drawn.items()},
        "photos": {path: data_address(content) for path, content in photos.items()},
    }
    return environment.get_template("report/report.html.j2").render(data).rstrip() + "\n"
