"""The conversation of a round as a whole: any answers, by hand or from a file, write the same bytes."""

from __future__ import annotations

import datetime
import itertools
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_cli.cli import agreeing, asking, assessing, paper_sheets
from coprod_cli.cli.agree_sitting import AgreeSitting
from coprod_cli.cli.agreeing import Subject
from coprod_cli.cli.assessing import Whose
from coprod_cli.cli.meet_sitting import MeetSitting
from coprod_cli.cli.opened import open_sound
from coprod_cli.cli.paper_sitting import PaperSitting
from coprod_cli.store.answers_apart import load_answers_apart
from coprod_cli.store.drafts import Draft
from coprod_cli.yamltext.scalars import dump
from helpers import EXAMPLES, SOURCE_DATE_EPOCH, required, start, tree
from unit.making import SETTINGS

if TYPE_CHECKING:
    from coprod_cli.cli.sitting import Sitting

SAID = st.one_of(
    st.sampled_from(
        [
            "On 3 March two members ran the stall.",
            "We sang.",
            "We always try.",
            "one, two: three # four",
            "- a",
            "[]",
            "no",
        ]
    ),
    st.text("aé ŵ,:#'\"\\-&*{}[]<>|%@`!0123456789.", min_size=1, max_size=60).filter(lambda text: text.strip()),
)
KEYS = st.sampled_from(
    ["", "s", "b", "1", "2", "3", "4", "5", "6", "7", "12", "exc", "not for", "we do", "together", "2026-11-18", "?"]
)
LINES = st.lists(st.one_of(KEYS, KEYS, SAID), max_size=120)


class Typist:
    """A keyboard that types given lines, and then skips whatever is asked, or takes its first choice."""

    latest: Typist

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.rest = itertools.cycle(["s", "2", "s", "2026-11-18", "", "1"])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        return None

    def line(self) -> str | None:
        return self.lines.pop(0) if self.lines else next(self.rest)


def quick_place() -> str | None:
    """Return a disk in memory, where there is one: every answer is sent to the disk."""
    memory = "/dev/shm"
    return memory if os.access(memory, os.W_OK) else None


def folder(top: Path, name: str, *, with_rounds: bool) -> Path:
    if with_rounds:
        return shutil.copytree(EXAMPLES / "riverside", top / name)
    return tree(top / name, {"coprod.yaml": SETTINGS, "assessments/.keep": ""})


def apart(*answers: tuple[int, str, str]) -> str:
    """Return what people of one group said apart about assets: how many, a level and an example."""
    return dump({"format": 1, "answers": [
        {"people": people, "scores": {"project": {"assets": {"level": level, "examples": [{"said": said}], "helps": said}}}}
        for people, level, said in answers
    ]})  # fmt: skip


APART = {
    ".coprod/assessments/2026-11/staff.yaml": apart((3, "excellent", "On 4 November we chose."), (1, "basic", "=x")),
    ".coprod/assessments/2026-11/carers.yaml": apart((2, "not-there-yet", "On 9 May nobody asked us.")),
    ".coprod/assessments/2026-11/members.yaml": apart((4, "basic", "On 3 March two of us ran the stall, with cake.")),
}
"""What groups said apart, one of them small."""


ROUND = "assessments/2026-11.yaml"
WHOSE = {
    Whose("project"): ROUND,
    Whose("own-practice"): ".coprod/own-practice/2026-11.yaml",
    Whose("organisation", "members"): ".coprod/assessments/2026-11/members.yaml",
    Subject("2026-11", "project"): ROUND,
}
"""Whose answers they may be, or what all agree on, and the file that they are kept in."""
BEGINNING = ("", "together", "4", "3", "2")


def beginning(whose: Whose | Subject, *, with_rounds: bool) -> list[str]:
    """Return the lines that answer what stands before the first principle."""
    last, around = ["3"] if with_rounds else [], ["The hall closed.", "", ""]
    if isinstance(whose, Subject):  # the small group agrees; some meet first; another order
        return ["", "4", "2", "4", *last, *around, "2", "1", "1", "3 1"]
    return [""] if whose.group or whose.mine else [*BEGINNING, *last, *around]


