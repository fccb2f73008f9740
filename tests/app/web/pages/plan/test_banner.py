"""The figures of a plan stand above it, with the way to what needs attention."""

from collections.abc import Callable
from datetime import date

import pytest
from cities_somewhere import NAME_THE_COUNTRY, NAME_THE_REGION, plan_of_city
from plan_edits import giving_up_everything
from streamlit.testing.v1 import AppTest

from app.chosen_actions import first
from app.web.conftest import TODAY, page_text
from planner.app import desk
from planner.app.desk import PlanView
from planner.app.web import session
from planner.app.web.pages.plan.banner import banner
from planner.plan import ActionStatus
from planner.store import Store
from planner.track.attention import Concern
from planner.wording import Wording

Within = Callable[..., AppTest]
PLAN = "havelmar-plan-2027"
LATER = date(2027, 4, 12)
"""A day on which several actions are overdue."""


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


def shown(within: Within, language: str = "en", **address: str) -> AppTest:
    return within(lambda: banner(PLAN), language=language, **address)


def shown_later(within: Within, **address: str) -> AppTest:
    page = shown(within, **address)
    page.session_state[session.TODAY] = LATER
    return page.run()


def test_it_names_actions_quick_wins_time_cost_and_period(within: Within, drafted_view: PlanView) -> None:
    text = page_text(shown(within))
    for name in ("Actions", "Quick wins", "Staff time", "Cost", "Period"):
        assert f":gray[:small[{name}]]" in text
    assert f"**{len(drafted_view.standing.actions)}**" in text
    assert "0 are done" in text
    assert "0% of the work done" in text

    view = drafted_view.standing
    assert view.period is not None
    assert f"**January 2027 to {Wording('en').month(view.period[1])}**" in text
    assert "last action ends on" in text


def test_what_is_done_is_counted_and_what_is_dropped_is_not(within: Within, store: Store) -> None:
    anna, stored = desk.introduce(store, "Anna"), store.plan(PLAN)
    done = stored.changes("F09-10", status=ActionStatus.DONE)
    dropped = stored.changes("F03-03", status=ActionStatus.DROPPED, reason="No money.")
    desk.edit(store, PLAN, (*done, *dropped), by=anna, today=TODAY)
    text = page_text(shown(within))
    assert f"**{len(stored.plan.actions) - 1}**" in text
    assert "1 is done" in text


def test_what_needs_attention_is_counted_in_two_words_for_late_and_each_leads_to_it(
    within: Within, store: Store
) -> None:
    stuck = store.plan(PLAN).changes("F09-10", status=ActionStatus.BLOCKED, reason="No credits.")
    desk.edit(store, PLAN, stuck, by=desk.introduce(store, "Anna"), today=TODAY)
    count = desk.plan_view(store, PLAN, today=LATER, language="en").standing.attention_count
    labels = {
        "blocked": "1 is blocked",
        "overdue": f"{count[Concern.OVERDUE]} are overdue",
        "expected-late": f"{count[Concern.EXPECTED_LATE]} are foreseen late",
        "attention": f"{count.actions} actions need attention",
    }
    for look, label in labels.items():
        page = shown_later(within, q="group")
        button = page.button(key=f"plan-{look}-{PLAN}")
        assert button.label == label
        button.click().run()
        assert page.query_params["look"] == look
        assert "q" not in page.query_params


def test_every_reason_is_counted_and_what_has_several_is_said_to(within: Within, store: Store) -> None:
    standing = desk.plan_view(store, PLAN, today=TODAY, language="en").standing
    late = first(standing, lambda action: action.has(Concern.OVERDUE))
    finished = first(standing, lambda action: action.id != late)
    stuck = store.plan(PLAN).changes(late, status=ActionStatus.BLOCKED, reason="No credits.")
    done = store.plan(PLAN).changes(finished, status=ActionStatus.DONE)
    desk.edit(store, PLAN, [*stuck, *done], by=desk.introduce(store, "Anna"), today=TODAY)
    captions = [caption.value for caption in shown(within).caption]
    assert "1 without proof (an action counts for each of its reasons)" in captions


def test_what_of_the_plan_needs_attention_besides_its_actions_stands_there_once(within: Within) -> None:
    text = page_text(shown(within))
    assert text.count("Nobody fills the service “") == 1
    assert "no adoption by the council is noted" in text
    assert "Note on which day the council adopted it" in text


def test_where_nothing_needs_attention_it_says_so(within: Within, store: Store) -> None:
    given_up = giving_up_everything(store.plan(PLAN))
    desk.edit(store, PLAN, given_up, by=desk.introduce(store, "Anna"), today=TODAY)
    page = shown(within)
    assert "✓ Nothing needs attention today." in page_text(page)
    assert not page.button


def test_it_reads_in_french(within: Within) -> None:
    assert "la dernière action s’achève le " in page_text(shown(within, "fr"))


def test_it_shows_the_plan_as_it_stands_when_it_is_drawn(within: Within, store: Store) -> None:
    page = shown(within)
    done = store.plan(PLAN).changes("F09-10", status=ActionStatus.DONE)
    desk.edit(store, PLAN, done, by=desk.introduce(store, "Anna"), today=TODAY)
    assert "1 is done" in page_text(page.run())


@pytest.mark.parametrize(("country", "asked"), [(None, NAME_THE_COUNTRY), ("DE", NAME_THE_REGION)])
def test_it_asks_where_the_city_lies(within: Within, store: Store, country: str | None, asked: str) -> None:
    plan = plan_of_city(store, today=TODAY, country=country)
    page = within(lambda: banner(plan))
    assert page_text(page).count(asked) == 1
    assert NAME_THE_COUNTRY not in page_text(shown(within))
