"""The loaded whole: all records of one folder and its framework, with look-ups."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.records.assessment import ABOUTS, OWN_PRACTICE

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from coprod_cli.findings import Finding, Keys
    from coprod_cli.framework import Framework
    from coprod_cli.records.answers import AnswersRecord
    from coprod_cli.records.assessment import About, AgreedScores, AssessmentRecord, Score
    from coprod_cli.records.dates import When
    from coprod_cli.records.framework import FrameworkRecord
    from coprod_cli.records.ground_rules import GroundRulesRecord
    from coprod_cli.records.learning import Learned, LearningRecord
    from coprod_cli.records.meeting import MeetingRecord
    from coprod_cli.records.outcomes import Outcome, OutcomesRecord
    from coprod_cli.records.own_practice import OwnPracticeRecord, OwnScores
    from coprod_cli.records.practicalities import PracticalitiesRecord
    from coprod_cli.records.project import Group, ProjectRecord
    from coprod_cli.records.review import ReviewRecord
    from coprod_cli.records.roles import RolesRecord
    from coprod_cli.records.stories import StoriesRecord, Story
    from coprod_cli.records.work_plan import Action, WorkPlanRecord
    from coprod_cli.records.you_said import Said, YouSaidRecord
    from coprod_cli.surroundings import Surroundings

NEF_SIX = "nef-six"

SETTINGS_PATH = PurePosixPath("coprod.yaml")
OUTCOMES_PATH = PurePosixPath("outcomes.yaml")
GROUND_RULES_PATH = PurePosixPath("ground-rules.md")
ROLES_PATH = PurePosixPath("roles.yaml")
FRAMEWORK_PATH = PurePosixPath("framework.yaml")
WORK_PLAN_PATH = PurePosixPath("work-plan.yaml")
ROUNDS_FOLDER = PurePosixPath("assessments")
REVIEWS_FOLDER = PurePosixPath("reviews")
MAPPINGS_FOLDER = PurePosixPath("mappings")
MEETINGS_FOLDER = PurePosixPath("meetings")
YOU_SAID_PATH = PurePosixPath("you-said.yaml")
PRACTICALITIES_PATH = PurePosixPath("practicalities.yaml")
STORIES_PATH = PurePosixPath("stories.yaml")
LEARNING_PATH = PurePosixPath("learning.yaml")


class ScoreSet(NamedTuple):
    """Scores about one thing that were given together, and where they stand."""

    path: PurePosixPath
    keys: Keys
    given: Mapping[str, Score]
    """The scores, by the name that the file uses for the principle."""
    framework: Framework | None
    is_apart: bool
    """True for what a group's people said apart, which nobody agreed."""


@dataclass(frozen=True, eq=False)
class Round:
    """One assessment of the group, or of one person's own practice: its month, its file and what stands in it."""

    month: str
    record: AssessmentRecord | OwnPracticeRecord
    framework: Framework | None
    """The framework that it used, or None when this folder no longer has it."""
    folder: PurePosixPath = ROUNDS_FOLDER

    @cached_property
    def path(self) -> PurePosixPath:
        """Where its file lies in the project."""
        return self.folder / f"{self.month}.yaml"

    @property
    def abouts(self) -> tuple[About, ...]:
        """What its scores can be about."""
        return ABOUTS if self.folder == ROUNDS_FOLDER else (OWN_PRACTICE,)

    @property
    def people(self) -> int:
        """How many people took part."""
        return sum(self.record.counts.values())

    def scores(self, about: About) -> Mapping[str, Score]:
        """Return what was agreed, by the principle's id, whatever name the file used."""
        return self._by_principle.get(about, {})

    @cached_property
    def _by_principle(self) -> Mapping[About, Mapping[str, Score]]:
        ids = self.framework.principle_ids if self.framework is not None else {}
        return {
            about: {ids.get(name, name): score for name, score in scores_about(self.record.scores, about).items()}
            for about in self.abouts
        }

    def given_scores(self) -> Iterator[tuple[About, str, Score]]:
        """Yield every score under the name that the file used, with what it is about."""
        for about in self.abouts:
            for name, score in scores_about(self.record.scores, about).items():
                yield about, name, score


def scores_about(scores: AgreedScores | OwnScores, about: About) -> Mapping[str, Score]:
    """Return what was said about one thing, by the name that the file uses for the principle."""
    found: Mapping[str, Score] = getattr(scores, about.replace("-", "_"))
    return found


class Apart(NamedTuple):
    """What people of one group said apart, for the round of a month."""

    month: str
    group: str
    record: AnswersRecord
    framework: Framework | None
    path: PurePosixPath


