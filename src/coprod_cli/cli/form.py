"""`coprod form`: what a person of one group answers on, to hand out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from coprod_cli.cli.options import DryRun, Folder
from coprod_cli.cli.usage import App
from coprod_cli.language import _

if TYPE_CHECKING:
    from coprod_cli.words.form import Form

app = App()

ENDINGS = (".html", ".txt", ".docx", ".pdf")
_PAPER = (".docx", ".pdf")
_USUAL_SIZE = 16
"""Points: large enough for most people, and the least that is called large print."""


LargePrint = Annotated[
    Literal["18", "24", "28"] | None,
    typer.Option("--large-print", show_default=False,
                 help=_("The size of the letters in Word and PDF, in points; 16 if not given.")),
]  # fmt: skip


@app.command(help=_("Make a form for one group, to hand out.\n\n"
                    "A page asks one question at a time, and gives back a file. "
                    "A Word file can be filled in or printed, a PDF printed. "
                    "A text is there to read aloud, or to paste into an online form. "
                    "Only the group is asked for, and never a name."),
             epilog=_("Next: coprod collect FILE..."))  # fmt: skip
def form(
    group: Annotated[str, typer.Option("--group", metavar="GROUP", show_default=False,
                                       help=_("The group that answers, by its id or its name."))],
    month: Annotated[str | None, typer.Argument(metavar="[MONTH]", show_default=False,
                                                help=_("The round, as 2026-11. This month, if none is named."))] = None,
    about: Annotated[Literal["project", "organisation"],
                     typer.Option("--about", help=_("What the answers are about."))] = "project",
    output: Annotated[Path | None, typer.Option("-o", metavar="FILE", readable=False, show_default=False,
                                                help=_("An HTML, text, Word or PDF file, by its ending."))] = None,
    large_print: LargePrint = None,
    dry_run: DryRun = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Make a form."""
    from coprod_cli.cli import clock, console
    from coprod_cli.cli.apart import named_group
    from coprod_cli.cli.opened import open_sound, project_root
    from coprod_cli.cli.outputs import destination, save
    from coprod_cli.cli.rounding import named_month
    from coprod_cli.words.form import form as form_of

    root = project_root(folder)
    project = open_sound(root, only_scores=True).project
    found = named_group(project, group)
    named = named_month(month) if month is not None else f"{clock.today():%Y-%m}"
    made = form_of(project, named, found, about)
    kind = "" if about == "project" else f"{about}-"
    path = destination(root, output, f"form-{kind}{found.id}-{named}.html", ENDINGS)
    written = _rendered(made, path, _size(path, large_print))
    console.message(made.subject)
    save(root, {path: written}, dry_run=dry_run)
    if not dry_run:
        console.message(_("Open {path} and try it yourself before you hand it out.").format(path=path))
        console.message(_("Next: {command}").format(command=_after(made, path, folder)))


def _size(path: Path, large_print: str | None) -> int:
    """Return the size of the letters, in points; Mistyped where nobody can choose it here."""
    from coprod_cli.cli.usage import Mistyped

    if large_print is None:
        return _USUAL_SIZE
    if path.suffix.lower() not in _PAPER:
        message = _("--large-print is for Word and PDF: whoever reads a page or a text chooses its size.")
        raise Mistyped(message, _("Name a file that ends with .docx or .pdf after -o, or leave --large-print out."))
    return int(large_print)


def _after(made: Form, path: Path, folder: Path | None) -> str:
    """Return the command that takes the answers: what stands on paper is typed in."""
    from coprod_cli.cli.typed import typed

    if path.suffix.lower() != ".pdf":
        return typed("collect FILE...", folder)
    about = "" if made.about == "project" else f" --about {made.about}"
    return typed(f"assess {made.month} --group {made.group}{about}", folder)


def _rendered(made: Form, path: Path, size: int) -> bytes:
    from coprod_cli.cli.outputs import MARK, page
    from coprod_cli.render import form as render

    kind = path.suffix.lower()
    if kind == ".docx":
        from coprod_cli.render.word_form import word_form

        return word_form(made, size, MARK)
    if kind == ".pdf":
        from coprod_cli.render.pdf_form import pdf_form

        return pdf_form(made, size, MARK)
    return page(render.text(made) if kind == ".txt" else render.page(made))
