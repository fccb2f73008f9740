"""What is taken back is said in words that people know."""

from datetime import date

import pytest

from planner.app import desk
from planner.app.desk.content import content
from planner.app.desk.undo_effects import undo_effects
from planner.plan import ActionStatus, ContextReason
from planner.store import Actor, Entity, Store
from planner.wording import Wording
from planner.wording.undo import undo_words

TODAY = date(2027, 3, 1)
ANNA, BORIS = Actor("anna"), Actor("boris")
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"


@pytest.mark.parametrize(
    ("language", "what", "effect", "whose"),
    [
        ("en", "F06-05 – Title", "F06-05 – Title: Our own words → ", "Your change of noon."),
        ("fr", "F06-05 – Titre", "F06-05 – Titre\N{NO-BREAK SPACE}: Our own words → ", "Votre modification du noon."),
    ],
)
def test_what_is_taken_back_is_said_in_words(
    havelmar: Store, language: str, what: str, effect: str, whose: str
) -> None:
    stored = havelmar.plan(PLAN)
    batch = havelmar.commit(stored.changes("F06-05", title="Our own words"), by=ANNA)
    pending_undo = desk.prepare_undo(havelmar, batch.id, today=TODAY, by=ANNA)
    words = undo_words(
        undo_effects(havelmar, pending_undo, by=ANNA, wording=Wording(language)), "noon", Wording(language)
    )
    assert (words.what, words.whose, words.way_back) == (what, whose, "")
    assert words.effects == (f"{effect}{stored.plan.action_by_id['F06-05'].title}",)


@pytest.mark.parametrize(
    ("fields", "more"), [({"why": "So"}, "et 1 autre"), ({"why": "So", "notes": ("N",)}, "et 2 autres")]
)
def test_what_else_is_taken_back_agrees_with_its_number(havelmar: Store, fields: dict[str, object], more: str) -> None:
    batch = havelmar.commit(havelmar.plan(PLAN).changes("F06-05", title="Ours", **fields), by=ANNA)
    pending_undo = desk.prepare_undo(havelmar, batch.id, today=TODAY, by=ANNA)
    words = undo_words(undo_effects(havelmar, pending_undo, by=ANNA, wording=Wording("fr")), "noon", Wording("fr"))
    assert words.what == f"F06-05 – Titre {more}"


def test_fields_are_named_in_the_order_of_their_table_however_they_were_written(havelmar: Store) -> None:
    """Stores written before keep what was taken back the other way round."""
    changes = havelmar.plan(PLAN).changes("F09-10", percent=40, note="On its way", status=ActionStatus.UNDER_WAY)
    for written in (changes, tuple(reversed(changes))):
        batch = havelmar.commit(written, by=ANNA)
        pending_undo = desk.prepare_undo(havelmar, batch.id, today=TODAY, by=ANNA)
        effects = undo_effects(havelmar, pending_undo, by=ANNA, wording=Wording("en"))
        assert [reversal.field for reversal in effects.reversals] == ["Status", "Percent complete", "Note"]
        history = desk.plan_history(havelmar, PLAN, wording=Wording("en"))[0]
        assert [line.field for line in history.lines] == ["Status", "Percent complete", "Note"]
        desk.undo(havelmar, batch.id, by=ANNA)


def label(store: Store, batch: str, language: str = "en") -> str:
    """Return what the button says that takes back a change."""
    pending_undo = desk.prepare_undo(store, batch, today=TODAY, by=ANNA)
    wording = Wording(language)
    return undo_words(undo_effects(store, pending_undo, by=ANNA, wording=wording), "noon", wording).what


def test_undo_and_redo_name_what_was_done_and_count_what_was_typed(havelmar: Store) -> None:
    """Neither what the program noted nor what it understood, and in the same order however often it is taken back."""
    report = havelmar.plan(PLAN).changes("F09-10", status=ActionStatus.UNDER_WAY, percent=40, note="On its way")
    batch = desk.edit(havelmar, PLAN, report, by=ANNA, today=TODAY)
    assert batch is not None
    labels = []
    for _ in range(3):
        labels.append(label(havelmar, batch.id))
        batch = desk.undo(havelmar, batch.id, by=ANNA)
    assert labels == ["F09-10 – Status: Under way and 2 more"] * 3


@pytest.mark.parametrize(
    ("language", "done", "on_track", "two"),
    [
        ("en", "Status: Done", "Still on track", "and 1 more"),
        ("fr", "État\N{NO-BREAK SPACE}: Réalisée", "Suit son cours", "et 1 autre"),
    ],
)
def test_the_label_of_a_report_says_what_was_reported(
    havelmar: Store, language: str, done: str, on_track: str, two: str
) -> None:
    noted = desk.still_on_track(havelmar, PLAN, ["F06-05", "F09-10"], by=BORIS, today=TODAY)
    assert noted is not None
    assert label(havelmar, noted.id, language) == f"F06-05 – {on_track} {two}"
    report = havelmar.plan(PLAN).changes("F09-10", status=ActionStatus.DONE)
    reported = desk.edit(havelmar, PLAN, report, by=ANNA, today=TODAY)
    assert reported is not None
    assert label(havelmar, reported.id, language) == f"F09-10 – {done}"
    again = desk.undo(havelmar, reported.id, by=ANNA)
    assert label(havelmar, again.id, language) == f"F09-10 – {done}"


