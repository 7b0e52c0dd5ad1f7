"""Fixtures for all tests, and how hard hypothesis looks."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

from browsing import real_browser
from helpers import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

MEASURED = 5
"""Of one test with many inputs, so many are measured."""

settings.register_profile(
    "coprod",
    derandomize=True,
    database=None,
    deadline=None,
    print_blob=False,
    max_examples=60,
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture),
)
settings.load_profile("coprod")


@pytest.fixture
def riverside(tmp_path: Path) -> Path:
    """Return a copy of the filled example: four rounds, outcomes, roles and ground rules."""
    return shutil.copytree(EXAMPLES / "riverside", tmp_path / "riverside")


@pytest.fixture
def first_day(tmp_path: Path) -> Path:
    """Return a copy of what `init` writes when every question is skipped."""
    return shutil.copytree(EXAMPLES / "first-day", tmp_path / "first-day")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a real browser."""
    yield from real_browser()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure what the unit tests reach, with a fixed input and the first few of many.

    A test that is measured takes more than twice as long, and the others reach hardly a line more.
    """
    unit = Path(__file__).parent / "unit"
    tried: Counter[tuple[Path, str]] = Counter()
    for item in items:
        test = item.path, item.name.partition("[")[0]
        tried[test] += 1
        if unit not in item.path.parents or tried[test] > MEASURED or is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker("no_cover")
