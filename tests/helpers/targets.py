"""Any bytes -> nothing, or the exception that a part of the program must not let out of it."""

import re
import tempfile
from collections.abc import Callable
from typing import Any, NamedTuple

from helpers.promises import FOR_PEOPLE, FOR_PROGRAMS, listed

from redheat_cli.errors import BadDataset
from redheat_cli.film import load_and_compile, model
from redheat_cli.film.did_you_mean import meant, nearest
from redheat_cli.film.fold_and_search import find_people, fold, search, searched
from redheat_cli.listing.listing_and_draws import DisplayOptions, Listing
from redheat_cli.render.plain_json_csv_markdown import RENDERERS
from redheat_cli.terminal.text import MESSAGE_LIMIT, UNSAFE, printable

NUMBERS = 24


class Person(NamedTuple):
    """Somebody with an id and a name."""

    id: str
    name: str


def loader(data: bytes) -> None:
    """Load DATA as a film's file: a film in which all is safe to show, or BadDataset with a line for each fault."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        lines: tuple[str, ...] = ()
        try:
            film = load_and_compile.load(file.name)
        except BadDataset as refusal:
            lines = refusal.lines or ("no reason",)
    if lines:
        assert all(re.match(rf"{file.name}(:\d+){{0,2}}: .", line) for line in lines), lines
        return
    records = (film.identity, *model.entries(film))
    kinds = tuple({type(one) for one in records})
    listing = Listing(title=film.identity.title, records=records, columns=("type", "headline"), kinds=kinds)
    assert not any(
        re.search(UNSAFE, RENDERERS[form](listing, DisplayOptions())) for form in ("plain", "json", "csv", "markdown")
    )


def matcher(data: bytes) -> None:
    """Match the first line of DATA, as it may be typed, against people named by the other lines."""
    typed, *names = data.decode(errors="surrogateescape").split("\n")
    shown = printable(typed)
    assert not re.search(f"{UNSAFE}|[\n\t]", shown)
    assert len(shown) <= MESSAGE_LIMIT
    form = fold(typed)
    assert fold(form) == form == " ".join(form.split())
    assert fold(f" {typed}\t") == form
    assert all(one.isalnum() or one == " " for one in form), form
    people = [Person(f"an id, and no line\n{index}", name) for index, name in enumerate(names)]
    found = find_people(people, typed, lambda one: (one.name,))
    assert found == [one for one in people if one in found]
    assert all(one in find_people(people, one.name, lambda one: (one.name,)) for one in people if fold(one.name))
    words = typed.split(" ")
    texts = [searched(one.name) for one in people]
    mentioned = search(people, words, texts, lambda one: one.name)
    assert sorted(mentioned) == sorted(one for one in people if one in mentioned)
    whole = {one for word in words for one in fold(word).split()}
    assert all(one in mentioned for one in people if whole and whole <= set(fold(one.name).split()) and " " not in form)
    read = nearest(texts, words)
    assert not read or search(people, read, texts, lambda one: one.name)
    assert meant(typed[:200], names).count(" or ") <= 2 + "".join(names).count(" or ")


def formats(data: bytes) -> None:
    """Render records made from DATA in every format that programs read."""
    for promise in FOR_PROGRAMS:
        promise(*drawn(data))


def screens(data: bytes) -> None:
    """Render records made from DATA for a terminal."""
    for promise in FOR_PEOPLE:
        promise(*drawn(data))


def drawn(data: bytes) -> tuple[Listing[Any], DisplayOptions]:
    """Make a listing and options of DATA: its first third is numbers, the rest texts with a NUL between them."""
    numbers = min(len(data) // 3, NUMBERS)
    texts = data[numbers:].decode(errors="ignore").split("\0")
    return listed([re.sub(UNSAFE, "", text) for text in texts], data[:numbers] or b"\0")


TARGETS: dict[str, Callable[[bytes], None]] = {
    "loader": loader,
    "matcher": matcher,
    "formats": formats,
    "screens": screens,
}
