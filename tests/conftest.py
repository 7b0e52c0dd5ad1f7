"""Fixtures for all tests, and how hard hypothesis looks."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from browsing import real_browser
from helpers import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

settings.register_profile(
    "default",
    derandomize=True,
    database=None,
    deadline=None,
    print_blob=False,
    max_examples=60,
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture),
)
settings.register_profile("ci", settings.get_profile("default"), max_examples=300)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


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
