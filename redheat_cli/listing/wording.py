"""Numbers, lists and names in words, as in `2 sources`, `3rd` and `Reds, Blues and Greens`; and where sentences end."""

import re

_titles = ("Mr.", "Mrs.", "Ms.", "Dr.", "St.", "Lt.", "Sgt.", "Capt.")


def counted(count: float, noun: str) -> str:
    """Return COUNT with NOUN, a regular one: `1 source`, `2 sources`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def ordinal(number: int) -> str:
    """Return NUMBER as one of a row: `1st`, `2nd`, `11th`."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def listed(names: list[str]) -> str:
    """Return NAMES in a row: `Reds, Blues and Greens`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def mid_sentence(name: str) -> str:
    """Write NAME as it stands inside a sentence, its article in lower case: `a beaten thug`, `the café gang`."""
    article, space, rest = name.partition(" ")
    return f"{article.lower()}{space}{rest}" if article in ("A", "An", "The") else name


def sentences(text: str) -> tuple[str, ...]:
    """Split TEXT after each sentence."""
    parts: list[str] = []
    begun = 0
    for end in re.finditer(r"""[.!?\u2026]["'\u201d)]*\s+(?=["'\u201c(]?[^\W\d_])""", text):
        before = text[begun : end.end()].rstrip()
        last = before.split()[-1]
        if last in _titles or re.fullmatch(r"\w\.", last) or text[end.end()].islower():
            continue
        parts.append(before)
        begun = end.end()
    return (*parts, text[begun:])
