"""What is written anew says something and keeps to today's lengths; what is kept already stays readable."""

import pytest
from sqlalchemy import update

from planner.plan import Plan
from planner.problem import ProblemsFoundError
from planner.store import Change, Create, Entity, Store, new_id
from planner.store.schema import TABLES
from planner.toolkit.assessment import Evidence
from planner.toolkit.record import TITLE_LENGTH
from store.conftest import ANNA

BLANK = ("   ", "\u00a0", "\u200b\u2060", "\ufeff", "\u3000\n\t", "\u00ad", "\u2800")


def plan_of(store: Store) -> Plan:
    return store.plan("harbour-plan").plan


def codes(refused: pytest.ExceptionInfo[ProblemsFoundError]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


@pytest.mark.parametrize("blank", BLANK, ids=ascii)
@pytest.mark.parametrize("field", ["title", "why", "indicator_note", "reason"])
def test_a_text_in_which_nothing_is_seen_is_refused(harbour: Store, field: str, blank: str) -> None:
    with pytest.raises(ProblemsFoundError) as refused:
        harbour.commit(harbour.plan("harbour-plan").changes("F06-01", **{field: blank}), by=ANNA)
    assert codes(refused) == ["empty-text"]


def test_a_blank_text_is_refused_in_lists_and_in_new_rows(harbour: Store) -> None:
    with pytest.raises(ProblemsFoundError) as refused:
        harbour.commit(harbour.plan("harbour-plan").changes("F06-01", first_steps=("Ask", " \u200b")), by=ANNA)
    assert codes(refused) == ["empty-text"]
    with pytest.raises(ProblemsFoundError) as refused:
        harbour.commit([Create(entity=Entity.CITY, id=new_id(), values={"name": "\u00a0 "})], by=ANNA)
    assert codes(refused) == ["empty-text"]


def test_a_title_is_there_and_has_an_end(harbour: Store) -> None:
    stored = harbour.plan("harbour-plan")
    harbour.commit(stored.changes("F06-01", title="t" * TITLE_LENGTH), by=ANNA)
    for title, code in (("t" * (TITLE_LENGTH + 1), "text-too-long"), ("", "empty-text")):
        with pytest.raises(ProblemsFoundError) as refused:
            harbour.commit(stored.changes("F06-02", title=title), by=ANNA)
        assert codes(refused) == [code]


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u2028", "\u200f"], ids=ascii)
def test_a_line_holds_nothing_that_turns_or_ends_it(harbour: Store, sign: str) -> None:
    stored = harbour.plan("harbour-plan")
    role = stored.plan.roles[0]
    renamed = Change(entity=Entity.ROLE, of=stored.id, id=role.id, field="holder", seen=role.holder, new=f"{sign}evil")
    for change in (*stored.changes("F06-01", title=f"Meet{sign}"), renamed):
        with pytest.raises(ProblemsFoundError) as refused:
            harbour.commit([change], by=ANNA)
        assert codes(refused) == ["character-refused"]
    for evidence in (Evidence(title=f"Signed{sign}"), Evidence(title="Signed", reference=f"Nr. 4{sign}")):
        with pytest.raises(ProblemsFoundError) as refused:
            harbour.commit(stored.changes("F06-01", evidence=(evidence,)), by=ANNA)
        assert codes(refused) == ["character-refused"]
    # Names in letters that are written from the right need no such sign.
    harbour.commit(stored.changes("F06-01", title="لقاء עיר"), by=ANNA)


def test_a_longer_title_that_an_earlier_version_kept_is_read_and_outlives_other_changes(harbour: Store) -> None:
    long = "Long before " * 40
    table = TABLES[Entity.ACTION]
    with harbour.database.writing() as connection:
        connection.execute(update(table).where(table.c.id == "F06-01").values(title=long, indicator_note="  "))
    assert plan_of(harbour).action_by_id["F06-01"].title == long
    harbour.commit(harbour.plan("harbour-plan").changes("F06-01", title=long, why="Because."), by=ANNA)
    assert (plan_of(harbour).action_by_id["F06-01"].title, plan_of(harbour).action_by_id["F06-01"].why) == (
        long,
        "Because.",
    )


def test_an_undo_brings_back_what_today_nobody_could_write(harbour: Store) -> None:
    long = "Long before " * 40
    table = TABLES[Entity.ACTION]
    with harbour.database.writing() as connection:
        connection.execute(update(table).where(table.c.id == "F06-01").values(title=long))
    batch = harbour.commit(harbour.plan("harbour-plan").changes("F06-01", title="Short"), by=ANNA)
    harbour.undo(batch.id, by=ANNA)
    assert plan_of(harbour).action_by_id["F06-01"].title == long
