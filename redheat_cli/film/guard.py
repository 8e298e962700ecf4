"""Refuse a film's file that is unsafe to show on a terminal, or that would take a parser very long."""

import re
from collections.abc import Iterator

from redheat_cli.errors import BadDataset
from redheat_cli.film.validate import not_allowed
from redheat_cli.terminal.safe import MARKS_LIMIT, UNSAFE, crowded

LINE_LIMIT = 1024 * 1024
KEY_PARTS_LIMIT = 8
DOTS_LIMIT = 20_000

# What bytes.translate removes, to leave the few bytes of a file that need a look.
_plain = bytes(range(32, 127)) + b"\t\n\r"
_all_but_dots = bytes(set(range(256)) - set(b".\n"))
_strings_and_comments = r""""[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"|'[^'\n]*+'|#[^\n]*+"""
_long_key = rf"(?<![\w \t-])[ \t]*+(?:[\w-]*+[ \t]*+\.[ \t]*+){{{KEY_PARTS_LIMIT}}}"


def text(path: str, content: bytes) -> str:
    """Return CONTENT, of the file at PATH, as text without a byte order mark.

    Raises BadDataset with `PATH:LINE[:COLUMN]: reason` for content that is not UTF-8, for characters that are unsafe
    on a terminal, and for lines and keys that no film needs and that slow a parser down.
    """
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise BadDataset(f"{path}:{content.count(10, 0, error.start) + 1}: not UTF-8") from error
    text = text.replace("\r\n", "\n")
    if fault := next(_faults(content, text), None):
        raise BadDataset(f"{path}:{fault}")
    return text


def _faults(content: bytes, text: str) -> Iterator[str]:
    """Yield what is wrong with CONTENT, which is TEXT in UTF-8, each fault after its line and column."""
    special = content.translate(None, _plain).decode()
    if ("\r" in text or not special.isprintable()) and (found := re.search(UNSAFE, text)):
        yield f"{_place(text, found.start())}: {not_allowed(found[0])}"
    if (marks := crowded(text, special)) >= 0:
        yield f"{_place(text, marks)}: more than {MARKS_LIMIT} combining marks in a row"
    if len(text) > LINE_LIMIT:
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > LINE_LIMIT:
                yield f"{number}: the line has more than {LINE_LIMIT // 1024 // 1024} MiB"
    # The time and memory for keys such as a.b.c grow faster than the file (CPython issue 152930).
    dots = content.translate(None, _all_but_dots)
    if b"." * KEY_PARTS_LIMIT in dots:
        for number, (line, its_dots) in enumerate(zip(text.split("\n"), dots.split(b"\n"), strict=True), 1):
            if len(its_dots) >= KEY_PARTS_LIMIT and re.search(_long_key, re.sub(_strings_and_comments, "", line)):
                yield f"{number}: a key has more than {KEY_PARTS_LIMIT} parts"
    if dots.count(b".") > DOTS_LIMIT and sum(map(_key_dots, text.split("\n"))) > DOTS_LIMIT:
        yield f"{text.count(chr(10)) + 1}: more than {DOTS_LIMIT:,} dots in keys"


def _key_dots(line: str) -> int:
    """Count the dots of LINE that are neither in a string nor in a comment."""
    if "." not in line:
        return 0
    before, _, value = line.partition('"')
    if not {".", "'", "#"} & set(before) and value.find('"') == len(value) - 1 and "\\" not in value:
        return 0  # the line is `key = "text"`, as most lines are
    return re.sub(_strings_and_comments, "", line).count(".")


def _place(text: str, position: int) -> str:
    """Return the line and the column of POSITION in TEXT: `3:14`."""
    before = text[:position]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
