"""A guide for talking about the principles without any form: how to hold the talk, and a card for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _, spoken
from coprod_cli.words.form import Text, level_choices, marked, questions_for, text_of, where_from
from coprod_cli.words.handout import Card, Handout, Part
from coprod_cli.words.scores import about_words

if TYPE_CHECKING:
    from coprod_cli.project import Project
    from coprod_cli.records.assessment import About
    from coprod_cli.records.project import Group


def talk(project: Project, group: Group | None, about: About, wheel: str) -> Handout:
    """Return the guide for a talk with one group, or with everyone; `wheel` names the picture to colour in."""
    framework, language = project.framework, project.language
    ask = questions_for(group)
    subject = _("A talk without a form, about {what}.").format(what=about_words(about))
    if group is not None:
        subject = _("A talk without a form, with {group}, about {what}.").format(
            group=group.name, what=about_words(about)
        )
    return Handout(
        language=spoken(),
        title=marked(project.settings.project, language),
        subject=subject,
        parts=(_how(), Part(_("Say this first"), where_from(group)), _who_reads(project)),
        cards=tuple(
            Card(
                theme.id,
                _("Card {number} of {count}").format(number=number, count=len(framework.principles)),
                text_of(theme.name or {language: theme.id}, language),
                text_of(theme.meaning, language) if theme.meaning else None,
                (Text(ask["example"]), Text(ask["level"])),
                level_choices(framework, theme, about, language),
            )
            for number, theme in enumerate(framework.principles, 1)
        ),
        notes=_("What people said, in their own words"),
        levels=_("The levels, in words"),
        picture=_("Room for a picture that we choose"),
        closing=_colour_in(wheel),
    )


def _how() -> Part:
    return Part(
        _("How to hold the talk"),
        (
            _("Two of you hold it: one asks, the other writes. It is best if one of you uses the service."),
            _("Nobody else has to read or write. People talk, sign, point, draw or show a photo."),
            _("Lay one card on the table at a time. Read it aloud, and wait. Silence is fine."),
            _("Ask first what really happened. Then read the levels, and ask which fits best."),
            _("If no one can think of anything that happened, try another level, or leave the card out."),
            _("Draw or glue into the frame what the card means here. People choose that picture themselves."),
            _("After each card, read aloud what was written down. Ask if it is right, and change it until it is."),
            _("Stop when people are tired. The other cards can wait for another day."),
        ),
    )


def _who_reads(project: Project) -> Part:
    kept = _("What people say apart is kept on the computer of the person who types it in, in a private folder.")
    if project.settings.views == "shared":
        kept = _(
            "What people say apart is kept in the shared folder, as the group agreed. All who have it can read it."
        )
    return Part(
        _("Who will read the notes"),
        (
            _("Say it before you begin: those who hold this talk read the notes, and type them in."),
            kept,
            _("What the group agrees together goes into the project's folder. All who have the folder can read it."),
            _("Write down no names. Nobody has to answer, and everybody may stop at any time."),
            _("When the notes are typed in, tear up the paper, or keep it where you agreed."),
        ),
    )


def _colour_in(wheel: str) -> Part:
    return Part(
        _("Colour in the wheel together"),
        (
            _("The empty wheel is the file {name}. Print it as large as you can, and hang it on the wall.").format(
                name=wheel
            ),
            _("After each card, colour in that part from the middle. The page beside the wheel says how far."),
            _("Where you do not agree, leave the part white, and write down what each of you sees."),
        ),
    )
