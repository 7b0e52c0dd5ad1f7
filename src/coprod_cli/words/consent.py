"""Why a story may not be shown, in sentences for the helper; no page says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.analysis.consent import refused
from coprod_cli.language import _

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from coprod_cli.analysis.consent import Refusal, Where
    from coprod_cli.project import Project


def left_out(project: Project, where: Where, today: datetime.date) -> Iterator[str]:
    """Yield which stories a page leaves out, and why."""
    for story, why in refused(project, where, today).items():
        yield _('Left out, with all that tells it: the story "{id}". {why}').format(id=story, why=_why(why))


def _why(why: Refusal) -> str:
    return {
        "no-consent": _("Nobody wrote down that its teller said yes."),
        "not-yet": _("Its teller says yes from a later day on."),
        "withdrawn": _("Its teller took the yes back: coprod withdraw takes it out."),
        "ended": _("The time that its teller said yes to is over."),
        "elsewhere": _("Its teller said yes to other places only."),
    }[why]
