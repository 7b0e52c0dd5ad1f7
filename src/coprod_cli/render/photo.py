"""Photos as they may leave the folder: the picture alone, without what the camera wrote beside it.

A camera writes where and when a photo was taken, and sometimes by whom, into the file. Only which
way is up is kept. Formats: JPEG (ITU-T T.81, with Exif 2.3) and PNG (ISO/IEC 15948).
"""

from __future__ import annotations

import struct
from base64 import b64encode
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_SCAN = 0xDA
_APPLICATION = range(0xE0, 0xF0)
_COLOUR = {0xE0, 0xEE}
"""What an application writes that says how to read the colours: JFIF and Adobe."""
_EXIF, _COMMENT, _SIGN = 0xE1, 0xFE, 0xFF
_WAY_UP = 0x0112
_SHOWN_CHUNKS = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs", b"bKGD"}


def bare(content: bytes) -> bytes | None:
    """Return a JPEG or a PNG without what was written beside the picture; None for anything else."""
    try:
        if content.startswith(_JPEG):
            return b"".join(_of_jpeg(content))
        if content.startswith(_PNG):
            return b"".join(_of_png(content))
    except (struct.error, IndexError):
        pass  # it was cut short, or is no such picture
    return None


def data_address(content: bytes) -> str:
    """Return a photo as an address that holds it."""
    kind = "jpeg" if content.startswith(_JPEG) else "png"
    return f"data:image/{kind};base64,{b64encode(content).decode()}"


def _of_jpeg(content: bytes) -> Iterator[bytes]:
    """Yield the segments that make the picture; behind the first scan there is nothing else."""
    yield _JPEG
    place, marker = 2, 0
    while marker != _SCAN:
        sign, marker, length = struct.unpack_from(">BBH", content, place)
        segment = content[place : place + 2 + length]
        if sign != _SIGN or len(segment) != 2 + length:
            raise IndexError
        if marker == _EXIF:
            yield _only_way_up(segment)
        elif marker != _COMMENT and (marker not in _APPLICATION or marker in _COLOUR):
            yield segment
        place += len(segment)
    end = content.find(b"\xff\xd9", place)
    if end < 0:
        raise IndexError
    yield content[place : end + 2]  # some cameras put a second photo behind the end


def _only_way_up(segment: bytes) -> bytes:
    """Return a segment that says only which way is up, or nothing where it is up already."""
    order = {b"II": "<", b"MM": ">"}.get(segment[10:12])
    if order is None or not segment[4:].startswith(b"Exif\0\0"):
        return b""
    tiff = segment[10:]
    (first,) = struct.unpack_from(f"{order}I", tiff, 4)
    (count,) = struct.unpack_from(f"{order}H", tiff, first)
    for place in range(first + 2, first + 2 + 12 * count, 12):
        tag, _kind, _count, way = struct.unpack_from(f"{order}HHIH", tiff, place)
        if tag == _WAY_UP and way in range(2, 9):
            said = struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _WAY_UP, 3, 1, way, 0, 0)
            return struct.pack(">BBH", _SIGN, _EXIF, 8 + len(said)) + b"Exif\0\0" + said
    return b""


def _of_png(content: bytes) -> Iterator[bytes]:
    """Yield the chunks that make the picture, in their order."""
    yield _PNG
    place, name = len(_PNG), b""
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", content, place)
        chunk = content[place : place + 12 + length]
        if len(chunk) != 12 + length:
            raise IndexError
        if name in _SHOWN_CHUNKS:
            yield chunk
        place += len(chunk)
