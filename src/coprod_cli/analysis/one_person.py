"""Whether a text tells what one person needs, where only what is there for everyone should stand.

It looks for English words, and rather passes over a sentence than blames one about everyone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_AIDS = (
    r"wheelchair|walker|walking\s+(?:frame|stick)|hearing\s+aids?|hearing\s+loop|hoist|stairlift|guide\s+dog|"
    r"interpreter|(?:large|big)\s+print|braille|oxygen|medicine|medication|tablets|insulin|injections?|catheter|"
    r"inhaler|ramp|lift|carer|helper|quiet\s+room|diet"
)
_CONDITIONS = (
    r"dementia|alzheimer(?:'s)?|epilepsy|diabetes|autism|parkinson(?:'s)?|schizophrenia|depression|anxiety|cancer|"
    r"arthritis|asthma|multiple\s+sclerosis|(?:a|the)\s+stroke|a\s+(?:\w+\s+)?(?:disability|allergy|condition|illness)|"
    r"(?:a\s+)?bad\s+(?:back|knees?|hips?|hearing|sight)"
)
_IS = (
    r"blind|deaf|diabetic|autistic|epileptic|allergic|incontinent|disabled|ill|bedbound|housebound|"
    r"a\s+wheelchair\s+user"
)
_PEOPLE = r"member|person|carer|woman|man|lady|gentleman|neighbour|worker|colleague|volunteer|friend"
_NEEDS = (
    rf"(?:needs|uses|cannot|can't|has\s+(?:{_CONDITIONS}|(?:an?|his|her)\s+(?:\w+\s+)?(?:{_AIDS}))|is\s+(?:{_IS}))\b"
)
_NOBODY = (
    "anybody|anyone|everybody|everyone|nobody|somebody|someone|whoever|who|which|what|that|this|it|each|every|one|"
    "another|the|there|building|bus|centre|center|church|door|hall|kitchen|library|lift|minibus|meeting|office|place|"
    "ramp|room|school|taxi|toilet|train|tram|venue|group|council|if|and|or|loop|letter|coffee|tea|lunch|parking"
)
"""Words with a capital letter that begin a sentence about everyone, or about a place."""
_NAME = rf"(?!(?i:{_NOBODY})\b)[A-Z][a-z]+"


@cache
def _one_person() -> re.Pattern[str]:
    """Return what finds it; made only for a project that has words to look at, for it takes a while."""
    return re.compile(
        rf"\b(?i:s?he)\s+(?i:{_NEEDS})"
        rf"|\b(?i:his|her)\s+(?:\w+\s+)?(?i:needs|condition|diagnosis|disability|illness|sight|hearing|{_AIDS})\b"
        rf"|(?<!(?i:what)\s)\b(?i:one\s+of\s+(?:us|them|(?:the|our)\s+\w+))\s+(?:(?i:who)\s+)?(?i:{_NEEDS})"
        rf"|(?<!(?i:what)\s)\b(?i:one|another|our)\s+(?:\w+\s+)?(?i:{_PEOPLE})\s+(?:(?i:who)\s+)?(?i:{_NEEDS})"
        rf"|\b(?i:one|another|our)\s+(?:\w+\s+)?(?i:{_PEOPLE})\s+(?i:with)\s+(?:\w+\s+)?(?i:{_CONDITIONS})\b"
        rf"|\b{_NAME}\s+(?i:{_NEEDS})"
        rf"|\b{_NAME}(?:'|\u2019)s\s+(?:\w+\s+)?(?i:needs|condition|diagnosis|disability|illness|{_AIDS})\b"
    )


def needs_of_one(text: str, language: str) -> Iterator[int]:
    """Yield where a text begins to tell what one person needs; nothing where it is not English."""
    if language == "en":
        yield from (found.start() for found in _one_person().finditer(text))
