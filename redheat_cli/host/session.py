"""A session of the host: each key becomes an event, which is saved, happens to the game, and is shown to the room."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from redheat_cli.errors import BadUsage, OutputFailed
from redheat_cli.film.fold_and_search import TYPED_LIMIT
from redheat_cli.host.game_state import Event, Game
from redheat_cli.host.host_view import Screen, keyboard, screen
from redheat_cli.host.keys_and_scores import BY_NAME, EFFECTS, Key
from redheat_cli.host.room_page import publish, room_view
from redheat_cli.host.steps_timer_and_spares import left_unread, spare
from redheat_cli.host.storage import Heard, Journal
from redheat_cli.terminal.text import printable

BOUNCE = 0.25  # seconds: a worn clicker closes its contact twice within this
# What is typed for an action, by the fields of the event; for others it is a text.
NUMBER = "(?P<number>[0-9]{1,3})"
FORMS = {
    **dict.fromkeys(("award", "deduct", "go", "pause"), NUMBER),
    "score": NUMBER + r"\s+(?P<points>-?[0-9]{1,3}([.][05])?)(\s+(?P<round>[0-9]{1,3}))?",
    "team": f"({NUMBER}\\s*=\\s*)?(?P<text>.*)",
}
FIELDS: dict[str, Callable[[str], Any]] = {"number": int, "text": str, "points": float, "round": int}


class History:
    """Every game that can be undone to, the present one last, and what to tell the host now."""

    def __init__(self, game: Game, events: Iterable[Event] = ()) -> None:
        """Begin with GAME and let EVENTS happen."""
        self.said, self.at = "", game.deal.started
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
        self.at = event.at
        if event.do == "undo":
            word = self._games.pop()[1] if len(self) else None
            self.said = "nothing to undo" if word is None else f"undone: {word or 'a step'}"
        elif event.do == "resumed":
            self.rewrite(lambda game: game.stopped(event.at))
        else:
            try:
                game, self.said = EFFECTS[event.do](self.game, event)
            except BadUsage as refusal:
                game, self.said = self.game, refusal.lines[0]
            if game is not self.game:
                self._games.append((game, self.said))

    def rewrite(self, change: Callable[[Game], Game]) -> None:
        """Apply CHANGE to every game that one can undo to."""
        self._games = [(change(game), word) for game, word in self._games]


class Session:
    """An evening that is on: `press` takes a key, `screen` returns what to show, `leaving` says that it is over.

    `ask` is the question to be answered with words, of which `typed` has been typed; `sure` that to be answered by the
    same key again.
    """

    def __init__(self, history: History, journal: Journal, now: Callable[[], float], page: str = "") -> None:
        """Go on with HISTORY, writing to JOURNAL and for the room to PAGE; NOW tells the time in seconds since 1970."""
        self.history, self.now = history, now
        self.ask = self.sure = self.typed = ""
        self.helping = self.leaving = False
        self.scroll = 0
        self._journal, self._page = journal, page
        self._heard = Heard(self.game.deal.venue)
        self._key = BY_NAME["?"]  # what is asked belongs to this key
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
        """What to tell the host: what the last key did, or what went wrong."""
        return self.history.said

    @property
    def question(self) -> str:
        """What the host is asked, with what has been typed of the answer."""
        if not self.ask:
            return self.sure
        teams = self.game.teams if self._key.do in ("award", "deduct") else ()
        named = "".join(f"  {name}" for number, name in enumerate(teams, 1) if str(number) == self.typed)
        return f"{self.ask}: {self.typed}_{named}"

    def press(self, key: str) -> None:
        """Do what KEY means: a character, or a name such as `enter`, `pagedown`, `escape`."""
        acted, self._acted = self._acted, False
        if acted and key == "enter":  # it belongs to the number, which needed none
            self.history.said = "a number needs no Enter here; the next one goes on"
        elif key in ("up", "down"):
            self.scroll = max(0, self.scroll + (1 if key == "down" else -1))
        elif self.ask:
            self._type(key)
        elif self.sure:
            self.sure = ""
            if key in self._key.names and self._key.do == "leave":
                self.leaving = True
            elif key in self._key.names:
                self.do("end")
        elif self.helping:
            self.helping, self.scroll = False, 0
        elif (known := BY_NAME.get(key)) and not self._bounces(known):
            self.begin(known, key)

    def _bounces(self, key: Key) -> bool:
        """Tell whether KEY takes a step so soon after another that a finger cannot have meant it."""
        if key.do not in ("next", "back"):
            return False
        before, self._stepped = self._stepped, self.now()
        return 0 <= self._stepped - before < BOUNCE

    def begin(self, key: Key, typed: str = "") -> None:
        """Do what KEY does, or ask first what it needs; a digit that was TYPED is the first of the answer."""
        self._key = key
        if key.do == "help":
            self.helping, self.scroll = True, 0
        elif key.do == "leave" and self.game.finished():
            self.leaving = True
        elif key.do == "leave":
            self.sure = "Leave? q again leaves, and the evening is kept"
        elif key.do == "end" and (text := left_unread(self.game)):
            self.sure = f"End the round? {text}; e again ends it"
        elif key.ask:
            self.ask = key.ask
            self.paste(typed if key.do == "award" else "")
        else:
            self.do(key.do)

    def paste(self, text: str) -> None:
        """Take TEXT as typed, where something is being typed; a number that can only be whole is an answer."""
        if not self.ask:
            return
        wanted = "0123456789".__contains__ if FORMS.get(self._key.do) == NUMBER else str.isprintable
        self.typed = (self.typed + "".join(filter(wanted, text)))[:TYPED_LIMIT]
        teams, here = len(self.game.teams), len(self.game.here())
        highest = {"award": teams, "deduct": teams, "go": here}.get(self._key.do)
        if highest == 0 or (highest and self.typed and 10 * int(self.typed[:4]) > highest):
            self._acted = True
            self.answer(self.typed)

    def _type(self, key: str) -> None:
        if key == "escape":
            self.ask = self.typed = ""
        elif key == "backspace":
            self.typed = self.typed[:-1]
        elif key == "enter":
            typed, before = self.typed, self.game
            self.answer(typed)
            if typed.strip() and self._key.do in ("score", "team") and self.game is before:
                self.ask, self.typed = f"{self.said}. {self._key.ask}", typed
        else:
            self.paste(" " if key == "space" else key if len(key) == 1 else "")

    def answer(self, text: str) -> None:
        """Do what was asked about, with TEXT."""
        action = self._key.do
        typed = "".join(filter(str.isprintable, text))[:TYPED_LIMIT].strip()
        self.ask = self.typed = ""
        found = re.fullmatch(FORMS.get(action, "(?P<text>.*)"), typed.replace(",", ".") if action == "score" else typed)
        if action == "score" and typed and not found:
            self.history.said = "the number of a team, a space, and its points: 3 7 or 3 7.5"
        elif action != "score" or found:
            fields = found.groupdict() if found else {}
            self.do(action, **{name: FIELDS[name](value) for name, value in fields.items() if value})

    def do(self, do: Any, **what: Any) -> None:
        """Save what the host does, as an Event says it, then let it happen; what cannot be saved does not happen."""
        if do == "throw" and (item := self.game.current()):
            what = {"text": spare(self.game, item)}
        event = Event(do, self.now(), **what)
        try:
            self._journal.append(event)
        except OutputFailed as error:
            self.history.said = printable(f"this key {error.lines[0]}")
            return
        self.history.advance(event)
        if do in ("board", "blank") and not self._page and (self.game.board or self.game.blank):
            self.history.said += ", which nobody sees without --page FILE.html"
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
            self._heard.add(self.game.reached)
        except OutputFailed as error:
            self.history.said = printable(error.lines[0])
