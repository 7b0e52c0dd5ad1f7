"""What a rule is: a word, what it says, why, and where that comes from."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.findings import Finding, Keys, Place, Severity, Span
from coprod_cli.language import _
from coprod_cli.project import Project

if TYPE_CHECKING:
    from pathlib import PurePosixPath

Check = Callable[[Project, datetime.date], Iterator[Finding]]
"""What looks at a whole project, on a day, and finds what one or more rules are about."""


class Stage(StrEnum):
    """How far a project is; advice that fits the stage comes first."""

    BEGINNING = "beginning"
    FIRST_ROUND = "first-round"
    UNDER_WAY = "under-way"


def stage_of(project: Project) -> Stage:
    """Return the stage of a project, by its rounds."""
    if not project.rounds:
        return Stage.BEGINNING
    return Stage.FIRST_ROUND if len(project.rounds) == 1 else Stage.UNDER_WAY


class Source(StrEnum):
    """Where a rule comes from."""

    NEF = "nef"
    TOOLKIT = "toolkit"
    COUNCIL = "council"
    REVIEW = "review"
    POWER = "power"
    COPROD = "coprod"

    @property
    def words(self) -> str:
        """The source in words."""
        return {
            Source.NEF: _("Co-production Self-assessment Framework, nef"),
            Source.TOOLKIT: _("Co-production Toolkit, chapter 4, ILiS"),
            Source.COUNCIL: _("Co-production framework of a council, the part on evaluating"),
            Source.REVIEW: _("A guide to reviewing co-production"),
            Source.POWER: _("Sharing power as equals: pre-produce, co-produce, evaluate"),
            Source.COPROD: _("coprod itself: what a folder needs so that nothing is lost"),
        }[self]


ALWAYS = frozenset(Stage)
LATER = frozenset({Stage.FIRST_ROUND, Stage.UNDER_WAY})


class Rule(NamedTuple):
    """One rule; `at` makes its findings."""

    id: str
    severity: Severity
    title: str
    """What the rule finds, in one sentence."""
    why: str
    """Why that matters, in one or two sentences."""
    source: Source
    stages: frozenset[Stage] = ALWAYS
    """The stages for which this is the advice to give first."""
    urgent: bool = False
    """True for advice that is never left out of the short list: someone may be exposed, or a
    version lost."""

    def at(  # a finding has this many parts
        self,
        path: PurePosixPath,
        keys: Keys,
        message: str,
        hint: str,
        *,
        at_key: bool = False,
        private: bool = False,
        span: Span | None = None,
    ) -> Finding:
        """Return a finding of this rule."""
        place = Place(path, keys, at_key)
        return Finding(self.id, self.severity, place, message, hint, private, span)
