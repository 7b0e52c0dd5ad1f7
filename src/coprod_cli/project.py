"""The loaded whole: all records of one folder and its framework, with look-ups."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.records.assessment import ABOUTS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from coprod_cli.findings import Finding
    from coprod_cli.framework import Framework
    from coprod_cli.records.assessment import About, AssessmentRecord, Score
    from coprod_cli.records.framework import FrameworkRecord
    from coprod_cli.records.ground_rules import GroundRulesRecord
    from coprod_cli.records.outcomes import OutcomesRecord
    from coprod_cli.records.project import Group, ProjectRecord
    from coprod_cli.records.roles import RolesRecord

NEF_SIX = "nef-six"

SETTINGS_PATH = PurePosixPath("coprod.yaml")
OUTCOMES_PATH = PurePosixPath("outcomes.yaml")
GROUND_RULES_PATH = PurePosixPath("ground-rules.md")
ROLES_PATH = PurePosixPath("roles.yaml")
FRAMEWORK_PATH = PurePosixPath("framework.yaml")


@dataclass(frozen=True, eq=False)
class Round:
    """One assessment: its month, its file and what stands in it."""

    month: str
    record: AssessmentRecord
    framework: Framework | None
    """The framework that it used, or None when this folder no longer has it."""

    @cached_property
    def path(self) -> PurePosixPath:
        """Where its file lies in the project."""
        return PurePosixPath(f"assessments/{self.month}.yaml")

    @property
    def people(self) -> int:
        """How many people took part."""
        return sum(self.record.counts.values())

    def scores(self, about: About) -> Mapping[str, Score]:
        """Return what was agreed, by the principle's id, whatever name the file used."""
        return self._by_principle[about]

    @cached_property
    def _by_principle(self) -> Mapping[About, Mapping[str, Score]]:
        ids = self.framework.principle_ids if self.framework is not None else {}
        return {
            about: {ids.get(name, name): score for name, score in getattr(self.record.scores, about).items()}
            for about in ABOUTS
        }

    def given_scores(self) -> Iterator[tuple[About, str, Score]]:
        """Yield every score under the name that the file used, with what it is about."""
        for about in ABOUTS:
            for name, score in getattr(self.record.scores, about).items():
                yield about, name, score


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
    inside_of: str = ""
    """The project folder above this one, if there is one."""


@dataclass(frozen=True, eq=False)
class Project:
    """Only what is valid: a broken file is a finding, and missing here."""

    surroundings: Surroundings
    settings: ProjectRecord
    framework: Framework
    assessments: tuple[Round, ...] = ()
    """Every assessment, by month, also those without a date, which are no rounds yet."""
    outcomes: OutcomesRecord | None = None
    roles: RolesRecord | None = None
    ground_rules: GroundRulesRecord | None = None
    rules_text: str = ""
    texts: Mapping[PurePosixPath, str] = field(default_factory=dict)
    """The text of every file that was read, for what is looked for in words, not in records."""
    cut_short: tuple[Finding, ...] = ()
    """Texts that may say less than was meant, found by the reader."""
    own_framework: FrameworkRecord | None = None
    """What stands in framework.yaml, where there is one."""
    settings_broken: bool = False
    """True when coprod.yaml has errors, so that nothing may be concluded from it."""
    unread: tuple[PurePosixPath, ...] = ()
    """The records that are there and could not be read, so that nothing may be concluded from their absence."""

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """The rounds, oldest first: assessments that have a date."""
        return tuple(found for found in self.assessments if found.record.date is not None)

    @property
    def unread_rounds(self) -> int:
        """How many files of rounds could not be read."""
        return sum(len(path.parts) > 1 for path in self.unread)

    def has_empty_brackets(self, path: PurePosixPath, key: str) -> bool:
        """Say whether a file says `key: []`, below which nothing may be typed until the brackets are gone."""
        return re.search(rf"(?m)^[ -]*{key}:[ \t]*\[[ \t]*\]", self.texts.get(path, "")) is not None

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """The groups by id."""
        return {group.id: group for group in self.settings.groups}

    @property
    def language(self) -> str:
        """The language of the group's pages."""
        return self.settings.language

    def assessment(self, month: str) -> Round | None:
        """Return what stands in a month's file, a round or not yet one, or None."""
        return next((found for found in self.assessments if found.month == month), None)

    def round(self, month: str) -> Round | None:
        """Return the round of a month, or None."""
        return next((found for found in self.rounds if found.month == month), None)

    def before(self, later: Round) -> Round | None:
        """Return the round before another, or None for the first."""
        earlier = [found for found in self.rounds if found.month < later.month]
        return earlier[-1] if earlier else None

    def group_name(self, group_id: str) -> str:
        """Return what a group wants to be called, or its id when it has no entry."""
        group = self.groups.get(group_id)
        return group_id if group is None else group.name

    def next_round_due(self) -> datetime.date | None:
        """Return the day on which the next round is due, or None before the first round."""
        if not self.rounds or (last := self.rounds[-1].record.date) is None:
            return None
        return self.settings.review_every.after(last.first)
