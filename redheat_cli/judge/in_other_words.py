"""Other words for the same answer: a list in another order, a number with its unit, a place with its preposition."""

import re
from collections.abc import Iterator

from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import Question
from redheat_cli.film.word_forms import singular
from redheat_cli.judge.film_names import asks_who, is_name
from redheat_cli.judge.normalize import key, plain
from redheat_cli.judge.said_in_a_sentence import WORKS, asks_for_title

# A list may be said in any order where the question asks for several, and not for their order.
_several = re.compile(
    r"\b(who|whose|two|three|four|five|both|between|pair|couple|duo|trio|brothers|sisters|twins|parents|people)\b|"
    r"^(what|which) (are|were)\b|"
    rf"\b(which|what|name|list)( the)?( (?!{WORKS}|title)\w+)? "
    r"(?!(?:is|was|does|has|this)\b)\w+s\b"
)
_ordered = re.compile(r"\b(order|whom|respectively|left|top|bottom|second|then|words?|rank\w*|beat|defeated|lost)\b")
_between = re.compile(r"[,;](?=\s)|\s/|/\s|(?<=\w{3})/(?=\w{3})|&|\band\b|\bin\b(?=\s\d)", re.IGNORECASE)
_number = r"(?:minus )?\d+(?: point \d+)?"
_ages = {"year", "year old", "year of age"}
_units = {"km": "kilometre", "m": "metre", "cm": "centimetre", "mm": "millimetre", "kg": "kilogram", "min": "minute"}
# It asks what somebody did: the answer is no title such as `They Live`.
_deed = re.compile(r"^(why|how)\b|\b(do|doing|happen(s|ed)?|jobs?)\b")
_subject = re.compile(r"^\s*(?:he|she|they|it)\s+(?=\w)", re.IGNORECASE)
# It asks for a place: what stands in one may be said with the place or without.
_place = re.compile(
    rf"\bwhere\b|\b(in|inside|at|on|to|into|from) (which|what) (?!{WORKS})|"
    r"\b(which|what) (\w+ )?(city|country|place|spot|state|town)\b|\binside what$"
)
_preposition = re.compile(r"\s*(?:in|inside|at|on|to|into|from)\s+(?=\w)", re.IGNORECASE)
_titled = re.compile(rf"\b({WORKS})\b")  # it may be called `In Bruges`
_job = re.compile(r"\b(jobs?|profession|occupation|trade|works? as|worked as)\b")
_fields = {  # what a person does who is called by the word
    "designer": "design", "director": "direction", "producer": "production", "editor": "editing", "writer": "writing",
    "coordinator": "coordination", "supervisor": "supervision", "decorator": "decoration", "mixer": "mixing",
    "choreographer": "choreography", "photographer": "photography", "animator": "animation", "singer": "singing",
}  # fmt: skip
_same_field = {
    "director of photography": "photography", "cinematographer": "photography", "cinematography": "photography",
    "composer": "music", "music composer": "music", "original music composer": "music", "original music": "music",
    "lyricist": "lyric", "vocalist": "singing", "vocal": "singing", "song": "singing",
}  # fmt: skip
_kin = {
    "mum": "mother", "mom": "mother", "mommy": "mother", "mummy": "mother", "mama": "mother", "dad": "father",
    "daddy": "father", "papa": "father", "granny": "grandmother", "grandma": "grandmother", "gran": "grandmother",
    "grandpa": "grandfather", "granddad": "grandfather", "grandad": "grandfather",
}  # fmt: skip
_companies = re.compile(r"\b(company|companies|studios?|distributors?|distributed|distributes)\b")
_of_companies = re.compile(r"(?<=\w)( (pictures|films|releasing|entertainment|distribution|inc|ltd|corporation))+$")
_deeds = {  # what a person has done who did not do it to anything in particular
    "wrote": "writing", "produced": "production", "directed": "direction", "edited": "editing", "cut": "editing",
    "shot": "photography", "filmed": "photography", "photographed": "photography", "composed": "music",
    "sang": "singing",
}  # fmt: skip
_done = re.compile(
    rf"(?:(?:he|she|they) )?(?:co )?(was|one of|did|made|built|created|designed|{'|'.join(_deeds)})"
    r"(?: (?:the|a|an|all|one of))*(?: (?:(?:it|film|movie|picture)|(.+)))?"
)

