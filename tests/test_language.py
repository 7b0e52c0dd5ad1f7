"""Every word that coprod says comes from the catalogue: a language that nobody speaks shows what does not."""

from __future__ import annotations

import ast
import contextlib
import errno
import gettext
import html
import io
import json
import os
import re
import shutil
import string
import struct
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Literal

import pytest

from helpers import EXAMPLES, NEXT_ROUND, TOP, clean_environment, start
from unit.store.repositories import keep, repository

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from coprod_cli.yamltext.document import Document
    from helpers import Result

CASES = Path(__file__).parent / "cases"
FRAMEWORKS = TOP / "src/coprod_cli/frameworks"
LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "åƀçđéƒĝĥîĵķĺɱñöþǫřšŧûṽŵẋýžÅƁÇĐÉƑĜĤÎĴĶĹṀÑÖÞǪŘŠŦÛṼŴẊÝŽ",
)
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\(\w+\)s")


def foreign(sentence: str) -> str:
    """Return a sentence with another letter for each letter a to z; {placeholders} stay."""
    words, kept = PLACEHOLDER.split(sentence), [*PLACEHOLDER.findall(sentence), ""]
    return "".join(word.translate(LETTERS) + name for word, name in zip(words, kept, strict=True))


class Foreign(gettext.NullTranslations):
    """A catalogue that has every sentence."""

    def gettext(self, message: str) -> str:
        return foreign(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return foreign(msgid1 if n == 1 else msgid2)


@dataclass(frozen=True, slots=True)
class Try:
    """One command, where it runs, and what is typed or read."""

    arguments: tuple[str, ...]
    folder: str = "nowhere"
    typed: tuple[str, ...] | None = None
    """None is no terminal."""
    spoiled: Literal["", "bug", "disk"] = ""


ANSWERS = """\
coprod:
  project: "Örtinn"
  purpose: "Þæg ðær öl."
  groups:
    - id: members
      name: "Ýmsir"
  already_decided:
    - what: "Öll æðin"
      who: "Ýta"
ground-rules:
  rules:
    - "Ægir þorir."
"""
"""Answers for init, in words that no English word can hide among."""

REVIEW = """\
review:
  date: 2026-11-20
  counts: {members: 4, staff: 2}
  why: {project: {networks: "Þæg ðær öl."}}
  helped: "Öll æðin"
  in_the_way: "Öll æðin"
  still_fits: {aims: "Öll æðin", principles: "Öll æðin"}
  gave: ["Öll æðin"]
  cost: ["Öll æðin"]
  worth_it: "Öll æðin"
  changed_elsewhere: "Öll æðin"
  next: 2027-05
work-plan:
  actions:
    - {id: invite-the-drivers, status: stopped, why: "Öll æðin"}
    - {action: "Örtinn öl", group: carers}
"""
ALONE = """\
review: {counts: {members: 4}, helped: "Öll æðin"}
work-plan: {actions: [{action: "Örtinn öl", due: 2027-05}]}
"""
REVIEWED = (
    "Öll", "", "3", "0", "0", "1", "Ýta", "3", "", "Ýta", "?", "", "", "s", "Öll æðin", *[""] * 8, "Ýmsir", "", "Ýmsir", "",
    "", "", "", "", "Örtinn", "", "Öll", "2027-01", "1 2", "", "Öll", "",
)  # fmt: skip

AGREED = (
    "", "5", "4", "4", "s", "", "?", "2", "?", "1 2", "1", "?", "", "7", "?", "Öll æðin", "", "Ýta", "", "", "4", "1", "3", "",
    "Örtinn öl", "", "Örtinn öl", "", *["s"] * 9,
)  # fmt: skip

MEETING = """\
meeting:
  counts: {members: 4}
  pen: {agenda: [outside]}
  questions:
    co_producing: {answer: "no", why: "Öll æðin"}
    ground_rules: {answer: partly, why: "Öll æðin"}
    work_plan: {answer: "yes"}
    worries: ["Öll æðin"]
    going_well: ["Öll æðin"]
    not_working: ["Öll æðin"]
    learned: ["Öll æðin"]
    could_do: ["Öll æðin"]
work-plan:
  actions:
    - {action: "Örtinn öl", group: carers}
"""
LATER = """\
meeting:
  counts: {members: 4}
  questions: {going_well: ["Öll æðin"], ground_rules: {answer: "no"}}
"""
MET = (
    "?", "", "?", "", "1", "?", "", "?", "3", "0", "0", "1", "?", "Ýta", "?", *[""] * 5, "?", "1", "3", "Ýta", "?", "", "",
    *["Öll", ""] * 5, "?", "Örtinn", "", "?", "Öll", "", "2027-01", "", "Öll", "",
)  # fmt: skip
ADDED = {
    "said": 'said: "Ýta ann@example.org."\n',
    "outcome": 'outcome: "Öll æðin"\nheard: [buses-stop-at-six]\n',
    "task": 'id: hang-a-lamp\nin: travel-independently\ntask: "Öll"\n',
    "told": "in: a-bus-on-sundays\ndate: 2026-11\n",
    "shared": "with: Öll\n",
    "story": "kind: photo\ntitle: Öll\nfile: README.md\n",
    "learning": "kind: diary\nlearned: Öll\n",
    "skill": "in: x\nskill: Öll\n",
    "so-far": "in: travel-alon\ndate: 2026-11\n",
}
"""Answers of one thing more, each in a file; some are wrong."""
ADDED_SAID = (
    "?", "Ýta", "", "?", "", "?", "Öll", "?", "", "?", "Öll", "?", "Öll", "?", "Öll", "?", "1", "?", "", "?", "Öll",
)  # fmt: skip
ADDED_ALOUD = {
    "outcome": ("?", "Öll", "", "?", "2026-11", "?", "1 2", "?", "1"),
    "task": ("?", "1", "?", "Öll", "?", "Ýta", "?", "2027", "2027-01"),
    "indicator": ("?", "1", "?", "Öll", *("?", "1") * 3, "?", "Öll", "?", "1", "?", "2026-11", "?", "2", "?", "2027-01",
                  *("?", "1") * 3),
    "so-far": ("?", "1", "?", "", "?", "", "?", "s", "Öll", "", "?", "Ýta", "?", "1"),
    "action": ("?", "Öll", "?", "1", "?", "2027-01", "?", "1", "?", "1"),
    "activity": ("?", "Öll", "?", "2027-01", "?", "1", "?", "1", "?", "Öll", ""),
    "told": ("?", "1", "?", "", "?", "Öll"),
    "story": ("?", "2", "?", "Öll", "?", "x", "?", "1", "README.md", "?", "Ýta", "", "?", "1", "?", "2026-11", "?", "1", "?",
              "2026-11", "?", "Öll", "?", "1", "?", "2027-11"),
    "learning": ("?", "Öll", "", "?", "1", "?", "", "?", "1"),
    "shared": ("?", "1", "?", "Öll", "?", ""),
    "role": ("?", "s", "Öll", "?", "1", "?", "2026-11"),
    "skill": ("?", "s", "Öll", "?", "1"),
    "not-here-yet": ("?", "s", "Öll", "?", "Öll", "?", "Öll", "?", "2027-01"),
}  # fmt: skip
"""What is typed for one thing more of each kind."""
PAPER = (
    "", "?", "2", "Örtinn", "", "Öll", "", "Ýta", "", "6", "?", "Þæg", "", "2", "1", "", "", "s", "s", "s", "?", "2",
    "yes", "2", "", "2", "Örtinn", "", "Öll", "", "Ýta", "", "s", "s", "s", "s", "s", "1", "yes", "1", "3", "no",
)  # fmt: skip
"""Two sheets of paper: one that waits to be read back, and cannot be in the end, and one that was."""

MAIL = "Ýta ann@example.org."
WRONG = "coprod:\n  grups: []\nscores:\n  project:\n    asets: {level: basic}\n"
OTHER_LEVELS = """\
format: 1
id: other-levels
levels: [{id: not-there-yet}, {id: basic}]
principles: [{id: assets}, {id: capacity}, {id: mutuality}, {id: networks}, {id: shared-roles}, {id: catalysts}]
"""
OWN_WORDS = """\
format: 1
id: our-words
based_on: nef-six
principles:
  - id: assets
    name:
      en: "Öll æðin"
"""

TOLD = "2026,Basic,Öl,Basic,Basic,Öl\n2026,Öl,,,Basic,\n"
NEW_TABLES = {
    "google": f"Timestamp,Assets,Assets: öl,Capacity,Ýmsir,Örtinn\n{TOLD}",
    "microsoft": f"ID,Start time,Completion time,Assets,Capacity,Ýmsir\n{TOLD}",
    "kobo": f"_id,_uuid,Assets,Capacity,Ýmsir,Örtinn\n{TOLD}",
    "odk": f"SubmissionDate,KEY,Assets,Capacity,Ýmsir,Örtinn\n{TOLD}",
    "limesurvey": f"id,submitdate,Assets,Capacity,Ýmsir,Örtinn\n{TOLD}",
    "table": f"Assets,Capacity,Networks,Ýmsir,Örtinn,Öll\n{TOLD}",
}
TOOLS_HEADINGS = ("Timestamp", "ID", "Start time", "Completion time", "_id", "_uuid", "SubmissionDate", "KEY", "id",
                  "submitdate", "coprod_form")  # fmt: skip
"""Tables in the shapes of several tools, and what those tools themselves put over columns."""
KNOWN = {"Ýmsir": "group", "Assets": "level", "Assets: öl": "example", "Öll": "drop"}
SURVEY = {"coprod_form": "form", "Assets": "level", "_id": "drop", "_uuid": "drop"}

HELP = {
    f"help {' '.join(words)}".strip(): Try((*words, "--help"))
    for words in (
        (), ("init",), ("assess",), ("form",), ("collect",), ("agree",), ("check",), ("validate",), ("diff",), ("chart",), ("meet",), ("add",), ("done",), ("review",), ("report",), ("withdraw",),
        ("status",), ("framework",), ("framework", "list"), ("framework", "show"), ("framework", "copy"), ("schema",), ("explain",),
    )
}  # fmt: skip
LOOK_UPS = {
    "frameworks": Try(("framework", "list")),
    "a framework": Try(("framework", "show")),
    "a copy of a framework": Try(("framework", "copy", "--dry-run")),
    "schemas": Try(("schema",)),
    **{
        f"the schema of {kind}": Try(("schema", kind))
        for kind in (
            "project", "outcomes", "ground-rules", "roles", "assessment", "answers", "own-practice", "work-plan", "review",
            "framework", "check-output", "diff-output", "status-output",
        )
    },
    "rules": Try(("explain",)),
    "an error explained": Try(("explain", "score-without-example")),
    "advice explained": Try(("explain", "round-due")),
}  # fmt: skip
WORK = {
    "check": Try(("check", "--all-advice"), "riverside"),
    "check for GitHub": Try(("check", "--format", "github"), "network/one"),
    "check as SARIF": Try(("check", "--format", "sarif"), "network/one"),
    "check of a new project": Try(("check",), "first-day"),
    "check of two": Try(("check", "--all"), "network"),
    "check of one": Try(("check", "--all", "network/one"), "."),
    "status": Try(("status",), "riverside"),
    "status as JSON": Try(("status", "--format", "json"), "riverside"),
    "status of a new project": Try(("status",), "first-day"),
    "status with answers apart": Try(("status",), "apart"),
    "status with errors": Try(("status",), "broken"),
    "diff": Try(("diff",), "riverside"),
    "diff as JSON": Try(("diff", "--format", "json"), "riverside"),
    "diff as a page": Try(("diff", "--format", "markdown"), "riverside"),
    "diff of other words": Try(("diff",), "reworded"),
    "diff with hidden groups": Try(("diff",), "hidden"),
    "diff of other levels": Try(("diff",), "leveled"),
    "diff beside an earlier version": Try(("diff", "--rev", "v1"), "kept"),
    "a new round, tried": Try(("assess", "--dry-run", "--answers", "../next.yaml"), "riverside"),
    "a new round": Try(("assess", "--answers", "../next.yaml"), "riverside"),
    "a new round with personal data": Try(("assess", "--answers", "../mail.yaml"), "reworded"),
    "apart, tried": Try(("assess", "--group", "staff", "--dry-run", "--answers", "../apart.yaml"), "riverside"),
    "apart": Try(("assess", "--group", "staff", "--answers", "../apart.yaml"), "riverside"),
    "apart, asked": Try(
        ("assess", "2026-09", "--group", "carers"),
        "riverside",
        typed=("?", "2", "basic", "Örtinn", "", "3", "", "Þæg ðær öl.", "", "", "s", "s", "s", "s", "s"),
    ),
    "own practice, asked": Try(("assess", "--mine"), "riverside", typed=("", "5", "s", "s", "s", "s", "s")),
    "own practice, stopped": Try(("assess", "2026-09", "--mine"), "riverside", typed=("", "q")),
    "form": Try(("form", "--group", "members"), "riverside"),
    "form, tried": Try(("form", "--group", "staff", "--dry-run"), "riverside"),
    "form as text": Try(
        ("form", "2026-12", "--group", "staff", "--about", "organisation", "-o", "form.txt"), "riverside"
    ),
    "form as a survey": Try(("form", "2026-12", "--group", "staff", "-o", "form.xlsx"), "riverside"),
    "form for Word": Try(("form", "2026-12", "--group", "members", "-o", "form.docx"), "riverside"),
    "form in large print": Try(
        ("form", "2026-12", "--group", "staff", "-o", "form.pdf", "--large-print", "28"), "riverside"
    ),
    "questions for an idea": Try(("form", "--for", "idea"), "riverside"),
    "questions for recruiting": Try(("form", "--for", "recruiting", "-o", "asked.md"), "riverside"),
    "questions for a framework without any": Try(("form", "--for", "idea", "-o", "asked.txt"), "leveled"),
    "recruiting by a framework without any": Try(("form", "--for", "recruiting", "-o", "asked.txt"), "leveled"),
    "talk": Try(("form", "--talk"), "riverside"),
    "talk, tried": Try(("form", "--talk", "--dry-run"), "riverside"),
    "talk with one group": Try(("form", "--talk", "--group", "staff", "-o", "talk.txt"), "riverside"),
    "answers come back, tried": Try(("collect", "--dry-run", "../sheet.json"), "riverside"),
    "answers come back": Try(("collect", "../sheet.json"), "riverside"),
    "answers come back twice": Try(("collect", "../sheet.json"), "riverside"),
    "sheets of paper": Try(("collect", "--typed", "2026-12", "--group", "members"), "riverside", typed=PAPER),
    "a sheet of paper, tried": Try(
        ("collect", "--typed", "--group", "members", "--dry-run", "--answers", "../apart.yaml"), "riverside"
    ),
    "sheets of paper by a code": Try(("collect", "--typed"), "riverside", typed=("", "zzzz", "q")),
    "agree, waiting": Try(("agree",), "half", typed=("?", "2")),
    "agree, asked": Try(("agree",), "apart", typed=AGREED),
    "agree, again": Try(("agree", "--dry-run"), "apart", typed=("", "", "1", "3 1", "2", "", "q")),
    "agreed, tried": Try(("agree", "2026-12", "--dry-run", "--answers", "../apart.yaml"), "apart"),
    "diff of what was not agreed": Try(("diff",), "apart"),
    "chart of what was not agreed": Try(("chart", "--kind", "change"), "apart"),
    "report of what was not agreed": Try(("report",), "apart"),
    "tables are met, tried": Try(("collect", "--dry-run", "../google.csv"), "riverside"),
    "tables are met": Try(("collect", *(f"../{name}.csv" for name in NEW_TABLES)), "riverside"),
    "a table comes back, tried": Try(("collect", "--dry-run", "../known.csv"), "riverside"),
    "a table comes back": Try(("collect", "../known.csv"), "riverside"),
    "a table comes back twice": Try(("collect", "../known.csv"), "riverside"),
    "a survey comes back": Try(("collect", "../survey.csv"), "riverside"),
    "chart, tried": Try(("chart", "--dry-run"), "riverside"),
    "chart": Try(("chart",), "riverside"),
    "chart of two rounds": Try(("chart", "--kind", "change"), "riverside"),
    "chart as a radar": Try(("chart", "--kind", "radar"), "riverside"),
    "chart of what groups said apart": Try(("chart", "--kind", "spread"), "riverside"),
    "chart of nothing that groups said apart": Try(
        ("chart", "--kind", "spread", "--about", "organisation"), "riverside"
    ),
    "chart of how outcomes go": Try(("chart", "--kind", "so-far"), "riverside"),
    "chart of how outcomes go, of a month": Try(("chart", "2026-10", "--kind", "so-far"), "riverside"),
    "chart of no outcome": Try(("chart", "--kind", "so-far"), "first-day"),
    "chart of all rounds": Try(("chart", "--kind", "trend"), "riverside"),
    "poster": Try(("chart", "--poster", "-o", "poster.svg"), "riverside"),
    "chart of the organisation": Try(("chart", "2026-10", "--about", "organisation"), "riverside"),
    "meet, tried": Try(("meet", "2026-11-18", "--dry-run", "--answers", "../meeting.yaml"), "met"),
    "meet": Try(("meet", "2026-11-18", "--answers", "../meeting.yaml"), "met"),
    "meet without a day": Try(("meet", "--answers", "../later.yaml"), "met"),
    "meet, the same again": Try(("meet", "--answers", "../later.yaml"), "met"),
    "meet, again, stopped": Try(("meet", "2026-11-21"), "met", typed=("?",)),
    "check of meetings": Try(("check", "--all-advice"), "met"),
    "status with meetings": Try(("status",), "met"),
    "meet, asked": Try(("meet",), "asked", typed=MET),
    "meet, nothing said": Try(("meet", "2026-11-04"), "nowhere/begun", typed=("s",) * 20),
    **{f"add {kind}": Try(("add", kind, "--answers", f"../add-{kind}.yaml"), "met") for kind in ADDED},
    "add, tried": Try(("add", "said", "--dry-run", "--answers", "../add-said.yaml"), "riverside"),
    "add, chosen and asked": Try(("add",), "met", typed=("?", "1", *ADDED_SAID)),
    **{f"add {kind}, asked": Try(("add", kind), "met", typed=typed) for kind, typed in ADDED_ALOUD.items()},
    "add so-far, stopped": Try(("add", "so-far"), "met", typed=("1",)),
    "add so-far, gone on with": Try(("add", "so-far"), "met", typed=("?", "", "?", "s", "s", "Öll", "", "", "")),
    "done, asked": Try(("done",), "met", typed=("?", "1", "", "?", "Ýta")),
    "stopped, asked": Try(("done", "--stopped"), "met", typed=("1", "", "s", "Ýta")),
    "a task done, asked": Try(("done", "hang-a-lamp"), "met", typed=("?", "", "?", "Ýta")),
    "done, from a file": Try(("done", "--answers", "../done.yaml"), "riverside"),
    "done, tried": Try(("done", "younger-people", "--dry-run", "--answers", "../closed.yaml"), "riverside"),
    "review, tried": Try(("review", "--dry-run", "--answers", "../review.yaml"), "riverside"),
    "review": Try(("review", "--answers", "../review.yaml"), "riverside"),
    "the last review": Try(("review", "--last", "--answers", "../alone.yaml"), "one-round"),
    "an agenda": Try(("review", "--agenda"), "riverside"),
    "an agenda of another command": Try(("review", "--agenda", "--last"), "riverside"),
    "a review with a file": Try(("review", "-o", "x.md"), "riverside"),
    "review, asked": Try(("review",), "asked", typed=REVIEWED),
    "review, stopped": Try(("review", "--last"), "asked", typed=("?",)),
    "status after the end": Try(("status",), "one-round"),
    "report, tried": Try(("report", "--dry-run"), "riverside"),
    "report": Try(("report",), "riverside"),
    "report as HTML": Try(("report", "-o", "page.html"), "riverside"),
    "report of what was learned": Try(("report", "--learning", "-o", "learned.html"), "riverside"),
    "report of stories from a page": Try(("report", "--learning"), "withdrawn"),
    "report of nothing that was learned": Try(("report", "--learning"), "first-day"),
    "report of withdrawn stories": Try(("report",), "withdrawn"),
    "report of stories that cannot be read": Try(("chart", "--kind", "so-far"), "unread"),
    "withdraw, tried": Try(("withdraw", "first-night-bus", "--dry-run"), "withdrawn"),
    "withdraw, asked": Try(("withdraw", "first-night-bus"), "withdrawn", typed=("?", "2")),
    "withdraw": Try(("withdraw", "first-night-bus", "--yes"), "withdrawn"),
    "withdraw of an example": Try(("withdraw", "no-file", "--yes"), "withdrawn"),
    "report of a new project": Try(("report",), "first-day"),
    "init of an example, tried": Try(("init", "copy", "--example", "riverside", "--dry-run")),
    "init of an example": Try(("init", "copy", "--example", "riverside")),
    "init from the standard input": Try(("init", "begun", "--answers", "-"), typed=tuple(ANSWERS.splitlines())),
    "init beside a page": Try(("init", "--answers", "../answers.yaml"), "pages"),
    "init with answers": Try(("init", "answered", "--answers", "../answers.yaml")),
    "init in a repository": Try(("init", "kept", "--answers", "../answers.yaml"), "repository"),
    "init, asked": Try(
        ("init", "asked"), typed=("Örtinn", "Þæg ðær öl.", "Ýmsir", "Ýta paid", "", "Öll æðin", "Ýta", "", "")
    ),
    "init, everything skipped": Try(("init", "skipped"), typed=("", "", "", "")),
    "init, with an arrow key": Try(("init", "arrow"), typed=("\x1b[A", "", "", "", "")),
    "init, stopped": Try(("init", "stopped"), typed=("Örtinn",)),
    "status with a group": Try(("status",), "nowhere/begun"),
    "own words": Try(("framework", "copy"), "nowhere/begun"),
    "frameworks here": Try(("framework", "list"), "reworded"),
    "own framework": Try(("framework", "show"), "reworded"),
}
REFUSED = {
    "no project": Try(("check",)),
    "no project, some below": Try(("check",), "network"),
    "no project at all": Try(("check", "--all")),
    "no folder": Try(("status", "-C", "nobody")),
    "named twice": Try(("check", "riverside", "-C", "riverside"), "."),
    "nobody to ask": Try(("init", "silent")),
    "in a project": Try(("init",), "riverside"),
    "inside a project": Try(("init", "inner"), "riverside"),
    "around a project": Try(("init",), "network"),
    "no such example": Try(("init", "x", "--example", "nobody")),
    "answers with errors": Try(("init", "x", "--answers", "../wrong.yaml")),
    "no such answers": Try(("init", "x", "--answers", "nobody.yaml")),
    "a round without answers": Try(("assess",), "riverside"),
    "a meeting without answers": Try(("meet",), "riverside"),
    "one thing more without answers": Try(("add", "said"), "riverside"),
    "one thing more in nothing": Try(("add", "told", "--answers", "../add-told.yaml"), "first-day"),
    "nothing done without answers": Try(("done",), "riverside"),
    "no such action": Try(("done", "younger", "--answers", "../closed.yaml"), "riverside"),
    "no such action at all": Try(("done", "younger", "--answers", "../closed.yaml"), "nowhere/begun"),
    "nothing is named as done": Try(("done", "--answers", "../closed.yaml"), "riverside"),
    "done and not done": Try(("done", "--answers", "../doing.yaml"), "riverside"),
    "nothing is open": Try(("done",), "nowhere/begun", typed=()),
    "done before": Try(("done", "paper-map"), "riverside", typed=()),
    "a meeting on no day": Try(("meet", "2026-11"), "riverside"),
    "a review without answers": Try(("review",), "broken"),
    "a review of one round": Try(("review", "2026-05", "2026-05", "--answers", "../review.yaml"), "riverside"),
    "a review with errors": Try(("review", "--answers", "../wrong.yaml"), "riverside"),
    "a round that is there": Try(("assess", "2026-05", "--answers", "../next.yaml"), "riverside"),
    "a month that is none": Try(("assess", "13", "--answers", "../next.yaml"), "riverside"),
    "a round with errors": Try(("assess", "--answers", "../wrong.yaml"), "riverside"),
    "nothing to agree on": Try(("agree",), "riverside", typed=()),
    "nothing to agree on in a month": Try(("agree", "2026-10", "--about", "organisation"), "riverside", typed=()),
    "agreeing without a terminal": Try(("agree",), "apart"),
    "answers on other levels": Try(("agree", "2026-11"), "moved", typed=()),
    "sheets of paper without a terminal": Try(("collect", "--typed"), "riverside"),
    "no such group": Try(("assess", "--group", "nobody"), "riverside", typed=()),
    "mine and a group": Try(("assess", "--mine", "--group", "staff"), "riverside"),
    "no tables come back": Try(
        ("collect", "../google.csv", "../wide.csv", "../latin.csv", "../none.csv", "../old.xls"), "one-round"
    ),
    "a mapping with slips": Try(("collect", "../google.csv"), "one-round"),
    "no answers come back": Try(("collect", "../wrong.yaml", "../other.json", "nobody.json"), "riverside"),
    "errors in the files": Try(("diff",), "broken"),
    "no round": Try(("diff",), "first-day"),
    "one round": Try(("diff",), "one-round"),
    "no such round": Try(("diff", "2020-01"), "riverside"),
    "no such version": Try(("diff", "--rev", "v9"), "kept"),
    "no such round in a version": Try(("diff", "2020-01", "--rev", "v1"), "kept"),
    "a version without rounds": Try(("diff", "--rev", "v0"), "kept"),
    "a version with errors": Try(("diff", "--rev", "slip"), "kept"),
    "a version that is an option": Try(("diff", "--rev", "-x"), "kept"),
    "a version that is nothing": Try(("diff", "--rev", ""), "kept"),
    "a version of another folder": Try(("diff", "--rev", "other"), "kept"),
    "no repository": Try(("diff", "--rev", "v1"), "riverside"),
    "the same round": Try(("diff", "2026-05", "2026-05"), "riverside"),
    "nothing to draw": Try(("chart", "2025-11", "--about", "organisation"), "riverside"),
    "nothing before it to draw": Try(("chart", "2025-06", "--kind", "change"), "riverside"),
    "one round to draw": Try(("chart", "--kind", "trend"), "one-round"),
    "no such picture": Try(("chart", "-o", "x.bmp"), "riverside"),
    "no framework to draw by": Try(("chart",), "lost"),
    "no such story": Try(("withdraw", "first-nigt"), "riverside"),
    "no story at all": Try(("withdraw", "bus"), "first-day"),
    "withdraw without a terminal": Try(("withdraw", "first-night-bus"), "riverside"),
    "no such page": Try(("report", "-o", "x.doc"), "riverside"),
    "no such rule": Try(("explain", "round-do")),
    "no such rule at all": Try(("explain", "zzz")),
    "no such kind": Try(("schema", "nobody")),
    "no such framework": Try(("framework", "show", "nobody")),
    "no such framework to copy": Try(("framework", "copy", "nobody")),
    "no such id": Try(("framework", "copy", "--as", "Our Words")),
    "own words twice": Try(("framework", "copy"), "reworded"),
    "a bug": Try(("status",), "first-day", spoiled="bug"),
    "a full disk": Try(("status",), "first-day", spoiled="disk"),
    "a link": Try(("report",), "linked"),
}
USAGE = {
    "no command": Try(()),
    "no such command": Try(("chek",)),
    "no such option": Try(("check", "--al-advice")),
    "no such word": Try(("check", "--format", "xml")),
    "too many words": Try(("status", "now")),
    "nothing behind an option": Try(("chart", "-o")),
    "something behind an option": Try(("check", "--all=1")),
    "large print of a text": Try(("form", "--group", "members", "-o", "form.txt", "--large-print", "18"), "riverside"),
    "a size that is none": Try(("form", "--group", "members", "--large-print", "9"), "riverside"),
    "no group for a form": Try(("form",), "riverside"),
    "a talk and questions": Try(("form", "--talk", "--for", "idea"), "riverside"),
    "large print of a talk": Try(("form", "--talk", "--large-print", "24"), "riverside"),
    "a month for a talk": Try(("form", "2026-11", "--talk"), "riverside"),
    "a group for questions": Try(("form", "--for", "idea", "--group", "staff"), "riverside"),
    "one thing for questions": Try(("form", "--for", "idea", "--about", "organisation"), "riverside"),
    "no file to take answers from": Try(("collect",), "riverside"),
    "a group for files": Try(("collect", "--group", "staff", "x"), "riverside"),
    "files for sheets of paper": Try(("collect", "--typed", "x", "y"), "riverside"),
    "a sheet of paper of no group": Try(("collect", "--typed", "--answers", "x"), "riverside"),
    "nothing to add": Try(("add", "--answers", "x"), "riverside"),
    "no such thing to add": Try(("add", "sad"), "riverside"),
    "no framework command": Try(("framework",)),
    "no such framework command": Try(("framework", "nobody")),
}
THEIRS = {"init of an example", "withdraw", "withdraw of an example"}
"""What writes people's own files, with all that stands in them."""
UNTOLD = {
    "no-consent": "{}",
    "not-yet": "{given: 2030-01, where: [report]}",
    "ended": "{given: 2025-01, until: 2026-01, where: [report]}",
    "elsewhere": "{given: 2025-01, where: [network]}",
    "taken-back": "{given: 2025-01, where: [report], withdrawn: 2026-01}",
    "no-file": "{given: 2025-01, where: [report]}",
}
"""Stories that may not be shown, and why; of the last one only the photo is not there."""
TRIES = HELP | LOOK_UPS | WORK | REFUSED | USAGE


FOLDERS = (
    "riverside",
    "broken",
    "one-round",
    "reworded",
    "lost",
    "linked",
    "asked",
    "met",
    "hidden",
    "leveled",
    "kept",
    "apart",
    "half",
    "moved",
    "withdrawn",
    "unread",
)
"""Copies of the filled example, and what becomes of them."""


def prepare(top: Path) -> None:
    """Make the folders that the commands run in."""
    for name in FOLDERS:
        shutil.copytree(EXAMPLES / "riverside", top / name)
    for name in ("first-day", "network/one", "network/two"):
        shutil.copytree(EXAMPLES / "first-day", top / name)
    for name in ("nowhere/begun", "repository/.git"):
        (top / name).mkdir(parents=True)
    shutil.copy(NEXT_ROUND, top / "next.yaml")
    (top / "apart.yaml").write_text("scores: {project: {assets: {answer: dont-know}}}\n", encoding="utf-8")
    (top / "sheet.json").write_text(sheet(top / "riverside"), encoding="utf-8")
    prepare_tables(top)
    (top / "other.json").write_text(sheet(top / "first-day"), encoding="utf-8")
    (top / "pages").mkdir()
    (top / "pages/README.md").write_text("Örtinn\n", encoding="utf-8")
    mail = (top / "next.yaml").read_text(encoding="utf-8").replace("On 4 November,", f"{MAIL} On 4 November,", 1)
    (top / "mail.yaml").write_text(mail, encoding="utf-8")
    (top / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    (top / "wrong.yaml").write_text(WRONG, "utf-8")
    (top / "review.yaml").write_text(REVIEW, "utf-8")
    (top / "alone.yaml").write_text(ALONE, "utf-8")
    (top / "meeting.yaml").write_text(MEETING, "utf-8")
    (top / "later.yaml").write_text(LATER, "utf-8")
    for name in ("outcomes", "roles"):  # people's own remarks stand there
        path = top / f"met/{name}.yaml"
        path.write_text(re.sub(r"(?m)^ +#.*\n", "", path.read_text("utf-8")), "utf-8")
    for kind, answers in ADDED.items():
        (top / f"add-{kind}.yaml").write_text(answers, "utf-8")
    (top / "done.yaml").write_text('id: find-younger-people\nprogress: [{date: 2026-11, note: "Öll"}]\n', "utf-8")
    (top / "closed.yaml").write_text("closed: 2026-11\n", "utf-8")
    (top / "doing.yaml").write_text("id: younger-people\nstatus: doing\n", "utf-8")
    change(top / "broken/coprod.yaml", "format: 1", "format: 9")
    for month in ("2025-11", "2026-05", "2026-10"):
        (top / f"one-round/assessments/{month}.yaml").unlink()
    change(top / "lost/assessments/2026-10.yaml", "framework: nef-six", "framework: gone")
    change(top / "reworded/assessments/2026-05.yaml", "wording: ", "wording: 000000000000 #")
    change(top / "reworded/coprod.yaml", "framework: nef-six", "framework: our-words")
    (top / "reworded/framework.yaml").write_text(OWN_WORDS, encoding="utf-8")
    with contextlib.suppress(OSError):
        (top / "linked/reports").symlink_to(top / "nowhere")
    change(top / "hidden/assessments/2026-10.yaml", "    answers: 3", "    answers: 2")
    (top / "leveled/framework.yaml").write_text(OTHER_LEVELS, encoding="utf-8")
    change(top / "leveled/assessments/2026-05.yaml", "framework: nef-six", "framework: other-levels #")
    for path in (top / "leveled/assessments").glob("2026-05.yaml"):
        path.write_text(re.sub("making-progress|excellent", "basic", path.read_text("utf-8")), encoding="utf-8")
    for name in ("apart", "half", "moved"):
        answer_apart(top / name)
    (top / "half/.coprod/assessments/2026-12/carers.yaml").unlink()
    (top / "moved/framework.yaml").write_text(OTHER_LEVELS, encoding="utf-8")
    change(top / "moved/coprod.yaml", "framework: nef-six", "framework: other-levels")
    keep_versions(top / "kept")
    change(top / "unread/stories.yaml", "format: 1", "format: 9")
    prepare_stories(top / "withdrawn")


def prepare_stories(folder: Path) -> None:
    """Write stories that may not be shown, each for another reason, and one that has its words in other places too."""
    stories = folder / "stories.yaml"
    kinds = ("story", "photo", "diary", "interview", "story", "photo")
    lines = [
        f"  - {{id: {name}, kind: {kind}, file: öl.jpg, words: Öll æðin öl, consent: {consent}}}"
        for (name, consent), kind in zip(UNTOLD.items(), kinds, strict=True)
    ]
    stories.write_text("\n".join([stories.read_text("utf-8").rstrip(), *lines, ""]), encoding="utf-8")
    change(folder / "assessments/2026-10.yaml", "told_by: carers", "told_by: carers\n          story: no-file")
    with (folder / "first-meeting.md").open("a", encoding="utf-8") as page:
        page.write("\nÖll æðin öl.\n")


def answer_apart(folder: Path) -> None:
    """Write what groups of a project said apart; one of them is small."""
    score = "{level: %s, examples: [{said: Örtinn öl}], helps: Ýta, in_the_way: Ýta}"
    others = "networks: {answer: not-for-us, why: Öll æðin}"
    for month, people in (("2026-11", 4), ("2026-12", 4)):
        place = folder / ".coprod/assessments" / month
        place.mkdir(parents=True)
        for group, level, number in (
            ("members", "basic", people),
            ("carers", "not-there-yet", 2),
            ("staff", "excellent", people),
        ):
            scores = f"assets: {score % level}, capacity: {score % level}, {others}"
            text = f"format: 1\nanswers: [{{people: {number}, scores: {{project: {{{scores}}}}}}}]\n"
            (place / f"{group}.yaml").write_text(text, encoding="utf-8")


def prepare_tables(top: Path) -> None:
    """Write tables that nobody has met, tables with a mapping, and some that cannot be read."""
    for name, text in NEW_TABLES.items():
        (top / f"{name}.csv").write_text(text, encoding="utf-8")
    known = ["staff,Basic,Öl", f"staff,Basic,{MAIL}", "staff,Öl,", "Öl,Basic,", ",Basic,", "staff,Basic", "staff,,",
             f"staff,Basic,{'ö' * 20_001},"]  # fmt: skip
    table(top, "known", KNOWN, [f"{line}," for line in known])
    old = json.loads(sheet(top / "riverside"))
    line = f"{old['form']} 2026-12 members project nef-six {'0' * 12}"
    table(top, "survey", SURVEY, [f"{line},Basic,1,1", "Öl,Basic,2,2"])
    (top / "wide.csv").write_text(",".join(["Assets", *["Öl"] * 400]), encoding="utf-8")
    (top / "latin.csv").write_bytes(b"Timestamp,Assets\n2026,\xe9\n")
    (top / "none.csv").write_text("Timestamp,Assets\n", encoding="utf-8")
    (top / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0")


def table(top: Path, name: str, columns: Mapping[str, str], rows: Iterable[str]) -> None:
    """Write a table, and the mapping that somebody has looked over."""
    from coprod_cli.analysis.table_shape import shape_of
    from coprod_cli.cli.mappings import path_for

    (top / f"{name}.csv").write_text("\n".join([",".join(columns), *rows, ""]), encoding="utf-8")
    path = top / "riverside" / path_for(shape_of(list(columns)), list(columns))
    path.parent.mkdir(exist_ok=True)
    data = [{"column": column, "says": says, **({"principle": "assets"} if says in {"level", "example"} else {})}
            for column, says in columns.items()]  # fmt: skip
    whole = {"format": 1, "made_by": shape_of(list(columns)).tool, "month": "2026-12", "columns": data}
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")


def keep_versions(folder: Path) -> None:
    """Keep versions of a project in git, where there is one; without it the commands say so."""
    if shutil.which("git") is None:
        return
    repository(folder)
    rounds = {f"assessments/{path.name}": path.read_bytes() for path in (folder / "assessments").iterdir()}
    keep(folder, {}, tag="v1")
    shutil.rmtree(folder / "assessments")
    keep(folder, {}, tag="v0")
    keep(folder, {"assessments/2026-10.yaml": b"format: 9\n"}, tag="slip")
    (folder / "coprod.yaml").rename(folder / "other.yaml")
    keep(folder, {}, tag="other")
    (folder / "other.yaml").rename(folder / "coprod.yaml")
    keep(folder, rounds)


def sheet(folder: Path) -> str:
    """Return answers on an older form of a project, as its page gives them back."""
    from coprod_cli.cli.opened import open_folder
    from coprod_cli.words.form import form_code

    code = form_code(open_folder(folder).project, "2026-12", "members", "project", "0" * 12)
    scores = {"assets": {"level": "basic", "examples": [{"said": MAIL}]}}
    return json.dumps({
        "coprod-answers": 1, "form": code, "sheet": "0123456789abcdef", "month": "2026-12", "framework": "nef-six",
        "wording": "0" * 12, "group": "members", "scores": {"project": scores},
    })  # fmt: skip


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, path
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


Said = dict[str, Any]
"""What a command said: its exit code, both streams, and the text files that it wrote."""


class Keyboard(io.TextIOWrapper):
    """What somebody types at a terminal; the end of it is Ctrl-D."""

    def __init__(self, typed: Sequence[str] | None) -> None:
        super().__init__(io.BytesIO("".join(f"{line}\n" for line in typed or ()).encode()), encoding="utf-8")
        self.there = typed is not None

    def isatty(self) -> bool:
        return self.there


class Full(io.StringIO):
    """A disk without room."""

    def write(self, _text: str) -> int:
        raise OSError(28, "No space left on device")


def speak(what: str, top: Path) -> dict[str, Said]:
    """Run commands in the foreign language; this is a process of its own."""
    speaker = Foreign()
    vars(gettext).update(gettext=speaker.gettext, ngettext=speaker.ngettext)  # where Typer's own words come from
    from coprod_cli import language

    language.use(speaker)
    if what == "cases":
        return dict(cases(top))
    prepare(top)
    return {name: attempt(top, each) for name, each in TRIES.items()}


def attempt(top: Path, each: Try) -> Said:
    """Run one command, and return how it ended and everything it said and wrote."""
    here = top / each.folder
    before = texts(here)
    out, err = Full() if each.spoiled == "disk" else io.StringIO(), io.StringIO()
    with contextlib.chdir(here), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = ended(each)
    written = {path: text for path, text in texts(here).items() if before.get(path) != text}
    return {"code": code, "stdout": out.getvalue(), "stderr": err.getvalue(), "written": written}


def ended(each: Try) -> int:
    from coprod_cli.cli.app import app

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", Keyboard(each.typed))
        if each.spoiled == "bug":
            patch.setattr("coprod_cli.rules.run", None)
        try:
            app(list(each.arguments), prog_name="coprod")
        except SystemExit as end:
            return int(end.code or 0)
    raise AssertionError("a command ends with an exit code")


def texts(folder: Path) -> dict[str, str]:
    """Return the text of every file below a folder that is text."""
    found = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with contextlib.suppress(UnicodeDecodeError):
            found[path.relative_to(folder).as_posix()] = path.read_text(encoding="utf-8")
    return found


def cases(top: Path) -> Iterator[tuple[str, Said]]:
    """Check every invalid case, for people and for programs, and yield what was said by the case's name."""
    from test_cases import CASES as EACH
    from test_cases import made

    for case in EACH:
        name = f"{case.rule}/{case.folder.name}"
        with contextlib.suppress(pytest.skip.Exception), made(case, "invalid", top / name):
            here = f"{name}/network/project"
            yield (
                name,
                {
                    form: attempt(top, Try(("check", "--all-advice", "--format", form), here))["stdout"]
                    for form in ("text", "json")
                },
            )


PROSE = {"message", "hint", "text", "description", "what", "how"}
"""The keys of JSON behind which sentences stand."""
NOT_WORDS = re.compile(
    r"# yaml-language-server: \S+"  # what an editor reads
    r"|\[[a-z0-9-]+\](?=\s|$)"  # a rule behind its finding
    r"|<[a-z|]+>|\[\w+: [a-z-]+\]"  # the words that an option takes, and the one that it has
    r"|(?<!\w)--?[A-Za-z][\w-]*"  # an option
    r"|(?<![\w/])[\w.-]*/[\w/.*-]*"  # a path
    r"|(?<![\w/])[\w.-]+\.(?:yaml|md|svg|html|txt|png|pdf|json|doc|bmp)(?!\w)|\.(?:md|svg|html|txt|png|pdf)(?!\w)"  # a file, an ending
    r"|0x[0-9a-f]{2}|U\+[0-9A-F]{4,6}(?: [A-Z]+(?:-[A-Z]+)*)*"  # a byte; a sign, by its name in Unicode
    r"|<U\+[0-9A-F]+>|(?<!\w)(?:[0-9a-f]{12}|[0-9a-f]{16})(?!\w)"  # a fingerprint, a random id
)
WORD = re.compile(r"(?<![^\W\d])[A-Za-z]{2,}(?:[-_'][A-Za-z0-9]+)*(?![^\W\d])")
EXCERPT = re.compile(r"^ +(\d+ )?\| .*$", re.MULTILINE)
IN_QUOTES = re.compile(r'"[^"]*"')
REPORT_OF_A_BUG = re.compile(r"^  coprod [\d.]+, Python .*\n  \w+ at .*$", re.MULTILINE)
METAVARS = {"FILE", "FOLDER", "MONTH", "NAME", "ID", "KIND", "RULE", "OLD", "NEW", "FRAMEWORK", "OPTIONS", "COMMAND",
            "ARGS", "GROUP", "REV", "DAY", "ACTION"}  # fmt: skip
"""What stands for a word in a usage line, and stays as it is in the sentences about it."""


def prose(said: str) -> str:
    """Return the sentences of an output: of JSON, SVG and HTML the texts, of the rest all but people's own lines."""
    if said.startswith("{"):
        return "\n".join(texts_of(json.loads(said)))
    if said.startswith("<!DOCTYPE html>"):
        scripts = re.findall(r'<script type="application/json" id="data">(.*?)</script>', said, flags=re.DOTALL)
        meanwhile = [PLACEHOLDER.sub("", text) for script in scripts for text in json.loads(script)["say"].values()]
        said = re.sub(r"<(style|script)\b.*?</\1>", "", said, flags=re.DOTALL)
        named = re.findall(r'(?:aria-label|name="description" content)="([^"]*)"', said)
        return html.unescape("\n".join([*meanwhile, *named, *re.findall(r">([^<]+)<", said)]))
    if said.startswith("<svg"):
        return html.unescape("\n".join(re.findall(r">([^<]+)<", said)))
    lines = [line.split("::", 2)[2] if line.startswith("::") else line for line in said.splitlines()]
    text = EXCERPT.sub("", REPORT_OF_A_BUG.sub("", "\n".join(lines)))
    return html.unescape(re.sub(r"\\(?=\W)", "", text))


def texts_of(value: Any, *, wanted: bool = False) -> Iterator[str]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield from texts_of(below, wanted=key in PROSE)
    elif isinstance(value, list):
        for below in value:
            yield from texts_of(below, wanted=wanted)
    elif wanted and isinstance(value, str):
        yield value


def leaks(said: str, own: Iterable[str], known: set[str]) -> list[str]:
    """Return the words of English in an output, without people's own texts and without ids and keys."""
    from coprod_cli.cli.outputs import MADE_BY_COPROD

    shown = " ".join(prose(said).split()).replace(MADE_BY_COPROD.decode(), " ")
    theirs = "|".join(re.escape(text) for text in own if text in shown)
    shown = re.sub(rf"(?<![\w/.-])(?:{theirs})(?![\w/-]|\.\w)", " ", shown) if theirs else shown
    return [word for word in WORD.findall(NOT_WORDS.sub(" ", shown)) if word not in known]


def whole(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts as they may be shown, the longest first: on one line, and without the last full stop."""
    shown = {" ".join(text.split()) for text in texts}
    shown |= {text.rstrip(".") for text in shown}
    return tuple(sorted((text for text in shown if re.search(r"\w", text)), key=len, reverse=True))


def values(data: Any) -> Iterator[str]:
    """Yield every text in the data of a file, its keys too."""
    if isinstance(data, dict):
        for key, below in data.items():
            yield key
            yield from values(below)
    elif isinstance(data, list):
        for below in data:
            yield from values(below)
    elif isinstance(data, str):
        yield data


def own_texts(folder: Path) -> Iterator[str]:
    """Yield what stands in the records of a folder, and the names of its files."""
    from coprod_cli.render.markdown_text import blocks_of
    from coprod_cli.yamltext.front_matter import read_markdown
    from coprod_cli.yamltext.guard import printable
    from coprod_cli.yamltext.parse import read_yaml

    for path in sorted(folder.rglob("*")):
        yield from map(printable, path.relative_to(folder).parts)
        read = {".yaml": read_yaml, ".md": read_markdown}.get(path.suffix)
        if read is not None and path.is_file():
            document = read(PurePosixPath(path.name), path.read_bytes())
            yield from values(document.data)
            for block in blocks_of(document.body, "en"):
                yield from (getattr(each, "text", "") for each in (block.heading, *block.paragraphs, *block.items))
            yield from pieces(document) if document.data is None else ()


def pieces(document: Document) -> Iterator[str]:
    """Yield the keys and texts in the lines of a file that could not be read."""
    for line in document.lines:
        yield from (piece.strip("[] '\"") for piece in re.split(r"[:,]|^[ -]+", line))


@cache
def ids() -> set[str]:
    """Return the words that are the same in every language: ids, keys, commands and their values."""
    import typer

    from coprod_cli import resources, rules
    from coprod_cli.cli.app import Commands, app
    from coprod_cli.questions.items import ITEMS
    from coprod_cli.records.kinds import KINDS
    from coprod_cli.records.schema import schema_of
    from coprod_cli.render.output_schemas import OUTPUT_SCHEMAS

    group = typer.main.get_command(app)
    assert isinstance(group, Commands)
    six = read(FRAMEWORKS / "nef-six.yaml")
    found = {*METAVARS, "coprod", *group.table, "list", "show", "copy", *OUTPUT_SCHEMAS, *rules.BY_ID, "reports"}
    found |= {*resources.framework_ids(), "nef", "NESTA", "our-words", "other-levels", *ITEMS, "in"}
    found |= {*resources.framework_ids(), "nef", "NESTA", "our-words", "left-out"}
    found |= {name for each in six["principles"] for name in (each["id"], *each.get("aliases", ()))}
    found |= {level["id"] for level in six["levels"]}
    found |= {
        "text",
        "json",
        "github",
        "sarif",
        "svg",
        "png",
        "pdf",
        "wheel",
        "change",
        "radar",
        "spread",
        "trend",
        "so-far",
        "poster",
        *FOLDERS,
        "first-day",
        "one",
        "two",
    }
    for kind in KINDS:
        found |= {kind.name, *(word for text in keys_of(schema_of(kind)) for word in WORD.findall(text))}
    return found


def keys_of(schema: Any) -> Iterator[str]:
    """Yield the keys that a schema knows, and the words that may stand behind them."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        yield from map(str, schema.get("enum", []))
        for below in schema.values():
            yield from keys_of(below)
    elif isinstance(schema, list):
        for below in schema:
            yield from keys_of(below)


def heard(what: str, top: Path) -> dict[str, Said]:
    """Let another process speak, and return what it said."""
    command = [sys.executable, __file__, what, str(top)]
    environment = clean_environment({"COLUMNS": "80"})
    done = subprocess.run(command, cwd=top, env=environment, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    said: dict[str, Said] = json.loads((top / "said.json").read_text(encoding="utf-8"))
    return said


@pytest.fixture(scope="session")
def tried(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Said]:
    """What every command says in the foreign language, and the files that it writes."""
    return heard("tries", tmp_path_factory.mktemp("tries"))


@pytest.fixture(scope="session")
def checked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Said]]:
    """What check says of every case, and where the cases lie."""
    folder = tmp_path_factory.mktemp("cases")
    return folder, heard("cases", folder)


@cache
def own_of_the_tries() -> tuple[str, ...]:
    from coprod_cli.records.slugs import slug_for

    told = [
        MAIL,
        "grups",
        "öl.jpg",
        *UNTOLD,
        *TOOLS_HEADINGS,
        *(word for each in TRIES.values() for word in (*(each.typed or ()), *each.arguments)),
    ]
    systems = [os.strerror(number) for number in (errno.ENOENT, errno.EACCES, errno.ENOSPC)]
    told += [slug_for(word.removesuffix(" paid"), ()) for each in TRIES.values() for word in each.typed or () if word]
    told += [slug_for(MAIL, ()), "hang-a-lamp", "younger", "sad", "travel-alon"]
    told += [slug_for(word, ()) for text in (REVIEW, ALONE, MEETING) for word in re.findall(r'"([^"]+)"', text)]
    texts = [*own_texts(EXAMPLES / "riverside"), *own_texts(FRAMEWORKS), *values(read(NEXT_ROUND)), *told, *systems,
             *(line for text in (REVIEW, ALONE, MEETING) for line in re.findall(r'"([^"]+)"', text))]  # fmt: skip
    return whole(text for text in texts if text not in ids())


def read(path: Path) -> Any:
    from coprod_cli.yamltext.parse import read_yaml

    return read_yaml(PurePosixPath(path.name), path.read_bytes()).data


@pytest.mark.parametrize("name", TRIES)
def test_a_command_says_nothing_in_english(name: str, tried: dict[str, Said]) -> None:
    said = tried[name]
    assert said["code"] in {0, 2, 3, 130} or TRIES[name].spoiled
    assert said["stdout"] + said["stderr"]
    for stream in ("stdout", "stderr"):
        assert leaks(said[stream], own_of_the_tries(), ids()) == []


@pytest.mark.parametrize("name", [name for name in WORK if name not in THEIRS])
def test_a_command_writes_nothing_in_english(name: str, tried: dict[str, Said]) -> None:
    written = tried[name]["written"].items()
    assert {path: found for path, text in written if (found := leaks(text, own_of_the_tries(), ids()))} == {}


@pytest.mark.parametrize("name", sorted(path.relative_to(CASES).as_posix() for path in CASES.glob("*/*")))
def test_a_finding_says_nothing_in_english(name: str, checked: tuple[Path, dict[str, Said]]) -> None:
    from coprod_cli.records.slugs import slug_for

    folder, cases = checked
    if name not in cases:
        pytest.skip("this system cannot have such a folder")
    theirs = [*own_texts(folder / name / "network"), *own_texts(FRAMEWORKS)]
    slugs = [slug_for(text, ()) for text in theirs]
    own = whole([*theirs, *slugs, "network", os.strerror(errno.EACCES)])
    for form, said in cases[name].items():
        text = "\n".join(texts_of(json.loads(said))) if form == "json" else prose(said)
        assert text
        assert leaks(IN_QUOTES.sub(" ", text), own, ids()) == []


def test_every_rule_spoke(checked: tuple[Path, dict[str, Said]]) -> None:
    from coprod_cli import rules

    spoke = {each["rule"] for said in checked[1].values() for each in json.loads(said["json"])["findings"]}
    assert spoke == set(rules.BY_ID)


SOURCE = TOP / "src/coprod_cli"
Call = tuple[str, ast.Call]
"""A call of _() or counted(), and where it stands."""
FRAGMENTS = {
    "error", "warning", "note",  # each stands alone between two colons
    "nobody yet",  # stands alone behind a colon
    "answers",  # the name of a file that has none
    "not apart", "one step apart", "two steps apart", "three steps apart", "four steps apart", "five steps apart",
    "six steps apart",  # stand behind a colon or a comma, or in a cell, alone or with now, then or as before
    "only one group",  # stands in the same places
    "other groups", "not known",  # stand in a cell of a table, among the names of groups and in place of them
    "not said",  # stands alone in a cell of a table, in place of numbers
    "someone of no group",  # stands behind a colon or in a list, among the names of groups
    "it gave no reason", "this copy of the repository does not hold it",  # stand alone behind a colon, in place of git's
    "it is not a regular file",  # stands alone behind a colon, like the system's own reasons
    "coprod itself: what a folder needs so that nothing is lost",  # a source of rules, alone behind a colon
    "our project", "the organisation round it", "my own practice",  # stand alone behind a colon, in titles
    "people who use the day centre", "paid workers", "people",  # samples of what a group writes itself
}  # fmt: skip
"""Sentences that are none: words that stand alone wherever they are put."""


@cache
def trees() -> dict[str, ast.Module]:
    return {
        path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
    }


def nodes() -> Iterator[tuple[str, ast.AST]]:
    for name, tree in trees().items():
        for node in ast.walk(tree):
            yield f"{name}:{getattr(node, 'lineno', 0)}", node


def is_call(node: ast.AST, *names: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names


def calls(*names: str) -> list[Call]:
    return [(where, node) for where, node in nodes() if isinstance(node, ast.Call) and is_call(node, *names)]


def literal(node: ast.AST) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def sentences() -> list[tuple[str, str]]:
    """Return every sentence of the source, with where it stands."""
    return [
        (where, text)
        for where, call in calls("_", "counted")
        for argument in call.args
        if (text := literal(argument)) is not None
    ]


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _form, _conversion in string.Formatter().parse(text) if name is not None}


def is_said(node: ast.AST) -> bool:
    """Say whether a piece of code is a sentence: _(), counted(), or the one or the other with its values."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        return is_said(node.func.value)
    return is_call(node, "_", "counted")


def test_every_sentence_is_a_literal() -> None:
    assert len(calls("_")) > 300
    assert [where for where, call in calls("_") if len(call.args) != 1 or literal(call.args[0]) is None] == []
    forms = [(where, call.args[:2]) for where, call in calls("counted")]
    assert forms
    assert [where for where, two in forms if len(two) != 2 or None in map(literal, two)] == []


def test_both_forms_of_a_counted_sentence_have_the_same_placeholders() -> None:
    for where, call in calls("counted"):
        one, many = (literal(each) or "" for each in call.args[:2])
        assert placeholders(one) == placeholders(many), where
        assert placeholders(one), f"{where}: the number is not said"


def test_every_placeholder_is_filled_by_its_name() -> None:
    filled = [
        (where, node, node.func.value)
        for where, node in nodes()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and is_said(node)
    ]
    assert filled
    for where, node, said in filled:
        assert node.args == [], where
        given = {keyword.arg for keyword in node.keywords}
        texts = [literal(each) or "" for each in said.args[:2]] if isinstance(said, ast.Call) else []
        assert None in given or all(placeholders(text) == given for text in texts), where


def test_no_sentence_has_a_space_at_its_edge() -> None:
    assert [where for where, text in sentences() if text != text.strip()] == [], "it waits for another piece"


def test_no_sentence_is_the_piece_of_another() -> None:
    without_end = {text for _where, text in sentences() if text[0].islower() and text[-1] not in ".:!?}"}
    assert {text for text in without_end if text.split()[0].isalpha()} - FRAGMENTS == set()


def test_no_sentence_is_glued_to_another() -> None:
    glued = []
    for where, node in nodes():
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            glued += [where for side, other in ((node.left, node.right), (node.right, node.left))
                      if is_said(side) and goes_on(other)]  # fmt: skip
        elif isinstance(node, ast.JoinedStr):
            said = [part for part in node.values if isinstance(part, ast.FormattedValue) and is_said(part.value)]
            words = [part for part in node.values if re.search(r"[A-Za-z]{2}", literal(part) or "")]
            glued += [where] if said and (words or len(said) > 1) else []
    assert glued == []


def goes_on(node: ast.AST) -> bool:
    """Say whether what is added to a sentence has words, and begins on the same line."""
    if isinstance(node, ast.JoinedStr):
        return "\n" not in (literal(node.values[0]) or "")
    text = literal(node)
    return is_said(node) if text is None else bool(re.search(r"[A-Za-z]{2}", text))


def write_mo(path: Path, texts: Mapping[str, str]) -> None:
    """Write a compiled catalogue, as gettext reads it: all keys, then all texts, each with a zero byte."""
    texts = {"": "Content-Type: text/plain; charset=UTF-8\n", **texts}
    pairs = sorted((key.encode(), text.encode()) for key, text in texts.items())
    count, start_of_words = len(pairs), 28 + 16 * len(pairs)
    words, tables = b"", []
    for column in (0, 1):
        for pair in pairs:
            tables += [len(pair[column]), start_of_words + len(words)]
            words += pair[column] + b"\0"
    header = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 0)
    path.parent.mkdir(parents=True)
    path.write_bytes(header + struct.pack(f"<{4 * count}I", *tables) + words)


@pytest.fixture
def catalogues(tmp_path: Path) -> Path:
    """Two catalogues, in which each sentence begins with the name of its language."""
    folder = tmp_path / "locale"
    texts = [
        "Look for mistakes in the files, and give advice.", "No errors.", "Options", "Commands",
        "There is no command {name}.", 'Nobody holds the role "{role}".',
    ]  # fmt: skip
    for code in ("cy", "de"):
        write_mo(folder / code / "LC_MESSAGES/coprod.mo", {text: f"[{code}] {text}" for text in texts})
    return folder


@pytest.fixture
def english_again() -> Iterator[None]:
    """Leave no language behind for the tests that follow."""
    from coprod_cli import language

    before = gettext.textdomain()
    yield
    gettext.textdomain(before)
    language.use(gettext.NullTranslations())


@pytest.mark.usefixtures("english_again")
@pytest.mark.parametrize(
    ("environment", "chosen"),
    [
        ({"LANGUAGE": "cy", "LC_ALL": "de", "LC_MESSAGES": "de", "LANG": "de"}, "cy"),
        ({"LC_ALL": "cy", "LC_MESSAGES": "de", "LANG": "de"}, "cy"),
        ({"LC_MESSAGES": "cy", "LANG": "de"}, "cy"),
        ({"LANG": "cy"}, "cy"),
        ({"LANGUAGE": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "de"}, "de"),
        ({"LANG": "cy_GB.UTF-8"}, "cy"),
        ({"LANG": "de_AT@euro"}, "de"),
        ({"LANGUAGE": "ga:de:cy"}, "de"),
        ({"LANGUAGE": "cy:de"}, "cy"),
        ({"LANGUAGE": "C:cy"}, None),
        ({"LC_ALL": "C", "LANG": "cy"}, None),
        ({"LC_ALL": "POSIX", "LANG": "cy"}, None),
        ({"LANG": "C.UTF-8"}, None),
        ({"LANG": "ga"}, None),
        ({"LANG": "../cy"}, None),
        ({"LC_TIME": "cy"}, None),
        ({}, None),
    ],
    ids=str,
)
def test_the_environment_chooses_the_language(
    environment: dict[str, str], chosen: str | None, catalogues: Path
) -> None:
    from coprod_cli import language

    language.choose(environment, catalogues)
    assert language._("No errors.") == (f"[{chosen}] No errors." if chosen else "No errors.")


@pytest.mark.usefixtures("english_again")
def test_without_catalogues_english_stays(tmp_path: Path) -> None:
    from coprod_cli import language

    language.choose({"LANG": "cy"}, tmp_path / "none")
    assert language._("No errors.") == "No errors."


def in_welsh(catalogues: Path, *arguments: str, cwd: Path, prelude: str = "") -> Result:
    """Run coprod with catalogues that are not its own, in a process of its own."""
    lines = [
        "import sys", "from pathlib import Path", "from coprod_cli import resources",
        f"resources.catalogues = lambda: Path({str(catalogues)!r})", prelude,
        f"sys.argv = {['coprod', *arguments]!r}", "from coprod_cli.__main__ import main", "main()",
    ]  # fmt: skip
    return start([sys.executable, "-P", "-c", "\n".join(lines)], cwd=cwd, environment={"LANGUAGE": "cy_GB:de"})


def test_help_is_in_the_chosen_language(catalogues: Path, tmp_path: Path) -> None:
    said = in_welsh(catalogues, "--help", cwd=tmp_path)
    assert said.code == 0
    assert "[cy] Look for mistakes" in said.stdout
    assert "[cy] Options:" in said.stdout
    assert "[cy] Commands:" in said.stdout


def test_results_and_refusals_are_in_the_chosen_language(catalogues: Path, riverside: Path) -> None:
    assert in_welsh(catalogues, "check", cwd=riverside).stdout == "[cy] No errors.\n"
    assert "[cy] There is no command chek." in in_welsh(catalogues, "chek", cwd=riverside).stderr


def test_processes_that_share_the_work_speak_the_chosen_language(catalogues: Path, tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        shutil.copytree(EXAMPLES / "first-day", tmp_path / "network" / name)
    # As Windows and macOS start their processes: with nothing of the first one's memory.
    prelude = (
        "import multiprocessing; multiprocessing.set_start_method('spawn')\n"
        "from coprod_cli.cli import crowd; crowd.is_worth_it = lambda projects: True"
    )
    said = in_welsh(catalogues, "check", "--all", cwd=tmp_path / "network", prelude=prelude)
    assert said.code == 0, said.stderr
    assert said.stdout.count('[cy] Nobody holds the role "chair".') == 3


if __name__ == "__main__":
    place = Path(sys.argv[2])
    place.joinpath("said.json").write_text(json.dumps(speak(sys.argv[1], place)), encoding="utf-8")
