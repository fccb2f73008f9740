"""Where the city stands today stands beside what is expected of each year."""

from drafted_plans import plan
from written_papers import paper, paper_of

TODAY_AND_THEN = "Where the city stands by the assessment of 15 October 2026, and what is expected"


def test_every_key_factor_stands_today_and_at_the_end_of_each_year() -> None:
    head, *rows = paper().under("Summary").table(TODAY_AND_THEN)
    assert head == ("Key factor", "Today", "Expected on 03/01/2028", "Expected on 03/01/2029", "Expected on 03/01/2030")
    assert rows == [
        ("Key factor 1", *["Missing"] * 4),
        ("Key factor 2", "Missing", *["Weak"] * 3),
        ("Key factor 3", "Missing", *["Weak"] * 3),
    ]


def test_of_a_plan_that_promises_nothing_today_alone_is_shown() -> None:
    shown = paper_of(plan(5, results=(), later=(), projected=())).under("Summary")
    head, *rows = shown.table("Where the city stands by the assessment of 15 October 2026")
    assert head == ("Key factor", "Today")
    assert len(rows) == 3
