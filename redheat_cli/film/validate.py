"""Find what is wrong in a film's file: each fault with its place and a reason that says how to mend it."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec

from redheat_cli.film import model
from redheat_cli.film.unknown_names import RECORDS, WHOLE, key_hint, language_fault, parts, section_hint
from redheat_cli.terminal.text import UNSAFE

MARKS_LIMIT = 30  # on a letter; more are in no language
NAME_LIMIT = 100  # longer ids are not repeated in a message
ID = re.compile(r"[a-z]++(?:-[a-z0-9]++)++")


class Fault(msgspec.Struct, frozen=True):
    """What is wrong: the place, as `cast-hero.order`, and the reason.

    HINT finds what may be meant by a name that does not exist, as the end of a sentence; it takes time. PLACE has the
    line, as `cast[1].id`, where ids do not tell the records apart. KIND tells apart faults with different hints.
    """

    where: str
    reason: str
    hint: Callable[[], str] = str
    place: str = ""
    kind: str = ""


_types = {
    "str": "text in quotation marks",
    "int": "a whole number",
    "float": "a number with a point",
    "bool": "true or false",
    "array": "a list in square brackets",
    "object": "fields in curly brackets",
    "date": "a date",
    "datetime": "a date and time",
    "time": "a time",
}
# What to write for a field that must be there, where its value is not known.
_unknown = {"sources": "[] for none", "speaker": '"" if nobody knows', "order": "0 if it is not known"}


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
    where, reason = _translated(str(error), model.Film, None)
    yield next(faults, None) or Fault(where.removeprefix("."), reason)
    yield from faults


def _shape_faults(document: dict[str, Any]) -> Iterator[Fault]:
    found = list(parts(document))
    plots = sum(section == "plot" for _, section, _ in found)
    for name, section, value in found:
        if section != name:
            yield Fault(name, "unknown section", partial(section_hint, name, value), kind=name)
        if section in RECORDS:
            yield from _list_faults(name, value, RECORDS[section], f"each record must begin with [[{section}]]")
        elif section and isinstance(value, dict) and (value or plots < 2):
            yield from _record_faults(name, value, WHOLE[section])
        elif section and not isinstance(value, dict):
            yield Fault(name, f"write [{section}], in single brackets, and only once")
    if not any(section == "film" for _, section, _ in found):
        yield Fault("", "the section [film] is missing")
    seen = {name for name, _, _ in found}
    rest = {key: value for key, value in document.items() if key not in seen}
    yield from _record_faults("", rest, model.Film)


def _list_faults(name: str, value: Any, shape: Any, instead: str) -> Iterator[Fault]:
    """Yield what is wrong in the list VALUE of records of SHAPE; INSTEAD says how to write what is no such list."""
    if not isinstance(value, list):
        yield Fault(name, instead)
        return
    for index, item in enumerate(value):
        where = name_of(item, f"{name}[{index}]")
        if isinstance(item, dict):
            yield from _record_faults(where, item, shape)
        else:
            yield Fault(where, instead)


def _record_faults(name: str, item: dict[str, Any], shape: Any) -> Iterator[Fault]:
    """Yield the unknown keys of ITEM, the fields that it lacks, and its values that do not fit SHAPE."""
    fields = {field.encode_name: field for field in msgspec.structs.fields(shape)}
    tag = shape.__struct_config__.tag
    absent = [key for key in fields if key not in item]
    for key, value in item.items():
        where = _join(name, key)
        if key == "type" and tag:
            if value != tag:
                meant = "; did you mean kind?" if "kind" in absent else ""
                yield Fault(where, f"must be '{tag}' here, and may be left out{meant}")
        elif key not in fields and key in RECORDS and name:
            yield Fault(where, f"write [[{key}]], in two brackets, before each record")
        elif key not in fields:
            yield Fault(where, "unknown key", partial(key_hint, key, absent, shape), kind=f"{shape}.{key}")
        elif key == "then":
            yield from _list_faults(where, value, model.Line, 'write it as [{ speaker = "Ann", text = "No." }]')
        else:
            yield from _value_faults(where, value, fields[key].type)
    for key in absent:
        if fields[key].required and key not in WHOLE:
            wanted = _choices(fields[key].type) or _unknown.get(key)
            yield Fault(name, f"the field '{key}' is missing{f'; write {wanted}' if wanted else ''}")


def _value_faults(where: str, value: Any, shape: Any) -> Iterator[Fault]:
    try:
        msgspec.convert(value, shape)
    except msgspec.ValidationError as error:
        inside, reason = _translated(str(error), shape, value)
        yield Fault(where + inside, reason)


def _choices(shape: Any) -> str:
    """Return the words that SHAPE allows, as `clean, mild or strong`; return nothing when it is no choice of words."""
    words = [word for word in get_args(shape) if word] if get_origin(shape) is Literal else []
    return f"{', '.join(words[:-1])} or {words[-1]}" if words else ""


def _shown(value: Any) -> str:
    """Write VALUE in a message: a number as it is, a text in quotation marks, what is longer by its beginning."""
    if isinstance(value, int):
        return str(value) if abs(value) < 10**9 else "so large a number"
    text = str(value)
    return f"'{text if len(text) <= NAME_LIMIT else f'{text[:NAME_LIMIT]}...'}'"


def _translated(message: str, shape: Any, value: Any) -> tuple[str, str]:
    """Put what msgspec says of VALUE, which is no SHAPE, in plain words: "Expected `str`, got `int` - at `$[1]`".

    Return where in the value it is, as `[1]`, and the reason.
    """
    said, _, path = message.partition(" - at `$")
    where = path.rstrip("`")
    wrong = re.fullmatch(r"Expected `(\w+)`, got `(\w+)`", said)
    got = _types.get(wrong[2], wrong[2]) if wrong else _shown(value)
    if words := _choices(shape):
        reason = f"must be {words}, not {got}"
    elif wrong:
        instead = f'; write ["{value}"]' if wrong[1] == "array" and isinstance(value, str) and len(value) < 80 else ""
        reason = f"must be {_types.get(wrong[1], wrong[1])}, not {got}{instead}"
    elif found := re.fullmatch(r"Expected `(str|array)` of length ([<>])= (\d+)", said):
        limit = f"{int(found[3]):,}"
        longer = f"is longer than {limit} characters" if found[1] == "str" else f"has more than {limit} items"
        reason = longer if found[2] == "<" else "is empty"
    elif get_origin(shape) is Annotated and (limits := get_args(shape)[1]).ge is not None:
        span = f"from {limits.ge} to {limits.le}" if limits.le > limits.ge else limits.ge
        reason = f"must be {span}, not {_shown(value)}"
    else:
        reason = said[0].lower() + said[1:].replace("`", "'")
    return where, reason


def _name_faults(id: str, **names: str) -> Iterator[Fault]:
    """Yield which of NAMES, the fields of the record ID, are blank or have a mark that nobody sees."""
    for field, name in names.items():
        if not name.strip():
            yield Fault(f"{id}.{field}", "it is blank")
        elif not name.isprintable() and (found := re.search("[\u00ad\u200b\u2060]", name)):
            yield Fault(f"{id}.{field}", not_allowed(found[0]))


def record_faults(film: model.Film) -> Iterator[Fault]:
    """Yield what is wrong in the records of FILM, each of which has the right fields."""
    for record in (film.identity, *model.entries(film)):
        if not isinstance(record, model.Source) and record.certainty == "disputed" and not record.note:
            yield Fault(f"{getattr(record, 'id', 'film')}.note", "a disputed record must give both readings here")
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
        if reason := language_fault(quote.language):
            yield Fault(f"{quote.id}.language", reason)