class Review(NamedTuple):
    """One review: its month, and what stands in its file."""

    month: str
    record: ReviewRecord

    @property
    def path(self) -> PurePosixPath:
        """Where its file lies in the project."""
        return REVIEWS_FOLDER / f"{self.month}.yaml"


class Meeting(NamedTuple):
    """One meeting: its day, and what stands in its file."""

    day: When
    record: MeetingRecord

    @property
    def path(self) -> PurePosixPath:
        """Where its file lies in the project."""
        return MEETINGS_FOLDER / f"{self.day}.yaml"


@dataclass(frozen=True, eq=False)
class Project:
    """Only what is valid: a broken file is a finding, and missing here."""

    surroundings: Surroundings
    settings: ProjectRecord
    framework: Framework
    assessments: tuple[Round, ...] = ()
    """Every assessment, by month, also those without a date, which are no rounds yet."""
    is_own: bool = False
    """True when the rounds are one person's own practice, in place of the group's."""
    apart: tuple[Apart, ...] = ()
    """What groups said apart, where they share it, by month and group."""
    reviews: tuple[Review, ...] = ()
    """Every review, oldest first."""
    meetings: tuple[Meeting, ...] = ()
    """Every meeting, oldest first."""
    work_plan: WorkPlanRecord | None = None
    you_said: YouSaidRecord | None = None
    practicalities: PracticalitiesRecord | None = None
    stories: StoriesRecord | None = None
    learning: LearningRecord | None = None
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
        return sum(path.parent == ROUNDS_FOLDER for path in self.unread)

    def has_empty_brackets(self, path: PurePosixPath, key: str) -> bool:
        """Say whether a file says `key: []`, below which nothing may be typed until the brackets are gone."""
        return re.search(rf"(?m)^[ -]*{key}:[ \t]*\[[ \t]*\]", self.texts.get(path, "")) is not None

    def score_sets(self) -> Iterator[ScoreSet]:
        """Yield all scores of the folder: what was agreed, and what groups said apart."""
        for found in self.assessments:
            for about in found.abouts:
                given = scores_about(found.record.scores, about)
                yield ScoreSet(found.path, ("scores", about), given, found.framework, is_apart=False)
        for apart in self.apart:
            for place, answer in enumerate(apart.record.answers):
                for about in ABOUTS:
                    given = scores_about(answer.scores, about)
                    keys = ("answers", place, "scores", about)
                    yield ScoreSet(apart.path, keys, given, apart.framework, is_apart=True)

    @property
    def actions(self) -> tuple[Action, ...]:
        """What was decided to do, in the order agreed."""
        return self.work_plan.actions if self.work_plan is not None else ()

    @property
    def open_actions(self) -> tuple[Action, ...]:
        """What was decided and is still to be done, in the order agreed."""
        return tuple(action for action in self.actions if action.is_open)

    @property
    def all_outcomes(self) -> tuple[Outcome, ...]:
        """The changes that people want, in the order agreed."""
        return self.outcomes.outcomes if self.outcomes is not None else ()

    @property
    def all_said(self) -> tuple[Said, ...]:
        """What people said, in the order in which it was heard."""
        return self.you_said.said if self.you_said is not None else ()

    @property
    def all_stories(self) -> tuple[Story, ...]:
        """The stories, in the order in which they came."""
        return self.stories.stories if self.stories is not None else ()

    @property
    def all_learned(self) -> tuple[Learned, ...]:
        """What was learned."""
        return self.learning.learning if self.learning is not None else ()

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

    def review(self, month: str) -> Review | None:
        """Return the review of a month, or None."""
        return next((found for found in self.reviews if found.month == month), None)

    def has_ended(self, today: datetime.date) -> bool:
        """Say whether the project has ended, so that nobody wants to be reminded of anything."""
        return self.settings.ended is not None and self.settings.ended.first <= today

    def next_round_due(self) -> datetime.date | None:
        """Return the day on which the next round is due, or None before the first round."""
        if not self.rounds or (last := self.rounds[-1].record.date) is None:
            return None
        return self.settings.review_every.after(last.first)

    def next_review_due(self) -> When | None:
        """Return when the next review is due, or None where none was agreed and nothing is new.

        It is what the last review agreed. Where that agreed nothing, a round after the first is a
        reason to look, once, from its own day on.
        """
        last = self.reviews[-1].record if self.reviews else None
        if last is not None and last.next is not None:
            return last.next
        seen = {review.record.compared.to for review in self.reviews if review.record.compared is not None}
        latest = self.rounds[-1] if len(self.rounds) > 1 else None
        if latest is None or latest.month in seen or latest.record.date is None:
            return None
        return latest.record.date
