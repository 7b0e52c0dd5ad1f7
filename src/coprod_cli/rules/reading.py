"""Cards for what the reader and the schemas find, most of which have no check of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.rules.rule import Rule, Source

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from coprod_cli.findings import Finding
    from coprod_cli.project import Project

CUT_SHORT = Rule(
    "text-cut-short", Severity.WARNING,
    _("A # or a comma may have ended a text before its end."),
    _("After a space, # begins a remark. In brackets, a comma begins the next text. What follows is lost."),
    Source.COPROD, urgent=True,
)  # fmt: skip


def cut_short(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Pass on what the reader noticed in texts that it could read."""
    yield from project.cut_short


def _card(rule_id: str, title: str, why: str) -> Rule:
    return Rule(rule_id, Severity.ERROR, title, why, Source.COPROD)


FRAMEWORK_GONE = Rule(
    "framework-gone", Severity.WARNING,
    _("The framework of a round is not in this folder any more."),
    _("Its scores are kept, but nobody can check them or compare them with others."),
    Source.COPROD, frozenset(),
)  # fmt: skip

RULES = (
    CUT_SHORT,
    FRAMEWORK_GONE,
    _card("unreadable", _("A file could not be opened."),
          _("What coprod cannot read it cannot check, and a page made without it would be wrong.")),
    _card("not-utf-8", _("A file is not saved as UTF-8 text."),
          _("Other encodings change letters such as \u0175 and \u00e9 from one computer to the next.")),
    _card("too-big", _("A file is larger than 1 MiB."),
          _("No record grows that large by hand, so something else has got into the folder.")),
    _card("too-deep", _("A file has lists in lists that go too deep, or far too many values."),
          _("Records are a few levels deep. Deeper ones are a mistake, or meant to do harm.")),
    _card("empty-file", _("A file is empty, or holds only comments."),
          _("A save that went wrong leaves an empty file. To take it for a record would hide the loss.")),
    _card("hidden-character", _("A file holds a character that nobody can see, or that turns text around."),
          _("Such characters can make a text say something else on the screen than in the file.")),
    _card("merge-marker", _("A git merge was not finished: both versions stand in the file."),
          _("Two people's words would be read as one. Only the group can say which version holds.")),
    _card("anchor-or-tag", _("A value begins with &, * or !, which YAML takes for something else."),
          _("Records hold only what people wrote. Copies and types behind signs would hide what is said.")),
    _card("several-documents", _("A file holds more than one YAML document, or a line that begins with %."),
          _("Only the first part would be read, and the rest would be lost without a word.")),
    _card("key-twice", _("The same key stands twice in one place."),
          _("One of the two would be lost. Git can merge two people's work into this without a warning.")),
    _card("yaml-syntax", _("A file cannot be read as YAML."),
          _("A sign such as a colon, a quote or a bracket means something to YAML. Quotes around a text help.")),
    _card("front-matter", _("A Markdown file does not begin with its lines between three dashes."),
          _("Those lines say when the text was agreed and by whom.")),
    _card("wrong-shape", _("A text stands where a list or keys should be, or the other way round."),
          _("The format reference shows what each key wants.")),
    _card("unknown-key", _("A key is not known in this place."),
          _("A misspelt key would be passed over, and what stands behind it would be lost.")),
    _card("prose-trap", _("A comma or a colon in a sentence was read as the end of it."),
          _("In brackets a comma ends a text, and a colon makes a key. In double quotes both are only text.")),
    _card("missing-key", _("A key that every such record has is missing."),
          _("Without it nobody can tell what the rest is about.")),
    _card("wrong-value", _("A value does not fit its key."),
          _("Dates, numbers, ids and fixed words are checked, so that a slip is found on the day it is made.")),
    _card("unknown-framework", _("A framework is named that neither coprod nor the folder has."),
          _("Without its framework nobody can say what a score means.")),
    _card("framework-size", _("A framework has too few or too many principles or levels."),
          _("Three to twelve principles and two to seven levels can be talked through, and drawn.")),
)  # fmt: skip
