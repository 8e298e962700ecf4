"""The content of a film's file, which is TOML -> a checked Film, or one line for each fault: where it is, and why."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, count
from typing import Any
from zlib import adler32

import msgspec
import tomli

from redheat_cli.errors import BadDataset
from redheat_cli.film import validate
from redheat_cli.film.fault_report import Fault, inside, name_of, not_allowed, parser_fault, report
from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import Film
from redheat_cli.film.sections_and_misspellings import Record, parts, records_in
from redheat_cli.terminal.text import UNSAFE

ID_WORDS_LENGTH = 60
LINE_LIMIT = 1024 * 1024
MARKS_LIMIT = 30  # on a letter; more are in no language
# The time and memory for keys such as a.b.c grow faster than the file (CPython issue 152930).
KEY_PARTS_LIMIT = 8
DOTS_LIMIT = 20_000

# What bytes.translate removes, to leave the few bytes of a file that need a look.
_plain = bytes({*range(32, 127), *b"\t"} - {*b"."})
_all_but_dots = bytes({*range(256)} - {*b".\n"})
_strings_and_comments = r""""[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"|'[^'\n]*+'|#[^\n]*+"""
_long_key = rf"(?<![\w \t-])[ \t]*+(?:[\w-]*+[ \t]*+\.[ \t]*+){{{KEY_PARTS_LIMIT}}}"
_escapes = r"\\[uUxebfr]"


def film(path: str, content: bytes, look_closer: Callable[[Film], list[Fault]] | None = None) -> Film:
    """Parse and check CONTENT, which is the film's file at PATH, and return the Film.

    LOOK_CLOSER finds further faults in a film that has no other. Raises BadDataset with one line for each fault:
    `FILE:LINE: RECORD.FIELD: reason`.
    """
    text = _text(path, content)
    document = _parse(path, text)
    sections = [*parts(document)]
    records = [*records_in(sections)]
    _name_questions(records)
    faults = [*_unsafe("", document)] if "\\" in text and re.search(_escapes, text) else []
    try:
        film = msgspec.convert(document, Film)
    except msgspec.ValidationError as error:
        film, found = validate.check(document, sections)
        faults += found or [Fault("", str(error))]
    faults += validate.id_faults(records)
    faults += validate.record_faults(film)
    faults += look_closer(film) if look_closer else []
    if faults:
        raise BadDataset(*report(path, text, records, faults))
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
    if not special.isprintable() and (found := re.search(UNSAFE, text)):
        yield f"{_place(text, found.start())}: {not_allowed(found[0])}"
    if found := crowded(text, special):
        yield f"{_place(text, found.start())}: more than {MARKS_LIMIT} combining marks in a row"
    dots, number, end = rest.translate(None, _all_but_dots), 1, 0
    lines = content.split(b"\n") if len(content) > LINE_LIMIT or b"." * KEY_PARTS_LIMIT in dots else [b""]
    if len(longest := max(lines, key=len)) > LINE_LIMIT:
        yield f"{lines.index(longest) + 1}: the line has more than {LINE_LIMIT // 1024 // 1024} MiB"
    for dotted in re.finditer(rb"\.{%d,}" % KEY_PARTS_LIMIT, dots):
        number, end = number + dots.count(b"\n", end, dotted.start()), dotted.start()
        if re.search(_long_key, re.sub(_strings_and_comments, "", lines[number - 1].decode())):
            yield f"{number}: a key has more than {KEY_PARTS_LIMIT} parts"
    if dots.count(b".") > DOTS_LIMIT and re.sub(_strings_and_comments, "", text).count(".") > DOTS_LIMIT:
        yield f"{text.count(chr(10)) + 1}: more than {DOTS_LIMIT:,} dots in keys"


def crowded(text: str, letters: Iterable[str]) -> re.Match[str] | None:
    """Find more than MARKS_LIMIT combining marks in a row in TEXT, which has no other LETTERS beyond ASCII.

    So many are in no language, and the work of normalising them grows with the square (Unicode UAX 15, 13, "Stream-Safe
    Text Format").
    """
    marks = "".join(letter for letter in set(letters) if unicodedata.combining(letter))
    return re.search(f"[{marks}]{{{MARKS_LIMIT + 1}}}", text) if marks else None


def _unsafe(where: str, value: Any) -> Iterator[Fault]:
    """Yield the strings in VALUE, which is at WHERE, that are unsafe to show because of an escape such as `\\u001b`."""
    if isinstance(value, str):
        if found := re.search(UNSAFE, value):
            yield Fault(where, not_allowed(found[0]))
        elif crowded(value, value):
            yield Fault(where, f"more than {MARKS_LIMIT} combining marks in a row")
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _unsafe(f"{where} (a key)".strip(), key)
            yield from _unsafe(name_of(inner, inside(where, key)), inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _unsafe(name_of(inner, f"{where}[{index}]"), inner)


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


def _name_questions(records: Iterable[Record]) -> None:
    """Give each question among RECORDS that has no id one that is made from its words, and stays while they do."""
    questions = [record for section, _, record in records if section == "questions" and isinstance(record, dict)]
    used = {str(question.get("id")) for question in questions}
    for question in questions:
        if "id" not in question and isinstance(text := question.get("question"), str):
            words = re.findall(r"[a-z0-9]+", fold(text[:ID_WORDS_LENGTH]))
            id = "-".join(["question", *(words or [f"{adler32(text.encode()):08x}"])])
            question["id"] = next(name for name in chain([id], (f"{id}-{n}" for n in count(2))) if name not in used)
            used.add(question["id"])
