"""Files: written whole or not at all, never over one that exists unless told, never through a symbolic link."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers.running import make_pipe

from redheat_cli.errors import OutputFailed
from redheat_cli.terminal import files, operating_system


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def test_a_new_file_has_the_content_and_the_mode_that_the_user_wants(tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    before = os.umask(0o027)
    try:
        files.save(str(path), b"content\x00\xff", force=False)
    finally:
        os.umask(before)
    assert path.read_bytes() == b"content\x00\xff"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.stat().st_nlink == 1
    assert names(tmp_path) == ["new.txt"]


def test_a_name_without_a_folder_is_in_this_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    files.save("Г.txt", b"x", force=False)
    assert names(tmp_path) == ["Г.txt"]


def test_an_existing_file_needs_force_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_text("old")
    path.chmod(0o600)
    with pytest.raises(OutputFailed) as refused:
        files.save(str(path), b"new", force=False)
    assert refused.value.lines == (f"{path}: exists; --force replaces it",)
    assert path.read_text() == "old"
    files.save(str(path), b"new", force=True)
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert names(tmp_path) == ["old.txt"]


@pytest.mark.parametrize("force", [False, True])
def test_what_is_no_regular_file_is_never_replaced(tmp_path: Path, force: bool) -> None:
    (tmp_path / "target").write_text("old")
    (tmp_path / "link").symlink_to("target")
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "folder").mkdir()
    make_pipe(tmp_path / "pipe")
    before = names(tmp_path)
    for name, what in {
        "link": "a symbolic link",
        "dangling": "a symbolic link",
        "folder": "a folder",
        "pipe": "not a regular file",
    }.items():
        with pytest.raises(OutputFailed, match=f"{name}: is {what}; nothing was written"):
            files.save(str(tmp_path / name), b"new", force=force)
    assert names(tmp_path) == before
    assert (tmp_path / "target").read_text() == "old"


def test_a_folder_that_is_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    files.save(str(tmp_path / "link" / "x"), b"new", force=False)
    assert (tmp_path / "real" / "x").read_bytes() == b"new"


def test_what_the_system_refuses_is_told(tmp_path: Path) -> None:
    for path, reason in {
        str(tmp_path / "no" / "x"): "No such file or directory",
        f"{tmp_path}/": "Is a directory|is a folder",
        str(tmp_path / ("x" * 256)): "File name too long",
        "/proc/redheat": "No such file or directory|Permission denied",
    }.items():
        with pytest.raises(OutputFailed, match=reason):
            files.save(path, b"new", force=True)
    with pytest.raises(OutputFailed, match="not a path"):
        files.save("a\0b", b"new", force=True)
    assert names(tmp_path) == []


@pytest.mark.parametrize("failing", ["sync", "link", "replace", "chmod"])
def test_a_failure_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def refuse(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "old.txt"
    path.write_text("old")
    force = failing != "link"
    monkeypatch.setattr(operating_system if failing == "sync" else os, failing, refuse)
    if failing == "link":  # then there is another way
        files.save(str(tmp_path / "new.txt"), b"new", force=force)
        assert names(tmp_path) == ["new.txt", "old.txt"]
        return
    with pytest.raises(OutputFailed, match="No space left on device"):
        files.save(str(path), b"new", force=force)
    assert path.read_text() == "old"
    assert names(tmp_path) == ["old.txt"]


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "new.txt"
    sync = operating_system.sync

    def appear(descriptor: int) -> None:
        sync(descriptor)
        path.write_text("theirs")

    monkeypatch.setattr(operating_system, "sync", appear)
    with pytest.raises(OutputFailed, match="File exists"):
        files.save(str(path), b"ours", force=False)
    assert path.read_text() == "theirs"
    assert names(tmp_path) == ["new.txt"]


def test_a_folder_that_cannot_be_synced_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sync = os.fsync

    def refuse(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(22, "Invalid argument")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", refuse)
    files.save(str(tmp_path / "new.txt"), b"new", force=False)
    assert names(tmp_path) == ["new.txt"]


# Saves a large file again and again, and says when it has begun.
SAVING = """
import sys
from redheat_cli.terminal import files, operating_system
contents = [bytes([letter]) * 3_000_000 for letter in b"ab"]
files.save(sys.argv[1], contents[0], force=True)
print("begun", flush=True)
for turn in range(100_000):
    files.save(sys.argv[1], contents[turn % 2], force=True)
