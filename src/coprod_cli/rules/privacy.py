"""Personal data in what people wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.analysis.personal_data import traces
from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.rules.rule import Rule, Source
from coprod_cli.words.personal_data import looks_like
from coprod_cli.yamltext.guard import span_at

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from coprod_cli.findings import Finding
    from coprod_cli.project import Project

MOST_SHOWN = 20
"""How many traces one file may show; whoever mends twenty looks at the rest too."""

PERSONAL_DATA = Rule(
    "personal-data", Severity.WARNING,
    _("A text seems to hold an e-mail address, a telephone number or the like."),
    _("The folder is shared, and git keeps what was once in it. coprod cannot find names, so a clean "
      "result does not mean that nobody can be recognised."),
    Source.COPROD, urgent=True,
)  # fmt: skip
NOT_PRIVATE = Rule(
    "answers-not-private", Severity.WARNING,
    _("What people said apart lies in the shared folder, and the group did not agree to that."),
    _("People who answered apart may have counted on it that few would read it. Git keeps what was once in it."),
    Source.COPROD, urgent=True,
)  # fmt: skip
RULES = (PERSONAL_DATA, NOT_PRIVATE)


def personal_data(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look through the text of every file, comments too; the person's line is never shown."""
    for path, text in project.texts.items():
        for count, trace in enumerate(traces(text)):
            if count == MOST_SHOWN:
                break
            hint = _("Take it out, or say it in other words, before the folder is shared.")
            span = span_at(text, trace.start)
            yield PERSONAL_DATA.at(path, (), looks_like(trace.kind), hint, private=True, span=span)


def not_private(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look for answers given apart that lie where all can read them, without a word that the group agreed."""
    if project.settings.views == "shared" or project.settings_broken:
        return
    for apart in project.apart:
        message = _("What people said apart lies in the shared folder, but coprod.yaml says that it is private.")
        hint = _("Ask those who answered. If all agree, write views: shared in coprod.yaml. If not, take the file out.")
        yield NOT_PRIVATE.at(apart.path, (), message, hint)
