"""Find what is wrong in a film's file: each fault with its place and a reason that says how to mend it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec

from redheat_cli.film import model
from redheat_cli.film.fault_report import ID, NAME_LIMIT, Fault, choices, inside, name_of, not_allowed, shape_fault
from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.sections_and_misspellings import (
    RECORDS,
    WHOLE,
    Record,
    Section,
    id_hint,
    key_hint,
    language_fault,
    records_in,
    section_hint,
)

# What to write for a field that must be there, where its value is not known.
_unknown = {"sources": "[] for none", "speaker": '"" if nobody knows', "order": "0 if it is not known"}
_no_film = {"title": "-", "year": 2000, "logline": "-", "certainty": "confirmed", "sources": []}
# A field that names records, which ones, and what to say when there is none. Only a question is `about` records.
_references = (
    ("about", "", "there is no record"),
    ("sources", "source", "there is no source"),
    ("speaker_id", "cast", "there is no cast record"),
)


def check(document: dict[str, Any], sections: list[Section]) -> tuple[model.Film, list[Fault]]:
    """Check the fields of the records in the SECTIONS of DOCUMENT; return a film of the sound ones, and the faults."""
    faults: list[Fault] = []
    sound: dict[str, list[Any]] = {section: [] for section in (*WHOLE, *RECORDS)}
    plots = [section for _, section, _ in sections].count("plot")
    for name, section, value in sections:
        if section != name:
            faults.append(Fault(name, "unknown section", partial(section_hint, name, value), kind=name))
        for _, place, record in records_in([(name, section, value)]):
            if section == "plot" and not record and plots > 1:
                continue  # [[plot.beats]] after [story] makes a further one, without fields
            if section in WHOLE:
                where, instead = place, f"write [{section}], in single brackets, and only once"
            else:
                where, instead = name_of(record, place), f"each record must begin with [[{section}]]"
            found = [*_record_faults(where, record, (WHOLE | RECORDS)[section], instead)]
            faults += found
            if not found:
                sound[section].append(record)
    if "film" not in [section for _, section, _ in sections]:
        faults.append(Fault("", "the section [film] is missing"))
    named = {name for name, _, _ in sections}
    faults += _record_faults("", {key: value for key, value in document.items() if key not in named}, model.Film)
    content: dict[str, Any] = {section: sound[section] for section in model.SECTIONS}
    content |= {"schema": 1, "version": "-", "film": [_no_film, *sound["film"]][-1]}
    for plot in sound["plot"]:
        content["plot"] = plot | {"beats": sound["plot.beats"]}
    return msgspec.convert(content, model.Film), faults


def _record_faults(name: str, record: Any, shape: Any, instead: str = "") -> Iterator[Fault]:
    """Yield the unknown keys of RECORD, the fields that it lacks, and its values that do not fit SHAPE.

    INSTEAD says how to write what is no record.
    """
    if not isinstance(record, dict):
        yield Fault(name, instead)
        return
    fields = {field.encode_name: field for field in msgspec.structs.fields(shape)}
    tag = shape.__struct_config__.tag
    absent = [key for key in fields if key not in record]
    for key, value in record.items():
        where = inside(name, key)
        if key == "type" and tag:
            if value != tag:
                meant = "; did you mean kind?" if "kind" in absent else ""
                yield Fault(where, f"must be '{tag}' here, and may be left out{meant}")
        elif key not in fields and key in RECORDS and name:
            yield Fault(where, f"write [[{key}]], in two brackets, before each record")
        elif key not in fields:
            yield Fault(where, "unknown key", partial(key_hint, key, absent, shape), kind=f"{shape}.{key}")
        elif key == "then":
            for _, place, line in records_in([(where, key, value)]):
                yield from _record_faults(place, line, model.Line, 'write it as [{ speaker = "Ann", text = "No." }]')
        else:
            yield from _value_faults(where, value, fields[key].type)
    for key in absent:
        if fields[key].required and key not in WHOLE:
            wanted = choices(fields[key].type) or _unknown.get(key)
            yield Fault(name, f"the field '{key}' is missing{f'; write {wanted}' if wanted else ''}")


def _value_faults(where: str, value: Any, shape: Any) -> Iterator[Fault]:
    try:
        msgspec.convert(value, shape)
    except msgspec.ValidationError as error:
        place, reason = shape_fault(str(error), shape, value)
        yield Fault(where + place, reason)


def record_faults(film: model.Film) -> Iterator[Fault]:
    """Yield what is wrong in the records of FILM, each of which has the right fields."""
    for record in (film.identity, *model.entries(film)):
        if not isinstance(record, model.Source) and record.certainty == "disputed" and not record.note:
            yield Fault(f"{getattr(record, 'id', 'film')}.note", "a disputed record must give both readings here")
    people: tuple[model.Crew | model.Credit, ...] = (*film.crew, *film.cast)
    for person in people:
        for field in ("name", "job", "actor", "character"):
            name = getattr(person, field, "-")
            if not name.strip():
                yield Fault(f"{person.id}.{field}", "it is blank")
            elif not name.isprintable() and (hidden := re.search("[\u00ad\u200b\u2060]", name)):
                yield Fault(f"{person.id}.{field}", not_allowed(hidden[0]))
    places: dict[int, model.Credit] = {}
    for credit in film.cast:
        earlier = places.setdefault(credit.order, credit)
        if credit.order and earlier.actor != credit.actor:
            reason = f"'{earlier.id}' has the same place in the credits; write 0 if the place is not known"
            yield Fault(f"{credit.id}.order", reason)
    for quote in film.quotes:
        if reason := language_fault(quote.language):
            yield Fault(f"{quote.id}.language", reason)


def id_faults(records: list[Record]) -> Iterator[Fault]:
    """Yield what is wrong with the ids in the RECORDS of a film's file, whatever else is wrong in it."""
    found = [
        ("" if section in WHOLE else model.tag(RECORDS[section]), place, record if isinstance(record, dict) else {})
        for section, place, record in records
    ]
    counts = Counter(str(record.get("id")) for kind, _, record in found if kind)
    known = defaultdict[str, set[str]](set)
    hidden = set[str]()  # kinds of which some ids cannot be seen: what seems to name nothing may name those
    for kind, place, record in found:
        id: Any = record.get("id")
        if kind and not isinstance(id, str):
            hidden |= {kind, ""}
        elif kind and not id:
            yield Fault(f"{place}.id", f"is empty; write an id such as '{kind}-some-words'")
        elif kind:
            known[kind].add(id)
            if counts[id] > 1:
                yield Fault(id, "this id is used twice", place=place)
            if not ID.fullmatch(id) or not id.startswith(f"{kind}-"):
                known[kind].add(_mended(id, kind))
                yield Fault(f"{id[:NAME_LIMIT]}.id", _malformed(id, kind), place=f"{place}.id")
    known[""] = {"summary-line", "summary-short"}.union(*known.values())
    for kind, place, record in found:
        for field, target, said in _references if kind == "question" else _references[1:]:
            value = record.get(field) or []
            for named in value if isinstance(value, list) else [value]:
                if not isinstance(named, str) or named in known[target]:
                    continue
                if target not in hidden and len(named) <= NAME_LIMIT:
                    id = record.get("id")
                    where = inside(id[:NAME_LIMIT] if isinstance(id, str) else place, field)
                    hint = partial(id_hint, named, known[target], found)
                    yield Fault(where, f"{said} '{named}'", hint, f"{place}.{field}")


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
