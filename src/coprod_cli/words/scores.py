"""Scores in words: levels by their names, and answers that are no level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _

if TYPE_CHECKING:
    from coprod_cli.framework import Framework
    from coprod_cli.project import Project
    from coprod_cli.records.assessment import About, Score


def score_words(score: Score | None, framework: Framework | None, language: str) -> str:
    """Return a score as its level's name, or as the answer in a few words."""
    if score is None:
        return _("Not answered")
    if score.level is not None:
        return score.level if framework is None else framework.level_name(score.level, language)
    return answer_words(str(score.answer))


def says(project: Project, score: Score | None) -> tuple[tuple[str, str], ...]:
    """Return what each group wants to have written down where there is no agreement: its name, and its words."""
    if score is None or score.answer != "no-agreement":
        return ()
    return tuple((project.group_name(group), text) for group, text in score.says.items())


def says_words(project: Project, score: Score | None) -> list[str]:
    """Return what each group says where there is no agreement, a sentence each."""
    return [_('{group}: "{text}"').format(group=group, text=text) for group, text in says(project, score)]


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
