"""What operating systems do differently, emulated: Windows' errors, locks and console, macOS' sync."""

import errno
import io
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from redheat_cli.errors import OutputFailed
from redheat_cli.terminal import files, operating_system, streams


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Have `operating_system` take this system for Windows."""
    monkeypatch.setattr(operating_system, "WINDOWS", True)
    return monkeypatch


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return the function that has `operating_system` find the modules given, or None for one that is lacking."""
    real = operating_system.optional

    def only(**others: Any) -> None:
        others = {name.replace("__", "."): module for name, module in others.items()}
        monkeypatch.setattr(operating_system, "optional", lambda name: others[name] if name in others else real(name))

    return only


def test_a_module_may_be_lacking() -> None:
    assert operating_system.optional("errno") is errno
    assert operating_system.optional("nosuch") is None


def test_windows_errors_are_told_in_the_words_of_errno() -> None:
    error = OSError(errno.ENOENT, "The system cannot find the file specified")
    assert operating_system.reason(error) == "The system cannot find the file specified"
    error.winerror = 2  # type: ignore[attr-defined]
    assert operating_system.reason(error) == "No such file or directory"
    assert operating_system.reason(OSError("odd")) == "odd"


def test_windows_calls_a_pipe_without_a_reader_invalid(windows: pytest.MonkeyPatch) -> None:
    def refuse(descriptor: int, data: memoryview) -> int:
        raise OSError(errno.EINVAL, "Invalid argument")

    windows.setattr(os, "write", refuse)
    streams.write("nobody reads this")
    windows.setattr(operating_system, "WINDOWS", False)
    with pytest.raises(OutputFailed, match="Invalid argument"):
        streams.write("nobody reads this")


@pytest.mark.parametrize(("refusals", "replaced"), [(3, True), (99, False)])
def test_a_file_that_a_virus_scanner_holds_is_replaced_when_it_is_free(
    tmp_path: Path, windows: pytest.MonkeyPatch, refusals: int, replaced: bool
) -> None:
    path = tmp_path / "page.html"
    path.write_text("old")
    left = iter(range(refusals))
    real = os.replace

    def refuse(source: bytes, target: bytes) -> None:
        if next(left, None) is not None:
            raise PermissionError(errno.EACCES, "Permission denied")
        real(source, target)

    windows.setattr(os, "replace", refuse)
    windows.setattr(operating_system, "sleep", lambda seconds: None)
    if replaced:
        files.save(str(path), b"new", force=True)
    else:
        with pytest.raises(OutputFailed, match=r"page.html: cannot be written: Permission denied"):
            files.save(str(path), b"new", force=True)
    assert path.read_text() == ("new" if replaced else "old")
    assert os.listdir(tmp_path) == ["page.html"]


def test_macos_writes_to_the_disk_itself(monkeypatch: pytest.MonkeyPatch, modules: Callable[..., None]) -> None:
    synced: list[object] = []
    able = True

    def control(descriptor: int, command: object) -> None:
        if not able:
            raise OSError(errno.ENOTSUP, "Operation not supported")
        synced.append(command)

    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append("fsync"))
    modules(fcntl=SimpleNamespace(F_FULLFSYNC="full", fcntl=control))
    operating_system.sync(1)
    able = False  # a file system of another kind
    operating_system.sync(1)
    modules(fcntl=None)
    operating_system.sync(1)
    assert synced == ["full", "fsync", "fsync"]


def test_windows_locks_a_byte_behind_the_content(tmp_path: Path, modules: Callable[..., None]) -> None:
    locked: list[int] = []

    def locking(descriptor: int, mode: int, count: int) -> None:
        assert (os.lseek(descriptor, 0, os.SEEK_CUR), mode, count) == (operating_system.LOCKED_BYTE, 2, 1)
        if locked:
            raise OSError(0, "Error")  # what Wine says
        locked.append(descriptor)

    modules(fcntl=None, msvcrt=SimpleNamespace(locking=locking, LK_NBLCK=2))
    path = str(tmp_path / "x.lock")
    descriptor, holder = files.lock_file(path)
    assert holder is None
    assert files.lock_file(path) == (-1, str(os.getpid()))
    os.close(descriptor)


def test_a_system_or_a_disk_without_locks_lets_everyone_in(tmp_path: Path, modules: Callable[..., None]) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    for found in (None, SimpleNamespace(flock=refuse, LOCK_EX=2, LOCK_NB=4)):
        modules(fcntl=found, msvcrt=None)
        for _ in range(2):
            descriptor, holder = files.lock_file(str(tmp_path / "x.lock"))
            assert holder is None
            os.close(descriptor)


