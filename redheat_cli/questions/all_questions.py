"""All questions of a film: those in its file, and those that the program makes from its records."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from redheat_cli.film.model import Film, Question
from redheat_cli.judge.normalize import key, overlap, plain
from redheat_cli.questions.drafts_and_choices import STEM, Draft, LeftOut, Made, settle

PLAIN_ANSWERS = {"yes", "no", "true", "false"}
CREDITS = ("cast", "characters", "crew")  # the categories of questions about a credit
ALIKE = 0.6  # of the words of two questions with the same answer: then they ask the same
COMPARED = 40  # of the questions with the same answer: the work must not grow with the square of the film
SELDOM = 8  # questions that may have a word in common before it tells nothing
TEMPLATES = "who plays the role of in which does play was is on what s job voice"  # words of every such question
TELLING = 4  # letters of a word that counts for that
COUNTRIES = {"uk", "us", "usa"}  # words that count though they are short


def all_questions(film: Film) -> tuple[Question, ...]:
    """Return every question of FILM: first those in its file, then those that the program makes from its records."""
    made = getattr(film, "made", None)  # the compiled film holds them
    return (*film.questions, *(made_questions(film) if made is None else made))


def made_questions(film: Film) -> tuple[Question, ...]:
    """Make the questions about FILM from its records."""
    found = (made for kind in make(film).values() for made in kind)
    return tuple(question for question in found if isinstance(question, Question))


def makers() -> dict[str, Callable[[Film], Iterator[Made]]]:
    """Return what each kind of question asks, and the function that makes that kind."""
    from redheat_cli.questions import cast, crew, facts, lines  # the shipped film needs none of them

    return {
        "who plays a role": cast.actor_of,
        "which role an actor plays": cast.role_of,
        "who did a job": crew.who_did,
        "what job somebody did": crew.job_of,
        "who says a line": lines.who_said,
        "how a line goes on": lines.next_line,
        "the value of a fact": facts.value_of,
    }


def make(film: Film) -> dict[str, list[Question | LeftOut]]:
    """Make the questions about FILM, and return them by kind, with the records that each kind leaves out.

    Of two that ask the same, only the first is made; the questions in the film's file come first. Two that are put in
    the same words but have other answers are both left out.
    """
    from redheat_cli.judge.who_is_meant import everybody  # nor the people of the film

    own_ids = {own.id for own in film.questions}
    own_about = defaultdict(list)
    for own in film.questions:
        for id in own.about or map(key, (own.answer, *own.accept)):
            own_about[id].append(own)
    found = {kind: list(maker(film)) for kind, maker in makers().items()}
    drafts = [draft.question for kind in found.values() for draft in kind if isinstance(draft, Draft)]
    words = Counter(key(question.question) for question in (*film.questions, *drafts))
    known, twin = everybody(film), twins(film)
    for own in film.questions:
        twin(own)

    def settled(draft: Made) -> Question | LeftOut:
        if isinstance(draft, LeftOut):
            return draft
        made, (id,) = draft.question, draft.question.about
        answers = map(key, (made.answer, *made.accept)) if made.category in CREDITS else ()
        if made.id in own_ids or any(_asks(own, made, film) for name in (id, *answers) for own in own_about[name]):
            return LeftOut(id, "a question in the file asks it")
        if words[key(draft.question.question)] > 1:
            return LeftOut(id, "another question is put in the same words")
        question = settle(draft, known)
        same = twin(question) if isinstance(question, Question) else ""
        return LeftOut(id, same) if same else question

    return {kind: [settled(draft) for draft in drafts] for kind, drafts in found.items()}


def _asks(own: Question, made: Question, film: Film) -> bool:
    """Tell whether OWN, a question in FILM's file, asks what MADE asks about the same record.

    The answer is the same then; of a line it may be a part. About a credit there is more than one thing to ask with the
    same answer, so OWN must name what MADE names: the role, the actor or the job, as in `Who directed it?` and `Who was
    the director?`.
    """
    if made.category == "quotes":
        return overlap(own.answer, made.answer)
    same = not {*map(key, (own.answer, *own.accept))}.isdisjoint(map(key, (made.answer, *made.accept)))
    if made.category not in CREDITS or not same:
        return same
    common = {*plain(f"{TEMPLATES} {film.identity.title}").split()}
    words, made_words = ({word[:STEM] for word in {*plain(one.question).split()} - common} for one in (own, made))
    return not words.isdisjoint(made_words)


def twins(film: Film) -> Callable[[Question], str]:
    """Return a function that says how a question about FILM repeats one that it was given before; empty if it does not.

    Two are the same when they are put in the same words, or have the same answer and most words in common; but not when
    they name different numbers or countries, as in `the World Cup of 1998`. Equal answers do not count when they are
    yes, no, true or false, nor do the words of the title and those that many questions in the file have.
    """
    counts = Counter(word for own in film.questions for word in {*plain(own.question).split()})
    often = max(SELDOM, len(film.questions) // 4)
    common = {*plain(film.identity.title).split(), *(word for word, count in counts.items() if count > often)}
    by_words: dict[str, Question] = {}
    by_answer: dict[str, list[tuple[Question, set[str]]]] = defaultdict(list)

    def alike(words: set[str], others: set[str]) -> bool:
        differ = any(word[0].isdigit() or word in COUNTRIES for word in words ^ others)
        return not differ and len(words & others) >= ALIKE * len(words | others)

    def twin(question: Question) -> str:
        earlier = by_words.setdefault(key(question.question), question)
        told = {*plain(question.question).split()} - common
        words = {word for word in told if len(word) >= TELLING or word[0].isdigit() or word in COUNTRIES}
        answer = key(question.answer)
        same = by_answer[answer][-COMPARED:] if answer not in PLAIN_ANSWERS else []
        found = next((other for other, its in same if alike(words, its)), None)
        by_answer[answer].append((question, words))
        if earlier is not question and (earlier.answer != question.answer or not found):
            return f"it is put in the words of {earlier.id}; change a word"
        return f"it asks what {found.id} asks" if found else ""

    return twin
