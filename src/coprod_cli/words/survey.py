"""A form as a survey for Kobo and ODK: its questions under names that `coprod collect` knows again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.words.form import Asked, Form

FORM_NAME = "coprod_form"
"""The name of the question that nobody is asked: it holds which form this is."""
OPENING = "opening"
THANKS = "thanks"
PARTS = ("level", "why", "example", "helps", "in_the_way")
"""What is asked of each principle, in this order."""
_NOT_FOR_US = "not-for-us"


class Row(NamedTuple):
    """One line of the survey: what kind it is, its name, and its words."""

    type: str
    name: str
    label: str = ""
    hint: str = ""
    relevant: str = ""
    """When it is asked; always, if nothing stands here."""
    calculation: str = ""


class Option(NamedTuple):
    """One answer that can be chosen."""

    list: str
    name: str
    label: str


def question_name(about: str, principle: str, part: str) -> str:
    """Return the name of a question: hyphens become underscores, because exports join names with hyphens."""
    return f"{about}_{principle.replace('-', '_')}_{part}"


def form_line(form: Form) -> str:
    """Return which form this is, in one line: its code, and what the code stands for."""
    return " ".join(FormLine(form.code, form.month, form.group, form.about, form.framework, form.wording))


class FormLine(NamedTuple):
    """Which form an answer belongs to."""

    code: str
    month: str
    group: str
    about: str
    framework: str
    wording: str


def read_line(line: str) -> FormLine | None:
    """Return what a line says that `form_line` made, or None for any other."""
    parts = line.split(" ")
    return FormLine(*parts) if len(parts) == len(FormLine._fields) else None


def rows(form: Form) -> Iterator[Row]:
    """Yield the lines of a survey; it asks for no name, and notes no time and no device."""
    yield Row("calculate", FORM_NAME, calculation=f"'{form_line(form)}'")
    yield Row("note", OPENING, "\n\n".join((form.subject, *form.opening)))
    for asked in form.questions:
        yield from _of_a_principle(form, asked)
    yield Row("note", THANKS, _("Thank you. These were all the questions."))


def options(form: Form) -> Iterator[Option]:
    """Yield the answers that can be chosen; who leaves a question out chooses none."""
    for asked in form.questions:
        for choice in asked.choices:
            if choice.kind != "left-out":
                text = choice.text.words if choice.text else ""
                label = _("{name}: {text}").format(name=choice.name.words, text=text) if text else choice.name.words
                yield Option(_list(form, asked), choice.id, label)


def _of_a_principle(form: Form, asked: Asked) -> Iterator[Row]:
    level = question_name(form.about, asked.id, "level")
    titles = {part: asked_of(asked.name.words, form.ask[part]) for part in PARTS}
    meaning = asked.meaning.words if asked.meaning else ""
    when = {"level": "", "why": f"${{{level}}} = '{_NOT_FOR_US}'"}
    page = question_name(form.about, asked.id, "page")
    yield Row("begin_group", page, _("{progress}. {name}.").format(progress=asked.progress, name=asked.name.words))
    for part in PARTS:
        yield Row(
            f"select_one {_list(form, asked)}" if part == "level" else "text",
            question_name(form.about, asked.id, part),
            titles[part],
            hint={"level": meaning, "example": form.ask["example_hint"]}.get(part, ""),
            relevant=when.get(part, f"${{{level}}} != ''"),
        )
    yield Row("end_group", page)


def asked_of(name: str, question: str) -> str:
    """Return a question with the principle before it, so that it makes sense alone, over a column."""
    return _("{name}: {question}").format(name=name, question=question)


def _list(form: Form, asked: Asked) -> str:
    return question_name(form.about, asked.id, "levels")
