"""A second cast, written after the rules and before anything was changed for it: stage names, ranks, other scripts."""

import pytest
from helpers.names import about, film_of

from redheat_cli.film.model import Film
from redheat_cli.judge.verdict import judge

# actor, role, native name
CAST = (
    ('Dwayne "The Rock" Johnson', "M", ""),
    ("Mr. T", "Dr. Strangelove", ""),
    ("Ice-T", "President Merkin Muffley", ""),
    ("will.i.am", "Group Captain Lionel Mandrake", ""),
    ("M. Emmet Walsh", 'Major T. J. "King" Kong', ""),
    ("Samuel L. Jackson", "Mrs. Robinson", ""),
    ("Tommy Lee Jones", "The Bride / Beatrix Kiddo", ""),
    ("Philip Seymour Hoffman", "Agent J", ""),
    ("Catherine Zeta-Jones", "HAL 9000", ""),
    ("Kristin Scott Thomas", "Private Pyle", ""),
    ("Chow Yun-fat", "Rose DeWitt Bukater", "周潤發"),
    ("Jackie Chan", "Sister Mary Clarence", "成龍"),
    ("Toshiro Mifune", "Lady Macbeth", "三船敏郎"),
    ("Bae Doona", "Ellen Ripley (voice)", "배두나"),
    ("50 Cent", "Cop #2", ""),
    ("Anya Taylor-Joy", "Mother", ""),
    ("Stellan Skarsgård", "Father Merrin", ""),
    ("Zbigniew Zamachowski", "King Lear", ""),
    ("Magda Vášáryová", "John 'Hannibal' Smith", ""),
    ("Богдан Ступка", "Queen Elizabeth II", ""),
    ("თამარ სხირტლაძე", "T-800", ""),
    ("সৌমিত্র চট্টোপাধ্যায়", "Number Six", ""),
    ("சிவாஜி கணேசன்", "Self - Narrator", ""),
    ("Ioan ap Rhys", "the boy", ""),
    ("Haile Gerima", "First Soldier", ""),
    ("Mohamed Abdel Wahab", "Old Tom", ""),
    ("Vincent van Gogh de Vries", "Tom", ""),
    ("Chiwetel Ejiofor", "Young Tom", ""),
    ("Tony Leung Chiu-wai", "Juan Carlos de Borbón y Borbón", "梁朝偉"),
    ("Gaspard Ulliel", "Jeanne d'Arc", ""),
    ("Anne-Marie Duff", "Tinker Bell", ""),
    ("Ben Stone", "Stone", ""),
    ("Mary Stone", "Ivan Ivanovich", ""),
    ("Steven Van Zandt", "Иван Иванович", ""),
    ("Lars von Trier", "Mr. Brown", ""),
    ("Max Brown", "Mrs. Brown", ""),
    ("Sean O'Casey Jr.", "Colonel Hans Landa", ""),
)
# what is asked for -> verdict -> what was said
ROWS: dict[str, dict[str, tuple[str, ...]]] = {
    'Dwayne "The Rock" Johnson': {
        "correct": ("The Rock Johnson", "Dwayne Johnson", "Johnson", "Rock Johnson"),
        "close": ("Dwayne", "The Rock"),
        "wrong": ("the", "Jonson Rocky"),
    },
    "Mr. T": {"correct": ("Mr T", "Mister T"), "wrong": ("Mr", "Mr. P")},
    "Ice-T": {"correct": ("Ice T", "IceT"), "wrong": ("T", "Ice")},
    "will.i.am": {"correct": ("william", "will i am"), "wrong": ("will",)},
    "M. Emmet Walsh": {
        "correct": ("Emmet Walsh", "Walsh", "Michael Emmet Walsh", "M Walsh"),
        "close": ("M. Emmet Welsh",),
        "wrong": ("Emmet", "Raoul Walsh"),
    },
    "Samuel L. Jackson": {
        "correct": ("Samuel Jackson", "Jackson", "S. L. Jackson", "Samuel Leroy Jackson"),
        "close": ("Samuel", "Samuel L"),
        "wrong": ("L", "Michael Jackson", "Glenda Jackson"),
    },
    "Tommy Lee Jones": {
        "correct": ("Lee Jones", "Jones", "T. L. Jones", "Tommy Jones"),
        "close": ("Tommy Lee", "Tommy"),
        "wrong": ("Lee", "Quincy Jones"),
    },
    "Philip Seymour Hoffman": {
        "correct": ("Hoffman", "Philip Hoffman", "Seymour Hoffman"),
        "close": ("Phillip Seymour Hoffman", "Hofman"),
        "wrong": ("Seymour", "Dustin Hoffman"),
    },
    "Catherine Zeta-Jones": {
        "correct": ("Zeta Jones", "Zeta-Jones", "C. Zeta-Jones"),
        "close": ("Catherine",),
        "wrong": ("Jones", "Zeta"),
    },
    "Kristin Scott Thomas": {
        "correct": ("Scott Thomas", "Thomas", "Thomas, Kristin Scott"),
        "wrong": ("Scott", "Kristin Thomas Scott"),
    },
    "Chow Yun-fat": {
        "correct": ("Chow", "Yun-fat Chow", "周潤發", "周", "Chow Yun Fat"),
        "close": ("Yun-fat", "潤發"),
        "wrong": ("fat", "Yun", "Stephen Chow"),
    },
    "Jackie Chan": {"correct": ("Chan", "成龍", "Chan Jackie"), "wrong": ("Charlie Chan", "龍")},
    "Toshiro Mifune": {"correct": ("Mifune", "Mifune Toshiro", "三船敏郎"), "close": ("三船",), "wrong": ("三",)},
    "Bae Doona": {"correct": ("Bae", "배두나", "배", "Doona Bae"), "wrong": ("나",)},
    "50 Cent": {"correct": ("Fifty Cent", "50cent"), "wrong": ("5 Cent", "60 Cent", "50")},
    "Stellan Skarsgård": {
        "correct": ("Skarsgard", "Stellan Skarsgard"),
        "close": ("Skarsgaard",),
        "wrong": ("Bill Skarsgård",),
    },
    "Magda Vášáryová": {"correct": ("Vasaryova", "MAGDA VASARYOVA"), "close": ("Vasariova",)},
    "Богдан Ступка": {"correct": ("Bogdan Stupka", "Stupka", "Ступка"), "close": ("Bogdan", "Bohdan Stupka")},
    "თამარ სხირტლაძე": {"correct": ("სხირტლაძე",), "close": ("თამარ",)},
    "সৌমিত্র চট্টোপাধ্যায়": {"correct": ("চট্টোপাধ্যায়",), "close": ("সৌমিত্র",), "wrong": ("চট্ট",)},
    "சிவாஜி கணேசன்": {"correct": ("கணேசன்",), "close": ("சிவாஜி",), "wrong": ("கணே",)},
    "Ioan ap Rhys": {"correct": ("ap Rhys", "Rhys"), "wrong": ("ap",)},
    "Mohamed Abdel Wahab": {"correct": ("Abdel Wahab", "Wahab", "abdelwahab"), "wrong": ("Abdel",)},
    "Tony Leung Chiu-wai": {
        "correct": ("Leung", "Tony Leung", "梁朝偉", "Leung Chiu-wai"),
        "close": ("Tony",),
        "wrong": ("wai", "Chiu"),
    },
    "Anne-Marie Duff": {
        "correct": ("Duff", "Anne Marie Duff", "AM Duff"),
        "close": ("Anne-Marie",),
        "wrong": ("Marie", "Anne", "Hilary Duff"),
    },
    "Ben Stone": {"correct": ("B. Stone",), "close": ("Stone", "Ben"), "wrong": ("Mary Stone", "M. Stone")},
    "Steven Van Zandt": {"correct": ("van zandt", "VanZandt", "Zandt"), "wrong": ("van",)},
    "Lars von Trier": {"correct": ("Trier", "von Trier"), "close": ("Lars", "von Tryer"), "wrong": ("von",)},
    "Sean O'Casey Jr.": {"correct": ("O'Casey", "Sean O Casey", "ocasey jr"), "wrong": ("Casey", "jr")},
    "M": {"correct": ("m",), "wrong": ("N", "Mr. Brown")},
    "Dr. Strangelove": {"correct": ("Strangelove", "Doctor Strangelove"), "wrong": ("Doctor", "love")},
    "President Merkin Muffley": {
        "correct": ("Muffley", "President Muffley", "Merkin Muffley"),
        "close": ("Merkin",),
        "wrong": ("President",),
    },
    "Group Captain Lionel Mandrake": {
        "correct": ("Mandrake", "Captain Mandrake", "Lionel Mandrake", "Group Captain Mandrake"),
        "close": ("Lionel",),
        "wrong": ("Group Captain", "Captain"),
    },
    'Major T. J. "King" Kong': {
        "correct": ("Kong", "Major Kong", "King Kong", "T. J. Kong", "TJ Kong"),
        "wrong": ("Major", "Kongo Kong"),
    },
    "Mrs. Robinson": {"correct": ("Robinson", "Mrs Robinson"), "wrong": ("Mrs", "son")},
    "The Bride / Beatrix Kiddo": {
        "correct": ("The Bride", "Bride", "Kiddo", "Beatrix Kiddo"),
        "close": ("Beatrix",),
        "wrong": ("the",),
    },
    "Agent J": {"correct": ("J", "agent j"), "wrong": ("agent", "K")},
    "HAL 9000": {"correct": ("hal nine thousand", "HAL9000"), "wrong": ("9000", "HAL 900", "Hal 8000")},
    "Private Pyle": {"correct": ("Pyle",), "wrong": ("private",)},
    "Rose DeWitt Bukater": {
        "correct": ("Bukater", "DeWitt Bukater", "Rose De Witt Bukater"),
        "close": ("Rose",),
        "wrong": ("DeWitt",),
    },
    "Sister Mary Clarence": {
        "correct": ("Mary Clarence", "Sister Clarence", "Clarence"),
        "close": ("Sister Mary", "Mary"),
        "wrong": ("Sister",),
    },
    "Lady Macbeth": {"correct": ("Lady Macbeth", "Macbeth"), "wrong": ("Lady",)},
    "Ellen Ripley (voice)": {"correct": ("Ripley", "Ellen Ripley"), "close": ("Ellen",), "wrong": ("voice",)},
    "Cop #2": {"correct": ("cop 2", "Cop two"), "wrong": ("cop", "2", "Cop 3")},
    "Father Merrin": {"correct": ("Merrin",), "wrong": ("Father",)},
    "King Lear": {"correct": ("Lear",), "wrong": ("King", "the king")},
    "John 'Hannibal' Smith": {"correct": ("John Smith", "Hannibal Smith", "Smith"), "close": ("John", "Hannibal")},
    "Queen Elizabeth II": {
        "correct": ("Elizabeth", "Queen Elizabeth", "Elizabeth the Second"),
        "wrong": ("Queen", "II"),
        "close": ("Elizabeth I",),
    },
    "T-800": {"correct": ("T800", "t 800"), "wrong": ("800", "T-1000", "T")},
    "Number Six": {"correct": ("number 6",), "wrong": ("six", "6", "Number Two")},
    "Self - Narrator": {"correct": ("சிவாஜி கணேசன்", "கணேசன்"), "wrong": ("narrator",)},
    "First Soldier": {"correct": ("the first soldier", "1st soldier"), "wrong": ("soldier", "first")},
    "Tom": {"correct": ("tom",), "wrong": ("Old Tom", "Young Tom", "Tommy")},
    "Old Tom": {"correct": ("old tom",), "wrong": ("Young Tom", "old")},
    "Juan Carlos de Borbón y Borbón": {
        "correct": ("Borbon y Borbon", "Borbón", "de Borbon y Borbon"),
        "close": ("Juan Carlos",),
        "wrong": ("y", "de"),
    },
    "Jeanne d'Arc": {"correct": ("d'Arc", "Jeanne Darc"), "close": ("Jeanne",), "wrong": ("Arc",)},
    "Mr. Brown": {"correct": ("Mr Brown",), "close": ("Brown",), "wrong": ("Mrs. Brown", "Mister")},
    "Colonel Hans Landa": {
        "correct": ("Landa", "Hans Landa", "Col. Landa"),
        "close": ("Hans", "Colonel Hans"),
        "wrong": ("Colonel",),
    },
    "Иван Иванович": {"correct": ("Иван Иванович",)},
    "4 July 1776": {
        "correct": (
            "July 4, 1776",
            "the fourth of July 1776",
            "4th of July, seventeen seventy-six",
            "July the fourth 1776",
        ),
        "wrong": ("4/7/1776", "4 July", "July 1776", "5 July 1776"),
    },
    "£19.99": {
        "correct": ("19.99 pounds", "nineteen point nine nine pounds"),
        "wrong": ("$19.99", "£1999", "19.99", "£19.98"),
    },
    "¼": {
        "correct": ("a quarter", "one quarter", "1/4", "0.25", "one fourth"),
        "wrong": ("4", "1 4", "three quarters", "quarterly"),
    },
    "104 minutes": {
        "correct": ("one hundred and four minutes", "a hundred and four minutes", "104 Minutes"),
        "wrong": ("104", "104 seconds", "114 minutes", "one hundred minutes"),
    },
    "1984": {"correct": ("nineteen eighty-four", "nineteen eighty four"), "wrong": ("84", "1948", "nineteen hundred")},
    "2.39:1": {"correct": ("2.39 : 1", "2.39:1"), "wrong": ("239:1", "2.35:1", "2.39")},
    "the 1980s": {"correct": ("1980s",), "wrong": ("1980", "1990s")},
    "200 million yen": {
        "correct": ("¥200 million", "¥200,000,000", "two hundred million yen"),
        "wrong": ("200 million", "$200 million", "¥200"),
    },
    "12 Angry Men": {"correct": ("Twelve Angry Men", "12 angry men"), "wrong": ("11 Angry Men", "Angry Men", "twelve")},
    "The Seventh Seal": {"correct": ("7th seal", "Seventh Seal"), "wrong": ("seven seals", "The 8th Seal")},
}
TABLE = [(answer, said, verdict) for answer, by in ROWS.items() for verdict, all in by.items() for said in all]


@pytest.fixture(scope="module")
def masquerade(film: Film) -> Film:
    """A film of nobody but CAST."""
    return film_of(film, CAST)


@pytest.mark.parametrize(("answer", "said", "verdict"), TABLE)
def test_a_row(masquerade: Film, answer: str, said: str, verdict: str) -> None:
    found = judge(masquerade, about(masquerade, answer), said)
    assert found.verdict == verdict, found.reason
