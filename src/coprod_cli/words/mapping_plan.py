"""What will be done with a table, in sentences, before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _, counted
from coprod_cli.words.calendar import month_words
from coprod_cli.words.mapping import shown_heading
from coprod_cli.words.scores import about_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coprod_cli.project import Project
    from coprod_cli.records.mapping import MappingRecord
    from coprod_cli.words.mapping import Draft


def tool_words(name: str, tool: str, rows: int) -> str:
    """Return what kind of table a file is."""
    said = {
        "google-forms": counted("{name}: an export of Google Forms with {count} row.",
                                "{name}: an export of Google Forms with {count} rows.", rows),
        "microsoft-forms": counted("{name}: an export of Microsoft Forms with {count} row.",
                                   "{name}: an export of Microsoft Forms with {count} rows.", rows),
        "kobo": counted("{name}: an export of Kobo with {count} row.",
                        "{name}: an export of Kobo with {count} rows.", rows),
        "odk": counted("{name}: an export of ODK with {count} row.",
                       "{name}: an export of ODK with {count} rows.", rows),
        "limesurvey": counted("{name}: an export of LimeSurvey with {count} row.",
                              "{name}: an export of LimeSurvey with {count} rows.", rows),
        "table": counted("{name}: a table with {count} row.", "{name}: a table with {count} rows.", rows),
    }  # fmt: skip
    return said[tool].format(name=name, count=rows)


def begun_words(project: Project, draft: Draft) -> Iterator[str]:
    """Yield what a mapping will do that was just begun, and how to go on."""
    columns = [(shown_heading(each.column, place), each) for place, each in enumerate(draft.columns, start=1)]
    yield from _principles(project, [each.principle for _name, each in columns])
    yield from _dropped(name for name, each in columns if each.says == "drop")
    unclear = [name for name, each in columns if each.says is None]
    if unclear:
        yield _("You have to say what stands in: {names}.").format(names=_listed(unclear))
    nowhere = [
        name for name, each in columns if each.says not in {None, "drop", "group", "form"} and not each.principle
    ]
    if nowhere:
        yield _("You have to say which principle these are about: {names}.").format(names=_listed(nowhere))
    if not draft.names_its_form:
        yield _("You have to say the month of the round.")
        if draft.group is None and not draft.tells_the_group:
            yield _("You have to say which group answered.")
    if any(means is None for _word, means in (*draft.words, *draft.groups)):
        yield _("You have to say what some words mean that people chose.")
    yield _("Nothing was taken yet. Look over that file, then run the same command again.")


def plan_words(project: Project, mapping: MappingRecord, path: str) -> Iterator[str]:
    """Yield what is done now, by a mapping that somebody looked over."""
    yield _("Read by {path}.").format(path=path)
    says = {each.says for each in mapping.columns}
    if "form" in says:
        yield _("Each row says itself which round and which group it belongs to.")
    else:
        said = _("For {group}. The round of {month}, about {what}.")
        if "group" in says:
            said = _("Each row says which group it belongs to. The round of {month}, about {what}.")
        group, month = project.group_name(mapping.group or ""), month_words(mapping.month or "")
        yield said.format(group=group, month=month, what=about_words(mapping.about))
    yield from _principles(project, [each.principle for each in mapping.columns if each.says != "drop"])
    yield from _dropped(each.column for each in mapping.columns if each.says == "drop")


def _principles(project: Project, named: Iterable[str | None]) -> Iterator[str]:
    """Yield which principles get answers."""
    given = {project.framework.principle_ids.get(each or "") for each in named}
    names = [
        project.framework.principle_name(theme.id, project.language)
        for theme in project.framework.principles
        if theme.id in given
    ]
    if names:
        yield _("Answers are taken about: {names}.").format(names=", ".join(names))


def _dropped(headings: Iterable[str]) -> Iterator[str]:
    names = list(headings)
    if names:
        yield _("Dropped, and never kept: {names}.").format(names=_listed(names))


def _listed(headings: Iterable[str]) -> str:
    return ", ".join(f'"{heading}"' for heading in headings)
