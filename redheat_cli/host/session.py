"""A session of the host: each key becomes an event, which is saved, happens to the game, and is shown to the room."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from msgspec.structs import replace

from redheat_cli.errors import OutputFailed
from redheat_cli.film.fold_and_search import TYPED_LIMIT
from redheat_cli.host import keys
from redheat_cli.host.game import Action, Event, Game
from redheat_cli.host.host_view import Screen, keyboard, screen
from redheat_cli.host.key_effects import EFFECTS
from redheat_cli.host.navigation import left_unread
from redheat_cli.host.room_page import publish, room_view
from redheat_cli.host.spares import spare
from redheat_cli.host.storage import Heard, Journal
from redheat_cli.terminal.text import printable

BOUNCE = 0.25  # seconds: a worn clicker closes its contact twice within this
LEAVE = "Leave? q again leaves, and the evening is kept"
NUMBERED = ("award", "deduct", "go", "pause")  # actions that ask for a number


class History:
    """Every game that can be undone to, the present one last, and what to tell the host now."""

    def __init__(self, game: Game, events: Iterable[Event] = ()) -> None:
        """Begin with GAME and let EVENTS happen."""
        self.said = ""
        self._games = [(game, "")]
        for event in events:
            self.advance(event)

    @property
    def game(self) -> Game:
        """The present game."""
        return self._games[-1][0]

    def __len__(self) -> int:
        """Return how many events can be undone."""
        return len(self._games) - 1

    def advance(self, event: Event) -> None:
        """Let EVENT happen: one game more, one less for an undo, or the same one with something to say."""
        if event.do == "undo":
            self._undo()
        elif event.do == "resumed":
            self._stop_timers(event.at)
        else:
            game, self.said = EFFECTS[event.do](self.game, event)
            if game is not self.game:
                self._games.append((game, self.said))

    def _undo(self) -> None:
        if len(self._games) == 1:
            self.said = "nothing to undo"
            return
        _, word = self._games.pop()
        self.said = f"undone: {word or 'a step'}"

    def _stop_timers(self, at: float) -> None:
        """Stop the timer and the break where the last event before AT found it, wherever one can undo to."""
        self._games = [
            (replace(game, timer=game.timer.stopped(at), pause=game.pause and game.pause.stopped(at)), word)
            for game, word in self._games
        ]


class Session:
    """An evening that is on: `press` takes a key, `screen` returns what to show, `leaving` says that it is over.

    `ask` is the question to be answered with typed words, `typed` what has been typed of it so far.
    """

    def __init__(self, history: History, journal: Journal, now: Callable[[], float], page: str = "") -> None:
        """Go on with HISTORY, writing to JOURNAL and for the room to PAGE; NOW tells the time in seconds since 1970."""
        self.history, self.now = history, now
        self.ask = self.typed = self.trouble = ""
        self.helping = self.leaving = False
        self.scroll = 0
        self.steady = True
        self._journal, self._heard, self._page = journal, Heard(history.game.deal.venue), page
        self._key = keys.AWARD  # what the words typed are for
        self._again = ""  # the key that says yes to what is asked
        self._acted = False  # the last key ended a number by itself
        self._stepped = 0.0
        self._publish()

    @property
    def game(self) -> Game:
        """The present game."""
        return self.history.game

    def screen(self) -> Screen:
        """Return what the host sees now."""
        return keyboard() if self.helping else screen(self.game, self.now())

    @property
    def said(self) -> str:
        """What to tell the host: what went wrong, or what the last key did."""
        return printable(self.trouble) if self.trouble else "" if self.helping else self.history.said

    @property
    def typing(self) -> bool:
        """Tell whether what is asked wants words, and not one key."""
        return bool(self.ask) and not self._again

    @property
    def question(self) -> str:
        """What the host is asked, with what has been typed of the answer."""
        if not self.typing:
            return self.ask
        teams = self.game.teams if self._key.do in ("award", "deduct") else ()
        number = _number(self.typed)
        named = f"  {teams[number - 1]}" if 1 <= number <= len(teams) else ""
        return f"{self.ask}: {self.typed}_{named}"

    def press(self, key: str) -> None:
        """Do what KEY means: a character, or a name such as `enter`, `pagedown`, `escape`."""
        self.trouble = ""
        acted, self._acted = self._acted, False
        if acted and key == "enter":  # it belongs to the number, which needed none
            self.trouble = "a number needs no Enter here; the next one goes on"
        elif key in ("up", "down"):
            self.scroll = max(0, self.scroll + (1 if key == "down" else -1))
        elif self.ask:
            self._type(key)
        elif self.helping:
            self.helping, self.scroll = False, 0
        elif key == keys.HELP:
            self.helping, self.scroll = True, 0
        elif key == keys.LEAVE:
            self.leaving = self.game.finished()
            self.ask, self._again = ("", "") if self.leaving else (LEAVE, keys.LEAVE)
        elif key.isascii() and key.isdecimal() and key != "0":
            self._begin(keys.AWARD, key)
        elif known := keys.BY_NAME.get(key):
            self._begin(known)

    def _begin(self, key: keys.Key, typed: str = "") -> None:
        """Ask what KEY needs, of which TYPED is typed already; do it at once where it needs nothing more."""
        self._key, self.ask, self._again, self.typed = key, key.ask, "", ""
        if key.do == "end" and (text := left_unread(self.game)):
            self.ask, self._again = f"End the round? {text}; {key.names[0]} again ends it", key.names[0]
        elif not key.ask:
            self.do(key.do)
        elif self._limit() == 0:
            self._acted = self.steady
            self.answer("")
        else:
            self.paste(typed)

    def _limit(self) -> int | None:
        """Return the highest number that answers what is asked; None where words or minutes do."""
        if self._key.do in ("award", "deduct"):
            return len(self.game.teams)
        return len(self.game.here()) if self._key.do == "go" else None

    def paste(self, text: str) -> None:
        """Take TEXT as typed, where something is being typed; a number that can only be whole is an answer."""
        if not self.typing:
            return
        wanted = "0123456789".__contains__ if self._key.do in NUMBERED else str.isprintable
        self.typed = (self.typed + "".join(filter(wanted, text)))[:TYPED_LIMIT]
        limit = self._limit()
        if limit and self.typed and 10 * int(self.typed[:4]) > limit:
            self._acted = self.steady
            self.answer(self.typed)

    def _type(self, key: str) -> None:
        if self._again:
            yes, self.ask, self._again = key == self._again, "", ""
            if yes and key == keys.LEAVE:
                self.leaving = True
            elif yes:
                self.do("end")
        elif key == "escape":
            self.ask = self.typed = ""
        elif key == "backspace":
            self.typed = self.typed[:-1]
        elif key == "enter":
            self.answer(self.typed)
        else:
            self.paste(" " if key == "space" else key if len(key) == 1 else "")

    def answer(self, text: str) -> None:
        """Do what was asked about, with TEXT; words that are refused can be corrected where they stand."""
        action, typed, before = self._key.do, "".join(filter(str.isprintable, text))[:TYPED_LIMIT].strip(), self.game
        self.ask = self.typed = ""
        points = re.fullmatch(r"([0-9]{1,2})\s+(-?[0-9]{1,3}(?:[.,][05])?)(?:\s+([0-9]{1,3}))?", typed)
        rename = re.fullmatch(r"([0-9]{1,2})\s*=\s*(.*)", typed)
        if action in NUMBERED:
            self.do(action, number=_number(typed))
        elif action == "score" and points:
            team, count, round = points.groups()
            self.do(action, number=int(team), points=float(count.replace(",", ".")), round=int(round or 0))
        elif action == "score":
            self.trouble = typed and "the number of a team, a space, and its points: 3 7 or 3 7.5"
        elif action == "team" and rename:
            self.do(action, number=int(rename[1]), text=rename[2])
        else:
            self.do(action, text=typed)
        if self.steady and typed and action in ("score", "team") and self.game is before:
            self.ask, self.typed = f"{self.said}. {self._key.ask}", typed

    def do(self, do: Action, **what: Any) -> None:
        """Save what the host does, as an Event says it, then let it happen; what cannot be saved does not happen."""
        now = self.now()
        if do in ("next", "back"):
            bounced = self.steady and 0 <= now - self._stepped < BOUNCE
            self._stepped = now
            if bounced:
                return
        event = Event(do, now, **({"text": spare(self.game)} if do == "throw" else what))
        try:
            self._journal.append(event)
        except OutputFailed as error:
            self.trouble = f"this key {error.lines[0]}"
            return
        self.history.advance(event)
        if do in ("board", "blank") and not self._page and (self.game.board or self.game.blank):
            self.trouble = f"{self.history.said}, which nobody sees without --page FILE.html"
        self.scroll = 0
        self._publish()

    def leave(self) -> None:
        """Stop the clocks on the room's screen: nobody is there to go on."""
        self.history.advance(Event("resumed", self.now()))
        self._publish()

    def _publish(self) -> None:
        """Write what the room sees, if it has a page, and what the venue has heard."""
        try:
            if self._page:
                over = self.leaving or self.game.of_room().finished()
                publish(self._page, room_view(self.game), at=self.now(), over=over)
            self._heard.add([*self.game.reached])
        except OutputFailed as error:
            self.trouble = error.lines[0]


def _number(typed: str) -> int:
    """Return the number that was TYPED, 0 for anything else."""
    return int(typed) if re.fullmatch("[0-9]{1,3}", typed) else 0
