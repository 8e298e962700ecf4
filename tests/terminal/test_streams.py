"""The standard streams: what is written, what is known of them, and input line by line."""

import errno
import os
import select
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from helpers.running import needs_poll
from hypothesis import given
from hypothesis import strategies as st

from redheat_cli.errors import BadUsage, OutputFailed
from redheat_cli.terminal import streams
from redheat_cli.terminal.text import MESSAGE_LIMIT, printable


@pytest.mark.parametrize(
    ("choice", "environment", "terminal", "coloured"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"TERM": ""}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"FORCE_COLOR": ""}, False, False),
        ("auto", {"FORCE_COLOR": "3", "TERM": "dumb"}, False, True),
        ("auto", {"CLICOLOR_FORCE": "1"}, False, True),
        ("auto", {"CLICOLOR_FORCE": "0"}, False, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"GITHUB_ACTIONS": "true"}, False, False),
        ("auto", {"PY_COLORS": "1"}, False, False),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_wants_colour(
    monkeypatch: pytest.MonkeyPatch, choice: str, environment: dict[str, str], terminal: bool, coloured: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(streams, "is_terminal", lambda: terminal)
    assert streams.wants_colour(choice) is coloured


def test_a_terminal_that_does_not_say_what_it_is_gets_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TERM")
    monkeypatch.setattr(streams, "is_terminal", lambda: True)
    assert streams.wants_colour("auto") is False


@pytest.mark.parametrize(("columns", "width"), [("1", 20), ("20", 20), ("21", 21), ("400", 400), ("401", 400)])
def test_the_width_has_bounds(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert streams.width() == width


def test_a_refused_write_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(descriptor: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", refuse)
    with pytest.raises(OutputFailed, match=r"^cannot write the answer: No space left on device$"):
        streams.write("x")


def test_a_short_write_is_carried_on(monkeypatch: pytest.MonkeyPatch) -> None:
    written = []

    def write(descriptor: int, data: bytes) -> int:
        written.append(bytes(data[:3]))
        return min(3, len(data))

    monkeypatch.setattr(os, "write", write)
    streams.write("0123456789")
    assert b"".join(written) == b"0123456789"


def test_a_pipe_that_is_full_for_now_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    os.set_blocking(write, False)
    monkeypatch.setattr(streams, "STDOUT", write)
    taken = b""
    real = os.write

    def drain_when_full(descriptor: int, data: bytes) -> int:
        nonlocal taken
        try:
            return real(descriptor, data)
        except BlockingIOError:
            taken += os.read(read, 1 << 20)
            raise

    monkeypatch.setattr(os, "write", drain_when_full)
    streams.write("x" * 300_000)
    os.close(write)
    while part := os.read(read, 1 << 20):
        taken += part
    os.close(read)
    assert len(taken) == 300_000


def test_what_an_encoding_lacks_is_spelled_out(capfd: pytest.CaptureFixture[str]) -> None:
    streams.write("Łoś ─\n", "latin-1")
    assert capfd.readouterr().out == "\\u0141o\\u015b \\u2500\n"


def test_a_closed_stdout_counts_as_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as closed:
        closed.setattr("sys.__stdout__", None)
        assert streams.encoding() == "utf-8"
    assert streams.encoding(streams.STDERR).lower() == "utf-8"


@given(st.text(alphabet=st.characters(min_codepoint=0, max_codepoint=0x10FFFF, categories=None)))
def test_a_message_is_one_short_line_that_prints(text: str) -> None:
    shown = printable(text)
    assert len(shown) <= MESSAGE_LIMIT
    assert not any(ord(one) < 32 or 127 <= ord(one) < 160 or one in "\u2028\u2029\u202e\u2066" for one in shown)


def test_each_stream_has_its_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("sys.__stdout__", SimpleNamespace(encoding="cp437"))
        patch.setattr("sys.__stderr__", SimpleNamespace(encoding="latin-1"))
        found = streams.encoding(), streams.encoding(streams.STDOUT), streams.encoding(streams.STDERR)
    assert found == ("cp437", "cp437", "latin-1")


def test_a_message_of_two_lines_is_one() -> None:
    assert printable("a\nb\tc\x1b\u202e") == "a\\nb\\tc\\x1b\\u202e"
    assert printable("a" * MESSAGE_LIMIT) == "a" * MESSAGE_LIMIT


def test_a_message_is_spelled_for_the_stream_it_goes_to(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "encoding", {streams.STDERR: "ascii", streams.STDOUT: "utf-8", None: "utf-8"}.get)
    streams.say("Łoś")
    streams.write("Łoś\n", descriptor=streams.STDERR)
    assert capfd.readouterr() == ("", "redheat: \\u0141o\\u015b\nŁoś\n")


def test_a_long_message_is_shortened_in_the_middle() -> None:
    assert printable("a" * 1000 + "b") == "a" * 200 + "..." + "a" * 74 + "b"
    assert printable("\x1b" * 200) == "\\x1b" * 50 + "..." + "x1b" + "\\x1b" * 18


def test_a_reader_behind_a_network_may_go_away_too() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        ours = socket.create_connection(server.getsockname())
        theirs, _ = server.accept()
    theirs.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # closed with a reset
    theirs.close()
    with ours:
        for _ in range(3):
            streams.write("x" * 100_000, descriptor=ours.fileno())


def test_standard_error_that_fails_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int, content: memoryview) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as disk:
        disk.setattr(os, "write", full)
        streams.say("told to nobody")
        streams.write("told to nobody", descriptor=streams.STDERR)
        with pytest.raises(OutputFailed, match="No space left on device"):
            streams.write("an answer")


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Return the descriptor through which standard input is typed."""
    read, write = os.pipe()
    monkeypatch.setattr(streams, "STDIN", read)
    yield write
    os.close(read)


def test_lines_come_one_by_one_until_the_end(typed: int) -> None:
    wait = streams.lines()
    assert wait(0.0) is None
    os.write(typed, b"j o\xcc\x88\n\xff\nq")
    assert [wait(None), wait(None), wait(0.0)] == ["j o\u0308", "\ufffd", None]
    os.close(typed)
    with pytest.raises(EOFError):
        wait(None)


def test_a_line_that_nobody_types_is_refused(typed: int) -> None:
    os.write(typed, b"x" * (streams.LINE_LIMIT + 1))
    with pytest.raises(BadUsage, match=f"standard input has a line of more than {streams.LINE_LIMIT} bytes"):
        streams.lines()(None)
    os.close(typed)


def test_an_input_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    descriptor = os.open(tmp_path / "x", os.O_WRONLY | os.O_CREAT)
    monkeypatch.setattr(streams, "STDIN", descriptor)
    with pytest.raises(BadUsage, match="standard input cannot be read: Bad file descriptor"):
        streams.lines()(None)
    os.close(descriptor)


@needs_poll
def test_the_lines_end_when_nobody_reads_the_output(typed: int) -> None:
    read, write = os.pipe()
    wait = streams.lines(write)
    os.close(read)
    with pytest.raises(EOFError):
        wait(None)
    os.close(write)
    os.close(typed)


def test_an_input_without_end_ends_when_nobody_reads_the_output() -> None:
    script = (
        "from redheat_cli.terminal import streams\n"
        "wait = streams.lines()\n"
        "print(wait(None), flush=True)\n"
        "try:\n    while wait(None): pass\nexcept EOFError: pass"
    )
    yes = subprocess.Popen(["yes"], stdout=subprocess.PIPE)
    run = subprocess.Popen([sys.executable, "-c", script], stdin=yes.stdout, stdout=subprocess.PIPE)
    assert run.stdout
    assert run.stdout.readline() == b"y\n"
    run.stdout.close()
    assert run.wait(30) == 0
    yes.kill()
    yes.wait()
    assert yes.stdout
    yes.stdout.close()


@needs_poll
def test_only_a_pipe_loses_its_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    descriptor = os.open(tmp_path / "x", os.O_WRONLY | os.O_CREAT)
    assert not streams.lost_reader(descriptor)
    os.close(descriptor)
    read, write = os.pipe()
    assert not streams.lost_reader(write)
    os.close(read)
    assert streams.lost_reader(write)
    monkeypatch.delattr(select, "poll", raising=False)  # Windows
    assert not streams.lost_reader(write)
    os.close(write)
