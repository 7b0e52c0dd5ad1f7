"""Which round all agree on in `coprod agree`, and whose answers are there; then it is asked, or taken from a file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from coprod_cli import rules
from coprod_cli.analysis.hearing import hear, people_apart
from coprod_cli.cli import clock, console, rounding
from coprod_cli.cli.agree_sitting import AgreeSitting
from coprod_cli.cli.answers import needs_answers
from coprod_cli.cli.asking import ask_first, can_ask, say
from coprod_cli.cli.opened import open_sound, refuse_errors
from coprod_cli.cli.planned import put
from coprod_cli.cli.rounding import Piece, named_month, say_next
from coprod_cli.cli.typed import typed
from coprod_cli.errors import CoprodError
from coprod_cli.language import _
from coprod_cli.questions.agree import HOW
from coprod_cli.questions.question import Choice, Question
from coprod_cli.records.kinds import ASSESSMENT
from coprod_cli.store.answers_apart import load_answers_apart
from coprod_cli.store.drafts import Draft, drafts
from coprod_cli.store.write import require_writable
from coprod_cli.words.apart import answered_words
from coprod_cli.words.calendar import month_words
from coprod_cli.words.scores import about_words

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_cli.cli.planned import Data
    from coprod_cli.project import Apart, Project
    from coprod_cli.records.assessment import About
    from coprod_cli.store.load import Loaded

_DRAFT = "agree-"


class Subject(NamedTuple):
    """What all agree on: one thing in one month."""

    month: str
    about: About

    @property
    def typed(self) -> str:
        """How it is named behind a command."""
        return self.month + ("" if self.about == "project" else f" --about {self.about}")


def sit(root: Path, month: str | None, about: About | None, folder: Path | None, *, dry_run: bool) -> None:
    """Ask the questions, from where they were left."""
    if not can_ask():
        raise needs_answers(" ".join(filter(None, ["agree", month, about and f"--about {about}"])))
    loaded = load_answers_apart(root, open_sound(root, only_scores=True).project)
    subject = _begun(root, month, about) or Subject(
        _month(loaded, month, about or "project", folder), about or "project"
    )
    project = _with_answers(loaded, subject, folder)
    require_writable((root / Piece(subject.month, {}).path).parent)
    draft = None if dry_run else Draft(root, f"{_DRAFT}{subject.month}-{subject.about}")
    if not (draft is not None and draft.entries) and not _goes_on(project, subject, folder):
        return
    sitting = AgreeSitting(root, project, subject.month, subject.about, draft)
    if sitting.hold(typed(f"agree {subject.typed}", folder)):
        say_next(project, subject.month, folder)


def take(root: Path, month: str | None, about: About, answers: Path, folder: Path | None, *, dry_run: bool) -> None:
    """Take what was agreed from a file; what the groups said apart is added to it."""
    loaded = load_answers_apart(root, open_sound(root, only_scores=True).project)

    def completed(named: str, data: Data, given: Any) -> Data:
        return _completed(_with_answers(loaded, Subject(named, about), folder), Subject(named, about), data, given)

    planned = rounding.from_answers(loaded.project, root, month, answers, ASSESSMENT, completed)
    if put(root, planned, dry_run=dry_run):
        say_next(loaded.project, planned.path.stem, folder)


def _completed(project: Project, subject: Subject, data: Data, given: Any) -> Data:
    """Return what was agreed with what groups said apart, by the numbers in the answers or else in the file."""
    found = project.assessment(subject.month)
    there: Any = found.record if found is not None else None
    counts = given.counts if "counts" in data or there is None else there.counts
    agreed = {group: str(entry.agreed_to_be_shown) for group, entry in given.heard.items() if entry.agreed_to_be_shown}
    before = there.heard if there is not None else {}
    heard = hear(project, project.apart, subject.about, counts, agreed, before).entries
    return {**data, "how": HOW} | ({"heard": heard} if heard or before else {})


def _begun(root: Path, month: str | None, about: About | None) -> Subject | None:
    """Return the round that was named or, without a month, one that was begun."""
    if month is not None:
        return Subject(named_month(month), about or "project")
    for name in reversed(drafts(root, _DRAFT)):
        begun: Any = name.removeprefix(_DRAFT)
        if about in {None, begun[8:]}:
            return Subject(begun[:7], begun[8:])
    return None


def _month(loaded: Loaded, month: str | None, about: About, folder: Path | None) -> str:
    """Return the month that was named, or else the latest that has answers; CoprodError when none has."""
    if month is not None:
        return named_month(month)
    answered = {
        each.month for each in loaded.project.apart if any(people_apart(loaded.project, [each], about).values())
    }
    unread = {path.parent.name for path in loaded.project.unread}
    latest = max(answered | unread, default=None)
    if latest is None:
        raise _nobody(_("Nobody has answered apart about {what} yet.").format(what=about_words(about)), about, folder)
    return latest


def _with_answers(loaded: Loaded, subject: Subject, folder: Path | None) -> Project:
    """Return the project with the answers of one month alone; CoprodError when they have errors, or there are none."""
    apart = tuple(each for each in loaded.project.apart if each.month == subject.month)
    found = rules.run(replace(loaded.project, apart=apart, texts={}), clock.today(), loaded.findings)
    paths = {path for path in loaded.documents.keys() | {*loaded.project.unread} if path.parent.name == subject.month}
    refuse_errors(loaded, [finding._replace(private=True) for finding in found if finding.place.path in paths])
    project = replace(loaded.project, apart=apart)
    for each in apart:
        _require_same_levels(project, each)
    if not any(people_apart(project, apart, subject.about).values()):
        said = _("Nobody has answered apart in {month} about {what} yet.").format(
            month=month_words(subject.month), what=about_words(subject.about)
        )
        raise _nobody(said, subject.about, folder, subject.month)
    return project


def _require_same_levels(project: Project, apart: Apart) -> None:
    """Raise CoprodError for answers on a framework whose principles or levels are not those of today."""
    then, now = apart.framework, project.framework
    if (
        then is not None
        and list(then.steps) == list(now.steps)
        and then.principle_ids.keys() == now.principle_ids.keys()
    ):
        return
    raise CoprodError(
        _('{path} has answers on the framework "{then}", and the project uses "{now}" now. '
          "Their levels or principles differ.").format(path=apart.path, then=apart.record.framework, now=now.id),
        _("Agree with the framework that people answered on: name it in coprod.yaml. Or ask them again."),
    )  # fmt: skip


def _nobody(said: str, about: About, folder: Path | None, month: str = "") -> CoprodError:
    option = "" if about == "project" else f" --about {about}"
    named = f" {month}" if month else ""
    return CoprodError(
        said,
        _("Ask each group here: {assess} Or hand out forms: {form}, and take them back: {collect}").format(
            form=typed(f"form{named} --group GROUP{option}", folder), collect=typed("collect FILE...", folder),
            assess=typed(f"assess{named} --group GROUP{option}", folder),
        ),
    )  # fmt: skip


def _goes_on(project: Project, subject: Subject, folder: Path | None) -> bool:
    """Say whether all that shall be heard have answered; where a group has not, the people in the room decide."""
    people = people_apart(project, project.apart, subject.about)
    missing = [group for group, number in people.items() if not number]
    if not missing:
        return True
    chosen = ask_first(Question(
        "missing", _("Agree now, or wait for the others?"), "choice",
        tuple(answered_words(project, group, number) for group, number in people.items()),
        (Choice("now", _("Agree now")), Choice("wait", _("Wait for the others"))),
        needed=_("Please choose one of these."),
    ))  # fmt: skip
    if chosen == "now":
        return True
    option = "" if subject.about == "project" else f" --about {subject.about}"
    say(_("Nothing was written. Those who have not answered can do it on a form, or here."))
    for group in missing:
        command = typed(f"form {subject.month} --group {group}{option}", folder)
        console.message(_("Next: {command}").format(command=command))
    return False
