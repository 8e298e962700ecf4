"""The names of a spreadsheet's columns -> which field of a question each column holds."""

import re
from collections.abc import Iterator
from string import ascii_uppercase

from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import Question

# The names that a column may have, without case, accents and numbers, for each field of a question, some of them in
# German, French, Spanish and Italian; the first that fits counts.
_names = {
    "wrong": r"(?!.*\btrue\b).*\b(wrong|incorrect|false|fake|bad|falsche?|mauvaises?|incorrectas?|sbagliat[ae])\b.*"
    r"|distractors?|decoys?",
    "question": r"((the|quiz) )?questions?( text)?|q|fragen?|preguntas?|domand[ae]",
    "option": r"options|choices|possible answers",
    "answer": r"((the )?(correct|right) )?answers?( text)?|(correct|right)( (option|choice))?|solution|a|"
    r"(richtige )?antwort|(bonne )?reponse|respuesta( correcta)?|risposta( corretta| esatta)?",
    "accept": r"accept|also right",
    "reject": r"reject|not right",
    "category": r"category|round|topic|kategorie|runde|thema|categorie|categoria",
    "difficulty": r"difficulty|level|schwierigkeit|difficulte|dificultad|difficolta",
    "why": r"why|explanation|reason|comment|erklarung|explication|explicacion|spiegazione",
    "rating": r"rating",
    "spoiler": r"spoiler",
}
# A column for each choice: `Option A`, `A`, `Answer 1`; of these there are two or more.
_option = re.compile(r"(?:(?:option|choice|answer) ?)?[a-f1-6]")
LISTS = ("option", "wrong", "accept", "reject")  # the fields that hold several texts


def fields_of(names: list[str]) -> list[str]:
    """Return the field that each column holds whose name is in NAMES; it is empty where none does.

    Columns without a name that follow the wrong answers hold more of them. One choice beside the answer is wrong.
    """
    plain = [fold(re.sub(r"\(s\)|\s[-\u2013]\s.*", "", name.replace("_", " "))) for name in names]
    options = [_option.fullmatch(name) is not None for name in plain]
    fields: list[str] = []
    for name, option in zip(plain, options, strict=True):
        if option and sum(options) > 1:
            fields.append("option")
        elif not name:
            fields.append("wrong" if fields and fields[-1] == "wrong" else "")
        else:
            words = re.sub(r"[\d ]+", " ", name).strip()
            found = next((field for field, known in _names.items() if re.fullmatch(known, words)), "")
            fields.append(found or ("wrong" if option and len(words) > 1 else ""))
    return fields


def column_notes(names: list[str], fields: list[str]) -> Iterator[str]:
    """Yield which of the columns with NAMES, which hold FIELDS, are not used."""
    ours = {"", "type", *Question.__struct_fields__}  # of a spreadsheet that this program has written
    unused = [name.strip() for name, field in zip(names, fields, strict=True) if not field and name.strip() not in ours]
    if unused:
        yield f"these columns are not used: {', '.join(unused)}"
    for field in sorted({*fields} - {"", *LISTS}):
        same = [names[at].strip() for at, other in enumerate(fields) if other == field]
        if len(same) > 1:
            yield f"these columns are all for the {field}, and the first that is filled counts: {', '.join(same)}"


def letters(at: int) -> str:
    """Return what a spreadsheet calls the column AT, counted from 0: `A`, `Z`, `AA`."""
    return (letters(at // 26 - 1) if at >= 26 else "") + ascii_uppercase[at % 26]
