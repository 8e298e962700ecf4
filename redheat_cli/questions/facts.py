"""Make questions about the titles of a film abroad, and about facts whose value is of a known kind."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from itertools import chain

from msgspec import Struct

from redheat_cli.film.model import Difficulty, Fact, Film
from redheat_cli.judge.normalize import key, same
from redheat_cli.questions.choices import LeftOut, Made, draft, neighbours, script

_no_place = re.compile(
    r"\b(titles?|names?|working|original|international|english|alternative|festival|television|tv|video|dvd|release|"
    r"literal|meaning)\b",
    re.IGNORECASE,
)
_english = re.compile(
    r"(the )?(USA?|UK|U\.S\.(A\.)?|U\.K\.|United States|United Kingdom|(Great )?Britain|England|Ireland|Australia|"
    r"Canada|New Zealand)(?![\w.])"
)
_with_article = re.compile(
    r"(Soviet|United|Czech|Dominican|Central African|Russian) |Netherlands|Philippines|Bahamas|"
    r"(USA|US|U\.S\.A\.|UK|U\.K\.|USSR|GDR|UAE)$"
)


def title_in(film: Film) -> Made:
    """Ask for the title in each country that has one of its own, among others in the same script."""
    title = film.identity.title
    facts = [fact for fact in film.facts if fact.group == "titles"]
    places = Counter(place for fact in facts for place in _places(fact))
    own = []
    first: dict[str, Fact] = {}
    for fact in facts:
        if reason := _unfit(fact, title, places):
            yield LeftOut(fact.id, reason)
        elif (earlier := first.setdefault(key(fact.value), fact)) is not fact:
            yield LeftOut(fact.id, f"the title is the same as in {_the(earlier.label)}")
        else:
            own.append(fact)
    for fact, near in neighbours(own):
        value = _readable(fact)
        others = [other for other in near if script(_readable(other)) == script(value)]
        others.sort(key=lambda other: -SequenceMatcher(None, value, _readable(other)).ratio())
        elsewhere = f" In {_the(others[0].label)} it is {others[0].value}." if others else ""
        yield from draft(
            fact,
            "called",
            f"What is {title} called in {_the(fact.label)}?",
            value,
            [map(_readable, others)],
            why=f"In {_the(fact.label)} it is {fact.value}. {fact.note}{elsewhere}",
            category="titles",
            difficulty="medium" if fact.certainty == "confirmed" else "hard",
            accept=(fact.value, *_both(fact)),
        )


def _readable(fact: Fact) -> str:
    """Return the title in FACT, in Latin letters where it has both: `Красная жара (Krasnaya zhara)`."""
    original, latin = _both(fact)
    return latin if latin and script(original) != script(latin) == "LATIN" else fact.value


def _both(fact: Fact) -> tuple[str, str]:
    original, _, latin = fact.value.rstrip(")").partition(" (")
    return original, latin


def _unfit(fact: Fact, title: str, places: Counter[str]) -> str:
    """Say why nobody can be asked for FACT, a title abroad of the film TITLE; return nothing when it can be asked."""
    if fact.certainty == "disputed":
        return "it is disputed"
    if '"' in fact.value or "," in fact.label or "(" in fact.label or _no_place.search(fact.label):
        return "the label is not just a country, or the value not just a title"
    if _english.match(fact.label):
        return "a title in English is known by its language"
    if any(places[place] > 1 for place in _places(fact)):
        return "the country has two titles"
    return "it is the title of the film itself" if same(fact.value, title) else ""


def _places(fact: Fact) -> list[str]:
    return re.split(r" and |, ", fact.label)


def _the(place: str) -> str:
    return " and ".join(f"the {part}" if _with_article.match(part) else part for part in place.split(" and "))


RATIOS_APART = 0.065


class Kind(Struct, frozen=True):
    """A kind of fact that makes a question: its group, patterns of its label and value, and how to ask for it.

    `wrong` returns values that are wrong, `spellings` other ways to write the right one. `sure` asks only for a
    confirmed value, since another number is soon reported too.
    """

    group: str
    label: str
    value: str
    question: str
    wrong: Callable[[str], list[str]]
    spellings: Callable[[str], list[str]] = lambda value: []
    difficulty: Difficulty = "hard"
    sure: bool = True


def _one_of(*values: str) -> Callable[[str], list[str]]:
    """Return a function that takes the wrong values from VALUES, the usual ones of a kind."""
    return lambda value: [other for other in values if not same(other, value)]


def _rated(value: str) -> list[str]:
    return [f"rated {value}", f"{value} rating", f"{value} certificate"]


def _days_off(value: str) -> list[str]:
    """Return dates like VALUE, whole weeks from it: films open on one day of the week."""
    near = (_day(value) + timedelta(weeks=weeks) for weeks in (-5, -3, -2, 2, 3, 5))
    return [f"{day.day} {day:%B %Y}" for day in near]


def _dates(value: str) -> list[str]:
    day = _day(value)
    month, year = f"{day:%B}", day.year
    ending = "th" if day.day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    numbers = (str(day.day), f"{day.day}{ending}")
    short = [text for number in numbers for text in (f"{number} {month}", f"{month} {number}")]
    return [*short, *(f"{text} {year}" for text in short)]


def _day(value: str) -> datetime:
    return datetime.strptime(value, "%d %B %Y")


def _years_off(value: str) -> list[str]:
    return [str(int(value) + years) for years in (-2, 2, -1, 1, 3, -3, 4, -4)]


def _times(value: str) -> list[str]:
    """Return numbers like VALUE, too far from it to be another reading of the same."""
    number = int(re.sub(r"\D", "", value))
    return [re.sub(r"\d[\d,]*", f"{round(number * factor):,}", value) for factor in (0.35, 0.6, 1.7, 2.6)]


def _dollars(value: str) -> list[str]:
    number = re.sub(r"^About |US\$", "", value)
    return [number, f"${number}", f"US${number}", f"{number} dollars", f"about {number}", f"about ${number}"]


def _ratios(value: str) -> list[str]:
    """Return usual aspect ratios that are not just another reading of VALUE, as 2.35:1 is of 2.39:1."""
    own = float(value.removesuffix(":1"))
    return [f"{ratio:.2f}:1" for ratio in (1.33, 1.66, 1.85, 2.2, 2.39, 2.76) if abs(ratio / own - 1) > RATIOS_APART]


def _without(*words: str) -> Callable[[str], list[str]]:
    """Write a value without each of WORDS."""
    return lambda value: [value.replace(word, "").strip() for word in words]


def _rounded(value: str) -> list[str]:
    millions = int(value.replace(",", "")) / 1_000_000
    return [f"{millions:.1f} million", f"{millions:.2f} million"]


_date = r"\d{1,2} [A-Z][a-z]+ [12]\d{3}"
_american = _one_of("G", "PG", "PG-13", "X")  # motionpictures.org; NC-17 took the place of X in 1990
_british = _one_of("U", "PG", "15")  # bbfc.co.uk
_studios = _one_of("Paramount Pictures", "Universal Pictures", "Warner Bros.", "Orion Pictures", "20th Century Fox")
KINDS = (
    Kind(
        "identity",
        "Year",
        r"[12]\d{3}",
        "In which year did {title} come out?",
        _years_off,
        difficulty="easy",
        sure=False,
    ),
    Kind(
        "identity",
        "US distributor",
        ".+",
        "Which company distributed {title} in the USA?",
        _studios,
        _without(" Pictures", " Bros.", " Fox"),
    ),
    Kind("release", ".+ release", _date, "What was the date of the {label} of {title}?", _days_off, _dates),
    Kind("release", ".+ release in .+", r"[12]\d{3}", "In which year did {title} have its {lower}?", _years_off),
    Kind("ratings", "USA", "G|PG|PG-13|R", "Which rating did {title} get in the USA?", _american, _rated, "medium"),
    Kind(
        "ratings",
        "United Kingdom",
        "U|PG|15|18",
        "Which rating did {title} get in Britain?",
        _british,
        _rated,
        "medium",
    ),
    Kind("format", "Aspect ratio", r"\d\.\d+:1", "What is the aspect ratio of {title}?", _ratios, _without(":1")),
    Kind("money", "Budget", r"\D*[\d,]{1,9} million", "What was the budget of {title}?", _times, _dollars),
    Kind("money", ".+ admissions", r"[\d,]{9,15}", "How many {label} did {title} have?", _times, _rounded),
)


def value_of(film: Film) -> Made:
    """Ask for the value of each fact that is of one of KINDS.

    A date, a year or a number that the file gives for something like it is no wrong choice: it may be right by another
    reading.
    """
    taken: dict[str, set[str]] = defaultdict(set)
    for fact in film.facts:
        found = (re.findall(pattern, fact.value) for pattern in (_date, r"[12]\d{3}", r"[\d.]+:1"))
        taken[fact.group].update([fact.value, *chain(*found)])
    for fact in film.facts:
        kinds = (kind for kind in KINDS if kind.group == fact.group and re.fullmatch(kind.label, fact.label))
        kind = next((kind for kind in kinds if re.fullmatch(kind.value, fact.value)), None)
        if not kind:
            continue
        if fact.certainty == "disputed" or (kind.sure and fact.certainty == "reported"):
            yield LeftOut(fact.id, f"it is only {fact.certainty}, and a number must be confirmed")
            continue
        try:
            wrong = kind.wrong(fact.value)
        except ValueError:  # 31 June
            yield LeftOut(fact.id, f"'{fact.value}' is no date")
            continue
        lower = fact.label[0].lower() + fact.label[1:]
        groups = {"identity": ("identity", "release"), "ratings": ()}.get(fact.group, (fact.group,))
        yield from draft(
            fact,
            "fact",
            kind.question.format(title=film.identity.title, label=fact.label, lower=lower),
            fact.value,
            [[value for value in wrong if not any(value in taken[group] for group in groups)]],
            why=f"{fact.label}: {fact.value}. {fact.note}",
            category="film",
            difficulty=kind.difficulty,
            accept=kind.spellings(fact.value),
        )
