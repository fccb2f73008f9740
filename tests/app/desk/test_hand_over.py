"""What a service or a person has to do passes to another in one step: work, letters, warnings and documents with it."""

from datetime import date

import pytest
from refusals import codes

from planner.app import desk
from planner.app.desk.hand_over import HandOver, handed, leavers
from planner.plan import ActionStatus
from planner.problem import ProblemsFoundError
from planner.store import Actor, Batch, Entity, Store
from planner.toolkit.assessment import Evidence
from planner.track.owners import duties, owner_of
from planner.track.workload import workload

TODAY = date(2027, 3, 1)
ANNA = Actor("anna")
PLAN = "havelmar-plan-2027"


def view_of(store: Store) -> desk.PlanView:
    return desk.plan_view(store, PLAN, today=TODAY, language="en")


def hand_over(store: Store, wanted: HandOver) -> Batch | None:
    return desk.edit(store, PLAN, handed(view_of(store), wanted).changes, by=ANNA, today=TODAY)


def _days_borne(view: desk.PlanView) -> dict[str, float]:
    work = workload(view.forecast, view.catalogue.method.means.lead_share)
    return {service.id: service.effort for service in work.services}


def test_all_of_a_leavers_work_passes_in_one_step_and_one_undo_takes_it_back(havelmar: Store) -> None:
    before = view_of(havelmar)
    own = {action.id for action in before.standing.actions if action.owner == "equality"}
    days = _days_borne(before)
    batch = hand_over(havelmar, HandOver(leaver="equality", to="hr"))
    after = view_of(havelmar)
    assert own <= {action.id for action in after.standing.actions if action.owner == "hr"}
    assert not [action.id for action in after.standing.actions if "equality" in {action.owner, *action.partners}]
    load = _days_borne(after)
    assert load["hr"] > days["hr"]
    assert load["equality"] < days["equality"]
    # What it bears of the rest is that it follows, as the coordinator, what is done.
    assert load["equality"] <= 2 * 3 * len(after.standing.actions)
    assert batch is not None
    desk.undo(havelmar, batch.id, by=ANNA)
    assert view_of(havelmar).plan.actions == before.plan.actions


def test_letters_and_what_is_asked_move_with_the_work(havelmar: Store) -> None:
    overdue = date(2028, 6, 1)
    hand_over(havelmar, HandOver(leaver="equality", to="hr"))
    view = desk.plan_view(havelmar, PLAN, today=overdue, language="en")
    office = owner_of(view.standing, "hr")
    assert office is not None
    assert owner_of(view.standing, "equality") is None
    asked = {action.id for action in duties(view.standing, office).asked}
    letters = [letter for letter in desk.letters(view) if letter.owner == office.holder]
    assert {action.action for letter in letters for action in letter.reminder.actions} == asked


def test_what_is_closed_stays_with_whoever_closed_it_but_for_a_proof_that_is_missing(havelmar: Store) -> None:
    own = [action.id for action in view_of(havelmar).standing.actions if action.owner == "equality"]
    proven, unproven, dropped = own[:3]
    reports: dict[str, dict[str, object]] = {
        proven: {"status": ActionStatus.DONE, "evidence": (Evidence(title="Minutes"),)},
        unproven: {"status": ActionStatus.DONE},
        dropped: {"status": ActionStatus.DROPPED, "reason": "No money."},
    }
    for action, report in reports.items():
        desk.edit(havelmar, PLAN, havelmar.plan(PLAN).changes(action, **report), by=ANNA, today=TODAY)
    hand_over(havelmar, HandOver(leaver="equality", to="hr"))
    owners = {action.id: action.owner for action in view_of(havelmar).standing.actions}
    assert (owners[proven], owners[unproven], owners[dropped]) == ("equality", "hr", "equality")


def test_a_person_is_named_by_name_and_history_keeps_an_id(havelmar: Store) -> None:
    first, second = (action.id for action in view_of(havelmar).standing.actions[:2])
    for action in (first, second):
        change = havelmar.plan(PLAN).changes(action, person="Mona Lund")
        desk.edit(havelmar, PLAN, change, by=ANNA, today=TODAY)
    view = view_of(havelmar)
    (mona,) = (id_ for id_, name in view.people.items() if name == "Mona Lund")
    assert [view.standing.action_by_id[action].person for action in (first, second)] == [mona] * 2
    about_actions = [entry for entry in havelmar.history(PLAN) if entry.entity is Entity.ACTION]
    assert "Mona Lund" not in str(about_actions)
    assert leavers(view)[mona] == "Mona Lund"
    hand_over(havelmar, HandOver(leaver=mona, person="Ari Berg"))
    after = view_of(havelmar)
    assert [after.people[after.standing.action_by_id[action].person or ""] for action in (first, second)] == [
        "Ari Berg"
    ] * 2
    assert [after.standing.action_by_id[action].owner for action in (first, second)] == [
        view.standing.action_by_id[action].owner for action in (first, second)
    ]


