"""A form that came back as a Word file: what was ticked and written in it, judged like any other sheet."""

from __future__ import annotations

import json
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from coprod_cli.cli.sheets import Refused, judged
from coprod_cli.language import _
from coprod_cli.records.assessment import ABOUTS
from coprod_cli.records.sheet import VERSION_KEY
from coprod_cli.store import packed
from coprod_cli.store.word import WordFile, read_word
from coprod_cli.words.form import ALONE, LEFT_OUT
from coprod_cli.words.form_identity import PREFIX, WORDS_NAME, numbered, tag, words_digest
from coprod_cli.words.form_sheet import FOR_WORDS, choice_key
from coprod_cli.yamltext.guard import without_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import PurePosixPath

    from coprod_cli.cli.sheets import Found
    from coprod_cli.findings import Keys
    from coprod_cli.project import Project
    from coprod_cli.store.word_places import Place

_SIGNS_OF_AN_ID = 16
_TICKS = frozenset("\u2612\u2611\u2713\u2714\u2717\u2718\u00d7xXvV\uf0fe\uf0fd\uf0fc\uf052\uf054")
"""What programs and people put into a box; the last ones are those of Word's fonts of signs."""
_EMPTY = frozenset({"", "\u2610", "\u25a1", "\uf0a8", "\uf06f", "\uf0a3"})
_REASON = "not-for-us"


class Question(NamedTuple):
    """What stands at one question of a sheet."""

    principle: str
    name: str
    boxes: Mapping[str, Place]
    """By the answer that each stands for."""
    words: Mapping[str, str]

    @property
    def ticked(self) -> list[str]:
        """The answers whose boxes are ticked."""
        return [answer for answer, box in self.boxes.items() if _is_ticked(box)]


def read_word_sheet(project: Project, path: PurePosixPath, content: bytes) -> Found | Refused:
    """Return the answers of a packed file, or why they cannot be taken."""
    reason = packed.why_not_opened(content)
    if reason:
        return Refused((reason,))
    file = read_word(content, PREFIX)
    if isinstance(file, str):
        return Refused((file,))
    reason = _unknown(file)
    if reason:
        return Refused((reason,))
    questions, faults = _questions(project, file)
    faults += [fault for question in questions for fault in _faults(question)]
    if words_digest(without_hidden(file.outside)) != file.said.get(WORDS_NAME):
        faults.append(_("Words stand outside of the frames for answers, or words of the form were changed. "
                        "Move what somebody wrote into a frame, in a new copy of the form."))  # fmt: skip
    if faults:
        return Refused(tuple(faults))
    return judged(project, path, _as_text(file, questions), partial(_by_question, project))


def _unknown(file: WordFile) -> str:
    """Return why a Word file is not taken for a form of coprod, or for a whole one."""
    if VERSION_KEY not in file.said:
        if file.places:
            return _("It no longer says which form it is. The program that saved it last left that out.")
        return _("It is no form of coprod.")
    if not file.places:
        return _(
            "Its boxes and frames have lost their marks, because another program than Word saved it. "
            "Copy the answers by hand."
        )
    return ""


def _questions(project: Project, file: WordFile) -> tuple[list[Question], list[str]]:
    """Return what stands at each question, and what is missing there or stands there twice."""
    places: dict[str, list[Place]] = {}
    for place in file.places:
        places.setdefault(place.mark, []).append(place)
    choices = numbered(file.said, "choice")
    found, faults = [], []
    for number, principle in enumerate(numbered(file.said, "question"), 1):
        name = project.framework.principle_name(principle, project.language)
        boxes = {choice: tag(number, choice_key(place)) for place, choice in enumerate(choices, 1)}
        rooms = {key: tag(number, key) for key in FOR_WORDS if key != "why" or _REASON in choices}
        counted = [len(places.get(mark, ())) for mark in (*boxes.values(), *rooms.values())]
        if not any(counted):
            faults.append(_("{name}: the whole question is gone from the form.").format(name=name))
        elif 0 in counted:
            faults.append(_("{name}: a box or a frame is gone from the form.").format(name=name))
        elif max(counted) > 1:
            faults.append(_("{name}: a box or a frame stands there twice.").format(name=name))
        else:
            words = {key: without_hidden(places[mark][0].words).strip() for key, mark in rooms.items()}
            found.append(Question(principle, name, {each: places[mark][0] for each, mark in boxes.items()}, words))
    return found, faults


def _faults(question: Question) -> Iterator[str]:
    """Yield what does not go together in one question."""
    ticked, words = question.ticked, question.words
    if any(_is_unclear(box) for box in question.boxes.values()):
        yield _("{name}: a box holds something else than a tick.").format(name=question.name)
    elif len(ticked) > 1:
        yield _("{name}: more than one box is ticked.").format(name=question.name)
    elif not ticked and any(words.values()):
        yield _("{name}: somebody wrote words, and no box is ticked.").format(name=question.name)
    elif ticked == [LEFT_OUT] and any(words.values()):
        yield _("{name}: it is left out, and somebody wrote words.").format(name=question.name)
    elif words.get("why") and ticked != [_REASON]:
        yield _("{name}: somebody wrote why it is not for us, and ticked another box.").format(name=question.name)


def _is_ticked(box: Place) -> bool:
    return box.words in _TICKS


def _is_unclear(box: Place) -> bool:
    """Say whether a box shows neither a tick nor nothing, or the file says otherwise than what is seen."""
    return not _is_ticked(box) and (box.ticked or box.words not in _EMPTY)


def _as_text(file: WordFile, questions: list[Question]) -> str:
    """Return the sheet in the shape in which a form's page gives it back.

    Its id is a digest of the file's text: the same file is known again, whatever its name.
    """
    said = {name: file.said.get(f"{PREFIX}{name}", "") for name in ("form", "month", "framework", "wording", "group")}
    about = file.said.get(f"{PREFIX}about", "")
    scores = {question.principle: _score(question) for question in questions if question.ticked not in ([], [LEFT_OUT])}
    sheet = sha256(file.text).hexdigest()[:_SIGNS_OF_AN_ID]
    version: Any = file.said[VERSION_KEY]
    held = {about: scores} if about in ABOUTS else {}
    return json.dumps({VERSION_KEY: version, **said, "sheet": sheet, "scores": held}, ensure_ascii=False)


def _score(question: Question) -> dict[str, Any]:
    answer, words = question.ticked[0], question.words
    score: dict[str, Any] = {"answer" if answer in ALONE else "level": answer}
    if words.get("why"):
        score["why"] = words["why"]
    if words["example"]:
        score["examples"] = [{"said": words["example"]}]
    return score | {key: words[key] for key in ("helps", "in_the_way") if words[key]}


def _by_question(project: Project, keys: Keys, _line: int, message: str) -> str:
    """Say where something stands in a form: at which of its questions."""
    names = [str(key) for key in keys if key in project.framework.principle_ids]
    if not names:
        return message
    name = project.framework.principle_name(names[0], project.language)
    return _("{name}: {message}").format(name=name, message=message)
