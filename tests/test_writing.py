"""Saving: the old file or the new one, never a mix, and nothing that coprod did not make is lost."""

from __future__ import annotations

import contextlib
import ctypes
import io
import itertools
import json
import os
import random
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest

from coprod_cli.errors import CoprodError
from coprod_cli.store import lock
from coprod_cli.store.lock import locked
from coprod_cli.store.private import private_folder
from coprod_cli.store.write import Changed, change, replace, write_new
from helpers import (
    EXIT_CODES,
    NEXT_ROUND,
    Result,
    clean_environment,
    coprod,
    required,
    run,
    run_in_pty,
    snapshot,
    start,
    tree,
    unprivileged,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GROUPS = "groups:\n" + "".join(f"- {{id: {name}, name: {name}}}\n" for name in ("members", "carers", "staff"))
NOTHING_CHANGED = "Nothing was changed there."
WRITE_PROTECTED = 0o555
WRITERS = (
    "assess --answers ../answers.yaml",
    "init --answers ../beginning.yaml ../new",
    "init --example riverside ../new",
    "chart",
    "chart -o ../wheel.svg",
    "report",
    "report -o ../page.md",
    "framework copy",
)


@pytest.fixture(autouse=True, scope="module")
def _posix() -> None:
    required(sys.platform != "win32", "files of this system have no modes and links as POSIX has them", on=("darwin",))


@pytest.fixture
def project(riverside: Path) -> Path:
    """Return riverside, with answers beside it."""
    shutil.copy(NEXT_ROUND, riverside.parent / "answers.yaml")
    tree(riverside.parent, {"beginning.yaml": "coprod: {project: New}\n", "outside/kept.md": "kept\n"})
    return riverside


@pytest.fixture
def quick_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder in memory, where there is one: a process that is killed takes nothing of it along."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(prefix="coprod-", dir=memory) as folder:
        yield Path(folder)


def refused(done: Result) -> bool:
    """Say whether a command could not do it, and said so in a sentence with a hint."""
    said = done.stderr.splitlines()
    return done.code == 3 and "Traceback" not in done.stderr and said[-1].startswith("  hint: ")


def files(folder: Path) -> dict[str, Any]:
    """Return everything below a folder but for times and the private folder: there a lock was, for a moment."""
    known = {name: (*known[:2], known[3]) for name, known in snapshot(folder).items()}
    return {name: each for name, each in known.items() if not name.startswith(".coprod")}


THEIRS = PurePosixPath("outcomes.yaml")
ADDITION = b"# What was said on Monday, by those who came\n" * 200


def change_their_file() -> None:
    """Be a command that changes a person's file, and says so as coprod does."""
    try:
        with locked(Path()):
            was = Path(THEIRS).read_bytes()
            change(Path(), THEIRS, was, was + ADDITION)
        os.write(1, b"Wrote " + bytes(THEIRS) + b"\n")
    except CoprodError as error:
        print(f"error: {error.message}\n  hint: {error.hint}", file=sys.stderr, flush=True)
        raise SystemExit(3) from None
    except (OSError, KeyboardInterrupt) as error:
        raise SystemExit(130 if isinstance(error, KeyboardInterrupt) else 3) from None


HERE = {"PYTHONPATH": str(Path(__file__).parent), "PYTHONDONTWRITEBYTECODE": "1"}
CHANGE = (sys.executable, "-c", "import test_writing; test_writing.change_their_file()")
ASSESS = (*coprod(), "assess", "--answers", "../answers.yaml")


# What is there is never overwritten


def test_init_keeps_every_file_that_is_there(tmp_path: Path) -> None:
    own = {name: f"our own {name}\n" for name in ("README.md", "outcomes.yaml", "roles.yaml", ".schemas/project.json")}
    tree(tmp_path, own)
    before = snapshot(tmp_path)
    done = run("init", "--answers", "-", cwd=tmp_path, stdin="coprod: {project: New}\n")
    after = snapshot(tmp_path)
    assert done.code == 0
    assert all(after[name] == before[name] for name in own)
    assert done.stderr.count("Kept ") == len(own)
    assert (tmp_path / "coprod.yaml").exists()


@pytest.mark.parametrize("option", [["--answers", "-"], ["--example", "riverside"]])
def test_init_changes_nothing_in_a_project(option: list[str], project: Path) -> None:
    before = snapshot(project)
    assert refused(run("init", *option, cwd=project, stdin="coprod: {project: New}\n"))
    assert snapshot(project) == before


def test_init_beside_a_project_is_as_good_as_anywhere(project: Path) -> None:
    before = snapshot(project)
    done = run("init", "../new", "--example", "riverside", cwd=project)
    assert done.code == 0
    assert (project.parent / "new" / "coprod.yaml").exists()
    assert snapshot(project) == before


@pytest.mark.parametrize("month", [[], ["2026-10"]])
def test_a_month_that_is_there_keeps_what_the_answers_do_not_speak_of(month: list[str], project: Path) -> None:
    answers = "date: 2026-10-18\nscores: {organisation: {assets: {answer: dont-know}}}\n"
    before = (project / "assessments/2026-10.yaml").read_text(encoding="utf-8")
    done = run("assess", *month, "--answers", "-", cwd=project, stdin=answers)
    assert done.code == 0
    after = (project / "assessments/2026-10.yaml").read_text(encoding="utf-8")
    project_part = before[before.index("  project:") : before.index("  organisation:")]
    assert project_part in after
    assert "date: 2026-10-18\n" in after
    assert after.index("answer: dont-know", after.index("  organisation:"))


def test_a_framework_that_is_there_is_refused(project: Path) -> None:
    assert run("framework", "copy", cwd=project).code == 0
    before = files(project)
    assert refused(run("framework", "copy", cwd=project))
    assert files(project) == before


LINKS = (
    ("assessments", "outside", "assess --answers ../answers.yaml"),
    ("assessments/2026-11.yaml", "outside/new.yaml", "assess --answers ../answers.yaml"),
    ("assessments/2026-11.yaml", "outside/kept.md", "assess --answers ../answers.yaml"),
    ("framework.yaml", "outside/new.yaml", "framework copy"),
    ("framework.yaml", "outside/kept.md", "framework copy"),
    ("reports", "outside", "report"),
    ("reports", "outside", "chart"),
    ("reports/report.md", "outside/new.md", "report"),
    ("reports/wheel-project-2026-10.svg", "outside/new.svg", "chart"),
    ("page.md", "outside/kept.md", "report -o page.md"),
)


@pytest.mark.parametrize(("name", "to", "command"), LINKS)
def test_nothing_is_written_through_a_link(name: str, to: str, command: str, project: Path) -> None:
    link = project / name
    if link.is_dir():
        shutil.rmtree(link)
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(project.parent / to)
    before = snapshot(project.parent)
    assert refused(run(*command.split(), cwd=project))
    assert snapshot(project.parent) == before


@pytest.mark.parametrize("name", ["README.md", "coprod.yaml", ".schemas", "assessments"])
def test_init_writes_nothing_through_a_link(name: str, tmp_path: Path) -> None:
    outside = tree(tmp_path / "outside", {"kept.md": "kept\n"})
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / name).symlink_to(outside if name[0] in ".a" else outside / "made.md")
    before = snapshot(outside)
    done = run("init", "new", "--answers", "-", cwd=tmp_path, stdin="coprod: {project: New}\n")
    assert done.code in {0, 3}
    assert snapshot(outside) == before


