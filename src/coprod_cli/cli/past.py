"""A project as it was in an earlier version, from git."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from coprod_cli.cli import clock
from coprod_cli.cli.opened import is_about_scores
from coprod_cli.errors import CoprodError, FilesHaveErrors
from coprod_cli.findings import Severity
from coprod_cli.language import _

if TYPE_CHECKING:
    from coprod_cli.findings import Finding
    from coprod_cli.project import Project, Round
    from coprod_cli.store.load import Loaded


def past_project(root: Path, revision: str) -> Project:
    """Read a project as it was in a revision; errors in the files that scores need are shown instead."""
    from coprod_cli import rules
    from coprod_cli.store.git import other_version

    loaded = _load(root, revision)
    found = rules.run(loaded.project, clock.today(), loaded.findings)
    errors = [each for each in found if each.severity is Severity.ERROR and is_about_scores(each.place.path)]
    if errors:
        raise FilesHaveErrors(
            _("Some files had errors in {revision}, so the result would be wrong.").format(revision=revision),
            [_in_revision(revision, each) for each in loaded.locate(errors)],
            other_version(),
        )
    return loaded.project


def past_round(project: Project, month: str | None, revision: str) -> Round:
    """Return the round of a month, or the latest, of an earlier version; CoprodError when there is none."""
    found = project.round(month) if month is not None else next(reversed(project.rounds), None)
    if found is not None:
        return found
    from coprod_cli.store.git import other_version

    months = ", ".join(each.month for each in project.rounds)
    if not months:
        raise CoprodError(_("There was no round yet in {revision}.").format(revision=revision),
                          other_version())  # fmt: skip
    raise CoprodError(_("There was no round {month} in {revision}.").format(month=month, revision=revision),
                      _("Rounds in that version: {months}").format(months=months))  # fmt: skip


def _load(root: Path, revision: str) -> Loaded:
    from coprod_cli.store import find
    from coprod_cli.store.git_tree import past_folder
    from coprod_cli.store.load import load
    from coprod_cli.surroundings import Surroundings

    place = find.whole(root)
    with past_folder(place, revision, os.environ) as tree:
        listing = tree.listing
        surroundings = Surroundings(
            folder=place.name,
            paths=frozenset(map(str, listing.files)),
            not_regular=frozenset(map(str, listing.not_regular)),
            other_folders=frozenset(map(str, listing.folders)),
        )
        return load(tree, surroundings)


def _in_revision(revision: str, finding: Finding) -> Finding:
    """Return a finding under the name that git has for the file: `v1:assessments/2026-05.yaml`."""
    path = PurePosixPath(f"{revision}:{finding.place.path}")
    return finding._replace(place=finding.place._replace(path=path))
