"""The roles of a film: what they are called, who says a quote, and who may stand beside whom among choices."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import TypeVar

from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import Credit, Difficulty, Film, Person, Quote
from redheat_cli.film.word_forms import FIRST_INSIDE
from redheat_cli.film.word_lists import groups, words
from redheat_cli.judge.name_parts import THEMSELVES, describes, without_epithet
from redheat_cli.judge.normalize import plain, without_brackets
from redheat_cli.judge.who_is_meant import halves

P = TypeVar("P", bound=Person)

LAST = 99_999  # where those who are not billed stand
TELLING = 5  # letters of a word that is a name without its capital too
WORD = re.compile(r"[^\W\d_]+")
_uncredited = r"(?i)uncredited|archive footage|\b(?:lui-m[eê]me|sich selbst|se stess[oa])\b|本人"

# What tells that a man or a woman speaks, where ⚭ stands for one of a couple and ♂ for another man or woman.
_i_am = r"I(?:['’]m| am| was| were| became| (?:feel|felt|look) like|(?:['’]\w+| \w+){1,3} be(?:en|come)?)"
_adverbs = r"(?: (?:not|but|just|only|still|also|now|then|once|always|never|\w+ly))*"
_whose = rf"{_adverbs} (?:an?|the|no|your|his|her|their|my|our|one|this|[\w-]+['’]s)(?: [\w-]+){{0,2}}? [♂⚭]"
_told = (
    rf"\b(?:{_i_am}|(?:am|ain['’]t) I|as|(?:I|me|myself),){_whose}",  # I could never be your wife
    rf"\b(?:ma[dk]e|call|treat|t[ao]\w?k)\w* me(?: like| for| as)?{_whose}",  # you made me a widow
    r"[♂⚭],? (?:like|such as|(?:out )?of|that['’]s|that is|it['’]s) (?:me|us|myself)\b",  # a girl like me
    r"\b(?:we(?:['’]re| are| were)(?: [\w-]+){0,2}?|(?:we|us)(?: poor| old| young| two)?) [♂⚭]",  # we girls
    r"\bmy (?:[\w-]+ ){0,2}?⚭|(?:^|[.!?,…] *)(?:dear )?⚭(?=[,.!?])",  # my late husband; good night, wife
    r"\b(?:I['’]m|I am|call\w* me|(?:this|it|here)(?:['’]s| is) your|come to) [♂⚭]",  # this is your mother
    r"[♂⚭] to (?:another )?[♂⚭]",  # man to man
    r"\b(?:I['’]m|I am|I was) (?:\w+ )?pregnant\b|\bI (?:gave birth|bore)\b",
)


def role_of_credit(credit: Credit) -> str:
    """Return the name of the role of CREDIT; what stands behind it in brackets is a remark on the credit."""
    return without_brackets(credit.character)


def called(credit: Credit) -> tuple[str, ...]:
    """Return what the role of CREDIT is called, or who plays it where they play themselves; the whole role first."""
    role = role_of_credit(credit)
    if THEMSELVES.match(role):
        return (credit.actor, *credit.actor_aliases)
    return tuple(dict.fromkeys((role, *halves(role), *credit.character_aliases)))


def choice_names(film: Film) -> dict[str, list[str]]:
    """Return the names by which each credit of FILM stands among choices, by its id: those that no other role has.

    Of a role with a slash it is one name only, that under which lines are said: the only choice with a slash would give
    itself away.
    """
    dubs, spoken = dubbed(film), Counter(plain(quote.speaker) for quote in film.quotes)
    names = {credit.id: halves(called(credit)[0]) for credit in film.cast if credit.id not in dubs}
    bearers = Counter(plain(name) for some in names.values() for name in some)

    def own(some: list[str]) -> list[str]:
        known = (name for name in some if len(some) == 1 or bearers[plain(name)] == 1)
        return sorted(known, key=lambda name: -spoken[plain(name)])

    return {id: own(some) for id, some in names.items()}


def names_of(speaker: Credit) -> tuple[str, ...]:
    """Return all names that are right for who says a line of SPEAKER: those of the role and those of the actor."""
    return (*called(speaker), *spellings(speaker))


def spellings(credit: Credit) -> tuple[str, ...]:
    """Return what the actor is called."""
    return tuple(filter(None, (credit.actor, *credit.actor_aliases, credit.native_name)))


def dubbed(film: Film) -> dict[str, Credit]:
    """Return, by the ids of credits such as `Anna (German voice)`, the first credit of FILM that has the same role."""
    first: dict[str, Credit] = {}
    for credit in sorted(film.cast, key=place):
        role = plain(role_of_credit(credit))
        for name in (role, *role.split()):  # Anna may be Anna Smith
            first.setdefault(name, credit)
    found = {credit.id: first[plain(role_of_credit(credit))] for credit in film.cast if credit.character[-1] in ")]）"}
    return {id: credit for id, credit in found.items() if credit.id != id}


def speakers(film: Film) -> dict[str, list[Credit]]:
    """Return the credits of those who may say each quote of FILM, by its id.

    `speaker_id` decides. Without it the name of the speaker, or else words of it, must be those of a role. Nobody says
    a quote without a speaker.
    """
    by_id = {credit.id: credit for credit in film.cast} | dubbed(film)
    by_name: dict[str, set[str]] = defaultdict(set)
    by_word: dict[str, set[str]] = defaultdict(set)
    for credit in by_id.values():
        for name in called(credit):
            by_name[plain(name)].add(credit.id)
            for word in () if nameless(name) else plain(name).split():
                by_word[word].add(credit.id)

    def who(quote: Quote) -> list[Credit]:
        if quote.speaker and quote.speaker_id in by_id:
            return [by_id[quote.speaker_id]]
        name = plain(quote.speaker)
        ids = by_name.get(name) or set.intersection(*(by_word.get(word, set()) for word in name.split() or [""]))
        return [by_id[id] for id in sorted(ids)]

    return {quote.id: who(quote) for quote in film.quotes}


def place(credit: Credit) -> int:
    """Return where CREDIT stands in the credits: those that are not billed come last."""
    return credit.order or LAST


def how_hard(credit: Credit) -> Difficulty:
    """Return how hard it is to know who CREDIT is, by the place in the credits."""
    return "easy" if 0 < credit.order <= 2 else "medium" if 0 < credit.order <= 7 else "hard"


def uncredited(credit: Credit) -> bool:
    """Tell whether the file says that CREDIT does not stand in the film's credits, or only in old pictures."""
    return re.search(_uncredited, f"{credit.character} {credit.about}") is not None


