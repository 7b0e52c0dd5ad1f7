"""The eight questions after a meeting: three by yes, partly or no, and five in people's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from coprod_cli.language import _
from coprod_cli.questions.question import Choice, Question
from coprod_cli.questions.texts import text_question
from coprod_cli.questions.things import named, things
from coprod_cli.records.meeting import AfterMeeting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.questions.conversation import Answers


GoesOn = Mapping[str, Sequence[str]]
"""The words that the meeting before left open and that are not settled, by the question that they answer."""


def eight_questions(there: AfterMeeting | None, goes_on: GoesOn, answers: Answers) -> Iterator[Question]:
    """Yield the eight questions, in an order that begins with what is quickly answered."""
    for name, text in _checked().items():
        yield from _one(name, text, there, answers)
    for name, (first, more) in _in_words().items():
        kept = getattr(there, name, ())
        open_still = [text for text in goes_on.get(name, ()) if text not in kept]
        yield from named(f"questions/{name}", first, more, kept, answers, open_still)


def _one(name: str, text: str, there: AfterMeeting | None, answers: Answers) -> Iterator[Question]:
    said = getattr(there, name, None)
    choices = (Choice("yes", _("Yes")), Choice("partly", _("Partly")), Choice("no", _("No")))
    yield Question(f"questions/{name}", text, "choice", choices=choices, now=said.answer if said else "",
                   help=_("Say it together. Press Enter if you do not agree, or did not ask."))  # fmt: skip
    if answers.get(f"questions/{name}") in {"partly", "no"}:
        why = Question(f"questions/{name}/why", _("Why? A few words."), now=(said.why or "") if said else "")
        yield from text_question(answers, why)


def eight_answers(there: AfterMeeting | None, goes_on: GoesOn, answers: Answers) -> dict[str, Any]:
    """Return what was answered, as the file has it; nothing where nobody answered any of the eight."""
    found: dict[str, Any] = {}
    for name in _checked():
        if answers.get(f"questions/{name}"):
            said = {"answer": answers[f"questions/{name}"], "why": answers.get(f"questions/{name}/why")}
            found[name] = {key: value for key, value in said.items() if value}
    lists = {name: things(f"questions/{name}", getattr(there, name, ()), answers) for name in _in_words()}
    found |= {name: said for name, said in lists.items() if said}
    if not found and there is None:
        return {}
    for name, texts in goes_on.items():
        here = found.get(name) or [*getattr(there, name, ())]
        new = [text for text in texts if text not in here]
        if new:
            found[name] = [*new, *here] if there is None else [*here, *new]
    return found


def _checked() -> dict[str, str]:
    return {
        "co_producing": _("Are we doing this as equals, truly?"),
        "ground_rules": _("Did we keep to our ground rules?"),
        "work_plan": _("Does the work go as we planned it, and in time?"),
    }


def _in_words() -> dict[str, tuple[str, str]]:
    return {
        "worries": (_("What worries anyone?"), _("What else worries anyone? Press Enter when there is no more.")),
        "going_well": (_("What goes well?"), _("What else goes well? Press Enter when there is no more.")),
        "not_working": (
            _("What does not work so well?"),
            _("What else does not work so well? Press Enter when there is no more."),
        ),
        "learned": (_("What did we learn?"), _("What else did we learn? Press Enter when there is no more.")),
        "could_do": (
            _("What more could we do so that this works?"),
            _("What else could we do? Press Enter when there is no more."),
        ),
    }
