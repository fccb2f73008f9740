"""A cell holds a field of any kind: what stands there is read as words, and what is typed is what the plan keeps."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from planner.action_fields import ACTION_FIELDS, FIELD_BY_NAME, Kind
from planner.app.desk import ActionStanding, PlanView
from planner.app.web.pages.plan.cells import Cells, differs
from planner.plan import ActionStatus
from planner.store import Store
from planner.toolkit.deadlines import NoDeadline
from planner.track.field_values import field_value

Within = Callable[..., AppTest]
EDITED_IN_PLACE = frozenset(Kind) - {
    *(Kind.LINES, Kind.ROLES, Kind.EVIDENCE, Kind.REASONS, Kind.IDS, Kind.SPANS, Kind.MONEY),
    Kind.PERSON,
}


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


@pytest.fixture
def cells(within: Within, drafted_view: PlanView) -> Cells:
    made: list[Cells] = []
    within(lambda: made.append(Cells.of(drafted_view)))
    return made[0]


@pytest.fixture
def action(drafted_view: PlanView) -> ActionStanding:
    facts = {"own_deadline": date(2027, 9, 17), "not_before": date(2027, 2, 22), "budget_line": "610"}
    return drafted_view.standing.actions[0].model_copy(update=facts)


def test_what_stands_in_a_cell_means_what_the_plan_holds(cells: Cells, action: ActionStanding) -> None:
    for field in ACTION_FIELDS:
        shown = cells.value(action, field)
        if field.kind in EDITED_IN_PLACE:
            assert cells.meant(field, shown) == field_value(action, field), field.name
        else:
            assert shown == cells.facts.text(action, field), field.name


def test_only_what_a_cell_can_hold_is_typed_there(cells: Cells) -> None:
    for field in ACTION_FIELDS:
        column: dict[str, Any] = cells.column(field, 100)
        assert (column["label"], column["width"]) == (cells.facts.wording.say(field.headed), 100)
        assert (column["disabled"] is True) is (field.kind not in EDITED_IN_PLACE), field.name


def test_half_days_are_written_as_the_reader_writes_them(cells: Cells) -> None:
    column: dict[str, Any] = cells.column(FIELD_BY_NAME["effort"], 100)
    assert column["type_config"]["format"] == "localized"


def test_what_is_typed_is_meant_as_the_plan_keeps_it(cells: Cells) -> None:
    typed = [
        ("status", "Blocked", ActionStatus.BLOCKED),
        ("status", "Vexed", "Vexed"),  # to be refused in words
        ("own_deadline", "17/09/2027", date(2027, 9, 17)),
        # Pasted from a plan of others: the day before the month.
        ("own_deadline", "03/04/2027", date(2027, 4, 3)),
        ("own_deadline", "T2 2027", date(2027, 6, 30)),
        ("own_deadline", "en continu", NoDeadline.ONGOING),
        ("own_deadline", "soon", "soon"),  # to be refused in words
        ("must_be_on", "2027-09-17T00:00:00", date(2027, 9, 17)),
        ("not_before", "17/09/2027", date(2027, 9, 17)),
        ("not_before", "T2 2027", date(2027, 4, 1)),
        ("own_deadline", None, None),
        ("budget_line", None, None),
        ("effort", 2.5, 2.5),
    ]
    for name, value, meant in typed:
        assert cells.meant(FIELD_BY_NAME[name], value) == meant


def test_a_role_is_known_by_its_title_and_two_of_the_same_by_their_ids(cells: Cells, drafted_view: PlanView) -> None:
    roles = cells.names[Kind.ROLE]
    assert set(drafted_view.plan.role_by_id) <= set(map(str, roles))
    assert len(set(roles.values())) == len(roles)


def test_a_deadline_is_a_text_so_that_no_grid_guesses_what_is_pasted(cells: Cells, action: ActionStanding) -> None:
    field = FIELD_BY_NAME["own_deadline"]
    shown = {
        deadline: cells.value(action.model_copy(update={"own_deadline": deadline}), field)
        for deadline in (None, date(2027, 9, 17), NoDeadline.ONGOING)
    }
    assert shown == {None: "", date(2027, 9, 17): "17/09/2027", NoDeadline.ONGOING: "Ongoing, no deadline"}


@pytest.mark.parametrize(
    ("typed", "seen", "changed"),
    [
        ("2027-09-17T00:00:00", date(2027, 9, 17), False),
        ("2027-09-18", date(2027, 9, 17), True),
        (None, date(2027, 9, 17), True),
        ("Blocked", "Blocked", False),
        (3.0, 3, False),
    ],
)
def test_only_what_differs_was_typed(typed: object, seen: object, changed: bool) -> None:  # noqa: FBT001 - what is expected
    assert differs(typed, seen) is changed
