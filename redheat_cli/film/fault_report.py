"""The faults of a film's file -> one line for each: where it is, and what to do, in known words."""

import re
import unicodedata
from collections import Counter
from itertools import islice
from operator import itemgetter
from typing import Any

from redheat_cli.film import validate
from redheat_cli.film.validate import name_of

FAULTS_SHOWN = 20
PLACES_SHOWN = 3  # of the same fault in other records

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
_mends = (
    (r"declare \('(film|plot)',\) twice", r"[\1] may stand only once"),
    (r"declare \('(\w+)',\) twice", r"write [[\1]], in two brackets, before each record"),
    (r"overwrite a value.*\n\[+\s*([\w.]+)", r"write [[\1]], in two brackets, before each record"),
    (r"overwrite a value", "this field stands twice in the record"),
    (r"Invalid statement.*\n\s*(?:;|/|--|%|\*|<!)", "a comment begins with #"),
    (r"after a statement\n[^=]*=\s*(?:\"[^\"]*\"|[^\s\"']+)\s*(?:;|//?|--|%|\*)", "a comment begins with #"),
    (r"after a statement\n\s*\[[^\[\]]*\]\]", "the brackets around the name of the section do not match"),
    (
        r"after a statement\n[^=]*=\s*(?:\"[^\"]*\"|'[^']*')\s*,\s*[\"']",
        'write several texts as a list: ["one", "another"]',
    ),
    (r"after a statement\n[^=]*=\s*\[[^\[\]]*\]\s*\]", "there is one ] too many"),
    (r"after a statement\n[^=]*=\s*'[^']*'\w", 'a text with an apostrophe must stand between ", as in "It\'s"'),
    (r"after a statement\n(?:.*,\s*[\w-]+\s*=|[^=\"']*=[^=\"']*=)", "each field must stand on a line of its own"),
    (
        r"after a statement\n[^=]*=\s*(?:\"[^\"]*\"|\[[^\[\]]*\]|[^\s\"']+)\s*,\s*$",
        "delete the comma at the end of the line",
    ),
    (r"after a statement\n[^=]*=\s*[+-]?0\d", "a number must not begin with 0"),
    (
        r"after a statement\n[^=]*=\s*\d[^=\"']*$",
        'a number has only digits, and a text must stand between quotation marks, as in "1st"',
    ),
    (r"after a statement\n.*[\"'].*[\"']", r'the text ends before this; write \\" for a quotation mark inside a text'),
    (r"after a statement", "each field must stand on a line of its own"),
    (r"Invalid value\n\s*[\w-]+\s*=\s*[“”„«»‘’‚]", 'a text must stand between straight quotation marks, as in "text"'),
    (r"Invalid value\n\s*[\w-]+\s*=\s*(?:#.*)?$", "the value is missing"),
    (r"Invalid value\n\s*[\w-]+\s*==", "write a single ="),
    (r"Invalid value\n\s*[\w-]+\s*=\s*(?i:true|false|yes|no)\b", "write true or false, in small letters"),
    (r"Invalid value", 'this is no value; a text must stand between quotation marks, as in "text"'),
    (
        r"Illegal character '\\n'.*\n[^\"]*\"[^\"]*[“”„]\s*$",
        'a text must stand between straight quotation marks, as in "text"',
    ),
    (r"Illegal character '\\n'", "the text does not end on its line; close the quotation marks"),
    (r"Unescaped '\\'|escape|hex value", r"write \\\\ for a backslash inside a text"),
    (r"Expected '=' after a key.*\n\s*--", "a comment begins with #"),
    (r"Expected '=' after a key", "write = between the field and its value; a comment begins with #"),
    (r"Expected '\]+' at the end.*\n\s*\[+\s*[\w.]+\s+\w", "the name of a section has no spaces"),
    (r"Expected '\]+' at the end", "the brackets around the name of the section do not match"),
    (r"Unclosed array above", "the list above this has no ] at its end"),
    (r"Unclosed inline table", "curly brackets end with }, and there is a comma between their fields"),
    (r"Unterminated string", "a text of several lines does not end; close it with three quotation marks"),
    (r"Invalid statement", "this is no section, as [film], and no field, as year = 1999; a comment begins with #"),
    (r"Unclosed array", "a list ends with ], and there is a comma between its items"),
)


