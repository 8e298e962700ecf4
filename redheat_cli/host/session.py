"""Take the keys of the host: save each as an event, let it happen, and write what the room sees."""

import re
from collections.abc import Callable

from redheat_cli.errors import OutputFailed
from redheat_cli.film.search import TYPED_LIMIT
from redheat_cli.host import keys, room_view
from redheat_cli.host.game import Action, Event, Game
from redheat_cli.host.history import History
from redheat_cli.host.host_view import Screen, keyboard, screen
from redheat_cli.host.keys import Key
from redheat_cli.host.steps import spare
from redheat_cli.host.storage import Heard, Journal
from redheat_cli.host.web_page import publish
from redheat_cli.host.wording import untold
from redheat_cli.terminal.safe import printable

BOUNCE = 0.25  # seconds: a worn clicker closes its contact twice within this
LEAVE = "Leave? q again leaves, and the evening is kept"
NUMBERED = ("award", "deduct", "go", "pause")  # actions that ask for a number


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
        self._asking: Action = "note"  # what the words typed are for
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
        return printable(self.trouble or ("" if self.helping else self.history.said))

    @property
    def typing(self) -> bool:
        """Tell whether what is asked wants words, and not one key."""
        return bool(self.ask) and not self._again

    @property
    def question(self) -> str:
        """What the host is asked, with what has been typed of the answer."""
        if not self.typing:
            return self.ask
        teams = self.game.teams if self._asking in ("award", "deduct") else ()
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

    def _begin(self, key: Key, typed: str = "") -> None:
        """Ask what KEY needs, of which TYPED is typed already; do it at once where it needs nothing more."""
        self._asking, self.ask, self._again, self.typed = key.do, key.ask, "", ""
        if key.do == "end" and (text := untold(self.game)):
            self.ask, self._again = f"End the round? {text}; {key.names[0]} again ends it", key.names[0]
        elif not key.ask:
            self._do(key.do)
        elif self._limit() == 0:
            self._acted = self.steady
            self._answer("")
        else:
            self.paste(typed)

    def _limit(self) -> int | None:
        """Return the highest number that answers what is asked; None where words or minutes do."""
        if self._asking in ("award", "deduct"):
            return len(self.game.teams)
        return len(self.game.here()) if self._asking == "go" else None

    def paste(self, text: str) -> None:
        """Take TEXT as typed, where something is being typed; a number that can only be whole is an answer."""
        if not self.typing:
            return
        wanted = "0123456789".__contains__ if self._asking in NUMBERED else str.isprintable
        self.typed = (self.typed + "".join(filter(wanted, text)))[:TYPED_LIMIT]
        limit = self._limit()
        if limit and self.typed and 10 * int(self.typed[:4]) > limit:
            self._acted = self.steady
            self._answer(self.typed)

    def answer(self, text: str) -> None:
        """Answer what is asked with TEXT."""
        self._answer(self.typed + "".join(filter(str.isprintable, text))[:TYPED_LIMIT])

    def award(self, team: int) -> None:
        """Give TEAM a point."""
        self._do("award", number=team)

    def _type(self, key: str) -> None:
        if self._again:
            yes, self.ask = key == self._again, ""
            self._again = ""
            if yes and key == keys.LEAVE:
                self.leaving = True
            elif yes:
                self._do("end")
        elif key == "escape":
            self.ask = self.typed = ""
        elif key == "backspace":
            self.typed = self.typed[:-1]
        elif key == "enter":
            self._answer(self.typed)
        else:
            self.paste(" " if key == "space" else key if len(key) == 1 else "")

    def _answer(self, typed: str) -> None:
        """Do what was asked about, with what was TYPED; words that are refused can be corrected where they stand."""
        action, typed, before = self._asking, typed.strip(), len(self.history)
        self.ask = self.typed = ""
        if action in NUMBERED:
            self._do(action, number=_number(typed))
        elif action == "score":
            self._set_points(typed)
        elif action == "team" and (found := re.fullmatch(r"([0-9]{1,2})\s*=\s*(.*)", typed)):
            self._do(action, number=int(found[1]), text=found[2])
        else:
            self._do(action, text=typed)
        if self.steady and typed and action in ("score", "team") and len(self.history) == before:
            asked = next(key.ask for key in keys.KEYS if key.do == action)
            self.ask, self.typed = f"{self.said}. {asked}", typed

    def _set_points(self, typed: str) -> None:
        found = re.fullmatch(r"([0-9]{1,2})\s+(-?[0-9]{1,3}(?:[.,][05])?)(?:\s+([0-9]{1,3}))?", typed)
        if found:
            points = float(found[2].replace(",", "."))
            self._do("score", number=int(found[1]), points=points, round=int(found[3] or 0))
        elif typed:
            self.trouble = "the number of a team, a space, and its points: 3 7 or 3 7.5"

    def _do(self, do: Action, number: int = 0, text: str = "", round: int = 0, points: float = 0.0) -> None:
        """Save what was done, then let it happen; what cannot be saved does not happen."""
        now = self.now()
        if do in ("next", "back"):
            bounced = self.steady and 0 <= now - self._stepped < BOUNCE
            self._stepped = now
            if bounced:
                return
        event = Event(do, now, number, spare(self.game) if do == "throw" else text, round, points)
        try:
            self._journal.append(event)
        except OutputFailed as error:
            self.trouble = f"this key {error.lines[0]}"
            return
        self.history.advance(event)
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
                publish(self._page, room_view.view(self.game), at=self.now(), over=over)
            self._heard.add([*self.game.reached])
        except OutputFailed as error:
            self.trouble = error.lines[0]


def _number(typed: str) -> int:
    """Return the number that was TYPED, 0 for anything else."""
    return int(typed) if re.fullmatch("[0-9]{1,3}", typed) else 0
