"""Owners are written to about what waits for them."""

from datetime import date

from planner.app import desk
from planner.store import Store

DRAFTED, TODAY = date(2026, 11, 13), date(2027, 3, 1)
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"


def test_owners_are_written_to_in_the_language_of_the_plan(havelmar: Store) -> None:
    view = desk.plan_view(havelmar, PLAN, today=TODAY, language="en")
    letters = desk.letters(view)
    assert letters
    assert all(letter.text.startswith("Bonjour,") for letter in letters)
    (letter,) = desk.letters(view, owner=(letters[0].owner or "").upper())
    assert letter == letters[0]
