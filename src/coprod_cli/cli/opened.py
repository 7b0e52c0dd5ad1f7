"""A project, opened for a command."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from coprod_cli.cli import clock
from coprod_cli.errors import FilesHaveErrors
from coprod_cli.findings import Severity
from coprod_cli.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_cli.findings import Finding
    from coprod_cli.project import Project
    from coprod_cli.records.assessment import About
    from coprod_cli.store.load import Loaded


def project_root(folder: Path | None) -> Path:
    """Return the project's folder: the one that was named, or the nearest upwards."""
    from coprod_cli.store import find

    return find.nearest(Path.cwd()) if folder is None else find.named(folder)


def open_folder(root: Path) -> Loaded:
    """Read the project in a folder."""
    from coprod_cli.store import find
    from coprod_cli.store.load import load
    from coprod_cli.store.story_files import missing
    from coprod_cli.store.tree import FolderTree
    from coprod_cli.surroundings import Surroundings

    tree = FolderTree(root)
    listing = tree.listing
    surroundings = Surroundings(
        folder=find.whole(root).name,
        paths=frozenset(map(str, listing.files)),
        not_regular=frozenset(map(str, listing.not_regular)),
        other_folders=frozenset(map(str, listing.folders)),
        inner_projects=tuple(map(str, listing.inner_projects)),
        inside_of=find.around(root),
    )
    loaded = load(tree, surroundings)
    lost = missing(root, loaded.project.all_stories)
    around = surroundings._replace(missing_files=lost)
    return loaded._replace(project=replace(loaded.project, surroundings=around)) if lost else loaded


def open_sound(root: Path, *, only_scores: bool = False) -> Loaded:
    """Read a project for a command that publishes; errors in the files it needs are shown instead.

    What is about scores needs `coprod.yaml`, the framework and every round, because a round that
    cannot be read would change which one is the latest.
    """
    from coprod_cli import rules

    loaded = open_folder(root)
    found = rules.run(loaded.project, clock.today(), loaded.findings)
    refuse_errors(loaded, [f for f in found if not only_scores or is_about_scores(f.place.path)])
    return loaded


def open_about(root: Path, about: About | None) -> Project:
    """Return the project whose rounds are about something: the group's, or a person's own practice."""
    return (open_own_practice(root) if about == "own-practice" else open_sound(root, only_scores=True)).project


def open_own_practice(root: Path) -> Loaded:
    """Read a project with the person's own rounds in place of the group's; their errors are shown too."""
    from coprod_cli import rules
    from coprod_cli.store.own_practice import FOLDER, load_own_practice

    loaded = load_own_practice(root, open_sound(root, only_scores=True).project)
    found = rules.run(loaded.project, clock.today(), loaded.findings)
    own = [finding._replace(private=True) for finding in found if finding.place.path.parent == FOLDER]
    refuse_errors(loaded, own)
    return loaded


def is_about_scores(path: PurePosixPath) -> bool:
    """Say whether what is about scores needs a file."""
    from coprod_cli.project import FRAMEWORK_PATH, ROUNDS_FOLDER, SETTINGS_PATH

    return path in {SETTINGS_PATH, FRAMEWORK_PATH} or path.parent == ROUNDS_FOLDER


def refuse_errors(loaded: Loaded, findings: Sequence[Finding]) -> None:
    """Raise FilesHaveErrors when there is an error among the findings.

    A level without an example stops nothing: no result is wrong for it, and a group that a story
    was just taken from has to meet before it can think of another.
    """
    from coprod_cli.rules.scores import WITHOUT_EXAMPLE

    errors = [each for each in findings if each.severity is Severity.ERROR and each.rule != WITHOUT_EXAMPLE.id]
    if errors:
        raise FilesHaveErrors(
            _("Some files have errors, so the result would be wrong."),
            loaded.locate(errors),
            _("Mend what stands above, then run the command again."),
        )
