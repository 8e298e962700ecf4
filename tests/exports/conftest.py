"""What the tests of every export share: running one, the questions it is made of, and a film of hostile questions."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from helpers.consumers import HOSTILE, Run, by_category

from redheat_cli.__main__ import main
from redheat_cli.film import load_and_compile
from redheat_cli.film.model import Film, Question
from redheat_cli.questions.all_questions import all_questions


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Run]:
    """Run `redheat export` with words and take what it wrote."""

    def call(*words: Any) -> Run:
        code = main(["export", *map(str, words)])
        out, err = capfdbinary.readouterr()
        return Run(code, out, err.decode().splitlines())

    return call


@pytest.fixture(scope="session")
def questions(film: Film) -> tuple[Question, ...]:
    """All questions of the film that ships, in the order that an export without a draw has: by category."""
    return by_category(all_questions(film))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film's file that holds the hostile questions, each with itself as the reason."""
    # A JSON string is a TOML string.
    records = "".join(
        f"""
[[questions]]
id = "question-{name}"
category = "A/B: {{c}} \\\\n"
difficulty = "hard"
question = {json.dumps(question, ensure_ascii=False)}
answer = {json.dumps(answer, ensure_ascii=False)}
wrong = {json.dumps(wrong, ensure_ascii=False)}
about = []
why = {json.dumps(question, ensure_ascii=False)}
rating = "clean"
certainty = "confirmed"
sources = []
"""
        for name, (question, answer, wrong) in HOSTILE.items()
    )
    path = tmp_path_factory.mktemp("hostile") / "film.toml"
    path.write_text(
        f"""schema = 1
version = "1"
[film]
title = "Face/Off: the \\"hostile\\" <film> #"
year = 2001
logline = "x"
certainty = "confirmed"
sources = []
{records}""",
        encoding="utf-8",
    )
    return path


@pytest.fixture(scope="session")
def hostile_questions(hostile: Path) -> tuple[Question, ...]:
    return all_questions(load_and_compile.load(str(hostile)))
