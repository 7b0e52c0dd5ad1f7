"""Which file holds which record."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.language import _
from coprod_cli.records.dates import parse_when

if TYPE_CHECKING:
    from coprod_cli.records.base import Part


class Kind(NamedTuple):
    """One kind of file: its name, the path it has, where its model is, and what it is in a sentence."""

    name: str
    path: str
    """Where it lies in the project; YYYY-MM stands for a month, YYYY-MM-DD for a day,
    GROUP for the id of a group, and NAME for any like it."""
    place: str
    """The module and the class of the model, which is made only when such a file is there."""
    about: str

    @property
    def model(self) -> type[Part]:
        """The pydantic model of such a file."""
        module, _colon, name = self.place.partition(":")
        model: type[Part] = getattr(import_module(f"coprod_cli.{module}"), name)
        return model


PROJECT = Kind(
    "project", "coprod.yaml", "records.project:ProjectRecord",
    _("The project itself: who takes part, what it is for, and how it works with coprod."),
)  # fmt: skip
OUTCOMES = Kind(
    "outcomes", "outcomes.yaml", "records.outcomes:OutcomesRecord",
    _("The changes that people want, what is done for each, and how it goes."),
)  # fmt: skip
GROUND_RULES = Kind(
    "ground-rules", "ground-rules.md", "records.ground_rules:GroundRulesRecord",
    _("When the ground rules were agreed, and by whom. The rules themselves are the text below."),
)  # fmt: skip
ROLES = Kind(
    "roles", "roles.yaml", "records.roles:RolesRecord",
    _("Who does what, who knows what, and who is missing."),
)  # fmt: skip
ASSESSMENT = Kind(
    "assessment", "assessments/YYYY-MM.yaml", "records.assessment:AssessmentRecord",
    _("One round of the self-assessment, in a file named by its month."),
)  # fmt: skip
ANSWERS = Kind(
    "answers", "assessments/YYYY-MM/GROUP.yaml", "records.answers:AnswersRecord",
    _("What people of one group said apart, in no order. It is here only if the group agreed to that."),
)  # fmt: skip
WORK_PLAN = Kind(
    "work-plan", "work-plan.yaml", "records.work_plan:WorkPlanRecord",
    _("What the group decided to do, by whom and when, and how it goes."),
)  # fmt: skip
REVIEW = Kind(
    "review", "reviews/YYYY-MM.yaml", "records.review:ReviewRecord",
    _("One review: what moved between two rounds, why, and what taking part gave people and cost them."),
)  # fmt: skip
YOU_SAID = Kind(
    "you-said", "you-said.yaml", "records.you_said:YouSaidRecord",
    _("What people said, what it led to, and when they were told."),
)  # fmt: skip
PRACTICALITIES = Kind(
    "practicalities", "practicalities.yaml", "records.practicalities:PracticalitiesRecord",
    _("What is sorted out so that everyone can take part: access, place, times, papers."),
)  # fmt: skip
MEETING = Kind(
    "meeting", "meetings/YYYY-MM-DD.yaml", "records.meeting:MeetingRecord",
    _("One meeting, in a file named by its day: who came, who did what, how it was, and what was decided."),
)  # fmt: skip
STORIES = Kind(
    "stories", "stories.yaml", "records.stories:StoriesRecord",
    _("Stories, photos, diaries and interviews, and what each person said yes to."),
)  # fmt: skip
LEARNING = Kind(
    "learning", "learning.yaml", "records.learning:LearningRecord",
    _("What was learned, the good, the bad and the ugly, and whom it was shared with."),
)  # fmt: skip
FRAMEWORK = Kind(
    "framework", "framework.yaml", "records.framework:FrameworkRecord",
    _("The group's own words for a framework, or a framework of its own."),
)  # fmt: skip
MAPPING = Kind(
    "mapping", "mappings/NAME.yaml", "records.mapping:MappingRecord",
    _("How the columns of a table from an online form become answers. coprod begins it, and a person looks it over."),
)  # fmt: skip
OWN_PRACTICE = Kind(
    "own-practice", ".coprod/own-practice/YYYY-MM.yaml", "records.own_practice:OwnPracticeRecord",
    _("What one person says of their own practice. It is private, and stays on that person's machine."),
)  # fmt: skip

SHARED = (
    PROJECT, OUTCOMES, GROUND_RULES, ROLES, YOU_SAID, PRACTICALITIES, ASSESSMENT, ANSWERS, WORK_PLAN, MEETING,
    REVIEW, STORIES, LEARNING, FRAMEWORK, MAPPING,
)  # fmt: skip
"""The kinds of records in the folder that a group shares."""

KINDS = (*SHARED, OWN_PRACTICE)
"""Every kind of record, in the order in which a group meets them."""

RECORD_FOLDERS = tuple(dict.fromkeys(kind.path.split("/")[0] for kind in SHARED if "/" in kind.path))
"""The folders of a project whose files are records."""

_BY_PATH = {kind.path: kind for kind in SHARED if "/" not in kind.path}
_MONTH = "[0-9]{4}-(?:0[1-9]|1[0-2])"
_DAY = f"{_MONTH}-(?:0[1-9]|[12][0-9]|3[01])"
_SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
_STAND_FOR = {"YYYY-MM-DD": _DAY, "YYYY-MM": _MONTH, "GROUP": _SLUG, "NAME": _SLUG}
"""What each word in a path stands for; the longer ones first, as one begins with another."""


def _pattern(path: str) -> re.Pattern[str]:
    for word, pattern in _STAND_FOR.items():
        path = path.replace(word, pattern)
    return re.compile(path)


_BY_PATTERN = [(_pattern(kind.path), kind) for kind in SHARED if "/" in kind.path]
_INNER_FOLDER = re.compile(f"assessments/{_MONTH}")


def kind_of(path: str) -> Kind | None:
    """Return the kind of a file by its path inside the project, or None."""
    if "/" not in path:
        return _BY_PATH.get(path)
    kind = next((kind for pattern, kind in _BY_PATTERN if pattern.fullmatch(path)), None)
    return None if kind is MEETING and parse_when(PurePosixPath(path).stem) is None else kind


def holds_records(folder: str) -> bool:
    """Say whether the files of a folder are records, by its path inside the project."""
    return folder in RECORD_FOLDERS or _INNER_FOLDER.fullmatch(folder) is not None
