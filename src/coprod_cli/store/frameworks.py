"""The frameworks of a project: those that ship with coprod, and the group's own laid over one."""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from coprod_cli import framework as frameworks
from coprod_cli import resources
from coprod_cli.findings import Finding, Place, Severity
from coprod_cli.language import _
from coprod_cli.project import FRAMEWORK_PATH, SETTINGS_PATH
from coprod_cli.words.suggestions import did_you_mean, nearest
from coprod_cli.yamltext.parse import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.findings import Keys
    from coprod_cli.framework import Framework
    from coprod_cli.project import Apart, Project, Round
    from coprod_cli.records.framework import FrameworkRecord


def find_framework(framework_id: str, own: Framework | None) -> Framework | None:
    """Return the group's own framework, or one that ships with coprod, by its id."""
    if own is not None and own.id == framework_id:
        return own
    if framework_id in resources.framework_ids():
        return shipped_framework(framework_id)
    return None


@cache
def shipped_framework(framework_id: str) -> Framework:
    """Return a framework that ships with coprod; its file is tested, so it is read as it is."""
    path = PurePosixPath(f"{framework_id}.yaml")
    document = read_yaml(path, resources.framework_bytes(framework_id) or b"")
    plain: Any = document.data
    return frameworks.build(plain)


def own_framework(record: FrameworkRecord | None) -> tuple[Framework | None, list[Finding]]:
    """Return the framework of framework.yaml, and what is wrong with it."""
    if record is None:
        return None, []
    if record.based_on is None:
        own = frameworks.build(record.plain())
        return own, _size_findings(own)
    base = find_framework(record.based_on, None)
    if base is None:
        return None, [_unknown_framework(Place(FRAMEWORK_PATH, ("based_on",)), record.based_on)]
    return frameworks.build(record.plain(), base), list(_strangers(record, base))


def _size_findings(own: Framework) -> list[Finding]:
    if own.fits:
        return []
    message = _("This framework does not have enough, or has too much: principles: {principles}, levels: {levels}.")
    hint = _("Write 3 to 12 principles and 2 to 7 levels, or name the framework it rests on: based_on: nef-six")
    said = message.format(principles=len(own.principles), levels=len(own.levels))
    return [Finding("framework-size", Severity.ERROR, Place(FRAMEWORK_PATH), said, hint)]


def _strangers(record: FrameworkRecord, base: Framework) -> Iterator[Finding]:
    """Yield what the group's own words name and the framework they rest on does not have."""
    levels: list[tuple[Keys, str, bool]] = [
        (("levels", place, "id"), level.id, False) for place, level in enumerate(record.levels)
    ]
    for place, principle in enumerate(record.principles):
        keys: Keys = ("principles", place)
        if principle.id not in base.principle_ids:
            message = _('The framework {framework} has no principle "{name}".')
            hint = did_you_mean(principle.id, [theme.id for theme in base.principles], base.principle_ids)
            said = message.format(framework=base.id, name=principle.id)
            yield Finding("unknown-principle", Severity.ERROR, Place(FRAMEWORK_PATH, (*keys, "id")), said, hint)
        levels += [
            ((*keys, "levels", about, level), level, True)
            for about, texts in principle.levels.items()
            for level in texts
        ]
    for way, level, at_key in levels:
        if level not in base.steps:
            said = _('The framework {framework} has no level "{name}".').format(framework=base.id, name=level)
            hint = did_you_mean(level, base.steps)
            yield Finding("unknown-level", Severity.ERROR, Place(FRAMEWORK_PATH, way, at_key), said, hint)


def framework_findings(project: Project, own: Framework | None) -> list[Finding]:
    """Return the findings for frameworks that are named and not there.

    A slip in a round is an error. A framework that the folder once had is not: its rounds stay,
    and are shown without being compared.
    """
    if own is None and str(FRAMEWORK_PATH) in project.surroundings.paths:
        return []  # its own findings say why
    names = [*resources.framework_ids(), *([own.id] if own is not None else [])]
    found = []
    used: list[Round | Apart] = [*project.assessments, *project.apart]
    for each in used:
        place = Place(each.path, ("framework",))
        if each.framework is None and nearest(each.record.framework, names):
            found.append(_unknown_framework(place, each.record.framework))
        elif each.framework is None:
            found.append(_framework_gone(place, each.record.framework))
    wanted = project.settings.framework
    if not project.settings_broken and wanted not in names:
        found.append(_unknown_framework(Place(SETTINGS_PATH, ("framework",)), wanted))
    return found


def _unknown_framework(place: Place, framework_id: str) -> Finding:
    message = _('There is no framework "{id}".').format(id=framework_id)
    hint = _("Write nef-six, or the id that stands in framework.yaml.")
    return Finding("unknown-framework", Severity.ERROR, place, message, hint)


def _framework_gone(place: Place, framework_id: str) -> Finding:
    message = _('The framework "{id}" is not in this folder, so this round is not checked.').format(id=framework_id)
    hint = _("If you have its framework.yaml, put it back. If not, the round stays as it is.")
    return Finding("framework-gone", Severity.WARNING, place, message, hint)
