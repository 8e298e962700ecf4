"""The faults of a film's file: how they are put in plain words, and one line for each that says where it is."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import islice
from operator import itemgetter
from typing import Annotated, Any, Literal, get_args, get_origin

from msgspec import Struct

from redheat_cli.film.sections_and_misspellings import Record

FAULTS_SHOWN = 20
NAME_LIMIT = 100  # longer ids are not repeated in a message
PLACES_SHOWN = 3  # of the same fault in other records
ID = re.compile(r"[a-z]++(?:-[a-z0-9]++)++")

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
# A header, a key, a string, a comment or a bracket; strings come whole, so that what stands inside them is skipped.
_tokens = (
    r"^[ \t]*+(?P<header>\[{1,2})[ \t]*+(?P<name>[\w.-]++)[ \t]*+\]{1,2}|"
    r"""^[ \t]*+["']?(?P<key>[\w-]++)["']?[ \t]*+[=.]|"""
    r'"""(?:\\.|[^\\])*?"""|'
    r"\'\'\'.*?\'\'\'|"
    r'"(?:\\.|[^"\\\n])*+"|'
    r"'[^'\n]*+'|#[^\n]*+|[\[\]{}]"
)
# What the parser says, and the line -> what to do; the first pattern that is found decides.
_after = r"after a statement\n[^=]*=\s*"
_straight = 'a text must stand between straight quotation marks, as in "text"'
_mends = (
    (r"declare \('(film|plot)',\) twice", r"[\1] may stand only once"),
    (r"declare \('(\w+)',\) twice", r"write [[\1]], in two brackets, before each record"),
    (r"overwrite a value.*\n\[+\s*([\w.]+)", r"write [[\1]], in two brackets, before each record"),
    (r"overwrite a value", "this field stands twice in the record"),
    (r"(?:Invalid statement|Expected '=' after a key).*\n\s*(?:;|/|--|%|\*|<!)", "a comment begins with #"),
    (rf"{_after}(?:\"[^\"]*\"|[^\s\"']+)\s*(?:;|//?|--|%|\*)", "a comment begins with #"),
    (r"after a statement\n\s*\[[^\[\]]*\]\]", "the brackets around the name of the section do not match"),
    (rf"{_after}(?:\"[^\"]*\"|'[^']*')\s*,\s*[\"']", 'write several texts as a list: ["one", "another"]'),
    (rf"{_after}\[[^\[\]]*\]\s*\]", "there is one ] too many"),
    (rf"{_after}'[^']*'\w", 'a text with an apostrophe must stand between ", as in "It\'s"'),
    (r"after a statement\n(?:.*,\s*[\w-]+\s*=|[^=\"']*=[^=\"']*=)", "each field must stand on a line of its own"),
    (rf"{_after}(?:\"[^\"]*\"|\[[^\[\]]*\]|[^\s\"']+)\s*,\s*$", "delete the comma at the end of the line"),
    (rf"{_after}[+-]?0\d", "a number must not begin with 0"),
    (rf"{_after}\d[^=\"']*$", 'a number has only digits, and a text must stand between quotation marks, as in "1st"'),
    (r"after a statement\n.*[\"'].*[\"']", r'the text ends before this; write \\" for a quotation mark inside a text'),
    (r"after a statement", "each field must stand on a line of its own"),
    (r"Invalid value\n\s*[\w-]+\s*=\s*[“”„«»‘’‚]|Illegal character '\\n'.*\n[^\"]*\"[^\"]*[“”„]\s*$", _straight),
    (r"Invalid value\n\s*[\w-]+\s*=\s*(?:#.*)?$", "the value is missing"),
    (r"Invalid value\n\s*[\w-]+\s*==", "write a single ="),
    (r"Invalid value\n\s*[\w-]+\s*=\s*(?i:true|false|yes|no)\b", "write true or false, in small letters"),
    (r"Invalid value", 'this is no value; a text must stand between quotation marks, as in "text"'),
    (r"Illegal character '\\n'", "the text does not end on its line; close the quotation marks"),
    (r"Unescaped '\\'|escape|hex value", r"write \\\\ for a backslash inside a text"),
    (r"Expected '=' after a key", "write = between the field and its value; a comment begins with #"),
    (r"Expected '\]+' at the end.*\n\s*\[+\s*[\w.]+\s+\w", "the name of a section has no spaces"),
    (r"Expected '\]+' at the end", "the brackets around the name of the section do not match"),
    (r"Unclosed array above", "the list above this has no ] at its end"),
    (r"Unclosed inline table", "curly brackets end with }, and there is a comma between their fields"),
    (r"Unterminated string", "a text of several lines does not end; close it with three quotation marks"),
    (r"Invalid statement", "this is no section, as [film], and no field, as year = 1999; a comment begins with #"),
    (r"Unclosed array", "a list ends with ], and there is a comma between its items"),
)


