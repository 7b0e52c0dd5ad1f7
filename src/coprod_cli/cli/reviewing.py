"""A review's files: its answers are judged beside the rest of the project, and laid over what is there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from coprod_cli import rules
from coprod_cli.analysis.review import only_group
from coprod_cli.cli import clock, console
from coprod_cli.cli.answers import below, refuse
from coprod_cli.cli.planned import Data, PlannedFile, planned_file, write
from coprod_cli.findings import Finding, Place
from coprod_cli.language import _
from coprod_cli.project import REVIEWS_FOLDER, SETTINGS_PATH, WORK_PLAN_PATH, Project, Review
from coprod_cli.questions.review_answers import REVIEW_ANSWERS, completed
from coprod_cli.records.kinds import PROJECT, REVIEW, WORK_PLAN
from coprod_cli.records.slugs import slug_for
from coprod_cli.records.validate import validate
from coprod_cli.records.work_plan import Action
from coprod_cli.render.text import finding_text
from coprod_cli.words.suggestions import did_you_mean
from coprod_cli.yamltext.difference import edits_between
from coprod_cli.yamltext.guard import printable
from coprod_cli.yamltext.parse import read_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_cli.analysis.review import TwoRounds
    from coprod_cli.findings import Keys
    from coprod_cli.yamltext.document import Document

_MERGED = frozenset({"counts", "compared", "why", "still_fits"})
"""The keys of a review whose own keys are laid over what is there, one by one."""
_WORDS_OF_AN_ID = 6


class ReviewPlan(NamedTuple):
    """Every file of a review as it will be, and the project with them."""

    files: tuple[PlannedFile, ...]
    """In the order in which they are written."""
    project: Project
    review: Review

    @property
    def changes(self) -> tuple[PlannedFile, ...]:
        """The files that say something else by now."""
        return tuple(file for file in self.files if file.changes)


def planned(root: Path, project: Project, document: Document, compared: TwoRounds | None, *,
            is_last: bool) -> ReviewPlan:  # fmt: skip
    """Return the files of a review with its answers in them; nothing is written yet.

    The rounds that are compared are those of the answers, else those that the file names, else
    the given ones; the last review, which closes the project, looks at the given ones whatever the file says.
    """
    data = document.data if isinstance(document.data, dict) else {}
    answers, findings = validate(REVIEW_ANSWERS, document.path, completed(data))
    refuse(document, findings)
    if answers is None:
        raise AssertionError  # `refuse` raised, for a record that is None has findings
    given = answers.plain()
    usual = {"compared": {"from": compared[0].month, "to": compared[1].month}} if compared is not None else {}
    if is_last:
        given["review"] = {**usual, **given["review"], "last": True}
    return _Planning(root, project, document, usual).plan(given)


def write_all(root: Path, plan: ReviewPlan) -> None:
    """Write the files of a review: the work plan first, then the review, then the end of the project.

    The review is what says that a sitting is over: `status` stops waiting for it. A crash before
    it leaves actions without a review, and the sitting is still open: running it again finds each
    action by its text and its day, and adds it no second time. The other way round, a review would
    stand there whose actions are in no plan, and nobody would miss them. `ended` is last, for it
    stops every reminder.
    """
    for file in plan.changes:
        write(root, file)


class _Planning:
    """One review on its way to the files."""

    def __init__(self, root: Path, project: Project, document: Document, usual: Data) -> None:
        self.root = root
        self.project = project
        self.document = document
        self.usual = usual
        self.places: dict[int, int] = {}
        """Which action of the plan came from which action of the answers, by their places."""

    def plan(self, answers: Data) -> ReviewPlan:
        given = {key: value for key, value in answers["review"].items() if key != "format"}
        day = str(given.get("date") or clock.today())
        path = REVIEWS_FOLDER / f"{day[:7]}.yaml"
        review = planned_file(self.root, REVIEW, path, lambda old: self._review(old, given, day),
                              self._refuse_in("review"))  # fmt: skip
        said = {key: value for key, value in answers["work-plan"].items() if key != "format" and value}
        files = [review]
        if said:
            decided = str(review.record.date)
            plan = planned_file(self.root, WORK_PLAN, WORK_PLAN_PATH, lambda old: self._work_plan(old, said, decided),
                                self._refuse_plan)  # fmt: skip
            files = [plan, review]
        if review.record.last:
            files.append(self._ended(str(review.record.date)))
        return self._judged(files, Review(path.stem, review.record))

    def _review(self, old: Data, given: Data, day: str) -> Data:
        data = {"format": "1", "date": day, **self.usual, **old}
        for key, value in given.items():
            data[key] = _laid_over(data.get(key), value) if key in _MERGED else value
        return {key: data[key] for key in (*old, *(each for each in REVIEW.model.model_fields if each not in old))
                if key in data}  # fmt: skip

    def _work_plan(self, old: Data, said: Data, day: str) -> Data:
        actions = [dict(each) for each in old.get("actions") or ()]
        for number, item in enumerate(said.get("actions", ())):
            place = _place_of(item, actions, day)
            if place is None:
                actions.append(_new_action(item, actions, day))
            else:
                actions[place] = _told_again(actions[place], item)
            self.places[len(actions) - 1 if place is None else place] = number
        data = {"format": "1", **old, **{key: value for key, value in said.items() if key != "actions"}}
        return {**data, "actions": actions} if actions else data

    def _ended(self, day: str) -> PlannedFile:
        """Return coprod.yaml with the day of the end; one that stands there already is kept."""
        return planned_file(self.root, PROJECT, SETTINGS_PATH, lambda old: {**old, "ended": old.get("ended") or day},
                            self._refuse_in("review"))  # fmt: skip

    # What does not fit

    def _refuse_in(self, part: str) -> Any:
        return lambda findings: refuse(self.document, [below(finding, part) for finding in findings])

    def _refuse_plan(self, findings: Sequence[Finding]) -> None:
        refuse(self.document, [self._in_answers(self._meant(finding)) for finding in findings])

    def _meant(self, finding: Finding) -> Finding:
        """Return a finding with the action that was meant: an id that the plan has not, and no text, is a slip."""
        keys = finding.place.keys
        if finding.rule != "missing-key" or len(keys) != len(("actions", "place")) or keys[1] not in self.places:
            return finding
        said: Any = self.document.data
        wanted = said["work-plan"]["actions"][self.places[int(keys[1])]].get("id", "")
        known = [action.id for action in (self.project.work_plan.actions if self.project.work_plan else ())]
        return finding._replace(hint=did_you_mean(wanted, known)) if wanted and known else finding

    def _in_answers(self, finding: Finding) -> Finding:
        """Return a finding about the work plan or the review as one about the answers that it comes from."""
        keys = finding.place.keys
        if finding.place.path != WORK_PLAN_PATH:
            return below(finding, "review")
        if len(keys) > 1 and isinstance(keys[1], int):
            keys = (keys[0], self.places.get(keys[1], keys[1]), *keys[2:])
        return below(finding._replace(place=Place(finding.place.path, keys, finding.place.at_key)), "work-plan")

    def _judged(self, files: list[PlannedFile], review: Review) -> ReviewPlan:
        """Let the rules look at the files in their place among the others."""
        records = {file.path: file.record for file in files}
        others = [each for each in self.project.reviews if each.month != review.month]
        whole = replace(
            self.project,
            settings=records.get(SETTINGS_PATH, self.project.settings),
            work_plan=records.get(WORK_PLAN_PATH, self.project.work_plan),
            reviews=tuple(sorted([*others, review], key=lambda each: each.month)),
        )
        found = rules.run(whole, clock.today())
        refuse(self.document, [self._in_answers(each) for each in found if each.place.path in records])
        return ReviewPlan(tuple(files), whole, review)


def warn_of_personal_data(plan: ReviewPlan, document: Document) -> None:
    """Warn of what looks like personal data in an answers file, where it stands there."""
    read = replace(plan.project, texts={plan.review.path: document.text})
    for each in rules.run(read, clock.today()):
        if each.rule == "personal-data":
            here = each._replace(place=each.place._replace(path=document.path))
            console.message(finding_text(document.locate(here)) + "\n")


def say_what_it_said_before(plan: ReviewPlan) -> None:
    """Say what a review said before where it says something else by now; a list that only grew is not told."""
    found = next(file for file in plan.files if file.path == plan.review.path)
    if found.was is None:
        return
    old: Any = read_yaml(found.path, found.was).data
    new: Any = read_yaml(found.path, found.content).data
    for edit in edits_between((), old, new):
        before = _at(old, edit.keys)
        if edit.kind != "add" and isinstance(before, str):
            key = " ".join(part for part in edit.keys if isinstance(part, str))
            console.message(_("Before, {key} said: {text}").format(key=key, text=printable(before)))


def _at(data: Any, keys: Keys) -> Any:
    """Return what stands at a place of some data, or None."""
    for key in keys:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def say_who_is_alone(plan: ReviewPlan) -> None:
    """Say when only one group is in the room."""
    alone = only_group(plan.project, plan.review.record.counts)
    if alone:
        console.message(_("Only one group was there: {group}. Read it to the others before you go on.").format(
            group=plan.project.group_name(alone)))  # fmt: skip


def _laid_over(old: Any, new: Any) -> Any:
    """Return a mapping with the keys of another laid over it, at every depth."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return new
    return {**old, **{key: _laid_over(old.get(key), value) for key, value in new.items()}}


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


def _told_again(action: Data, item: Data) -> Data:
    """Return an action with what was said of it: a look is added, any other key is replaced."""
    looks = [*(action.get("progress") or ())]
    looks += [look for look in item.get("progress", ()) if look not in looks]
    told = {**action, **{key: value for key, value in item.items() if key != "progress"}}
    return {**told, "progress": looks} if looks else told


def _new_action(item: Data, actions: Sequence[Data], day: str) -> Data:
    text = " ".join(str(item.get("action", "")).split()[:_WORDS_OF_AN_ID])
    made = {
        "id": slug_for(text, [str(each.get("id")) for each in actions], "action"),
        "decided": {"at": "review", "date": day},
        "status": "to-do",
        **item,
    }
    return {key: made[key] for key in Action.model_fields if key in made}
