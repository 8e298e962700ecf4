"""Text and words -> what matches: folding, finding people, searching, suggestions."""

import difflib
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")

TYPED_LIMIT = 200  # characters that a text may have that somebody types: the work on it grows with its length

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
_inside = b".'`\""
_ascii = bytes(range(128))


def fold(text: str) -> str:
    """Reduce TEXT to what two spellings of it share: lower case, no marks, no punctuation, single spaces.

    Compatibility forms are taken apart first (Unicode NFKD), so `Koncz Gábor`, `KONCZ GABOR` and
    `koncz-gabor` come out alike. The accents of Latin, Greek and Cyrillic letters, the vowel points of
    Arabic and Hebrew and the hamza on alif are left out. A mark that makes another letter stays: ハンダ
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


def find_people(people: Iterable[T], name: str, names: Callable[[T], Iterable[str]]) -> list[T]:
    """Find who is meant by NAME: the first of four ways that finds anyone decides.

    The ways: NAME is the record's id; it is one of its NAMES, whole; each word of it begins a word of
    one name; it stands inside one name. People come out in the order they came in.
    """
    wanted = fold(name)
    if not wanted:
        return []
    known: list[tuple[Any, list[str]]] = [(person, [fold(one) for one in names(person)]) for person in people]
    words = wanted.split()
    ways: tuple[Callable[[Any, list[str]], bool], ...] = (
        lambda person, own: bool(person.id == name),
        lambda person, own: wanted in own,
        lambda person, own: any(begins(words, one) for one in own),
        lambda person, own: any(wanted in one for one in own),
    )
    for way in ways:
        if hits := [person for person, own in known if way(person, own)]:
            return hits
    return []


def begins(words: Iterable[str], text: str) -> bool:
    """Tell whether each of WORDS begins a word of TEXT; both folded.

    A word in a script from FIRST_INSIDE on may also stand inside one: Japanese, Chinese and Thai have no spaces.
    """
    spaced = f" {text}"
    for word in words:  # noqa: SIM110 - a search asks every record, and a generator would be half of the work
        if (word if word >= FIRST_INSIDE else f" {word}") not in spaced:
            return False
    return True


def search(records: Iterable[T], words: Sequence[str], title: Callable[[T], str], body: Callable[[T], str]) -> list[T]:
    """Find the records in which every one of WORDS begins a word, those with all of them in the title first.

    The body of a record holds the words of its title too. A word with spaces in it is a phrase. Within
    each half the order is the records' own.
    """
    wanted = [word for word in map(fold, words) if word]
    if not wanted:
        return []
    parts = " ".join(wanted).split()
    # Only a phrase needs single spaces, and to make them is most of the work of folding a whole film.
    found = [record for record in records if begins(parts, _bare(body(record)))]
    if parts != wanted:
        found = [record for record in found if begins(wanted, fold(body(record)))]
    return sorted(found, key=lambda record: not begins(wanted, fold(title(record))))


def suggest(word: str, known: Iterable[str]) -> list[str]:
    """Return up to three of KNOWN that look most like WORD, as a whole or in one of their words."""
    by_form: dict[str, str] = {}
    for name in known:
        folded = fold(name)
        for form in (folded, *folded.split()):
            by_form.setdefault(form, name)
    close = difflib.get_close_matches(fold(word[:TYPED_LIMIT]), by_form, n=9, cutoff=0.7)
    return list(dict.fromkeys(by_form[form] for form in close))[:3]


def meant(word: str, known: Iterable[str]) -> str:
    """Word the suggestions for WORD as the end of a sentence; empty when nothing looks like it."""
    close = suggest(word, known)
    return f"; did you mean {' or '.join(close)}?" if close else ""
