"""What each file of a project's folder is, for whoever finds it."""

from __future__ import annotations

from coprod_cli.language import _


def remarks(name: str) -> dict[str, str]:
    """Return the remarks that stand in a new project's files, by the file's name."""
    return {
        "coprod.yaml": {
            "head": _("The project: who takes part, and what was decided before people were asked."),
            "groups": _("Who takes part, in the words that each group wants for itself:"),
            "decided": _("What cannot be changed, and who decided it:"),
            "members": _("people who use the day centre"),
            "staff": _("paid workers"),
            "what": _("The budget for this year"),
            "who": _("The council"),
        },
        "outcomes.yaml": {
            "head": _("The changes that people want to see. First the outcome, then the tasks, then what they make."),
            "example": _("When the group has agreed one, write it like this:"),
            "outcome": _("People travel on their own when they want to."),
            "task": _("Practise bus trips in twos"),
            "output": _("A pocket guide"),
            "indicator": _("More people travel alone"),
            "unit": _("people"),
        },
        "roles.yaml": {
            "head": _("Who does what, which skills the work needs, and who is not here yet."),
            "example": _("Ask in the group, then fill these in:"),
            "who": _("People who use the night bus"),
            "step": _("A stall at the depot"),
        },
    }[name]


def readme(project: str, purpose: str) -> dict[str, object]:
    """Return the folder's own README as plain data."""
    return {
        "project": project,
        "purpose": purpose,
        "paragraphs": [
            _("This folder is the record of a group that plans and runs something together, as equals. "
              "Its files are plain text. Anyone can read them, with or without the program coprod."),
            _("People's scores, examples and plans are in here. Ask the group before you pass them on."),
            _("Some of these files are there from the first day. The others come when they are first used."),
        ],
        "columns": [_("File"), _("What is in it")],
        "rows": [
            ["coprod.yaml", _("The project, its groups, and what was already decided")],
            ["outcomes.yaml", _("The changes that people want, what is done for them, and how it goes")],
            ["ground-rules.md", _("How people want to work together")],
            ["roles.yaml", _("Who does what, which skills are missing, who is not here yet")],
            ["first-meeting.md", _("Questions for the first meeting")],
            ["assessments/", _("The rounds of scores, one file a month, each score with a real example")],
            ["work-plan.yaml", _("What the group decided to do, by whom and when")],
            ["meetings/", _("Meetings, one file a day: who came, how it was, what was decided")],
            ["reviews/", _("The looks back at two rounds: what moved, why, and what it was worth")],
            ["you-said.yaml", _("What people said, what it led to, and how they were told")],
            ["practicalities.yaml", _("Where and when people meet, how to get in, what is there for everyone")],
            ["stories.yaml", _("Stories and photos, with what each teller said yes to")],
            ["learning.yaml", _("What people learned, good, bad and ugly, and with whom they shared it")],
            ["reports/", _("Pictures and pages that coprod made; they can be made again")],
            [".coprod/", _("Drafts and private answers of this machine; git leaves it out")],
            [".schemas/", _("Helps an editor to explain each key; coprod writes it")],
        ],
        "closing": _("To look for mistakes, type coprod check. To see what comes next, type coprod status."),
    }  # fmt: skip
