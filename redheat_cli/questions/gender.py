"""The gender of the people of a film: who stands beside whom as a choice, and lines that tell who speaks."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

from redheat_cli.film.model import Person

P = TypeVar("P", bound=Person)

_couple = r"husband|wife|boyfriend|girlfriend|fianc[ée]e?|bride|groom"
_ladies = "(?:abb|actr|baron|count|duch|empr|enchantr|godd|govern|heir|host|mistr|priest|princ|steward|waitr)ess"
_noun = (
    rf"(?:{_couple}|(?!human|german|roman|norman)\w*man|guy|gentleman|lad|boy|girl|lady|lass|maid(?:en)?|widow(?:er)?|"
    r"(?:grand|god|step)?(?:mother|father|son|daughter)|mom(?:my)?|mum(?:my)?|mamm?a|dad(?:dy)?|papa|grand?(?:ma|pa)|"
    rf"sister|brother|aunt(?:ie)?|uncle|niece|nephew|bachelor|spinster|prince|queen|king|nun|monk|witch|{_ladies})"
)
_nouns = r"(?:\w*women|(?!humen)\w*men|guys|gentlemen|boys|girls|ladies|wi(?:ves|dows)|husbands|(?:sis|bro|mo|fa)thers)"
_owner = r"(?:an?|the|no|your|his|her|their|my|our|one|this|[\w-]+['’]s)"
_adverbs = r"(?: (?:not|but|just|only|still|also|now|then|once|always|never|\w+ly))*"
_whose = rf"{_adverbs} {_owner} (?:[\w-]+ ){{0,2}}?{_noun}\b"
_i_am = r"I(?:['’]m| am| was| were| became| (?:feel|felt|look) like|(?:['’]\w+| \w+){1,3} be(?:en|come)?)"
_told = (
    rf"\b(?:{_i_am}|(?:am|was|ain['’]t) I){_whose}",  # I could never be your wife
    rf"\b(?:I|me|myself),{_whose}|\bas{_whose}|{_noun},? (?:that['’]s|that is|it['’]s) me\b",  # as your wife
    rf"\b(?:ma[dk]e|call|treat|t[ao]\w?k)\w* me(?: like| for| as)?{_whose}|{_noun} (?:out )?of me\b",
    rf"\b(?:{_noun}|{_nouns}) (?:like|such as) (?:me|us|myself)\b",  # a girl like me
    rf"\b(?:we|us) (?:poor |old |young |two )?{_nouns}\b|\bwe(?:['’]re| are| were) (?:[\w-]+ ){{0,3}}?{_nouns}\b",
    rf"\bmy (?:[\w-]+ ){{0,2}}?(?:{_couple})\b",  # my late husband
    r"(?:^|[.!?,\u2026]\s*)(?:my )?(?:dear )?(?:husband|wife)\b(?=[,.!?])",  # good night, wife
    rf"\b(?:this|it|here)(?:['’]s| is) your {_noun}\b|\bcome to {_noun}\b|\b({_noun}) to (?:\1|another)\b",
    r"\bI(?:['’]m| am| was) (?:\w+ )?pregnant\b|\bI (?:gave birth|bore)\b",
    r"\b(?:I['’]m|I am|call me) (?:mrs?|miss|sir|madam|ma['’]am|lord|lady)\b",
)
# The same by grammar: Hindi, Russian, Polish, French, Spanish or Italian, and the words for `I` in Japanese.
_forms = (
    r"[\u093e\u0940]\s+हू|[\u0942ऊ][\u0901\u0902]?ग[\u093e\u0940]",
    r"\bя\b(?: не| \w+[уоеью])* \w+л(?:а|ась|ся)?\b|\bя (?:рад|долж[её]н|должна|готов|сам)а?\b",
    r"\b\w+ł[ae]m\b",
    r"\bje (?:suis|serai|étais) \w+(?:ée|elle|euse|ive|seule)\b|\bje suis seule?\b",
    r"\b(?:soy|estoy|sono|ero|fui) (?:muy |molto |tan |così )?\w{3,}[oa]\b",
    "俺|僕|オレ|ボク|あたし|わし",
)
# They are compiled at their first use, because that takes long and few calls need them.
_tells_by_form = "|".join(_forms)
_tells_gender = "|".join(_told)


def tells_gender(said: str) -> bool:
    """Tell whether SAID, what somebody says in English, tells that a man or that a woman says it."""
    return re.search(_tells_gender, said, re.IGNORECASE) is not None


def grammar_tells_gender(said: str) -> bool:
    """Tell whether the forms of SAID, a line in another language than English, are those of a man or of a woman."""
    return re.search(_tells_by_form, said, re.IGNORECASE) is not None


def by_gender(person: Person, others: Iterable[P]) -> list[list[P]]:
    """Group OTHERS for PERSON: those of the same gender, those whose gender is not known, and the rest.

    Where the gender of PERSON is not known, others like that come first, then those of the gender that most have.
    """
    near = list(others)
    genders = Counter(other.gender for other in near if other.gender)
    likely = person.gender or next((gender for gender, _ in genders.most_common(1)), "")
    groups: tuple[list[P], list[P], list[P]] = ([], [], [])
    for other in near:
        groups[0 if other.gender == person.gender else 1 if other.gender in ("", likely) else 2].append(other)
    return list(groups)
