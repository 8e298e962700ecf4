"""The files of an evening: what a crash leaves is read, torn lines are dropped, nothing is overwritten."""

import errno
import os
import shlex
from pathlib import Path

import pytest
from helpers.evenings import SMALL_FILM, Clock, a_session, an_evening
from helpers.running import make_pipe
from rich.text import Text

from redheat_cli.errors import BadUsage, OutputFailed
from redheat_cli.film.model import Film
from redheat_cli.host import full_screen
from redheat_cli.host.saved_evenings import resume
from redheat_cli.host.session import Session
from redheat_cli.host.storage import Heard, Journal, at, flag, folder, read, slug
from redheat_cli.questions.items_to_read_aloud import pool
from redheat_cli.terminal import files, operating_system

KEYS = "  1t  s  +x2  u.. S   p2 3.5 1\nB5\n+ TLate\n   a jno\nmyes\n w1\n0b   g2e  "


def press(session: Session, keys: str) -> None:
    """Press KEYS one by one."""
    for key in keys:
        session.press({" ": "space", "\n": "enter"}.get(key, key))


def shown(session: Session) -> list[Text]:
    """Return the host's screen."""
    return full_screen.laid_out(session.screen(), session.said, session.question, (80, 24))


@pytest.mark.once
def test_every_part_of_a_file_resumes_where_it_ends(state_home: Path) -> None:
    clock = Clock(step=0)
    evening = an_evening(SMALL_FILM)
    session = a_session(evening, clock)
    path = state_home / "sessions" / "evening.jsonl"
    states = {path.read_bytes(): session.game}
    for key in KEYS:
        clock.time += 1
        press(session, key)
        states[path.read_bytes()] = session.game
    session._journal.close()
    whole = path.read_bytes()
    assert whole in states
    assert len(states) > 30
    for content, state in states.items():
        for torn in (b"", b'{"do":"aw'):
            path.write_bytes(content + torn)
            journal = Journal("")
            history = resume(SMALL_FILM, journal)
            assert history.game.timer.since is None
            assert history.game.pause is None or history.game.pause.since is None
            for name in set(state.__struct_fields__) - {"timer", "pause", "items", "deal"}:
                assert getattr(history.game, name) == getattr(state, name), name
            assert state.items.items() <= history.game.items.items()
            assert history.game.deal == evening.deal
            other = Session(history, journal, clock)
            assert shown(other)
            journal.close()
            assert path.read_bytes().startswith(content)
            assert path.read_bytes().endswith(b"\n")


def test_what_was_left_is_kept_under_its_time(film: Film, state_home: Path) -> None:
    for seed in ("one", "two"):
        a_session(an_evening(film, seed=seed), Clock())._journal.close()
    kept = sorted(one.name for one in (state_home / "sessions").glob("*.jsonl"))
    assert len(kept) == 2
    assert kept[1] == "evening.jsonl"
    assert b'"seed":"two"' in (state_home / "sessions" / "evening.jsonl").read_bytes()
    assert (state_home / "sessions").stat().st_mode & 0o777 == 0o700
    assert (state_home / "sessions" / "evening.jsonl").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"{}\n", b'{"type":"evening"}\n', b"\xff\n", b"[1,2]\n"])
def test_a_file_that_is_no_evening(content: bytes, state_home: Path) -> None:
    path = Path(folder("sessions")) / "evening.jsonl"
    path.write_bytes(content)
    journal = Journal("")
    with pytest.raises(BadUsage, match=r"not an evening .*; --new keeps it and begins another"):
        read(journal.path)
    path.write_bytes(b'{"type":"evening", "sch')
    assert read(journal.path) is None
    journal.close()


def test_an_evening_has_one_host(state_home: Path) -> None:
    journal = Journal("The Anchor")
    with pytest.raises(
        BadUsage, match=rf"the evening at the anchor is being hosted already, by process {os.getpid()}$"
    ):
        Journal("the anchor")
    journal.close()
    Journal("the anchor").close()


def test_a_full_disk_loses_no_key_and_says_so(film: Film, monkeypatch: pytest.MonkeyPatch, state_home: Path) -> None:
    session = a_session(an_evening(film), Clock(), str(state_home / "room.html"))
    press(session, " ")
    path = state_home / "sessions" / "evening.jsonl"
    before, state = path.read_bytes(), session.game
    real = operating_system.sync

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(operating_system, "sync", full)
    press(session, " ")
    assert (session.game, session.said) == (state, "this key cannot be saved: No space left on device")
    assert path.read_bytes() == before
    monkeypatch.setattr(operating_system, "sync", real)
    press(session, "b")
    assert session.said == "only you look back; Space returns to where the room is"

    def refused(*_: object) -> None:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "replace", refused)
    press(session, "k")
    assert session.game.blank
    assert session.said.endswith("room.js: cannot be written: Permission denied")
    session._journal.close()


