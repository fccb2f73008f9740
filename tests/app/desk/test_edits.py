"""People report on actions and change the plan; dates that move are shown before anything is changed."""

from datetime import date, timedelta

import pytest
from plan_edits import changing_role, removing
from refusals import codes

from planner.app import desk
from planner.app.desk.edits import usual_dependency
from planner.plan import MOST_DAYS, MOST_PERSON_DAYS, ActionStatus
from planner.problem import ProblemsFoundError
from planner.store import (
    Actor,
    Change,
    Confirm,
    ConflictError,
    Create,
    Decisions,
    Delete,
    Edit,
    Entity,
    Store,
    place_of,
)
from planner.toolkit.deadlines import NoDeadline
from planner.track.attention import Concern
from planner.track.slip import MoveCause
from planner.track.standing import as_printed
from planner.wording import Wording

TODAY = date(2027, 3, 1)
ANNA, BORIS = Actor("anna"), Actor("boris")
PLAN = "havelmar-plan-2027"
FIRST, SECOND = "F02-04", "F09-10"
LATER = date(2029, 12, 3)


# Reporting


def test_a_report_brings_the_dates_and_the_percentage_that_its_status_means(havelmar: Store) -> None:
    update = havelmar.plan(PLAN).changes(FIRST, status=ActionStatus.DONE)
    desk.edit(havelmar, PLAN, update, by=ANNA, today=TODAY)
    known = havelmar.plan(PLAN).progress[FIRST]
    assert (known.status, known.percent, known.finished) == (ActionStatus.DONE, 100, TODAY)
    assert (known.confirmed_on, known.confirmed_by) == (TODAY, "anna")


def test_still_on_track_is_fresh_news_and_changes_nothing_else(havelmar: Store) -> None:
    later = [change for id_ in (FIRST, SECOND) for change in havelmar.plan(PLAN).changes(id_, own_deadline=LATER)]
    desk.edit(havelmar, PLAN, later, by=ANNA, today=TODAY)
    before = desk.plan_view(havelmar, PLAN, today=date(2027, 6, 1))
    assert before.standing.action_by_id[FIRST].has(Concern.STALE)
    desk.still_on_track(havelmar, PLAN, [FIRST, SECOND], by=ANNA, today=date(2027, 6, 1))
    after = desk.plan_view(havelmar, PLAN, today=date(2027, 6, 1))
    assert after.standing.action_by_id[FIRST].attention == ()
    assert after.standing.action_by_id[FIRST].dates == before.standing.action_by_id[FIRST].dates


