"""A review, held: asked on the terminal or taken from an answers file, written, and made into a page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coprod_cli.analysis.review import rounds_of_the_latest, rounds_of_the_whole
from coprod_cli.cli import clock, console
from coprod_cli.cli.answers import needs_answers, read_answers
from coprod_cli.cli.asking import can_ask
from coprod_cli.cli.group_sitting import GroupSitting, written
from coprod_cli.cli.laid_over import say_what_is_written, warn_of_personal_data
from coprod_cli.cli.opened import open_sound
from coprod_cli.cli.review_page import write_page
from coprod_cli.cli.reviewing import (
    ReviewPlan,
    planned,
    say_who_is_alone,
    write_all,
)
from coprod_cli.cli.rounds import named_round
from coprod_cli.cli.typed import typed
from coprod_cli.errors import CoprodError
from coprod_cli.language import _
from coprod_cli.project import REVIEWS_FOLDER, Project
from coprod_cli.questions.review import ReviewFlow
from coprod_cli.store.drafts import Draft, drafts
from coprod_cli.store.write import require_writable
from coprod_cli.words.calendar import month_words
from coprod_cli.words.review import compared_rounds
from coprod_cli.yamltext.document import Document

if TYPE_CHECKING:
    from coprod_cli.analysis.review import TwoRounds

_DRAFT = "review-"
_MONTH = "[0-9]{4}-[0-9]{2}"
_BEGUN = re.compile(rf"review(?P<last>-last)?(?:-(?P<old>{_MONTH})-(?P<new>{_MONTH}))?")


def sit(root: Path, old: str | None, new: str | None, folder: Path | None, *, is_last: bool, dry_run: bool) -> None:
    """Ask the questions of a review, from where they were left, and write it at the end."""
    if not can_ask():
        raise needs_answers("review --last" if is_last else "review")
    require_writable(root / REVIEWS_FOLDER)
    project = open_sound(root).project
    compared = _begun(root, project, is_last=is_last) if old is None else None
    compared = compared or _compared(project, old, new, folder, is_last=is_last)
    sitting = ReviewSitting(root, project, compared, is_last=is_last, dry_run=dry_run)
    named = "" if old is None or compared is None else f" {compared[0].month} {compared[1].month}"
    again = typed(f"review{' --last' if is_last else ''}{named}", folder)
    if sitting.hold(again):
        sitting.close(folder)


def take(root: Path, old: str | None, new: str | None, answers: Path, folder: Path | None,
         *, is_last: bool, dry_run: bool) -> None:  # fmt: skip
    """Take the answers of a file, and write the review."""
    project = open_sound(root).project
    compared = _compared(project, old, new, folder, is_last=is_last)
    document = read_answers(answers)
    plan = _written(root, project, document, compared, is_last=is_last, dry_run=dry_run)
    warn_of_personal_data(plan.project, plan.review.path, document)
    _say_the_month(plan, document)
    comparison = compared_rounds(plan.project, plan.review)
    if comparison is not None or plan.review.record.compared is None:  # else `check` tells of a round that is not here
        _say_what_is_compared(project, (comparison.old, comparison.new) if comparison is not None else None)
    say_who_is_alone(plan)
    _finish(root, plan, folder, dry_run=dry_run)


class ReviewSitting(GroupSitting[ReviewFlow]):
    """One conversation about two rounds."""

    def __init__(self, root: Path, project: Project, compared: TwoRounds | None, *, is_last: bool,
                 dry_run: bool) -> None:  # fmt: skip
        months = "" if compared is None else f"-{compared[0].month}-{compared[1].month}"
        draft = None if dry_run else Draft(root, f"review{'-last' if is_last else ''}{months}")
        super().__init__(root, project, draft, lambda ids: ReviewFlow(project, compared, clock.today(), ids, is_last))

    def hold(self, again: str) -> bool:
        """Ask what is not answered yet; False when it was stopped."""
        _say_what_is_compared(self.project, self.flow.compared)
        return super().hold(again)

    def write(self, document: Document, folder: Path | None, *, dry_run: bool) -> None:
        """Write the files of the review, and its page."""
        flow = self.flow
        plan = _written(self.root, self.project, document, flow.compared, is_last=flow.is_last, dry_run=dry_run)
        _finish(self.root, plan, folder, dry_run=dry_run)


def _begun(root: Path, project: Project, *, is_last: bool) -> TwoRounds | None:
    """Return the rounds of a review that was begun and can be gone on with, the latest first."""
    for name in reversed(drafts(root, _DRAFT)):
        found = _BEGUN.fullmatch(name)
        if found is None or bool(found["last"]) != is_last:
            continue
        old, new = project.round(found["old"] or ""), project.round(found["new"] or "")
        if old is not None and new is not None:
            return old, new
    return None


def _compared(project: Project, old: str | None, new: str | None, folder: Path | None,
              *, is_last: bool) -> TwoRounds | None:  # fmt: skip
    """Return the rounds to look at: the named ones, else by the rule; None where there are not two."""
    if old is None:
        return rounds_of_the_whole(project) if is_last else rounds_of_the_latest(project)
    earlier, later = named_round(project, old, folder), named_round(project, new, folder)
    if earlier.month == later.month:
        raise CoprodError(_("A round cannot be compared with itself."),
                          _("Name two months: {command}").format(command=typed("review OLD NEW", folder)))  # fmt: skip
    return (earlier, later) if earlier.month < later.month else (later, earlier)


def _say_what_is_compared(project: Project, compared: TwoRounds | None) -> None:
    if compared is not None:
        said = _("A review of what moved from {old} to {new}.")
        console.message(said.format(old=month_words(compared[0].month), new=month_words(compared[1].month)))
    elif project.rounds:
        console.message(_("There is only one round, so this review compares none. It looks at how you work together."))
    else:
        console.message(_("There is no round yet, so this review compares none. It looks at how you work together."))
    if not project.groups:
        console.message(_("No groups stand in coprod.yaml, so nobody is asked who is here."))


def _say_the_month(plan: ReviewPlan, document: Document) -> None:
    given: Any = document.data
    has_day = isinstance(given, dict) and "date" in (given.get("review") or {})
    said = _("This is the review of {month}, by the date in the answers.")
    if not has_day:
        said = _("This is the review of {month}: the answers have no date, so today's was taken.")
    console.message(said.format(month=plan.review.month))


def _written(root: Path, project: Project, document: Document, compared: TwoRounds | None,
             *, is_last: bool, dry_run: bool) -> ReviewPlan:  # fmt: skip
    return written(root, REVIEWS_FOLDER, lambda: planned(root, project, document, compared, is_last=is_last),
                   write_all, dry_run=dry_run)  # fmt: skip


def _finish(root: Path, plan: ReviewPlan, folder: Path | None, *, dry_run: bool) -> None:
    """Say what was written, make the page, and say what is next."""
    say_what_is_written(root, plan.files, plan.file, dry_run=dry_run)
    write_page(root, plan.project, plan.review, dry_run=dry_run)
    if not dry_run:
        following = "report" if plan.review.record.last else "status"
        console.message(_("Next: {command}").format(command=typed(following, folder)))
