"""What is known of an action is read with its reasons first, and says nothing that is not so."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app.chosen_actions import (
    delivering,
    longer_term,
    needing_council,
    of_context,
    preparation,
    quick_win,
    with_example,
)
from app.web.conftest import page_text
from planner.app.desk import ActionStanding, PlanView, edit, plan_view
from planner.app.web.pages.plan.about import about
from planner.plan import ActionStatus
from planner.store import Actor, Store
from planner.templates.results import Part
from planner.toolkit.assessment import Evidence
from planner.track.plan_standing import PlanStanding
from planner.wording import LANGUAGES, Wording
from planner.wording.results import promise

Within = Callable[..., AppTest]
Which = Callable[[PlanStanding], str]


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


@pytest.fixture
def read(within: Within, drafted_view: PlanView) -> Callable[..., str]:
    """Return what is read about an action of which ``facts`` are other than drafted."""

    def read(which: Which | str = quick_win, language: str = "en", **facts: Any) -> str:
        id_ = which if isinstance(which, str) else which(drafted_view.standing)
        action = drafted_view.standing.action_by_id[id_].model_copy(update=facts)
        return page_text(within(lambda: about(drafted_view, action), language=language)).replace("\\", "")

    return read


Read = Callable[..., str]


def quick(view: PlanView) -> ActionStanding:
    return view.standing.action_by_id[quick_win(view.standing)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", [quick_win, needing_council, of_context])
def test_every_action_can_be_read_in_every_language(
    read: Read, drafted_view: PlanView, which: Which, language: str
) -> None:
    text = read(which, language)
    assert drafted_view.standing.action_by_id[which(drafted_view.standing)].why in text
    assert {"en": "Why it is here", "fr": "Raisons"}[language] in text


def test_the_reasons_stand_before_everything_else(read: Read) -> None:
    text = read()
    assert text.index("Why it is here") < text.index("First steps") < text.index("Dates")


def test_steps_are_numbered_in_their_order(read: Read) -> None:
    assert "1. Ask\n2. Answer" in read(first_steps=("Ask", " ", "Answer"))


def test_a_list_with_nothing_in_it_has_no_heading(read: Read) -> None:
    assert "First steps" not in read(first_steps=())


@pytest.mark.parametrize(
    ("facts", "note"), [({"check_law": True}, "Look at the law first"), ({"pilot": True}, "It begins as a pilot.")]
)
def test_a_caution_stands_among_the_notes(read: Read, facts: dict[str, Any], note: str) -> None:
    assert note in read(**facts)
    assert note not in read(check_law=False, pilot=False)


def test_a_note_that_is_among_the_reasons_is_not_said_twice(read: Read, drafted_view: PlanView) -> None:
    reason = drafted_view.reasons(quick(drafted_view))[0]
    text = read(notes=(reason, "And this besides."))
    assert text.count(reason) == 1
    assert "And this besides." in text


def test_a_quick_win_keeps_every_limit_and_another_names_those_it_fails(read: Read) -> None:
    assert "it keeps every limit" in read(quick_win)
    assert "No quick win" in read(longer_term)
    assert "it keeps every limit" not in read(longer_term)


def test_what_prepares_is_no_quick_win_as_it_brings_no_result_by_itself(read: Read) -> None:
    assert "Brings no result by itself" in read(preparation)


def test_an_action_names_the_results_that_it_delivers_or_prepares_and_its_year(
    read: Read, drafted_view: PlanView
) -> None:
    plan, wording = drafted_view.standing, Wording("en")
    for which, heading in ((delivering, "What it delivers"), (preparation, "What it prepares")):
        text, action = read(which), plan.action_by_id[which(plan)]
        assert f"{wording.label(action.part or Part.RESULT)} · Year {action.wave}: " in text
        assert heading in text
        for question in (*action.delivers, *action.prepares):
            result = plan.result_by_question[question]
            assert promise(result, plan.carrying(result), wording) in text


def test_with_which_others_a_result_rests_on_an_action_is_said(read: Read, drafted_view: PlanView) -> None:
    shared = next(result for result in drafted_view.standing.results if len(result.delivered_by) > 1)
    together = read(shared.delivered_by[0]).split("Together with")[1]
    assert all(drafted_view.names[other] in together for other in shared.delivered_by[1:])


def test_what_is_dropped_has_planned_dates_and_none_that_are_foreseen(read: Read) -> None:
    assert "Foreseen: " in read()
    assert "Foreseen: " not in read(status=ActionStatus.DROPPED)
    assert "Planned: " in read(status=ActionStatus.DROPPED)


def test_what_waits_and_what_it_unlocks_are_named(read: Read, drafted_view: PlanView) -> None:
    link = drafted_view.plan.dependencies[0]
    assert drafted_view.names[link.predecessor] in read(link.successor, waits_for=(link,))
    assert drafted_view.names[link.successor] in read(link.predecessor)
    assert "Waits for" not in read(waits_for=())


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (0, "Float before the plan or a deadline slips: 0 working days"),
        (1, "Float before the plan or a deadline slips: 1 working day"),
        (12, "Float before the plan or a deadline slips: 12 working days"),
    ],
)
def test_float_is_counted_in_working_days(read: Read, drafted_view: PlanView, days: int, text: str) -> None:
    dates = quick(drafted_view).dates
    shown = read(dates=replace(dates, total_float=days, critical=days == 0))
    assert text in shown
    assert ("on the critical path" in shown) is (days == 0)


def test_the_owner_is_called_by_the_one_name_that_it_has(read: Read, drafted_view: PlanView) -> None:
    owner = drafted_view.plan.role_by_id["equality"]
    assert owner.holder
    assert f"Owner: {owner.holder}" in read(owner="equality")


def test_the_political_lead_is_named_where_the_city_names_one(read: Read) -> None:
    assert "Political lead" not in read(political_lead=None)
    assert "Political lead: Deputy mayor for equality" in read(political_lead="Deputy mayor for equality")


def test_only_what_needs_the_council_speaks_of_its_sessions(read: Read) -> None:
    assert "Council session that is to decide on it" in read(needing_council)
    assert "council session" not in read(quick_win)


def test_confidential_evidence_waits_behind_a_door(within: Within, drafted_view: PlanView) -> None:
    action = quick(drafted_view)
    evidence = (Evidence(title="Open minutes"), Evidence(title="Secret minutes", confidential=True))
    progress = action.progress.model_copy(update={"evidence": evidence})
    shown = action.model_copy(update={"progress": progress})
    page = within(lambda: about(drafted_view, shown))
    assert "Open minutes" in page_text(page)
    assert "Secret minutes" not in page_text(page)
    page.toggle[0].set_value(True).run()
    assert "Secret minutes" in page_text(page)


def test_an_example_that_the_benchmark_no_longer_knows_says_nothing(read: Read) -> None:
    assert "City example" in read(with_example)
    assert "City example" not in read(with_example, examples=("F99-nowhere",))


def test_the_priority_names_every_part_and_whom_it_is_inherited_from(within: Within, drafted_view: PlanView) -> None:
    action = next(action for action in drafted_view.standing.actions if action.priority.inherited_from)
    page = within(lambda: about(drafted_view, action))
    [parts] = [table.value for table in page.table]
    assert list(parts.columns) == ["Part", "Figure"]
    assert len(parts) == 11
    heir = drafted_view.names[str(action.priority.inherited_from)]
    assert f"It counts for as much as “{heir}”" in page_text(page).replace("\\", "")


def test_what_people_write_is_shown_as_they_wrote_it(read: Read) -> None:
    hostile = "![x](http://x.example/y.png)"
    text = read(why=hostile, first_steps=(hostile,), notes=(hostile,), proof=hostile)
    assert text.count("x.example") >= 3


@pytest.mark.parametrize(
    ("language", "holds", "later"),
    [("en", "What holds it: ", "Set the deadline to"), ("fr", "Ce qui la retient", "Fixer la date limite au")],
)
def test_a_deadline_that_is_missed_is_read_with_what_would_keep_it(
    within: Within, store: Store, drafted_view: PlanView, language: str, holds: str, later: str
) -> None:
    id_ = quick_win(drafted_view.standing)
    first = drafted_view.plan.start
    edit(store, drafted_view.id, drafted_view.stored.changes(id_, own_deadline=first), by=Actor("anna"), today=first)
    view = plan_view(store, drafted_view.id, today=first, language=language)
    text = page_text(within(lambda: about(view, view.standing.action_by_id[id_]), language=language))
    assert holds in text.replace("\\", "")
    assert later in text.replace("\\", "")
    kept = next(action for action in view.standing.actions if not view.unmet(action.id))
    assert holds not in page_text(within(lambda: about(view, kept), language=language))
