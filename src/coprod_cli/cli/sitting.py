"""A round asked on the terminal: its draft, what is written as soon as it is whole, and the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from coprod_cli.cli import clock, console
from coprod_cli.cli.answers import needs_answers
from coprod_cli.cli.asking import Asking, Stopped, can_ask, say_how_to_go_on
from coprod_cli.cli.opened import open_sound
from coprod_cli.cli.outputs import shown
from coprod_cli.cli.rounding import Piece, named_month, planned, write
from coprod_cli.cli.typed import typed
from coprod_cli.language import _
from coprod_cli.project import Round
from coprod_cli.questions.conversation import Conversation
from coprod_cli.questions.round import RoundFlow, what_is_there
from coprod_cli.store.drafts import Draft, drafts
from coprod_cli.store.lock import locked
from coprod_cli.store.write import require_writable
from coprod_cli.words.calendar import month_words
from coprod_cli.words.scores import about_words, score_words

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_cli.project import Project
    from coprod_cli.records.assessment import About

_DRAFT = "assess-"


def sit(root: Path, month: str | None, about: Literal["project", "organisation"] | None, folder: Path | None,
        *, dry_run: bool) -> None:  # fmt: skip
    """Ask the questions of a round, from where they were left."""
    if not can_ask():
        raise needs_answers(" ".join(filter(None, ["assess", month])))
    chosen, what = _chosen(root, month, about)
    require_writable(root / "assessments")
    project = open_sound(root, only_scores=True).project
    sitting = Sitting(root, project, chosen, what, dry_run=dry_run)
    again = typed(f"assess {chosen}" + ("" if what == "project" else f" --about {what}"), folder)
    try:
        sitting.hold()
    except (Stopped, KeyboardInterrupt) as stopped:
        if not dry_run:
            say_how_to_go_on(again)
        if isinstance(stopped, KeyboardInterrupt):
            raise
        return
    sitting.close()
    console.message(_("Next: {command}").format(command=typed("diff" if sitting.flow.before else "chart", folder)))


def _chosen(root: Path, month: str | None, about: About | None) -> tuple[str, About]:
    """Return which round it is: the one that was named, else one that was begun, else this month's."""
    if month is not None:
        return named_month(month), about or "project"
    begun = [name.removeprefix(_DRAFT) for name in drafts(root, _DRAFT)]
    for name in reversed(begun):
        found: Any = name[8:]
        if about in {None, found}:
            return name[:7], found
    return f"{clock.today():%Y-%m}", about or "project"


class Sitting:
    """One conversation about one thing in one month."""

    def __init__(self, root: Path, project: Project, month: str, about: About, *, dry_run: bool) -> None:
        self.root = root
        self.project = project
        self.draft = None if dry_run else Draft(root, f"{_DRAFT}{month}-{about}")
        begun = self.draft.entries if self.draft is not None else []
        there = frozenset(begun[0].get("there", ())) if begun else what_is_there(project, month, about)
        self.flow = RoundFlow(project, month, about, clock.today(), there)
        self.conversation = Conversation(self.flow, begun[1:])
        if self.draft is not None and not begun:
            self._first = {"there": sorted(there)}

    def hold(self) -> None:
        """Ask what is not answered yet."""
        self._greet()
        try:
            Asking(self.conversation, self._keep, self._save).hold()
        finally:
            if self.draft is not None:
                self.draft.close()

    def _greet(self) -> None:
        console.message(_("The round of {month}, about {what}.").format(
            month=month_words(self.flow.month), what=about_words(self.flow.about)))  # fmt: skip
        if self.conversation.answers:
            console.message(_("You go on where you stopped. Your answers so far are safe."))

    def _keep(self, entry: dict[str, Any]) -> None:
        if self.draft is None:
            return
        if not self.draft.entries:
            self.draft.add(self._first)
        self.draft.add(entry)

    def _save(self) -> None:
        """Write what became whole since it was last written."""
        piece, before = (self.flow.piece(given) for given in (self.conversation.answers, self.conversation.saved))
        nothing = "scores" not in piece and "scores" not in before
        if self.draft is None or piece == before or nothing or self.flow.is_half(self.conversation.answers, before):
            return
        self._write(piece, before)
        self.draft.add(self.conversation.mark_saved())

    def _write(self, piece: dict[str, Any], before: dict[str, Any]) -> None:
        gone = {key: value for key, value in before.items() if key not in piece and key != "scores"}
        was, now = (each.get("scores", {}).get(self.flow.about, {}) for each in (before, piece))
        gone["scores"] = {self.flow.about: [name for name in was if name not in now]}
        with locked(self.root):
            plan = planned(self.root, self.project, Piece(self.flow.month, piece, gone))
            write(self.root, plan)

    def close(self) -> None:
        """Say what was written, and throw the draft away."""
        piece = self.flow.piece(self.conversation.answers)
        plan = planned(self.root, self.project, Piece(self.flow.month, piece))
        if "scores" not in piece and plan.was is None:
            console.message(_("Nothing was written, because no principle has an answer."))
        else:
            found = Round(self.flow.month, plan.record, self.project.framework)
            verb = _("Would write {path}") if self.draft is None else _("Wrote {path}")
            console.message("\n" + verb.format(path=shown(self.root / plan.path)))
            self._say_scores(found)
        if self.draft is not None:
            self.draft.end()

    def _say_scores(self, found: Round) -> None:
        framework, language = self.project.framework, self.project.language
        for theme in framework.principles:
            words = score_words(found.scores(self.flow.about).get(theme.id), framework, language)
            console.message(
                _("{name}: {level}.").format(name=framework.principle_name(theme.id, language), level=words)
            )
