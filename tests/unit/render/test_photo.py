"""Photos as they leave the folder: the picture stays, and what the camera wrote beside it goes."""

from __future__ import annotations

import io
import struct
import zlib
from base64 import b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from coprod_cli.render.photo import bare, data_address

WAY_UP, MAKER = 0x0112, 0x010F
SECRET = "Station Road 5"


def jpeg(way: int | None = None, **more: object) -> bytes:
    exif = Image.Exif()
    exif[MAKER] = SECRET
    if way is not None:
        exif[WAY_UP] = way
    made = io.BytesIO()
    Image.new("RGB", (20, 10), (200, 30, 30)).save(made, "JPEG", exif=exif, comment=SECRET.encode(), **more)
    return made.getvalue()


def png() -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", SECRET)
    made = io.BytesIO()
    Image.new("RGBA", (20, 10), (200, 30, 30, 9)).save(made, "PNG", pnginfo=told, exif=b"MM" + SECRET.encode())
    return made.getvalue()


def opened(content: bytes | None) -> Image.Image:
    assert content is not None
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize(
    "content", [jpeg(), jpeg(6), jpeg(3, progressive=True), jpeg() + b"\xff\xd8" + SECRET.encode(), png()]
)
def test_the_same_picture_is_left_without_what_was_written_beside_it(content: bytes) -> None:
    assert SECRET.encode() in content
    left = bare(content)
    assert left is not None
    assert SECRET.encode() not in left
    assert opened(left).tobytes() == opened(content).tobytes()
    assert bare(left) == left


def test_only_which_way_is_up_stays() -> None:
    assert dict(opened(bare(jpeg(6))).getexif()) == {WAY_UP: 6}
    assert dict(opened(bare(jpeg(1))).getexif()) == {}
    assert dict(opened(bare(jpeg())).getexif()) == {}


def test_a_photo_is_an_address_that_holds_it() -> None:
    kind, _comma, held = data_address(png()).partition(",")
    assert (kind, b64decode(held)) == ("data:image/png;base64", png())
    assert data_address(jpeg()).startswith("data:image/jpeg;base64,")


@pytest.mark.parametrize(
    "content", [b"", b"<svg></svg>", b"GIF89a", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", png()[:-1], jpeg()[:-2]]
)
def test_what_is_no_whole_photo_is_none(content: bytes) -> None:
    assert bare(content) is None


@given(st.sampled_from([jpeg(6), png()]), st.integers(0, 400), st.binary(max_size=9))
def test_whatever_bytes_there_are_it_ends_without_an_error(content: bytes, place: int, other: bytes) -> None:
    left = bare(content[:place] + other + content[place + len(other) :])
    assert left is None or left[:2] in {b"\xff\xd8", b"\x89P"}


def test_a_broken_exif_part_is_left_out() -> None:
    for inside in (b"II*\0\xff\xff\xff\xff", b"MM", b"II*\0" + struct.pack("<IH", 8, 9999)):
        segment = struct.pack(">BBH", 0xFF, 0xE1, 8 + len(inside)) + b"Exif\0\0" + inside
        content = jpeg()
        assert bare(content[:2] + segment + content[2:]) in {None, bare(content)}


def test_a_length_beyond_the_end_of_a_png_is_no_photo() -> None:
    chunk = struct.pack(">I4s", 2**31, b"IDAT") + b"x" + struct.pack(">I", zlib.crc32(b"x"))
    assert bare(b"\x89PNG\r\n\x1a\n" + chunk) is None
