"""Write questions as a text file of notes for Anki: the question in front, the answer and the reason on the back."""

import re
from collections.abc import Iterator

from redheat_cli.exports.common import BLANK, INNER_SPACE, OUTER_SPACE, Loss, Pack, Rule, losses_of, one_line, texts
from redheat_cli.questions.items_to_read_aloud import Item

COLUMNS = ("guid", "deck", "tags", "Front", "Back")
_live = r"\[(sound:|anki:|latex\]|\$)|\\[(\[]"
LIVE: Rule = ("live", "doubtful", "Anki plays or typesets what looks like a sound or a formula", _live)


def write(pack: Pack[Item]) -> str:
    """Write the questions of PACK as notes of type Basic (docs.ankiweb.net/importing/text-files.html).

    Each note has an id made from the film's title and the question's id, so that importing again updates the notes of
    this film and no others. The id comes first, so that no row begins with `#`, which Anki would skip.
    """
    import csv
    import io

    buffer = io.StringIO()
    buffer.write("#separator:tab\n#html:false\n#notetype:Basic\n")
    buffer.writelines(f"#{name} column:{index}\n" for index, name in enumerate(COLUMNS[:3], 1))
    buffer.write("#columns:" + "\t".join(COLUMNS) + "\n")
    csv.writer(buffer, "excel-tab", lineterminator="\n").writerows(
        (
            _guid(pack.film, item),
            f"{_name(pack.title)}::{_name(item.category)}",
            f"{_tag(item.category)} {item.difficulty} {item.id}",
            item.question.question.strip(),
            f"{item.answer.strip()}\n\n{item.more.strip()}".strip(),
        )
        for item in pack.records
    )
    return buffer.getvalue()


def losses(item: Item) -> Iterator[Loss]:
    """Yield what this format cannot hold of ITEM."""
    yield from losses_of(item, texts(item), BLANK)
    yield from losses_of(item, (item.question.question, item.answer, item.more), OUTER_SPACE, INNER_SPACE, LIVE)


def _guid(film: str, item: Item) -> str:
    from hashlib import sha256  # loads OpenSSL, and only this format needs it

    return sha256(f"{film}\n{item.id}".encode()).hexdigest()[:20]


def _name(text: str) -> str:
    """Return TEXT as the name of a deck: two colons would begin a deck inside it."""
    return re.sub(":{2,}", ":", one_line(text)).strip(":")


def _tag(text: str) -> str:
    return re.sub(r"\s+", "-", text.strip())
