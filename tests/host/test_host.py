"""`redheat host` as users meet it: on a terminal, killed and resumed, with a second host, and without a terminal."""

import json
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from helpers.running import COVERAGE, Run, in_shell, needs_poll
from helpers.screen import Terminal

from redheat_cli.__main__ import main
from redheat_cli.host import full_screen
from redheat_cli.terminal.operating_system import ending

FILM = str(Path(__file__).parent / "film.toml")
PLAYED = ("--data", FILM, "--rounds", "quotes:2,weather:2", "--teams", "Reds,Blues", "--seed", "three")
HOST = ("host", *PLAYED)


def test_kill_and_resume_shows_the_same_screen() -> None:
    terminal = Terminal(HOST)
    terminal.settle("LOBBY")
    for keys in (" ", " 1", "t", "  s", "xu", "2a", ".. "):
        terminal.press(keys)
        before = terminal.settle()
        terminal.kill(signal.SIGKILL)
        assert terminal.end() == -signal.SIGKILL
        terminal = Terminal(("host", "--data", FILM, "--resume"))
        after = terminal.settle("keys")
        assert _still(after) == _still(before), keys
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
    [("qq", 0), ("\x03", -signal.SIGINT), *((number, -number) for number in ending() if number != signal.SIGINT)],
)
def test_the_terminal_is_left_as_it_was(end: str | int, code: int) -> None:
    terminal = Terminal(HOST)
    terminal.settle("LOBBY")
    terminal.send(" ")
    terminal.settle("ROUND")
    if isinstance(end, str):
        terminal.press(end)
    else:
        terminal.kill(end)
    assert terminal.end() == code
    assert terminal.restored


def test_a_fault_of_ours_leaves_the_terminal_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redheat_cli.host.session.History.advance", lambda *_: 1 / 0)
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
    assert capfd.readouterr() == ("", f"redheat: the evening is being hosted already, by process {terminal.pid}\n")
    terminal.kill(signal.SIGTERM)
    terminal.end()


def test_the_record_goes_where_standard_output_goes(tmp_path: Path) -> None:
    terminal = Terminal(["host", *PLAYED, "--json"], size=(100, 30), stdout=str(tmp_path / "evening.json"))
    terminal.settle("LOBBY")
    terminal.press("  1qq")
    assert terminal.end() == 0
    assert terminal.restored
    (record,) = json.loads((tmp_path / "evening.json").read_bytes())
    assert record["standings"] == [{"rank": 1, "team": "Reds", "points": 1}, {"rank": 2, "team": "Blues", "points": 0}]


