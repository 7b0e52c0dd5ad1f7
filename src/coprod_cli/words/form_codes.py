"""The codes at the foot of forms that are out now, so that a sheet of paper is known by the code on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.words.form import form_code

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from coprod_cli.project import Project
    from coprod_cli.records.assessment import About

FEWEST_SIGNS = 4
"""So many signs of a code are enough to tell the forms of two years apart, with few exceptions."""
_MONTHS = range(-2, 24)
"""How long ago the month of a form may be; one for a coming month may be handed out by now."""


class Coded(NamedTuple):
    """What a form's code stands for."""

    month: str
    group: str
    about: About


def months_round(today: datetime.date) -> tuple[str, ...]:
    """Return the months whose forms may come back on a day, the latest first."""
    here = today.year * 12 + today.month - 1
    return tuple(f"{(here - ago) // 12:04}-{(here - ago) % 12 + 1:02}" for ago in _MONTHS)


def coded(project: Project, months: Iterable[str], abouts: Iterable[About], typed: str) -> list[Coded]:
    """Return the forms in today's wording whose code begins with what was typed; with too few signs none."""
    signs = "".join(typed.split()).casefold()
    if len(signs) < FEWEST_SIGNS:
        return []
    wording = project.framework.fingerprint(project.language)
    return [
        each
        for each in _all(project, months, abouts)
        if form_code(project, *each, wording).startswith(signs)
    ]  # fmt: skip


def _all(project: Project, months: Iterable[str], abouts: Iterable[About]) -> Iterator[Coded]:
    for month in months:
        for group in project.groups:
            yield from (Coded(month, group, about) for about in abouts)
