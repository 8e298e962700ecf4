"""What the host sees, as plain data that the full screen and the line mode both show."""

from msgspec import Struct
from msgspec.structs import replace

from redheat_cli.host.deal_and_run_sheet import lettered_answer, minutes, rules
from redheat_cli.host.game_state import Game, Timer
from redheat_cli.host.keys_and_scores import KEYS, hints
from redheat_cli.host.room_page import HAND_IN, address, table
from redheat_cli.host.storage import at
from redheat_cli.listing.wording import counted, listed, ordinal
from redheat_cli.questions.drafts_and_choices import lettered
from redheat_cli.questions.items_to_read_aloud import Item, Part, reading

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
ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}


class Screen(Struct, frozen=True, kw_only=True):
    """One screen of the host: `read` is to be read aloud, `desk` is for the host's eyes, label by label.

    What is read may be followed by its original in brackets.
    """

    left: str
    right: str = ""
    label: str = ""
    cost: str = ""
    read: tuple[str, ...] = ()
    rows: tuple[tuple[str, str, str], ...] = ()
    desk: tuple[tuple[str, str], ...] = ()
    status: str = ""
    scores: tuple[str, ...] = ()
    keys: tuple[tuple[str, str], ...] = ()


def screen(game: Game, now: float) -> Screen:
    """Return what the host sees of GAME at the time NOW (seconds since 1970)."""
    views = {"lobby": _lobby, "scores": _all_scores_in, "places": _places, "end": _places}
    if game.pause and not game.looking:
        shown = _break(game, game.pause, now)
    elif item := game.current():
        shown = _item(game, item, now)
    else:
        shown = views.get(game.moment(), _round)(game)
    covers = {"LOOKING BACK": game.looking, "ROOM BLANK": game.blank, "ROOM: STANDINGS": game.board}
    scored = game.scores()
    ranked = shown.status in ("ROUND OVER", "FINALE", "END")
    scores = (f"{number} {name}: {scored.get(number, 0)}" for number, name in enumerate(game.teams, 1))
    return replace(
        shown,
        desk=tuple((label, text) for label, text in shown.desk if text),
        status="  ".join([shown.status, *(word for word, is_so in covers.items() if is_so)]),
        scores=() if ranked else tuple(scores),
        keys=hints(game),
    )


def keyboard() -> Screen:
    """Return the list of all keys."""
    rows = tuple((key.names[0], key.help, "") for key in KEYS if key.help)
    return Screen(left="Keys", right="any key goes back", rows=rows)


def _left(game: Game) -> str:
    """Word how long it takes to read what has not been told yet."""
    done = set(game.revealed())
    rest = [game.items[id] for ids in game.rounds for id in ids if id not in done]
    return f"{minutes(rest)} of reading left" if rest else ""


def _item(game: Game, item: Item, now: float) -> Screen:
    place, known = game.place, game.answered()
    part = item.parts[place.part]
    tells = place.part == item.reveal
    answer = lettered_answer(item)
    spoken = item.ask if not known else (answer,) if tells else (item.more,)
    choices = lettered(item.choices) if part == "choices" else ()
    cost = sum(map(reading, (*spoken, *(choice for _, choice in choices))))
    given = [f"{count:+d} {game.teams[team - 1]}" for team, count in game.points.get(item.id, {}).items()]
    hidden = game.hidden and not known
    desk = (
        ("Ask", item.question.question if part == "line" else ""),
        ("Answer", "" if tells else "hidden; a shows it" if hidden else answer),
        *(("Source", source) for source in item.sources if game.evidence),
        ("Asked", " ".join(item.ask) if known else ""),
        *(() if hidden else item.aside),
        ("Points", ", ".join(given)),
        *(("Your note", note.text) for note in game.notes if note.id == item.id),
    )
    timer = _clock(game.timer, now)
    return Screen(
        left=f"{game.deal.rounds[place.round].name} {place.slot + 1}/{len(game.here())}",
        right=", ".join(filter(None, (f"round {place.round + 1} of {len(game.rounds)}", _left(game)))),
        label="HOW IT GOES ON" if part == "who" and item.category == "tagline" else LABELS[part],
        cost=f"about {max(1, round(cost))} s",
        read=(*spoken, f"({item.gloss})") if part == "line" and item.gloss else spoken,
        rows=tuple((f"{letter}.", choice, "") for letter, choice in choices),
        desk=desk,
        status="TOLD" if known else f"READ  {timer}" if timer.startswith("timer") else timer,
    )


def _clock(timer: Timer, now: float) -> str:
    """Word TIMER: how much is left, and whether it runs."""
    left = timer.remaining(now)
    if left <= 0:
        return "TIME"
    shown = int(left + 0.999)
    text = f"{shown // 60}:{shown % 60:02}"
    if timer.since is None:
        return f"PAUSED {text}" if timer.used else f"timer {text}"
    return f"LAST {text}" if left <= LAST else f"OPEN {text}"


