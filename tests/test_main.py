"""How a run ends: exit codes, messages, bugs, closed streams, interrupts."""

import os
import signal
import subprocess
from collections.abc import Callable

import pytest
from running import CLEAN, COMMAND, COVERAGE, Run, in_shell, installed

from redheat_cli import cli

Redheat = Callable[..., Run]


def broken(words: list[str]) -> int:
    raise RuntimeError("what \x1b[31m went wrong\n")


def test_a_bug_is_one_line_and_exit_70(redheat: Redheat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "run", broken)
    assert redheat("cast") == (
        70,
        "",
        "redheat: a bug: RuntimeError: what \\x1b[31m went wrong\\n (REDHEAT_DEBUG=1 shows where)\n",
    )


def test_a_bug_shows_where_when_asked(redheat: Redheat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "run", broken)
    monkeypatch.setenv("REDHEAT_DEBUG", "1")
    with pytest.raises(RuntimeError):
        redheat("cast")


def test_hostile_words_are_shown_harmlessly(redheat: Redheat) -> None:
    answer = redheat("cast", "\x1b]52;c;eA==\x07[/][red]:smile:\u202e")
    assert answer == (
        1,
        "",
        "redheat: nobody in the cast is called '\\x1b]52;c;eA==\\x07[/][red]:smile:\\u202e'\n",
    )


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "POSIX"])
@pytest.mark.parametrize("mode", ["0", "1"])
def test_words_are_read_as_utf_8_in_every_locale(locale: str, mode: str) -> None:
    environment = {"LC_ALL": locale, "LANG": locale, "PYTHONUTF8": mode}
    assert installed("cast", "Видов", "--fields", "id", **environment).out == "cast-ogarkov\n"
    assert installed("cast", "Gábor", "--fields", "id", **environment).out == "cast-vagran\n"


def test_words_that_are_no_text_are_refused() -> None:
    done = subprocess.run([COMMAND, "cast", b"\xff"], capture_output=True, env={**CLEAN, **COVERAGE}, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"redheat: an argument is not UTF-8: b'\\xff'\n"


def test_an_interrupt_ends_the_process_by_the_signal() -> None:
    read, write = os.pipe()  # a film that never comes
    process = subprocess.Popen(
        [COMMAND, "cast", "--data", "-"], stdin=read, stderr=subprocess.PIPE, env={**CLEAN, **COVERAGE}
    )
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(0.5)
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == -signal.SIGINT
    assert process.stderr is not None
    with process.stderr as said:
        assert said.read() == b""
    os.close(read)
    os.close(write)


def test_output_that_failed_is_never_success() -> None:
    assert in_shell("redheat cast > /dev/full") == (
        4,
        "",
        "redheat: cannot write the answer: No space left on device\n",
    )
    assert in_shell("redheat cast >&-") == (4, "", "redheat: cannot write the answer: Bad file descriptor\n")
    assert in_shell("redheat --help > /dev/full").code == 4


def test_a_reader_that_went_away_is_no_failure() -> None:
    assert in_shell("set -o pipefail; redheat search a --json | true") == (0, "", "")


def test_a_closed_stderr_changes_no_exit_code() -> None:
    assert in_shell("redheat cast nobody 2>&-").code == 1
    assert in_shell("redheat cast nobody 2> /dev/full").code == 1
    assert in_shell("redheat nosuch 2> /dev/full").code == 2
