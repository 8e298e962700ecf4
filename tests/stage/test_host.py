"""`redheat host` as users meet it: on a terminal, killed and resumed, with a second host, and without a terminal."""

import json
import os
import signal
from pathlib import Path

import pytest
from terminal import Terminal

from redheat_cli.__main__ import main

FILM = str(Path(__file__).parent / "film.toml")
PLAYED = ("--data", FILM, "--rounds", "quotes:2,weather:2", "--teams", "Reds,Blues", "--seed", "three")
HOST = ("host", *PLAYED)


def test_kill_after_each_key_and_resume_shows_the_same_screen() -> None:
    terminal = Terminal(HOST)
    terminal.settle("LOBBY")
    before: list[str] = []
    for key in "  1t  sxu2a.. ":
        terminal.send(key)
        before = terminal.settle()
        terminal.kill(signal.SIGKILL)
        assert terminal.end() == -signal.SIGKILL
        terminal = Terminal(("host", "--data", FILM, "--resume"))
        after = terminal.settle("keys")
        assert _still(after) == _still(before), key
    terminal.send("q")
    terminal.settle()
    terminal.send("q")
    assert terminal.end() == 0


def _still(screen: list[str]) -> list[str]:
    """Leave out of SCREEN what a crash may change: a running timer, and what was being typed or said."""
    status = next(number for number, line in enumerate(screen) if "1 Reds: " in line or line.startswith("END"))
    return [*screen[:status], screen[status].partition("   ")[2], *screen[status + 2 :]]


@pytest.mark.parametrize(
    ("end", "code"),
    [("qq", 0), ("\x03", -signal.SIGINT), (signal.SIGTERM, -signal.SIGTERM), (signal.SIGHUP, -signal.SIGHUP)],
)
def test_the_terminal_is_left_as_it_was(end: str | int, code: int) -> None:
    terminal = Terminal(HOST)
    terminal.settle("LOBBY")
    terminal.send(" ")
    terminal.settle("ROUND")
    if isinstance(end, str):
        for key in end:
            terminal.send(key)
            terminal.settle()
    else:
        terminal.kill(end)
    assert terminal.end() == code
    assert terminal.restored


def test_a_fault_of_ours_leaves_the_terminal_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redheat_cli.stage.session.advance", lambda *_: 1 / 0)
    terminal = Terminal(HOST)
    terminal.settle("LOBBY")
    terminal.send(" ")
    assert terminal.end() == 70
    assert terminal.restored
    assert b"redheat: a bug: ZeroDivisionError" in terminal.bytes


def test_a_second_host_is_refused_by_name(capfd: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal(HOST)
    terminal.settle("LOBBY")
    assert main([*HOST, "--accessible"]) == 2
    assert capfd.readouterr() == (
        "",
        f"redheat: the evening 'evening' is being hosted already, by process {terminal.pid}; "
        "its room's screen is: redheat host --room\n",
    )
    terminal.kill(signal.SIGTERM)
    terminal.end()


def test_the_rooms_screen_follows_and_outlives_the_host() -> None:
    room = Terminal(("host", "--room", "--data", FILM), size=(60, 16))
    room.settle("The evening has not begun.")
    host = Terminal(HOST)
    host.settle("LOBBY")
    room.settle("We begin soon.")
    for key, text in ((" ", "Round 1"), (" ", "It has rained"), (".", ""), (".", "It has rained"), (" ", "The Keeper")):
        host.send(key)
        host.settle()
        assert room.settle(text) == [""] * 16 if not text else room.settle(text)
    host.kill(signal.SIGKILL)
    host.end()
    room.settle("The Keeper")
    room.send("q")
    assert room.end() == 0
    assert room.restored


def test_the_record_goes_where_standard_output_goes(tmp_path: Path) -> None:
    terminal = Terminal(["host", *PLAYED, "--json"])
    terminal.settle("LOBBY")
    for key in "  1qq":
        terminal.send(key)
        terminal.settle()
    assert terminal.end() == 0
    (record,) = json.loads(terminal.bytes[terminal.bytes.rindex(b"[\r\n{") :])
    assert record["standings"] == [
        {"rank": 1, "team": "Reds", "points": 1},
        {"rank": 2, "team": "Blues", "points": 0},
    ]
    assert os.environ["XDG_STATE_HOME"]
