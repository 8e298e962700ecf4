"""Write the numbers, the dates and the money of an answer in one way, however they were typed."""

import re
import unicodedata
from collections.abc import Iterable
from fractions import Fraction
from itertools import chain, filterfalse

from redheat_cli.film.word_lists import first_of_line, groups

_cardinals = dict(zip(chain(*groups("cardinals")), (*range(20), *range(20, 100, 10)), strict=True))
_irregular = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_ordinals = {re.sub("y$", "ie", word) + "th": n for word, n in _cardinals.items()} | _irregular
_values = _cardinals | _ordinals
_parts = {word: n for word, n in _ordinals.items() if 3 <= n <= 10} | {"half": 2, "halve": 2, "quarter": 4}
_scales = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_short_scales = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion"}
_scales |= {f"{word}s": n for word, n in _scales.items()}
_month_of, _currency_of = first_of_line("months"), first_of_line("currencies")
_months = list(dict.fromkeys(_month_of.values()))


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


_cardinal, _part, _scale = _any(_cardinals), _any(_parts), _any(_scales)
_unit, _from_ten = (_any(word for word, n in _cardinals.items() if n in range(*ends)) for ends in ((1, 10), (10, 91)))
_century = _any(word for word, n in _cardinals.items() if 10 <= n <= 20)  # the first half of a year
_currency, _sign = _any(filter(str.isalpha, _currency_of)), f"[{''.join(filterfalse(str.isalpha, _currency_of))}]"
_numeric = frozenset((*_values, *_parts, *_scales, *_currency_of, "hundred"))
_month, _day = rf"\b({_any(_month_of)})\b", r"(?<![\d./])(\d|[12]\d|3[01])(?:th)?(?![\d./])"
_weekdays = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_dash = "[-\u2010-\u2013\u2212]"
_negative = re.compile(
    rf"(^\W*{_dash}\s*|(?<![\w.,)\]%]){_dash})(?=[\d¼-¾⅐-⅞]|{_sign}|(?:{_cardinal}|half)\b)", re.IGNORECASE
)
# `2.375` is a decimal, as is what begins with 0; `29.000` is not, as nobody would write these zeros.
_thousands = r"(?<![\d.,])[1-9]\d{0,2}(?:(?:,\d{3})+|(?:\.\d{3}){2,}|\.\d\d0|(?:\s\d{3})+)(?!\d)"
_digits = r"\d{1,30}"  # of a number; more are a text
_denominator = "([234568]|10|12|16|32)"  # the usual ones: 9/11 and 24/7 are two numbers each
# A number by the kinds of its words: u is a unit, t a teen, T tens, f a figure, p a part of one, d decimals, h hundred,
# s a scale, and a is `and`. What ends it may be an ordinal: o for a unit, O for the others.
_small = "(?:Tu?|[ut])"
_group = rf"(?:p|(?:{_small}|f)d?)(?:(?<=f)p|ap)?(?:h(?:a?{_small})?(?:ap)?)?"
_whole = rf"{_group}(?:s(?:a(?!f))?{_group})*s?"
_number = re.compile(rf"(?:{_whole}(?<=[hs])a?)?(?:To|[oO])|{_whole}")


def spread(text: str) -> str:
    """Return TEXT with `8½` as `8 1/2`, `2,900` as `2900`, `$8m` as `dollar 8 million`, and `25%` as `25 percent`.

    A date in figures becomes `17 june 1988` where it can be read in one way only: with dots the day comes first, but
    7/6/1988 stays as it is.
    """
    text = re.sub(r"^\s*\.(?=\d+\s*$)", "0.", _negative.sub(" minus ", text))
    if not any(map(str.isdigit, text)) and not re.search(rf"[¼-¾⅐-⅞%]|{_sign}", text):
        return text
    text = re.sub("[¼-¾⅐-⅞]", lambda found: f" {unicodedata.normalize('NFKD', found[0])} ", text)
    text = text.replace("\u2044", "/")
    text = re.sub(r"\b([12]\d{3})([-/.])(\d\d?)\2(\d\d?)\b", r"\4.\3.\1", text)
    text = re.sub(r"\b(\d\d?)([-/.])(\d\d?)\2([12]\d{3})\b", _date, text)
    text = re.sub(r"\b0?(\d\d?):(\d\d)(?:(?::00)? ?([ap])\.?m\b\.?|(?![\d:]))", _clock, text, flags=re.I)
    text = re.sub(_thousands, lambda found: re.sub(r"\D", "", found[0]), text)
    text = re.sub(
        rf"({_sign} ?\d[\d.,]*(?: \d/\d+)?|\d(?= ?(?:k|m|mn|bn) {_currency}\b)) ?(k|m|mn|bn)\b",
        lambda found: f"{found[1]} {_short_scales[found[2].lower()]}",
        text,
        flags=re.I,
    )
    text = re.sub(r"\b([A-Z]{1,2})\$", r"other \1 $", re.sub(r"\bUS ?(?=\$)", "", text))
    text = re.sub(_sign, lambda found: f" {_currency_of[found[0]]} ", text).replace("%", " percent ")
    text = re.sub(rf"(\d)/{_denominator}(?:(?:rd|th)s?\b)?(?!\d)", r"\1 dividedby \2", text)
    text = re.sub(r"(?<=\d)['\u2019](?=\d)", " ", re.sub(r"(?<=\d)[.,](?=\d)", " point ", text))
    text = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "th", text)
    return re.sub(r"(?<![^\W_])(\d+)(?!th\b)(?=[^\W\d_])", r"\1 ", text)


