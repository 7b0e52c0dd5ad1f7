"""The framework as open questions, without levels: for a new idea, and for people who want to work here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from coprod_cli.language import _, code_in, spoken
from coprod_cli.words.form import Text, marked, text_of
from coprod_cli.words.handout import Card, Handout, Part

if TYPE_CHECKING:
    from coprod_cli.framework import Theme
    from coprod_cli.project import Project

Purpose = Literal["idea", "recruiting"]


def open_questions(project: Project, purpose: Purpose) -> Handout:
    """Return the framework's questions for one purpose."""
    themes = project.framework.principles
    subject, parts, notes = _for_an_idea() if purpose == "idea" else _for_recruiting()
    return Handout(
        language=spoken(),
        title=marked(project.settings.project, project.language),
        subject=subject,
        parts=parts,
        cards=tuple(
            Card(
                theme.id,
                _("Principle {number} of {count}").format(number=number, count=len(themes)),
                text_of(theme.name or {project.language: theme.id}, project.language),
                text_of(theme.meaning, project.language) if theme.meaning else None,
                _questions(theme, purpose, project),
            )
            for number, theme in enumerate(themes, 1)
        ),
        notes=notes,
    )


def _questions(theme: Theme, purpose: Purpose, project: Project) -> tuple[Text, ...]:
    """Return what is asked about one principle: a framework without questions gets one that fits them all."""
    texts = theme.idea if purpose == "idea" else theme.recruiting
    if texts:
        code = code_in(texts, project.language)
        return tuple(marked(question, code) for question in texts[code])
    name = project.framework.principle_name(theme.id, project.language)
    question = _('How will we live by "{name}" in this?')
    if purpose == "recruiting":
        question = _('When did you do something that fits "{name}"? What came of it?')
    return (Text(question.format(name=name)),)


def _for_an_idea() -> tuple[str, tuple[Part, ...], str]:
    return (
        _("Questions to think a new idea through."),
        (
            Part(
                _("How to use this page"),
                (
                    _("First write the idea down in a sentence or two, so that you all talk about the same thing."),
                    _("Use it early, while the idea can still change. It has no levels and no marks."),
                    _("Talk it through together: people who would use it, their carers, and staff."),
                    _("Write down what you will do, and what you do not know yet."),
                    _("Where nobody has an answer, ask who is missing from the room."),
                ),
            ),
        ),
        _("What we will do, and what we do not know yet"),
    )  # fmt: skip


def _for_recruiting() -> tuple[str, tuple[Part, ...], str]:
    return (
        _("Questions to ask people who want to work here."),
        (
            Part(
                _("Before you meet"),
                (
                    _("Choose the questions together. People who use the service ask them too, and have the same say."),
                    _("Give everyone the questions some days before, in a form that they can use."),
                    _("Ask everyone the same questions. Paid work is not the only place where such things happen."),
                ),
            ),
            Part(
                _("When you meet"),
                (
                    _("Ask what really happened: who did what, and what came of it."),
                    _("Write down what the person said, and not what you make of it."),
                    _("There are no levels and no marks. Do not put people in an order by this page."),
                    _("Keep the notes where only those who choose can read them. They are about a person."),
                ),
            ),
        ),
        _("What the person said"),
    )  # fmt: skip
