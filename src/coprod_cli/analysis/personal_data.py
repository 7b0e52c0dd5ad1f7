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
    r"[0-9](?<![0-9].)(?!(?<=[12])[0-9]{3}-[0-9]{2}(?![0-9]))"  # the first digit of a run that begins no date
    r"(?:[0-9 ()\-]{7,18}[0-9]|[0-9]{0,2}[A-Za-z]{2}\b|(?: ?[0-9]){5} ?[A-Da-d]\b)", re.ASCII | re.DOTALL
)  # fmt: skip
"""What every number below has in it; looking for this first is ten times as fast."""

# Compiled when first used: few texts get this far.
_EMAIL = r"(?a)[\w.+-]{1,64}@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})"
_ROW = r"(?a)(?<![\w.])(?:[+(]{0,2}[0-9]++)(?:(?:[ -]|\) ?| ?\()[0-9]++)*+(?!\w)"
"""Groups of digits with one sign between them."""
_POSTCODE = (
    r"(?a)\b(?:[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][ABD-HJLNP-UW-Z]{2}"
    r"|[a-z]{1,2}[0-9][a-z0-9]? [0-9][abd-hjlnp-uw-z]{2})\b"
)
_NATIONAL_INSURANCE = r"(?ai)\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]\b"
_RESERVED_HOSTS = (".example.org", ".example.com", ".example.net")
_DRAMA = ("07700900", "01632960", "08081570")
_MOST_GROUPS = 6
"""Into how many groups people part a telephone number, `+44 (0)20 7946 0000` for one."""
_SHORTEST_CODE = 3
"""How many signs stand before the first gap of a number at least; a day and a month have fewer."""
_NHS_GROUPS = ([10], [3, 3, 4])


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
    for found in re.finditer(_ROW, text):
        yield from _numbers(found[0], found.start())
    for found in re.finditer(_NATIONAL_INSURANCE, text):
        yield Trace("national-insurance", found.start())
    for found in re.finditer(_POSTCODE, text):
        yield Trace("postcode", found.start())


def _numbers(row: str, start: int) -> Iterator[Trace]:
    """Yield what a row of groups of digits holds; a number may have others before and behind it."""
    groups = list(re.finditer(r"[+(]{0,2}[0-9]++", row))
    begin = 0
    while begin < len(groups):
        end = begin + 1
        most = _MOST_GROUPS if len(groups[begin][0].lstrip("(")) >= _SHORTEST_CODE else 0
        for stop in range(min(begin + most, len(groups)), begin, -1):
            kind = _kind([group[0].lstrip("(") for group in groups[begin:stop]])
            if kind is not None:
                yield Trace(kind, start + _begin_of(groups[begin], kind))
                end = stop
                break
        begin = end


def _begin_of(group: re.Match[str], kind: Kind) -> int:
    """Return where a number begins; a bracket is its own only round the code of a town."""
    return group.start() if kind == "phone" else group.end() - len(group[0].lstrip("("))


def _kind(groups: list[str]) -> Kind | None:
    """Say what the groups of digits are together, if they are a number of one person."""
    digits = "".join(groups)
    abroad = re.match(r"(?:\+|00)440?", digits)
    national = "0" + digits[abroad.end() :] if abroad else digits
    if re.fullmatch(r"0[12378][0-9]{8,9}", national) and not national.startswith(_DRAMA):
        return "phone"
    if [len(group) for group in groups] in _NHS_GROUPS and digits[0] in "123456789" and _is_nhs_number(digits):
        return "nhs-number"
    return None


def _is_nhs_number(digits: str) -> bool:
    """Check the tenth digit: eleven less the weighted sum of the others, modulo eleven."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[-1])
