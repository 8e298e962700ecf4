"""The content of a film's file -> the Film, or BadDataset that says where it breaks a rule and why."""

import re
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import Any

import msgspec
import tomli

from redheat_cli.errors import BadDataset
from redheat_cli.film import faults, guard
from redheat_cli.film.model import Film

FAULTS_SHOWN = 20

_escapes = r"\\[uUxebfr]"


def film(path: str, content: bytes, look_closer: Callable[[Film], list[faults.Fault]] | None = None) -> Film:
    """Parse and check CONTENT, which is the film's file at PATH; LOOK_CLOSER finds more faults in a whole Film.

    Raises BadDataset with one `FILE[:LINE[:COLUMN]]: RECORD.FIELD: reason` for each fault found.
    """
    text = guard.text(path, content)
    document = _parse(path, text)
    found: Iterator[faults.Fault] = iter(())
    if "\\" in text and re.search(_escapes, text):
        found = faults.unsafe_strings(document)
    try:
        film = msgspec.convert(document, Film)
    except msgspec.ValidationError as error:
        found = chain(found, faults.shape_faults(document, error))
    else:
        found = chain(found, faults.reference_faults(film) or (look_closer(film) if look_closer else ()))
    if lines := _report(path, text, found):
        raise BadDataset(*lines)
    return film


def _parse(path: str, text: str) -> dict[str, Any]:
    """Parse TEXT as TOML (toml.io, version 1.1)."""
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise BadDataset(f"{path}:{error.lineno}:{error.colno}: {error.msg}") from error
    except RecursionError as error:
        raise BadDataset(f"{path}: nested too deeply") from error
    except ValueError as error:  # an integer of thousands of digits
        raise BadDataset(f"{path}: a number is too long") from error


def _report(path: str, text: str, found: Iterator[faults.Fault]) -> list[str]:
    """Word FAULTS one a line, each with the line its record begins at, as many as anyone reads."""
    shown = list(islice(found, FAULTS_SHOWN))
    if not shown:
        return []
    begun: dict[str, int] = {}
    for record in re.finditer(r"""^[ \t]*id[ \t]*=[ \t]*(["'])(.*?)\1""", text, re.MULTILINE):
        begun.setdefault(record[2], record.start())
    lines = []
    for fault in shown:
        where, reason = fault.where, fault.reason + faults.suggestion(fault)
        start = begun.get(where.partition(".")[0])
        line = "" if start is None else f":{text.count(chr(10), 0, start) + 1}"
        lines.append(f"{path}{line}: {where}: {reason}" if where else f"{path}{line}: {reason}")
    if more := sum(1 for _ in found):
        lines.append(f"{path}: and {more} more faults")
    return lines
