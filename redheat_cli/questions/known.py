"""Who is in a film: its actors, its roles and its crew, by their names and their surnames."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from redheat_cli.film.model import Film, beats
from redheat_cli.film.search import fold
from redheat_cli.questions import names
from redheat_cli.questions.names import Said, Words
from redheat_cli.questions.spelling import key, spellings


class Person(Struct, frozen=True):
    """Somebody who acts in the film or made it, or a role in it.

    `id` is the record's; `others` are further names. `whole` are the keys of all their names, in either order.
    `forms` are the words of their names, the surname last, without titles and what follows a name. `starts` are the
    words of their further names as they are. `titled` tells whether a title stands before the name, and
    `generations` which of Jr., Sr., II and so on follow it.
    """

    id: str
    name: str
    others: tuple[str, ...]
    is_role: bool
    whole: frozenset[str]
    forms: tuple[Words, ...]
    starts: tuple[Words, ...]
    titled: bool
    generations: frozenset[str]


class Known(Struct, frozen=True):
    """The people of a film by each of their `whole` names, and by each surname, with its particles and without."""

    by_name: dict[str, list[Person]]
    by_surname: dict[str, list[Person]]


def everybody(film: Film) -> Known:
    """Return the actors, the roles and the crew of FILM."""
    alone = _alone(film)
    used = Counter(word for credit in film.cast for word in {*names.bare(credit.character).split()})
    by_name, by_surname = defaultdict(list), defaultdict(list)
    people = [_person(one.id, one.name, one.aliases) for one in film.crew]
    for credit in film.cast:
        actor = _person(credit.id, credit.actor, credit.actor_aliases, credit.native_name)
        first, _, rest = names.bare(credit.character).partition(" ")
        familiar = rest and used[first] == 1 and alone(first, rest)
        aliases = (*credit.character_aliases, first) if familiar else credit.character_aliases
        people += [actor, _role(credit.id, credit.character, aliases, actor)]
    for person in people:
        for name in person.whole:
            by_name[name].append(person)
        for surname in {last for form in person.forms for last in names.surnames(form)}:
            by_surname[surname].append(person)
    return Known(by_name, by_surname)


def _alone(film: Film) -> Callable[[str, str], bool]:
    """Return what tells whether FILM's story somewhere uses a first name without the rest of the name after it."""
    story = " ".join(beat.text for beat in beats(film))
    ends = defaultdict(list)
    for word in re.finditer(r"\w+(?:[-'\u2019]\w{2,})*", story):
        ends[word[0]].append(word.end())
    return lambda first, rest: not all(story.startswith(f" {rest}", end) for end in ends[first])


def _person(id: str, name: str, aliases: Sequence[str], native: str = "", is_role: bool = False) -> Person:
    called = [name, *filter(None, (*aliases, native))]
    asian = names.is_asian(name + native)
    own = list(names.forms(name, asian, name))
    forms = list(dict.fromkeys([*own, *(form for one in called[1:] for form in names.forms(one, asian, name))]))
    turned = {whole for form in forms for whole in names.turned(form)}
    said = next(names.readings(name))
    spelled = [form for one in called for form in (*spellings(one), _initialled(one))]
    lasts, words = {form[-1] for form in own}, {word for form in own for word in form}
    # The surname of another name counts where it is the same or in another script, and for a person where it is new.
    forms = [one for one in forms if one[-1] in lasts or not one[-1].isascii() or not (is_role or one[-1] in words)]
    return Person(
        id=id,
        name=name,
        others=tuple(called[1:]),
        is_role=is_role,
        whole=frozenset({*turned, *map(key, spelled)} - {""}),
        forms=tuple(forms),
        starts=(
            *(tuple(fold(one).split()) for one in called[1:]),
            *((part,) for one in called for part in _ends(one)),
        ),
        titled=bool(said.titles),
        generations=said.generations,
    )


def _initialled(name: str) -> str:
    """Return NAME with the initials of a hyphenated first name: `Jean-Claude Van Damme` as `JC Van Damme`."""
    return re.sub(r"\b(\w)\w*-(\w)\w*(?=\s)", r"\1\2", name)


def _ends(name: str) -> Iterator[str]:
    """Yield what may be the surname or the first name of a Japanese NAME in Chinese characters without spaces."""
    if re.fullmatch("[\u3400-\u9fff]{3,4}", name):
        for at in (1, 2)[len(name) - 3 :]:
            yield from (name[:at], name[at:])


def _role(id: str, name: str, aliases: Sequence[str], actor: Person) -> Person:
    """Return the role NAME: of two with a slash each is its name, and Himself is ACTOR; a description has no parts."""
    bare = names.BRACKETS.sub("", name).strip() or name
    halves = [half for half in re.split(r"\s+/\s*|\s*/\s+", bare) if half]
    if names.THEMSELVES.fullmatch(re.split(r"\s+[-–—]\s+|,", bare)[0]):
        parts = [actor]
    else:
        called = [one for one in aliases if not names.describes(one)]
        own = [one for one in halves if not names.describes(one)] or called
        parts = [_person(id, one, called, is_role=True) for one in own]
    keys = {key(form) for one in (name, bare, *halves, *aliases) for form in spellings(one)}
    return Person(
        id=id,
        name=name,
        others=tuple(aliases),
        is_role=True,
        whole=frozenset(keys.union(*(one.whole for one in parts)) - {""}),
        forms=tuple(form for one in parts for form in one.forms),
        starts=tuple(tuple(fold(one).split()) for one in aliases),
        titled=True,
        generations=frozenset().union(*(one.generations for one in parts)),
    )


def bears(person: Person, said: Words) -> bool:
    """Tell whether SAID is the surname of PERSON, alone or after other words of the same name or their initials."""
    for form in person.forms:
        for at in range(1, len(form)):
            last = "".join(form[at:])
            for start in range(len(said)):
                if "".join(said[start:]) == last and names.in_order(said[:start], form[:at]):
                    return True
    return False


def begins(person: Person, said: Words) -> bool:
    """Tell whether SAID is the beginning of a name of PERSON, without the surname and longer than an initial."""
    first = "".join(said)
    if len(first) < 2 or first.isdigit() or (person.is_role and names.is_title(said)):
        return False
    return any(first == "".join(form[:at]) for form in person.forms for at in range(1, len(form)))


def fits(person: Person, said: Said) -> bool:
    """Tell whether the titles of SAID may stand before the name of PERSON, and nobody else of the family is meant.

    For a role no title counts. A real person without a title is not `Mr`, and not `King`, which may be a first name.
    """
    titles = person.titled or said.titles <= names.HONOURS
    return titles and not (said.generations and person.generations and said.generations != person.generations)
