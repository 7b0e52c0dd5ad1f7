"""Examples that nobody can picture, or that are last round's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.analysis.compare import compare
from coprod_cli.analysis.examples import is_general, is_short, repeated
from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.project import scores_about
from coprod_cli.rules.rule import LATER, Rule, Source, Stage

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from coprod_cli.findings import Finding
    from coprod_cli.project import Project, Round
    from coprod_cli.records.assessment import About

TOO_SHORT = Rule(
    "example-too-short", Severity.WARNING,
    _("An example is too short to picture."),
    _("A real example lets everyone judge for themselves: who did what, where and when."),
    Source.NEF, LATER,
)  # fmt: skip
TOO_GENERAL = Rule(
    "example-too-general", Severity.WARNING,
    _("An example tells of a habit and not of something that happened."),
    _("nef asks for real events. Habits sound better than what people see on a given day."),
    Source.NEF, LATER,
)  # fmt: skip
REPEATED = Rule(
    "example-repeated", Severity.WARNING,
    _("A level rose, and its example is word for word last round's."),
    _("If things got better, there is something new to tell."),
    Source.NEF, frozenset({Stage.UNDER_WAY}),
)  # fmt: skip
FALL_UNEXPLAINED = Rule(
    "fall-unexplained", Severity.WARNING,
    _("A level fell, and nothing stands under changed_around_us."),
    _("A fall is something to learn from. nef keeps old rounds to see what a change around the group did."),
    Source.NEF, frozenset({Stage.UNDER_WAY}),
)  # fmt: skip
RULES = (TOO_SHORT, TOO_GENERAL, REPEATED, FALL_UNEXPLAINED)


def pictured(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look at every example as a stranger would read it."""
    for found in project.assessments:
        for about, name, score in found.given_scores():
            for place, example in enumerate(score.examples):
                if example.said is None:
                    continue
                keys = ("scores", about, name, "examples", place, "said")
                if is_short(example.said):
                    message = _("This example is very short.")
                    hint = _("Say who did what, and when, so that someone who was not there can see it.")
                    yield TOO_SHORT.at(found.path, keys, message, hint)
                elif is_general(example.said, project.language):
                    message = _("This example tells what people usually do.")
                    hint = _("Tell one time when it happened: who, what, when.")
                    yield TOO_GENERAL.at(found.path, keys, message, hint)


def moved(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look at what rose or fell from each round to the next."""
    for old, new in zip(project.rounds, project.rounds[1:], strict=False):
        for change in compare(old, new).changes:
            if change.after is None or change.kind not in {"rose", "fell"}:
                continue
            framework = new.framework or project.framework
            name = framework.principle_name(change.principle, project.language)
            given = _given_name(new, change.about, change.principle, framework.principle_ids)
            keys = ("scores", change.about, given)
            if change.kind == "fell" and not new.record.changed_around_us:
                message = _("{name} fell, and changed_around_us says nothing.").format(name=name)
                hint = _("Write below changed_around_us what was different: moves, money, people.")
                yield FALL_UNEXPLAINED.at(new.path, (*keys, "level"), message, hint)
            if change.kind == "rose":
                for place in repeated(change.before, change.after):
                    message = _("{name} rose, but this example stood in the last round too.").format(name=name)
                    hint = _("Tell what is new, or keep the level as it was.")
                    yield REPEATED.at(new.path, (*keys, "examples", place, "said"), message, hint)


def _given_name(found: Round, about: About, principle: str, ids: Mapping[str, str]) -> str:
    """Return the name under which a file holds a principle."""
    return next(name for name in scores_about(found.record.scores, about) if ids.get(name, name) == principle)
