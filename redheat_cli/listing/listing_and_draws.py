"""The answer to a look-up, a Listing of records: which of them are chosen, and what each field of one says."""

import os
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import groupby
from operator import attrgetter
from time import strftime
from typing import Any, Generic, Literal, TypeVar, get_args

from msgspec import Struct, structs

from redheat_cli.film import model
from redheat_cli.film.fold_and_search import searched
from redheat_cli.listing.record_layouts import LAYOUTS, headline
from redheat_cli.listing.wording import counted

R = TypeVar("R")
RATINGS = get_args(model.Rating)


class Listing(Struct, Generic[R], frozen=True, kw_only=True):
    """What a look-up answers.

    `columns` are the fields that plain text and tables show, by default those of the kind of record. `cards` shows
    each record by itself instead of in a table. On a terminal `brief` shows each in a line or two, or the best as a
    card, or a line for each group. `under` is the field whose value heads each group of records.
    `missing` is the message when there is no record, `guess` the one when the records are only a guess; `lacking` says
    what else was asked for and not found. `no` marks an answer that is a no (exit code 1) though it has a record.
    `hints` is asked on a terminal alone: what to try next. `whole` prints the remarks on sources too.
    `kinds` are the types of record in this answer, where the command has others too.
    `text` is printed instead of the records in the formats for people. For a terminal, `beside` stands beside the
    title, `words` are what was searched for, `fits` is the command that shows all when entries are cut to fit the
    screen, and `by` is who says all the quotes.
    """

    title: str
    records: tuple[R, ...]
    columns: tuple[str, ...] = ()
    cards: bool = False
    brief: Literal["", "entries", "best", "groups"] = ""
    under: str = ""
    missing: str = "nothing found"
    guess: str = ""
    lacking: tuple[str, ...] = ()
    no: bool = False
    whole: bool = False
    kinds: tuple[type, ...] = ()
    beside: str = ""
    words: tuple[str, ...] = ()
    fits: str = ""
    by: str = ""
    hints: Callable[[], tuple[str, ...]] = tuple
    text: str = ""


class DisplayOptions(Struct, frozen=True, kw_only=True):
    """How the reader sees: the fields asked for (none is the format's own choice), and what the terminal can do.

    `width` is in columns; `height` is in lines, 0 where there is no screen. `spoilers` tells how it ends. `raw` leaves
    CSV cells as they are, formulas too.
    """

    fields: tuple[str, ...] = ()
    width: int = 80
    height: int = 0
    spoilers: bool = True
    colour: bool = False
    raw: bool = False


def columns(listing: Listing[Any], options: DisplayOptions) -> tuple[str, ...]:
    """Return the columns to show: those asked for, else those of LISTING, else those of its records."""
    return options.fields or listing.columns or next((LAYOUTS[type(one)].columns for one in listing.records), ())


def ruder(record: Any, rating: str) -> bool:
    """Tell whether RECORD is ruder than RATING; a record without a rating is clean."""
    return RATINGS.index(getattr(record, "rating", "clean")) > RATINGS.index(rating)


def pick(
    records: Sequence[R], *, rating: str = "strong", spoilers: bool = True, seed: str = "", limit: int | None = None
) -> tuple[tuple[R, ...], list[str]]:
    """Keep of RECORDS what may be shown, in the order SEED draws it, at most LIMIT of them.

    RATING is the most that is wanted: clean, mild or strong. Returns what is kept, and what is not, in words.
    """
    withheld = []
    kept = [record for record in records if not ruder(record, rating)]
    if len(kept) < len(records):
        withheld.append(f"{len(records) - len(kept)} rated above {rating}")
    if not spoilers:
        safe = [record for record in kept if not getattr(record, "spoiler", False)]
        fates = sum(bool(getattr(r, "fate", "")) for r in safe)
        if spoiled := len(kept) - len(safe) + fates:
            withheld.append(counted(spoiled, "spoiler"))
        kept = [structs.replace(r, fate="") if getattr(r, "fate", "") else r for r in safe]  # type: ignore[type-var]
    if seed:
        kept = shuffled(kept, seed)
    return tuple(kept[:limit]), withheld


