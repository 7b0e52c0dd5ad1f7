"""What to bring to the next review, and what to talk about there, as a page that goes out beforehand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from coprod_cli.analysis.compare import compare
from coprod_cli.analysis.meetings import unsettled
from coprod_cli.analysis.review import rounds_of_the_latest
from coprod_cli.analysis.threads import to_answer, to_tell
from coprod_cli.language import _
from coprod_cli.records.assessment import ABOUTS
from coprod_cli.words import changes
from coprod_cli.words.actions import by_whom, latest_looks
from coprod_cli.words.calendar import day_words, month_words, when_words
from coprod_cli.words.document import Block, Document, Fact, Item, Section, Table
from coprod_cli.words.indicators import how_it_goes
from coprod_cli.words.longer_talk import answer_words
from coprod_cli.words.report.indicators import apart
from coprod_cli.words.report.pen import pen
from coprod_cli.words.report.people import not_here
from coprod_cli.words.report.practicalities import place
from coprod_cli.words.report.wording import facts, theirs
from coprod_cli.words.scores import about_words

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from coprod_cli.analysis.compare import Comparison
    from coprod_cli.project import Meeting, Project
    from coprod_cli.records.work_plan import Action
    from coprod_cli.words.document import Text

REVIEWS_OF_A_YEAR = 2
"""With a review each half year, two of them look back over a year."""


def to_talk_about(project: Project) -> dict[str, Section | None]:
    """Return what a review talks about beside the rounds, by the keys of its record, each with what to ask first."""
    return {
        "outcomes": _outcomes(project), "ground_rules": _ground_rules(project), "pen": _pen(project),
        "not_here_yet": _not_here(project), "tell": _tell(project), "learned": _learning(project),
        "worth_it": _year(project),
    }  # fmt: skip


def agenda(project: Project, today: datetime.date) -> Document:
    """Return the agenda of the next review: what to bring, then one part for each thing to talk about."""
    parts = to_talk_about(project)
    tell, year = parts.pop("tell"), parts.pop("worth_it")
    sections = (
        _bring(project), tell, _before(project, today), _rounds(project), *parts.values(), _next(project, today), year,
    )  # fmt: skip
    agreed = project.reviews[-1].record.next if project.reviews else None
    opening = [_("This page is for everyone who comes. Read it, or have it read to you, before the day.")]
    if agreed is not None:
        opening.append(_("The review is planned for {when}.").format(when=when_words(agreed)))
    return Document(
        _("{project}: what to talk about at our review").format(project=project.settings.project),
        tuple(opening),
        tuple(section for section in sections if section is not None),
        project.language,
    )


def _section(name: str, heading: str, question: str, *blocks: Block) -> Section | None:
    """Return a part of the agenda that opens with what to ask, or None where there is nothing to talk about."""
    kept = tuple(block for block in blocks if block.items or block.facts or block.table)
    return Section(name, heading, kept, (question,)) if kept else None


def _bring(project: Project) -> Section:
    items = [_("Something that happened, for each thing that you want to speak of")]
    if project.rounds:
        items.append(_("The picture of the round of {month}").format(month=month_words(project.rounds[-1].month)))
    if project.reviews:
        items.append(_("What we wrote at the review of {month}").format(month=month_words(project.reviews[-1].month)))
    if project.ground_rules is not None and project.ground_rules.agreed is not None:
        items.append(_("Our ground rules"))
    found = project.practicalities
    told = place(project, found) if found is not None else ()
    access = () if found is None else tuple(theirs(project, each) for each in found.access.for_everyone)
    blocks = (
        Block(items=tuple(items)),
        Block(_("The place and the day"), facts=told),
        Block(_("What is there for everyone"), items=access),
    )
    return Section("bring", _("What to bring"), tuple(block for block in blocks if block.items or block.facts))


def _tell(project: Project) -> Section | None:
    waiting = tuple(
        Item(theirs(project, thread.said.said), facts(
            project,
            *((_("It led to"), outcome.outcome) for outcome in thread.outcomes),
            (_("Why nothing was done"), thread.said.not_done_because),
        )) for thread in to_tell(project)
    )  # fmt: skip
    open_ = tuple(theirs(project, said.said) for said in to_answer(project))
    return _section(
        "tell", _("Whom to tell what came of it"), _("Who tells them, where, and by when?"),
        Block(_("People said this, and have not heard what came of it"), items=waiting),
        Block(_("People said this, and nothing has come of it yet"), items=open_),
    )  # fmt: skip


def _before(project: Project, today: datetime.date) -> Section | None:
    waits = tuple(_action(project, action) for action in project.open_actions if _is_past(action, today))
    left = dict.fromkeys(each.text for each in unsettled(project.meetings))
    return _section(
        "waits", _("What waits"), _("What is in the way? Shall we make it smaller, or stop it?"),
        Block(_("Actions whose day is past"), items=waits),
        Block(_("What the last meeting left open"), items=tuple(theirs(project, each) for each in left)),
    )  # fmt: skip


def _is_past(action: Action, today: datetime.date) -> bool:
    return action.due is not None and action.due.last < today


def _action(project: Project, action: Action) -> Item:
    due = (Fact(_("By when"), when_words(action.due)),) if action.due is not None else ()
    looks = tuple(Fact(when_words(look.date), theirs(project, look.note)) for look in latest_looks(action))
    who = Fact(_("Who"), theirs(project, by_whom(project, action)))
    return Item(theirs(project, action.action), (who, *due, *looks))


def _rounds(project: Project) -> Section | None:
    pair = rounds_of_the_latest(project)
    return None if pair is None else _section(
        "rounds", _("What moved between our rounds"), _("Why did it move? What helped, and what was in the way?"),
        *_moved(project, compare(*pair)),
    )  # fmt: skip


def _moved(project: Project, comparison: Comparison) -> Iterator[Block]:
    old, new = month_words(comparison.old.month), month_words(comparison.new.month)
    for about in ABOUTS:
        heading = _("From {old} to {new}, about {what}").format(old=old, new=new, what=about_words(about))
        yield Block(heading, items=tuple(changes.sentences(project, comparison, about)))


def _outcomes(project: Project) -> Section | None:
    changed, fits = _("What changed in people's lives, and how do we know?"), _("Which of our aims still fit?")
    part = _section(
        "outcomes", _("How our outcomes go"), changed,
        Block(_("In people's lives"), items=tuple(_looks(project, "impact"))),
        Block(_("In how we work together"), items=tuple(_looks(project, "process"))),
    )  # fmt: skip
    return None if part is None else replace(part, opening=(changed, fits))


def _looks(project: Project, about: Literal["impact", "process"]) -> Iterator[Item]:
    """Yield each outcome with the latest looks at it; for process only those that are measured by it."""
    for outcome in project.all_outcomes:
        measured = apart(outcome.indicators, about)
        latest = tuple(Fact(each.indicator, theirs(project, looks[-1])) for each in measured
                       if (looks := how_it_goes(each)[1]))  # fmt: skip
        if latest or about == "impact":
            yield Item(theirs(project, outcome.outcome), latest)


def _ground_rules(project: Project) -> Section | None:
    rows = tuple(row for meeting in _meetings_since(project) for row in _kept(project, meeting))
    heading = _("Our ground rules, as the meetings saw them")
    table = Table(_("Meeting by meeting"), (_("Meeting"), _("Were they kept?"), _("Why")), rows)
    return _section("ground-rules", heading, _("Does a rule have to change?"), Block(table=table if rows else None))


def _kept(project: Project, meeting: Meeting) -> Iterator[tuple[Text, ...]]:
    said = meeting.record.questions
    if said is not None and said.ground_rules is not None:
        why = theirs(project, said.ground_rules.why) if said.ground_rules.why else _("Nothing more was said.")
        yield day_words(meeting.day.first), answer_words(said.ground_rules.answer), why


def _meetings_since(project: Project) -> tuple[Meeting, ...]:
    """Return the meetings since the last review."""
    latest = project.reviews[-1].record.date if project.reviews else None
    return tuple(each for each in project.meetings if latest is None or each.day.first > latest.first)


def _pen(project: Project) -> Section | None:
    found = pen(project)
    question = _("Who should hold the pen more often, and who less?")
    return None if found is None else replace(found, opening=(question, *found.opening))


def _not_here(project: Project) -> Section:
    missing = project.roles.not_here_yet if project.roles is not None else ()
    items = tuple(not_here(project, each) for each in missing)
    question = _("Who else is missing? Who asks them?") if items else _("Who is missing? Who asks them?")
    return Section("not-here", _("Who is not here yet"), (Block(items=items),) if items else (), (question,))


def _learning(project: Project) -> Section | None:
    items = tuple(theirs(project, each.learned) for each in project.all_learned if not each.shared)
    said = (meeting.record.questions for meeting in _meetings_since(project))
    learned = tuple(theirs(project, each) for questions in said if questions for each in questions.learned)
    return _section(
        "learning", _("What we learned"), _("What was good, what was bad, and what was ugly? Who else should hear it?"),
        Block(_("What meetings learned"), items=learned),
        Block(_("Not shared with anyone yet"), items=items),
    )  # fmt: skip


def _next(project: Project, today: datetime.date) -> Section | None:
    items = tuple(_action(project, action) for action in project.open_actions if not _is_past(action, today))
    question = _("What will we do, who does it, and by when? When do we look back again?")
    return _section("next", _("What we will do"), question, Block(_("What goes on already"), items=items))


def _year(project: Project) -> Section | None:
    """Return a look over the last two reviews, and the rounds from the first to the latest of them."""
    if len(project.reviews) < REVIEWS_OF_A_YEAR:
        return None
    last = project.reviews[-REVIEWS_OF_A_YEAR:]
    first = last[0].record.compared
    old = project.round(first.from_) if first is not None else None
    moved = _moved(project, compare(old, project.rounds[-1])) if old is not None and project.rounds else ()
    told = (
        Block(_("At the review of {month}").format(month=month_words(review.month)), facts=facts(
            project,
            (_("What helped"), review.record.helped), (_("What was in the way"), review.record.in_the_way),
            (_("Whether it was worth it"), review.record.worth_it),
        )) for review in last
    )  # fmt: skip
    question = _("Was the year worth the effort, and to whom? What would you do otherwise?")
    return _section("year", _("The year behind us"), question, *moved, *told)
