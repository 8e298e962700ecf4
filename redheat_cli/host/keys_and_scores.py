"""The keys of the host: their names, what each is for, which matter at a moment, and what each does to a game.

A function that takes a game and an event is what a key does. It returns the game after it and what to tell the host,
and raises BadUsage, which says why, where the key can do nothing now. Those that move the evening or its clock are in
`steps_timer_and_spares.py`.
"""

from collections.abc import Callable, Collection
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from redheat_cli.errors import BadUsage
from redheat_cli.host import steps_timer_and_spares as moves
from redheat_cli.host.game_state import Event, Game
from redheat_cli.judge.verdict import judge
from redheat_cli.listing.check_quiz_host_records import Note
from redheat_cli.questions.drafts_and_choices import lettered
from redheat_cli.terminal.text import printable

TEAMS_LIMIT, TEAM_LIMIT = 30, 40
NO_TEAMS = "no teams: T adds one"


class Key(Struct, frozen=True):
    """A key: its names, the first of which is shown, what it does, and a word and a line of help for it.

    `ask` is what the host is asked where the key needs words or a number too.
    """

    names: tuple[str, ...]
    do: str
    word: str
    help: str
    ask: str = ""


SCORE = "Team and points, as in 3 7.5 (or 3 7.5 2: round 2)"
TEAM = "New team (or 3=NAME: another name for team 3)"
SPACE, ARROWS, TEAMS = "Space", "Up Down", "1-9"
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
    Key((TEAMS, *"123456789"), "award", "point", "a point to a team; again takes it back", "Point to team"),
    Key((ARROWS, "up", "down"), "scroll", "scroll", "scroll, where there is more than fits"),
    Key(("?",), "help", "keys", "these keys"),
    Key(("q",), "leave", "leave", "leave; the evening is kept"),
)
# The keys that matter: at a moment of the evening, at an answer, in a break, and while the host looks back.
HINTS = {
    "lobby": "Space T . u q ?", "announcement": "Space b . u q ?", "item": "Space t 1-9 r u ?",
    "answer": "Space 1-9 s x u ?", "sheets": "Space p S B u ?", "round over": "Space p S B u ?",
    "scores": "Space p S B u ?", "places": "Space b . u q ?", "end": "b m u q ?", "break": "Space + - . u ?",
    "looking": "Space b 1-9 r u ?",
}  # fmt: skip
BY_NAME = {name: key for key in KEYS for name in key.names}


def hints(game: Game) -> tuple[tuple[str, str], ...]:
    """Return the keys that matter now, up to six, each with a word for it."""
    words = {key.names[0]: key.word for key in KEYS}
    moment: str = game.moment()
    if game.looking:
        moment, words[SPACE] = "looking", "return"
    elif game.pause and moment != "end":
        moment, words["+"], words["-"] = "break", "+1 min", "-1 min"
    elif item := game.current():
        moment = "answer" if game.answered() else "item"
        asking = game.deal.answers == "round" and not game.place.telling
        coming = item.parts[game.place.part + 1 : item.reveal if asking else None]
        covered = game.blank or game.board
        words[SPACE] = "uncover" if covered else next(iter(coming), "next").replace("who", "answer")
    names = HINTS[moment].replace(TEAMS, TEAMS if game.teams else "j").split()
    return tuple((name, words[name]) for name in names)


def _team_named(game: Game, number: int) -> str:
    """Return the name of the team with NUMBER. Raises BadUsage if there is none."""
    if not 1 <= number <= len(game.teams):
        raise BadUsage(f"there is no team {number}" if game.teams else NO_TEAMS)
    return game.teams[number - 1]


def _give(game: Game, event: Event, points: int) -> tuple[Game, str]:
    """Give a team the POINTS for the item on the screen, or take back what it has for it."""
    team, name = event.number, _team_named(game, event.number)
    item = moves.on_screen(game, "points belong to a question: go back to it, or p gives a team its points of a round")
    by_number = game.by_number.get(game.place.round, {})
    if team in by_number:
        raise BadUsage(f"{name} have {by_number[team]} for this round by number; p changes that")
    given = {**game.points.get(item.id, {})}
    had = given.pop(team, 0)
    back = had == points or (had and game.deal.schema > 2)
    said = f"{-had:+d} {name}, taken back" if back else f"{points:+d} {name}"
    if game.looking:
        said += f", for number {game.place.slot + 1} of round {game.place.round + 1}"
    return replace(game, points=game.points | {item.id: given if back else given | {team: points}}), said


