"""The whole record as a document for people: what it is for, who takes part, how it goes, what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.words.calendar import day_words
from coprod_cli.words.document import Document
from coprod_cli.words.report.agreements import ground_rules
from coprod_cli.words.report.examples import examples
from coprod_cli.words.report.impact import impact
from coprod_cli.words.report.moved import moved
from coprod_cli.words.report.pen import pen
from coprod_cli.words.report.people import people
from coprod_cli.words.report.plans import came_of_it, what_is_next
from coprod_cli.words.report.practicalities import practicalities
from coprod_cli.words.report.process import process
from coprod_cli.words.report.purpose import purpose
from coprod_cli.words.report.roles import roles
from coprod_cli.words.report.stories import stories
from coprod_cli.words.report.threads import you_said

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from coprod_cli.project import Project
    from coprod_cli.words.document import Block


def report(project: Project, rules: Sequence[Block], today: datetime.date) -> Document:
    """Return the report of a project; `rules` is what stands in the ground rules, below their heading."""
    sections = (
        purpose(project), people(project), practicalities(project), you_said(project), impact(project),
        stories(project), process(project), moved(project), examples(project), ground_rules(project, rules),
        roles(project), pen(project), came_of_it(project, today), what_is_next(project, today),
    )  # fmt: skip
    return Document(
        _("{project}: our record").format(project=project.settings.project),
        (_("Written on {day} from the files that the group keeps.").format(day=day_words(today)),),
        tuple(section for section in sections if section is not None),
        project.language,
    )
