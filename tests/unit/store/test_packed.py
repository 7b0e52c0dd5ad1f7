"""Which packed files are opened."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from coprod_cli.store import packed


def zipped(parts: dict[str, bytes]) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return held.getvalue()


def test_a_usual_file_is_opened() -> None:
    content = zipped({"word/document.xml": b"<w/>"})
    assert packed.is_packed(content)
    assert packed.why_not_opened(content) == ""


def test_a_bomb_is_told_by_its_size() -> None:
    assert "unpack to far more" in packed.why_not_opened(zipped({"a.xml": bytes((64 << 20) + 1)}))


def test_a_crowd_of_parts_is_told() -> None:
    assert "unpack to far more" in packed.why_not_opened(zipped({f"{number}.xml": b"" for number in range(2001)}))


def test_a_file_that_is_too_large_is_told_before_it_is_unpacked() -> None:
    assert "larger than 8 MiB" in packed.why_not_opened(b"PK\x03\x04" + bytes(8 << 20))


@pytest.mark.parametrize("cut", [4, 20, 60])
def test_half_a_file_is_broken(cut: int) -> None:
    assert "broken" in packed.why_not_opened(zipped({"a.xml": b"text" * 50})[:cut])


def test_a_locked_file_is_told() -> None:
    content = bytearray(zipped({"a.xml": b"text"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in packed.why_not_opened(bytes(content))
