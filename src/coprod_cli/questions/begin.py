"""How a project begins: four questions, and what their answers become.

The terminal and an answers file both end in the same data, which one model judges.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import Field

from coprod_cli.language import _
from coprod_cli.records.base import FORMAT, Many, Part, Words
from coprod_cli.records.ground_rules import GroundRulesRecord
from coprod_cli.records.kinds import Kind
from coprod_cli.records.outcomes import OutcomesRecord
from coprod_cli.records.project import ProjectRecord
from coprod_cli.records.roles import RolesRecord
from coprod_cli.records.slugs import slug_for

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOT = re.compile(r"\b(?:not|never|un)$|n't$", re.IGNORECASE)
_PAID = re.compile(r"[ ,(]+paid\)?$", re.IGNORECASE)


class GroundRulesAnswers(GroundRulesRecord):
    """The ground rules with their texts, which lie below the front matter in the file."""

    rules: Many[Words] = ()


class Beginning(Part):
    """What a project begins with: each file's content under the file's name."""

    coprod: ProjectRecord
    outcomes: OutcomesRecord
    roles: RolesRecord
    ground_rules: GroundRulesAnswers = Field(alias="ground-rules")


BEGINNING = Kind("beginning", "answers", "questions.begin:Beginning", _("What a project begins with."))

_EMPTY: dict[str, dict[str, Any]] = {
    "coprod": {},
    "outcomes": {"outcomes": []},
    "roles": {"roles": [], "not_here_yet": []},
    "ground-rules": {},
}


def completed(answers: dict[str, Any], folder: str) -> dict[str, Any]:
    """Return answers with every file, each with its format; a name not given is the folder's."""
    whole = dict(answers)
    for name, empty in _EMPTY.items():
        given = whole.get(name)
        if given is None:
            given = {}
        if isinstance(given, dict):
            whole[name] = {"format": str(FORMAT), **empty, **given}
    settings = whole["coprod"]
    if isinstance(settings, dict) and not settings.get("project"):
        whole["coprod"] = {"format": str(FORMAT), "project": folder,
                           **{key: value for key, value in settings.items() if key != "project"}}  # fmt: skip
    return whole


@dataclass(frozen=True, slots=True)
class Questions:
    """The four questions, as they are asked."""

    name: str
    purpose: str
    groups: str
    another_group: str
    decided: str
    decided_by: str
    another_decision: str


def questions(folder: str) -> Questions:
    """Return the questions for a project in a folder of this name."""
    return Questions(
        name=_("What is the project called? Press Enter for {folder}.").format(folder=folder),
        purpose=_("What is it about? One or two sentences."),
        groups=_("Who takes part? Name one group, in its own words. End the line with the word paid "
                 "if these people are paid to be here. Example: staff paid"),
        another_group=_("Another group? Press Enter when there is no more."),
        decided=_("What was already decided, before people were asked? One thing at a time."),
        decided_by=_("Who decided that?"),
        another_decision=_("Anything else? Press Enter when there is no more."),
    )  # fmt: skip


def as_answers(name: str, purpose: str, groups: Sequence[str], decided: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return what was typed as the data of an answers file; what was skipped is left out."""
    settings: dict[str, Any] = {"project": name, "purpose": purpose}
    settings["groups"] = _groups(groups)
    settings["already_decided"] = [{"what": what, **({"who": who} if who else {})} for what, who in decided]
    return {"coprod": {key: value for key, value in settings.items() if value}}


def _groups(lines: Sequence[str]) -> list[dict[str, str]]:
    groups: list[dict[str, str]] = []
    for line in lines:
        name = _PAID.sub("", line).strip() or line
        if _NOT.search(name):
            name = line
        group = {"id": slug_for(name, [other["id"] for other in groups]), "name": name}
        groups.append(group | ({"paid": "true"} if name != line else {}))
    return groups
