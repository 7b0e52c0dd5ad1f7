"""Our own words: short sentences in plain English, without the words that keep people apart."""

from __future__ import annotations

import ast
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest

from coprod_cli import resources
from coprod_cli.yamltext.parse import read_yaml
from helpers import TOP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SOURCE = TOP / "src/coprod_cli"
MOST_WORDS = 25
MOST_YEARS_AT_SCHOOL = 6.0
"""The grade of all texts together; 6 is what people of eleven read, and a reading age of 9 lies near 4."""
MOST_YEARS_FOR_ONE = 12.0
FEWEST_WORDS_TO_JUDGE = 12
"""A shorter text has no grade worth the name: one long word decides it."""
NEVER = (
    "user", "users", "client", "clients", "hard to reach", "hard-to-reach", "overdue", "utils", "stakeholder",
    "stakeholders", "empower", "empowers", "empowered", "empowerment",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """A text of ours, and where it stands."""

    where: str
    text: str


def in_source() -> Iterator[Said]:
    """Yield every sentence that the program says."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "counted"}:
                where = f"{path.relative_to(TOP).as_posix()}:{node.lineno}"
                literals = (part.value for part in node.args if isinstance(part, ast.Constant))
                yield from (Said(where, text) for text in literals if isinstance(text, str))


def in_frameworks() -> Iterator[Said]:
    """Yield every text of the frameworks that ship, without ids and languages."""
    for path in sorted((SOURCE / "frameworks").glob("*.yaml")):
        data: Any = read_yaml(PurePosixPath(path.name), path.read_bytes()).data
        for keys, text in below(data, ()):
            if keys[-1] == "en" or keys[-1] == "source":
                yield Said(f"{path.name}: {' '.join(keys)}", text)


def below(data: Any, keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(data, str):
        yield keys, data
        return
    items = data.items() if isinstance(data, dict) else enumerate(data or ())
    for key, value in items:
        named = value.get("id", str(key)) if isinstance(value, dict) else str(key)
        yield from below(value, (*keys, named))


JINJA = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
TAG = re.compile(r"<[a-z!/][^<>]*>", re.IGNORECASE)
NO_WORDS = re.compile(r"^[ #|>-]+|yaml-language-server:.*|^[ #-]*\w+:(?: [^\"]*)?$|^[ #-]*\w+: |[|`\"]")
"""What no reader takes for a sentence: marks of Markdown, keys, and ids behind them."""


def in_templates() -> Iterator[Said]:
    """Yield what stands in the templates beside the places that are filled, line by line."""
    for path in sorted(resources.templates().rglob("*.j2")):
        shown = TAG.sub("", JINJA.sub("", path.read_text(encoding="utf-8")))
        for number, line in enumerate(shown.splitlines(), 1):
            text = NO_WORDS.sub("", line).strip()
            if " " in text:
                yield Said(f"templates/{path.name}:{number}", text)


@cache
def texts() -> tuple[Said, ...]:
    found = (*in_source(), *in_frameworks(), *in_templates())
    return tuple({said.text: said for said in found}.values())


# How hard a text is to read: Flesch and Kincaid's grade, in years of an American school.

PLACEHOLDER = re.compile(r"\{[^{}]*\}")
TYPED = re.compile(r"(?<!\w)(?:--?[\w-]+|[\w./-]+\.(?:yaml|md|toml)|\w+_\w+|[\w-]+/[\w/]*|\w+(?:-\w+){2,})(?!\w)")
"""What is typed or seen and not read as words: options, files, keys, rules."""
SENTENCE_END = re.compile(r"(?<=[.!?])[\"')]*\s+|\n+")
WORD = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*")
ADDS_NO_SYLLABLE = re.compile(r"(?:(?<![^aeiou]l)(?<![szxcg])(?<!sh)es|(?<![td])ed|(?<![^aeiou]l)e)$")
"""Endings that are not heard: of names, looked, score; those of changes, wanted, example are."""


def sentences_of(text: str) -> list[list[str]]:
    """Return the words of each sentence; a placeholder or a thing to type counts as one short word."""
    plain = TYPED.sub("it", PLACEHOLDER.sub("it", text))
    return [words for part in SENTENCE_END.split(plain) if (words := WORD.findall(part))]


def syllables(word: str) -> int:
    """Return how many syllables an English word has: its groups of vowels, less those not heard."""
    word = re.sub(r"'s?$|'", "", word.lower())
    word = re.sub(r"some(?=[a-z])", "som", word).replace("every", "evry-").replace("idea", "idia")
    word = ADDS_NO_SYLLABLE.sub("", word)
    groups = len(re.findall(r"[aeiouy]+", word))
    groups += len(re.findall(r"(?<![cst])i[ao]|[aeiouy]ing$|[bp]le?s?$(?<=[bp]l)", word))
    return max(1, groups)


def grade(texts: list[str]) -> float:
    """Return the Flesch-Kincaid grade of some texts taken together."""
    sentences = [words for text in texts for words in sentences_of(text)]
    words = [part for sentence in sentences for word in sentence for part in word.split("-")]
    parts = sum(map(syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * parts / len(words) - 15.59


def length(text: str) -> int:
    return sum(map(len, sentences_of(text)))


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("a", 1), ("people", 2), ("organisation", 5), ("example", 3), ("examples", 3), ("principle", 3), ("score", 1),
        ("scores", 1), ("rules", 1), ("changes", 2), ("wanted", 2), ("asked", 1), ("something", 2), ("everyone", 3),
        ("co-production", 4), ("idea", 3), ("table", 2), ("people's", 2), ("indicator", 4), ("being", 2), ("the", 1),
        ("different", 3), ("agreed", 2), ("minutes", 2), ("who", 1), ("nobody", 3), ("outcome", 2), ("notes", 1),
        ("are", 1), ("use", 1), ("every", 2), ("does", 1), ("services", 3), ("language", 2),
    ],
)  # fmt: skip
def test_the_counter_hears_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_counter_knows_hard_from_easy() -> None:
    easy = "We meet on Monday. All of us may speak. Say what you want, and we write it down."
    hard = (
        "Organisational stakeholders facilitate collaborative engagement methodologies, operationalising strategic "
        "participation frameworks across multidisciplinary commissioning environments."
    )
    assert grade([easy]) < 3
    assert grade([hard]) > 20


def test_there_is_something_to_judge() -> None:
    for source in (in_source, in_frameworks, in_templates):
        assert len(list(source())) > 10


def faults(fault: Callable[[str], object]) -> list[str]:
    """Return the texts that have a fault, each with where it stands and what it is."""
    return [f"{said.where}: {found}: {said.text}" for said in texts() if (found := fault(said.text))]


def too_long(text: str) -> list[str]:
    return [f"{len(words)} words" for words in sentences_of(text) if len(words) > MOST_WORDS]


def unwanted(text: str) -> list[str]:
    return [word for word in NEVER if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text, re.IGNORECASE)]


def signs(text: str) -> list[str]:
    text = re.sub(r"[<=>]{7}|U\+", "", text)  # what git leaves in a file; how Unicode numbers a character
    return [sign for sign in text if unicodedata.category(sign)[0] in "SC" and sign != "\n"]


def too_hard(text: str) -> str:
    found = grade([text]) if length(text) >= FEWEST_WORDS_TO_JUDGE else 0
    return f"grade {found:.1f}" if found > MOST_YEARS_FOR_ONE else ""


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        (too_long, "word " * 26), (unwanted, "Ask the Users."), (unwanted, "They are hard to reach."),
        (signs, "Done \u2713"), (signs, "\U0001f600"), (signs, "a\u200bb"),
        (too_hard, "Organisational methodologies " * 6),
    ],
)  # fmt: skip
def test_a_fault_is_seen(fault: Callable[[str], object], text: str) -> None:
    assert fault(text)
    assert not fault("We look at it again in May, and we tell the others.")


def test_no_sentence_is_long() -> None:
    assert faults(too_long) == []


def test_no_word_keeps_people_apart() -> None:
    assert faults(unwanted) == []


def test_words_and_not_symbols() -> None:
    assert faults(signs) == []


def test_no_text_is_hard() -> None:
    assert faults(too_hard) == []


def test_all_together_are_plain() -> None:
    assert grade([said.text for said in texts()]) < MOST_YEARS_AT_SCHOOL
