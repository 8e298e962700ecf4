"""Fold texts to what two spellings share, and find the records that match what somebody typed, the best first."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import TypeVar

from msgspec import Struct

from redheat_cli.film import word_forms
from redheat_cli.film.word_forms import (
    FIRST_INSIDE,
    LITTLE,
    NONE,
    START,
    WHOLE,
    Word,
    is_phrase,
    nearby,
    singular,
    word,
)

T = TypeVar("T")
Names = Mapping[str, frozenset[str]]  # a word that was typed -> the other names of the person whose name it is
NOBODY: Names = {}
# Of the LITTLE words those that any sentence may have, so that it counts for nothing when a record has them.
_silent = frozenset({"a", "an", "any", "are", "exists", "is", "of", "or", "the", "there"})
TYPED_LIMIT = 200  # characters of what somebody types: a name, words, an answer; the work on it grows with its length

# Signs that stand inside a word are dropped, and letters that Unicode does not take apart are spelled out. The signs:
# two apostrophes, the soft hyphen, the joiners, the line that makes an Arabic word longer, and what styles an emoji.
_spelled = dict.fromkeys("\u2019\u02bc\u00ad\u200c\u200d\u034f\u0640\ufe0e\ufe0f", "")
_spelled |= {"þ": "th", "æ": "ae", "œ": "oe"}
_spelled |= {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ħ": "h", "ŧ": "t", "\u0671": "\u0627"}
# Hindi writes borrowed sounds with a nukta or without, and a dot for a nasal letter before another of its class.
_spelled |= {"\u0901": "\u0902"}
_borrowed = "(?<=[कखगजफ])\u093c"
_nasal = "(?:ङ(?=्[क-घ])|ञ(?=्[च-झ])|ण(?=्[ट-ढ])|न(?=्[त-ध])|म(?=्[प-भ]))्"
_hamza = "\u0653\u0654\u0655"  # not counted on alif alone
# Canonical combining classes (Unicode, UAX 44): 0 is a letter or a vowel sign. The others here make another letter: the
# nukta, the voicing marks of kana, the virama, the vowel signs and tones of Telugu, Thai, Lao and Tibetan.
_makes_a_letter = {0, 7, 8, 9, 84, 91, 103, 107, 118, 122, 129, 130, 132}
# The rest in one table for bytes, because much is folded: lower case, an apostrophe for the signs inside a word, which
# are dropped after that, and a space for what is no word.
_inside, _ascii = b".'`\"", bytes(range(128))
_plain = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 39 if code in _inside else 32 for code in _ascii)
_plain += bytes(range(128, 256))


@cache  # a look-up by name folds the same names again and again
def fold(text: str) -> str:
    """Reduce TEXT to what two spellings of it share: lower case, no marks, no punctuation, single spaces.

    Compatibility forms are taken apart first (Unicode NFKD). The accents of Latin, Greek and Cyrillic letters, the
    vowel points of Arabic and Hebrew, the hamza on alif and the nukta of ज़ are left out. A mark that makes another
    letter stays: ハンダ is not パンダ. Text without a letter or a digit comes out empty.
    """
    return " ".join(bare(text).split())


def bare(text: str) -> str:
    """Fold TEXT but for the spaces: one or more stand for each sign that is no part of a word. Faster than `fold`."""
    if not text.isascii():
        text, joins = unicodedata.normalize("NFKD", text).casefold(), False
        for sign in sorted(set(text.encode(errors="replace").translate(None, _ascii).decode())):  # points before hamza
            if sign in _spelled:
                text = text.replace(sign, _spelled[sign])
            elif unicodedata.combining(sign) not in _makes_a_letter:
                text = text.replace(f"\u0627{sign}", "\u0627") if sign in _hamza else text.replace(sign, "")
            elif sign.isalnum() or unicodedata.category(sign) in ("Mn", "Mc"):
                joins = joins or sign >= FIRST_INSIDE
            else:
                text = text.replace(sign, " ")
        if not {"\u093c", "\u094d"}.isdisjoint(text):
            text = re.sub(_nasal, "\u0902", re.sub(_borrowed, "", text))
        if joins:
            text = unicodedata.normalize("NFC", text)
    if "&" in text:
        text = text.replace("&", " and ")
    return text.encode(errors="replace").translate(_plain).replace(b"'", b"").decode()


def searched(body: str, keywords: str = "") -> str:
    """Fold BODY, all the words of a record, and its KEYWORDS, which commas part, for `search` to look through.

    A space stands before each word, and a tab before each keyword.
    """
    return "\t".join([f" {bare(text)}" for text in (body, *filter(None, keywords.split(",")))])


def words(typed: Iterable[str], names: Names = NOBODY) -> list[Word]:
    """Return what was TYPED, where an item with spaces is a phrase, without the LITTLE words beside others."""
    folded: list[str] = []
    for text in filter(None, map(fold, typed)):
        if folded and is_phrase(f"{folded[-1]} {text}"):
            text = f"{folded.pop()} {text}"
        folded.append(text)
    folded = [*dict.fromkeys(folded)]
    kept = [text for text in folded if text not in LITTLE] or [text for text in folded if " " in text] or folded
    return [word(text, names.get(text, frozenset())) for text in kept]


class Rank(Struct, order=True):
    """How good a match is: of two, the better has less in the first field in which they differ."""

    place: int  # what the caller thinks of the record
    levels: int  # how well the record has the words, all together; a word that its title has worse counts more
    scattered: bool  # they do not stand together
    unnamed: int  # words that its id does not have
    little: int  # little words that it lacks
    early: int  # where the first of the words stands in its text
    number: int


def search(
    records: Sequence[T],
    typed: Sequence[str],
    texts: Sequence[str],
    title: Callable[[T], str],
    place: Callable[[T, bool], int] = lambda record, named: 0,
    names: Names = NOBODY,
) -> list[T]:
    """Find the RECORDS that have every word TYPED, the best first, as Rank says.

    TEXTS are those of the records, as `searched` makes them: keywords count less, and what stands in the TITLE of a
    record counts more. PLACE takes a record and whether its title has all the words. NAMES holds the other names of the
    person whose name a word is. When nothing is found, words may be written apart or together: `bath house`.
    """
    each = [text for text in map(fold, typed) if text]
    little = LITTLE.intersection(each) - _silent

    def rank(number: int, wanted: list[Word], starts: frozenset[str], apart: bool) -> Rank | None:
        record, [body, *keywords] = records[number], texts[number].split("\t")
        tokens, more = body.split(), " ".join(keywords).split()
        text = known = " ".join(tokens)
        if apart:
            known = " ".join([text, *map("".join, pairwise(tokens))])
            more += list(map("".join, pairwise(more)))
        extra, near_text = " ".join(more), nearby(starts, known)
        levels = [term.level(text, near_text) for term in wanted]
        for at, term in enumerate(wanted):
            if levels[at] > word_forms.KEYWORD and more and term.level(extra, nearby(starts, extra)) < START:
                levels[at] = word_forms.KEYWORD
        if NONE in levels:
            return None
        head = fold(title(record))
        near_head = nearby(starts, head)
        in_title = [term.level(head, near_head) for term in wanted]
        named = all(own == WHOLE for own in in_title)
        below = sum(own > max(level, word_forms.SYNONYM) for own, level in zip(in_title, levels, strict=True))
        phrase, id = " ".join(term.typed for term in wanted), getattr(record, "id", "").split("-")
        return Rank(
            place=place(record, named),
            levels=sum(levels) + 2 * below,
            scattered=phrase not in text and phrase not in extra,
            unnamed=sum(term.level("", id) == NONE for term in wanted),
            little=sum(word(text).level("", [*tokens, *more]) == NONE for text in little),
            early=_first(tokens, near_text, wanted),
            number=number,
        )

    for wanted, apart in _readings(each, names):
        squeezed = "\n".join(texts).replace(" ", "").replace("\t", "").split("\n") if apart else texts
        numbers = _may_have(squeezed, wanted, apart)
        starts = frozenset[str]().union(*(term.starts for term in wanted))
        if found := sorted(filter(None, (rank(number, wanted, starts, apart) for number in numbers))):
            return [records[match.number] for match in found]
    return []


def _readings(folded: list[str], names: Names) -> Iterator[tuple[list[Word], bool]]:
    """Yield the ways to read what was typed, FOLDED, the likeliest first.

    Each is the words that are wanted, and whether a record may have them written apart.
    """
    if not folded:
        return
    wanted = words(folded, names)
    yield wanted, False
    yield wanted, True
    single, tried = " ".join(folded).split(), set[frozenset[str]]()
    for at, (first, second) in enumerate(pairwise(single)):
        typed = [*single[:at], first + second, *single[at + 2 :]]
        if frozenset(typed) not in tried:  # the order of the words finds nothing else
            tried.add(frozenset(typed))
            yield words(typed, names), False


def _may_have(texts: Sequence[str], wanted: list[Word], apart: bool) -> list[int]:
    """Return the numbers of those TEXTS that have a beginning of each word WANTED; APART says that they have no spaces.

    This is cheap to ask, and few texts are left.
    """
    numbers: Iterable[int] = range(len(texts))
    for term in wanted:
        numbers = {number for start in term.beginnings(apart) for number in numbers if start in texts[number]}
    return sorted(numbers)


def _first(tokens: list[str], near: set[str], wanted: list[Word]) -> int:
    """Return where the first of TOKENS stands that is one of the WANTED words, which are among NEAR; 99 for none."""
    stems = {singular(term.typed) for term in wanted}
    return min((tokens.index(token) for token in near if singular(token) in stems and token in tokens), default=99)


def spans(text: str, typed: Iterable[str]) -> list[tuple[int, int]]:
    """Return where in TEXT the words TYPED stand: the start and the end of each word that stands for one of them."""
    wanted = [*words(typed), *single_words(typed)]
    found = ((fold(match[0]), match.span()) for match in re.finditer(r"\w+(?:['\u2019.]\w+)*", text))
    return [span for token, span in found if any(term.level(token, [token]) < NONE for term in wanted)]


def find_people(people: Sequence[T], name: str, names: Callable[[T], Iterable[str]]) -> list[T]:
    """Find who of PEOPLE is meant by NAME, in the order they come in: the first way that finds anybody decides.

    NAME is the record's id; it is one of the NAMES, also written apart or together; each word of it is a word of one
    name; each stands for or begins one, in one name or several; NAME stands inside one; all this without LITTLE words.
    """
    if hits := [person for person in people if getattr(person, "id", None) == name]:
        return hits
    wanted = fold(name)
    parts, joined = frozenset(wanted.split()), wanted.replace(" ", "")
    own = [tuple(names(person)) for person in people]
    known = {texts: [fold(text) for text in texts] for texts in {*own}}  # many quotes have the same speakers

    def has(text: str) -> bool:
        return all(word(part).level(text, text.split()) < NONE for part in parts)

    ways: tuple[Callable[[list[str]], bool], ...] = (
        lambda own: wanted in own or joined in [name.replace(" ", "") for name in own],
        lambda own: any(parts.issubset(name.split()) for name in own),
        lambda own: any(has(name) or all(f" {part}" in f" {name}" for part in parts) for name in own),
        lambda own: has(" ".join(own)),
        lambda own: len(joined) > 2 and any(joined in name.replace(" ", "") for name in own),
    )
    for way in ways if wanted else ():
        if meant := {texts for texts, folded in known.items() if way(folded)}:
            return [person for person, texts in zip(people, own, strict=True) if texts in meant]
    telling = " ".join(term.typed for term in words(wanted.split()))
    return find_people(people, telling, names) if telling != wanted else []


def single_words(typed: Iterable[str], names: Names = NOBODY) -> list[Word]:
    """Return the single words of what was TYPED, each once, without the LITTLE words beside others."""
    parts = list(dict.fromkeys(part for text in map(fold, typed) for part in text.split()))
    return [word(part, names.get(part, frozenset())) for part in parts if part not in LITTLE] or [*map(word, parts)]
