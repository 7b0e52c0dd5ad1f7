"""The wheel as svg, png and pdf: what is in it, where it stands, and what it does not obey."""

from __future__ import annotations

import io
import math
import os
import re
import subprocess
import sys
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

from coprod_cli.render import wheel as wheel_module
from coprod_cli.render.svg import clean
from coprod_cli.render.wheel import draw
from coprod_cli.words.picture import Segment, State
from coprod_cli.words.wheel import Wheel
from unit.render.looking import SVG, Box, around, box, corners, page, shapes, texts

FILLED, EMPTY = "fill: #0b4f8a", "fill: #ffffff; stroke: #1b1b1b"
SOURCE = Path(wheel_module.__file__).parents[2]
LEVELS = ("Not there yet", "Basic", "Making progress", "Excellent")
LONG = "People who use services decide with us what matters the most"  # 60 characters
HOSTILE = ("$5 or $10", "Ba$$in", r"$\frac{1}{0}$", "_x_", "<script>", "{{ x }}", "&lt; %s 'y'")


def level(name: str, filled: int, said: str = "") -> Segment:
    return Segment(name, said or LEVELS[filled], "level", filled)


def wheel(*segments: Segment, rings: int = 3, title: str = "Riverside Friends, 2026-10") -> Wheel:
    described = " ".join(f"{each.name}: {each.said}." for each in segments)
    return Wheel(rings, segments, title=title, description=f"A wheel. {described}")


def crowded(segments: int, rings: int, name: str = LONG, said: str = "Nobody knows yet") -> Wheel:
    parts = (level(name, number % (rings + 1), said) for number in range(segments))
    return wheel(*parts, rings=rings, title=f"{segments} parts, {rings} rings, and {LONG}")


MIXED = wheel(
    level("Assets", 3),
    Segment("Capacity", "Nobody knows yet", "unknown", 0),
    level("Mutuality", 1),
    Segment("Networks", "No agreement", "no-agreement", 0),
    Segment("Shared roles", "Not for us", "not-for-us", 0),
    level("Catalysts", 0),
)
WELSH = replace(
    wheel(
        level("Adeiladu ar yr hyn sydd gan bobl i'w gynnig i'w gilydd yma", 2, "Gwneud cynnydd"),
        Segment("Ŵŷn a chyd-ddibyniaeth rhwng pawb", "Neb yn gwybod eto", "unknown", 0),
        level("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", 3, "Rhagorol"),
        Segment("Rolau a rennir", "Dim cytundeb", "no-agreement", 0),
        level("Gwasanaethau sy'n sbarduno yn hytrach na darparu popeth", 0, "Ddim yno eto"),
        title="Cyfeillion Glan yr Afon, Hydref 2026: ein prosiect ni gyda phawb yn y gymdogaeth",
    ),
    language="cy",
)


def parsed(picture: Wheel) -> Element:
    return fromstring(draw(picture, "svg"))


def rim(root: Element) -> Box:
    """Return what holds the whole wheel, without its words."""
    outlines = shapes(root, "fill: none; stroke: #1b1b1b; stroke-width: 1.4")
    return max(map(around, outlines), key=lambda ring: ring.right - ring.left)


def middle_and_radius(root: Element) -> tuple[tuple[float, float], float]:
    left, top, right, bottom = rim(root)
    return ((left + right) / 2, (top + bottom) / 2), (right - left) / 2


# What is in the picture


def test_svg_says_what_it_is_to_a_screen_reader() -> None:
    root = parsed(WELSH)
    words = {each.get("id"): each.text for each in root}
    names = [words[each] for each in root.get("aria-labelledby", "").split()]
    assert (root.tag, root.get("role"), root.get("lang")) == (f"{SVG}svg", "img", "cy")
    assert names == [WELSH.title, WELSH.description]
    assert [each.tag for each in root][:2] == [f"{SVG}title", f"{SVG}desc"]