@lru_cache(maxsize=2**12)  # it is asked of the same roles for each line
def nameless(role: str) -> bool:
    """Tell whether ROLE is a description or a trade, and no name: the King of Arendelle has one."""
    *before, last = without_epithet(role).lower().split() or [""]
    whose = before[-1:] and re.search(r"['\u2019]s$", before[-1])
    if len(before) == 1 and last in words("trades_and_surnames"):  # Elle Driver has a surname, and a bus driver has not
        return bool(whose) or before[0] in words("before_a_trade") or before[0] in words("nationalities")
    ruler, of, _ = role.lower().partition(" of ")
    if of and not words("rulers").isdisjoint(ruler.split()[-1:]):
        return False
    return bool(whose) or last in words("trades") or describes(role)


def stands_out(name: str, others: Iterable[str]) -> str:
    """Say how NAME, of a role that is the answer, would stand out among OTHERS; return nothing if it does not."""
    if not name:
        return "each name of the role is that of another role too"
    alone = nameless(name) and not any(map(nameless, others))
    return "the role is the only one without a name" if alone else ""


def alike_first(role: str, others: list[str]) -> list[list[str]]:
    """Group OTHERS for ROLE: first the names where it is one, or the descriptions where it is one; then the rest."""
    own = nameless(role)
    return [[other for other in others if (nameless(other) == own) is alike] for alike in (True, False)]


def named_in(said: str, names: Iterable[str]) -> bool:
    """Tell whether SAID has one of NAMES, or a capitalised word of it.

    Art and Will count only with their capital, but any lion names the Lion.
    """
    text, every = f" {fold(said)} ", WORD.findall(said)
    telling = {fold(word) for word in every if len(word) >= TELLING or word[0].isupper()}
    for name in names:
        whole = fold(name) if name >= FIRST_INSIDE else f" {fold(name)} "
        parts = {fold(word) for word in WORD.findall(name) if len(word) > 2 and word[0].isupper()} - {"the"}
        if whole in text or not parts.isdisjoint(map(fold, every) if name.startswith("The ") else telling):
            return True
    return False


def tells_gender(said: str) -> bool:
    """Tell whether SAID, what somebody says in English, tells that a man or that a woman says it.

    A noun for a man or a woman must stand beside `I`, `me` or `we`, as in `I am a woman`.
    """
    couple, *others = map("|".join, groups("gendered_nouns"))
    marked = re.sub(rf"\b(?:{couple})s?\b", "⚭", said, flags=re.IGNORECASE)
    marked = re.sub(rf"\b(?:{'|'.join(others)})s?\b", "♂", marked, flags=re.IGNORECASE)
    return re.search("|".join(_told), marked, re.IGNORECASE) is not None


def by_gender(person: Person, others: Collection[P]) -> list[list[P]]:
    """Group OTHERS for PERSON: those of the same gender, those whose gender is not known, and the rest.

    Where the gender of PERSON is not known, others like that come first, then those of the gender that most have.
    """
    genders = Counter(other.gender for other in others if other.gender)
    likely = person.gender or next((gender for gender, _ in genders.most_common(1)), "")

    def group(other: P) -> int:
        return 0 if other.gender == person.gender else 1 if other.gender in ("", likely) else 2

    return [[other for other in others if group(other) == number] for number in range(3)]
