"""Whether an example can be pictured: nef asks for real ones, from people's own work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from coprod_cli.project import Round
    from coprod_cli.records.assessment import About, Score

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


class Told(NamedTuple):
    """An example of a score, as it was told."""

    said: str
    same_as: str | None = None
    """The principle under which it was told, where the score only points there."""


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
    return before is not None and any(plain(said) == plain(each.said) for each in before.examples if each.said)


def told(found: Round, about: About, principle: str) -> Iterator[Told]:
    """Yield the examples of a score, its own and those that it points to."""
    scores = found.scores(about)
    ids = found.framework.principle_ids if found.framework is not None else {}
    for example in scores[principle].examples if principle in scores else ():
        if example.said is not None:
            yield Told(example.said)
            continue
        there = ids.get(example.same_as or "", example.same_as or "")
        examples = scores[there].examples if there in scores and there != principle else ()
        yield from (Told(each.said, there) for each in examples if each.said is not None)


def texts_of(found: Round) -> frozenset[str]:
    """Return every example of a round, about whatever, as it is compared with others."""
    return frozenset(
        plain(example.said)
        for about in found.abouts
        for score in found.scores(about).values()
        for example in score.examples
        if example.said is not None
    )


def new_examples(found: Round, about: About, principle: str, stood: Container[str]) -> tuple[Told, ...]:
    """Return the examples of a score that are not among those that stood before, each once."""
    seen: dict[str, Told] = {}
    for example in told(found, about, principle):
        seen.setdefault(plain(example.said), example)
    return tuple(example for text, example in seen.items() if text not in stood)


def plain(said: str) -> str:
    """Return an example as it is compared with others: without capital letters and spare spaces."""
    return " ".join(said.casefold().split())
