"""A whole meeting: a conversation and its answers file write the same bytes."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_cli.cli import asking, meet_sitting
from coprod_cli.cli.opened import open_sound
from coprod_cli.yamltext.scalars import dump
from helpers import EXAMPLES, SOURCE_DATE_EPOCH, tree
from test_conversation import SAID, Typist, quick_place
from test_review import records
from unit.making import SETTINGS

KEYS = st.sampled_from(
    ["", "s", "b", "0", "1", "2", "3", "yes", "no", "partly", "2026-12", "2026-11-18", "2026-11-11", "1 2", "?", "x"]
)
LINES = st.lists(st.one_of(KEYS, KEYS, SAID), max_size=80)
SMALL = {
    "coprod.yaml": SETTINGS,
    "work-plan.yaml": "format: 1   # ours\nactions: [{id: a, action: Ask the drivers, due: 2026-11}]\n",
    "meetings/2026-10-21.yaml": "format: 1\r\nquestions: {worries: [the key, 'a: b # c'], not_working: [the key]}\r\n",
}


def folder(top: Path, name: str, *, small: bool) -> Path:
    return tree(top / name, SMALL) if small else shutil.copytree(EXAMPLES / "riverside", top / name)


def sat(root: Path, lines: list[str], day: datetime.date | None, *, stops: set[int]) -> tuple[str, datetime.date]:
    """Hold a meeting, stopped after some numbers of lines; return its answers as a file has them, and its day."""
    cuts = [0, *sorted(each for each in stops if each < len(lines)), len(lines)]
    for begin, end in zip(cuts, cuts[1:], strict=False):
        one = meet_sitting.MeetSitting(root, open_sound(root).project, day, dry_run=False)
        Typist.latest = Typist(lines[begin:end] if end == len(lines) else [*lines[begin:end], "q"])
        if one.hold("coprod meet") and end == len(lines):
            data, met = one.data(), one.flow.day(one.conversation.answers)
            one.close(None)
            return dump(data) if one.flow.says_something(data) else "", met
    raise AssertionError("a conversation comes to its end")


@given(
    LINES,
    st.booleans(),
    st.sampled_from([None, None, datetime.date(2026, 11, 11)]),
    st.sets(st.integers(0, 40), max_size=2),
)
def test_a_conversation_and_its_answers_file_write_the_same_bytes(
    lines: list[str], small: bool, day: datetime.date | None, stops: set[int]
) -> None:
    with tempfile.TemporaryDirectory(dir=quick_place()) as place, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", SOURCE_DATE_EPOCH)
        patch.setattr(asking, "keyboard", lambda: Typist.latest)
        top = Path(place)
        spoken = folder(top, "spoken", small=small)
        answers, met = sat(spoken, lines, day, stops=stops)
        told = folder(top, "told", small=small)
        if answers:
            (top / "answers.yaml").write_text(answers, encoding="utf-8")
            meet_sitting.take(told, met, top / "answers.yaml", None, dry_run=False)
        assert records(spoken) == records(told)