@pytest.mark.parametrize("command", [each for each in WRITERS if "--answers" not in each or "assess" in each])
def test_a_dry_run_writes_nothing(command: str, project: Path) -> None:
    before = snapshot(project.parent)
    done = run(*command.split(), "--dry-run", cwd=project)
    assert done.code == 0
    assert "Would write " in done.stderr
    assert snapshot(project.parent) == before


OWN_FILES = (
    ("ground-rules.md", "report -o ground-rules.md"),
    ("README.md", "chart -o README.svg"),
    ("ground-rules.md", "chart -o ground-rules.png"),
    ("notes.md", "report -o notes.md"),
    ("NOTES.MD", "report -o NOTES.MD"),
    ("reports/report.md", "report"),
    ("reports/wheel-project-2026-10.md", "chart"),
    ("photo.png", "chart -o photo.png"),
    ("drawing.svg", "chart -o drawing.svg"),
    ("letter.pdf", "chart -o letter.pdf"),
)


@pytest.mark.parametrize(("name", "command"), OWN_FILES)
def test_a_file_that_coprod_did_not_make_is_never_replaced(name: str, command: str, project: Path) -> None:
    if not (project / name).exists():
        tree(project, {name: "Our own words.\n"})
    before = snapshot(project)
    assert refused(run(*command.split(), cwd=project))
    assert snapshot(project) == before


@pytest.mark.parametrize(
    "command", ["report -o page.md", "chart -o wheel.svg", "chart -o wheel.png", "report", "chart"]
)
def test_a_file_that_coprod_made_is_replaced(command: str, project: Path) -> None:
    assert run(*command.split(), cwd=project).code == 0
    made = snapshot(project)
    settings = project / "coprod.yaml"
    settings.write_bytes(settings.read_bytes().replace(b"Riverside Friends", b"Riverside Neighbours"))
    assert run(*command.split(), cwd=project).code == 0
    assert snapshot(project).keys() == made.keys()
    assert snapshot(project) != made


# Somebody who may not write


@pytest.mark.parametrize(
    ("folder", "command"),
    [("assessments", "assess --answers ../answers.yaml"), (".", "framework copy"), (".", "report"), (".", "chart"),
     ("..", "init ../new --answers ../beginning.yaml"), ("../outside", "init ../outside --answers ../beginning.yaml")],
)  # fmt: skip
def test_a_folder_that_may_not_be_written_is_left_as_it_is(folder: str, command: str, project: Path) -> None:
    where = project / folder
    where.chmod(WRITE_PROTECTED)
    before = snapshot(project.parent)
    try:
        outside = project.parent if "init" in command else project
        done = run(
            *command.replace("../", "" if "init" in command else "../").split(), cwd=outside, before=unprivileged()
        )
        assert refused(done)
        assert "Permission denied" in done.stderr
        assert snapshot(project.parent) == before
    finally:
        where.chmod(0o755)


