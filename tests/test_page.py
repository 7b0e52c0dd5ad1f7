"""The report as a web page: looked at in a real browser, by axe and by the Nu checker."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browsing import EVERYWHERE, nu_says
from helpers import EXAMPLES, run, tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Browser, Page

OUTLINE = Path(__file__).parent / "data" / "report-aria.txt"
"""What a screen reader finds on the example's page, kept so that a change is seen."""

HOSTILE = (
    '<script>alert(1)</script><img src=x onerror=alert(1)> --> ]]> </style> " \' onload="x" &lt; {{ 7*7 }} '
    "{% raw %} $x^2$ =1+1 *b* [x](https://example.org) \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 "
    "\U0001f600 javascript:alert(1) "
)


def hostile() -> dict[str, str]:
    """Return a project in which every text is hostile, in Welsh, with a word that is longer than any line."""
    said = HOSTILE + "x" * 8000
    files: dict[str, Any] = {
        "coprod.yaml": {
            "project": HOSTILE, "purpose": said, "language": "cy", "began": "2025-05",
            "already_decided": [{"what": said, "who": HOSTILE}],
            "groups": [{"id": "members", "name": HOSTILE}, {"id": "staff", "name": "x" * 300}],
        },
        "outcomes.yaml": {"outcomes": [{
            "id": "a", "outcome": said, "agreed": {"date": "2025-06", "groups": ["members"]}, "heard": ["e"],
            "tasks": [{"id": "b", "task": said, "output": HOSTILE}],
            "indicators": [{"id": "c", "indicator": said, "start": {"value": said}, "unit": HOSTILE,
                            "so_far": [{"date": "2026-05", "value": said, "note": HOSTILE}]}],
        }]},
        "roles.yaml": {
            "roles": [{"role": said, "held_by": [{"group": "members", "name": HOSTILE}]}],
            "not_here_yet": [{"who": said, "why": said, "next_step": said}],
            "can_say_yes": [{"what": said, "who": HOSTILE}],
        },
        "work-plan.yaml": {
            "meet_every": "4 weeks", "activities": [{"activity": said, "note": HOSTILE}],
            "actions": [{"id": "d", "action": said, "name": said, "due": "2026-01",
                         "progress": [{"date": "2026-02", "note": said}]}],
        },
        "you-said.yaml": {"said": [
            {"id": "e", "said": said, "who": HOSTILE, "how": said, "where": HOSTILE, "asked": said, "led_to": ["a"]},
            {"id": "f", "said": HOSTILE, "not_done_because": said, "told": [{"date": "2026-05", "how": said}]},
            {"id": "g", "said": said},
        ]},
        "practicalities.yaml": {
            "access": {"for_everyone": [said], "private_list": HOSTILE},
            "place": {"where": said, "getting_there": HOSTILE, "getting_in": said}, "times": said, "breaks": HOSTILE,
            "keeping_in_touch": [said], "papers": {"before": HOSTILE, "forms": [said]},
        },
        "stories.yaml": {"stories": [{
            "id": "h", "kind": "diary", "title": HOSTILE, "words": said, "description": said,
            "consent": {"given": "2026-01", "shown_as": HOSTILE, "where": ["anywhere"]},
        }]},
        "learning.yaml": {"learning": [
            {"id": "i", "learned": said, "kind": "ugly", "shared": [{"with": HOSTILE, "date": "2026-05"}]},
            {"id": "j", "learned": HOSTILE, "kind": "good"},
        ]},
        "meetings/2026-10-07.yaml": {
            "pen": {"chair": ["members"]}, "newcomers_offered": said, "decisions": [said], "outcomes": {"a": said},
            "questions": {"ground_rules": {"answer": "partly", "why": said}, "worries": [said], "learned": [HOSTILE]},
        },
        "framework.yaml": {"id": "our-words", "based_on": "nef-six",
                           "principles": [{"id": "assets", "name": {"cy": HOSTILE}, "meaning": {"cy": said}}]},
        "reviews/2025-12.yaml": {"helped": said, "compared": {"from": "2025-05", "to": "2025-11"}},
        "reviews/2026-06.yaml": {
            "why": {"project": {"assets": said}}, "gave": [said], "worth_it": said, "outcomes": said, "pen": HOSTILE,
            "ground_rules": said, "not_here_yet": said, "tell": HOSTILE, "learned": [said],
        },
    }  # fmt: skip
    files["coprod.yaml"]["framework"] = "our-words"
    for number, month in enumerate(("2025-05", "2025-11", "2026-05", "2026-11")):
        level = ("basic", "excellent")[number % 2]
        score = {"level": level, "examples": [{"said": said, "told_by": "members"}], "helps": said}
        files[f"assessments/{month}.yaml"] = {
            "framework": "our-words", "date": f"{month}-01", "counts": {"staff": 4}, "changed_around_us": [said],
            "scores": {"project": {"assets": score}, "organisation": {"networks": score}},
        }  # fmt: skip
    texts = {name: json.dumps({"format": 1, **data}, ensure_ascii=False) for name, data in files.items()}
    return texts | {"ground-rules.md": f"---\nformat: 1\n---\n- {said}\n\n## {HOSTILE}\n\n{said}\n"}