def _date(found: re.Match[str]) -> str:
    """Return a date in figures with the name of the month, if it can be read in one way only."""
    day, month = int(found[1]), int(found[3])
    if found[2] != ".":
        day, month = max(day, month), min(day, month)
    if not 1 <= month <= 12 or day > 31 or (found[2] != "." and month < day <= 12):
        return found[0]
    return f"{day} {_months[month - 1]} {found[4]}"


def _clock(found: re.Match[str]) -> str:
    """Return a time of the day by 24 hours: `06:30 PM` is `18:30`."""
    hour = int(found[1])
    if found[3] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if found[3] in "pP" else 0)
    return f"{hour}:{found[2]}"


def _written(value: Fraction, ordinal: bool = False) -> str:
    """Write VALUE as a whole number, as a decimal, or as a fraction where no decimal of nine places is the same."""
    if ordinal and value.denominator == 1:
        return f"{value}th"
    decimal = f"{float(value):.9f}".rstrip("0").rstrip(".")
    return decimal if value.denominator > 1 and Fraction(decimal) == value else str(value)


def in_figures(text: str) -> str:
    """Return TEXT, which is folded, with numbers in figures, the day before its month, and money before its currency.

    `two hundred` is 200, `nineteen oh six` 1906, `twenty first` 21th, `eight and a half` 8.5.
    """
    if _numeric.isdisjoint(text.split()) and not any(map(str.isdigit, text)):
        return text
    text = re.sub(
        rf"\b({_digits}) dividedby {_denominator}\b", lambda found: _written(Fraction(*map(int, found.groups()))), text
    )
    text = re.sub(r"\b(?:(?:an?|one) )?half(?: an?)?\b", "1/2", text)
    text = re.sub(
        rf"\b(?:(one|an?(?= quarter)) ({_part})|({_cardinal}) ({_part})s)\b",
        lambda found: f"{_cardinals.get(found[3], 1)}/{_parts[found[2] or found[4]]}",
        text,
    )
    text = re.sub(rf"\ban? (?=(?:hundred|{_scale})\b)", "one ", text)
    text = re.sub(rf"\b({_century} )(?:oh? (?={_unit}\b)|(?={_from_ten}\b))", r"\1hundred ", text)
    text = re.sub(
        rf"\b({_cardinal}|\d+) point((?: {_cardinal})+| \d+)\b",
        lambda found: f"{found[1]} .{''.join(str(_cardinals.get(digit, digit)) for digit in found[2].split())}",
        text,
    )
    words, found, end = text.split(), list[str](), 0
    for number in _number.finditer("".join(map(_kind, words))):
        found += [*words[end : number.start()], _in_figures(words[number.start() : number.end()])]
        end = number.end()
    text = re.sub(r"\bnegative (?=\d)", "minus ", " ".join([*found, *words[end:]]))
    return re.sub(r"(?<=\d)\.(?=\d)", " point ", _with_currency_last(_with_day_first(text)))


def _kind(word: str) -> str:
    """Return the letter of the kind of words that WORD is of, in a number; a hyphen for other words."""
    if word in _ordinals:
        return "o" if _ordinals[word] in range(1, 10) else "O"
    if word in _cardinals:
        return "T" if _cardinals[word] >= 20 else "u" if _cardinals[word] in range(1, 10) else "t"
    if re.fullmatch(rf"(?!0\d)(?:{_digits})?(?:\.{_digits})?|\d+/\d+", word):
        return "d" if word[0] == "." else "p" if 0 < Fraction(word) < 1 else "f"
    return "s" if word in _scales else word[0] if word in ("hundred", "and") else "-"


def _in_figures(words: list[str]) -> str:
    """Return the number that WORDS make in figures."""
    total = current = Fraction(0)
    for word in words:
        if word == "hundred":
            current *= 100
        elif word in _scales:
            total, current = total + current * _scales[word], Fraction(0)
        elif word != "and":
            current += Fraction(_values.get(word, word))
    return _written(total + current, words[-1] in _ordinals)


def _with_day_first(text: str) -> str:
    """Put a date as day, month, year, without the day of the week: `june 17th 1988` becomes `17 june 1988`."""
    if not re.search(_month, text):
        return text
    text = re.sub(rf"\b0(?=[1-9](?: of)? {_month})|(?<= )0(?=[1-9]\b)", "", text)
    text = re.sub(rf"{_day} (?:of )?{_month}", lambda found: f"{found[1]} {_month_of[found[2]]}", text)
    text = re.sub(rf"\b([12]\d{{3}}) {_month} {_day}", r"\3 \2 \1", text)
    text = re.sub(rf"{_month} (?:the )?{_day}", lambda found: f"{found[2]} {_month_of[found[1]]}", text)
    return re.sub(rf"^(?:on )?(?:the )?(?:{_weekdays} )?(?:the )?(?={_day} {_month})", "", text)


def _with_currency_last(text: str) -> str:
    """Put a currency after its number, in the singular: `dollar 8` and `8 us dollars` become `8 dollar`."""
    text = re.sub(rf"\b{_currency}\b", lambda found: _currency_of[found[0]], text)
    text = re.sub(rf"\b(\d\S*) (?:us|american) (?={_currency}\b)", r"\1 ", text)
    text = re.sub(
        rf"(\b\d\S* )?\b({_currency}) (\d\S*)", lambda found: found[0] if found[1] else f"{found[3]} {found[2]}", text
    )
    return re.sub(rf"\b(\d\S* ({_currency})) \2\b", r"\1", text).replace("pound sterling", "pound")
