"""Questions, and what is typed at the terminal -> the Result of a quiz, asked line by line."""

import re
import sys
from typing import Literal

from redheat_cli.errors import BadUsage
from redheat_cli.film.model import Film, Question
from redheat_cli.listing.card import counted
from redheat_cli.listing.outcomes import Answer, Result
from redheat_cli.questions.deck import choices
from redheat_cli.questions.judge import ANSWER_LIMIT, judge
from redheat_cli.terminal import streams
from redheat_cli.terminal.safe import UNSAFE, printable
from redheat_cli.terminal.wrap import hanging

WIDEST = 80
SKIP, STOP = "s", "q"
_numbers = {key: index for index, keys in enumerate(("1a", "2b", "3c", "4d")) for key in keys}


def play(film: Film, questions: tuple[Question, ...], seed: str, typed: bool, notes: list[str]) -> Result:
    """Ask QUESTIONS of FILM one after the other, after NOTES on what was left out, and return what came of it.

    TYPED answers are weighed by the judge, else there are four choices in the order of SEED. The quiz stops
    early at the end of the input, or when the player says so. Raises BadUsage without a terminal.
    """
    if not (streams.is_terminal(streams.STDIN) and streams.is_terminal(_screen())):
        raise BadUsage("a quiz needs a terminal; 'redheat questions' lists its questions")
    for note in notes:
        streams.say(note)
    how = "Type your answer" if typed else "Type 1-4 or a-d"
    help = f"{how}; {SKIP} skips, {STOP} stops."
    _say(f"{film.identity.title}: {counted(len(questions), 'question')}. {help}")
    answers: list[Answer] = []
    for number, question in enumerate(questions, 1):
        score = sum(one.verdict == "correct" for one in answers)
        _say("", f"{number} of {len(questions)}, score {score}", "", question.question, "")
        options = () if typed else choices(question, seed)
        for label, option in enumerate(options, 1):
            _say(f"  {label}  {option}", indent=5)
        if options:
            _say("")
        given = _ask(help, options)
        if given is None:
            break
        answers.append(_answer(film, question, given, bool(options)))
    _say("")
    return Result(
        film=film.identity.title,
        seed=printable(seed),
        count=len(questions),
        score=sum(one.verdict == "correct" for one in answers),
        stopped=len(answers) < len(questions),
        answers=tuple(answers),
    )


def _ask(help: str, options: tuple[str, ...]) -> str | None:
    """Return what is answered: one of OPTIONS where there are any, empty for a skip, None for the end of the quiz."""
    while True:
        _show("> ")
        line = _line()
        if line is None:
            _say("")
            return None
        word = line.strip()
        if word.casefold() in (SKIP, STOP):
            return "" if word.casefold() == SKIP else None
        if options and word.casefold() in _numbers:
            return options[_numbers[word.casefold()]]
        if len(word) > ANSWER_LIMIT:
            _say(f"That is longer than {ANSWER_LIMIT} characters. {help}")
        elif re.search(UNSAFE, word):
            _say(f"That has keys in it that write nothing. {help}")
        elif word and not options:
            return word
        else:
            _say(help)


def _answer(film: Film, question: Question, given: str, chosen: bool) -> Answer:
    """Weigh what was GIVEN to QUESTION, tell the player, and return it for the record."""
    verdict: Literal["correct", "close", "wrong", "skipped"] = "skipped"
    reason = ""
    if given:
        weighed = judge(film, question, given)
        verdict = weighed.verdict
        reason = "" if chosen or given == question.answer else f": {weighed.reason}"
    right = "" if verdict == "correct" else f" The answer: {question.answer}"
    _say(f"{verdict.capitalize()}{reason}.{right}")
    return Answer(
        id=question.id,
        question=question.question,
        given=given,
        verdict=verdict,
        answer=question.answer,
        why=question.why,
    )


def _line() -> str | None:
    """Read one line that was typed, without its end; None when there is no more, or no terminal any more."""
    try:
        line = sys.stdin.buffer.readline()
    except OSError:
        return None
    return line.decode(errors="replace").rstrip("\r\n") if line else None


def _say(*paragraphs: str, indent: int = 0) -> None:
    """Write PARAGRAPHS, each from the start of a line and wrapped to the terminal, further lines INDENT in."""
    width = min(streams.width(), WIDEST)
    _show("".join(f"{line}\n" for paragraph in paragraphs for line in hanging(paragraph, width, indent)))


def _show(text: str) -> None:
    streams.show(text, _screen())


def _screen() -> int:
    """Return where the game is shown: standard error if that is seen, so that the result may go elsewhere."""
    return streams.STDERR if streams.is_terminal(streams.STDERR) else streams.STDOUT