def test_svg_can_stand_inside_a_page() -> None:
    raw = draw(MIXED, "svg").decode()
    root = fromstring(raw)
    assert raw.startswith("<svg ")
    for unwanted in ("<?xml", "<!DOCTYPE", "<!--", "rdf:", "metadata", "<style", "atplotlib"):
        assert unwanted not in raw
    assert (root.get("width"), root.get("height")) == (None, None)
    assert page(root).right == pytest.approx(16 / 2.54 * 72, abs=0.1)
    assert all("sans-serif" in each.get("style", "") for each in root.iter(f"{SVG}text"))


def test_ids_are_unique_and_no_two_pictures_share_one() -> None:
    found = []
    for picture in (MIXED, WELSH, replace(MIXED, description="Other words."), crowded(12, 6)):
        raw = draw(picture, "svg").decode()
        ids = re.findall(r'\bid="([^"]*)"', raw)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r"url\(#([^)]*)\)", raw)) <= set(ids)
        assert "href=" not in raw
        found.append(set(ids))
    assert not any(one & other for one, other in combinations(found, 2))


def test_what_points_at_an_id_still_finds_it() -> None:
    raw = b"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
        <path id="a"/><use xlink:href="#a" style="fill: url(#b)"/></svg>"""
    cleaned = clean(raw, "Title", "Words", "en").decode()
    (prefix,) = re.findall(r'id="([^"]*)a"', cleaned)
    assert f'<use xlink:href="#{prefix}a" style="fill: url(#{prefix}b)" />' in cleaned


@pytest.mark.parametrize("picture", [MIXED, WELSH, crowded(7, 2)])
def test_every_word_is_there_as_text_and_nothing_else(picture: Wheel) -> None:
    marks = ["?" for each in picture.segments if each.state == "unknown"]
    said = [words for each in picture.segments for words in (each.name, each.said)]
    wanted = "".join([picture.title, *said, *marks])
    assert "".join(texts(parsed(picture))).replace(" ", "") == wanted.replace(" ", "")


def test_text_stays_what_it_is() -> None:
    root = parsed(wheel(*(level(each, 1, each) for each in HOSTILE), title=HOSTILE[2]))
    assert texts(root) == [HOSTILE[2], *(each for each in HOSTILE for _ in range(2))]
    assert not list(root.iter(f"{SVG}script"))


def test_what_no_xml_can_hold_is_left_out() -> None:
    odd = "a\x00b\x1b[31mc\ud800d\uffff"
    picture = wheel(level(odd, 1, odd), level("b", 1), level("c", 1), title=odd)
    assert texts(parsed(picture))[:3] == ["ab[31mcd"] * 3
    assert draw(picture, "png")
    assert draw(picture, "pdf")


@pytest.mark.parametrize("picture", [MIXED, WELSH, crowded(12, 6), crowded(3, 1), crowded(5, 4)])
def test_as_many_cells_are_filled_as_the_levels_say(picture: Wheel) -> None:
    root = parsed(picture)
    empty = sum(picture.rings - each.filled for each in picture.segments if each.state == "level")
    assert len(shapes(root, FILLED)) == sum(each.filled for each in picture.segments)
    assert len(shapes(root, EMPTY)) == empty


def test_dark_outlines_are_drawn_last() -> None:
    styles = [each.get("style", "") for each in parsed(MIXED).iter(f"{SVG}path")]
    light = [number for number, style in enumerate(styles) if "stroke: #ffffff" in style]
    dark = [number for number, style in enumerate(styles) if "stroke: #1b1b1b" in style]
    assert max(light) < min(dark)


@pytest.mark.parametrize("state", ["level", "unknown", "no-agreement", "not-for-us"])
def test_every_state_has_a_mark_of_its_own_that_is_no_colour(state: State) -> None:
    marked = Segment("Networks", "In words", state, 0)
    root = parsed(wheel(marked, marked, level("Assets", 2)))
    assert texts(root).count("?") == (2 if state == "unknown" else 0)
    assert len(list(root.iter(f"{SVG}pattern"))) == (1 if state == "no-agreement" else 0)
    assert len(shapes(root, "fill: url(#")) == (2 if state == "no-agreement" else 0)
    assert len(shapes(root, "stroke-width: 2.6")) == (4 if state == "not-for-us" else 0)
    assert len(shapes(root, EMPTY)) == 1 + (6 if state == "level" else 0)
    assert texts(root).count("In words") == 2


def test_a_wheel_to_colour_in_has_white_cells_with_outlines_and_only_its_names() -> None:
    names = ("Assets", "Capacity", "Mutuality")
    root = parsed(wheel(*(Segment(name, "", "blank", 0) for name in names), title="Ours"))
    assert len(shapes(root, EMPTY)) == 3 * 3
    assert not shapes(root, FILLED)
    assert texts(root) == ["Ours", *names]


@pytest.mark.parametrize(
    "wrong",
    [
        wheel(level("a", 1), level("b", 1)),
        crowded(13, 3),
        wheel(*(level(each, 0) for each in "abc"), rings=0),
        wheel(*(level(each, 0) for each in "abc"), rings=7),
        wheel(*(level(each, 3) for each in "abc"), rings=2),
        wheel(*(Segment(each, "x", "level", -1) for each in "abc")),
        wheel(*(Segment(each, "x", "unknown", 1) for each in "abc")),
        wheel(*(Segment(each, "x", "new", 0) for each in "abc")),  # type: ignore[arg-type]  # letters for levels
    ],
)
def test_what_is_no_wheel_is_refused(wrong: Wheel) -> None:
    with pytest.raises(ValueError, match="A wheel has 3 to 12 segments"):
        draw(wrong, "svg")


# Where it stands


@pytest.mark.parametrize("rings", range(1, 7))
def test_rings_are_equally_wide_and_filled_from_the_middle(rings: int) -> None:
    root = parsed(wheel(*(level(each, rings - 1, "x") for each in "abcd"), rings=rings))
    middle, radius = middle_and_radius(root)

    def edges(style: str) -> list[float]:
        every = [math.dist(middle, end) for each in shapes(root, style) for end in corners(each)]
        return sorted({round(each, 2) for each in every})

    filled, empty = edges(FILLED), edges(EMPTY)
    widths = [after - before for before, after in pairwise(sorted({*filled, *empty}))]
    assert len(widths) == rings
    assert max(widths) - min(widths) < 0.05
    assert filled[-1:] in ([], empty[:1])
    assert empty[-1] == pytest.approx(radius, abs=0.02)


def test_segments_go_clockwise_from_the_top_each_beside_its_words() -> None:
    for filled in range(4):
        segments = [level(each, 0, each) for each in ("one", "two", "three", "four")]
        segments[filled] = replace(segments[filled], filled=2)
        root = parsed(wheel(*segments))
        (across, down), _ = middle_and_radius(root)
        words = [box(each) for each in root.iter(f"{SVG}text")][1::2]
        assert [each.left > across for each in words] == [True, True, False, False]
        assert [each.bottom < down for each in words] == [True, False, False, True]
        for cell in map(around, shapes(root, FILLED)):
            assert (cell.left + cell.right > 2 * across) is (filled in {0, 1})
            assert (cell.top + cell.bottom < 2 * down) is (filled in {0, 3})


def test_a_smaller_wheel_rather_than_a_word_cut_in_two() -> None:
    usual = [level(each, 1) for each in ("a", "b", "c", "d", "e", "f")]
    long = [*usual[:1], level("Gwrthgyferbyniad", 1), *usual[2:]]
    small, large = parsed(wheel(*long)), parsed(wheel(*usual))
    assert "Gwrthgyferbyniad" in texts(small)
    assert middle_and_radius(small)[1] < middle_and_radius(large)[1]


def test_nothing_said_is_still_a_picture() -> None:
    assert texts(parsed(wheel(*(level(" ", 1, " ") for _ in range(3)), title=""))) == []


def test_signs_of_another_font_have_room() -> None:
    sign = "\u6f22"
    root = parsed(wheel(*(level(sign * 40, 1, sign * 20) for _ in range(6))))
    for line in root.iter(f"{SVG}text"):
        x, most = float(line.get("x", "")), 12 * (line.text or "").count(sign)
        ends = {"start": x + most, "end": x - most}
        assert 0 < next((at for key, at in ends.items() if key in line.get("style", "")), x) < 453


PLACED = [
    MIXED,
    WELSH,
    wheel(*(Segment(each, "Not answered", "unknown", 0) for each in LEVELS)),
    crowded(6, 3, "MWMWMWMWMW" * 6, "WMWM " * 6),
    crowded(11, 3, "Shared roles", "Basic"),
    *(crowded(segments, 6) for segments in range(3, 13)),
    crowded(12, 3, said="Making progress with a few of us"),
]


@pytest.mark.parametrize("picture", PLACED)
def test_no_word_is_cut_off_or_lies_on_another_or_on_the_wheel(picture: Wheel) -> None:
    root = parsed(picture)
    paper = page(root)
    (across, down), radius = middle_and_radius(root)
    lines = [box(each) for each in root.iter(f"{SVG}text") if each.text != "?"]
    assert not any(one.touches(other) for one, other in combinations(lines, 2))
    for line in lines:
        assert min(line.left, line.top) >= 4
        assert line.right <= paper.right - 4
        assert line.bottom <= paper.bottom - 4
        nearest_across = min(max(across, line.left), line.right)
        nearest_down = min(max(down, line.top), line.bottom)
        assert math.dist((across, down), (nearest_across, nearest_down)) > radius + 4


@pytest.mark.parametrize("picture", PLACED)
def test_nothing_drawn_leaves_the_page_and_no_leader_crosses_a_word(picture: Wheel) -> None:
    root = parsed(picture)
    paper = page(root)
    lines = [box(each) for each in root.iter(f"{SVG}text")]
    for shape in root.iterfind(f"./{SVG}g//{SVG}path"):
        drawn = around(shape)
        assert min(drawn.left, drawn.top) >= 0
        assert drawn.right <= paper.right + 0.01
        assert drawn.bottom <= paper.bottom + 0.01
    inside = [Box(each.left + 1, each.top, each.right - 1, each.bottom) for each in lines]
    middle, radius = middle_and_radius(root)
    for leader in shapes(root, "stroke-width: 0.8"):
        (x, y), (end_x, end_y) = corners(leader)
        for step in range(1, 40):
            at_x, at_y = x + (end_x - x) * step / 40, y + (end_y - y) * step / 40
            assert not any(Box(at_x, at_y, at_x, at_y).touches(line) for line in inside)
            assert math.dist(middle, (at_x, at_y)) > radius - 1


def test_words_are_at_least_12_points_and_the_page_16_cm_and_no_taller_than_a4() -> None:
    for picture in PLACED:
        root = parsed(picture)
        styles = " ".join(each.get("style", "") for each in root.iter(f"{SVG}text"))
        assert min(float(each) for each in re.findall(r"font-size: ([\d.]+)px", styles)) >= 12
        assert page(root).right == pytest.approx(453.5)
        assert page(root).bottom < 25.7 / 2.54 * 72


def test_usual_words_leave_the_wheel_as_large_month_after_month() -> None:
    later = wheel(*(level(each.name, 2) for each in MIXED.segments))
    _, then = middle_and_radius(parsed(MIXED))
    _, now = middle_and_radius(parsed(later))
    assert now == then == pytest.approx(123, abs=0.1)


# png and pdf


def test_png_is_sharp_enough_to_print_and_says_what_it_is() -> None:
    from PIL import Image

    raw = draw(WELSH, "png")
    picture = Image.open(io.BytesIO(raw))
    assert raw.startswith(b"\x89PNG\r\n\x1a\n")
    assert picture.width == pytest.approx(16 / 2.54 * 200, abs=1)
    assert picture.info["dpi"] == pytest.approx((200, 200), abs=0.1)
    assert {key: picture.info.get(key) for key in ("Title", "Description", "Software")} == {
        "Title": WELSH.title,
        "Description": WELSH.description,
        "Software": None,
    }


def test_pdf_has_a_title_and_no_date() -> None:
    raw = draw(MIXED, "pdf")
    assert raw.startswith(b"%PDF-")
    assert f"/Title ({MIXED.title})".encode() in raw
    assert b"Date" not in raw


# What it does not obey

SCRIPT = """
import hashlib, sys
from coprod_cli.render.wheel import draw
from coprod_cli.words.picture import Segment
from coprod_cli.words.wheel import Wheel
if any(name.startswith(("matplotlib", "numpy")) for name in sys.modules):
    raise SystemExit("loaded before it is needed")
