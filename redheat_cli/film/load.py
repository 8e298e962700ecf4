"""A path -> the Film in that file, or BadDataset that says where it breaks a rule and why."""

import os
import re
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import Any

import msgspec
import tomli

from redheat_cli.errors import BadDataset
from redheat_cli.film import faults, guard, model
from redheat_cli.terminal import files

SIZE_LIMIT = 4 * 1024 * 1024
FAULTS_SHOWN = 20

_escapes = r"\\[uUxebfr]"


def shipped() -> str:
    """Return the path of the file that comes with the program: in the wheel, or beside the package in a checkout."""
    package = os.path.dirname(os.path.dirname(files.decoded(os.path.abspath(__file__))))
    installed = os.path.join(package, "data", "redheat.toml")
    if os.path.exists(files.encoded(installed)):
        return installed
    return os.path.join(os.path.dirname(package), "data", "redheat.toml")


def load(path: str, look_closer: Callable[[model.Film], list[faults.Fault]] | None = None) -> model.Film:
    """Read, parse and check the film's file at PATH (`-` is standard input); LOOK_CLOSER finds more in a whole Film.

    Raises BadDataset with one `FILE[:LINE[:COLUMN]]: RECORD.FIELD: reason` for each fault found.
    """
    text = guard.text(path, _bytes(path))
    document = _parse(path, text)
    found: Iterator[faults.Fault] = iter(())
    if "\\" in text and re.search(_escapes, text):
        found = faults.unsafe_strings(document)
    try:
        film = msgspec.convert(document, model.Film)
    except msgspec.ValidationError as error:
        found = chain(found, faults.shape_faults(document, error))
    else:
        found = chain(found, faults.reference_faults(film) or (look_closer(film) if look_closer else ()))
    if lines := _report(path, text, found):
        raise BadDataset(*lines)
    return film


def _bytes(path: str) -> bytes:
    """Return the content of the regular file at PATH, or of standard input, up to the size limit."""
    try:
        if path == "-":
            return _limited(path, 0)
        descriptor = files.open_to_read(path)
        try:
            return _limited(path, descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        instead = "; to read a stream use '-'" if error.strerror == files.NOT_REGULAR else ""
        raise BadDataset(f"{path}: cannot be read: {error.strerror}{instead}") from error


def _limited(path: str, descriptor: int) -> bytes:
    """Read DESCRIPTOR to its end; more than the size limit is a fault, told before it fills the memory."""
    chunks, size = [], 0
    if os.fstat(descriptor).st_size <= SIZE_LIMIT:
        while chunk := os.read(descriptor, 1 << 24):
            chunks.append(chunk)
            size += len(chunk)
            if size > SIZE_LIMIT:
                break
        else:
            return b"".join(chunks)
    raise BadDataset(f"{path}: larger than {SIZE_LIMIT // 1024 // 1024} MiB")


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
