"""A form for one group: made of the project's own words, written, and how it goes on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.cli import clock, console
from coprod_cli.cli.outputs import MARK, destination, page, save
from coprod_cli.cli.rounding import named_month
from coprod_cli.cli.typed import typed
from coprod_cli.cli.usage import Mistyped
from coprod_cli.language import _
from coprod_cli.words.form import form as form_of

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_cli.project import Project
    from coprod_cli.records.assessment import About
    from coprod_cli.records.project import Group
    from coprod_cli.words.form import Form

PDF, SURVEY, WORD = ".pdf", ".xlsx", ".docx"
ENDINGS = (".html", ".txt", WORD, PDF, SURVEY)
USUAL_SIZE = 16
"""Points: large enough for most people, and the least that is called large print."""


def hand_out(
    root: Path,
    project: Project,
    group: Group,
    month: str | None,
    about: About,
    output: Path | None,
    folder: Path | None,
    *,
    large_print: str | None,
    dry_run: bool,
) -> None:
    """Write the form of a group in the kind that the file's ending names, and say what comes next.

    Raises CoprodError for a file that cannot be written, Mistyped for large print of what has no size.
    """
    named = named_month(month) if month is not None else f"{clock.today():%Y-%m}"
    made = form_of(project, named, group, about)
    kind = "" if about == "project" else f"{about}-"
    path = destination(root, output, f"form-{kind}{group.id}-{named}.html", ENDINGS)
    written = _rendered(made, path, _size(path, large_print), project.language)
    console.message(made.subject)
    save(root, {path: written}, dry_run=dry_run)
    if not dry_run:
        _say_what_is_next(made, path, folder)


def _size(path: Path, large_print: str | None) -> int:
    """Return the size of the letters, in points."""
    if large_print is None:
        return USUAL_SIZE
    if path.suffix.lower() not in {WORD, PDF}:
        message = _("--large-print is for Word and PDF: whoever reads a page or a text chooses its size.")
        raise Mistyped(message, _("Name a file that ends with .docx or .pdf after -o, or leave --large-print out."))
    return int(large_print)


def _rendered(made: Form, path: Path, size: int, language: str) -> bytes:
    from coprod_cli.render import form as render

    kind = path.suffix.lower()
    if kind == WORD:
        from coprod_cli.render.word_form import word_form

        return word_form(made, size, MARK)
    if kind == PDF:
        from coprod_cli.render.pdf_form import pdf_form

        return pdf_form(made, size, MARK)
    if kind == SURVEY:
        from coprod_cli.render.survey import workbook

        return workbook(made, language, MARK)
    return page(render.text(made) if kind == ".txt" else render.page(made))


def _say_what_is_next(made: Form, path: Path, folder: Path | None) -> None:
    said = _("Open {path} and try it yourself before you hand it out.")
    if path.suffix.lower() == SURVEY:
        said = _("Bring {path} into Kobo or ODK, and try the survey yourself before you hand it out.")
    console.message(said.format(path=path))
    by_hand = f"collect --typed {made.month} --group {made.group}" + (
        "" if made.about == "project" else f" --about {made.about}"
    )
    after = by_hand if path.suffix.lower() == PDF else "collect FILE..."
    console.message(_("Next: {command}").format(command=typed(after, folder)))
