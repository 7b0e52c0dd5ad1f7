"""A review's files: its answers are judged beside the rest of the project, and laid over what is there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coprod_cli import rules
from coprod_cli.analysis.review import only_group
from coprod_cli.cli import clock, console
from coprod_cli.cli.answers import refuse
from coprod_cli.cli.decided import Decided
from coprod_cli.cli.laid_over import laid_over
from coprod_cli.cli.planned import Data, PlannedFile, planned_file, write
from coprod_cli.language import _
from coprod_cli.project import REVIEWS_FOLDER, SETTINGS_PATH, WORK_PLAN_PATH, Project, Review
from coprod_cli.questions.plan_answers import completed
from coprod_cli.questions.review_answers import REVIEW_ANSWERS
from coprod_cli.records.kinds import PROJECT, REVIEW
from coprod_cli.records.validate import validate

if TYPE_CHECKING:
    from coprod_cli.analysis.review import TwoRounds
    from coprod_cli.yamltext.document import Document

_MERGED = frozenset({"counts", "compared", "why", "still_fits"})
"""The keys of a review whose own keys are laid over what is there, one by one."""


class ReviewPlan(NamedTuple):
    """Every file of a review as it will be, and the project with them."""

    files: tuple[PlannedFile, ...]
    """In the order in which they are written."""
    project: Project
    review: Review

    @property
    def file(self) -> PlannedFile:
        """The file of the review itself."""
        return next(file for file in self.files if file.path == self.review.path)

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
    answers, findings = validate(REVIEW_ANSWERS, document.path, completed(data, "review"))
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
        self.decided = Decided(project, document, "review")

    def plan(self, answers: Data) -> ReviewPlan:
        given = {key: value for key, value in answers["review"].items() if key != "format"}
        day = str(given.get("date") or clock.today())
        path = REVIEWS_FOLDER / f"{day[:7]}.yaml"
        review = planned_file(self.root, REVIEW, path, lambda old: self._review(old, given, day),
                              self.decided.refuse_other)  # fmt: skip
        files = [*self.decided.planned(self.root, answers["work-plan"], str(review.record.date)), review]
        if review.record.last:
            files.append(self._ended(str(review.record.date)))
        return self._judged(files, Review(path.stem, review.record))

    def _review(self, old: Data, given: Data, day: str) -> Data:
        data = {"format": "1", "date": day, **self.usual, **old}
        for key, value in given.items():
            data[key] = laid_over(data.get(key), value) if key in _MERGED else value
        return {key: data[key] for key in (*old, *(each for each in REVIEW.model.model_fields if each not in old))
                if key in data}  # fmt: skip

    def _ended(self, day: str) -> PlannedFile:
        """Return coprod.yaml with the day of the end; one that stands there already is kept."""
        return planned_file(self.root, PROJECT, SETTINGS_PATH, lambda old: {**old, "ended": old.get("ended") or day},
                            self.decided.refuse_other)  # fmt: skip

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
        refuse(self.document, [self.decided.in_answers(each) for each in found if each.place.path in records])
        return ReviewPlan(tuple(files), whole, review)


def say_who_is_alone(plan: ReviewPlan) -> None:
    """Say when only one group is in the room."""
    alone = only_group(plan.project, plan.review.record.counts)
    if alone:
        console.message(_("Only one group was there: {group}. Read it to the others before you go on.").format(
            group=plan.project.group_name(alone)))  # fmt: skip
