"""A conversation that is held until its end, or stopped to go on another time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.cli import console
from coprod_cli.cli.asking import Asking, Stopped, say, say_how_to_go_on
from coprod_cli.language import _
from coprod_cli.questions.question import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_cli.questions.conversation import Conversation, Entry
    from coprod_cli.store.drafts import Draft


def held(
    conversation: Conversation,
    draft: Draft | None,
    first: Entry | None,
    again: str,
    save: Callable[[], None] = lambda: None,
) -> bool:
    """Ask until nothing is left; False when somebody typed q.

    Each answer goes to the draft, behind an entry that says what the conversation is about, where there
    is one. Without a draft nothing is kept. `save` writes what is whole by now, before each question. `again` is the
    command that goes on; Ctrl-C and the end of the input say it too.
    """

    def keep(entry: Entry) -> None:
        if draft is None:
            return
        if first is not None and not draft.entries:
            draft.add(first)
        draft.add(entry)

    if conversation.answers or conversation.begun:
        console.message(_("You go on where you stopped. Your answers so far are safe."))
        _say_the_last(conversation)
    try:
        Asking(conversation, keep, save).hold()
    except (Stopped, KeyboardInterrupt) as stopped:
        if draft is not None and (first is not None or draft.entries):
            say_how_to_go_on(again)
        if isinstance(stopped, KeyboardInterrupt):
            raise
        return False
    finally:
        if draft is not None:
            draft.close()
    return True


def _say_the_last(conversation: Conversation) -> None:
    """Say what was answered last, for it may be weeks ago, and the next question may hang on it."""
    last = conversation.last()
    if last is not None and conversation.question() is not None:
        question, answer = last
        say(_("The last question was: {question}").format(question=" ".join((*question.before[:1], question.text))))
        say(_("Your answer: {words}").format(words=said(question, answer)) if answer else _("You left it out."))