def test_people_who_are_named_at_once_are_told_apart_by_name_and_each_comes_once(havelmar: Store) -> None:
    first, second, third = (action.id for action in view_of(havelmar).standing.actions[:3])
    stored = havelmar.plan(PLAN)
    names = {first: "Mona Lund", second: "Mona-Lund", third: "MONA LUND"}
    changes = [change for action, name in names.items() for change in stored.changes(action, person=name)]
    desk.edit(havelmar, PLAN, changes, by=ANNA, today=TODAY)
    view = view_of(havelmar)
    named = {action: view.people[view.standing.action_by_id[action].person or ""] for action in names}
    assert named == {first: "Mona Lund", second: "Mona-Lund", third: "Mona Lund"}


def test_a_letter_goes_to_the_person_and_to_the_next_after_a_hand_over(havelmar: Store) -> None:
    overdue = date(2028, 6, 1)
    view = desk.plan_view(havelmar, PLAN, today=overdue, language="en")
    first = next(action for action in view.standing.actions if action.attention and action.holder)
    desk.edit(havelmar, PLAN, havelmar.plan(PLAN).changes(first.id, person="Mona Lund"), by=ANNA, today=TODAY)
    view = desk.plan_view(havelmar, PLAN, today=overdue, language="en")
    [letter] = desk.letters(view, owner="mona")
    assert letter.recipient == f"Mona Lund, {first.holder}"
    assert [asked.action for asked in letter.reminder.actions] == [first.id]
    mona = view.standing.action_by_id[first.id].person
    hand_over(havelmar, HandOver(leaver=str(mona), person="Ari Berg"))
    view = desk.plan_view(havelmar, PLAN, today=overdue, language="en")
    with pytest.raises(ProblemsFoundError, match="has the name that was typed"):
        desk.letters(view, owner="mona")
    assert len(desk.letters(view, owner="Ari Berg")) == 1


def test_no_name_of_a_person_reaches_a_file_that_anybody_may_read(havelmar: Store) -> None:
    first = view_of(havelmar).standing.actions[0].id
    desk.edit(havelmar, PLAN, havelmar.plan(PLAN).changes(first, person="Mona Lund"), by=ANNA, today=TODAY)
    for ending in (".json", ".docx"):
        written = desk.export(view_of(havelmar), ending)
        assert b"Mona" not in written
        assert b"mona-lund" not in written


def test_one_action_passes_alone(havelmar: Store) -> None:
    own = [action.id for action in view_of(havelmar).standing.actions if action.owner == "equality"]
    hand_over(havelmar, HandOver(leaver="equality", to="hr", actions={own[0]}))
    owners = {action.id: action.owner for action in view_of(havelmar).standing.actions}
    assert [owners[id_] for id_ in own] == ["hr", *["equality"] * (len(own) - 1)]


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (HandOver(leaver="nobody", to="hr"), "unknown-role"),
        (HandOver(leaver="hr", to="hr"), "nothing-to-hand-over"),
        (HandOver(leaver="equality", to="hr", actions={"F99-01"}), "unknown-action"),
        (HandOver(leaver="equality", to="lighthouse"), "unknown-role"),
        (HandOver(leaver="equality"), "nothing-to-hand-over"),
    ],
)
def test_what_cannot_pass_is_refused_and_nothing_changes(havelmar: Store, wanted: HandOver, code: str) -> None:
    before = havelmar.revision()
    with pytest.raises(ProblemsFoundError) as error:
        hand_over(havelmar, wanted)
    assert codes(error) == [code]
    assert havelmar.revision() == before


