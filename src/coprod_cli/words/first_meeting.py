"""The sheet for the first meeting: questions for the group, which nobody answers for it.

The themes and their order are those of the early days in the ILiS Co-production Toolkit.
"""

from __future__ import annotations

from coprod_cli.language import _

Sheet = dict[str, object]


def sheet(project: str) -> Sheet:
    """Return the sheet as plain data: a title, an opening, and sections of questions."""
    return {
        "title": _("{project}: questions for the first meeting").format(project=project),
        "opening": _("Bring these to the group. Take as many meetings as you need. Write down what "
                     "people say, in their words, and read it back."),
        "sections": [
            {"heading": heading, "questions": list(questions)} for heading, questions in _sections()
        ],
        "closing": _("Afterwards, write what you agreed into the files of this folder, or ask someone to. "
                     "Then type: coprod check"),
    }  # fmt: skip


def _sections() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        (_("What brings us here"), (
            _("What matters to each of us about this? Go round, and let everyone speak once."),
            _("What was decided before we were asked, and by whom? What can we still change?"),
        )),
        (_("What working as equals means here"), (
            _("What would we see in this room if we were equals? What would we no longer see?"),
            _("What could each of us do to make that true?"),
        )),
        (_("Ground rules to begin from"), (
            _("What helps you to speak, and what stops you?"),
            _("Some groups agree these. Which would you keep, change or drop?"),
            _("Everyone helps to make room for everyone else."),
            _("Ask when a word or an idea is not clear."),
            _("We may disagree, and we stay kind."),
            _("Papers come early enough to read them."),
            _("If you cannot do what you said you would, tell the others."),
            _("When will we look at our rules again?"),
        )),
        (_("The outcome, then the task, then what it makes"), (
            _("The outcome: what should be different in people's lives?"),
            _("The task: what will we do so that it becomes different?"),
            _("The output: what will there be when the task is done? A guide, a course, a bus?"),
            _("Is what we wrote first really a change in people's lives, or is it already a task?"),
        )),
        (_("How will we know it's working?"), (
            _("What would you notice first if things got better?"),
            _("What can we count? How is it now, and what do we hope for, and by when?"),
            _("What can only be told? A story, a diary, a photo, a talk over tea?"),
            _("What do others need to see, and what would help us to do better as we go?"),
            _("Who gathers it, and who says whether it went well?"),
        )),
        (_("Roles"), (
            _("Who would like to chair? Would two people do it together, from different groups?"),
            _("Who writes down what is said, so that nobody's words are changed?"),
            _("Who arranges the meetings and tells everyone when and where?"),
            _("What can each of us do or teach, and what do we need that nobody here can do?"),
        )),
        (_("Getting in and taking part"), (
            _("What do you need to take part well? You can also say it later, or to one person only."),
            _("Which of that shall we always provide, so that nobody has to ask?"),
            _("How are papers best for you: large print, easy words, read aloud, by post?"),
        )),
        (_("Place and time"), (
            _("Where can we meet that is nobody's own ground? How do people get there and home?"),
            _("Which day and hour suits those who are asked last as a rule?"),
            _("How do we keep in touch between meetings, and how much is too much?"),
            _("How often do we meet? What do we do besides meetings?"),
        )),
        (_("Who else?"), (
            _("Who is touched by this and is not in the room? Why not?"),
            _("What is the next step to reach them, and who takes it?"),
            _("Whom could we ask in once, because they know something we need?"),
            _("Who has to say yes to what we decide?"),
        )),
    )  # fmt: skip
