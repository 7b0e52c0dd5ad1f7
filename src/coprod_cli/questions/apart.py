"""What groups said apart, as it is read out while all agree together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from coprod_cli.analysis.hearing import Hearing, hear, voices
from coprod_cli.words.apart import side_by_side, told_by_group

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from coprod_cli.analysis.hearing import Voice
    from coprod_cli.framework import Theme
    from coprod_cli.project import Project
    from coprod_cli.questions.conversation import Answers
    from coprod_cli.records.assessment import About, Heard

AGREED = "agreed"
"""The answer of a small group whose people all agree to be shown."""


@dataclass(frozen=True, eq=False)
class ToldApart:
    """The answers of all groups for one month and about one thing; its project holds those of the month."""

    project: Project
    about: About
    today: datetime.date
    date: str
    """The day of the round, where the file says it already."""
    counts: Mapping[str, int]
    """How many people are here, where the file says it already."""
    before: Mapping[str, Heard]
    """What the file said below `heard` before the conversation."""

    def hearing(self, answers: Answers) -> Hearing:
        """Return what may be read out, by the answers so far."""
        day = self.date or str(answers.get("date") or self.today)
        agreed = {group: day for group in self.project.groups if answers.get(f"shown/{group}") == AGREED}
        return self._heard(answers, agreed)

    def small(self, answers: Answers) -> list[str]:
        """Return the groups that answered and are too small to be shown, unless they agree to it."""
        found = self._heard(answers, {})
        return [group for group in found.shown.small if found.people.get(group)]

    @cached_property
    def usual_order(self) -> list[str]:
        """The groups in the order in which they are read if nobody chose another: those that are not paid first."""
        groups = self.project.groups
        return sorted(groups, key=lambda group: groups[group].paid)

    def in_order(self, answers: Answers) -> list[str]:
        """Return the groups whose answers are read out, in the order that was chosen."""
        shown = self.hearing(answers).shown.groups
        chosen = answers.get("order") or ()
        return [group for group in dict.fromkeys([*chosen, *self.usual_order]) if group in shown]

    def side_by_side(self, theme: Theme, answers: Answers) -> tuple[str, ...]:
        """Return what is read out about one principle before its level is agreed."""
        found = self.hearing(answers)
        hidden = [group for group, people in found.people.items() if people]
        return tuple(side_by_side(self.project, self._voices(theme, answers), found.shown, hidden))

    def examples(self, theme: Theme, answers: Answers) -> dict[str, str]:
        """Return the examples that were read out about one principle, with the groups that told them."""
        found: dict[str, str] = {}
        for voice in self._voices(theme, answers):
            for text in voice.examples:
                found.setdefault(text, voice.group)
        return found

    def helps(self, theme: Theme, answers: Answers) -> tuple[str, ...]:
        """Return what helps, as the groups said apart."""
        given = self._voices(theme, answers)
        return told_by_group(self.project, ((voice.group, text) for voice in given for text in voice.helps))

    def in_the_way(self, theme: Theme, answers: Answers) -> tuple[str, ...]:
        """Return what is in the way, as the groups said apart."""
        given = self._voices(theme, answers)
        return told_by_group(self.project, ((voice.group, text) for voice in given for text in voice.in_the_way))

    def _voices(self, theme: Theme, answers: Answers) -> list[Voice]:
        return voices(self.project, self.project.apart, self.about, theme.id, self.in_order(answers))

    def _heard(self, answers: Answers, agreed: Mapping[str, str]) -> Hearing:
        counts = self.counts or {
            group: int(str(said)) for group in self.project.groups if (said := answers.get(f"counts/{group}"))
        }
        return hear(self.project, self.project.apart, self.about, counts, agreed, self.before)
