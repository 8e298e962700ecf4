"""The keys of the host: their names, what each does, and which of them matter at a moment."""

from msgspec import Struct

from redheat_cli.host.game import Action, Game


class Key(Struct, frozen=True):
    """A key: its names, the first of which is shown, what it does, and a word and a line of help for it.

    `ask` is what the host is asked where the key needs words or a number too.
    """

    names: tuple[str, ...]
    do: Action
    word: str
    help: str
    ask: str = ""


SPACE, ARROWS, TEAMS, LEAVE, HELP = "Space", "Up Down", "1-9", "q", "?"
KEYS = (
    Key((SPACE, "n", "enter", "right", "pagedown", "space"), "next", "next", "the next step (Enter, Right, PageDown)"),
    Key(("b", "left", "pageup"), "back", "back", "look back, changing nothing (Left, PageUp)"),
    Key(("g",), "go", "go to", "go to a number in this round", "Go to number"),
    Key(("r",), "repeat", "repeat", "read again, from the start; counted"),
    Key(("t",), "timer", "timer", "start or pause the timer"),
    Key(("+", "="), "more", "+10 s", "ten seconds more; - for ten less"),
    Key(("-",), "less", "-10 s", ""),
    Key(("0",), "time", "end time", "end the time now"),
    Key(("w",), "deduct", "minus", "take a point from a team; again gives it back", "Take a point from team"),
    Key(("u",), "undo", "undo", "undo the last key, and the one before"),
    Key(("j",), "judge", "judge", "judge an answer that was called out", "Answer called out"),
    Key(("s",), "evidence", "sources", "show the sources, for a challenge"),
    Key(("x",), "throw", "throw out", "throw it out; a spare comes"),
    Key(("m",), "note", "note", "note to yourself, kept in the report", "Note"),
    Key(("a",), "hide", "answers", "hide or show the answers on this screen"),
    Key((".", "k"), "blank", "blank", "blank the room's screen"),
    Key(("S",), "board", "standings", "show the standings on the room's screen"),
)
MANUAL = (
    *((key.names[0], key.help) for key in KEYS if key.help),
    (TEAMS, "a point to a team; again takes it back"),
    (ARROWS, "scroll, where there is more than fits"),
    (HELP, "these keys"),
    (LEAVE, "leave; the evening is kept"),
)
BY_NAME = {name: key for key in KEYS for name in key.names}
_words = {key.do: (key.names[0], key.word) for key in KEYS}


def hints(game: Game) -> tuple[tuple[str, str], ...]:
    """Return the keys that matter now, up to six, each with a word for it."""
    last = ((HELP, "keys"),)
    if game.finished():
        return (_words["back"], _words["note"], _words["undo"], (LEAVE, "leave"), *last)
    if game.current() is None:
        return (_words["next"], _words["back"], _words["blank"], _words["undo"], (LEAVE, "leave"), *last)
    award = ((TEAMS, "point"),) if game.deal.teams else (_words["judge"],)
    if game.answered():
        return (_words["next"], *award, _words["evidence"], _words["throw"], _words["undo"], *last)
    return (_words["next"], _words["timer"], *award, _words["repeat"], _words["undo"], *last)
