"""The full screen of the host, played with Textual's pilot; every screen is compared with its file, and fits others."""

import asyncio
import signal
import sys

import pytest
from helpers.evenings import GOLDEN, SMALL_FILM, Clock, a_session, an_evening, check_screens, fixed, screen
from msgspec.structs import replace
from textual.events import Paste

from redheat_cli.film.model import Film
from redheat_cli.host import full_screen, host_view
from redheat_cli.host.game_state import Game, Place
from redheat_cli.host.session import Session
from redheat_cli.questions.items_to_read_aloud import pool

SIZES = ((40, 15), GOLDEN, (160, 50))
KEYS = (
    *("space", "space", "1", "t", "space", "space", "s", "question_mark", "escape", "space", "plus", "x"),
    *("space", "space", "left", "pagedown", "m", "o", "h", "space", "n", "o", "enter", "2", "1", "u", "full_stop"),
    *(
        "space",
        "space",
        "S",
        "space",
        "space",
        "space",
        "j",
        "4",
        "0",
        "enter",
        "a",
        "space",
        "space",
        "space",
        "space",
    ),
    *("w", "2", "enter", "g", "9", "enter", "space", "space", "space", "space", "space", "space", "q"),
)


def small_session(clock: Clock) -> Session:
    """Begin an evening of the small film, with the choices in the file's order."""
    return a_session(fixed(an_evening(SMALL_FILM, rounds="quotes:2,weather:2", seed="three")), clock)


def test_a_whole_evening() -> None:
    clock = Clock(step=0)
    app = full_screen.FullScreen(small_session(clock))
    seen = []

    def look(key: str) -> None:
        seen.append(f"== {key}\n{screen(app)}")
        for columns, lines in SIZES:
            drawn = app.draw((columns, lines))
            assert len(drawn) == lines
            assert max(line.cell_len for line in drawn) <= columns

    async def run() -> None:
        async with app.run_test(size=GOLDEN) as pilot:
            await pilot.pause()
            look("start")
            for key in KEYS[:-1]:
                clock.time += 1
                await pilot.press(key)
                look(key)
            await pilot.press(KEYS[-1])

    asyncio.run(run())
    assert app.return_code == 0
    check_screens("screens.txt", "".join(seen))


@pytest.mark.parametrize("failing", ["press", "screen"])
def test_a_fault_ends_the_app_and_is_kept(failing: str) -> None:
    def fail(*_: object) -> None:
        raise ValueError("ours")

    async def run() -> full_screen.FullScreen:
        session = small_session(Clock(step=0))
        setattr(session, failing, fail)
        app = full_screen.FullScreen(session)
        async with app.run_test() as pilot:
            await pilot.press("x")
        return app

    assert isinstance(asyncio.run(run()).fault, ValueError)


def test_pasted_text_and_a_new_size() -> None:
    async def run() -> None:
        app = full_screen.FullScreen(small_session(Clock(step=0)))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("space", "m")
            app.post_message(Paste("a pasted note\nof two lines"))
            await pilot.pause()
            assert "Note: a pasted noteof two lines_" in screen(app)
            await pilot.resize_terminal(40, 15)
            await pilot.pause()
            assert max(map(len, screen(app).splitlines())) <= 40
            assert "Note: a pasted noteof two lines_" in screen(app)

    asyncio.run(run())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_is_returned_once_the_terminal_is_in_order(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    app = full_screen.FullScreen(small_session(Clock(step=0)))
    monkeypatch.setattr(app, "run", lambda mouse: number)
    assert full_screen.play(app) == number


def test_control_c_is_an_interrupt() -> None:
    async def run() -> int | None:
        app = full_screen.FullScreen(small_session(Clock(step=0)))
        async with app.run_test() as pilot:
            await pilot.press("ctrl+c")
        return app.return_value

    assert asyncio.run(run()) == signal.SIGINT


def test_a_fault_is_raised_after_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    app = full_screen.FullScreen(small_session(Clock(step=0)))
    app.fault = ValueError("ours")
    monkeypatch.setattr(app, "run", lambda mouse: None)
    with pytest.raises(ValueError, match="ours"):
        full_screen.play(app)


def test_an_app_that_is_over_ends_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    app = full_screen.FullScreen(small_session(Clock(step=0)))
    ran: list[bool] = []
    monkeypatch.setattr(app, "run", lambda mouse: ran.append(mouse))
    full_screen.play(app)
    assert ran == [False]


def test_standard_error_that_was_closed_is_drawn_on(monkeypatch: pytest.MonkeyPatch) -> None:
    app = full_screen.FullScreen(small_session(Clock(step=0)))
    drawn_on: list[int] = []
    monkeypatch.setattr(sys, "__stderr__", None)
    monkeypatch.setattr(app, "run", lambda mouse: drawn_on.append(sys.__stderr__.fileno()))
    full_screen.play(app)
    assert drawn_on == [2]


def test_a_screen_that_cannot_be_drawn_is_a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    app = full_screen.FullScreen(small_session(Clock(step=0)))
    monkeypatch.setattr(app, "run", lambda mouse: app.exit(return_code=1))
    with pytest.raises(RuntimeError, match="Textual gave up"):
        full_screen.play(app)


def shown_at(game: Game, size: tuple[int, int]) -> str:
    """Return what a terminal of SIZE shows of GAME."""
    lines = full_screen.laid_out(host_view.screen(game, 0.0), "+1 Reds", "", size)
    return "\n".join(line.plain for line in lines)


def test_the_answer_is_on_every_screen_of_an_item(film: Film) -> None:
    evening = an_evening(film, rounds="quotes:1", rating="strong", teams=("The Reds", "The Blues", "The Late Ones"))
    for item in pool(film, rating="strong", spoilers=True, seed="one").items:
        game = replace(evening, items=evening.items | {item.id: item}, rounds=((item.id,),))
        for part in range(len(item.parts)):
            shown = shown_at(replace(game, place=Place(0, 0, part)), (80, 24))
            assert "Answer   " in shown or part == item.reveal, item.id
            assert part != item.reveal or item.answer.split()[0] in shown


def test_a_timer_that_is_started_late_hides_nothing(film: Film) -> None:
    session = a_session(an_evening(film), Clock())
    for key in ("space", "space", "space", "t"):
        session.press(key)
    assert session.screen().status == "TOLD"
    assert "1 Reds: 0   2 Blues: 0" in shown_at(session.game, (80, 24))
