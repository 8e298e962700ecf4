"""An evening and its state -> what the host sees, as plain data that every screen and the line mode show."""

from msgspec import Struct

from redheat_cli.host.items import Item, Part, seconds
from redheat_cli.host.keys import MANUAL, hints
from redheat_cli.host.state import (
    Evening,
    State,
    Timer,
    current,
    finished,
    remaining,
    revealed,
    scores,
    standings,
    told,
)
from redheat_cli.host.venue import at, flag
from redheat_cli.listing.layouts import counted
from redheat_cli.questions.deck import letter, lettered, reading

LAST = 5  # seconds, which are called the last
LABELS: dict[Part, str] = {
    "line": "READ THE LINE",
    "who": "WHO SAID IT",
    "scene": "WHERE IT COMES FROM",
    "question": "READ THE QUESTION",
    "choices": "READ THE CHOICES",
    "answer": "THE ANSWER",
    "why": "WHY",
}


class Scene(Struct, frozen=True, kw_only=True):
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


def scene(evening: Evening, state: State, now: float) -> Scene:
    """Return what the host sees in STATE at the time NOW."""
    item = current(evening, state)
    if item is not None:
        return _playing(evening, state, item, now)
    if state.place.round < 0:
        return _lobby(evening, state)
    if finished(state) or state.place.slot >= 0:
        return _standings(evening, state)
    return _announcing(evening, state)


def keyboard() -> Scene:
    """Return the list of all keys."""
    rows = [(names, text, "") for names, text in MANUAL]
    return Scene(left="Keys", right="any key goes back", label="", rows=tuple(rows), status="")


def minutes(count: float) -> str:
    """Word COUNT seconds as a reader plans them: in whole minutes, at least one."""
    return counted(max(1, round(count / 60)), "minute")


def option(item: Item, choice: str) -> str:
    """Return the letter of CHOICE and the choice, as it is read out."""
    return f"{letter(choice, item.choices)}. {choice}" if choice in item.choices else choice


def clock(timer: Timer, now: float) -> str:
    """Word TIMER: how much is left, and whether it runs."""
    left = remaining(timer, now)
    if left <= 0:
        return "TIME"
    shown = int(left + 0.999)
    text = f"{shown // 60}:{shown % 60:02}"
    if timer.since is not None and left <= LAST:
        return f"LAST {text}"
    return f"OPEN {text}" if timer.since is not None else f"PAUSED {text}" if timer.used else f"timer {text}"


def _status(state: State, *words: str) -> str:
    return "  ".join([*words, *(["ROOM BLANK"] if state.blank else []), *(["ROOM: STANDINGS"] if state.board else [])])


def _scores(evening: Evening, state: State) -> tuple[str, ...]:
    points = scores(state)
    return tuple(f"{number} {name}: {points.get(number, 0)}" for number, name in enumerate(evening.deal.teams, 1))


def _left(evening: Evening, state: State) -> str:
    """Word how long it takes to read what has not been told yet."""
    done = set(revealed(evening, state))
    rest = [evening.items[one] for ids in state.rounds for one in ids if one not in done]
    return f"{minutes(sum(map(seconds, rest)))} left" if rest else ""


