"""What is dealt and drawn: what asks about the same record comes last, and it is said."""

from pathlib import Path

import pytest
from helpers.evenings import an_evening
from helpers.running import ROOT
from msgspec.structs import replace

from redheat_cli.film import load
from redheat_cli.film.model import Film, Question

ASKED = [Question(id=f"question-{n}", question=f"{n}?", answer="!", about=(f"cast-{n // 2}",)) for n in range(6)]
SMALL: Path = ROOT / "tests" / "host" / "film.toml"


@pytest.fixture
def film() -> Film:
    """A film with three lines, each of which a question is about too, and three lines from interviews."""
    film = load.load(str(SMALL))
    said = [quote for quote in film.quotes if quote.kind == "dialogue"][:3]
    told = [replace(said[n], id=f"quote-told-{n}", kind="interview", speaker="Ann") for n in range(3)]
    asked = [
        Question(id=f"question-line-{n}", question=f"What is meant {n}?", answer="Rain", about=(quote.id,))
        for n, quote in enumerate(said)
    ]
    return replace(film, quotes=(*said, *told), questions=tuple(asked), cast=(), crew=(), facts=())


def test_an_evening_reads_other_kinds_before_it_comes_back_to_a_line(film: Film) -> None:
    game = an_evening(film, rounds="", rating="strong")
    read = [game.items[id] for ids in game.rounds for id in ids]
    assert [game.items[id].kind for id in game.rounds[0]].count("quote") == 5
    assert len({item.about for item in read[:6]}) == 6
    assert "round 1 has 2 interviews in place of quotes" in game.deal.instead
    assert game.deal.instead[-1].startswith("3 questions are about the same line")
