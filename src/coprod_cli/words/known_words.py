"""Words that coprod knows again in a table: of levels, of groups, and of the headings of its own questions."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from coprod_cli.language import _
from coprod_cli.records.assessment import ABOUTS
from coprod_cli.words.form import ALONE, LEFT_OUT, form, own_words
from coprod_cli.words.scores import answer_words
from coprod_cli.words.survey import FORM_NAME, OPENING, PARTS, THANKS, question_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coprod_cli.framework import Theme
    from coprod_cli.project import Project
    from coprod_cli.records.assessment import About
    from coprod_cli.words.form import Asked, Form

Known = TypeVar("Known")

_ANY_MONTH = "2026-11"
"""What is asked is the same in every month."""


class Heading(NamedTuple):
    """What stands below a heading of coprod's own: about what, of which principle, and which part."""

    about: str
    principle: str
    part: str


def bare(text: str) -> str:
    """Return the letters and digits of a text alone: case, signs and spaces make no other word."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(each for each in folded if unicodedata.category(each)[0] in "LMN") or folded.strip()


def meanings(project: Project, about: About) -> Mapping[str, str]:
    """Return every wording of a level, or of an answer that is none, with its id; what is unclear is left out."""
    return _clear(_meanings(project, about))


def group_names(project: Project) -> Mapping[str, str]:
    """Return what each group is called, with its id."""
    return _clear((bare(name), group.id) for group in project.settings.groups for name in (group.id, group.name))


def own_headings(project: Project) -> Mapping[str, Heading]:
    """Return every heading under which coprod itself asks for a part of a principle."""
    return _clear(
        (bare(question_name(about, theme.id, part)), Heading(about, theme.id, part))
        for about in ABOUTS
        for theme in project.framework.principles
        for part in PARTS
    )


def worded_headings(project: Project, about: About) -> Mapping[str, Heading]:
    """Return every heading made of a principle's name and of what is asked of it."""
    asking = _forms(project, about)
    return _clear(
        (bare(words), Heading(about, theme.id, part))
        for place, theme in enumerate(project.framework.principles)
        for part in PARTS
        for question in _questions(asking, part)
        for words in _wordings(theme, question, part, [each.questions[place] for each in asking])
    )


def questions_alone(project: Project, about: About) -> Mapping[str, str]:
    """Return what is asked of each principle in the same words, with the part that it asks for."""
    asking = _forms(project, about)
    return _clear((bare(words), part) for part in PARTS for words in _questions(asking, part) if words)


def group_questions() -> frozenset[str]:
    """Return headings of a column that tells the group."""
    return frozenset(map(bare, (_("Group"), _("Your group"), _("Which group do you belong to?"))))


def notes() -> frozenset[str]:
    """Return the names of what a survey of coprod shows without asking."""
    return frozenset(map(bare, (OPENING, THANKS)))


def is_form_name(heading: str) -> bool:
    """Say whether a column holds which form of coprod it was."""
    return bare(heading) == bare(FORM_NAME)


def names_of(theme: Theme) -> tuple[str, ...]:
    """Return every name of a principle."""
    return (theme.id, *theme.aliases, *theme.name.values())


def _forms(project: Project, about: About) -> list[Form]:
    """Return the forms of all groups: those who are paid are asked in other words."""
    return [form(project, _ANY_MONTH, group, about) for group in project.settings.groups]


def _questions(asking: Iterable[Form], part: str) -> list[str]:
    usual = {"level": ["", _("Level")], "why": [_("Why")], "example": [_("Example")], "helps": [_("What helps")],
             "in_the_way": [_("What is in the way")]}[part]  # fmt: skip
    return [part, *usual, *dict.fromkeys(each.ask[part] for each in asking)]


def _wordings(theme: Theme, question: str, part: str, asked: Iterable[Asked]) -> Iterator[str]:
    for name in names_of(theme):
        yield f"{name} {question}"
        yield f"{question} {name}"
    for each in asked:
        yield f"{each.progress} {each.name.words} {question}"
        if part == "level" and each.meaning:
            yield f"{each.name.words} {each.meaning.words} {question}"
            yield f"{each.progress} {each.name.words} {each.meaning.words} {question}"


def _meanings(project: Project, about: About) -> Iterator[tuple[str, str]]:
    framework = project.framework
    for place, step in enumerate(framework.levels, start=1):
        yield bare(step.id), step.id
        for name in step.name.values():
            yield bare(name), step.id
            yield bare(f"{place} {name}"), step.id
        for theme in framework.principles:
            texts = theme.levels.get(about, {}).get(step.id, {})
            for language, text in texts.items():
                name = step.name.get(language, "")
                for words in (text, f"{name} {text}", f"{place} {name} {text}"):
                    yield bare(words), step.id
    for place, answer in enumerate(ALONE, start=len(framework.levels) + 1):
        for words in (answer, answer_words(answer), own_words(answer), f"{place} {own_words(answer)}"):
            yield bare(words), answer
    for words in (LEFT_OUT, _("I leave this question out")):
        yield bare(words), LEFT_OUT


def _clear(pairs: Iterable[tuple[str, Known]]) -> dict[str, Known]:
    """Return what stands for one thing alone."""
    found: dict[str, Known] = {}
    unclear = set()
    for words, means in pairs:
        if found.setdefault(words, means) != means or not words:
            unclear.add(words)
    return {words: means for words, means in found.items() if words not in unclear}
