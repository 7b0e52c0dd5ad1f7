"""Names of files that are nearly those of records: copies, other endings, other letters."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from coprod_cli.records.kinds import RECORD_FOLDERS, SHARED, holds_records, kind_of

_SYNC = (
    r" \(.*conflicted copy.*\)|\.sync-conflict-[0-9-]+.*|-safeBackup-[0-9]+| \([0-9]+\)"
    r"|_conflict-[0-9-]+|-(?:DESKTOP|LAPTOP)-?[A-Z0-9]*"
)  # Dropbox, Syncthing, OneDrive, browsers and Google Drive, Nextcloud, OneDrive's machine names
_BY_HAND = r" - Copy(?: \([0-9]+\))?| copy(?: [0-9]+)?"  # Windows, macOS
_OF_SYNC = re.compile(rf"(?P<start>.+?)(?:{_SYNC})(?P<end>\.[A-Za-z]+)", re.IGNORECASE)
_OF_A_PERSON = re.compile(rf"(?P<start>.+?)(?:{_BY_HAND})(?P<end>\.[A-Za-z]+)", re.IGNORECASE)
_COPY_OF = re.compile(r"(?:Copy(?: \([0-9]+\))? of )(?P<start>.+?)(?P<end>\.[A-Za-z]+)", re.IGNORECASE)
_ENDING = re.compile(r"(?P<stem>[^.]*)(?P<end>\.(?:yaml|yml|md))(?:\.(?:yaml|yml|md|txt))?")
_DATE = re.compile(r"(?P<year>[0-9]{4})[-_. ]?(?P<month>[0-9]{2})(?:[-_. ]?(?P<day>[0-9]{2}))?")
_BY_NAME = {kind.path: kind.path for kind in SHARED if "/" not in kind.path}


def copied_by_sync(path: PurePosixPath) -> PurePosixPath | None:
    """Return the file that a program which keeps folders alike has copied, or None."""
    return _original(path, _OF_SYNC)


def copied_by_hand(path: PurePosixPath) -> PurePosixPath | None:
    """Return the file that a person has copied, as Windows and macOS name copies, or None."""
    return _original(path, _OF_A_PERSON) or _original(path, _COPY_OF)


def meant_by(path: str) -> str:
    """Return the path of the record that a file seems to be under another name, or nothing."""
    given = PurePosixPath(path)
    given = copied_by_hand(given) or copied_by_sync(given) or given
    found = _ENDING.fullmatch(given.name.lower())
    if found is None:
        return ""
    stem, ending = found["stem"].strip(), found["end"].replace(".yml", ".yaml")
    if len(given.parts) == 1:
        return _BY_NAME.get(re.sub(r"[_ ]+", "-", stem) + ending, "")
    if holds_records(str(given.parent)) and len(given.parts) > 2:  # noqa: PLR2004  # a group's answers of one month
        meant = f"{given.parent}/{re.sub(r'[_ ]+', '-', stem)}{ending}"
        return meant if kind_of(meant) is not None else ""
    date = _DATE.fullmatch(stem)
    if date is None:
        return ""
    month = f"{given.parts[0]}/{date['year']}-{date['month']}"
    return next((meant for meant in (f"{month}{ending}", f"{month}-{date['day']}{ending}") if kind_of(meant)), "")


def folder_meant_by(name: str) -> str:
    """Return the folder of records that a folder seems to be under another name, or nothing."""
    plain = name.strip().lower()
    return next((known for known in RECORD_FOLDERS if name != known and plain in {known, known.removesuffix("s")}), "")


def _original(path: PurePosixPath, pattern: re.Pattern[str]) -> PurePosixPath | None:
    found = pattern.fullmatch(path.name)
    return path.with_name(found["start"] + found["end"]) if found else None
