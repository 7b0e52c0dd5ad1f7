"""`coprod schema`: the schema of each kind of file, and of coprod's own output."""

from __future__ import annotations

from typing import Annotated

import typer

from coprod_cli.cli.usage import App
from coprod_cli.language import _

app = App()


@app.command(
    help=_("Print the schema of a file, for editors.\n\nIt is a JSON Schema. Without a kind, the kinds are listed.")
)
def schema(
    kind: Annotated[str | None, typer.Argument(metavar="[KIND]", show_default=False,
                                               help=_("A kind of file, or an output, as check-output."))] = None,
) -> None:  # fmt: skip
    """Print a schema."""
    from coprod_cli.cli import console
    from coprod_cli.errors import CoprodError
    from coprod_cli.records.kinds import KINDS
    from coprod_cli.records.schema import schema_of
    from coprod_cli.render.machine import to_json
    from coprod_cli.render.output_schemas import OUTPUT_SCHEMAS

    kinds = {each.name: each for each in KINDS}
    if kind is None:
        lines = [_("{name}: {path}").format(name=each.name, path=each.path) for each in KINDS]
        outputs = [_("{name}: what the command prints with --format json").format(name=name) for name in OUTPUT_SCHEMAS]
        console.result("\n".join([*lines, *outputs]))
    elif kind in kinds:
        console.result(to_json(schema_of(kinds[kind])))
    elif kind in OUTPUT_SCHEMAS:
        console.result(to_json(OUTPUT_SCHEMAS[kind]))
    else:
        raise CoprodError(
            _("There is no kind of file {kind}.").format(kind=kind),
            _("Kinds: {kinds}").format(kinds=", ".join([*kinds, *OUTPUT_SCHEMAS])),
        )
