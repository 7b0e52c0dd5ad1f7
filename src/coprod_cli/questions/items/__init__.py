"""What can be added, and what is asked about each: one module for each file that it goes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.questions.items import learning, outcomes, roles, stories, work_plan, you_said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_cli.questions.items.item import Item

_IN_ORDER = (
    you_said.SAID, outcomes.OUTCOME, outcomes.TASK, outcomes.INDICATOR, outcomes.SO_FAR, work_plan.ACTION,
    work_plan.ACTIVITY, you_said.TOLD, stories.STORY, learning.LEARNED, learning.SHARED, roles.ROLE, roles.SKILL,
    roles.NOT_HERE_YET,
)  # fmt: skip

ITEMS: Mapping[str, Item] = {item.name: item for item in _IN_ORDER}
"""Every kind of thing by its name, in the order in which a group meets them."""
