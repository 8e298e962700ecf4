"""Ask questions at the terminal, line by line, and return the result of the quiz."""

import re
import sys
from typing import Literal

from redheat_cli.errors import BadUsage
from redheat_cli.film.model import Film, Question
from redheat_cli.film.word_forms import counted
from redheat_cli.listing.quiz_records import Answer, Result
from redheat_cli.questions.deck import choices
from redheat_cli.questions.judge import ANSWER_LIMIT, judge
from redheat_cli.terminal import streams
from redheat_cli.terminal.safe import UNSAFE, printable
from redheat_cli.terminal.wrap import hanging

WIDEST = 80
SKIP, STOP = "s", "q"
_numbers = {key: index for index, keys in enumerate(("1a", "2b", "3c", "4d")) for key in keys}


def play(film: Film, questions: tuple[Question, ...], seed: str, typed: bool, notes: list[str]) -> Result:
    """Ask QUESTIONS of FILM one after the other, and return the result. NOTES are printed first.

    Each has its choices in the order of SEED; with TYPED, and for a question without choices, the player types the
    answer and the judge weighs it. The quiz ends early at the end of the input, or when the player stops it. Raises
    BadUsage without a terminal.
    """
    if not (streams.is_terminal(streams.STDIN) and streams.is_terminal(_screen())):
        raise BadUsage("a quiz needs a terminal; 'redheat questions' lists its questions")
    for note in notes:
        streams.say(note)
    asked = [(question, () if typed else choices(question, seed)) for question in questions]
    _say(f"{film.identity.title}: {counted(len(questions), 'question')}. {_help(asked[0][1])}")
    answers: list[Answer] = []
    for number, (question, options) in enumerate(asked, 1):
        score = sum(answer.verdict == "correct" for answer in answers)
        _say("", f"{number} of {len(questions)}, score {score}", "", question.question, "")
        for label, option in enumerate(options, 1):
            _say(f"  {label}  {option}", indent=5)
        if options:
            _say("")
        given = _ask(options)
        if given is None:
            break
        answers.append(_answer(film, question, given, bool(options)))
    _say("")
    return Result(
        film=film.identity.title,
        seed=printable(seed),
        count=len(questions),
        score=sum(answer.verdict == "correct" for answer in answers),
        stopped=len(answers) < len(questions),
        answers=tuple(answers),
    )


def _help(options: tuple[str, ...]) -> str:
    """Say how a question with OPTIONS is answered, or one without any."""
    count = len(options)
    how = f"Type 1-{count} or a-{'abcd'[count - 1]}" if options else "Type your answer"
    return f"{how}; {SKIP} skips, {STOP} stops."


def _ask(options: tuple[str, ...]) -> str | None:
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
        if options and _numbers.get(word.casefold(), len(options)) < len(options):
            return options[_numbers[word.casefold()]]
        if len(word) > ANSWER_LIMIT:
            _say(f"That is longer than {ANSWER_LIMIT} characters. {_help(options)}")
        elif re.search(UNSAFE, word):
            _say(f"That contains keys that are not letters. {_help(options)}")
        elif word and not options:
            return word
        else:
            _say(_help(options))


def _answer(film: Film, question: Question, given: str, chosen: bool) -> Answer:
    """Weigh the answer GIVEN to QUESTION, print the verdict, and return the answer; CHOSEN means from the choices."""
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
    """Read a line from the terminal, without its line end; return None at the end of the input."""
    try:
        line = sys.stdin.buffer.readline()
    except OSError:
        return None
    return line.decode(errors="replace").rstrip("\r\n") if line else None


def _say(*paragraphs: str, indent: int = 0) -> None:
    """Print PARAGRAPHS, wrapped to the terminal, with every line but the first indented by INDENT."""
    width = min(streams.width(), WIDEST)
    _show("".join(f"{line}\n" for paragraph in paragraphs for line in hanging(paragraph, width, indent)))


def _show(text: str) -> None:
    streams.show(text, _screen())


def _screen() -> int:
    """Return the stream for the quiz: standard error if it is a terminal, so that the result can go elsewhere."""
    return streams.STDERR if streams.is_terminal(streams.STDERR) else streams.STDOUT