class Fault(Struct, frozen=True):
    """What is wrong: the place, as `cast-hero.order`, and the reason.

    HINT finds what may be meant by a name that does not exist, as the end of a sentence; it takes time. PLACE has the
    line, as `cast[1].id`, where ids do not tell the records apart. KIND tells apart faults with different hints.
    """

    where: str
    reason: str
    hint: Callable[[], str] = str
    place: str = ""
    kind: str = ""


def inside(where: str, key: str) -> str:
    """Return the place of the field KEY of what is at WHERE, as `film.title`."""
    return f"{where}.{key[:NAME_LIMIT]}".removeprefix(".")


def not_allowed(character: str) -> str:
    """Say that CHARACTER is not allowed: what it is, its code point, and what to do."""
    name = unicodedata.name(character, "").lower()
    called = f"an invisible {name}" if name else "a control character"
    return f"{called} (U+{ord(character):04X}) is not allowed; delete it"


def name_of(record: Any, otherwise: str) -> str:
    """Return the id of RECORD when it looks like one, or else OTHERWISE."""
    id = record.get("id") if isinstance(record, dict) else None
    return id if isinstance(id, str) and len(id) <= NAME_LIMIT and ID.fullmatch(id) else otherwise


def parser_fault(message: str, line: str, column: int) -> str:
    """Say in known words what the parser's MESSAGE about the LINE means, where COLUMN is counted from 1."""
    sign = line[column - 1 : column]
    if sign and sign not in " \t" and (sign.isspace() or unicodedata.category(sign) == "Cf"):
        return f"an invisible {unicodedata.name(sign).lower()} (U+{ord(sign):04X}) stands here; delete it"
    said = f"{message}{'' if line[: column - 1].strip() else ' above'}\n{line}"
    found = ((re.search(pattern, said), mend) for pattern, mend in _mends)
    return next((match.expand(mend) for match, mend in found if match), message)


def choices(shape: Any) -> str:
    """Return the words that SHAPE allows, as `clean, mild or strong`; return nothing when it is no choice of words."""
    words = [word for word in get_args(shape) if word] if get_origin(shape) is Literal else []
    return f"{', '.join(words[:-1])} or {words[-1]}" if words else ""


def _shown(value: Any) -> str:
    """Write VALUE in a message: a number as it is, a text in quotation marks, what is longer by its beginning."""
    if isinstance(value, int):
        return str(value) if abs(value) < 10**9 else "so large a number"
    text = str(value)
    return f"'{text}'" if len(text) <= NAME_LIMIT else f"'{text[:NAME_LIMIT]}...'"


def shape_fault(message: str, shape: Any, value: Any) -> tuple[str, str]:
    """Put what msgspec says of VALUE, which is no SHAPE, in plain words: "Expected `str`, got `int` - at `$[1]`".

    Return where in the value it is, as `[1]`, and the reason. A message that is not known stays as it is.
    """
    said, _, path = message.partition(" - at `$")
    got, reason = _shown(value), said
    if wrong := re.fullmatch(r"Expected `(\w+)`, got `(\w+)`", said):
        got = _types.get(wrong[2], wrong[2])
        instead = f'; write ["{value}"]' if wrong[1] == "array" and isinstance(value, str) and len(value) < 80 else ""
        reason = f"must be {_types.get(wrong[1], wrong[1])}, not {got}{instead}"
    elif found := re.fullmatch(r"Expected `(str|array)` of length <= (\d+)", said):
        limit = f"{int(found[2]):,}"
        reason = f"is longer than {limit} characters" if found[1] == "str" else f"has more than {limit} items"
    elif " of length >= " in said:
        reason = "is empty"
    elif get_origin(shape) is Annotated and (limits := get_args(shape)[1]).ge is not None:
        span = f"from {limits.ge} to {limits.le}" if limits.le > limits.ge else limits.ge
        reason = f"must be {span}, not {got}"
    if words := choices(shape):
        reason = f"must be {words}, not {got}"
    return path.rstrip("`"), reason


