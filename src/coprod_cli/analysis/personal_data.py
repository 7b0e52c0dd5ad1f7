"""Personal data in a text, as far as its form gives it away; names have none.

Forms: UK telephone numbers, postcodes, NHS numbers (with their check digit, NHS Data Dictionary),
National Insurance numbers, and e-mail addresses. Numbers that Ofcom keeps for drama, and
addresses at example.org and the like, are let pass.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["email", "phone", "postcode", "nhs-number", "national-insurance"]

_WORTH_A_LOOK = re.compile(
    r"[0-9](?<![0-9].)(?![0-9]{3}-[0-9]{2})"  # the first digit of a run that begins no date
    r"(?:[0-9 ()\-]{7,18}[0-9]|[0-9]{0,2}[A-Za-z]{2}\b|(?: ?[0-9]){5} ?[A-Da-d]\b)", re.ASCII | re.DOTALL
)  # fmt: skip
"""What every number below has in it; looking for this first is ten times as fast."""

# Compiled when first used: few texts get this far.
_EMAIL = r"(?a)[\w.+-]{1,64}@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})"
_DIGITS = r"(?a)(?<![\w.])(?:\+44|0044|\(?0|[1-9])[0-9 ()\-]{8,18}[0-9](?!\w)"
_POSTCODE = (
    r"(?a)\b(?:[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][ABD-HJLNP-UW-Z]{2}"
    r"|[a-z]{1,2}[0-9][a-z0-9]? [0-9][abd-hjlnp-uw-z]{2})\b"
)
_NATIONAL_INSURANCE = r"(?ai)\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]\b"
_DATE = r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?"

_RESERVED_HOSTS = (".example.org", ".example.com", ".example.net")
_DRAMA = ("07700900", "01632960", "08081570")
_NHS_DIGITS = 10


class Trace(NamedTuple):
    """One thing that looks like personal data, and where it begins in the text."""

    kind: Kind
    start: int


def traces(text: str) -> Iterator[Trace]:
    """Yield what looks like personal data, kind by kind."""
    if "@" in text:
        for found in re.finditer(_EMAIL, text):
            if not f".{found['host'].lower()}".endswith(_RESERVED_HOSTS):
                yield Trace("email", found.start())
    if _WORTH_A_LOOK.search(text) is None:
        return
    for found in re.finditer(_DIGITS, text):
        yield from _number(found)
    for found in re.finditer(_NATIONAL_INSURANCE, text):
        yield Trace("national-insurance", found.start())
    for found in re.finditer(_POSTCODE, text):
        yield Trace("postcode", found.start())


def _number(found: re.Match[str]) -> Iterator[Trace]:
    if re.match(_DATE, found[0]):
        return
    digits = re.sub(r"[^0-9]", "", found[0])
    national = re.sub(r"^(?:0044|44)0?", "0", digits) if found[0][0] == "+" or digits[:2] == "00" else digits
    if national[0] == "0" and len(national) in {10, 11} and national[1] in "12378":
        if not national.startswith(_DRAMA):
            yield Trace("phone", found.start())
    elif len(digits) == _NHS_DIGITS and _is_nhs_number(digits):
        yield Trace("nhs-number", found.start())


def _is_nhs_number(digits: str) -> bool:
    """Check the tenth digit: eleven less the weighted sum of the others, modulo eleven."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[-1])
