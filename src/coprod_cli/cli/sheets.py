"""Answers that came back from a form: found in a file, and what speaks against taking them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from coprod_cli import rules
from coprod_cli.analysis.personal_data import traces
from coprod_cli.cli import clock
from coprod_cli.cli.apart import place_of
from coprod_cli.findings import Finding, Keys, Severity
from coprod_cli.language import _
from coprod_cli.project import Apart, scores_about
from coprod_cli.records.answers import AnswersRecord, ApartAnswer
from coprod_cli.records.assessment import ABOUTS
from coprod_cli.records.base import FORMAT
from coprod_cli.records.kinds import Kind
from coprod_cli.records.sheet import VERSION, VERSION_KEY, Sheet
from coprod_cli.records.validate import validate
from coprod_cli.store.packed import is_packed
from coprod_cli.words.form import form_code
from coprod_cli.words.personal_data import looks_like
from coprod_cli.yamltext.braces import pieces
from coprod_cli.yamltext.guard import decode
from coprod_cli.yamltext.parse import read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from coprod_cli.project import Project
    from coprod_cli.records.assessment import About
    from coprod_cli.yamltext.document import Document

    Where = Callable[[Keys, int, str], str]
    # Says something of a place among the answers, so that a person finds it in the file that they have.

_SHEET = Kind("sheet", "answers.json", "records.sheet:Sheet", _("One person's answers, from a form's page."))
_ONLY_IN_THE_LETTER = frozenset({"hidden-character", "merge-marker"})
"""What may stand in a letter round the answers; in the answers themselves it is looked for again."""


def by_line(_keys: Keys, line: int, message: str) -> str:
    """Say where something stands in a text: by its line."""
    return _("Line {line}: {message}").format(line=line, message=message)


def by_itself(_keys: Keys, _line: int, message: str) -> str:
    """Say only what is wrong, of answers that have no places which a person could look up."""
    return message


class Refused(NamedTuple):
    """Answers that cannot be taken, or none where there should be some: in sentences, why."""

    why: tuple[str, ...]


class Found(NamedTuple):
    """One person's answers that can be taken, and where they stood."""

    sheet: Sheet
    document: Document
    where: Where = by_line

    @property
    def about(self) -> About:
        """What the answers are about."""
        return abouts(self.sheet)[0]

    @property
    def answer(self) -> ApartAnswer:
        """The answers as they stand among those of the group."""
        return ApartAnswer(scores=self.sheet.scores)

    @property
    def plain(self) -> dict[str, Any]:
        """The answers as they are written."""
        data: Any = self.document.data
        return {"scores": {self.about: data["scores"][self.about]}}


def read_sheets(project: Project, path: PurePosixPath, content: bytes) -> list[Found | Refused]:
    """Return all answers that stand in a file, each judged; where there are none, why."""
    if is_packed(content):
        from coprod_cli.cli.word_sheets import read_word_sheet

        return [read_word_sheet(project, path, content)]
    text, findings = decode(path, content)
    broken = [finding for finding in findings if finding.rule not in _ONLY_IN_THE_LETTER]
    if broken:
        return [Refused(tuple(finding.message for finding in broken))]
    found = [_read(project, path, piece) for piece in pieces(text, VERSION_KEY)]
    if found:
        return found
    if VERSION_KEY in text:
        return [Refused((_("The beginning of the answers is missing, or was changed on the way."),))]
    return [Refused((_("No answers from a form of coprod stand in it."),))]


def abouts(sheet: Sheet) -> list[About]:
    """Return what a sheet has answers about."""
    return [about for about in ABOUTS if scores_about(sheet.scores, about)]


def _read(project: Project, path: PurePosixPath, piece: str | None) -> Found | Refused:
    """Return one person's answers as they stand between their braces, judged."""
    if piece is None:
        return Refused((_("The answers break off: their end is missing."),))
    return judged(project, path, piece)


