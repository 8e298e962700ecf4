"""Host an evening line by line, for a screen reader or a pipe: each key with Enter, and no control character."""

import re
from collections.abc import Callable, Iterable, Iterator

from redheat_cli.host.game_state import Game
from redheat_cli.host.host_view import Screen, keyboard
from redheat_cli.host.keys_and_scores import ARROWS, BY_NAME, SPACE, TEAMS
from redheat_cli.host.session import Session
from redheat_cli.terminal.streams import Wait
from redheat_cli.terminal.text import hanging, printable

ANNOUNCED = (30, 10, 5, 0)


def run(session: Session, wait: Wait, write: Callable[[str], None], width: int) -> None:
    """Play SESSION until the host leaves or there is nothing more to read.

    WAIT returns the next line typed, None after so many seconds without one, and raises EOFError at the end.
    WRITE takes text of whole lines, wrapped at WIDTH columns.
    """

    def show(lines: Iterable[str]) -> None:
        write("".join(f"{one}\n" for line in lines for one in hanging(line, width, 2)))

    show(_spoken(session.screen()))
    show(["Enter is next, ? lists the keys, q leaves."])
    status = _status(session.screen())
    announced: tuple[object, int] = (None, 0)
    while True:
        timer = session.game.timer
        left = timer.remaining(session.now()) if timer.since is not None else 0.0
        limit = announced[1] if announced[0] == timer else left
        mark = next((one for one in ANNOUNCED if one < limit), None)
        try:
            line = wait(None if mark is None else max(0.0, left - mark))
        except EOFError:
            return
        if line is None:
            announced = (timer, mark or 0)
            show([f"{mark} seconds" if mark else "TIME"])
            continue
        before = _view(session.game)
        if objection := _take(session, line):
            show([objection])
            continue
        if session.leaving:
            return
        if session.helping:
            show(_keys())
            session.press("escape")
        elif asked := session.ask or session.sure:
            show([f"{asked}:"])
        else:
            screen, changed = session.screen(), _view(session.game) != before
            show(filter(None, [session.said]))
            show(_spoken(screen) if changed else (words for words in _status(screen) if words not in status))
        status = _status(session.screen())


def _view(game: Game) -> tuple[object, ...]:
    """Return what makes it another screen when it changes."""
    return game.place, game.rounds, game.evidence, game.hidden, game.repeats, game.pause is None


def _take(session: Session, line: str) -> str:
    """Do what LINE says: an answer to what is asked, or a key, with its words behind it; return what to object to."""
    line = line.strip()
    key, _, words = line.partition(" ")
    known = BY_NAME.get(key or "enter")
    if session.ask:
        session.answer(line)
    elif session.sure:
        session.press(key)
    elif re.fullmatch("[1-9][0-9]?", line):
        session.do("award", number=int(line))
    elif len(key) > 1 or not known or known.do == "award" or (words and not known.ask):
        return f"no key '{printable(line)}'; ? lists the keys"
    else:
        session.begin(known)
        if words and session.ask:
            session.answer(words)
    return ""


def _spoken(screen: Screen) -> Iterator[str]:
    yield ""
    yield ", ".join(filter(None, (screen.left, screen.right)))
    yield from filter(None, (", ".join(filter(None, (screen.label, screen.cost))),))
    yield from screen.read
    for row in screen.rows:
        yield "  ".join(filter(None, row))
    for label, text in screen.desk:
        yield f"{label}: {text}" if label else text
    yield from _status(screen)


def _status(screen: Screen) -> list[str]:
    return [", ".join(words) for words in (screen.status.split("  "), screen.scores) if words]


def _keys() -> Iterator[str]:
    """List the keys as they are typed here."""
    typed = {SPACE: "Enter", TEAMS: "1, 2, 12"}
    yield ""
    yield "Keys, each with Enter; words may follow g, B, w, p, T, j and m"
    for key, text, _ in keyboard().rows:
        if key != ARROWS:
            yield f"{typed.get(key, key)}  {text.partition(' (')[0]}"
