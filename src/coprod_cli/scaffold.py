"""A new project as a plan: which files it begins with, and what stands in them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from coprod_cli.language import _
from coprod_cli.project import GROUND_RULES_PATH, OUTCOMES_PATH, ROLES_PATH, SETTINGS_PATH
from coprod_cli.records.kinds import KINDS
from coprod_cli.records.schema import schema_of
from coprod_cli.words.first_meeting import sheet
from coprod_cli.words.folder import readme, remarks
from coprod_cli.yamltext.scalars import dump

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SCHEMAS = PurePosixPath(".schemas")


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be written: from a template and plain data, or with its text as it is."""

    path: PurePosixPath
    template: str = ""
    data: Mapping[str, Any] | None = None
    text: str = ""


def plan(beginning: Mapping[str, Any]) -> tuple[NewFile, ...]:
    """Return the files of a new project; `coprod.yaml` is last, because it makes it one.

    `beginning` is the plain data of a Beginning: each file's content under its name.
    """
    settings = beginning["coprod"]
    name, purpose = settings["project"], settings.get("purpose") or ""
    return (
        *schema_files(),
        NewFile(PurePosixPath("README.md"), "project/README.md.j2", readme(name, purpose)),
        NewFile(PurePosixPath("first-meeting.md"), "project/first-meeting.md.j2", sheet(name)),
        _yaml(OUTCOMES_PATH, beginning["outcomes"], "outcomes"),
        _yaml(ROLES_PATH, beginning["roles"], "roles"),
        _ground_rules(beginning["ground-rules"]),
        NewFile(SETTINGS_PATH, "project/coprod.yaml.j2", {
            "remarks": remarks("coprod.yaml"), "body": dump(settings), "groups": bool(settings.get("groups")),
            "decided": bool(settings.get("already_decided")),
        }),
    )  # fmt: skip


def schema_files() -> Iterable[NewFile]:
    """Return the schemas that the files' first lines point an editor to."""
    for kind in KINDS:
        text = json.dumps(schema_of(kind), ensure_ascii=False, indent=1) + "\n"
        yield NewFile(SCHEMAS / f"{kind.name}.json", text=text)


def _yaml(path: PurePosixPath, data: Mapping[str, Any], key: str) -> NewFile:
    return NewFile(
        path, f"project/{path.name}.j2", {"remarks": remarks(path.name), "body": dump(data), "empty": not data.get(key)}
    )


def _ground_rules(answers: Mapping[str, Any]) -> NewFile:
    front = {key: value for key, value in answers.items() if key != "rules"}
    headings = {
        "rules": _("Our ground rules"),
        "none_yet": _("We have agreed none yet. The sheet first-meeting.md has questions to begin from."),
        "meaning": _("What co-production means to us"),
        "meaning_none_yet": _("We have not talked about this yet."),
    }
    return NewFile(
        GROUND_RULES_PATH, "project/ground-rules.md.j2",
        {"body": dump(front), "rules": answers.get("rules") or [],
         "headings": headings},
    )  # fmt: skip
