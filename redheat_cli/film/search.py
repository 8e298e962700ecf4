"""Text, and what somebody typed -> the records that match it, the best first, or the best guess."""

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import pairwise
from math import log
from typing import Any, TypeVar

from msgspec import Struct

from redheat_cli.film.word_forms import IRREGULAR, LITTLE, SYNONYMS, forms, singular

T = TypeVar("T")
Texts = Callable[[T], str]
TYPED_LIMIT = 200  # characters of what somebody types: a name, words, an answer; the work on it grows with its length

# Signs that stand inside a word are dropped, and letters that Unicode does not take apart are spelled out. The signs:
# two apostrophes, the soft hyphen, the joiners, the line that makes an Arabic word longer, and what styles an emoji.
_spelled = dict.fromkeys("\u2019\u02bc\u00ad\u200c\u200d\u034f\u0640\ufe0e\ufe0f", "")
_spelled |= {"þ": "th", "æ": "ae", "œ": "oe"}
_spelled |= {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ħ": "h", "ŧ": "t", "\u0671": "\u0627"}
_hamza = "\u0653\u0654\u0655"  # not counted on alif alone
# Canonical combining classes (Unicode, UAX 44): 0 is a letter or a vowel sign. The others here make another letter: the
# nukta, the voicing marks of kana, the virama, the vowel signs and tones of Telugu, Thai, Lao and Tibetan.
_makes_a_letter = {0, 7, 8, 9, 84, 91, 103, 107, 118, 122, 129, 130, 132}
FIRST_INSIDE = "\u0900"  # the scripts from here on, of India and to the east of it, are also found inside a word
# The rest in one table for bytes, because a search folds the whole film: lower case, and a space for what is no word.
_plain = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(128)) + bytes(range(128, 256))
_inside, _ascii = b".'`\"", bytes(range(128))


@cache  # a look-up by name folds the same names again and again
def fold(text: str) -> str:
    """Reduce TEXT to what two spellings of it share: lower case, no marks, no punctuation, single spaces.

    Compatibility forms are taken apart first (Unicode NFKD). The accents of Latin, Greek and Cyrillic letters, the
    vowel points of Arabic and Hebrew and the hamza on alif are left out. A mark that makes another letter stays: ハンダ
    is not パンダ. Text without a letter or a digit comes out empty.
    """
    return " ".join(_bare(text).split())


def _bare(text: str) -> str:
    """Fold TEXT but for the spaces: one or more stand for each sign that is no part of a word."""
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
        if joins:
            text = unicodedata.normalize("NFC", text)
    if "&" in text:
        text = text.replace("&", " and ")
    return text.encode(errors="replace").translate(_plain, _inside).decode()


WHOLE, FORM, SYNONYM, START, NONE = range(5)  # how well a text has a word, the best first


class Word(Struct, frozen=True):
    """A word or a phrase that was typed, folded, with what stands for it in a text."""

    typed: str
    singular: str
    forms: frozenset[str]
    synonyms: frozenset[str]
    starts: frozenset[str]  # each word that stands for it begins with one of these

    def beginnings(self, apart: bool) -> list[str]:
        """Return texts of which every folded text with the word has one; APART, without its spaces."""
        if self.typed >= FIRST_INSIDE:
            return [self.typed[:1]]
        return [self.typed.replace(" ", "")[:3]] if apart else [f" {start}" for start in self.starts]

    def level(self, text: str, tokens: Iterable[str]) -> int:
        """Return how well TEXT, which is folded and has the TOKENS, has the word."""
        if self.typed >= FIRST_INSIDE:  # Japanese, Chinese and Thai have no spaces
            return WHOLE if self.typed in text else NONE
        if " " in self.typed:
            phrase, whole = (" ".join(map(singular, text.split())) for text in (self.typed, text))
            return WHOLE if f" {phrase} " in f" {whole} " else START if f" {phrase}" in f" {whole}" else NONE
        near = [token for token in tokens if token[:3] in self.starts]
        if self.singular in map(singular, near):
            return WHOLE
        if any(not self.forms.isdisjoint(forms(token)) for token in near):
            return FORM
        same = not self.synonyms.isdisjoint(map(singular, near))
        return SYNONYM if same else START if len(self.typed) > 2 and f" {self.typed}" in f" {text}" else NONE

    def among(self, tokens: Iterable[str]) -> set[str]:
        """Return those of TOKENS that have the word."""
        start, starts = self.typed, self.starts
        near = [token for token in tokens if token[:3] in starts or start in token]
        return {token for token in near if self.level(token, [token]) < NONE}