def test_two_people_who_confirm_the_same_action_do_not_clash(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    mine = desk.prepare(stored, stored.changes(FIRST, note="Fine."), by=ANNA, today=TODAY)
    desk.still_on_track(havelmar, PLAN, [FIRST], by=BORIS, today=TODAY)
    desk.carry_out(havelmar, mine, by=ANNA)
    assert havelmar.plan(PLAN).progress[FIRST].note == "Fine."


def test_a_status_that_somebody_else_reported_first_is_a_conflict_with_both_values(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    agreed = havelmar.plan(PLAN).changes(FIRST, status=ActionStatus.AGREED)
    mine = desk.prepare(stored, agreed, by=ANNA, today=TODAY)
    started = havelmar.plan(PLAN).changes(FIRST, status=ActionStatus.UNDER_WAY)
    desk.edit(havelmar, PLAN, started, by=BORIS, today=TODAY)
    with pytest.raises(ConflictError) as error:
        desk.carry_out(havelmar, mine, by=ANNA)
    (conflict,) = error.value.conflicts
    assert (conflict.mine, conflict.theirs) == (ActionStatus.AGREED, ActionStatus.UNDER_WAY)
    assert (conflict.who, conflict.when is not None) == ("boris", True)


def test_a_form_that_was_open_for_long_carries_what_was_seen_in_it(havelmar: Store) -> None:
    seen = havelmar.plan(PLAN)
    desk.edit(havelmar, PLAN, seen.changes(FIRST, note="B"), by=BORIS, today=TODAY)
    with pytest.raises(ConflictError):
        desk.edit(havelmar, PLAN, [seen.change(FIRST, "note", "A")], by=ANNA, today=TODAY)
    assert havelmar.plan(PLAN).progress[FIRST].note == "B"


@pytest.mark.parametrize("keep", [True, False])
def test_a_report_on_what_somebody_took_out_says_who_did_and_the_rest_is_made_once_that_is_known(
    havelmar: Store, *, keep: bool
) -> None:
    seen = havelmar.plan(PLAN)
    havelmar.commit(removing(seen, FIRST), by=BORIS)
    before = havelmar.revision()
    edits = (*seen.changes(FIRST, note="Mine."), *seen.changes(SECOND, note="Mine too."))
    with pytest.raises(ConflictError) as error:
        desk.edit(havelmar, PLAN, edits, by=ANNA, today=TODAY)
    conflicts = error.value.conflicts
    assert [(conflict.gone, conflict.who, conflict.mine) for conflict in conflicts] == [(True, "boris", "Mine.")]
    assert havelmar.revision() == before
    # What is gone stays gone, whether the person let it go or held on to their words.
    decisions = Decisions(conflicts, frozenset(map(place_of, conflicts)) if keep else frozenset())
    desk.edit(havelmar, PLAN, edits, by=Actor("anna", decisions=decisions), today=TODAY)
    assert havelmar.plan(PLAN).progress[SECOND].note == "Mine too."


def test_every_problem_of_several_reports_is_said_and_nothing_is_noted(havelmar: Store) -> None:
    stored, before = havelmar.plan(PLAN), havelmar.revision()
    edits = (
        *stored.changes(FIRST, status=ActionStatus.BLOCKED),
        *stored.changes(SECOND, started=date(2028, 1, 1)),
    )
    with pytest.raises(ProblemsFoundError) as error:
        desk.edit(havelmar, PLAN, edits, by=ANNA, today=TODAY)
    assert {"no-reason", "not-yet-happened"} <= set(codes(error))
    with pytest.raises(ProblemsFoundError) as error:
        desk.still_on_track(havelmar, PLAN, [FIRST, "F99-01"], by=ANNA, today=TODAY)
    assert codes(error) == ["unknown-action"]
    assert havelmar.revision() == before


def test_a_start_before_any_plan_is_refused(havelmar: Store) -> None:
    before = havelmar.revision()
    long_ago = havelmar.plan(PLAN).changes(FIRST, status=ActionStatus.UNDER_WAY, started=date(1815, 6, 18))
    with pytest.raises(ProblemsFoundError) as error:
        desk.edit(havelmar, PLAN, long_ago, by=ANNA, today=TODAY)
    assert codes(error) == ["long-before-the-plan"]
    assert havelmar.revision() == before


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ({"must_be_on": "2027-06-15", "own_deadline": "2027-05-31"}, "fixed-day-after-deadline"),
        ({"not_before": "2027-07-01", "must_be_on": "2027-06-15"}, "not-before-after-end"),
        ({"not_before": "2027-07-01", "own_deadline": "2027-06-30"}, "not-before-after-end"),
    ],
)
def test_days_that_contradict_one_another_are_refused_as_in_a_file(
    havelmar: Store, days: dict[str, str], code: str
) -> None:
    stored, before = havelmar.plan(PLAN), havelmar.revision()
    edits = stored.changes(FIRST, **{name: date.fromisoformat(day) for name, day in days.items()})
    with pytest.raises(ProblemsFoundError) as error:
        desk.edit(havelmar, PLAN, edits, by=ANNA, today=stored.plan.start)
    assert codes(error) == [code]
    assert "2027-0" not in Wording("fr").problem(error.value.problems[0])
    assert havelmar.revision() == before


