"""Markdown: documents from templates, with people's words as words and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from coprod_cli import resources
from coprod_cli.yamltext.guard import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;", ":": "&#58;", ".": "&#46;"}
_MEANS_MORE = re.compile(
    r"[\\`*_{}\[\]<>#|~$^=&@]"  # emphasis, code, links, tables, maths, tags, entities, mentions
    r"|:(?=//)|:(?=[\w+-]+:)|(?<=www)\."  # bare addresses and emoji by name, on git hosts
    r"|^[+-]",  # lists and rules, which only the first sign of a line can begin
    re.IGNORECASE,
)

_NUMBERED = re.compile(r"^(\d{1,9})([.)])")
_ITEM = re.compile(r" {0,3}[-*+] +(?P<text>\S.*)")


def escape(text: object) -> str:
    """Return text that Markdown shows as it is: on one line, with no sign that means more."""
    line = printable(" ".join(str(text).split()))
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


def items_of(text: str) -> list[str]:
    """Return the items of the lists in a Markdown text, each as one line of plain words."""
    items: list[str] = []
    open_item = False
    for line in text.splitlines():
        found = _ITEM.match(line)
        if found is not None:
            items.append(found["text"])
        elif open_item and line.strip() and line[:1].isspace():
            items[-1] += " " + line.strip()
        open_item = found is not None or (open_item and bool(line.strip()))
    return items
