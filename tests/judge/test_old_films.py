"""The casts of old films: roles that somebody else sings, and courtesy titles of several languages."""

import pytest
from helpers.names import about, film_of

from redheat_cli.film.model import Film
from redheat_cli.judge.verdict import judge

# actor, role, native name
CAST = (
    ("Odile Marre", "Solange Perrin", ""),
    ("Berthe Colin", "Solange Perrin (singing voice)", ""),
    ("Luc Aubry", "Guy Morel (dialogue)", ""),
    ("Yves Tanguy", "Guy Morel (songs)", ""),
)
STORY = "Solange waits. Guy leaves."
# what is asked for -> verdict -> what was said
ROWS: dict[str, dict[str, tuple[str, ...]]] = {
    "Solange Perrin": {"correct": ("Solange", "Perrin"), "wrong": ("Guy", "singing", "voice")},
    "Guy Morel (dialogue)": {"correct": ("Guy", "Morel"), "wrong": ("Solange", "dialogue")},
}
TABLE = [(answer, said, verdict) for answer, by in ROWS.items() for verdict, all in by.items() for said in all]


@pytest.fixture(scope="module")
def musical(film: Film) -> Film:
    """A film of nobody but CAST."""
    return film_of(film, CAST, story=STORY)


@pytest.mark.parametrize(("answer", "said", "verdict"), TABLE)
def test_a_row(musical: Film, answer: str, said: str, verdict: str) -> None:
    found = judge(musical, about(musical, answer), said)
    assert found.verdict == verdict, found.reason
