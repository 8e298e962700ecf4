"""Open Trivia DB: the reader of quizzical, a client of the service, gets every question, answer and choice."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from helpers.consumers import ALL, Run

from redheat_cli.film.model import Question


def read(run: Run) -> list[Any]:
    """Let quizzical's client read what was exported as if the service had answered with it."""
    client = pytest.importorskip("quizzical.opentdb.client", reason="quizzical is not here: pip install quizzical")

    class Service(client.OpenTriviaDB):  # type: ignore[misc, name-defined]
        async def _call(self, module: str, **params: str) -> str:
            return run.text

    return asyncio.run(Service().questions())  # type: ignore[no-any-return]


def same(read: list[Any], questions: tuple[Question, ...]) -> None:
    assert [(one.question, one.correct_answer, tuple(one.incorrect_answers)) for one in read] == [
        (question.question, question.answer, question.wrong) for question in questions
    ]
    assert {(one.type, one.category) for one in read} == {("multiple", "Entertainment: Film")}
    assert [one.difficulty for one in read] == [question.difficulty for question in questions]


def test_quizzical_reads_the_deck(run: Any, questions: tuple[Question, ...]) -> None:
    same(read(run("opentdb", *ALL)), questions)


def test_quizzical_reads_hostile_questions(run: Any, hostile: Path, hostile_questions: tuple[Question, ...]) -> None:
    done = run("opentdb", "--data", hostile)
    assert done.told == []
    same(read(done), hostile_questions)


def test_the_envelope_is_the_service_s(run: Any) -> None:
    text = run("opentdb", "--limit", 1).text
    assert text.endswith("\n]}\n")
    answer = json.loads(text)
    assert list(answer) == ["response_code", "results"]
    assert answer["response_code"] == 0
    keys = ["type", "difficulty", "category", "question", "correct_answer", "incorrect_answers"]
    assert [list(result) for result in answer["results"]] == [keys]


def test_text_is_escaped_as_the_service_does(run: Any, hostile: Path) -> None:
    texts = {result["question"] for result in json.loads(run("opentdb", "--data", hostile).text)["results"]}
    assert "&amp;amp; &amp;lt; &amp;notit; &amp;#039;" in texts
    assert "She said &quot;no&quot;, twice" in texts
