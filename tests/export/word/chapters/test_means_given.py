"""The means of a plan are printed with it, and what nobody said is marked."""

from datetime import date

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


def test_the_day_on_which_a_vacancy_is_assumed_to_be_filled_is_said_and_marked() -> None:
    drafted = plan(5)
    assert drafted.means
    known, vacant = (
        ServiceShare(services=(id_,), posts=0.2, assumed=assumed, filled_from=date(2027, 7, 4), filling_assumed=True)
        for id_, assumed in (("registry", False), ("archive", True))
    )
    more = drafted.means.model_copy(update={"services": (*drafted.means.services, known, vacant)})
    printed = paper_of(drafted.model_copy(update={"means": more}))
    assert printed.table(TIME)[-2:] == (
        ("registry", "0.2", "given by the city, assumed to be filled from 4 July 2027 on"),
        ("archive", "0.2", "assumed, filled from 4 July 2027 on"),
    )
    said = "Nobody has said when these vacancies will be filled: registry and archive. The plan assumes 4 July 2027."
    assert said in printed.text
    assert "Nobody has said when" not in paper_of(drafted).text
