"""Find the lines on which the records and fields of a film's file begin, so that a fault can name its line."""

import re
from collections import Counter
from typing import Any

# A header, a key, a string, a comment or a bracket; strings come whole, so that what stands inside them is skipped.
_token = re.compile(
    r"^[ \t]*+(?P<header>\[{1,2})[ \t]*+(?P<name>[\w.-]++)[ \t]*+\]{1,2}|"
    r"""^[ \t]*+["']?(?P<key>[\w-]++)["']?[ \t]*+[=.]|"""
    r'"""(?:\\.|[^\\])*?"""|'
    r"\'\'\'.*?\'\'\'|"
    r'"(?:\\.|[^"\\\n])*+"|'
    r"'[^'\n]*+'|#[^\n]*+|[\[\]{}]",
    re.DOTALL | re.MULTILINE,
)


def places(text: str, document: dict[str, Any]) -> dict[str, int]:
    """Return the line of each record and field of the TOML TEXT, which was parsed as DOCUMENT.

    Records are named by id, or as `cast[3]` where they have none; fields as `cast-hero.order` and `film.title`.
    """
    found: dict[str, int] = {}
    counts: Counter[str] = Counter()
    prefix, depth, line, end = "", 0, 1, 0
    for token in _token.finditer(text):
        line += text.count("\n", end, token.start())
        end = token.start()
        if depth == 0 and token["header"]:
            name = token["name"]
            if token["header"] == "[[":
                counts[name] += 1
                name = record_name(document, name, counts[name] - 1)
            found.setdefault(name, line)
            prefix = f"{name}."
        elif depth == 0 and token["key"]:
            found.setdefault(prefix + token["key"], line)
        elif token[0] in ("[", "{"):
            depth += 1
        elif token[0] in ("]", "}"):
            depth -= 1
    return found


def record_name(document: dict[str, Any], section: str, index: int) -> str:
    """Return the id of the record at INDEX of SECTION in DOCUMENT, or `section[index]` when it has no usable id."""
    records: Any = document
    for part in section.split("."):
        records = records.get(part) if isinstance(records, dict) else None
    record = records[index] if isinstance(records, list) and index < len(records) else None
    return name_of(record, f"{section}[{index}]")


NAME_LIMIT = 100  # longer ids are not repeated in a message
ID = re.compile(r"[a-z]+(-[a-z0-9]+)+")


def name_of(record: Any, otherwise: str) -> str:
    """Return the id of RECORD when it looks like one, or else OTHERWISE."""
    id = record.get("id") if isinstance(record, dict) else None
    return id if isinstance(id, str) and len(id) <= NAME_LIMIT and ID.fullmatch(id) else otherwise


def line_of(where: str, found: dict[str, int]) -> int:
    """Return the line of WHERE, such as `cast-hero.aliases[1]`, or of the closest part of it among those FOUND."""
    while where and where not in found:
        where = where[: max(where.rfind("."), where.rfind("["), 0)]
    return found.get(where, 1)
