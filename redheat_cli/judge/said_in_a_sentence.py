"""Take an answer out of the words around it: `It's around seven months` may be the answer `seven months`."""

import re
from collections.abc import Iterator
from functools import lru_cache

from redheat_cli.film.model import Question
from redheat_cli.judge.normalize import plain

WORKS = "film|movie|novel|book|play|song|album|show|musical"  # they have titles
_is = r"(?:it|that|this|he|she|they|there) (?:is|are|was|were)|its|thats|hes|shes|theyre|theres"
_says = (
    r"just|only|simply|because(?: of)?|and|some|(?:he|she|they) (?:says?|said|answers?|answered|replies|replied)|"
    r"(?:it|that) (?:would|must|might|could) be|is it|was it"
)
_thinks = r"(?:i|we) (?:think|guess|believe|say)(?: that)?|id say"
_perhaps = r"maybe|perhaps|probably|surely|definitely|well"
_is_called = (
    r"(?:his|her|its|their|the) names?(?: is| was| are| were)?|"
    r"(?:its|hes|shes|theyre|(?:it|he|she|they) (?:is|was|are|were)) called"
)
_after = re.compile(rf" (?:of course|{_thinks}|{_perhaps})$")
_asks_who = re.compile(r"\b(?:who|whose|which)\b")
_echo = re.compile(r" (?:do|does|did|is|was|has|had|(?:says?|said)(?: it| that| this)?)$")  # who did it? `Danko did`
_rough = r"(?:about|around|roughly|approximately|some|nearly|almost|just under|just over|more or less|circa)"
_roughly = re.compile(rf"\b{_rough}\b")
_preposition = re.compile(r"\b(?:for|with|as|of|like|by|in|on|at|from|to|into)\b")
_noun = re.compile(
    r"\b(?:which|what) (?!(?:is|are|was|were|do|does|did|has|have|had|the)\b)(\w+)(?: (\w+))?(?: (\w+))?"
)
# A title may begin with such words, as in `It's a Wonderful Life`.
_work = f"{WORKS}|track|series|opera|comedy|thriller"
_title = re.compile(rf"\b(?:called|(?:en)?titled?)\b|\b(?:which|what)(?: \w+){{0,3}} (?:{_work})\b")
_title_before = re.compile(rf"\b(?:{_work})\b.*\bwhich(?: one)?$")  # `He saw a film in Rome. Which?`
_does = re.compile(r"\b(?:do|does|did|to) (?:\w+ )*do\b|\bdoing\b")
# No noun, even where it stands like one.
_no_nouns = {"not", "no", "never", "cannot", "without", "near", "other", "than", "half"}
_gap = re.compile(r"\.\.\.|\u2026|_{2,}")
LEAD_IN = 8  # words before a gap that may be said with what belongs in it
VERB = 4  # letters of a verb of the question that may be said with the answer: `he recommends vodka`


def said_in_a_sentence(question: Question, given: str, of_somebody: bool) -> Iterator[str]:
    """Yield what GIVEN says without the words around the answer, if it has any: first without some, then all.

    Such words are `it is`, a preposition that QUESTION asks with, the noun that it asks for (`the city of`), the words
    before its gap (`Complete: "Your crime is ..."`), and `roughly` where it asks for a rough number. OF_SOMEBODY tells
    that the answer is a name: then they are fewer, because a sentence that holds a name is none.
    """
    said, asked = plain(given), question.question
    leading = _leading(asked, question.answer, of_somebody)
    if _asks_who.search(plain(asked)):
        said = _echo.sub("", said)
    said = _after.sub("", said)
    if said != plain(given):
        yield said
    while found := leading.match(said):
        bare = plain(said[found.end() :])
        yield bare
        if re.match(_rough, said):
            yield f"about {bare}"
        said = bare


def asks_for_title(asked: str) -> bool:
    """Tell whether ASKED asks what a film, a book or the like is called."""
    return bool(_title.search(_last(asked)) or _title_before.search(plain(asked)))


def _last(asked: str) -> str:
    return plain(re.split(r"[.!?:]\s+(?=\S)", asked)[-1])


@lru_cache(maxsize=256)
def _leading(asked: str, answer: str, of_somebody: bool) -> re.Pattern[str]:
    """Return a pattern of what may stand before ANSWER where ASKED is asked."""
    words, last = plain(asked), _last(asked)
    ways = [_thinks]
    if asks_for_title(asked):
        ways += ["film", "movie"]
    else:
        verbs = [word for word in last.split() if len(word) >= VERB]
        ways += [_perhaps, _is_called, *_preposition.findall(last)]
        # Who did something is not who `was arrested`, but may be `a cook`.
        be = rf"(?:{_is})(?= an? )" if _does.search(last) else _is
        ways += (
            ["actor", "actress"]
            if of_somebody
            else [be, _says, rf"(?:he|she|it|they) (?:{'|'.join(verbs)})(?:e?[sd])?"]
        )
        ways += [verb for verb in verbs if verb.endswith("ing")]  # as in `he is buying a car`
        nouns = {noun for found in _noun.findall(last) for noun in found if noun.isalpha()}
        ways += [rf"{noun}(?: of| called| named)?" for noun in nouns - _no_nouns]
    if _roughly.search(words) or _roughly.match(plain(answer)):
        ways.append(_rough)
    if gap := _gap.search(asked):
        line = plain(re.split('["\u201c\u201e\u00ab:]', asked[: gap.start()])[-1]).split()[-LEAD_IN:]
        ways += [" ".join(line[start:]) for start in range(len(line))]
    return re.compile(rf"^(?:{'|'.join(ways)}) (?=\w)")