wheel = Wheel(3, (
    Segment("Assets \u6f22", "Excellent", "level", 3), Segment("b", "?", "unknown", 0),
    Segment("c", "x", "no-agreement", 0), Segment("d", "y", "not-for-us", 0)),
    title="Ŵŷ $1 $2", description="In words.")
kinds = sys.argv[1].split()
for kind in kinds:
    print(kind, hashlib.sha256(draw(wheel, kind)).hexdigest())
for name in ("matplotlib.pyplot", "matplotlib.style"):
    if name in sys.modules:
        raise SystemExit(f"{name} is not needed")
"""
BAD_SETTINGS = "font.size: 40\nsvg.fonttype: path\nlines.linewidth: 9\nno such: 1\nnonsense\n"


def in_a_process(folder: Path, kinds: str = "svg", **environment: str | None) -> list[str]:
    """Draw in a new process and return the fingerprints; a word on stderr is a failure."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith("MPL")}
    wanted = plain | {"PYTHONPATH": str(SOURCE), "PYTHONIOENCODING": "utf-8"} | environment
    done = subprocess.run(
        [sys.executable, "-W", "default", "-c", SCRIPT, kinds],
        cwd=folder,
        env={key: value for key, value in wanted.items() if value is not None},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("usual")
    return in_a_process(folder, "svg png pdf svg", TZ="UTC", LANG="C.UTF-8", PYTHONHASHSEED="1")


def test_the_same_wheel_gives_the_same_bytes_everywhere(usual: list[str], tmp_path: Path) -> None:
    config = tmp_path / "config"
    style = config / "matplotlib" / "stylelib" / "own.mplstyle"
    style.parent.mkdir(parents=True)
    for file in (tmp_path / "matplotlibrc", config / "matplotlib" / "matplotlibrc", style):
        file.write_text(BAD_SETTINGS)
    odd = in_a_process(
        tmp_path,
        "svg png pdf svg",
        TZ="Pacific/Kiritimati",
        LANG="tr_TR.UTF-8",
        LC_ALL="tr_TR.UTF-8",
        PYTHONHASHSEED="2",
        SOURCE_DATE_EPOCH="1",
        XDG_CONFIG_HOME=str(config),
        MATPLOTLIBRC=str(tmp_path),
        MPLBACKEND="nonsense",
    )
    assert odd == usual
    assert usual[0] == usual[3]


def test_settings_made_by_another_part_change_nothing() -> None:
    import matplotlib as mpl

    before = [draw(MIXED, kind) for kind in ("svg", "png", "pdf")]
    with mpl.rc_context({"svg.fonttype": "path", "savefig.dpi": 50, "savefig.facecolor": "red"}):
        after = [draw(MIXED, kind) for kind in ("svg", "png", "pdf")]
    assert before == after


def test_a_strangers_settings_neither_stop_nor_hang_it(usual: list[str], tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_bytes(b"font.size: \xff\xfe\n")
    assert in_a_process(tmp_path) == usual[:1]
    if hasattr(os, "mkfifo"):
        (tmp_path / "matplotlibrc").unlink()
        os.mkfifo(tmp_path / "matplotlibrc")
        assert in_a_process(tmp_path) == usual[:1]


@pytest.mark.parametrize("home", ["none", "a file", "read-only"])
def test_without_a_home_it_is_quiet_and_tidy(usual: list[str], tmp_path: Path, home: str) -> None:
    temporary, place = tmp_path / "temporary", tmp_path / "home"
    temporary.mkdir()
    if home == "a file":
        place.write_text("")
    elif home == "read-only":
        place.mkdir(mode=0o500)
    drawn = in_a_process(
        tmp_path,
        HOME=None if home == "none" else str(place),
        TMPDIR=str(temporary),
        XDG_CACHE_HOME=None if home != "none" else str(place / "cache"),
        XDG_CONFIG_HOME=None,
    )
    assert drawn == usual[:1]
    assert not list(temporary.iterdir())
