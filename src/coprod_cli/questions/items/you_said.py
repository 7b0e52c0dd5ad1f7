"""What people said, and that they were told what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.analysis.threads import to_tell
from coprod_cli.language import _
from coprod_cli.questions.items.item import TODAY, Ask, Item, Tie, answered, groups, not_answered, outcomes
from coprod_cli.questions.items.item import said as all_said
from coprod_cli.records.kinds import OUTCOMES, YOU_SAID

if TYPE_CHECKING:
    from coprod_cli.project import Project
    from coprod_cli.questions.items.item import Choices

SAID = Item(
    "said", _("Something that people said."), YOU_SAID, ("said",), "records.you_said:Said",
    (
        Ask("said", _("What did people say? In their own words, and without names."), "long",
            needed=_("Please write down what they said.")),
        Ask("group", _("Which group said it? Press Enter if it was someone else."), "choice", groups),
        Ask("who", _("Who said it, then? As: people at the bus stop."), only_if=not_answered("group"),
            help=_("Say what they have in common. A name is not needed.")),
        Ask("date", _("When was it heard? Type a day or a month."), "when", now=TODAY),
        Ask("how", _("How was it heard? At a stall, in a meeting, in a complaint?")),
        Ask("where", _("Where was that?")),
        Ask("asked", _("What had they been asked? Press Enter if nobody asked them."),
            help=_("The question decides half of the answer, so it is worth keeping.")),
        Ask("asked_by", _("Who asked them? Several numbers are fine."), "many", groups, only_if=answered("asked")),
        Ask("led_to", _("Which outcomes did it lead to? Several numbers, or Enter for none yet."), "many", outcomes),
        Ask("not_done_because", _("If nothing will be done about it: why not? Press Enter if that is still open."),
            only_if=not_answered("led_to"), help=_("No is an answer too, when people hear the reason.")),
    ),
    said=("said",),
    tie=Tie("led_to", OUTCOMES, "outcomes", "heard"),
    then="add outcome",
    settled_by=("led_to", "not_done_because"),
)  # fmt: skip


def _waiting_first(project: Project) -> Choices:
    waiting = {thread.said.id for thread in to_tell(project)}
    return tuple(sorted(all_said(project), key=lambda choice: choice.id not in waiting))


TOLD = Item(
    "told", _("That people were told what came of it."), YOU_SAID, ("said", "told"), "records.you_said:Told",
    (
        Ask("date", _("When were they told? Type a day or a month."), "when", now=TODAY,
            needed=_("Please type the day or the month.")),
        Ask("how", _("How were they told, and where?")),
    ),
    has_id=False, holder="said", belongs=_("What had they said?"), holders=_waiting_first,
)  # fmt: skip
