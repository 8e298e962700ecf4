"""GIFT: gift-pegjs, the parser of the GIFT editors, gets every question, choice and reason."""

import json
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from helpers.consumers import ALL, command, output_of

from redheat_cli.film.model import Question
from redheat_cli.questions.drafts_and_choices import choices

SPACED = ("space-outside", "percent", "long-4000", "no-break-space")


Parse = Callable[[str], list[dict[str, Any]]]


@pytest.fixture
def read() -> Parse:
    """Parse with what npm installed for all users, or skip when the parser is not there."""
    node = command("node", "apt-get install nodejs")
    folder = output_of(command("npm", "apt-get install npm"), "root", "--global").strip()
    if not (Path(folder) / "gift-pegjs").is_dir():
        pytest.skip("gift-pegjs is not here: npm install --global gift-pegjs@1.0.2")
    parse = f'console.log(JSON.stringify(require("{folder}/gift-pegjs").parse(require("fs").readFileSync(0, "utf8"))))'
    return lambda text: json.loads(output_of(node, "-e", parse, stdin=text))  # type: ignore[no-any-return]


def shown(text: dict[str, str]) -> str:
    return unescape(text["text"]) if text["format"] == "html" else text["text"]


def same(parsed: list[dict[str, Any]], questions: list[Question]) -> None:
    asked = [one for one in parsed if one["type"] != "Category"]
    assert [one["title"] for one in asked] == [question.id for question in questions]
    for one, question in zip(asked, questions, strict=True):
        assert (one["type"], one["stem"]["format"]) == ("MC", "plain"), question.id
        assert one["stem"]["text"] == question.question.strip(), question.id
        got = [(shown(choice["text"]), choice["isCorrect"]) for choice in one["choices"]]
        assert got == [(text.strip(), text == question.answer) for text in choices(question)], question.id
        assert [choice["weight"] for choice in one["choices"]] == [None] * len(got), question.id
        assert (one["globalFeedback"] or {"text": ""})["text"] == question.why.strip(), question.id


def test_the_deck_is_read_whole(run: Any, read: Parse, questions: tuple[Question, ...]) -> None:
    done = run("gift", *ALL)
    assert done.losses() == {}
    parsed = read(done.text)
    same(parsed, list(questions))
    categories = dict.fromkeys(question.category for question in questions)
    assert [one["title"] for one in parsed if one["type"] == "Category"] == [f"Red Heat (1988)/{c}" for c in categories]


def test_hostile_questions_survive_or_are_told(
    run: Any, read: Parse, hostile: Path, hostile_questions: tuple[Question, ...]
) -> None:
    done = run("gift", "--data", hostile)
    dropped = done.losses("dropped")
    assert set(dropped) == {"question-blank-choice", "question-blank-question"}
    assert set(done.losses("changed")) == {f"question-{name}" for name in (*SPACED, "placeholder")}
    assert set(done.losses("doubtful")) == {"question-tab"}
    misread = "question-placeholder"  # no writing of it is read as it is
    parsed = [one for one in read(done.text) if one["title"] != misread]
    same(parsed, [question for question in hostile_questions if question.id not in {*dropped, misread}])


def test_the_file_is_what_moodle_documents(run: Any) -> None:
    assert run("gift", "--limit", 1, "--title", "Cops / robbers").text == (
        "// Cops / robbers\n"
        "\n"
        "$CATEGORY: Cops // robbers/film\n"
        "\n"
        "::question-director:: [plain]Who directed Red Heat?{\n"
        "\t~Paul Verhoeven\n"
        "\t=Walter Hill\n"
        "\t~Mark L. Lester\n"
        "\t~John McTiernan\n"
        "\t####Hill did a good deal more than direct\\: the story is his, and he shares the credits for the screenplay"
        " and for producing.\n"
        "}\n"
    )


def test_no_line_of_a_question_is_one_that_moodle_skips(run: Any, hostile: Path) -> None:
    # It takes away lines that begin with two slashes, and ends a question at a line that is blank or `0`.
    _, *blocks = run("gift", "--data", hostile).text.split("\n\n")
    for block in blocks:
        assert not [line for line in block.strip().splitlines() if line.strip() in ("", "0") or line.startswith("//")]
