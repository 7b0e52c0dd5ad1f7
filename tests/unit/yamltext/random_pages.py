"""Files in every style people write, made at random, with what they hold and where each value lies."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from coprod_cli.yamltext.edit import Edit

if TYPE_CHECKING:
    from random import Random

    from coprod_cli.findings import Keys

KEYS = (
    "name",
    "groups",
    "date",
    "said",
    "notes",
    "scores",
    "why",
    "family carers",
    "Since",
    "2026",
    "yes",
    "a-b",
    "\u00e9t\u00e9",
)
WORDS = (
    "we",
    "met",
    "at",
    "six",
    "buses",
    "her",
    "\u00e9cole",
    "\U0001f600",
    "O'Neill",
    "50%",
    "(both)",
    "\u65e5\u672c",
)
ODD = (
    "", " ", "null", "~", "no", "true", "12", "010", "1.50", "2026-11", "2026-11-18", "a: b", "a #b", "- a", "[a, b]", "{a}",
    "it's", '"so"', "a, b", "#", "&a", "*a", "!a", "| a", "> a", "%", "@", "`", "?", "? a", ":", "a:", "-", "---", "...",
    " a", "a ", "a  b", "a\\b", "\\n", "tab\there", "x" * 90, "x " * 60 + "x", "=======", "members", "Tom",
    "# a\nb", " a\nb", "\na", "a\n", "a\n\n", "a\nb", "a\n\nb\n", "a\n  b\nc\n", "a\n \nb", "\n", "a \nb ",
)  # fmt: skip

BEHIND_REMARKS = ("", "", ": x", ", y", " ]", " - z", " # w", " 'q\"")


def text(random: Random) -> str:
    """Return a text: a trap, or a few words, or more of them than a line holds."""
    if random.random() < 0.3:
        return random.choice(ODD)
    return " ".join(random.choices(WORDS, k=random.choice((1, 1, 2, 3, 5, 8, 40))))


def value(random: Random, depth: int) -> Any:
    """Return data as a file may hold them."""
    kind = random.random()
    if depth <= 0 or kind < 0.5:
        return None if random.random() < 0.1 else text(random)
    if kind < 0.75:
        return [value(random, depth - 1) for _ in range(random.choice((0, 1, 1, 2, 3)))]
    return {key: value(random, depth - 1) for key in random.sample(KEYS, random.choice((0, 1, 1, 2, 3)))}


@dataclass
class Style:
    """The habits of the person who wrote a file."""

    random: Random
    step: int = 2
    offset: int = 2
    gap: int = 1
    ends: tuple[str, ...] = ("\n",)
    remarks: float = 0.0
    blanks: float = 0.0
    brackets: float = 0.0
    tabs: bool = False
    plain: float = 0.5

    @classmethod
    def any(cls, random: Random) -> Style:
        return cls(
            random,
            step=random.choice((2, 2, 2, 1, 3, 4)),
            offset=random.choice((0, 0, 2, 2, 4, 1)),
            gap=random.choice((1, 1, 1, 2, 3)),
            ends=random.choice((("\n",), ("\n",), ("\r\n",), ("\r",), ("\n", "\r\n"), ("\n", "\r\n", "\r"))),
            remarks=random.choice((0, 0.1, 0.4)),
            blanks=random.choice((0, 0.1, 0.3)),
            brackets=random.choice((0, 0.1, 0.3, 1)),
            tabs=random.random() < 0.1,
            plain=random.random(),
        )


@dataclass
class Page:
    """A text under way: its lines, and which of them belong to which value."""

    style: Style
    lines: list[str] = field(default_factory=list)
    spans: dict[Keys, tuple[int, int]] = field(default_factory=dict)
    """The first line of a key or an item, and the line after its last one."""
    in_brackets: dict[Keys, Keys] = field(default_factory=dict)
    """For what lies in brackets: the value that has the outermost ones."""
    remarks: int = 0
    closing: set[int] = field(default_factory=set)
    """The lines with a remark that ends a text with empty lines, and does not belong to it."""

    def end(self) -> int:
        return len(self.lines) - (len(self.lines) - 1 in self.closing)

    def chance(self, share: float) -> bool:
        return self.style.random.random() < share

    def remark(self) -> str:
        """Return a remark like no other, with signs that mean something elsewhere."""
        self.remarks += 1
        choose = self.style.random.choice
        return f"#{choose(('', ' ', '  '))}r{self.remarks}{choose(BEHIND_REMARKS)}"

    def remark_behind(self) -> str:
        before = self.style.random.choice((" ", "  ", "\t" if self.style.tabs else " "))
        return before + self.remark() if self.chance(self.style.remarks) else " " * self.chance(0.05)

    def loose_lines(self, column: int) -> None:
        """Write remarks and empty lines between two entries; they belong to neither."""
        while self.chance(self.style.blanks):
            self.lines.append(" " * self.style.random.choice((0, 0, 0, column)))
        while self.chance(self.style.remarks / 2):
            right = self.style.random.choice((0, 0, 0, 0, 2)) if self.lines else 0
            self.lines.append(" " * (column + right) + self.remark())

    # Collections as lines

    def mapping(self, data: dict[str, Any], column: int, keys: Keys, start: str = "") -> None:
        """Write a mapping; `start` is what stands before its first key on the same line."""
        for place, (key, item) in enumerate(data.items()):
            if place or not start:
                self.loose_lines(column)
            way = (*keys, key)
            first = len(self.lines)
            lead = start if start and not place else " " * column
            name = self.key(key)
            if self.chance(0.04):
                self.lines.append(f"{lead}? {name}{self.remark_behind()}")
                lead, name = " " * column, ""
            colon = " :" if name and self.chance(0.05) else ":"
            self.below(f"{lead}{name}{colon}", item, column, way, seq=column + self.style.offset)
            self.spans[way] = (first, self.end())

    def sequence(self, data: list[Any], column: int, keys: Keys, start: str = "") -> None:
        for place, item in enumerate(data):
            if place or not start:
                self.loose_lines(column)
            way = (*keys, place)
            first = len(self.lines)
            lead = (start if start and not place else " " * column) + "-"
            gap = " " * self.style.gap
            if item and isinstance(item, dict | list) and not self.chance(self.style.brackets) and self.chance(0.8):
                write = self.mapping if isinstance(item, dict) else self.sequence
                write(item, column + 1 + len(gap), way, lead + gap)  # type: ignore[arg-type]  # data of every shape
            else:
                self.below(lead, item, column, way, seq=column + max(self.style.offset, 1), gap=gap)
            self.spans[way] = (first, self.end())

    def below(self, lead: str, item: Any, column: int, way: Keys, *, seq: int, gap: str = "") -> None:
        """Write a value behind a colon or a dash, or below it."""
        gap = gap or self.style.random.choice((" ", " ", " ", "  ", "\t" if self.style.tabs else " "))
        if item and isinstance(item, dict | list) and not self.chance(self.style.brackets):
            self.lines.append(lead + self.remark_behind())
            if isinstance(item, dict):
                self.mapping(item, column + self.style.step, way)
            else:
                self.sequence(item, seq, way)
        elif isinstance(item, dict | list):
            self.flow(lead + gap, item, column, way)
        elif (
            isinstance(item, str) and "\t" not in item and self.chance(0.25) and self.literal(lead + gap, item, column)
        ):
            pass
        else:
            self.single(lead, gap, item, column)

    def single(self, lead: str, gap: str, item: str | None, column: int) -> None:
        written = self.scalar(item, brackets=False)
        if written and self.chance(0.05):
            self.lines.append(lead + self.remark_behind())
            lead, gap = " " * (column + self.style.step), ""
        line = lead + (gap + written if written else "")
        if (
            item
            and item[:1] != " "
            and " a" not in item
            and item.split() == item.split(" ")
            and item.count(" ") > 1
            and self.chance(0.1)
        ):
            head, tail = line.rsplit(" ", 1)
            self.lines.append(head)
            line = " " * (column + self.style.step + 1) + tail
        self.lines.append(line + self.remark_behind())

    def literal(self, lead: str, item: str, column: int) -> bool:
        """Write a text below | or >, if that can be done plainly; say whether it was."""
        body = item.rstrip("\n")
        ends = len(item) - len(body)
        lines = body.split("\n")
        if (
            not body
            or not all(map(str.isprintable, lines))
            or any(line != line.strip() for line in lines)
            or not lines[0]
        ):
            return False
        right = self.style.random.choice((1, 2, 4))
        sign = "|"
        if len(lines) == 1 and lines[0].split() == lines[0].split(" ") and self.chance(0.5):
            words = lines[0].split(" ")
            at = self.style.random.randrange(len(words) + 1)
            sign, lines = ">", [" ".join(part) for part in (words[:at], words[at:]) if part]
        keep = ends > 1 or (ends == 1 and self.chance(0.1))
        head = sign + ("-" if not ends else "+" if keep else "")
        head = head[0] + str(right) + head[1:] if self.chance(0.1) else head
        self.lines.append(lead + head + self.remark_behind())
        self.lines += [" " * (column + right) + line if line else "" for line in lines]
        if keep:
            self.lines += [""] * (ends - 1)
            self.closing.add(len(self.lines))
            self.lines.append(" " * self.style.random.choice((0, column)) + self.remark())
        return True

    # Collections in brackets

    def flow(self, lead: str, data: Any, column: int, way: Keys) -> None:
        """Write a value in brackets, on one line or on several."""
        for inner in ways_below(data, way):
            self.in_brackets[inner] = way
        if self.chance(0.6) or not data:
            self.lines.append(lead + self.brackets(data) + self.remark_behind())
            return
        pad = " " * (column + self.style.step)
        opening, closing = "{}" if isinstance(data, dict) else "[]"
        self.lines.append(lead + opening + self.remark_behind())
        parts = (
            [f"{self.key(key)}: {self.brackets(each)}" for key, each in data.items()]
            if isinstance(data, dict)
            else [self.brackets(each) for each in data]
        )
        for place, part in enumerate(parts):
            while self.chance(self.style.remarks / 4):
                self.lines.append(pad + self.remark())
            last = place == len(parts) - 1
            comma = "," if not last or self.chance(0.4) else ""
            end = self.style.random.choice(("", closing)) if last else ""
            self.lines.append(pad + part + comma + (" " + end if end else "") + self.remark_behind())
        if not end:
            self.lines.append(" " * (column + 1) + closing + self.remark_behind())

    def brackets(self, data: Any) -> str:
        pad = " " * self.chance(0.2)
        comma = "," if self.chance(0.1) else ", "
        if isinstance(data, dict):
            return (
                "{"
                + pad
                + comma.join(
                    f"{self.key(key)}: {self.brackets(each)}".rstrip() + " " * (each is None)
                    for key, each in data.items()
                )
                + pad
                + "}"
            )
        if isinstance(data, list):
            return (
                "["
                + pad
                + comma.join(map(self.brackets, data))
                + ("," if data and self.chance(0.1) else "")
                + pad
                + "]"
            )
        return self.scalar(data, brackets=True)

    # Scalars

    def key(self, key: str) -> str:
        return self.style.random.choice((key, key, key, json.dumps(key, ensure_ascii=False), f"'{key}'"))

    def scalar(self, item: str | None, *, brackets: bool) -> str:
        if item is None:
            return self.style.random.choice(("null", "~", *([] if brackets else ["", ""])))
        kinds = [json.dumps(item, ensure_ascii=False)]
        if item.isprintable():
            kinds.append("'" + item.replace("'", "''") + "'")
            signs = set(item)
            odd = signs & set("#:,[]{}&*!|>%@`?\"'\\=~") or item[:1] in {"-", " ", ".", ""} or item[-1:] in {" ", "-"}
            if not odd and item not in {"null", "~", ""} and self.chance(self.style.plain):
                kinds = [item]
        return self.style.random.choice(kinds)


def ways_below(data: Any, way: Keys) -> list[Keys]:
    """Return the keys of everything below a value."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [each for key, item in items for each in ((*way, key), *ways_below(item, (*way, key)))]


