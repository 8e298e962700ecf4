"""Find the ids in a film's file that are malformed or used twice, and those that name nothing."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from redheat_cli.film import model
from redheat_cli.film.search import fold
from redheat_cli.film.validate import ID, NAME_LIMIT, Fault, not_allowed


def id_faults(document: dict[str, Any]) -> Iterator[Fault]:
    """Yield what is wrong with the ids in DOCUMENT, a film's file, whatever else is wrong in it."""
    records = list(_records(document))
    named = [(kind, place, id) for kind, place, record in records if isinstance(id := record.get("id"), str) and id]
    known: dict[str, set[str]] = {"source": set(), "cast": set(), "": {"summary-line", "summary-short"}}
    for kind, place, id in named:
        meant = {id}
        if not ID.fullmatch(id) or not id.startswith(f"{kind}-"):
            meant.add(_mended(id, kind))
            yield Fault(f"{id[:NAME_LIMIT]}.id", _malformed(id, kind), place=f"{place}.id")
        known.setdefault(kind, set()).update(meant)
        known[""] |= meant
    counts = Counter(id for _, _, id in named)
    if len(counts) < len(named):
        yield from (Fault(id, "this id is used twice", place=place) for _, place, id in named if counts[id] > 1)
    hidden = _hidden(document)
    whole = [("", name, part) for name in ("film", "plot") if isinstance(part := document.get(name), dict)]
    for kind, place, record in (*whole, *records):
        for field, target, said in (
            ("sources", "source", "there is no source"),
            ("speaker_id", "cast", "there is no cast record"),
            *([("about", "", "there is no record")] if kind == "question" else []),
        ):
            value = record.get(field, "")
            ids = value if isinstance(value, list) else [value] if field == "speaker_id" else []
            for id in ids if target not in hidden else ():
                if isinstance(id, str) and id not in known[target] and (id or field != "speaker_id"):
                    name = record["id"] if isinstance(record.get("id"), str) else place
                    of = frozenset(known[target])
                    yield Fault(f"{name[:NAME_LIMIT]}.{field}", f"{said} '{id}'", id, of, f"{place}.{field}")


def _records(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the kind, the place and the fields of each record in DOCUMENT."""
    plot = document.get("plot")
    sections = [(name, document.get(name), shape) for name, shape in model.SECTIONS.items()]
    sections.append(("plot.beats", plot.get("beats") if isinstance(plot, dict) else None, model.Beat))
    for name, records, shape in sections:
        for index, record in enumerate(records if isinstance(records, list) else ()):
            if isinstance(record, dict):
                yield model.tag(shape), f"{name}[{index}]", record


def _hidden(document: dict[str, Any]) -> set[str]:
    """Return the kinds of record in DOCUMENT of which some ids cannot be seen, and nothing for all kinds.

    What seems to name nothing may name those: the records stand in a section whose name is wrong, or lack an id.
    """
    strange = any(
        isinstance(part, dict | list) for name, part in document.items() if name not in (*model.FIELDS, "film")
    )
    found = {"source", "cast", ""} if strange else set()
    for name, shape in model.SECTIONS.items():
        records = document.get(name, [])
        if not isinstance(records, list) or any(
            not isinstance(record, dict) or not isinstance(record.get("id"), str) for record in records
        ):
            found |= {model.tag(shape), ""}
    return found


def _malformed(id: str, kind: str) -> str:
    """Say what is wrong with ID, the id of a record of KIND, and what to write."""
    if invisible := next((letter for letter in id if not letter.isprintable()), ""):
        return not_allowed(invisible)
    if not id.startswith(f"{kind}-"):
        reason = f"must begin with '{kind}-'"
    else:
        reason = "must have only the letters a to z, digits, and single hyphens between them"
    return f"{reason}; write '{_mended(id, kind)}'"


def _mended(id: str, kind: str) -> str:
    """Return what ID, the id of a record of KIND, may be written as: `cast-monique` for `cast-Monique`."""
    words = re.findall("[a-z0-9]+", fold("".join(letter for letter in id if letter.isprintable())))
    rest = words[1:] if words[:1] == [kind] else words
    return "-".join([kind, *(rest or ["some", "words"])])
