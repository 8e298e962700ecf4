"""What the tests share: running the program in process, as installed, and on a terminal."""

import fcntl
import os
import pty
import select
import shutil
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from redheat_cli import dataset
from redheat_cli.__main__ import main
from redheat_cli.model import Film

ROOT = Path(__file__).parent.parent
COMMAND = str(Path(sys.executable).with_name("redheat"))
# Nothing of the machine the tests run on may change what they see.
CLEAN = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC", "TERM": "xterm", "HOME": "/"}
COVERAGE = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE")}
# The same examples on every run; `pytest --hypothesis-profile default` looks for new ones.
settings.register_profile("fixed", max_examples=200, derandomize=True, deadline=None, database=None)
settings.load_profile("fixed")


class Run(NamedTuple):
    """What a run left: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run each test with the same few variables."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "REDHEAT_DATA", "REDHEAT_DEBUG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def redheat(capfd: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Run the program in this process: `redheat("cast", "danko")`."""

    def run(*words: str) -> Run:
        capfd.readouterr()
        code = main(list(words))
        return Run(code, *capfd.readouterr())

    return run


def installed(*words: str, stdin: str | bytes | None = None, **environment: str) -> Run:
    """Run the installed console script in a pipe, with a clean environment and the variables given."""
    done = subprocess.run(
        [COMMAND, *words],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        env={**CLEAN, **COVERAGE, **environment},
        timeout=60,
        check=False,
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def on_terminal(*words: str, columns: int = 80, lines: int = 24, typed: str = "", **environment: str) -> Run:
    """Run the installed console script on a terminal of that size; what it prints comes back as `out`."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    process = subprocess.Popen(
        [COMMAND, *words], stdin=theirs, stdout=theirs, stderr=theirs, env={**CLEAN, **COVERAGE, **environment}
    )
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


@pytest.fixture(scope="session")
def film() -> Film:
    """The film that comes with the program."""
    return dataset.load(dataset.shipped())


@pytest.fixture(scope="session")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of another film's file: the template as `redheat data new` prints it."""
    path = tmp_path_factory.mktemp("other") / "film.toml"
    shutil.copy(ROOT / "data" / "template.toml", path)
    return path
