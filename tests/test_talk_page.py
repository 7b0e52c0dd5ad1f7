"""A talk's guide and open questions in a real browser: seen, printed, and by axe and the Nu checker."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browsing import nu_says
from helpers import EXAMPLES, required, run, tree
from test_form_page import STATES, WIDTH, hostile, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MADE = {
    "talk": ("riverside", "--talk"),
    "talk of staff": ("riverside", "--talk", "--group", "staff"),
    "idea": ("riverside", "--for", "idea"),
    "recruiting": ("riverside", "--for", "recruiting"),
    "hostile talk": ("hostile", "--talk", "--group", "members"),
    "hostile idea": ("hostile", "--for", "idea"),
}
each_page = pytest.mark.parametrize("name", MADE)
A_CENTIMETRE = 96 / 2.54
ROOM = (29.7 - 2 * 1.6) * A_CENTIMETRE
"""How high the words on a sheet of A4 may be."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the pages of the example and of a project full of hostile text."""
    top = tmp_path_factory.mktemp("handouts")
    shutil.copytree(EXAMPLES / "riverside", top / "riverside")
    tree(top / "hostile", hostile())
    for name, (folder, *options) in MADE.items():
        done = run("form", *options, "-C", folder, "-o", f"{name}.html", cwd=top)
        assert done.code == 0, done.said
    return {name: top / f"{name}.html" for name in MADE}


@pytest.mark.parametrize(
    ("name", "state"),
    [(name, state) for name in MADE for state in STATES
     if name == "talk" or state == "on a narrow screen"],
)  # fmt: skip
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    name: str, state: str, browser: Browser, pages: dict[str, Path]
) -> None:
    required(find_spec("axe_playwright_python"), "a talk's page by axe: it is not installed")
    from axe_playwright_python.sync_playwright import Axe

    page = opened(browser, pages[name], state)
    assert page.locator(".card:visible").count() == 6
    if state != "without scripts":  # nothing can be asked of such a page, axe neither
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate(WIDTH) <= page.evaluate("innerWidth")
    page.context.close()


@pytest.mark.parametrize("name", ["talk", "talk of staff"])
def test_printed_the_guide_and_each_card_have_a_sheet_of_their_own(
    name: str, browser: Browser, pages: dict[str, Path]
) -> None:
    page = opened(browser, pages[name])
    page.set_viewport_size({"width": round(17 * A_CENTIMETRE), "height": 800})
    page.emulate_media(media="print")
    heights = page.locator(".card").evaluate_all("cards => cards.map((card) => card.getBoundingClientRect().height)")
    assert max(heights) <= ROOM
    assert page.locator(".card").first.evaluate("card => card.offsetTop") <= ROOM
    frames = page.locator(".card .frame").evaluate_all("all => all.map((each) => each.getBoundingClientRect().height)")
    assert len(frames) == 6
    assert min(frames) >= 5 * A_CENTIMETRE
    breaks = page.locator(".card, .card + section").evaluate_all(
        "all => all.map((e) => getComputedStyle(e).breakBefore)"
    )
    assert breaks == ["page"] * 7
    page.context.close()


@each_page
def test_it_loads_and_runs_nothing_and_hostile_words_are_just_words(
    name: str, browser: Browser, pages: dict[str, Path]
) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("request", lambda request: said.append(request.url))
    page.goto(pages[name].as_uri())
    assert page.locator("script, img, iframe, link").count() == 0
    assert said == [pages[name].as_uri()]
    page.close()


def test_the_nu_checker_finds_nothing(pages: dict[str, Path]) -> None:
    assert nu_says(*pages.values()) == []
