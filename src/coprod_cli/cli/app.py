"""The commands, loaded when they are asked for, and what becomes of an error."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coprod_cli.cli import console
from coprod_cli.cli.boundary import exit_for
from coprod_cli.cli.usage import App, Command, Group, speak_of_completion
from coprod_cli.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def _table() -> Mapping[str, tuple[str, str, bool]]:
    """Return each command's module, its one line of help, and whether it is a second name."""
    return {
        "init": ("init", _("Begin a project: a folder with its first files."), False),
        "assess": ("assess", _("Answer the questions of a round, one at a time."), False),
        "form": ("form", _("Make a form for one group, to hand out."), False),
        "collect": ("collect", _("Take back the answers that people gave on forms."), False),
        "agree": ("agree", _("Agree together, after each group answered apart."), False),
        "check": ("check", _("Look for mistakes in the files, and give advice."), False),
        "validate": ("check", _("Another name for check."), True),
        "diff": ("diff", _("Show what moved between two rounds."), False),
        "chart": ("chart", _("Draw a picture of where you stand, with the same in words."), False),
        "meet": ("meet", _("Write down how a meeting went, two minutes after it."), False),
        "add": ("add", _("Write down one thing more: what people said, an outcome, an action."), False),
        "done": ("done", _("Say that an action or a task is done, and how it went."), False),
        "review": ("review", _("Look back at two rounds together, and decide what to do."), False),
        "report": ("report", _("Write the whole record as a page for people."), False),
        "withdraw": ("withdraw", _("Take a story out of every file, when its teller takes the yes back."), False),
        "status": ("status", _("Say what to do next, and where the project is."), False),
        "framework": ("framework", _("Look at the framework, or take a copy to reword."), False),
        "schema": ("schema", _("Print the schema of a file, for editors."), False),
        "explain": ("explain", _("Explain a rule, and where it comes from."), False),
    }


class Commands(Group):
    """Knows every command by name and one line, and imports a command's module when it runs."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.table = _table()
        for name, (_module, help_line, hidden) in self.table.items():
            self.commands[name] = Command(name, help=help_line, hidden=hidden, rich_markup_mode=None)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that is asked for, and load it."""
        name, command, rest = super().resolve_command(ctx, args)
        if name is not None and name in self.table:
            module = import_module(f"coprod_cli.cli.{self.table[name][0]}")
            command = typer.main.get_command(module.app)
            command.name = name
            self.commands[name] = command
        return name, command, rest

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Read what stands before the command's name."""
        speak_of_completion(self)
        if extra.get("resilient_parsing"):
            return super().make_context(info_name, args, parent, **extra)
        return _ended(partial(super().make_context, info_name, args, parent, **extra))

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        return _ended(partial(super().invoke, ctx))


def _ended(run: Callable[[], Any]) -> Any:
    """Run something; every error ends in one of the documented exit codes."""
    try:
        return run()
    except BaseException as error:
        code = exit_for(error)
        if code is None:
            raise
        raise typer.Exit(code) from error


def _version(wanted: bool) -> None:
    if wanted:
        from coprod_cli import __version__

        console.result(f"coprod {__version__}")
        raise typer.Exit


app = App(
    cls=Commands,
    add_completion=True,
    help=_("A toolkit for co-production groups, over plain files in a folder that they share."),
    epilog=_("Begin with: coprod init"),
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


@app.callback()
def _root(
    _version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_version, is_eager=True, help=_("Say which version this is.")),
    ] = False,
) -> None:
    """Run one of the commands below."""
