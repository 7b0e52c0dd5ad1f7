"""The examples of the latest round in people's words, with what helps and what is in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.records.assessment import ABOUTS
from coprod_cli.words.calendar import month_words
from coprod_cli.words.document import Block, Quote, Section, Words
from coprod_cli.words.report.wording import facts, group_names, level_words, meaning_words, principle_words, theirs
from coprod_cli.words.scores import about_words, says

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.framework import Framework
    from coprod_cli.project import Project, Round
    from coprod_cli.records.assessment import About, Example, Score
    from coprod_cli.words.document import Text


def examples(project: Project) -> Section | None:
    """Return what people told in the latest round, principle by principle."""
    if not project.rounds:
        return None
    latest = project.rounds[-1]
    blocks = tuple(block for about in ABOUTS for block in _about(project, latest, about))
    heading = _("Examples, in people's own words")
    opening = (_("Told in {month}.").format(month=month_words(latest.month)),)
    return Section("examples", heading, blocks, opening) if blocks else None


def _about(project: Project, found: Round, about: About) -> Iterator[Block]:
    told = [_told(project, found, name, score) for name, score in found.scores(about).items()]
    kept = [block for block in told if block.quotes or block.facts or block.items]
    if kept:
        yield Block(_("About {what}").format(what=about_words(about)))
        yield from kept


def _told(project: Project, found: Round, name: str, score: Score) -> Block:
    framework = found.framework or project.framework
    quotes = tuple(
        Quote(theirs(project, example.said), _told_by(project, example)) for example in score.examples if example.said
    )
    same = tuple(
        _("The same example as for {name}.").format(name=framework.principle_name(example.same_as, project.language))
        for example in score.examples
        if example.same_as
    )
    told = facts(
        project,
        (_("Why it is not for us") if score.answer == "not-for-us" else _("Why"), score.why),
        (_("What helps"), score.helps),
        (_("What is in the way"), score.in_the_way),
        *says(project, score),
    )
    meaning = meaning_words(project, framework, name)
    heading = _heading(project, framework, name, score)
    return Block(heading, 4, meaning, quotes=quotes, facts=told, items=same)


def _heading(project: Project, framework: Framework, name: str, score: Score) -> Text:
    """Return the principle with its level; in coprod's language where one of the two is not the framework's."""
    principle, level = principle_words(project, framework, name), level_words(project, framework, score)
    said = _("{name}: {level}").format(name=principle.text, level=level.text if isinstance(level, Words) else level)
    same = isinstance(level, Words) and level.language == principle.language
    return Words(said, principle.language) if same else said


def _told_by(project: Project, example: Example) -> str:
    told = _("Told by {group}.").format(group=project.group_name(example.told_by)) if example.told_by else ""
    others = group_names(project, example.also_seen_by)
    seen = _("Also seen by {groups}.").format(groups=others) if others else ""
    return " ".join(filter(None, (told, seen)))
