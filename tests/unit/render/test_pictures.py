"""All pictures alike: every word is there and has room, nothing breaks them, and they are the same everywhere."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import fromstring

import pytest

from coprod_cli.analysis.compare import compare
from coprod_cli.render import change, radar, so_far, spread, trend, wheel
from coprod_cli.words.change import TwoRounds, four_kinds, two_rounds
from coprod_cli.words.radar import radar as radar_of
from coprod_cli.words.so_far_picture import SoFarPicture, so_far_picture
from coprod_cli.words.spread_picture import SpreadPicture, spread_picture
from coprod_cli.words.trend import trend as trend_of
from coprod_cli.words.wheel import wheel as wheel_of
from unit.making import EXAMPLE, loaded
from unit.render.looking import SVG, around, box, page, shapes, texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from coprod_cli.project import Project
    from coprod_cli.words.picture import Picture

MODULES: dict[str, Any] = {
    "wheel": wheel, "change": change, "spread": spread, "radar": radar, "trend": trend, "so-far": so_far,
}  # fmt: skip
KINDS = tuple(MODULES)
LEVELS = ("Not there yet", "Basic", "Making progress", "Excellent")
SEVEN = ("Nothing at all", "Barely", "A little", "Some", "Making progress", "A great deal", "Everything")
PRINCIPLES = ("Assets", "Capacity", "Mutuality", "Networks", "Shared roles", "Catalysts")
WELSH = ("Asedau ŵ ŷ", "Gallu", "Cydymddibyniaeth", "Rhwydweithiau", "Rolau a rennir", "Ŵyn a Ŷd")
LONG = "People who use services decide with us what matters the most"
HOSTILE = ("$x^2$ and $", "<script>alert(1)</script>", "\u05de\u05e8\u05d7\u05d1 \u05e9\u05dc\u05d5\u05dd",
           "\U0001f44d \u6f22", "W" * 10_000, "{{ x }} &lt; %s \\frac{1}{0}")  # fmt: skip
ANSWERS = ("dont-know", "no-agreement", "not-for-us")
Said = int | str | None


def made(
    principles: Sequence[str], levels: Sequence[str], *rounds: Sequence[Said], name: str = "Maple House"
) -> Project:
    """Make a project of rounds half a year apart, each the place of a level or an answer for each principle.

    Its three groups have the names of principles, and say something apart near to the place in every round.
    Each principle is the name of an indicator too, with a look in every round.
    """
    groups = [{"id": f"g{number}", "name": each} for number, each in enumerate(principles[:3])]
    framework = {
        "format": 1, "id": "own", "name": {"en": "Own"},
        "levels": [{"id": f"l{number}", "name": {"en": each}} for number, each in enumerate(levels)],
        "principles": [{"id": f"p{number}", "name": {"en": each}} for number, each in enumerate(principles)],
    }  # fmt: skip
    files = {
        "coprod.yaml": json.dumps(
            {"format": 1, "project": name, "framework": "own", "groups": groups}, ensure_ascii=False
        ),
        "framework.yaml": json.dumps(framework, ensure_ascii=False),
    }
    files["outcomes.yaml"] = json.dumps(
        {
            "format": 1,
            "outcomes": [{"id": "o", "outcome": "We live well.", "indicators": looked_at(principles, rounds)}],
        },
        ensure_ascii=False,
    )
    for place, said in enumerate(rounds):
        month = month_of(place)
        scores = {f"p{number}": score(each) for number, each in enumerate(said) if each is not None}
        files[f"assessments/{month}.yaml"] = json.dumps(
            {
                "format": 1,
                "framework": "own",
                "date": f"{month}-14",
                "scores": {"project": scores},
                "heard": apart(len(levels), said),
            }
        )
    return loaded(files).project


def month_of(place: int) -> str:
    return f"{2024 + place // 2}-{'05' if place % 2 == 0 else '11'}"


def looked_at(names: Sequence[str], rounds: Sequence[Sequence[Said]]) -> list[dict[str, Any]]:
    """Return an indicator for each name: large numbers and small ones, with a start and a hope or without."""
    found = []
    for number, name in enumerate(names):
        looks = [
            {"date": month_of(place), "value": said[number] * 10 ** (number % 7) if number < len(said) else 7}
            for place, said in enumerate(rounds)
            if number >= len(said) or isinstance(said[number], int)
        ]
        more: dict[str, Any] = {"looks_at": "process"} if number % 3 == 2 else {}
        if number % 2 == 0:
            more["start"] = {"value": number, **({"date": "2023-11"} if number % 4 == 0 else {})}
        if number % 3:
            more["target"] = {"value": 10**number, **({"due": "2027-03"} if number % 5 else {})}
        found.append({"id": f"i{number}", "indicator": name, "unit": names[-1], "so_far": looks, **more})
    return found


def apart(levels: int, said: Sequence[Said]) -> dict[str, Any]:
    """Return what three groups said: each a range round the place of the level, the last only now and then."""

    def ranges(group: int) -> dict[str, list[str]]:
        found = {}
        for number, each in enumerate(said):
            place = each if isinstance(each, int) else number % levels
            ends = (max(place - group, 0), min(place + (group + number) % 2, levels - 1))
            if group < 2 or number % 2:
                found[f"p{number}"] = [f"l{end}" for end in ends]
        return found

    return {f"g{group}": {"answers": 4 + group, "project": ranges(group)} for group in range(3)}


def score(said: Said) -> dict[str, Any]:
    if isinstance(said, int):
        return {"level": f"l{said}", "examples": [{"said": EXAMPLE.strip('"')}]}
    return {"answer": said, **({"why": "We are one family."} if said == "not-for-us" else {})}


PROJECTS = {
    "usual": made(PRINCIPLES, LEVELS, (0, 1, 2, 3, 1, 0), (3, 1, 0, *ANSWERS)),
    "Welsh": made(WELSH, ("Ddim yno eto", "Sylfaenol", "Gwneud cynnydd", "Rhagorol"), range(4), (3, 2, 1, 0, 1)),
    "long": made((LONG,) * 6, LEVELS, (0, 1, 2, 3, 1, 0), (3, 1, 0, *ANSWERS), name=LONG),
    "three of two": made(("Listening", "Deciding", "Staying"), ("Not yet", "Yes"), (0, 1, 0), (1, 0, "dont-know")),
    "twelve of seven": made([f"Principle {letter}" for letter in "abcdefghijkl"], SEVEN,
                            (0, 1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1), (6, 5, 4, 3, 2, 1, 0, *ANSWERS, None, 6)),
    "twelve long": made((LONG,) * 12, SEVEN, range(7), (6, 5, 4, 3, 2, 1, 0, *ANSWERS, None, 6)),
    "nothing answered": made(PRINCIPLES, LEVELS, ("dont-know",), (None, "dont-know")),
    "everything excellent": made(PRINCIPLES, LEVELS, (3,) * 6, (3,) * 6),
    "many rounds": made(PRINCIPLES, LEVELS, *(((number * 3) % 4, number % 2) for number in range(20))),
    "hostile": made(HOSTILE, ("$a$", "<b>x</b>", "M" * 3000, "\U0001f44d"), (0, 1, 2, 3, 1, 0), (3, 1, 0, *ANSWERS),
                    name="$5 or $10 " * 900),
}  # fmt: skip


def shown(name: str, kind: str) -> Picture:
    found = PROJECTS[name]
    if kind == "change":
        return two_rounds(found, compare(*found.rounds[-2:]), "project")
    if kind == "trend":
        return trend_of(found, found.rounds, "project")
    if kind == "so-far":
        looks = so_far_picture(found, f"{found.settings.project}: how it goes", found.all_outcomes[0].indicators)
        assert looks is not None
        return looks
    if kind == "spread":
        picture = spread_picture(found, found.rounds[-1], found.before(found.rounds[-1]), "project")
        assert picture is not None
        return picture
    return {"wheel": wheel_of, "radar": radar_of}[kind](found, found.rounds[-1], "project")


@cache
def drawn(name: str, kind: str, form: str = "svg", *, poster: bool = False) -> bytes:
    picture: bytes = MODULES[kind].draw(shown(name, kind), form, poster=poster)
    return picture


def parsed(name: str, kind: str, *, poster: bool = False) -> Element:
    return fromstring(drawn(name, kind, poster=poster))


each_kind = pytest.mark.parametrize("kind", KINDS)
each_project = pytest.mark.parametrize("name", PROJECTS)
in_usual_letters = pytest.mark.parametrize("name", [name for name in PROJECTS if name != "hostile"])
"""How wide the signs of other fonts are is not for us to say."""


# What is in it


@each_kind
def test_it_says_what_it_is_to_a_screen_reader(kind: str) -> None:
    root, picture = parsed("usual", kind), shown("usual", kind)
    words = {each.get("id"): each.text for each in root}
    assert root.get("role") == "img"
    assert [words[each] for each in root.get("aria-labelledby", "").split()] == [picture.title, picture.description]


def test_no_two_pictures_share_an_id() -> None:
    found = []
    for kind in KINDS:
        for name in ("usual", "everything excellent"):
            ids = re.findall(r'\bid="([^"]*)"', drawn(name, kind).decode())
            assert len(ids) == len(set(ids))
            found.append(set(ids))
    assert not any(one & other for one, other in combinations(found, 2))


@each_kind
@pytest.mark.parametrize("name", ["usual", "Welsh", "three of two", "nothing answered"])
def test_each_principle_and_its_level_now_stand_in_it_as_text(name: str, kind: str) -> None:
    root, picture = parsed(name, kind), shown(name, kind)
    written = " ".join(texts(root))
    assert picture.title.startswith(texts(root)[0])
    for principle, *cells in picture.rows:
        assert principle in written
        if kind not in {"change", "so-far"}:
            assert cells[-1] in written


@each_kind
def test_what_is_not_filled_stays_readable_as_words_of_ours_and_nothing_else(kind: str) -> None:
    raw = drawn("usual", kind).decode()
    families = set(re.findall(r"font-family: ([^;]*);", raw))
    assert families == {"'Atkinson Hyperlegible Next', 'DejaVu Sans', 'Verdana', sans-serif"}
    for cruft in ("<?xml", "<!DOCTYPE", "<!--", "rdf:", "<style", "atplotlib", "rotate(-0", "<defs />", "href="):
        assert cruft not in raw


# Where it stands


@each_kind
@in_usual_letters
def test_no_word_is_cut_off_or_lies_on_another(name: str, kind: str) -> None:
    root = parsed(name, kind)
    paper = page(root)
    lines = [box(each) for each in root.iter(f"{SVG}text")]
    for line in lines:
        assert min(line.left, line.top) >= 4
        assert line.right <= paper.right - 4
        assert line.bottom <= paper.bottom - 2
    assert not any(one.touches(other) for one, other in combinations(lines, 2))


@each_kind
@each_project
def test_nothing_drawn_leaves_the_page(name: str, kind: str) -> None:
    root = parsed(name, kind)
    paper = page(root)
    for shape in root.iterfind(f"./{SVG}g//{SVG}path"):
        place = around(shape)
        assert min(place.left, place.top) >= 0
        assert place.right <= paper.right + 0.01
        assert place.bottom <= paper.bottom + 0.01


@each_kind
@in_usual_letters
def test_no_word_is_small_or_broken_in_two(name: str, kind: str) -> None:
    root = parsed(name, kind)
    sizes = [float(each) for each in re.findall(r"font-size: ([\d.]+)px", drawn(name, kind).decode())]
    marks = sum(text == "?" for text in texts(root))
    assert sum(size < 12 for size in sizes) <= (marks if kind in {"change", "trend"} else 0)
    picture = shown(name, kind)
    ours = "? No level From the middle outwards: " + " ".join(four_kinds())
    cells = " ".join(cell for row in picture.rows for cell in row)
    moves = " ".join(move.said for move in picture.moves) if isinstance(picture, TwoRounds) else ""
    levels = " ".join(getattr(picture, "levels", ()))
    letters = " ".join(side.letter for side in picture.sides) if isinstance(picture, SpreadPicture) else ""
    if isinstance(picture, SoFarPicture):
        cells += (
            " "
            + cells.replace(";", "").replace(",", "")
            + " ".join(panel.said for _, panels in picture.parts for panel in panels)
        )
        levels = " ".join(heading for heading, _panels in picture.parts)
    known = " ".join([picture.title, *picture.columns, *picture.notes, cells, moves, levels, letters, ours])
    assert {word for text in texts(root) for word in text.split()} <= set(known.split())


@each_kind
@pytest.mark.parametrize("name", ["usual", "Welsh", "everything excellent"])
def test_usual_words_are_14_points_on_a_page_of_16_cm_that_a4_can_hold(name: str, kind: str) -> None:
    root = parsed(name, kind)
    assert page(root).right == pytest.approx(16 / 2.54 * 72, abs=0.1)
    sizes = {text.get("style", "").split("font-size: ")[1].split("px")[0] for text in root.iter(f"{SVG}text")
             if text.text != "?"}  # fmt: skip
    assert sizes == {"16", "14"}
    assert page(root).bottom < 29.7 / 2.54 * 72


# The poster


@each_kind
@each_project
def test_a_poster_is_a3_and_holds_it_all(name: str, kind: str) -> None:
    root = parsed(name, kind, poster=True)
    paper = page(root)
    assert sorted((paper.right, paper.bottom)) == [pytest.approx(841.89, abs=0.01), pytest.approx(1190.55, abs=0.01)]
    boxes = [box(text) for text in root.iter(f"{SVG}text") if name != "hostile"]
    boxes += [around(shape) for shape in root.iterfind(f"./{SVG}g//{SVG}path")][1:]
    for place in boxes:
        assert min(place.left, place.top) >= 28
        assert place.right <= paper.right - 28
        assert place.bottom <= paper.bottom - 28


@each_kind
def test_the_words_of_a_poster_are_seen_from_two_metres(kind: str) -> None:
    sizes = [float(each) for each in re.findall(r"font-size: ([\d.]+)px", drawn("usual", kind, poster=True).decode())]
    assert min(sizes) >= (20 if kind != "trend" else 15)


def test_a_poster_of_two_rounds_has_the_same_words_round_its_wheel() -> None:
    written = " ".join(texts(parsed("usual", "change", poster=True)))
    for move in two_rounds(PROJECTS["usual"], compare(*PROJECTS["usual"].rounds), "project").moves:
        assert move.said in written


# What cannot break it, and what it does not obey


@each_kind
@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_hostile_words_are_only_words(kind: str, form: str) -> None:
    raw = drawn("hostile", kind, form)
    assert len(raw) < 3_000_000
    if form == "svg":
        root = fromstring(raw)
        assert not list(root.iter(f"{SVG}script"))
        assert "$x^2$ and $" in texts(root)
        assert sum(len(text) for text in texts(root)) < 10_000


def test_a_text_too_long_for_a_picture_keeps_its_beginning_and_its_end() -> None:
    title = " ".join(texts(parsed("hostile", "wheel"))[:5])
    assert title.startswith("$5 or $10")
    assert " … " in title
    assert "November 2024: our project" in title


SCRIPT = """
import hashlib
from unit.render.test_pictures import KINDS, drawn
for kind in KINDS:
    for form in ("svg", "png", "pdf"):
        print(kind, form, hashlib.sha256(drawn("usual", kind, form)).hexdigest())
    print(kind, "poster", hashlib.sha256(drawn("usual", kind, "pdf", poster=True)).hexdigest())
