"""Keys: each name, typed words, the bouncing clicker, leaving."""

import pytest
from helpers.evenings import Clock, a_session, an_evening

from redheat_cli.film.model import Film
from redheat_cli.host.game import Place
from redheat_cli.host.keys import BY_NAME, hints
from redheat_cli.host.session import Session


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(film: Film, clock: Clock) -> Session:
    return a_session(an_evening(film), clock)


@pytest.mark.parametrize("key", ["space", "enter", "right", "pagedown", "n"])
def test_the_next_step(session: Session, key: str) -> None:
    session.press(key)
    assert session.game.place == Place(0)


@pytest.mark.parametrize("key", ["left", "pageup", "b"])
def test_a_step_back(session: Session, key: str) -> None:
    session.press("space")
    session.press(key)
    assert session.game.place == Place()


def test_a_clicker_that_bounces_steps_once(session: Session, clock: Clock) -> None:
    clock.step = 0.2
    for _ in range(10):
        session.press("pagedown")
    assert session.game.place == Place(0)
    clock.step = 0.26
    session.press("pagedown")
    assert session.game.place == Place(0, 0)
    clock.step = -5
    session.press("pagedown")
    assert session.game.place == Place(0, 0, 1), "a clock that was set back stops nothing"


def test_typed_words(session: Session) -> None:
    for key in ("space", "space", "m", "a", "b", "backspace", "space", "ü", "f5", "\x1b"):
        session.press(key)
    assert session.question == "Note: a ü_"
    session.paste("c\x1b[2J\nd" + "x" * 300)
    session.press("enter")
    assert session.game.notes[0].text == ("a üc[2Jd" + "x" * 300)[:200]
    for key in ("m", "z", "escape"):
        session.press(key)
    assert (session.question, len(session.game.notes)) == ("", 1)
    session.paste("nowhere")
    for key in ("g", "9"):
        session.press(key)
    assert session.said == "this round has 1 to 2"


def test_leaving_is_asked_once(session: Session) -> None:
    session.press("q")
    assert session.question == "Leave? q again leaves, and the evening is kept"
    session.press("x")
    assert (session.question, session.leaving) == ("", False)
    session.press("q")
    session.press("q")
    assert session.leaving


def test_at_the_end_leaving_is_not_asked(session: Session) -> None:
    for _ in range(30):
        session.press("space")
    session.press("q")
    assert session.leaving


def test_keys_that_are_none(session: Session) -> None:
    for key in ("z", "f1", "é", "tab"):
        session.press(key)
    assert len(session.history) == 0


def test_scrolling_stays_where_there_is_something(session: Session) -> None:
    for key in ("up", "down", "down", "up"):
        session.press(key)
    assert session.scroll == 1
    session.press("space")
    assert session.scroll == 0


def test_help_lists_every_key(session: Session) -> None:
    session.press("?")
    listed = {row[0] for row in session.screen().rows}
    assert {names[0] for names in ((key.names) for key in BY_NAME.values())} - listed == {"-"}
    session.press("x")
    assert (session.helping, len(session.history)) == (False, 0)


def test_six_keys_at_every_step(session: Session) -> None:
    for _ in range(30):
        session.press("space")
        assert 5 <= len(hints(session.game)) <= 6


def test_without_teams_an_answer_is_judged(film: Film) -> None:
    session = a_session(an_evening(film, teams=()), Clock())
    session.press("space")
    session.press("space")
    assert ("j", "judge") in session.screen().keys
    session.press("1")
    assert session.said == "no teams: T adds one"
