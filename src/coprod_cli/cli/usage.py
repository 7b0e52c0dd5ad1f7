"""What Typer would say itself, in coprod's words: how a command is used, and how it was mistyped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from coprod_cli.cli import console
from coprod_cli.errors import CoprodError
from coprod_cli.language import _

if TYPE_CHECKING:
    from collections.abc import Callable

MISTYPED = 2
_MONTHS = frozenset({"month", "old", "new"})
"""The arguments that name a round."""


class Mistyped(CoprodError):
    """A command was typed in a way that it does not know."""


class Command(TyperCommand):
    """A command whose help and errors are coprod's sentences."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line that shows how the command is typed."""
        _write_usage(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option `--help`."""
        return _with_help(super().get_help_option(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what was typed; what is too much is named."""
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except TyperException as error:
            raise mistyped(error, ctx) from error
        if not ctx.resilient_parsing:
            _refuse_folders(ctx, [*(value for name, value in ctx.params.items() if name in _MONTHS), *rest])
            if rest:
                words = _shown(" ".join(rest))
                raise Mistyped(_("More was typed than this command knows: {words}").format(words=words), _see_help(ctx))
        return rest


class Group(TyperGroup):
    """A command with commands below it, in coprod's sentences."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line that shows how the command is typed."""
        _write_usage(self, ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write every command with its whole line of help."""
        commands = [(name, self.commands[name]) for name in self.list_commands(ctx)]
        rows = [(name, (each.help or "").partition("\n")[0]) for name, each in commands if not each.hidden]
        with formatter.section(_("Commands")):
            formatter.write_dl(rows)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option `--help`."""
        return _with_help(super().get_help_option(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what was typed; nothing at all gets the help."""
        if not args and not ctx.resilient_parsing:
            console.message(ctx.get_help())
            raise typer.Exit(MISTYPED)
        try:
            return super().parse_args(ctx, args)
        except TyperException as error:
            raise mistyped(error, ctx) from error

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that is asked for."""
        try:
            return super().resolve_command(ctx, args)
        except TyperException as error:
            raise Mistyped(
                _("There is no command {name}.").format(name=_shown(args[0])), _meant(args[0], self.commands, ctx)
            ) from error


class App(typer.Typer):
    """A module's commands, as plain text without Typer's colours."""

    def __init__(self, *, cls: type[Group] = Group, add_completion: bool = False, **settings: Any) -> None:
        super().__init__(cls=cls, add_completion=add_completion, rich_markup_mode=None, **settings)

    def command(self, name: str | None = None, **settings: Any) -> Callable[[Any], Any]:
        """Add a command."""
        return super().command(name, cls=Command, **settings)


def mistyped(error: TyperException, context: Any) -> Mistyped:
    """Return what Typer found wrong with one command, in coprod's words."""
    option = getattr(error, "option_name", "")
    known = {name: param for param in context.command.get_params(context) for name in param.opts}
    param = getattr(error, "param", None) or known.get(option)
    if param is None:
        return Mistyped(_("There is no option {option}.").format(option=_shown(option)), _meant(option, known, context))
    choices = getattr(param.type, "choices", None)
    if choices:
        message = _("{option} needs one of these behind it: {choices}.")
        return Mistyped(message.format(option=_name(param), choices=", ".join(choices)), _see_help(context))
    message = _("{option} takes nothing behind it.") if getattr(param, "is_flag", False) else _(
        "{option} needs something behind it.")  # fmt: skip
    return Mistyped(message.format(option=_name(param)), _see_help(context))


def speak_of_completion(command: Any) -> None:
    """Give Typer's two options for completion coprod's words."""
    texts = {
        "install_completion": _("Let this shell complete coprod's commands when Tab is pressed."),
        "show_completion": _("Print what --install-completion would add, to put it elsewhere."),
    }
    for param in command.params:
        if param.name in texts:
            param.help = texts[param.name]
            param.callback = _spoken(param.name, param.callback)


def _spoken(name: str, callback: Callable[..., Any]) -> Callable[..., Any]:
    def speak(ctx: Any, param: Any, value: Any) -> Any:
        import contextlib
        import io

        if not value or ctx.resilient_parsing:
            return value
        said = io.StringIO()
        try:
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
                callback(ctx, param, value)
        except typer.Exit as error:
            raise CoprodError(
                _("It cannot be seen which shell this is, or it is one without completion."),
                _("Type it in bash, zsh, fish or PowerShell."),
            ) from error
        except SystemExit:
            if name == "install_completion":
                console.message(_("Completion is installed. It works in the next terminal that you open."))
            else:
                console.result(said.getvalue(), end="")
        raise typer.Exit

    return speak


def _write_usage(command: Any, ctx: Any, formatter: Any) -> None:
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, pieces, prefix=_("Usage:") + " ")


def _with_help(option: Any) -> Any:
    option.help = _("Show this, and do nothing else.")
    return option


def _name(param: Any) -> str:
    return str(param.opts[-1] if param.param_type_name == "option" else param.human_readable_name)


def _meant(name: str, known: Any, context: Any) -> str:
    from coprod_cli.words.suggestions import nearest

    close = nearest(name, known)
    return _('Did you mean "{name}"?').format(name=close) if close else _see_help(context)


def _refuse_folders(context: Any, words: list[Any]) -> None:
    """Raise Mistyped for a folder that stands where none can, in a command that takes one behind -C."""
    from coprod_cli.records.dates import parse_when

    named = [word for word in words if isinstance(word, str) and word and parse_when(word) is None]
    if not named or not any("-C" in param.opts for param in context.command.params):
        return
    from pathlib import Path

    from coprod_cli.cli.typed import typed

    folder = next((path for path in map(Path, named) if path.is_dir()), None)
    if folder is not None:
        again = typed(context.info_name, folder)
        message = _("{folder} is a folder, and this command takes it only behind -C.").format(
            folder=_shown(str(folder))
        )
        raise Mistyped(message, _("Type: {command}").format(command=again))


def _see_help(context: Any) -> str:
    return _("To see what there is, type: {command} --help").format(command=context.command_path)


def _shown(text: str) -> str:
    from coprod_cli.yamltext.guard import printable

    return printable(text)
