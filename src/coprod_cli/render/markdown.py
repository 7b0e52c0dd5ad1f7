"""Markdown: documents from templates, with people's words as words and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from coprod_cli import resources
from coprod_cli.render.document import plain
from coprod_cli.yamltext.guard import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_cli.words.document import Document

_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;", ":": "&#58;", ".": "&#46;"}
_MEANS_MORE = re.compile(
    r"[\\`*_{}\[\]<>#|~$^=&@]"  # emphasis, code, links, tables, maths, tags, entities, mentions
    r"|:(?=//)|:(?=[\w+-]+:)|(?<=www)\."  # bare addresses and emoji by name, on git hosts
    r"|^[+-]",  # lists and rules, which only the first sign of a line can begin
    re.IGNORECASE,
)

_NUMBERED = re.compile(r"^(\d{1,9})([.)])")


def escape(text: object) -> str:
    """Return text that Markdown shows as it is: on one line, with no sign that means more."""
    line = one_line(str(text))
    line = _MEANS_MORE.sub(lambda sign: _ENTITIES.get(sign[0], f"\\{sign[0]}"), line)
    return _NUMBERED.sub(r"\1\\\2", line)


def render(template: str, data: Mapping[str, Any]) -> str:
    """Fill a template of `templates/` with plain data: text, numbers, lists and mappings."""
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources.templates()),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701  # Markdown and YAML: `escape` and `double_quoted` do it
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = escape
    return environment.get_template(template).render(data).rstrip() + "\n"


def page(document: Document, files: Mapping[str, str], photos: Mapping[str, str]) -> str:
    """Return a document as Markdown.

    `files` has the file that lies beside it for each picture's name, `photos` the way from the page to
    each photo that is shown, by its path.
    """
    addresses = {name: quote(file) for name, file in files.items()}
    ways = {path: quote(way) for path, way in photos.items()}
    return render("report/report.md.j2", {**plain(document), "files": addresses, "photos": ways})
