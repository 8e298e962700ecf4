"""The room's screen at three sizes: all that the room is told in a whole evening, and nothing cut that matters."""

import asyncio
from pathlib import Path

import pytest
from helpers.evenings import GOLDEN, SIZES, SMALL_FILM, Clock, a_session, an_evening, check_screens, fixed, screen

from redheat_cli.host import app as screens
from redheat_cli.host import layout, room
from redheat_cli.host.layout import Line
from redheat_cli.host.session import Session

KEYS = "  t1  .. + S    0      "


def plain(lines: list[Line]) -> str:
    """Return LINES without their styles."""
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines)


def small_session(**options: str) -> Session:
    """Begin an evening of the small film."""
    usual = {"rounds": "quotes:2,weather:2", "seed": "three"}
    return a_session(fixed(an_evening(SMALL_FILM, **(usual | options))), Clock(step=0))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("teams", ["Reds,Blues", ""])
def test_a_whole_evening(size: tuple[int, int], teams: str) -> None:
    session = small_session(teams=teams)
    seen = []
    for key in ["", *KEYS, *"xxx   "]:
        session.now.time += 1  # type: ignore[attr-defined]
        session.press("space" if key == " " else key)
        shown = room.view(session.game)
        lines = plain(layout.room(shown, session.now(), size))
        assert len(lines.splitlines()) == size[1]
        assert max(map(len, lines.splitlines())) <= size[0]
        assert shown.answer.split(" ")[0] in lines
        seen.append(f"== {key}\n{lines}")
    if size == GOLDEN and teams:
        check_screens("room.txt", "".join(seen))


def test_the_app_follows_the_file(state_home: Path) -> None:
    path = str(state_home / "sessions" / "evening.room.json")

    async def run() -> None:
        app = screens.room_screen(path)
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.pause()
            assert "The evening has not begun." in screen(app)
            session = small_session()
            await asyncio.sleep(2 * screens.TICK)
            await pilot.pause()
            assert "We begin soon." in screen(app)
            session.press("k")
            await asyncio.sleep(2 * screens.TICK)
            assert not screen(app).strip()
            await pilot.press("x", "q")
        assert app.return_code == 0

    asyncio.run(run())
