"""Who comes back sees of each plan what needs attention, theirs and next, and of an assessment how far it has come."""

from collections.abc import Callable
from datetime import date

import pytest
from plan_edits import changing_role, giving_up_everything
from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY, page_text
from app.web.tracked_city import HOSTILE
from planner.app import desk
from planner.app.desk.vocabulary import overview
from planner.app.web import session
from planner.app.web.pages.home.begin import BENCHMARK
from planner.app.web.pages.home.overview import plans_of_city
from planner.app.web.user_text import plain
from planner.plan import ActionStatus
from planner.store import Actor, Store
from planner.toolkit.assessment import AssessmentKind
from planner.track.attention import Concern
from planner.wording import Wording
from planner.wording.results import results_by_year

Within = Callable[..., AppTest]
PLAN = "havelmar-plan-2027"


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


def bars(page: AppTest) -> list[str]:
    return [bar.proto.text for bar in page.get("progress")]


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("en", ("Needs attention", "Next", "Progress by objective")),
        ("fr", ("À regarder", "À venir", "Avancement par objectif")),
    ],
)
def test_a_plan_says_what_needs_attention_what_comes_next_and_how_far_it_is(
    within: Within, drafted_view: desk.PlanView, language: str, headings: tuple[str, ...]
) -> None:
    page = within(plans_of_city, language=language)
    for heading in headings:
        assert f"**{heading}**" in page_text(page)
    standing = drafted_view.standing
    assert f"{len(standing.undertaken)} actions" in bars(page)[0]
    assert bars(page)[0].startswith(f"{len(standing.results)} ")
    assert plain(results_by_year(standing, Wording(language))) in bars(page)[0]
    # Nobody gave Anna a role: a heading with nothing under it would make her look for what is hers.
    assert "**Yours**" not in page_text(page)


def test_of_much_that_needs_attention_five_are_named_and_the_rest_counted(
    within: Within, drafted_view: desk.PlanView
) -> None:
    page = within(plans_of_city)
    listed = overview(drafted_view.standing, drafted_view.forecast, "Anna").attention
    assert "\n".join(str(text.value) for text in page.markdown).count("- ⚠ ") == 5
    assert f"and {len(listed) - 5} more" in page_text(page)
    count = drafted_view.standing.attention_count
    assert f"{count.actions} actions need attention: {count[Concern.OVERDUE]} overdue, " in bars(page)[0]


def test_what_is_blocked_and_overdue_says_both_and_what_resolves_it(within: Within, store: Store, anna: Actor) -> None:
    later = date(2029, 6, 1)
    due = desk.plan_view(store, PLAN, today=later, language="en").standing.due
    first = min(due, key=lambda action: (due[action] or later, action))
    stuck = store.plan(PLAN).changes(first, status=ActionStatus.BLOCKED, reason="No credits.")
    desk.edit(store, PLAN, stuck, by=anna, today=TODAY)
    page = within(plans_of_city)
    page.session_state[session.TODAY] = later
    (line,) = (line for line in page_text(page.run()).splitlines() if "It has been blocked" in line)
    assert "It was due on " in line
    assert ": No credits. Remove what stands in its way" in line


def test_where_all_that_is_open_is_late_nobody_is_told_that_nothing_is_left(within: Within, store: Store) -> None:
    later = date(2030, 6, 3)
    view = desk.plan_view(store, PLAN, today=later, language="en")
    page = within(plans_of_city)
    page.session_state[session.TODAY] = later
    text = page_text(page.run())
    assert overview(view.standing, view.forecast, None).coming == ()
    assert "Nothing is left to do." not in text
    assert f"All {len(view.standing.actions)} open actions need attention." in text


def test_what_is_theirs_is_told_with_its_day(within: Within, store: Store, anna: Actor) -> None:
    stored = store.plan(PLAN)
    action = stored.plan.action_by_id["F09-10"]
    store.commit(changing_role(stored, action.owner, holder="ANNA"), by=anna)
    texts = [str(text.value) for text in within(plans_of_city).markdown]
    mine = texts[texts.index("**Yours**") + 1]
    assert plain(action.title) in mine
    assert ":small[Due on " in mine


def test_a_plan_in_which_everything_is_done_leaves_nothing_to_do(within: Within, store: Store, anna: Actor) -> None:
    stored = store.plan(PLAN)
    done = [
        stored.changes(action.id, status=ActionStatus.DONE, started=date(2027, 1, 4), finished=date(2027, 3, 1))
        for action in stored.plan.actions
    ]
    desk.edit(store, PLAN, [change for of_action in done for change in of_action], by=anna, today=TODAY)
    page = within(plans_of_city)
    text = page_text(page)
    # What is done needs its proof, and nothing else.
    assert "It is done, but nothing shows it yet." in text
    assert "It was due" not in text
    assert "Nothing is left to do." in text
    assert f"{len(stored.plan.actions)} are done" in bars(page)[0]
    assert "0 quick wins to come" in bars(page)[0]
    assert {bar.proto.value for bar in page.get("progress")} == {100}


def test_a_plan_whose_actions_were_all_given_up_shows_no_objective(within: Within, store: Store, anna: Actor) -> None:
    store.commit(giving_up_everything(store.plan(PLAN)), by=anna)
    page = within(plans_of_city)
    assert "Nothing is left to do." in page_text(page)
    # “0 of 0 done” would read as if nothing had been done.
    assert len(bars(page)) == 1
    assert bars(page)[0].startswith("0 actions")


def test_titles_show_as_people_wrote_them_however_long(within: Within, store: Store, anna: Actor) -> None:
    long = HOSTILE + " and more" * 20
    store.commit(store.plan(PLAN).head_changes(title=long[:250]), by=anna)
    assert within(plans_of_city).header[0].value == plain(long[:250]) != long[:250]


def test_of_several_plans_the_one_last_worked_on_comes_first(within: Within, store: Store, anna: Actor) -> None:
    (assessment,) = store.assessments()
    second = desk.draft_into(store, assessment.id, by=anna, today=TODAY).plan
    assert opened(within(plans_of_city))[0] == f"home-open-{second}"
    store.commit(store.plan(PLAN).head_changes(title="Ours"), by=anna)
    assert opened(within(plans_of_city))[0] == f"home-open-{PLAN}"


def opened(page: AppTest) -> list[str]:
    return [str(button.key) for button in page.button if str(button.key).startswith("home-")]


def test_an_assessment_shows_until_a_plan_follows_a_later_one(within: Within, store: Store, anna: Actor) -> None:
    (first,) = store.assessments()
    follow_up = desk.next_assessment(
        store, first.id, kind=AssessmentKind.FOLLOW_UP, copy=False, by=anna, today=TODAY
    ).assessment
    page = within(plans_of_city)
    assert opened(page) == [f"home-open-{PLAN}", f"home-assess-{follow_up}"]
    assert bars(page)[-1].startswith("0 of ")
    assert page.get("progress")[-1].proto.value == 0
    desk.draft_into(store, follow_up, by=anna, today=TODAY)
    latest = desk.new_assessment(store, "havelmar", BENCHMARK, language="en", by=anna, today=TODAY).assessment
    assert f"home-assess-{follow_up}" not in opened(within(plans_of_city))
    assert opened(within(plans_of_city, language="fr"))[-1] == f"home-assess-{latest}"


def test_without_a_city_nothing_is_drawn(within: Within, store: Store, anna: Actor) -> None:
    pending = desk.prepare_removal_of(store, "havelmar", by=anna)
    desk.remove(store, pending, by=anna, today=TODAY)
    assert page_text(within(plans_of_city)) == ""
