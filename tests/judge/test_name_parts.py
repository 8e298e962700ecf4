"""How names of many kinds are judged: a row has the name, what was said, and the verdict."""

import pytest
from helpers.names import about, film_of
from msgspec.structs import replace

from redheat_cli.film.model import Film
from redheat_cli.judge.verdict import judge

# actor, role, native name
CAST = (
    ("Pilar Fuentes de Arce", "Major Tom Briggs", ""),
    ("Fernando Rey Molina", "Sgt. Ana Ruiz", ""),
    ("Rodrigo de Souza Lima", "Nurse Ilse Kratz", ""),
    ("Carice van 't Veld", "the old woman at the window", ""),
    ("Omar Abd al-Rahim", "Count Orsini / The Baker", ""),
    ("Bajor Imre", "Inspector Rene Dax (archive footage)", ""),
    ("Choi Min-jae", "Hye-jin", "최민재"),
    ("Tony Leung Ka-wah", "Mr. Chow", "梁家華"),
    ("Gong Meili", "Bus Driver", "宫美丽"),
    ("Suharti", "Ibu Ratna", ""),
    ("Trần Thị Hương", "Dr. No", ""),
    ("Halldóra Jónsdóttir", "Frau Engel", ""),
    ("Mary Ann O'Shea", "Don Ciccio Alba", ""),
    ("Angus MacAllister", "Captain Nemo", ""),
    ("Jean Le Maistre", "Self", ""),
    ("A. J. Quillfeather", "Madame Rosa", ""),
    ('Edward "Duke" Larrabee', 'Francis "Frankie" Bell', ""),
    ("Sir Basil Thorne", "Lord Ashby of Kent", ""),
    ("Ruth Okafor", "Tessa Bell", ""),
    ("Daniel Okafor", "Young Tessa", ""),
    ("Μελίνα Κανάκη", "Himself", ""),
    ("Юрий Щербаков", "Herr Doktor Blum", ""),
    ("Jürgen Weißbach", "Charles V", ""),
    ("רבקה מזרחי", "Charles IX", ""),
    ("إسماعيل الشامي", "Agent Dale Orr, Jr.", ""),
    ("दीपा मेहता", "मीनू", ""),
    ("มานี รักไทย", "มาลี", ""),
    ("三船 敏", "ガンダ", ""),
    ("Setsuko Minowa", "Sister Agnes", "箕輪節子"),
    ("Henry Alcott, Jr.", "El Lobo", ""),
    ("Sinéad Ní Bhriain", "Winston Smith", ""),
    ("Vincent D'Onorio", "The Night Porter", ""),
    ("Prince", "King Osric", ""),
    ("남궁민", "The Cook", ""),
    ("Min-seo Han", "The Tailor", "한민서"),
    ("Jill St. Clair", "Kate Mac Neil", ""),
    ("Zoltán Ungár-Szabó", "Father Karras", ""),
    ("Søren Kjærgaard", "Đorđe", ""),
    ("박 서연", "Widow Twankey", ""),
    ("Wilhelm zu Hohenfels", "Sheriff Bart", ""),
    ("Yasmin bint Khalid", "Alma", ""),
    ("Joaquín dos Passos Neto", "Auntie Em", ""),
)
CREW = (("King Vidal", "Director"), ("Charles Vidal", "Editor"), ("M. Night Roshan, PhD", "Composer"))
STORY = "Tessa opens the shop. Alma waits. Winston Smith is late, and Frankie sings with Francis Bell."

