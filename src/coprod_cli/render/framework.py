"""A framework as text: each principle, what it means, and what its levels look like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _, code_in, text_in
from coprod_cli.yamltext.guard import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.framework import Framework, Theme


def text(framework: Framework, language: str) -> str:
    """Return the framework for reading, a paragraph for each principle and what it is about."""
    paragraphs = [[text_in(framework.name or {"": framework.id}, language), framework.source]]
    for theme in framework.principles:
        paragraphs += _principle(framework, theme, language)
    return "\n\n".join("\n".join(printable(line) for line in lines if line) for lines in paragraphs)


def _principle(framework: Framework, theme: Theme, language: str) -> Iterator[list[str]]:
    name = framework.principle_name(theme.id, language)
    meaning = text_in(theme.meaning or {"": ""}, language)
    yield [_("{name} ({id})").format(name=name, id=theme.id), meaning]
    headings = {
        "project": _("{name}, our project:"),
        "organisation": _("{name}, the organisation round it:"),
        "own-practice": _("{name}, what each of us does:"),
    }
    for about, heading in headings.items():
        levels = theme.levels.get(about, {})
        said = [
            _("{level}: {text}").format(
                level=framework.level_name(level.id, language), text=text_in(levels[level.id], language)
            )
            for level in framework.levels
            if level.id in levels
        ]
        if said:
            yield [heading.format(name=name), *said]
    for questions, heading in (
        (theme.idea, _("{name}, for a new idea:")),
        (theme.recruiting, _("{name}, for people who want to work here:")),
    ):
        if questions:
            yield [heading.format(name=name), *questions[code_in(questions, language)]]
