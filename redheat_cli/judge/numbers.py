"""Write the numbers, the dates and the money of an answer in one way, however they were typed."""

import re
from fractions import Fraction

_below_twenty = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_tens = "ten twenty thirty forty fifty sixty seventy eighty ninety"
_values = {word: n for n, word in enumerate(_below_twenty.split())}
_values |= {word: 10 * n for n, word in enumerate(_tens.split(), 1)}
_irregular = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_ordinals = {re.sub("y$", "ie", word) + "th": n for word, n in _values.items()} | _irregular
_scales = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_parts = {word: n for word, n in _ordinals.items() if 3 <= n <= 10} | {"half": 2, "quarter": 4}
_scales |= {f"{word}s": n for word, n in _scales.items()}
_many_parts = {f"{word}s": n for word, n in _parts.items()} | {"halves": 2}
_short_scales = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion"}
_months = "january february march april may june july august september october november december"
_month_of = {form: name for name in _months.split() for form in (name, name[:3])} | {"sept": "september"}
_month = rf"\b({'|'.join(sorted(_month_of, key=len, reverse=True))})\b"
_day = r"(?<![\d./])(\d|[12]\d|3[01])(?:th)?(?![\d./])"
_weekdays = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_symbols = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₹": "rupee", "₽": "rouble", "₩": "won", "¢": "cent"}
_currencies = {f"{word}s": word for word in _symbols.values()} | {word: word for word in _symbols.values()}
_currencies |= {"usd": "dollar", "gbp": "pound", "eur": "euro", "jpy": "yen", "inr": "rupee", "rub": "rouble"}
_currencies |= {"bucks": "dollar", "ruble": "rouble", "rubles": "rouble", "krw": "won"}
_sign = f"[{''.join(_symbols)}]"
# A fraction has one of the usual denominators: 9/11 and 24/7 are two numbers each.
_dash = "[-\u2010-\u2013\u2212]"
_negative = re.compile(
    rf"(^\W*{_dash}\s*|(?<![\w.,)\]%]){_dash})(?=[\d¼-¾⅐-⅞]|{_sign}|(?:{'|'.join(_values)}|half)\b)", re.IGNORECASE
)
# `2.375` is a decimal, as is what begins with 0; `29.000` is not, as nobody would write these zeros.
_thousands = r"(?<![\d.,])[1-9]\d{0,2}(?:(?:,\d{3})+|(?:\.\d{3}){2,}|\.\d\d0)(?!\d)"
FIGURES = re.compile(r"(?<![^\W_])(\d+(?:[.,]\d+)?)(?:/([234568]|10|12|16|32)(?!\d))?((?:st|nd|rd|th)(?![^\W_]))?")


def spread(text: str) -> str:
    """Return TEXT with `8½` as `8 1/2`, `2,900` as `2900`, `$8m` as `dollar 8 million`, and `25%` as `25 percent`.

    A date in figures becomes `17 june 1988` where it can be read in one way only: with dots the day comes first, but
    7/6/1988 stays as it is.
    """
    text = re.sub(r"^\s*\.(?=\d+\s*$)", "0.", _negative.sub(" minus ", text))
    if not any(map(str.isdigit, text)) and not re.search(rf"[¼-¾⅐-⅞%]|{_sign}", text):
        return text
    text = re.sub("[¼-¾⅐-⅞]", lambda found: f" {_vulgar(found[0])} ", text).replace("\u2044", "/")
    text = re.sub(
        r"\b([12]\d{3})([-/.])(\d\d?)\2(\d\d?)\b", lambda found: _date(found, found[4], found[3], found[1]), text
    )
    text = re.sub(r"\b(\d\d?)([-/.])(\d\d?)\2([12]\d{3})\b", _day_and_month, text)
    text = re.sub(r"\b0?(\d\d?):(\d\d)(?:(?::00)? ?([ap])\.?m\b\.?|(?![\d:]))", _clock, text, flags=re.I)
    text = re.sub(_thousands, lambda found: re.sub("[.,]", "", found[0]), text)
    text = re.sub(r"(?<![\d.,])\d{1,3}(?:\s\d{3})+(?!\d)", lambda found: re.sub(r"\D", "", found[0]), text)
    text = re.sub(
        rf"({_sign} ?\d[\d.,]*(?: \d/\d+)?|\d(?= ?(?:k|m|mn|bn) (?:{'|'.join(_currencies)})\b)) ?(k|m|mn|bn)\b",
        lambda found: f"{found[1]} {_short_scales[found[2].lower()]}",
        text,
        flags=re.I,
    )
    text = re.sub(r"\bUS ?(?=\$)", "", text)
    text = re.sub(r"\b([A-Z]{1,2})\$", r"other \1 $", text)
    text = re.sub(_sign, lambda found: f" {_symbols[found[0]]} ", text)
    return text.replace("%", " percent ")


