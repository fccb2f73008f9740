"""Which actions show is said by the address alone: what is sent to somebody shows them the same."""

from collections.abc import Callable, Mapping

import pytest
from streamlit.testing.v1 import AppTest

from planner.app.desk import PlanView
from planner.app.web.pages.plan.filters import NAMES, VIEWS, filters, look_at, signature, wanted
from planner.plan import ActionStatus
from planner.proposal.quick_wins import Horizon
from planner.store import Store
from planner.templates.results import Part
from planner.track.filters import NO_OBJECTIVE, Look, Wanted, chosen
from planner.wording import LANGUAGES

Within = Callable[..., AppTest]
PLAN = "havelmar-plan-2027"


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


def asked_for(within: Within, address: Mapping[str, str]) -> Wanted:
    asked: list[Wanted] = []
    known = {"objective": {"F02", "F03", NO_OBJECTIVE}, "owner": {"hr"}, "wave": {"1", "2"}}
    within(lambda: asked.append(wanted(known)), **address)
    return asked[0]


@pytest.mark.parametrize(
    ("address", "means"),
    [
        ({}, Wanted()),
        ({"q": "steering group"}, Wanted(text="steering group")),
        ({"kind": "quick-win"}, Wanted(horizon=Horizon.QUICK_WIN)),
        ({"look": "overdue"}, Wanted(look=Look.OVERDUE)),
        ({"look": "expected-late"}, Wanted(look=Look.EXPECTED_LATE)),
        ({"status": "agreed,done"}, Wanted(statuses=frozenset({ActionStatus.AGREED, ActionStatus.DONE}))),
        ({"objective": "F02,,F03"}, Wanted(objectives=frozenset({"F02", "F03"}))),
        ({"owner": "hr,nobody"}, Wanted(owners=frozenset({"hr"}))),
        ({"part": "preparation,nap"}, Wanted(parts=frozenset({Part.PREPARATION}))),
        ({"wave": "1,2,9,soon"}, Wanted(waves=frozenset({1, 2}))),
        (
            {"kind": "sooner", "look": "nice", "status": "agreed,asleep"},
            Wanted(statuses=frozenset({ActionStatus.AGREED})),
        ),
        ({"plan": "other", "form": "list"}, Wanted()),
    ],
)
def test_an_address_means_filters_and_what_nobody_knows_means_nothing(
    within: Within, address: dict[str, str], means: Wanted
) -> None:
    assert asked_for(within, address) == means


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_with_a_name_is_an_address_that_means_something(within: Within, name: str) -> None:
    assert VIEWS[name].keys() <= set(NAMES)
    assert (asked_for(within, VIEWS[name]) == Wanted()) is (name == "all")


def test_no_two_views_are_the_same() -> None:
    assert len({tuple(sorted(address.items())) for address in VIEWS.values()}) == len(VIEWS)


def test_the_signature_tells_views_apart_and_leaves_out_what_filters_nothing(within: Within) -> None:
    signatures: list[tuple[str, ...]] = []
    addresses: tuple[dict[str, str], ...] = ({}, {"form": "list"}, {"q": "a"}, {"status": "done"})
    for address in addresses:
        within(lambda: signatures.append(signature()), **address)
    assert signatures[0] == signatures[1]
    assert len(set(signatures)) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_widgets_begin_with_the_address_in_every_language(
    within: Within, drafted_view: PlanView, language: str
) -> None:
    owner = drafted_view.standing.actions[0].owner
    address = {"q": "group", "kind": "quick-win", "owner": owner, "status": "proposed", "part": "result", "wave": "2"}
    page = within(lambda: filters(drafted_view) and None, language=language, **address)
    held = {str(widget.key).split("-")[2]: widget.value for widget in (*page.text_input, *page.selectbox)}
    assert (held["q"], held["kind"], held["look"]) == ("group", "quick-win", "")
    chosen_ids = {str(widget.key).split("-")[2]: widget.value for widget in page.multiselect}
    assert chosen_ids == {
        "objective": [],
        "owner": [owner],
        "status": ["proposed"],
        "part": ["result"],
        "wave": ["2"],
    }


def test_ids_of_another_plan_are_taken_out_of_the_widgets(within: Within, drafted_view: PlanView) -> None:
    page = within(lambda: filters(drafted_view) and None, objective="F99,F02", owner="nobody", kind="sooner", wave="9")
    assert {str(widget.key).split("-")[2]: widget.value for widget in page.multiselect} == {
        "objective": ["F02"],
        "owner": [],
        "status": [],
        "part": [],
        "wave": [],
    }


def test_what_is_chosen_goes_into_the_address_and_what_is_emptied_leaves_it(
    within: Within, drafted_view: PlanView
) -> None:
    page = within(lambda: filters(drafted_view) and None, q="group")
    page.multiselect(key=f"plan-filter-status-{PLAN}").set_value(["agreed", "done"]).run()
    assert page.query_params["status"] == "agreed,done"
    page.text_input(key=f"plan-filter-q-{PLAN}").set_value("  ").run()
    assert "q" not in page.query_params


def test_filters_that_are_folded_away_are_counted(within: Within, drafted_view: PlanView) -> None:
    labels: list[str] = []
    for address in ({}, {"status": "done"}, {"status": "done", "objective": "F02"}):
        page = within(lambda: filters(drafted_view) and None, **address)
        labels.append(page.get("popover")[0].proto.popover.label)
    assert labels == ["Filters", "Filters (1)", "Filters (2)"]


def test_owners_and_objectives_offered_are_those_of_actions(within: Within, drafted_view: PlanView) -> None:
    page = within(lambda: filters(drafted_view) and None)
    offered = {str(widget.key).split("-")[2]: widget.options for widget in page.multiselect}
    roles = drafted_view.plan.role_by_id
    owners = {roles[action.owner].name for action in drafted_view.standing.actions}
    assert set(offered["owner"]) == owners
    # The plan's language, whatever the reader's: the names beside it are those that the plan has.
    assert "Conditions de réussite" in offered["objective"]
    assert any(
        action.factor is None for action in chosen(drafted_view.standing, Wanted(objectives=frozenset({NO_OBJECTIVE})))
    )


def test_the_way_to_what_is_late_replaces_what_was_filtered(within: Within, drafted_view: PlanView) -> None:
    def body() -> None:
        import streamlit as st  # noqa: PLC0415 - the script runs by itself

        filters(drafted_view)
        st.button("late", key="late", on_click=look_at, args=(PLAN, Look.OVERDUE))

    page = within(body, q="group", status="done")
    page.button(key="late").click().run()
    assert {name: page.query_params[name] for name in NAMES if name in page.query_params} == {"look": "overdue"}
    assert page.text_input(key=f"plan-filter-q-{PLAN}").value == ""
