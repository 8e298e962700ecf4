"""What the judge says of answers to the questions of the film that comes with the program, and why."""

import re
from unittest.mock import patch

import pytest
from msgspec.structs import replace

from redheat_cli.film.fold_and_search import TYPED_LIMIT
from redheat_cli.film.model import Film, Question
from redheat_cli.judge.verdict import judge


@pytest.mark.parametrize(
    ("id", "given", "reason"),
    [
        ("question-director", "walter hill", "it is the answer"),
        ("question-director", "HILL", "'Hill' is accepted"),
        ("question-director", " ... ", "it has no letter and no digit"),
        ("question-director", "x" * (TYPED_LIMIT + 1), "it is longer than 200 characters"),
        ("question-director", "john mctiernan", "'John McTiernan' is one of the wrong choices"),
        ("question-director", "James Horner", "it is the name of somebody else"),
        ("question-director", "Walter", "it is not the whole name"),
        ("question-director", "Wolter Hill", "it is one letter away from 'Walter Hill'"),
        ("question-director", "Alfred Hitchcock", "no rule accepts it"),
        ("question-ridzik-actor", "Jim", "it is not the whole name"),
        ("question-drug-boss-name", "vagran", "'Vagran' is known to be wrong here"),
        ("question-viktor-nickname", "Rustavili", "it is the name of somebody else"),
        ("question-who-says-miranda-act", "Ridzić", "'Ridžić' is accepted"),
        ("question-who-says-miranda-act", "Ridzik", "'Ридзик' is accepted"),
        ("question-role-of-vagran", "Rostavili", "it fits Vagran Rostavili and Viktor Rostavili"),
        ("question-role-of-vagran", "Vagran", "Vagran Rostavili is also known as Vagran"),
    ],
)
def test_the_reason(film: Film, questions: dict[str, Question], id: str, given: str, reason: str) -> None:
    assert judge(film, questions[id], given).reason == reason


def test_what_was_given_is_made_safe_to_show(film: Film, questions: dict[str, Question]) -> None:
    found = judge(film, questions["question-director"], "\x1b[31mWalter\nHill")
    assert found.given == "\\x1b[31mWalter\\nHill"


def test_every_answer_is_right_and_every_wrong_choice_is_wrong(film: Film, questions: dict[str, Question]) -> None:
    for question in questions.values():
        for right in (question.answer, question.answer.upper(), *question.accept):
            assert judge(film, question, right).verdict == "correct", (question.id, right)
        for wrong in (*question.wrong, *question.reject):
            assert judge(film, question, wrong).verdict == "wrong", (question.id, wrong)


def test_names_without_a_letter_and_runs_of_marks_do_no_harm(film: Film, questions: dict[str, Question]) -> None:
    nobody = replace(film.cast[0], id="cast-nobody", actor="???", character="- -", actor_aliases=("!",))
    odd = replace(film, cast=(*film.cast, nobody))
    for given in ("", "?", "- -", "x", "a\u0301" * 100, "\u0301" * 200, "\ud800", "9" * 200, "million"):
        assert judge(odd, questions["question-director"], given).verdict == "wrong"


def test_a_first_name_that_two_roles_share_is_not_enough(film: Film, questions: dict[str, Question]) -> None:
    viktor = replace(questions["question-drug-boss-name"], accept=(), reject=())
    assert judge(film, viktor, "Viktor").verdict == "correct"
    other = replace(film.cast[0], id="cast-other", actor="Nobody", character="Viktor Petrov", character_aliases=())
    shared = judge(replace(film, cast=(*film.cast, other)), viktor, "Viktor")
    assert (shared.verdict, shared.reason) == ("close", "it is not the whole name")


def test_no_pattern_is_compiled_for_each_question(film: Film, questions: dict[str, Question]) -> None:
    verbs = ["mends", "paints", "breaks", "steals", "repairs", "borrows"]
    asked = [replace(questions["question-director"], question=f"What {verb} the old boat?") for verb in verbs]
    judge(film, asked[0], "it is an oar")
    with patch("re._compiler.compile", wraps=re._compiler.compile) as compile:  # type: ignore[attr-defined]
        for question in asked[1:]:
            judge(film, question, "it is an oar")
    assert compile.call_count == 0