def judged(project: Project, path: PurePosixPath, text: str, where: Where = by_line) -> Found | Refused:
    """Return the answers that a text in the shape of a form's file holds, or what speaks against them."""
    document = read_yaml(path, text.encode("utf-8", "surrogatepass"))
    if document.findings:
        return Refused(_said(document, document.findings, where))
    data: Any = document.data
    if data.pop(VERSION_KEY) != VERSION:
        return Refused((_("A newer coprod made this form. Take the answers with that one."),))
    sheet: Any
    sheet, findings = validate(_SHEET, path, data)
    if sheet is None:
        return Refused(_said(document, findings, where))
    why = _of_another(project, sheet) or _said(document, _against_the_rules(project, sheet), where)
    return Refused(why) if why else Found(sheet, document, where)


def _said(document: Document, findings: Sequence[Finding], where: Where) -> tuple[str, ...]:
    """Return findings as a place and a reason; what people wrote is never shown."""
    placed = [document.locate(finding) for finding in findings]
    return tuple(
        where(finding.place.keys, finding.span.line, finding.message)
        for finding in sorted(placed, key=lambda finding: finding.sort_key)
        if finding.span is not None
    )


def _of_another(project: Project, sheet: Sheet) -> tuple[str, ...]:
    """Return why a sheet does not belong here, by the code of its form and what it says of itself."""
    given = abouts(sheet)
    if not given:
        return (_("It holds no answer."),)
    if len(given) > 1:
        return (_("It answers about the project and the organisation, and a form asks about one of them."),)
    if form_code(project, sheet.month, sheet.group, given[0], sheet.wording) != sheet.form:
        return (_("This form was made for another project, or its first lines were changed by hand."),)
    if sheet.group not in project.groups:
        return (_('coprod.yaml has no group "{group}".').format(group=sheet.group),)
    if sheet.framework != project.framework.id:
        said = _('The form used the framework "{then}", and the project uses "{now}" now.')
        return (said.format(then=sheet.framework, now=project.framework.id),)
    return ()


def _against_the_rules(project: Project, sheet: Sheet) -> list[Finding]:
    """Return the errors that the rules find in a sheet, alone in its place in the project."""
    path = place_of(project, sheet.month, sheet.group)
    answers = AnswersRecord(format=FORMAT, framework=sheet.framework, answers=(ApartAnswer(scores=sheet.scores),))
    alone = Apart(sheet.month, sheet.group, answers, project.framework, path)
    found = rules.run(replace(project, apart=(alone,), texts={}), clock.today())
    return [
        finding._replace(place=finding.place._replace(keys=finding.place.keys[2:]))
        for finding in found
        if finding.place.path == path and finding.severity is Severity.ERROR
    ]


def remarks(project: Project, found: Found) -> Iterator[str]:
    """Yield what is worth a look in a sheet that can be taken: an older wording, what is missing, personal data."""
    framework, language = project.framework, project.language
    if is_older(project, found):
        yield _("The form had an older wording. The answers are to its words.")
    given = {framework.principle_ids.get(name) for name in scores_about(found.sheet.scores, found.about)}
    missing = [framework.principle_name(each.id, language) for each in framework.principles if each.id not in given]
    if missing:
        yield _("Without an answer: {names}.").format(names=", ".join(missing))
    yield from personal(found)


def is_older(project: Project, found: Found) -> bool:
    """Say whether a form had other words than the project has now."""
    return found.sheet.wording != project.framework.fingerprint(project.language)


def personal(found: Found) -> Iterator[str]:
    """Yield where personal data seem to stand; what stands there is not shown."""
    for keys, text in _texts(found.plain, ()):
        for kind in dict.fromkeys(trace.kind for trace in traces(text)):
            yield found.where(keys, found.document.span_of(keys).line, looks_like(kind))


def _texts(data: Any, keys: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, str):
        yield keys, data
        return
    items = data.items() if isinstance(data, dict) else enumerate(data or ())
    for key, value in items:
        yield from _texts(value, (*keys, key))
