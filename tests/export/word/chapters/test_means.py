"""Who does what, what it takes, how it is followed: sums that a finance officer adds up again."""

from dataclasses import replace
from datetime import date

import pytest
from drafted_plans import TODAY, plan
from tracked_plans import action, plan_of, standing_of, wait
from written_papers import paper, paper_of

from planner.plan import ActionStatus, PlanRole
from planner.toolkit.plan_settings import PlanStatus
from planner.track.plan_standing import PlanStanding, PlanWarning, WarningKind
from planner.track.progress import ActionProgress

SERVICES = "Services and partners, and what they do"
YEARS = "Staff time and external cost by year"


@pytest.mark.parametrize("chapter", ["Responsibilities", "Means", "What to know before adopting"])
def test_a_plan_without_actions_needs_no_means(chapter: str) -> None:
    assert chapter not in paper(0).headings(1)
    assert chapter in paper(5).headings(1)


def test_every_action_is_owned_once() -> None:
    owned = [name for owner in paper().column(SERVICES, "Owns") for name in owner.splitlines()]
    assert sorted(owned) == sorted(f"{action.id} {action.title}" for action in plan(5).actions)


def test_what_a_service_supports_is_counted() -> None:
    assert paper().column(SERVICES, "Supports") == ["1", "2", "2"]


def test_a_service_has_the_citys_name_else_its_title_and_says_where_nobody_does_the_work() -> None:
    names = ["Department of reception", "Reception print", "Reception mayor – to be filled"]
    assert paper().column(SERVICES, "Service or partner") == names


def test_a_service_without_work_has_no_line() -> None:
    idle = PlanRole(id="archive", title="Archive", holder="Department of archives")
    drafted = plan(5)
    shown = paper_of(drafted.model_copy(update={"roles": (*drafted.roles, idle)}))
    assert "Department of archives" not in shown.column(SERVICES, "Service or partner")


def test_a_role_that_only_an_action_names_comes_last_by_its_id() -> None:
    drafted = plan(2)
    strange = drafted.actions[1].model_copy(update={"owner": "harbour-master"})
    shown = paper_of(drafted.model_copy(update={"actions": (drafted.actions[0], strange)}))
    assert shown.table(SERVICES)[-1] == ("harbour-master", "F02-001 Put up a notice at counter 2", "–", "12.5")


def test_owners_and_partners_share_the_person_days_of_an_action() -> None:
    # Nobody works in the office of the mayor: what it supports falls to the owner, what it owns is planned for it.
    shown = paper().column(SERVICES, "Person-days")
    assert shown == ["20", "35", "7.5"]
    assert sum(map(float, shown)) == 62.5


def test_the_days_of_a_partner_outside_are_not_the_citys() -> None:
    drafted = plan(5)
    first, *others = drafted.roles
    union = first.model_copy(update={"outside": True})
    shown = paper_of(drafted.model_copy(update={"roles": (union, *others)}))
    assert shown.table(SERVICES)[1][0] == "Department of reception – partner outside the city"
    assert shown.column(SERVICES, "Person-days") == ["–", "35", "7.5"]
    assert sum(map(float, shown.column(YEARS, "Person-days")[:-1])) == 37.5


def test_many_actions_are_named_by_their_ids_after_the_first_twelve() -> None:
    owned = paper(60).column(SERVICES, "Owns")
    assert all(len(line.splitlines()) == 13 for line in owned)
    assert [len(line.splitlines()[-1].split(", ")) for line in owned] == [8, 8, 8]


def test_the_last_line_sums_up_the_whole_plan() -> None:
    assert paper().table(YEARS)[-1] == ("In all", "5", "62.5", "€14,000 or more")


def test_actions_that_begin_add_up_over_the_years() -> None:
    *years, total = map(int, paper(60).column(YEARS, "Actions that begin"))
    assert len(years) > 1
    assert sum(years) == total == 60


def test_person_days_by_year_add_up_to_those_of_the_plan() -> None:
    *years, total = (float(days.replace(",", "")) for days in paper(60).column(YEARS, "Person-days"))
    assert sum(years) == pytest.approx(total)


def test_a_year_in_which_nothing_begins_costs_nothing_new() -> None:
    drafted = plan(1)
    dates = replace(drafted.actions[0].dates, early_finish=date(2028, 3, 1))
    long = drafted.actions[0].model_copy(update={"dates": dates})
    rows = paper_of(drafted.model_copy(update={"actions": (long,)})).table(YEARS)
    assert rows[2][:2] == ("2028", "0")
    assert rows[2][3] == "–"


@pytest.mark.parametrize(("actions", "points"), [(0, 2), (1, 4)])
def test_actions_are_reviewed_where_there_are_any(actions: int, points: int) -> None:
    monitoring = paper(actions).under("Monitoring")
    assert len(monitoring.texts("List Bullet")) == points
    assert bool(monitoring.tables) is (actions > 0)


def test_the_city_is_assessed_again_so_many_months_after_the_assessment() -> None:
    assert "assessed again by October 2028" in paper(0).under("Monitoring").text


def test_every_action_has_an_indicator_a_proof_and_a_deadline() -> None:
    head, *rows = paper().table("Indicators")
    assert head == ("No.", "Indicator", "Proof asked for", "Due")
    assert sorted(row[0] for row in rows) == sorted(action.id for action in plan(5).actions)
    assert all(all(row) for row in rows)


