"""A form as plain data: what one person of a group answers on, worded for where that group stands."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.language import _, code_in, spoken, text_in
from coprod_cli.words.calendar import month_words
from coprod_cli.words.scores import about_words, answer_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_cli.framework import Framework, Theme
    from coprod_cli.project import Project
    from coprod_cli.records.assessment import About
    from coprod_cli.records.project import Group

ALONE = ("dont-know", "not-for-us")
"""The answers that are no level and that one person can give: nobody alone disagrees."""
LEFT_OUT = "left-out"
"""What stands for a question that a person leaves out; it never gets into a file."""
_CODE_SIGNS = 12


class Text(NamedTuple):
    """A text, and its language where that is another than the page's."""

    words: str
    language: str = ""


class Choice(NamedTuple):
    """One answer that can be chosen: its name, and what it looks like."""

    id: str
    name: Text
    text: Text | None = None
    kind: str = "level"
    """`level`, `answer` for one that is no level, or `left-out`."""


class Asked(NamedTuple):
    """One principle, and what is asked of it."""

    id: str
    progress: str
    name: Text
    meaning: Text | None
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Form:
    """What one person of a group answers on."""

    code: str
    month: str
    framework: str
    wording: str
    group: str
    about: About
    language: str
    title: Text
    subject: str
    opening: tuple[str, ...]
    questions: tuple[Asked, ...]
    ask: Mapping[str, str]
    """The questions that are the same for each principle, by what they ask for."""


def own_words(answer: str) -> str:
    """Return an answer that is no level in the words of one person, who speaks for nobody else."""
    return _("I do not know") if answer == "dont-know" else answer_words(answer)


def form_code(project: Project, month: str, group: str, about: str, wording: str) -> str:
    """Return 12 hexadecimal digits that stand for a form: another project, round, group or wording has others."""
    packed = json.dumps([project.settings.project, month, group, about, wording], ensure_ascii=False)
    return sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()[:_CODE_SIGNS]


def form(project: Project, month: str, group: Group, about: About) -> Form:
    """Return the form for the people of a group, about one thing, in one round."""
    framework, language = project.framework, project.language
    wording = framework.fingerprint(language)
    said = _("For {group}. The round of {month}, about {what}.")
    return Form(
        code=form_code(project, month, group.id, about, wording),
        month=month,
        framework=framework.id,
        wording=wording,
        group=group.id,
        about=about,
        language=spoken(),
        title=marked(project.settings.project, language),
        subject=said.format(group=group.name, month=month_words(month), what=about_words(about)),
        opening=(*where_from(group), *_who_reads(project)),
        questions=tuple(_asked(project, theme, about) for theme in framework.principles),
        ask=questions_for(group),
    )


def where_from(group: Group | None) -> tuple[str, ...]:
    """Return what is said first, for where these people stand; for all of them, if no group is meant."""
    if group is None:
        return (
            _("Each of us sees this from another place. Say what you see from yours."),
            _("There is no right answer, and nobody can be wrong. Choose what is true now."),
        )
    if group.paid:
        return (
            _("You are here as part of your paid work. Answer from what you and those you work with really do."),
            _("Choose what is true now, not what is planned or what ought to be."),
        )
    return (
        _("You know what happens when you come here, ask for something, or have an idea. Answer from that."),
        _("There is no right answer, and nobody can be wrong. Choose what is true for you now."),
    )


def _who_reads(project: Project) -> tuple[str, ...]:
    """Return who will read the answers, and where they are kept."""
    kept: tuple[str, ...] = (
        _("The person who gathers the answers can read yours."),
        _("The answers are kept on that person's computer, in a private folder."),
        _("The others may see the lowest and highest level of your group. They do not see who said what."),
    )
    if project.settings.views == "shared":
        kept = (
            _("The answers are kept in the shared folder, as the group agreed."),
            _("All who have that folder can read them. What was once in it may stay there for good."),
        )
    return (
        *kept,
        _("You are not asked for your name. Leave out the names of other people too."),
        _("Whoever gets your answers by e-mail sees who sent them."),
        _("You may leave out any question."),
    )


def questions_for(group: Group | None) -> dict[str, str]:
    """Return the questions that each principle has, for where these people stand; for all, if no group is meant."""
    asked = {
        "example": _("What really happened to you or near you that shows it?"),
        "example_hint": _("One real thing, in your own words. What did somebody do, and when?"),
        "helps": _("What helps you with this?"),
        "in_the_way": _("What is in the way for you?"),
    }
    if group is None:
        asked |= {
            "example": _("What really happened here that shows it?"),
            "helps": _("What helps us with this?"),
            "in_the_way": _("What is in the way for us?"),
        }
    elif group.paid:
        asked = {
            "example": _("What really happened in your work here that shows it?"),
            "example_hint": _("One real thing, not what usually happens. Who did what, and when?"),
            "helps": _("What helps you to work this way?"),
            "in_the_way": _("What is in the way of working like this?"),
        }
    return {"level": _("Which of these fits best now?"), "why": _("Why is it not for us?"), **asked}


def _asked(project: Project, theme: Theme, about: About) -> Asked:
    framework, language = project.framework, project.language
    levels = level_choices(framework, theme, about, language)
    others = tuple(Choice(answer, Text(own_words(answer)), kind="answer") for answer in ALONE)
    leave = Choice(LEFT_OUT, Text(_("I leave this question out")), kind=LEFT_OUT)
    return Asked(
        theme.id,
        _("Question {number} of {count}").format(
            number=framework.principles.index(theme) + 1, count=len(framework.principles)
        ),
        text_of(theme.name or {language: theme.id}, language),
        text_of(theme.meaning, language) if theme.meaning else None,
        (*levels, *others, leave),
    )


def level_choices(framework: Framework, theme: Theme, about: About, language: str) -> tuple[Choice, ...]:
    """Return the levels of one principle, lowest first, each with what it looks like."""
    texts = theme.levels.get(about, {})
    return tuple(
        Choice(step.id, text_of(step.name or {language: step.id}, language),
               text_of(texts[step.id], language) if step.id in texts else None)
        for step in framework.levels
    )  # fmt: skip


def text_of(texts: Mapping[str, str], language: str) -> Text:
    """Return a text that is kept by language, in the wanted one or what stands in for it."""
    return marked(text_in(texts, language), code_in(texts, language))


def marked(words: str, language: str) -> Text:
    """Return a text with its language, if coprod speaks another."""
    return Text(words, "" if language == spoken() else language)
