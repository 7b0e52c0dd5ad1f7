"""What a sitting says of the work plan: what became of actions, and new ones, laid over what the plan says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from coprod_cli.cli.answers import below, refuse
from coprod_cli.cli.planned import Data, PlannedFile, planned_file
from coprod_cli.findings import Place
from coprod_cli.project import WORK_PLAN_PATH, Project
from coprod_cli.records.kinds import WORK_PLAN
from coprod_cli.records.slugs import id_for
from coprod_cli.records.work_plan import Action
from coprod_cli.words.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from coprod_cli.findings import Finding
    from coprod_cli.yamltext.document import Document


@dataclass
class Decided:
    """The part `work-plan` of some answers, on its way to the plan."""

    project: Project
    document: Document
    at: Literal["review", "meeting"]
    """Where new actions were decided; it is also the name of the other part of the answers."""
    places: dict[int, int] = field(default_factory=dict)
    """Which action of the plan came from which action of the answers, by their places."""

    def planned(self, root: Path, answers: Data, day: str) -> tuple[PlannedFile, ...]:
        """Return the work plan with what was said in it, or nothing where nothing was said."""
        said = {key: value for key, value in answers.items() if key != "format" and value}
        if not said:
            return ()
        return (planned_file(root, WORK_PLAN, WORK_PLAN_PATH, lambda old: self._work_plan(old, said, day),
                             self._refuse),)  # fmt: skip

    def _work_plan(self, old: Data, said: Data, day: str) -> Data:
        actions = [dict(each) for each in old.get("actions") or ()]
        for number, item in enumerate(said.get("actions", ())):
            place = _place_of(item, actions, day)
            if place is None:
                actions.append(_new_action(item, actions, {"at": self.at, "date": day}))
            else:
                actions[place] = told_again(actions[place], item)
            self.places[len(actions) - 1 if place is None else place] = number
        activities = [*(old.get("activities") or ())]
        activities += [each for each in said.get("activities", ()) if each not in activities]
        lists = {"actions": actions, "activities": activities}
        return {"format": "1", **old, **said, **{key: value for key, value in lists.items() if value}}

    # What does not fit

    def in_answers(self, finding: Finding) -> Finding:
        """Return a finding about the work plan or the other file as one about the answers that it comes from."""
        keys = finding.place.keys
        if finding.place.path != WORK_PLAN_PATH:
            return below(finding, self.at)
        if len(keys) > 1 and isinstance(keys[1], int):
            keys = (keys[0], self.places.get(keys[1], keys[1]), *keys[2:])
        return below(finding._replace(place=Place(finding.place.path, keys, finding.place.at_key)), "work-plan")

    def refuse_other(self, findings: Sequence[Finding]) -> None:
        """Raise FilesHaveErrors for errors in the other part of the answers."""
        refuse(self.document, [below(finding, self.at) for finding in findings])

    def _refuse(self, findings: Sequence[Finding]) -> None:
        refuse(self.document, [self.in_answers(self._meant(finding)) for finding in findings])

    def _meant(self, finding: Finding) -> Finding:
        """Return a finding with the action that was meant: an id that the plan has not, and no text, is a slip."""
        keys = finding.place.keys
        if finding.rule != "missing-key" or len(keys) != len(("actions", "place")) or keys[1] not in self.places:
            return finding
        said: Any = self.document.data
        wanted = said["work-plan"]["actions"][self.places[int(keys[1])]].get("id", "")
        known = [action.id for action in self.project.actions]
        return finding._replace(hint=did_you_mean(wanted, known)) if wanted and known else finding


def _place_of(item: Data, actions: Sequence[Data], day: str) -> int | None:
    """Return which action of the plan is meant: by its id, else by its text and the day of the decision."""
    decided = (item.get("decided") or {}).get("date", day)
    for place, action in enumerate(actions):
        if "id" in item:
            if action.get("id") == item["id"]:
                return place
        elif action.get("action") == item.get("action") and (action.get("decided") or {}).get("date") == decided:
            return place
    return None


def told_again(action: Data, item: Data) -> Data:
    """Return an action with what was said of it: a look is added, any other key is replaced."""
    looks = [*(action.get("progress") or ())]
    looks += [look for look in item.get("progress") or () if look not in looks]
    told = {**action, **{key: value for key, value in item.items() if key != "progress"}}
    return {**told, "progress": looks} if looks else told


def _new_action(item: Data, actions: Sequence[Data], decided: Data) -> Data:
    made = {
        "id": id_for(str(item.get("action", "")), [str(each.get("id")) for each in actions], "action"),
        "decided": decided,
        "status": "to-do",
        **item,
    }
    return {key: made[key] for key in Action.model_fields if key in made}