def test_a_refusal_says_what_is_at_fault(havelmar: Store) -> None:
    view = view_of(havelmar)
    names = view.plan.service_names
    others = next(
        action for action in view.standing.actions if action.owner == "hr" and "equality" not in action.partners
    )
    with pytest.raises(ProblemsFoundError) as error:
        handed(view, HandOver(leaver="equality", to="legal", actions=(others.id,)))
    assert codes(error) == ["not-theirs"]
    assert others.id in str(error.value)
    assert names["hr"] in str(error.value)
    with pytest.raises(ProblemsFoundError, match="cannot take over from itself"):
        handed(view, HandOver(leaver="equality", to="equality"))
    with pytest.raises(ProblemsFoundError, match="not said who takes over"):
        handed(view, HandOver(leaver="equality"))


def given(store: Store, action: str, **facts: object) -> Batch:
    batch = desk.edit(store, PLAN, store.plan(PLAN).changes(action, **facts), by=ANNA, today=TODAY)
    assert batch is not None
    return batch


def test_a_new_owner_is_no_partner_and_the_person_of_before_is_not_named_and_undo_brings_both_back(
    havelmar: Store,
) -> None:
    action = next(action for action in view_of(havelmar).standing.actions if action.partners)
    given(havelmar, action.id, person="Mona Lund")
    before = havelmar.plan(PLAN)
    edits = before.changes(action.id, owner=action.partners[0])
    change = desk.prepare(before, edits, by=ANNA, today=TODAY)
    assert change.understood == {action.id: {"person": None, "partners": action.partners[1:]}}
    batch = desk.carry_out(havelmar, change, by=ANNA)
    after = havelmar.plan(PLAN).plan.action_by_id[action.id]
    assert (after.owner, after.person, after.partners) == (action.partners[0], None, action.partners[1:])
    service = desk.service_of(view_of(havelmar), after.owner)
    assert action.id in service.owns
    assert action.id not in service.supports
    assert batch is not None
    desk.undo(havelmar, batch.id, by=ANNA)
    assert havelmar.plan(PLAN).plan.actions == before.plan.actions


def test_a_person_who_is_named_with_the_new_owner_stays(havelmar: Store) -> None:
    action = view_of(havelmar).standing.actions[0].id
    given(havelmar, action, person="Mona Lund")
    stored = havelmar.plan(PLAN)
    mona = stored.plan.action_by_id[action].person
    edits = [stored.change(action, "owner", "hr"), stored.change(action, "person", "Mona Lund")]
    desk.edit(havelmar, PLAN, edits, by=ANNA, today=TODAY)
    assert havelmar.plan(PLAN).plan.action_by_id[action].person == mona
    hand_over(havelmar, HandOver(leaver="hr", to="legal", person=mona, actions=(action,)))
    assert havelmar.plan(PLAN).plan.action_by_id[action].person == mona


def test_no_door_makes_an_owner_a_partner_as_well(havelmar: Store) -> None:
    action = view_of(havelmar).standing.actions[0]
    given(havelmar, action.id, partners=(action.owner, "legal", "legal"))
    assert havelmar.plan(PLAN).plan.action_by_id[action.id].partners == ("legal",)
    _, new = desk.add_action(havelmar, PLAN, "A meeting", owner="legal", partners=("legal", "hr"), by=ANNA, today=TODAY)
    assert havelmar.plan(PLAN).plan.action_by_id[new].partners == ("hr",)


def test_a_new_draft_does_not_propose_the_owner_whom_people_chose_as_a_partner(havelmar: Store) -> None:
    action = next(action for action in view_of(havelmar).standing.actions if action.partners)
    given(havelmar, action.id, owner=action.partners[0])
    proposed = desk.propose_redraft(havelmar, PLAN, today=date(2026, 11, 13))
    fields = {change.field for proposal in proposed.redraft.changes for change in proposal.fields}
    assert "partners" not in fields
    desk.carry_out(havelmar, desk.accept_redraft(proposed, proposed.redraft.proposed, today=TODAY), by=ANNA)
    after = havelmar.plan(PLAN).plan.action_by_id[action.id]
    assert after.owner not in after.partners


def test_what_the_other_leads_or_supports_already_gets_no_new_supporter(havelmar: Store) -> None:
    view = view_of(havelmar)
    moved = handed(view, HandOver(leaver="equality", to="strategy"))
    before = {action.id: {action.owner, *action.partners} for action in view.standing.actions}
    assert moved.supported
    assert moved.left
    assert all("strategy" not in before[action.id] for action in moved.supported)
    assert all({"strategy", "equality"} <= before[action.id] for action in moved.left)
    assert not {action.id for action in moved.owned} & {action.id for action in (*moved.supported, *moved.left)}