def drawn(random: int | None, seed: str, today: bool, limit: int | None) -> tuple[str, int | None]:
    """Return the seed and the limit of a draw, as `pick` takes them.

    RANDOM is how many are drawn, by SEED or by chance; TODAY seeds by the date, and draws one by default;
    LIMIT is the most that is wanted. Without a draw they come back as they are.
    """
    if today:
        seed, random = seed + strftime("%Y-%m-%d"), random or 1
    if random:
        seed, limit = seed or os.urandom(8).hex(), min(random, limit or random)
    return seed, limit


def shuffled(records: Iterable[R], seed: str, name: Callable[[R], str] = attrgetter("id")) -> list[R]:
    """Order RECORDS by the SHA-256 of SEED and their NAME: the same everywhere, and steady when records are added."""
    from hashlib import sha256  # loads OpenSSL, and few calls draw

    return sorted(records, key=lambda record: sha256(f"{seed}\n{name(record)}".encode()).digest())


def fields(kinds: tuple[type[Struct], ...]) -> tuple[str, ...]:
    """Return the names of every field that records of KINDS have in JSON, `type` first, each once."""
    names = ["type", *(name for kind in kinds for name in kind.__struct_encode_fields__)]
    return tuple(dict.fromkeys(names))


def body(record: Any) -> str:
    """Return all the words of RECORD: every text in it but ids, keywords and the values the program itself chose."""
    kind: Any = type(record)
    return "\n".join([text if type(text) is str else cell(text) for text in _words(kind)(record) if text])


def folded(film: model.Film, records: Sequence[Any]) -> list[str]:
    """Return the texts of RECORDS of FILM as a search looks through them. A compiled film has them ready."""
    ready = getattr(film, "folded", {})
    return [ready.get(one.id) or searched(body(one), getattr(one, "keywords", "")) for one in records]


_WORDLESS = {"id", "certainty", "sources", "order", "act", "speaker_id", "gender", "source_note", "say", "keywords"}
_WORDLESS |= {"rating", "difficulty", "language", "length", "spoiler", "url"}


@cache
def _words(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    """Return a function that gets all text fields of a record of KIND in one call, for speed."""
    wordless = _WORDLESS
    if kind is model.Question:  # it is about ids, and its wrong answers are no facts
        wordless = _WORDLESS | {"about", "accept", "wrong", "reject"}
    return attrgetter(*(name for name in kind.__struct_fields__ if name not in wordless))


def grouped(listing: Listing[R]) -> list[tuple[Any, list[R]]]:
    """Part the records of LISTING by the field that heads its groups; without one they are a single group."""
    groups = groupby(listing.records, lambda record: value(record, listing.under))
    return [(heading, list(records)) for heading, records in groups]


def value(record: Any, column: str) -> Any:
    """Return what RECORD has in COLUMN: a field, its `type`, its `headline`, or nothing."""
    if column == "type":
        return model.kind(record)
    if column == "headline":
        return headline(record)
    return getattr(record, column, "")


def cell(content: Any) -> str:
    """Write a field's CONTENT as one line of text: lists with `; `, the parts of their records with `: `."""
    if isinstance(content, str):
        return re.sub(r"\s+", " ", content) if "\n" in content or "\t" in content else content
    if isinstance(content, bool):
        return "true" if content else "false"
    if isinstance(content, dict):
        return "; ".join(f"{name}: {cell(value)}" for name, value in content.items())
    if isinstance(content, tuple):
        return "; ".join(map(cell, content))
    if isinstance(content, Struct):
        return cell(": ".join(part if isinstance(part, str) else cell(part) for part in structs.astuple(content)))
    return str(content)