"""


def in_a_process(**environment: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-W", "default::UserWarning", "-c", SCRIPT],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([".", *sys.path]), **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_the_same_rounds_give_the_same_bytes_in_every_place_and_language() -> None:
    usual = in_a_process(TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    assert len(usual) == len(set(usual)) == 4 * len(KINDS)
    odd = in_a_process(TZ="Pacific/Kiritimati", LC_ALL="tr_TR.UTF-8", LANG="cy_GB.UTF-8", PYTHONHASHSEED="2",
                       SOURCE_DATE_EPOCH="1")  # fmt: skip
    assert odd == usual


@each_kind
def test_a_pdf_has_a_title_no_date_and_our_font_inside(kind: str) -> None:
    raw = drawn("usual", kind, "pdf")
    assert f"/Title ({shown('usual', kind).title})".encode() in raw
    assert b"Date" not in raw
    fonts = set(re.findall(rb"/FontName /(?:[A-Z]{6}\+)?([\w-]+)", raw))
    assert {b"AtkinsonHyperlegibleNext-Regular", b"AtkinsonHyperlegibleNext-Bold"} <= fonts


# What each kind shows


def fills(root: Element, style: str) -> int:
    return len(shapes(root, style))


def test_two_rounds_have_four_kinds_of_cells() -> None:
    found = made(PRINCIPLES[:4], LEVELS, (0, 3, 2, 3), (2, 1, 2, 0))
    root = fromstring(change.draw(two_rounds(found, compare(*found.rounds), "project"), "svg"))
    cells = [each for each in root.iter(f"{SVG}path") if "fill: url(#" in each.get("style", "")]
    assert len(cells) == (2 + 2 + 3) + 2  # new, lost, lost, and a sample of each in the key
    assert len(shapes(root, "fill: #0b4f8a; stroke: #ffffff")) == 1 + 2  # then and now
    assert len(list(root.iter(f"{SVG}pattern"))) == 2
    assert " ".join(texts(root)).count("Rose") == 2  # beside the wheel, and in the row


def test_an_arrow_goes_only_between_two_levels() -> None:
    def arrows(before: Sequence[Said], after: Sequence[Said]) -> int:
        found = made(PRINCIPLES, LEVELS, before, after)
        root = fromstring(change.draw(two_rounds(found, compare(*found.rounds), "project"), "svg"))
        return fills(root, "fill: #1b1b1b; stroke: #1b1b1b; stroke-width: 0.5")

    assert arrows((0, 3, 1), (3, 0, 1)) == 2
    assert arrows(("dont-know", 3, "dont-know"), (3, "not-for-us", "no-agreement")) == 0


def test_a_radar_is_an_outline_without_numbers_that_has_a_gap_where_there_is_no_level() -> None:
    def lines(*now: Said) -> int:
        found = made(PRINCIPLES, LEVELS, now)
        root = fromstring(radar.draw(radar_of(found, found.rounds[0], "project"), "svg"))
        assert not [text for text in texts(root)[1:] if any(sign.isdigit() for sign in text)]
        assert set(LEVELS) <= set(texts(root))
        assert fills(root, "fill: #0b4f8a; stroke: #1b1b1b") == sum(isinstance(each, int) for each in now)
        return fills(root, "stroke: #0b4f8a; stroke-width: 2.6")

    assert lines(0, 1, 2, 3, 2, 1) == 6
    assert lines(0, 1, "dont-know", 3, 2, 1) == 4
    assert lines(0, "dont-know", 2, "dont-know", 2, "dont-know") == 0


def test_a_missed_round_and_an_answer_without_a_level_are_gaps_in_the_line() -> None:
    def lines(*said: Sequence[Said], leave_out: str = "") -> int:
        found = made(PRINCIPLES[:3], LEVELS, *said)
        kept = [each for each in found.rounds if each.month != leave_out]
        return fills(fromstring(trend.draw(trend_of(found, kept, "project"), "svg")), "stroke-width: 2.4")

    assert lines((0, 0, 0), (1, 1, 1), (2, 2, 2)) == 6
    assert lines((0, 0, 0), (1, "dont-know", 1), (2, 2, 2)) == 4
    assert lines((0, 0, 0), (1, 1, 1), (2, 2, 2), leave_out="2024-11") == 0


def test_what_has_no_such_shape_is_refused() -> None:
    moved = two_rounds(PROJECTS["usual"], compare(*PROJECTS["usual"].rounds), "project")
    with pytest.raises(ValueError, match="3 to 12"):
        change.draw(replace(moved, wheel=moved.wheel[:2]), "svg")
    outline = radar_of(PROJECTS["usual"], PROJECTS["usual"].rounds[0], "project")
    with pytest.raises(ValueError, match="3 to 12"):
        radar.draw(replace(outline, levels=LEVELS[:1]), "svg")


def test_two_rounds_that_cannot_be_compared_are_words_only() -> None:
    moved = two_rounds(PROJECTS["usual"], compare(*PROJECTS["usual"].rounds), "project")
    for poster in (False, True):
        root = fromstring(change.draw(replace(moved, wheel=(), notes=("Not compared.",)), "svg", poster=poster))
        assert texts(root)[-1] == "Not compared."
        assert {move.said for move in moved.moves} <= set(texts(root))
        assert len(list(root.iter(f"{SVG}path"))) == 1  # the paper
