"""The conversation of `coprod agree`: all agree together, after each group answered apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from coprod_cli.language import _, counted
from coprod_cli.questions.apart import AGREED, ToldApart
from coprod_cli.questions.principles import Principles
from coprod_cli.questions.question import Choice, Question
from coprod_cli.questions.round import RoundFlow, scores_there

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.questions.conversation import Answers
    from coprod_cli.records.project import Group

HOW = "apart-then-together"


@dataclass(frozen=True, eq=False)
class AgreeFlow(RoundFlow):
    """The conversation of a round that was answered apart; its project holds those answers."""

    @cached_property
    def told(self) -> ToldApart:
        """What the groups said apart."""
        found = self.project.assessment(self.month)
        record = found.record if found is not None else None
        return ToldApart(
            self.project, self.about, self.today,
            date=str(record.date) if record is not None and record.date is not None and "date" in self.there else "",
            counts=record.counts if record is not None and "counts" in self.there else {},
            before=record.heard if record is not None and "heard" in self.there else {},
        )  # fmt: skip

    @cached_property
    def principles(self) -> Principles:
        """The questions about each principle, with what groups said apart before each level."""
        there = scores_there(self.project, self.month, self.about, self.there)
        return Principles(self.project, self.about, self.before, there, groups_together=True, told=self.told)

    def piece(self, answers: Answers) -> dict[str, Any]:
        """Return what the answers are in the month's file, with what groups said apart as far as it may be shown."""
        heard = self.told.hearing(answers).entries
        found = super().piece(answers) | {"how": HOW}
        if answers.get("met_first"):
            found["met_first"] = [group for group in self.project.groups if group in answers["met_first"]]
        return found | ({"heard": dict(heard)} if heard or "heard" in self.there else {})

    def _beginning(self, answers: Answers) -> Iterator[Question]:
        yield from super()._beginning(answers)
        for group in self.told.small(answers):
            yield self._whether_shown(self.project.groups[group], self.told.hearing(answers).people[group])
        if "met_first" not in self.there:
            yield from self._met_first(answers)
        order = self.told.in_order({**answers, "order": ()})
        if len(order) > 1:
            groups = tuple(Choice(group, self.project.group_name(group)) for group in order)
            yield Question(
                "order", _("In which order are the answers read out? Type the numbers in that order."), "many",
                choices=groups, now=tuple(order),
                help=_("Those who are not paid come first, unless you choose another order."),
            )  # fmt: skip

    def _asks_how(self) -> bool:
        return False

    def _whether_shown(self, group: Group, people: int) -> Question:
        why = counted(
            "{group}: {number} person answered. With so few, anyone could tell who said what.",
            "{group}: {number} people answered. With so few, anyone could tell who said what.", people,
        ).format(group=group.name, number=people)  # fmt: skip
        return Question(
            f"shown/{group.id}", _("Shall their answers be read out this time?"), "choice", (why,),
            (Choice("hidden", _("No, they are not shown")), Choice(AGREED, _("Yes, every one of them agrees"))),
            now="hidden", help=_("One person who would rather not is enough for no. Nobody has to say why."),
        )  # fmt: skip

    def _met_first(self, answers: Answers) -> Iterator[Question]:
        groups = self.project.groups.values()
        free = tuple(Choice(group.id, group.name) for group in groups if not group.paid)
        if not free or all(not group.paid for group in groups):
            return
        yield Question(
            "met_first", _("Who talks first, without paid staff? Several numbers, or Enter if all begin together."),
            "many", choices=free,
            help=_("People often say more when those who run the service are not there. It is written in the file."),
        )  # fmt: skip
        if answers.get("met_first"):
            yield Question(
                "together", _("Are all together now?"), "choice",
                (_("Talk now. Nothing is read out yet, and nothing that you say is written down."),
                 _("To meet the others another day, stop with q. The answers so far are kept.")),
                (Choice("yes", _("Yes, all are here")),), needed=_("Type 1 when all are here, or q to stop."),
            )  # fmt: skip
