"""Each rule for questions, with a deck that breaks it and nothing else; and the deck that comes with the program."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from helpers.running import ROOT, Run
from msgspec.structs import replace

from redheat_cli.film.model import Film, Question
from redheat_cli.questions.all_questions import all_questions
from redheat_cli.questions.question_faults import question_faults

REMEDY = "take it out, or add a wrong answer that stands there too"
Redheat = Callable[..., Run]


def question(film: Film, id: str = "question-director", **changes: object) -> Question:
    """Return the curated question ID with CHANGES."""
    return replace(next(one for one in film.questions if one.id == id), **changes)


def broken(film: Film, *questions: Question) -> list[tuple[str, str]]:
    """Return the faults of a deck of QUESTIONS."""
    return [(fault.where, fault.reason) for fault in question_faults(film, questions)]


def test_the_whole_deck_is_sound(film: Film) -> None:
    assert question_faults(film, all_questions(film)) == []  # the made questions too


@pytest.mark.parametrize(
    ("id", "wrong", "reason"),
    [
        ("question-director", "Hill", "the wrong answer 'Hill' would be correct: 'Hill' is accepted"),
        (
            "question-director",
            "W. Hill",
            "the wrong answer 'W. Hill' would be correct: it fits Walter Hill and nobody else",
        ),
        (
            "question-director",
            "Walter Hil",
            "the wrong answer 'Walter Hil' would be close: it is one letter away from 'Walter Hill'",
        ),
        ("question-stobbs-rank", "Lt", "the wrong answer 'Lt' would be correct: 'Lt.' is accepted"),
        ("question-cantata-anniversary", "twenty", "the wrong answer 'twenty' would be correct: '20' is accepted"),
    ],
)
def test_a_second_right_answer(film: Film, id: str, wrong: str, reason: str) -> None:
    assert broken(film, question(film, id, wrong=(wrong, "Somebody Else", "Nobody"))) == [(f"{id}.wrong", reason)]


def test_an_actors_other_billing_is_no_wrong_choice(film: Film) -> None:
    stobbs = next(one for one in all_questions(film) if one.id == "question-role-of-stobbs")
    actor = replace(stobbs, question="Who plays him?", answer="Larry Fishburne", accept=())
    found = broken(film, replace(actor, wrong=("Laurence Fishburne", "Brion James", "Ed O'Ross")))
    reason = (
        "the wrong answer 'Laurence Fishburne' would be correct: Larry Fishburne is also known as Laurence Fishburne"
    )
    assert found == [("question-role-of-stobbs.wrong", reason)]


def test_an_answer_to_reject_that_is_accepted(film: Film) -> None:
    found = broken(film, question(film, reject=("hill", "Walter Hill")))
    reasons = ["'hill' is correct: it is accepted too", "'Walter Hill' is correct: it is the answer"]
    assert found == [("question-director.reject", reason) for reason in reasons]


def test_an_answer_to_accept_without_a_letter(film: Film) -> None:
    found = broken(film, question(film, accept=("???",)))
    assert found == [("question-director.accept", "'???' is wrong: it has no letter and no digit")]


@pytest.mark.parametrize(
    "wrong",
    [
        ("Paul Verhoeven", "PAUL VERHOEVEN!", "Mark L. Lester"),
        ("48 films", "Forty-Eight Films", "Mark L. Lester"),
    ],
)
def test_choices_that_are_the_same(film: Film, wrong: tuple[str, str, str]) -> None:
    found = broken(film, question(film, wrong=wrong))
    assert found == [
        (
            "question-director.wrong",
            "two choices are the same but for capitals, accents, spaces or signs; write another",
        )
    ]


def test_choices_without_a_letter(film: Film) -> None:
    reason = "'🐠' has no letter and no digit; write it in words"
    assert broken(film, question(film, wrong=("🐠", "Paul Verhoeven"))) == [("question-director.wrong", reason)]
    assert ("question-director.answer", reason) in broken(film, question(film, answer="🐠", wrong=()))


@pytest.mark.parametrize(("asked", "told"), [("Did Walter Hill do it?", "Walter Hill"), ("Who is Mr HILL?", "Hill")])
def test_an_answer_in_the_question(film: Film, asked: str, told: str) -> None:
    found = [(fault.where, fault.reason) for fault in question_faults(film, (question(film, question=asked),))]
    assert ("question-director.question", f"the answer '{told}' stands in the question; {REMEDY}") in found
    assert question_faults(film, (question(film, question="Who lives in Hillsborough?"),)) == []


@pytest.mark.parametrize(
    ("asked", "answer", "wrong"),
    [
        ("Is it true or false that he slept?", "True", ()),
        ("Did he sleep, yes or no?", "No", ("Yes",)),
        ("Was it tea or coffee?", "Tea", ("Coffee",)),
        ("How do you spell necessary?", "necessary", ("neccessary", "necesary", "neccesary")),
        ("Is it recieve or receive?", "receive", ("recieve",)),
        ("What is a quarter as a decimal?", "0,25", ("0,5", "0,75", "1,25")),
    ],
)
def test_an_answer_may_stand_in_some_questions(film: Film, asked: str, answer: str, wrong: tuple[str, ...]) -> None:
    assert broken(film, Question(id="question-x", question=asked, answer=answer, wrong=wrong)) == []


def test_one_slip_among_other_choices_is_reported(film: Film) -> None:
    spelled = Question(id="question-x", question="Which?", answer="necessary", wrong=("neccessary", "handy", "odd"))
    reason = "the wrong answer 'neccessary' would be close: it is one letter away from 'necessary'"
    assert broken(film, spelled) == [("question-x.wrong", reason)]


def test_a_question_that_rests_on_what_is_disputed(film: Film) -> None:
    assert broken(film, question(film, about=())) == []
    disputed = broken(film, question(film, about=("fact-running-time",)))
    assert disputed == [("question-director.about", "'fact-running-time' is disputed")]
    itself = broken(film, question(film, certainty="disputed"))
    assert itself == [("question-director.certainty", "what is disputed cannot be asked")]


def test_a_question_that_is_ruder_or_tells_more_than_it_says(film: Film) -> None:
    ruder = broken(film, question(film, about=("quote-cab",)))
    assert ruder == [("question-director.rating", "it is clean, but 'quote-cab' is strong")]
    spoiler = broken(film, question(film, about=("beat-farewell",)))
    assert spoiler == [("question-director.spoiler", "'beat-farewell' is a spoiler, and it is not marked as one")]


def test_a_question_asked_twice(film: Film) -> None:
    other = "Who has directed Red Heat?"
    again = replace(question(film), id="question-again", question=other)
    found = broken(film, question(film), again)
    assert found == [("question-again.question", "it asks what question-director asks")]
    same_words = replace(question(film), id="question-again", answer="Paul Proof", accept=(), wrong=("A", "B", "C"))
    found = broken(film, question(film), same_words)
    assert found == [("question-again.question", "it is put in the words of question-director; change a word")]
    different = replace(question(film), id="question-again", question="Whose idea was the story?")
    assert broken(film, question(film), different) == []


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("True or false: the Earth is flat", "True or false: the Moon is flat", "False"),
        ("Who won the World Cup of 1998?", "Who won the World Cup of 2018?", "France"),
    ],
)
def test_questions_that_only_look_alike(film: Film, one: str, other: str, answer: str) -> None:
    asked = [Question(id=f"question-{id}", question=text, answer=answer) for id, text in (("a", one), ("b", other))]
    assert broken(film, *asked) == []


def test_a_long_list_of_answers_is_checked_in_time(film: Film) -> None:
    answers = tuple(f"Hill number {number}" for number in range(1000))
    asked = question(film, accept=answers, reject=tuple(f"no {answer}" for answer in answers))
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        assert broken(film, asked) == []
    finally:
        sys.setprofile(before)
    assert calls < 600 * len(answers)


def test_data_check_lints_anyones_deck(redheat: Redheat, tmp_path: Path) -> None:
    path = tmp_path / "film.toml"
    text = (ROOT / "data" / "template.toml").read_text()
    path.write_text(
        text.replace('"Paul Proof"]', '"Johnny Sample"]').replace("Who directed the film?", "Mr Sample, is it?")
    )
    found = redheat("data", "check", str(path))
    line = text[: text.index('question = "Who directed')].count("\n") + 1
    assert (found.code, found.out) == (3, "")
    assert found.err == (
        f"redheat: {path}:{line}: question-director.question: the answer 'Sample' stands in the question; {REMEDY}\n"
        f"redheat: {path}:{line + 2}: question-director.wrong: the wrong answer 'Johnny Sample' would be correct: "
        "John Sample is also known as Johnny Sample\n"
    )
    assert redheat("questions", "--data", str(path)).code == 0
