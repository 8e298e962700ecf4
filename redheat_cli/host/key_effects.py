"""What each key does to a game: it takes a game and an event, and returns the game after it and what to tell the host.

Where nothing changes, it returns the same game. The keys that move the evening are in `navigation.py`, and
what throws an item out is in `spares.py`.
"""

from collections.abc import Callable, Collection
from functools import partial

from msgspec.structs import replace

from redheat_cli.host import navigation, spares
from redheat_cli.host.game import Event, Game, Timer
from redheat_cli.judge.verdict import judge
from redheat_cli.listing.check_quiz_host_records import Note
from redheat_cli.questions.drafts_and_choices import lettered
from redheat_cli.terminal.text import printable

TEAMS_LIMIT, TEAM_LIMIT = 30, 40
BREAK_LIMIT = 60  # minutes
TIMER_LIMIT = 3600.0
NO_TIMER = "the timer belongs to a question"


def _timer(game: Game, event: Event) -> tuple[Game, str]:
    if game.current() is None:
        return game, NO_TIMER
    left = game.timer.remaining(event.at)
    if left <= 0:
        return replace(game, timer=Timer(game.deal.timer)), "timer ready"
    if game.timer.since is None:
        return replace(game, timer=Timer(left, event.at, True)), "timer started"
    return replace(game, timer=Timer(left, None, True)), "timer paused"


def _change(game: Game, event: Event, sign: int) -> tuple[Game, str]:
    """Add ten seconds to the timer, or a minute to the break, or take them away."""
    if game.pause is None and game.current() is None:
        return game, NO_TIMER
    timer, step, words = (game.pause, 60.0, "1 minute") if game.pause else (game.timer, 10.0, "10 seconds")
    left = min(max(timer.remaining(event.at) + sign * step, 0.0), TIMER_LIMIT)
    said = f"{words} {'more' if sign > 0 else 'less'}"
    if game.pause:
        total = max(game.pause_total, left)
        return replace(game, pause=Timer(left, event.at, True), pause_total=total), said
    return replace(game, timer=Timer(left, event.at if timer.since is not None else None, True)), said


def _time(game: Game, event: Event) -> tuple[Game, str]:
    if game.current() is None:
        return game, NO_TIMER
    return replace(game, timer=Timer(0.0, None, True)), "time ended"


def _no_team(game: Game, team: int) -> str:
    """Say that there is no TEAM, empty if there is."""
    if 1 <= team <= len(game.teams):
        return ""
    return f"there is no team {team}" if game.teams else "no teams: T adds one"


def _give(game: Game, event: Event, points: int) -> tuple[Game, str]:
    """Give a team the POINTS for the item on the screen, or take back what it has for it."""
    item, team = game.current(), event.number
    if objection := _no_team(game, team):
        return game, objection
    if item is None:
        return game, "points belong to a question: go back to it, or p gives a team its points of a round"
    name = game.teams[team - 1]
    if team in game.by_number.get(game.place.round, {}):
        return game, f"{name} have {game.by_number[game.place.round][team]} for this round by number; p changes that"
    given = {other: count for other, count in game.points.get(item.id, {}).items() if other != team}
    had = game.points.get(item.id, {}).get(team, 0)
    back = had == points or (had and game.deal.schema > 2)
    said = f"{-had:+d} {name}, taken back" if back else f"{points:+d} {name}"
    if game.looking:
        said += f", for number {game.place.slot + 1} of round {game.place.round + 1}"
    return replace(game, points=game.points | {item.id: given if back else given | {team: points}}), said


def _score(game: Game, event: Event) -> tuple[Game, str]:
    """Set the points of a team for a whole round, in place of those for its items."""
    if objection := _no_team(game, event.number):
        return game, objection
    round = event.round - 1 if event.round else min(max(game.place.round, 0), len(game.rounds) - 1)
    if not 0 <= round < len(game.rounds):
        return game, f"there is no round {event.round}"
    points = int(event.points) if event.points == int(event.points) else event.points
    scores = game.by_number.get(round, {}) | {event.number: points}
    said = f"{game.teams[event.number - 1]}: {points} for round {round + 1}"
    changed = replace(game, by_number=game.by_number | {round: scores})
    before, now = game.of_room(), changed.of_room()
    if before.moment() in ("scores", "places", "end"):
        known = before.told_places()
        new = [f"place {rank}, {name}" for rank, name, points in now.told_places() if (rank, name, points) not in known]
        said += f". What was told has changed: {'; '.join(new)}" if new else ""
    return changed, said