def test_what_is_still_blocked_is_not_called_on_track(havelmar: Store) -> None:
    stop = havelmar.plan(PLAN).changes("F09-10", status=ActionStatus.BLOCKED, reason="No room")
    desk.edit(havelmar, PLAN, stop, by=ANNA, today=TODAY)
    still = havelmar.plan(PLAN).change("F09-10", "status", ActionStatus.BLOCKED)
    later = desk.edit(havelmar, PLAN, [still], by=ANNA, today=date(2027, 3, 8))
    assert later is not None
    assert label(havelmar, later.id) == "F09-10 – Still blocked"


def test_a_newcomers_first_change_does_not_say_that_they_go(havelmar: Store) -> None:
    carla = Actor("carla", "Carla")
    for batch in (
        desk.still_on_track(havelmar, PLAN, ["F09-10"], by=carla, today=TODAY),
        desk.edit(
            havelmar, PLAN, havelmar.plan(PLAN).changes("F09-10", title="Ours"), by=Actor("dora", "Dora"), today=TODAY
        ),
    ):
        assert batch is not None
        assert Entity.PERSON in {entry.entity for entry in havelmar.history(batch=batch.id)}
        pending_undo = desk.prepare_undo(havelmar, batch.id, today=TODAY, by=ANNA)
        words = undo_words(undo_effects(havelmar, pending_undo, by=ANNA, wording=Wording("en")), "noon", Wording("en"))
        assert not any("Person" in text for text in (words.what, *words.effects))


def test_what_somebody_noted_since_is_not_said_to_go(havelmar: Store) -> None:
    batch = desk.edit(havelmar, PLAN, havelmar.plan(PLAN).changes("F09-10", note="N"), by=ANNA, today=TODAY)
    assert batch is not None
    desk.still_on_track(havelmar, PLAN, ["F09-10"], by=BORIS, today=date(2027, 3, 8))
    pending_undo = desk.prepare_undo(havelmar, batch.id, today=TODAY, by=ANNA)
    effects = undo_effects(havelmar, pending_undo, by=ANNA, wording=Wording("en"))
    assert [reversal.field for reversal in effects.reversals] == ["Note"]


def values_told(store: Store, batch: str, wording: Wording) -> list[str]:
    """Return the values that undo names before a change is taken back, and those of the history after it was."""
    pending = desk.prepare_undo(store, batch, today=TODAY, by=ANNA)
    reversals = undo_effects(store, pending, by=ANNA, wording=wording).reversals
    desk.undo(store, batch, by=ANNA)
    lines = [line for step in desk.plan_history(store, PLAN, wording=wording)[:2] for line in step.lines]
    return [value for of in reversals for value in (of.now, of.then)] + [v for of in lines for v in (of.old, of.new)]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_reading_of_the_context_is_told_by_its_title_in_the_readers_language_and_once(
    havelmar: Store, language: str
) -> None:
    stored = havelmar.plan(PLAN)
    action, reason = next(
        (action, reason)
        for action in stored.plan.actions
        for reason in action.reasons
        if isinstance(reason, ContextReason)
    )
    batch = havelmar.commit(stored.changes(action.id, reasons=(reason, reason)), by=ANNA)
    _, catalogue = content(stored.plan.benchmark, language)
    title = catalogue.rule_by_reading[reason.context, reason.reading].title
    told = values_told(havelmar, batch.id, Wording(language))
    assert any(title in value for value in told)
    assert max(value.count(title) for value in told) == 1
    assert not any(f": {reason.context}" in value for value in told)


def test_a_service_keeps_its_name_in_the_history_once_it_is_away(havelmar: Store) -> None:
    added, service = desk.add_service(havelmar, PLAN, "Harbour master", by=ANNA, today=TODAY)
    given = desk.edit(havelmar, PLAN, havelmar.plan(PLAN).changes("F09-10", owner=service), by=ANNA, today=TODAY)
    assert given is not None
    told = values_told(havelmar, given.id, Wording("en"))
    desk.undo(havelmar, added.id, by=ANNA)
    assert service not in havelmar.plan(PLAN).plan.role_by_id
    steps = desk.plan_history(havelmar, PLAN, wording=Wording("en"), action="F09-10")[:2]
    told += [value for step in steps for line in step.lines for value in (line.old, line.new)]
    assert told.count("Harbour master") == 5
    assert service not in told


def test_no_word_of_taking_back_is_an_internal_id(havelmar: Store) -> None:
    """What a document or a row of the store is called inside means nothing to anybody."""
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    adopted = desk.adopt(havelmar, view, adopted_on=TODAY, reference="2026-118", by=ANNA)
    inside = {document.id for document in havelmar.documents()} | {adopted.id}
    for batch in dict.fromkeys(entry.batch for entry in havelmar.history()):
        pending_undo = desk.prepare_undo(havelmar, batch, today=TODAY, by=ANNA)
        words = undo_words(undo_effects(havelmar, pending_undo, by=ANNA, wording=Wording("en")), "", Wording("en"))
        assert [id_ for id_ in inside if any(id_ in text for text in (words.what, *words.effects))] == []
