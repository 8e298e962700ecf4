"""Four times the records may cost four times the work and no more, counted in steps of the interpreter."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from helpers.calls import LISTING, TYPED
from helpers.growing import grown
from helpers.running import ROOT, Run

pytestmark = pytest.mark.once
TIMES = (20, 80)
CALLS = [
    "info --format csv", "info something", "cast", "cast hero", "cast nobody", "cast --no-spoilers --json",
    "cast --format pretty", "crew", "crew sample", "crew nobody", "plot --length full", "quotes --by hero",
    "quotes --by nobody", "quotes something", "quotes --random 9 --seed x", "production rain",
    "production --format pretty", "search something", "search nothing", "search something --format markdown",
    "show cast-hero", "show cast-nobody", "show question-nobody", "sources", "sources cast-hero", "questions --json",
    "questions --random 9 --seed x", "check question-director sample", "check question-actor-of-hero-7 sample",
    "export aiken", "export html", "export fortune", "host --script --seed x",
]  # fmt: skip

CALLS += [" ".join([name, *TYPED[name]]) for name in LISTING if all(call.split()[0] != name for call in CALLS)]


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The paths of two films, the larger with four times the records of the other."""
    folder = tmp_path_factory.mktemp("grown")
    paths = [folder / f"{times}.toml" for times in TIMES]
    for path, times in zip(paths, TIMES, strict=True):
        path.write_text(grown((ROOT / "tests" / "film.toml").read_text(), times))
    return paths


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


@pytest.mark.parametrize("call", CALLS)
def test_the_work_grows_no_faster_than_the_film(redheat: Callable[..., Run], call: str, films: list[Path]) -> None:
    words = call.split()
    # What is imported once is no growth; and from Python 3.12 on, code is not counted the first time it is traced.
    steps(lambda: redheat(*words, "--data", str(ROOT / "tests" / "film.toml")))
    small, large = (steps(lambda path=path: redheat(*words, "--data", str(path))) for path in films)
    assert large < 4.8 * small
