"""What goes with a story, and what coprod cannot take back, in sentences for the helper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.project import OUTCOMES_PATH, STORIES_PATH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coprod_cli.analysis.withdrawal import Part


def goes(part: Part) -> Iterator[str]:
    """Yield what goes from a file."""
    if part.path == STORIES_PATH:
        yield _("{path}: the story itself, with what its teller said yes to").format(path=part.path)
        return
    for text in part.texts:
        if part.path == OUTCOMES_PATH:
            yield _("{path}: a look at how it goes: {text}").format(path=part.path, text=text)
        else:
            said = _("{path}: an example of {name}: {text}")
            yield said.format(path=part.path, name=part.keys[-2], text=text)


def without_example(part: Part) -> str:
    """Return that a score has no example any more."""
    said = _('"{name}" in {path} has no example any more. Ask the group for another one.')
    return said.format(name=part.keys[-2], path=part.path)


def what_is_left(names: Iterable[str]) -> Iterator[str]:
    """Yield what coprod cannot take back, and what to do; `names` is what somebody can search for."""
    yield _("Nothing in this folder says that it was taken out.")
    yield _("If git keeps this folder, it still holds all of it, in every earlier version and in every copy.")
    yield _('Keep the change in git with words that do not name it, as "Update the records".')
    yield _("coprod cannot take it out of earlier versions. Ask whoever keeps the shared copy to do that.")
    yield _("They can search for this: {names}").format(names=", ".join(names))
    yield _(
        "What was printed, sent, or saved in another place still shows it. Ask the people who have it to delete it."
    )
