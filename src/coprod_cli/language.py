"""The language that coprod speaks: chosen once, before any sentence is built."""

from __future__ import annotations

import gettext as _gettext
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DOMAIN = "coprod"
SOURCE_LANGUAGE = "en"

_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def choose(environment: Mapping[str, str], catalogues: Path) -> None:
    """Choose the catalogue by LANGUAGE, LC_ALL, LC_MESSAGES and LANG, as gettext defines them.

    Typer's own few words come from the same catalogue. Without a fitting one, English stays.
    """
    global _catalogue
    wanted = next(
        (value for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
         if (value := environment.get(name))),
        "",
    )  # fmt: skip
    languages = [code for code in takewhile(_is_a_language, wanted.split(":")) if code]
    if not languages or not catalogues.is_dir():
        return
    _catalogue = _gettext.translation(DOMAIN, str(catalogues), languages, fallback=True)
    _gettext.bindtextdomain(DOMAIN, str(catalogues))
    _gettext.textdomain(DOMAIN)


def _is_a_language(code: str) -> bool:
    """Say whether a list goes on: C and POSIX mean the words as they are, and so does English."""
    return code.partition(".")[0] not in {"C", "POSIX"} and code[:2] != SOURCE_LANGUAGE


def use(catalogue: _gettext.NullTranslations) -> None:
    """Speak by this catalogue from now on."""
    global _catalogue
    _catalogue = catalogue


def spoken() -> str:
    """Return the code of the language that coprod speaks, as its catalogue names it."""
    return _catalogue.info().get("language") or SOURCE_LANGUAGE


def _(sentence: str) -> str:
    """Return the whole sentence in the chosen language."""
    return _catalogue.gettext(sentence)


def counted(one: str, many: str, number: int) -> str:
    """Return the form of a sentence that fits the number, in the chosen language."""
    return _catalogue.ngettext(one, many, number)


def text_in(texts: Mapping[str, str], language: str) -> str:
    """Return a text that is kept by language: the wanted one, else English, else the first."""
    return texts[code_in(texts, language)]


def code_in(texts: Mapping[str, object], language: str) -> str:
    """Return which language `text_in` has to take: the wanted one, else English, else the first."""
    return next((code for code in (language, SOURCE_LANGUAGE) if code in texts), next(iter(texts)))


def month_words(month: str) -> str:
    """Return `2026-11` as November 2026."""
    year, number = month.split("-")
    return _months()[int(number) - 1].format(year=year)


def _months() -> tuple[str, ...]:
    return (
        _("January {year}"), _("February {year}"), _("March {year}"), _("April {year}"),
        _("May {year}"), _("June {year}"), _("July {year}"), _("August {year}"),
        _("September {year}"), _("October {year}"), _("November {year}"), _("December {year}"),
    )  # fmt: skip
