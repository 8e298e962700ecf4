"""A path -> the Film in that file, or BadDataset that says where it breaks a rule and why."""

import os
import re
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import Any

import msgspec
import tomli

from redheat_cli import checks, files, model
from redheat_cli.errors import BadDataset
from redheat_cli.safe import UNSAFE

SIZE_LIMIT = 4 * 1024 * 1024
KEY_PARTS_LIMIT = 8
NESTING_LIMIT = 32
TABLES_LIMIT = 50_000
FAULTS_SHOWN = 20

_unsafe_escape = r"\\[uUxebfr]"
_key_part = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*"""
_table = rf"^[ \t]*(?:\[|{_key_part}\.)"
_long_key = rf"[ \t]*\[{{0,2}}[ \t]*(?:{_key_part}\.[ \t]*){{{KEY_PARTS_LIMIT}}}"
# What bytes.translate takes away leaves the bytes worth a look: controls, letters beyond ASCII, brackets, dots, lines.
_harmless = bytes(set(range(32, 127)) - set(b"[]{}.")) + b"\t\r"
_beyond_ascii = bytes(range(128, 256))


def shipped() -> str:
    """Return the path of the file that comes with the program: in the wheel, or beside the package in a checkout."""
    package = os.path.dirname(files.decoded(os.path.abspath(__file__)))
    installed = os.path.join(package, "data", "redheat.toml")
    return (
        installed
        if os.path.exists(files.encoded(installed))
        else os.path.join(os.path.dirname(package), "data", "redheat.toml")
    )


def load(path: str, look_closer: Callable[[model.Film], list[checks.Fault]] | None = None) -> model.Film:
    """Read, parse and check the film's file at PATH (`-` is standard input); LOOK_CLOSER finds more in a whole Film.

    Raises BadDataset with one `FILE[:LINE[:COLUMN]]: RECORD.FIELD: reason` for each fault found.
    """
    text = _text(path, _bytes(path))
    document = _parse(path, text)
    faults: Iterator[checks.Fault] = iter(())
    if "\\" in text and re.search(_unsafe_escape, text):
        faults = checks.unsafe_strings(document)
    try:
        film = msgspec.convert(document, model.Film)
    except msgspec.ValidationError as error:
        faults = chain(faults, checks.shape_faults(document, error))
    else:
        faults = chain(faults, checks.reference_faults(film) or (look_closer(film) if look_closer else ()))
    if lines := _report(path, text, faults):
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


def _text(path: str, content: bytes) -> str:
    """Decode CONTENT as UTF-8 without its byte order mark, and refuse what no parser should see."""
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise BadDataset(f"{path}:{content.count(10, 0, error.start) + 1}: not UTF-8") from error
    telling = content.translate(None, _harmless)
    if not telling.replace(b"\n", b"").decode().isprintable():
        text = text.replace("\r\n", "\n")
        if found := re.search(UNSAFE, text):
            before = text[: found.start()]
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            raise BadDataset(f"{path}:{line}:{column}: {checks.not_allowed(found[0])}")
    telling = telling.translate(None, _beyond_ascii)
    if b"." * KEY_PARTS_LIMIT in telling.translate(None, b"[]{}"):
        for index, one in enumerate(text.split("\n")):
            if one.count(".") >= KEY_PARTS_LIMIT and re.match(_long_key, one):
                # tomli's work grows with the length of such a key times the size of the file (CPython issue 152930).
                raise BadDataset(f"{path}:{index + 1}: a key of more than {KEY_PARTS_LIMIT} parts")
    # A table takes tomli a kilobyte, however short its header is; an ordinary file is not worth the count.
    if len(text) > TABLES_LIMIT * 10 and len(re.findall(_table, text, re.MULTILINE)) > TABLES_LIMIT:
        raise BadDataset(f"{path}: more than {TABLES_LIMIT} tables")
    brackets = telling.translate(None, b".\n")
    for _ in range(NESTING_LIMIT):
        brackets = brackets.replace(b"[]", b"").replace(b"{}", b"")
    if len(brackets) > 2 * NESTING_LIMIT:  # what is left is nested deeper, or unbalanced inside strings
        raise BadDataset(f"{path}: brackets are nested more than {NESTING_LIMIT} deep")
    return text


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


def _report(path: str, text: str, faults: Iterator[checks.Fault]) -> list[str]:
    """Word FAULTS one a line, each with the line its record begins at, as many as anyone reads."""
    shown = list(islice(faults, FAULTS_SHOWN))
    if not shown:
        return []
    begun: dict[str, int] = {}
    for found in re.finditer(r"""^[ \t]*id[ \t]*=[ \t]*(["'])(.*?)\1""", text, re.MULTILINE):
        begun.setdefault(found[2], found.start())
    lines = []
    for fault in shown:
        where, reason = fault.where, fault.reason + checks.suggestion(fault)
        start = begun.get(where.partition(".")[0])
        line = "" if start is None else f":{text.count(chr(10), 0, start) + 1}"
        lines.append(f"{path}{line}: {where}: {reason}" if where else f"{path}{line}: {reason}")
    if more := sum(1 for _ in faults):
        lines.append(f"{path}: and {more} more faults")
    return lines
