"""What the host sees, as plain data that the full screen and the line mode both show."""

from msgspec import Struct

from redheat_cli.host.game import Game, Timer
from redheat_cli.host.keys import MANUAL, hints
from redheat_cli.host.page import address
from redheat_cli.host.saved import at
from redheat_cli.listing.layouts import counted
from redheat_cli.questions.aloud import Item, Part, seconds
from redheat_cli.questions.deck import letter, lettered, reading

LAST = 5  # seconds, which the screen counts down in words
LABELS: dict[Part, str] = {
    "line": "READ THE LINE",
    "who": "WHO SAID IT",
    "scene": "WHERE IT COMES FROM",
    "question": "READ THE QUESTION",
    "choices": "READ THE CHOICES",
    "answer": "THE ANSWER",
    "why": "WHY",
}


class Screen(Struct, frozen=True, kw_only=True):
    """One screen of the host: `read` is to be read aloud, `desk` is for the host's eyes, label by label."""

    left: str
    right: str = ""
    label: str
    cost: str = ""
    read: tuple[str, ...] = ()
    gloss: str = ""
    options: tuple[tuple[str, str], ...] = ()
    rows: tuple[tuple[str, str, str], ...] = ()
    desk: tuple[tuple[str, str], ...] = ()
    status: str
    scores: tuple[str, ...] = ()
    keys: tuple[tuple[str, str], ...] = ()


def screen(game: Game, now: float) -> Screen:
    """Return what the host sees of GAME at the time NOW (seconds since 1970)."""
    item = game.current()
    if item is not None:
        return _playing(game, item, now)
    if game.place.round < 0:
        return _lobby(game)
    if game.finished() or game.place.slot >= 0:
        return _standings(game)
    return _announcing(game)


def keyboard() -> Screen:
    """Return the list of all keys."""
    rows = [(names, text, "") for names, text in MANUAL]
    return Screen(left="Keys", right="any key goes back", label="", rows=tuple(rows), status="")


def minutes(count: float) -> str:
    """Word COUNT seconds as a reader plans them: in whole minutes, at least one."""
    return counted(max(1, round(count / 60)), "minute")


def option(item: Item, choice: str) -> str:
    """Return the letter of CHOICE and the choice, as it is read out."""
    return f"{letter(choice, item.choices)}. {choice}" if choice in item.choices else choice


def clock(timer: Timer, now: float) -> str:
    """Word TIMER: how much is left, and whether it runs."""
    left = timer.remaining(now)
    if left <= 0:
        return "TIME"
    shown = int(left + 0.999)
    text = f"{shown // 60}:{shown % 60:02}"
    if timer.since is not None and left <= LAST:
        return f"LAST {text}"
    return f"OPEN {text}" if timer.since is not None else f"PAUSED {text}" if timer.used else f"timer {text}"


def _status(game: Game, *words: str) -> str:
    return "  ".join([*words, *(["ROOM BLANK"] if game.blank else []), *(["ROOM: STANDINGS"] if game.board else [])])


def _scores(game: Game) -> tuple[str, ...]:
    points = game.scores()
    return tuple(f"{number} {name}: {points.get(number, 0)}" for number, name in enumerate(game.deal.teams, 1))


def _left(game: Game) -> str:
    """Word how long it takes to read what has not been told yet."""
    done = set(game.revealed())
    rest = [game.items[one] for ids in game.rounds for one in ids if one not in done]
    return f"{minutes(sum(map(seconds, rest)))} left" if rest else ""


