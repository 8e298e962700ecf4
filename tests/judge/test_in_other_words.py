"""The same answer in other words, and what is not the same: question, answer, what was said, verdict."""

import pytest
from helpers.names import about, film_of
from msgspec.structs import replace

from redheat_cli.film.model import Film
from redheat_cli.judge.verdict import judge

BROTHERS = ("Who made the first powered flight?", "Orville and Wilbur Wright")
FINAL = ("Which teams played in the final of 1966?", "England, West Germany")
AGE = ("How old was she in the film?", "90")
DEED = ("What did he do for a living?", "He shined shoes")
JOB = ("What was her job on the film?", "Costume Designer")
BUDGET = ("What was the budget?", "$110 million")
EUROS = ("What was the budget?", "€110 million")
DATE = ("When did the wall fall?", "09.11.1989")
MARATHON = ("How many kilometres is a marathon?", "42.195")
CITY = ("In which city does she live?", "Kiev")
HIDDEN = ("Where does he hide the gun?", "in his boot")
ROWS = [
    (*BROTHERS, "Wilbur and Orville Wright", "correct"),
    (*BROTHERS, "Wilbur Wright & Orville Wright", "correct"),
    (*BROTHERS, "Orville Wright, Wilbur Wright", "correct"),
    (*BROTHERS, "Orville Wright", "wrong"),
    (*BROTHERS, "Orville and Wilbur Wrong", "wrong"),
    (*BROTHERS, "Wilbur, Orville and Katharine Wright", "wrong"),
    (*FINAL, "England and West Germany", "correct"),
    (*FINAL, "West Germany and England", "correct"),
    (*FINAL, "West Germany/England", "correct"),
    (*FINAL, "England and Germany", "wrong"),
    (*FINAL, "West Germany", "wrong"),
    (*FINAL, "England, West Germany and Brazil", "wrong"),
    (*FINAL, "England and England", "wrong"),
    ("Which teams came first and second in 1966?", "England, West Germany", "West Germany, England", "wrong"),
    ("Who killed whom?", "Cain and Abel", "Abel and Cain", "wrong"),
    ("Which film of 1984 is it?", "Paris, Texas", "Texas, Paris", "wrong"),
    ("Which novel is it?", "War and Peace", "Peace and War", "wrong"),
    ("Name the colours in order.", "blue, white, red", "red, white, blue", "wrong"),
    ("Which famous brothers were they?", "Jacob and Wilhelm Grimm", "Wilhelm and Jacob Grimm", "correct"),
    ("Between which cities did it fly?", "New York and Rome", "Rome, New York", "correct"),
    ("Which film stars Ann Ayre?", "Paris, Texas", "Paris and Texas", "wrong"),
    (*AGE, "90 years", "correct"),
    (*AGE, "ninety years old", "correct"),
    (*AGE, "91 years", "wrong"),
    (*AGE, "90 months", "wrong"),
    (*AGE, "90 years 2 months", "wrong"),
    (*MARATHON, "42.195 kilometers", "correct"),
    (*MARATHON, "42.195 km", "correct"),
    (*MARATHON, "42.195 miles", "wrong"),
    ("How many legs has a spider?", "8", "eight legs", "correct"),
    ("How many legs has a spider?", "8", "eight spiders", "wrong"),
    ("How many people live there?", "90", "90 thousand people", "wrong"),
    ("How many goals did he score in finals?", "3", "3 finals", "wrong"),
    ("How tall is he in metres?", "1.88", "1.88 m", "correct"),
    (*DEED, "shined shoes", "correct"),
    (*DEED, "they shined shoes", "wrong"),
    (*DEED, "shoes", "wrong"),
    ("What did he do for a living?", "Shined shoes", "he shined shoes", "correct"),
    ("Which film did he see?", "They Live", "Live", "wrong"),
    ("What did he do there?", "They Live", "Live", "wrong"),
    (*CITY, "in Kiev", "correct"),
    (*CITY, "from Kiev", "correct"),
    (*CITY, "near Kiev", "wrong"),
    (*HIDDEN, "his boot", "correct"),
    (*HIDDEN, "inside his boot", "correct"),
    (*HIDDEN, "under his boot", "wrong"),
    (*HIDDEN, "in", "wrong"),
    ("On which famous square is it?", "Red Square", "on the Red Square", "correct"),
    ("Where does it begin?", "In Bruges", "Bruges", "correct"),
    ("Where is the letter?", "In Sam's piano", "inside Sam's piano", "correct"),
    ("Where do they meet?", "At the station", "station", "correct"),
    ("Where do they meet?", "At the station", "the airport", "wrong"),
    ("Where is the film In Bruges set, and which film is it?", "In Bruges", "Bruges", "wrong"),
    ("In which film does she star?", "Bruges", "in Bruges", "wrong"),
    ("What does he wear?", "his boot", "in his boot", "wrong"),
    (*JOB, "costume design", "correct"),
    (*JOB, "costume production", "wrong"),
    (*JOB, "design", "wrong"),
    ("Which company distributed it?", "Warner Bros.", "Warner Brothers", "correct"),
    ("Which company distributed it?", "Warner Bros. Pictures", "Warner Brothers", "correct"),
    ("Which company distributed it?", "Sony Pictures Releasing", "Sony", "correct"),
    ("Which company distributed it?", "Sony Pictures Releasing", "Pictures", "wrong"),
    ("Which company distributed it?", "Sony Pictures Releasing", "Warner", "wrong"),
    ("Which film is it?", "Sony Pictures", "Sony", "wrong"),
    ("What was his job?", "Film editor", "editor", "correct"),
    ("What was his job?", "Film editor", "director", "wrong"),
    ("What was his job?", "Director of photography", "cinematographer", "correct"),
    ("What was his job?", "Director of photography", "director", "wrong"),
    ("What was his job?", "Original music composer", "composer", "correct"),
    ("What was his job?", "Composer", "music composer", "correct"),
    ("What was his job?", "Costume Designer", "designer", "wrong"),
    ("What was his job?", "Stunt coordination", "stunt coordinator", "correct"),
    ("Which film is it?", "The Producer", "Production", "wrong"),
    ("Who said it, and when?", "Kennedy, 1963", "Kennedy in 1963", "correct"),
    ("Who said it, and when?", "Kennedy, 1963", "Kennedy in 1964", "wrong"),
    ("When does it begin?", "06:30:00 PM", "6:30 p.m.", "correct"),
    ("When does it begin?", "06:30:00 PM", "18:30", "correct"),
    ("When does it begin?", "18:30", "6:30 pm", "correct"),
    ("When does it begin?", "18:30", "6:30", "wrong"),
    ("When does it begin?", "18:30", "6:30 am", "wrong"),
    ("When does it begin?", "12:15 am", "0:15", "correct"),
    ("Which verse is it?", "John 3:16", "John 16:3", "wrong"),
    (*BUDGET, "110 million dollars", "correct"),
    (*BUDGET, "US$110 million", "correct"),
    (*BUDGET, "$110 million dollars", "correct"),
    (*BUDGET, "$110 million euros", "wrong"),
    (*BUDGET, "US$$110 million", "wrong"),
    (*EUROS, "110 million euros", "correct"),
    (*EUROS, "€110 million dollars", "wrong"),
    (*EUROS, "$110 million", "wrong"),
    (*DATE, "9 November 1989", "correct"),
    (*DATE, "November 9th, 1989", "correct"),
    (*DATE, "11 September 1989", "wrong"),
    (*DATE, "9.11.1989", "correct"),
    (*CITY, "it's Kiev", "correct"),
    (*CITY, "the city of Kiev", "correct"),
    (*CITY, "it was not Kiev", "wrong"),
    (*CITY, "it's", "wrong"),
    ("How does it end?", "The ship sinks", "It's just that the ship sinks", "wrong"),
    ("Why is he late?", "he was a spy", "because he was a spy", "correct"),
    ("Why is he late?", "fog", "it's just because of some fog", "correct"),
    ("What did she see herself as?", "a queen", "as a queen", "correct"),
    ("What did she see herself as?", "a queen", "with a queen", "wrong"),
    ("About how many ships came?", "about 30", "roughly 30", "correct"),
    ("About how many ships came?", "about 30", "roughly 40", "wrong"),
    ("About how many ships came?", "30", "around 30", "correct"),
    ("How many ships came?", "30", "around 30", "wrong"),
    ('Complete the line: "All the ships are ..."', "gone", "the ships are gone", "correct"),
    ('Complete the line: "All the ships are ..."', "gone", "the ships are not gone", "wrong"),
    ("Which film did he see?", "Psycho", "the film Psycho", "correct"),
    ("Which film did he see?", "Friends", "Just Friends", "wrong"),
    ("What is it called?", "Psycho", "it's Psycho", "wrong"),
    ("Who is it?", "Orville Wright", "it's Orville Wright", "wrong"),
]


@pytest.mark.parametrize(("asked", "answer", "said", "verdict"), ROWS)
def test_the_verdict(film: Film, asked: str, answer: str, said: str, verdict: str) -> None:
    nobody = film_of(film, [("Orville Wright", "The Pilot", ""), ("Ann Ayre", "The Clerk", "")])
    question = replace(about(nobody, answer), question=asked, category="general")
    found = judge(nobody, question, said)
    assert found.verdict == verdict, found.reason
