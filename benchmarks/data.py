"""The projects that are checked in bulk: made once, the same on every machine."""

from __future__ import annotations

import hashlib
import random
import shutil
import textwrap
from pathlib import Path

import other_files
import stories

SMALL, LARGE = 50, 500
ROUNDS = 20
FEWEST_BYTES, MOST_BYTES = 4_300, 4_700
"""How large each round's file is: 4.5 KB, give or take."""

LEVELS = ("not-there-yet", "basic", "making-progress", "excellent")
PRINCIPLES = ("assets", "capacity", "mutuality", "networks", "shared-roles", "catalysts")
GROUPS = {"members": (4, 6), "carers": (3, 4), "staff": (3, 4)}


def projects(work: Path) -> tuple[Path, Path]:
    """Return a folder with 50 projects and one with 500 in all, made if need be.

    The fifty are part of the five hundred.
    """
    large = work / "projects"
    small = large / "first"
    stamp = work / "projects.made-by"
    sources = b"".join(Path(module).read_bytes() for module in (__file__, stories.__file__, other_files.__file__))
    wanted = hashlib.sha256(sources).hexdigest()
    if not stamp.exists() or stamp.read_text() != wanted:
        shutil.rmtree(large, ignore_errors=True)
        for number in range(LARGE):
            _write_project((small if number < SMALL else large / "rest") / f"project-{number:03}", number)
        stamp.write_text(wanted)
    return small, large


def files_of(folder: Path, *, rounds_only: bool = False) -> list[str]:
    """Return every file of the projects, or only their rounds."""
    pattern = "assessments/*.yaml" if rounds_only else "*.*"
    return sorted(str(path) for path in folder.rglob(pattern) if path.is_file())


def _write_project(folder: Path, number: int) -> None:
    chance = random.Random(f"coprod {number}")
    (folder / "assessments").mkdir(parents=True)
    place = stories.PLACES[number % len(stories.PLACES)]
    for name, template in other_files.FILES.items():
        (folder / name).write_text(template.format(place=place, number=number), encoding="utf-8", newline="\n")
    levels = dict.fromkeys(PRINCIPLES, 1)
    for half_year in range(ROUNDS):
        year, month = divmod(2017 * 12 + 3 + 6 * half_year, 12)
        written = _round(chance, levels, year, month + 1)
        size = len(written.encode())
        if not FEWEST_BYTES <= size <= MOST_BYTES:
            raise AssertionError(f"a round of {size} bytes")
        path = folder / "assessments" / f"{year}-{month + 1:02}.yaml"
        path.write_text(written, encoding="utf-8", newline="\n")


def _round(chance: random.Random, levels: dict[str, int], year: int, month: int) -> str:
    """Return the file of one round; the levels move a little from round to round."""
    counts = {group: chance.randint(*size) for group, size in GROUPS.items()}
    head = [
        "format: 1", "framework: nef-six", f"date: {year}-{month:02}-{chance.randint(8, 24):02}",
        "how: apart-then-together", "counts:",
        *(f"  {group}: {count}" for group, count in counts.items()),
        f"came_last_time: {sum(counts.values()) - chance.randint(0, 3)}",
    ]  # fmt: skip
    scores = ["scores:", "  project:"]
    for principle in PRINCIPLES:
        levels[principle] = min(3, max(0, levels[principle] + chance.choice((-1, 0, 0, 0, 1, 1))))
        when = f"On {chance.randint(1, 28)} {stories.MONTHS[month - chance.randint(2, 4)]} {year}"
        scores += _score(chance, principle, levels, when)
    heard = ["heard:"]
    for group, count in counts.items():
        heard += [f"  {group}:", f"    answers: {count}", "    project:"]
        heard += [f"      {principle}: {_range(chance, levels[principle])}" for principle in PRINCIPLES]
    news = chance.sample(stories.CHANGES, len(stories.CHANGES))
    changed = ["changed_around_us:", f'  - "{news.pop()}"']
    while sum(len(line) + 1 for line in (*head, *changed, *scores, *heard)) < FEWEST_BYTES:
        changed.append(f'  - "{news.pop()}"')
    return "\n".join([*head, *changed, *scores, *heard, ""])


def _score(chance: random.Random, principle: str, levels: dict[str, int], when: str) -> list[str]:
    teller, *others = chance.sample(list(GROUPS), 3)
    lines = [f"    {principle}:"]
    if principle == "shared-roles" and chance.random() < 0.2:
        lines.append("      answer: no-agreement")
    else:
        lines.append(f"      level: {LEVELS[levels[principle]]}")
    if principle == "mutuality" and chance.random() < 0.3:
        lines += ["      examples:", "        - same_as: capacity"]
    else:
        said = textwrap.wrap(f"{when} {_story(chance)}", 100)
        lines += ["      examples:", "        - said: >-", *(f"            {line}" for line in said)]
        lines += [f"          told_by: {teller}", "          also_seen_by:"]
        lines += [f"            - {other}" for other in others[: chance.randint(1, 2)]]
    lines.append(f'      helps: "{chance.choice(stories.HELPS)}"')
    lines.append(f'      in_the_way: "{chance.choice(stories.IN_THE_WAY)}"')
    return lines


def _story(chance: random.Random) -> str:
    return f"{chance.choice(stories.WHO)} {chance.choice(stories.DID)} {chance.choice(stories.AND_THEN)}"


def _range(chance: random.Random, level: int) -> str:
    low, high = max(0, level - chance.randint(0, 1)), min(3, level + chance.randint(0, 1))
    return f"[{LEVELS[low]}, {LEVELS[high]}]"
