"""Actors and their roles go by each other's names: whoever looks for Ridzik also finds what tells of Belushi."""

from collections import Counter
from collections.abc import Iterable

from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import Film
from redheat_cli.film.stop_words_and_synonyms import LITTLE, synonyms
from redheat_cli.film.word_forms import singular


def other_names(film: Film, typed: Iterable[str], of_roles: bool = True) -> dict[str, frozenset[str]]:
    """Return, for each folded word of those TYPED that names a member of the cast of FILM, their other names.

    These are the words of the actor's name and of the role's. A name that several people have, and one that is a
    common word, stands for nobody; `james` does beside `belushi`. Without OF_ROLES only the actors have other names:
    what is told of a role says nothing of its actor.
    """
    folded = fold(" ".join(typed)).split()
    everybody = fold(" ".join(text for one in film.cast for text in (one.actor, one.character, *one.actor_aliases)))
    if {*folded, *(text[:-1] for text in folded)}.isdisjoint(everybody.split()):  # cheap to ask first
        return {}
    actors = [_words((credit.actor, *credit.actor_aliases)) for credit in film.cast]
    cast = [actor | _words((credit.character,)) for actor, credit in zip(actors, film.cast, strict=True)]
    crew = {frozenset(_words((member.name,))) for member in film.crew}
    bearers = Counter(name for names in (*cast, *crew) for name in names)
    found: dict[str, frozenset[str]] = {}
    if len(folded) > 1 and all(singular(text) in bearers for text in folded):  # a whole name, perhaps of somebody else
        return found
    for names, actor in zip(cast, actors, strict=True):
        telling = {name for name in names if bearers[name] == 1 and name not in LITTLE and not synonyms(name)}
        own = names if of_roles else actor
        if not (telling & own).isdisjoint(map(singular, folded)):
            found |= {text: frozenset(telling) for text in folded if singular(text) in own}
    return found


def _words(names: Iterable[str]) -> set[str]:
    """Return the words of NAMES that begin with a capital, folded, each as its plural and its possessive share it."""
    return {singular(fold(word)) for name in names for word in name.split() if word[:1].isupper() and len(word) > 2}
