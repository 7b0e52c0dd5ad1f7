"""`coprod diff`: what moved between two rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from coprod_cli.cli.options import Folder
from coprod_cli.cli.usage import App, Mistyped
from coprod_cli.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_cli.analysis.difference import Difference
    from coprod_cli.project import Project
    from coprod_cli.records.assessment import About

app = App()


@app.command(help=_("Show what moved between two rounds.\n\n"
        "What rose, fell, stayed, is new, went or can't be compared, and what groups said apart. "
        "Groups that are too small are not shown."),
             epilog=_("Next: coprod chart"))  # fmt: skip
def diff(
    old: Annotated[str | None, typer.Argument(metavar="[OLD]", show_default=False,
                                              help=_("The earlier month, as 2026-05."))] = None,
    new: Annotated[str | None, typer.Argument(metavar="[NEW]", show_default=False,
                                              help=_("The later month. The latest two, if none is named."))] = None,
    about: Annotated[Literal["project", "organisation", "own-practice"] | None,
                     typer.Option("--about", show_default=False,
                                  help=_("What the scores are about. All of the group's, if it is not named."))] = None,
    revision: Annotated[str | None,
                        typer.Option("--rev", metavar="REV", show_default=False,
                                     help=_("Take the earlier round from this version in git: a tag, branch or id. "
                                            "Without months, the latest of then and of now."))] = None,
    output: Annotated[Literal["text", "markdown", "json"],
                      typer.Option("--format", help=_("How it is written."))] = "text",
    exit_code: Annotated[bool, typer.Option("--exit-code", help=_("End with 1 if anything differs."))] = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Compare two rounds."""
    from coprod_cli.cli import console
    from coprod_cli.render import changes

    project, difference = _compared(old, new, about, revision, folder)
    if output == "json":
        console.result(changes.json(project, difference))
    elif output == "markdown":
        console.result(changes.markdown(project, difference), end="")
    else:
        console.result(changes.text(project, difference))
    raise typer.Exit(int(exit_code and difference.is_any))


def _compared(
    old: str | None, new: str | None, about: About | None, revision: str | None, folder: Path | None
) -> tuple[Project, Difference]:
    """Return the project as it is now, and what differs between the rounds that were named."""
    from coprod_cli.analysis.difference import difference
    from coprod_cli.cli.opened import open_about, project_root
    from coprod_cli.cli.reporting import published
    from coprod_cli.cli.rounds import named_round, two_rounds
    from coprod_cli.cli.typed import typed

    root = project_root(folder)
    project = published(open_about(root, about), "report")
    if revision is None:
        return project, difference(project, *two_rounds(project, old, new, folder), about)
    if project.is_own:
        raise Mistyped(
            _("Own practice is in no version in git, because it is private."),
            _("Leave out --rev: {command}").format(command=typed("diff --about own-practice", folder)),
        )
    from coprod_cli.cli.past import past_project, past_round

    past = past_project(root, revision)
    earlier, later = past_round(past, old, revision), named_round(project, new, folder)
    # Who was promised then not to be shown is not shown now either.
    fewest = past.settings.hide_groups_under
    return project, difference(project, earlier, later, about, revision=revision, fewest=fewest)