PAGES = {
    **{name: (name, "report") for name in ("riverside", "first-day", "hostile")},
    "agenda": ("riverside", "review", "--agenda"),
    "hostile-agenda": ("hostile", "review", "--agenda"),
    "learning": ("riverside", "report", "--learning"),
    "hostile-learning": ("hostile", "report", "--learning"),
}
"""Every page that is made of a whole record: the folder it is of, and the command."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the reports of three projects, the example, one on its first day and a hostile one, and other pages."""
    top = tmp_path_factory.mktemp("pages")
    for name in ("riverside", "first-day"):
        shutil.copytree(EXAMPLES / name, top / name)
    tree(top / "hostile", hostile())
    for name, (folder, *command) in PAGES.items():
        done = run(*command, "-C", folder, "-o", f"{name}.html", cwd=top)
        assert done.code == 0, done.said
    return {name: top / f"{name}.html" for name in PAGES}


STATES: Mapping[str, Mapping[str, Any]] = {
    **EVERYWHERE,
    "forced colours on black": {"forced_colors": "active", "color_scheme": "dark"},
    "print": {},
}


def opened(browser: Browser, path: Path, state: str = "light", **more: Any) -> Page:
    page: Page = browser.new_context(reduced_motion="reduce", **STATES[state], **more).new_page()
    page.goto(path.as_uri())
    if state == "print":
        page.emulate_media(media="print")
    return page


each_page = pytest.mark.parametrize("name", PAGES)


@pytest.mark.parametrize(
    ("name", "state"),
    [(name, state) for name in PAGES for state in STATES
     if name == "hostile" or state == "light"],
)  # fmt: skip
def test_axe_finds_nothing(name: str, state: str, browser: Browser, pages: dict[str, Path]) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened(browser, pages[name], state)
    found = Axe().run(page)
    assert found.response["passes"]
    assert found.violations_count == 0, found.generate_report()
    unsure = [node["target"][0] for each in found.response["incomplete"] for node in each["nodes"]]
    assert [target for target in unsure if not target.startswith("#picture-")] == []
    page.context.close()


@pytest.mark.parametrize(
    ("right", "wrong", "state", "rule"),
    [
        ("--soft: #52585f", "--soft: #a0a0a0", "light", "color-contrast"),
        ("--soft: #b5bac1", "--soft: #555555", "dark", "color-contrast"),
        ("<h2 ", "<h4 ", "print", "heading-order"),
        (' tabindex="0"', "", "on a narrow screen", "scrollable-region-focusable"),
    ],
)
def test_axe_finds_a_fault(
    right: str, wrong: str, state: str, rule: str, browser: Browser, pages: dict[str, Path], tmp_path: Path
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    text = pages["hostile"].read_text(encoding="utf-8")
    assert right in text
    (tmp_path / "page.html").write_text(text.replace(right, wrong), encoding="utf-8")
    page = opened(browser, tmp_path / "page.html", state)
    assert [each["id"] for each in Axe().run(page).response["violations"]] == [rule]
    page.context.close()


@each_page
@pytest.mark.parametrize("state", ["on a narrow screen", "four times as large"])
def test_the_page_is_never_wider_than_the_screen(
    name: str, state: str, browser: Browser, pages: dict[str, Path]
) -> None:
    page = opened(browser, pages[name], state)
    width = "document.documentElement.scrollWidth"
    assert page.evaluate(width) <= 320
    # With the room between letters, words and lines that some people need.
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"
        "p { margin-bottom: 2em !important; }"
    )
    assert page.evaluate(width) <= 320
    page.context.close()


def test_what_is_too_wide_scrolls_by_itself(browser: Browser, pages: dict[str, Path]) -> None:
    page = opened(browser, pages["riverside"], "on a narrow screen")
    wide = page.locator("figure.scroll, .scroll:has(th:nth-child(4))").all()
    assert len(wide) >= 8
    for region in wide:
        assert region.evaluate("region => region.scrollWidth > region.clientWidth")
        region.focus()
        page.keyboard.press("ArrowRight")
        for _ in range(100):
            if region.evaluate("region => region.scrollLeft"):
                break
            page.wait_for_timeout(20)
        assert region.evaluate("region => region.scrollLeft") > 0
    page.context.close()


