"""Where the projects are: the nearest one upwards, those below, and those around."""

from __future__ import annotations

import os
from pathlib import Path

from coprod_cli.errors import CoprodError
from coprod_cli.language import _
from coprod_cli.store.tree import PROJECT_FILE, unreadable

HINT_LEVELS = 2
"""How deep below the current folder projects are named when none is found upwards."""

MOST_NAMED = 5


class NoProject(CoprodError):
    """There is no project where one was looked for."""


def whole(path: Path) -> Path:
    """Return a path from the root of the disk, with every `..` in it followed by name."""
    return Path(os.path.abspath(path))  # noqa: PTH100  # resolve() would follow links too


def is_project(folder: Path) -> bool:
    """Say whether a folder has a `coprod.yaml`, whatever that is."""
    return os.path.lexists(folder / PROJECT_FILE)


def nearest(start: Path) -> Path:
    """Return the nearest folder upwards that is a project; CoprodError when there is none."""
    folder = whole(start)
    for candidate in (folder, *folder.parents):
        if is_project(candidate):
            return candidate
    raise no_project(start)


def named(folder: Path) -> Path:
    """Return the folder that a person named, if it is a project; there is no search."""
    if is_project(folder):
        return folder
    if not folder.is_dir():
        raise no_folder(folder)
    raise no_project(folder)


def no_folder(path: Path) -> CoprodError:
    """Return the error for a folder that is named and not there."""
    return CoprodError(
        _("There is no folder {path}.").format(path=path), _("Check the spelling, or look with ls (on Windows: dir).")
    )


def no_project(start: Path) -> NoProject:
    """Return the error for a place without a project, naming those that lie just below."""
    below = [str(path.relative_to(start)) for path in below_folder(start, HINT_LEVELS)]
    message = _("There is no coprod.yaml here or in a folder above.")
    wrong = _other_name(start)
    if wrong:
        return NoProject(message, _("{name} is here. Rename it to {right}.").format(name=wrong, right=PROJECT_FILE))
    if below:
        shown = ", ".join(below[:MOST_NAMED])
        return NoProject(message, _("Go to one of these folders, or name it with -C: {folders}").format(folders=shown))
    return NoProject(message, _("Go to your project's folder, or begin one: coprod init FOLDER"))


def _other_name(folder: Path) -> str:
    """Return the file that seems to be meant for `coprod.yaml` in a folder, as `coprod.yml`."""
    from coprod_cli.records.names import meant_by
    from coprod_cli.yamltext.guard import printable

    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208  # names alone
    except OSError:
        return ""
    return next((printable(name) for name in names if meant_by(name) == PROJECT_FILE), "")


def below_folder(start: Path, levels: int | None = None) -> list[Path]:
    """Return the projects in and below a folder, sorted; none is looked for inside another."""
    found: list[Path] = []
    waiting = [(start, 0)]
    while waiting:
        folder, level = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                listed = list(entries)
        except OSError as error:
            if folder == start:
                raise unreadable(folder, error) from error
            continue  # somebody else's folder below a network's
        if any(entry.name == PROJECT_FILE for entry in listed):
            found.append(folder)
            continue
        if levels is None or level < levels:
            waiting += [
                (folder / entry.name, level + 1)
                for entry in listed
                if entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".")
            ]
    return sorted(found)


def around(project: Path) -> str:
    """Return the project folder that this one lies in, or nothing."""
    outer = next((folder for folder in whole(project).parents if is_project(folder)), None)
    return "" if outer is None else str(outer)
