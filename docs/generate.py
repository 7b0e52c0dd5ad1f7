"""Write what is generated: schemas, the reference pages, and what `init` writes in the examples.

`make generated` runs this; tests/test_generated.py says when something of it is stale.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path, PurePosixPath
from typing import Any

from typer.testing import CliRunner

ROOT = Path(__file__).resolve().parents[1]
_DAY_OF_THE_REPORT = "1794484800"  # 12 November 2026, the day after the latest meeting
_NOTE = "<!-- This page is generated: make generated -->\n\n"


def run(*arguments: str) -> str:
    """Return what a command prints on stdout."""
    from coprod_cli.cli.app import app

    os.environ["COLUMNS"] = "88"
    done = CliRunner().invoke(app, list(arguments), prog_name="coprod")
    if done.exit_code:
        raise RuntimeError(done.output)
    return done.stdout


def generated() -> dict[PurePosixPath, str]:
    """Return every generated file by its path in the repository."""
    return {**_schemas(), **_commands(), **_rules(), **_formats(), **_examples(), **_pictures(), **_reports()}


def _schemas() -> dict[PurePosixPath, str]:
    from coprod_cli.records.kinds import KINDS
    from coprod_cli.render.output_schemas import OUTPUT_SCHEMAS

    names = [*(kind.name for kind in KINDS), *OUTPUT_SCHEMAS]
    return {PurePosixPath(f"schemas/{name}.json"): run("schema", name) for name in names}


def _commands() -> dict[PurePosixPath, str]:
    names = [line.split()[0] for line in run("--help").partition("Commands:")[2].splitlines() if line.startswith("  ")]
    names = [name for name in names if name != "Begin"]
    parts = ["# The commands\n", f"```text\n{run('--help').rstrip()}\n```\n"]
    for name in names:
        parts.append(f"## coprod {name}\n\n```text\n{run(name, '--help').rstrip()}\n```\n")
        if name == "framework":
            parts += [
                f"### coprod framework {below}\n\n```text\n{run(name, below, '--help').rstrip()}\n```\n"
                for below in ("list", "show", "copy")
            ]
    return {PurePosixPath("docs/reference/commands.md"): _NOTE + "\n".join(parts)}


def _rules() -> dict[PurePosixPath, str]:
    from coprod_cli.rules import RULES

    parts = [
        "# The rules\n",
        "`coprod check` looks for these. Errors stop the commands that need the file. Warnings and notes are "
        "advice: three pieces are shown at a time, and each can be turned off with a reason below "
        "`advice_off` in `coprod.yaml`. `coprod explain RULE` prints one card.\n",
    ]
    for rule in RULES:
        parts.append(
            f"## {rule.id}\n\n{rule.severity.word.capitalize()}. {rule.title}\n\n{rule.why}\n\n"
            f"Source: {rule.source.words}.\n"
        )
    return {PurePosixPath("docs/reference/rules.md"): _NOTE + "\n".join(parts)}


def _formats() -> dict[PurePosixPath, str]:
    from coprod_cli.records.kinds import KINDS
    from coprod_cli.records.schema import schema_of

    pages = {}
    for kind in KINDS:
        schema = schema_of(kind)
        parts = [f"# {kind.path}\n\n{kind.about}\n", *_keys(schema, schema)]
        pages[PurePosixPath(f"docs/reference/formats/{kind.name}.md")] = _NOTE + "\n".join(parts)
    return pages


def _keys(schema: dict[str, Any], whole: dict[str, Any], way: str = "") -> list[str]:
    """Return one part for each key of an object, then those of the objects below it."""
    parts, below = [], []
    for name, key in schema.get("properties", {}).items():
        here = f"{way}{name}"
        needed = " Required." if name in schema.get("required", []) else ""
        parts.append(f"## `{here}`\n\n{key.get('description', '')}\n\n{_kind(key, whole)}.{needed}{_default(key)}\n")
        inner, ending = _inner(key, whole)
        if inner:
            below += _keys(inner, whole, f"{here}{ending}.")
    return parts + below


def _default(key: dict[str, Any]) -> str:
    value = key.get("default")
    return "" if value in (None, [], {}, False) else f" If not given: `{value}`."


def _resolved(key: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    if "anyOf" in key:
        key = next(option for option in key["anyOf"] if option.get("type") != "null")
    if "$ref" in key:
        found: dict[str, Any] = whole["$defs"][key["$ref"].rpartition("/")[2]]
        return found
    return key


def _inner(key: dict[str, Any], whole: dict[str, Any]) -> tuple[dict[str, Any] | None, str]:
    """Return the object that a key holds, perhaps in a list or by name, and how the way to it is written."""
    found = _resolved(key, whole)
    if "properties" in found:
        return found, ""
    if "items" in found:
        inner, _ending = _inner(found["items"], whole)
        return inner, "[]"
    for pattern in found.get("patternProperties", {}).values():
        inner, _ending = _inner(pattern, whole)
        return inner, ".NAME"
    return None, ""


def _kind(key: dict[str, Any], whole: dict[str, Any]) -> str:
    found = _resolved(key, whole)
    if "enum" in found or "const" in found:
        words = found.get("enum", [found.get("const")])
        return "One of: " + ", ".join(f"`{word}`" for word in words)
    if "prefixItems" in found:
        return "Two levels: the lowest and the highest"
    kinds = {
        "array": "A list", "object": "Keys with values", "integer": "A whole number",
        "boolean": "`true` or `false`", "string": "Text",
    }  # fmt: skip
    if "examples" in found:
        return f"Written like `{found['examples'][0]}`"
    kind = found.get("type", "string")
    if isinstance(kind, list) and kind[-1] == "null":
        kind = kind[0]
    return "A number or text" if isinstance(kind, list) else kinds[kind]


def _examples() -> dict[PurePosixPath, str]:
    """Return what `init` writes when nothing is answered, and the pages that it adds to Riverside."""
    from coprod_cli.render.markdown import render
    from coprod_cli.words.first_meeting import sheet
    from coprod_cli.words.folder import readme

    pages = {}
    with tempfile.TemporaryDirectory() as folder:
        begun = Path(folder) / "first-day"
        answers = Path(folder) / "answers.yaml"
        answers.write_text("coprod: {}\n", encoding="utf-8")
        run("init", str(begun), "--answers", str(answers))
        for path in sorted(begun.rglob("*.*")):
            inside = path.relative_to(begun)
            if path.is_file() and inside.parts[0] != ".schemas":
                pages[PurePosixPath("examples/first-day") / inside.as_posix()] = path.read_text(encoding="utf-8")
    name = "Riverside Friends"
    purpose = "People in Riverside decide together how day support is run, and how to get there and home."
    riverside = PurePosixPath("examples/riverside")
    pages[riverside / "README.md"] = render("project/README.md.j2", readme(name, purpose))
    pages[riverside / "first-meeting.md"] = render("project/first-meeting.md.j2", sheet(name))
    return pages


def _pictures() -> dict[PurePosixPath, str]:
    """Return the pictures of Riverside's rounds, which the README and a how-to show."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("wheel", "change", "spread", "trend", "radar", "so-far"):
            picture = Path(folder) / f"{kind}.svg"
            run("chart", "-C", str(ROOT / "examples" / "riverside"), "--kind", kind, "-o", str(picture))
            found[PurePosixPath(f"docs/pictures/riverside-{kind}.svg")] = picture.read_text(encoding="utf-8")
    return found


def _reports() -> dict[PurePosixPath, str]:
    """Return Riverside's report and the pages of its two reviews, on the day after its latest round."""
    from coprod_cli.cli.opened import open_sound
    from coprod_cli.cli.reporting import document_files
    from coprod_cli.words.review import document

    shown = PurePosixPath("docs/riverside")
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = _DAY_OF_THE_REPORT
    try:
        with tempfile.TemporaryDirectory() as folder:
            for ending in ("md", "html"):
                run("report", "-C", str(ROOT / "examples" / "riverside"), "-o", str(Path(folder) / f"report.{ending}"))
            pages = {shown / path.name: path.read_text(encoding="utf-8") for path in Path(folder).iterdir()}
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before
    riverside = ROOT / "examples" / "riverside"
    project = open_sound(riverside).project
    for review in project.reviews:
        files = document_files(document(project, review), riverside, Path(f"review-{review.month}.md"))
        pages |= {shown / path.name: content.decode() for path, content in files.items()}
    return pages


def main() -> None:
    """Write every generated file."""
    for path, text in generated().items():
        place = ROOT / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(generated())} files written", file=sys.stderr)


if __name__ == "__main__":
    main()
