"""Who is meant by a name: the actors, the roles and the crew of a film, and people outside it."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct, structs

from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import Credit, Film, Question, beats
from redheat_cli.film.word_lists import groups
from redheat_cli.judge import name_parts
from redheat_cli.judge.name_parts import Said, Words
from redheat_cli.judge.normalize import key, keys, without_brackets

_courtesies = [frozenset(words) for words in groups("courtesies")]  # what stands for each other before a name
_not_of = {"": frozenset[str](), "male": _courtesies[1] | _courtesies[2] | {"ms"}, "female": _courtesies[0]}
# The signs of names whose surname comes first. A regular expression of so many would take long to compile.
_kana, _chinese, _hangul = ("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7a3")
OWN_TITLES = 20  # a name that has fewer has titles of its own; else nobody knows which it may have
_remark = re.compile(r"\s*[(\[（][^A-Z()\[\]（）]*[)\]）]")  # `(voice)`, but `Dr. Brown (Boston)` is one of two
_who = re.compile(
    r"\bwho(?:m|se)?\b|\b(?:which|what|name)(?: \w+){0,4} (?:act(?:or|ress)|artist|author|composer|director|painter|"
    r"player|poet|politician|president|scientist|singer|writer)(?:es)?s?\b"
)
_team = re.compile(r"\b(?:bands?|beat|champions?|clubs?|compan(?:y|ies)|countr\w+|cup|groups?|match|teams?)\b")


class Person(Struct, frozen=True):
    """Somebody who acts in the film or made it, or a role in it.

    `id` is the record's; `others` are further names. `whole` are the keys of all their names, in either order.
    `forms` are the words of their names, the surname last, without titles and what follows a name. `beginnings` are the
    keys of first names and of what else is less than a surname. `titles` are those that may stand before the name, and
    `generations` which of Jr., Sr., II and so on follow it. A credit with two roles is two of these, with one `id` and
    one `name`.
    """

    id: str
    name: str
    others: tuple[str, ...]
    is_role: bool
    whole: frozenset[str]
    forms: tuple[Words, ...]
    beginnings: frozenset[str]
    titles: frozenset[str]
    generations: frozenset[str]


class Known(Struct, frozen=True):
    """The people of a film by each of their `whole` names and of their surnames, with particles and without.

    `accepted` are the answers that the questions in the film's file accept for a name.
    """

    by_name: dict[str, list[Person]]
    accepted: dict[str, set[str]]


def everybody(film: Film) -> Known:
    """Return the actors, the roles and the crew of FILM."""
    alone = _alone(film)
    by_name: dict[str, list[Person]] = defaultdict(list)
    people = [_person(one.id, one.name, one.aliases) for one in film.crew]
    for credit in film.cast:
        actor = _person(credit.id, credit.actor, credit.actor_aliases, credit.native_name)
        people += [actor, *_roles(credit, actor, alone)]
    for one in people:
        for name in one.whole.union(*map(name_parts.surnames, one.forms)):
            by_name[name].append(one)
    accepted: dict[str, set[str]] = defaultdict(set)
    for question in film.questions:
        accepted[question.answer].update(question.accept)
    return Known(by_name, accepted)


def _alone(film: Film) -> Callable[[str, Credit], bool]:
    """Return a function that tells whether FILM's story uses a part of a role's name alone, without the rest of it.

    The answer is no when two roles share the part.
    """
    words = re.compile(r"\w+(?:[-'\u2019]\w{2,})*")
    own = {credit.id: {*words.findall(without_brackets(credit.character))} - {"the", "The"} for credit in film.cast}
    roles = {without_brackets(credit.character) for credit in film.cast}  # `Anna (voice)` is Anna too
    used = Counter(word for role in roles for word in {*words.findall(role)})
    signs = re.compile(rf"{words.pattern}|[^\w\s'\"\u2018-\u201e«»]")
    story = f". {' '.join(signs.findall(' . '.join(beat.text for beat in beats(film))))} ."

    def alone(part: str, credit: Credit) -> bool:
        beside = re.findall(rf"(\S+) {re.escape(part)} (?=(\S+))", story) if f" {part} " in story else []
        return used[part.split()[0]] == 1 and any(own[credit.id].isdisjoint(both) for both in beside)

    return alone


def _person(id: str, name: str, aliases: Sequence[str] = (), native: str = "", is_role: bool = False) -> Person:
    """Return who has NAME, its ALIASES and a NATIVE name, in the record ID; a role if IS_ROLE.

    A description, as a role may have, is no name of which a part may be said.
    """
    called = [name, *filter(None, (*aliases, native))]
    asian = any(first <= sign <= last for sign in name + native for first, last in (_kana, _chinese, _hangul))
    named = [one for one in called if not (is_role and name_parts.describes(one))]
    bare = name_parts.without_epithet(name) if is_role else name
    forms = {one: list(name_parts.forms(bare if one == name else one, asian, name)) for one in named}
    own = [form for one in ([name] if name in named else named) for form in forms[one]]
    every = dict.fromkeys([*own, *(form for some in forms.values() for form in some)])
    # The surname of another name counts where it is the same or in another script, and for a person where it is new.
    lasts, words = {form[-1] for form in own}, {word for form in own for word in form}
    kept = [one for one in every if one[-1] in lasts or not one[-1].isascii() or not (is_role or one[-1] in words)]
    parts = [(form[:at], form[at:]) for form in kept for at in range(1, len(form))]
    further = [tuple(fold(one).split()) for one in named if one != name]
    parts += [(some[:at], some[at:]) for some in further for at in range(1, len(some) + 1)]
    beginnings = ("".join(part) for part, rest in parts if not name_parts.is_no_name(part, rest, is_role))
    said = [next(name_parts.readings(one)) for one in named]
    titles = frozenset[str]().union(*(one.titles for one in said))
    titles = titles.union(*(same for same in _courtesies if titles & same))
    whole = {whole for form in every for whole in name_parts.turned(form)}
    whole.update("".join(one.words) for one in said[:1])
    return Person(
        id=id,
        name=name,
        others=tuple(called[1:]),
        is_role=is_role,
        whole=frozenset(whole.union(*map(keys, called), map(key, map(_initialled, named))) - {""}),
        forms=tuple(kept),
        beginnings=frozenset().union(beginnings, *map(_ends, called)),
        titles=titles or (frozenset() if not said else name_parts.TITLES if is_role else name_parts.HONOURS),
        generations=said[0].generations if said else frozenset(),
    )


def _initialled(name: str) -> str:
    """Return NAME with the initials of a hyphenated first name: `JC Van Damme`; and `M. Aubin` for Monsieur Aubin."""
    return re.sub("^Monsieur(?= )", "M.", re.sub(r"\b(\w)\w*-(\w)\w*(?=\s)", r"\1\2", name))


def _ends(name: str) -> set[str]:
    """Return what may be the surname or the first name of a Japanese NAME in Chinese characters without spaces."""
    first, last = _chinese
    if not 3 <= len(name) <= 4 or not all(first <= sign <= last for sign in name):
        return set()
    return {end for at in ((1, 2) if len(name) == 3 else (2,)) for end in (name[:at], name[at:])}


def halves(role: str) -> list[str]:
    """Return the names in ROLE: two roles of one actor, or two names of one, have a slash between them."""
    return [half for half in re.split(r"\s+/\s*|\s*/\s+", role) if half] or [role]


def _roles(credit: Credit, actor: Person, alone: Callable[[str, Credit], bool]) -> Iterator[Person]:
    """Yield the role of CREDIT, or both with a slash between them: Himself is ACTOR.

    Where one of two has a title, the other has none.
    """
    bare = without_brackets(credit.character)
    names = halves(bare)
    titled = len(names) > 1 and any(next(name_parts.readings(half)).titles for half in names)
    for half in names:
        aliases = [*credit.character_aliases, *(part for part in name_parts.called(half) if alone(part, credit))]
        himself = name_parts.THEMSELVES.fullmatch(re.split(r"\s+[-–—]\s+|,", half)[0])
        person = actor if himself else _person(credit.id, half, aliases, is_role=True)
        titles = person.titles
        if titles in (name_parts.TITLES, name_parts.HONOURS):  # it has no title of its own
            titles = frozenset() if titled else titles - _not_of[credit.gender]
        yield structs.replace(
            person,
            name=_remark.sub("", credit.character).strip() or bare,
            others=tuple(aliases),
            is_role=True,
            whole=person.whole.union(*map(keys, (credit.character, bare, half, *aliases))) - {""},
            titles=titles,
        )


def has_title(person: Person, said: Said) -> bool:
    """Tell whether SAID has titles, and all of them stand before the name of PERSON."""
    return bool(said.titles) and said.titles <= person.titles and len(person.titles) < OWN_TITLES


def is_called(person: Person, said: Iterable[Said]) -> bool:
    """Tell whether one of the readings SAID is a whole name of PERSON, or the surname with other words or without."""
    return any(fits(person, one) and ("".join(one.words) in person.whole or _bears(person, one.words)) for one in said)


def _bears(person: Person, said: Words) -> bool:
    """Tell whether SAID is the surname of PERSON, alone or after other words of the same name or their initials."""
    return any(
        "".join(said[start:]) == "".join(form[at:]) and _in_order(said[:start], form[:at])
        for form in person.forms
        for at in range(1, len(form))
        for start in range(len(said))
    )


def begins(person: Person, said: Iterable[Said]) -> bool:
    """Tell whether one of the readings SAID is the beginning of a name of PERSON."""
    return any(fits(person, one) and "".join(one.words) in person.beginnings for one in said)


def fits(person: Person, said: Said) -> bool:
    """Tell whether the titles of SAID may stand before the name of PERSON, and nobody else of the family is meant.

    Titles may be left out, but no other than the person's own may be said. A role whose title is not known may have
    any; a real person is then not `Mr`, and not `King`, which may be a first name.
    """
    family = said.generations and person.generations and said.generations != person.generations
    return said.titles <= person.titles and not family


def _in_order(said: Words, words: Words) -> bool:
    """Tell whether each of SAID is one of WORDS, or one begins with the other as its initial, in the same order.

    A name that stands for an initial skips no other: John Smith may be J. W. Smith, and Will Smith is not.
    """
    rest = iter(words)
    return all(
        any(
            one == word
            or (one[0] == word[0] and word[0].isalpha() and (len(one) == 1 or (len(word) == 1 and skipped == 0)))
            for skipped, word in enumerate(rest)
        )
        for one in said
    )


@lru_cache(maxsize=256)
def people_outside(question: Question) -> tuple[Person, ...]:
    """Return the answer to QUESTION and its wrong choices as people, if it asks who and the answer is a whole name."""
    asked = fold(question.question)
    if not asks_who(asked) or _team.search(asked) or not name_parts.is_name(question.answer):
        return ()
    return tuple(_person("", name) for name in (question.answer, *filter(name_parts.is_name, question.wrong)))


def asks_who(asked: str) -> bool:
    """Tell whether ASKED, a question that is folded, asks for somebody."""
    return _who.search(asked) is not None
