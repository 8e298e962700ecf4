"""A document or a Film -> what is wrong with it: each fault with where it is and the reason."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from redheat_cli.film import model
from redheat_cli.terminal.safe import MARKS_LIMIT, UNSAFE, crowded


class Fault(msgspec.Struct, frozen=True):
    """What is wrong: where in the document, the reason, and for an unknown key those that may have been meant."""

    where: str
    reason: str
    known: frozenset[str] = frozenset()


NAME_LIMIT = 100  # a place that is told has no longer parts
_id = re.compile(r"[a-z]+(-[a-z0-9]+)+")


def unsafe_strings(document: dict[str, Any]) -> Iterator[Fault]:
    """Find the strings in DOCUMENT that an escape such as `\\u001b` made unsafe to show."""
    pending: list[tuple[str, Any]] = [("", document)]
    while pending:
        where, value = pending.pop()
        if isinstance(value, str):
            if found := re.search(UNSAFE, value):
                yield Fault(where, not_allowed(found[0]))
            elif crowded(value, value) >= 0:
                yield Fault(where, f"more than {MARKS_LIMIT} combining marks in a row")
        elif isinstance(value, dict):
            for key, inner in value.items():
                pending += [(_join(where, _name(inner, key)), inner), (f"{where} (a key)".strip(), key)]
        elif isinstance(value, list):
            pending += [(_name(inner, f"{where}[{index}]"), inner) for index, inner in enumerate(value)]


def not_allowed(character: str) -> str:
    """Word the refusal of CHARACTER, by its code point."""
    return f"the character U+{ord(character):04X} is not allowed"


def _join(where: str, key: str) -> str:
    return f"{where}.{key[:NAME_LIMIT]}" if where else key[:NAME_LIMIT]


def _name(value: Any, otherwise: str) -> str:
    """Return the id of a record, or OTHERWISE."""
    name = value.get("id") if isinstance(value, dict) else None
    return name if isinstance(name, str) and len(name) <= NAME_LIMIT and _id.fullmatch(name) else otherwise


def shape_faults(document: dict[str, Any], error: msgspec.ValidationError) -> Iterator[Fault]:
    """Find what keeps DOCUMENT from being a Film: each record's unknown keys, and its first wrong value.

    ERROR is what msgspec found first in the whole; it is told when looking closer finds nothing.
    """
    faults = _shape_faults(document)
    yield next(faults, None) or _where(str(error))
    yield from faults


def _shape_faults(document: dict[str, Any]) -> Iterator[Fault]:
    top = {key: value for key, value in document.items() if key not in model.SECTIONS}
    for section, shape in model.SECTIONS.items():
        yield from _section_faults(section, document.get(section, []), shape)
    if isinstance(plot := top.get("plot"), dict):
        yield from _section_faults("plot.beats", plot.get("beats", []), model.Beat)
        top["plot"] = {key: value for key, value in plot.items() if key != "beats"}
    for name, part, shape in (("film", top.get("film"), model.Identity), ("plot", top.get("plot"), model.Plot)):
        if isinstance(part, dict):
            yield from _record_faults(name, part, shape)
            del top[name]
    top.setdefault("film", {"title": "-", "year": 2000, "logline": "-", "certainty": "confirmed", "sources": []})
    if "film" not in document:
        yield Fault("", "the section [film] is missing")
    yield from _record_faults("", top, model.Film)


def _section_faults(section: str, value: Any, shape: type[msgspec.Struct]) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield Fault(section, f"must be an array of tables: [[{section}]]")
        return
    for index, item in enumerate(value):
        name = _name(item, f"{section}[{index}]")
        if isinstance(item, dict):
            yield from _record_faults(name, item, shape)
        else:
            yield Fault(name, "must be a table")


def _record_faults(name: str, item: dict[str, Any], shape: type[msgspec.Struct]) -> Iterator[Fault]:
    """List ITEM's unknown keys, and the first of its values that does not fit SHAPE."""
    known = frozenset({"type", *shape.__struct_encode_fields__})
    absent = known.difference(item)
    yield from (Fault(_join(name, key), "unknown key", absent) for key in item if key not in known)
    try:
        msgspec.convert({key: value for key, value in item.items() if key in known}, shape)
    except msgspec.ValidationError as error:
        fault = _where(str(error))
        yield Fault(_join(name, fault.where) if fault.where else name, fault.reason)


def suggestion(fault: Fault) -> str:
    """Return what was probably meant by the unknown key that FAULT is about, as the end of a sentence."""
    from redheat_cli.film.search import meant  # only a fault needs it

    return meant(fault.where.rpartition(".")[2], sorted(fault.known))


def _where(message: str) -> Fault:
    """Take apart what msgspec says: `Expected `str`, got `int` - at `$.wrong[1]``."""
    reason, _, path = message.partition(" - at `$")
    reason = reason.replace("`", "'").replace("Object contains", "it has").replace("Object missing", "it lacks the")
    return Fault(path.rstrip("`").removeprefix("."), reason[0].lower() + reason[1:])


def reference_faults(film: model.Film) -> list[Fault]:
    """List the ids that are malformed or used twice, and those that name nothing."""
    faults: list[Fault] = []
    records = list(model.entries(film))
    ids = [record.id for record in records]
    for record, well_formed in zip(records, map(_id.fullmatch, ids), strict=True):
        kind = model.kind(record)
        if not well_formed or not record.id.startswith(f"{kind}-"):
            faults.append(Fault(f"{record.id}.id", f"must look like '{kind}-some-words'"))
    known = set(ids)
    if len(known) < len(ids):
        faults += [Fault(one, "this id is used twice") for one, times in Counter(ids).items() if times > 1]
    sources = {source.id for source in film.sources}
    for name, fact in [("film", film.identity), *zip(ids, records, strict=True)]:
        if isinstance(fact, model.Source):
            continue
        if not sources.issuperset(fact.sources):
            unknown = [one for one in fact.sources if one not in sources]
            faults += [Fault(f"{name}.sources", f"there is no source '{one}'") for one in unknown]
        if fact.certainty == "disputed" and not fact.note:
            faults.append(Fault(f"{name}.note", "a disputed record must give both readings"))
    for credit in film.cast:
        blank = [name for name in ("actor", "character") if not getattr(credit, name).strip()]
        faults += [Fault(f"{credit.id}.{name}", "it is blank") for name in blank]
    for question in film.questions:
        unknown = [one for one in question.about if one not in known]
        faults += [Fault(f"{question.id}.about", f"there is no record '{one}'") for one in unknown]
    cast = {"", *(credit.id for credit in film.cast)}
    for quote in film.quotes:
        if quote.speaker_id not in cast:
            faults.append(Fault(f"{quote.id}.speaker_id", f"there is no cast record '{quote.speaker_id}'"))
    return faults
