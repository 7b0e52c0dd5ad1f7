"""Which tool a table came from, told by the columns that it adds, and how its rows are told apart.

The shapes are those of exports as their makers' tests and public files have them: Google Forms begins
with a Timestamp, Microsoft Forms with an id and two times, KoboToolbox adds `_uuid` and its like, ODK
Central `SubmissionDate` and `KEY`, LimeSurvey `submitdate`. Names of files say nothing.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coprod_cli.records.mapping import Tool

_DIGEST_SIGNS = 8
_ID_SIGNS = 16


class Shape(NamedTuple):
    """What a tool adds to the answers."""

    tool: Tool
    signs: tuple[frozenset[str], ...]
    """Headings of which one whole set has to be there."""
    added: frozenset[str]
    """Headings of what is no answer: times, devices, names, and how far the work on it is."""
    ids: tuple[str, ...] = ()
    """The columns that tell rows apart. Without them the whole row does."""
    ended: tuple[str, ...] = ()
    """The column that is empty as long as a person has not finished."""


def _set(*headings: str) -> frozenset[str]:
    return frozenset(headings)


KOBO = Shape(
    "kobo", (_set("_id", "_uuid"), _set("_uuid", "_submission_time")),
    _set("start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber", "username", "audit",
         "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by",
         "__version__", "_version_", "_tags", "_index", "_xform_id_string", "_geolocation", "_attachments",
         "formhub/uuid", "meta/instanceid", "meta/rootuuid", "meta/deprecatedid", "meta/instancename"),
    ("_uuid",),
)  # fmt: skip
ODK = Shape(
    "odk", (_set("submissiondate", "key"),),
    _set("submissiondate", "key", "submitterid", "submittername", "attachmentspresent", "attachmentsexpected",
         "status", "reviewstate", "deviceid", "edits", "formversion", "start", "end", "today", "username",
         "meta-instanceid", "meta-instancename", "instanceid", "instancename", "phonenumber", "email", "audit"),
    ("key",),
)  # fmt: skip
LIMESURVEY = Shape(
    "limesurvey", (_set("id", "submitdate"), _set("response id", "date submitted")),
    _set("id", "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate", "datestamp", "ipaddr", "refurl",
         "response id", "date submitted", "last page", "start language", "date started", "date last action",
         "ip address", "referrer url", "access code", "first name", "last name", "email address",
         "firstname", "lastname", "email", "interviewtime", "total time"),
    ("id", "response id", "submitdate", "date submitted"),
    ("submitdate", "date submitted"),
)  # fmt: skip
MICROSOFT = Shape(
    "microsoft-forms", (_set("id", "start time", "completion time"),),
    _set("id", "start time", "completion time", "email", "name", "last modified time", "language",
         "total points", "quiz feedback", "grade posted time"),
    ("id", "start time", "completion time"),
)  # fmt: skip
GOOGLE = Shape(
    "google-forms", (_set("timestamp"),), _set("timestamp", "email address", "username", "score"),
)  # fmt: skip
PLAIN = Shape("table", (), _set())
SHAPES = (KOBO, ODK, LIMESURVEY, MICROSOFT, GOOGLE)

_OF_PEOPLE = _set(
    "name", "your name", "full name", "first name", "last name", "surname", "what is your name",
    "email", "e mail", "e-mail", "email address", "your email", "your email address", "what is your email address",
    "phone", "telephone", "phone number", "telephone number", "mobile", "mobile number", "address", "postcode",
    "date of birth", "ip address", "device", "time", "date", "timestamp",
)  # fmt: skip
"""What is somebody's own in any tool; a heading of just these words."""
_OF_MARKS = ("points - ", "feedback - ", "points: ", "feedback: ", "grouptime", "questiontime")
"""How the headings begin under which a tool gives marks and times for a question."""


def shape_of(headings: Sequence[str]) -> Shape:
    """Return the shape of the tool that a table came from, or that of a plain one."""
    there = {_plain(each) for each in headings}
    for shape in SHAPES:
        if any(signs <= there for signs in shape.signs) and (shape is not GOOGLE or _plain(headings[0]) == "timestamp"):
            return shape
    return PLAIN


def is_added(shape: Shape, heading: str) -> bool:
    """Say whether a column holds no answer, but what the tool adds or what is somebody's own."""
    plain = _plain(heading)
    return plain in shape.added or plain.rstrip("?: ") in _OF_PEOPLE or plain.startswith(_OF_MARKS)


def digest(headings: Sequence[str]) -> str:
    """Return a few signs that stand for these headings in this order."""
    return sha256(json.dumps(list(headings)).encode()).hexdigest()[:_DIGEST_SIGNS]


def is_finished(shape: Shape, headings: Sequence[str], cells: Sequence[str]) -> bool:
    """Say whether a person sent the answers of a row."""
    ends = [cells[place] for place, each in enumerate(headings) if _plain(each) in shape.ended and place < len(cells)]
    return not shape.ended or any(ends)


def is_note(shape: Shape, cells: Sequence[str]) -> bool:
    """Say whether a row is nobody's: Kobo can put a line of `#tags` below the headings."""
    given = [cell for cell in cells if cell]
    return shape is KOBO and all(cell.startswith("#") for cell in given)


def row_ids(shape: Shape, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield an id for each row, the same in every later export of the same answers.

    A tool's own id tells a row, so that answers that somebody changed later are not another person's. Without
    one the whole row does, and how many equal ones stand above it: equal answers of two people stay two.
    """
    places = [place for place, each in enumerate(headings) if _plain(each) in shape.ids]
    seen: dict[str, int] = {}
    for cells in rows:
        own = [cells[place] for place in places if place < len(cells) and cells[place]]
        packed = json.dumps([shape.tool, *(own or ["", *cells])])
        seen[packed] = seen.get(packed, 0) + 1
        yield sha256(f"{packed} {seen[packed]}".encode()).hexdigest()[:_ID_SIGNS]


def _plain(heading: str) -> str:
    return " ".join(heading.casefold().split())