def report(path: str, text: str, records: Iterable[Record], found: list[Fault]) -> list[str]:
    """Put the faults FOUND in lines, with their places in TEXT: each kind once, and not more than FAULTS_SHOWN kinds.

    RECORDS are those in TEXT. The same fault in another record is counted, and its line is given.
    """
    alike: dict[tuple[str, ...], list[Fault]] = {}
    for fault in found:
        alike.setdefault((fault.reason, fault.kind, fault.where.partition(".")[2]), []).append(fault)
    begun = _lines(text, {place: name_of(record, place) for _, place, record in records})

    def line_of(fault: Fault) -> int:
        place = fault.place or fault.where
        while place and place not in begun:  # the closest part of `cast-hero.aliases[1]` that has a line
            place = place[: max(place.rfind("."), place.rfind("["), 0)]
        return begun.get(place) or _line_of_id(fault.where.partition(".")[0], text)

    lines = []
    for faults in islice(alike.values(), FAULTS_SHOWN):
        first, *others = sorted(((line_of(fault), fault) for fault in faults[: PLACES_SHOWN + 1]), key=itemgetter(0))
        reason = first[1].reason + first[1].hint()
        if others:
            places = ", ".join(str(line) for line, _ in others[:PLACES_SHOWN])
            further = ", ..." if len(faults) > PLACES_SHOWN + 1 else ""
            reason += f" ({len(faults)} times; also in line{'s' if len(others) > 1 else ''} {places}{further})"
        lines.append((first[0], ": ".join(filter(None, (_visible(first[1].where), reason)))))
    shown = [f"{path}:{line}: {said}" for line, said in sorted(lines, key=itemgetter(0))]
    if more := sum(map(len, islice(alike.values(), FAULTS_SHOWN, None))):
        shown.append(f"{path}: and {more} more faults")
    return shown


def _visible(text: str) -> str:
    """Write TEXT with its invisible characters by their code points, as `<U+200B>`."""
    return "".join(letter if letter.isprintable() else f"<U+{ord(letter):04X}>" for letter in text)


def _line_of_id(id: str, text: str) -> int:
    """Return the number of the line of TEXT on which a record gets its ID, in a list of records, or else 1."""
    found = re.search(rf"""\bid["']?\s*=\s*["']{re.escape(id)}["']""", text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _lines(text: str, ids: dict[str, str]) -> dict[str, int]:
    """Return the line on which each record and field of the TOML TEXT begins; IDS are those of the records, by place.

    Records are named as `cast[3]` and by id; fields as `cast[3].order`, `cast-hero.order` and `film.title`.
    """
    found: dict[str, int] = {}
    counts: Counter[str] = Counter()
    names, depth, line, end = [""], 0, 1, 0
    for token in re.finditer(_tokens, text, re.DOTALL | re.MULTILINE):
        line += text.count("\n", end, token.start())
        end = token.start()
        if depth == 0 and token["header"]:
            name = token["name"]
            names = [name]
            if token["header"] == "[[":
                place = f"{name}[{counts[name]}]"
                counts[name] += 1
                names = [place, ids.get(place, place)]
            for begun in (name.partition(".")[0], name, *names):
                found.setdefault(begun, line)
        elif depth == 0 and token["key"]:
            for name in names:
                found.setdefault(inside(name, token["key"]), line)
        elif token[0] in ("[", "{"):
            depth += 1
        elif token[0] in ("]", "}"):
            depth -= 1
    return found
