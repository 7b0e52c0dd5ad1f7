"""A framework as it is used: own words laid over the one it is based on, with look-ups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from coprod_cli.language import text_in

Texts = Mapping[str, str]
Plain = Mapping[str, Any]
"""A framework's record as plain data, with the keys of framework.yaml."""

LevelTexts = Mapping[str, Mapping[str, Texts]]
"""What a level looks like: by what it is about, then by level, then by language."""

Questions = Mapping[str, Sequence[str]]
"""A few questions, by language."""

FEWEST_LEVELS, MOST_LEVELS = 2, 7
FEWEST_PRINCIPLES, MOST_PRINCIPLES = 3, 12
_FINGERPRINT_SIGNS = 12


class Step(NamedTuple):
    """One level of a framework."""

    id: str
    name: Texts


class Theme(NamedTuple):
    """One principle of a framework, with everything that it says."""

    id: str
    aliases: tuple[str, ...]
    name: Texts
    meaning: Texts
    levels: LevelTexts
    idea: Questions = MappingProxyType({})
    """What to ask of a new idea."""
    recruiting: Questions = MappingProxyType({})
    """What to ask people who want to work here."""


@dataclass(frozen=True, eq=False)
class Framework:
    """Levels, lowest first, and principles in their order."""

    id: str
    name: Texts
    source: str
    levels: tuple[Step, ...]
    principles: tuple[Theme, ...]

    @cached_property
    def principle_ids(self) -> Mapping[str, str]:
        """Every id and every other name of a principle, with the id that it stands for."""
        ids = {alias: theme.id for theme in self.principles for alias in theme.aliases}
        return ids | {theme.id: theme.id for theme in self.principles}

    @cached_property
    def steps(self) -> Mapping[str, int]:
        """Every level's id with its place, 0 for the lowest."""
        return {level.id: place for place, level in enumerate(self.levels)}

    @cached_property
    def fits(self) -> bool:
        """Whether it has 2 to 7 levels and 3 to 12 principles."""
        return (
            FEWEST_LEVELS <= len(self.levels) <= MOST_LEVELS
            and FEWEST_PRINCIPLES <= len(self.principles) <= MOST_PRINCIPLES
        )

    def principle(self, principle_id: str) -> Theme:
        """Return a principle by its id or another of its names; KeyError when it has none."""
        wanted = self.principle_ids[principle_id]
        return next(theme for theme in self.principles if theme.id == wanted)

    def principle_name(self, principle_id: str, language: str) -> str:
        """Return a principle's name, or the id itself when the framework does not know it."""
        if principle_id not in self.principle_ids:
            return principle_id
        theme = self.principle(principle_id)
        return text_in(theme.name or {"": theme.id}, language)

    def level_name(self, level_id: str, language: str) -> str:
        """Return a level's name, or the id itself when the framework does not know it."""
        name = next((level.name for level in self.levels if level.id == level_id), {})
        return text_in(name or {"": level_id}, language)

    def fingerprint(self, language: str) -> str:
        """Return 12 hexadecimal digits that change when the wording in a language does."""
        words = [
            [level.id, text_in(level.name or {"": ""}, language)] for level in self.levels
        ] + [
            [theme.id, text_in(theme.name or {"": ""}, language),
             text_in(theme.meaning or {"": ""}, language),
             *(f"{about}/{level}: {text_in(texts, language)}"
               for about, levels in sorted(theme.levels.items())
               for level, texts in sorted(levels.items()))]
            for theme in self.principles
        ]  # fmt: skip
        import hashlib
        import json

        packed = json.dumps(words, ensure_ascii=False).encode()
        return hashlib.sha256(packed).hexdigest()[:_FINGERPRINT_SIGNS]


def build(record: Plain, base: Framework | None = None) -> Framework:
    """Return the framework of a record's plain data, laid over the one that it is based on."""
    if base is None:
        base = _skeleton(record)
    levels = {level["id"]: level for level in record.get("levels", ())}
    principles = {principle["id"]: principle for principle in record.get("principles", ())}
    return Framework(
        record["id"],
        {**base.name, **(record.get("name") or {})},
        record.get("source") or base.source,
        tuple(Step(step.id, {**step.name, **(levels.get(step.id, {}).get("name") or {})}) for step in base.levels),
        tuple(_over(theme, principles) for theme in base.principles),
    )


def _skeleton(record: Plain) -> Framework:
    """Return a framework with the ids of a record and without words."""
    return Framework(
        record["id"],
        {},
        "",
        tuple(Step(level["id"], {}) for level in record.get("levels", ())),
        tuple(Theme(principle["id"], (), {}, {}, {}) for principle in record.get("principles", ())),
    )


def _over(theme: Theme, own: Mapping[str, Plain]) -> Theme:
    """Return a principle with a group's own words laid over it, under whichever name they gave it."""
    words = next((own[name] for name in (theme.id, *theme.aliases) if name in own), None)
    if words is None:
        return theme
    return Theme(
        theme.id,
        tuple(dict.fromkeys([*theme.aliases, *words.get("aliases", ())])),
        {**theme.name, **(words.get("name") or {})},
        {**theme.meaning, **(words.get("meaning") or {})},
        _laid_over(theme.levels, words.get("levels", {})),
        _asked_over(theme.idea, words.get("idea", {})),
        _asked_over(theme.recruiting, words.get("recruiting", {})),
    )


def _laid_over(base: LevelTexts, own: LevelTexts) -> LevelTexts:
    return {
        about: {
            level: {**base.get(about, {}).get(level, {}), **own.get(about, {}).get(level, {})}
            for level in dict.fromkeys([*base.get(about, {}), *own.get(about, {})])
        }
        for about in dict.fromkeys([*base, *own])
    }


def _asked_over(base: Questions, own: Questions) -> Questions:
    """Return questions with a group's own laid over them; a language without any is left as it was."""
    return {**base, **{language: tuple(questions) for language, questions in own.items() if questions}}
