"""A form's page: filled in a real browser, looked at by axe and the Nu checker, and its file taken back."""

from __future__ import annotations

import json
import shutil
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest

from browsing import EVERYWHERE, nu_says
from coprod_cli.yamltext.parse import read_yaml
from helpers import EXAMPLES, required, run, tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, Page

HOSTILE = (
    '</script><script>alert(1)</script><img src=x onerror=alert(1)> --> ]]> </style> " \' onload="x" &lt; {{ 7*7 }} '
    "{% raw %} $x^2$ =1+1 *b* \\ \u05e9\u05dc\u05d5\u05dd \U0001f600 \u0175 "
)
KEPT = ".coprod/assessments/2026-11/members.yaml"


def hostile() -> dict[str, str]:
    """Return a project in which every text of a form is hostile, in Welsh, with a word longer than any line."""
    level = {"id": "basic", "name": {"cy": HOSTILE}}
    own = {
        "id": "our-words", "based_on": "nef-six", "levels": [level],
        "principles": [{"id": "assets", "name": {"cy": HOSTILE}, "meaning": {"cy": HOSTILE + "x" * 8000},
                        "levels": {"project": {"basic": {"cy": HOSTILE}}}}],
    }  # fmt: skip
    settings = {
        "project": HOSTILE,
        "language": "cy",
        "framework": "our-words",
        "groups": [{"id": "members", "name": HOSTILE}],
    }
    files = {"coprod.yaml": settings, "framework.yaml": own}
    return {name: json.dumps({"format": 1, **data}, ensure_ascii=False) for name, data in files.items()}


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the pages of two projects: the example, and one full of hostile text."""
    top = tmp_path_factory.mktemp("forms")
    shutil.copytree(EXAMPLES / "riverside", top / "riverside")
    tree(top / "hostile", hostile())
    made = {name: top / f"{name}.html" for name in ("riverside", "hostile")}
    for name, path in made.items():
        done = run("form", "2026-11", "--group", "members", "-C", name, "-o", path.name, cwd=top)
        assert done.code == 0, done.said
    return made


STATES: Mapping[str, Mapping[str, Any]] = {
    **EVERYWHERE,
    "without scripts": {"java_script_enabled": False},
}
each_page = pytest.mark.parametrize("name", ["riverside", "hostile"])


def opened(browser: Browser, path: Path, state: str = "light", before: str = "") -> Page:
    context = browser.new_context(reduced_motion="reduce", **STATES[state])
    if before:
        context.add_init_script(before)
    page: Page = context.new_page()
    page.goto(path.as_uri())
    return page


def steps(page: Page) -> Iterator[str]:
    """Go through every step of a form, with a fault, words and answers on the way, and yield what is shown."""
    yield "start"
    page.get_by_role("button", name="Begin").click()
    yield "question"
    page.locator("#assets-example").fill("x" * 300)
    following(page)
    yield "error"
    page.locator("#assets-not-for-us").check()
    yield "why"
    page.locator("#assets-left-out").check()
    following(page)
    page.locator("#capacity-basic").check()
    for _ in range(5):
        following(page)
    yield "end"
    page.reload()
    yield "begun"


def following(page: Page) -> None:
    page.locator(".now .next").click()


WIDTH = "document.documentElement.scrollWidth"


@pytest.mark.parametrize(
    ("name", "state"),
    [(name, state) for name in ("riverside", "hostile") for state in STATES
     if name == "hostile" or state in {"on a narrow screen", "without scripts"}],
)  # fmt: skip
def test_axe_finds_nothing_and_no_step_is_wider_than_the_screen(
    name: str, state: str, browser: Browser, forms: dict[str, Path]
) -> None:
    required(find_spec("axe_playwright_python"), "a form's page by axe: it is not installed")
    from axe_playwright_python.sync_playwright import Axe

    page = opened(browser, forms[name], state)
    for step in [""] if state == "without scripts" else steps(page):
        if state == "without scripts":  # nothing can be asked of such a page, axe neither
            assert page.locator(".question:visible").count() == 6
            break
        found = Axe().run(page)
        assert found.violations_count == 0, f"{step}: {found.generate_report()}"
        assert page.evaluate(WIDTH) <= page.evaluate("innerWidth"), step
    page.context.close()


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [("--ink: #1f2328", "--ink: #b0b0b0", "color-contrast"), ('<label for="assets-basic"', "<label", "label")],
)
def test_axe_finds_a_fault(
    right: str, wrong: str, rule: str, browser: Browser, forms: dict[str, Path], tmp_path: Path
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    text = forms["riverside"].read_text(encoding="utf-8")
    assert right in text
    (tmp_path / "page.html").write_text(text.replace(right, wrong, 1), encoding="utf-8")
    page = opened(browser, tmp_path / "page.html")
    page.get_by_role("button", name="Begin").click()
    assert rule in [each["id"] for each in Axe().run(page).response["violations"]]
    page.context.close()


def typed(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def focus(page: Page) -> str:
    found: str = page.evaluate("document.activeElement.id || document.activeElement.textContent")
    return found


def test_it_is_filled_in_by_the_keyboard_alone_and_taken_back(  # noqa: PLR0915  # the whole way of one person
    browser: Browser, forms: dict[str, Path], tmp_path: Path
) -> None:
    page = opened(browser, forms["riverside"])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    typed(page, "Tab")
    assert focus(page) == "Begin"
    typed(page, "Enter")
    assert focus(page) == "assets-name"
    assert page.title() == "Question 1 of 6: Assets - Riverside Friends"
    typed(page, "Tab", "Space", "ArrowDown", "Tab")
    assert focus(page) == "assets-example"
    page.keyboard.insert_text(f"{HOSTILE}\nand \u202emore")
    typed(page, "Tab")
    page.keyboard.insert_text("The keys.")
    typed(page, "Tab", "Tab", "Tab", "Enter")
    assert focus(page) == "capacity-name"
    typed(page, "Tab", "Tab")
    page.keyboard.insert_text("Words without a choice.")
    typed(page, "Tab", "Tab", "Tab", "Tab", "Enter")
    assert page.locator(".now .error").evaluate("box => box === document.activeElement")
    assert page.title().startswith("Error: ")
    typed(page, "Tab", "Enter")
    assert focus(page) == "capacity-not-there-yet"
    typed(page, *["ArrowDown"] * 5)
    assert page.locator("#capacity-not-for-us").is_checked()

    page.reload()  # in the middle
    assert not page.locator(".question:visible").count()
    typed(page, "Tab")
    assert focus(page) == "go-on"
    typed(page, "Enter")
    assert focus(page) == "capacity-name"
    assert page.locator("#capacity-example").input_value() == "Words without a choice."
    typed(page, "Tab", "Tab")
    assert focus(page) == "capacity-why"
    page.keyboard.insert_text("We are one family.")
    typed(page, *["Tab"] * 5, "Enter")
    for _ in range(4):
        page.locator(".now .next").focus()
        typed(page, "Enter")
    assert focus(page) == "look"
    assert page.locator("#summary dt").all_inner_texts() == [
        "Assets", "Capacity", "Mutuality", "Networks", "Shared roles", "Catalysts",
    ]  # fmt: skip
    page.locator("#save").focus()
    with page.expect_download() as download:
        typed(page, "Enter")
    name = download.value.suggested_filename
    assert (
        page.locator("#status").inner_text()
        == f"Saved as {name}. Look for it where this browser puts what it downloads."
    )
    download.value.save_as(tmp_path / name)
    copied = page.locator("#text").input_value()
    assert (tmp_path / name).read_text(encoding="utf-8") == f"{copied}\n"
    assert [url for url in asked if not url.startswith(("file:", "blob:"))] == []
    page.context.close()

    project = forms["riverside"].with_suffix("")
    done = run("collect", tmp_path / name, "-", cwd=project, stdin=f"Hello!\n{copied}\nBye.")
    assert done.code == 0, done.said
    assert "answers: there already, and not added again." in done.stderr
    data: Any = read_yaml(PurePosixPath(KEPT), (project / KEPT).read_bytes()).data
    assert data["answers"] == [{"scores": {"project": {
        "assets": {"level": "basic", "examples": [{"said": f"{HOSTILE}\nand more"}], "helps": "The keys."},
        "capacity": {"answer": "not-for-us", "why": "We are one family.", "examples": [{"said": "Words without a choice."}]},
    }}}]  # fmt: skip


def answered(page: Page) -> str:
    """Answer one question, go to the end, and return the text to send back."""
    page.get_by_role("button", name="Begin").click()
    page.locator("#assets-basic").check()
    for _ in range(6):
        following(page)
    return page.locator("#text").input_value()


def test_equal_answers_of_two_people_on_one_device_stay_two(browser: Browser, forms: dict[str, Path]) -> None:
    page = opened(browser, forms["riverside"])
    page.on("dialog", lambda dialog: dialog.accept())
    first = json.loads(answered(page))
    page.get_by_role("button", name="Delete my answers from this device").click()
    assert page.evaluate("localStorage.length") == 0
    assert page.locator("#status").inner_text() == "Your answers are deleted from this device."
    second = json.loads(answered(page))
    assert first.pop("sheet") != second.pop("sheet")
    assert first == second
    page.reload()
    page.get_by_role("button", name="No, delete them and begin afresh").click()
    assert page.evaluate("localStorage.length") == 0
    assert not page.locator("#assets-basic").is_checked()
    page.context.close()


def test_where_nothing_may_be_kept_it_works_and_says_so(browser: Browser, forms: dict[str, Path]) -> None:
    refuse = (
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});"
    )
    page = opened(browser, forms["riverside"], before=refuse)
    said = "This browser keeps nothing. If you close this page before the end, what you typed is lost."
    assert page.locator("#start .kept").inner_text() == said
    assert json.loads(answered(page))["scores"] == {"project": {"assets": {"level": "basic"}}}
    assert page.locator("#end .kept").inner_text() == said
    page.context.close()


def test_what_was_kept_and_spoilt_does_no_harm(browser: Browser, forms: dict[str, Path]) -> None:
    for spoilt in ("{", "null", '{"sheet": "x", "fields": {}}', '{"sheet": "0123456789abcdef", "fields": null}'):
        code = forms["riverside"].read_text(encoding="utf-8").partition('"form": "')[2][:12]
        page = opened(browser, forms["riverside"])
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"coprod-form-{code}", spoilt])
        page.reload()
        assert answered(page)
        page.context.close()


def test_an_empty_form_saves_nothing(browser: Browser, forms: dict[str, Path]) -> None:
    page = opened(browser, forms["riverside"])
    page.get_by_role("button", name="Begin").click()
    for _ in range(6):
        following(page)
    page.locator("#save").click()
    said = "You have not answered anything yet, so there is nothing to save."
    assert page.locator("#status").inner_text() == said
    assert page.locator("#text").input_value() == ""
    page.context.close()


@each_page
def test_without_scripts_and_on_paper_every_question_stands_there(
    name: str, browser: Browser, forms: dict[str, Path]
) -> None:
    page = opened(browser, forms[name], "without scripts")
    assert page.locator(".question:visible").count() == 6
    assert page.locator("textarea:visible").count() == 24
    assert page.locator("button:visible").count() == 0
    page.context.close()
    page = opened(browser, forms[name])
    page.emulate_media(media="print")
    assert page.locator(".question:visible").count() == 6
    assert page.locator("button:visible").count() == 0
    assert page.pdf(format="A4").startswith(b"%PDF-")
    page.context.close()


def test_hostile_words_are_just_words(browser: Browser, forms: dict[str, Path]) -> None:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(forms["hostile"].as_uri())
    assert page.locator("h1").inner_text() == " ".join(HOSTILE.split())
    assert page.locator("h1").get_attribute("lang") == "cy"
    assert answered(page)
    assert page.locator("img, iframe, link").count() == 0
    assert page.locator("script").count() == 2
    assert said == []
    context.close()


def test_the_nu_checker_finds_nothing(forms: dict[str, Path]) -> None:
    assert nu_says(*forms.values()) == []
