"""Make questions about facts whose value is of a known kind: a year, a date, a rating, a sum."""

import re
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import chain

from msgspec import Struct

from redheat_cli.film.model import Difficulty, Film
from redheat_cli.judge.normalize import same
from redheat_cli.listing.wording import ordinal
from redheat_cli.questions.choices import LeftOut, Made, draft

RATIOS_APART = 0.065
NOT_ASKED = "no question asks for a fact with such a label"


class Kind(Struct, frozen=True):
    """A kind of fact that makes a question: its group, a pattern of its label, the form of its value, and the question.

    `wrong` returns values that are wrong, `spellings` other ways to write the right one. `sure` asks only for a
    confirmed value, since another number is soon reported too.
    """

    group: str
    label: str
    value: tuple[str, str]
    question: str
    wrong: Callable[[str], list[str]]
    spellings: Callable[[str], list[str]] = lambda value: []
    level: Difficulty = "hard"
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
    numbers = (str(day.day), ordinal(day.day))
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


def _sums(value: str) -> list[str]:
    """Return VALUE without the currency, and `about` that sum; the judge knows the other ways to write a currency."""
    exact = re.sub(r"^About ", "", value)
    amount = re.sub(r"^\D+", "", exact)
    return [exact, amount, f"about {exact}", f"about {amount}"]


def _ratios(value: str) -> list[str]:
    """Return usual aspect ratios that are not just another reading of VALUE, as 2.35:1 is of 2.39:1."""
    own = float(value.removesuffix(":1"))
    return [f"{ratio:.2f}:1" for ratio in (1.33, 1.66, 1.85, 2.2, 2.39, 2.76) if abs(ratio / own - 1) > RATIOS_APART]


def _without(*words: str) -> Callable[[str], list[str]]:
    """Write a value without each of WORDS."""
    return lambda value: [value.replace(word, "").strip() for word in words]


def _rounded(value: str) -> list[str]:
    millions = int(value.replace(",", "")) / 1_000_000
    rounded = [f"{millions:.1f} million", f"{millions:.2f} million"]
    return [*rounded, *(f"about {number}" for number in rounded)]


# The forms a value may have: a pattern and an example.
_date = (r"\d{1,2} [A-Z][a-z]+ [12]\d{3}", "17 June 1988")
_year = (r"[12]\d{3}", "1988")
_ratio = (r"\d\.\d+:1", "1.85:1")
_mpaa = ("G|PG|PG-13|R", "PG-13")
_bbfc = ("U|PG|12|12A|15|18", "15")
_sum = (r"\D*[\d,]{1,9} million", "US$29 million")
_count = (r"[\d,]{9,15}", "1,292,988")
_name = (".+", "Orion Pictures")
_american = _one_of("G", "PG", "PG-13", "R", "X", "NC-17")  # motionpictures.org
_british = _one_of("U", "PG", "12", "12A", "15", "18")  # bbfc.co.uk
# In which years there is what tells the time by itself.
_in_use = {
    "PG-13": range(1984, 9999),
    "X": range(1968, 1991),
    "NC-17": range(1990, 9999),
    "12": range(1989, 2003),
    "12A": range(2002, 9999),
    **dict.fromkeys(("1.66:1", "1.85:1", "2.20:1", "2.39:1", "2.76:1"), range(1953, 9999)),
}
_studios = _one_of("Paramount Pictures", "Universal Pictures", "Warner Bros.", "Orion Pictures", "20th Century Fox")
_short = _without(" Pictures", " Bros.", " Fox")
KINDS = (
    Kind("identity", "Year", _year, "In which year did {title} come out?", _years_off, level="easy", sure=False),
    Kind("identity", "US distributor", _name, "Which company distributed {title} in the USA?", _studios, _short),
    Kind("release", ".+ release", _date, "What was the date of the {label} of {title}?", _days_off, _dates),
    Kind("release", ".+ release in .+", _year, "In which year did {title} have its {lower}?", _years_off),
    Kind("ratings", "USA", _mpaa, "Which rating did {title} get in the USA?", _american, _rated, "medium"),
    Kind("ratings", "United Kingdom", _bbfc, "Which rating did {title} get in Britain?", _british, _rated, "medium"),
    Kind("format", "Aspect ratio", _ratio, "What is the aspect ratio of {title}?", _ratios, _without(":1")),
    Kind("money", "Budget", _sum, "What was the budget of {title}?", _times, _sums),
    Kind("money", ".+ admissions", _count, "How many {label} did {title} have?", _times, _rounded),
)


def value_of(film: Film) -> Made:
    """Ask for the value of each fact that is of one of KINDS.

    A date, a year or a number that the file gives for something like it is no wrong choice: it may be right by another
    reading. Titles abroad are not asked for: their language tells the country.
    """
    taken: dict[str, set[str]] = defaultdict(set)
    for fact in film.facts:
        found = (re.findall(pattern, fact.value) for pattern in (_date[0], _year[0], r"[\d.]+:1"))
        taken[fact.group].update([fact.value, *chain(*found)])
    for fact in film.facts:
        kinds = [kind for kind in KINDS if kind.group == fact.group and re.fullmatch(kind.label, fact.label)]
        kind = next((kind for kind in kinds if re.fullmatch(kind.value[0], fact.value)), None)
        if not kind:
            yield LeftOut(fact.id, f"the value must be written as in '{kinds[0].value[1]}'" if kinds else NOT_ASKED)
            continue
        if fact.certainty == "disputed" or (kind.sure and fact.certainty == "reported"):
            yield LeftOut(fact.id, f"it is only {fact.certainty}, and a number must be confirmed")
            continue
        try:
            year = film.identity.year
            wrong = [value for value in kind.wrong(fact.value) if year in _in_use.get(value, (year,))]
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
            why=fact.note,
            category="film",
            difficulty=kind.level,
            accept=kind.spellings(fact.value),
        )
