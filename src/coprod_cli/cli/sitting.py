"""A round asked on the terminal: its draft, what is written as soon as it is whole, and the end."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from coprod_cli.cli import apart, clock, console, rounding
from coprod_cli.cli.asking import say
from coprod_cli.cli.held import held
from coprod_cli.cli.outputs import shown
from coprod_cli.cli.planned import write
from coprod_cli.cli.rounding import Piece
from coprod_cli.language import _
from coprod_cli.project import Round
from coprod_cli.questions.conversation import Conversation
from coprod_cli.questions.round import ApartFlow, OwnFlow, RoundFlow, what_is_there
from coprod_cli.records.assessment import OWN_PRACTICE
from coprod_cli.records.kinds import ASSESSMENT, Kind
from coprod_cli.records.kinds import OWN_PRACTICE as OWN_PRACTICE_FILE
from coprod_cli.store.drafts import Draft
from coprod_cli.store.lock import locked
from coprod_cli.words.calendar import month_words
from coprod_cli.words.scores import about_words, score_words

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_cli.cli.planned import PlannedFile
    from coprod_cli.project import Project
    from coprod_cli.questions.conversation import Entry
    from coprod_cli.questions.round import AssessFlow
    from coprod_cli.records.assessment import About
    from coprod_cli.records.project import Group


class Sitting(ABC):
    """One conversation about one thing in one month."""

    def __init__(
        self, root: Path, project: Project, flow: AssessFlow, draft: Draft | None, there: frozenset[str]
    ) -> None:
        self.root = root
        self.project = project
        self.flow = flow
        self.draft = draft
        """Where the answers are kept until they are in a file; None where nothing is to be written."""
        self.first: Entry = {"there": sorted(there)}
        """The first entry of a new draft: what stood in the file before."""
        begun = draft.entries if draft is not None else []
        self.conversation = Conversation(flow, begun[1:])

    def hold(self, again: str) -> bool:
        """Ask what is not answered yet, and say whether the end was reached.

        `again` is how to go on after q, which gives False; after Ctrl-C or a closed window KeyboardInterrupt is raised.
        """
        for line in self.greeting():
            say(line)
        if not held(self.conversation, self.draft, self.first, again, self.save):
            return False
        self.close()
        if self.draft is not None:
            self.draft.end()
        return True

    @abstractmethod
    def greeting(self) -> list[str]:
        """Return what is said before the first question."""

    @abstractmethod
    def save(self) -> None:
        """Write what became whole since it was last written."""

    @abstractmethod
    def close(self) -> None:
        """Write what is left, and say what was written."""

    def say_where(self, planned: PlannedFile) -> None:
        """Say which file was written, or would be."""
        verb = _("Would write {path}") if self.draft is None else _("Wrote {path}")
        console.message("\n" + verb.format(path=shown(self.root / planned.path)))


class RoundSitting(Sitting):
    """A round of the group, whose file grows with every principle."""

    kind: Kind = ASSESSMENT

    def __init__(self, root: Path, project: Project, month: str, about: About, draft: Draft | None) -> None:
        begun = draft.entries if draft is not None else []
        there = frozenset(begun[0].get("there", ())) if begun else what_is_there(project, month, about)
        self.about: About = about
        super().__init__(root, project, self.flow_for(project, month, there), draft, there)

    def flow_for(self, project: Project, month: str, there: frozenset[str]) -> AssessFlow:
        """Return the questions, with what the file held before them."""
        return RoundFlow(project, month, self.about, clock.today(), there)

    def greeting(self) -> list[str]:
        """Return what is said before the first question."""
        said = _("The round of {month}, about {what}.")
        return [said.format(month=month_words(self.flow.month), what=about_words(self.about))]

    def save(self) -> None:
        """Write the principles that became whole since it was last written."""
        answers, saved = self.conversation.answers, self.conversation.saved
        piece, before = self.flow.piece(answers), self.flow.piece(saved)
        nothing = "scores" not in piece and "scores" not in before
        was = before.get("scores", {}).get(self.about, {})
        if self.draft is None or piece == before or nothing or self.flow.principles.is_half(answers, was):
            return
        self._write(piece, before)
        self.draft.add(self.conversation.mark_saved())

    def _write(self, piece: dict[str, Any], before: dict[str, Any]) -> None:
        gone = {key: value for key, value in before.items() if key not in piece and key != "scores"}
        was, now = (each.get("scores", {}).get(self.about, {}) for each in (before, piece))
        gone["scores"] = {self.about: [name for name in was if name not in now]}
        with locked(self.root):
            write(self.root, self._planned(piece, gone))

    def _planned(self, piece: dict[str, Any], gone: dict[str, Any]) -> PlannedFile:
        return rounding.planned(self.root, self.project, Piece(self.flow.month, piece, gone, self.kind))

    def close(self) -> None:
        """Write what is left where every principle was kept, and say what was written."""
        piece = self.flow.piece(self.conversation.answers)
        planned = self._planned(piece, {})
        if "scores" not in piece and planned.was is None:
            console.message(_("Nothing was written, because no principle has an answer."))
            return
        if self.draft is not None and "scores" not in piece:
            with locked(self.root):
                write(self.root, planned)
        self.say_where(planned)
        found = Round(self.flow.month, planned.record, self.project.framework, planned.path.parent)
        framework, language = self.project.framework, self.project.language
        for theme in framework.principles:
            words = score_words(found.scores(self.about).get(theme.id), framework, language)
            name = framework.principle_name(theme.id, language)
            console.message(_("{name}: {level}.").format(name=name, level=words))


class OwnSitting(RoundSitting):
    """One person's look at their own practice; its project holds that person's own rounds."""

    kind = OWN_PRACTICE_FILE

    def __init__(self, root: Path, project: Project, month: str, draft: Draft | None) -> None:
        super().__init__(root, project, month, OWN_PRACTICE, draft)

    def flow_for(self, project: Project, month: str, there: frozenset[str]) -> AssessFlow:
        """Return the questions, with what the file held before them."""
        return OwnFlow(project, month, clock.today(), there)

    def greeting(self) -> list[str]:
        """Return what is said before the first question."""
        return [
            _("Your own practice in {month}.").format(month=month_words(self.flow.month)),
            _("Your answers are private. They stay on this machine, in a folder that only you can read."),
        ]


class ApartSitting(Sitting):
    """One answer of a group's people, unseen by the others; it is written when it is whole."""

    flow_of = ApartFlow
    """What is asked."""

    def __init__(
        self, root: Path, project: Project, month: str, about: About, group: Group, draft: Draft | None
    ) -> None:
        super().__init__(root, project, self.flow_of(project, month, about, clock.today()), draft, frozenset())
        self.about: About = about
        self.group = group

    def greeting(self) -> list[str]:
        """Return what is said before the first question."""
        said = _("The round of {month}, about {what}: what {group} say apart from the others.")
        where = _("Your answers stay on this machine. Whoever uses it with this name can read them.")
        if self.project.settings.views == "shared":
            where = _("Your answers go into the shared folder, as the group agreed. All who have it can read them.")
        about = about_words(self.about)
        return [said.format(month=month_words(self.flow.month), what=about, group=self.group.name), where]

    def save(self) -> None:
        """Write nothing yet: half an answer does not stand among the others."""

    def close(self) -> None:
        """Write the answer among those of the group, and say where."""
        piece = self.flow.piece(self.conversation.answers)
        if "scores" not in piece:
            console.message(_("Nothing was written, because no principle has an answer."))
            return
        with locked(self.root) if self.draft is not None else nullcontext():
            planned = apart.planned(self.root, self.project, self.flow.month, self.group.id, [piece])
            if self.draft is not None:
                write(self.root, planned)
        self.say_where(planned)
        console.message(_("Clear the screen or close this window before somebody else answers."))
