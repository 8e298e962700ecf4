"""How an English word varies, in spellings, plurals, forms and synonyms; and how well a text has a word."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import product

from msgspec import Struct

from redheat_cli.film.word_lists import beside, words

FIRST_INSIDE = "\u0900"  # the scripts from here on, of India and to the east of it, are also found inside a word
WHOLE, SYNONYM, KEYWORD, NAME, START, NONE = range(6)  # how well a record has a word, the best first
# Words that say little: beside others they need not be there.
LITTLE = words("stop_words")

# The British spelling and the American one.
_american = (
    ("isation", "ization"),
    ("ise", "ize"),
    ("ising", "izing"),
    ("our", "or"),
    ("tre", "ter"),
    ("ogue", "og"),
    ("ence", "ense"),
)
_letters = dict(zip("абвгдезийклмнопрстуфхыэіґўьъ", [*"abvgdeziyklmnoprstufhyeigu", "", ""], strict=True))
_letters |= {"ё": "yo", "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
IN_LATIN = str.maketrans(_letters | {"ї": "yi", "є": "ye"})  # what stands for Cyrillic letters

# An ending, and how many letters must be left before it.
_endings = [("ing", 3), ("ed", 3), ("er", 4), ("or", 4), ("man", 4), ("men", 4), ("y", 7), ("ation", 4), ("ion", 5)]
_endings += [("ment", 3), ("ness", 4), ("ist", 5), ("ful", 4), ("ly", 4), ("al", 5)]


@cache
def singular(noun: str) -> str:
    """Return what NOUN, a folded word, shares with its plural and its other spellings."""
    if "\u0400" < noun < "\u0500":  # Cyrillic
        return noun.translate(IN_LATIN)
    if len(noun) > 4:
        for british, american in _american:
            noun = noun.replace(british, american)
    if len(noun) > 4 and noun.endswith(("ie", "ies")):  # a cookie, two cookies; a story, two stories
        return noun.removesuffix("s")[:-2] + "y"
    for end in ("es", "e") if len(noun) > 3 else ():  # a house, two houses; a bus, two buses; a hero, two heroes
        if noun.endswith(end) and noun.removesuffix(end).endswith(("s", "x", "z", "ch", "sh", "o")):
            return noun.removesuffix(end)
    if len(noun) > 3 and noun.endswith("s") and not noun.endswith(("ss", "us")):
        noun = noun[:-1]
    return noun


@cache
def forms(verb: str) -> frozenset[str]:
    """Return stems of VERB, a folded word. Forms of one word share a stem: `direct`, `directing`, `director`."""
    whole = singular(verb)
    if "\u0400" < verb < "\u0500":
        return frozenset(filter(None, (whole, singular(verb.rstrip("аеиоуыьюямвй")))))
    found = {whole, f"{whole[:-3]}y" if whole.endswith("ied") else whole}
    for end, least in _endings:
        stem = whole.removesuffix(end)
        if stem != whole and len(stem) >= least and not set("aeiouy").isdisjoint(stem):
            found |= {stem, singular(stem + "e")}
            if end in ("ing", "ed") and stem[-1] == stem[-2]:  # running: run
                found.add(stem[:-1])
    return frozenset(found)


class Word(Struct, frozen=True):
    """A word or a phrase that was typed, folded, with what stands for it in a text."""

    typed: str
    forms: frozenset[str]
    synonyms: frozenset[str]  # the stems of words that mean the same
    phrases: tuple[str, ...]  # those that have several words
    starts: frozenset[str]  # each word that stands for it begins with one of these
    names: frozenset[str] = frozenset()  # other names of the person whose name it is

    def beginnings(self, apart: bool) -> list[str]:
        """Return beginnings, one of which stands in every folded text that has the word; APART leaves out spaces."""
        if self.typed >= FIRST_INSIDE:
            return [self.typed[:1]]
        return [self.typed.replace(" ", "")[:3]] if apart else [f" {start}" for start in self.starts]

    def level(self, text: str, tokens: Iterable[str]) -> int:
        """Return how well TEXT, which is folded and has the TOKENS, has the word."""
        if self.typed >= FIRST_INSIDE:  # Japanese, Chinese and Thai have no spaces
            return WHOLE if self.typed in text else NONE
        near = [token for token in tokens if token[:3] in self.starts]
        if " " in self.typed:
            phrase, whole = (" ".join(map(singular, one.split())) for one in (self.typed, text))
            if f" {phrase} " in f" {whole} ":
                return WHOLE
            begun = f" {phrase}" in f" {whole}"
        else:
            if any(not self.forms.isdisjoint(forms(token)) for token in near):
                return WHOLE
            begun = len(self.typed) > 2 and f" {self.typed}" in f" {text}"
        if any(not self.synonyms.isdisjoint(forms(token)) for token in near):
            return SYNONYM
        if self.phrases and any(f" {phrase}" in f" {text}" for phrase in self.phrases):
            return SYNONYM
        return NAME if not self.names.isdisjoint(map(singular, near)) else START if begun else NONE

    def among(self, tokens: Iterable[str]) -> set[str]:
        """Return those of TOKENS that have the word."""
        start, starts = self.typed, self.starts
        near = [token for token in tokens if token[:3] in starts or start in token]
        return {token for token in near if self.level(token, [token]) < NONE}


def nearby(starts: Iterable[str], text: str) -> set[str]:
    """Return the words of TEXT, which is folded, that begin with one of STARTS. Faster than a look at each word."""
    return {
        start + rest.partition(" ")[0]
        for start in starts
        if " " not in start
        for rest in f" {text}".split(f" {start}")[1:]
    }


@cache
def word(typed: str, names: frozenset[str] = frozenset()) -> Word:
    """Return TYPED, which is folded, as a Word; NAMES are other names of the person whose name it is."""
    stems = forms(typed)
    varied = stems.union(*(beside(stem, "irregular_forms") for stem in {typed, *stems}))
    same = frozenset[str]().union(*(beside(one, "synonyms") for one in {typed, *varied})) - {typed}
    starts = frozenset(one[:3] for one in {typed, *varied, *same, *names})
    phrases = tuple(sorted(one for one in same if " " in one))
    stems_of_same = frozenset[str]().union(*(forms(one) for one in same if " " not in one))
    return Word(typed, stems.union(*map(forms, varied)), stems_of_same, phrases, starts, names)


@cache
def is_phrase(text: str) -> bool:
    """Tell whether TEXT, words with spaces between them, counts as a word."""
    return text in LITTLE or bool(beside(text, "synonyms"))


def unmasked(text: str, typed: Iterable[str]) -> str:
    """Return TEXT with each masked word, such as `s***`, that may be one of the folded words TYPED written as it is."""
    masked = set(re.findall(r"\w+\*+\w*", text)) if "*" in text else ()
    for sign, word in product(masked, typed):
        if re.fullmatch(sign.casefold().replace("*", r"\w"), word):
            text = text.replace(sign, word)
    return text
