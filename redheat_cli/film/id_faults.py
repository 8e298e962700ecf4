"""Find the ids in a film's file that are malformed or used twice, and those that name nothing."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from functools import partial
from typing import Any

from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import tag
from redheat_cli.film.unknown_names import RECORDS, WHOLE, id_hint, parts
from redheat_cli.film.validate import ID, NAME_LIMIT, Fault, not_allowed

_names = {
    "source": ("title", "url"),
    "cast": ("character", "actor"),
    "crew": ("name",),
}  # the fields that name a record
# A field that names records, which ones, and what to say when there is none. Only a question is `about` records.
_references = (
    ("about", "", "there is no record"),
    ("sources", "source", "there is no source"),
    ("speaker_id", "cast", "there is no cast record"),
)


def id_faults(document: dict[str, Any]) -> Iterator[Fault]:
    """Yield what is wrong with the ids in DOCUMENT, a film's file, whatever else is wrong in it."""
    records, hidden = _records(document)
    known = defaultdict[str, set[str]](set)
    counts = Counter(record["id"] for kind, _, record in records if kind and isinstance(record.get("id"), str))
    for kind, place, record in records:
        id = record.get("id")
        if kind and id == "":
            yield Fault(f"{place}.id", f"is empty; write an id such as '{kind}-some-words'")
        elif isinstance(id, str) and kind:
            known[kind].add(id)
            if counts[id] > 1:
                yield Fault(id, "this id is used twice", place=place)
            if not ID.fullmatch(id) or not id.startswith(f"{kind}-"):
                known[kind].add(_mended(id, kind))
                yield Fault(f"{id[:NAME_LIMIT]}.id", _malformed(id, kind), place=f"{place}.id")
    known[""] = {"summary-line", "summary-short"}.union(*known.values())
    for kind, place, record in records:
        for field, target, said in _references if kind == "question" else _references[1:]:
            value = record.get(field)
            if not value or target in hidden:
                continue
            for named in value if isinstance(value, list) else [value] if field == "speaker_id" else []:
                if isinstance(named, str) and named not in known[target] and (named or field != "speaker_id"):
                    id = record.get("id")
                    where = f"{(id if isinstance(id, str) else place)[:NAME_LIMIT]}.{field}"
                    hint = partial(_hint, named, known[target], records)
                    yield Fault(where, f"{said} '{named}'", hint, f"{place}.{field}")


def _hint(typed: str, known: Collection[str], records: list[tuple[str, str, dict[str, Any]]]) -> str:
    """Say which of the ids KNOWN may be meant by TYPED: somebody may write what a record is called instead."""
    called = {
        str(record.get(field)).lower(): record["id"]
        for kind, _, record in records
        for field in _names.get(kind, ())
        if record.get("id") and isinstance(record["id"], str)
    }
    return id_hint(typed, known, called)


def _records(document: dict[str, Any]) -> tuple[list[tuple[str, str, dict[str, Any]]], set[str]]:
    """Return the kind, the place and the fields of each record in DOCUMENT; `[film]` and `[plot]` have no kind.

    Return also the kinds of which some ids cannot be seen, and nothing for all kinds: of records in a section that
    nobody knows, and of those that lack an id. What seems to name nothing may name those.
    """
    found: list[tuple[str, str, dict[str, Any]]] = []
    hidden: set[str] = set()
    for name, section, value in parts(document):
        if section in WHOLE and isinstance(value, dict):
            found.append(("", name, value))
        elif section in RECORDS:
            kind, items = tag(RECORDS[section]), value if isinstance(value, list) else [None]
            records = [(kind, f"{name}[{index}]", item) for index, item in enumerate(items) if isinstance(item, dict)]
            found += records
            if len(records) < len(items) or any(not isinstance(item.get("id"), str) for _, _, item in records):
                hidden |= {kind, ""}
        elif not section:
            hidden |= {"source", "cast", ""}
    return found, hidden


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
