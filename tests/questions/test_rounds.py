"""What is dealt and drawn: what asks about the same record comes last, and it is said."""

from pathlib import Path

import pytest
from helpers.evenings import an_evening
from helpers.running import ROOT
from msgspec.structs import replace

from redheat_cli.film import load
from redheat_cli.film.model import Film, Question
from redheat_cli.questions.rounds import deal, draw, repeated

ASKED = [Question(id=f"question-{n}", question=f"{n}?", answer="!", about=(f"cast-{n // 2}",)) for n in range(6)]
SMALL: Path = ROOT / "tests" / "host" / "film.toml"


def in_it(question: Question, name: str) -> bool:
    return True


def test_what_is_asked_about_comes_again_only_when_nothing_else_is_left() -> None:
    abouts = [question.about for question in draw(ASKED, 6, "a")]
    assert len(set(abouts[:3])) == 3
    assert len(draw(ASKED, 6, "a", repeats=False)) == 3
    assert (
        draw(ASKED, 3, "a", ASKED[:1], repeats=False)
        == [question for question in draw(ASKED, 6, "a") if question.about != ("cast-0",)][:2]
    )


def test_the_same_answer_comes_again_after_all_others() -> None:
    editors = [Question(id=f"question-e{n}", question=f"Job {n}?", answer="Editor") for n in range(3)]
    others = [Question(id=f"question-o{n}", question=f"Who {n}?", answer=f"Name {n}") for n in range(3)]
    first = [question.answer for question in draw([*editors, *others], 4, "a")]
    assert sorted(first) == ["Editor", "Name 0", "Name 1", "Name 2"]
    assert len(draw([*editors, *others], 6, "a", repeats=False)) == 6
    lines = [replace(question, category="quotes") for question in editors]
    assert [question.answer for question in draw([*lines, *others], 4, "a")].count("Editor") > 1


def test_rounds_look_at_the_rounds_before() -> None:
    first, second = deal(ASKED, [("x", 2), ("y", 2)], "a", in_it)
    assert len({question.about for question in (*first, second[0], second[1])}) == 3
    assert [len(round) for round in deal(ASKED, [("x", 2), ("y", 2)], "a", in_it, repeats=False)] == [2, 1]


def test_it_is_said_how_many_come_again() -> None:
    said = "about the same line or credit as another: there are no others left"
    assert repeated(ASKED[::2]) == []
    assert repeated(ASKED[:2]) == [f"1 question is {said}"]
    assert repeated(ASKED) == [f"3 questions are {said}"]


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
