"""Conversations with coprod, held again word for word: tests/transcripts, the README and the docs.

How a transcript is written is told in tests/transcripts/README.md. In a page, `<!-- transcript: WHERE -->`
stands above a fence of `console`: `riverside` is a copy of that example, `empty` a new folder, `continue` the
one before. `continue on 2026-05-20` goes on on another day. `<!-- file: PATH -->` above a fence makes a file of
it. What is typed stands behind `$` or `>`.
"""

from __future__ import annotations

import datetime
import difflib
import os
import re
import shlex
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from helpers import EXAMPLES, NEXT_ROUND, TOP, coprod, run, run_in_pty, start, tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

REWRITE = os.environ.get("COPROD_WRITE_EXPECTED") == "1"
SCREEN: Mapping[str, str | None] = {"COLUMNS": "80", "NO_COLOR": "1", "PYTHONUNBUFFERED": "1"}


def expected(path: Path, text: str, replayed: str) -> None:
    """Compare a page with what it says when it is replayed, or write it anew."""
    if REWRITE and replayed != text:
        path.write_bytes(replayed.encode())
    elif replayed != text:
        lines = text.splitlines(), replayed.splitlines()
        pytest.fail(
            "\n".join(difflib.unified_diff(*lines, path.name, "what is said today", lineterm="")), pytrace=False
        )


def shown(output: str) -> str:
    """Return an output as it is written down; on Windows with the slashes of other systems."""
    return output.replace("\\", "/") if sys.platform == "win32" else output


def whole(output: str) -> str:
    """Return an output without its last line end, which every output has, and no empty line before it."""
    assert output == "" or re.search(r"\S\n\Z", output), f"an output ends with one line end: {output[-40:]!r}"
    return output.removesuffix("\n")


# Transcripts: a step is a line that begins with one of these words, and the lines below it.

STEP = re.compile(r"(?P<verb>\$|note:|write|change) (?P<rest>.+)")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is said, typed or done; `below` are the lines that belong to it."""

    verb: str
    rest: str
    below: tuple[str, ...]

    @property
    def body(self) -> tuple[str, ...]:
        """The lines of a remark, or of a file: those before the first empty one that ends them."""
        text = "\n".join(self.below).rstrip("\n")
        return tuple(text.split("\n")) if text else ()


def steps(text: str) -> Iterator[Step]:
    found: list[list[str]] = []
    for line in text.splitlines():
        if STEP.fullmatch(line):
            found.append([line])
        else:
            assert found, "a transcript begins with a step"
            found[-1].append(line)
    for first, *below in found:
        match = STEP.fullmatch(first)
        assert match is not None
        yield Step(match["verb"], match["rest"], tuple(below))


class Conversation:
    """A transcript that is held again in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copy(NEXT_ROUND, folder / "next-round.yaml")

    def held(self, text: str) -> str:
        """Return the transcript with what coprod says today."""
        return "\n".join("\n".join([f"{step.verb} {step.rest}", *self.done(step), ""]) for step in steps(text))

    def done(self, step: Step) -> Iterable[str]:
        """Do what a step says, and return the lines that belong below it."""
        if step.verb == "$":
            return self.said(step.rest)
        if step.verb == "write":
            lines = [line.removeprefix("  ") for line in step.body]
            tree(self.folder, {step.rest: "".join(f"{line}\n" for line in lines)})
        elif step.verb == "change":
            self.change(self.folder / step.rest, step.body)
        return step.body

    def change(self, path: Path, body: Iterable[str]) -> None:
        """Replace each run of lines that begin with - by the run of + behind it."""
        text = path.read_bytes().decode()
        for found in re.finditer(r"(?P<old>(?:^- .*\n)+)(?P<new>(?:^\+ .*\n)*)", "\n".join([*body, ""]), re.MULTILINE):
            old, new = (re.sub("^[-+] ", "", found[part], flags=re.MULTILINE) for part in ("old", "new"))
            assert text.count(old) == 1, f"this stands once in {path.name}: {old}"
            text = text.replace(old, new)
        path.write_bytes(text.encode())

    def said(self, command: str) -> Iterator[str]:
        name, *arguments = shlex.split(command)
        if name == "cd":
            self.folder = (self.folder / arguments[0]).resolve()
            return
        assert name == "coprod", f"only coprod and cd can be replayed, not: {command}"
        result = run(*arguments, cwd=self.folder, environment=SCREEN)
        stdout, stderr = whole(shown(result.stdout)), whole(shown(result.stderr))
        assert not any(STEP.fullmatch(line) for line in f"{stdout}\n{stderr}".splitlines())
        yield from stdout.splitlines()
        yield from (["stderr:", *stderr.splitlines()] if stderr else [])
        yield from ([f"exit {result.code}"] if result.code else [])


