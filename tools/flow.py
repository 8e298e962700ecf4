"""Count the files, functions and switches between files that a call runs through; imports are not counted.

The film is compiled first, as in the wheel: in a checkout a call reads and checks the TOML file too, and makes the
questions, in more files.

    python tools/flow.py            the three calls that are watched
    python tools/flow.py cast danko

A switch is a first call of a function that stands in another file than the function called before it.
"""

import contextlib
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import Any

import redheat_cli
from redheat_cli.__main__ import main
from redheat_cli.film import load_and_compile
from redheat_cli.questions.all_questions import made_questions

PACKAGE = str(Path(redheat_cli.__file__).parent) + os.sep
WATCHED = (["cast", "danko", "--json"], ["export", "html", "--rounds", "cast:6"])


def flow(call: Callable[[], Any]) -> list[tuple[str, str]]:
    """Run CALL and return each function of the package that it ran, as (file, name), in order of first call."""
    seen: dict[tuple[str, str], None] = {}
    importing = 0

    def profile(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal importing
        code = frame.f_code
        if code.co_name == "<module>":
            importing += {"call": 1, "return": -1}.get(event, 0)
        elif event == "call" and not importing and code.co_filename.startswith(PACKAGE):
            seen[(code.co_filename.removeprefix(PACKAGE), code.co_qualname)] = None

    sys.setprofile(profile)
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            call()
    finally:
        sys.setprofile(None)
    return list(seen)


def summary(functions: list[tuple[str, str]]) -> str:
    """Return how many files and functions are in FUNCTIONS, and how often the file changes from one to the next."""
    files = [file for file, _ in functions]
    switches = sum(before != after for before, after in pairwise(files))
    return f"{len(set(files)):>3} files {len(functions):>4} functions {switches:>4} switches"


def silenced(words: list[str]) -> Callable[[], int]:
    """Return what runs the command line WORDS, with its output sent to the null device."""

    def call() -> int:
        kept, null = os.dup(1), os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        try:
            return main(words)
        finally:
            os.dup2(kept, 1)
            os.close(kept)
            os.close(null)

    return call


def key() -> list[tuple[str, str]]:
    """Return the flow of one Space in `host`, from the key to the lines on the screen."""
    sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
    from helpers.evenings import SMALL_FILM, Clock, a_session, an_evening

    from redheat_cli.host.full_screen import FullScreen

    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_STATE_HOME"] = home
        session = a_session(an_evening(SMALL_FILM, rounds="quotes:2"), Clock())
        screen = FullScreen(session)

        def press() -> None:
            session.press("space")
            screen.draw((80, 24))

        return flow(press)


def compile_film(folder: str) -> None:
    """Make the shipped film a copy in FOLDER with its compiled form beside it."""
    path = shutil.copy(load_and_compile.shipped(), folder)
    prepared = {"made": made_questions(load_and_compile.load(path))}
    Path(path).with_suffix(".msgpack").write_bytes(load_and_compile.compiled(Path(path).read_bytes(), prepared))
    load_and_compile.shipped = lambda: path


def run(words: list[str]) -> None:
    """Print the flow of the call WORDS, or the summary of each call that is watched."""
    if words:
        functions = flow(silenced(words))
        print(*(f"{file:<24} {name}" for file, name in functions), summary(functions), sep="\n")
        return
    for call in WATCHED:
        print(f"{summary(flow(silenced(call)))}  redheat {' '.join(call)}")
    print(f"{summary(key())}  a key in redheat host")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as data:
        compile_film(data)
        run(sys.argv[1:])
