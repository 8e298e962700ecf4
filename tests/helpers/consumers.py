"""What the tests of every export use: the result of a run, questions that break formats, programs that read them."""

import os
import shutil
import subprocess
from typing import NamedTuple

import pytest

from redheat_cli.film.model import Question
from redheat_cli.questions.drafts_and_choices import choices

# The beginning of a film's file, to which a test adds the records that it needs.
FILM_HEAD = """schema = 1
version = "1"
[film]
title = "Other"
year = 2001
logline = "x"
certainty = "confirmed"
sources = []
"""


class Run(NamedTuple):
    """What a call of the program gave."""

    code: int
    content: bytes
    told: list[str]

    @property
    def text(self) -> str:
        return self.content.decode()

    def losses(self, *effects: str) -> dict[str, str]:
        """The ids that were told as lost, with one of EFFECTS or any, and the last reason for each."""
        found = [line.removeprefix("redheat: ").split(": ", 2) for line in self.told]
        told = [one for one in found if len(one) == 3 and one[1] in ("dropped", "changed", "doubtful")]
        return {one: reason for one, effect, reason in told if not effects or effect in effects}


def by_category(records: tuple[Question, ...]) -> tuple[Question, ...]:
    categories = list(dict.fromkeys(record.category for record in records))
    return tuple(sorted(records, key=lambda record: categories.index(record.category)))


ALL = ("--rating", "strong", "--spoilers")  # all questions, for a reader who minds nothing

# (question, answer, three wrong ones): each was chosen for a format that it breaks when it is written carelessly.
HOSTILE: dict[str, tuple[str, str, tuple[str, str, str]]] = {
    "plain": ("An ordinary question?", "yes", ("no", "maybe", "never")),
    "signs": ("~tilde =equals #hash {braces} :colon:", "=right~", ("~wrong=", "#feedback", "{x}")),
    "backslash": ("C:\\new\\table\\", "\\n", ("\\", "\\\\", "\\=")),
    "weight": ("%50%Half?", "%100%full", ("%-50%minus", "%x", "100%")),
    "tag": ("[html]<b>bold</b>", "[markdown]*x*", ("[plain]", "[", "[x] y")),
    "arrow": ("Which -> way?", "left -> right", ("a -> b", "->", "=a -> b")),
    "comment": ("// not a comment", "// answer", ("//", "# hash", "## two")),
    "comment-inside": ("First line\n// second\n0\n\n$CATEGORY: x\nlast", "a", ("b", "c", "d")),
    "category": ("$CATEGORY: other/place", "::name::", ("::", ":", "$")),
    "zero": ("0", "0", ("00", "0.0", "-0")),
    "placeholder": ("&&058; and &&010", "&&126;", ("&&", "&&123;", "x")),
    "choice-dot": ("U.S. or U.K.?", "A. first", ("B) second", "ANSWER: C", "D.")),
    "choice-bracket": ("A) Is this a question?", "x", ("y", "z", "w")),
    "answer-line": ("ANSWER: B", "x", ("y", "z", "w")),
    "one-letter": ("?", "x", ("y", "z", "w")),
    "script": ("</script><script>alert(1)</script>", "</style>", ("<!--", "]]>", "<img src=x onerror=alert(1)>")),
    "entity": ("&amp; &lt; &notit; &#039;", "&", ("&amp;", "&quot;", "'\"")),
    "formula": ("=1+1", '=HYPERLINK("http://example.com")', ("+1", "-1", "@sum")),
    "number": ("1988", "1988", ("1e5", "007", "TRUE")),
    "date": ("1/2/1988", "12:30", ("50%", "$5", "#N/A")),
    "escape-of-excel": ("_x0041_ and _x000D_", "_x0042_", ("_x", "x0041_", "_x41_")),
    "link": ("http://example.com/a?b=c&d", "mailto:a@b.c", ("internal:Sheet1!A1", "ftp://x", "www.x.y")),
    "hash-first": ("#separator:comma", "#html:true", ("#", "#tags:x", "#deck:y")),
    "quotes": ('She said "no", twice', '"', ("''", "`", '""')),
    "tab": ("tab\there", "a\tb", ("c", "d", "e")),
    "sound": ("[sound:x.mp3] [latex]x[/latex]", "\\(x^2\\)", ("{{c1::cloze}}", "[$]x[/$]", "y")),
    "markdown": ("1. *a* _b_ `c` [d](e) ![f](g)", "# heading #", ("- item", "> quote", "| cell |")),
    "markdown-more": ("+ plus", "1) one", ("***", "===", "~~~")),
    "percent": ("%", "% x", ("%%", " %x", "x")),
    "rtl": ("מה שמו של הסרט (1988)?", "שלום", ("مرحبا", "سلام", "א")),
    "emoji": ("Who is 👩‍👩‍👧‍👦 or 🇺🇸?", "👮🏽‍♂️", ("🚌", "❤️", "e\u0301")),
    "emoji-60": ("😀" * 60, "😀" * 37, ("a", "b", "c")),
    "emoji-61": ("😀" * 61, "d", ("a", "b", "c")),
    "answer-emoji-38": ("Fits?", "😀" * 38, ("a", "b", "c")),
    "long-95": ("x" * 95, "y" * 60, ("a", "b", "c")),
    "long-96": ("x" * 96, "d", ("a", "b", "c")),
    "long-120": ("word " * 23 + "five?", "d", ("a", "b", "y" * 61)),
    "long-121": ("x" * 121, "d", ("a", "b", "c")),
    "long-answer": ("Fits?", "d", ("a", "b", "y" * 76)),
    "long-300": ("three " * 50 + "!", "x" * 300, ("a" * 300, "b" * 300, "c" * 300)),
    "long-4000": ("All of it? " * 363, "d", ("a", "b", "c")),
    "newline": ("Two\nlines?", "a\nb", ("c\n\nd", "e", "f")),
    "space-outside": ("  Spaces?  ", " a ", ("b ", "c", "d")),
    "blank-choice": ("Which?", "a", (" ", "b", "c")),
    "blank-question": (" \n ", "a", ("b", "c", "d")),
    "not-a-character": ("\ufffe", "\uffff", ("a", "b", "c")),
    "no-break-space": ("\u00a0outside\u00a0", "\u3000wide", ("a", "b", "c")),
}


def right(question: Question, seed: str = "") -> int:
    """The place of the right answer among the choices of QUESTION."""
    return choices(question, seed).index(question.answer)


def command(name: str, hint: str) -> str:
    """Find the program NAME, or skip with what would bring it."""
    path = shutil.which(name, path=f"{os.environ['PATH']}:/usr/games")
    if not path:
        pytest.skip(f"there is no {name} here: {hint}")
    return path


def output_of(*words: str, stdin: str = "", code: int = 0) -> str:
    """Run WORDS, which must end with CODE, and return what they print."""
    utf_8 = os.environ | {"LC_ALL": "C.UTF-8"}
    done = subprocess.run(words, input=stdin, capture_output=True, encoding="utf-8", env=utf_8, check=False)
    assert done.returncode == code, done.stderr
    return done.stdout
