"""What the room may see, as plain data in a file that a second terminal follows."""

import msgspec
from msgspec import Struct

from redheat_cli.host.game import Game
from redheat_cli.questions.deck import letter, lettered
from redheat_cli.terminal import files


class Room(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The room's screen. It holds no answer before the host tells it, and no id, which may name an answer."""

    film: str
    heading: str = ""
    big: tuple[str, ...] = ()
    gloss: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    answer: str = ""
    right: str = ""
    small: str = ""
    table: tuple[tuple[str, str, str], ...] = ()
    timer: float = 0.0
    since: float | None = None
    timed: bool = False
    blank: bool = False


WAITING = Room(film="", big=("The evening has not begun.",), small="This screen follows by itself.")


def view(game: Game) -> Room:
    """Return what the room may see of GAME."""
    film = game.deal.film
    if game.blank:
        return Room(film="", blank=True)
    table = tuple((f"{rank}.", name, str(points)) for rank, name, points in game.standings())
    item = game.current()
    if game.board:
        return Room(film=film, heading="Standings", table=table)
    if game.finished():
        return Room(film=film, heading="The end", big=() if table else ("Thank you, and good night.",), table=table)
    if game.place.round < 0:
        return Room(film=film, big=(film,), small="We begin soon.")
    here = game.deal.rounds[game.place.round].name
    count = len(game.rounds[game.place.round])
    if item is None and game.place.slot >= 0:
        return Room(film=film, heading=f"After round {game.place.round + 1}", big=() if table else (here,), table=table)
    if item is None:
        return Room(film=film, heading=f"Round {game.place.round + 1}", big=(here,), small=f"{count} to play")
    part = game.place.part
    reached = item.parts[: part + 1]
    told = game.answered()
    right = letter(item.answer, item.choices) if told and item.choices else ""
    return Room(
        film=film,
        heading=f"{here} {game.place.slot + 1}/{count}",
        big=item.ask,
        gloss=item.gloss,
        choices=lettered(item.choices) if "choices" in reached else (),
        answer=item.answer if told else "",
        right=right,
        small=item.more if item.parts[part] in ("why", "scene") else "",
        timer=game.timer.left,
        since=game.timer.since,
        timed=game.timer.used,
    )


def encode(room: Room) -> str:
    """Return ROOM as one line of JSON."""
    return msgspec.json.encode(room).decode() + "\n"


def read(path: str) -> Room:
    """Read the room's screen from PATH; WAITING when there is none, or none that can be read."""
    try:
        return msgspec.json.decode(files.read(path), type=Room)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return WAITING
