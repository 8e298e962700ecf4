"""The commands about the questions of a film: list them, check an answer to one, and play a quiz at the terminal."""

import os
import re
import shlex
import sys
from collections.abc import Iterator, Sequence
from typing import Annotated

from typer import Argument, Option

from redheat_cli.commands import options
from redheat_cli.commands.find_records import Words, find_questions, joined, no_such_record
from redheat_cli.commands.options import Offers
from redheat_cli.errors import BadUsage
from redheat_cli.film.fold_and_search import TYPED_LIMIT
from redheat_cli.film.model import Film, Question
from redheat_cli.judge.verdict import judge
from redheat_cli.listing.check_quiz_host_records import Answer, Result, Verdict
from redheat_cli.listing.listing_and_draws import Listing, pick
from redheat_cli.listing.wording import counted
from redheat_cli.questions.all_questions import all_questions
from redheat_cli.terminal import streams
from redheat_cli.terminal.text import UNSAFE, hanging, printable

WIDEST = 80
SKIP, STOP = "s", "q"
_numbers = {key: index for index, keys in enumerate(("1a", "2b", "3c", "4d")) for key in keys}


def questions(film: Film, category: options.Category = "", difficulty: options.Difficulty = None) -> Listing[Question]:
    """List the trivia questions with their answers.

    First come the questions that are written in the film's file, then those that the program makes from its records.

    Examples:
    redheat questions
    redheat questions --category quotes
    redheat questions --random 10 --seed friday --rating clean
    redheat questions --difficulty easy --json
    """
    found, missing = find_questions(all_questions(film), category, difficulty)
    return Listing(title=f"{film.identity.title}: questions", records=found, missing=missing)


def check(
    film: Film,
    id: Annotated[
        str,
        Argument(metavar="ID", help="The id of the question."),
        Offers(lambda film: [question.id for question in all_questions(film)]),
    ],
    answer: Annotated[Words, Argument(metavar="ANSWER...", help="The answer to check.")],
) -> Listing[Verdict]:
    """Say whether an answer to a question is correct, close or wrong, and why.

    Close and wrong answers end with exit code 1. Put -- before an answer that begins with a hyphen.

    Examples:
    redheat check question-director walter hill
    redheat check question-danko-actor "Шварценеггер" --json
    """
    known = {question.id: question for question in film.questions}
    if id not in known:
        known = {question.id: question for question in all_questions(film)}
    if id not in known:
        return Listing(title=film.identity.title, records=(), missing=no_such_record(id, known))
    verdict = judge(film, known[id], joined(answer))
    return Listing(title=known[id].question, records=(verdict,), cards=True, no=verdict.verdict != "correct")


def quiz(
    film: Film,
    count: Annotated[int, Option(min=1, metavar="N", help="Ask N questions.")] = 10,
    category: options.Category = "",
    difficulty: options.Difficulty = None,
    typed: Annotated[bool, Option("--typed", help="Type the answers instead of choosing them.")] = False,
    rating: options.Rating = "strong",
    spoilers: options.Spoilers = True,
    seed: Annotated[str, Option(metavar="TEXT", help="Ask the same questions again for the same TEXT.")] = "",
) -> Listing[Result]:
    """Play a quiz in the terminal; at the end you see the score and what you missed.

    The questions go to standard error and the result goes to standard output, so you can redirect it.

    Examples:
    redheat quiz
    redheat quiz --count 5 --category quotes --typed
    redheat quiz --seed friday --json > result.json
    """
    from redheat_cli.questions.items_to_read_aloud import of_question  # only the quiz deals
    from redheat_cli.questions.rounds import Dealer, repeated

    found, missing = find_questions(all_questions(film), category, difficulty)
    allowed, withheld = pick(found, rating=rating, spoilers=bool(spoilers))
    if not allowed:
        return Listing(title=film.identity.title, records=(), missing=missing)
    if not (streams.is_terminal(streams.STDIN) and streams.is_terminal(_screen())):
        raise BadUsage("a quiz needs a terminal; 'redheat questions' lists its questions")
    seed = seed or os.urandom(4).hex()
    items = Dealer(film, [of_question(question, seed) for question in allowed], seed).draw(count)
    for note in (*(f"withheld {reason}" for reason in withheld), *repeated(items)):
        streams.say(note)
    shown = [() if typed else item.choices for item in items]
    answers = tuple(_answers(film, [item.question for item in items], shown))
    _say("")
    result = Result(
        film=film.identity.title,
        seed=printable(seed),
        count=len(items),
        score=sum(answer.verdict == "correct" for answer in answers),
        stopped=len(answers) < len(items),
        answers=answers,
    )
    return Listing(
        title=film.identity.title,
        records=(result,),
        cards=True,
        hints=lambda: (f"redheat quiz --seed {shlex.quote(result.seed)} and the same options ask the same again",),
    )


