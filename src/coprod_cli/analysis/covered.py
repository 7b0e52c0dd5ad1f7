"""A project as others may read it: without the stories that may not be shown, and all that tells them.

What is left out leaves no gap. Every page is made of such a project, so a page says the same as if
the story had never been told.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.analysis.consent import refused
from coprod_cli.analysis.examples import plain
from coprod_cli.project import scores_about

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from coprod_cli.analysis.consent import Where
    from coprod_cli.project import Project, Round
    from coprod_cli.records.assessment import Score
    from coprod_cli.records.outcomes import Indicator, OutcomesRecord


class Tells(NamedTuple):
    """What tells some stories: their ids, and the texts that stand for them."""

    stories: frozenset[str]
    texts: frozenset[str]

    def it(self, story: str | None, text: str | None) -> bool:
        """Say whether an example or a look that names a story, and has a text, is told by it."""
        return story in self.stories or (text is not None and plain(text) in self.texts)


def covered(project: Project, where: Where, today: datetime.date) -> Project:
    """Return a project without the stories that may not be shown in a place, and without all that tells them."""
    left_out = refused(project, where, today)
    shown = tuple(story for story in project.all_stories if story.id not in left_out)
    known = {story.id for story in shown}
    # A story that nobody wrote down is one that nobody said yes to.
    tells = what_tells(project, frozenset({*left_out, *(id_ for id_, _text in _told(project) if id_)} - known))
    return replace(
        project,
        stories=None if project.stories is None else project.stories.model_copy(update={"stories": shown}),
        assessments=tuple(_round(each, tells) for each in project.assessments),
        outcomes=None if project.outcomes is None else _outcomes(project.outcomes, tells),
    )


def what_tells(project: Project, stories: frozenset[str]) -> Tells:
    """Return what tells some stories: their own words, and those of examples and looks that name them."""
    own = [story.words for story in project.all_stories if story.id in stories]
    told = [text for id_, text in _told(project) if id_ in stories]
    return Tells(stories, frozenset(plain(text) for text in (*own, *told) if text))


def _told(project: Project) -> Iterator[tuple[str | None, str | None]]:
    """Yield the story and the text of every example, and of every look at an indicator."""
    for given in project.score_sets():
        for score in given.given.values():
            yield from ((example.story, example.said) for example in score.examples)
    for outcome in project.all_outcomes:
        for indicator in outcome.indicators:
            yield from ((look.story, look.note) for look in indicator.so_far)


def places_left(given: Mapping[str, Score], tells: Tells, ids: Mapping[str, str]) -> Mapping[str, list[int]]:
    """Return which examples of each score are left, by their places, without all that tells some stories.

    What points to a score that has lost all that it told goes too. `ids` has the principles by all their names.
    """
    left = {
        name: [place for place, each in enumerate(score.examples) if not tells.it(each.story, each.said)]
        for name, score in given.items()
    }
    emptied = {
        ids.get(name, name)
        for name, score in given.items()
        if any(each.said for each in score.examples) and not any(score.examples[place].said for place in left[name])
    }
    return {
        name: [place for place in left[name] if ids.get(each := _same_as(score, place), each) not in emptied]
        for name, score in given.items()
    }


def _same_as(score: Score, place: int) -> str:
    return score.examples[place].same_as or ""


def _round(found: Round, tells: Tells) -> Round:
    ids = found.framework.principle_ids if found.framework is not None else {}
    scores = found.record.scores
    update = {about.replace("-", "_"): _scores(scores_about(scores, about), tells, ids) for about in found.abouts}
    return replace(found, record=found.record.model_copy(update={"scores": scores.model_copy(update=update)}))


def _scores(given: Mapping[str, Score], tells: Tells, ids: Mapping[str, str]) -> Mapping[str, Score]:
    return {
        name: given[name].model_copy(update={"examples": tuple(given[name].examples[place] for place in left)})
        for name, left in places_left(given, tells, ids).items()
    }


def _outcomes(record: OutcomesRecord, tells: Tells) -> OutcomesRecord:
    def looked(indicator: Indicator) -> Indicator:
        kept = tuple(look for look in indicator.so_far if not tells.it(look.story, look.note))
        return indicator.model_copy(update={"so_far": kept})

    outcomes = tuple(
        outcome.model_copy(update={"indicators": tuple(map(looked, outcome.indicators))}) for outcome in record.outcomes
    )
    return record.model_copy(update={"outcomes": outcomes})
