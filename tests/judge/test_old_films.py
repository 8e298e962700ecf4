"""The casts of old films: roles that somebody else sings, and courtesy titles of several languages."""

import pytest
from helpers.names import about, film_of
from msgspec.structs import replace

from redheat_cli.film.model import Film
from redheat_cli.judge.verdict import judge

# actor, role, native name
CAST = (
    ("Odile Marre", "Solange Perrin", ""),
    ("Berthe Colin", "Solange Perrin (singing voice)", ""),
    ("Luc Aubry", "Guy Morel (dialogue)", ""),
    ("Yves Tanguy", "Guy Morel (songs)", ""),
    ("Hugo Stoll", "Nick Vane / The Grey Fox", ""),
    ("Vera Cole", "Captain Stoll", ""),
    ("Otto Wirth", "Monsieur Dupin", ""),
    ("Kertesz Imre", "Frau Blum", ""),
    ("Ernest Laszlo", "Victor Laszlo", ""),
    ("Ada Marlow", "Dr. Finch (Boston)", ""),
    ("Cyril Nunn", "Dr. Finch (London)", ""),
)
STORY = "Solange waits. Guy leaves."
# what is asked for -> verdict -> what was said
ROWS: dict[str, dict[str, tuple[str, ...]]] = {
    "Solange Perrin": {"correct": ("Solange", "Perrin"), "wrong": ("Guy", "singing", "voice")},
    "Captain Stoll": {"wrong": ("Mr Stoll", "Inspector Stoll")},
    "Monsieur Dupin": {
        "correct": ("Mr Dupin", "Mister Dupin", "Herr Dupin", "Signore Dupin"),
        "wrong": ("Mrs Dupin", "Madame Dupin", "Captain Dupin"),
    },
    "Frau Blum": {"correct": ("Mrs Blum", "Mme Blum"), "wrong": ("Miss Blum", "Mr Blum")},
    "Victor Laszlo": {"correct": ("Laszlo",), "close": ("Victor",)},
    "Ernest Laszlo": {"correct": ("Laszlo",), "close": ("Ernest",)},
    "Kertesz Imre": {"correct": ("Kertesz",), "close": ("Imre",)},
    "Guy Morel (dialogue)": {"correct": ("Guy", "Morel"), "wrong": ("Solange", "dialogue")},
    "Dr. Finch (Boston)": {"close": ("Finch", "Dr. Finch"), "wrong": ("Boston", "Dr. Finch (London)")},
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
    musical: Film, said: str, verdict: str
) -> None:
    accept = ("Nick Vane / The Grey Fox", "Nick Vane", "The Grey Fox", "Hugo Stoll")
    question = replace(about(musical, "Nick"), question="Who says it?", category="dialogue", accept=accept)
    found = judge(musical, question, said)
    assert found.verdict == verdict, found.reason
