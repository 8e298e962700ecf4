"""A third cast: titles that are another's, epithets, nicknames of the story, two roles of one actor, and signs."""

import pytest
from helpers.names import about, film_of
from msgspec.structs import replace

from redheat_cli.film.model import Film
from redheat_cli.judge.verdict import judge

# actor, role, native name
CAST = (
    ("Ada Krol", "Major Finn / The Stoker", ""),
    ("Юлия Арсеньева", "Igor 'the Ox' Baran", ""),
    ("Пётр Муравьёв", 'Agatha "Button" Lisle', ""),
    ("Cy Dent", "King Hakon the Mild", ""),
    ("Nan Otis", "Signor Rossi, the cobbler", ""),
    ("Gil Marsh", "Himself / Captain Bligh", ""),
    ("Roy Pell", "La Paloma", ""),
    ("Sam Tuck", "Boy Watching the Parade", ""),
    ("Ben Cole", "Aunt Dot", ""),
    ("Ivy Nash", "Padre Luis Mora", ""),
    ("Kay Lund", "Don Pablo Sainz", ""),
    ("Max Wirth", "Prince Aldo Jr.", ""),
    ("Eva Sund", "Man On Phone", ""),
    ("Lou Byrd", "Carl the Baker's Wife", ""),
    ("Dr. Una Frost", 'Ned " " Gale', ""),
    ("Tom Rusk", "Ruth Vane", ""),
    ("Jan Holt", "Captain Pike / Self", ""),
    ("Bo Thall", "Charles the Second", ""),
)
STORY = "The Ox hides. Button finds Agatha Lisle. 'Ruth Vane' is not seen, but Captain Pike's Button is."
# what is asked for -> verdict -> what was said
ROWS: dict[str, dict[str, tuple[str, ...]]] = {
    "Major Finn / The Stoker": {
        "correct": ("Finn", "Maj. Finn", "The Stoker and Major Finn", "Finn / Stoker", "Finn & the Stoker"),
        "wrong": (
            "Major Stoker",
            "Captain Finn",
            "Major",
            "Finn and Finn",
            "Finn and the Cook",
            "Finn / Stoker / Finn",
        ),
    },
    "Юлия Арсеньева": {"correct": ("Yulia Arsenyeva", "Arsenieva", "Arseneva")},
    "Igor 'the Ox' Baran": {
        "correct": ("Igor Baran", "Baran", "Ox Baran", "the Ox", "Igor the Ox Baran"),
        "close": ("Igor",),
        "wrong": ("the", "Cow Baran"),
    },
    "Пётр Муравьёв": {"correct": ("Muravyov", "Pyotr Muravyev", "Muraviev"), "wrong": ("Murov",)},
    'Agatha "Button" Lisle': {"correct": ("Button", "Button Lisle", "Agatha Lisle"), "close": ("Agatha",)},
    "King Hakon the Mild": {
        "correct": ("Hakon the Mild", "King Hakon", "Hakon"),
        "wrong": ("Queen Hakon", "the Mild", "Mild", "Hakon the Bold", "King"),
    },
    "Signor Rossi, the cobbler": {
        "correct": ("Rossi", "Signor Rossi"),
        "wrong": ("the cobbler", "Signora Rossi", "cobbler"),
    },
    "Himself / Captain Bligh": {
        "correct": ("Gil Marsh", "Marsh", "Bligh", "Gil Marsh and Captain Bligh"),
        "wrong": ("Captain Marsh", "Captain"),
    },
    "Captain Pike / Self": {"correct": ("Holt", "Captain Pike"), "wrong": ("Captain Holt",)},
    "La Paloma": {"correct": ("Paloma",), "wrong": ("La", "the")},
    "Boy Watching the Parade": {"wrong": ("Watching", "Boy", "Boy Watching")},
    "Aunt Dot": {"correct": ("Dot", "Auntie Dot"), "wrong": ("Uncle Dot", "Aunt")},
    "Padre Luis Mora": {"correct": ("Mora", "Padre Mora", "Luis Mora"), "close": ("Luis",), "wrong": ("Padre",)},
    "Don Pablo Sainz": {"correct": ("Don Sainz", "Sainz"), "close": ("Don Pablo",), "wrong": ("Don",)},
    "Prince Aldo Jr.": {"close": ("Prince Aldo Sr.",), "wrong": ("Princess Aldo",)},
    "Man On Phone": {"wrong": ("Phone", "Man")},
    "Carl the Baker's Wife": {"wrong": ("Carl",)},
    "Dr. Una Frost": {"correct": ("Doctor Frost", "Una Frost"), "wrong": ("Mr. Frost",)},
    "Ruth Vane": {"correct": ("Captain Vane",), "close": ("Ruth",)},
    "Charles the Second": {"correct": ("Charles II", "Charles the 2nd"), "wrong": ("Charles the First",)},
    "-12": {
        "correct": ("minus twelve", "\u221212", "minus 12", "negative twelve", "-twelve", "- 12", "(-12)"),
        "wrong": ("12", "twelve", "+12", "minus twenty"),
    },
    "-3.5": {"correct": ("-3½", "minus three and a half", "-3 1/2"), "wrong": ("3.5", "-35", "3½")},
    "minus forty": {"correct": ("-40", "minus 40"), "wrong": ("40", "forty", "-14")},
    "17": {"correct": ("+17", "seventeen"), "wrong": ("-17", "-seventeen", "- 17", "'-17'", "minus seventeen")},
    "-½": {"correct": ("minus a half", "-0.5"), "wrong": ("half",)},
    "-$400": {"correct": ("minus 400 dollars",), "wrong": ("$400",)},
    "Catch-22": {"correct": ("Catch 22", "catch-twenty-two"), "wrong": ("Catch -22",)},
    "five eighths": {"correct": ("0.625", "0,625", "5/8"), "wrong": ("625", "0.62")},
    "2\u215c inches": {"correct": ("2.375 inches",), "wrong": ("2,375 inches",)},
    "€1,500": {"correct": ("€1.500", "€1500"), "wrong": ("€1.5",)},
    "75 cents": {"correct": ("75\u00a2", "seventy-five cents"), "wrong": ("$75", "75")},
}
TABLE = [(answer, said, verdict) for answer, by in ROWS.items() for verdict, all in by.items() for said in all]


