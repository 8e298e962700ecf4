"""Aiken: by the rules of Moodle's importer every question, choice and answer is there, or told as lost."""

import re
from pathlib import Path
from typing import Any

from helpers.consumers import ALL, right

from redheat_cli.exports.common import one_line
from redheat_cli.film.model import Question
from redheat_cli.questions.drafts_and_choices import choices

Read = tuple[str, list[str], int]


def read(text: str) -> list[Read]:
    """Read TEXT by the rules of question/format/aiken/format.php; there is no program outside Moodle that does."""
    found: list[Read] = []
    question, answers = "", []
    for line in map(str.strip, text.split("\n")):
        if len(line.encode()) < 2:
            continue
        if re.match(r"[A-Z][).]", line):
            assert question, f"a choice before its question: {line}"
            answers.append(line[2:].strip())
        elif line.startswith("ANSWER:"):
            found.append((question, answers, ord(line.removeprefix("ANSWER:").strip()) - ord("A")))
            question, answers = "", []
        else:
            assert not question, f"a question inside another: {line}"
            question = line
    assert not question
    return found


def expected(questions: list[Question]) -> list[Read]:
    return [
        (one_line(question.question), [one_line(text) for text in choices(question)], right(question))
        for question in questions
    ]


def test_the_deck_is_read_whole(run: Any, questions: tuple[Question, ...]) -> None:
    done = run("aiken", *ALL)
    assert done.losses("dropped", "changed") == {}
    signs = {one.id for one in questions if re.search("[<>&]", "".join(choices(one)))}
    assert set(done.losses("doubtful")) == signs
    assert read(done.text) == expected(list(questions))


def test_hostile_questions_survive_or_are_told(
    run: Any, hostile: Path, hostile_questions: tuple[Question, ...]
) -> None:
    done = run("aiken", "--data", hostile)
    dropped = done.losses("dropped")
    assert set(dropped) == {"question-blank-choice", "question-blank-question"}
    prefixed = {one for one, reason in done.losses("changed").items() if "'Q: '" in reason}
    assert prefixed == {
        "question-choice-dot",
        "question-choice-bracket",
        "question-answer-line",
        "question-one-letter",
        "question-zero",
        "question-percent",
        "question-not-a-character",
    }
    joined = {one for one, reason in done.losses("changed").items() if "line breaks" in reason}
    assert joined >= {"question-newline", "question-comment-inside", "question-space-outside"}
    assert set(done.losses("doubtful")) >= {"question-script", "question-entity", "question-arrow"}
    kept = [question for question in hostile_questions if question.id not in dropped]
    for got, wanted, question in zip(read(done.text), expected(kept), kept, strict=True):
        assert got == ((f"Q: {wanted[0]}" if question.id in prefixed else wanted[0]), *wanted[1:])
        whole = (question.question, *choices(question)) == (wanted[0], *wanted[1])
        assert whole or question.id in done.losses("changed"), question.id


def test_the_file_is_what_moodle_documents(run: Any) -> None:
    assert run("aiken", "--limit", 2).text == (
        "Who directed Red Heat?\n"
        "A) Paul Verhoeven\n"
        "B) Walter Hill\n"
        "C) Mark L. Lester\n"
        "D) John McTiernan\n"
        "ANSWER: B\n"
        "\n"
        "Which actor plays the Soviet policeman Ivan Danko in Red Heat?\n"
        "A) Dolph Lundgren\n"
        "B) Jean-Claude Van Damme\n"
        "C) Arnold Schwarzenegger\n"
        "D) Sylvester Stallone\n"
        "ANSWER: C\n"
    )
