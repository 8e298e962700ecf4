"""What quizzes and evenings leave, as cells of a table and as cards."""

from redheat_cli.listing.check_quiz_host_records import Standing
from redheat_cli.listing.listing_and_draws import cell
from redheat_cli.listing.record_layouts import card


def test_a_table_of_texts_is_one_line() -> None:
    assert cell({"quote-one": "First", "quote-two": "Second"}) == "quote-one: First; quote-two: Second"


def test_the_place_of_a_team_is_a_card() -> None:
    shown = card(Standing(rank=2, team="Blues", points=7.5, scores=(3, 4.5)))
    assert (shown.heading, shown.details) == ("2. Blues: 7.5", (("Scores", "round 1: 3, round 2: 4.5"),))
