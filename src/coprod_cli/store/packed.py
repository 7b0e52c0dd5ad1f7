"""Packed files, as Word's and spreadsheets' are: which of them may be opened without harm."""

from __future__ import annotations

from coprod_cli.language import _

MOST_PACKED = 8 << 20
"""The largest file with answers that is read, in bytes: photos that somebody put into a sheet fit in."""
_MOST_UNPACKED = 64 << 20
"""What its parts may come to when they are unpacked, in bytes; Python reads no more of a part than it declares."""
_MOST_PARTS = 2000
_LOCKED = 0x1


def is_packed(content: bytes) -> bool:
    """Return whether a file begins as packed ones do."""
    return content.startswith(b"PK\x03\x04")


def why_not_opened(content: bytes) -> str:
    """Return in a sentence why a packed file is not opened, or nothing when it may be."""
    if len(content) > MOST_PACKED:
        return _("It is larger than {count} MiB, which no file with answers is.").format(count=MOST_PACKED >> 20)
    import zipfile  # most commands open no packed file
    from io import BytesIO

    try:
        with zipfile.ZipFile(BytesIO(content)) as file:
            parts = file.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return _("It is broken, and cannot be unpacked.")
    if any(part.flag_bits & _LOCKED for part in parts):
        return _("It is locked with a password.")
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        return _("It would unpack to far more than any file with answers does, so it was not opened.")
    return ""