_in_full = {"s": "is", "re": "are", "m": "am", "ll": "will", "ve": "have"}
_how_much = re.compile(r"\bhow (long|many|much|often|far|old)\b")
_no_singular = {"glasses", "arms", "goods", "customs", "news", "spirits", "clothes", "spectacles"}  # a glass is another
_plurals = {"feet": "foot", "teeth": "tooth", "children": "child", "wives": "wife", "knives": "knife", "mice": "mouse"}
_follows = {"of", "by", "with", "in", "from", "at", "on"}  # what tells more of the answer, as in `Flamingo by Calder`
_little = _follows | {"the", "a", "an"}
_turns = re.compile(
    r"\b(not|no|never|n?or|and|neither|but|without|except|than|instead|half|near|cannot|other|another)\b|\d"
)


def in_other_words(question: Question, given: str) -> str:
    """Return why GIVEN is the answer to QUESTION in other words, or nothing where it is not."""
    asked, said = fold(question.question), set(_lists(given))
    several = _several.search(asked) and not _ordered.search(asked)
    for good in (question.answer, *question.accept):
        listed = said | {_with_whole_names(given, good)} if several and asks_who(asked) else said
        if several and not listed.isdisjoint(_lists(good)):
            return f"it names what '{good}' names"
        if _spelled_out(good) == _spelled_out(given):
            return f"it is '{good}' in full or for short"
        if _no_articles(good) == _no_articles(given):
            return f"it is '{good}' but for an article"
        if not asks_for_title(question.question) and _of_whom(good) == _of_whom(given):
            return f"it is '{good}' in other words"
        if _is_with_unit(asked, plain(good), plain(given)):
            return f"it is {good} with the unit"
        if _companies.search(asked) and _company(good) == _company(given) not in map(_company, question.wrong):
            return f"it is short for '{good}'" if len(given) < len(good) else f"it is '{good}' in full"
        if question.category != "quotes" and _deed.search(asked) and _is_deed(good, given):
            return f"it is '{good}' but for the subject"
        if _place.search(asked) and _is_place(good, given, anywhere=_titled.search(asked) is None):
            return f"it is '{good}' but for the preposition"
        if (question.category == "crew" or _job.search(asked)) and _field(good) in (_field(given), _work(given)):
            return f"it is the same job as '{good}'"
    return ""


def in_the_other_number(question: Question, given: str) -> str:
    """Return which answer to QUESTION is GIVEN but for the singular or the plural of common nouns; empty for none.

    The number counts where the question asks how much, and where a wrong answer has the same nouns.
    """
    said = _nouns(given)
    counted = _how_much.search(fold(question.question)) or re.search(r"\d", plain(given))
    if counted or said in map(_nouns, (*question.wrong, *question.reject)):
        return ""
    for good in (question.answer, *question.accept):
        common = re.split(r"\W+", good)
        pairs = zip(plain(good).split(), plain(given).split(), strict=False)
        if said == _nouns(good) and all(one == other or one in common for one, other in pairs):
            return good
    return ""


def _nouns(text: str) -> list[str]:
    """Return the words of TEXT, the nouns in the singular."""
    return [*map(_noun, plain(text).split())]


def _noun(word: str) -> str:
    return word if word in _no_singular else _plurals.get(word, re.sub("men$", "man", singular(word)))


def says_more(question: Question, given: str) -> str:
    """Return which answer to QUESTION stands in GIVEN beside words of the question and its `why`; empty for none.

    The others may stand before it, or after it from a preposition on. Where a place is asked for, they may be any.
    """
    known = _little.union(_nouns(question.question), _nouns(question.why))
    listed = {*_nouns(" ".join((*question.wrong, *question.reject)))} - _little
    is_place = _place.search(fold(question.question))
    for good in (question.answer, *question.accept):
        found = re.fullmatch(rf"(?:(.+) )?{re.escape(plain(good))}(?: (.+))?", plain(given))
        before, after = (_nouns(part or "") for part in found.groups()) if found else ([], [])
        more = {*before, *after}
        if not more or more & listed or _follows & {*before} or _turns.search(" ".join(more)):
            continue
        if (
            is_place
            and not before
            and re.match(rf"{re.escape(good)}(,| in )[^'\u2019]+$", given.strip(), re.IGNORECASE)
        ):
            return good
        if more <= known and (not after or after[0] in _follows):
            return good
    return ""


