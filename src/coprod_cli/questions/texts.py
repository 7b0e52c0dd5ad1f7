"""Questions whose answer is people's own words, and what is asked when they may point at a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.analysis.personal_data import traces
from coprod_cli.language import _
from coprod_cli.questions.question import Choice, Question
from coprod_cli.words.personal_data import looks_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.questions.conversation import Answers


def text_question(answers: Answers, question: Question) -> Iterator[Question]:
    """Yield a question, and one more when the answer seems to hold personal data."""
    yield question
    said = answers.get(question.id, "")
    kinds = list(dict.fromkeys(trace.kind for trace in traces(str(said)))) if said else []
    if kinds:
        yield Question(
            f"{question.id}/privacy", _("Say it in other words, or keep it?"), "choice",
            before=(*map(looks_like, kinds), _("The folder is shared, and git keeps what was once in it.")),
            choices=(Choice("reword", _("Say it in other words"), (question.id,)), Choice("keep", _("Keep it"))),
            needed=_("Please choose one of these."),
        )  # fmt: skip
