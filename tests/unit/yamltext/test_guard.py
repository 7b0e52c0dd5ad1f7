"""Bytes to text: what no file may hold is found, with its place, and everything else is let through."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from coprod_cli.findings import Severity, Span
from coprod_cli.yamltext.guard import MOST_BYTES, MOST_OF_A_KIND, decode, lines_of, name_of, printable, span_at

PATH = PurePosixPath("outcomes.yaml")


def found(content: bytes) -> list[tuple[str, Span | None]]:
    """Return the rules that a file breaks, with their places."""
    return [(finding.rule, finding.span) for finding in decode(PATH, content)[1]]


@pytest.mark.parametrize(
    "text", ["format: 1\n", "a: Ŵŷn\r\nb: \t日本\r", "a: \U0001f600 x\u0301\u00a0y", "- a\u200c\u200db\n", "a: ~\x7e"]
)
def test_people_write_in_any_letters(text: str) -> None:
    assert decode(PATH, text.encode()) == (text, [])


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode(PATH, b"\xef\xbb\xbfformat: 1") == ("format: 1", [])


def test_a_second_byte_order_mark_is_a_hidden_character() -> None:
    assert found(b"\xef\xbb\xbf\xef\xbb\xbfformat: 1") == [("hidden-character", Span(1, 1))]


def test_a_file_may_have_one_mebibyte_and_no_byte_more() -> None:
    assert MOST_BYTES == 1024 * 1024
    assert found(b"#" * MOST_BYTES) == []
    assert found(b"#" * (MOST_BYTES + 1)) == [("too-big", Span(1, 1))]
    assert decode(PATH, b"#" * (MOST_BYTES + 1))[0] == ""


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(encoding: str) -> None:
    marked = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    _text, findings = decode(PATH, marked + "format: 1\n".encode(encoding))
    assert [(finding.rule, finding.span) for finding in findings] == [("not-utf-8", Span(1, 1))]
    assert "UTF-16" in findings[0].message


@pytest.mark.parametrize(
    ("content", "span", "byte"),
    [
        (b"a: caf\xe9", Span(1, 7), "0xe9"),
        (b"a: 1\nb: \xc3\xa9\xff", Span(2, 5), "0xff"),
        (b"a: 1\r\nb: 2\rc: \x80", Span(3, 4), "0x80"),
        (b"\xed\xa0\x80", Span(1, 1), "0xed"),
        (b"a: \xc3", Span(1, 4), "0xc3"),
    ],
)
def test_a_byte_that_is_no_utf_8_is_named_with_its_place(content: bytes, span: Span, byte: str) -> None:
    text, (finding,) = decode(PATH, content)
    assert (text, finding.rule, finding.span) == ("", "not-utf-8", span)
    assert byte in finding.message
    assert finding.private, "the line may be shown wrongly, so it is not shown"


@pytest.mark.parametrize(
    "character",
    [
        "\x00", "\x07", "\x08", "\x0b", "\x0c", "\x1b", "\x1f", "\x7f", "\x80", "\x85", "\x9f", "\u061c", "\u200b",
        "\u200e", "\u200f", "\u2028", "\u2029", "\u202a", "\u202e", "\u2060", "\u2066", "\u2069", "\ufeff", "\ufff9",
        "\ufffb", "\ufffe", "\uffff",
    ],
)  # fmt: skip
def test_every_character_that_nobody_sees_is_found(character: str) -> None:
    (finding,) = decode(PATH, f"a: 1\nb: x{character}y\n".encode())[1]
    assert (finding.rule, finding.span, finding.severity) == ("hidden-character", Span(2, 5), Severity.ERROR)
    assert f"U+{ord(character):04X}" in finding.message
    assert printable(character) == f"<U+{ord(character):04X}>"


def test_of_many_hidden_characters_the_first_are_shown() -> None:
    assert len(found(b"a: " + b"\x07" * MOST_OF_A_KIND)) == MOST_OF_A_KIND
    assert len(found(b"a: " + b"\x07" * (MOST_OF_A_KIND + 5))) == MOST_OF_A_KIND


def test_of_many_merge_markers_the_first_are_shown() -> None:
    assert len(found(b"<<<<<<< a\n" * MOST_OF_A_KIND)) == MOST_OF_A_KIND
    assert len(found(b"<<<<<<< a\n" * (MOST_OF_A_KIND + 5))) == MOST_OF_A_KIND


@pytest.mark.parametrize("line", ["<<<<<<< HEAD", "<<<<<<<", "  <<<<<<< ours", "\t>>>>>>> theirs", ">>>>>>>\r"])
def test_a_merge_marker_is_found_wherever_its_line_begins(line: str) -> None:
    assert found(f"a: 1\n{line}\nb: 2\n".encode()) == [("merge-marker", Span(2, 1))]


@pytest.mark.parametrize("line", ["# <<<<<<< HEAD", "a: <<<<<<< b", "<<<<<<<<", "<<<<<<<b", "<<<<<< b", "======="])
def test_what_only_looks_like_a_merge_marker_is_none(line: str) -> None:
    assert found(f"{line}\n".encode()) == []


def test_both_ends_of_a_merge_are_told_apart() -> None:
    _text, findings = decode(PATH, b"<<<<<<< a\nx: 1\n=======\nx: 2\n>>>>>>> b\n")
    assert [finding.span for finding in findings] == [Span(1, 1), Span(5, 1)]
    assert findings[0].message != findings[1].message
    assert "ends here" in findings[1].message


@pytest.mark.parametrize("content", [b"", b"\n", b" \t\r\n ", b"\xef\xbb\xbf", "\u00a0\n".encode()])
def test_a_file_without_a_word_is_empty(content: bytes) -> None:
    assert found(content) == [("empty-file", Span(1, 1))]


def test_a_line_ends_with_cr_lf_cr_or_lf_and_nothing_else() -> None:
    assert lines_of("a\r\nb\rc\nd\u2028e\x0bf\x85g") == ["a", "b", "c", "d\u2028e\x0bf\x85g"]
    assert lines_of("a\n") == ["a", ""]


@pytest.mark.parametrize(
    ("text", "index", "span"),
    [("abc", 0, (1, 1)), ("abc", 2, (1, 3)), ("a\nb", 2, (2, 1)), ("a\r\nbc", 4, (2, 2)), ("é\r\rx", 3, (3, 1))],
)
def test_places_are_counted_in_characters_from_1(text: str, index: int, span: tuple[int, int]) -> None:
    assert span_at(text, index) == span


def test_a_character_has_its_name_and_one_without_a_name_its_number() -> None:
    assert name_of("\u202e") == "U+202E RIGHT-TO-LEFT OVERRIDE"
    assert name_of("\x07") == "U+0007"


def test_what_is_printed_stays_on_one_line_and_in_one_direction() -> None:
    assert printable("a\tb") == "a b"
    assert printable("a\r\nb\u202ec") == "a<U+000D><U+000A>b<U+202E>c"
    assert printable("\udce9") == "<U+DCE9>"
    assert printable("Ŵŷn 日本 \U0001f600") == "Ŵŷn 日本 \U0001f600"
