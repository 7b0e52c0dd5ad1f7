"""What groups said apart: who has answered, who may be shown, and whether groups come closer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.analysis.difference import difference
from coprod_cli.analysis.hidden_groups import shown_apart
from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.records.assessment import ABOUTS
from coprod_cli.records.dates import Period
from coprod_cli.rules.rule import LATER, Rule, Source, Stage

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from coprod_cli.findings import Finding
    from coprod_cli.project import Project, Round
    from coprod_cli.records.assessment import Score

SMALL_GROUP = Rule(
    "small-group-in-heard", Severity.WARNING,
    _("A round's file says what a group smaller than hide_groups_under said apart."),
    _("In a small group everybody can tell who said what. The folder is shared, and git keeps what was once in it."),
    Source.COPROD, urgent=True,
)  # fmt: skip
ONE_GROUP = Rule(
    "only-one-group-answered", Severity.NOTE,
    _("In the latest round only one group answered."),
    _("nef asks people on all sides, because they see different things, and what differs is worth a talk."),
    Source.NEF, LATER,
)  # fmt: skip
NOT_ANSWERED = Rule(
    "group-has-not-answered", Severity.NOTE,
    _("A group has not answered in the latest round, which is not agreed yet."),
    _("What a group thinks cannot be guessed by the others."),
    Source.NEF, LATER,
)  # fmt: skip
TOO_EARLY = Rule(
    "agreed-before-all-answered", Severity.NOTE,
    _("In the latest round levels were agreed before every group had answered apart."),
    _("Whoever comes later finds an answer that stands already, and it takes courage to move it."),
    Source.POWER, LATER,
)  # fmt: skip
ONE_SIDE = Rule(
    "example-of-one-group", Severity.NOTE,
    _("An agreed level rests on examples that only one group knows."),
    _("If the others recognise an example too, the level is not one side's view of itself."),
    Source.NEF, LATER,
)  # fmt: skip
FURTHER = Rule(
    "groups-further-apart", Severity.NOTE,
    _("Groups are further apart about a principle than they were in the round before."),
    _("A growing difference shows what needs a talk. It is a result, and no mistake."),
    Source.NEF, frozenset({Stage.UNDER_WAY}),
)  # fmt: skip
OUTSIDE = Rule(
    "nobody-outside-asked", Severity.NOTE,
    _("For six months no review says that people outside the group were asked."),
    _("A group hears itself. People who do not come to meetings know what the group cannot see."),
    Source.POWER, frozenset({Stage.UNDER_WAY}),
)  # fmt: skip
RULES = (SMALL_GROUP, ONE_GROUP, NOT_ANSWERED, TOO_EARLY, ONE_SIDE, FURTHER, OUTSIDE)

_HALF_A_YEAR = Period(6, "month")

_APART = ("apart", "apart-then-together")


def shown(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look through every round for groups that are too small to stand there."""
    if project.settings_broken:
        return
    for found in project.assessments:
        for group in shown_apart(project, found).small:
            if group not in found.record.heard:
                continue
            message = _("{group}: too few answered for this to stand here, where all can read it.")
            hint = _("Take this group out of heard. If every one of them agrees to be shown this time, "
                     "write the day behind agreed_to_be_shown.")  # fmt: skip
            named = message.format(group=project.group_name(group))
            yield SMALL_GROUP.at(found.path, ("heard", group), named, hint, at_key=True, private=True)


def answered(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look at which groups answered in the latest round."""
    if project.settings_broken or not project.rounds or len(project.groups) < len(("one", "another")):
        return
    latest = project.rounds[-1]
    there = _answered(project, latest)
    if len(there) == 1 and not project.groups[there[0]].paid:
        message = _("Only one group answered in this round: {group}.").format(group=project.group_name(there[0]))
        hint = _("Ask the others, where and when it suits them: coprod form --group GROUP")
        yield ONE_GROUP.at(latest.path, (), message, hint)
    missing = [group for group in project.groups if group not in there]
    if len(there) < len(("one", "another")) or not missing or not latest.record.counts or not _is_apart(latest):
        return
    names = ", ".join(map(project.group_name, missing))
    if any(latest.scores(about) for about in ABOUTS):
        message = _("This was agreed before these had answered: {groups}.").format(groups=names)
        hint = _("Ask them what they would have said, and look at the levels again together.")
        yield TOO_EARLY.at(latest.path, ("scores",), message, hint, at_key=True)
    else:
        message = _("These have not answered yet: {groups}.").format(groups=names)
        hint = _("Ask them, where and when it suits them: coprod form --group GROUP")
        yield NOT_ANSWERED.at(latest.path, (), message, hint)


def _is_apart(found: Round) -> bool:
    return found.record.how in _APART or bool(found.record.heard)


def _answered(project: Project, found: Round) -> list[str]:
    """Return the groups that took part in a round, in the order of `coprod.yaml`."""
    counted = {group for group, number in found.record.counts.items() if number}
    said = {each.group for each in project.apart if each.month == found.month}
    return [group for group in project.groups if group in counted | said | set(found.record.heard)]


def recognised(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look in the latest round for levels whose examples were told by one group, and seen by no other."""
    if not project.rounds or project.settings_broken:
        return
    latest = project.rounds[-1]
    if len(_answered(project, latest)) < len(("one", "another")):
        return
    framework = latest.framework or project.framework
    found = [(about, name) for about, name, score in latest.given_scores() if _only_one_knows(score)]
    if found:
        names = dict.fromkeys(framework.principle_name(name, project.language) for _about, name in found)
        message = _("One group alone knows the examples for this: {names}.").format(names=", ".join(names))
        hint = _('Read them to the others. If they have seen one too, add a line "also_seen_by: [...]" to it.')
        about, name = found[0]
        yield ONE_SIDE.at(latest.path, ("scores", about, name, "examples"), message, hint, at_key=True)


def _only_one_knows(score: Score) -> bool:
    tellers = {example.told_by for example in score.examples}
    return len(tellers) == 1 and None not in tellers and not any(each.also_seen_by for each in score.examples)


def moved(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look at the latest two rounds for groups that are further apart than they were."""
    if len(project.rounds) < len(("then", "now")) or project.settings_broken:
        return
    old, new = project.rounds[-2:]
    framework = new.framework or project.framework
    for spread in difference(project, old, new).spreads:
        if spread.move == "further":
            name = framework.principle_name(spread.principle, project.language)
            message = _("{name}: groups are further apart than in the round before.").format(name=name)
            hint = _("Look at it together: coprod chart --kind spread")
            yield FURTHER.at(new.path, ("heard",), message, hint, at_key=True)


def outside(project: Project, today: datetime.date) -> Iterator[Finding]:
    """Look when a review last said that people outside the group were asked."""
    if not project.reviews or project.has_ended(today):
        return
    days = [each.record.date.first for each in project.reviews if each.record.asked_outside and each.record.date]
    if days and today <= _HALF_A_YEAR.after(max(days)):
        return
    message = _("No review of the last six months says whom outside the group people asked.")
    hint = _('Ask at a stall, a bus stop or a waiting room. Then add a line "asked_outside: ..." here.')
    yield OUTSIDE.at(project.reviews[-1].path, (), message, hint)
