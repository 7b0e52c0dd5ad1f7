"""The quick way of reading says what the thorough one says, or nothing."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_cli.yamltext import parse as thorough
from coprod_cli.yamltext.plain import read_plain
from coprod_cli.yamltext.scalars import dump

ROOT = Path(__file__).resolve().parents[3]
FILES = sorted(
    path.read_text(encoding="utf-8")
    for path in [*ROOT.glob("examples/**/*.yaml"), *ROOT.glob("tests/cases/*/*/valid/**/*.yaml")]
)
PIECES = [
    "a:", "b:", "c: x", 'd: "q q"', "- ", "- a: 1", "- x", '- "y"', "e: [p, q]", "f: >-", "text here", "# c", "",
    "a: null", "null: 3", "g: 6 months", "- []", "h: []", " ", "-", "...", "---", "k: |", "k: 'x'", "- - z",
    "t: 1 # c", 'q: "a: b # c"', "true: x", "w: word -", '"k": v', "? a", ": b", "- b:", "- c: >-", "z: \u00e9",
]  # fmt: skip
LINE = st.tuples(st.integers(0, 7), st.sampled_from(PIECES)).map(lambda line: " " * line[0] + line[1])
INVENTED = st.lists(LINE, min_size=1, max_size=9).map("\n".join)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Return a real file with a few characters put in or taken out."""
    text = draw(st.sampled_from(FILES))
    for _count in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(text)))
        if draw(st.booleans()):
            text = (
                text[:place]
                + draw(st.sampled_from([*" -:#\"'[]{},|>&*!%@`?\\\n\tax0", "\n  ", "\u00e9", "\r"]))
                + text[place:]
            )
        else:
            text = text[:place] + text[place + draw(st.integers(1, 3)) :]
    return text


def both(text: str) -> tuple[object, object]:
    """Return what each way reads; the thorough one says None where anything is to be said."""
    quick = read_plain(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(thorough, "read_plain", lambda _text: None)
        document = thorough.parse(PurePosixPath("a.yaml"), text)
    return quick, None if document.findings or document.advice else document.data


@given(INVENTED | damaged())
def test_what_is_read_quickly_is_read_alike(text: str) -> None:
    quick, slow = both(text)
    assert quick is None or quick == slow


def test_the_examples_are_read_quickly() -> None:
    rounds = sorted((ROOT / "examples" / "riverside" / "assessments").glob("*.yaml"))
    assert [path.name for path in rounds if read_plain(path.read_text(encoding="utf-8")) is None] == []


def test_what_coprod_writes_is_read_quickly() -> None:
    written = dump({"format": 1, "date": "2026-11-18", "counts": {"members": 5}, "said": "One, two: three # four. " * 9,
                    "list": ["a b", "c"], "below": [{"id": "x", "text": "y: z"}]})  # fmt: skip
    quick, slow = both(written)
    assert quick == slow is not None


def test_a_place_is_found_after_quick_reading() -> None:
    document = thorough.parse(PurePosixPath("a.yaml"), 'format: 1\nlist:\n  - id: x\n    text: "y"\n')
    assert document.unplaced
    assert document.span_of(("list", 0, "text")) == (4, 11)


@pytest.mark.parametrize(
    "text",
    [
        "a: x\nb: 'y'", "a: x\n\tb: y", "a: x\r\nb: y", "a: [null]", "a: [b, null, c]", "a: >-\nb", "a: >-\n  b\n   c\n",
        "- a: >-\n  b\n", "a: >-\n  b\n  # no remark\nc: d", "a: >-\n  b\n\n  c", "a: b\n  c: d", "a:\n- b\nc: [d\n",
        "a:\n  - b\n c: d", "a:\n  - b\n  c: d", "- a", "a: b\na: c", "null: a", "a:\n  b: c\n d: e", "a: x # y", "---\na: b",
        "a:\n  -\n", "a:\n  - - b", "a: b: c", 'a: "b', 'a: "b" c', "a: b\n- c", "", "# remark\n", "a: \u00e9", "a: b c d e-",
        "a:\n  - b: c\n    - d", "a:\n  - b\n    c: d", "x" * 70_000 + ": y",
    ],
)  # fmt: skip
def test_what_is_not_plain_is_left_to_the_thorough_way(text: str) -> None:
    quick, slow = both(text)
    assert quick is None or quick == slow


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: b c\nd: 2026-11-18\n", {"a": "b c", "d": "2026-11-18"}),
        ('a:\nb: null\nc: []\nd: ""\n', {"a": None, "b": None, "c": [], "d": ""}),
        ("a:\n  - b\n  - c: d\n    e: f\ng: h", {"a": ["b", {"c": "d", "e": "f"}], "g": "h"}),
        ("a:\n- b\n- c\nd: e\n", {"a": ["b", "c"], "d": "e"}),
        ("a:\n  b:\n    c: d\n  e: f\n", {"a": {"b": {"c": "d"}, "e": "f"}}),
        ("a: >-\n  b\n  c\n# remark\n\nd: [e, f-g]\n", {"a": "b c", "d": ["e", "f-g"]}),
        ("a:\n  - b: >-\n      c\n      d\n    e:\n      - f\n", {"a": [{"b": "c d", "e": ["f"]}]}),
        ('# remark\n  # another\na: "b # c: d"\n', {"a": "b # c: d"}),
        ("a: null\nb: [c]\n\n\n", {"a": None, "b": ["c"]}),
    ],
)
def test_what_is_plain_is_read_quickly(text: str, data: object) -> None:
    quick, slow = both(text)
    assert quick == slow == data


def test_32_levels_are_read_quickly_and_no_more() -> None:
    def deep(levels: int) -> str:
        return "".join(f"{' ' * number}a:\n" for number in range(levels - 1)) + " " * (levels - 1) + "a: b\n"

    quick, slow = both(deep(32))
    assert quick == slow is not None
    assert both(deep(33)) == (None, None)
