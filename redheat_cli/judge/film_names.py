"""Who is in a film: its actors, its roles and its crew, by their names and their surnames."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import Credit, Film, beats
from redheat_cli.judge import name_parts
from redheat_cli.judge.name_parts import Said, Words
from redheat_cli.judge.normalize import key, spellings, without_brackets

# What stands for each other before a name, in English, French, German, Italian and Spanish.
_courtesies = [
    frozenset(words.split())
    for words in (
        "mr monsieur herr signor senor",
        "mrs madame frau signora senora",
        "miss mademoiselle fraulein signorina senorita",
    )
]
_not_of = {"": frozenset[str](), "male": _courtesies[1] | _courtesies[2] | {"ms"}, "female": _courtesies[0]}
# The signs of names whose surname comes first. A regular expression of so many would take long to compile.
_kana, _chinese, _hangul = ("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7a3")
OWN_TITLES = 20  # a name that has fewer has titles of its own; else nobody knows which it may have
_remark = re.compile(r"\s*[(\[（][^A-Z()\[\]（）]*[)\]）]")  # `(voice)`, but `Dr. Brown (Boston)` is one of two


class Person(Struct, frozen=True):
    """Somebody who acts in the film or made it, or a role in it.

    `id` is the record's; `others` are further names. `whole` are the keys of all their names, in either order.
    `forms` are the words of their names, the surname last, without titles and what follows a name. `starts` are the
    words of their further names as they are. `titles` are those that may stand before the name, and `generations`
    which of Jr., Sr., II and so on follow it. A credit with two roles is two of these, with one `id` and one `name`.
    """

    id: str
    name: str
    others: tuple[str, ...]
    is_role: bool
    whole: frozenset[str]
    forms: tuple[Words, ...]
    starts: tuple[Words, ...]
    titles: frozenset[str]
    generations: frozenset[str]


class Known(Struct, frozen=True):
    """The people of a film by each of their `whole` names, and by each surname, with its particles and without.

    `accepted` are the answers that the questions in the film's file accept for a name.
    """

    by_name: dict[str, list[Person]]
    by_surname: dict[str, list[Person]]
    accepted: dict[str, set[str]]


def everybody(film: Film) -> Known:
    """Return the actors, the roles and the crew of FILM."""
    alone = _alone(film)
    by_name, by_surname = defaultdict(list), defaultdict(list)
    people = [person_named(one.id, one.name, one.aliases) for one in film.crew]
    for credit in film.cast:
        actor = person_named(credit.id, credit.actor, credit.actor_aliases, credit.native_name)
        people += [actor, *_roles(credit, actor, alone)]
    for one in people:
        for name in one.whole:
            by_name[name].append(one)
        for surname in {last for form in one.forms for last in name_parts.surnames(form)}:
            by_surname[surname].append(one)
    accepted: dict[str, set[str]] = defaultdict(set)
    for question in film.questions:
        accepted[question.answer].update(question.accept)
    return Known(by_name, by_surname, accepted)


def _alone(film: Film) -> Callable[[str, Credit], bool]:
    """Return a function that tells whether FILM's story uses a part of a role's name alone, without the rest of it.

    The answer is no when two roles share the part.
    """
    words = re.compile(r"\w+(?:[-'\u2019]\w{2,})*")
    bare = {credit.id: without_brackets(credit.character) for credit in film.cast}  # `Anna (voice)` is Anna too
    own = {id: {*words.findall(role)} - {"the", "The"} for id, role in bare.items()}
    used = Counter(word for role in set(bare.values()) for word in {*words.findall(role)})
    signs = re.compile(rf"{words.pattern}|[^\w\s'\"\u2018-\u201e«»]")
    story = f". {' '.join(signs.findall(' . '.join(beat.text for beat in beats(film))))} ."

    def alone(part: str, credit: Credit) -> bool:
        others = own[credit.id]
        beside = re.findall(rf"(\S+) {re.escape(part)} (?=(\S+))", story) if f" {part} " in story else []
        return used[part.split()[0]] == 1 and any(others.isdisjoint(both) for both in beside)

    return alone


def person_named(id: str, name: str, aliases: Sequence[str], native: str = "", is_role: bool = False) -> Person:
    """Return who has NAME, its ALIASES and a NATIVE name, in the record ID; a role if IS_ROLE."""
    called = [name, *filter(None, (*aliases, native))]
    asian = any(first <= sign <= last for sign in name + native for first, last in (_kana, _chinese, _hangul))
    own = list(name_parts.forms(name_parts.without_epithet(name) if is_role else name, asian, name))
    forms = list(dict.fromkeys([*own, *(form for one in called[1:] for form in name_parts.forms(one, asian, name))]))
    turned = {whole for form in forms for whole in name_parts.turned(form)}
    said = next(name_parts.readings(name))
    titles = said.titles.union(*(next(name_parts.readings(one)).titles for one in called[1:]))
    titles = titles.union(*(same for same in _courtesies if titles & same))
    spelled = [form for one in called for form in (*spellings(one), _initialled(one))]
    lasts, words = {form[-1] for form in own}, {word for form in own for word in form}
    # The surname of another name counts where it is the same or in another script, and for a person where it is new.
    forms = [one for one in forms if one[-1] in lasts or not one[-1].isascii() or not (is_role or one[-1] in words)]
    return Person(
        id=id,
        name=name,
        others=tuple(called[1:]),
        is_role=is_role,
        whole=frozenset({*turned, *map(key, spelled), "".join(said.words)} - {""}),
        forms=tuple(forms),
        starts=(
            *(tuple(fold(one).split()) for one in called[1:]),
            *((part,) for one in called for part in _ends(one)),
        ),
        titles=titles or (name_parts.TITLES if is_role else name_parts.HONOURS),
        generations=said.generations,
    )


def _initialled(name: str) -> str:
    """Return NAME with the initials of a hyphenated first name: `JC Van Damme`; and `M. Aubin` for Monsieur Aubin."""
    return re.sub("^Monsieur(?= )", "M.", re.sub(r"\b(\w)\w*-(\w)\w*(?=\s)", r"\1\2", name))


def _ends(name: str) -> Iterator[str]:
    """Yield what may be the surname or the first name of a Japanese NAME in Chinese characters without spaces."""
    first, last = _chinese
    if 3 <= len(name) <= 4 and all(first <= sign <= last for sign in name):
        for at in (1, 2)[len(name) - 3 :]:
            yield from (name[:at], name[at:])


def halves(role: str) -> list[str]:
    """Return the names in ROLE: two roles of one actor, or two names of one, have a slash between them."""
    return [half for half in re.split(r"\s+/\s*|\s*/\s+", role) if half] or [role]


def _roles(credit: Credit, actor: Person, alone: Callable[[str, Credit], bool]) -> Iterator[Person]:
    """Yield the role of CREDIT, or both with a slash between them: Himself is ACTOR; a description has no parts.

    Where one of two has a title, the other has none.
    """
    bare = without_brackets(credit.character)
    names = halves(bare)
    titled = len(names) > 1 and any(next(name_parts.readings(half)).titles for half in names)
    for half in names:
        aliases = [*credit.character_aliases, *(part for part in name_parts.called(half) if alone(part, credit))]
        called = [one for one in aliases if not name_parts.describes(one)]
        if name_parts.THEMSELVES.fullmatch(re.split(r"\s+[-–—]\s+|,", half)[0]):
            parts = [actor]
        elif not name_parts.describes(half):
            parts = [person_named(credit.id, half, called, is_role=True)]
        else:
            parts = [person_named(credit.id, one, called, is_role=True) for one in called]
        keys = {key(form) for one in (credit.character, bare, half, *aliases) for form in spellings(one)}
        titles = frozenset[str]().union(*(one.titles for one in parts))
        if titles in (name_parts.TITLES, name_parts.HONOURS):  # it has no title of its own
            titles = frozenset() if titled else titles - _not_of[credit.gender]
        yield Person(
            id=credit.id,
            name=_remark.sub("", credit.character).strip() or bare,
            others=tuple(aliases),
            is_role=True,
            whole=frozenset(keys.union(*(one.whole for one in parts)) - {""}),
            forms=tuple(form for one in parts for form in one.forms),
            starts=tuple(tuple(fold(one).split()) for one in called),
            titles=titles,
            generations=frozenset().union(*(one.generations for one in parts)),
        )


def has_title(person: Person, said: Said) -> bool:
    """Tell whether SAID has titles, and all of them stand before the name of PERSON."""
    return bool(said.titles) and said.titles <= person.titles and len(person.titles) < OWN_TITLES


def bears(person: Person, said: Words) -> bool:
    """Tell whether SAID is the surname of PERSON, alone or after other words of the same name or their initials."""
    for form in person.forms:
        for at in range(1, len(form)):
            last = "".join(form[at:])
            for start in range(len(said)):
                if "".join(said[start:]) == last and _in_order(said[:start], form[:at]):
                    return True
    return False


def begins(person: Person, said: Said) -> bool:
    """Tell whether SAID is the beginning of a name of PERSON, without the surname and longer than an initial."""
    first = "".join(said.words)
    if len(first) < 2 or first.isdigit() or not fits(person, said):
        return False
    parts = ((form[:at], form[at:]) for form in person.forms for at in range(1, len(form)))
    return any(first == "".join(one) and not name_parts.is_no_name(one, rest, person.is_role) for one, rest in parts)


def starts(person: Person, said: Words) -> bool:
    """Tell whether SAID is the beginning of a further name of PERSON as it stands."""
    return any(
        said == start[: len(said)] and not name_parts.is_no_name(said, start[len(said) :], person.is_role)
        for start in person.starts
    )


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
    if not said:
        return True
    first = said[0]
    for at, word in enumerate(words):
        one_letter = len(first) == 1 or (len(word) == 1 and at == 0)
        if first == word or (one_letter and first[0] == word[0] and word[0].isalpha()):
            return _in_order(said[1:], words[at + 1 :])
    return False
