"""All agree together, after each group answered apart: the sitting on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.analysis.hearing import people_apart
from coprod_cli.cli import clock
from coprod_cli.cli.sitting import RoundSitting
from coprod_cli.language import _
from coprod_cli.questions.agree import AgreeFlow
from coprod_cli.words.apart import answered_words
from coprod_cli.words.calendar import month_words
from coprod_cli.words.scores import about_words

if TYPE_CHECKING:
    from coprod_cli.project import Project


class AgreeSitting(RoundSitting):
    """A round of the group whose project holds what groups said apart in that month."""

    def flow_for(self, project: Project, month: str, there: frozenset[str]) -> AgreeFlow:
        """Return the questions, with what the file held before them."""
        return AgreeFlow(project, month, self.about, clock.today(), there)

    def greeting(self) -> list[str]:
        """Return what is said before the first question."""
        said = _("The round of {month}, about {what}: agree together, after each group answered apart.")
        people = people_apart(self.project, self.project.apart, self.about)
        return [
            said.format(month=month_words(self.flow.month), what=about_words(self.about)),
            *(answered_words(self.project, group, number) for group, number in people.items()),
            _("What people answered apart stays as it is."),
        ]
