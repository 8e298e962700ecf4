"""Who is asked for is somebody outside the film: question, answer, what was said, verdict."""

import pytest
from helpers.names import about, film_of
from msgspec.structs import replace

from redheat_cli.film.model import Film
from redheat_cli.judge.verdict import judge

JAWS = ("Who directed Jaws?", "Steven Spielberg")
KING = ("Who had a dream?", "Martin Luther King")
SUNFLOWERS = ("Which artist painted it?", "Vincent van Gogh")
TAXI = ("Who was the driver?", "Robert De Niro")
BEATLES = ("Who were they?", "John Lennon, Paul McCartney, George Harrison, Ringo Starr")
ROWS = [
    (*JAWS, "Spielberg", "correct"),
    (*JAWS, "S. Spielberg", "correct"),
    (*JAWS, "Spielberg, Steven", "correct"),
    (*JAWS, "Spielburg", "close"),
    (*JAWS, "Steven", "close"),
    (*JAWS, "George Spielberg", "wrong"),
    (*JAWS, "Mr. Spielberg", "wrong"),
    (*JAWS, "Steven Spielberg and Ann Ayre", "wrong"),
    (*KING, "King", "correct"),
    (*KING, "Luther King", "correct"),
    (*KING, "Dr. King", "correct"),
    (*KING, "Martin Luther King Jr.", "correct"),
    (*KING, "Martin Luther", "close"),
    (*KING, "Martin King", "correct"),
    (*KING, "Luther", "wrong"),
    (*SUNFLOWERS, "van Gogh", "correct"),
    (*SUNFLOWERS, "Gogh", "correct"),
    (*SUNFLOWERS, "Vincent", "close"),
    (*SUNFLOWERS, "van", "wrong"),
    (*TAXI, "De Niro", "correct"),
    (*TAXI, "DeNiro", "correct"),
    (*TAXI, "Niro", "correct"),
    ("Who built it?", "Orville Wright", "Wright", "correct"),
    ("Who flew it?", "Wilbur Wright", "Wright", "close"),
    ("Who flew it?", "Wilbur Wright", "Orville Wright", "wrong"),
    ("Who wrote it?", "J. R. R. Tolkien", "Tolkien", "correct"),
    ("Who won the Oscar for it?", "Tom Hanks", "Hanks", "correct"),
    ("Who won the World Cup?", "West Germany", "Germany", "wrong"),
    ("Who won the match?", "Real Madrid", "Madrid", "wrong"),
    ("Which team was first?", "Leeds United", "United", "wrong"),
    ("Who distributed it?", "Universal Pictures", "Pictures", "wrong"),
    ("Who published it?", "Penguin Books", "Books", "wrong"),
    ("Who came in?", "the man with the false leg", "leg", "wrong"),
    ("Who came in?", "The Doctor", "Doctor", "correct"),
    ("Who sang it?", "Simon & Garfunkel", "Garfunkel", "wrong"),
    ("Who sang it?", "Pink", "P", "wrong"),
    ("Which film did he direct?", "Barry Lyndon", "Lyndon", "wrong"),
    ("What is his name?", "Barry Lyndon", "Lyndon", "wrong"),
    (*BEATLES, "Lennon, McCartney, Harrison, Starr", "correct"),
    (*BEATLES, "Ringo Starr, McCartney, Harrison and Lennon", "correct"),
    (*BEATLES, "Lennon, McCartney, Harrison", "wrong"),
    (*BEATLES, "Lennon, McCartney, Harrison, Harrison", "wrong"),
    (*BEATLES, "Lennon, McCartney, Harrison, Best", "wrong"),
    ("Which two films did he make?", "Barry Lyndon, Paths of Glory", "Lyndon, Glory", "wrong"),
    ("Which two films did he make?", "Barry Lyndon, Eyes Shut", "Lyndon, Shut", "wrong"),
]


@pytest.mark.parametrize(("asked", "answer", "said", "verdict"), ROWS)
def test_the_verdict(film: Film, asked: str, answer: str, said: str, verdict: str) -> None:
    people = film_of(film, [("Orville Wright", "The Pilot", ""), ("Ann Ayre", "The Clerk", "")])
    question = replace(about(people, answer), question=asked, category="general")
    found = judge(people, question, said)
    assert found.verdict == verdict, found.reason


def test_a_surname_of_two_of_the_choices_is_close(film: Film) -> None:
    nobody = film_of(film, [("Ann Ayre", "The Clerk", "")])
    wrong = ("Branwell Brontë", "Charlotte Brontë", "Jane Austen")
    question = replace(about(nobody, "Emily Brontë"), question="Who wrote it?", wrong=wrong, category="general")
    assert [judge(nobody, question, said).verdict for said in ("Brontë", "Emily", "Charlotte")] == [
        "close",
        "close",
        "wrong",
    ]
