"""What ships beside the code: templates, examples, frameworks, fonts and translations."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def templates() -> Path:
    """Return the folder of the templates."""
    return _beside("templates")


def examples() -> Path:
    """Return the folder of the example projects."""
    return _beside("examples")


def catalogues() -> Path:
    """Return the folder of the translations, which may not exist."""
    return _PACKAGE / "locale"


def fonts() -> Path:
    """Return the folder of the fonts that pictures are lettered in."""
    return _PACKAGE / "fonts"


@cache
def framework_bytes(framework_id: str) -> bytes | None:
    """Return a framework that ships with coprod, or None when there is none of that id."""
    path = _PACKAGE / "frameworks" / f"{framework_id}.yaml"
    return path.read_bytes() if framework_id in framework_ids() else None


@cache
def framework_ids() -> tuple[str, ...]:
    """Return the ids of the frameworks that ship with coprod."""
    return tuple(sorted(path.stem for path in (_PACKAGE / "frameworks").glob("*.yaml")))


def _beside(name: str) -> Path:
    """Return a folder of the wheel, or of the source tree in an editable install."""
    packaged = _PACKAGE / name
    return packaged if packaged.is_dir() else _PACKAGE.parents[1] / name
