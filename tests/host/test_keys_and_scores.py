"""The fold: any keys in any order keep the promises made to a host and to the room."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from helpers.evenings import SMALL_FILM, Clock, a_session, an_evening
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from redheat_cli.film.model import Film
from redheat_cli.host.game_state import Event, Game, Place
from redheat_cli.host.host_view import screen
from redheat_cli.host.keys_and_scores import hints
from redheat_cli.host.room_page import room_view
from redheat_cli.host.session import History
from redheat_cli.host.storage import Journal, read

KEYS = [
    *("space", "space", "space", "space", "space", "pagedown", "b", "pageup", "1", "2", "3", "u", "u", "x", "t", "+"),
    *("-", "0", ".", "k", "S", "a", "s", "r", "e", "?", "q", "escape", "enter", "j", "m", "g", "w", "B", "up", "!"),
    *(
        "p 1 space 7 enter",
        "p 2 space 2 . 5 enter",
        "p 2 space 3 space 1 enter",
        "T L a t e enter",
        "T 1 = N e w enter",
        "B 5 enter",
    ),
]
TELLING = {"quote": {"who", "scene"}, "question": {"answer", "why"}}


class Scores:
    """The points that events give, counted apart from the program: by item and team, and by round and team."""

    def __init__(self) -> None:
        self.steps: list[tuple[dict[Any, float], dict[Any, float]]] = [({}, {})]

    def take(self, event: Event, before: Game) -> None:
        """Count what EVENT gives to a team in the game BEFORE it."""
        items, rounds = map(dict, self.steps[-1])
        item = before.current()
        if event.do in ("award", "deduct") and item:
            points = 1 if event.do == "award" else -1
            key = (item.id, event.number)
            items[key] = 0 if items.get(key) else points
        elif event.do == "score":
            round = event.round - 1 if event.round else min(max(before.place.round, 0), len(before.rounds) - 1)
            rounds[round, event.number] = event.points
        self.steps.append((items, rounds))

    def of(self, team: int, game: Game) -> float:
        """Return the points of TEAM: those by number for a round, else those of the items that are still in it."""
        items, rounds = self.steps[-1]
        return sum(
            rounds.get((round, team), sum(items.get((id, team), 0) for id in ids))
            for round, ids in enumerate(game.rounds)
        )


@pytest.mark.once
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(keys=st.lists(st.sampled_from(KEYS), max_size=60), answers=st.sampled_from(["each", "round"]))
def test_any_keys_keep_scores_and_secrets(
    evening: Game, keys: list[str], answers: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = structs.replace(evening, deal=structs.replace(evening.deal, answers=answers))
    with tempfile.TemporaryDirectory() as home:
        monkeypatch.setenv("XDG_STATE_HOME", home)
        session = a_session(evening, Clock(), f"{home}/room.html")
        happened: list[Event] = []
        append = session._journal.append
        monkeypatch.setattr(session._journal, "append", lambda event: (append(event), happened.append(event)))
        scores = Scores()
        for key in (one for keys in keys for one in keys.split()):
            before, steps = session.game, len(session.history)
            happened.clear()
            session.press(key)
            if len(session.history) < steps:
                scores.steps.pop()
            elif len(session.history) > steps:
                scores.take(happened[0], before)
            for number, _ in enumerate(session.game.teams, 1):
                assert session.game.scores().get(number, 0) == scores.of(number, session.game)
            _check_room(evening, session.game, Path(home) / "room.js")
        session._journal.close()
        journal = Journal("")
        found = read(journal.path)
        journal.close()
        assert found is not None
        assert History(evening, found[1]).game == session.game


def _check_room(evening: Game, game: Game, path: Path) -> None:
    text = path.read_text()
    shown = json.loads(text.removeprefix("room(").removesuffix(")\n"))
    game = game.of_room()
    item = game.current()
    assert not any(one in text for one in evening.items)
    if not game.board:  # nothing of the scores is shown unasked, and of the places only those that are told
        told = game.told_places() if game.place.round == len(game.rounds) and not game.blank else []
        assert [name for _, name, _ in shown.get("table", ())] == [name for _, name, _ in told]
    if item is None or game.blank or game.pause:
        assert not shown.get("answer")
        return
    part = item.parts[game.place.part]
    if part not in TELLING[item.kind]:
        assert not shown.get("answer")
        assert not shown.get("right")
        assert not shown.get("small")
        assert part == "choices" or item.answer not in text or item.answer in " ".join((*item.ask, item.gloss))
    elif not game.board:
        assert shown["answer"] == item.answer


def advance(play: History, event: Event) -> History:
    """Let EVENT happen in PLAY, and return it."""
    play.advance(event)
    return play


def presses(evening: Game, *deeds: str) -> Any:
    """Fold DEEDS, a second apart: `award 1` has a number, `judge Walter Hill` a text."""
    events = []
    for second, deed in enumerate(deeds):
        do, _, rest = deed.partition(" ")
        number = int(rest) if rest.isdigit() else 0
        events.append(Event(do, float(second), number, "" if number else rest))  # type: ignore[arg-type]
    return History(evening, events)


@pytest.mark.parametrize("answers", ["each", "round"])
def test_a_whole_evening_forward_and_back(film: Film, answers: str) -> None:
    evening = an_evening(film, answers=answers)
    play, places = History(evening), []
    while not play.game.finished():
        places.append(play.game.place)
        advance(play, Event("next", 0.0))
    places.append(play.game.place)
    told = play.game.revealed()
    assert told == [one for round in evening.deal.rounds for one in round.ids]
    assert advance(play, Event("next", 0.0)).said == "this is the end; q leaves"
    seen = [play.game.place]
    while play.game.place != Place():
        advance(play, Event("back", 0.0))
        seen.append(play.game.place)
    assert seen == places[::-1]
    assert advance(play, Event("back", 0.0)).said == "this is the beginning"
    assert play.game.revealed() == told


def test_looking_back_reveals_nothing(evening: Game) -> None:
    play = presses(evening, "next", "next", "go 2", "back")
    assert play.game.place == Place(0, 0, 0)
    assert play.game.revealed() == []


def test_the_room_stays_while_the_host_looks_back(evening: Game) -> None:
    play = presses(evening, *["next"] * 6, "timer")
    before = play.game
    for _ in range(3):
        advance(play, Event("back", 9.0))
        assert room_view(play.game) == room_view(before)
    assert play.said == "only you look back; Space returns to where the room is"
    assert "LOOKING BACK" in screen(play.game, 9.0).status
    assert "return" in dict(hints(play.game)).values()
    advance(play, Event("award", 9.0, 1))
    assert play.said == "+1 Reds, for number 1 of round 1"
    advance(play, Event("next", 9.0))
    assert (play.game.place, play.game.looking, play.game.timer) == (before.place, None, before.timer)
    for _ in range(3):
        advance(play, Event("back", 9.0))
    advance(play, Event("repeat", 9.0))
    first = play.game.items[play.game.here()[0]]
    assert room_view(play.game).big == first.ask, "the room goes along where something is read again"


def test_an_evening_of_the_first_version_keeps_the_keys_it_was_saved_with(evening: Game) -> None:
    first = structs.replace(evening, deal=structs.replace(evening.deal, schema=1))
    play = presses(first, "next", "next", "next", "back")
    assert (play.game.place, play.game.looking) == (Place(0, 0), None)
    play = presses(first, "next", "next", "board", "next")
    assert (play.game.place, play.game.board) == (Place(0, 0, 1), False)


def test_standings_are_taken_away_first(evening: Game) -> None:
    play = presses(evening, "next", "next", "board", "next")
    assert (play.game.place, play.game.board, play.said) == (Place(0, 0), False, "standings hidden")
    play = presses(evening, "next", "next", "board", "pause 2", "next")
    assert (play.game.place, play.game.board) == (Place(0, 0), False)


def test_the_finale_keeps_its_secret_and_says_what_changed(evening: Game) -> None:
    play = presses(evening, "next", "next", "award 1")
    while play.game.moment() != "scores":
        advance(play, Event("next", 9.0))
    for _ in range(2):
        advance(play, Event("board", 9.0))
        assert play.said.startswith("the places are told one by one now")
        assert "Reds" not in str(room_view(play.game))
        advance(play, Event("score", 9.0, 1, round=1, points=1))
        assert play.said == "Reds: 1 for round 1"
        if play.game.place.slot < 0:
            advance(play, Event("next", 9.0))
    advance(play, Event("score", 9.0, 2, round=1, points=7))
    assert play.said == "Blues: 7 for round 1. What was told has changed: place 2, Reds"
    advance(play, Event("next", 9.0))
    advance(play, Event("board", 9.0))
    assert play.game.board, "when every place is told there is no secret"


def test_points_belong_to_questions(evening: Game) -> None:
    play = presses(evening, "next", "award 1", "next", "award 1", "award 2", "next", "next", "go 1")
    assert play.game.scores() == {1: 1, 2: 1}
    assert play.game.standings() == [(1, "Reds", 1), (1, "Blues", 1)]
    play = presses(evening, "next", "next", "award 2", "throw")
    assert play.game.scores() == {}
    assert presses(evening, "next", "next", "award 3").said == "there is no team 3"
    assert presses(evening, "award 1").said.startswith("points belong to a question: go back to it")


@pytest.mark.parametrize(
    ("keys", "points", "said"),
    [
        (["award 1"], 1, "+1 Reds"),
        (["deduct 1"], -1, "-1 Reds"),
        (["award 1", "award 1"], 0, "-1 Reds, taken back"),
        (["award 1", "deduct 1"], 0, "-1 Reds, taken back"),
        (["award 1", "deduct 1", "deduct 1"], -1, "-1 Reds"),
        (["deduct 1", "deduct 1"], 0, "+1 Reds, taken back"),
        (["deduct 1", "award 1"], 0, "+1 Reds, taken back"),
    ],
)
def test_a_key_takes_back_what_a_team_has_for_the_question(
    evening: Game, keys: list[str], points: int, said: str
) -> None:
    play = presses(evening, "next", "next", "award 2", *keys)
    assert (play.game.scores().get(1, 0), play.game.scores()[2], play.said) == (points, 1, said)


def test_an_evening_saved_before_keeps_its_points(evening: Game) -> None:
    before = structs.replace(evening, deal=structs.replace(evening.deal, schema=2))
    play = presses(before, "next", "next", "award 1", "deduct 1", "award 2", "award 2")
    assert play.game.scores() == {1: -1}


def test_undo_of_any_depth(evening: Game) -> None:
    deeds = ("next", "next", "award 1", "note well", "throw", "timer", "blank", "hide", "evidence", "repeat", "board")
    play = presses(evening, *deeds, *["undo"] * len(deeds))
    assert play.game == evening
    assert play.said == "undone: a step"
    assert presses(evening, "undo").said == "nothing to undo"
    assert presses(evening, "next", "next", "award 1", "go 9", "undo").said == "undone: +1 Reds"


def test_a_spare_of_the_same_kind_comes(evening: Game) -> None:
    play = presses(evening, *["next"] * 10, "throw")
    first = evening.items[evening.deal.rounds[1].ids[0]]
    spare = play.game.current()
    assert spare is not None
    assert (spare.category, spare.difficulty) == (first.category, first.difficulty)
    assert spare.id in evening.deal.spares
    assert play.game.thrown == (first.id,)
    assert play.said == "thrown out, here is a spare"


def test_a_spare_that_repeats_comes_last_and_it_is_said() -> None:
    evening = an_evening(SMALL_FILM, rounds="weather:1", seed="one")
    play = presses(evening, "next", "next")
    said = []
    for _ in evening.spares:
        play = advance(play, Event("throw", 5.0))
        said.append(play.said)
    assert said == [
        "thrown out, here is a spare (hard, there is no other easy)",
        "thrown out, here is a spare; it repeats a line or credit: no other is left",
    ]


def test_spares_run_out(film: Film) -> None:
    evening = an_evening(film, rounds="music:2,cast:1")
    play = presses(evening, "next", "next")
    said = []
    while play.game.current():
        play = advance(play, Event("throw", 5.0))
        said.append(play.said)
    assert "thrown out, here is a spare (cast, there is no other music)" in said
    assert said[-1] == "thrown out, no question is left"
    assert play.game.rounds[0] == ()
    assert set(play.game.thrown) <= evening.items.keys()
    assert advance(play, Event("throw", 6.0)).said == "nothing to throw out here"
    assert advance(play, Event("back", 6.0)).game.place == Place(0, -1)
    advance(play, Event("next", 6.0))
    assert advance(play, Event("next", 6.0)).game.place == Place(1, -1)


def test_the_last_seconds_are_told_in_words(evening: Game) -> None:
    state = presses(evening, "next", "next", "timer").game
    shown = [screen(state, 2.0 + passed).status for passed in (0, 24.0, 25.0, 29.9, 30.0, 99.0)]
    assert shown == ["OPEN 0:30", "OPEN 0:06", "LAST 0:05", "LAST 0:01", "TIME", "TIME"]


def test_the_timer_moves_by_keys_alone(evening: Game) -> None:
    def left(*deeds: str) -> tuple[float, bool]:
        timer = presses(evening, "next", "next", *deeds).game.timer
        return timer.remaining(float(len(deeds) + 1)), timer.since is not None

    assert left() == (30.0, False)
    assert left("timer") == (30.0, True)
    assert left("timer", "note a", "note b") == (28.0, True)
    assert left("timer", "note a", "timer", "note b") == (28.0, False)
    assert left("more") == (40.0, False)
    assert left("timer", "less", "less", "less", "less") == (0.0, True)
    assert left("timer", "time") == (0.0, False)
    assert left("time", "timer") == (30.0, False)
    assert left("timer", "next") == (30.0, False)
    assert presses(evening, "timer", "more", "less", "time").said == "the timer belongs to a question"
    running = presses(evening, "next", "next", "timer").game.timer
    assert running.remaining(-50.0) == 30.0, "a clock set back takes nothing away"
    assert running.remaining(500.0) == 0.0


def test_a_letter_is_judged_as_its_choice(evening: Game) -> None:
    play = presses(evening, *["next"] * 9)
    item = play.game.current()
    assert item is not None
    assert item.kind == "question"
    letter = "abcd"[item.choices.index(item.answer)]
    wrong = "abcd"[item.choices.index(item.answer) - 1]
    assert "is CORRECT" not in advance(play, Event("judge", 9.0, text=letter)).said, "the choices are not read yet"
    advance(play, Event("next", 9.0))
    assert advance(play, Event("judge", 9.0, text=letter)).said.startswith(
        f'"{letter.upper()}. {item.answer}" is CORRECT'
    )
    assert "is WRONG" in advance(play, Event("judge", 9.0, text=f"{wrong})")).said


def test_what_does_not_apply_says_so(evening: Game, film: Film) -> None:
    for deed, said in {
        "repeat": "nothing to repeat here",
        "throw": "nothing to throw out here",
        "evidence": "no sources to show here",
        "judge x": "nothing to judge here",
        "go 1": "not in a round",
    }.items():
        play = presses(evening, deed)
        assert (play.said, len(play)) == (said, 0)
    assert presses(evening, "next", "next", "go 7").said == "this round has 1 to 2"
    assert presses(an_evening(film, teams=()), "board").said == "no teams: T adds one"
    assert presses(an_evening(film, teams=()), "next", "next", "award 1").said.startswith("no teams")


def test_judging_says_the_verdict_and_keeps_it(evening: Game) -> None:
    play = presses(evening, "next", "next")
    item = play.game.current()
    assert item is not None
    play = advance(play, Event("judge", 9.0, text=item.question.answer))
    assert play.said.startswith(f'"{item.question.answer}" is CORRECT')
    play = advance(play, Event("judge", 9.0, text="nobody at all"))
    assert [one.verdict for one in play.game.judged] == ["correct", "wrong"]
    before = play.game
    assert advance(play, Event("judge", 9.0)).game is before
    assert advance(play, Event("note", 9.0)).game is before


def test_the_rooms_screen_comes_back_before_the_next_step(evening: Game) -> None:
    play = presses(evening, "next", "next", "blank", "next")
    assert (play.game.place, play.game.blank, play.said) == (Place(0, 0), False, "the room's screen is back")
    assert presses(evening, "blank", "blank").game == evening


def test_counting_repeats(evening: Game) -> None:
    play = presses(evening, "next", "next", "next", "repeat")
    assert (play.game.place, play.said) == (Place(0, 0), "read again, once")
    assert advance(play, Event("repeat", 9.0)).said == "read again, twice"
    assert presses(evening, "next", "next", *["repeat"] * 3).said == "read again, 3 times"


def test_a_crash_stops_the_timer_wherever_one_can_undo_to(evening: Game) -> None:
    play = presses(evening, "next", "next", "timer", "note a", "note b")
    play = advance(play, Event("resumed", 4.0))
    resumed = play.game
    for state in (resumed, advance(play, Event("undo", 1e9)).game):
        assert state.timer.since is None
        assert state.timer.remaining(1e9) == 28.0
