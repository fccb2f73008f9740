"""What goes on is said to have no deadline, wherever the day would stand."""

from datetime import date

from planner.wording import Wording
from planner.wording.deadlines import due_date, due_in_figures, due_sentence, without_deadline

DAY = date(2027, 6, 30)


def test_a_deadline_is_said_as_the_language_writes_days() -> None:
    french = Wording("fr")
    assert (due_date(DAY, french), due_in_figures(DAY, french)) == ("30 juin 2027", "30/06/2027")
    assert due_sentence(DAY, Wording("en")) == "Due on 30 June 2027"


def test_without_a_deadline_that_is_said_and_no_day() -> None:
    french = Wording("fr")
    assert {said(None, french) for said in (due_date, due_in_figures, due_sentence)} == {"En continu, sans date limite"}


def test_inside_a_sentence_it_has_no_capital() -> None:
    assert without_deadline(Wording("en")) == "ongoing, no deadline"
