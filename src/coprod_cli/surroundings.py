"""What lies in and around a project's folder."""

from __future__ import annotations

from typing import NamedTuple


class Surroundings(NamedTuple):
    """What lies in and around the folder, apart from what the records say."""

    folder: str
    """The name of the project's folder."""
    paths: frozenset[str] = frozenset()
    """Every regular file of the project, readable or not."""
    not_regular: frozenset[str] = frozenset()
    """Links, devices and the like, which were not opened."""
    other_folders: frozenset[str] = frozenset()
    """Folders that hold no records."""
    inner_projects: tuple[str, ...] = ()
    """Other projects' `coprod.yaml` below this folder, relative to it."""
    missing_files: frozenset[str] = frozenset()
    """The files that stories name, by the names that they give, and that are not there."""
    inside_of: str = ""
    """The project folder above this one, if there is one."""
