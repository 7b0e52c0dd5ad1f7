"""`coprod review`: looking back together, asked question by question or taken from an answers file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coprod_cli.cli.options import Answers, DryRun, Folder
from coprod_cli.cli.usage import App
from coprod_cli.language import _

app = App()


@app.command(help=_("Look back at two rounds together, and decide what to do.\n\nIt asks what became of actions, what "
                    "moved and why, what taking part was like, and what you will do now. Every answer is kept at "
                    "once. Run it again to go on. With --answers the answers come from a file with the keys review "
                    "and work-plan.\n\n"
                    "With --agenda it writes a page to send out beforehand: what to bring, what moved, what waits, "
                    "and whom to tell."),
             epilog=_("Next: coprod status"))  # fmt: skip
def review(
    old: Annotated[str | None, typer.Argument(metavar="[OLD]", show_default=False,
                                              help=_("The earlier month. By review_every, if none is named."))] = None,
    new: Annotated[str | None, typer.Argument(metavar="[NEW]", show_default=False,
                                              help=_("The later month. The latest round, if none is named."))] = None,
    last: Annotated[bool, typer.Option("--last", help=_("Close the project: look at its whole life, once."))] = False,
    agenda: Annotated[bool, typer.Option("--agenda", help=_("Write what to bring, and what to talk about."))] = False,
    output: Annotated[Path | None, typer.Option("-o", metavar="FILE", readable=False, show_default=False,
                                                help=_("With --agenda: a Markdown file, or an HTML file that prints "
                                                       "in large print; reports/agenda.md, if none."))] = None,
    answers: Answers = None,
    dry_run: DryRun = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Hold a review, go on with one, or write its agenda."""
    from coprod_cli.cli.opened import project_root
    from coprod_cli.cli.review_sitting import sit, take

    _check_agenda(output, agenda=agenda, other=bool(old or last or answers))
    root = project_root(folder)
    if agenda:
        from coprod_cli.cli.review_page import write_agenda

        write_agenda(root, output, folder, dry_run=dry_run)
        return
    if answers is None:
        sit(root, old, new, folder, is_last=last, dry_run=dry_run)
    else:
        take(root, old, new, answers, folder, is_last=last, dry_run=dry_run)


def _check_agenda(output: Path | None, *, agenda: bool, other: bool) -> None:
    from coprod_cli.cli.usage import Mistyped

    if agenda and other:
        raise Mistyped(
            _("--agenda writes a page for the next review, and needs nothing more."),
            _("Type: coprod review --agenda"),
        )
    if output is not None and not agenda:
        raise Mistyped(
            _("-o names the file of an agenda, and this is no agenda."),
            _("Add --agenda, or leave -o out: a review has its own file."),
        )