def _vulgar(sign: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFKD", sign).replace("\u2044", "/")


def _date(found: re.Match[str], day: str, month: str, year: str) -> str:
    if 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
        return f"{int(day)} {_months.split()[int(month) - 1]} {year}"
    return found[0]


def _day_and_month(found: re.Match[str]) -> str:
    one, other = int(found[1]), int(found[3])
    if found[2] != "." and one <= 12 and other <= 12 and one != other:
        return found[0]
    day, month = (found[1], found[3]) if found[2] == "." or one >= other else (found[3], found[1])
    return _date(found, day, month, found[4])


def _clock(found: re.Match[str]) -> str:
    """Return a time of the day by 24 hours: `06:30 PM` is `18:30`."""
    hour = int(found[1])
    if found[3] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if found[3] in "pP" else 0)
    return f"{hour}:{found[2]}"


def figure(found: re.Match[str]) -> str:
    """Return what FIGURES has found as one word: `9,2` is `9.2`, `17/2` is `8.5`, `21st` is `21th`; `007` stays."""
    number, below, ordinal = found.groups()
    if number[0] == "0" and number.isdigit() and len(number) > 1:
        return found[0]
    return _written(Fraction(number.replace(",", ".")) / int(below or 1), bool(ordinal))


def _written(value: Fraction, ordinal: bool = False) -> str:
    """Write VALUE as a whole number, as a decimal, or as a fraction where no decimal ends."""
    if value.denominator == 1:
        return f"{value.numerator}{'th' if ordinal else ''}"
    for places in range(1, 10):
        moved = value * 10**places
        if moved.denominator == 1:
            digits = f"{moved.numerator:0{places + 1}d}"
            return f"{digits[:-places]}.{digits[-places:]}"
    return f"{value.numerator}/{value.denominator}"


def in_figures(words: list[str]) -> list[str]:
    """Return WORDS, which are folded, with numbers in figures, the day before its month, and money before its currency.

    `two hundred` is 200, `nineteen oh six` 1906, `twenty first` 21th, `eight and a half` 8.5.
    """
    found: list[str] = []
    at = 0
    while at < len(words):
        number, after = _number(words, at)
        if number and found[-1:] == ["negative"]:
            found[-1] = "minus"
        found.append(number or words[at])
        at = max(after, at + 1)
    return [re.sub(r"(?<=\d)\.(?=\d)", " point ", word) for word in _money(_days(found))]


