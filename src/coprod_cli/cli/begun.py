"""What was begun and not ended: which command goes on with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coprod_cli.store.drafts import drafts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ROUND = re.compile(r"(assess|agree)-([0-9]{4}-[0-9]{2})-(project|organisation)")
_REVIEW = re.compile(r"review(-last)?(-[0-9-]+)?")
_OTHERS = re.compile(r"(meet|add|done|stopped)(?:-(.+))?")


def begun(root: Path) -> Iterator[str]:
    """Yield the commands that go on with a sitting of this machine, as they are typed behind `coprod`.

    What one person or one group answers apart is nobody else's to see, so it is left out.
    """
    for name in drafts(root, ""):
        if found := _ROUND.fullmatch(name):
            about = " --about organisation" if found[3] == "organisation" else ""
            yield f"{found[1]} {found[2]}{about}"
        elif found := _REVIEW.fullmatch(name):
            yield "review --last" if found[1] else "review"
        elif found := _OTHERS.fullmatch(name):
            stopped = found[1] == "stopped"
            words = ["done" if stopped else found[1], found[2], "--stopped" if stopped else ""]
            yield " ".join(filter(None, words))
