"""Sheets of paper that come back: whose they are, by their code or as it was named, and one after the other typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.cli import apart, clock, console
from coprod_cli.cli.answers import needs_answers
from coprod_cli.cli.asking import ask_first, can_ask, say
from coprod_cli.cli.assessing import Whose, draft_of
from coprod_cli.cli.opened import open_sound
from coprod_cli.cli.paper_sitting import PaperSitting
from coprod_cli.cli.planned import put
from coprod_cli.cli.rounding import named_month
from coprod_cli.cli.typed import typed
from coprod_cli.cli.usage import Mistyped
from coprod_cli.language import _
from coprod_cli.questions.question import Choice, Question
from coprod_cli.records.assessment import ABOUTS
from coprod_cli.store.drafts import Draft
from coprod_cli.store.write import require_writable
from coprod_cli.words.form_codes import coded, months_round

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_cli.project import Project
    from coprod_cli.records.assessment import About

_DRAFT = "typed-"


class Pile(NamedTuple):
    """What is known of the sheets before one is looked at: what was named, or nothing."""

    month: str | None
    group: str
    about: About | None


class _Sheet(NamedTuple):
    """Which form one sheet is."""

    month: str
    whose: Whose

    @property
    def command(self) -> str:
        """How it is typed."""
        return f"collect --typed {self.month}{self.whose.options}"


def sit(root: Path, pile: Pile, folder: Path | None, *, dry_run: bool) -> None:
    """Ask for the answers of one sheet after another."""
    if not can_ask():
        named = ["collect --typed", pile.month, f"--group {pile.group or 'GROUP'}"]
        raise needs_answers(" ".join(filter(None, named)))
    project = open_sound(root, only_scores=True).project
    another = True
    while another:
        sheet = _sheet(project, pile)
        if not _sit(root, project, sheet, folder, dry_run=dry_run):
            return
        another = _another()
    if not dry_run:
        _say_next(sheet, folder)


def take(root: Path, pile: Pile, answers: Path, folder: Path | None, *, dry_run: bool) -> None:
    """Take the answers of one sheet from a file, which says with `read_back` whether they were read back."""
    if not pile.group:
        raise Mistyped(_("A file does not say whose answers it holds."),
                       _("Add --group and the group's id."))  # fmt: skip
    project = open_sound(root, only_scores=True).project
    group = apart.named_group(project, pile.group).id
    planned = apart.from_answers(project, root, pile.month, group, answers)
    if put(root, planned, dry_run=dry_run):
        _say_next(_Sheet(planned.path.parent.name, Whose(pile.about or "project", group)), folder)


def _sit(root: Path, project: Project, sheet: _Sheet, folder: Path | None, *, dry_run: bool) -> bool:
    """Ask for one sheet; False when the person at the keyboard wants to stop."""
    month, whose = sheet
    require_writable((root / apart.place_of(project, month, whose.group)).parent)
    begun = _("A sheet of this group was begun, and is not counted yet. Is it this one?")
    draft = None if dry_run else Draft(root, draft_of(root, f"{_DRAFT}{month}-{whose.name}", begun))
    sitting = PaperSitting(root, project, month, whose.about, project.groups[whose.group], draft)
    return sitting.hold(typed(sheet.command, folder)) or sitting.put_off


def _another() -> bool:
    choices = (Choice("yes", _("Yes")), Choice("no", _("No")))
    needed = _("Please choose one of these.")
    return ask_first(Question("another", _("Another sheet?"), "choice", choices=choices, needed=needed)) == "yes"


def _say_next(sheet: _Sheet, folder: Path | None) -> None:
    command = typed(f"agree {sheet.month}{sheet.whose._replace(group='').options}", folder)
    console.message(_("When everybody has answered, agree together. Next: {command}").format(command=command))


def _sheet(project: Project, pile: Pile) -> _Sheet:
    """Return which form a sheet is: as it was named, or else by its code."""
    if not pile.group:
        return _by_code(project, pile)
    month = named_month(pile.month) if pile.month is not None else f"{clock.today():%Y-%m}"
    return _Sheet(month, Whose(pile.about or "project", apart.named_group(project, pile.group).id))


def _by_code(project: Project, pile: Pile) -> _Sheet:
    """Return the form whose code stands on a sheet; it is asked for until there is one."""
    months = months_round(clock.today()) if pile.month is None else (named_month(pile.month),)
    abouts = ABOUTS if pile.about is None else (pile.about,)
    question = Question(
        "code",
        _("Which code stands at the foot of the sheet? Its first four signs are enough."),
        needed=_("Please type the code, or q to stop."),
    )
    while True:
        found = coded(project, months, abouts, ask_first(question))
        if len(found) == 1:
            month, group, about = found[0]
            return _Sheet(month, Whose(about, group))
        if found:
            say(_("Two forms begin like that. Please type the whole code."))
        else:
            say(_("No form of this project has that code. Look at the sheet again."))
            say(_("If the wording changed since, type q, and name the month and the group: {command}").format(
                command="coprod collect --typed 2026-11 --group GROUP"))  # fmt: skip
