"""A story, a photo, a diary or an interview, and what the person whose story it is said yes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_cli.language import _
from coprod_cli.questions.items.item import Ask, Item, among, answered, groups, outcomes
from coprod_cli.questions.question import Choice
from coprod_cli.records.kinds import STORIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_cli.questions.conversation import Answers
    from coprod_cli.questions.items.item import IsThere, Slip

_KINDS = among(
    Choice("story", _("A story")), Choice("photo", _("A photo")), Choice("diary", _("A diary")),
    Choice("interview", _("An interview")),
)  # fmt: skip
_PLACES = among(
    Choice("report", _("In our own report")), Choice("network", _("On the page of what we learned, which others read")),
    Choice("anywhere", _("Anywhere")),
)  # fmt: skip


def _is_photo(answers: Answers) -> bool:
    return answers.get("kind") == "photo"


def _has_other_file(answers: Answers) -> bool:
    return bool(answers.get("file")) and not _is_photo(answers)


def _is_no_photo(answers: Answers) -> bool:
    return not _is_photo(answers)


def _slip(story: Mapping[str, Any], is_there: IsThere) -> Slip:
    """Return what is wrong with the file of a story."""
    file = story.get("file")
    if file is not None and not is_there(file):
        return ("file", _("There is no such file in this folder."),
                _("Put it into the folder first, and name it from there, as photos/bus.jpg."))  # fmt: skip
    if file is not None and story.get("kind") == "photo" and not story.get("description"):
        return ("file", _("Nothing says what is seen in this photo."),
                _("Add a line description: with what is seen, for people who cannot see it."))  # fmt: skip
    return None


STORY = Item(
    "story", _("A story, photo, diary or interview, and what its teller said yes to."), STORIES, ("stories",),
    "records.stories:Story",
    (
        Ask("kind", _("What is it?"), "choice", _KINDS, needed=_("Please choose one of these.")),
        Ask("title", _("What is it called? A few words."), needed=_("Please give it a few words to find it by.")),
        Ask("words", _("Tell it here, if it is short enough. Press Enter if a file holds it."), "long",
            only_if=_is_no_photo),
        Ask("file", _("Which file holds it? Name it from this folder, as photos/bus.jpg. Enter if there is none."),
            is_file=True),
        Ask("description", _("What is seen in the photo? Say it for people who cannot see it."), "long",
            only_if=_is_photo, needed=_("Please say what is seen, for people who cannot see it.")),
        Ask("description", _("What is in the file? Say it for people who cannot see or hear it."), "long",
            only_if=_has_other_file),
        Ask("group", _("Whose story is it? Choose the group of that person."), "choice", groups),
        Ask("date", _("When was it told or taken? Type a day or a month."), "when"),
        Ask("outcomes", _("Which outcomes is it about? Several numbers, or Enter for none."), "many", outcomes),
        Ask("consent/given", _("When did the person say yes to showing it? Press Enter if nobody has asked yet."),
            "when", help=_("Type a day or a month. Without a yes it is kept here and shown nowhere.")),
        Ask("consent/shown_as", _("By which name or words is the person shown beside it? Press Enter for none."),
            only_if=answered("consent/given")),
        Ask("consent/where", _("Where may it be shown? Several numbers are fine."), "many", _PLACES,
            only_if=answered("consent/given")),
        Ask("consent/until", _("Until when may it be shown? Type a day or a month."), "when",
            only_if=answered("consent/given"), help=_("Then ask again. People change their minds, and may.")),
    ),
    said=("title", "words", "description"), slip=_slip, then="check",
)  # fmt: skip
