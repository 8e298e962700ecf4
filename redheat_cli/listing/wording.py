"""Numbers, lists and names in words: `2 sources`, `3rd`, `Reds, Blues and Greens`, `a beaten thug`."""


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
