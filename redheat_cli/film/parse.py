"""Parse the content of a film's file and check it, or say where it breaks a rule and why."""

import re
from collections.abc import Callable, Iterator
from itertools import chain, count, islice
from typing import Any
from zlib import adler32

import msgspec
import tomli

from redheat_cli.errors import BadDataset
from redheat_cli.film import guard, validate
from redheat_cli.film.model import Film
from redheat_cli.film.places import line_of, places
from redheat_cli.film.search import fold

FAULTS_SHOWN = 20
ID_WORDS_LENGTH = 60

_escapes = r"\\[uUxebfr]"


def film(path: str, content: bytes, look_closer: Callable[[Film], list[validate.Fault]] | None = None) -> Film:
    """Parse and check CONTENT, which is the film's file at PATH, and return the Film.

    LOOK_CLOSER finds further faults in a film that has no other. Raises BadDataset with one line for each fault:
    `FILE:LINE: RECORD.FIELD: reason`.
    """
    text = guard.text(path, content)
    document = _parse(path, text)
    _name_questions(document)
    found: Iterator[validate.Fault] = iter(())
    if "\\" in text and re.search(_escapes, text):
        found = validate.unsafe_strings(document)
    try:
        film = msgspec.convert(document, Film)
    except msgspec.ValidationError as error:
        found = chain(found, validate.shape_faults(document, error))
    else:
        found = chain(found, validate.reference_faults(film) or (look_closer(film) if look_closer else ()))
    if lines := _report(path, text, document, found):
        raise BadDataset(*lines)
    return film


def _parse(path: str, text: str) -> dict[str, Any]:
    """Parse TEXT as TOML (toml.io, version 1.1)."""
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise BadDataset(f"{path}:{error.lineno}:{error.colno}: {error.msg}") from error
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
    """Put each fault FOUND in a line, with its place in TEXT, and count those after the first FAULTS_SHOWN."""
    shown = list(islice(found, FAULTS_SHOWN))
    if not shown:
        return []
    begun = places(text, document)
    lines = []
    for fault in shown:
        reason = fault.reason + validate.suggestion(fault)
        lines.append(": ".join(filter(None, (f"{path}:{line_of(fault.where, begun)}", fault.where, reason))))
    if more := sum(1 for _ in found):
        lines.append(f"{path}: and {more} more faults")
    return lines
