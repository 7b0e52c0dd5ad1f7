"""What coprod is measured beside: check-jsonschema, and the plain reading of the files."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

from timing import BARE, Command, CommandError, output_of

REQUIREMENTS = Path(__file__).resolve().parents[1] / "requirements" / "bench.txt"

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_READ = """
import sys, time
paths = sys.stdin.read().splitlines()
for path in paths[:100]:
    open(path, 'rb').read()
began = time.process_time()
for path in paths:
    with open(path, 'rb') as file:
        file.read()
print(time.process_time() - began)
"""


def check_jsonschema(work: Path) -> str:
    """Return the path of check-jsonschema, in an environment of its own, made if need be.

    ruamel.yaml.clib is not in it: check-jsonschema does not ask for it, so its users do not have it.
    """
    home = work / "peer"
    stamp = home / "made-from"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes() + sys.version.encode()).hexdigest()
    python, program = home / "bin" / "python", home / "bin" / "check-jsonschema"
    if not stamp.exists() or stamp.read_text() != wanted:
        shutil.rmtree(home, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", home], check=True)
        subprocess.run(
            [python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-deps", "--require-hashes",
             "-r", REQUIREMENTS], check=True,
        )  # fmt: skip
        stamp.write_text(wanted)
    compiled = subprocess.run([python, "-c", "import _ruamel_yaml"], capture_output=True, check=False)
    if compiled.returncode == 0:
        raise CommandError("ruamel.yaml.clib is in the environment of check-jsonschema")
    return str(program)


def schema_file(coprod: str, work: Path, *kinds: str) -> Path:
    """Write a schema that every file of these kinds fits, as `coprod schema` prints them."""
    parts = []
    for kind in kinds:
        printed = json.loads(output_of(Command([coprod, "schema", kind]), holds='"properties"'))
        parts.append({**printed, "$id": f"urn:coprod:{kind}"})
    whole = parts[0] if len(parts) == 1 else {"$schema": DIALECT, "anyOf": parts}
    path = work / f"{kinds[0] if len(kinds) == 1 else 'any-kind'}.schema.json"
    path.write_text(json.dumps(whole))
    return path


def peer_check(program: str, schema: Path, files: list[str]) -> Command:
    """Return the command by which check-jsonschema validates files, tried on the first of them.

    It must take the first file and refuse the schema itself, which is no record: else it would
    be fast because it looks at nothing.
    """
    start = [program, "--schemafile", str(schema)]
    output_of(Command([*start, files[0]]), holds="ok")
    refused = subprocess.run([*start, str(schema)], capture_output=True, check=False)
    if refused.returncode != 1:
        raise CommandError("check-jsonschema refuses nothing")
    return Command([*start, *files])


def reading_seconds(files: list[str]) -> float:
    """Return the CPU time in which one Python process opens, reads and closes files."""
    done = subprocess.run(
        [*BARE.words[:1], "-c", _READ], input="\n".join(files), capture_output=True, text=True, check=True
    )
    return float(done.stdout)
