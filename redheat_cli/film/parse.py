"""The content of a film's file, which is TOML -> a checked Film, or one line for each fault: where it is, and why."""

import re
from collections.abc import Callable, Iterator
from itertools import chain, count
from typing import Any
from zlib import adler32

import msgspec
import tomli

from redheat_cli.errors import BadDataset
from redheat_cli.film import validate
from redheat_cli.film.fault_report import parser_fault, report
from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.id_faults import id_faults
from redheat_cli.film.model import Film
from redheat_cli.film.unknown_names import RECORDS, WHOLE, parts
from redheat_cli.film.validate import MARKS_LIMIT, crowded
from redheat_cli.terminal.text import UNSAFE

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
_no_film = {"title": "-", "year": 2000, "logline": "-", "certainty": "confirmed", "sources": []}


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
        film = _sound_part(document)
    closer = look_closer(film) if look_closer else []
    closer = [fault for fault in closer if not fault.reason.startswith("there is no record")]  # id_faults tells it
    found = chain(found, id_faults(document), validate.record_faults(film), closer)
    if faults := [*found]:
        raise BadDataset(*report(path, text, document, faults))
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


def _sound_part(document: dict[str, Any]) -> Film:
    """Return the film that is in DOCUMENT when all with a fault in its fields is left out."""
    whole: dict[str, dict[str, Any]] = {"film": _no_film, "plot": {}}
    lists: dict[str, list[Any]] = {section: [] for section in RECORDS}
    for _, section, value in parts(document):
        if section in WHOLE and isinstance(value, dict) and _fits(value, WHOLE[section]):
            whole[section] = value
        elif section in RECORDS and isinstance(value, list):
            lists[section] += [record for record in value if _fits(record, RECORDS[section])]
    beats = lists.pop("plot.beats")
    plot = {"plot": {**whole["plot"], "beats": beats}} if whole["plot"] else {}
    return msgspec.convert({"schema": 1, "version": "-", "film": whole["film"], **plot, **lists}, Film)


def _fits(content: Any, shape: Any) -> bool:
    try:
        msgspec.convert(content, shape)
    except msgspec.ValidationError:
        return False
    return True
