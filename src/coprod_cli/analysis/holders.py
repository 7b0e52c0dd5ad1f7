"""The things in a record that hold other things: the outcome of a task, the indicator of a look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coprod_cli.findings import Keys


class Holder(NamedTuple):
    """One thing that holds a list: where it stands, and what it says."""

    keys: Keys
    data: dict[str, Any]


def holders(data: dict[str, Any], lists: Sequence[str], at: Keys = ()) -> Iterator[Holder]:
    """Yield what holds the last of some lists, each inside a thing of the one before; the file itself for one list."""
    if len(lists) == 1:
        yield Holder(at, data)
        return
    for place, each in enumerate(data.get(lists[0]) or ()):
        yield from holders(each, lists[1:], (*at, lists[0], place))


def listed(data: dict[str, Any], lists: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield every thing in the last of some lists, whatever holds it."""
    for holder in holders(data, lists):
        yield from holder.data.get(lists[-1]) or ()