def test_a_file_that_is_write_protected_is_left_as_it_is(project: Path) -> None:
    assert run("report", cwd=project).code == 0
    (project / "reports" / "report.md").chmod(0o444)
    before = files(project)
    done = run("report", cwd=project, before=unprivileged())
    assert refused(done)
    assert "write-protected" in done.stderr
    assert files(project) == before


def test_a_folder_that_may_not_be_written_is_noticed_before_the_first_question(tmp_path: Path) -> None:
    tmp_path.chmod(WRITE_PROTECTED)
    try:
        shown = run_in_pty("init", cwd=tmp_path, typed=[b"\x03"], before=unprivileged())
    finally:
        tmp_path.chmod(0o755)
    assert shown.code == 3
    assert "> " not in shown.text


@pytest.mark.parametrize("locked_before", [False, True])
def test_nothing_is_changed_in_a_folder_that_may_not_be_written(locked_before: bool, project: Path) -> None:
    if locked_before:
        with locked(project):
            pass
    project.chmod(WRITE_PROTECTED)
    before = snapshot(project)
    try:
        done = start([*unprivileged(), *CHANGE], cwd=project, environment=HERE)
        assert refused(done)
        assert "Permission denied" in done.stderr
        assert snapshot(project) == before
    finally:
        project.chmod(0o755)


def test_a_persons_file_that_is_write_protected_is_not_changed(project: Path) -> None:
    (project / THEIRS).chmod(0o444)
    before = files(project)
    done = start([*unprivileged(), *CHANGE], cwd=project, environment=HERE)
    assert refused(done)
    assert "write-protected" in done.stderr
    assert files(project) == before
    (project / THEIRS).chmod(0o600)
    assert start([*unprivileged(), *CHANGE], cwd=project, environment=HERE).code == 0
    assert (project / THEIRS).stat().st_mode & 0o777 == 0o600


def test_a_private_folder_that_may_not_be_opened_is_opened_again_or_told(project: Path) -> None:
    with locked(project):
        pass
    (project / ".coprod").chmod(0)
    assert start([*unprivileged(), *CHANGE], cwd=project, environment=HERE).code == 0
    (project / ".coprod" / "lock").chmod(0o400)
    before = files(project)
    done = start([*unprivileged(), *CHANGE], cwd=project, environment=HERE)
    assert refused(done)
    assert "Permission denied" in done.stderr
    assert files(project) == before


# A full disk


@pytest.mark.parametrize("command", [ASSESS, CHANGE], ids=["new", "change"])
def test_a_file_larger_than_the_system_allows_is_not_begun(command: tuple[str, ...], project: Path) -> None:
    before = files(project)
    limited = ["sh", "-c", 'ulimit -f 1; exec "$@"', "sh", *command]
    done = start(limited, cwd=project, environment=HERE)
    assert refused(done)
    assert "File too large" in done.stderr
    assert files(project) == before


@pytest.mark.parametrize("option", ["size=256k", "size=2m,nr_inodes=48"])
@pytest.mark.parametrize("pages", [0, 1])
@pytest.mark.parametrize("kind", ["new", "change", "change, locked before"])
def test_a_full_disk_leaves_everything_as_it_was(option: str, pages: int, kind: str, project: Path) -> None:
    done = in_a_process("on_a_full_disk", project, option, pages, kind, before=namespace())
    assert done["filled"]
    assert refused(Result(*done["result"]))
    assert "No space left on device" in done["result"][2]
    assert done["unchanged"]
    assert done["then"] == 0


def namespace() -> list[str]:
    """Return what starts a command that may mount disks of its own."""
    program = shutil.which("unshare")
    command = [str(program), "--user", "--map-root-user", "--mount"]
    mounts = [*command, "sh", "-c", "mount -t tmpfs tmpfs /mnt"]
    if program is None or subprocess.run(mounts, capture_output=True, check=False).returncode != 0:
        pytest.skip("NOT TESTED: a full disk, because none can be mounted here; a limit on files was tried")
    return command


def on_a_full_disk(project: str, option: str, pages: str, kind: str) -> dict[str, Any]:
    """Write on a disk with so many pages of 4 KiB left, where more are needed; then make room, and try again."""
    disk = Path(project).parent / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", option, "tmpfs", str(disk)], check=True)
    folder = shutil.copytree(project, disk / "project")
    if "before" in kind:
        with locked(folder):
            pass
    filled = fill(disk)
    os.truncate(disk / "filling", max(0, (disk / "filling").stat().st_size - 4096 * int(pages)))
    before = files(folder)
    answers = NEXT_ROUND.read_text(encoding="utf-8").replace('helps: "', 'helps: "' + "Many words. " * 400)
    command = [*coprod(), "assess", "--answers", "-"] if kind == "new" else CHANGE
    done = start(command, cwd=folder, stdin=answers, environment=HERE)
    unchanged = files(folder) == before
    for path in (disk / "filling", *disk.glob("file-*")):
        path.unlink()
    then = start(command, cwd=folder, stdin=answers, environment=HERE)
    result = [done.code, done.stdout, done.stderr]
    return {"filled": filled, "result": result, "unchanged": unchanged, "then": then.code}


