"""The content of a film's file, which is TOML -> a checked Film, or one line for each fault: where it is, and why."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain, count, islice
from operator import itemgetter
from typing import Any
from zlib import adler32

import msgspec
import tomli

from redheat_cli.errors import BadDataset
from redheat_cli.film import validate
from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.id_faults import id_faults
from redheat_cli.film.model import Film
from redheat_cli.film.parser_faults import parser_fault
from redheat_cli.film.unknown_names import sound_part
from redheat_cli.film.validate import MARKS_LIMIT, crowded, name_of
from redheat_cli.terminal.safe import UNSAFE

FAULTS_SHOWN = 20
PLACES_SHOWN = 3  # of the same fault in other records
ID_WORDS_LENGTH = 60
LINE_LIMIT = 1024 * 1024
# The time and memory for keys such as a.b.c grow faster than the file (CPython issue 152930).
KEY_PARTS_LIMIT = 8
DOTS_LIMIT = 20_000

# What bytes.translate removes, to leave the few bytes of a file that need a look.
_plain = bytes({*range(32, 127), *b"\t\r"} - {*b"."})
_all_but_dots = bytes({*range(256)} - {*b".\n"})
_strings_and_comments = r""""[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"|'[^'\n]*+'|#[^\n]*+"""
_long_key = rf"(?<![\w \t-])[ \t]*+(?:[\w-]*+[ \t]*+\.[ \t]*+){{{KEY_PARTS_LIMIT}}}"
_escapes = r"\\[uUxebfr]"
# A header, a key, a string, a comment or a bracket; strings come whole, so that what stands inside them is skipped.
_tokens = (
    r"^[ \t]*+(?P<header>\[{1,2})[ \t]*+(?P<name>[\w.-]++)[ \t]*+\]{1,2}|"
    r"""^[ \t]*+["']?(?P<key>[\w-]++)["']?[ \t]*+[=.]|"""
    r'"""(?:\\.|[^\\])*?"""|'
    r"\'\'\'.*?\'\'\'|"
    r'"(?:\\.|[^"\\\n])*+"|'
    r"'[^'\n]*+'|#[^\n]*+|[\[\]{}]"
)


def film(path: str, content: bytes, look_closer: Callable[[Film], list[validate.Fault]] | None = None) -> Film:
    """Parse and check CONTENT, which is the film's file at PATH, and return the Film.

    LOOK_CLOSER finds further faults in a film that has no other. Raises BadDataset with one line for each fault:
    `FILE:LINE: RECORD.FIELD: reason`.
    """
    text = _text(path, content)
    document = _parse(path, text)
    _name_questions(document)
    found: Iterator[validate.Fault] = iter(())
    if "\\" in text and re.search(_escapes, text):
        found = validate.unsafe_strings(document)
    try:
        film = msgspec.convert(document, Film)
    except msgspec.ValidationError as error:
        found = chain(found, validate.shape_faults(document, error))
        film = sound_part(document)
    closer = look_closer(film) if look_closer else []
    closer = [fault for fault in closer if not fault.reason.startswith("there is no record")]  # id_faults tells it
    found = chain(found, id_faults(document), validate.record_faults(film), closer)
    if lines := _report(path, text, document, found):
        raise BadDataset(*lines)
    return film


def _text(path: str, content: bytes) -> str:
    """Return CONTENT as text without a byte order mark.

    Raises BadDataset for content that is not UTF-8, for characters that are unsafe on a terminal, and for lines and
    keys that no film needs and that slow a parser down.
    """
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise BadDataset(
            f"{path}:{content.count(10, 0, error.start) + 1}: not UTF-8; save the file as UTF-8"
        ) from error
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if fault := next(_dangers(content, text), None):
        raise BadDataset(f"{path}:{fault}")
    return text


def _dangers(content: bytes, text: str) -> Iterator[str]:
    """Yield what is dangerous in CONTENT, which is TEXT in UTF-8, each after its line and column."""
    rest = content.translate(None, _plain)
    special = rest.translate(None, b".\n").decode()
    if ("\r" in text or not special.isprintable()) and (found := re.search(UNSAFE, text)):
        yield f"{_place(text, found.start())}: {validate.not_allowed(found[0])}"
    if (marks := crowded(text, special)) >= 0:
        yield f"{_place(text, marks)}: more than {MARKS_LIMIT} combining marks in a row"
    if len(text) > LINE_LIMIT:
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > LINE_LIMIT:
                yield f"{number}: the line has more than {LINE_LIMIT // 1024 // 1024} MiB"
    dots = rest.translate(None, _all_but_dots)
    lines: list[bytes] = []
    number, end = 0, 0
    for dotted in re.finditer(rb"\.{%d,}" % KEY_PARTS_LIMIT, dots):
        lines = lines or content.split(b"\n")
        number, end = number + dots.count(b"\n", end, dotted.start()), dotted.start()
        if re.search(_long_key, re.sub(_strings_and_comments, "", lines[number].decode())):
            yield f"{number + 1}: a key has more than {KEY_PARTS_LIMIT} parts"
    if dots.count(b".") > DOTS_LIMIT and re.sub(_strings_and_comments, "", text).count(".") > DOTS_LIMIT:
        yield f"{text.count(chr(10)) + 1}: more than {DOTS_LIMIT:,} dots in keys"


def _place(text: str, position: int) -> str:
    """Return the line and the column of POSITION in TEXT: `3:14`."""
    before = text[:position]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def _parse(path: str, text: str) -> dict[str, Any]:
    """Parse TEXT as TOML (toml.io, version 1.1)."""
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        line = text.split("\n")[error.lineno - 1]
        raise BadDataset(
            f"{path}:{error.lineno}:{error.colno}: {parser_fault(error.msg, line, error.colno)}"
        ) from error
    except RecursionError as error:
        number = _line_of(r"(?:[\[{][^\]}\n]*){9}", text)
        raise BadDataset(f"{path}:{number}: lists and tables are nested too deeply") from error
    except ValueError as error:  # an integer of thousands of digits
        raise BadDataset(f"{path}:{_line_of(r'[0-9A-Fa-f_]{999}', text)}: a number is too long") from error


def _line_of(pattern: str, text: str) -> int:
    """Return the number of the first line of TEXT that PATTERN is found in, or the last line."""
    found = re.search(pattern, text)
    return text.count("\n", 0, found.start() if found else len(text)) + 1


def _name_questions(document: dict[str, Any]) -> None:
    """Give each question of DOCUMENT that has no id one that is made from its words, and stays while they do."""
    questions = document.get("questions")
    records = [record for record in questions if isinstance(record, dict)] if isinstance(questions, list) else []
    used = {str(record.get("id")) for record in records}
    for record in records:
        if "id" not in record and isinstance(text := record.get("question"), str):
            words = re.findall(r"[a-z0-9]+", fold(text[:ID_WORDS_LENGTH]))
            id = "-".join(["question", *(words or [f"{adler32(text.encode()):08x}"])])
            if id in used:
                id = next(other for other in (f"{id}-{number}" for number in count(2)) if other not in used)
            used.add(id)
            record["id"] = id


def _report(path: str, text: str, document: dict[str, Any], found: Iterator[validate.Fault]) -> list[str]:
    """Put the faults FOUND in lines, with their places in TEXT: each kind once, and not more than FAULTS_SHOWN kinds.

    The same fault in another record is counted, and its line is given.
    """
    alike: dict[tuple[str, ...], list[validate.Fault]] = {}
    for fault in found:
        alike.setdefault((fault.reason, fault.kind, fault.where.partition(".")[2]), []).append(fault)
    if not alike:
        return []
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