def test_a_deadline_before_the_plan_starts_is_refused_as_in_a_file(havelmar: Store) -> None:
    stored, before = havelmar.plan(PLAN), havelmar.revision()
    start = stored.plan.start
    for day, refused in ((date(1999, 1, 1), True), (start - timedelta(days=1), True), (start, False)):
        edits = stored.changes(FIRST, own_deadline=day)
        if refused:
            with pytest.raises(ProblemsFoundError) as error:
                desk.edit(havelmar, PLAN, edits, by=ANNA, today=start)
            assert codes(error) == ["deadline-before-start"]
            (problem,) = error.value.problems
            for language, written in (("en", "4 January 2027"), ("fr", "4 janvier 2027")):
                sentence = Wording(language).problem(problem)
                assert written in sentence
                assert start.isoformat() not in sentence
                assert not any(of_files in sentence for of_files in ("under done", "sous done"))
            assert havelmar.revision() == before
        else:
            desk.edit(havelmar, PLAN, edits, by=ANNA, today=start)
            assert havelmar.plan(PLAN).plan.action_by_id[FIRST].own_deadline == day


def test_a_new_deadline_of_an_open_action_is_a_day_to_come(havelmar: Store) -> None:
    start = havelmar.plan(PLAN).plan.start
    today, past = start + timedelta(days=100), start + timedelta(days=99)

    def deadline(day: date | NoDeadline | None, **report: object) -> list[str]:
        edits = havelmar.plan(PLAN).changes(SECOND, own_deadline=day, **report)
        try:
            desk.edit(havelmar, PLAN, edits, by=ANNA, today=today)
        except ProblemsFoundError as refused:
            return [problem.code for problem in refused.problems]
        return []

    assert deadline(past) == ["deadline-in-the-past"]
    assert havelmar.plan(PLAN).plan.action_by_id[SECOND].own_deadline is None
    for day in (today, today + timedelta(days=1), NoDeadline.ONGOING, None):
        assert deadline(day) == []
        assert havelmar.plan(PLAN).plan.action_by_id[SECOND].own_deadline == day
    # What is done in the same report, or was done before, is no more late than it was.
    assert deadline(past, status=ActionStatus.DONE) == []
    assert deadline(past - timedelta(days=1)) == []
    # It goes on again: what stands there already may stay, and hinders no other report.
    assert deadline(past - timedelta(days=1), status=ActionStatus.UNDER_WAY, started=start, note="Again.") == []
    assert deadline(past) == ["deadline-in-the-past"]


def test_the_day_that_was_adopted_can_be_set_again_though_it_is_past(havelmar: Store) -> None:
    start = havelmar.plan(PLAN).plan.start
    view = desk.plan_view(havelmar, PLAN, today=start)
    desk.adopt(havelmar, view, adopted_on=start, reference="D-1", by=ANNA)
    [(_, adopted)] = havelmar.baselines(PLAN)
    due = adopted.action_by_id[FIRST].due
    assert due is not None
    for day, refused in ((due, False), (due + timedelta(days=1), True), (due + timedelta(days=90), False)):
        edits = havelmar.plan(PLAN).changes(FIRST, own_deadline=day)
        if refused:
            with pytest.raises(ProblemsFoundError) as error:
                desk.edit(havelmar, PLAN, edits, by=ANNA, today=due + timedelta(days=60))
            assert codes(error) == ["deadline-in-the-past"]
        else:
            desk.edit(havelmar, PLAN, edits, by=ANNA, today=due + timedelta(days=60))


