"""Four times the records may cost four times the work and hardly more, counted in steps of the interpreter."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from helpers.calls import LISTING, TYPED
from helpers.growing import grown
from helpers.running import ROOT, Run

from redheat_cli.film import load_and_compile
from redheat_cli.film.model import Film

pytestmark = pytest.mark.once
TIMES = (1, 10, 40)
CALLS = [
    "info --format csv", "info something", "cast", "cast hero", "cast nobody", "cast --no-spoilers --json",
    "cast --format pretty", "crew", "crew sample", "crew nobody", "plot --length full", "quotes --by hero",
    "quotes --by nobody", "quotes something", "quotes --random 9 --seed x", "production rain",
    "production --format pretty", "search something", "search nothing", "search something --format markdown",
    "show cast-hero", "show cast-nobody", "show question-nobody", "sources", "sources cast-hero", "questions --json",
    "questions --random 9 --seed x", "check question-director sample", "check question-actor-of-hero-7 sample",
    "export aiken", "export gift --rounds crew:9 --seed x", "export html", "export fortune", "host --script --seed x",
]  # fmt: skip
OWN_FILE = {"data check", "data path"}  # they read no film that --data names
CALLS += [
    " ".join([name, *TYPED[name]]) for name in LISTING if name not in {call.split()[0] for call in CALLS} | OWN_FILE
]


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Film]:
    """Films by their paths, each with so many TIMES the records of the first."""
    folder = tmp_path_factory.mktemp("grown")
    paths = [folder / f"{times}.toml" for times in TIMES]
    for path, times in zip(paths, TIMES, strict=True):
        path.write_text(grown((ROOT / "tests" / "film.toml").read_text(), times))
    return {str(path): load_and_compile.load(str(path)) for path in paths}


def steps(work: Callable[[], object]) -> int:
    """Count the instructions of the interpreter that WORK takes."""
    count = 0

    def step(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "opcode"
        return step

    def enter(frame: FrameType, event: str, argument: Any) -> Any:
        frame.f_trace_lines, frame.f_trace_opcodes = False, True
        return step

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def grows_steadily(redheat: Callable[..., Run], calls: list[list[str]]) -> bool:
    """Tell whether the last of three CALLS takes hardly more than four times the work of the second.

    What is imported once is no growth; and from Python 3.12 on, code is not counted the first time it is traced. So the
    first call is not counted.
    """
    codes: list[int] = []
    _, small, large = (steps(lambda words=words: codes.append(redheat(*words).code)) for words in calls)
    assert set(codes) <= {0, 1}, "an answer, or nothing found"
    return large < 4.8 * small


@pytest.mark.parametrize("call", CALLS)
def test_the_work_grows_no_faster_than_the_film(
    redheat: Callable[..., Run], call: str, films: dict[str, Film], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load_and_compile, "load", films.__getitem__)  # the next test reads the files
    assert grows_steadily(redheat, [[*call.split(), "--data", path] for path in films])


def test_reading_and_checking_grow_no_faster_than_the_film(redheat: Callable[..., Run], films: dict[str, Film]) -> None:
    assert grows_steadily(redheat, [["data", "check", path] for path in films])
