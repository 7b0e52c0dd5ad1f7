"""The changes that people want, what is done for each, and how we will know that it is working."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.questions.items.item import (
    TODAY,
    Ask,
    Choices,
    Item,
    Tie,
    among,
    answered,
    groups,
    not_answered,
    outcomes,
    said,
)
from coprod_cli.questions.question import Choice
from coprod_cli.records.kinds import OUTCOMES, YOU_SAID

if TYPE_CHECKING:
    from coprod_cli.project import Project


def _indicators(project: Project) -> Choices:
    return tuple(Choice(each.id, each.indicator) for outcome in project.all_outcomes for each in outcome.indicators)


def _stories(project: Project) -> Choices:
    return tuple(Choice(each.id, each.title or each.id) for each in project.all_stories)


OUTCOME = Item(
    "outcome", _("A change that people want to see."), OUTCOMES, ("outcomes",), "records.outcomes:Outcome",
    (
        Ask("outcome", _("What should be different in people's lives? One sentence."), "long",
            needed=_("Please say what should be different."),
            help=_("Not what you will do for it: that is a task. What do people want to be able to do, or feel?")),
        Ask("agreed/date", _("When was it agreed? Press Enter if it is not agreed yet."), "when",
            help=_("Type a day or a month. A change is yours when all sides have agreed it.")),
        Ask("agreed/groups", _("Which groups agreed it? Several numbers are fine."), "many", groups,
            only_if=answered("agreed/date")),
        Ask("heard", _("What had people said that led here? Several numbers are fine."), "many", said),
    ),
    said=("outcome",), tie=Tie("heard", YOU_SAID, "said", "led_to"), then="add indicator",
)  # fmt: skip

TASK = Item(
    "task", _("What you do for an outcome, as part of the plan."), OUTCOMES, ("outcomes", "tasks"),
    "records.outcomes:Task",
    (
        Ask("task", _("What will you do for it?"), needed=_("Please say what you will do.")),
        Ask("output", _("What will there be at the end, to see or to hold?")),
        Ask("due", _("By when? Type a day or a month."), "when",
            help=_("As 2027-01-31 or 2027-01. Press Enter if you do not know yet.")),
    ),
    said=("task",), usual=lambda _day: {"status": "to-do"},
    belongs=_("Which outcome is it for?"), holder="outcome", holders=outcomes,
)  # fmt: skip

INDICATOR = Item(
    "indicator", _("How you will know that it is working."), OUTCOMES, ("outcomes", "indicators"),
    "records.outcomes:Indicator",
    (
        Ask("indicator", _("How will you know that it is working? What will you look at?"),
            needed=_("Please say what you will look at.")),
        Ask("purpose", _("Why do you look at it? Both numbers are fine."), "many", among(
            Choice("prove", _("To show others what it is worth")), Choice("improve", _("To make the work better")))),
        Ask("looks_at", _("What does it look at?"), "choice", among(
            Choice("impact", _("What changes in people's lives")), Choice("process", _("How you work together")))),
        Ask("kind", _("What is it made of?"), "choice", among(
            Choice("number", _("A number that you count")), Choice("statistic", _("A number that others count")),
            Choice("survey", _("Answers on a form")), Choice("story", _("Stories")),
            Choice("interview", _("Interviews")), Choice("diary", _("Diaries")), Choice("log", _("Marks on a list")),
            Choice("photo", _("Photos")), Choice("observation", _("What people see")))),
        Ask("unit", _("What does the number count? As: people, trips in a month.")),
        Ask("start/value", _("How was it before you began? A number, or in words.")),
        Ask("start/date", _("When was it like that? Type a day or a month."), "when", only_if=answered("start/value")),
        Ask("target/value", _("What do you hope for? A number, or in words.")),
        Ask("target/due", _("By when? Type a day or a month."), "when", only_if=answered("target/value")),
        Ask("chosen_by", _("Which groups chose it? Several numbers are fine."), "many", groups,
            help=_("Whoever chooses it decides what counts as going well.")),
        Ask("gathered_by", _("Which groups gather it? Several numbers are fine."), "many", groups),
        Ask("read_by", _("Which groups will look at what was gathered?"), "many", groups),
    ),
    said=("indicator",), belongs=_("Which outcome does it look at?"), holder="outcome", holders=outcomes,
    then="add so-far",
)  # fmt: skip

SO_FAR = Item(
    "so-far", _("How it goes: one look at an indicator."), OUTCOMES, ("outcomes", "indicators", "so_far"),
    "records.outcomes:SoFar",
    (
        Ask("date", _("When did you look? Type a day or a month."), "when", now=TODAY,
            needed=_("Please type the day or the month.")),
        Ask("value", _("How is it now? A number, or in words. Enter if there is only something to tell.")),
        Ask("note", _("What happened? In people's words."), "long", only_if=answered("value")),
        Ask("note", _("What happened? In people's words."), "long", only_if=not_answered("value"),
            needed=_("Please tell how it goes, as a number or in words.")),
        Ask("source", _("Where does this come from? As: the list by the door.")),
        Ask("story", _("Does one of your stories tell it? Its number, or Enter for none."), "choice", _stories),
    ),
    has_id=False, belongs=_("What did you look at?"), holder="indicator", holders=_indicators,
    then="chart --kind so-far",
)  # fmt: skip
