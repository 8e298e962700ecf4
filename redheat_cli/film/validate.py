"""Find what is wrong in a film's file: each fault with its place and a reason that says how to mend it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, get_args, get_type_hints

import msgspec

from redheat_cli.film import model
from redheat_cli.terminal.safe import UNSAFE

MARKS_LIMIT = 30  # on a letter; more are in no language
NAME_LIMIT = 100  # longer ids are not repeated in a message
LANGUAGE = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*"  # IETF BCP 47
ID = re.compile(r"[a-z]++(?:-[a-z0-9]++)++")


class Fault(msgspec.Struct, frozen=True):
    """What is wrong: the place, as `cast-hero.order`; the reason; and for an unknown key those it may stand for."""

    where: str
    reason: str
    known: frozenset[str] = frozenset()


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


# What the parser of TOML says -> what to do; the first pattern that is found decides.
_mends = (
    (r"declare \('(film|plot)',\) twice", r"[\1] may stand only once"),
    (r"declare \('(\w+)',\) twice", r"write [[\1]], in two brackets, before each record"),
    (r"overwrite a value.*\n\[+\s*([\w.]+)", r"write [[\1]], in two brackets, before each record"),
    (r"overwrite a value", "this field stands twice in the record"),
    (r"after a statement\n.*,\s*[\w-]+\s*=", "each field must stand on a line of its own"),
    (r"after a statement\n.*[\"'].*[\"']", r'the text ends before this; write \\" for a quotation mark inside a text'),
    (r"after a statement", "each field must stand on a line of its own"),
    (r"Invalid value\n\s*[\w-]+\s*=\s*[“”„«»‘’‚]", 'a text must stand between straight quotation marks, as in "text"'),
    (r"Invalid value\n\s*[\w-]+\s*=\s*$", "the value is missing"),
    (r"Invalid value", 'this is no value; a text must stand between quotation marks, as in "text"'),
    (r"Illegal character '\\n'", "the text does not end on its line; close the quotation marks"),
    (r"Unescaped '\\'|escape", r"write \\\\ for a backslash inside a text"),
    (r"Expected '=' after a key", "write = between the field and its value"),
    (r"Expected '\]+' at the end", "the brackets around the name of the section do not match"),
    (r"Unclosed array", "a list ends with ], and there is a comma between its items"),
)


def parser_fault(message: str, line: str) -> str:
    """Say in known words what the parser's MESSAGE about LINE means, and what to do."""
    said = f"{message}\n{line}"
    found = ((re.search(pattern, said), mend) for pattern, mend in _mends)
    return next((match.expand(mend) for match, mend in found if match), message)


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


def name_of(record: Any, otherwise: str) -> str:
    """Return the id of RECORD when it looks like one, or else OTHERWISE."""
    id = record.get("id") if isinstance(record, dict) else None
    return id if isinstance(id, str) and len(id) <= NAME_LIMIT and ID.fullmatch(id) else otherwise


def _join(where: str, key: str) -> str:
    return f"{where}.{key[:NAME_LIMIT]}" if where else key[:NAME_LIMIT]


def shape_faults(document: dict[str, Any], error: msgspec.ValidationError) -> Iterator[Fault]:
    """Yield what keeps DOCUMENT from being a Film: the unknown keys of each record, and its first wrong value.

    ERROR is the first fault that msgspec found; it is reported when this search finds nothing.
    """
    faults = _shape_faults(document)
    yield next(faults, None) or _translated(str(error), model.Film)
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
        yield Fault(section, f"each record must begin with [[{section}]]")
        return
    for index, item in enumerate(value):
        name = name_of(item, f"{section}[{index}]")
        if isinstance(item, dict):
            yield from _record_faults(name, item, shape)
        else:
            yield Fault(name, f"each record must begin with [[{section}]]")


def _record_faults(name: str, item: dict[str, Any], shape: type[msgspec.Struct]) -> Iterator[Fault]:
    """Yield the unknown keys of ITEM, and the first of its values that does not fit SHAPE."""
    known = frozenset({"type", *shape.__struct_encode_fields__})
    absent = known.difference(item)
    for key in item:
        if key not in known:
            misplaced = key in model.SECTIONS and name
            reason = f"write [[{key}]], in two brackets, before each record" if misplaced else "unknown key"
            yield Fault(_join(name, key), reason, frozenset() if misplaced else absent)
    try:
        msgspec.convert({key: value for key, value in item.items() if key in known}, shape)
    except msgspec.ValidationError as error:
        fault = _translated(str(error), shape)
        yield Fault(_join(name, fault.where) if fault.where else name, fault.reason)