TRANSCRIPTS = sorted((TOP / "tests/transcripts").glob("*.txt"))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=[path.stem for path in TRANSCRIPTS])
def test_a_transcript_is_held_again_word_for_word(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected(path, text, Conversation(tmp_path).held(text))


def test_the_transcripts_tell_of_the_main_jobs() -> None:
    typed = {step.rest.split()[1] for path in TRANSCRIPTS for step in steps(path.read_text("utf-8"))
             if step.verb == "$" and step.rest.startswith("coprod ")}  # fmt: skip
    jobs = "init assess check diff chart review report status framework schema explain"
    assert typed >= set(jobs.split())


def test_a_transcript_that_says_something_else_is_noticed(tmp_path: Path) -> None:
    held = Conversation(tmp_path).held("$ coprod explain nothing-like-it\nAll is well.\n")
    assert "All is well." not in held
    assert re.search(r"^stderr:\ncoprod: There is no rule .*\nexit 3$", held, re.MULTILINE | re.DOTALL)


# Pages: fences of commands, and of files, with a remark above them that says where.

FENCE = re.compile(
    r"(?:^<!-- (?P<what>transcript|file): (?P<where>\S+)(?: on (?P<day>\S+))? -->\n+)?"
    r"^```(?P<kind>\w*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
COMMAND = re.compile(r"^\$ (.+)$", re.MULTILINE)
TYPED = re.compile(r"^>(?: (.*))?$", re.MULTILINE)
PAGES = [
    path
    for path in (TOP / "README.md", *sorted((TOP / "docs").rglob("*.md")))
    if re.search(r"^\$ coprod", path.read_text(encoding="utf-8"), re.MULTILINE)
]
each_page = pytest.mark.parametrize("path", PAGES, ids=[path.relative_to(TOP).as_posix() for path in PAGES])


class Page:
    """A page whose conversations are held again, in its order."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.folder = top
        self.places = 0
        self.screen = SCREEN

    def held(self, text: str) -> str:
        """Return the page with what coprod says today."""
        return FENCE.sub(self._fence, text)

    def _fence(self, fence: re.Match[str]) -> str:
        if fence["what"] == "file":
            tree(self.folder, {fence["where"]: fence["text"]})
        elif fence["what"] == "transcript":
            self._go(fence["where"])
            if fence["day"]:
                noon = datetime.datetime.fromisoformat(f"{fence['day']}T12:00:00+00:00")
                self.screen = {**SCREEN, "SOURCE_DATE_EPOCH": f"{noon.timestamp():.0f}"}
            begin, end = (place - fence.start() for place in fence.span("text"))
            return fence[0][:begin] + self._conversation(fence["text"]) + fence[0][end:]
        return fence[0]

    def _go(self, where: str) -> None:
        """Go to the folder of a fence, which may be a new one."""
        if where == "continue":
            assert self.places, "nothing to continue"
            return
        self.places += 1
        self.folder = self.top / str(self.places) / where
        if where == "empty":
            self.folder.mkdir(parents=True)
        else:
            shutil.copytree(EXAMPLES / where, self.folder)

    def _conversation(self, text: str) -> str:
        pieces = COMMAND.split(text)
        assert pieces[0] == "", "a conversation begins with a command"
        return "".join(
            f"$ {command}\n{self._said(command, below)}"
            for command, below in zip(pieces[1::2], pieces[2::2], strict=True)
        )

    def _said(self, command: str, below: str) -> str:
        """Return what a terminal shows of a command, with what was typed, in the order of both."""
        name, *arguments = shlex.split(command)
        assert name == "coprod", f"only coprod can be replayed, not: {command}"
        typed = [f"{answer}\n".encode() for answer in TYPED.findall(below.removeprefix("\n"))]
        if typed:
            said = run_in_pty(*arguments, cwd=self.folder, typed=typed, environment=self.screen)
            code, text = said.code, said.text.replace("\r\n", "\n")
        else:
            code, text = self._together([*coprod(), *arguments])
        assert code in {0, 1, 3}, text
        lines = [line.rstrip() for line in shown(text).rstrip("\n").split("\n")]
        return "".join(f"{line}\n" for line in lines)

    def _together(self, command: list[str]) -> tuple[int, str]:
        """Run a command with both streams in one, unbuffered, so that their order is that of the program."""
        joined = "import subprocess, sys; sys.exit(subprocess.call(sys.argv[1:], stderr=subprocess.STDOUT))"
        result = start([sys.executable, "-c", joined, *command], cwd=self.folder, environment=self.screen)
        return result.code, result.stdout


@each_page
def test_the_conversations_of_a_page_are_held_again_word_for_word(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected(path, text, Page(tmp_path).held(text))


@each_page
def test_every_conversation_of_a_page_is_replayed(path: Path) -> None:
    fences = list(FENCE.finditer(path.read_text(encoding="utf-8")))
    with_commands = [fence for fence in fences if fence["text"].startswith("$ coprod")]
    assert with_commands
    left_out = [fence["text"] for fence in with_commands if (fence["what"], fence["kind"]) != ("transcript", "console")]
    assert left_out == []


def test_pages_are_found() -> None:
    assert TOP / "README.md" in PAGES
    assert len(PAGES) > 3


def test_a_page_that_says_something_else_is_noticed(tmp_path: Path) -> None:
    page = "<!-- transcript: riverside -->\n```console\n$ coprod check\nAll is well.\n```\n"
    assert Page(tmp_path).held(page) == page.replace("All is well.", "No errors.")


def test_a_page_goes_on_on_another_day(tmp_path: Path) -> None:
    came = "<!-- file: came.yaml -->\n```yaml\nmeeting:\n  counts: {members: 3}\n```\n"
    fence = "<!-- transcript: WHERE -->\n```console\n$ coprod meet --answers ../../came.yaml --dry-run\n```\n"
    where = ("riverside on 2026-11-18", "continue", "continue on 2026-11-20")
    held = Page(tmp_path).held("".join([came, *(fence.replace("WHERE", each) for each in where)]))
    days = [f"2026-11-{day}" for day in (18, 18, 20)]
    assert re.findall(r"^Would write meetings/(.+)\.yaml$", held, re.MULTILINE) == days


def test_a_file_of_a_page_is_written_where_it_says(tmp_path: Path) -> None:
    page = (
        "<!-- transcript: empty -->\n```console\n$ coprod schema nothing\n```\n\n"
        "<!-- file: new/coprod.yaml -->\n```yaml\nformat: 1\nproject: New\nfrmat: 2\n```\n\n"
        "<!-- transcript: continue -->\n```console\n$ coprod check new\n```\n"
    )
    held = Page(tmp_path).held(page)
    assert "coprod: There is no kind of file" in held
    assert 'coprod.yaml:3:1: error: The key "frmat" is not known here.' in held