def fill(disk: Path) -> bool:
    """Use up a disk's space, or where there is plenty its number of files."""
    with contextlib.suppress(OSError), (disk / "filling").open("wb", buffering=0) as file:
        for _ in range(256):
            file.write(bytes(4096))
    try:
        for number in range(64):
            (disk / f"file-{number}").write_bytes(b"x")
    except OSError:
        return True
    return False


# kill -9


def in_a_process(function: str, *arguments: object, before: list[str] | None = None) -> dict[str, Any]:
    """Call a function of this module in a process of its own, where nothing hinders a fork."""
    program = (
        f"import json, sys, test_writing; found = test_writing.{function}(*sys.argv[1:]); print(json.dumps(found))"
    )
    done = start(
        [*(before or []), sys.executable, "-c", program, *map(str, arguments)],
        cwd=Path(__file__).parent,
        environment={"PYTHONPATH": HERE["PYTHONPATH"]},
        limit=240,
    )
    assert done.code == 0, done.said
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def content_of(number: int) -> bytes:
    """Return content that shows whether it is whole: it is long, and its last line names it."""
    return b"%d: what happened, really, here\n" % number * 2000 + b"end of %d\n" % number


def write_new_files(folder: Path, number: int) -> None:
    write_new(folder, PurePosixPath(f"assessments/{number}.yaml"), content_of(number))


def write_over(folder: Path, number: int) -> None:
    replace(folder, PurePosixPath("assessments/0.yaml"), content_of(number))


def write_changes(folder: Path, number: int) -> None:
    with locked(folder):
        if number:
            change(folder, PurePosixPath("assessments/0.yaml"), content_of(number - 1), content_of(number))
        else:
            write_new_files(folder, 0)


def is_whole(folder: Path, written: int) -> bool:
    """Say whether every file is there that was said to be, and every one that is there is whole."""
    found = {int(path.stem): path.read_bytes() for path in folder.glob("assessments/[0-9]*.yaml")}
    return all(content == content_of(number) for number, content in found.items()) and {*range(written)} <= {*found}


def is_latest(folder: Path, written: int) -> bool:
    """Say whether the last version that was said to be written is there, or the one after it."""
    file = folder / "assessments" / "0.yaml"
    found = file.read_bytes() if file.exists() else None
    return found in {content_of(written), content_of(written - 1) if written else None}


KILLED: dict[str, tuple[Callable[[Path, int], None], Callable[[Path, int], bool]]] = {
    "new": (write_new_files, is_whole),
    "over": (write_over, is_latest),
    "change": (write_changes, is_latest),
}
ROUNDS = 700 if os.environ.get("CI") else 300


@pytest.mark.parametrize("way", KILLED)
def test_kill_9_at_any_moment_leaves_whole_files(way: str, quick_disk: Path) -> None:
    done = in_a_process("killed_at_random", quick_disk, way, ROUNDS)
    assert done["written"] > ROUNDS / 2
    assert done["bad"] == []


def killed_at_random(top: str, way: str, rounds: str) -> dict[str, Any]:
    """Let a process write one file after another, and kill it; return in which rounds harm was done."""
    write, is_well = KILLED[way]
    moments = random.Random(2026)
    pace = time_of(write, Path(top))
    written, bad = 0, []
    for number in range(int(rounds)):
        folder = Path(top, str(number))
        folder.mkdir()
        acknowledged = killed(write, folder, moments.uniform(0, 2 * pace))
        written += acknowledged
        if not is_well(folder, acknowledged):
            bad.append(number)
        shutil.rmtree(folder)
    return {"written": written, "bad": bad}


def time_of(write: Callable[[Path, int], None], top: Path) -> float:
    """Return how many seconds a new process takes to write its first file here."""
    taken = 0.0
    for number in range(5):
        child, pipe = writing(write, top / f"pace-{number}")
        begun = time.monotonic()
        os.read(pipe, 1)
        taken += time.monotonic() - begun
        end(child, pipe)
    return taken / 5


def killed(write: Callable[[Path, int], None], folder: Path, after: float) -> int:
    """Write in a process that is killed; return how many files it said were written."""
    child, pipe = writing(write, folder)
    time.sleep(after)
    return end(child, pipe)


