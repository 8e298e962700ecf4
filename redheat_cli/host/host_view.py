"""What the host sees, as plain data that the full screen and the line mode both show."""

from msgspec import Struct

from redheat_cli.host.game import Game, Timer
from redheat_cli.host.keys import MANUAL, hints
from redheat_cli.host.storage import at
from redheat_cli.host.web_page import address
from redheat_cli.host.wording import LABELS, clock, in_place, listed, minutes, option, points, rules
from redheat_cli.questions.aloud import Item, Part, reading, seconds
from redheat_cli.questions.choices import lettered


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
    if game.pause and not game.looking:
        return _break(game, game.pause, now)
    if item is not None:
        return _playing(game, item, now)
    if game.place.round < 0:
        return _lobby(game)
    if game.place.round == len(game.rounds):
        return _finale(game)
    return _between(game) if game.place.slot >= 0 else _announcing(game)


def keyboard() -> Screen:
    """Return the list of all keys."""
    rows = [(names, text, "") for names, text in MANUAL]
    return Screen(left="Keys", right="any key goes back", label="", rows=tuple(rows), status="")


def _status(game: Game, *words: str) -> str:
    more = {"LOOKING BACK": game.looking, "ROOM BLANK": game.blank, "ROOM: STANDINGS": game.board}
    return "  ".join([*words, *(word for word, is_so in more.items() if is_so)])


def _scores(game: Game) -> tuple[str, ...]:
    scored = game.scores()
    return tuple(f"{number} {name}: {scored.get(number, 0)}" for number, name in enumerate(game.teams, 1))


def _left(game: Game) -> str:
    """Word how long it takes to read what has not been told yet."""
    done = set(game.revealed())
    rest = [game.items[one] for ids in game.rounds for one in ids if one not in done]
    return f"{minutes(sum(map(seconds, rest)))} of reading left" if rest else ""


def _playing(game: Game, item: Item, now: float) -> Screen:
    place = game.place
    part = item.parts[place.part]
    read, options = _spoken(item, part)
    right = option(item, item.answer)
    known = game.answered()
    desk: list[tuple[str, str]] = []
    if part == "line":
        desk.append(("Ask", item.question.question))
    if place.part != item.reveal:
        desk.append(("Answer", right if known or not game.hidden else "hidden; a shows it"))
    desk += [("Source", one) for one in item.sources] if game.evidence else []
    desk += [("Asked", " ".join(item.ask))] if known else []
    desk += item.aside if known or not game.hidden else ()
    given = [f"{count:+d} {game.teams[team - 1]}" for team, count in game.points.get(item.id, {}).items()]
    desk += [("Points", ", ".join(given))] if given else []
    desk += [("Your note", note.text) for note in game.notes if note.id == item.id]
    here = game.deal.rounds[place.round].name
    spoken = sum(map(reading, (*read, *(choice for _, choice in options))))
    word = "TOLD" if known else "READ"
    timer = clock(game.timer, now)
    return Screen(
        left=f"{here} {place.slot + 1}/{len(game.rounds[place.round])}",
        right=", ".join(filter(None, (f"round {place.round + 1} of {len(game.rounds)}", _left(game)))),
        label="HOW IT GOES ON" if part == "who" and item.category == "tagline" else LABELS[part],
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
            ("Room", address(deal.page) if deal.page else "none; --page FILE.html shows it in a browser"),
            ("Teams", ", ".join(game.teams) or "none; T adds one"),
            ("Answers", "after each question" if deal.answers == "each" else "after each round"),
            ("Rating", f"{deal.rating}, spoilers {'played' if deal.spoilers else 'left out'}"),
            *([("Instead", "; ".join(deal.instead))] if deal.instead else []),
            *([] if deal.venue else [("Memory", "none; --venue NAME repeats nothing its room has heard")]),
            ("Spares", f"{len(game.spares)}, for what is thrown out"),
            ("Seed", f"{deal.seed} deals the same evening again"),
            *([("Left out", "; ".join(deal.withheld))] if deal.withheld else []),
        ),
        status=_status(game, "LOBBY"),
        scores=_scores(game),
        keys=hints(game),
    )