def test_what_a_report_is_understood_to_say_is_said_before_it_is_noted(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    change = desk.prepare(stored, stored.changes(FIRST, percent=40), by=ANNA, today=TODAY)
    assert change.understood == {FIRST: {"status": ActionStatus.UNDER_WAY, "started": TODAY}}
    assert desk.prepare(stored, stored.changes(FIRST, note="Seen."), by=ANNA, today=TODAY).understood == {}


@pytest.mark.parametrize(
    "edit",
    [
        Change(entity=Entity.CITY, id="havelmar", field="name", seen="Havelmar", new="Elsewhere"),
        Change(entity=Entity.DEPENDENCY, of=PLAN, id="F09-10>F11-02", field="lag", seen=0, new=5),
        Create(entity=Entity.COMMENT, of=PLAN, id="c1", values={"text": "Seen."}),
        Delete(entity=Entity.ACTION, of=PLAN, id=FIRST, seen={}),
        Delete(entity=Entity.ROLE, of=PLAN, id="hr", seen={}),
        Change(entity=Entity.PLAN, id="another-plan", field="title", seen="A", new="B"),
        Change(entity=Entity.ACTION, of="another-plan", id=FIRST, field="title", seen="A", new="B"),
        Confirm(of="another-plan", id=FIRST, on=TODAY),
    ],
    ids=lambda edit: f"{type(edit).__name__} {edit.entity} {edit.of or edit.id}",
)
def test_an_edit_that_would_be_left_out_is_refused(havelmar: Store, edit: Edit) -> None:
    stored = havelmar.plan(PLAN)
    with pytest.raises(ProblemsFoundError) as error:
        desk.prepare(stored, [*stored.changes(FIRST, note="Seen."), edit], by=ANNA, today=TODAY)
    assert codes(error) == ["not-of-a-plan"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "“101” cannot be the value of “F02-04 – Percent complete”."),
        ("fr", "« 101 » ne peut pas être la valeur de « F02-04 – Part réalisée »."),
    ],
)
def test_a_refusal_names_the_field_as_readers_call_it(havelmar: Store, language: str, sentence: str) -> None:
    stored = havelmar.plan(PLAN)
    with pytest.raises(ProblemsFoundError) as error:
        desk.prepare(stored, stored.changes(FIRST, percent=101), by=ANNA, today=TODAY)
    assert sentence in Wording(language).problem(error.value.problems[0])


