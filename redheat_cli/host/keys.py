"""The keys of the host: their names, what each is for, and which of them matter at a moment."""

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


SCORE = "Team and points, as in 3 7.5 (or 3 7.5 2: round 2)"
TEAM = "New team (or 3=NAME: another name for team 3)"
SPACE, ARROWS, TEAMS, LEAVE, HELP = "Space", "Up Down", "1-9", "q", "?"
KEYS = (
    Key((SPACE, "n", "enter", "right", "pagedown", "space"), "next", "next", "the next step (Enter, Right, PageDown)"),
    Key(("b", "left", "pageup"), "back", "back", "look back on your screen alone (Left, PageUp)"),
    Key(("g",), "go", "go to", "go to a number in this round", "Go to number"),
    Key(("r",), "repeat", "repeat", "read again, from the start; counted"),
    Key(("e",), "end", "end round", "end the round early; asks once"),
    Key(("t",), "timer", "timer", "start or pause the timer"),
    Key(("+", "="), "more", "+10 s", "ten seconds more, in a break a minute; - for less"),
    Key(("-",), "less", "-10 s", ""),
    Key(("0",), "time", "end time", "end the time now"),
    Key(("B",), "pause", "break", "a break, whose time the room sees run down", "Break of how many minutes"),
    Key(("w",), "deduct", "minus", "take a point from a team, or take back the one it got", "Take a point from team"),
    Key(("p",), "score", "points", "set a team's points for a round", SCORE),
    Key(("T",), "team", "team", "add a team, or give one another name", TEAM),
    Key(("u",), "undo", "undo", "undo the last key, and the one before"),
    Key(("j",), "judge", "judge", "judge an answer that was called out", "Answer called out"),
    Key(("s",), "evidence", "sources", "show the sources, for a challenge"),
    Key(("x",), "throw", "throw out", "throw it out; a spare comes"),
    Key(("m",), "note", "note", "note to yourself, kept in the report", "Note"),
    Key(("a",), "hide", "answers", "hide or show the answers on this screen"),
    Key((".", "k"), "blank", "blank", "blank the room's screen"),
    Key(("S",), "board", "standings", "show the standings on the room's screen"),
)
AWARD = Key((TEAMS,), "award", "point", "a point to a team; again takes it back", "Point to team")
MANUAL = (
    *((key.names[0], key.help) for key in (*KEYS, AWARD) if key.help),
    (ARROWS, "scroll, where there is more than fits"),
    (HELP, "these keys"),
    (LEAVE, "leave; the evening is kept"),
)
BY_NAME = {name: key for key in KEYS for name in key.names}


def hints(game: Game) -> tuple[tuple[str, str], ...]:
    """Return the keys that matter now, up to six, each with a word for it."""
    leave, help, moment = (LEAVE, "leave"), (HELP, "keys"), game.moment()
    point: Action = "award" if game.teams else "judge"
    if game.looking:
        return ((SPACE, "return"), *_named("back", point, "repeat", "undo"), help)
    if moment == "end":
        return (*_named("back", "note", "undo"), leave, help)
    if game.pause:
        return (*_named("next"), ("+", "+1 min"), ("-", "-1 min"), *_named("blank", "undo"), help)
    if moment in ("sheets", "round over", "scores"):
        return (*_named("next", "score", "board", "pause", "undo"), help)
    if moment != "item":
        return (*_named("next", "team" if moment == "lobby" else "back", "blank", "undo"), leave, help)
    keys: tuple[Action, ...] = (point, "evidence", "throw") if game.answered() else ("timer", point, "repeat")
    return ((SPACE, _coming(game)), *_named(*keys, "undo"), help)


def _named(*actions: Action) -> tuple[tuple[str, str], ...]:
    words = {key.do: (key.names[0], key.word) for key in (*KEYS, AWARD)}
    return tuple(words[action] for action in actions)


def _coming(game: Game) -> str:
    """Word what Space brings while an item is on the screen."""
    item = game.current()
    if game.blank or game.board or not item:
        return "uncover"
    asking = game.deal.answers == "round" and not game.place.telling
    parts = item.parts[game.place.part + 1 : item.reveal if asking else None]
    return next(iter(parts), "next").replace("who", "answer")