@dataclass
class Written:
    """A file made at random."""

    name: str
    content: bytes
    data: dict[str, Any]
    lines: list[bytes]
    """The lines with their ends; the byte-order mark belongs to the first."""
    page: Page
    before: int = 0
    """How many lines stand before the first of the page."""

    def span(self, keys: Keys) -> tuple[int, int]:
        """Return the first line of a value and the line after its last one; all of what its brackets hold."""
        first, last = self.page.spans[self.page.in_brackets.get(keys, keys)]
        return first + self.before, last + self.before


def written(random: Random) -> Written:
    """Return a file in a style of its own."""
    style = Style.any(random)
    data = {key: value(random, 3) for key in random.sample(KEYS, random.choice((1, 2, 3, 4, 6)))}
    page = Page(style)
    if page.chance(0.05):
        page.loose_lines(0)
        first = len(page.lines)
        page.flow("", data, 0, ())
        page.spans[()] = (first, len(page.lines))
    else:
        page.mapping(data, random.choice((0, 0, 0, 0, 2)), ())
    page.loose_lines(0)
    markdown = random.random() < 0.2
    head = ["---" + " " * page.chance(0.1)] if markdown or page.chance(0.1) else []
    tail = ["---", "", "# Body", "- *a: b"] if markdown else ["..."] if page.chance(0.1) else []
    lines = [line + random.choice(style.ends) for line in [*head, *page.lines, *tail]]
    if random.random() < 0.15:
        lines[-1] = lines[-1].rstrip("\r\n")
    coded = [line.encode() for line in lines]
    if random.random() < 0.1:
        coded[0] = b"\xef\xbb\xbf" + coded[0]
    return Written("a.md" if markdown else "a.yaml", b"".join(coded), data, coded, page, len(head))