def test_a_text_that_cannot_be_stored_is_refused_before_anything_is_reckoned(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    with pytest.raises(ProblemsFoundError) as error:
        desk.prepare(stored, stored.changes(FIRST, note="a\x00b"), by=ANNA, today=TODAY)
    assert codes(error) == ["character-refused"]


def test_what_is_dropped_needs_a_reason_and_sets_free_what_waited(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    with pytest.raises(ProblemsFoundError) as error:
        desk.prepare(stored, stored.changes(FIRST, status=ActionStatus.DROPPED, reason=None), by=ANNA, today=TODAY)
    assert codes(error) == ["no-reason"]
    change = desk.prepare(
        stored, stored.changes(FIRST, status=ActionStatus.DROPPED, reason="The state does it."), by=ANNA, today=TODAY
    )
    assert change.slip.gone == (FIRST,)
    # What waited for it waits no longer, and begins when its own people have time.
    waited = [link.successor for link in stored.plan.dependencies if link.predecessor == FIRST]
    assert waited
    assert all(move.days <= 0 for move in change.slip.moves)
    desk.carry_out(havelmar, change, by=ANNA)
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    assert view.standing.action_by_id[FIRST].expected is None
    assert all(FIRST not in view.standing.unfinished_before(view.standing.action_by_id[other]) for other in waited)
    printed = as_printed(view.standing)
    assert FIRST not in printed.action_by_id
    assert printed.left_out[0].action == FIRST


# Changing


def test_moved_dates_are_known_before_a_change_is_made(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    change = desk.prepare(stored, stored.changes(FIRST, duration=80), by=ANNA, today=TODAY)
    assert change.slip.chain[0] == FIRST
    assert {move.cause for move in change.slip.moves} == {MoveCause.CHANGED, MoveCause.CARRIED, MoveCause.CROWDED}
    assert havelmar.plan(PLAN).plan == stored.plan
    desk.carry_out(havelmar, change, by=ANNA)
    after = desk.plan_view(havelmar, PLAN, today=TODAY)
    moved = {move.action: move.finish_after for move in change.slip.moves}
    assert all(after.forecast.dates[action].early_finish == finish for action, finish in moved.items())


def test_many_actions_change_in_one_step(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    edits = (
        *stored.changes(FIRST, owner="hr"),
        *stored.changes(SECOND, owner="hr", own_deadline=date(2027, 9, 1)),
    )
    batch = desk.edit(havelmar, PLAN, edits, by=ANNA, today=TODAY)
    assert batch is not None
    # The new deadline is news of the action as well: on which day, and whose.
    assert len(havelmar.history(batch=batch.id)) == 5
    plan = havelmar.plan(PLAN).plan
    assert plan.action_by_id[SECOND].own_deadline == date(2027, 9, 1)


def test_a_new_deadline_is_news_of_an_action_that_goes_on(havelmar: Store) -> None:
    blocked = havelmar.plan(PLAN).changes(SECOND, status=ActionStatus.BLOCKED, reason="No room")
    desk.edit(havelmar, PLAN, blocked, by=ANNA, today=TODAY - timedelta(days=1))
    for action in (FIRST, SECOND):
        later = havelmar.plan(PLAN).changes(action, own_deadline=date(2027, 9, 1))
        desk.edit(havelmar, PLAN, later, by=ANNA, today=TODAY)
    known = havelmar.plan(PLAN).progress
    assert (known[FIRST].confirmed_on, known[FIRST].confirmed_by) == (TODAY, ANNA.id)
    assert known[SECOND].confirmed_on == TODAY - timedelta(days=1)


def test_text_as_a_page_sends_it_becomes_a_date(havelmar: Store) -> None:
    change = desk.prepare(
        havelmar.plan(PLAN), havelmar.plan(PLAN).changes(FIRST, own_deadline="2027-09-01"), by=ANNA, today=TODAY
    )
    desk.carry_out(havelmar, change, by=ANNA)
    assert havelmar.plan(PLAN).plan.action_by_id[FIRST].own_deadline == date(2027, 9, 1)


def test_a_field_left_as_it_was_seen_is_not_touched(havelmar: Store) -> None:
    seen = havelmar.plan(PLAN)
    desk.edit(havelmar, PLAN, seen.changes(FIRST, title="B"), by=BORIS, today=TODAY)
    form = [seen.change(FIRST, "title", seen.plan.action_by_id[FIRST].title), seen.change(FIRST, "effort", 7.0)]
    desk.edit(havelmar, PLAN, form, by=ANNA, today=TODAY)
    after = havelmar.plan(PLAN).plan.action_by_id[FIRST]
    assert (after.title, after.effort) == ("B", 7.0)


def test_every_problem_of_a_change_is_said(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    elsewhere = Change(entity=Entity.ACTION, of=PLAN, id="F99-01", field="title", seen="", new="x")
    edits = [stored.change(FIRST, "impact", 5), stored.change(FIRST, "titel", "x"), elsewhere]
    with pytest.raises(ProblemsFoundError) as error:
        desk.prepare(stored, edits, by=ANNA, today=TODAY)
    assert {"not-editable", "unknown-action"} <= set(codes(error))
    with pytest.raises(ProblemsFoundError) as error:
        desk.prepare(stored, stored.changes(FIRST, duration=-1, effort="much"), by=ANNA, today=TODAY)
    assert codes(error) == ["value-refused", "value-refused"]


@pytest.mark.parametrize(
    ("field", "number"), [("effort", 1e308), ("effort", MOST_PERSON_DAYS + 1), ("duration", MOST_DAYS + 1)]
)
def test_days_that_nobody_can_work_are_refused_wherever_they_come_from(
    havelmar: Store, field: str, number: float
) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        desk.edit(havelmar, PLAN, havelmar.plan(PLAN).changes(FIRST, **{field: number}), by=ANNA, today=TODAY)
    assert codes(error) == ["value-refused"]


def test_an_owner_may_be_any_role_of_the_templates_and_no_other(empty: Store) -> None:
    plan = desk.open_example(empty, "montorval", by=ANNA, today=TODAY).plan
    stored = empty.plan(plan)
    offered = set(desk.content(stored.plan.benchmark, "fr")[1].role_by_id) - {role.id for role in stored.plan.roles}
    role, first = min(offered), stored.plan.actions[0].id
    desk.carry_out(empty, desk.prepare(stored, stored.changes(first, owner=role), by=ANNA, today=TODAY), by=ANNA)
    assert role in {known.id for known in empty.plan(plan).plan.roles}
    with pytest.raises(ProblemsFoundError) as error:
        desk.prepare(stored, stored.changes(first, owner="astronaut"), by=ANNA, today=TODAY)
    assert codes(error) == ["unknown-role"]


def test_a_role_is_filled(havelmar: Store) -> None:
    change = desk.prepare(
        havelmar.plan(PLAN),
        changing_role(havelmar.plan(PLAN), "hr", holder="Personnel", capacity=1.5),
        by=ANNA,
        today=TODAY,
    )
    desk.carry_out(havelmar, change, by=ANNA)
    (role,) = [known for known in havelmar.plan(PLAN).plan.roles if known.id == "hr"]
    assert (role.holder, role.capacity) == ("Personnel", 1.5)


def test_the_plans_own_facts_change_and_its_start_moves_dates(havelmar: Store) -> None:
    change = desk.prepare(
        havelmar.plan(PLAN),
        havelmar.plan(PLAN).head_changes(title="Ours", start=date(2027, 2, 1)),
        by=ANNA,
        today=date(2026, 11, 13),
    )
    assert change.slip.moves
    desk.carry_out(havelmar, change, by=ANNA)
    assert havelmar.plan(PLAN).plan.title == "Ours"


def test_a_link_moves_what_has_to_wait_and_a_loop_is_refused(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    change = desk.prepare(stored, stored.link(usual_dependency(FIRST, SECOND)), by=ANNA, today=TODAY)
    assert SECOND in {move.action for move in change.slip.moves}
    desk.carry_out(havelmar, change, by=ANNA)
    with pytest.raises(ProblemsFoundError) as error:
        desk.prepare(
            havelmar.plan(PLAN), havelmar.plan(PLAN).link(usual_dependency(SECOND, FIRST)), by=ANNA, today=TODAY
        )
    assert codes(error) == ["dependency-loop"]
    gone = desk.prepare(
        havelmar.plan(PLAN), havelmar.plan(PLAN).unlink(usual_dependency(FIRST, SECOND)), by=ANNA, today=TODAY
    )
    desk.carry_out(havelmar, gone, by=ANNA)
    assert havelmar.plan(PLAN).plan.dependencies == stored.plan.dependencies


def test_an_action_of_peoples_own_has_an_id_that_is_never_used_again(havelmar: Store) -> None:
    added = desk.prepare_action_addition(
        havelmar, havelmar.plan(PLAN), "Open a desk", owner="hr", factor="F06", today=TODAY
    )
    desk.carry_out(havelmar, added, by=ANNA)
    view = desk.plan_view(havelmar, PLAN, today=TODAY, language="en")
    own = view.standing.action_by_id["F06-X1"]
    assert view.reasons(own) == ("People added it to the plan.",)
    assert own.priority.rank
    removal = desk.prepare_action_removal(havelmar.plan(PLAN), "F06-X1", today=TODAY)
    assert removal.slip.gone == ("F06-X1",)
    desk.carry_out(havelmar, removal, by=ANNA)
    again = desk.prepare_action_addition(
        havelmar, havelmar.plan(PLAN), "Open a desk", owner="hr", factor="F06", today=TODAY
    )
    assert again.slip.added == ("F06-X2",)


def test_an_own_action_brings_the_objective_that_it_serves(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    served = {objective.factor for objective in stored.plan.objectives}
    factor = next(unserved for unserved in ("F01", "F04", "F09") if unserved not in served)
    change = desk.prepare_action_addition(havelmar, stored, "More", owner="hr", factor=factor, today=TODAY)
    desk.carry_out(havelmar, change, by=ANNA)
    assert factor in {objective.factor for objective in havelmar.plan(PLAN).plan.objectives}
    with pytest.raises(ProblemsFoundError) as error:
        desk.prepare_action_addition(havelmar, stored, "More", owner="hr", factor="F99", today=TODAY)
    assert codes(error) == ["unknown-factor"]


def test_no_draft_has_a_say_in_what_people_added(havelmar: Store) -> None:
    change = desk.prepare_action_addition(havelmar, havelmar.plan(PLAN), "Ours", owner="hr", today=TODAY)
    desk.carry_out(havelmar, change, by=ANNA)
    assert not desk.propose_redraft(havelmar, PLAN, today=date(2026, 11, 13)).redraft


def test_what_is_removed_takes_its_links_along(havelmar: Store) -> None:
    desk.carry_out(havelmar, desk.prepare_action_removal(havelmar.plan(PLAN), FIRST, today=TODAY), by=ANNA)
    plan = havelmar.plan(PLAN).plan
    assert all(FIRST not in {link.predecessor, link.successor} for link in plan.dependencies)
    with pytest.raises(ProblemsFoundError) as error:
        desk.prepare_action_removal(havelmar.plan(PLAN), FIRST, today=TODAY)
    assert codes(error) == ["unknown-action"]


# PendingUndo


def test_an_undo_shows_the_dates_that_come_back(havelmar: Store) -> None:
    before = desk.plan_view(havelmar, PLAN, today=TODAY)
    change = desk.prepare(havelmar.plan(PLAN), havelmar.plan(PLAN).changes(FIRST, duration=80), by=ANNA, today=TODAY)
    batch = desk.carry_out(havelmar, change, by=ANNA)
    assert batch is not None
    assert desk.last_batch(havelmar, ANNA) == batch.id
    undoing = desk.prepare_undo(havelmar, batch.id, today=TODAY)
    assert undoing.slip is not None
    assert {move.action for move in undoing.slip.moves} == {move.action for move in change.slip.moves}
    desk.undo(havelmar, batch.id, by=ANNA)
    after = desk.plan_view(havelmar, PLAN, today=TODAY)
    assert [action.dates for action in after.standing.actions] == [action.dates for action in before.standing.actions]


def test_a_removal_is_undone_with_its_links(havelmar: Store) -> None:
    before = havelmar.plan(PLAN).plan
    batch = desk.carry_out(havelmar, desk.prepare_action_removal(havelmar.plan(PLAN), FIRST, today=TODAY), by=ANNA)
    assert batch is not None
    undoing = desk.prepare_undo(havelmar, batch.id, today=TODAY)
    assert undoing.slip is not None
    assert undoing.slip.added == (FIRST,)
    desk.undo(havelmar, batch.id, by=BORIS)
    assert havelmar.plan(PLAN).plan == before


def test_a_person_who_changed_nothing_has_nothing_to_undo(havelmar: Store) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        desk.last_batch(havelmar, BORIS)
    assert codes(error) == ["nothing-to-undo"]


def test_the_last_change_that_still_stands_is_undone_next(havelmar: Store) -> None:
    first = desk.still_on_track(havelmar, PLAN, [FIRST], by=ANNA, today=TODAY)
    second = desk.still_on_track(havelmar, PLAN, [SECOND], by=ANNA, today=TODAY)
    assert first is not None
    assert second is not None
    desk.undo(havelmar, second.id, by=ANNA)
    assert desk.last_batch(havelmar, ANNA) == first.id


def test_what_others_changed_since_stops_an_undo(havelmar: Store) -> None:
    batch = desk.carry_out(
        havelmar,
        desk.prepare(havelmar.plan(PLAN), havelmar.plan(PLAN).changes(FIRST, title="A"), by=ANNA, today=TODAY),
        by=ANNA,
    )
    assert batch is not None
    desk.carry_out(
        havelmar,
        desk.prepare(havelmar.plan(PLAN), havelmar.plan(PLAN).changes(FIRST, title="B"), by=ANNA, today=TODAY),
        by=BORIS,
    )
    with pytest.raises(ConflictError):
        desk.undo(havelmar, batch.id, by=ANNA)
    assert havelmar.plan(PLAN).plan.action_by_id[FIRST].title == "B"