def _score(game: Game, event: Event) -> tuple[Game, str]:
    """Set the points of a team for a whole round, in place of those for its items."""
    name = _team_named(game, event.number)
    round = event.round - 1 if event.round else min(max(game.place.round, 0), len(game.rounds) - 1)
    if not 0 <= round < len(game.rounds):
        raise BadUsage(f"there is no round {event.round}")
    points = int(event.points) if event.points == int(event.points) else event.points
    scores = game.by_number.get(round, {}) | {event.number: points}
    changed = replace(game, by_number=game.by_number | {round: scores})
    said = f"{name}: {points} for round {round + 1}"
    if game.of_room().moment() in ("scores", "places", "end"):
        known = game.of_room().told_places()
        new = [f"place {row[0]}, {row[1]}" for row in changed.of_room().told_places() if row not in known]
        said += f". What was told has changed: {'; '.join(new)}" if new else ""
    return changed, said


def _team(game: Game, event: Event) -> tuple[Game, str]:
    """Add a team that comes late, or give the team with that number another name."""
    names = [*game.teams]
    if event.number:
        _team_named(game, event.number)
        del names[event.number - 1]
    check_team(event.text, names)
    names.insert(event.number - 1 if event.number else len(names), event.text)
    said = f"team {event.number} is now {event.text}" if event.number else f"team {len(names)}: {event.text}"
    return replace(game, teams=tuple(names)), said


def check_team(name: str, others: Collection[str]) -> None:
    """Raise BadUsage, which says why, where NAME cannot be the name of a team beside the OTHERS."""
    if not name:
        raise BadUsage("a team needs a name")
    if len(name) > TEAM_LIMIT:
        raise BadUsage(f"'{printable(name)}' has {len(name)} characters: a team's name may have {TEAM_LIMIT}")
    if name != printable(name):
        raise BadUsage(f"the team's name '{printable(name)}' has a character that does not print")
    if any(name.casefold() == other.casefold() for other in others):
        raise BadUsage(f"there is already a team named '{name}'")
    if len(others) >= TEAMS_LIMIT:
        raise BadUsage(f"there are {TEAMS_LIMIT} teams already")


def _judge(game: Game, event: Event) -> tuple[Game, str]:
    item = moves.on_screen(game, "nothing to judge here")
    if not event.text:
        return game, ""
    called = event.text.strip(" .)").upper()
    asked = item.parts[: game.place.part + 1]
    choice = dict(lettered(item.choices)).get(called) if "choices" in asked else None
    verdict = judge(game.film, item.question, choice or event.text)
    reason = f": {verdict.reason}" if verdict.reason else ""
    said = f'"{f"{called}. {choice}" if choice else event.text}" is {verdict.verdict.upper()}{reason}'
    return replace(game, judged=(*game.judged, verdict)), said


def _note(game: Game, event: Event) -> tuple[Game, str]:
    if not event.text:
        return game, ""
    item = game.current()
    return replace(game, notes=(*game.notes, Note(item.id if item else "", event.text))), "noted"


def _toggle(game: Game, event: Event, flag: str, on: str, off: str) -> tuple[Game, str]:
    """Turn FLAG of the game on or off, and say ON or OFF."""
    turned = not getattr(game, flag)
    return replace(game, **{flag: turned}), on if turned else off


def _evidence(game: Game, event: Event) -> tuple[Game, str]:
    item = moves.on_screen(game, "no sources to show here")
    challenged = replace(game, challenged=tuple(dict.fromkeys((*game.challenged, item.id))))
    return _toggle(challenged, event, "evidence", "sources shown", "sources hidden")


def _board(game: Game, event: Event) -> tuple[Game, str]:
    if not game.teams:
        raise BadUsage(NO_TEAMS)
    if game.of_room().moment() in ("scores", "places"):
        raise BadUsage("the places are told one by one now, so the room sees no standings; Space tells the next")
    return _toggle(game, event, "board", "standings on the room's screen", "standings hidden")


EFFECTS: dict[str, Callable[[Game, Event], tuple[Game, str]]] = {
    "next": moves.forward, "back": moves.back, "go": moves.go, "end": moves.end, "repeat": moves.repeat,
    "throw": moves.throw, "replace": moves.exchange, "timer": moves.timer, "time": moves.end_time,
    "more": partial(moves.change, sign=1), "less": partial(moves.change, sign=-1), "pause": moves.pause,
    "award": partial(_give, points=1), "deduct": partial(_give, points=-1), "score": _score, "team": _team,
    "board": _board, "evidence": _evidence, "judge": _judge, "note": _note,
    "blank": partial(_toggle, flag="blank", on="the room's screen is blank", off="the room's screen is back"),
    "hide": partial(_toggle, flag="hidden", on="answers hidden here", off="answers shown here"),
}  # fmt: skip
