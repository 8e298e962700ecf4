"""Make questions about facts whose value is of a known kind: a year, a date, a rating, a sum."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

from msgspec import Struct

from redheat_cli.film.model import Difficulty, Fact, Film
from redheat_cli.judge.normalize import overlap
from redheat_cli.listing.wording import ordinal
from redheat_cli.questions.drafts_and_choices import LeftOut, Made, draft

RATIOS_APART = 0.065
WIDE_SCREEN = 1953
YEARS = range(1880, 2201)
NOT_ASKED = "no question asks for a fact with such a label"


class Kind(Struct, frozen=True):
    """A kind of fact that makes a question: its group, patterns of its label and its value, an example, the question.

    `wrong` returns values that are wrong for a film of a year, `spellings` other ways to write the right one. `written`
    returns a value as it is asked for, or nothing. `sure` asks only for a confirmed value, since another number is soon
    reported too.
    """

    group: str
    label: str
    pattern: str
    example: str
    question: str
    wrong: Callable[[str, int], list[str]]
    spellings: Callable[[str], list[str]] = lambda value: []
    level: Difficulty = "hard"
    written: Callable[[str], str] = str
    sure: bool = True

    def read(self, value: str) -> str:
        """Return VALUE as it is asked for, or nothing if it is of another kind."""
        return self.written(value) if re.fullmatch(self.pattern, value) else ""


def _rivals(value: str, year: int) -> list[str]:
    """Return studios other than VALUE."""
    return [studio for studio in _studios if not overlap(studio, value)]


def _grades(systems: dict[int, str], value: str, year: int) -> list[str]:
    """Return the ratings that are nearest to VALUE, of the one of SYSTEMS that YEAR falls in.

    SYSTEMS are the latest first, and each has its first year and its ratings, the mildest first.
    """
    ratings = next((ratings.split() for begun, ratings in systems.items() if begun <= year), [])
    if value not in ratings:
        return []
    return sorted(ratings, key=lambda other: abs(ratings.index(other) - ratings.index(value)))[1:4]


def _rated(value: str) -> list[str]:
    return [f"rated {value}", f"{value} rating", f"{value} certificate"]


def _date(value: str) -> str:
    """Write the date VALUE as `8 February 1985`; return nothing if it is none or can be read in two ways."""
    for form in ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%Y-%m-%d"):
        with suppress(ValueError):
            day = datetime.strptime(re.sub(r"\.|(?<=\d)(?:st|nd|rd|th)\b", "", value), form)
            return f"{day.day} {day:%B %Y}" if day.year in YEARS else ""
    return ""


def _days_off(value: str, year: int) -> list[str]:
    """Return dates like VALUE, whole weeks from it: films open on one day of the week."""
    near = (_day(value) + timedelta(weeks=weeks) for weeks in (-5, -3, -2, 2, 3, 5))
    return [f"{day.day} {day:%B %Y}" for day in near]


def _with_ordinal(value: str) -> list[str]:
    """Write the date VALUE as `June 17th`; the judge knows the other ways to write it."""
    day = _day(value)
    return [f"{day:%B} {ordinal(day.day)}"]


def _day(value: str) -> datetime:
    return datetime.strptime(value, "%d %B %Y")


def _years_off(value: str, year: int) -> list[str]:
    return [str(int(value) + years) for years in (-2, 2, -1, 1, 3, -3, 4, -4)]


def _in_full(value: str) -> str:
    """Write the sum VALUE with `million` in full, as in `USD 2 million`."""
    return re.sub(r"(?<=\d) ?(m|mn|bn)\b", lambda found: f" {'b' if found[1] == 'bn' else 'm'}illion", value)


def _times(value: str, year: int) -> list[str]:
    """Return numbers like VALUE, as round as it is, and too far from it to be another reading of the same."""
    figure = re.findall(_figure, value)[0]
    number = figure.replace(",", "")
    whole, _, decimals = number.partition(".")
    zeros = len(whole) - len(whole.rstrip("0"))
    places = len(decimals) or -min(zeros, len(whole) - 2)
    wrong = (round(float(number) * factor, places) for factor in (0.35, 0.6, 1.7, 2.6))
    comma = "," if "," in figure or len(whole) < 4 else ""
    return [value.replace(figure, f"{one:{comma}.{max(places, 0)}f}".removesuffix(".0")) for one in wrong]


def _sums(value: str) -> list[str]:
    """Return VALUE without the currency, and `about` that sum; the judge knows the other ways to write a currency."""
    exact = re.sub(r"^About ", "", value)
    amount = "".join(re.findall(rf"{_figure}(?: (?:[mb]illion|lakh|crore))?", exact)[:1])
    return [exact, amount, f"about {exact}", f"about {amount}"]


def _ratios(value: str, year: int) -> list[str]:
    """Return usual aspect ratios that are not just another reading of VALUE, as 2.35:1 is of 2.39:1.

    Before the wide screen of 1953 there was one, and nothing to choose from.
    """
    own = float(value.removesuffix(":1"))
    usual = (1.33, 1.66, 1.85, 2.39) if year >= WIDE_SCREEN else ()
    return [f"{ratio:.2f}:1" for ratio in usual if abs(ratio / own - 1) > RATIOS_APART]


def _short(value: str) -> list[str]:
    return [value.removesuffix(ending) for ending in (" Pictures", " Bros.", " Fox")]


def _said_ratios(value: str) -> list[str]:
    return [value.removesuffix(":1"), value.replace(":", " to ")]


_figure = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_scale = "(?: ?(?:million|billion|lakh|crore|m|mn|bn))?"
_sign = r"(?:(?:[A-Z]{1,2})?[$£€¥₹₩]|[A-Z]{2,3})"
_unit = r"(?:US )?[a-z]{3,}"
_sum = rf"(?:About )?(?:{_sign} ?{_figure}{_scale}|{_figure}{_scale} {_unit})"
_year, _rating, _ratio = r"[12]\d{3}", r"[A-Z\d-]{1,5}", r"[1-9]\.\d+:1"
# Each system of ratings by the first year that it was in use for the whole of: motionpictures.org and bbfc.co.uk.
_american = {1991: "G PG PG-13 R NC-17", 1984: "G PG PG-13 R X", 1973: "G PG R X", 1971: "G GP R X", 1969: "G M R X"}
_british = {2003: "U PG 12A 15 18", 1990: "U PG 12 15 18", 1983: "U PG 15 18", 1971: "U A AA X"}
_studios = ("Paramount Pictures", "Universal Pictures", "Warner Bros.", "Columbia Pictures", "20th Century Fox")
_year_asked = "In which year was {title} first shown?"
_usa, _uk = (f"Which rating did {{title}} get in {country}?" for country in ("the USA", "Britain"))
_distributed = "Which company distributed {title} in the USA?"
_released = "What was the date of the {label} of {title}?"
KINDS = (
    Kind("identity", "Year", _year, "1988", _year_asked, _years_off, level="medium", sure=False),
    Kind("identity", "US distributor", ".+", "Orion Pictures", _distributed, _rivals, _short),
    Kind("release", ".+ release", ".+", "17 June 1988", _released, _days_off, _with_ordinal, written=_date),
    Kind("release", ".+ release in .+", _year, "1988", "In which year did {title} have its {lower}?", _years_off),
    Kind("ratings", "USA?|United States", _rating, "PG-13", _usa, partial(_grades, _american), _rated, "medium"),
    Kind("ratings", "UK|United Kingdom|Britain", _rating, "15", _uk, partial(_grades, _british), _rated, "medium"),
    Kind("format", "Aspect ratio", _ratio, "1.85:1", "What is the aspect ratio of {title}?", _ratios, _said_ratios),
    Kind("money", "Budget", _sum, "US$29 million", "What was the budget of {title}?", _times, _sums, written=_in_full),
)


def wanted(film: Film) -> Iterator[tuple[str, str]]:
    """Yield the label and the group of each fact that FILM, which has some, does not have and that makes a question."""
    for kind in KINDS:
        label = kind.label.partition("|")[0].rstrip("?").replace(".+ release", "US release")
        has = any(fact.group == kind.group and re.fullmatch(kind.label, fact.label) for fact in film.facts)
        if film.facts and not has and ".+" not in label:
            yield label, kind.group


def value_of(film: Film) -> Iterator[Made]:
    """Ask for the value of each fact that is of one of KINDS.

    A date, a year or a number that the file gives for something else is no wrong choice: it may be right by another
    reading. Titles abroad are not asked for: their language tells the country.
    """
    values = " ".join(f"{fact.value} {_date(fact.value)}" for fact in film.facts)

    def ask(fact: Fact) -> Made:
        kinds = [kind for kind in KINDS if kind.group == fact.group and re.fullmatch(kind.label, fact.label)]
        kind, value = next(((kind, read) for kind in kinds if (read := kind.read(fact.value))), (None, ""))
        if not kind:
            return LeftOut(fact.id, f"the value must be written as in '{kinds[0].example}'" if kinds else NOT_ASKED)
        if kind.sure and fact.certainty == "reported":
            return LeftOut(fact.id, "it is only reported, and a number must be confirmed")
        others = kind.wrong(value, film.identity.year)
        wrong = [other for other in others if fact.group == "ratings" or other not in values]
        begin = len(film.identity.title + fact.id) % len(wrong) if wrong else 0  # or the first would be in all films
        lower = fact.label[0].lower() + fact.label[1:]
        return draft(
            fact,
            "fact",
            kind.question.format(title=film.identity.title, label=fact.label, lower=lower),
            value,
            [wrong[begin:] + wrong[:begin]],
            why=fact.note,
            category="film",
            difficulty=kind.level,
            accept=kind.spellings(value),
        )

    return map(ask, film.facts)