@cache
def word(typed: str) -> Word:
    """Return TYPED, which is folded, as a Word."""
    stems = forms(typed)
    varied = stems.union(*(group for group in IRREGULAR if not stems.isdisjoint(group)))
    same = set[str]().union(*(group for group in SYNONYMS if not group.isdisjoint({typed, *varied})))
    starts = frozenset(form[:3] for form in {typed, *varied, *same})
    return Word(typed, singular(typed), stems.union(*map(forms, varied)), frozenset(map(singular, same)), starts)


def words(typed: Iterable[str]) -> list[Word]:
    """Return what was TYPED, where an item with spaces is a phrase, without the LITTLE words beside others."""
    folded = [text for text in map(fold, typed) if text]
    return [word(text) for text in [text for text in folded if text not in LITTLE] or folded]


def search(records: Sequence[T], typed: Sequence[str], title: Texts[T], body: Texts[T], place: Any = None) -> list[T]:
    """Find the RECORDS that mention every word TYPED, the best first.

    First come those for which PLACE, a function of the record and of whether its title has all the words, is least;
    then those with the words themselves or in the plural, other forms, synonyms, and longer words that begin so;
    among equals those with the words in the TITLE; then with the little words, and in the spelling TYPED; then early.
    BODY is all the text of a record. When nothing is found, words may be written apart or together: `bath house`.
    """
    texts, wanted = [f" {_bare(body(record))}" for record in records], words(typed)
    each, spelled = [text for text in map(fold, typed) if text], set(map(fold, typed))
    ways = [(wanted, False), (words(["".join(term.typed for term in wanted)]), True), (wanted, True)]
    ways += [(words([*each[:at], a + b, *each[at + 2 :]]), False) for at, (a, b) in enumerate(pairwise(each))]
    for tried, apart in ways if wanted else ():
        numbers = list(range(len(texts)))
        for term in tried:  # cheap to ask first, and most records go
            first, *further = term.beginnings(apart)
            if apart:
                numbers = [n for n in numbers if first in texts[n].replace(" ", "")]
            elif further:
                numbers = [n for n in numbers if first in texts[n] or any(start in texts[n] for start in further)]
            else:
                numbers = [n for n in numbers if first in texts[n]]
        ranked = []
        for number, record in ((number, records[number]) for number in numbers):
            head, id = fold(title(record)), fold(getattr(record, "id", ""))
            if rank := _rank(tried, spelled, head, id, texts[number], apart):
                ranked.append((place(record, not rank[0] and not rank[2]) if place else 0, rank, number))
        if ranked:
            return [records[number] for *_, number in sorted(ranked)]
    return []


def _rank(wanted: list[Word], spelled: set[str], head: str, id: str, text: str, apart: bool) -> tuple[Any, ...] | None:
    """Say how well TEXT, with the title HEAD and ID, has all WANTED words, the least being the best; None for not all.

    With APART, two neighbouring words of TEXT count as one, too. SPELLED are the words that were typed, all of them.
    """
    tokens, stems = text.split(), {term.singular for term in wanted}
    known = {*tokens, *map("".join, pairwise(tokens))} if apart else {*tokens}
    levels = [term.level(text, known) for term in wanted]
    if NONE in levels:
        return None
    below = sum(term.level(head, head.split()) > max(own, FORM) for term, own in zip(wanted, levels, strict=True))
    early = [next((at for at, one in enumerate(one.split()) if singular(one) in stems), 99) for one in (head, text)]
    named = sum(term.level("", id.split()) == NONE for term in wanted)
    scattered = " ".join(term.typed for term in wanted) not in " ".join(tokens)
    little = sum(word(typed).level("", tokens) == NONE for typed in spelled & LITTLE)
    return START in levels, sum(levels), below, scattered, named, little, len(spelled - known), early


def spans(text: str, typed: Iterable[str]) -> list[tuple[int, int]]:
    """Return where in TEXT the words TYPED stand: the start and the end of each word that stands for one of them."""
    wanted = [term for item in words(typed) for term in words(item.typed.split())]
    found = ((fold(match[0]), match.span()) for match in re.finditer(r"\w+(?:['\u2019.]\w+)*", text))
    return [span for token, span in found if any(term.level(token, [token]) < NONE for term in wanted)]