def _lists(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the items of the list in TEXT by their keys, in order: also with a surname that is said only once."""
    parts = [part for part in map(str.strip, _between.split(text)) if part]
    if len(parts) > 1:
        yield tuple(sorted(map(key, parts)))
        *before, last = parts
        if " " in last and not any(" " in part for part in before):
            surname = last.split()[-1]
            yield tuple(sorted(map(key, (last, *(f"{part} {surname}" for part in before)))))


def _with_whole_names(given: str, good: str) -> tuple[str, ...]:
    """Return the items of the list GIVEN by their keys, with the whole names in GOOD for their surnames."""
    names = {key(name.split()[-1]): key(name) for name in map(str.strip, _between.split(good)) if is_name(name)}
    items = (key(part) for part in map(str.strip, _between.split(given)) if part)
    return tuple(sorted(names.get(item, item) for item in items))


def _spelled_out(text: str) -> str:
    """Return the key of TEXT with `is not` for `isn't`, `it is` for `it's`, and the like."""
    text = re.sub(r"n['\u2019]t\b", " not", re.sub(r"\bcan['\u2019]t\b", "cannot", text, flags=re.IGNORECASE))
    return key(re.sub(r"['\u2019](s|re|m|ll|ve)\b", lambda found: f" {_in_full[found[1]]}", text))


def _no_articles(text: str) -> list[str]:
    return [word for word in plain(text).split() if word not in ("the", "a", "an")]


def _of_whom(text: str) -> list[str]:
    """Return the words of TEXT without articles: `the mum of Kanta` as `Kanta's mother`, with one word for each kin."""
    words = [_kin.get(word, word) for word in _no_articles(text)]
    return [*words[2:-1], f"{words[-1]}s", words[0]] if len(words) > 2 and words[1] == "of" else words


def _is_with_unit(asked: str, good: str, given: str) -> bool:
    """Tell whether GIVEN is the number GOOD and the unit that the question ASKED for."""
    unit = given.removeprefix(f"{good} ")
    if unit == given or not re.fullmatch(_number, good) or re.search(r"\d", unit):
        return False
    unit, asked = _singular(unit), _singular(asked)
    if re.search(r"\b(how old|age)\b", asked) and unit in _ages:
        return True
    before = "how (many|much)" if re.search(r"\bhow (many|much)\b", asked) else "in"
    return re.search(rf"\b{before} {re.escape(unit)}\b", asked) is not None


def _singular(text: str) -> str:
    words = (_units.get(word, word.rstrip("s").replace("meter", "metre")) for word in text.split())
    return " ".join(words)


def _is_deed(good: str, given: str) -> bool:
    """Tell whether one of GOOD and GIVEN is the other with a subject before it: `He shined shoes`."""
    subject, deed = re.match(_subject, good), re.sub(_subject, "", given)
    if subject and good[subject.end()].islower():
        return key(given) == key(good[subject.end() :])
    return deed != given and key(deed) == key(good)


def _is_place(good: str, given: str, anywhere: bool) -> bool:
    """Tell whether GOOD and GIVEN are the same place, with or without a preposition: `in Kiev`.

    With a capital, as in `In Paris`, it may be left out ANYWHERE but where a title is asked for, as `In Bruges`.
    """
    place = re.sub(_preposition, "", good) if anywhere or not good.lstrip()[:1].isupper() else good
    return key(place) == key(re.sub(_preposition, "", given)) != ""


def _company(name: str) -> str:
    """Return the NAME of a company without words such as Pictures, and Bros. in full."""
    return _of_companies.sub("", re.sub(r"\bbros\b", "brothers", fold(name)))


def _field(job: str) -> str:
    """Return the field of work of JOB: `costume design` of a costume designer, `editing` of a film editor."""
    words = [word.removesuffix("s") for word in re.sub(r"^(film|movie) (?=\w+$)", "", fold(job)).split()]
    field = " ".join([*words[:-1], *(_fields.get(word, word) for word in words[-1:])])
    return _same_field.get(field, field)


def _work(deed: str) -> str:
    """Return the field of work of DEED: `costume` of `she designed the costumes`, `editing` of `he edited it`."""
    found = _done.fullmatch(fold(deed))
    return _field(found[2] or _deeds.get(found[1], "")) if found else ""