def test_what_ends_the_process_is_held_back_without_signal_masks(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.delattr(signal, "pthread_sigmask", raising=False)
    monkeypatch.setattr(operating_system, "end_by", ended.append)
    before = signal.getsignal(signal.SIGTERM)
    with operating_system.held():
        signal.raise_signal(signal.SIGTERM)
        assert ended == []
    assert ended == [signal.SIGTERM]
    assert signal.getsignal(signal.SIGTERM) is before
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        with operating_system.held():
            signal.raise_signal(signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert ended == [signal.SIGTERM], "who started us may have had it ignored"


def test_the_process_ends_as_the_signal_does_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[object] = []
    monkeypatch.setattr(operating_system, "WINDOWS", False)
    monkeypatch.setattr(signal, "signal", lambda number, handler: done.append((number, handler)))
    monkeypatch.setattr(signal, "raise_signal", done.append)
    operating_system.end_by(signal.SIGTERM)
    assert done == [(signal.SIGTERM, signal.SIG_DFL), signal.SIGTERM]


def test_control_c_ends_a_windows_program_with_its_own_code(windows: pytest.MonkeyPatch) -> None:
    codes: list[int] = []
    windows.setattr(os, "_exit", codes.append)
    windows.setattr(signal, "raise_signal", lambda number: None)
    before = signal.getsignal(signal.SIGINT)
    try:
        operating_system.end_by(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)
    assert [code % (1 << 32) for code in codes] == [0xC000013A]


def a_console(written: list[bytes]) -> Any:
    """Return a stream that takes a part of what it is given, as a Windows console does."""

    def write(data: memoryview) -> int:
        written.append(bytes(data))
        return len(data)

    return SimpleNamespace(write=write)


def test_a_windows_console_is_written_to_in_whole_characters(
    windows: pytest.MonkeyPatch, modules: Callable[..., None]
) -> None:
    written: list[bytes] = []
    windows.setattr(os, "isatty", lambda descriptor: True)
    windows.setattr("builtins.open", lambda *words, **how: a_console(written))
    modules(colorama__win32=SimpleNamespace(GetConsoleMode=lambda handle: 3), msvcrt=SimpleNamespace(get_osfhandle=id))
    text = "a" + "Д\u20ac\U0001f600" * 3000
    streams.write(text)
    assert b"".join(written).decode() == text
    assert len(written) > 3
    for piece in written:
        piece.decode()
    written.clear()
    streams.write(b"\xbf" * 10_000)
    assert b"".join(written) == b"\xbf" * 10_000


def test_the_device_nul_is_no_terminal(windows: pytest.MonkeyPatch, modules: Callable[..., None]) -> None:
    def refuse(handle: int) -> int:
        raise OSError(6, "Invalid handle")

    windows.setattr(os, "isatty", lambda descriptor: True)
    modules(colorama__win32=SimpleNamespace(GetConsoleMode=refuse), msvcrt=SimpleNamespace(get_osfhandle=id))
    assert not streams.is_terminal()


@pytest.mark.parametrize(
    ("term", "able", "coloured"), [("", True, True), ("", False, False), ("dumb", True, False), ("xterm", False, True)]
)
def test_a_windows_console_is_asked_for_colour(
    windows: pytest.MonkeyPatch, modules: Callable[..., None], term: str, able: bool, coloured: bool
) -> None:
    windows.setenv("TERM", term)
    modules(colorama__winterm=SimpleNamespace(enable_vt_processing=lambda descriptor: able))
    assert operating_system.shows_escapes(1) is coloured


def test_text_is_utf_8_in_a_windows_pipe(windows: pytest.MonkeyPatch) -> None:
    windows.setattr(sys, "__stdout__", SimpleNamespace(encoding="cp1252"))
    assert streams.encoding() == "utf-8"
    windows.setenv("PYTHONIOENCODING", "cp437")
    assert streams.encoding() == "cp1252", "what Python has made of the variable"


def test_a_folder_that_windows_does_not_open_is_no_regular_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    (tmp_path / "file").touch()
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(OSError, match=files.NOT_REGULAR):
        files.read(str(tmp_path))
    with pytest.raises(PermissionError):
        files.read(str(tmp_path / "file"))
    with pytest.raises(OutputFailed, match=r"cannot be written: Is a directory"):
        files.open_to_write(str(tmp_path))


def test_an_input_that_its_owner_made_non_blocking_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    class Later(io.RawIOBase):
        def read(self, size: int = -1) -> bytes | None:
            return next(parts)

    parts = iter([None, b"typed"])
    monkeypatch.setattr("builtins.open", lambda *words, **how: Later())
    monkeypatch.setattr(operating_system, "sleep", lambda seconds: None)
    assert operating_system.read(0, 10) == b"typed"


def test_what_the_system_gives_is_read_in_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    # In a locale of Latin-1 Python reads the two bytes of a letter as two letters.
    monkeypatch.setattr(os, "fsencode", lambda text: text.encode("latin-1"))
    monkeypatch.setenv("REDHEAT_DATA", "\u00d0\u00b2.toml")
    assert operating_system.variable("REDHEAT_DATA") == "\u0432.toml"
    assert operating_system.variable("REDHEAT_NOSUCH") == ""
    assert operating_system.encoded(operating_system.decoded("a\xff")) == b"a\xff"
