"""The content of a file -> its text, if a terminal can show it and a parser can take it in little time and memory."""

import re
from collections.abc import Iterator

from redheat_cli.errors import BadDataset
from redheat_cli.film.faults import not_allowed
from redheat_cli.terminal.safe import MARKS_LIMIT, UNSAFE, crowded

LINE_LIMIT = 64 * 1024
SIGNS_LIMIT = 150_000
KEY_PARTS_LIMIT = 8
NESTING_LIMIT = 32

# Possessive, because what a pattern tries again and again grows with the square of a line.
_key_part = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+"""
_long_key = rf"[ \t]*+\[{{0,2}}[ \t]*+(?:{_key_part}\.[ \t]*+){{{KEY_PARTS_LIMIT}}}"
# What bytes.translate takes away leaves the bytes worth a look: controls, letters beyond ASCII, lines, and the signs
# of which each value, list, table and part of a key takes one.
_harmless = bytes(set(range(32, 127)) - set(b"[]{}.,=")) + b"\t\r"
_beyond_ascii = bytes(range(128, 256))


def text(path: str, content: bytes) -> str:
    """Return CONTENT, of the file at PATH, as text without its byte order mark.

    Raises BadDataset for what is not UTF-8, for characters that no terminal should see, and for what would take a
    parser longer, or more memory, than any film is worth.
    """
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise BadDataset(f"{path}:{content.count(10, 0, error.start) + 1}: not UTF-8") from error
    if fault := next(_faults(content, text), None):
        raise BadDataset(f"{path}{fault}")
    return text


def _faults(content: bytes, text: str) -> Iterator[str]:
    """Find what is wrong with CONTENT, which is TEXT: each with its place."""
    for start in range(0, len(content) - LINE_LIMIT, LINE_LIMIT):
        if content.find(b"\n", start, start + LINE_LIMIT) < 0:
            yield f":{content.count(10, 0, start) + 1}: a line of more than {LINE_LIMIT // 1024} KiB"
    telling = content.translate(None, _harmless)
    letters = telling.replace(b"\n", b"").decode()
    if not letters.isprintable():
        shown = text.replace("\r\n", "\n")
        if found := re.search(UNSAFE, shown):
            yield f"{_place(shown, found.start())}: {not_allowed(found[0])}"
    if (marks := crowded(text, letters)) >= 0:
        yield f"{_place(text, marks)}: more than {MARKS_LIMIT} combining marks in a row"
    signs = telling.translate(None, _beyond_ascii)
    if len(signs.translate(None, b"\n]}")) > SIGNS_LIMIT:
        yield f": more than {SIGNS_LIMIT} dots, commas, equals signs and brackets"
    if b"." * KEY_PARTS_LIMIT in signs.translate(None, b"[]{},="):
        for index, one in enumerate(text.split("\n")):
            if one.count(".") >= KEY_PARTS_LIMIT and re.match(_long_key, one):
                # tomli's work grows with the length of such a key times the size of the file (CPython issue 152930).
                yield f":{index + 1}: a key of more than {KEY_PARTS_LIMIT} parts"
    brackets = signs.translate(None, b".,=\n")
    for _ in range(NESTING_LIMIT):
        brackets = brackets.replace(b"[]", b"").replace(b"{}", b"")
    if len(brackets) > 2 * NESTING_LIMIT:  # what is left is nested deeper, or unbalanced inside strings
        yield f": brackets are nested more than {NESTING_LIMIT} deep"


def _place(text: str, position: int) -> str:
    """Return the line and the column of POSITION in TEXT, as a file's place ends."""
    before = text[:position]
    return f":{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
