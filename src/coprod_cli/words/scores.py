"""Scores in words: levels by their names, and answers that are no level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _

if TYPE_CHECKING:
    from coprod_cli.framework import Framework
    from coprod_cli.records.assessment import About, Score


def score_words(score: Score | None, framework: Framework | None, language: str) -> str:
    """Return a score as its level's name, or as the answer in a few words."""
    if score is None:
        return _("Not answered")
    if score.level is not None:
        return score.level if framework is None else framework.level_name(score.level, language)
    return answer_words(str(score.answer))


def answer_words(answer: str) -> str:
    """Return an answer that is no level in a few words."""
    return {
        "dont-know": _("We do not know"),
        "not-for-us": _("Not for us"),
        "no-agreement": _("No agreement"),
    }[answer]


def about_words(about: About) -> str:
    """Return what a set of scores is about."""
    return {
        "project": _("our project"),
        "organisation": _("the organisation round it"),
        "own-practice": _("my own practice"),
    }[about]
