"""Personal data: what can be recognised by its form is found, and what people often write is let pass."""

from __future__ import annotations

import pytest

from coprod_cli.analysis.personal_data import traces


def kinds(text: str) -> list[str]:
    return [trace.kind for trace in traces(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ann@riverside.org.uk", "email"),
        ("Ann.O-Neill+x@mail.co", "email"),
        ("<tom@nhs.net>", "email"),
        ("07911 123456", "phone"),
        ("07911123456", "phone"),
        ("+44 7911 123456", "phone"),
        ("+44 (0)7911 123456", "phone"),
        ("0044 7911 123456", "phone"),
        ("(020) 7946 1234", "phone"),
        ("020-7946-1234", "phone"),
        ("0113 496 0123", "phone"),
        ("01865 123456", "phone"),
        ("0300 123 4567", "phone"),
        ("0800 111111", "phone"),
        ("SW1A 2AA", "postcode"),
        ("LS14AP", "postcode"),
        ("m1 1ae", "postcode"),
        ("EC1A 1BB", "postcode"),
        ("943 476 5919", "nhs-number"),
        ("943-476-5919", "nhs-number"),
        ("9434765919", "nhs-number"),
        ("AB 12 34 56 C", "national-insurance"),
        ("ab123456c", "national-insurance"),
        ("JK123456 A", "national-insurance"),
    ],
)
def test_what_looks_like_personal_data_is_found_where_it_begins(text: str, kind: str) -> None:
    for around in ("{}", "Ask Ann: {}.", "a: '{}'\n", "\n{}\n", "({})", "x {}, y"):
        found = list(traces(around.format(text)))
        assert kind in [trace.kind for trace in found], around
        (first,) = (trace.start for trace in found if trace.kind == kind)
        assert abs(first - around.index("{")) <= 1, around


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-18", "2025-06", "format: 1", "1,000 pounds", "from 10:30 to 12:00", "3f9c01d2a4b7", "room 12345",
        "10 11 12 13 14 15", "2026-11-18 2026-11-19", "members: 5", "#0b4f8a", "12345678901234567890", "0.12345678901",
        "ann@riverside", "@ann", "a @ b", "ann@example.org", "Ann@Mail.Example.COM", "x@sub.example.net",
        "07700 900123", "01632 960123", "080 8157 0123", "AB1", "in 2026", "A12", "the 4th", "1234567890",
        "943 476 5918", "QQ 12 34 56 C", "AB 12 34 56 E", "DB123456A", "AO123456A", "09911 123456", "0411 123456",
        "v1.10.2026", "123e4567", "wording: 1234567890ab",
    ],
)  # fmt: skip
def test_what_people_often_write_is_let_pass(text: str) -> None:
    assert kinds(text) == []


def test_a_host_that_only_ends_like_one_kept_for_examples_is_found() -> None:
    assert kinds("ann@notexample.org") == ["email"]
    assert kinds("ann@example.org.uk") == ["email"]


def test_every_trace_is_found_kind_by_kind() -> None:
    text = "07911 123456, ann@riverside.org.uk, tom@riverside.org.uk, SW1A 2AA, AB123456C, 943 476 5919"
    assert kinds(text) == ["email", "email", "phone", "nhs-number", "national-insurance", "postcode"]


@pytest.mark.parametrize(
    ("number", "right"),
    [("9434765919", True), ("9434765910", False), ("4010232137", True), ("1000000001", True), ("1111111111", True),
     ("9876543210", True), ("9876543211", False)],
)  # fmt: skip
def test_an_nhs_number_is_known_by_its_check_digit(number: str, right: bool) -> None:
    assert ("nhs-number" in kinds(f"no {number}")) is right
