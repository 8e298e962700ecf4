"""What somebody typed that matches nothing -> what may have been meant."""

import difflib
from collections.abc import Iterable, Sequence
from math import log

from redheat_cli.film.fold_and_search import NOBODY, TYPED_LIMIT, Names, fold, single_words
from redheat_cli.film.word_forms import LITTLE, word


def nearest(folded: Sequence[str], typed: Sequence[str], names: Names = NOBODY) -> list[str]:
    """Guess what to search records for when none has every word TYPED; without a good guess return nothing.

    FOLDED are the texts of the records, as `search` looks through them. A word that no record has is read as the one
    that looks most like it. When still no record has all the words, the guess is the words as TYPED that one record
    has: more than half of all, and more than half of what they tell. The fewer records have a word, the more it tells;
    LITTLE words alone tell nothing.
    """
    terms = [term for term in single_words(typed, names) if term.typed not in LITTLE]
    if not terms:
        return []
    texts = [text.split() for text in folded]
    known = set[str]().union(*texts)
    found = [term.among(known) for term in terms]
    around = set[str]().union(*(texts[number] for number in _having(texts, set().union(*found))))
    read: list[str] = []
    holders: list[set[int]] = []  # for each word, the numbers of the records that have it
    for term, tokens in zip(terms, found, strict=True):
        alike = "" if tokens else _alike(term.typed, around, 0.75) or _alike(term.typed, known)
        read.append(alike or term.typed)
        holders.append(_having(texts, word(alike).among(known) if alike else tokens))
    weights = [log(1 + len(texts) / max(len(numbers), 0.5)) for numbers in holders]

    def told(number: int) -> float:
        return sum(weight for numbers, weight in zip(holders, weights, strict=True) if number in numbers)

    best = max(sorted(set().union(*holders)), key=told, default=-1)
    kept = [index for index, numbers in enumerate(holders) if best in numbers]
    kept = [index for index in kept if found[index] or len(kept) == len(terms)]
    good = 2 * len(kept) > len(terms) and 2 * told(best) > sum(weights)
    return [read[index] for index in kept] if good else []


def _having(texts: list[list[str]], tokens: set[str]) -> set[int]:
    """Return the numbers of those TEXTS, each a list of words, that have one of TOKENS."""
    return {number for number, text in enumerate(texts) if not tokens.isdisjoint(text)} if tokens else set()


def _alike(typed: str, known: Iterable[str], least: float = 0.77) -> str:
    """Return the word of KNOWN most like the word TYPED, or nothing; LEAST is how like one of four letters must be."""
    off, least = (1, least if len(typed) == 4 else 0.77) if len(typed) < 8 else ((len(typed) + 1) // 4, 0.77)
    shortest, longest = max(4, len(typed) - off), len(typed) + off
    near = (word for word in known if shortest <= len(word) <= longest)
    near_too = sorted(word for word in near if word[0] == typed[0] or word[1:] == typed[1:])
    return next(iter(difflib.get_close_matches(typed, near_too, n=1, cutoff=least)), "")


def meant(typed: str, known: Iterable[str]) -> str:
    """Return the up to three of KNOWN that look most like TYPED as the end of a sentence; empty when nothing does."""
    by_form: dict[str, str] = {}
    for name in known:
        for form in (fold(name), *fold(name).split()):
            by_form.setdefault(form, name)
    close = difflib.get_close_matches(fold(typed[:TYPED_LIMIT]), by_form, n=9, cutoff=0.7)
    likest = list(dict.fromkeys(by_form[form] for form in close))[:3]
    return f"; did you mean {' or '.join(likest)}?" if likest else ""
