"""A folder as git keeps it: read whole, by one process, and with nothing of a stranger's run."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pytest

from coprod_cli.errors import CoprodError
from coprod_cli.store import git as gits
from coprod_cli.store import git_tree
from coprod_cli.store.git import Git
from coprod_cli.store.git_tree import past_folder
from coprod_cli.yamltext.guard import MOST_BYTES
from helpers import required, snapshot, start, tree
from unit.store.repositories import counting_git, git, keep, repository, surroundings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_cli.store.tree import Listing

SETTINGS = "format: 1\nproject: Maple House\n"


@pytest.fixture
def maple(tmp_path: Path) -> Path:
    """Return a project inside a repository, kept as v1."""
    top = repository(tmp_path / "top")
    keep(top, {"maple/coprod.yaml": SETTINGS, "maple/assessments/2026-05.yaml": "then", "README.md": "x"}, tag="v1")
    return top / "maple"


@pytest.fixture
def posix() -> None:
    """Skip what needs a shell, file modes and links."""
    required(sys.platform != "win32", "this system has no shell, file modes and links as POSIX has them")


def files(root: Path, revision: str, environment: Mapping[str, str] | None = None) -> dict[str, bytes]:
    with past_folder(root, revision, environment or surroundings()) as found:
        return {str(path): found.read(path) for path in found.paths()}


def listing(root: Path, revision: str) -> Listing:
    with past_folder(root, revision, surroundings()) as found:
        return found.listing


def refused(root: Path, revision: str, environment: Mapping[str, str] | None = None) -> CoprodError:
    with pytest.raises(CoprodError) as raised:
        files(root, revision, environment)
    assert raised.value.hint
    return raised.value


# What is read


def test_a_folder_is_read_as_it_was_whatever_became_of_it(maple: Path) -> None:
    keep(maple, {"assessments/2026-05.yaml": "now", "assessments/2026-11.yaml": "new"}, tag="v2")
    (maple / "assessments" / "2026-11.yaml").unlink()
    tree(maple, {"assessments/2027-05.yaml": "not kept"})
    before = snapshot(maple.parent)
    assert files(maple, "v1") == {"assessments/2026-05.yaml": b"then", "coprod.yaml": SETTINGS.encode()}
    assert set(files(maple, "v2")) == {"assessments/2026-05.yaml", "assessments/2026-11.yaml", "coprod.yaml"}
    assert files(maple, "HEAD~1") == files(maple, "v1") == files(maple, git(maple, "rev-parse", "v1"))
    assert snapshot(maple.parent) == before


def test_a_project_may_be_the_whole_repository(tmp_path: Path) -> None:
    keep(repository(tmp_path / "top"), {"coprod.yaml": SETTINGS})
    assert files(tmp_path / "top", "main") == {"coprod.yaml": SETTINGS.encode()}


def test_a_tag_with_a_message_stands_for_its_version(maple: Path) -> None:
    git(maple, "tag", "--annotate", "-m", "The first round", "first")
    assert files(maple, "first") == files(maple, "v1")


def test_names_are_sorted_apart_as_in_a_working_folder(maple: Path, posix: None) -> None:
    (maple / "outcomes.yaml").symlink_to("/etc/passwd")
    (maple / "assessments" / "2026-11.yaml").symlink_to("2026-05.yaml")
    keep(maple, {
        "notes.txt": "x", "assessments/2026-05/members.yaml": "apart", "assessments/old/x.yaml": "x",
        "photos/a.jpg": "x", "reports/r.md": "x", ".coprod/x": "x", "reviews/2026-05.yaml": "r",
    })  # fmt: skip
    git(maple, "update-index", "--add", "--cacheinfo", f"160000,{git(maple, 'rev-parse', 'v1')},maple/within")
    git(maple, "commit", "--quiet", "-m", "A repository inside")
    found = listing(maple, "HEAD")
    assert {str(path) for path in found.files} == {
        "coprod.yaml", "notes.txt", "assessments/2026-05.yaml", "assessments/2026-05/members.yaml", "reviews/2026-05.yaml",
    }  # fmt: skip
    assert {str(path) for path in found.folders} == {"assessments/old", "photos"}
    assert {str(path) for path in found.not_regular} == {"assessments/2026-11.yaml", "outcomes.yaml", "within"}


def test_one_byte_more_than_may_be_read_is_read_and_the_rest_is_passed_over(maple: Path) -> None:
    keep(maple, {"big.yaml": b"x" * (3 * MOST_BYTES), "small.yaml": "y"})
    found = files(maple, "HEAD")
    assert len(found["big.yaml"]) == MOST_BYTES + 1
    assert found["small.yaml"] == b"y"


def test_names_that_are_no_text_are_names_all_the_same(maple: Path, posix: None) -> None:
    odd = os.fsdecode(b"caf\xe9 \xc3\xa9 \n.yaml")
    keep(maple, {odd: "x"})
    assert files(maple, "HEAD")[odd] == b"x"


def test_longer_ids_are_read_too(tmp_path: Path) -> None:
    (tmp_path / "top").mkdir()
    git(tmp_path / "top", "init", "--quiet", "--object-format=sha256", ".")
    keep(tmp_path / "top", {"coprod.yaml": SETTINGS, "assessments/2026-05.yaml": "x"})
    assert set(files(tmp_path / "top", "HEAD")) == {"coprod.yaml", "assessments/2026-05.yaml"}


def test_a_second_working_folder_is_read_as_the_first(maple: Path, tmp_path: Path) -> None:
    git(maple, "worktree", "add", "--quiet", str(tmp_path / "second"), "v1")
    assert files(tmp_path / "second" / "maple", "main") == files(maple, "main")


def test_a_hundred_rounds_are_read_by_one_process(maple: Path, tmp_path: Path) -> None:
    rounds = {
        f"assessments/{year}-{month:02}.yaml": f"{year}-{month}"
        for year in range(2001, 2026)
        for month in (1, 4, 7, 10)
    }
    keep(maple, rounds)
    path, notes = counting_git(tmp_path / "counted")
    found = files(maple, "HEAD", surroundings(dict(path)))
    assert len(found) == 102
    (started,) = notes.read_text().splitlines()
    assert started.endswith(" cat-file --batch")


# What cannot be read


def test_without_git_it_is_said_so(maple: Path, tmp_path: Path) -> None:
    for path in ("", str(tmp_path), f".{os.pathsep}", f"bin{os.pathsep}{tmp_path}"):
        error = refused(maple, "v1", {"PATH": path})
        assert error.message == "There is no git on this machine, and --rev needs it."
    assert refused(maple, "v1", {"PATH": ""}).hint == "Compare two rounds of this folder instead: coprod diff OLD NEW"


def test_a_program_of_the_folder_is_not_taken_for_git(
    maple: Path, posix: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tree(maple, {"git": "#!/bin/sh\ntouch ran\n", "bin/git": "#!/bin/sh\ntouch ran\n"})
    for place in ("git", "bin/git"):
        (program / place).chmod(0o755)
    monkeypatch.chdir(maple)
    for path in ("", ".", "bin", f"{os.pathsep}."):
        refused(maple, "v1", {"PATH": path})
    assert not (maple / "ran").exists()


def test_a_git_that_cannot_start_is_said_to_be_so(maple: Path, tmp_path: Path, posix: None) -> None:
    program = tree(tmp_path, {"bin/git": "no program at all"}) / "bin" / "git"
    program.chmod(0o755)
    error = refused(maple, "v1", {"PATH": str(program.parent)})
    assert error.message.startswith("git could not be started: ")


def test_a_folder_in_no_repository_has_no_versions(tmp_path: Path) -> None:
    git(tmp_path, "--version")
    tree(tmp_path, {"coprod.yaml": SETTINGS})
    error = refused(tmp_path, "v1", surroundings({"GIT_CEILING_DIRECTORIES": "/"}))
    assert error.message == "This folder is in no git repository, so it has no earlier versions."


def test_a_bare_repository_has_no_folder_to_compare_with(maple: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(maple.parent), "bare")
    message = "git has no working folder here, so it cannot say where this project lies in it."
    assert refused(tmp_path / "bare", "v1").message == message
    git(maple, "config", "core.bare", "true")
    assert refused(maple, "v1").message == message


def test_a_repository_without_versions_says_so(tmp_path: Path) -> None:
    tree(repository(tmp_path / "top"), {"coprod.yaml": SETTINGS})
    assert refused(tmp_path / "top", "HEAD").message == "This repository holds no version yet."


@pytest.mark.parametrize(
    "name", ["v2", "deadbeef", "v1:maple", "v1^{tree}^{blob}", "v1..main", "HEAD~99", ":/nothing", "v1 main"]
)
def test_an_unknown_version_is_named(name: str, maple: Path) -> None:
    assert refused(maple, name).message == f'git knows no version "{name}" here.'


def test_what_stands_for_several_versions_is_unknown(maple: Path) -> None:
    versions = "".join(f"commit refs/heads/many\ncommitter A <a@b.c> {n} +0000\ndata 0\n\n" for n in range(1500))
    done = start(["git", "fast-import", "--quiet"], cwd=maple, stdin=versions)
    assert done.code == 0
    shorts = Counter(each[:4] for each in git(maple, "rev-list", "many").split())
    ((short, _count),) = shorts.most_common(1)
    assert refused(maple, short).message == f'git knows no version "{short}" here.'


def test_what_git_itself_refuses_is_told_in_its_words(maple: Path) -> None:
    message = refused(maple, "main@{upstream}").message
    assert message == "git could not read that: no upstream configured for branch 'main'."


@pytest.mark.parametrize("name", ["-", "--all", "--output=x", "-n1"])
def test_a_version_never_begins_with_a_hyphen(name: str, maple: Path) -> None:
    assert refused(maple, name).message == f'"{name}" is no version: the name of one never begins with a hyphen.'


@pytest.mark.parametrize("name", ["", " ", "v1\nHEAD", "v1\x00", "\u202ev1", "x" * 501, "v1\r"])
def test_what_can_be_no_name_is_not_given_to_git(name: str, maple: Path, tmp_path: Path) -> None:
    path, notes = counting_git(tmp_path / "counted")
    assert refused(maple, name, surroundings(dict(path))).message == f'"{name[:500]}" is no version.'
    assert notes.read_text() == ""


def test_a_copy_of_the_newest_versions_alone_says_so(maple: Path, tmp_path: Path) -> None:
    keep(maple, {"notes.txt": "x"})
    git(tmp_path, "clone", "--quiet", "--depth=1", maple.parent.as_uri(), "shallow")
    git(tmp_path / "shallow", "worktree", "add", "--quiet", str(tmp_path / "second"), "HEAD")
    for top in ("shallow", "second"):
        error = refused(tmp_path / top / "maple", "v1")
        assert error.message == 'git knows no version "v1" here, for this copy holds only the newest ones.'
        assert error.hint == "Fetch the others first: git fetch --unshallow"
        assert "notes.txt" in files(tmp_path / top / "maple", "HEAD")


def test_a_folder_that_had_another_name_then_is_not_taken_for_an_empty_one(maple: Path) -> None:
    git(maple.parent, "mv", "maple", "oak")
    git(maple.parent, "commit", "--quiet", "-m", "Another name")
    error = refused(maple.parent / "oak", "v1")
    assert error.message == "In v1 there is no folder of this name: it came later, or had another name then."
    assert "coprod.yaml" in files(maple.parent / "oak", "HEAD")


def test_a_file_in_the_folders_place_is_no_folder(maple: Path) -> None:
    keep(maple.parent, {"oak": "x"}, tag="file")
    (maple.parent / "oak").unlink()
    keep(maple.parent, {"oak/coprod.yaml": SETTINGS})
    assert "there is no folder of this name" in refused(maple.parent / "oak", "file").message


def test_a_folder_that_was_no_project_yet_says_so(maple: Path, posix: None) -> None:
    keep(maple.parent, {"oak/notes.txt": "x"}, tag="early")
    (maple.parent / "oak" / "coprod.yaml").symlink_to("../maple/coprod.yaml")
    keep(maple.parent, {}, tag="link")
    for name in ("early", "link"):
        message = refused(maple.parent / "oak", name).message
        assert message == f"In {name} this folder had no coprod.yaml, so it was no project yet."


def test_a_repository_of_another_person_is_said_to_be_one(maple: Path, posix: None) -> None:
    required(os.geteuid() == 0, "a repository of another person: only root can make one")
    for path in (maple.parent, maple.parent / ".git", maple):
        os.chown(path, 12345, 12345)
    error = refused(maple, "v1")
    assert error.message == "This repository belongs to another person, so git does not read it."
    assert error.hint == f"If you trust it, type: git config --global --add safe.directory {maple.parent.resolve()}"


def test_a_git_that_hangs_is_stopped_with_what_it_started(maple: Path, tmp_path: Path, posix: None) -> None:
    program = tree(tmp_path, {"bin/git": "#!/bin/sh\nsleep 300\n"}) / "bin" / "git"
    program.chmod(0o755)
    with (
        pytest.raises(CoprodError, match="git took too long, and was stopped"),
        Git(maple, {"PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}, 0.2) as hanging,
    ):
        hanging.ask("HEAD", 1)


@pytest.mark.parametrize(
    "script",
    [
        "exit 0",
        "exec 0<&-; exec 1>&-; sleep 1",
        "echo x blob 10",
        "echo hello",
        "echo a b c d e",
        "echo x blob ten",
        "read line; echo x blob 10; echo short",
    ],
)
def test_a_git_that_ends_early_is_no_bug(script: str, maple: Path, tmp_path: Path, posix: None) -> None:
    program = tree(tmp_path, {"bin/git": f"#!/bin/sh\n{script}\n"}) / "bin" / "git"
    program.chmod(0o755)
    environment = {"PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}
    assert refused(maple, "v1", environment).message == "git could not read that: it gave no reason."


def test_what_was_asked_of_git_leaves_nothing_behind(maple: Path, posix: None) -> None:
    before = len(os.listdir("/dev/fd"))
    for name in ("v1", "v2", "main@{upstream}"):
        try:
            files(maple, name)
        except CoprodError:
            assert name != "v1"
    assert len(os.listdir("/dev/fd")) == before


# What a stranger may have put into a repository


def objects(folder: Path) -> Path:
    return folder / ".git" / "objects"


def test_a_file_that_git_lost_hides_no_other(maple: Path) -> None:
    lost = git(maple, "rev-parse", "v1:maple/assessments/2026-05.yaml")
    (objects(maple.parent) / lost[:2] / lost[2:]).unlink()
    with past_folder(maple, "v1", surroundings()) as found:
        with pytest.raises(OSError, match="this copy of the repository does not hold it"):
            found.read(PurePosixPath("assessments/2026-05.yaml"))
        assert found.read(PurePosixPath("coprod.yaml")) == SETTINGS.encode()


def test_a_spoilt_file_is_as_good_as_lost(maple: Path) -> None:
    spoilt = git(maple, "rev-parse", "v1:maple/coprod.yaml")
    path = objects(maple.parent) / spoilt[:2] / spoilt[2:]
    path.chmod(0o644)
    path.write_bytes(b"spoilt")
    with past_folder(maple, "v1", surroundings()) as found, pytest.raises(OSError, match="does not hold it"):
        found.read(PurePosixPath("coprod.yaml"))


@pytest.mark.parametrize("name", ["v1^{tree}", "v1:maple/assessments"])
def test_a_folder_that_git_lost_is_not_taken_for_an_empty_one(name: str, maple: Path) -> None:
    lost = git(maple, "rev-parse", name)
    (objects(maple.parent) / lost[:2] / lost[2:]).unlink()
    assert refused(maple, "v1").message == "This copy of the repository holds only a part of that version."


def test_a_copy_without_folders_is_no_empty_one_and_fetches_nothing(maple: Path, tmp_path: Path) -> None:
    keep(maple, {"notes.txt": "x"})
    git(maple, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--filter=tree:0", maple.parent.as_uri(), "part")
    before = snapshot(tmp_path / "part" / ".git" / "objects")
    assert "holds only a part" in refused(tmp_path / "part" / "maple", "v1").message
    assert snapshot(tmp_path / "part" / ".git" / "objects") == before


def made_tree(top: Path, entries: bytes) -> None:
    """Keep a folder `maple` of which git would say that nobody could have made it so."""
    path = tree(top, {"packed": entries}) / "packed"
    inner = git(top, "hash-object", "-t", "tree", "-w", "--literally", str(path))
    path.write_bytes(b"40000 maple\0" + bytes.fromhex(inner))
    outer = git(top, "hash-object", "-t", "tree", "-w", "--literally", str(path))
    git(top, "tag", "odd", git(top, "commit-tree", outer, "-m", "odd"))


def test_odd_names_in_a_folder_lead_nowhere(maple: Path) -> None:
    blob = bytes.fromhex(git(maple, "rev-parse", "v1:maple/coprod.yaml"))
    names = ["coprod.yaml", "coprod.yaml", "assessments/2026-05.yaml", "..", ".", "../x", "/etc/passwd", "a\\b"]
    made_tree(maple.parent, b"".join(b"100644 " + name.encode() + b"\0" + blob for name in names))
    assert set(files(maple, "odd")) == {"coprod.yaml", "a\\b"}


@pytest.mark.parametrize("entries", [b"100644", b"100644 x", b"abc x\0" + bytes(20), b"100644 \0" + bytes(20)])
def test_a_folder_in_no_known_form_is_refused(entries: bytes, maple: Path) -> None:
    made_tree(maple.parent, entries)
    assert "in a form that coprod cannot read" in refused(maple, "odd").message


def test_an_id_that_is_cut_short_is_a_lost_file(maple: Path) -> None:
    blob = bytes.fromhex(git(maple, "rev-parse", "v1:maple/coprod.yaml"))
    made_tree(maple.parent, b"100644 coprod.yaml\0" + blob + b"100644 roles.yaml\0" + bytes(5))
    with past_folder(maple, "odd", surroundings()) as found, pytest.raises(OSError, match="does not hold it"):
        found.read(PurePosixPath("roles.yaml"))


def test_a_folder_of_too_many_names_is_refused(maple: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(maple, {f"{number}.txt": "" for number in range(30)})
    monkeypatch.setattr(git_tree, "MOST_FOLDER_BYTES", 500)
    assert "in a form that coprod cannot read" in refused(maple, "HEAD").message


TRAPS = {
    "fsmonitor": ("core.fsmonitor", "{trap}"),
    "pager": ("core.pager", "{trap}"),
    "pager of cat-file": ("pager.cat-file", "{trap}"),
    "alias": ("alias.cat-file", "!{trap}"),
    "hooks": ("core.hooksPath", "{hooks}"),
    "filter": ("filter.x.smudge", "{trap}"),
    "clean": ("filter.x.clean", "{trap}"),
    "process": ("filter.x.process", "{trap}"),
    "textconv": ("diff.x.textconv", "{trap}"),
    "diff": ("diff.external", "{trap}"),
    "editor": ("core.editor", "{trap}"),
    "ssh": ("core.sshCommand", "{trap}"),
    "askpass": ("core.askPass", "{trap}"),
    "credential": ("credential.helper", "!{trap}"),
    "signature": ("gpg.program", "{trap}"),
    "show signature": ("log.showSignature", "true"),
    "alternates": ("core.alternateRefsCommand", "{trap}"),
    "upload": ("uploadpack.packObjectsHook", "{trap}"),
    "extensions": ("core.repositoryFormatVersion", "1"),
    "partial clone": ("extensions.partialClone", "origin"),
    "promisor": ("remote.origin.promisor", "true"),
    "promisor's filter": ("remote.origin.partialclonefilter", "blob:none"),
    "remote program": ("remote.origin.url", "ext::{trap}"),
    "remote upload": ("remote.origin.uploadpack", "{trap}"),
}


def test_nothing_that_a_strangers_repository_names_is_run(maple: Path, tmp_path: Path, posix: None) -> None:
    keep(maple, {".gitattributes": "* filter=x diff=x\n"}, tag="v2")
    ran = tmp_path / "ran"
    trap = tree(tmp_path, {"trap": f'#!/bin/sh\necho "$0 $@" >> {ran}\ncat\n'}) / "trap"
    trap.chmod(0o755)
    hooks = tmp_path / "hooks"
    for name in ("post-checkout", "pre-commit", "post-index-change", "reference-transaction", "fsmonitor-watchman"):
        for place in (hooks, maple.parent / ".git" / "hooks"):
            (tree(place, {name: trap.read_text()}) / name).chmod(0o755)
    for key, value in TRAPS.values():
        git(maple, "config", key, value.format(trap=trap, hooks=hooks))
    lost = git(maple, "rev-parse", "v1:maple/assessments/2026-05.yaml")
    (objects(maple.parent) / lost[:2] / lost[2:]).unlink()
    ran.unlink(missing_ok=True)
    with past_folder(maple, "v2", surroundings({"GIT_PAGER": str(trap), "GIT_EXTERNAL_DIFF": str(trap)})) as found:
        assert found.read(PurePosixPath("coprod.yaml")) == SETTINGS.encode()
        with pytest.raises((OSError, CoprodError)):  # a newer git says that it is not there, an older one ends
            found.read(PurePosixPath("assessments/2026-05.yaml"))
    assert "no version" in refused(maple, "v9").message
    assert not ran.exists()
    git(maple, "status")  # and the traps are live: this does run one
    assert ran.exists()


def test_a_folder_that_only_looks_like_a_repository_is_none(maple: Path) -> None:
    tree(maple, {"HEAD": "ref: refs/heads/main\n", "config": "[core]\n\tbare = true\n", "objects/x": "", "refs/x": ""})
    assert refused(maple, "HEAD").message.startswith("git has no working folder here")


def test_settings_for_git_from_outside_do_not_reach_it(maple: Path, tmp_path: Path) -> None:
    keep(repository(tmp_path / "other"), {"maple/coprod.yaml": "other"}, tag="v1")
    lured = surroundings({"GIT_DIR": str(tmp_path / "other" / ".git"), "git_work_tree": str(tmp_path / "other")})
    assert files(maple, "v1", lured) == files(maple, "v1")


def test_what_git_is_told_is_little(maple: Path, tmp_path: Path, posix: None) -> None:
    program = (
        tree(tmp_path, {"bin/git": "#!/bin/sh\nenv >&2; echo fatal: $(env | grep -c ^GIT_) $LC_ALL >&2\n"})
        / "bin"
        / "git"
    )
    program.chmod(0o755)
    lured = surroundings(
        {"PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}", "GIT_TRACE": "/x", "GIT_DIR": "/x"}
    )
    message = refused(maple, "v1", lured).message
    assert re.fullmatch(r"git could not read that: 4 C\.", message)
    assert gits.LONGEST > 0
