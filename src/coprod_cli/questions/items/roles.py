"""Who does what, who knows what, and who is missing."""

from __future__ import annotations

from coprod_cli.language import _
from coprod_cli.questions.items.item import EACH_GROUP, Ask, Item, answered, groups
from coprod_cli.records.kinds import ROLES

ROLE = Item(
    "role", _("A job that goes on from meeting to meeting."), ROLES, ("roles",), "records.roles:Role",
    (
        Ask("role", _("What is the role? As: chair, minutes, looking after new people."),
            needed=_("Please say what the role is.")),
        Ask(EACH_GROUP, _("Which groups hold it? Several numbers, or Enter for nobody yet."), "many", groups,
            help=_("Two people, one of each side, is a good way to chair.")),
        Ask("since", _("Since when? Type a day or a month."), "when", only_if=answered(EACH_GROUP)),
    ),
    has_id=False,
)  # fmt: skip

SKILL = Item(
    "skill", _("What someone needs to know or be able to do."), ROLES, ("skills",), "records.roles:Skill",
    (
        Ask("skill", _("What does someone need to know, or be able to do?"), needed=_("Please say what it is.")),
        Ask(EACH_GROUP, _("Which groups have it? Several numbers, or Enter for nobody yet."), "many", groups,
            help=_("What nobody here knows is worth writing down too: then you can look for someone.")),
    ),
    has_id=False,
)  # fmt: skip

NOT_HERE_YET = Item(
    "not-here-yet", _("People who should be here, and are not."), ROLES, ("not_here_yet",),
    "records.roles:NotHereYet",
    (
        Ask("who", _("Who should be here, and is not? Say which people, and no name."),
            needed=_("Please say who is missing.")),
        Ask("why", _("Why are they not here?")),
        Ask("next_step", _("What will you do about it?")),
        Ask("due", _("By when? Type a day or a month."), "when", only_if=answered("next_step")),
    ),
    has_id=False,
)  # fmt: skip
