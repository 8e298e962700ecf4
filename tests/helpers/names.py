"""A film of nobody but a given cast and crew, for what is judged by names."""

from collections.abc import Iterable

from msgspec.structs import replace

from redheat_cli.film.model import Beat, Credit, Crew, Film, Plot, Question

SURE = {"certainty": "confirmed", "sources": ("source-a",)}


def film_of(
    film: Film, cast: Iterable[tuple[str, str, str]], crew: Iterable[tuple[str, str]] = (), story: str = "-"
) -> Film:
    """Return FILM with only CAST, each an actor, a role and a native name, CREW, each a name and a job, and STORY."""
    credits = tuple(
        Credit(id=f"cast-n-{n}", order=n, actor=actor, character=role, about="Is there.", native_name=native, **SURE)
        for n, (actor, role, native) in enumerate(cast, 1)
    )
    others = tuple(
        Crew(id=f"crew-n-{n}", name=name, job=job, department=job, about="Was there.", **SURE)
        for n, (name, job) in enumerate(crew, 1)
    )
    beat = Beat(id="beat-n", act=1, text=story, **SURE)
    return replace(film, cast=credits, crew=others, plot=Plot(line=story, short=story, beats=(beat,), **SURE))


def about(film: Film, answer: str) -> Question:
    """Return a question with ANSWER about the records of FILM that have it as a name."""
    ids = [one.id for one in film.cast if answer in (one.actor, one.character)]
    ids += [one.id for one in film.crew if one.name == answer]
    wrong = ("Ulf Prenzler", "Otto Quist", "Ilse Wark")
    return replace(film.questions[0], answer=answer, wrong=wrong, about=tuple(ids), accept=(), reject=())
