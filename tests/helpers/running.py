"""Running the program as installed, in a pipe and on a terminal, the same on every machine."""

import fcntl
import os
import pty
import re
import select
import shlex
import struct
import subprocess
import sys
import termios
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from helpers.lacking.sitecustomize import lack

ROOT = Path(__file__).parents[2]
COMMAND = str(Path(sys.executable).with_name("redheat"))
# Nothing of the machine the tests run on may change what they see.
CLEAN = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC", "TERM": "xterm", "HOME": "/"}
# A call that may not write large files would leave half a compiled module behind (CPython issue 126606).
CLEAN["PYTHONDONTWRITEBYTECODE"] = "1"
LACKING = lack()  # of what this system has, for a test of how the program does without
if "REDHEAT_LACKS" in os.environ:
    CLEAN |= {"REDHEAT_LACKS": os.environ["REDHEAT_LACKS"], "PYTHONPATH": str(Path(__file__).with_name("lacking"))}
COVERAGE = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE")}

needs_poll = pytest.mark.skipif(not hasattr(select, "poll"), reason="only a write finds out here that nobody reads")


class Run(NamedTuple):
    """What a run left: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str


def make_pipe(path: Path) -> None:
    """Make a named pipe at PATH, or skip the test on a system that has none."""
    if "O_NONBLOCK" not in vars(os):
        pytest.skip("there are no named pipes here")
    os.mkfifo(path)


def installed(*words: str, stdin: str | bytes | None = None, **environment: str) -> Run:
    """Run the installed console script in a pipe, with a clean environment and the variables given.

    Its branches are counted only with COVERAGE in the ENVIRONMENT: to count them takes as long as the run itself.
    """
    done = subprocess.run(
        [COMMAND, *words],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        env={**CLEAN, **environment},
        timeout=60,
        check=False,
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def plain_call(line: str) -> list[str]:
    """Return what LINE types after `redheat`, or nothing when it needs a shell."""
    return [] if re.search(r"[|<>;&$`*=\\]", line) or not line.startswith("redheat ") else shlex.split(line)[1:]


def in_shell(script: str, cwd: Path | None = None, **environment: str) -> Run:
    """Run SCRIPT in bash, where `redheat` is the installed console script, with a clean environment.

    Its branches are counted only with COVERAGE in the ENVIRONMENT.
    """
    path = os.pathsep.join((str(Path(COMMAND).parent), os.environ["PATH"], "/usr/games"))
    done = subprocess.run(
        ["bash", "-c", f"{script}\nexit $?"],  # the shell stays for the last command, as it does for a user
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env={**CLEAN, "PATH": path, **environment},
        timeout=60,
        check=False,
    )
    return Run(done.returncode, done.stdout, done.stderr)


def open_terminal(columns: int, lines: int) -> tuple[int, int]:
    """Open a terminal of that size; return the descriptors of our side of it and of the program's."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    return ours, theirs


def start_on(
    terminal: int, command: Sequence[str], environment: dict[str, str], cwd: Path | None = None
) -> subprocess.Popen[bytes]:
    """Start COMMAND on TERMINAL, the program's side, in a session of its own that this terminal controls."""
    return subprocess.Popen(
        command,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        cwd=cwd,
        env=environment,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    )


def on_terminal(*words: str, columns: int = 80, lines: int = 24, typed: str = "", **environment: str) -> Run:
    """Run the installed console script on a terminal of that size; what it prints comes back as `out`.

    Its branches are counted only with COVERAGE in the ENVIRONMENT.
    """
    ours, theirs = open_terminal(columns, lines)
    process = start_on(theirs, [COMMAND, *words], {**CLEAN, **environment})
    os.close(theirs)
    os.write(ours, typed.encode())
    seen = b""
    while select.select([ours], [], [], 30)[0]:
        try:
            part = os.read(ours, 65536)
        except OSError:  # how Linux says that the other side is closed
            break
        if not part:
            break
        seen += part
    os.close(ours)
    return Run(process.wait(30), seen.decode().replace("\r\n", "\n"), "")