def nearest(records: Sequence[T], typed: Sequence[str], body: Texts[T]) -> list[str]:
    """Guess what to search RECORDS for when none has every word TYPED; without a good guess return nothing.

    A word that no record has is read as the one that looks most like it. When still no record has all the words, the
    guess is the words as TYPED that one record has: more than half of all, and more than half of what they tell. The
    fewer records have a word, the more it tells. BODY is all the text of a record.
    """
    texts = [set(_bare(body(record)).split()) for record in records]
    known = set().union(*texts)
    parts = [term for text in words(typed) for term in words(text.typed.split())]
    found = [term.among(known) for term in parts]
    around = set().union(*(text for text in texts if not text.isdisjoint(set().union(*found))))
    telling, having = Counter[int](), list[set[int]]()
    for index, term in enumerate(parts):
        if not found[index] and (alike := _alike(term.typed, around, 0.75) or _alike(term.typed, known)):
            parts[index] = word(alike)
        tokens = found[index] or parts[index].among(known)
        having.append({number for number, text in enumerate(texts) if not tokens.isdisjoint(text)})
        telling.update(dict.fromkeys(having[-1], log(1 + len(texts) / max(len(having[-1]), 0.5))))
    total = sum(log(1 + len(texts) / max(len(numbers), 0.5)) for numbers in having)
    best = max(sorted(telling), key=telling.__getitem__, default=-1)
    kept = [index for index, numbers in enumerate(having) if best in numbers]
    kept = [index for index in kept if found[index] or len(kept) == len(parts)]
    return [parts[index].typed for index in kept] if 2 * len(kept) > len(parts) and 2 * telling[best] > total else []


def _alike(typed: str, known: Iterable[str], least: float = 0.77) -> str:
    """Return the word of KNOWN most like the word TYPED, or nothing; LEAST is how like one of four letters must be."""
    longest, least = (1, least if len(typed) == 4 else 0.77) if len(typed) < 8 else ((len(typed) + 1) // 4, 0.77)
    near = (word for word in known if len(word) > 3 and abs(len(word) - len(typed)) <= longest)
    near_too = sorted(word for word in near if word[0] == typed[0] or word[-3:] == typed[-3:])
    return next(iter(difflib.get_close_matches(typed, near_too, n=1, cutoff=least)), "")


def find_people(people: Sequence[T], name: str, names: Callable[[T], Iterable[str]]) -> list[T]:
    """Find who of PEOPLE is meant by NAME, in the order they come in: the first way that finds anybody decides.

    NAME is the record's id; it is one of the NAMES, also written apart or together; each word of it is a word of one
    name; each stands for or begins one, in one name or several; NAME stands inside one; all this without LITTLE words.
    """
    wanted = fold(name)
    parts, joined = [word(part) for part in wanted.split()], wanted.replace(" ", "")
    known: list[tuple[Any, list[str]]] = [(person, [fold(text) for text in names(person)]) for person in people]

    def has(text: str) -> bool:
        return all(part.level(text, text.split()) < NONE for part in parts)

    ways: tuple[Callable[[Any, list[str]], bool], ...] = (
        lambda person, own: bool(person.id == name),
        lambda person, own: wanted in own or joined in [name.replace(" ", "") for name in own],
        lambda person, own: any({*wanted.split()}.issubset(name.split()) for name in own),
        lambda person, own: any(has(name) or all(f" {part}" in f" {name}" for part in wanted.split()) for name in own),
        lambda person, own: has(" ".join(own)),
        lambda person, own: len(joined) > 2 and any(joined in name.replace(" ", "") for name in own),
    )
    for way in ways if wanted else ():
        if hits := [person for person, own in known if way(person, own)]:
            return hits
    telling = " ".join(term.typed for term in words(wanted.split()))
    return find_people(people, telling, names) if telling != wanted else []


def meant(typed: str, known: Iterable[str]) -> str:
    """Return the up to three of KNOWN that look most like TYPED as the end of a sentence; empty when nothing does."""
    by_form: dict[str, str] = {}
    for name in known:
        for form in (fold(name), *fold(name).split()):
            by_form.setdefault(form, name)
    close = difflib.get_close_matches(fold(typed[:TYPED_LIMIT]), by_form, n=9, cutoff=0.7)
    likest = list(dict.fromkeys(by_form[form] for form in close))[:3]
    return f"; did you mean {' or '.join(likest)}?" if likest else ""