def refused(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """Run `redheat host WORDS`, which must print nothing; return its exit code and what it says."""
    code = main(["host", "--data", FILM, *words])
    out, err = capfd.readouterr()
    assert out == ""
    return code, err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--resume", "--new"], "--resume and --new exclude each other"),
        (["--page", "room.html", "--script"], "--script and --page exclude each other"),
        (["--script", "--json"], "--script and --json exclude each other"),
        (["--teams", ",", "--script"], "--teams names no team"),
        (["--resume", "--teams", "A"], "--resume goes on with the evening as it was dealt: leave out --teams"),
        (["--json"], "the evening needs a terminal; without one, --accessible plays it line by line"),
        (["--resume", "--venue", "-"], "the evening needs a terminal; without one, --accessible plays it line by line"),
        (["--room"], "the room's screen is a page for a browser now: redheat host --page FILE.html"),
        (
            ["--deck", "quotes", "--rounds", "cast:1"],
            "--deck and --rounds exclude each other: name the deck as a round, as in quotes:5",
        ),
        (
            ["--rounds", "songs"],
            "no round 'songs'; "
            "the rounds are dialogue, quotes, interviews, taglines, questions, mixed, weather",
        ),
        (["--venue", "!", "--accessible"], "a venue is a name of letters and digits, 40 at most"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked(capfd: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    assert refused(capfd, *words) == (2, f"redheat: {said}\n")


@pytest.fixture
def stdin() -> Iterator[Callable[[str], None]]:
    """Return the function that puts a text on standard input."""
    kept = os.dup(0)

    def put(text: str) -> None:
        read, write = os.pipe()
        os.write(write, text.encode())
        os.close(write)
        os.dup2(read, 0)
        os.close(read)

    yield put
    os.dup2(kept, 0)
    os.close(kept)


def test_line_by_line_left_and_resumed(capfd: pytest.CaptureFixture[str], stdin: Callable[[str], None]) -> None:
    stdin("\n\n1\nt\n")
    assert main([*HOST, "--accessible"]) == 0
    first = capfd.readouterr()
    assert first.err == "redheat: the evening is kept: redheat host --resume goes on with it\n"
    assert first.out.endswith("\tfalse\t1: Reds: 1; 2: Blues: 0\n")
    code, said = refused(capfd, "--accessible")
    assert code == 2
    assert said.startswith("redheat: the evening of ")
    assert said.endswith("was left in round 1 of 2: --resume goes on with it, --new keeps it and begins another\n")
    stdin("\nq\nq\n")
    assert main(["host", "--data", FILM, "--resume", "--accessible", "--json"]) == 0
    again = capfd.readouterr()
    assert "PAUSED 0:30" in again.err[: again.err.index("WHO SAID IT")]
    (record,) = json.loads(again.out)
    assert record["standings"][0] == {"rank": 1, "team": "Reds", "points": 1}
    stdin("")
    assert main([*HOST, "--accessible", "--new"]) == 0
    capfd.readouterr()
    stdin("")
    assert main([*HOST, "--accessible"]) == 0, "an evening that was not begun is no loss"


def test_another_films_evening_is_not_resumed(capfd: pytest.CaptureFixture[str], stdin: Callable[[str], None]) -> None:
    assert refused(capfd, "--resume", "--accessible") == (1, "redheat: there is no evening to resume\n")
    stdin("\n\n")
    assert main([*HOST, "--accessible"]) == 0
    capfd.readouterr()
    assert main(["host", "--resume", "--accessible"]) == 2
    said = capfd.readouterr().err
    assert said.startswith("redheat: that evening is of another film, A Long Rain: ")
    assert said.endswith(": name its file with --data, or --new keeps it and begins another\n")
    stdin("")
    assert main(["host", "--accessible"]) == 0, "and stops no other film's evening"


def test_a_venue_runs_out(capfd: pytest.CaptureFixture[str], stdin: Callable[[str], None]) -> None:
    words = ["host", "--data", FILM, "--venue", "The Anchor", "--accessible", "--rounds", "quotes:3"]
    stdin("\n" * 20)
    assert main(words) == 0
    capfd.readouterr()
    assert main(words) == 1
    out, err = capfd.readouterr()
    assert out == ""
    assert err.splitlines()[:2] == [
        "redheat: round 1: 0 of 3: no more of 'quotes' are left",
        "redheat: 4 heard here before",  # three lines, and a question about one of them
    ]
    assert err.splitlines()[-1].startswith(
        "redheat: what may help: another --venue, or to forget what this one heard, "
    )


def test_accessible_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCESSIBLE", "1")
    terminal = Terminal(HOST, size=(40, 24))
    terminal.settle("Enter is next")
    terminal.send("\n")
    terminal.settle("ROUND")
    terminal.send("q\nq\n")
    assert terminal.end() == 0
    assert b"\x1b" not in terminal.bytes


def test_the_screen_is_drawn_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    played: list[full_screen.FullScreen] = []
    monkeypatch.setattr(full_screen, "play", played.append)
    monkeypatch.setattr("redheat_cli.terminal.streams.is_terminal", lambda descriptor=1: True)
    assert main([*HOST]) == 0
    assert "A Long Rain: the evening of " in capfd.readouterr().out
    assert main(["host", "--script", *PLAYED]) == 0
    assert len(played) == 1
    ended: list[int] = []
    monkeypatch.setattr(full_screen, "play", lambda shown: signal.SIGTERM)
    monkeypatch.setattr("redheat_cli.terminal.operating_system.end_by", ended.append)
    assert main([*HOST, "--new"]) == 0
    assert ended == [signal.SIGTERM]


def in_a_shell(script: str, cwd: Path, **environment: str) -> Run:
    """Run SCRIPT in bash, with what a session writes in CWD."""
    return in_shell(script, cwd, **({"XDG_STATE_HOME": str(cwd)} | environment))


@needs_poll
def test_an_evening_line_by_line_ends_with_its_reader(tmp_path: Path) -> None:
    # The input never ends, so that only the reader can end it.
    script = "yes '?' | { redheat host --accessible; echo $? >&2; } | head -n 2"
    assert in_a_shell(script, tmp_path) == (0, "\nRed Heat: an evening\n", "0\n")


@pytest.mark.parametrize("stdin", ["<&-", "0> x"])
def test_an_input_that_cannot_be_read_is_told(tmp_path: Path, stdin: str) -> None:
    played = in_a_shell(f"redheat host --accessible {stdin}", tmp_path)
    assert (played.code, played.err) == (2, "redheat: standard input cannot be read: Bad file descriptor\n")


def test_a_venue_may_have_any_letters_in_any_locale(tmp_path: Path) -> None:
    state = tmp_path / "Состояние"
    for locale in ({}, {"LC_ALL": "C", "PYTHONUTF8": "0"}):
        played = in_a_shell(
            "printf '\\n\\n\\n\\n' | redheat host --accessible --new --venue \"Якорь O'Ross\"",
            tmp_path, XDG_STATE_HOME=str(state), **locale,
        )  # fmt: skip
        assert played.code == 0
    assert "redheat host --resume --venue '\\u042f" in played.err
    assert "O'\"'\"'Ross' goes on" in played.err
    assert {one.name for one in (state / "redheat" / "venues").iterdir()} == {"якорь-oross.txt"}
    assert len(list((state / "redheat" / "sessions").glob("evening-at-якорь-oross*.jsonl"))) == 2


def test_a_terminal_is_drawn_on_though_standard_error_is_closed() -> None:
    terminal = Terminal(HOST, closed=2)
    terminal.settle("LOBBY")
    terminal.press("qq")
    assert terminal.end() == 0
    assert terminal.restored


def test_the_screen_is_as_large_as_the_terminal() -> None:
    for size in ("\u00b2", "20", "-1"):
        terminal = Terminal(HOST, size=(100, 30), COLUMNS=size, LINES=size)
        assert max(map(len, terminal.settle("LOBBY"))) > 80
        terminal.kill(signal.SIGTERM)
        assert terminal.end() == -signal.SIGTERM


def test_a_key_that_is_no_utf_8_ends_nothing() -> None:
    terminal = Terminal(HOST)
    terminal.settle("LOBBY")
    for byte in (b"\xe9", b"\xff", b"\xc3"):
        os.write(terminal.master, byte)
        terminal.settle()
    terminal.press("qq")
    assert terminal.end() == 0
    assert terminal.restored
    assert b"a bug" not in terminal.bytes


def test_a_terminal_without_a_cursor_gets_the_line_mode() -> None:
    terminal = Terminal(HOST, TERM="dumb")
    terminal.settle("Enter is next")
    terminal.send("q\nq\n")
    assert terminal.end() == 0
    assert b"\x1b" not in terminal.bytes


def test_the_record_of_an_evening_line_by_line_is_all_of_standard_output(tmp_path: Path) -> None:
    played = in_a_shell("printf '\\nq\\nq\\n' | redheat host --accessible --json", tmp_path)
    assert [record["type"] for record in json.loads(played.out)] == ["evening"]
    assert "Enter is next" in played.err


def test_a_line_that_nobody_types_is_refused(tmp_path: Path) -> None:
    played = in_a_shell("yes | tr -d '\\n' | redheat host --accessible", tmp_path, **COVERAGE)
    assert (played.code, played.err) == (2, "redheat: standard input has a line of more than 4096 bytes\n")


def test_a_full_disk_takes_no_evening_away(tmp_path: Path) -> None:
    begin = "printf '\\n\\nq\\nq\\n' | redheat host --accessible"
    assert in_a_shell(begin, tmp_path).code == 0
    # Files that may not grow stand for a disk that is full.
    refused = in_a_shell("ulimit -f 0; redheat host --accessible --new < /dev/null", tmp_path)
    assert (refused.code, refused.out) == (4, "")
    assert refused.err == "redheat: cannot be saved: File too large\n"
    assert "round 1 of 4" in in_a_shell("redheat host --accessible --resume < /dev/null", tmp_path).out
    assert in_a_shell("redheat host --accessible --new < /dev/null", tmp_path).code == 0
    kept = sorted(one.name for one in (tmp_path / "redheat" / "sessions").glob("*.jsonl*"))
    assert len(kept) == 2
    assert kept[1] == "evening.jsonl"


@pytest.mark.parametrize("to", ["2>&-", "2> /dev/full"])
def test_standard_error_changes_no_exit_code(tmp_path: Path, to: str) -> None:
    played = in_a_shell(f"printf 'q\\nq\\n' | redheat host --accessible --json {to}", tmp_path)
    assert (played.code, played.err) == (0, "")
    assert len(json.loads(played.out)) == 1
