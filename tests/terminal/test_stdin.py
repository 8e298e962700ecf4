"""Standard input, line by line: time limits, its end, a reader of the output that leaves, lines that nobody types."""

import os
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.running import needs_poll

from redheat_cli.errors import BadUsage
from redheat_cli.terminal import stdin, streams


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Return the descriptor through which standard input is typed."""
    read, write = os.pipe()
    monkeypatch.setattr(streams, "STDIN", read)
    yield write
    os.close(read)


def test_lines_come_one_by_one_until_the_end(typed: int) -> None:
    wait = stdin.lines()
    assert wait(0.0) is None
    os.write(typed, b"j o\xcc\x88\n\xff\nq")
    assert [wait(None), wait(None), wait(0.0)] == ["j o\u0308", "\ufffd", None]
    os.close(typed)
    with pytest.raises(EOFError):
        wait(None)


def test_a_line_that_nobody_types_is_refused(typed: int) -> None:
    os.write(typed, b"x" * (stdin.LINE_LIMIT + 1))
    with pytest.raises(BadUsage, match=f"standard input has a line of more than {stdin.LINE_LIMIT} bytes"):
        stdin.lines()(None)
    os.close(typed)


def test_an_input_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    descriptor = os.open(tmp_path / "x", os.O_WRONLY | os.O_CREAT)
    monkeypatch.setattr(streams, "STDIN", descriptor)
    with pytest.raises(BadUsage, match="standard input cannot be read: Bad file descriptor"):
        stdin.lines()(None)
    os.close(descriptor)


@needs_poll
def test_the_lines_end_when_nobody_reads_the_output(typed: int) -> None:
    read, write = os.pipe()
    wait = stdin.lines(write)
    os.close(read)
    with pytest.raises(EOFError):
        wait(None)
    os.close(write)
    os.close(typed)


def test_an_input_without_end_ends_when_nobody_reads_the_output() -> None:
    script = (
        "from redheat_cli.terminal import stdin\n"
        "wait = stdin.lines()\n"
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
    assert streams.lost_reader(descriptor)
    read, write = os.pipe()
    assert not streams.lost_reader(write, 0.01)
    os.close(read)
    assert streams.lost_reader(write, 0.01)
    monkeypatch.delattr(select, "poll", raising=False)  # Windows
    assert not streams.lost_reader(write, 0.01)
    os.close(write)