def parser_fault(message: str, line: str, column: int) -> str:
    """Say in known words what the parser's MESSAGE about the LINE means, where COLUMN is counted from 1."""
    sign = line[column - 1 : column]
    if sign and sign not in " \t" and (sign.isspace() or unicodedata.category(sign) == "Cf"):
        return f"an invisible {unicodedata.name(sign).lower()} (U+{ord(sign):04X}) stands here; delete it"
    said = f"{message}{'' if line[: column - 1].strip() else ' above'}\n{line}"
    found = ((re.search(pattern, said), mend) for pattern, mend in _mends)
    return next((match.expand(mend) for match, mend in found if match), message)


def report(path: str, text: str, document: dict[str, Any], found: list[validate.Fault]) -> list[str]:
    """Put the faults FOUND in lines, with their places in TEXT: each kind once, and not more than FAULTS_SHOWN kinds.

    The same fault in another record is counted, and its line is given.
    """
    alike: dict[tuple[str, ...], list[validate.Fault]] = {}
    for fault in found:
        alike.setdefault((fault.reason, fault.kind, fault.where.partition(".")[2]), []).append(fault)
    begun = _lines(text, document)

    def line_of(fault: validate.Fault) -> int:
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
        lines.append((first[0], ": ".join(filter(None, (validate.visible(first[1].where), reason)))))
    shown = [f"{path}:{line}: {said}" for line, said in sorted(lines, key=itemgetter(0))]
    if more := sum(map(len, islice(alike.values(), FAULTS_SHOWN, None))):
        shown.append(f"{path}: and {more} more faults")
    return shown


def _line_of_id(id: str, text: str) -> int:
    """Return the number of the line of TEXT on which a record gets its ID, in a list of records, or else 1."""
    found = re.search(rf"""\bid["']?\s*=\s*["']{re.escape(id)}["']""", text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _lines(text: str, document: dict[str, Any]) -> dict[str, int]:
    """Return the line on which each record and field of the TOML TEXT begins, which was parsed as DOCUMENT.

    Records are named as `cast[3]` and by id; fields as `cast[3].order`, `cast-hero.order` and `film.title`.
    """
    found: dict[str, int] = {}
    counts: Counter[str] = Counter()
    prefixes, depth, line, end = [""], 0, 1, 0
    for token in re.finditer(_tokens, text, re.DOTALL | re.MULTILINE):
        line += text.count("\n", end, token.start())
        end = token.start()
        if depth == 0 and token["header"]:
            names = [token["name"]]
            found.setdefault(names[0].partition(".")[0], line)
            found.setdefault(names[0], line)
            if token["header"] == "[[":
                index = counts[names[0]]
                counts[names[0]] += 1
                names = [f"{names[0]}[{index}]", _record_name(document, names[0], index)]
            for name in names:
                found.setdefault(name, line)
            prefixes = [f"{name}." for name in names]
        elif depth == 0 and token["key"]:
            for prefix in prefixes:
                found.setdefault(prefix + token["key"], line)
        elif token[0] in ("[", "{"):
            depth += 1
        elif token[0] in ("]", "}"):
            depth -= 1
    return found


def _record_name(document: dict[str, Any], section: str, index: int) -> str:
    """Return the id of the record at INDEX of SECTION in DOCUMENT, or `section[index]` when it has no usable id."""
    records: Any = document
    for part in section.split("."):
        records = records.get(part) if isinstance(records, dict) else None
    record = records[index] if isinstance(records, list) and index < len(records) else None
    return name_of(record, f"{section}[{index}]")
