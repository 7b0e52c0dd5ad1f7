"""What is asked about one thing that a record lists, as data: a row for each question."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from coprod_cli.language import _
from coprod_cli.questions.question import Answer, Choice, Question
from coprod_cli.questions.question import Kind as Way
from coprod_cli.questions.texts import text_question
from coprod_cli.records.kinds import Kind

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from coprod_cli.project import Project
    from coprod_cli.questions.conversation import Answers

Choices = tuple[Choice, ...]

IsThere = Callable[[str], bool]
"""Says whether a file is in the project's folder, by the name that a person gave."""

Slip = tuple[str, str, str] | None
"""A key, what is wrong there in a sentence, and a hint; or nothing."""

TODAY = "today"
"""Stands for the day on which it is asked, as what Enter keeps."""

EACH_GROUP = "held_by/group"
"""The key of groups that become a list of holders, one for each."""


WITHOUT = "without"
"""The answer that leaves out a file that is not there."""


def _always(_answers: Answers) -> bool:
    return True


class Ask(NamedTuple):
    """One question about a thing; what it chooses from is looked up in the project."""

    key: str
    """The key in the record; below another key, with a slash between them."""
    text: str
    way: Way = "line"
    choices: Callable[[Project], Choices] | None = None
    """The choices. Where there are none, it is not asked."""
    now: str = ""
    needed: str = ""
    help: str = ""
    only_if: Callable[[Answers], bool] = _always
    is_file: bool = False
    """Whether it names a file, which has to be there."""

    def questions(
        self, project: Project, today: datetime.date, is_there: IsThere, answers: Answers
    ) -> Iterator[Question]:
        """Yield the question as it is asked now, and what follows from its answer."""
        choices = self.choices(project) if self.choices is not None else ()
        if not self.only_if(answers) or (self.choices is not None and not choices):
            return
        now = str(today) if self.now == TODAY else self.now
        question = Question(self.key, self.text, self.way, choices=choices, now=now, needed=self.needed, help=self.help)
        if self.is_file:
            yield question
            file = str(answers.get(self.key, ""))
            if file and not is_there(file):
                yield _not_there(self.key)
        elif self.way in {"line", "long"}:
            yield from text_question(answers, question)
        else:
            yield question


def there(key: str) -> str:
    """Return the id of the question whether a file is there."""
    return f"{key}/there"


def _not_there(key: str) -> Question:
    """Return the question what to do about a file that is not there."""
    return Question(
        there(key), _("Name another file, or go on without one?"), "choice",
        (_("There is no such file in this folder."), _("To put it there first, stop with q. Then go on.")),
        (Choice("again", _("Name another file"), (key,)), Choice(WITHOUT, _("Go on without a file"))),
        needed=_("Please choose one of these."),
    )  # fmt: skip


def _nothing(_day: str) -> dict[str, Any]:
    return {}


def _no_slip(_item: Mapping[str, Any], _is_there: IsThere) -> Slip:
    return None


class Tie(NamedTuple):
    """Two things that name each other: what is said of one is said of the other too."""

    key: str
    """The key that names the others."""
    file: Kind
    """Where the others stand."""
    list: str
    back: str
    """The key by which they name this one."""


class Item(NamedTuple):
    """One kind of thing that can be added."""

    name: str
    """How it is called on the command line."""
    about: str
    """What it is, in a few words."""
    file: Kind
    """The file that it goes to."""
    keys: tuple[str, ...]
    """The list that it goes to, behind the lists that hold it: outcomes, indicators, so_far."""
    model: str
    """The module and the class of its record."""
    asks: tuple[Ask, ...]
    said: tuple[str, ...] = ()
    """The keys of its own words, of which an id is made; the first that says something."""
    has_id: bool = True
    usual: Callable[[str], dict[str, Any]] = _nothing
    """What is so where nothing else is said; called with the day."""
    belongs: str = ""
    """The question which thing it belongs to, for one that lies inside another."""
    holder: str = ""
    """The kind of the thing that it belongs to."""
    holders: Callable[[Project], Choices] | None = None
    """The things that it may belong to."""
    slip: Callable[[Mapping[str, Any], IsThere], Slip] = _no_slip
    """Returns what is wrong with it beside the folder."""
    tie: Tie | None = None
    then: str = ""
    """The command that comes next."""
    settled_by: tuple[str, ...] = ()
    """The keys that make that command needless."""

    def words(self, data: Mapping[str, Any]) -> str:
        """Return a thing's own words, of which an id is made."""
        return next((str(data[key]) for key in self.said if data.get(key)), "")

    def next(self, data: Mapping[str, Any]) -> str:
        """Return the command that comes next."""
        return "status" if not self.then or any(data.get(key) for key in self.settled_by) else self.then

    @property
    def record(self) -> Kind:
        """The kind of its record, as an answers file holds one."""
        return Kind(self.name, "answers", self.model, self.about)


def among(*choices: Choice) -> Callable[[Project], Choices]:
    """Return choices that are the same in every project."""
    return lambda _project: choices


def groups(project: Project) -> Choices:
    """Return the groups to choose from."""
    return tuple(Choice(group.id, group.name) for group in project.groups.values())


def outcomes(project: Project) -> Choices:
    """Return the outcomes to choose from."""
    return tuple(Choice(outcome.id, outcome.outcome) for outcome in project.all_outcomes)


def answered(key: str) -> Callable[[Answers], bool]:
    """Return whether something was answered before."""
    return lambda answers: bool(answers.get(key))


def not_answered(key: str) -> Callable[[Answers], bool]:
    """Return whether something was skipped before."""
    return lambda answers: not answers.get(key)


def said(project: Project) -> Choices:
    """Return what people said, to choose from."""
    return tuple(Choice(each.id, each.said) for each in project.all_said)


def placed(item: dict[str, Any], key: str, answer: Answer) -> None:
    """Put an answer where its key says."""
    if key == EACH_GROUP:
        item["held_by"] = [{"group": group} for group in answer]
        return
    above, _slash, last = key.rpartition("/")
    inside = item.setdefault(above, {}) if above else item
    inside[last] = list(answer) if isinstance(answer, tuple) else answer