def suggestion(fault: Fault) -> str:
    """Return what the unknown key that FAULT is about may stand for, as the end of a sentence."""
    from redheat_cli.film.guess import meant  # only a fault needs it

    return meant(fault.where.rpartition(".")[2], sorted(fault.known))


def _translated(message: str, shape: type[msgspec.Struct]) -> Fault:
    """Put what msgspec says of a record of SHAPE in plain words: "Expected `str`, got `int` - at `$.wrong[1]`"."""
    said, _, path = message.partition(" - at `$")
    where = path.rstrip("`").removeprefix(".")
    if found := re.fullmatch(r"Object (missing required|contains unknown) field `(\w+)`", said):
        reason = f"the field '{found[2]}' is missing" if "missing" in found[1] else f"unknown key '{found[2]}'"
    elif found := re.fullmatch(r"Expected `(\w+)`, got `(\w+)`", said):
        wanted, got = (_types.get(name, f"'{name}'") for name in found.groups())
        reason = f"must be {wanted}, not {got}"
    elif found := re.fullmatch(r"Expected `(\w+)`( of length)? ([<>])= (\d+)", said):
        unit = {"str": "is longer than {:,} characters", "array": "has more than {} items"}.get(found[1])
        limit = "must be at most {}" if found[3] == "<" else "must be at least {}"
        reason = "is empty" if unit and found[3] == ">" else (unit or limit).format(int(found[4]))
    elif choices := list(filter(None, get_args(get_type_hints(shape).get(where)))):
        reason = f"must be {', '.join(choices[:-1])} or {choices[-1]}, n{said.replace('Invalid enum value', 'ot')}"
    else:
        reason = said[0].lower() + said[1:].replace("`", "'")
    return Fault(where, reason)


def reference_faults(film: model.Film) -> list[Fault]:
    """List the ids that are malformed or used twice, and those that name nothing."""
    faults: list[Fault] = []
    records = list(model.entries(film))
    ids = [record.id for record in records]
    for record, well_formed in zip(records, map(ID.fullmatch, ids), strict=True):
        kind = model.kind(record)
        if not well_formed or not record.id.startswith(f"{kind}-"):
            faults.append(Fault(f"{record.id}.id", f"must look like '{kind}-some-words'"))
    known = set(ids)
    if len(known) < len(ids):
        faults += [Fault(id, "this id is used twice") for id, times in Counter(ids).items() if times > 1]
    sources = {source.id for source in film.sources}
    for name, fact in [("film", film.identity), *zip(ids, records, strict=True)]:
        if isinstance(fact, model.Source):
            continue
        if not sources.issuperset(fact.sources):
            unknown = [id for id in fact.sources if id not in sources]
            faults += [Fault(f"{name}.sources", f"there is no source '{id}'") for id in unknown]
        if fact.certainty == "disputed" and not fact.note:
            faults.append(Fault(f"{name}.note", "a disputed record must give both readings"))
    for credit in film.cast:
        blank = [name for name in ("actor", "character") if not getattr(credit, name).strip()]
        faults += [Fault(f"{credit.id}.{name}", "it is blank") for name in blank]
    for question in film.questions:
        unknown = [id for id in question.about if id not in known]
        faults += [Fault(f"{question.id}.about", f"there is no record '{id}'") for id in unknown]
    places: dict[int, model.Credit] = {}
    for credit in film.cast:
        earlier = places.setdefault(credit.order, credit)
        if credit.order and earlier.actor != credit.actor:
            reason = f"'{earlier.id}' has the same place in the credits; write 0 if the place is not known"
            faults.append(Fault(f"{credit.id}.order", reason))
    cast = {"", *(credit.id for credit in film.cast)}
    for quote in film.quotes:
        if not re.fullmatch(LANGUAGE, quote.language):
            faults.append(Fault(f"{quote.id}.language", f"must be a code such as es, not '{quote.language}'"))
        if quote.speaker_id not in cast:
            faults.append(Fault(f"{quote.id}.speaker_id", f"there is no cast record '{quote.speaker_id}'"))
    return faults
