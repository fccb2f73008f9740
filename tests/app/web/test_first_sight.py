"""What stands in a field is drawn from the first moment on, and no default that nobody chose before it."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conflict_scene import ACTION, PLAN
from planner.app import desk
from planner.plan import ActionStatus
from planner.store import Actor, Store

OpenPage = Callable[..., AppTest]


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


def test_a_list_is_drawn_with_what_is_chosen_in_it(open_page: OpenPage, store: Store, anna: Actor) -> None:
    stored = store.plan(PLAN)
    begun = stored.changes(ACTION, status=ActionStatus.UNDER_WAY)
    desk.carry_out(store, desk.prepare(stored, begun, by=anna, today=stored.plan.start), by=anna)
    page = open_page("plan", plan=PLAN, action=ACTION)
    assert page.selectbox
    for field in page.selectbox:
        drawn = field.options[field.proto.default] if field.proto.HasField("default") else ""
        assert drawn == field.proto.raw_value, field.label
    for field in (*page.number_input, *page.checkbox, *page.toggle):
        assert not field.proto.set_value or field.proto.default == field.proto.value, field.label
