"""A choice stands in the address; the usual one is left out, and what is no choice is passed over."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from planner.app.web import url_choice
from planner.app.web.user_text import plain

Within = Callable[..., AppTest]
OPTIONS = {"": "All", "late": "Late", "quick": "Quick wins"}


@pytest.mark.parametrize(("address", "choice"), [({}, ""), ({"show": "late"}, "late"), ({"show": "<b>"}, "")])
def test_the_address_decides_as_far_as_it_names_a_choice(within: Within, address: dict[str, str], choice: str) -> None:
    choices: list[str] = []
    within(lambda: choices.append(url_choice.chosen("show", OPTIONS, "")), **address)
    assert choices == [choice]


@pytest.mark.parametrize("kind", ["select", "pick"])
def test_what_is_no_choice_is_told_and_not_taken_for_the_usual(within: Within, kind: str) -> None:
    def body() -> None:
        getattr(url_choice, kind)("show", "Show", OPTIONS, of="plan", usual="")

    page = within(body, show="<b>soon</b>")
    assert [caption.value for caption in page.caption] == [
        plain("There is no choice “<b>soon</b>” here: that part of the address is left out.")
    ]
    assert not within(body, show="late").caption


def test_what_is_chosen_from_a_list_stands_in_the_address(within: Within) -> None:
    page = within(lambda: url_choice.select("show", "Show", OPTIONS, of="plan") and None)
    page.selectbox(key="show-plan").set_value("quick").run()
    assert page.query_params["show"] == "quick"
    page.selectbox(key="show-plan").set_value("").run()
    assert "show" not in page.query_params


def test_what_is_picked_side_by_side_stands_in_the_address(within: Within) -> None:
    picked: list[str] = []
    page = within(lambda: picked.append(url_choice.pick("show", "Show", OPTIONS, of="plan", usual="")), show="late")
    assert picked == ["late"]
    page.segmented_control(key="show-plan").set_value("quick").run()
    assert (picked[-1], page.query_params["show"]) == ("quick", "quick")


def test_a_switch_stands_in_the_address_while_it_is_on(within: Within) -> None:
    states: list[bool] = []
    page = within(lambda: states.append(url_choice.tick("mine", "Mine", of="plan")), mine="1")
    assert states == [True]
    page.toggle(key="mine-plan").set_value(False).run()
    assert states[-1] is False
    assert "mine" not in page.query_params


def test_an_option_is_shown_by_its_name(within: Within) -> None:
    page = within(lambda: url_choice.select("show", "Show", OPTIONS, of="plan") and None)
    assert page.selectbox(key="show-plan").options == list(OPTIONS.values())
