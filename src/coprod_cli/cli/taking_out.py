"""A story is taken out: what goes is shown, a person says yes, and what coprod cannot do is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_cli.cli import console
from coprod_cli.cli.asking import ask_first, can_ask, say
from coprod_cli.cli.assessing import Whose
from coprod_cli.cli.opened import open_folder, refuse_errors
from coprod_cli.cli.outputs import PAGES, shown
from coprod_cli.cli.planned import write
from coprod_cli.cli.typed import typed
from coprod_cli.cli.withdrawing import Withdrawal, withdrawal
from coprod_cli.errors import CoprodError
from coprod_cli.language import _
from coprod_cli.project import ROUNDS_FOLDER
from coprod_cli.questions.question import Choice, Question
from coprod_cli.store.lock import locked
from coprod_cli.store.remove import remove
from coprod_cli.words.withdrawal import goes, what_is_left, without_example

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_cli.analysis.withdrawal import Part


def take_out(root: Path, named: str | None, folder: Path | None, *, yes: bool, dry_run: bool) -> None:
    """Show all that tells a story, ask, and take it out; without a terminal only if that was said before."""
    story = named or _chosen(root, folder)
    found = withdrawal(root, story)
    _show(found)
    if dry_run:
        console.message(_("Nothing was changed."))
        return
    if not yes and not _agreed(story, folder):
        console.message(_("Nothing was changed."))
        return
    with locked(root):
        _write(root, found)
    _say_what_is_left(root, found, folder)


def _chosen(root: Path, folder: Path | None) -> str:
    """Ask which story is taken out, and return its id."""
    loaded = open_folder(root)
    refuse_errors(loaded, loaded.findings)
    record = loaded.project.stories
    choices = tuple(Choice(each.id, each.title or each.id) for each in (record.stories if record else ()))
    if not choices:
        raise CoprodError(_("There is no story here."), _("To see what is there, type: {command}").format(
            command=typed("status", folder)))  # fmt: skip
    if not can_ask():
        known = _("Known here: {names}.").format(names=", ".join(each.id for each in choices))
        raise CoprodError(_("Say which story is to be taken out."), known)
    needed = _("Please choose one of these.")
    return ask_first(Question("story", _("Which story is to be taken out?"), "choice", choices=choices, needed=needed))


def _show(found: Withdrawal) -> None:
    console.message(_('This tells the story "{name}", and goes:').format(name=found.story))
    lines = [line for parts in found.parts.values() for part in parts for line in goes(part)]
    lines += [_("{path}: the file that the story names").format(path=path) for path in found.own_files]
    page, picture = _("{path}: a page that coprod made"), _("{path}: a picture of such a page")
    lines += [(page if path.suffix in PAGES else picture).format(path=path) for path in found.pages]
    for line in lines:
        say(f"- {line}")


def _agreed(story: str, folder: Path | None) -> bool:
    if not can_ask():
        raise CoprodError(
            _("There is no terminal to ask in."),
            _("To take it out without being asked: {command}").format(command=typed(f"withdraw {story} --yes", folder)),
        )
    choices = (Choice("yes", _("Yes")), Choice("no", _("No")))
    needed = _("Please choose one of these.")
    return ask_first(Question("out", _("Take it out?"), "choice", choices=choices, needed=needed)) == "yes"


def _write(root: Path, found: Withdrawal) -> None:
    """Write and delete: the story itself goes last, so that a run that was cut short can be gone on with."""
    for file in found.files[:-1]:
        write(root, file)
        console.message(_("Took it out of {path}").format(path=shown(root / file.path)))
    for path in (*found.pages, *found.own_files):
        remove(root, path)
        console.message(_("Deleted {path}").format(path=shown(root / path)))
    write(root, found.files[-1])
    console.message(_("Took it out of {path}").format(path=shown(root / found.files[-1].path)))


def _say_what_is_left(root: Path, found: Withdrawal, folder: Path | None) -> None:
    bare = [part for parts in found.parts.values() for part in parts
            if part.keys[-1] == "examples" and part.all_of_it]  # fmt: skip
    for part in bare:
        say(without_example(part))
    for path in found.left:
        said = _("{path} seems to tell it too, in words of its own. Look there, and take it out by hand.")
        say(said.format(path=shown(root / path)))
    for sentence in what_is_left(found.names):
        say(sentence)
    rounds = [part for part in bare if part.path.parent == ROUNDS_FOLDER]
    again = "report" if found.pages else "check"
    console.message(_("Next: {command}").format(command=typed(_assess(rounds[0]) if rounds else again, folder)))


def _assess(part: Part) -> str:
    """Return the command in whose conversation a score gets an example again."""
    about: Any = part.keys[1]
    return f"assess {part.path.stem}{Whose(about).options}"
