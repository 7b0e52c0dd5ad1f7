"""The whole record as a document for people: what it is for, who takes part, how it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.analysis.compare import compare
from coprod_cli.language import _
from coprod_cli.records.assessment import ABOUTS
from coprod_cli.words import changes
from coprod_cli.words.calendar import day_words, month_words, when_words
from coprod_cli.words.document import Block, Document, Section
from coprod_cli.words.indicators import how_it_goes
from coprod_cli.words.scores import about_words, score_words

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from coprod_cli.project import Project, Round
    from coprod_cli.records.assessment import About, Score
    from coprod_cli.records.base import Agreed
    from coprod_cli.records.outcomes import Outcome
    from coprod_cli.records.roles import Holder


def report(project: Project, rules: Sequence[str], today: datetime.date) -> Document:
    """Return the report of a project; `rules` are the ground rules, one text each."""
    sections = (
        _purpose(project), _people(project), _outcomes(project), *_rounds(project),
        _ground_rules(project, rules), _roles(project), _missing(project),
    )  # fmt: skip
    return Document(
        _("{project}: our record").format(project=project.settings.project),
        (_("Written on {day} from the files that the group keeps.").format(day=day_words(today)),),
        tuple(section for section in sections if section is not None),
    )


def _purpose(project: Project) -> Section | None:
    settings = project.settings
    paragraphs = [settings.purpose] if settings.purpose else []
    if settings.began is not None:
        paragraphs.append(_("We began in {when}.").format(when=when_words(settings.began)))
    decided = [
        " ".join(filter(None, (
            item.what.rstrip(".") + ".",
            _("Decided by: {who}.").format(who=item.who.rstrip(".")) if item.who else "",
            _("Since {when}.").format(when=when_words(item.date)) if item.date else "",
        )))
        for item in settings.already_decided
    ]  # fmt: skip
    blocks = [Block(paragraphs=tuple(paragraphs))] if paragraphs else []
    if decided:
        blocks.append(Block(_("What was already decided"), items=tuple(decided)))
    return Section(_("What it is about"), tuple(blocks)) if blocks else None


def _people(project: Project) -> Section | None:
    names = tuple(group.name for group in project.settings.groups)
    rounds = tuple(changes.people(project, found) for found in project.rounds)
    blocks = [Block(items=names)] if names else []
    if rounds:
        blocks.append(Block(_("Who came to each round"), items=rounds))
    return Section(_("Who takes part"), tuple(blocks)) if blocks else None


def _outcomes(project: Project) -> Section | None:
    outcomes = project.outcomes.outcomes if project.outcomes is not None else ()
    blocks = tuple(block for outcome in outcomes for block in _outcome(project, outcome))
    return Section(_("What we want to change"), blocks) if blocks else None


def _outcome(project: Project, outcome: Outcome) -> Iterator[Block]:
    paragraphs = (_agreed(project, outcome.agreed),) if outcome.agreed is not None else ()
    tasks = tuple(
        " ".join(filter(None, (
            task.task.rstrip(".") + ".",
            _("It makes: {output}.").format(output=task.output.rstrip(".")) if task.output else "",
            _status(task.status),
            _("Due: {when}.").format(when=when_words(task.due))
            if task.due and task.status not in {"done", "stopped"} else "",
        )))
        for task in outcome.tasks
    )  # fmt: skip
    yield Block(outcome.outcome, paragraphs=paragraphs, items=tasks)
    for indicator in outcome.indicators:
        lead, looks = how_it_goes(indicator)
        heading = _("How we will know: {indicator}").format(indicator=indicator.indicator)
        yield Block(heading, 4, lead, looks)


def _status(status: str | None) -> str:
    return {
        None: "", "to-do": _("Not begun."), "doing": _("We are doing it."), "done": _("Done."),
        "stopped": _("Stopped."),
    }[status]  # fmt: skip


def _agreed(project: Project, agreed: Agreed) -> str:
    groups = ", ".join(project.group_name(group) for group in agreed.groups)
    when = when_words(agreed.date)
    if not groups:
        return _("Agreed: {when}.").format(when=when)
    return _("Agreed: {when}, by {groups}.").format(when=when, groups=groups)


def _rounds(project: Project) -> Iterator[Section | None]:
    if not project.rounds:
        return
    latest = project.rounds[-1]
    for about in ABOUTS:
        if latest.scores(about):
            yield _scores(project, latest, about)
    before = project.before(latest)
    if before is not None:
        yield _moved(project, before, latest)


def _scores(project: Project, found: Round, about: About) -> Section:
    heading = _("How it goes together, {month}: {about}").format(
        month=month_words(found.month), about=about_words(about)
    )
    framework = found.framework or project.framework
    scores = found.scores(about)
    rows = tuple(
        (framework.principle_name(theme.id, project.language),
         score_words(scores.get(theme.id), framework, project.language))
        for theme in framework.principles
    )  # fmt: skip
    table = Block(columns=(_("Principle"), _("Level")), rows=rows)
    told = [
        Block(framework.principle_name(name, project.language), 3, *_told(project, score, found))
        for name, score in scores.items()
    ]
    return Section(heading, (table, *(block for block in told if block.items or block.paragraphs)))


def _told(project: Project, score: Score, found: Round) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is said of a score: paragraphs, and its examples as a list."""
    framework = found.framework or project.framework
    paragraphs = []
    if score.why:
        paragraphs.append(_("Why it is not for us: {why}").format(why=score.why))
    if score.helps:
        paragraphs.append(_("What helps: {text}").format(text=score.helps))
    if score.in_the_way:
        paragraphs.append(_("What is in the way: {text}").format(text=score.in_the_way))
    examples = tuple(
        example.said or _("The same example as for {name}.").format(
            name=framework.principle_name(example.same_as or "", project.language))
        for example in score.examples
    )  # fmt: skip
    return tuple(paragraphs), examples


