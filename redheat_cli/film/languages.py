"""The code of a language -> whether it is one (ISO 639, written as in IETF BCP 47), or what may be meant."""

import re

# ISO 639-1, which has a code for each language of two letters (loc.gov/standards/iso639-2).
_codes = """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja
    jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb
    nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so
    sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"""
# A language's name, its code, and what is written in place of that: a country, or a code of three letters.
_mistaken = """
    Arabic ar ara eg / Chinese zh cn chi zho / Czech cs cz cze ces / Danish da dk dan / Dutch nl dut nld / English en
    eng gb us / Finnish fi fin / French fr fre fra / German de ger deu at / Greek el gr gre ell / Hebrew he il iw heb /
    Hindi hi hin / Hungarian hu hun / Indonesian id in ind / Italian it ita / Japanese ja jp jpn / Korean ko kr kor /
    Norwegian no nor / Persian fa ir per fas / Polish pl pol / Portuguese pt por / Romanian ro rum ron / Russian ru
    rus / Serbian sr rs srp / Spanish es sp mx spa / Swedish sv se swe / Turkish tr tur / Ukrainian uk ua ukr /
    Vietnamese vi vn vie / Yiddish yi ji yid"""
_known = {word.lower(): (words[0], words[1]) for words in map(str.split, _mistaken.split("/")) for word in words}
# Two countries whose letters are also the code of a language, of which films are few.
_rare = {"kr": " (and Kanuri kau)", "se": " (and Northern Sami sme)"}


def language_fault(code: str) -> str:
    """Say why CODE is not the code of a language, and which one is meant; return nothing when it is one."""
    main = re.split("[-_]", code)[0].lower()
    name, right = _known.get(main, ("", main))
    sound = re.fullmatch("[a-z]{2,3}(-[A-Za-z0-9]{1,8})*", code) and (len(main) > 2 or main in _codes.split())
    if sound and right == main:
        return ""
    return f"must be the code of a language, such as es, not '{code}'" + (
        f"; {name} is {right}{_rare.get(main, '')}" if name else ""
    )
