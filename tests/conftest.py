"""What the tests share: a clean environment, running the program in this process, and films."""

import shutil
import signal
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from helpers.running import LACKING, ROOT, Run
from hypothesis import settings

from redheat_cli.__main__ import main
from redheat_cli.film import load_and_compile, parse
from redheat_cli.film.model import Film
from redheat_cli.questions import all_questions
from redheat_cli.terminal import operating_system

_optional = operating_system.optional
if LACKING:
    operating_system.optional = lambda name: None if name in LACKING else _optional(name)

_parse, _parsed_before = parse.film, cache(parse.film)
_make = all_questions.make
# The questions of each shipped film, by its `id()`: no other film gets that, because the cache above keeps the film.
_made: dict[int, Any] = {}


def _parse_shipped_once(path: str, *others: Any) -> Film:
    """Parse a film's file, but the shipped one only the first time: it takes longer than most answers."""
    if path != load_and_compile.shipped():
        return _parse(path, *others)
    film = _parsed_before(path, *others)
    _made.setdefault(id(film), None)
    return film


def _make_of_shipped_once(film: Film) -> Any:
    """Make the questions of FILM, but of the shipped one only the first time."""
    if id(film) not in _made:
        return _make(film)
    _made[id(film)] = _made[id(film)] or _make(film)
    return _made[id(film)]


parse.film, all_questions.make = _parse_shipped_once, _make_of_shipped_once

# A shell starts what it runs in the background with interrupts ignored, and the program leaves them so.
signal.signal(signal.SIGINT, signal.default_int_handler)
# The same examples on every run; `pytest --hypothesis-profile default` looks for new ones.
settings.register_profile("fixed", max_examples=200, derandomize=True, deadline=None, database=None)
settings.load_profile("fixed")


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


@pytest.fixture(scope="session")
def film() -> Film:
    """The film that comes with the program."""
    return load_and_compile.load(load_and_compile.shipped())


@pytest.fixture(scope="session")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of another film's file: the template as `redheat data new` prints it."""
    path = tmp_path_factory.mktemp("other") / "film.toml"
    shutil.copy(ROOT / "data" / "template.toml", path)
    return path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that a browser or another shell answers: they take long, and no Python version changes them."""
    for item in items:
        if {"chromium", "pages", "shell"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("once")
