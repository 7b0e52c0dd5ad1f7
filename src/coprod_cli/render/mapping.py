"""A mapping as the file that a person looks over: what is empty stands there empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.records.base import FORMAT
from coprod_cli.records.kinds import MAPPING
from coprod_cli.words.form import ALONE, LEFT_OUT
from coprod_cli.words.mapping import shown_heading
from coprod_cli.yamltext.scalars import double_quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.project import Project
    from coprod_cli.words.mapping import Draft


def text(project: Project, draft: Draft) -> str:
    """Return a mapping as YAML, with a remark where something is to be filled in."""
    return "\n".join([*_top(project, draft), *_columns(project, draft), *_words(project, draft), ""])


def _top(project: Project, draft: Draft) -> Iterator[str]:
    yield f"# yaml-language-server: $schema=../.schemas/{MAPPING.name}.json"
    yield _("# How coprod reads a table. Look at each line, and fill in what is empty.")
    yield _("# Only columns that become answers are kept. Nothing that people wrote stands in this file.")
    yield f"format: {FORMAT}"
    yield f"made_by: {draft.made_by}"
    if draft.names_its_form:
        yield _("# Each row says itself which round and which group it belongs to.")
        yield f"about: {draft.about}"
        return
    yield _("# The month of the round, as 2026-11. Times in the table are not read.")
    yield "month:"
    yield f"about: {draft.about}"
    if not draft.tells_the_group:
        yield _("# The group that answered: {groups}.").format(groups=", ".join(project.groups))
        yield _line("group", draft.group)


def _columns(project: Project, draft: Draft) -> Iterator[str]:
    yield _("# Every column, in the order of the table.")
    yield _("# says: level, example, helps, in_the_way, why, group, or drop for what is no answer.")
    yield _("# principle: {names}.").format(names=", ".join(theme.id for theme in project.framework.principles))
    yield "columns:"
    for place, column in enumerate(draft.columns, start=1):
        yield f"  - column: {double_quoted(shown_heading(column.column, place))}"
        yield f"    {_line('says', column.says)}"
        if column.says not in {"group", "form", "drop"}:
            yield f"    {_line('principle', column.principle)}"


def _words(project: Project, draft: Draft) -> Iterator[str]:
    if draft.words:
        ids = [*(step.id for step in project.framework.levels), *ALONE, LEFT_OUT]
        yield _("# What people chose, and what it means: {ids}.").format(ids=", ".join(ids))
        yield "words:"
        for words, means in draft.words:
            yield f"  - words: {double_quoted(words)}"
            yield f"    {_line('means', means)}"
    if draft.groups:
        yield _("# What the groups are called in the table: {groups}.").format(groups=", ".join(project.groups))
        yield "groups:"
        for words, group in draft.groups:
            yield f"  - words: {double_quoted(words)}"
            yield f"    {_line('group', group)}"


def _line(key: str, value: str | None) -> str:
    return f"{key}:" if value is None else f"{key}: {value}"
