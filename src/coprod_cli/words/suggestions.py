"""What somebody may have meant: the nearest known name, or all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str], also: Iterable[str] = ()) -> str:
    """Return a hint: the known name that is nearest, or all known ones.

    `also` are names that are understood too, but not worth listing.
    """
    close = nearest(name, [*known, *also])
    if close:
        return _('Did you mean "{name}"?').format(name=close)
    return _("Known here: {names}.").format(names=", ".join(known))


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name that is most like another, or nothing."""
    import difflib

    return next(iter(difflib.get_close_matches(name, list(known), n=1)), "")
