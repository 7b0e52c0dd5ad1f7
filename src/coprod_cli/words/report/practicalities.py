"""Practicalities as people need them: where and when, how to get there and in, and what is there for everyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.words.calendar import when_words
from coprod_cli.words.document import Block, Section
from coprod_cli.words.report.wording import facts, theirs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coprod_cli.project import Project
    from coprod_cli.records.practicalities import Offered, PracticalitiesRecord
    from coprod_cli.words.document import Fact


def practicalities(project: Project) -> Section | None:
    """Return what people need to know to take part."""
    found = project.practicalities
    asking = _asking_others(project)
    if found is None:
        return Section("practicalities", _("How to take part"), (Block(facts=asking),)) if asking else None
    blocks = (
        Block(facts=(*place(project, found), *asking)),
        _list(project, _("What is there for everyone"), found.access.for_everyone, tuple(_asked(found))),
        _list(project, _("How we keep in touch"), found.keeping_in_touch),
        _list(project, _("How papers come"), found.papers.forms),
        Block(_("What everyone is offered"), items=tuple(_offered(found.offered))),
    )
    kept = tuple(block for block in blocks if block.facts or block.items or block.paragraphs)
    return Section("practicalities", _("How to take part"), kept) if kept else None


def place(project: Project, found: PracticalitiesRecord) -> tuple[Fact, ...]:
    """Return where and when people meet, how to get there and in, and when papers come."""
    return facts(
        project,
        (_("Where we meet"), found.place.where), (_("How to get there"), found.place.getting_there),
        (_("How to get in"), found.place.getting_in), (_("When we meet"), found.times),
        (_("Breaks"), found.breaks), (_("How long before a meeting papers come"), found.papers.before),
    )  # fmt: skip


def _asking_others(project: Project) -> tuple[Fact, ...]:
    how_long = project.work_plan.time_for_networks if project.work_plan is not None else None
    return facts(project, (_("Time to ask those whom we speak for"), how_long))


def _list(project: Project, heading: str, texts: Sequence[str], told: tuple[str, ...] = ()) -> Block:
    return Block(heading, paragraphs=told, items=tuple(theirs(project, text) for text in texts))


def _asked(found: PracticalitiesRecord) -> Iterator[str]:
    """Yield when people were last asked, and who holds what single people need, which stands nowhere here."""
    access = found.access
    if access.last_asked is not None:
        yield _("Everyone was last asked about it: {when}.").format(when=when_words(access.last_asked))
    if access.private_list is not None:
        said = _("Tell anything else that you need to this role, who keeps it private: {role}.")
        yield said.format(role=access.private_list)


def _offered(offered: Offered) -> Iterator[str]:
    if offered.expenses:
        yield _("Everyone is offered their expenses.")
    if offered.payment:
        yield _("People whom nobody pays already are offered payment.")
