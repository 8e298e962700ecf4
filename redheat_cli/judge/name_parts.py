"""Take the names of a film's people apart: which of their words are the surname, and which do not count."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from redheat_cli.film.fold_and_search import fold
from redheat_cli.judge.normalize import plain, spellings, without_brackets

Words = tuple[str, ...]


def _list(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _pairs(words: str) -> dict[str, str]:
    return dict(word.split(":") for word in _list(words))


# What stands before a name and is no part of it: of a real person, and of a role, where more is a title.
HONOURS = _list("""
    sir dame doctor professor reverend captain colonel lieutenant sergeant corporal general brigadier admiral
    commander commodore inspector superintendent detective honourable lord lady madame monsieur mademoiselle signor
    signora signorina senor senora senorita herr frau fraulein rabbi imam ayatollah sheikh
""")
_first_names_of_roles = _list("don earl duke dean")
_also_first_names = _first_names_of_roles | _list("major king prince judge bishop marshal deacon")
_same_title = _pairs("""
    dr:doctor doktor:doctor prof:professor rev:reverend capt:captain cpt:captain col:colonel lt:lieutenant
    sgt:sergeant cpl:corporal gen:general brig:brigadier adm:admiral cmdr:commander cdr:commander insp:inspector
    supt:superintendent det:detective hon:honourable honorable:honourable mme:madame madam:madame mlle:mademoiselle
    sr:senor sra:senora srta:senorita signore:signor mister:mr maj:major pvt:private auntie:aunt granny:grandma
    czar:tsar
""")
_titles_of_roles = _list("""
    mr mrs ms miss mx private ensign cadet trooper sheriff deputy constable officer agent comrade commissar
    commissioner consul justice mayor senator governor president chancellor minister ambassador father mother sister
    brother friar padre vicar abbot abbess pastor archbishop cardinal pope queen princess count countess viscount
    viscountess baron baroness baronet duchess marquis marquess archduke emperor empress kaiser tsar tsarina sultan
    emir raja maharaja maam master mistress dona uncle aunt grandma grandpa nurse coach chief warden pan pani gospodin
    ibu bapak pak sri shri ustad pandit haji hajji sensei chef first second third group squadron wing lance special
    staff vice rear field head commissario commissaire kommissar inspektor oberst direktor grandmother grandfather
""")
ANY_RANK = _list("officer detective chief")  # is said of people of every rank
TITLES = HONOURS | _also_first_names | _same_title.keys() | _titles_of_roles
_no_names = _list("the el la las le les los il lo das der die old young big little man widow")  # nor is a title
_generations = _list("jr sr i ii iii iv v vi vii viii ix x")
_long_generations = _pairs("jnr:jr junior:jr snr:sr senior:sr")
_numbered = _pairs("first:i 1st:i second:ii 2nd:ii third:iii 3rd:iii fourth:iv 4th:iv fifth:v 5th:v")
_after_names = _list("""
    esq esquire filho neto phd md dds qc kc mp mbe obe cbe kbe dbe gbe om ch vc dso bem asc bsc rn ret sj osb мл ст
""")
_suffixes = _generations | _long_generations.keys() | _after_names
PARTICLES = _list("""
    von van der den de del della delle dello degli dei di da das do dos du des la le las los el al t het ter ten te
    tot op zu zum zur vom af av bin ibn bint binte binti abu ben ould ni ua y e i und بن ابن بنت ال
""")
_before_hyphen = _list("al el as ash ad ar an at az ul")
_joined_to_next = _list("mac mc st saint ste san santa fitz")
_people_at_large = _list("""
    man woman men women boy girl lady gentleman guy kid child children baby driver cop policeman policewoman guard
    clerk waiter waitress barman bartender secretary soldier guest reporter announcer narrator stranger customer
    passenger thug henchman servant maid villager prisoner student teacher neighbor neighbour
""")
_relations = _list("of in at on over under with without from for behind near and")
# In Hungary the surname comes first: the commonest first names, without accents.
_hungarian_first_names = _list("""
    adam agnes akos andras aniko anna arpad attila balazs balint bela bence csaba daniel denes dezso dorottya edit
    eniko erika erzsebet eszter eva ferenc gabor geza gergely gyorgy gyula hajnalka ildiko ilona imre istvan janos
    jeno jolan jozsef judit juli kalman karoly kata katalin klara krisztina lajos laszlo lorand margit maria marta
    marton matyas miklos mihaly monika nora odon orsolya otto pal peter piroska piros sandor sari tamas tibor tunde
    vilmos viktor zita zoltan zsofia zsolt zsuzsa zsuzsanna