def _team(game: Game, event: Event) -> tuple[Game, str]:
    """Add a team that comes late, or give the team with that number another name."""
    if event.number and (objection := _no_team(game, event.number)):
        return game, objection
    others = [name for number, name in enumerate(game.teams, 1) if number != event.number]
    if objection := team_fault(event.text, others):
        return game, objection
    if not event.number:
        return replace(game, teams=(*game.teams, event.text)), f"team {len(game.teams) + 1}: {event.text}"
    teams = (*game.teams[: event.number - 1], event.text, *game.teams[event.number :])
    return replace(game, teams=teams), f"team {event.number} is now {event.text}"


def team_fault(name: str, others: Collection[str]) -> str:
    """Say why NAME cannot be the name of a team beside the OTHERS; empty if it can."""
    if not name:
        return "a team needs a name"
    if len(name) > TEAM_LIMIT:
        return f"'{printable(name)}' has {len(name)} characters: a team's name may have {TEAM_LIMIT}"
    if name != printable(name):
        return f"the team's name '{printable(name)}' has a character that does not print"
    if any(name.casefold() == other.casefold() for other in others):
        return f"there is already a team named '{name}'"
    return f"there are {TEAMS_LIMIT} teams already" if len(others) >= TEAMS_LIMIT else ""


def _pause(game: Game, event: Event) -> tuple[Game, str]:
    """Begin a break of so many minutes, which the room sees run down; 0 ends it."""
    if game.pause and not event.number:
        return replace(game, pause=None), "the break is over"
    if not 1 <= event.number <= BREAK_LIMIT:
        return game, f"a break has 1 to {BREAK_LIMIT} minutes"
    seconds = 60.0 * event.number
    paused = replace(game, board=False, pause=Timer(seconds, event.at, True), pause_total=seconds)
    return paused, f"a break of {event.number} min; Space ends it"


def _evidence(game: Game, event: Event) -> tuple[Game, str]:
    item = game.current()
    if item is None:
        return game, "no sources to show here"
    challenged = tuple(dict.fromkeys((*game.challenged, item.id)))
    said = "sources hidden" if game.evidence else "sources shown"
    return replace(game, evidence=not game.evidence, challenged=challenged), said


def _judge(game: Game, event: Event) -> tuple[Game, str]:
    item = game.current()
    if item is None or not event.text:
        return game, "nothing to judge here" if item is None else ""
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


def _blank(game: Game, event: Event) -> tuple[Game, str]:
    said = "the room's screen is back" if game.blank else "the room's screen is blank"
    return replace(game, blank=not game.blank), said


def _board(game: Game, event: Event) -> tuple[Game, str]:
    if not game.teams:
        return game, "no teams: T adds one"
    if game.of_room().moment() in ("scores", "places"):
        return game, "the places are told one by one now, so the room sees no standings; Space tells the next"
    return replace(game, board=not game.board), "standings " + ("hidden" if game.board else "on the room's screen")


def _hide(game: Game, event: Event) -> tuple[Game, str]:
    return replace(game, hidden=not game.hidden), "answers " + ("shown here" if game.hidden else "hidden here")


EFFECTS: dict[str, Callable[[Game, Event], tuple[Game, str]]] = {
    "next": navigation.forward, "back": navigation.back, "go": navigation.go, "end": navigation.end,
    "repeat": navigation.repeat, "throw": spares.throw, "replace": spares.exchange,
    "timer": _timer, "more": partial(_change, sign=1), "less": partial(_change, sign=-1), "time": _time,
    "pause": _pause, "award": partial(_give, points=1), "deduct": partial(_give, points=-1), "score": _score,
    "team": _team, "blank": _blank, "board": _board, "hide": _hide, "evidence": _evidence, "judge": _judge,
    "note": _note,
}  # fmt: skip
