"""What groups said apart about one principle, side by side and read aloud, for agreeing together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.analysis.spread import steps_apart
from coprod_cli.language import _, counted
from coprod_cli.words.scores import answer_words
from coprod_cli.words.spread import range_words, steps_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coprod_cli.analysis.hearing import Voice
    from coprod_cli.analysis.hidden_groups import Shown
    from coprod_cli.project import Project


def answered_words(project: Project, group: str, people: int) -> str:
    """Return how many people of a group answered apart."""
    name = project.group_name(group)
    if not people:
        return _("{group}: nobody has answered yet.").format(group=name)
    said = counted("{group}: {number} person answered.", "{group}: {number} people answered.", people)
    return said.format(group=name, number=people)


def side_by_side(project: Project, given: Sequence[Voice], shown: Shown, hidden: Iterable[str]) -> Iterator[str]:
    """Yield what each group said, how far apart they are, and who is not shown, a line each."""
    for voice in given:
        yield from _voice(project, voice)
    ranges = {voice.group: voice.levels for voice in given if voice.levels is not None}
    steps = steps_apart(project.framework, ranges)
    if steps is not None:
        yield _("These groups are {steps}.").format(steps=steps_words(steps))
    if steps:
        yield _("Talk about what is behind that before you choose.")
    yield from _not_shown(project, shown, set(hidden))


def told_by_group(project: Project, told: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return texts with the groups that said them."""
    return tuple(
        _('{group}: "{text}"').format(group=project.group_name(group), text=" ".join(text.split()))
        for group, text in told
    )


def _voice(project: Project, voice: Voice) -> Iterator[str]:
    language = project.language
    levels = _("No level") if voice.levels is None else range_words(voice.levels, project.framework, language)
    said = counted("{group}: {levels}. {number} person answered.", "{group}: {levels}. {number} people answered.",
                   voice.people)  # fmt: skip
    yield said.format(group=project.group_name(voice.group), levels=levels, number=voice.people)
    for answer in voice.answers:
        yield _("Also said: {answer}.").format(answer=answer_words(answer))
    for text in (*voice.why, *voice.examples):
        yield _('"{text}"').format(text=" ".join(text.split()))


def _not_shown(project: Project, shown: Shown, hidden: set[str]) -> Iterator[str]:
    reasons = (
        (shown.small, _("Not shown, because there are too few of them: {groups}.")),
        (shown.beside_small, _("Not shown, so that no smaller group can be worked out: {groups}.")),
    )
    some = False
    for groups, said in reasons:
        names = [project.group_name(group) for group in groups if group in hidden]
        if names:
            some = True
            yield said.format(groups=", ".join(names))
    if some:
        yield _("They answered too, and can speak for themselves here, if they want.")
