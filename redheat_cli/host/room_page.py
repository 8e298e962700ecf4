"""The room's page: what the room may see, and the HTML file and the script that show it in a browser.

A page that is opened from the disk may read nothing beside it but a script, so what the room sees is written as one:
a call of the page's function `room`. The page is written once; the script is replaced at each key.
"""

import os
from pathlib import Path
from typing import Literal
from unicodedata import bidirectional
from urllib.parse import quote

import msgspec
from msgspec import Struct

from redheat_cli.errors import BadUsage, OutputFailed
from redheat_cli.host.game_state import Game
from redheat_cli.questions.drafts_and_choices import letter, lettered
from redheat_cli.questions.items_to_read_aloud import Item
from redheat_cli.terminal import files, operating_system, streams
from redheat_cli.terminal.text import printable

SCRIPT = "room.js"
HAND_IN = "Hand in your sheets, please."
_page_mark, _script_mark = b'<meta name="generator" content="redheat host">', b"room({"


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


def room_view(game: Game) -> Room:
    """Return what the room may see of GAME."""
    game = game.of_room()
    film, moment, item = game.deal.film, game.moment(), game.current()
    if game.blank:
        return Room(kind="blank")
    if timer := game.pause:
        total, since = game.pause_total, timer.since
        return Room(kind="slide", film=film, big=("Break",), timer=timer.left, total=total, since=since, timed=True)
    if game.board:
        return Room(kind="table", film=film, heading="Standings", table=table(game.standings()))
    if item is not None:
        return _item(game, item)
    if moment == "lobby":
        return Room(kind="slide", film=film, big=(film,), small="We begin soon.")
    if moment == "scores":
        return Room(kind="slide", film=film, heading="The last round is over", big=(film,))
    if moment == "end" and not game.teams:
        return Room(kind="slide", film=film, heading="The end", big=("Thank you, and good night.",))
    if moment in ("places", "end"):
        rows = game.told_places()
        end = "The end: a tie for first place" if len(game.winners()) > 1 else "The end"
        heading, hidden = end if moment == "end" else "The places", len(game.teams) - len(rows)
        return Room(kind="table", film=film, heading=heading, table=table(rows), hidden=hidden)
    here, number = game.deal.rounds[game.place.round].name, game.place.round + 1
    if moment == "sheets":
        return Room(kind="slide", film=film, heading=here, big=(HAND_IN,))
    if moment == "round over":
        return Room(kind="slide", film=film, heading=f"Round {number} is over", big=(here,))
    small = f"{len(game.here())} to play"
    return Room(kind="slide", film=film, heading=f"Round {number}", number=number, big=(here,), small=small)


def _item(game: Game, item: Item) -> Room:
    shown = item.parts[: game.place.part + 1]
    answered = game.answered()
    return Room(
        kind=item.kind,
        film=game.deal.film,
        heading=f"{game.deal.rounds[game.place.round].name} {game.place.slot + 1}/{len(game.here())}",
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


def table(standings: list[tuple[int, str, float]]) -> tuple[tuple[str, str, str], ...]:
    """Return the rows of STANDINGS as they are shown: the rank with a full stop, the team, its points."""
    return tuple((f"{rank}.", name, str(points)) for rank, name, points in standings)


def _direction(text: str) -> Literal["ltr", "rtl"]:
    """Return the direction of TEXT: that of its first letter that has one (Unicode Annex 9, rule P2)."""
    strong = next((kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return "ltr" if strong == "L" else "rtl"


def absolute(path: str) -> str:
    """Return PATH from the root of the file system."""
    return os.path.normpath(os.path.join(operating_system.decoded(os.getcwd()), path))


def begin(path: str) -> str:
    """Write the page to PATH, say where to open it, and return PATH.

    PATH is absolute. Raises BadUsage when it is no name for a page, or when a page or a script is there that is not
    ours; OutputFailed when the page cannot be written.
    """
    if path != printable(path):
        raise BadUsage("the page's name has characters that do not print")
    if not path.lower().endswith((".html", ".htm")):
        raise BadUsage(f"{path}: the page's name must end in .html")
    for name, mark in ((path, _page_mark), (script_beside(path), _script_mark)):
        if not _is_ours(name, mark):
            raise BadUsage(f"{name}: exists and is not a page of redheat; choose another name for the page")
    if not os.path.isdir(operating_system.encoded(os.path.dirname(path))):
        raise OutputFailed(f"{path}: cannot be written: its folder does not exist")
    files.save(path, Path(__file__).with_name("room.html").read_bytes(), force=True)
    streams.say(f"the room's screen: open {address(path)} in a browser")
    # The Firefox and Chromium of Ubuntu open no file in such a folder (snapcraft.io, "The home interface").
    if hidden := [str(folder) for folder in reversed(Path(path).parents) if folder.name.startswith(".")]:
        streams.say(f"some browsers cannot open a page in a hidden folder, such as {hidden[0]}")
    return path


def address(path: str) -> str:
    """Return the address of the file at PATH, which is absolute, for a browser (RFC 8089)."""
    return f"file:///{quote(path.replace(os.sep, '/').lstrip('/'), safe='/:')}"


def publish(path: str, shown: Room, *, at: float, over: bool) -> None:
    """Write what is SHOWN, beside the page at PATH.

    AT is the time in seconds since 1970. OVER tells that the evening has ended. Raises OutputFailed.
    """
    call = msgspec.to_builtins(shown) | {"at": round(at, 1), "over": over}
    files.save(script_beside(path), b"room(" + msgspec.json.encode(call) + b")\n", force=True)


def script_beside(path: str) -> str:
    """Return the path of the script that the page at PATH follows."""
    return os.path.join(os.path.dirname(path), SCRIPT)


def _is_ours(path: str, mark: bytes) -> bool:
    """Tell whether the file at PATH may be replaced: there is none, or MARK stands near its beginning."""
    try:
        return mark in files.read(path)[:1000]
    except FileNotFoundError:
        return True
    except OSError:
        return False