def _playing(game: Game, item: Item, now: float) -> Screen:
    place = game.place
    part = item.parts[place.part]
    read, options = _spoken(item, part)
    right = option(item, item.answer)
    known = game.answered()
    desk: list[tuple[str, str]] = []
    if place.part != item.reveal:
        desk.append(("Answer", right if known or not game.hidden else "hidden; a shows it"))
    desk += [("Source", one) for one in item.sources] if game.evidence else []
    desk += [("Asked", " ".join(item.ask))] if known else []
    desk += item.aside if known or not game.hidden else ()
    given = [f"{points:+d} {game.deal.teams[team - 1]}" for team, points in game.points.get(item.id, {}).items()]
    desk += [("Points", ", ".join(given))] if given else []
    desk += [("Your note", note.text) for note in game.notes if note.id == item.id]
    here = game.deal.rounds[place.round].name
    spoken = sum(map(reading, (*read, *(choice for _, choice in options))))
    word = "TOLD" if known else "READ"
    timer = clock(game.timer, now)
    return Screen(
        left=f"{here} {place.slot + 1}/{len(game.rounds[place.round])}",
        right=", ".join(filter(None, (f"round {place.round + 1} of {len(game.rounds)}", _left(game)))),
        label=LABELS[part],
        cost=f"about {max(1, round(spoken))} s",
        read=read,
        gloss=item.gloss if part == "line" else "",
        options=options,
        desk=tuple(desk),
        status=_status(game, *([word] if timer.startswith("timer") else []), *([] if word == "TOLD" else [timer])),
        scores=_scores(game),
        keys=hints(game),
    )


def _spoken(item: Item, part: Part) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return what is read aloud at PART of ITEM: paragraphs, and choices with their letters."""
    if part in ("line", "question"):
        return item.ask, ()
    if part == "choices":
        return item.ask, lettered(item.choices)
    if part in ("who", "answer"):
        return (option(item, item.answer),), ()
    return (item.more,), ()


def _lobby(game: Game) -> Screen:
    deal = game.deal
    lengths = [[seconds(game.items[one]) for one in ids] for ids in game.rounds]
    rows = tuple(
        (str(number), f"{one.name}, {len(length)}", minutes(sum(length)))
        for number, (one, length) in enumerate(zip(deal.rounds, lengths, strict=True), 1)
    )
    return Screen(
        left=f"{deal.film}: an evening{at(deal.venue)}",
        label="TONIGHT",
        cost=f"{sum(map(len, game.rounds))} to play, {minutes(sum(map(sum, lengths)))} to read",
        rows=rows,
        desk=(
            ("Teams", ", ".join(deal.teams) or "none; --teams 'Reds,Blues' keeps their points"),
            ("Rating", f"{deal.rating}, spoilers {'played' if deal.spoilers else 'left out'}"),
            *([("Left out", "; ".join(deal.withheld))] if deal.withheld else []),
            ("Spares", f"{len(game.spares)}, for what is thrown out"),
            ("Room", address(deal.page) if deal.page else "none; --page FILE.html shows it in a browser"),
            *([] if deal.venue else [("Memory", "none; --venue NAME repeats nothing its room has heard")]),
            ("Seed", f"{deal.seed} deals the same evening again"),
        ),
        status=_status(game, "LOBBY"),
        scores=_scores(game),
        keys=hints(game),
    )


def _announcing(game: Game) -> Screen:
    number = game.place.round
    items = [game.items[one] for one in game.rounds[number]]
    kinds = {item.kind for item in items}
    rules = {
        "quote": "You hear a line. Who says it, and to whom?",
        "question": "Each has four answers, and one of them is right.",
    }
    return Screen(
        left=game.deal.rounds[number].name,
        right=_left(game),
        label="ANNOUNCE THE ROUND",
        cost=minutes(sum(map(seconds, items))) + " to read" if items else "",
        read=(
            f"Round {number + 1} of {len(game.rounds)}: {game.deal.rounds[number].name}, {len(items)} to play.",
            *(rule for kind, rule in rules.items() if kind in kinds),
        ),
        status=_status(game, "ROUND"),
        scores=_scores(game),
        keys=hints(game),
    )


def _standings(game: Game) -> Screen:
    end = game.finished()
    table = [(f"{rank}.", name, str(points)) for rank, name, points in game.standings()]
    after = "" if end else f"after round {game.place.round + 1} of {len(game.rounds)}"
    played = f"{len(game.revealed())} played" + (f", {len(game.thrown)} thrown out" if game.thrown else "")
    notes = [("Your note", note.text) for note in game.notes] if end else []
    return Screen(
        left="The end" if end else "Standings",
        right=after or played,
        label="READ THE STANDINGS" if table else "THE END" if end else "THE ROUND IS OVER",
        read=() if table else ("That was the evening." if end else "That was the round.",),
        rows=tuple(table),
        desk=(*([("Report", "printed when you leave")] if end else []), *notes),
        status=_status(game, "END" if end else "STANDINGS"),
        scores=() if table else _scores(game),
        keys=hints(game),
    )