# what is asked for -> verdict -> what was said
ROWS: dict[str, dict[str, tuple[str, ...]]] = {
    "Pilar Fuentes de Arce": {
        "correct": ("Fuentes de Arce", "de Arce", "Arce", "Arce, Pilar Fuentes de"),
        "close": ("Pilar", "Pilar Fuentes"),
        "wrong": ("de", "Fuentes"),
    },
    "Fernando Rey Molina": {
        "correct": ("Rey Molina", "rey-molina", "F. Rey Molina"),
        "wrong": ("Fernando Molina Ray",),
    },
    "Rodrigo de Souza Lima": {"correct": ("Souza Lima", "de Souza Lima", "Lima"), "wrong": ("Souza", "lim")},
    "Carice van 't Veld": {"correct": ("van t Veld", "Veld", "van 't Veld"), "wrong": ("van", "van 't")},
    "Omar Abd al-Rahim": {"correct": ("al-Rahim", "Rahim", "alrahim"), "wrong": ("al", "Al-")},
    "Bajor Imre": {"correct": ("Imre Bajor", "Bajor, Imre", "Bajor"), "close": ("Imre",), "wrong": ("Bajo",)},
    "Choi Min-jae": {
        "correct": ("Choi", "Min-jae Choi", "minjae choi", "최민재", "최"),
        "close": ("Min-jae", "Min jae"),
        "wrong": ("jae", "Min", "민"),
    },
    "Tony Leung Ka-wah": {"correct": ("Leung", "Tony Leung", "Leung Ka Wah"), "wrong": ("wah", "Ka")},
    "Gong Meili": {"correct": ("Gong", "Meili Gong", "宫", "宫美丽"), "wrong": ("美", "Mei")},
    "Suharti": {"correct": ("suharti",), "close": ("Suhartie",), "wrong": ("Su", "Harti")},
    "Trần Thị Hương": {"correct": ("Tran Thi Huong", "TRẦN THỊ HƯƠNG", "Huong Tran Thi"), "wrong": ("Thi",)},
    "Halldóra Jónsdóttir": {"correct": ("Jonsdottir", "Halldora Jonsdottir"), "close": ("Halldora", "Jonsdotir")},
    "Mary Ann O'Shea": {"correct": ("O Shea", "oshea", "Mary O’Shea"), "close": ("Mary Ann",), "wrong": ("Shea", "O")},
    "Angus MacAllister": {"correct": ("Mac Allister",), "close": ("McAllister", "Angus"), "wrong": ("Allister", "Mac")},
    "Jean Le Maistre": {"correct": ("LeMaistre", "Maistre", "Le Maistre, Jean"), "wrong": ("Le",)},
    "A. J. Quillfeather": {
        "correct": ("AJ Quillfeather", "Arthur Quillfeather", "A.J. Quillfeather", "Quillfeather"),
        "wrong": ("B. Quillfeather", "A", "Bert Quillfeather"),
    },
    'Edward "Duke" Larrabee': {
        "correct": ("Duke Larrabee", "Edward Larrabee", "Edward Duke Larrabee", "Larrabee"),
        "close": ("Edward", "Duke"),
        "wrong": ("Earl Larrabee",),
    },
    "Sir Basil Thorne": {
        "correct": ("Basil Thorne", "Thorne", "Sir Basil Thorne"),
        "close": ("Sir Basil", "Basil"),
        "wrong": ("Sir", "Dame Thorne"),
    },
    "Ruth Okafor": {"correct": ("R. Okafor",), "close": ("Okafor", "Ruth"), "wrong": ("Daniel Okafor", "D. Okafor")},
    "Μελίνα Κανάκη": {"correct": ("ΚΑΝΑΚΗ", "μελινα κανακη")},
    "Юрий Щербаков": {
        "correct": ("Yuri Shcherbakov", "Yuriy Shcherbakov", "Yury Shcherbakov", "Shcherbakov", "щербаков"),
        "close": ("Yuri", "Shcherbacov Yuri", "Юрий"),
    },
    "Jürgen Weißbach": {
        "correct": ("Juergen Weissbach", "Jurgen Weissbach", "WEISSBACH", "J. Weißbach"),
        "close": ("Weisbach",),
    },
    "רבקה מזרחי": {"correct": ("מזרחי",), "close": ("רבקה",)},
    "إسماعيل الشامي": {"correct": ("اسماعيل الشامي", "الشامي", "شامي")},
    "दीपा मेहता": {"correct": ("मेहता",), "wrong": ("मेहत", "मोहता")},
    "มานี รักไทย": {"correct": ("รักไทย",), "close": ("มานี",)},
    "三船 敏": {"correct": ("三船", "三船敏", "敏 三船"), "wrong": ("三", "船")},
    "Setsuko Minowa": {"correct": ("Minowa", "箕輪節子", "Minowa Setsuko"), "wrong": ("箕",)},
    "Henry Alcott, Jr.": {
        "correct": ("Henry Alcott", "Alcott", "Henry Alcott Jr"),
        "close": ("Henry Alcott Sr.",),
        "wrong": ("junior", "Henry Alcott III"),
    },
    "Sinéad Ní Bhriain": {"correct": ("Bhriain", "ni Bhriain"), "wrong": ("Ní",)},
    "Vincent D'Onorio": {"correct": ("D Onorio", "Donorio"), "wrong": ("Onorio",)},
    "Min-seo Han": {"correct": ("Han", "Han Min-seo", "한"), "close": ("Min-seo",), "wrong": ("seo",)},
    "남궁민": {"correct": ("남궁",), "wrong": ("남",)},
    "Prince": {"correct": ("prince",), "wrong": ("The King",)},
    "Jill St. Clair": {"correct": ("St Clair", "St. Clair"), "wrong": ("St", "Clair")},
    "Zoltán Ungár-Szabó": {"correct": ("Ungar Szabo",), "wrong": ("Ungár", "Szabó")},
    "Søren Kjærgaard": {"correct": ("Soren Kjaergaard", "Kjaergaard"), "close": ("Kjargaard",)},
    "박 서연": {"correct": ("박", "박서연"), "wrong": ("서",)},
    "Wilhelm zu Hohenfels": {"correct": ("Hohenfels", "zu Hohenfels"), "wrong": ("zu",)},
    "Yasmin bint Khalid": {"correct": ("bint Khalid", "Khalid"), "wrong": ("bint",)},
    "Joaquín dos Passos Neto": {"correct": ("Passos Neto", "dos Passos Neto"), "wrong": ("dos", "Neto")},
    "Charles Vidal": {"close": ("Vidal",), "wrong": ("King Vidal",)},
    "M. Night Roshan, PhD": {"correct": ("Roshan", "Manoj Night Roshan", "M. Night Roshan"), "wrong": ("PhD",)},
    "Major Tom Briggs": {
        "correct": ("Briggs", "Tom Briggs", "Maj. Briggs"),
        "close": ("Tom", "Major Tom"),
        "wrong": ("Major",),
    },
    "Sgt. Ana Ruiz": {"correct": ("Sergeant Ruiz", "Ruiz"), "wrong": ("Sergeant", "Sgt")},
    "the old woman at the window": {
        "correct": ("old woman at the window",),
        "wrong": ("the old woman", "window", "old"),
    },
    "Count Orsini / The Baker": {"correct": ("Orsini", "Baker", "the baker", "Count Orsini"), "wrong": ("Count",)},
    "Inspector Rene Dax (archive footage)": {
        "correct": ("René Dax", "Inspector Dax", "Dax"),
        "wrong": ("archive footage",),
    },
    "Hye-jin": {"correct": ("Hyejin", "hye jin"), "wrong": ("jin", "Hye")},
    "Bus Driver": {"correct": ("the bus driver",), "wrong": ("Driver", "Bus")},
    "Dr. No": {"correct": ("No", "Doctor No"), "wrong": ("Doctor",)},
    "Frau Engel": {"correct": ("Engel",), "wrong": ("Frau",)},
    "Don Ciccio Alba": {"correct": ("Alba", "Ciccio Alba"), "close": ("Don Ciccio",)},
    "Self": {"correct": ("Jean Le Maistre", "Maistre", "self"), "wrong": ("Μελίνα Κανάκη",)},
    'Francis "Frankie" Bell': {
        "correct": ("Frankie Bell", "Francis Bell"),
        "close": ("Bell", "Francis"),
        "wrong": ("Tessa Bell",),
    },
    "Tessa Bell": {"close": ("Bell",), "wrong": ("Young Tessa",)},
    "Charles V": {"close": ("Charles",), "wrong": ("V", "Charles IX", "five")},
    "Agent Dale Orr, Jr.": {"correct": ("Orr", "Dale Orr", "Agent Orr"), "wrong": ("Agent", "Jr")},
    "มาลี": {"wrong": ("มานี", "มาล")},
    "ガンダ": {"correct": ("ｶﾞﾝﾀﾞ",), "wrong": ("カンダ", "ガンタ")},
    "Sister Agnes": {"correct": ("Agnes",), "wrong": ("Sister",)},
    "Winston Smith": {
        "correct": ("Smith",),
        "close": ("Winston",),
        "wrong": ("It was Winston Smith", "Winston Smithee Jones"),
    },
    "The Night Porter": {"correct": ("night porter",), "wrong": ("Porter", "Night")},
    "Kate Mac Neil": {"correct": ("MacNeil", "Mac Neil"), "wrong": ("Neil", "Mac")},
    "Đorđe": {"correct": ("Dorde",)},
}
VALUES: dict[str, dict[str, tuple[str, ...]]] = {
    "3¾ inches": {
        "correct": ("3 3/4 inches", "3.75 inches", "three and three quarters inches", "3 ¾ inches"),
        "wrong": ("33/4 inches", "3/4 inches", "3.7 inches", "3¾"),
    },
    "1906": {"correct": ("nineteen oh six", "nineteen hundred and six", "1,906"), "wrong": ("1907", "196", "19 06")},
    "2001": {
        "correct": ("two thousand and one", "twenty oh one", "two thousand one"),
        "wrong": ("21", "2 001st", "20 1"),
    },
    "the 45th": {"correct": ("forty-fifth", "45th", "the forty fifth"), "wrong": ("46th", "4th", "40 5th")},
    "3 March 1921": {
        "correct": (
            "March 3rd, 1921",
            "the 3rd of March 1921",
            "1921-03-03",
            "3/3/1921",
            "the third of March, nineteen twenty-one",
            "3 Mar. 1921",
        ),
        "wrong": ("13 March 1921", "March 1921", "3 May 1921", "3 March 1912", "March 31, 1921"),
    },
    "7 June 1988": {"correct": ("June the 7th, 1988",), "wrong": ("7/6/1988", "6/7/1988", "June 1988")},
    "25 December 1970": {"correct": ("25/12/1970", "12/25/1970", "25.12.1970"), "wrong": ("25/11/1970", "12/24/1970")},
    "£2.5 million": {
        "correct": (
            "2.5 million pounds",
            "£2,500,000",
            "two and a half million pounds",
            "£2½ million",
            "2500000 GBP",
            "£2.5m",
        ),
        "wrong": ("$2.5 million", "2.5 million", "£25 million", "2.5 million pesos"),
    },
    "40,000 euros": {
        "correct": ("€40,000", "forty thousand euros", "40 000 euro"),
        "wrong": ("€4,000", "40,000", "$40,000"),
    },
    "US$12.50": {
        "correct": ("12.50 dollars", "$12.5", "twelve and a half dollars"),
        "wrong": ("$1250", "$12", "£12.50"),
    },
    "25 %": {"correct": ("25 percent", "twenty-five per cent", "25%"), "wrong": ("25", "2.5%")},
    "1,200": {"correct": ("twelve hundred", "one thousand two hundred", "1200"), "wrong": ("12", "120", "1.2")},
    "two thirds": {"correct": ("2/3", "⅔"), "wrong": ("3/2", "23", "two third men", "0.66")},
    "half a million": {"correct": ("500,000", "0.5 million", "1/2 million"), "wrong": ("half", "5 million")},
    "Apartment 21B": {
        "correct": ("apartment twenty-one B", "Apartment 21 b"),
        "close": ("Apartmant 21B",),
        "wrong": ("Apartment 2", "Apartment 12B"),
    },
    "£5 sterling": {"correct": ("5 pounds sterling", "five pounds"), "wrong": ("5 sterling dollars",)},
    "8 US dollars": {"correct": ("$8", "8 American dollars")},
    "1988-13-40": {"wrong": ("13 April 1988",)},
    "9.5": {"correct": ("nine and a half", "9½", "nine point five", "9,5"), "wrong": ("95", "9 5", "9")},
}
NAMES = [(answer, said, verdict) for answer, by in ROWS.items() for verdict, all in by.items() for said in all]
FIGURES = [(answer, said, verdict) for answer, by in VALUES.items() for verdict, all in by.items() for said in all]


@pytest.fixture(scope="module")
def harbour(film: Film) -> Film:
    """A film of nobody but CAST and CREW."""
    return film_of(film, CAST, CREW, STORY)


@pytest.mark.parametrize(("answer", "said", "verdict"), NAMES + FIGURES)
def test_a_row(harbour: Film, answer: str, said: str, verdict: str) -> None:
    found = judge(harbour, about(harbour, answer), said)
    assert found.verdict == verdict, found.reason


def test_an_accepted_answer_may_be_typed_in_other_letters(harbour: Film) -> None:
    question = replace(about(harbour, "the capital of Hungary"), accept=("Будапешт",))
    found = judge(harbour, question, "Budapesht")
    assert (found.verdict, found.reason) == ("correct", "'Будапешт' is accepted")
    assert judge(harbour, replace(question, reject=("Пешт",)), "Pesht").verdict == "wrong"
    long = replace(question, accept=("Мы в одной большой красной лодке",))
    assert judge(harbour, long, "my v odnoy bolshoy krasnoy lodke").verdict == "correct"
