"""Choose records: what may be shown, by rating and spoilers, and which are drawn, by a seed or the date."""

import os
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from time import strftime
from typing import Any, TypeVar, get_args

from msgspec import structs

from redheat_cli.film import model
from redheat_cli.listing.wording import counted

R = TypeVar("R")
RATINGS = get_args(model.Rating)


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
