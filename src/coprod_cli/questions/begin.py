"""How a project begins: four questions, and what their answers become.

The terminal and an answers file both end in the same data, which one model judges.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import Field

from coprod_cli.language import _
from coprod_cli.questions.question import Question
from coprod_cli.questions.texts import text_question
from coprod_cli.records.base import FORMAT, Many, Part, Words
from coprod_cli.records.ground_rules import GroundRulesRecord
from coprod_cli.records.kinds import Kind
from coprod_cli.records.outcomes import OutcomesRecord
from coprod_cli.records.project import ProjectRecord
from coprod_cli.records.roles import RolesRecord
from coprod_cli.records.slugs import slug_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coprod_cli.questions.conversation import Answers

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


MOST_GROUPS = 12
MOST_DECIDED = 20


@dataclass(frozen=True, eq=False)
class BeginFlow:
    """The conversation of `coprod init`; called with the answers so far, it gives the questions."""

    folder: str
    """The name of the project's folder, which Enter takes for the project's too."""

    def __call__(self, answers: Answers) -> Iterator[Question]:
        """Yield every question that the answers so far lead to."""
        yield Question("name", _("What is the project called?"), now=self.folder,
                       help=_("Any name will do, and it can be changed later."))  # fmt: skip
        yield from text_question(answers, Question(
            "purpose", _("What is it about? One or two sentences."),
            help=_("What do you want to plan or run together, and for whom?"),
        ))  # fmt: skip
        yield from self._groups(answers)
        yield from self._decided(answers)

    def _groups(self, answers: Answers) -> Iterator[Question]:
        for number in range(1, MOST_GROUPS + 1):
            text = _("Another group? Press Enter when there is no more.")
            if number == 1:
                text = _("Who takes part? Name one group, in its own words. End the line with the word paid "
                         "if these people are paid to be here. Example: staff paid")  # fmt: skip
            yield Question(
                f"group/{number}",
                text,
                help=_("People who use a service, carers, neighbours and paid staff, for example."),
            )
            if not answers.get(f"group/{number}"):
                return

    def _decided(self, answers: Answers) -> Iterator[Question]:
        for number in range(1, MOST_DECIDED + 1):
            name = f"decided/{number}"
            text = _("What else was already decided? Press Enter when there is no more.")
            if number == 1:
                text = _("What was already decided, before people were asked? One thing at a time.")
            yield from text_question(answers, Question(
                name, text, help=_("Money, a building, a rule: what the group cannot change. Then nobody is misled.")
            ))  # fmt: skip
            if not answers.get(name):
                return
            yield Question(f"{name}/who", _("Who decided that?"))

    def data(self, answers: Answers) -> dict[str, Any]:
        """Return the answers as the data of an answers file."""
        groups = [str(answers[f"group/{n}"]) for n in range(1, MOST_GROUPS + 1) if answers.get(f"group/{n}")]
        decided = [
            (str(answers[f"decided/{n}"]), str(answers.get(f"decided/{n}/who", "")))
            for n in range(1, MOST_DECIDED + 1)
            if answers.get(f"decided/{n}")
        ]
        return as_answers(str(answers.get("name", "")), str(answers.get("purpose", "")), groups, decided)


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
