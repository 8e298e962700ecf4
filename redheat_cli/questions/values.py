"""A Film -> questions about its titles abroad and about facts with a value of a known kind."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from difflib import SequenceMatcher

from msgspec import Struct

from redheat_cli.film.model import Difficulty, Fact, Film, Question
from redheat_cli.questions.draft import draft, neighbours
from redheat_cli.questions.spelling import same


def title_in(film: Film) -> Iterator[Question]:
    """Ask for the title in each country that has one of its own; a value with a quotation in it is a remark."""
    title = film.identity.title
    facts = [fact for fact in film.facts if fact.group == "titles" and '"' not in fact.value]
    places = Counter(place for fact in facts for place in _places(fact))
    own = [fact for fact in facts if not same(fact.value, title) and fact.certainty != "disputed"]
    for fact, others in neighbours(own):
        if "," in fact.label or any(places[place] > 1 for place in _places(fact)):
            continue
        others.sort(key=lambda other: -SequenceMatcher(None, fact.value, other.value).ratio())
        original, _, latin = fact.value.rstrip(")").partition(" (")
        yield from draft(
            fact,
            "called",
            f"What is {title} called in {_the(fact.label)}?",
            fact.value,
            (other.value for other in others),
            why=f"In {_the(fact.label)} it is called {fact.value}. {fact.note}".strip(),
            category="titles",
            difficulty="medium" if fact.certainty == "confirmed" else "hard",
            accept=(original, latin),
        )


def _places(fact: Fact) -> list[str]:
    return re.split(r" and |, ", fact.label)


def _the(place: str) -> str:
    return f"the {place}" if re.match(r"(Soviet|United|Czech|Dominican) |Netherlands|Philippines", place) else place


class Kind(Struct, frozen=True):
    """A kind of fact that makes a question: its group, how label and value look, how to ask, and what is wrong.

    SPELLINGS returns other ways to write the same value.
    """

    group: str
    label: str
    value: str
    question: str
    wrong: Callable[[str], list[str]]
    spellings: Callable[[str], list[str]] = lambda value: []
    difficulty: Difficulty = "hard"


def _one_of(*values: str) -> Callable[[str], list[str]]:
    """Draw the wrong values from VALUES, which are the common ones of that kind."""
    return lambda value: [one for one in values if not same(one, value)]


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
    return [str(int(value) + years) for years in (-2, -1, 1, 2)]


def _times(value: str) -> list[str]:
    """Return numbers like VALUE, too far from it to be another reading of the same."""
    number = int(re.sub(r"\D", "", value))
    return [re.sub(r"\d[\d,]*", f"{round(number * factor):,}", value) for factor in (0.35, 0.6, 1.7, 2.6)]


def _dollars(value: str) -> list[str]:
    number = re.sub(r"^About |US\$", "", value)
    return [number, f"${number}", f"US${number}", f"{number} dollars", f"about {number}", f"about ${number}"]


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
_ratios = _one_of("1.33:1", "1.66:1", "1.85:1", "2.20:1", "2.35:1")
KINDS = (
    Kind("identity", "Year", r"[12]\d{3}", "In which year did {title} come out?", _years_off, difficulty="easy"),
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
    Kind("format", "Aspect ratio", r"[\d.]+:1", "What is the aspect ratio of {title}?", _ratios, _without(":1")),
    Kind("money", "Budget", r"\D*[\d,]{1,9} million", "What was the budget of {title}?", _times, _dollars),
    Kind("money", ".+ admissions", r"[\d,]{9,15}", "How many {label} did {title} have?", _times, _rounded),
)


def value_of(film: Film) -> Iterator[Question]:
    """Ask for the value of each confirmed fact that is of one of KINDS: of a number, another is soon reported too."""
    for fact in film.facts:
        kind = next((one for one in KINDS if _is_of(fact, one)), None)
        if not kind or fact.certainty != "confirmed":
            continue
        try:
            wrong = kind.wrong(fact.value)
        except ValueError:  # 31 June
            continue
        lower = fact.label[0].lower() + fact.label[1:]
        yield from draft(
            fact,
            "fact",
            kind.question.format(title=film.identity.title, label=fact.label, lower=lower),
            fact.value,
            wrong,
            why=f"{fact.label}: {fact.value}. {fact.note}".strip(),
            category="film",
            difficulty=kind.difficulty,
            accept=kind.spellings(fact.value),
        )


def _is_of(fact: Fact, kind: Kind) -> bool:
    looks = fact.group == kind.group and re.fullmatch(kind.label, fact.label) and re.fullmatch(kind.value, fact.value)
    return bool(looks)