def _number(words: list[str], at: int) -> tuple[str, int]:
    """Read a number from AT on: return it in figures, and the place after it; empty where none begins there."""
    total = current = Fraction(0)
    last = ""  # the kind of word before: unit, tens, hundred, scale, figure, part
    if words[at] in ("a", "an") and words[at + 1 : at + 2] and _scaled(words[at + 1]):
        current, last, at = Fraction(1), "unit", at + 1
    elif part := _part(words, at):
        current, last, at = part[0], "part", part[1]
        if words[at : at + 1] and words[at] in ("a", "an"):
            at += 1
    while at < len(words):
        word = words[at]
        value = _values.get(word, _ordinals.get(word))
        if value is not None:
            if (last == "tens" and 1 <= value <= 9) or last in ("", "hundred", "scale"):
                current += value
            elif last in ("unit", "tens") and 10 <= current <= 20 and value >= 10 and not total:
                current = current * 100 + value  # a year in two halves
            else:
                break
            last = "tens" if value >= 20 else "unit"
            if word in _ordinals:
                return _written(total + current, ordinal=True), at + 1
        elif word in ("oh", "o") and 11 <= current <= 20 and 1 <= _values.get("".join(words[at + 1 : at + 2]), 0) <= 9:
            current, last, at = current * 100 + _values[words[at + 1]], "unit", at + 1
        elif word == "hundred" and 1 <= current <= 99 and last in ("unit", "tens", "figure", "part"):
            current, last = current * 100, "hundred"
        elif word in _scales and current:
            total, current, last = total + current * _scales[word], Fraction(0), "scale"
        elif re.fullmatch(r"\d+(\.\d+|/\d+)?", word) and not (word[0] == "0" and word.isdigit() and word != "0"):
            if last in ("", "scale") or (last == "figure" and 0 < Fraction(word) < 1):
                current += Fraction(word)
            else:
                break
            last = "figure"
        elif word == "and" and last and (part := _part(words, at + 1)):
            current, last, at = current + part[0], "part", part[1] - 1
        elif (
            word == "and" and last in ("hundred", "scale") and {*words[at + 1 : at + 2]} & (_values.keys() | _ordinals)
        ):
            pass
        elif word == "point" and last in ("unit", "tens", "figure") and (digits := _decimals(words, at + 1)):
            current, last, at = current + Fraction(f"0.{''.join(digits[0])}"), "part", digits[1] - 1
        else:
            break
        at += 1
    return (_written(total + current), at) if last else ("", at)


def _scaled(word: str) -> bool:
    return word in _scales or word == "hundred"


def _part(words: list[str], at: int) -> tuple[Fraction, int] | None:
    """Read a fraction, as `half`, `a quarter`, `two thirds`, `1/2`, from AT on; return it and the place after it."""
    word, *after = words[at : at + 2] or [""]
    count = 1 if word in ("a", "an") else _values.get(word)
    if word == "half":
        return Fraction(1, 2), at + 1
    if after and count == 1 and after[0] in _parts and (word == "one" or after[0] in ("half", "quarter")):
        return Fraction(1, _parts[after[0]]), at + 2
    if after and count and after[0] in _many_parts:
        return Fraction(count, _many_parts[after[0]]), at + 2
    if re.fullmatch(r"0\.\d+|\d+/\d+", word):
        return Fraction(word), at + 1
    return None


def _decimals(words: list[str], at: int) -> tuple[list[str], int] | None:
    """Read what follows a decimal point, as `two five` or `25`, from AT on; return it and the place after it."""
    digits: list[str] = []
    while at < len(words) and ((_values.get(words[at], 99) <= 99 and words[at] in _values) or words[at].isdecimal()):
        digits.append(str(_values.get(words[at], words[at])))
        at += 1
    return (digits, at) if digits else None


def _days(words: list[str]) -> list[str]:
    """Put a date as day, month, year, without the day of the week: `june 17th 1988` becomes `17 june 1988`."""
    text = " ".join(words)
    if not any(word in _month_of for word in words):
        return words
    text = re.sub(rf"\b0(?=[1-9](?: of)? {_month})|(?<= )0(?=[1-9]\b)", "", text)
    text = re.sub(rf"{_day} (?:of )?{_month}", lambda found: f"{found[1]} {_month_of[found[2]]}", text)
    text = re.sub(rf"\b([12]\d{{3}}) {_month} {_day}", r"\3 \2 \1", text)
    text = re.sub(rf"{_month} (?:the )?{_day}", lambda found: f"{found[2]} {_month_of[found[1]]}", text)
    return re.sub(rf"^(?:on )?(?:the )?(?:{_weekdays} )?(?:the )?(?={_day} {_month})", "", text).split()


def _money(words: list[str]) -> list[str]:
    """Put a currency after its number, in the singular: `dollar 8` and `8 us dollars` become `8 dollar`."""
    found: list[str] = []
    for word in words:
        if word in _currencies:
            if found[-1:] in (["us"], ["american"]) and found[-2:-1] and found[-2][0].isdigit():
                del found[-1]
            word = _currencies[word]
            if found[-1:] == [word] and found[-2:-1] and found[-2][0].isdigit():
                continue
        elif word == "sterling" and found[-1:] == ["pound"]:
            continue
        elif (
            word[0].isdigit()
            and found
            and found[-1] in _symbols.values()
            and not (found[-2:-1] and found[-2][0].isdigit())
        ):
            found.insert(-1, word)
            continue
        found.append(word)
    return found