def writing(write: Callable[[Path, int], None], folder: Path) -> tuple[int, int]:
    """Begin a process that writes one file after another, and says so after each."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            for number in itertools.count():
                write(folder, number)
                os.write(theirs, b".")
        finally:
            traceback.print_exc()
            os._exit(1)
    os.close(theirs)
    return child, ours


def end(child: int, pipe: int) -> int:
    os.kill(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code == -signal.SIGKILL, "it could not write"
    with os.fdopen(pipe, "rb") as rest:
        return len(rest.read())


# A power cut: what was sent to the disk is there afterwards, and nothing else


def rename_unsynced(folder: Path, number: int) -> None:
    """Write as most programs do: well, but for the disk that keeps things in mind for a while."""
    file = folder / "assessments" / "0.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.with_name("new").write_bytes(content_of(number))
    file.with_name("new").replace(file)


CUT = KILLED | {"unsynced": (rename_unsynced, is_latest)}
DISK_CALLS = ("mkdir", "open", "write", "fchmod", "fsync", "close", "link", "rename", "replace", "unlink")
JOURNALS = ("defaults", "noauto_da_alloc", "noauto_da_alloc, later", "noauto_da_alloc,data=writeback, later")
"""How a disk keeps its journal. Later, it has kept all names and sizes, and the bytes only if somebody asked."""


@pytest.mark.parametrize("journal", JOURNALS)
@pytest.mark.parametrize("way", KILLED)
def test_a_power_cut_after_any_system_call_leaves_whole_files(way: str, journal: str, quick_disk: Path) -> None:
    done = in_a_process("power_cuts", quick_disk, way, journal, before=own_disks(quick_disk))
    assert done["cuts"] > 5
    assert done["bad"] == []


@pytest.mark.parametrize("journal", JOURNALS)
def test_such_a_power_cut_finds_out_who_does_not_send_to_the_disk(journal: str, quick_disk: Path) -> None:
    done = in_a_process("power_cuts", quick_disk, "unsynced", journal, before=own_disks(quick_disk))
    assert done["cuts"] - 1 in done["bad"]  # the one after it said that it was written


def own_disks(top: Path) -> list[str]:
    """Return what starts a command that may mount an image of a disk, where nobody else sees it."""
    make_image(top / "probe.img")
    command = ["unshare", "--mount"]
    mounts = [*command, "mount", "-o", "loop", str(top / "probe.img"), "/mnt"]
    if shutil.which("unshare") is None or subprocess.run(mounts, capture_output=True, check=False).returncode != 0:
        pytest.skip("NOT TESTED: a power cut, because no disk of our own can be mounted here; kill -9 was tried")
    return command


def make_image(path: Path) -> None:
    program = shutil.which("mkfs.ext4", path=os.defpath + ":/usr/sbin:/sbin")
    required(program, "a power cut: there is no mkfs.ext4")
    path.write_bytes(b"")
    os.truncate(path, 6 << 20)
    subprocess.run([str(program), "-q", "-F", "-b", "1024", "-J", "size=1", str(path)], check=True)


def power_cuts(top: str, way: str, journal: str) -> dict[str, Any]:
    """Write on a disk whose power is cut after each call, and once it is said to be written; return the bad cuts."""
    write, is_well = CUT[way]
    image, place = Path(top, "disk.img"), Path(top, "disk")
    make_image(image)
    options, _comma, later = journal.partition(", ")
    with mounted(image, place, options):
        write(place / "project", 0)
    with mounted(image, place, options), (place / "other").open("wb", buffering=0) as other:
        cuts: list[bytes] = []
        sync = os.fsync

        def cut() -> None:
            if later:
                other.write(b"x")
                sync(other.fileno())
            cuts.append(image.read_bytes())

        with after_each_call(cut):
            write(place / "project", 1)
        cut()
    written = [*[1] * (len(cuts) - 1), 2]
    wells = [survives(Path(top), each, is_well, number) for each, number in zip(cuts, written, strict=True)]
    return {"cuts": len(cuts), "bad": [number for number, well in enumerate(wells) if not well]}


@contextlib.contextmanager
def mounted(image: Path, place: Path, journal: str) -> Iterator[None]:
    """Mount an image, on which nothing is kept unless somebody asks for it."""
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", f"loop,commit=600,{journal}", str(image), str(place)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", str(place)], check=True)


@contextlib.contextmanager
def after_each_call(look: Callable[[], None]) -> Iterator[None]:
    """Look after each call that could change what is on a disk."""

    def followed(call: Callable[..., Any]) -> Callable[..., Any]:
        def both(*arguments: Any, **named: Any) -> Any:
            done = call(*arguments, **named)
            look()
            return done

        return both

    with pytest.MonkeyPatch.context() as patch:
        for name in DISK_CALLS:
            patch.setattr(os, name, followed(getattr(os, name)))
        yield


def survives(top: Path, cut: bytes, is_well: Callable[[Path, int], bool], written: int) -> bool:
    """Say whether a project is well on a disk whose power came back: its journal is played again."""
    (top / "cut.img").write_bytes(cut)
    with mounted(top / "cut.img", top / "cut", "defaults"):
        return is_well(top / "cut" / "project", written)


# Many at once


def test_of_many_writers_at_once_one_succeeds_and_the_others_are_told(quick_disk: Path) -> None:
    done = in_a_process("all_at_once", quick_disk, 40, 8)
    assert done["winners"] == [1] * 40
    assert done["whole"] == [True] * 40


def all_at_once(top: str, rounds: str, writers: str) -> dict[str, Any]:
    """Let several processes write one new file at the same time."""
    winners, whole = [], []
    for number in range(int(rounds)):
        ours, theirs = os.pipe()
        children = [waiting_writer(Path(top), number, writer, ours, theirs) for writer in range(int(writers))]
        os.close(ours)
        os.close(theirs)  # all of them begin
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        winners.append(codes.count(0))
        found = (Path(top) / f"{number}.yaml").read_bytes()
        whole.append(found == content_of(codes.index(0)) if 0 in codes else False)
    return {"winners": winners, "whole": whole}


def waiting_writer(folder: Path, number: int, writer: int, begin: int, other: int) -> int:
    return waiting(lambda: write_new(folder, PurePosixPath(f"{number}.yaml"), content_of(writer)), begin, other)


def waiting(write: Callable[[], None], begin: int, other: int) -> int:
    """Begin a process that writes as soon as its pipe is closed; it ends with 3 if somebody else was faster."""
    child = os.fork()
    if child:
        return child
    os.close(other)
    os.read(begin, 1)
    try:
        write()
    except Changed:
        os._exit(3)
    except CoprodError as error:
        os._exit(3 if "is there already" in error.message else 4)
    os._exit(0)


WRITERS_AT_ONCE = 50


def test_each_of_many_who_add_to_one_file_in_turn_is_heard(quick_disk: Path) -> None:
    done = in_a_process("adding_at_once", quick_disk, 2, "in turn")
    assert done["codes"] == [[0] * WRITERS_AT_ONCE] * 2
    assert done["items"] == [[*range(WRITERS_AT_ONCE)]] * 2


def test_each_of_many_who_add_to_one_file_at_once_is_heard_or_told(quick_disk: Path) -> None:
    done = in_a_process("adding_at_once", quick_disk, 12, "as they come")
    for codes, items in zip(done["codes"], done["items"], strict=True):
        assert set(codes) <= {0, 3}
        assert items == [writer for writer, code in enumerate(codes) if code == 0]
        assert items


def adding_at_once(top: str, rounds: str, how: str) -> dict[str, Any]:
    """Let many processes add an item each to one file; return how each ended, and the items that are there."""
    lock.LONGEST_WAIT = 100
    codes, items = [], []
    for number in range(int(rounds)):
        folder = tree(Path(top, str(number)), {str(THEIRS): b""})
        ours, theirs = os.pipe()
        turn = locked if how == "in turn" else contextlib.nullcontext
        children = [waiting(adder(folder, writer, turn), ours, theirs) for writer in range(WRITERS_AT_ONCE)]
        os.close(ours)
        os.close(theirs)  # all of them begin
        codes.append([os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children])
        items.append(sorted(map(int, (folder / THEIRS).read_text(encoding="utf-8").split())))
    return {"codes": codes, "items": items}


def adder(folder: Path, item: int, turn: Callable[[Path], Any]) -> Callable[[], None]:
    """Return what reads a file and adds an item to it."""

    def add() -> None:
        with turn(folder):
            was = (folder / THEIRS).read_bytes()
            change(folder, THEIRS, was, was + b"%d\n" % item)

    return add


# Every system call of a save that can fail

ERRORS = ("ENOSPC", "EIO", "EACCES", "EROFS", "EINTR", "EDQUOT", "ENOMEM")
CALLS = (
    "openat",
    "write",
    "fsync",
    "link,linkat",
    "unlink,unlinkat",
    "rename,renameat,renameat2",
    "mkdir,mkdirat",
    "close",
    "flock",
    "fchmod",
)
LOOKS = (
    "read",
    "lseek",
    "newfstatat,fstat,lstat,stat,statx",
    "access,faccessat,faccessat2",
    "getdents64",
    "chmod,fchmodat",
)
SAVES = {
    "new": ("assess --answers ../answers.yaml", "assessments/2026-11.yaml"),
    "over": ("report -o page.md", "page.md"),
    "change": (CHANGE[-1], str(THEIRS)),
}
HAPPENS = {
    "new": {*CALLS} - {"rename,renameat,renameat2", "fchmod"},
    "over": {*CALLS} - {"link,linkat", "mkdir,mkdirat", "flock"},
    "change": {*CALLS, *LOOKS} - {"link,linkat", "chmod,fchmodat"},
}
"""A new file is linked to its name, and one that replaces another gets its mode and is renamed."""
MOST_CALLS = 100
"""A save makes fewer calls of one kind than this."""
NO_LINKS = "inject=?link,?linkat:error=EPERM"
"""What a memory stick says, whose files can have one name only."""


@pytest.mark.parametrize(("kind", "calls"), sorted((kind, calls) for kind in SAVES for calls in HAPPENS[kind]))
def test_a_failing_system_call_leaves_the_old_or_the_new_file(kind: str, calls: str, quick_disk: Path) -> None:
    done = with_faults(quick_disk, kind, calls, [f"error={error}" for error in ERRORS])
    assert len(done["codes"]) >= len(ERRORS)
    assert done["bad"] == []


@pytest.mark.parametrize("kind", SAVES)
@pytest.mark.parametrize("signal_name", ["KILL", "INT", "TERM"])
def test_a_signal_at_any_system_call_leaves_the_old_or_the_new_file(
    signal_name: str, kind: str, quick_disk: Path
) -> None:
    done = with_faults(quick_disk, kind, " ".join(HAPPENS[kind]), [f"signal={signal_name}"])
    assert len(done["codes"]) > 10
    assert done["bad"] == []


@pytest.mark.parametrize("fault", [*(f"error={error}" for error in ERRORS), "signal=KILL"])
@pytest.mark.parametrize("calls", ["openat", "rename,renameat,renameat2"])
def test_a_disk_without_links_gets_no_half_file_either(calls: str, fault: str, quick_disk: Path) -> None:
    done = with_faults(quick_disk, "new", calls, [fault], NO_LINKS)
    assert len(done["codes"]) >= 1
    assert done["bad"] == []


def test_a_disk_that_cannot_sync_a_folder_is_written_all_the_same(quick_disk: Path) -> None:
    done = with_faults(quick_disk, "new", "fsync", ["error=EINVAL"])
    assert done["codes"].count(3) == 1  # the file itself must be synced, its folders as well as can be
    assert done["codes"][-1] == 0
    assert done["bad"] == []


RENAMES = "rename,renameat,renameat2"
LIES = [(kind, "write", 4000) for kind in SAVES] + [
    ("new", "link,linkat", 0),
    ("over", RENAMES, 0),
    ("change", RENAMES, 0),
]


@pytest.mark.parametrize(("kind", "calls", "answer"), LIES)
def test_a_disk_that_lies_about_what_it_did_is_found_out(kind: str, calls: str, answer: int, quick_disk: Path) -> None:
    done = with_faults(quick_disk, kind, calls, [f"retval={answer}"])
    assert 3 in done["codes"]
    assert done["bad"] == []


@pytest.mark.parametrize("command", ["init new --example riverside", "assess -C project --answers answers.yaml"])
def test_everything_is_on_the_disk_before_it_is_called_written(command: str, quick_disk: Path) -> None:
    tree(quick_disk / "project", {"coprod.yaml": f"format: 1\nproject: New\n{GROUPS}"})
    shutil.copy(NEXT_ROUND, quick_disk / "answers.yaml")
    log = quick_disk / "strace.log"
    traced = "trace=?mkdir,?mkdirat,?link,?linkat,?rename,?renameat,?renameat2,fsync,write"
    before = [strace(), "-f", "-y", "-s", "200", "-o", str(log), "-e", traced]
    assert run(*command.split(), cwd=quick_disk, before=before).code == 0
    calls = log.read_text(encoding="utf-8")
    assert re.search(r"(?:link|rename)", calls)
    assert list(too_early(quick_disk, calls.splitlines())) == []


def too_early(top: Path, calls: list[str]) -> Iterator[str]:
    """Yield what was called written while a file, or the folder that has its name, was not on the disk."""
    waiting: set[Path] = set()
    synced: set[Path] = set()
    for call in calls:
        paths = [Path(top, path) for path in re.findall(r'"([^"]*)"', call)]
        if re.search(r" (?:mkdir|link|rename)\w*\(.* = 0$", call):
            new = {paths[-1].parent, *(path for path in paths[:-1] if path not in synced)}
            waiting |= {path for path in new if path.is_relative_to(top)}  # Python's own files do not matter
        elif found := re.search(r" fsync\(\d+<([^>]*)>\) += 0$", call):
            synced.add(Path(found[1]))
            waiting.discard(Path(found[1]))
        elif "Wrote " in call and waiting:
            yield f"{call} waits for {', '.join(map(str, waiting))}"


def with_faults(folder: Path, kind: str, calls: str, faults: list[str], always: str = "") -> dict[str, Any]:
    """Save with the first, second, third ... call failing, until none is left to fail."""
    strace()
    return in_a_process("faulty_saves", folder, kind, calls, json.dumps(faults), always)


def strace() -> str:
    """Return the program that sees system calls and lets them fail."""
    program = shutil.which("strace")
    required(program, "failing system calls: there is no strace")
    looks = subprocess.run([str(program), "-qq", "-o", "/dev/null", "true"], capture_output=True, check=False)
    required(looks.returncode == 0, "failing system calls: strace may not look")
    return str(program)


def faulty_saves(top: str, kind: str, calls: str, faults: str, always: str) -> dict[str, Any]:
    """Save again and again, each time with another fault; return the exit codes, and what went wrong."""
    saving = Saving(Path(top), kind)
    bad: list[str] = []
    codes: list[int] = []
    for names, fault in itertools.product(calls.split(), json.loads(faults)):
        for place in range(1, MOST_CALLS):
            injection = f"inject=?{names.replace(',', ',?')}:{fault}:when={place}"
            injected, code, harm = saving.with_fault([injection, *filter(None, [always])])
            if not injected:
                break
            codes.append(code)
            bad += [f"{fault} at {names} {place}: {each}" for each in harm]
    return {"codes": codes, "bad": bad}


class Saving:
    """One save in a small project, done in forks of a process that has loaded everything."""

    def __init__(self, top: Path, kind: str) -> None:
        self.top = top
        self.command, self.path = SAVES[kind]
        shutil.copy(NEXT_ROUND, top / "answers.yaml")
        self.old: bytes | None = None
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            be_coprod(self.make("Old name"), f"{self.command} --dry-run")  # loads everything once
        if kind == "over":
            self.old = self.undisturbed("Old name")
        if kind == "change":
            self.old = content_of(1)
        self.new = self.undisturbed("New name")

    def make(self, name: str) -> Path:
        folder = self.top / "project"
        shutil.rmtree(folder, ignore_errors=True)
        tree(folder, {"coprod.yaml": f"format: 1\nproject: {name}\n{GROUPS}"})
        if self.old is not None:
            tree(folder, {self.path: self.old})
        if self.command != CHANGE[-1]:
            private_folder(folder)  # how it is made is tried with one of the kinds, for it takes as long as they do
        return folder

    def undisturbed(self, name: str) -> bytes:
        folder = self.make(name)
        child, begin = self.fork(folder)
        os.close(begin)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0:
            raise AssertionError(self.said())
        return (folder / self.path).read_bytes()

    def said(self) -> str:
        return (self.top / "said").read_text(encoding="utf-8")

    def fork(self, folder: Path) -> tuple[int, int]:
        """Begin a process that is ready to save, and does so when its pipe is closed."""
        ours, theirs = os.pipe()
        waits, ready = os.pipe()
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            for end in (theirs, waits):
                os.close(end)
            save(folder, self.top / "said", self.command, (ours, ready))
        os.close(ours)
        os.close(ready)
        os.read(waits, 1)
        os.close(waits)
        return child, theirs

    def with_fault(self, injections: list[str]) -> tuple[bool, int, list[str]]:
        """Return whether the fault happened, the exit code, and what harm was done."""
        folder = self.make("New name")
        log = self.top / "strace.log"
        child, begin = self.fork(folder)
        options = [part for injection in injections for part in ("-e", injection)]
        traced = ",".join(part.removeprefix("inject=").split(":")[0] for part in injections)
        command = ["strace", "-o", str(log), "-e", f"trace={traced}", *options, "-p", str(child)]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
            if strace.stderr is None or "attached" not in strace.stderr.readline():
                raise AssertionError("strace may not look at another process")
            os.close(begin)
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        calls, fault, _place = injections[0].split(":")
        return has_happened(calls, fault, log.read_text()), code, list(self.harm(folder, code, fault))

    def harm(self, folder: Path, code: int, fault: str) -> Iterator[str]:
        """Yield what may not be, after a save that was disturbed."""
        file = folder / self.path
        found = file.read_bytes() if file.exists() else None
        said = self.said()
        if found not in {self.old, self.new}:
            yield f"a mix of {len(found or b'')} bytes: {said}"
        if ("Wrote" in said or code == 0) and found != self.new:
            yield f"said to be written, and is not: {code} {said}"
        if NOTHING_CHANGED in said and found != self.old:
            yield f"said to be unchanged, and is changed: {said}"
        if "Traceback" in said or code not in (EXIT_CODES - {4}) | ({-9, -15} if "signal" in fault else set()):
            yield f"code {code}: {said}"


def has_happened(calls: str, fault: str, log: str) -> bool:
    """Say whether a fault was put in the way of one of some calls."""
    if "signal" in fault:
        return re.search(r"^--- SIG|^\+\+\+ killed", log, re.MULTILINE) is not None
    names = calls.removeprefix("inject=").replace("?", "").replace(",", "|")
    return re.search(rf"^(?:{names})\(.*\(INJECTED\)$", log, re.MULTILINE) is not None


def save(folder: Path, said: Path, command: str, pipes: tuple[int, int]) -> None:
    """Say on one pipe that all is ready, read the other until it is closed, be coprod, and end."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1), 0, 0, 0)  # let strace look, where that is restricted
    handle = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(handle, stream.fileno())
    begin, ready = pipes
    os.write(ready, b".")
    select.select([begin], [], [])  # not a read, which may be what fails
    os._exit(be_coprod(folder, command))


def be_coprod(folder: Path, command: str) -> int:
    """Run a command in this process, and return its exit code; an error that gets out is shown."""
    from coprod_cli.__main__ import main

    os.environ |= clean_environment()
    os.chdir(folder)
    sys.argv = ["coprod", *command.split()]
    try:
        change_their_file() if CHANGE[-1] in command else main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(bool(ended.code))
    except BaseException:  # noqa: BLE001  # what Python itself would do
        traceback.print_exc()
        sys.stderr.flush()
        return 1
    return 0
