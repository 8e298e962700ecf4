"""The same answer in other words: a list in another order, a number with its unit, words around the answer."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import Question
from redheat_cli.film.word_forms import singular
from redheat_cli.film.word_lists import first_of_line
from redheat_cli.judge.name_parts import is_name
from redheat_cli.judge.normalize import key, plain
from redheat_cli.judge.who_is_meant import asks_who

_works = "film|movie|novel|book|play|song|album|show|musical|track|series|opera|comedy|thriller"  # they have titles
_title = re.compile(rf"\b(?:called|(?:en)?titled?)\b|\b(?:which|what)(?: \w+){{0,3}} (?:{_works})\b")
_title_before = re.compile(rf"\b(?:{_works})\b.*\bwhich(?: one)?$")  # `He saw a film in Rome. Which?`
# A list may be said in any order where the question asks for several, and not for their order.
_several = re.compile(
    r"\b(who|whose|two|three|four|five|both|between|pair|couple|duo|trio|brothers|sisters|twins|parents|people)\b|"
    rf"^(what|which) (are|were)\b|\b(which|what|name|list)( the)?( (?!{_works}|title)\w+)? "
    r"(?!(?:is|was|does|has|this|series)\b)\w+s\b"
)
_ordered = re.compile(r"\b(order|whom|respectively|left|top|bottom|second|then|words?|rank\w*|beat|defeated|lost)\b")
_between = re.compile(r"[,;](?=\s)|\s/|/\s|(?<=\w{3})/(?=\w{3})|&|\band\b|\bin\b(?=\s\d)", re.IGNORECASE)
# It asks what somebody did, or for a place.
_deed = re.compile(r"^(why|how)\b|\b(do|doing|happen(s|ed)?|jobs?)\b")
_place = re.compile(
    rf"\bwhere\b|\b(in|inside|at|on|to|into|from) (which|what) (?!{_works})|"
    r"\b(which|what) (\w+ )?(city|country|place|spot|state|town)\b|\binside what$"
)
_job = re.compile(r"\b(jobs?|profession|occupation|trade|works? as|worked as)\b")
# What tells a worker from the work: designer and design, editor and editing, director and direction.
_of_workers = re.compile(r"(?:ions?|ors?|ers?|ing|ed|ists?)$|(?<=graph)y$|s$")
_done = re.compile(r"^((he|she|they) )?(co )?(\w+ed|wrote|made|built) (?=(the|an?|all) (?!film|movie)|music$)")
_no_work = {"he", "she", "they", "was", "one", "of", "the", "a", "an", "all", "did", "made", "it", "film", "movie"}
_companies = re.compile(r"\b(company|companies|studios?|distributors?|distributed|distributes)\b")
_of_companies = re.compile(r"(?<=\w)( (pictures|films|releasing|entertainment|distribution|inc|ltd|corporation))+$")
_in_full = {"n't": " not", "'s": " is", "'re": " are", "'m": " am", "'ll": " will", "'ve": " have"}
_how_much = re.compile(r"\bhow (long|many|much|often|far|old)\b")
_follows = {"of", "by", "with", "in", "from", "at", "on"}  # what tells more of the answer, as in `Flamingo by Calder`
_articles = {"the", "a", "an"}
_turns = re.compile(
    r"\b(not|no|never|n?or|and|neither|but|without|except|than|instead|half|near|cannot|other|another)\b|\d"
)
# What may stand around an answer, in the words of `plain`.
_is = r"(?:it|that|this|he|she|they|there) (?:is|are|was|were)|its|thats|hes|shes|theyre|theres"
_says = (
    r"just|only|simply|because(?: of)?|and|some|(?:he|she|they) (?:says?|said|answers?|answered|replies|replied)|"
    r"(?:it|that) (?:would|must|might|could) be|is it|was it"
)
_thinks = r"(?:i|we) (?:think|guess|believe|say)(?: that)?|id say"
_perhaps = r"maybe|perhaps|probably|surely|definitely|well"
_called = rf"(?:his|her|its|their|the) names?(?: is| was| are| were)?|(?:{_is}) called"
_after = re.compile(rf" (?:of course|{_thinks}|{_perhaps})$")
_echo = re.compile(r" (?:do|does|did|is|was|has|had|(?:says?|said)(?: it| that| this)?)$")  # who did it? `Danko did`
_rough = r"\b(?:about|around|roughly|approximately|some|nearly|almost|just under|just over|more or less|circa)\b"
_preposition = re.compile(r"\b(?:for|with|as|of|like|by|in|on|at|from|to|into)\b")
_asked_for = re.compile(
    r"\b(?:which|what) (?!(?:is|are|was|were|do|does|did|has|have|had|the)\b)(\w+)(?: (\w+))?(?: (\w+))?"
)
_no_nouns = {"not", "no", "never", "cannot", "without", "near", "other", "than", "half"}
_does = re.compile(r"\b(?:do|does|did|to) (?:\w+ )*do\b|\bdoing\b")
_gap = re.compile(r"\.\.\.|\u2026|_{2,}")
LEAD_IN = 8  # words before a gap that may be said with what belongs in it
VERB = 4  # letters of a verb of the question that may be said with the answer: `he recommends vodka`


def asks_for_title(asked: str) -> bool:
    """Tell whether ASKED asks what a film, a book or the like is called."""
    return bool(_title.search(_last(asked)) or _title_before.search(plain(asked)))


def _last(asked: str) -> str:
    """Return the last sentence of ASKED."""
    return plain(re.split(r"[.!?:]\s+(?=\S)", asked)[-1])


def in_other_words(question: Question, given: str) -> str:
    """Return why GIVEN is the answer to QUESTION in other words, or nothing where it is not."""
    asked, titled = fold(question.question), asks_for_title(question.question)
    several = _several.search(asked) and not _ordered.search(asked)
    for good in _answers(question):
        if several and not {*_lists(given, good if asks_who(asked) else "")}.isdisjoint(_lists(good)):
            return f"it names what '{good}' names"
        if key(good) == key(given) or _same_words(good, titled) == _same_words(given, titled):
            return f"it is '{good}' in other words"
        if _is_with_unit(asked, plain(good), plain(given)):
            return f"it is {good} with the unit"
        if _companies.search(asked) and _company(good) == _company(given) not in map(_company, question.wrong):
            return f"it is '{good}' in full or for short"
        if _job.search(asked) and not asks_who(asked) and _work(good) == _work(given) != set():
            return f"it is the same job as '{good}'"
    return ""


def _answers(question: Question) -> Iterator[str]:
    """Yield the answers to QUESTION, also without a word before them that may be left out."""
    leads = [] if asks_for_title(question.question) else _leads(question)
    for good in (question.answer, *question.accept):
        yield good
        yield from (bare for lead in leads if (bare := re.sub(rf"^\s*(?i:{lead}) +", "", good)) != good)


def _leads(question: Question) -> list[str]:
    """Return patterns of what may stand before an answer to QUESTION: `he` before a deed, `in` before a place."""
    asked = fold(question.question)
    deed = question.category != "quotes" and _deed.search(asked)
    ways = [r"(?:he|she|they|it)(?= (?-i:[a-z]))"] * bool(deed)  # not in `They Live`
    return ways + ["(?:in|inside|at|on|to|into|from)"] * bool(_place.search(asked))


def in_the_other_number(question: Question, given: str) -> str:
    """Return which answer to QUESTION is GIVEN but for the singular or the plural of common nouns; empty for none.

    The number counts where the question asks how much, and where a wrong answer has the same nouns.
    """
    said = _nouns(given)
    counted = _how_much.search(fold(question.question)) or re.search(r"\d", plain(given))
    if counted or said in map(_nouns, (*question.wrong, *question.reject)):
        return ""
    for good in (question.answer, *question.accept):
        varied = {*plain(good).split()} - {*plain(given).split()}
        if said == _nouns(good) and varied.issubset(re.split(r"\W+", good)):  # those with a capital are names
            return good
    return ""


def _nouns(text: str) -> list[str]:
    """Return the words of TEXT, the nouns in the singular."""
    known = first_of_line("irregular_plurals_and_units")
    return [known.get(word) or re.sub("men$", "man", singular(word)) for word in plain(text).split()]


def says_more(question: Question, given: str) -> str:
    """Return which answer to QUESTION stands in GIVEN beside words of the question and its `why`; empty for none.

    The others may stand before it, or after it from a preposition on. Where a place is asked for, they may be any.
    """
    known = _follows.union(_articles, _nouns(question.question), _nouns(question.why))
    listed = {*_nouns(" ".join((*question.wrong, *question.reject)))} - _follows - _articles
    with_region = _place.search(fold(question.question)) and re.search(r"(?:,| in )[^'\u2019]+$", given)
    for good in (question.answer, *question.accept):
        before, found, after = (_nouns(part) for part in f" {plain(given)} ".partition(f" {plain(good)} "))
        more = {*before, *after}
        if not (found and more) or more & listed or _follows & {*before} or _turns.search(" ".join(more)):
            continue
        if (with_region and not before) or (more <= known and (not after or after[0] in _follows)):
            return good
    return ""


def _lists(text: str, good: str = "") -> Iterator[tuple[str, ...]]:
    """Yield the items of the list in TEXT by their keys, in order: also with a surname that is said only once.

    The surnames of people whose whole names are in the list GOOD stand for them.
    """
    parts, right = ([part for part in map(str.strip, _between.split(one)) if part] for one in (text, good))
    names = {key(name.split()[-1]): key(name) for name in right if is_name(name)}
    if len(parts) > 1:
        yield tuple(sorted(names.get(key(part), key(part)) for part in parts))
        *before, last = parts
        if " " in last and not any(" " in part for part in before):
            yield tuple(sorted(map(key, (last, *(f"{part} {last.split()[-1]}" for part in before)))))


def _same_words(text: str, titled: bool = False) -> str:
    """Return TEXT with `is not` for `isn't` and, unless it is TITLED, as `Anna's mother` for `the mum of Anna`."""
    text = text.replace("\u2019", "'")
    if not titled:
        text = re.sub(r"^\s*(?:the |an? )?(\w+) of (?:the |an? )?(.+)", r"\2's \1", text, flags=re.IGNORECASE)
    text = re.sub(r"\bcan(?:'t|not)\b", "can not", text, flags=re.IGNORECASE)
    text = re.sub(r"(?:n't|'(?:s|re|m|ll|ve))\b", lambda found: _in_full[found[0]], text)
    same = {} if titled else first_of_line("same_in_an_answer")
    return " ".join(same.get(word, word) for word in plain(text).split() if word not in _articles)


def _is_with_unit(asked: str, good: str, given: str) -> bool:
    """Tell whether GIVEN is the number GOOD and the unit that the question ASKED for."""
    unit = " ".join(_nouns(given.removeprefix(good)))
    if not unit or not good[-1:].isdigit() or not given.startswith(f"{good} "):
        return False
    if re.search(r"\b(how old|age)\b", asked):
        return unit in ("year", "year old", "year of age")
    before = "how (many|much)" if re.search(r"\bhow (many|much)\b", asked) else "in"
    return re.search(rf"\b{before} {re.escape(unit)}\b", " ".join(_nouns(asked))) is not None


def _company(name: str) -> str:
    """Return the NAME of a company without words such as Pictures, and Bros. in full."""
    return _of_companies.sub("", _same_words(name))


def _work(text: str) -> set[str]:
    """Return the stems of the work that TEXT, a job or a deed, is about: `costume` and `design` of a designer."""
    fields = first_of_line("words_for_work")
    known = "|".join(sorted(fields, key=len, reverse=True))
    text = re.sub(rf"\b({known})s?\b", lambda found: fields[found[1]], _done.sub("", fold(text)))
    return {_of_workers.sub("", word) for word in text.split() if word not in _no_work}


def said_in_a_sentence(question: Question, given: str, of_somebody: bool) -> Iterator[str]:
    """Yield what GIVEN says without the words around the answer, if it has any: first without some, then all.

    Such words are `it is`, a preposition that QUESTION asks with, the noun that it asks for (`the city of`), the words
    before its gap (`Complete: "Your crime is ..."`), and `roughly` where it asks for a rough number. OF_SOMEBODY tells
    that the answer is a name: then they are fewer, because a sentence that holds a name is none.
    """
    said = plain(given)
    if re.search(r"\b(?:who|whose|which)\b", plain(question.question)):
        said = _echo.sub("", said)
    said = _after.sub("", said)
    if said != plain(given):
        yield said
    pattern, phrases = _leading(question, of_somebody)
    while leads := [*re.findall(pattern, said), *filter(said.startswith, phrases)]:
        bare = plain(said[len(max(leads, key=len)) :])
        yield bare
        if re.match(_rough, said):
            yield f"about {bare}"
        said = bare


@lru_cache(maxsize=256)
def _leading(question: Question, of_somebody: bool) -> tuple[str, list[str]]:
    """Return what may stand before the answer to QUESTION: a pattern, and the phrases that its own words make.

    Many questions share a pattern, because it is slow to compile one for each.
    """
    asked, last = question.question, _last(question.question)
    ways, phrases = [_thinks], list[str]()
    if asks_for_title(asked):
        phrases += ["film", "movie"]
    else:
        verbs = [word for word in last.split() if len(word) >= VERB]
        # Who did something is not who `was arrested`, but may be `a cook`.
        be = rf"(?:{_is})(?= an? )" if _does.search(last) else _is
        ways += [_perhaps, _called, *([] if of_somebody else [be, _says, *_leads(question)])]
        phrases += [*_preposition.findall(last), *(verb for verb in verbs if verb.endswith("ing"))]
        deeds = product(("he ", "she ", "it ", "they "), verbs, ("", "s", "d", "es", "ed"))
        phrases += ["actor", "actress"] if of_somebody else map("".join, deeds)
        nouns = {noun for found in _asked_for.findall(last) for noun in found if noun.isalpha()}
        phrases += map("".join, product(nouns - _no_nouns, ("", " of", " called", " named")))
    if re.search(_rough, plain(asked)) or re.match(_rough, plain(question.answer)):
        ways.append(_rough)
    if gap := _gap.search(asked):
        line = plain(re.split('["\u201c\u201e\u00ab:]', asked[: gap.start()])[-1]).split()[-LEAD_IN:]
        phrases += [" ".join(line[start:]) for start in range(len(line))]
    return rf"^(?:{'|'.join(ways)}) (?=\w)", [f"{phrase} " for phrase in phrases]