def test_where_files_go(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for relative in ("", "here"):
        monkeypatch.setenv("XDG_STATE_HOME", relative)
        assert folder("sessions") == str(tmp_path / ".local/state/redheat/sessions")
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    with pytest.raises(OutputFailed, match=r"cannot be made: Not a directory"):
        folder("sessions")
    with pytest.raises(OutputFailed, match=r"cannot be written: Is a directory"):
        files.open_to_write(str(tmp_path))


def test_names_of_venues() -> None:
    assert (at(""), flag("")) == ("", "")
    assert slug("The Café, Œuvre") == "the-cafe-oeuvre"
    assert at("O'Brien") == " at O'Brien"
    assert shlex.split(flag("O'Brien $HOME")) == ["--venue", "O'Brien $HOME"]
    for venue in ("../..", "x" * 41):
        with pytest.raises(BadUsage, match="a venue is a name of letters and digits, 40 at most"):
            slug(venue)


def test_a_venue_remembers_what_it_heard(film: Film, state_home: Path) -> None:
    session = a_session(an_evening(film, venue="The Anchor"), Clock())
    press(session, "   ux  g2 ")
    told = session.game.revealed()
    session._journal.close()
    heard = Heard("the anchor").ids
    assert set(told) < heard, "what was told and undone was heard all the same"
    assert Heard("elsewhere").ids == Heard("").ids == set()
    path = state_home / "venues" / "the-anchor.txt"
    path.write_text(path.read_text() + "\nquote-half")
    Heard("The Anchor").add(["quote-one"])
    assert Heard("The Anchor").ids == heard | {"quote-half", "quote-one"}
    again = an_evening(film, venue="The Anchor")
    lines = {id for id in heard if id.startswith("quote-")} - {"quote-half", "quote-one"}
    assert lines
    for id, item in again.items.items():
        assert id not in heard
        assert lines.isdisjoint(item.about), "nor is a question about a line that was heard"
    whole = pool(film, rating="clean", spoilers=True, seed="").items
    about = [item for item in whole if not lines.isdisjoint(item.about)]
    assert len(about) > len(lines)
    without = {item.id for item in about} | heard & {item.id for item in whole}
    assert f"{len(without)} heard here before" in again.deal.withheld


def blocked(path: Path, how: str) -> None:
    """Put something at PATH that is no file to read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if how == "a folder":
        path.mkdir()
    else:
        make_pipe(path)


@pytest.mark.parametrize("how", ["a folder", "a pipe"])
def test_an_evening_that_cannot_be_read_is_told_and_kept(film: Film, state_home: Path, how: str) -> None:
    path = state_home / "sessions" / "evening.jsonl"
    blocked(path, how)
    journal = Journal("")
    with pytest.raises(BadUsage, match=r"cannot be read: not a regular file; --new keeps it and begins another"):
        read(journal.path)
    journal.start(an_evening(film).deal)
    journal.close()
    assert path.is_file()
    assert len([one for one in path.parent.glob("*.jsonl") if not one.is_file()]) == 1


@pytest.mark.parametrize("how", ["a folder", "a pipe"])
def test_a_lock_or_a_heard_that_is_no_file_is_told(state_home: Path, how: str) -> None:
    blocked(state_home / "sessions" / "evening.lock", how)
    with pytest.raises(OutputFailed, match=r"evening.lock: (cannot be written: Is a directory|not a regular file)"):
        Journal("")
    blocked(state_home / "venues" / "the-anchor.txt", how)
    with pytest.raises(BadUsage, match=r"the-anchor.txt: cannot be read: not a regular file"):
        Heard("The Anchor")


def test_evenings_begun_within_a_second_are_all_kept(film: Film, state_home: Path) -> None:
    for seed in ("one", "two", "three", "four"):
        a_session(an_evening(film, seed=seed), Clock())._journal.close()
    kept = [one.read_bytes() for one in (state_home / "sessions").glob("*.jsonl")]
    assert len(kept) == 4
    assert all(any(f'"seed":"{seed}"'.encode() in one for one in kept) for seed in ("one", "two", "three", "four"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"timer":30', b'"timer":1e99'), (b'"timer":30', b'"timer":0'), (b'"started":1', b'"started":-1'),
        (b'"started":1', b'"started":99999999999'), (b'"rounds":[', b'"rounds":[],"round":['),
    ],
)  # fmt: skip
def test_an_evening_that_could_not_be_is_none(film: Film, state_home: Path, old: bytes, new: bytes) -> None:
    a_session(an_evening(film), Clock())._journal.close()
    path = state_home / "sessions" / "evening.jsonl"
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new))
    journal = Journal("")
    with pytest.raises(BadUsage, match="not an evening"):
        read(journal.path)
    journal.close()


def test_without_a_home_there_is_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    with pytest.raises(OutputFailed, match="there is no home folder to keep an evening in: set XDG_STATE_HOME"):
        folder("sessions")


def test_what_drives_a_terminal_is_no_evening(film: Film, state_home: Path) -> None:
    session = a_session(an_evening(film, venue="Anchor"), Clock())
    press(session, "  mnote\n")
    session._journal.close()
    path = state_home / "sessions" / "evening-at-anchor.jsonl"
    whole = path.read_bytes()
    for word in (b'"Reds"', b'"Anchor"', b'"note"', b'"Red Heat"'):
        assert word in whole
        path.write_bytes(whole.replace(word, word[:-1] + b'\\u001b[2J"'))
        journal = Journal("anchor")
        with pytest.raises(BadUsage, match="not an evening"):
            read(journal.path)
        journal.close()
