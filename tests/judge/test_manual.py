"""The table of verdicts in the manual is what the judge says."""

import re

import pytest
from helpers.running import ROOT
from msgspec.structs import replace

from redheat_cli.film.model import Credit, Film
from redheat_cli.judge.verdict import judge

MANUAL = (ROOT / "docs" / "look-ups.md").read_text(encoding="utf-8").partition("## How answers are judged")[2]
ROWS = re.findall(r"^\| (.+?) \| (.+?) \| (correct|close|wrong) \|$", MANUAL.partition("\n## ")[0], re.MULTILINE)
ROLES = ("パンダ", "Capt. Jonas Reid", "Captain Hook / Mr. Darling", "the man with the false leg")


@pytest.fixture(scope="module")
def people(film: Film) -> Film:
    """A film of the people in the table."""
    answers = dict.fromkeys(answer for answer, *_ in ROWS)
    actors = [name for name in answers if name not in ROLES and not re.search(r"\d", name)]
    names = [*((actor, f"Role{n}") for n, actor in enumerate(actors)), ("Michael Collins", "Nobody")]
    names += [(f"Somebody Else{n}", role) for n, role in enumerate(ROLES)]
    native = {"Park Chan-wook": "박찬욱"}
    cast = [
        Credit(
            id=f"cast-n-{n}",
            order=n,
            actor=actor,
            character=role,
            about="Is there.",
            native_name=native.get(actor, ""),
            certainty="confirmed",
            sources=("source-a",),
        )
        for n, (actor, role) in enumerate(names)
    ]
    return replace(film, cast=tuple(cast), crew=())


def test_there_is_a_table() -> None:
    assert len(ROWS) >= 20
    assert {verdict for *_, verdict in ROWS} == {"correct", "close", "wrong"}


@pytest.mark.parametrize(("answer", "said", "verdict"), ROWS)
def test_the_judge_says_what_the_manual_says(people: Film, answer: str, said: str, verdict: str) -> None:
    wrong = ("Ulf Prenzler", "Otto Quist", "Ilse Wark")
    question = replace(people.questions[0], answer=answer, wrong=wrong, about=(), accept=(), reject=())
    found = judge(people, question, said)
    assert found.verdict == verdict, found.reason