SHEET = paper_sheets._Sheet("2026-11", Whose("project", "members"))
"""A sheet of paper that somebody types."""


def sitting_of(root: Path, whose: Whose | Subject | paper_sheets._Sheet | datetime.date) -> Sitting | MeetSitting:
    if isinstance(whose, datetime.date):
        return MeetSitting(root, open_sound(root).project, whose, dry_run=False)
    if isinstance(whose, paper_sheets._Sheet):
        project, known = assessing._opened(root, whose.whose)
        draft = Draft(root, f"typed-2026-11-{known.name}")
        return PaperSitting(root, project, "2026-11", known.about, project.groups[known.group], draft)
    if isinstance(whose, Subject):
        loaded = load_answers_apart(root, open_sound(root, only_scores=True).project)
        project = agreeing._with_answers(loaded, whose, None)
        return AgreeSitting(root, project, whose.month, whose.about, Draft(root, "agree-2026-11-project"))
    project, known = assessing._opened(root, whose)
    draft = Draft(root, f"assess-2026-11-{known.name}")
    return assessing._sitting(root, project, "2026-11", known, draft)


def sat(root: Path, whose: Whose | Subject, lines: list[str], *, stops: set[int]) -> dict[str, Any]:
    """Hold a conversation, stopped after some numbers of lines; return the piece that its answers make."""
    cuts = [0, *sorted(each for each in stops if each < len(lines)), len(lines)]
    for begin, end in zip(cuts, cuts[1:], strict=False):
        last = end == len(lines)
        one: Any = sitting_of(root, whose)
        typist = Typist(lines[begin:end]) if last else Typist([*lines[begin:end], "q"])
        Typist.latest = typist
        if one.hold("coprod assess"):
            piece: dict[str, Any] = one.flow.piece(one.conversation.answers)
            return piece
    raise AssertionError("a conversation comes to its end")


@given(
    LINES, st.sampled_from(list(WHOSE)), st.booleans(), st.sets(st.integers(0, 60), max_size=3),
    st.sampled_from([0, 99, 99, 99]),
)  # fmt: skip
def test_a_conversation_and_its_answers_file_write_the_same_bytes(
    lines: list[str], whose: Whose | Subject, with_rounds: bool, stops: set[int], begun: int
) -> None:
    path = WHOSE[whose]
    with tempfile.TemporaryDirectory(dir=quick_place()) as place, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", SOURCE_DATE_EPOCH)
        patch.setattr(asking, "keyboard", lambda: Typist.latest)
        top = Path(place)
        answered = APART if isinstance(whose, Subject) else {}
        spoken = tree(folder(top, "spoken", with_rounds=with_rounds), answered)
        piece = sat(spoken, whose, [*beginning(whose, with_rounds=with_rounds)[:begun], *lines], stops=stops)
        if "scores" not in piece:
            assert "level:" not in text_of(spoken / path)  # a principle may have been written, and taken back
            return
        told = tree(folder(top, "told", with_rounds=with_rounds), answered)
        (top / "answers.yaml").write_text(dump(piece), encoding="utf-8")
        if isinstance(whose, Subject):
            agreeing.take(told, whose.month, whose.about, top / "answers.yaml", None, dry_run=False)
        else:
            assessing.take(told, "2026-11", whose, top / "answers.yaml", None, dry_run=False)
        assert (told / path).read_bytes() == (spoken / path).read_bytes()


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8").partition("heard:")[0] if path.exists() else ""


# kill -9

