"""What the room may see, as plain data: the record that the room's page shows."""

from typing import Literal
from unicodedata import bidirectional

import msgspec
from msgspec import Struct

from redheat_cli.host.game import Game
from redheat_cli.questions.aloud import Item
from redheat_cli.questions.choices import letter, lettered


class Room(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The room's screen. It holds no answer before the host tells it, and no id, which may name an answer.

    `kind` is how the page lays it out. `number` stands on the wedge of a slide. `big` are the paragraphs that are read,
    `gloss` their original wording, `prompt` what is asked about a quote; `right` is the letter of the right choice.
    `hidden` are the rows of the table that are not told yet. The clock has `timer` seconds left of `total`, and runs
    `since` a time; it shows when `timed`.
    """

    kind: Literal["slide", "question", "quote", "table", "blank"]
    film: str = ""
    heading: str = ""
    number: int = 0
    big: tuple[str, ...] = ()
    gloss: str = ""
    prompt: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    answer: str = ""
    right: str = ""
    small: str = ""
    table: tuple[tuple[str, str, str], ...] = ()
    hidden: int = 0
    timer: float = 0.0
    total: float = 0.0
    since: float | None = None
    timed: bool = False
    dir: Literal["ltr", "rtl"] = "ltr"


class _Call(Room, frozen=True, kw_only=True, omit_defaults=True):
    """A Room as the page gets it: with the time it was written, and whether the evening is over."""

    at: float
    over: bool


def view(game: Game) -> Room:
    """Return what the room may see of GAME."""
    game = game.of_room()
    film = game.deal.film
    if game.blank:
        return Room(kind="blank")
    item = game.current()
    if game.pause:
        clock = {"timer": game.pause.left, "total": game.pause_total, "since": game.pause.since, "timed": True}
        return Room(kind="slide", film=film, big=("Break",), **clock)  # type: ignore[arg-type]
    if game.board:
        return Room(kind="table", film=film, heading="Standings", table=_rows(game.standings()))
    if game.place.round == len(game.rounds):
        return _finale(game)
    if game.place.round < 0:
        return Room(kind="slide", film=film, big=(film,), small="We begin soon.")
    here = game.deal.rounds[game.place.round].name
    number = game.place.round + 1
    if item is not None:
        return _of_item(game, item, f"{here} {game.place.slot + 1}/{len(game.rounds[game.place.round])}")
    if game.collecting():
        return Room(kind="slide", film=film, heading=here, big=("Hand in your sheets, please.",))
    if game.round_over():
        return Room(kind="slide", film=film, heading=f"Round {number} is over", big=(here,))
    small = f"{len(game.rounds[game.place.round])} to play"
    return Room(kind="slide", film=film, heading=f"Round {number}", number=number, big=(here,), small=small)


def _finale(game: Game) -> Room:
    """Return the places that are told; before the first, nothing of the scores."""
    film = game.deal.film
    if not game.teams:
        return Room(kind="slide", film=film, heading="The end", big=("Thank you, and good night.",))
    if game.asking_scores():
        return Room(kind="slide", film=film, heading="The last round is over", big=(film,))
    rows = game.standings() if game.finished() else game.told_places()
    heading = "The end" if game.finished() else "The places"
    return Room(kind="table", film=film, heading=heading, table=_rows(rows), hidden=len(game.teams) - len(rows))


def _rows(standings: list[tuple[int, str, float]]) -> tuple[tuple[str, str, str], ...]:
    return tuple((f"{rank}.", name, str(points)) for rank, name, points in standings)


def _of_item(game: Game, item: Item, heading: str) -> Room:
    shown = item.parts[: game.place.part + 1]
    answered = game.answered()
    return Room(
        kind=item.kind,
        film=game.deal.film,
        heading=heading,
        big=item.ask,
        gloss=item.gloss,
        prompt=item.question.question if item.kind == "quote" else "",
        choices=lettered(item.choices) if "choices" in shown else (),
        answer=item.answer if answered else "",
        right=letter(item.answer, item.choices) if answered and item.choices else "",
        small=item.more if shown[-1] in ("why", "scene") else "",
        timer=game.timer.left,
        total=max(game.timer.left, float(game.deal.timer)),
        since=game.timer.since,
        timed=game.timer.used,
        dir=_direction(" ".join(item.ask)),
    )


def _direction(text: str) -> Literal["ltr", "rtl"]:
    """Return the direction of TEXT: that of its first letter that has one (Unicode Annex 9, rule P2)."""
    strong = next((kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return "ltr" if strong == "L" else "rtl"


def encode(room: Room, *, at: float, over: bool) -> str:
    """Return ROOM as one line of JSON, with the time AT which it is written and whether the evening is OVER."""
    call = _Call(**{name: getattr(room, name) for name in room.__struct_fields__}, at=round(at, 1), over=over)
    return msgspec.json.encode(call).decode()
