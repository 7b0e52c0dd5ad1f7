"""Whether an example can be pictured: nef asks for real ones, from people's own work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coprod_cli.records.assessment import Score

FEWEST_WORDS = 6
"""With fewer words than this, nobody can tell who did what; our own figure."""

_HABITS = ("always", "often", "usually", "general", "regularly", "every", "all the time", "never",
           "most of the time", "as a rule", "we try", "we aim", "where possible")  # fmt: skip
"""Words of which a habit has one: most examples have none, and are not looked at more closely."""

_GENERAL = re.compile(
    r"\b(?:always|often|usually|generally|in general|regularly|everyone|everybody|all the time"
    r"|never|most of the time|as a rule|we try|we aim|where possible)\b",
    re.IGNORECASE,
)
_PARTICULAR = re.compile(
    r"[0-9]|(?<=[a-z,] )[A-Z][a-z]"  # a number, or a name inside a sentence
    r"|\b(?i:one|two|three|four|five|six|seven|eight|nine|ten|a) (?:\w+ )?"
    r"(?:member|carer|neighbour|worker|manager|driver|nurse|volunteer|person|woman|man|people)s?\b"
    r"|\b(?i:last|this|in) (?i:week|month|spring|summer|autumn|winter|year|january|february"
    r"|march|april|may|june|july|august|september|october|november|december)\b"
)


def is_short(said: str) -> bool:
    """Say whether an example is too short to picture."""
    return len(said.split()) < FEWEST_WORDS


def is_general(said: str, language: str) -> bool:
    """Say whether an English example tells of a habit, with no person, number, name or time."""
    if language != "en":
        return False
    lowered = said.lower()
    habit = any(word in lowered for word in _HABITS)
    return habit and _PARTICULAR.search(said) is None and _GENERAL.search(said) is not None


def repeated(before: Score | None, after: Score) -> list[int]:
    """Return the places of examples that stand word for word in the earlier score."""
    said = ((place, example.said) for place, example in enumerate(after.examples))
    return [place for place, text in said if text and stood_before(before, text)]


def stood_before(before: Score | None, said: str) -> bool:
    """Say whether an example stands word for word in the earlier score."""
    return before is not None and any(_plain(said) == _plain(each.said) for each in before.examples if each.said)


def _plain(said: str) -> str:
    return " ".join(said.casefold().split())
