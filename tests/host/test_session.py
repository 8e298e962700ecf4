"""Keys: each name, typed words, the bouncing clicker, leaving."""

from pathlib import Path

import pytest
from helpers.evenings import Clock, a_session, an_evening

from redheat_cli.film.model import Film
from redheat_cli.host.game_state import Game, Place
from redheat_cli.host.keys_and_scores import BY_NAME, KEYS, hints
from redheat_cli.host.session import Session


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(evening: Game, clock: Clock) -> Session:
    return a_session(evening, clock)


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
    clock.step = 0.1
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


def test_an_enter_that_ends_a_number_moves_nothing(session: Session) -> None:
    for keys in ("space space g 2 enter", "1 enter", "w 2 enter"):
        for key in keys.split():
            session.press(key)
        assert session.game.place == Place(0, 1)
        assert session.said == "a number needs no Enter here; the next one goes on"
    session.press("enter")
    assert session.game.place == Place(0, 1, 1)
    for key in ("1", "space", "enter"):
        session.press(key)
    assert session.said.startswith("not read yet"), "an Enter after another key is a step"


def test_two_digits_and_enter_give_a_point_and_move_nothing(film: Film, clock: Clock) -> None:
    session = a_session(an_evening(film, teams=map(str, range(101, 113))), clock)
    for key in ("space", "space", "1", "2", "enter", "1", "enter", "1", "1", "enter"):
        session.press(key)
    assert session.game.place == Place(0, 0)
    assert session.game.scores() == {12: 1, 1: 1, 11: 1}


def test_a_number_that_nothing_can_take_moves_nothing(film: Film, clock: Clock) -> None:
    session = a_session(an_evening(film, teams=()), clock)
    for key in ("space", "space", "2", "enter"):
        session.press(key)
    assert session.game.place == Place(0, 0)


def test_the_end_of_a_round_is_asked_once(session: Session) -> None:
    for key in ("space", "space", "e"):
        session.press(key)
    assert session.question == "End the round? 1 is not read yet; e again ends it"
    session.press("space")
    assert (session.question, session.game.place) == ("", Place(0, 0))
    for key in ("e", "e"):
        session.press(key)
    assert session.game.moment() == "round over"
    session.press("e")
    assert (session.question, session.said) == ("", "no round to end here")


def test_the_end_of_a_round_says_which_answers_are_not_told(film: Film, clock: Clock) -> None:
    session = a_session(an_evening(film, answers="round", rounds="questions:3"), clock)
    while not session.game.place.telling:
        session.press("space")
    session.press("e")
    assert session.question == "End the round? 2 are not told yet; e again ends it"
    for _ in range(20):
        session.press("escape")
        session.press("space")
        if session.game.place.slot == 2:
            break
    session.press("e")
    assert session.question == "End the round? all is read; e again ends it"


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


def test_no_two_keys_share_a_name() -> None:
    assert len(BY_NAME) == sum(len(key.names) for key in KEYS)


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


def test_the_hint_says_what_space_brings(film: Film) -> None:
    def hinted(answers: str) -> list[str]:
        session = a_session(an_evening(film, answers=answers, venue=answers), Clock())
        seen = []
        for key in ("space", "space", "S", "S", *["space"] * 14):
            session.press(key)
            seen.append(dict(session.screen().keys)["Space"])
        return seen

    line, question = ["answer", "next"], ["choices", "answer", "why", "next"]
    assert hinted("each") == [
        "next", "answer", "uncover", *line, "answer", "scene", "next", "next", "next", *question, *question
    ]  # fmt: skip
    assert hinted("round")[:9] == ["next", "next", "uncover", *["next"] * 4, "scene", "next"]


def test_without_teams_an_answer_is_judged(film: Film) -> None:
    session = a_session(an_evening(film, teams=()), Clock())
    session.press("space")
    session.press("space")
    assert ("j", "judge") in session.screen().keys
    session.press("1")
    assert session.said == "no teams: T adds one"


def test_a_screen_that_the_room_lacks_is_no_secret(film: Film, tmp_path: Path) -> None:
    session = a_session(an_evening(film), Clock())
    said = []
    for key in ("S", "S", "."):
        session.press(key)
        said.append(session.said)
    assert said == [
        "standings on the room's screen, which nobody sees without --page FILE.html",
        "standings hidden",
        "the room's screen is blank, which nobody sees without --page FILE.html",
    ]
    session = a_session(an_evening(film, venue="page"), Clock(), str(tmp_path / "room.html"))
    session.press("S")
    assert session.said == "standings on the room's screen"


def test_words_that_are_refused_can_be_corrected(session: Session) -> None:
    for key in ("space", "p", *"4 x", "enter"):
        session.press(key)
    assert session.question == (
        f"the number of a team, a space, and its points: 3 7 or 3 7.5. {BY_NAME['p'].ask}: 4 x_"
    )
    for key in (*["backspace"] * 3, *"2 7", "enter"):
        session.press(key)
    assert (session.ask, session.game.scores()) == ("", {2: 7})
    for key in ("T", *"Reds", "enter"):
        session.press(key)
    assert session.question.startswith("there is already a team named 'Reds'. ")
    session.press("escape")
    assert (session.ask, session.said) == ("", session.history.said)