""")
_hungarian_surname = re.compile(r"\w*(?:sz|cs|(?<!g)gy\b)|(?:toth|kiss|varga|molnar|nemeth|horvath|balogh|bajor)\b")
THEMSELVES = re.compile(r"(him|her|them)sel(f|ves)|self", re.IGNORECASE)
_of_two_signs = _list("남궁 황보 제갈 사공 선우 독고 서문 동방 欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒")
_quoted = re.compile(r"""(?<!\w)["'“”‘«„]([^"'“”‘’«»„]+)["'“”’»](?!\w)""")
# `, the baker` and ` the Bald` after a name, but not ` the Second`, nor the start of ` the Baker's Wife`.
_epithet = re.compile(rf",?\s+(?:the|an?)\s+(?!(?:{'|'.join(_numbered)})\b)(?!.*\w['\u2019]s\b).*", re.IGNORECASE)
_ordinal = re.compile(rf"\s+the\s+(?:{'|'.join(_numbered)})\s*$", re.IGNORECASE)


class Said(Struct, frozen=True):
    """A name as somebody may say it: its words without titles and suffixes, the titles, and the generations."""

    words: Words
    titles: frozenset[str]
    generations: frozenset[str]


def without_epithet(role: str) -> str:
    """Return ROLE without brackets and epithet, which follows a comma or one name only: `Boy at the Bar` has none."""
    bare = without_brackets(role)
    found = _epithet.search(bare)
    name = bare[: found.start()] if found else bare
    return name if found and (found[0][0] == "," or len(_stripped(_split(name)).words) == 1) else bare


def called(role: str) -> list[str]:
    """Return what a story may call ROLE beside the whole name: the first name where it has more, and the nickname."""
    nickname = _quoted.search(role)
    words = _quoted.sub("", without_epithet(role)).split()
    while len(words) > 1 and fold(words[0]) in TITLES | _no_names:
        del words[0]
    found = [*words[: len(words) > 1], *([nickname[1]] if nickname else [])]
    return [name for one in found if (name := re.sub(r"^\s*((the|an?)\s+)?|\s+$", "", one, flags=re.IGNORECASE))]


def describes(role: str) -> bool:
    """Tell whether ROLE is a description, as `the man with the false leg`, `Bus Driver` or `Cop 2`, and no name."""
    name = _ordinal.sub("", _quoted.sub("", without_epithet(role)))
    words = name.split() or [""]
    small = any((word.islower() and fold(word) not in PARTICLES) or fold(word) in _relations for word in words)
    article = len(words) > 2 and words[0].lower() in ("the", "a", "an")
    return small or article or fold(words[-1]) in _people_at_large or any(map(str.isdigit, plain(name)))


def readings(text: str) -> Iterator[Said]:
    """Yield the ways to read TEXT as a name: each of its spellings, with a nickname left out or as the first name."""
    nickname = _quoted.search(text)
    without = _quoted.sub("", text)
    texts = [text, without] if nickname else [text]
    if nickname and (rest := without.split(maxsplit=1)[1:]):
        texts.append(f"{nickname[1]} {rest[0]}")
    for one in texts:
        before, comma, after = one.partition(",")
        for form in spellings(one):
            words = _split(form)
            stripped = _stripped(words)
            yield stripped
            if stripped.titles and words[0] in _also_first_names:
                yield Said(
                    _stripped(words[1:]).words and (words[0], *stripped.words), frozenset(), stripped.generations
                )
        if comma and after:
            yield _stripped(_split(f"{after} {before}"))


def _split(text: str) -> list[str]:
    """Split the name TEXT into words, folded: Mac and St. belong to the next, `al-` and initials are on their own."""
    found: list[str] = []
    for word in re.split(r"[\s,・·]+", without_brackets(text)):
        initials = re.fullmatch(r"(?:[^\W\d_]\.-?){2,}", word) and fold(word) not in _suffixes
        start, hyphen, rest = word.partition("-")
        if initials:
            found += [fold(letter) for letter in word if letter.isalpha()]
        elif hyphen and rest and fold(start) in _before_hyphen:
            found += [fold(start), fold(rest).replace(" ", "")]
        elif found and word.startswith("ال") and len(word) > 4:
            found += ["ال", fold(word)[2:]]
        elif len(found) > 1 and found[-1] in _joined_to_next:
            found[-1] += fold(word).replace(" ", "")
        else:
            found.append(fold(word).replace(" ", ""))
    return [word for at, word in enumerate(found) if word and not (at == 0 < len(found) - 1 and word == "the")]


def _stripped(words: Sequence[str]) -> Said:
    """Return WORDS without the titles before the name and what follows it; all of a name may be such words."""
    rest, titles, suffixes = list(words), set(), set()
    if rest[-2:-1] == ["the"] and rest[-1] in _numbered:
        suffixes.add(_numbered[rest[-1]])
        del rest[-2:]
    while rest and rest[-1] in _suffixes and (len(rest) > 1 or len(rest[0]) > 1):
        suffixes.add(_long_generations.get(rest[-1], rest[-1]))
        del rest[-1]
    while rest and rest[0] in TITLES and (len(rest) > 1 or rest[0] in TITLES - _also_first_names):
        title = rest.pop(0)
        titles.add(_same_title.get(title, title))
    return Said(tuple(rest), frozenset(titles), frozenset(suffixes & _generations))


def forms(name: str, asian: bool, latin: str) -> Iterator[Words]:
    """Yield the words of NAME in each of its readings, with the surname last; the rest is as in `_oriented`."""
    for reading in readings(name):
        yield from _oriented(name, reading.words, asian, latin)


def _oriented(name: str, words: Words, asian: bool, latin: str) -> Iterator[Words]:
    """Yield WORDS of NAME with the surname last; either end of an ASIAN name may be it, but a hyphenated end is not.

    A name in Hangul or Chinese characters without spaces is split after its surname where LATIN shows that each
    character is a syllable.
    """
    hungarian = re.search(r"[áéíóöőúüű]\w*$", name.lower()) or _hungarian_surname.match(" ".join(words))
    if hungarian and len(words) > 1 and words[-1] in _hungarian_first_names and words[0] not in _hungarian_first_names:
        words = (*words[1:], words[0])
    hyphened = [fold(part).replace(" ", "") for part in name.split() if "-" in part]
    if asian and len(words) == 1 and (size := _surname_length(words[0], latin)):
        yield (words[0][size:], words[0][:size])
    elif not asian or len(words) < 2:
        if words:
            yield words
    elif words[-1] in hyphened and len(words) == 2:
        yield (*words[1:], words[0])
    elif words[-1] in hyphened:
        yield (*words[:-2], words[-2])
        yield (words[-1], words[-2])
        yield (*words[:-2], words[-1], words[-2])
    elif words[0] in hyphened:
        yield words
    else:
        yield words
        yield (*words[1:], words[0])


def _surname_length(word: str, latin: str) -> int:
    if word[:2] in _of_two_signs:
        return 2
    if re.fullmatch("[\uac00-\ud7a3]{2,4}", word):
        return 1
    syllables = len(re.findall("[aeiouyü]+", latin.lower()))
    return int(re.fullmatch("[\u3400-\u9fff]{2,3}", word) is not None and len(word) == syllables)


def surnames(form: Words) -> Iterator[str]:
    """Yield the last words of FORM, run together: each of them is the surname, with its particles or without."""
    for at in range(1, len(form)):
        yield "".join(form[at:])


def turned(form: Words) -> Iterator[str]:
    """Yield FORM, a name with the surname last, as one word in each order: `maxvonsydow`, `vonsydowmax`, `sydowmax`."""
    for at in range(len(form)):
        yield "".join(form[at:] + form[:at])
        first = at
        while first > 1 and form[first - 1] in PARTICLES:
            first -= 1
            yield "".join(form[at:] + form[:first])


def is_no_name(words: Words, rest: Words, of_role: bool) -> bool:
    """Tell whether WORDS before the REST of a name are no answer: an article or, OF_ROLE, titles.

    Don, Earl, Duke and Dean are first names where only a surname follows.
    """
    titles = TITLES if len(rest) > 1 else TITLES - _first_names_of_roles
    return {*words} <= (_no_names | titles if of_role else _no_names)
