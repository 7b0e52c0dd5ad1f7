"""The ground rules, with who agreed them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.words.document import Block, Section
from coprod_cli.words.report.wording import agreed_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_cli.project import Project


def ground_rules(project: Project, rules: Sequence[Block]) -> Section | None:
    """Return the ground rules as they stand in their file, once there are some."""
    if not any(block.items for block in rules):
        return None
    agreed = project.ground_rules.agreed if project.ground_rules is not None else None
    opening = agreed_words(project, agreed)
    return Section("ground-rules", _("Our ground rules"), tuple(rules), opening)
