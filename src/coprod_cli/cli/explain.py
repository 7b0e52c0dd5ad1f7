"""`coprod explain`: what a rule finds, why it matters, and where it comes from."""

from __future__ import annotations

from typing import Annotated

import typer

from coprod_cli.cli.usage import App
from coprod_cli.language import _

app = App()


@app.command(
    help=_(
        "Explain a rule, and where it comes from.\n\n"
        "Name it by the word in brackets behind a finding. Without one, all are listed."
    )
)
def explain(
    rule: Annotated[str | None, typer.Argument(metavar="[RULE]", show_default=False,
                                               help=_("The rule, as score-without-example."))] = None,
) -> None:  # fmt: skip
    """Explain a rule."""
    from coprod_cli import rules
    from coprod_cli.cli import console
    from coprod_cli.errors import CoprodError
    from coprod_cli.render.cards import card
    from coprod_cli.words.findings import severity_word
    from coprod_cli.words.suggestions import nearest

    if rule is None:
        console.result("\n".join(
            _("{rule}: {severity}. {title}").format(
                rule=each.id, severity=severity_word(each.severity), title=each.title)
            for each in rules.RULES
        ))  # fmt: skip
    elif rule in rules.BY_ID:
        console.result(card(rules.BY_ID[rule]))
    else:
        close = nearest(rule, rules.BY_ID)
        hint = _('Did you mean "{name}"?').format(name=close) if close else _("List them all: coprod explain")
        raise CoprodError(_("There is no rule {rule}.").format(rule=rule), hint)