def _lobby(game: Game) -> Screen:
    deal = game.deal
    rounds = [[game.items[id] for id in ids] for ids in game.rounds]
    named = enumerate(zip(deal.rounds, rounds, strict=True), 1)
    every = [item for items in rounds for item in items]
    desk = (
        ("Room", address(deal.page) if deal.page else "none; --page FILE.html shows it in a browser"),
        ("Teams", ", ".join(game.teams) or "none; T adds one"),
        ("Answers", "after each question" if deal.answers == "each" else "after each round"),
        ("Rating", f"{deal.rating}, spoilers {'played' if deal.spoilers else 'left out'}"),
        ("Instead", "; ".join(deal.instead)),
        ("Memory", "" if deal.venue else "none; --venue NAME repeats nothing its room has heard"),
        ("Spares", f"{len(game.spares)}, for what is thrown out"),
        ("Seed", f"{deal.seed} deals the same evening again"),
        ("Left out", "; ".join(deal.withheld)),
    )
    return Screen(
        left=f"{deal.film}: an evening{at(deal.venue)}",
        label="TONIGHT",
        cost=f"{len(every)} to play, {minutes(every)} to read",
        rows=tuple((str(number), f"{round.name}, {len(items)}", minutes(items)) for number, (round, items) in named),
        desk=desk,
        status="LOBBY",
    )


def _round(game: Game) -> Screen:
    """Return what comes before and after the items of a round: its announcement, its sheets and its end."""
    name, number, moment = game.deal.rounds[game.place.round].name, game.place.round + 1, game.moment()
    if moment == "announcement":
        items = [game.items[id] for id in game.here()]
        later = ["The answers come after the round."] if game.deal.answers == "round" else []
        return Screen(
            left=name,
            right=_left(game),
            label="ANNOUNCE THE ROUND",
            cost=f"{minutes(items)} to read" if items else "",
            read=(f"Round {number} of {len(game.rounds)}: {name}, {len(items)} to play.", *rules(items), *later),
            status="ROUND",
        )
    after = Screen(left=name, right=f"after round {number} of {len(game.rounds)}")
    if moment == "sheets":
        desk = (("Next", "the answers, one by one"),)
        return replace(after, label="COLLECT THE SHEETS", read=(HAND_IN,), desk=desk, status="SHEETS")
    return replace(
        after,
        label="THE ROUND IS OVER",
        read=(f"That was round {number}.",),
        rows=table(game.standings()),
        desk=(("Standings", "only you see them; S shows them to the room" if game.teams else ""),),
        status="ROUND OVER",
    )


def _break(game: Game, pause: Timer, now: float) -> Screen:
    return Screen(
        left="Break",
        right=_left(game),
        label="BREAK",
        read=("We go on when the time is over.",),
        desk=(("Space", "ends the break"),),
        status=f"BREAK  {_clock(pause, now).removeprefix('OPEN ')}",
    )


def _all_scores_in(game: Game) -> Screen:
    """Return the moment before the places are told; name the teams that have no points in a round."""
    missing = []
    for round in range(len(game.rounds)):
        scored = game.round_scores(round)
        if names := [name for number, name in enumerate(game.teams, 1) if number not in scored]:
            missing.append((f"Round {round + 1}", f"no points yet: {', '.join(names)}"))
    missing += [("", "p, then 1 0, says that the first team really has none")] if missing else []
    scores = missing or [("Scores", "every team has points in every round")]
    return Screen(
        left="The scores",
        right="before the places are told",
        label="ALL SCORES IN?",
        rows=table(game.standings()),
        desk=(*scores, *_tie(game), ("Next", "Space tells the last place, then one place more at each key")),
        status="SCORES",
    )


def _places(game: Game) -> Screen:
    """Return the end of the evening: the places that are told, from last to first."""
    rows, over = game.told_places(), game.finished()
    played = sum(id in game.reached for ids in game.rounds for id in ids)
    notes = (*_tie(game), ("Report", "printed when you leave"), *(("Your note", note.text) for note in game.notes))
    told = "That was the evening."
    if rows:
        rank, _, points = rows[0]
        names = [name for other, name, _ in rows if other == rank]
        place, scored = f"{ORDINALS.get(rank, ordinal(rank))} place", counted(points, "point")
        told = (
            f"A tie for {place}: {listed(names)}, {scored} each." if names[1:] else f"In {place}: {names[0]}, {scored}."
        )
    return Screen(
        left="The end" if over else "The places",
        right=f"{played} played" + (f", {len(game.thrown)} thrown out" if game.thrown else ""),
        label="THE END" if over else "TELL THE PLACE",
        read=(told,),
        rows=table(rows),
        desk=notes if over else (),
        status="END" if over else "FINALE",
    )


def _tie(game: Game) -> list[tuple[str, str]]:
    """Say what the host can do where several teams have the most points."""
    winners = game.winners()
    advice = f"{listed(winners)} are first together: ask them a tie-break, and give the winner half a point more with p"
    return [("Tie", advice)] if len(winners) > 1 else []
