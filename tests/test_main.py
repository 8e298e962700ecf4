"""How a run ends that is no answer: a bug, or an interrupt."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.running import CLEAN, COMMAND, COVERAGE, Run, on_terminal

from redheat_cli.cli import command_line

Redheat = Callable[..., Run]


def broken(words: list[str]) -> int:
    raise RuntimeError("what \x1b[31m went wrong\n")


def test_a_bug_is_one_line_and_exit_70(redheat: Redheat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_line, "run", broken)
    assert redheat("cast") == (
        70,
        "",
        "redheat: a bug: RuntimeError: what \\x1b[31m went wrong\\n (REDHEAT_DEBUG=1 shows where)\n",
    )


def test_a_bug_shows_where_when_asked(redheat: Redheat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_line, "run", broken)
    monkeypatch.setenv("REDHEAT_DEBUG", "1")
    with pytest.raises(RuntimeError):
        redheat("cast")


def test_what_the_system_refuses_is_a_bug_too(redheat: Redheat, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(command_line, "command", refuse)
    assert redheat("cast").code == 70


def test_what_a_command_prints_is_written_at_once(redheat: Redheat, monkeypatch: pytest.MonkeyPatch) -> None:
    def printing() -> str:
        """Print.

        Examples:
        redheat plot
        """
        print("now", end=" ")
        os.write(1, b"then\n")
        print("told", 2, file=sys.stderr)
        return "answered\n"

    monkeypatch.setattr("redheat_cli.commands.sections.plot", printing)
    assert redheat("plot") == (0, "now then\nanswered\n", "redheat: told 2\n")


def test_a_debugger_can_be_used_inside_a_command(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import redheat_cli.film.load_and_compile as load\nreal = load.load\n"
        "def stopping(*given):\n    breakpoint()\n    return real(*given)\nload.load = stopping\n"
    )
    shown = on_terminal("cast", "danko", "--fields", "id", typed="c\n", PYTHONPATH=str(tmp_path), NO_COLOR="1")
    assert shown.code == 0
    assert "(Pdb) " in shown.out
    assert shown.out.endswith("cast-danko\n")


def test_an_interrupt_ends_the_process_by_the_signal() -> None:
    read, write = os.pipe()  # a film that never comes
    process = subprocess.Popen(
        [COMMAND, "cast", "--data", "-"], stdin=read, stderr=subprocess.PIPE, env={**CLEAN, **COVERAGE}
    )
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(2)  # until then it has begun to read, on a busy machine too
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == -signal.SIGINT
    assert process.stderr is not None
    with process.stderr as said:
        assert said.read() == b""
    os.close(read)
    os.close(write)