"""


def ended_while_saving(path: Path, number: int) -> Iterator[None]:
    """Save to PATH and send the signal NUMBER, again and again, each time a little later."""
    for turn in range(12):
        saving = subprocess.Popen([sys.executable, "-c", SAVING, str(path)], stdout=subprocess.PIPE)
        assert saving.stdout
        assert saving.stdout.readline() == b"begun\n"
        with pytest.raises(subprocess.TimeoutExpired):
            saving.wait(0.003 * turn)
        saving.send_signal(number)
        assert saving.wait() == -number
        saving.stdout.close()
        yield


def test_a_kill_at_any_moment_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    path = tmp_path / "file"
    for _ in ended_while_saving(path, signal.SIGKILL):
        content = path.read_bytes()
        assert len(content) == 3_000_000
        assert content in (b"a" * 3_000_000, b"b" * 3_000_000)


def test_who_is_told_to_end_leaves_nothing_behind(tmp_path: Path) -> None:
    for _ in ended_while_saving(tmp_path / "file", signal.SIGTERM):
        assert names(tmp_path) == ["file"]


def test_a_folder_that_cannot_be_read_may_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: bytes, flags: int, *more: int) -> int:
        if os.path.isdir(path):
            raise PermissionError(13, "Permission denied")
        return real(path, flags, *more)

    real = os.open
    monkeypatch.setattr(os, "open", refuse)
    files.save(str(tmp_path / "x"), b"whole", force=False)
    assert (tmp_path / "x").read_bytes() == b"whole"


def test_only_a_regular_file_is_opened(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"whole")
    make_pipe(tmp_path / "pipe")
    assert files.read(str(tmp_path / "file")) == b"whole"
    before = len(os.listdir("/proc/self/fd"))
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(OSError, match=files.NOT_REGULAR):
            files.read(str(path))
    with pytest.raises(OutputFailed, match=f"pipe: {files.NOT_REGULAR}"):
        files.open_to_write(str(tmp_path / "pipe"))
    with pytest.raises(OSError, match="not a path"):
        files.read("a\0b")
    assert len(os.listdir("/proc/self/fd")) == before


def test_what_is_in_the_way_is_set_aside_under_a_name_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "evening.jsonl"
    files.set_aside(str(path))
    assert names(tmp_path) == []
    for content in ("one", "two", "three"):
        path.write_text(content)
        os.utime(path, (0, 0))
        files.set_aside(str(path))
    path.mkdir()
    os.utime(path, (0, 0))
    files.set_aside(str(path))
    kept = [one for one in names(tmp_path) if (tmp_path / one).is_file()]
    assert [(tmp_path / one).read_text() for one in sorted(kept, key=len)] == ["one", "two", "three"]
    assert len(names(tmp_path)) == 4
    assert all(one.startswith("evening-19") and one.endswith(".jsonl") for one in names(tmp_path))


def test_what_cannot_be_set_aside_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "x").touch()
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OutputFailed, match="x: cannot be renamed: Permission denied"):
        files.set_aside(str(tmp_path / "x"))


def test_a_file_waits_for_the_end_of_its_block(tmp_path: Path) -> None:
    path = tmp_path / "x"
    with files.saving(str(path), b"whole", force=False):
        assert not path.exists()
    assert path.read_bytes() == b"whole"
    with pytest.raises(OutputFailed, match="no room"), files.saving(str(path), b"new", force=True):
        raise OutputFailed("no room")
    assert path.read_bytes() == b"whole"
    assert names(tmp_path) == ["x"]


def test_a_file_without_permissions_keeps_them(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.touch()
    path.chmod(0)
    files.save(str(path), b"new", force=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0
