"""What the tests of an evening make: a clock, an evening, and a session of it on the disk."""

import os
from collections.abc import Callable
from time import time
from typing import Any

from helpers.running import ROOT
from msgspec import structs
from textual.app import App
from textual.widgets import Static

from redheat_cli.film import load_and_compile
from redheat_cli.film.model import Film
from redheat_cli.host.deal_and_run_sheet import deal
from redheat_cli.host.game_state import Deal, Game
from redheat_cli.host.session import History, Session
from redheat_cli.host.storage import Journal

GOLDEN = (80, 24)  # each screen of this size is compared with a file
SMALL_FILM = load_and_compile.load(str(ROOT / "tests" / "host" / "film.toml"))


class Clock:
    """A clock that goes on by STEP seconds whenever it is asked."""

    def __init__(self, step: float = 1.0) -> None:
        self.time = 1_000_000.0
        self.step = step

    def __call__(self) -> float:
        self.time += self.step
        return self.time


def an_evening(film: Film, **options: object) -> Game:
    """Deal an evening of FILM, ordinary but for OPTIONS."""
    usual: dict[str, Any] = {
        "film": film.identity.title, "started": time(), "teams": ("Reds", "Blues"), "venue": "", "seed": "one",
        "rating": "clean", "spoilers": True, "timer": 30, "rounds": (), "spares": (),
    }  # fmt: skip
    asked = {"deck": "", "rounds": "quotes:2,questions:2"} | options
    deck, rounds = str(asked.pop("deck")), str(asked.pop("rounds"))
    return deal(
        film, Deal(**(usual | asked | {"teams": tuple(asked.get("teams", usual["teams"]))})), deck=deck, rounds=rounds
    )


def a_session(evening: Game, clock: Callable[[], float], page: str = "") -> Session:
    """Begin EVENING on the disk, with the room's page at PAGE."""
    journal = Journal(evening.deal.venue)
    journal.start(evening.deal)
    return Session(History(evening), journal, clock, page)


def fixed(evening: Game) -> Game:
    """Return EVENING with the choices of its questions in the order of the file."""
    items = {
        one: structs.replace(item, choices=(item.answer, *item.question.wrong) if item.choices else ())
        for one, item in evening.items.items()
    }
    return structs.replace(evening, items=items)


def check_screens(name: str, text: str) -> None:
    """Compare TEXT with the file NAME of screens; with REDHEAT_DRAW_SCREENS=1 write it: then read what changed."""
    path = ROOT / "tests" / "host" / "screens" / name
    if os.environ.get("REDHEAT_DRAW_SCREENS"):
        path.write_text(text)
    assert text == path.read_text()


def screen(app: App[None]) -> str:
    """Return what the terminal of APP would show."""
    lines = app.query_one(Static)
    return "\n".join(lines.render_line(y).text.rstrip() for y in range(app.size.height)) + "\n"
