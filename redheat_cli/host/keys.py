"""The keys of a host: what each is called, what it does, and which of them matter at a moment."""

from msgspec import Struct

from redheat_cli.host.state import Deed, Evening, State, current, finished, told


class Key(Struct, frozen=True):
    """A key by all its names, the first being the one to show; what it does; and a word and a line of help for it.

    `ask` is the question to the host where a key needs words or a number too.
    """

    names: tuple[str, ...]
    do: Deed
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


def hints(evening: Evening, state: State) -> tuple[tuple[str, str], ...]:
    """Return the keys that matter now, up to six, each with a word for it."""
    last = ((HELP, "keys"),)
    if finished(state):
        return (_words["back"], _words["note"], _words["undo"], (LEAVE, "leave"), *last)
    if current(evening, state) is None:
        return (_words["next"], _words["back"], _words["blank"], _words["undo"], (LEAVE, "leave"), *last)
    award = ((TEAMS, "point"),) if evening.deal.teams else (_words["judge"],)
    if told(evening, state):
        return (_words["next"], *award, _words["evidence"], _words["throw"], _words["undo"], *last)
    return (_words["next"], _words["timer"], *award, _words["repeat"], _words["undo"], *last)
