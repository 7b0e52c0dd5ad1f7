"""A framework as it is used: a group's own words over those that ship, and another framework altogether."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest

from coprod_cli.framework import Framework, Step, Theme, build
from coprod_cli.store.frameworks import shipped_framework
from coprod_cli.store.load import load
from coprod_cli.store.tree import MemoryTree
from coprod_cli.surroundings import Surroundings
from unit.making import project

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN: dict[str, Any] = {
    "format": 1,
    "id": "our-words",
    "based_on": "nef-six",
    "name": {"en": "Our words", "cy": "Ein geiriau"},
    "levels": [{"id": "basic", "name": {"en": "A start"}}],
    "principles": [
        {
            "id": "assets",
            "aliases": ["gifts"],
            "name": {"en": "What we bring"},
            "meaning": {"cy": "Beth sydd gennym"},
            "levels": {"project": {"basic": {"en": "Staff notice."}}, "own-practice": {"excellent": {"cy": "Fi"}}},
        },
        {"id": "capabilities", "name": {"en": "What we can do"}},
    ],
}


@pytest.fixture(scope="module")
def nef() -> Framework:
    return shipped_framework("nef-six")


@pytest.fixture(scope="module")
def own(nef: Framework) -> Framework:
    return build(OWN, nef)


def test_the_shipped_framework_says_everything_in_english(nef: Framework) -> None:
    assert [level.id for level in nef.levels] == ["not-there-yet", "basic", "making-progress", "excellent"]
    assert len(nef.principles) == 6
    for theme in nef.principles:
        assert theme.name["en"]
        assert theme.meaning["en"]
        assert set(theme.levels) == {"project", "organisation", "own-practice"}
        for levels in theme.levels.values():
            assert [level for level in nef.steps if levels[level]["en"]] == list(nef.steps)
        assert all(question.startswith("How will ") for question in theme.idea["en"])
        assert all(len(questions["en"]) in {1, 2} for questions in (theme.idea, theme.recruiting))


def test_nefs_other_names_are_read_as_its_principles(nef: Framework) -> None:
    assert nef.principle("capabilities").id == "capacity"
    assert nef.principle("blur-roles").id == "shared-roles"
    assert nef.principle_name("capabilities", "en") == nef.principle_name("capacity", "en")


def test_own_words_take_the_place_of_those_they_reword(own: Framework, nef: Framework) -> None:
    assert own.id == "our-words"
    assert own.name == {"en": "Our words", "cy": "Ein geiriau"}
    assert own.level_name("basic", "en") == "A start"
    assert own.principle_name("assets", "en") == "What we bring"
    assert own.principle("assets").levels["project"]["basic"] == {"en": "Staff notice."}
    assert own.source == nef.source


def test_everything_else_stays_as_it_was(own: Framework, nef: Framework) -> None:
    assert own.level_name("excellent", "en") == nef.level_name("excellent", "en")
    assert own.principle("assets").meaning == {**nef.principle("assets").meaning, "cy": "Beth sydd gennym"}
    was, now = nef.principle("assets").levels, own.principle("assets").levels
    assert now["project"]["excellent"] == was["project"]["excellent"]
    assert now["organisation"] == was["organisation"]
    assert now["own-practice"]["excellent"] == {**was["own-practice"]["excellent"], "cy": "Fi"}
    assert own.principle("networks") == nef.principle("networks")
    assert list(own.steps) == list(nef.steps)


def test_own_words_under_nefs_other_name_reword_the_same_principle(own: Framework) -> None:
    assert own.principle_name("capacity", "en") == "What we can do"
    assert [theme.id for theme in own.principles][:2] == ["assets", "capacity"]


def test_own_aliases_are_added(own: Framework) -> None:
    assert own.principle("gifts").id == "assets"
    assert own.principle("capabilities").id == "capacity"


@pytest.mark.parametrize(
    ("keys", "gone"),
    [
        ((), "name"), ((), "source"), ((), "levels"), ((), "principles"),
        (("levels", 0), "name"),
        (("principles", 0), "name"), (("principles", 0), "meaning"), (("principles", 0), "aliases"),
        (("principles", 0), "levels"), (("principles", 0), "idea"), (("principles", 0), "recruiting"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("based_on", ["based_on: nef-six\n", ""])
def test_a_key_with_nothing_behind_it_is_as_if_it_were_not_there(
    keys: tuple[str | int, ...], gone: str, based_on: str
) -> None:
    lines = {
        (): f"format: 1\nid: our-words\n{based_on}{{}}",
        ("levels", 0): f"format: 1\nid: our-words\n{based_on}levels:\n  - id: basic\n    {{}}",
        ("principles", 0): f"format: 1\nid: our-words\n{based_on}principles:\n  - id: assets\n    {{}}",
    }[keys]
    empty, without = (_loaded(lines.format(text)) for text in (f"{gone}:\n", "\n"))
    assert empty == without


def _loaded(text: str) -> Any:
    found = load(MemoryTree({PurePosixPath("framework.yaml"): text.encode()}), Surroundings("x"))
    own = found.project.own_framework
    assert own is not None
    base = None if own.based_on is None else shipped_framework(own.based_on)
    built = build(own.plain(), base)
    return built.name, built.source, built.levels, built.principles


# Look-ups


def small(levels: int = 2, principles: int = 3) -> Framework:
    return build({
        "id": "own",
        "levels": [{"id": f"l{number}"} for number in range(levels)],
        "principles": [{"id": f"p{number}"} for number in range(principles)],
    })  # fmt: skip


def test_what_has_no_name_is_called_by_its_id() -> None:
    assert small().level_name("l1", "en") == "l1"
    assert small().principle_name("p1", "en") == "p1"


def test_what_is_not_known_is_called_by_its_id() -> None:
    assert small().level_name("x", "en") == "x"
    assert small().principle_name("x", "en") == "x"
    with pytest.raises(KeyError):
        small().principle("x")


def test_a_language_without_words_falls_back_on_english_then_on_any() -> None:
    theme = Theme("a", (), {"cy": "Un", "en": "One"}, {}, {})
    found = Framework("own", {}, "", (Step("l", {"cy": "Lefel"}),), (theme,))
    assert [found.principle_name("a", language) for language in ("cy", "en", "de")] == ["Un", "One", "One"]
    assert found.level_name("l", "en") == "Lefel"


def test_levels_are_numbered_from_the_lowest() -> None:
    assert small(3).steps == {"l0": 0, "l1": 1, "l2": 2}


@pytest.mark.parametrize(
    ("levels", "principles", "fits"),
    [(2, 3, True), (7, 12, True), (1, 3, False), (8, 3, False), (2, 2, False), (2, 13, False), (0, 0, False)],
)
def test_a_framework_has_2_to_7_levels_and_3_to_12_principles(levels: int, principles: int, fits: bool) -> None:
    assert small(levels, principles).fits is fits


# The fingerprint of the wording


def changed(keys: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    """Return OWN with another value in one place."""
    return _with(OWN, keys, value)


def _with(data: Any, keys: tuple[str | int, ...], value: Any) -> Any:
    if not keys:
        return value
    first, *rest = keys
    if isinstance(data, list):
        return [_with(item, tuple(rest), value) if place == first else item for place, item in enumerate(data)]
    assert isinstance(first, str)
    return {**data, first: _with(data.get(first), tuple(rest), value)}


def test_the_fingerprint_is_twelve_hexadecimal_digits(nef: Framework) -> None:
    assert re.fullmatch("[0-9a-f]{12}", nef.fingerprint("en"))


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("levels", 0, "name", "en"), "A beginning"),
        (("principles", 0, "name", "en"), "What we give"),
        (("principles", 0, "meaning"), {"en": "Each of us gives."}),
        (("principles", 0, "levels", "project", "basic", "en"), "Staff notice!"),
        (("principles", 0, "levels", "organisation"), {"basic": {"en": "New"}}),
        (("levels", 0, "id"), "excellent"),
    ],
)
def test_another_word_gives_another_fingerprint(
    keys: tuple[str | int, ...], value: Any, own: Framework, nef: Framework
) -> None:
    assert build(changed(keys, value), nef).fingerprint("en") != own.fingerprint("en")


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("id",), "other-words"),
        (("name", "en"), "Other words"),
        (("source",), "Us"),
        (("levels", 0, "name"), {"en": "A start", "cy": "Dechrau"}),
        (("principles", 0, "name"), {"cy": "Ein doniau", "en": "What we bring"}),
        (("principles", 0, "levels", "project", "basic"), {"en": "Staff notice.", "fr": "Oui."}),
        (("principles", 0, "aliases"), ["presents"]),
    ],
)
def test_another_language_or_id_leaves_the_fingerprint(
    keys: tuple[str | int, ...], value: Any, own: Framework, nef: Framework
) -> None:
    assert build(changed(keys, value), nef).fingerprint("en") == own.fingerprint("en")


def test_each_language_has_its_own_fingerprint(own: Framework, nef: Framework) -> None:
    assert own.fingerprint("cy") != own.fingerprint("en")
    assert nef.fingerprint("cy") == nef.fingerprint("en"), "English stands in for what is not there"


def test_the_order_in_which_levels_are_described_does_not_matter(nef: Framework) -> None:
    def described(*abouts: str) -> Mapping[str, Any]:
        return changed(("principles", 0, "levels"), {about: {"basic": {"en": about}} for about in abouts})

    assert build(described("project", "organisation"), nef).fingerprint("en") == (
        build(described("organisation", "project"), nef).fingerprint("en")
    )


def test_the_order_of_levels_and_principles_does_matter() -> None:
    def ordered(*names: str) -> str:
        return build({"id": "own", "levels": [], "principles": [{"id": name} for name in names]}).fingerprint("en")

    assert ordered("a", "b") != ordered("b", "a")


def test_a_framework_without_a_word_has_a_fingerprint_too() -> None:
    assert small(2).fingerprint("en") != small(3).fingerprint("en")


def test_open_questions_are_no_part_of_the_wording_that_rounds_used(own: Framework, nef: Framework) -> None:
    asked = build(changed(("principles", 0, "idea"), {"en": ["How will we ask?"]}), nef)
    assert asked.principle("assets").idea == {"en": ("How will we ask?",)}
    assert asked.fingerprint("en") == own.fingerprint("en")


def test_a_groups_open_questions_take_the_place_of_those_in_its_language(nef: Framework) -> None:
    asked = build(changed(("principles", 0, "recruiting"), {"cy": ["Pryd?"], "en": []}), nef).principle("assets")
    assert asked.recruiting == {**nef.principle("assets").recruiting, "cy": ("Pryd?",)}
    assert asked.idea == nef.principle("assets").idea


def test_a_project_uses_its_own_words() -> None:
    found = project(
        settings="format: 1\nproject: x\nframework: our-words\n",
        framework="format: 1\nid: our-words\nbased_on: nef-six\nprinciples: [{id: assets, name: {en: Ours}}]\n",
    )
    assert found.framework.principle_name("assets", "en") == "Ours"
    assert found.framework.principle_name("capacity", "en") == "Capacity"