def _announcing(game: Game) -> Screen:
    number = game.place.round
    items = [game.items[id] for id in game.here()]
    later = ("The answers come after the round.",) if game.deal.answers == "round" else ()
    return Screen(
        left=game.deal.rounds[number].name,
        right=_left(game),
        label="ANNOUNCE THE ROUND",
        cost=minutes(sum(map(seconds, items))) + " to read" if items else "",
        read=(
            f"Round {number + 1} of {len(game.rounds)}: {game.deal.rounds[number].name}, {len(items)} to play.",
            *rules(items),
            *later,
        ),
        status=_status(game, "ROUND"),
        scores=_scores(game),
        keys=hints(game),
    )


def _between(game: Game) -> Screen:
    """Return the end of a round, or the moment before its answers when the sheets come in."""
    number = game.place.round + 1
    table = [(f"{rank}.", name, str(points)) for rank, name, points in game.standings()]
    sheets = game.collecting()
    shown = ("Standings", "only you see them; S shows them to the room")
    return Screen(
        left=game.deal.rounds[number - 1].name,
        right=f"after round {number} of {len(game.rounds)}",
        label="COLLECT THE SHEETS" if sheets else "THE ROUND IS OVER",
        read=("Hand in your sheets, please.",) if sheets else (f"That was round {number}.",),
        rows=() if sheets else tuple(table),
        desk=(("Next", "the answers, one by one"),) if sheets else (shown,) if table else (),
        status=_status(game, "SHEETS" if sheets else "ROUND OVER"),
        scores=() if table and not sheets else _scores(game),
        keys=hints(game),
    )


def _break(game: Game, pause: Timer, now: float) -> Screen:
    left = clock(pause, now)
    return Screen(
        left="Break",
        right=_left(game),
        label="BREAK",
        read=("We go on when the time is over.",),
        desk=(("Space", "ends the break"),),
        status=_status(game, "BREAK", left.removeprefix("OPEN ")),
        scores=_scores(game),
        keys=hints(game),
    )


def _finale(game: Game) -> Screen:
    """Return the end of the evening: whether all scores are in, then the places from last to first."""
    if game.asking_scores():
        return Screen(
            left="The scores",
            right="before the places are told",
            label="ALL SCORES IN?",
            rows=tuple((f"{rank}.", name, str(points)) for rank, name, points in game.standings()),
            desk=(*_missing(game), ("Next", "Space tells the last place, then one place more at each key")),
            status=_status(game, "SCORES"),
            scores=_scores(game),
            keys=hints(game),
        )
    rows = game.standings() if game.finished() else game.told_places()
    played = f"{len(game.revealed())} played" + (f", {len(game.thrown)} thrown out" if game.thrown else "")
    notes = [("Your note", note.text) for note in game.notes] if game.finished() else []
    latest = [row for row in rows if row[0] == rows[0][0]] if rows else []
    names = listed([name for _, name, _ in latest])
    told = f"{in_place(latest[0][0]).capitalize()}: {names}, {points(latest[0][2])}." if rows else ""
    return Screen(
        left="The end" if game.finished() else "The places",
        right=played,
        label="THE END" if game.finished() else "TELL THE PLACE",
        read=(told or "That was the evening.",),
        rows=tuple((f"{rank}.", name, str(points)) for rank, name, points in rows),
        desk=(*([("Report", "printed when you leave")] if game.finished() else []), *notes),
        status=_status(game, "END" if game.finished() else "FINALE"),
        keys=hints(game),
    )


def _missing(game: Game) -> list[tuple[str, str]]:
    """Name the teams that have no points in a round, round by round."""
    lines = []
    for round in range(len(game.rounds)):
        scored = game.round_scores(round)
        names = [name for number, name in enumerate(game.teams, 1) if number not in scored]
        if names:
            lines.append((f"Round {round + 1}", f"no points yet: {', '.join(names)}"))
    honest = [("", "p, then 1 0, says that the first team really has none")] if lines else []
    return [*lines, *honest] or [("Scores", "every team has points in every round")]
