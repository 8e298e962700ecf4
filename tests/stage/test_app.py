"""The stage, played with Textual's pilot at three sizes; each screen of a whole evening is compared with its file."""

import asyncio
from pathlib import Path

import pytest
from evenings import Clock, a_session, an_evening, check_screens, fixed
from textual.app import App
from textual.widgets import Static

from redheat_cli import dataset
from redheat_cli.stage import app as screens
from redheat_cli.stage.session import Session

HERE = Path(__file__).parent
SIZES = ((40, 15), (80, 24), (160, 50))
KEYS = (
    *("space", "space", "1", "t", "space", "space", "s", "question_mark", "escape", "space", "plus", "x"),
    *("space", "space", "left", "pagedown", "m", "o", "h", "space", "n", "o", "enter", "2", "1", "u", "full_stop"),
    *("space", "space", "S", "space", "space", "j", "4", "0", "enter", "a", "space", "space", "space", "space"),
    *("w", "2", "enter", "g", "9", "enter", "space", "space", "space", "space", "q"),
)
SMALL_FILM = dataset.load(str(HERE / "film.toml"))


def small_session(clock: Clock) -> Session:
    """Begin an evening of the small film, with the choices in the file's order."""
    return a_session(fixed(an_evening(SMALL_FILM, rounds="quotes:2,weather:2", seed="three")), clock)


def screen(app: App[None]) -> str:
    """Return what the terminal of APP would show."""
    lines = app.query_one(Static)
    return "\n".join(lines.render_line(y).text.rstrip() for y in range(app.size.height)) + "\n"


def play(size: tuple[int, int]) -> list[str]:
    """Play the evening of KEYS on a terminal of SIZE and return every screen."""

    async def run() -> list[str]:
        clock = Clock(step=0)
        app = screens.stage(small_session(clock))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            seen = [f"== start\n{screen(app)}"]
            for key in KEYS[:-1]:
                clock.time += 1
                await pilot.press(key)
                seen.append(f"== {key}\n{screen(app)}")
            await pilot.press(KEYS[-1])
        assert app.return_code == 0
        return seen

    return asyncio.run(run())


@pytest.mark.parametrize("size", SIZES)
def test_a_whole_evening(size: tuple[int, int]) -> None:
    seen = play(size)
    check_screens(f"{size[0]}x{size[1]}.txt", "".join(seen))
    for one in seen:
        assert max(map(len, one.splitlines()[1:])) <= size[0]
        assert len(one.splitlines()) == size[1] + 1
