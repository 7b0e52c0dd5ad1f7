"""What was learned, and whom it was shared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.questions.items.item import TODAY, Ask, Choices, Item, among, outcomes
from coprod_cli.questions.question import Choice
from coprod_cli.records.kinds import LEARNING

if TYPE_CHECKING:
    from coprod_cli.project import Project


def _not_shared_first(project: Project) -> Choices:
    learned = sorted(project.all_learned, key=lambda each: bool(each.shared))
    return tuple(Choice(each.id, each.learned) for each in learned)


LEARNED = Item(
    "learning", _("What you learned: the good, the bad and the ugly."), LEARNING, ("learning",),
    "records.learning:Learned",
    (
        Ask("learned", _("What did you learn?"), "long", needed=_("Please say what you learned.")),
        Ask("kind", _("Is it good, bad or ugly?"), "choice", among(
            Choice("good", _("Good: it went well"), short=_("Good")),
            Choice("bad", _("Bad: it went wrong"), short=_("Bad")),
            Choice("ugly", _("Ugly: it is hard to say aloud"), short=_("Ugly")),
        ), needed=_("Please choose one of these.")),
        Ask("date", _("When did you learn it? Type a day or a month."), "when", now=TODAY),
        Ask("outcomes", _("Which outcomes is it about? Several numbers, or Enter for none."), "many", outcomes),
    ),
    said=("learned",), then="add shared",
)  # fmt: skip

SHARED = Item(
    "shared", _("That you shared what you learned, and with whom."), LEARNING, ("learning", "shared"),
    "records.learning:Shared",
    (
        Ask("with", _("Whom did you share it with?"), needed=_("Please say whom you shared it with.")),
        Ask("date", _("When was that? Type a day or a month."), "when", now=TODAY,
            needed=_("Please type the day or the month.")),
    ),
    has_id=False, belongs=_("What did you share?"), holder="learning", holders=_not_shared_first,
)  # fmt: skip
