"""Find what is wrong in a film's file: each fault with its place and a reason that says how to mend it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, get_args

import msgspec

from redheat_cli.film import model
from redheat_cli.terminal.safe import UNSAFE

MARKS_LIMIT = 30  # on a letter; more are in no language
NAME_LIMIT = 100  # longer ids are not repeated in a message
LANGUAGE = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*"  # IETF BCP 47
ID = re.compile(r"[a-z]++(?:-[a-z0-9]++)++")


class Fault(msgspec.Struct, frozen=True):
    """What is wrong: the place, as `cast-hero.order`, and the reason.

    TYPED is a name that nothing has, and KNOWN are those that it may stand for. PLACE has the line, as `cast[1].id`,
    where ids do not tell the records apart.
    """

    where: str
    reason: str
    typed: str = ""
    known: frozenset[str] = frozenset()
    place: str = ""


_types = {
    "str": "text in quotation marks",
    "int": "a whole number",
    "float": "a number with a point",
    "bool": "true or false",
    "array": "a list in square brackets",
    "object": "a table",
    "date": "a date",
    "datetime": "a date and time",
    "time": "a time",
}


def crowded(text: str, letters: Iterable[str]) -> int:
    """Return where TEXT, which has no other LETTERS beyond ASCII, has more than MARKS_LIMIT combining marks in a row.

    -1 when it has not.
    So many are in no language, and the work of normalising them grows with the square (Unicode UAX 15, 13, "Stream-Safe
    Text Format").
    """
    marks = "".join(letter for letter in set(letters) if unicodedata.combining(letter))
    found = re.search(f"[{marks}]{{{MARKS_LIMIT + 1}}}", text) if marks else None
    return found.start() if found else -1


def unsafe_strings(document: dict[str, Any]) -> Iterator[Fault]:
    """Yield the strings in DOCUMENT that are unsafe to show because of an escape such as `\\u001b`."""
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
                pending += [(_join(where, name_of(inner, key)), inner), (f"{where} (a key)".strip(), key)]
        elif isinstance(value, list):
            pending += [(name_of(inner, f"{where}[{index}]"), inner) for index, inner in enumerate(value)]


def not_allowed(character: str) -> str:
    """Say that CHARACTER is not allowed: what it is, its code point, and what to do."""
    name = unicodedata.name(character, "").lower()
    called = f"an invisible {name}" if name else "a control character"
    return f"{called} (U+{ord(character):04X}) is not allowed; delete it"


def visible(text: str) -> str:
    """Write TEXT with its invisible characters by their code points, as `<U+200B>`."""
    return "".join(letter if letter.isprintable() else f"<U+{ord(letter):04X}>" for letter in text)


def name_of(record: Any, otherwise: str) -> str:
    """Return the id of RECORD when it looks like one, or else OTHERWISE."""
    id = record.get("id") if isinstance(record, dict) else None
    return id if isinstance(id, str) and len(id) <= NAME_LIMIT and ID.fullmatch(id) else otherwise


def _join(where: str, key: str) -> str:
    return f"{where}.{key[:NAME_LIMIT]}" if where else key[:NAME_LIMIT]


def shape_faults(document: dict[str, Any], error: msgspec.ValidationError) -> Iterator[Fault]:
    """Yield what keeps DOCUMENT from being a Film: what is wrong in each of its records.

    ERROR is the first fault that msgspec found; it is reported when this search finds nothing.
    """
    faults = _shape_faults(document)
    where, reason = _translated(str(error), model.Film)
    yield next(faults, None) or Fault(where.removeprefix("."), reason)
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
        elif isinstance(part, list):
            yield Fault(name, f"write [{name}], in single brackets, and only once")
            del top[name]
    top.setdefault("film", {"title": "-", "year": 2000, "logline": "-", "certainty": "confirmed", "sources": []})
    if "film" not in document:
        yield Fault("", "the section [film] is missing")
    yield from _record_faults("", top, model.Film)


def _section_faults(section: str, value: Any, shape: type[msgspec.Struct]) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield Fault(section, f"each record must begin with [[{section}]]")
        return
    for index, item in enumerate(value):
        name = name_of(item, f"{section}[{index}]")
        if isinstance(item, dict):
            yield from _record_faults(name, item, shape)
        else:
            yield Fault(name, f"each record must begin with [[{section}]]")


def _record_faults(name: str, item: dict[str, Any], shape: type[msgspec.Struct]) -> Iterator[Fault]:
    """Yield the unknown keys of ITEM, the fields that it lacks, and its values that do not fit SHAPE."""
    known = frozenset({"type", *shape.__struct_encode_fields__})
    absent = known.difference(item)
    for key, value in item.items():
        if key not in known and key in model.SECTIONS and name:
            yield Fault(_join(name, key), f"write [[{key}]], in two brackets, before each record")
        elif key not in known:
            section = not name and isinstance(value, (dict, list))
            yield Fault(_join(name, key), "unknown section" if section else "unknown key", key, absent)
    for field in msgspec.structs.fields(shape):
        key = field.encode_name
        if key in item:
            try:
                msgspec.convert(item[key], field.type)
            except msgspec.ValidationError as error:
                where, reason = _translated(str(error), field.type)
                yield Fault(_join(name, key) + where, reason)
        elif field.required:
            yield Fault(name, f"the field '{key}' is missing")


def suggestion(fault: Fault) -> str:
    """Return what the unknown name that FAULT is about may stand for, as the end of a sentence."""
    from redheat_cli.film.guess import meant  # only a fault needs it

    return meant(fault.typed, sorted(fault.known))


def _translated(message: str, shape: Any) -> tuple[str, str]:
    """Put what msgspec says of a value of the type SHAPE in plain words: "Expected `str`, got `int` - at `$[1]`".

    Return where in the value it is, as `[1]`, and the reason.
    """
    said, _, path = message.partition(" - at `$")
    where = path.rstrip("`")
    if found := re.fullmatch(r"Object (missing required|contains unknown) field `(\w+)`", said):
        reason = f"the field '{found[2]}' is missing" if "missing" in found[1] else f"unknown key '{found[2]}'"
    elif found := re.fullmatch(r"Expected `(\w+)`, got `(\w+)`", said):
        wanted, got = (_types.get(name, f"'{name}'") for name in found.groups())
        reason = f"must be {wanted}, not {got}"
    elif found := re.fullmatch(r"Expected `(\w+)`( of length)? ([<>])= (\d+)", said):
        unit = {"str": "is longer than {:,} characters", "array": "has more than {} items"}.get(found[1])
        limit = "must be at most {}" if found[3] == "<" else "must be at least {}"
        reason = "is empty" if unit and found[3] == ">" else (unit or limit).format(int(found[4]))
    elif said.startswith("Invalid enum value") and (choices := list(filter(None, get_args(shape)))):
        reason = f"must be {', '.join(choices[:-1])} or {choices[-1]}, n{said.replace('Invalid enum value', 'ot')}"
    else:
        reason = said[0].lower() + said[1:].replace("`", "'")
    return where, reason


def _name_faults(id: str, **names: str) -> Iterator[Fault]:
    """Yield which of NAMES, the fields of the record ID, are blank or have a mark that nobody sees."""
    for field, name in names.items():
        if not name.strip():
            yield Fault(f"{id}.{field}", "it is blank")
        elif found := re.search("[\u00ad\u200b\u2060]", name):
            yield Fault(f"{id}.{field}", not_allowed(found[0]))


def record_faults(film: model.Film) -> Iterator[Fault]:
    """Yield what is wrong in the records of FILM, each of which has the right fields."""
    for name, record in [("film", film.identity), *((entry.id, entry) for entry in model.entries(film))]:
        if not isinstance(record, model.Source) and record.certainty == "disputed" and not record.note:
            yield Fault(f"{name}.note", "a disputed record must give both readings")
    places: dict[int, model.Credit] = {}
    for member in film.crew:
        yield from _name_faults(member.id, name=member.name, job=member.job)
    for credit in film.cast:
        yield from _name_faults(credit.id, actor=credit.actor, character=credit.character)
        earlier = places.setdefault(credit.order, credit)
        if credit.order and earlier.actor != credit.actor:
            reason = f"'{earlier.id}' has the same place in the credits; write 0 if the place is not known"
            yield Fault(f"{credit.id}.order", reason)
    for quote in film.quotes:
        if not re.fullmatch(LANGUAGE, quote.language):
            yield Fault(f"{quote.id}.language", f"must be a code such as es, not '{quote.language}'")
