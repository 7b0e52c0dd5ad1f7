"""Words that are not coprod's own, each with its language: people's, and the framework's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _, code_in
from coprod_cli.words.calendar import when_words
from coprod_cli.words.document import Fact, Words
from coprod_cli.words.scores import score_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coprod_cli.framework import Framework
    from coprod_cli.project import Project
    from coprod_cli.records.assessment import Score
    from coprod_cli.records.base import Agreed
    from coprod_cli.words.document import Text


def theirs(project: Project, text: str) -> Words:
    """Return words of the group, in the language of its pages."""
    return Words(text, project.language)


def facts(project: Project, *told: tuple[str, str | None]) -> tuple[Fact, ...]:
    """Return what people wrote under each label, without the labels that nothing stands under."""
    return tuple(Fact(label, theirs(project, text)) for label, text in told if text)


def principle_words(project: Project, framework: Framework, principle: str) -> Words:
    """Return a principle's name, in the group's language or in the one that the framework has."""
    name = framework.principle_name(principle, project.language)
    known = principle in framework.principle_ids and framework.principle(principle).name
    return Words(name, code_in(known, project.language) if known else project.language)


def meaning_words(project: Project, framework: Framework, principle: str) -> tuple[Words, ...]:
    """Return what a principle means, if the framework says it."""
    if principle not in framework.principle_ids:
        return ()
    texts = framework.principle(principle).meaning
    if not texts:
        return ()
    code = code_in(texts, project.language)
    return (Words(texts[code], code),)


def level_words(project: Project, framework: Framework, score: Score | None) -> Text:
    """Return a score in words: a level by its name in the framework, any other answer as coprod says it."""
    said = score_words(score, framework, project.language)
    if score is None or score.level is None:
        return said
    name = next((level.name for level in framework.levels if level.id == score.level), None)
    return Words(said, code_in(name, project.language) if name else project.language)


def group_names(project: Project, groups: Iterable[str]) -> str:
    """Return groups by the names that they chose."""
    return ", ".join(project.group_name(group) for group in groups)


def agreed_words(project: Project, agreed: Agreed | None) -> tuple[str, ...]:
    """Return when something was agreed and by whom, if that is known."""
    if agreed is None:
        return ()
    groups, when = group_names(project, agreed.groups), when_words(agreed.date)
    if not groups:
        return (_("Agreed: {when}.").format(when=when),)
    return (_("Agreed: {when}, by {groups}.").format(when=when, groups=groups),)