@pytest.fixture(scope="module")
def barracks(film: Film) -> Film:
    """A film of nobody but CAST."""
    return film_of(film, CAST, story=STORY)


@pytest.mark.parametrize(("answer", "said", "verdict"), TABLE)
def test_a_row(barracks: Film, answer: str, said: str, verdict: str) -> None:
    found = judge(barracks, about(barracks, answer), said)
    assert found.verdict == verdict, found.reason


def test_the_reason_names_who_has_another_title(barracks: Film) -> None:
    assert judge(barracks, about(barracks, "Aunt Dot"), "Uncle Dot").reason == "Aunt Dot has another title"
    both = about(barracks, "Major Finn / The Stoker")
    assert judge(barracks, both, "Stoker and Finn").reason == "it is all the roles"


@pytest.mark.parametrize(
    ("role", "said", "verdict"),
    [
        ("Monsieur Aubin", "M. Aubin", "correct"),
        ("Monsieur Aubin", "N. Aubin", "close"),
        ("Madame Emery", "Mme Emery", "correct"),
        ("Madame Emery", "Mrs. Emery", "correct"),
        ("Madame Emery", "Emery", "close"),
        ("Rose Emery", "Mrs. Emery", "wrong"),
        ("Rose Emery", "Miss Emery", "correct"),
        ("Rio Sol", "Mrs. Sol", "correct"),
        ("Rio Sol", "Captain Sol", "close"),
        ("Rio Sol", "Sol", "close"),
        ("Miles Sol", "Mr. Sol", "correct"),
        ("Miles Sol", "Señora Sol", "wrong"),
    ],
)
def test_a_title_tells_apart_those_of_one_family(film: Film, role: str, said: str, verdict: str) -> None:
    """One of them has the title, or no other is a man or a woman of whom it may be said."""
    roles = ("Monsieur Aubin", "Madame Emery", "Rose Emery", "Rio Sol", "Miles Sol")
    people = film_of(film, [(f"Actor{n}", role, "") for n, role in enumerate(roles)])
    genders = ("male", "female", "female", "female", "male")
    people = replace(people, cast=tuple(map(lambda one, gender: replace(one, gender=gender), people.cast, genders)))
    assert judge(people, about(people, role), said).verdict == verdict
