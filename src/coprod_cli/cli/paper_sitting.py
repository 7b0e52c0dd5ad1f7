"""One sheet of paper, typed on the terminal: counted when it was read back, or cannot be."""

from __future__ import annotations

from coprod_cli.cli import console
from coprod_cli.cli.asking import Stopped, say
from coprod_cli.cli.sitting import ApartSitting
from coprod_cli.language import _
from coprod_cli.questions.paper import LATER, READ_BACK, YES, PaperFlow
from coprod_cli.words.calendar import month_words
from coprod_cli.words.scores import about_words


class PaperSitting(ApartSitting):
    """The answers of one sheet; they go among those of the group when the sheet is whole."""

    flow_of = PaperFlow
    put_off = False
    """Whether the sheet waits until it is read back."""

    def greeting(self) -> list[str]:
        """Return what is said before the first question."""
        said = _("A sheet of {group}. The round of {month}, about {what}.")
        return [
            said.format(group=self.group.name, month=month_words(self.flow.month), what=about_words(self.about)),
            _("Type what is ticked and written on it, in the person's own words. Leave names out."),
        ]

    def save(self) -> None:
        """Stop where the sheet is to be read back first: that question is asked again the next time."""
        if self.conversation.answers.get(READ_BACK) != LATER:
            return
        entry = self.conversation.back()
        self.put_off = True
        say(_("Read it to the person first."))
        if self.draft is not None and entry is not None:
            self.draft.add(entry)
            say(_("What you typed is kept, and counts when they agree."))
        raise Stopped

    def close(self) -> None:
        """Write the answers among those of the group, and say where and whether they were read back."""
        super().close()
        given = self.conversation.answers.get(READ_BACK)
        if given == YES:
            console.message(_("The answer says that it was read back."))
        elif given:
            console.message(_("The answer counts. It does not say that it was read back."))
