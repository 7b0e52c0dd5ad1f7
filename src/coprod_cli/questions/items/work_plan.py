"""What was decided to do, and what the group does beyond its meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_cli.language import _
from coprod_cli.questions.items.item import Ask, Choices, Item, groups, outcomes
from coprod_cli.questions.question import Choice
from coprod_cli.records.kinds import WORK_PLAN

if TYPE_CHECKING:
    from coprod_cli.project import Project


def _principles(project: Project) -> Choices:
    framework, language = project.framework, project.language
    return tuple(Choice(each.id, framework.principle_name(each.id, language)) for each in framework.principles)


def _decided(day: str) -> dict[str, Any]:
    return {"decided": {"at": "plan", "date": day}, "status": "to-do"}


ACTION = Item(
    "action", _("Something that you will do."), WORK_PLAN, ("actions",), "records.work_plan:Action",
    (
        Ask("action", _("What will you do?"), needed=_("Please say what you will do.")),
        Ask("group", _("Which group does it?"), "choice", groups,
            help=_("What nobody takes on is seldom done. Enter, if nobody has yet.")),
        Ask("due", _("By when? Type a day or a month."), "when",
            help=_("As 2027-01-31 or 2027-01. Press Enter if you do not know yet.")),
        Ask("outcomes", _("Which outcomes is it for? Several numbers, or Enter for none."), "many", outcomes),
        Ask("principles", _("Which principles is it for? Several numbers, or Enter for none."), "many", _principles),
    ),
    said=("action",), usual=_decided,
)  # fmt: skip

ACTIVITY = Item(
    "activity", _("An event, a visit, or a guest who knows a lot."), WORK_PLAN, ("activities",),
    "records.work_plan:Activity",
    (
        Ask("activity", _("What is it? An event, a visit, a talk with someone who knows?"),
            needed=_("Please say what it is.")),
        Ask("date", _("When is it, or when was it? Type a day or a month."), "when"),
        Ask("group", _("Which group looks after it?"), "choice", groups),
        Ask("outcomes", _("Which outcomes is it for? Several numbers, or Enter for none."), "many", outcomes),
        Ask("note", _("How did it go? Press Enter if it is still to come."), "long"),
    ),
    has_id=False,
)  # fmt: skip
