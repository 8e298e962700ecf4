"""How an English word varies: spellings, plurals, forms of verbs, synonyms; and words that say little in a question."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import product

# Words that only hold a sentence together, or name what every film has. Beside others they need not be there.
_little = """
a about actor actress am an and are as at be been by can character could date did do does film for from get got had
happen happened happens has have he her him his how i if in instead is it its line lines made make makes many me movie
much my name named no of on or our played player playing plays quote quotes role said say says scene scenes she so some
tell than that the their them then there these they this those to us use used was we were what whats when where which
who whom whos whose why with would you your
"""
LITTLE = frozenset(_little.split())
VAGUE = frozenset({"guy", "guys", "man", "woman", "person", "people"})  # of somebody these tell little, too
# Forms that no rule makes: of verbs and nouns, and short first names.
_irregular = """
shoot shot, write wrote written, die died dying dead death, sell sold, see saw seen, speak spoke spoken, pay paid,
steal stole stolen, teach taught, fight fought, give gave given, take took taken, wear wore worn, win won, lose lost,
drive drove driven, hide hid hidden, break broke broken, fly flew flown, choose chose chosen, sing sang sung song,
buy bought, make made, man men, woman women, wife wives, knife knives, foot feet, tooth teeth, child children,
donut doughnut,
jim jimmy james, mike michael, bill billy william, bob bobby robert, tom tommy thomas, dan danny daniel, joe joseph,
pete peter, dave david, matt matthew, andy andrew, ed eddie edward, tony anthony, rick richard, arnie arnold
"""
IRREGULAR = [frozenset(group.split()) for group in _irregular.split(",")]
# Words that people use for the same: whoever types one also finds the others.
_synonyms = """
boss chief commander leader, cop police policeman officer militia, gun pistol revolver handgun, clerk receptionist,
gangster hood thug mobster crook, prison jail, car automobile, taxi cab, bird parakeet, parrot parakeet, hotel motel,
exchange swap trade, goof mistake blooper error, wooden false artificial, soviet russian ussr, photo photograph,
husband spouse, wife spouse girlfriend, salary fee pay wage earn, idol model, cost budget price, bath bathhouse sauna,
soundtrack score music, trailer teaser, sequel followup, award prize, critic reviewer, robber thief, doctor physician,
burger hamburger, sidekick partner, dancer stripper, informant informer snitch, teacher instructor coach trainer,
coke cocaine, apartment flat, glasses sunglasses, novel novelization book, slogan tagline,
cinema theatre theater, release premiere, kill murder, fight brawl, joke gag, suit outfit clothes, author writer,
gift present, final last closing, goodbye farewell, television tv, porn pornographic, usa america, uk britain,
narcotic drug, permit permission, fake fictional, die dies died death killed murdered, villain baddie,
length runtime duration, dealer trafficker pusher, studio company, opinion review, anecdote trivia, location place
"""
SYNONYMS = [frozenset(group.split()) for group in _synonyms.split(",")]
_country = {
    "italian": "italy", "spanish": "spain", "french": "france", "german": "germany", "hungarian": "hungary",
    "polish": "poland", "norwegian": "norway", "greek": "greece", "british": "britain", "japanese": "japan",
    "russian": "russia", "chinese": "china", "swedish": "sweden", "american": "america", "austrian": "austria",
}  # fmt: skip
_american = [("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("our", "or"), ("tre", "ter"), ("ogue", "og")]
_american += [("ence", "ense"), ("lled", "led"), ("lling", "ling"), ("grey", "gray"), ("programme", "program")]
_letters = dict(zip("абвгдезиклмнопрстуфхыэьъ", [*"abvgdeziklmnoprstufhye", "", ""], strict=True))
_in_latin = str.maketrans(_letters | {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"})


@cache
def singular(noun: str) -> str:
    """Return what NOUN, a folded word, shares with its plural, its other spellings, and the country it is about."""
    if "\u0400" < noun < "\u0500":  # Cyrillic
        return noun.translate(_in_latin)
    if noun in _country:
        return _country[noun]
    if len(noun) > 4:
        for british, american in _american:
            noun = noun.replace(british, american)
    if len(noun) > 4 and noun.endswith("ies"):
        return noun[:-3] + "y"
    for end in ("es", "e") if len(noun) > 3 else ():  # a house, two houses; a bus, two buses; a hero, two heroes
        if noun.endswith(end) and noun.removesuffix(end).endswith(("s", "x", "z", "ch", "sh", "o")):
            return noun.removesuffix(end)
    if len(noun) > 3 and noun.endswith("s") and not noun.endswith(("ss", "us")):
        noun = noun[:-1]
    return _country.get(noun, noun)


@cache
def forms(verb: str) -> frozenset[str]:
    """Return stems of VERB, a folded word. Forms of one word share a stem: `direct`, `directing`, `director`."""
    whole = singular(verb)
    if "\u0400" < verb < "\u0500":
        return frozenset((whole, singular(verb.rstrip("аеиоуыьюямвй"))))
    found = {whole, f"{whole[:-3]}y" if whole.endswith("ied") else whole}
    for end, least in (("ing", 3), ("ed", 3), ("er", 4), ("or", 4), ("man", 4), ("men", 4), ("y", 7)):
        stem = whole.removesuffix(end)
        if stem != whole and len(stem) >= least and not set("aeiouy").isdisjoint(stem):
            found |= {stem, singular(stem + "e")}
            if end in ("ing", "ed") and stem[-1] == stem[-2] and stem[-1] not in "lsz":  # running: run
                found.add(stem[:-1])
    return frozenset(found)


def unmasked(text: str, typed: Iterable[str]) -> str:
    """Return TEXT with each masked word, such as `s***`, that may be one of the folded words TYPED written as it is."""
    masked = set(re.findall(r"\w+\*+\w*", text)) if "*" in text else ()
    for sign, word in product(masked, typed):
        if re.fullmatch(sign.casefold().replace("*", r"\w"), word):
            text = text.replace(sign, word)
    return text


def counted(count: float, noun: str) -> str:
    """Return COUNT with NOUN, a regular one: `1 source`, `2 sources`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def ordinal(number: int) -> str:
    """Return NUMBER as one of a row: `1st`, `2nd`, `11th`."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def listed(names: list[str]) -> str:
    """Return NAMES in a row: `Reds, Blues and Greens`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def mid_sentence(name: str) -> str:
    """Write NAME as it stands inside a sentence, its article in lower case: `a beaten thug`, `the café gang`."""
    article, space, rest = name.partition(" ")
    return f"{article.lower()}{space}{rest}" if article in ("A", "An", "The") else name