# Edits


def edit(random: Random, data: dict[str, Any]) -> Edit:
    """Return an edit that the data allow."""
    ways = ways_below(data, ())
    kind = random.choice(("set", "set", "new", "add", "add", "remove", "remove"))
    if kind in {"set", "remove"} and ways:
        way = random.choice(ways)
        return (
            Edit(way, value(random, random.choice((0, 0, 1, 2))), "set") if kind == "set" else Edit(way, kind="remove")
        )
    if kind == "add":
        lists = [way for way in ways if isinstance(at(data, way), list | None)]
        if lists and random.random() < 0.8:
            return Edit(random.choice(lists), value(random, random.choice((0, 0, 1, 2))), "add")
    mappings = [way for way in ways if isinstance(at(data, way), dict | None)]
    way = random.choice([(), *mappings])
    new = random.choice([key for key in (*KEYS, "new", "new one") if key not in (at(data, way) or {})])
    deeper = ("below", "it") if random.random() < 0.1 else ()
    given = random.choice((True, 7)) if random.random() < 0.05 else value(random, random.choice((0, 0, 1, 2)))
    return Edit((*way, new, *deeper), given, "add" if kind == "add" else "set")


def at(data: Any, keys: Keys) -> Any:
    for key in keys:
        data = data[key]
    return data


