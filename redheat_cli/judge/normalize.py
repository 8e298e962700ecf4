"""Bring the spellings of one answer together: what a player types has a form in which two of them are equal."""

import re
from functools import lru_cache

from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.word_forms import IN_LATIN
from redheat_cli.judge.numbers import in_figures, spread

_umlauts = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
# What is written in Latin letters in more than one way, and the ways.
_choices = (
    (r"ий\b", ("i", "iy", "y")),
    (r"ый\b", ("y",)),
    ("ь[её]", ("ye", "ie", "e", "yo")),
    ("ья", ("ya", "ia")),
    ("ё", ("e", "yo")),
    ("й", ("y", "i")),
    (r"\bе", ("e", "ye")),
    ("кс", ("ks", "x")),
    (r"ия\b", ("iya", "ia")),
    ("х", ("kh",)),
)
# Not the A of `A. J. Smith`, and not that of `a hundred`.
_article = re.compile(r"^\W*(the|a|an)\s+(?=.*\w)(?!half|quarter|hundred|thousand|million|billion)", re.IGNORECASE)
_brackets = re.compile(r"\s*[(\[（][^()\[\]（）]*[)\]）]")
WORDS_IN_LATIN = 5  # the spellings of a longer text are too many, and it is no name


@lru_cache(maxsize=2**16)
def plain(text: str) -> str:
    """Return TEXT folded, without a leading article, its numbers in figures: `The Twentieth` -> `20th`.

    A decimal point is kept apart from other dots: `9.2 mm` and `nine point two mm` are one, `92 mm` is another.
    """
    return in_figures(fold(spread(_article.sub("", text))))


@lru_cache(maxsize=2**16)
def key(text: str) -> str:
    """Return what two answers share when they are the same: `plain` without the spaces that no digits need."""
    return re.sub(r"(?<!\d) | (?!\d)", "", plain(text))


@lru_cache(maxsize=2**16)
def spellings(text: str) -> tuple[str, ...]:
    """Return TEXT and its other spellings: with ae, oe and ue for umlauts, and in Latin letters for Cyrillic ones."""
    found = dict.fromkeys((text, text.translate(_umlauts)))
    if re.search("[\u0400-\u04ff]", text):
        latin = [text.lower()]
        if len(text.split()) <= WORDS_IN_LATIN:
            for pattern, ways in _choices:
                latin = list(dict.fromkeys(re.sub(pattern, way, one) for one in latin for way in ways))
        found |= dict.fromkeys(one.translate(IN_LATIN) for one in latin)
    return tuple(found)


@lru_cache(maxsize=2**16)
def keys(text: str) -> frozenset[str]:
    """Return the keys of all spellings of TEXT."""
    return frozenset(map(key, spellings(text)))


def same(one: str, other: str) -> bool:
    """Tell whether the answers ONE and OTHER are spellings of the same; spaces between letters do not count."""
    return key(one) != "" and (key(one) in keys(other) or key(other) in keys(one))


def without_brackets(name: str) -> str:
    """Return NAME without remarks in brackets, as in `Anna (voice)`; a name that is all brackets stays as it is."""
    return _brackets.sub("", name).strip() or name


def stands_in(part: str, text: str) -> bool:
    """Tell whether PART, as a player may type it, is in TEXT as whole words."""
    return f" {plain(part)} " in f" {plain(text)} "


def overlap(one: str, other: str) -> bool:
    """Tell whether one of two answers is the other, or some whole words of it: then both may be held right."""
    return same(one, other) or stands_in(one, other) or stands_in(other, one)
