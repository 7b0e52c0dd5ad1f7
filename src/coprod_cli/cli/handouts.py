"""What `coprod form` makes besides forms: open questions, and a guide for a talk with a wheel to colour in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.cli import console
from coprod_cli.cli.apart import named_group
from coprod_cli.cli.opened import open_sound, project_root
from coprod_cli.cli.outputs import destination, page, save
from coprod_cli.cli.typed import typed
from coprod_cli.cli.usage import Mistyped
from coprod_cli.language import _
from coprod_cli.render import handout as render

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_cli.project import Project
    from coprod_cli.records.assessment import About
    from coprod_cli.words.handout import Handout
    from coprod_cli.words.open_questions import Purpose

ENDINGS = (".html", ".txt", ".md")


class Wanted(NamedTuple):
    """What was typed."""

    purpose: Purpose | None
    talk: bool
    group: str | None
    month: str | None
    about: About
    large_print: str | None
    output: Path | None


def write(wanted: Wanted, folder: Path | None, *, dry_run: bool) -> None:
    """Make the handout that is wanted, write it, and say so; Mistyped for what does not go together."""
    _refuse_what_does_not_fit(wanted)
    root = project_root(folder)
    project = open_sound(root, only_scores=True).project
    files = (
        _talk(wanted, project, root) if wanted.purpose is None else _questions(wanted, wanted.purpose, project, root)
    )
    save(root, files, dry_run=dry_run)
    if not dry_run:
        path, *others = files
        console.message(_("Open {path}, read it through, and print it.").format(path=path))
        if others:
            console.message(_("Print {path} on A3 paper, to colour in together.").format(path=others[0]))
        after = "status" if wanted.purpose is not None else "assess"
        console.message(_("Next: {command}").format(command=typed(after, folder)))


def _refuse_what_does_not_fit(wanted: Wanted) -> None:
    if wanted.purpose is not None and wanted.talk:
        raise Mistyped(_("--for and --talk make two different things."), _("Type one of them, then the other."))
    if wanted.large_print is not None:
        raise Mistyped(_("--large-print is for Word and PDF forms."), _("Leave it out. Print the page larger instead."))
    if wanted.month is not None:
        raise Mistyped(
            _("Open questions and talks belong to no round, so no month fits here."), _("Leave {month} out.").format(
                month=wanted.month)
        )  # fmt: skip
    if wanted.purpose is not None and wanted.group is not None:
        raise Mistyped(_("Open questions are the same for every group."), _("Leave --group out."))
    if wanted.purpose is not None and wanted.about != "project":
        raise Mistyped(_("Open questions are not about one or the other."), _("Leave --about out."))


def _questions(wanted: Wanted, purpose: Purpose, project: Project, root: Path) -> dict[Path, bytes]:
    from coprod_cli.words.open_questions import open_questions

    path = destination(root, wanted.output, f"questions-{purpose}.html", ENDINGS)
    made = open_questions(project, purpose)
    console.message(made.subject)
    return {path: _rendered(made, path)}


def _talk(wanted: Wanted, project: Project, root: Path) -> dict[Path, bytes]:
    """Return the guide, the wheel to colour in, and the same in words, by their files."""
    from coprod_cli.render import picture_words, wheel
    from coprod_cli.words.talk import talk
    from coprod_cli.words.wheel import blank_wheel

    group = None if wanted.group is None else named_group(project, wanted.group)
    kind = "" if wanted.about == "project" else f"-{wanted.about}"
    name = "talk" if group is None else f"talk-{group.id}"
    path = destination(root, wanted.output, f"{name}{kind}.html", ENDINGS)
    picture = path.with_name(f"{path.stem}-wheel.pdf")
    made, blank = talk(project, group, wanted.about, picture.name), blank_wheel(project, wanted.about)
    console.message(made.subject)
    return {
        path: _rendered(made, path),
        picture: wheel.draw(blank, "pdf", poster=True),
        picture.with_suffix(".md"): page(picture_words.page(blank)),
    }


def _rendered(made: Handout, path: Path) -> bytes:
    kinds = {".html": render.page, ".txt": render.text, ".md": render.in_markdown}
    return page(kinds[path.suffix.lower()](made))