def _playing(evening: Evening, state: State, item: Item, now: float) -> Scene:
    place = state.place
    part = item.parts[place.part]
    read, options = _spoken(item, part)
    right = option(item, item.answer)
    known = told(evening, state)
    desk: list[tuple[str, str]] = []
    if part != item.told:
        desk.append(("Answer", right if known or not state.hidden else "hidden; a shows it"))
    desk += [("Source", one) for one in item.sources] if state.evidence else []
    desk += [("Asked", " ".join(item.ask))] if known else []
    desk += item.aside if known or not state.hidden else ()
    given = [f"{points:+d} {evening.deal.teams[team - 1]}" for team, points in state.points.get(item.id, {}).items()]
    desk += [("Points", ", ".join(given))] if given else []
    desk += [("Your note", note.text) for note in state.notes if note.id == item.id]
    here = evening.deal.rounds[place.round].name
    spoken = sum(map(reading, (*read, *(choice for _, choice in options))))
    word = "TOLD" if known else "READ"
    timer = clock(state.timer, now)
    return Scene(
        left=f"{here} {place.slot + 1}/{len(state.rounds[place.round])}",
        right=", ".join(filter(None, (f"round {place.round + 1} of {len(state.rounds)}", _left(evening, state)))),
        label=LABELS[part],
        cost=f"about {max(1, round(spoken))} s",
        read=read,
        gloss=item.gloss if part == "line" else "",
        options=options,
        desk=tuple(desk),
        status=_status(state, *([word] if timer.startswith("timer") else []), *([] if word == "TOLD" else [timer])),
        scores=_scores(evening, state),
        keys=hints(evening, state),
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


def _lobby(evening: Evening, state: State) -> Scene:
    deal = evening.deal
    lengths = [[seconds(evening.items[one]) for one in ids] for ids in state.rounds]
    rows = tuple(
        (str(number), f"{one.name}, {len(length)}", minutes(sum(length)))
        for number, (one, length) in enumerate(zip(deal.rounds, lengths, strict=True), 1)
    )
    return Scene(
        left=f"{deal.film}: an evening{at(deal.venue)}",
        label="TONIGHT",
        cost=f"{sum(map(len, state.rounds))} to play, {minutes(sum(map(sum, lengths)))} to read",
        rows=rows,
        desk=(
            ("Teams", ", ".join(deal.teams) or "none; --teams 'Reds,Blues' keeps their points"),
            ("Rating", f"{deal.rating}, spoilers {'played' if deal.spoilers else 'left out'}"),
            *([("Left out", "; ".join(deal.withheld))] if deal.withheld else []),
            ("Spares", f"{len(state.spares)}, for what is thrown out"),
            ("Room", f"in a second terminal: redheat host --room{flag(deal.venue)}"),
            ("", "made larger with the terminal's own zoom, often Ctrl and +"),
            *([] if deal.venue else [("Memory", "none; --venue NAME repeats nothing its room has heard")]),
            ("Seed", f"{deal.seed} deals the same evening again"),
        ),
        status=_status(state, "LOBBY"),
        scores=_scores(evening, state),
        keys=hints(evening, state),
    )


def _announcing(evening: Evening, state: State) -> Scene:
    number = state.place.round
    items = [evening.items[one] for one in state.rounds[number]]
    kinds = {item.kind for item in items}
    rules = {
        "quote": "You hear a line. Who says it, and to whom?",
        "question": "Each has four answers, and one of them is right.",
    }
    return Scene(
        left=evening.deal.rounds[number].name,
        right=_left(evening, state),
        label="ANNOUNCE THE ROUND",
        cost=minutes(sum(map(seconds, items))) + " to read" if items else "",
        read=(
            f"Round {number + 1} of {len(state.rounds)}: {evening.deal.rounds[number].name}, {len(items)} to play.",
            *(rule for kind, rule in rules.items() if kind in kinds),
        ),
        status=_status(state, "ROUND"),
        scores=_scores(evening, state),
        keys=hints(evening, state),
    )


def _standings(evening: Evening, state: State) -> Scene:
    end = finished(state)
    table = [(f"{rank}.", name, str(points)) for rank, name, points in standings(evening, state)]
    after = "" if end else f"after round {state.place.round + 1} of {len(state.rounds)}"
    played = f"{len(revealed(evening, state))} played" + (f", {len(state.thrown)} thrown out" if state.thrown else "")
    notes = [("Your note", note.text) for note in state.notes] if end else []
    return Scene(
        left="The end" if end else "Standings",
        right=after or played,
        label="READ THE STANDINGS" if table else "THE END" if end else "THE ROUND IS OVER",
        read=() if table else ("That was the evening." if end else "That was the round.",),
        rows=tuple(table),
        desk=(*([("Report", "printed when you leave")] if end else []), *notes),
        status=_status(state, "END" if end else "STANDINGS"),
        scores=() if table else _scores(evening, state),
        keys=hints(evening, state),
    )