REAL = "On 3 March two members ran the stall."
HELD: dict[str, tuple[Whose | Subject | paper_sheets._Sheet | datetime.date, str, list[str]]] = {
    "a round": (Whose("project"), "assess-2026-11-project", [
        "", "together", "4", "3", "2", "The hall closed.", "It was cold.", "", "",
        *["basic", REAL, "", "1", "2", "", "The keys.", "", "", "b", ""] * 2, "no agr",
    ]),
    "agreeing": (Subject("2026-11", "project"), "agree-2026-11-project", [
        *beginning(Subject("2026-11", "project"), with_rounds=False),
        *["basic", REAL, "", "1", "2", "", "The keys.", "", "", "b", ""] * 2, "no agr", "They ask us late.", "", "", "",
    ]),
    "a meeting": (datetime.date(2026, 11, 18), "meet-2026-11-18", [
        "4", "3", "2", *["members, staff", "s"] * 3, "yes", "partly", "Two never spoke.", "no", "The bus.",
        *["The key.", "The tea.", "", "b", ""] * 4, "We meet in the hall.", "", "Ask for the key", "members", "2027-01", "",
    ]),
    "a sheet of paper": (SHEET, "typed-2026-11-project--members", [
        "3", *["basic", REAL, "It rained.", "", "The keys.", "", "", "b", ""] * 3, "6", "We are one family.", "", "5", "5",
    ]),
}  # fmt: skip
"""Conversations: who speaks, the name of the draft, and what is typed."""


@pytest.mark.parametrize("held", HELD)
def test_kill_9_at_any_moment_loses_no_answer(held: str) -> None:
    required(hasattr(os, "fork"), "kill -9 in a conversation: this system cannot fork", on=("linux", "darwin"))
    rounds = 60 if os.environ.get("CI") else 20
    program = f"import json, test_conversation as t; print(json.dumps(t.killed_at_random({held!r}, {rounds})))"
    environment = {"PYTHONPATH": str(Path(__file__).parent), "SOURCE_DATE_EPOCH": SOURCE_DATE_EPOCH}
    done = start([sys.executable, "-c", program], cwd=Path(__file__).parent, environment=environment, limit=240)
    assert done.code == 0, done.said
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["bad"] == []
    assert found["answered"] > rounds


def killed_at_random(held: str, rounds: int) -> dict[str, Any]:
    """Let a process hold a conversation, and kill it; return in which rounds an answer was lost."""
    moments = random.Random(2026)
    _whose, draft, lines = HELD[held]
    with tempfile.TemporaryDirectory(dir=quick_place()) as place:
        took, every = hold_until(beginning_place(Path(place), "whole"), held, None)
        expected = Draft(Path(place) / "whole", draft).entries
        bad, answered = [], 0
        for number in range(rounds):
            root = beginning_place(Path(place), str(number))
            _took, asked = hold_until(root, held, moments.uniform(0, 1.1 * took))
            kept = Draft(root, draft).entries
            answered += asked
            if kept != expected[: len(kept)] or asked > every or not all_there(lines, kept, asked):
                bad.append([number, asked, len(kept)])
            shutil.rmtree(root)
    return {"bad": bad, "answered": answered}


def beginning_place(top: Path, name: str) -> Path:
    """Make a project whose groups have answered apart."""
    return tree(folder(top, name, with_rounds=False), APART)


def all_there(lines: list[str], kept: list[dict[str, Any]], asked: int) -> bool:
    """Say whether the answer to every question before the last one is kept: each left at least one entry."""
    there = sum("saved" not in entry and "there" not in entry for entry in kept)
    return there >= min(asked - 1, len(lines)) - lines[: max(asked - 1, 0)].count("")


def hold_until(root: Path, held: str, moment: float | None) -> tuple[float, int]:
    """Hold a conversation in a process of its own, killed after a moment; return how long, and how many questions."""
    ours, theirs = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        speak(root, held, theirs)
    os.close(theirs)
    if moment is not None:
        time.sleep(moment)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(ours, "rb") as pipe:
        return time.monotonic() - began, len(pipe.read())


def speak(root: Path, held: str, asked: int) -> None:
    """Answer every question, and say on a pipe that the next one was asked."""

    class Telling(Typist):
        def line(self) -> str | None:
            os.write(asked, b".")
            return self.lines.pop(0) if self.lines else None

    sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115  # for the whole life of this process
    whose, _draft, lines = HELD[held]
    typist = Telling(list(lines))
    vars(asking).update(keyboard=lambda: typist)
    one = sitting_of(root, whose)
    try:
        one.hold("coprod assess")
    except KeyboardInterrupt:
        os._exit(0)
    os._exit(1)
