"""One thing that is added to a record: what it belongs to, its id, and its place at the end of a list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from coprod_cli.analysis.holders import holders, listed
from coprod_cli.cli.answers import refuse
from coprod_cli.cli.one_item import Putting, sound_item
from coprod_cli.errors import CoprodError
from coprod_cli.findings import Finding, Place, Severity
from coprod_cli.language import _
from coprod_cli.questions.add import IN
from coprod_cli.records.shape import known_keys
from coprod_cli.records.slugs import id_for
from coprod_cli.records.stories import file_path
from coprod_cli.store.story_files import is_there
from coprod_cli.words.suggestions import did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_cli.cli.one_item import OneItem, Put
    from coprod_cli.cli.planned import Data
    from coprod_cli.project import Project
    from coprod_cli.questions.items.item import Item, Tie
    from coprod_cli.yamltext.document import Document


def refuse_without_holder(project: Project, item: Item) -> None:
    """Raise CoprodError where a thing has nothing that it could belong to."""
    if item.holders is not None and not item.holders(project):
        raise CoprodError(
            _("There is nothing yet that this could belong to."),
            _("First type: {command}").format(command=f"coprod add {item.holder}"),
        )


def may_be_told_from(root: Path, name: str) -> bool:
    """Say whether a file of people's own lies in the project's folder, by the name that they give it."""
    path = file_path(name)
    return path is not None and is_there(root, path)


@dataclass(frozen=True, eq=False)
class Adding:
    """One thing on its way to its file."""

    root: Path
    project: Project
    item: Item
    document: Document
    day: str

    def plan(self) -> OneItem:
        """Return the file with the thing in it; nothing is written yet."""
        given: Data = dict(self.document.data) if isinstance(self.document.data, dict) else {}
        holder = self._holder(given.pop(IN, None))
        missing: Data = {"id": self.item.name} if self.item.has_id and "id" not in given else {}
        sound = sound_item(self.item.record, self.document, {**missing, **given})
        self._refuse_slip(sound)
        said = {key: value for key, value in sound.items() if key not in missing}
        putting = Putting(self.root, self.project, self.document)
        there = putting.put(self.item.file, lambda old: self._put(old, said, holder))
        tie = self.item.tie
        if tie is not None and there.get(tie.key):
            putting.tie(tie.file, lambda old: _tied(old, tie, there))
        return putting.judged()

    def _put(self, old: Data, said: Data, holder: str) -> Put:
        """Return the data with the thing at the end of its list, unless the list says all of that already."""
        lists = self.item.keys
        found = [each for each in holders(old, lists) if not holder or each.data.get("id") == holder]
        if not found:
            self._refuse_unknown(holder, [])
        above = found[0]
        there = above.data.get(lists[-1]) or []
        same = (place for place, each in enumerate(there) if _says(each, said) and not self._is_over(each))
        place = next(same, len(there))
        if place == len(there):
            there = [*there, self._whole(said, old)]
        above.data[lists[-1]] = there
        return old, (*above.keys, lists[-1], place)

    def _is_over(self, there: Data) -> bool:
        """Say whether it was decided on an earlier day, and closed: to decide it once more is something new."""
        decided = (there.get("decided") or {}).get("date", self.day)
        return there.get("status") in {"done", "stopped"} and decided != self.day

    def _whole(self, said: Data, old: Data) -> Data:
        """Return a thing with its id and with what is so where nothing else is said."""
        whole = {**self.item.usual(self.day), **said}
        if self.item.has_id and "id" not in said:
            taken = [str(each.get("id")) for each in listed(old, self.item.keys)]
            whole["id"] = id_for(self.item.words(said), taken, self.item.name)
        return {key: whole[key] for key in known_keys(self.item.record.model, ()) if key in whole}

    # What does not fit

    def _holder(self, given: Any) -> str:
        """Return the id of what the thing belongs to; what is not known is refused."""
        if self.item.holders is None:
            if given is not None:
                self._refuse("unknown-key", IN, _('The key "{key}" is not known here.').format(key=IN),
                             _("This belongs to nothing else. Delete the line."))  # fmt: skip
            return ""
        known = [choice.id for choice in self.item.holders(self.project)]
        if given in known:
            return str(given)
        if given is None and len(known) == 1:
            return known[0]
        if given is None:
            hint = _('Add a line "in: ..." with one of these: {names}.').format(names=", ".join(known))
            self._refuse("missing-key", "", _('The key "{key}" is missing here.').format(key=IN), hint)
        self._refuse_unknown(given, known)
        return ""

    def _refuse_unknown(self, given: Any, known: list[str]) -> None:
        hint = did_you_mean(str(given), known) if known else ""
        self._refuse("wrong-value", IN, _("There is nothing here with this id."), hint)

    def _refuse_slip(self, sound: Data) -> None:
        slip = self.item.slip(sound, partial(may_be_told_from, self.root))
        if slip is not None:
            self._refuse("wrong-value", *slip)

    def _refuse(self, rule: str, key: str, message: str, hint: str) -> None:
        place = Place(self.document.path, (key,) if key else ())
        refuse(self.document, [Finding(rule, Severity.ERROR, place, message, hint)])


def _tied(old: Data, tie: Tie, one: Data) -> Data:
    """Return the data of a file whose things name one back that names them."""
    for other in old.get(tie.list) or ():
        names = other.get(tie.back) or []
        if other.get("id") in one[tie.key] and one["id"] not in names:
            other[tie.back] = [*names, one["id"]]
    return old


def _says(there: Data, said: Data) -> bool:
    """Say whether a thing says all that was said; numbers count as the text that they are written as."""
    return all(_same(there.get(key), value) for key, value in said.items())


def _same(one: Any, other: Any) -> bool:
    from coprod_cli.yamltext.wanted import as_read

    return bool(as_read(one) == as_read(other))