def _moved(project: Project, before: Round, latest: Round) -> Section:
    comparison = compare(before, latest)
    said = tuple(
        Block(_("About {what}").format(what=about_words(about)), items=tuple(sentences))
        for about in ABOUTS
        if (sentences := changes.sentences(project, comparison, about))
    )
    around = latest.record.changed_around_us
    blocks = (
        Block(paragraphs=tuple(changes.remarks(comparison))),
        *said,
        Block(_("What changed around us"), items=around) if around else Block(),
    )
    heading = _("What moved from {old} to {new}").format(old=month_words(before.month), new=month_words(latest.month))
    return Section(heading, tuple(block for block in blocks if block != Block()))


def _ground_rules(project: Project, rules: Sequence[str]) -> Section | None:
    if not rules:
        return None
    agreed = project.ground_rules.agreed if project.ground_rules is not None else None
    paragraphs = (_agreed(project, agreed),) if agreed is not None else ()
    return Section(_("Our ground rules"), (Block(paragraphs=paragraphs, items=tuple(rules)),))


def _roles(project: Project) -> Section | None:
    if project.roles is None:
        return None
    held = tuple(
        _("{role}: {who}.").format(role=role.role, who=_holders(project, role.held_by)) for role in project.roles.roles
    )
    gaps = tuple(skill.skill for skill in project.roles.skills if not skill.held_by)
    yes = tuple(
        _("{what}: {who}.").format(what=item.what.rstrip("."), who=item.who.rstrip("."))
        for item in project.roles.can_say_yes
    )
    parts = (("", held), (_("What nobody here can do yet"), gaps), (_("Who can say yes"), yes))
    blocks = tuple(Block(heading, items=items) for heading, items in parts if items)
    return Section(_("Who does what"), blocks) if blocks else None


def _holders(project: Project, holders: Sequence[Holder]) -> str:
    if not holders:
        return _("nobody yet")
    named = (
        _("{name} ({group})").format(name=holder.name, group=project.group_name(holder.group))
        if holder.name
        else project.group_name(holder.group)
        for holder in holders
    )
    return ", ".join(named)


def _missing(project: Project) -> Section | None:
    if project.roles is None or not project.roles.not_here_yet:
        return None
    items = tuple(
        " ".join(filter(None, (
            item.who.rstrip(".") + ".",
            item.why or "",
            _("Next step: {step}.").format(step=item.next_step.rstrip(".")) if item.next_step else "",
        )))
        for item in project.roles.not_here_yet
    )  # fmt: skip
    return Section(_("Who is not here yet"), (Block(items=items),))
