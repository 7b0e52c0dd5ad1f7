"""Which file holds which record."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.language import _

if TYPE_CHECKING:
    from coprod_cli.records.base import Part


class Kind(NamedTuple):
    """One kind of file: its name, the path it has, where its model is, and what it is in a sentence."""

    name: str
    path: str
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
FRAMEWORK = Kind(
    "framework", "framework.yaml", "records.framework:FrameworkRecord",
    _("The group's own words for a framework, or a framework of its own."),
)  # fmt: skip

KINDS = (PROJECT, OUTCOMES, GROUND_RULES, ROLES, ASSESSMENT, FRAMEWORK)
"""Every kind of record, in the order in which a group meets them."""

RECORD_FOLDERS = ("assessments",)
"""The folders of a project whose files are records."""

_BY_PATH = {kind.path: kind for kind in KINDS if kind is not ASSESSMENT}
_ROUND = re.compile(r"assessments/[0-9]{4}-(?:0[1-9]|1[0-2])\.yaml")


def kind_of(path: str) -> Kind | None:
    """Return the kind of a file by its path inside the project, or None."""
    return ASSESSMENT if _ROUND.fullmatch(path) else _BY_PATH.get(path)
