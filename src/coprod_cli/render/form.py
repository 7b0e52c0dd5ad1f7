"""A form as one page that is a whole file, and as plain text to read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_cli import resources
from coprod_cli.records.base import LONGEST_TEXT
from coprod_cli.words.form_page import page_words, script_words, text_words
from coprod_cli.yamltext.guard import MOST_BYTES, one_line

if TYPE_CHECKING:
    from coprod_cli.words.form import Form

_TEXTS = 4
"""How many texts a person can write about one principle."""
_BYTES = 3
"""How many bytes a letter can take in the file, as scripts count letters."""
_ROOM = 8192
"""What the rest of a file can take, in bytes."""


def page(form: Form) -> str:
    """Return a form as HTML: one question at a time, or all at once where no script runs."""
    most = (MOST_BYTES - _ROOM) // (_BYTES * _TEXTS * max(1, len(form.questions)))
    return filled(
        "form/form.html.j2", form=form, own=page_words(), script=_for_script(form), most=min(most, LONGEST_TEXT)
    )


def text(form: Form) -> str:
    """Return a form as lines of text, with a number for each answer."""
    return filled("form/form.txt.j2", form=form, own=text_words())


def _for_script(form: Form) -> dict[str, Any]:
    """Return what the page's script needs: what goes into the file, and what it says meanwhile."""
    return {
        "file": {
            "form": form.code,
            "month": form.month,
            "framework": form.framework,
            "wording": form.wording,
            "group": form.group,
        },
        "about": form.about,
        "say": script_words(),
    }


def line(words: object) -> str:
    """Return a text on one line, with what cannot be seen made visible."""
    return one_line(str(words))


def filled(template: str, **data: Any) -> str:
    """Fill a page or a text of `templates/`: on a page every word stays a word, in a text a line a line."""
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources.templates()),
        undefined=jinja2.StrictUndefined,
        autoescape=jinja2.select_autoescape(["html.j2"], default=False),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {}  # keys stay in the order in which a person reads them
    environment.filters["line"] = line
    return environment.get_template(template).render(data).rstrip() + "\n"
