"""What every format promises, for records of every kind with any text that a film's file may hold."""

import re

import pytest
from helpers.promises import FOR_PEOPLE, FOR_PROGRAMS, Promise, listed
from hypothesis import given
from hypothesis import strategies as st

from redheat_cli.listing.listing_and_draws import DisplayOptions, Listing
from redheat_cli.terminal.text import UNSAFE

pytestmark = pytest.mark.once
# What mark-up, formulas, shells, terminals and typesetting trip over; no character that the loader refuses.
HOSTILE = [
    *"[]{}()<>|\\`'\"*_~#=+-@&;:,.!?$%^/ \n\t",
    *("[/]", "[red]", "[[/]]", "[link=x]", ":smile:", "=1+1", "+1", "-- ", "@SUM(A1)", "\uff1d1", "'=1", "\\|", "|\n|"),
    *("<b>", "&amp;", "```", "\\\\", "![a](b)", "1. ", "2) ", "# ", "> ", "- ", "    x", "---", "===", "<!--", "a://b"),
    *("\U0001f600", "\U0001f469\u200d\U0001f692", "\U0001f1ed\U0001f1fa", "\u2764\ufe0f"),
    *("刑事", "ア", "\u0301", "e\u0301\u0323"),
    *("שלום", "مرحبا", "\u00a0", "\u200b", "\u3000", "\u00ad", "İ", "ß", "\ufdfa", "\U00020000", "\ue000", "\ufffd"),
    *("word", "a longer one", "x" * 50, "2024-01-01", "1988", "-5 million", "\u2500", "\u00b7", "\u2022"),
]  # fmt: skip
safe = st.characters(exclude_categories=["Cs"]).filter(lambda one: not re.search(UNSAFE, one))
texts = st.lists(st.sampled_from(HOSTILE) | safe, max_size=8).map("".join)


listings = st.builds(
    listed, st.lists(texts, min_size=4, max_size=12), st.lists(st.integers(0, 255), min_size=16, max_size=24)
)


@pytest.mark.parametrize("promise", FOR_PROGRAMS + FOR_PEOPLE, ids=lambda promise: promise.__name__)
@given(drawn=listings)
def test_a_promise_is_kept(promise: Promise, drawn: tuple[Listing, DisplayOptions]) -> None:
    promise(*drawn)
