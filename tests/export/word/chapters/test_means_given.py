"""The means of a plan are printed with it, and what nobody said is marked."""

from drafted_plans import plan
from written_papers import paper, paper_of

from planner.draft.means import ServiceShare

TIME, MONEY = "Time that the services give to the plan", "Money that the plan may spend, and what it plans to"
GIVEN = "given by the city"
ASSUMED = "What is marked “assumed” nobody has said"


def test_every_service_says_how_much_it_gives_and_who_said_so() -> None:
    assert paper().table(TIME)[1:] == (
        ("Department of reception", "0.8", "given by the city, filled from 1 March 2027 on"),
        ("Reception print and Reception mayor", "0.5", "assumed"),
    )


def test_every_year_says_how_much_there_is_from_where_and_what_is_planned_of_it() -> None:
    assert paper().table(MONEY)[1:] == (
        ("4 January 2027 to 3 January 2028", "€20,000", "€10,000", "€1,000", "€10,000", "Town budget", GIVEN),
        ("4 January 2028 to 3 January 2029", "€20,000", "€10,000", "€1,000", "€20,000", "–", "assumed"),
        ("4 January 2029 to 3 January 2030", "€20,000", "€10,000", "€1,000", "€30,000", "–", "assumed"),
    )


def test_what_goes_on_after_the_actions_is_said() -> None:
    text = paper().text
    assert "goes on to cost €1,000 a year." in text
    assert "2.5 person-days in year 1, 5 person-days in year 2 and 7.5 person-days in year 3." in text


def test_what_is_assumed_is_to_be_confirmed() -> None:
    drafted = plan(5)
    assert drafted.means
    assert ASSUMED in paper_of(drafted).text
    known = drafted.means.model_copy(update={"assumed": False})
    assert ASSUMED not in paper_of(drafted.model_copy(update={"means": known})).text


def test_a_plan_that_was_not_drafted_names_no_means() -> None:
    assert "What the plan may use" not in paper_of(plan(5, means=None)).headings(2)


def test_what_is_assumed_of_services_without_work_is_left_out() -> None:
    drafted = plan(5)
    assert drafted.means
    idle, outside = (
        ServiceShare(services=("archive",), posts=0.2, assumed=True),
        ServiceShare(services=("union",), posts=100, assumed=False, outside=True),
    )
    more = drafted.means.model_copy(update={"services": (*drafted.means.services, idle, outside)})
    rows = paper_of(drafted.model_copy(update={"means": more})).table(TIME)
    assert rows[-1] == ("union", "–", "partner outside the city")
    assert not any("archive" in row[0] for row in rows)
