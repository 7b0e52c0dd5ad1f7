"""What a form of paper carries with it unseen, so that its answers are known again when it comes back."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from coprod_cli.records.sheet import VERSION, VERSION_KEY

if TYPE_CHECKING:
    from coprod_cli.words.form import Form

PREFIX = "coprod-"
"""How everything begins by which coprod knows its own in a file."""
WORDS_NAME = f"{PREFIX}words"
"""Under this name stands a digest of all words on the sheet that nobody fills in."""
KNOWN = ("form", "month", "framework", "wording", "group", "about")
"""What is said of the form itself."""


def identity(form: Form, words: str) -> dict[str, str]:
    """Return what a form says of itself, as short texts by name; `words` are those that stand on it."""
    choices = [choice.id for choice in form.questions[0].choices] if form.questions else []
    codes = {"form": form.code, **{name: str(getattr(form, name)) for name in KNOWN[1:]}}
    return {
        VERSION_KEY: VERSION,
        **{f"{PREFIX}{name}": codes[name] for name in KNOWN},
        **{f"{PREFIX}question-{number}": asked.id for number, asked in enumerate(form.questions, 1)},
        **{f"{PREFIX}choice-{number}": choice for number, choice in enumerate(choices, 1)},
        WORDS_NAME: words_digest(words),
    }


def numbered(said: dict[str, str], name: str) -> tuple[str, ...]:
    """Return what stands under a name and the numbers from 1 on."""
    found: list[str] = []
    while (value := said.get(f"{PREFIX}{name}-{len(found) + 1}")) is not None:
        found.append(value)
    return tuple(found)


def tag(question: int, key: str) -> str:
    """Return the mark of a place where something is filled in."""
    return f"{PREFIX}{question}-{key}"


def words_digest(words: str) -> str:
    """Return a digest of words that is the same however they are spaced."""
    return sha256("".join(words.split()).encode("utf-8", "surrogatepass")).hexdigest()[:12]
