"""Who answers in `coprod assess`, about what and for which month; then it is asked, or taken from a file."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from coprod_cli.cli import apart, clock, console, rounding
from coprod_cli.cli.answers import needs_answers
from coprod_cli.cli.asking import ask_first, can_ask
from coprod_cli.cli.opened import open_own_practice, open_sound
from coprod_cli.cli.planned import put
from coprod_cli.cli.rounding import Piece, named_month, say_next
from coprod_cli.cli.sitting import ApartSitting, OwnSitting, RoundSitting
from coprod_cli.cli.typed import typed
from coprod_cli.language import _
from coprod_cli.questions.question import Choice, Question
from coprod_cli.records.assessment import OWN_PRACTICE
from coprod_cli.records.kinds import ASSESSMENT
from coprod_cli.records.kinds import OWN_PRACTICE as OWN_PRACTICE_FILE
from coprod_cli.store.drafts import Draft, drafts
from coprod_cli.store.write import require_writable

if TYPE_CHECKING:
    from pathlib import Path, PurePosixPath

    from coprod_cli.cli.sitting import Sitting
    from coprod_cli.project import Project
    from coprod_cli.records.assessment import About

_DRAFT = "assess-"
_GROUP = "--"
"""Parts a group's id from what its answers are about, in the name of a draft; no id holds it."""


class Whose(NamedTuple):
    """Whose answers they are, and what about."""

    about: About
    group: str = ""
    """The group that answers apart, or nothing for all together."""

    @property
    def mine(self) -> bool:
        """Whether they are one person's own."""
        return self.about == OWN_PRACTICE

    @property
    def name(self) -> str:
        """How their draft is named."""
        return f"{self.about}{_GROUP}{self.group}" if self.group else self.about

    @property
    def options(self) -> str:
        """The options that say so."""
        group = f" --group {self.group}" if self.group else ""
        about = {"project": "", "organisation": " --about organisation", OWN_PRACTICE: " --mine"}[self.about]
        return about + group


def sit(root: Path, month: str | None, wanted: Whose, folder: Path | None, *, dry_run: bool, any_about: bool) -> None:
    """Ask the questions, from where they were left; `any_about` when nobody said what they are about."""
    if not can_ask():
        raise needs_answers(" ".join(filter(None, ["assess", month])) + wanted.options)
    project, wanted = _opened(root, wanted)
    chosen, whose = _chosen(root, month, wanted, any_about=any_about)
    require_writable((root / _place(project, chosen, whose)).parent)
    name = f"{_DRAFT}{chosen}-{whose.name}"
    draft = None if dry_run else Draft(root, _draft_of(root, name) if whose.group else name)
    sitting = _sitting(root, project, chosen, whose, draft)
    if sitting.hold(typed(f"assess {chosen}{whose.options}", folder)):
        _say_next(project, chosen, whose, folder)


def take(root: Path, month: str | None, wanted: Whose, answers: Path, folder: Path | None, *, dry_run: bool) -> None:
    """Take the answers of a file."""
    project, whose = _opened(root, wanted)
    if whose.group:
        planned = apart.from_answers(project, root, month, whose.group, answers)
    else:
        planned = rounding.from_answers(project, root, month, answers, OWN_PRACTICE_FILE if whose.mine else ASSESSMENT)
    if put(root, planned, dry_run=dry_run):
        _say_next(project, planned.path.parent.name if whose.group else planned.path.stem, whose, folder)


def _opened(root: Path, wanted: Whose) -> tuple[Project, Whose]:
    """Return the project, with a person's own rounds where they are wanted, and the group by its id."""
    if wanted.mine:
        return open_own_practice(root).project, wanted
    project = open_sound(root, only_scores=True).project
    return project, wanted._replace(group=apart.named_group(project, wanted.group).id) if wanted.group else wanted


def _chosen(root: Path, month: str | None, wanted: Whose, *, any_about: bool) -> tuple[str, Whose]:
    """Return which round it is: the one that was named, else one that was begun, else this month's."""
    if month is not None:
        return named_month(month), wanted
    for name in reversed(drafts(root, _DRAFT)):
        begun = name.removeprefix(_DRAFT)
        about: Any
        about, group = [*begun[8:].split(_GROUP), ""][:2]
        found = Whose(about, group)
        if found == wanted or (any_about and found.group == wanted.group and not found.mine and not wanted.mine):
            return begun[:7], found
    return f"{clock.today():%Y-%m}", wanted


def _draft_of(root: Path, name: str) -> str:
    """Return the draft to go on with; what one person of a group began is not the next one's to see."""
    return draft_of(root, name, _("Somebody of this group began an answer, and did not end it. Was it you?"))


def draft_of(root: Path, name: str, asked: str) -> str:
    """Return the draft of one answer among several of a group: one that was begun, by what is asked, or a new one."""
    begun = [each for each in drafts(root, name) if each == name or each.startswith(f"{name}{_GROUP}")]
    if not begun:
        return name
    free = next(each for number in count(1) if (each := f"{name}{_GROUP}{number}") not in begun)
    go_on = _("Go on with the answer that was begun")
    if len(begun) > 1:
        go_on = _("Go on with answer {number} of those that were begun")
    choices = tuple(Choice(each, go_on.format(number=number)) for number, each in enumerate(begun, 1))
    return ask_first(Question(
        "draft", asked, "choice",
        choices=(*choices, Choice(free, _("Begin a new answer"))),
        needed=_("Please choose one of these."),
    ))  # fmt: skip


def _place(project: Project, month: str, whose: Whose) -> PurePosixPath:
    """Return where the answers go."""
    if whose.group:
        return apart.place_of(project, month, whose.group)
    return Piece(month, {}, kind=OWN_PRACTICE_FILE if whose.mine else ASSESSMENT).path


def _sitting(root: Path, project: Project, month: str, whose: Whose, draft: Draft | None) -> Sitting:
    if whose.mine:
        return OwnSitting(root, project, month, draft)
    if whose.group:
        return ApartSitting(root, project, month, whose.about, project.groups[whose.group], draft)
    return RoundSitting(root, project, month, whose.about, draft)


def _say_next(project: Project, month: str, whose: Whose, folder: Path | None) -> None:
    """Say what to do next."""
    if whose.group:
        command = typed(f"assess {month}{whose.options}", folder)
        console.message(_("Next: {command} for the next person.").format(command=command))
        together = typed(f"agree {month}{whose._replace(group='').options}", folder)
        console.message(_("When everybody has answered, agree together: {command}").format(command=together))
    else:
        say_next(project, month, folder, f" --about {OWN_PRACTICE}" if whose.mine else "")
