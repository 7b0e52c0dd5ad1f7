"""The frameworks that a command may be about: those that ship, and the project's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from coprod_cli import resources
from coprod_cli.cli.opened import open_sound, project_root
from coprod_cli.errors import CoprodError
from coprod_cli.language import SOURCE_LANGUAGE, _
from coprod_cli.records.base import is_slug
from coprod_cli.store import find
from coprod_cli.store.frameworks import shipped_framework
from coprod_cli.yamltext.scalars import dump

if TYPE_CHECKING:
    from coprod_cli.framework import Framework

_HEAD = "# yaml-language-server: $schema=.schemas/framework.json\n"


def available(folder: Path | None) -> list[tuple[Framework, str]]:
    """Return each framework with the language to show it in; a project need not be there."""
    try:
        project = open_sound(project_root(folder), only_scores=True).project
    except find.NoProject:
        if folder is not None:
            raise
        return [(shipped_framework(name), SOURCE_LANGUAGE) for name in resources.framework_ids()]
    shipped = [shipped_framework(name) for name in resources.framework_ids()]
    own = [] if project.framework in shipped else [project.framework]
    return [(found, project.language) for found in (*shipped, *own)]


def chosen(framework_id: str | None, folder: Path | None) -> tuple[Framework, str]:
    """Return the framework of an id; without one, the last that is available, the project's own."""
    found = available(folder)
    if framework_id is None:
        return found[-1]
    named = [each for each in found if each[0].id == framework_id]
    if not named:
        names = ", ".join(each.id for each, _language in found)
        raise CoprodError(_("There is no framework {id}.").format(id=framework_id),
                          _("Known here: {names}.").format(names=names))  # fmt: skip
    return named[0]


def copied(framework_id: str, name: str) -> str:
    """Return the text of a framework.yaml with every word of a shipped framework in it."""
    if framework_id not in resources.framework_ids():
        raise CoprodError(_("No framework {id} ships with coprod.").format(id=framework_id),
                          _("Known here: {names}.").format(names=", ".join(resources.framework_ids())))  # fmt: skip
    if not is_slug(name) or name in resources.framework_ids():
        raise CoprodError(_("{name} cannot be the id of the group's own words.").format(name=name),
                          _("Choose another, of small letters a to z, digits and hyphens: --as our-words"))  # fmt: skip
    found = shipped_framework(framework_id)
    data: Any = {
        "format": 1,
        "id": name,
        "based_on": framework_id,
        "name": dict(found.name),
        "levels": [{"id": level.id, "name": dict(level.name)} for level in found.levels],
        "principles": [
            {
                "id": theme.id,
                "name": dict(theme.name),
                "meaning": dict(theme.meaning),
                "levels": {
                    about: {level: dict(texts) for level, texts in levels.items()}
                    for about, levels in theme.levels.items()
                },
                "idea": {code: list(questions) for code, questions in theme.idea.items()},
                "recruiting": {code: list(questions) for code, questions in theme.recruiting.items()},
            }
            for theme in found.principles
        ],
    }
    return _HEAD + dump(data)
