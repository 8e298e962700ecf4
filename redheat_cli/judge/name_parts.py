"""Take the names of a film's people apart: which of their words are the surname, and which do not count."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from redheat_cli.film import word_lists
from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.word_forms import FIRST_INSIDE
from redheat_cli.judge.normalize import plain, spellings, without_brackets

Words = tuple[str, ...]


# What stands before a name and is no part of it: of a real person, and of a role, where more is a title.
HONOURS, TITLES = word_lists.words("honours"), word_lists.words("titles")
_title_of = word_lists.first_of_line("titles")
_first_names_of_roles = frozenset(("don", "earl", "duke", "dean"))
_also_first_names = _first_names_of_roles | {"major", "king", "prince", "judge", "bishop", "marshal", "deacon"}
ANY_RANK = frozenset(("officer", "detective", "chief"))  # is said of people of every rank
PARTICLES = word_lists.words("particles")
_first_words = word_lists.words("first_words_of_names")
_generation_of = word_lists.first_of_line("generations")
_suffixes = _generation_of.keys() | word_lists.words("after_names")
_initials = re.compile(r"\b(?:[^\W\d_]\.-?){2,}(?![^\s,])")
_article = re.compile(r"(?<!\w)(al|el|as|ash|ad|ar|an|at|az|ul)-(?=\w)|(?<=\s)(ال)(?=\w{3})", re.IGNORECASE)
_joined_to_next = re.compile(r"(?<=\s)(mac|mc|st|saint|ste|san|santa|fitz)\b\.?\s+(?=\w)", re.IGNORECASE)
_relations = ("of", "in", "at", "on", "over", "under", "with", "without", "from", "for", "behind", "near", "and")
_hungarian_surname = re.compile(r"\w*(?:sz|cs|(?<!g)gy\b)|(?:toth|kiss|varga|molnar|nemeth|horvath|balogh|bajor)\b")
THEMSELVES = re.compile(r"(him|her|them)sel(f|ves)|self", re.IGNORECASE)
_quoted = re.compile(r"""(?<!\w)["'“”‘«„]([^"'“”‘’«»„]+)["'“”’»](?!\w)""")
_number = rf"(?:{'|'.join(form for form in _generation_of if ' ' in form)})\b"  # `the second` and the like
# `, the baker` and ` the Bald` after a name, but not ` the Second`, nor the start of ` the Baker's Wife`.
_epithet = re.compile(rf",?\s+(?!{_number})(?:the|an?)\s+(?!.*\w['\u2019]s\b).*", re.IGNORECASE)
_ordinal = re.compile(rf"\s+{_number}\s*$", re.IGNORECASE)


class Said(Struct, frozen=True):
    """A name as somebody may say it: its words without titles and suffixes, the titles, and the generations."""

    words: Words
    titles: frozenset[str]
    generations: frozenset[str]


def without_epithet(role: str) -> str:
    """Return ROLE without brackets and epithet, which follows a comma or one name only: `Boy at the Bar` has none."""
    bare = without_brackets(role)
    found = _epithet.search(bare)
    name = bare[: found.start()] if found else bare
    return name if found and (found[0][0] == "," or len(_stripped(_split(name)).words) == 1) else bare


def called(role: str) -> list[str]:
    """Return what a story may call ROLE beside the whole name: the first name where it has more, and the nickname."""
    nickname = _quoted.search(role)
    words = _quoted.sub("", without_epithet(role)).split()
    while len(words) > 1 and fold(words[0]) in TITLES | _first_words:
        del words[0]
    found = [*words[: len(words) > 1], *([nickname[1]] if nickname else [])]
    return [name for one in found if (name := re.sub(r"^\s*((the|an?)\s+)?|\s+$", "", one, flags=re.IGNORECASE))]


def describes(role: str) -> bool:
    """Tell whether ROLE is a description, as `the man with the false leg`, `Bus Driver` or `Cop 2`, and no name."""
    name = _ordinal.sub("", _quoted.sub("", without_epithet(role)))
    words = name.split() or [""]
    small = any((word.islower() and fold(word) not in PARTICLES) or fold(word) in _relations for word in words)
    article = len(words) > 2 and words[0].lower() in ("the", "a", "an")
    return small or article or fold(words[-1]) in word_lists.words("descriptions") or any(map(str.isdigit, plain(name)))


def is_name(text: str) -> bool:
    """Tell whether TEXT is the first name and the surname of somebody, as in Latin letters: `Vincent van Gogh`."""
    words = text.split()
    capitals = all(word[0].isupper() or fold(word) in PARTICLES for word in words)
    listed = re.search(r"[\d&,;/]|\band\b|^(?:The|A|An)\b", text)
    return (
        len(words) in range(2, 5)
        and capitals
        and not (listed or describes(text) or fold(words[-1]) in word_lists.words("no_surnames"))
    )


def readings(text: str) -> Iterator[Said]:
    """Yield the ways to read TEXT as a name: each of its spellings, with a nickname left out or as the first name."""
    nickname = _quoted.search(text)
    without = _quoted.sub("", text)
    texts = [text, without] if nickname else [text]
    if nickname and (rest := without.split(maxsplit=1)[1:]):
        texts.append(f"{nickname[1]} {rest[0]}")
    for one in texts:
        before, comma, after = one.partition(",")
        for form in spellings(one):
            words = _split(form)
            stripped = _stripped(words)
            yield stripped
            if stripped.titles and stripped.words and words[0] in _also_first_names:
                yield Said((words[0], *stripped.words), frozenset(), stripped.generations)
        if comma and after:
            yield _stripped(_split(f"{after} {before}"))


def _split(text: str) -> list[str]:
    """Split the name TEXT into words, folded: Mac and St. belong to the next, `al-` and initials are on their own."""
    text = _initials.sub(
        lambda found: found[0] if fold(found[0]) in _suffixes else " ".join(filter(str.isalpha, found[0])),
        without_brackets(text),
    )
    text = _joined_to_next.sub(r"\1", _article.sub(r"\1\2 ", text))
    words = [word for part in re.split(r"[\s,・·]+", text) if (word := fold(part).replace(" ", ""))]
    return words[1:] if words[0:1] == ["the"] and len(words) > 1 else words


def _stripped(words: Sequence[str]) -> Said:
    """Return WORDS without the titles before the name and what follows it; all of a name may be such words."""
    rest, titles, suffixes = list(words), set(), set()
    if (number := " ".join(rest[-2:])) in _generation_of:
        rest[-2:] = [_generation_of[number]]
    while rest and rest[-1] in _suffixes and (len(rest) > 1 or len(rest[0]) > 1):
        suffixes.add(_generation_of.get(rest.pop(), ""))
    while rest and rest[0] in TITLES and (len(rest) > 1 or rest[0] not in _also_first_names):
        titles.add(_title_of[rest.pop(0)])
    return Said(tuple(rest), frozenset(titles), frozenset(suffixes - {""}))


def forms(name: str, asian: bool, latin: str) -> Iterator[Words]:
    """Yield the words of NAME in each of its readings, with the surname last; the rest is as in `_oriented`."""
    for reading in readings(name):
        yield from _oriented(name, reading.words, asian, latin)


def _oriented(name: str, words: Words, asian: bool, latin: str) -> Iterator[Words]:
    """Yield WORDS of NAME with the surname last; either end of an ASIAN name may be it, but a hyphenated end is not.

    A name in Hangul or Chinese characters without spaces is split after its surname where LATIN shows that each
    character is a syllable.
    """
    hungarian = re.search(r"[áéíóöőúüű]\w*$", name.lower()) or _hungarian_surname.match(" ".join(words))
    first_names = word_lists.words("hungarian_first_names")
    if hungarian and len(words) > 1 and words[-1] in first_names and words[0] not in first_names:
        words = (*words[1:], words[0])
    hyphened = [fold(part).replace(" ", "") for part in name.split() if "-" in part]
    if asian and len(words) == 1 and (size := _surname_length(words[0], latin)):
        yield (words[0][size:], words[0][:size])
    elif asian and len(words) > 1 and words[-1] in hyphened:
        *before, surname, first = words
        yield (*before, surname)
        yield (first, surname)
        yield (*before, first, surname)
    elif words:
        yield words
        if asian and words[0] not in hyphened:
            yield (*words[1:], words[0])


def _surname_length(word: str, latin: str) -> int:
    if word[:2] in word_lists.words("surnames_of_two_signs"):
        return 2
    if re.fullmatch("[\uac00-\ud7a3]{2,4}", word):
        return 1
    syllables = len(re.findall("[aeiouyü]+", latin.lower()))
    return int(re.fullmatch("[\u3400-\u9fff]{2,3}", word) is not None and len(word) == syllables)


def surnames(form: Words) -> Iterator[str]:
    """Yield the last words of FORM, run together: each of them is the surname, with its particles or without."""
    for at in range(1, len(form)):
        yield "".join(form[at:])


def turned(form: Words) -> Iterator[str]:
    """Yield FORM, a name with the surname last, as one word in each order: `maxvonsydow`, `vonsydowmax`, `sydowmax`."""
    for at in range(len(form)):
        yield "".join(form[at:] + form[:at])
        first = at
        while first > 1 and form[first - 1] in PARTICLES:
            first -= 1
            yield "".join(form[at:] + form[:first])


def is_no_name(words: Words, rest: Words, of_role: bool) -> bool:
    """Tell whether WORDS before the REST of a name are no answer: an initial, an article or, OF_ROLE, titles.

    Don, Earl, Duke and Dean are first names where only a surname follows.
    """
    titles = TITLES if len(rest) > 1 else TITLES - _first_names_of_roles
    short = words[0] < FIRST_INSIDE and len("".join(words)) == 1
    return short or words[0].isdigit() or {*words} <= _first_words | _suffixes | (titles if of_role else frozenset())