def _answers(film: Film, questions: Sequence[Question], choices: Sequence[tuple[str, ...]]) -> Iterator[Answer]:
    """Ask QUESTIONS of FILM, each with its CHOICES, and yield the answers until the player or the input stops."""
    _say(f"{film.identity.title}: {counted(len(questions), 'question')}. {_help(choices[0])}")
    score = 0
    for number, (question, shown) in enumerate(zip(questions, choices, strict=True), 1):
        _say("", f"{number} of {len(questions)}, score {score}", "", question.question, "")
        for label, choice in enumerate(shown, 1):
            _say(f"  {label}  {choice}", indent=5)
        if shown:
            _say("")
        given = _ask(shown)
        if given is None:
            return
        answer = _weighed(film, question, given, bool(shown))
        score += answer.verdict == "correct"
        yield answer


def _help(choices: tuple[str, ...]) -> str:
    """Say how a question is answered that has CHOICES, or none."""
    count = len(choices)
    how = f"Type 1-{count} or a-{'abcd'[count - 1]}" if choices else "Type your answer"
    return f"{how}; {SKIP} skips, {STOP} stops."


def _ask(choices: tuple[str, ...]) -> str | None:
    """Return what is answered: one of CHOICES where there are any, empty for a skip, None for the end of the quiz."""
    while True:
        streams.show("> ", _screen())
        line = _line()
        if line is None:
            _say("")
            return None
        word = line.strip()
        letter = word.casefold()
        if letter in (SKIP, STOP):
            return "" if letter == SKIP else None
        if choices and _numbers.get(letter, len(choices)) < len(choices):
            return choices[_numbers[letter]]
        fault = ""
        if len(word) > TYPED_LIMIT:
            fault = f"That is longer than {TYPED_LIMIT} characters. "
        elif re.search(UNSAFE, word):
            fault = "That contains keys that are not letters. "
        elif word and not choices:
            return word
        _say(f"{fault}{_help(choices)}")


def _weighed(film: Film, question: Question, given: str, chosen: bool) -> Answer:
    """Weigh the answer GIVEN to QUESTION, print the verdict, and return the answer; CHOSEN means from the choices."""
    weighed = judge(film, question, given) if given else None
    verdict = weighed.verdict if weighed else "skipped"
    reason = f": {weighed.reason}" if weighed and not chosen and given != question.answer else ""
    right = "" if verdict == "correct" else f" The answer: {question.answer}"
    _say(f"{verdict.capitalize()}{reason}.{right}")
    about = {name: getattr(question, name) for name in ("id", "question", "answer", "why")}
    return Answer(given=given, verdict=verdict, **about)


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
    lines = (line for paragraph in paragraphs for line in hanging(paragraph, width, indent))
    streams.show("".join(f"{line}\n" for line in lines), _screen())


def _screen() -> int:
    """Return the stream for the quiz: standard error if it is a terminal, so that the result can go elsewhere."""
    return streams.STDERR if streams.is_terminal(streams.STDERR) else streams.STDOUT
