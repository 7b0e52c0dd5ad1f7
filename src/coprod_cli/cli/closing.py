"""Something that is done: what is said of it, laid over what its file says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_cli.analysis.holders import holders
from coprod_cli.cli.answers import refuse
from coprod_cli.cli.decided import told_again
from coprod_cli.cli.one_item import Putting
from coprod_cli.errors import CoprodError
from coprod_cli.findings import Finding, Place, Severity
from coprod_cli.language import _
from coprod_cli.questions.done import ToDo, to_dos
from coprod_cli.words.suggestions import did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_cli.cli.one_item import OneItem, Put
    from coprod_cli.cli.planned import Data
    from coprod_cli.project import Project
    from coprod_cli.yamltext.document import Document


def named_to_do(project: Project, name: str) -> ToDo:
    """Return the action or task with an id; CoprodError when there is none."""
    known = {each.id: each for each in to_dos(project)}
    if name not in known:
        hint = did_you_mean(name, known) if known else _("First type: {command}").format(command="coprod add action")
        raise CoprodError(_('There is no action or task "{name}".').format(name=name), hint)
    return known[name]


@dataclass(frozen=True, eq=False)
class Closing:
    """An action or a task that is done, on its way to its file."""

    root: Path
    project: Project
    to_do: ToDo
    document: Document
    given: Data
    """What is said of it, as the record has it."""

    def plan(self) -> OneItem:
        """Return the file with what is said in it; nothing is written yet."""
        if self.given["status"] not in ("done", "stopped"):
            message = _('"status" is done or stopped here.')
            hint = _("Delete the line, or type --stopped for what will not be done.")
            found = Finding("wrong-value", Severity.ERROR, Place(self.document.path, ("status",)), message, hint)
            refuse(self.document, [found])
        putting = Putting(self.root, self.project, self.document)
        putting.put(self.to_do.file, self._put)
        return putting.judged()

    def _put(self, old: Data) -> Put:
        *_above, last = self.to_do.lists
        for holder in holders(old, self.to_do.lists):
            there = holder.data.get(last) or []
            for place, each in enumerate(there):
                if each.get("id") == self.to_do.id:
                    there[place] = told_again(each, self.given)
                    return old, (*holder.keys, last, place)
        raise CoprodError(
            _('There is no action or task "{name}".').format(name=self.to_do.id),
            _("Somebody changed the file meanwhile. Run the command again."),
        )
