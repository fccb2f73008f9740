"""One dialog at a time, the one about an action by its address; and it goes on from what the person saw."""

from collections.abc import Callable, Mapping

import pytest
from streamlit.testing.v1 import AppTest

from planner.app.web import plan_dialogs

Within = Callable[..., AppTest]


def after(within: Within, *steps: Callable[[], None], **address: str) -> tuple[Mapping[str, str], AppTest]:
    """Return which dialog is open after these steps in a page of this address, and the page."""
    opened: list[Mapping[str, str]] = []

    def body() -> None:
        for step in steps:
            step()
        opened.append(plan_dialogs.opened())

    page = within(body, **address)
    return opened[0], page


def test_nothing_is_open_on_a_page_that_is_just_opened(within: Within) -> None:
    assert after(within)[0] == {}


def test_a_link_to_an_action_opens_its_dialog(within: Within) -> None:
    assert after(within, action="F03-03")[0] == {"kind": "action", "action": "F03-03"}


def test_an_action_that_is_opened_stands_in_the_address(within: Within) -> None:
    dialog, page = after(within, lambda: plan_dialogs.open_action("F03-03"))
    assert dialog == {"kind": "action", "action": "F03-03"}
    assert page.query_params["action"] == "F03-03"


def test_other_dialogs_leave_the_address_alone(within: Within) -> None:
    dialog, page = after(within, lambda: plan_dialogs.open_dialog(plan_dialogs.ADD))
    assert dialog == {"kind": "add"}
    assert "action" not in page.query_params


def test_a_reason_that_is_given_up_gives_way_to_the_action_behind_it(within: Within) -> None:
    def reason() -> None:
        plan_dialogs.open_dialog(plan_dialogs.REASON, action="F03-03", status="blocked")

    assert after(within, reason, action="F03-03")[0] == {"kind": "reason", "action": "F03-03", "status": "blocked"}
    assert after(within, reason, plan_dialogs.close, action="F03-03")[0] == {"kind": "action", "action": "F03-03"}
    assert after(within, reason, plan_dialogs.close, plan_dialogs.close, action="F03-03")[0] == {}


def test_to_open_an_action_closes_what_was_open(within: Within) -> None:
    bulk = lambda: plan_dialogs.open_dialog(plan_dialogs.BULK)  # noqa: E731 - a step among others
    assert after(within, bulk, lambda: plan_dialogs.open_action("F03-03"))[0]["kind"] == "action"


@pytest.mark.parametrize(
    ("forgets", "sees"), [(lambda: None, "at first"), (plan_dialogs.forget_seen, "now"), (plan_dialogs.close, "now")]
)
def test_a_dialog_goes_on_from_what_was_seen_at_first(within: Within, forgets: Callable[[], None], sees: str) -> None:
    seen: list[object] = []
    after(
        within,
        lambda: plan_dialogs.open_dialog(plan_dialogs.BULK),
        lambda: seen.append(plan_dialogs.seen("at first")),
        forgets,
        lambda: seen.append(plan_dialogs.seen("now")),
    )
    assert seen == ["at first", sees]


def test_the_next_dialog_begins_anew(within: Within) -> None:
    seen: list[object] = []
    after(
        within,
        lambda: seen.append(plan_dialogs.seen("of the one")),
        lambda: plan_dialogs.open_action("F03-03"),
        lambda: seen.append(plan_dialogs.seen("of the other")),
    )
    assert seen == ["of the one", "of the other"]
