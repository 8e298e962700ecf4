"""Any bytes -> nothing, or the exception that a part of the program must not let out of it."""

import re
import tempfile
from collections.abc import Callable
from itertools import cycle

from promises import PROMISES, listed

from redheat_cli import dataset, model
from redheat_cli.errors import BadDataset
from redheat_cli.listing import Listing, body, headline
from redheat_cli.matching import begins, find_people, fold, search, suggest
from redheat_cli.render import RENDERERS, View
from redheat_cli.safe import MESSAGE_LIMIT, UNSAFE, printable

NUMBERS = 24


def loader(data: bytes) -> None:
    """Load DATA as a film's file: a film in which all is safe to show, or BadDataset with a line for each fault."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        try:
            film = dataset.load(file.name)
        except BadDataset as refusal:
            assert refusal.lines
            assert all(re.match(rf"{file.name}(:\d+){{0,2}}: .", line) for line in refusal.lines), refusal.lines
            return
    records = tuple(model.entries(film))
    listing = Listing(title=film.identity.title, records=(film.identity, *records), columns=("type", "headline"))
    for form in ("plain", "json", "csv", "markdown"):
        assert not re.search(UNSAFE, RENDERERS[form](listing, View(kinds=tuple({type(one) for one in records}))))


def matcher(data: bytes) -> None:
    """Match the first line of DATA, as it may be typed, against people named by the other lines."""
    typed, *names = data.decode(errors="surrogateescape").split("\n")
    shown = printable(typed)
    assert not re.search(f"{UNSAFE}|[\n\t]", shown)
    assert len(shown) <= 10 * MESSAGE_LIMIT
    form = fold(typed)
    assert fold(form) == form == " ".join(form.split())
    assert fold(f" {typed}\t") == form
    assert all(one.isalnum() or one == " " for one in form), form
    source = cycle(names or [typed])
    people = [
        model.Crew(
            id=f"crew-{index}", name=name, job=next(source), department="", about="", certainty="confirmed", sources=()
        )
        for index, name in enumerate(names)
    ]
    found = find_people(people, typed, lambda one: (one.name, one.job))
    assert found == [one for one in people if one in found]
    assert not form or all(form in fold(one.name) or form in fold(one.job) or begins(form.split(), whole(one)) for one in found)
    assert all(one in find_people(people, one.name, lambda one: (one.name,)) for one in people if fold(one.name))
    mentioned = search(people, typed.split(" "), headline, body)
    assert all(begins([form], fold(body(one))) or len(typed.split(" ")) > 1 for one in mentioned)
    assert len(suggested := suggest(typed[:200], names)) <= 3
    assert set(suggested) <= set(names)


def whole(one: model.Crew) -> str:
    """Return the folded names of ONE, together."""
    return f"{fold(one.name)} {fold(one.job)}"


def renderers(data: bytes) -> None:
    """Render records made from DATA in every format: numbers first, then texts with a NUL between them."""
    texts = data[NUMBERS:].decode(errors="ignore").split("\0")
    drawn = listed([re.sub(UNSAFE, "", text) for text in texts], data[:NUMBERS] or b"\0")
    for promise in PROMISES:
        promise(*drawn)


TARGETS: dict[str, Callable[[bytes], None]] = {"loader": loader, "matcher": matcher, "renderers": renderers}