def after(data: Any, change: Edit) -> Any:
    """Return the data after an edit, worked out on a copy."""
    new = json.loads(json.dumps(data))
    here = new
    given = _plain(json.loads(json.dumps(change.value)))
    for key in change.keys[:-1]:
        if (here.get(key) if isinstance(here, dict) else here[key]) is None:
            here[key] = {}
        here = here[key]
    last = change.keys[-1]
    if change.kind == "remove":
        del here[last]
    elif change.kind == "set":
        here[last] = given
    else:
        old = here.get(last) if isinstance(here, dict) else here[last]
        here[last] = [*(old or []), given]
    return new


def _plain(given: Any) -> Any:
    """Return a value as a file holds it: without keys that say nothing, and every number a text."""
    if isinstance(given, dict):
        return {key: _plain(each) for key, each in given.items() if each is not None}
    if isinstance(given, list):
        return [_plain(each) for each in given]
    return given if given is None or isinstance(given, str) else json.dumps(given)


def reverse(data: dict[str, Any], change: Edit) -> Edit | None:
    """Return the edit that brings the old data back, or None when there is no single one."""
    way = change.keys
    for depth, key in enumerate(way):
        held = at(data, way[:depth])
        if held is None:
            return Edit(way[:depth], None)
        if isinstance(held, dict) and key not in held:
            return Edit(way[: depth + 1], kind="remove")
    old = at(data, way)
    if _plain(old) != old:
        return None  # a key that says nothing is left out of what is written
    if change.kind == "add":
        return Edit((*way, len(old)), kind="remove") if isinstance(old, list) and old else Edit(way, old)
    if change.kind == "remove" and isinstance(way[-1], int):
        return Edit(way[:-1], old, "add") if way[-1] == len(at(data, way[:-1])) - 1 else None
    return Edit(way, old)
