"""Somebody leaves: the page says what passes to another, and does it in one step."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY, nothing_to_save, page_text
from planner.app import desk
from planner.app.web import saving
from planner.app.web.pages.settings.hand_over import hand_over
from planner.store import Store

Within = Callable[..., AppTest]
LEAVER, NEXT = "equality", "hr"


def opened(within: Within, store: Store, plan: str) -> AppTest:
    def body() -> None:
        hand_over(desk.plan_view(store, plan, today=TODAY, language="en"))
        saving.show_toasts()

    return within(body)


def owned(store: Store, plan: str, role: str) -> set[str]:
    return {action.id for action in store.plan(plan).plan.actions if action.owner == role}


def test_before_both_are_chosen_there_is_nothing_to_hand_over(within: Within, store: Store, plan: str) -> None:
    before, page = owned(store, plan, LEAVER), opened(within, store, plan)
    assert nothing_to_save(page, f"hand-over-{plan}-save")
    page.selectbox(key=f"hand-over-{plan}-leaver").set_value(LEAVER).run()
    assert nothing_to_save(page, f"hand-over-{plan}-save")
    assert owned(store, plan, LEAVER) == before


def test_it_says_what_passes_and_does_it(within: Within, store: Store, plan: str) -> None:
    before = owned(store, plan, LEAVER)
    page = opened(within, store, plan)
    page.selectbox(key=f"hand-over-{plan}-leaver").set_value(LEAVER).run()
    page.selectbox(key=f"hand-over-{plan}-to").set_value(NEXT).run()
    taker = store.plan(plan).plan.service_names[NEXT]
    passes = f"{len(before)} actions pass to “{taker}"
    assert passes in page_text(page)
    page.text_input(key=f"hand-over-{plan}-person").set_value("Mona Lund").run()
    page.button(key=f"hand-over-{plan}-save").click().run()
    assert any(f"Handed over. {passes} – Mona Lund”, " in str(toast.value) for toast in page.toast)
    assert owned(store, plan, LEAVER) == set()
    view = desk.plan_view(store, plan, today=TODAY, language="en")
    assert {view.people[view.standing.action_by_id[id_].person or ""] for id_ in before} == {"Mona Lund"}
