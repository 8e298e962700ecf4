"""What a player types -> the form in which two spellings of one answer are equal."""

import re
from functools import lru_cache

from redheat_cli.film.search import fold

_below_twenty = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_tens = "ten twenty thirty forty fifty sixty seventy eighty ninety"
_values = {word: n for n, word in enumerate(_below_twenty.split())}
_values |= {word: 10 * n for n, word in enumerate(_tens.split(), 1)}
_irregular = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_ordinals = {re.sub("y$", "ie", word) + "th": n for word, n in _values.items()} | _irregular
_figures = {word: str(n) for word, n in _values.items()} | {word: f"{n}th" for word, n in _ordinals.items()}
_scales = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return TEXT folded, without a leading article, its numbers in figures: `The Twentieth` -> `20th`.

    A decimal point is kept apart from other dots: `9.2 mm` and `nine point two mm` are one, `92 mm` is another.
    """
    text = re.sub(r"(?<=\d)[.,](?=\d{3}(?!\d))", "", text)
    text = re.sub(r"(?<=\d)[.,](?=\d)", " point ", text)
    words = fold(text).split()
    if len(words) > 1 and words[0] in ("the", "a", "an"):
        del words[0]
    return _in_figures(" ".join(words))


def same(one: str, other: str) -> bool:
    """Tell whether the answers ONE and OTHER are spellings of the same; spaces between letters do not count."""
    return key(one) == key(other) != ""


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """Return what two answers share when they are the same: `plain` without the spaces that no digits need."""
    return re.sub(r"(?<!\d) | (?!\d)", "", plain(text))


def stands_in(part: str, text: str) -> bool:
    """Tell whether PART, as a player may type it, is in TEXT as whole words."""
    return f" {plain(part)} " in f" {plain(text)} "


def overlap(one: str, other: str) -> bool:
    """Tell whether one of two answers is the other, or some whole words of it: then both may be held right."""
    return same(one, other) or stands_in(one, other) or stands_in(other, one)


def _in_figures(text: str) -> str:
    """Write the numbers in TEXT, which is folded, in figures: twenty five -> 25, 3rd -> 3th, two hundred -> 200."""
    words = [_figures.get(word, word) for word in text.split()]
    text = " ".join(words)
    if not re.search(r"\d", text):
        return text
    text = re.sub(r"\b(\d+)(st|nd|rd)\b", r"\1th", text)
    text = re.sub(r"\b([2-9])0 ([1-9](th)?)\b", r"\1\2", text)
    text = re.sub(r"\b(1[1-9]|20) ([1-9]\d)\b", r"\1\2", text)  # a year in two halves
    for scale in (one for one in _scales if one in words):
        larger = rf"\b(\d+) ({scale})\b(?: (?:and )?(\d+)\b(?! (?:{'|'.join(_scales)})))?"
        text = re.sub(larger, lambda found: str(int(found[1]) * _scales[found[2]] + int(found[3] or 0)), text)
    return text