def test_a_plan_without_warnings_has_no_chapter_of_them() -> None:
    assert "What to know before adopting" not in paper_of(plan(2, warnings=())).headings(1)


def test_each_warning_names_its_kind_first() -> None:
    warnings = tuple(
        PlanWarning(kind=WarningKind.UNFILLED_ROLE, values={"role": role, "actions": number})
        for role, number in (("Mayor", 1), ("Clerk", 3))
    )
    points = paper_of(plan(2, warnings=warnings)).under("What to know before adopting").texts("List Bullet")
    assert [text.partition(" – ")[0] for text in points] == ["Service to be filled"] * 2
    assert "“Clerk”" in points[1]


def test_the_days_of_partners_outside_are_told_apart() -> None:
    first, *others = plan(4).roles
    union = first.model_copy(update={"outside": True})
    note = paper_of(plan(4, roles=(union, *others))).under("Responsibilities").texts("Source Note")[0]
    assert note.endswith("These partners own 2 actions, which take 25 person-days of theirs.")
    assert "These partners" not in paper(4).under("Responsibilities").texts("Source Note")[0]


def carried_out(number: int = 4) -> PlanStanding:
    """Return an adopted plan of which everything is done."""
    drafted = plan(number, status=PlanStatus.ADOPTED)
    done = tuple(action.model_copy(update={"status": ActionStatus.DONE}) for action in drafted.actions)
    return drafted.model_copy(update={"actions": done})


def test_what_is_done_is_reviewed_no_more_and_held_up_by_no_vacancy() -> None:
    shown, held = paper_of(carried_out()), "suppose that it is filled"
    assert "review the plan together" not in shown.under("Monitoring").text
    assert held not in shown.under("Responsibilities").text
    assert held in paper(4).under("Responsibilities").text
    assert held not in paper(1).under("Responsibilities").text


def test_an_assessment_that_was_due_in_a_past_month_is_not_said_to_come() -> None:
    past = paper_of(plan(1, assessed_on=date(2024, 10, 1))).under("Monitoring").text
    assert "The city was to be assessed again by October 2026" in past
    assert "The city is assessed again by October 2028" in paper(1).under("Monitoring").text


def test_what_was_done_without_a_start_is_counted_in_the_year_in_which_it_was_done_and_that_is_said() -> None:
    drafted = plan(1)
    [made] = drafted.actions
    dates = replace(made.dates, early_start=date(2026, 11, 2), early_finish=date(2027, 2, 1))
    done = made.model_copy(update={"dates": dates, "status": ActionStatus.DONE})
    known = done.model_copy(update={"progress": ActionProgress(action=made.id, started=date(2026, 11, 2))})
    unknown, said = (paper_of(drafted.model_copy(update={"actions": (action,)})) for action in (done, known))
    assert [row[:3] for row in unknown.table(YEARS)[1:-1]] == [("2027", "1", "12.5")]
    assert [row[:2] for row in said.table(YEARS)[1:-1]] == [("2026", "1"), ("2027", "0")]
    sentence = "Nobody reported when this action began; it is counted in the year in which it was done: "
    sentence += f"{made.id} {made.title}."
    assert sentence in unknown.text
    assert sentence not in said.text


def test_a_vacant_service_changes_no_date_and_the_paper_says_what_its_dates_suppose() -> None:
    vacant, filled = (
        standing_of(
            plan_of(action("F06-03", 10), roles=(PlanRole(id="hr", title="Personnel", holder=None, vacant=vacant),))
        )
        for vacant in (True, False)
    )
    assert vacant.action_by_id["F06-03"].dates == filled.action_by_id["F06-03"].dates
    supposed = "the dates of its actions suppose that it is filled by the day on which they start."
    assert supposed in paper_of(vacant).text
    assert supposed not in paper_of(filled).text


@pytest.mark.parametrize(
    ("mark", "title"), [("own_deadline", "Deadline out of reach"), ("must_be_on", "Fixed day missed")]
)
def test_a_day_that_is_missed_is_printed_with_what_holds_it_and_what_would_keep_it(mark: str, title: str) -> None:
    late = plan_of(
        action("F01-01", 5), action("F01-02", 5, **{mark: date(2027, 1, 11)}), waits=(wait("F01-01", "F01-02"),)
    )
    points = paper_of(standing_of(late)).under("What to know before adopting").texts("List Bullet")
    [point] = [point for point in points if point.startswith(title)]
    assert "What holds it: F01-01 (begins with the plan) → F01-02." in point
    assert "(1) " in point
    assert "15 January 2027" in point


def test_a_vote_that_slips_is_printed_with_what_holds_it() -> None:
    begun, actions = date(2026, 11, 9), (action("F01-01", 5), action("F01-02", 5, vote_after=5))
    voted = plan_of(*actions, waits=(wait("F01-01", "F01-02"),), start=begun)
    late = ActionProgress(action="F01-01", status=ActionStatus.UNDER_WAY, started=begun, remaining=90)
    points = points_of(standing_of(voted, late, today=TODAY))
    [point] = [point for point in points if point.startswith("A later session – ")]
    assert "What holds it: F01-01 → F01-02. (1) Drop the link from F01-01 to F01-02." in point
    on_time = standing_of(voted.model_copy(update={"start": date(2027, 1, 4)}), today=TODAY)
    assert not [point for point in points_of(on_time) if point.startswith("A later session")]


def points_of(read: PlanStanding) -> list[str]:
    return list(paper_of(read).under("What to know before adopting").texts("List Bullet"))
