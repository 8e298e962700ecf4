"""Names, figures and other words as they are said: each row of verdicts.tsv has an answer and what is said for it.

Who is in the film of a row stands in casts.tsv. The film `redheat` comes with the program: there, a row has the id of a
question. What is said stands under its verdict, apart by `|`.
"""

from collections import defaultdict
from typing import NamedTuple

import pytest
from helpers.names import about, film_of
from helpers.running import ROOT
from msgspec.structs import replace

from redheat_cli.film.model import Film, Question
from redheat_cli.judge.verdict import judge

CREW = {"harbour": (("King Vidal", "Director"), ("Charles Vidal", "Editor"), ("M. Night Roshan, PhD", "Composer"))}
STORIES = {
    "harbour": "Tessa opens the shop. Alma waits. Winston Smith is late, and Frankie sings with Francis Bell.",
    "barracks": "The Ox hides. Button finds Agatha Lisle. 'Ruth Vane' is not seen, but Captain Pike's Button is.",
    "musical": "Solange waits. Guy leaves.",
}


class Row(NamedTuple):
    """A row of verdicts.tsv."""

    film: str
    asked: str
    answer: str
    correct: str
    close: str = ""
    wrong: str = ""

    def wanted(self) -> dict[str, str]:
        """Return what is said and its verdict."""
        return {
            said: verdict
            for verdict in ("correct", "close", "wrong")
            for said in getattr(self, verdict).split(" | ")
            if said
        }


def table(name: str) -> list[list[str]]:
    """Return the rows below the heads of the columns."""
    lines = (ROOT / "tests" / "judge" / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


ROWS = [Row(*cells) for cells in table("verdicts.tsv")]


@pytest.fixture(scope="module")
def films(film: Film) -> dict[str, Film]:
    """The films of verdicts.tsv."""
    casts = defaultdict(list)
    for name, actor, role, *native in table("casts.tsv"):
        casts[name].append((actor, role, "".join(native)))
    made = {name: film_of(film, cast, CREW.get(name, ()), STORIES.get(name, "-")) for name, cast in casts.items()}
    return {"redheat": film, **made}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.film}-{row.answer}")
def test_a_row(films: dict[str, Film], questions: dict[str, Question], row: Row) -> None:
    question = questions[row.asked] if row.asked in questions else about(films[row.film], row.answer)
    if row.film == "two":
        question = replace(question, question=row.asked, category="general")
    assert question.answer == row.answer
    found = {said: judge(films[row.film], question, said) for said in row.wanted()}
    assert {said: verdict.verdict for said, verdict in found.items()} == row.wanted(), found


def test_an_accepted_answer_may_be_typed_in_other_letters(films: dict[str, Film]) -> None:
    harbour = films["harbour"]
    question = replace(about(harbour, "the capital of Hungary"), accept=("Будапешт",))
    found = judge(harbour, question, "Budapesht")
    assert (found.verdict, found.reason) == ("correct", "'Будапешт' is accepted")
    assert judge(harbour, replace(question, reject=("Пешт",)), "Pesht").verdict == "wrong"
    long = replace(question, accept=("Мы в одной большой красной лодке",))
    assert judge(harbour, long, "my v odnoy bolshoy krasnoy lodke").verdict == "correct"


def test_the_reason_names_who_has_another_title(films: dict[str, Film]) -> None:
    barracks = films["barracks"]
    assert judge(barracks, about(barracks, "Aunt Dot"), "Uncle Dot").reason == "Aunt Dot has another title"
    both = about(barracks, "Major Finn / The Stoker")
    assert judge(barracks, both, "Stoker and Finn").reason == "it is all the roles"


@pytest.mark.parametrize(
    ("role", "said", "verdict"),
    [
        ("Monsieur Aubin", "M. Aubin", "correct"),
        ("Monsieur Aubin", "N. Aubin", "close"),
        ("Madame Emery", "Mme Emery", "correct"),
        ("Madame Emery", "Mrs. Emery", "correct"),
        ("Madame Emery", "Emery", "close"),
        ("Rose Emery", "Mrs. Emery", "wrong"),
        ("Rose Emery", "Miss Emery", "correct"),
        ("Rio Sol", "Mrs. Sol", "correct"),
        ("Rio Sol", "Captain Sol", "close"),
        ("Rio Sol", "Sol", "close"),
        ("Miles Sol", "Mr. Sol", "correct"),
        ("Miles Sol", "Señora Sol", "wrong"),
    ],
)
def test_a_title_tells_apart_those_of_one_family(film: Film, role: str, said: str, verdict: str) -> None:
    """One of them has the title, or no other is a man or a woman of whom it may be said."""
    roles = ("Monsieur Aubin", "Madame Emery", "Rose Emery", "Rio Sol", "Miles Sol")
    people = film_of(film, [(f"Actor{n}", role, "") for n, role in enumerate(roles)])
    genders = ("male", "female", "female", "female", "male")
    cast = (replace(credit, gender=gender) for credit, gender in zip(people.cast, genders, strict=True))
    people = replace(people, cast=tuple(cast))
    assert judge(people, about(people, role), said).verdict == verdict


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Nick", "correct"),
        ("Nick Vane", "correct"),
        ("Vane", "correct"),
        ("the Grey Fox", "correct"),
        ("Fox", "wrong"),
        ("Hugo Stoll", "correct"),
        ("Stoll", "close"),  # it is a role too
        ("Captain Stoll", "wrong"),
        ("Vera Cole", "wrong"),
        ("Cole", "wrong"),
    ],
)
def test_who_says_a_line_is_judged_by_the_names_of_the_role_and_of_the_actor(
    films: dict[str, Film], said: str, verdict: str
) -> None:
    musical = films["musical"]
    accept = ("Nick Vane / The Grey Fox", "Nick Vane", "The Grey Fox", "Hugo Stoll")
    question = replace(about(musical, "Nick"), question="Who says it?", category="dialogue", accept=accept)
    found = judge(musical, question, said)
    assert found.verdict == verdict, found.reason


def test_a_surname_of_two_of_the_choices_is_close(films: dict[str, Film]) -> None:
    wrong = ("Branwell Brontë", "Charlotte Brontë", "Jane Austen")
    question = replace(about(films["two"], "Emily Brontë"), question="Who wrote it?", wrong=wrong, category="general")
    said = ("Brontë", "Emily", "Charlotte")
    assert [judge(films["two"], question, words).verdict for words in said] == ["close", "close", "wrong"]
