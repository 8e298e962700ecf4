"""A path -> the Film in that file, or BadDataset that says where it breaks a rule and why."""

import os
import re
import stat
from collections.abc import Callable
from typing import Any

import msgspec
import tomli

from redheat_cli import checks, model
from redheat_cli.errors import BadDataset
from redheat_cli.safe import UNSAFE

SIZE_LIMIT = 16 * 1024 * 1024
KEY_PARTS_LIMIT = 8
NESTING_LIMIT = 32
FAULTS_SHOWN = 20

_unsafe_escape = r"\\[uUxebfr]"
_key_part = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*"""
_long_key = rf"[ \t]*\[{{0,2}}[ \t]*(?:{_key_part}\.[ \t]*){{{KEY_PARTS_LIMIT}}}"
# What bytes.translate takes away leaves the bytes worth a look: controls, letters beyond ASCII, brackets, dots, lines.
_harmless = bytes(set(range(32, 127)) - set(b"[]{}.")) + b"\t\r"
_beyond_ascii = bytes(range(128, 256))


def shipped() -> str:
    """Return the path of the file that comes with the program: in the wheel, or beside the package in a checkout."""
    package = os.path.dirname(os.path.abspath(__file__))
    installed = os.path.join(package, "data", "redheat.toml")
    return installed if os.path.exists(installed) else os.path.join(os.path.dirname(package), "data", "redheat.toml")


def load(path: str, look_closer: Callable[[model.Film], list[checks.Fault]] | None = None) -> model.Film:
    """Read, parse and check the film's file at PATH (`-` is standard input); LOOK_CLOSER finds more in a whole Film.

    Raises BadDataset with one `FILE[:LINE[:COLUMN]]: RECORD.FIELD: reason` for each fault found.
    """
    text = _text(path, _bytes(path))
    document = _parse(path, text)
    faults = list(checks.unsafe_strings(document)) if "\\" in text and re.search(_unsafe_escape, text) else []
    try:
        film = msgspec.convert(document, model.Film)
    except msgspec.ValidationError as error:
        faults += checks.shape_faults(document, error)
    else:
        faults += checks.reference_faults(film) or (look_closer(film) if look_closer else [])
    if faults:
        raise BadDataset(*_report(path, text, faults))
    return film


def _bytes(path: str) -> bytes:
    """Return the content of the regular file at PATH, or of standard input, up to the size limit."""
    try:
        if path == "-":
            return _limited(path, 0)
        # Without O_NONBLOCK a pipe with a name would wait for ever for someone to write to it.
        descriptor = os.open(path.encode("utf-8", "surrogateescape"), os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise BadDataset(f"{path}: not a regular file; to read a stream use '-'")
            return _limited(path, descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise BadDataset(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:  # a NUL in the path
        raise BadDataset(f"{path}: not a path") from error


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


def _report(path: str, text: str, faults: list[checks.Fault]) -> list[str]:
    """Word FAULTS one a line, each with the line its record begins at, as many as anyone reads."""
    lines = []
    for fault in faults[:FAULTS_SHOWN]:
        where, reason = fault.where, fault.reason + checks.suggestion(fault)
        name = re.escape(where.partition(".")[0])
        found = re.search(rf"""^[ \t]*id[ \t]*=[ \t]*["']{name}["']""", text, re.MULTILINE)
        line = f":{text.count(chr(10), 0, found.start()) + 1}" if found else ""
        lines.append(f"{path}{line}: {where}: {reason}" if where else f"{path}{line}: {reason}")
    if len(faults) > FAULTS_SHOWN:
        lines.append(f"{path}: and {len(faults) - FAULTS_SHOWN} more faults")
    return lines