IN_FOCUS = """() => {
    const found = document.activeElement, style = getComputedStyle(found), box = found.getBoundingClientRect();
    const name = found.getAttribute("aria-label") || found.getAttribute("aria-labelledby") || found.textContent;
    return {
        name: name.trim(), tag: found.tagName, outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
        seen: box.bottom > 0 && box.top < innerHeight && box.height > 0,
    };
}"""


@pytest.mark.parametrize("state", [state for state in STATES if state != "print"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    state: str, browser: Browser, pages: dict[str, Path]
) -> None:
    page = opened(browser, pages["riverside"], state)
    wanted = page.locator("a, [tabindex='0']").count()
    walk = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        walk.append(page.evaluate(IN_FOCUS))
    assert all(each["seen"] and each["outline"] >= 3 for each in walk), walk
    assert walk[0]["name"] == "Skip to the record"
    headings = page.locator("section > h2").all_inner_texts()
    assert len(headings) >= 10
    assert [each["name"] for each in walk[1 : len(headings) + 1]] == headings
    assert sum(each["tag"] in {"FIGURE", "DIV"} for each in walk) == page.locator(".scroll").count() >= 10
    assert walk[-1]["name"] == "Back to the top"
    page.context.close()


def test_links_lead_where_they_say(browser: Browser, pages: dict[str, Path]) -> None:
    page = opened(browser, pages["riverside"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "record"
    for link in page.locator("nav a").all():
        link.click()
        target = page.locator(":target")
        assert target.inner_text() == link.inner_text()
        assert target.evaluate("heading => heading.getBoundingClientRect().top < innerHeight")
    page.context.close()


@each_page
def test_the_page_loads_nothing_and_needs_no_script(name: str, browser: Browser, pages: dict[str, Path]) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(pages[name].as_uri())
    page.wait_for_load_state("networkidle")
    assert asked == [pages[name].as_uri()]
    assert said == []
    assert page.locator("script, link, iframe, object, embed, img, base, form").count() == 0
    assert all(href.startswith("#") for href in page.locator("[href]").evaluate_all(HREFS))
    shown = page.locator("body").inner_text()
    context.close()
    without = opened(browser, pages[name], java_script_enabled=False)
    assert without.locator("body").inner_text() == shown
    without.context.close()


HREFS = "all => all.map(each => each.getAttribute('href'))"


def test_ids_are_said_once(pages: dict[str, Path]) -> None:
    for path in pages.values():
        ids = re.findall(r'<[^<>]*\sid="([^"]*)"', path.read_text(encoding="utf-8"))
        assert len(ids) == len(set(ids))


def test_what_a_screen_reader_finds_is_as_it_was(browser: Browser, pages: dict[str, Path]) -> None:
    page = opened(browser, pages["riverside"])
    found = page.locator("body").aria_snapshot() + "\n"
    page.context.close()
    if os.environ.get("COPROD_WRITE_EXPECTED"):
        OUTLINE.write_text(found, encoding="utf-8")
    assert found == OUTLINE.read_text(encoding="utf-8")


def test_a_language_is_marked_where_it_changes(browser: Browser, pages: dict[str, Path]) -> None:
    page = opened(browser, pages["hostile"])
    assert page.locator("html").get_attribute("lang") == "cy"
    assert page.locator("section h2:not([lang=en])").count() == 0
    assert page.locator("blockquote p:not(.told)[lang]").count() == 0
    assert page.locator("#process-1 ~ tbody th[lang=en]").count() == 5
    page.context.close()
    assert ' lang="' not in re.sub(r"<(?:html|svg)[^>]*>", "", pages["riverside"].read_text(encoding="utf-8"))


def test_paper_has_the_pictures_whole_and_no_way_to_skip(browser: Browser, pages: dict[str, Path]) -> None:
    page = opened(browser, pages["riverside"], "print", viewport={"width": 640, "height": 900})
    assert not page.locator(".skip").is_visible()
    for region in page.locator(".scroll").all():
        assert region.evaluate("region => region.scrollWidth <= region.clientWidth")
    assert page.pdf(format="A4").startswith(b"%PDF-")
    page.context.close()


def test_the_nu_checker_finds_nothing(pages: dict[str, Path]) -> None:
    assert nu_says(*pages.values()) == []


def test_the_nu_checker_finds_a_fault(pages: dict[str, Path], tmp_path: Path) -> None:
    text = pages["first-day"].read_text(encoding="utf-8")
    wrong = tmp_path / "page.html"
    wrong.write_text(text.replace("<dl>", "<dl><p>").replace("margin: 0 auto", "margin: 0 automatic"), encoding="utf-8")
    assert len(nu_says(wrong)) >= 1
