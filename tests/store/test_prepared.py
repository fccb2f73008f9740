"""Every value is checked against the model before anything is stored."""

import json
from dataclasses import replace
from datetime import date

import pytest
from canaries import WORD, hits
from plan_edits import adding
from refusals import codes
from tracked_plans import action

from planner.problem import ProblemsFoundError
from planner.store import (
    Change,
    Create,
    Delete,
    Entity,
    Store,
    document_edits,
    verify,
)
from planner.store.prepared import ReadyCreate, prepared, valid_values
from planner.store.shapes import SHAPES, DocumentKind
from store.conftest import ANNA

PLAN = "harbour-plan"


def test_a_value_that_the_model_refuses_is_a_problem_that_names_the_field(harbour: Store) -> None:
    seen = harbour.plan(PLAN)
    edits = [
        *seen.changes("F06-01", percent=140, tittle="x"),
        *seen.changes("F06-02", duration=-1, own_deadline="soon"),
    ]
    with pytest.raises(ProblemsFoundError) as error:
        harbour.commit(edits, by=ANNA)
    assert [(problem.code, problem.place.field) for problem in error.value.problems] == [
        ("value-refused", "F06-01.percent"),
        ("unknown-field", "F06-01.tittle"),
        ("value-refused", "F06-02.duration"),
        ("value-refused", "F06-02.own_deadline"),
    ]
    assert "Did you mean “title”?" in error.value.problems[1].english()


def test_a_new_row_is_checked_as_a_whole(harbour: Store) -> None:
    create = Create(entity=Entity.CITY, id="c", values={"name": "", "mayor": "x", "population": -2})
    with pytest.raises(ProblemsFoundError) as error:
        harbour.commit([create], by=ANNA)
    assert {problem.place.field for problem in error.value.problems} == {"c.name", "c.mayor", "c.population"}


@pytest.mark.parametrize(
    "edit",
    [
        Change(entity=Entity.DOCUMENT, id="d", field="content", seen="as it came", new="as it should have come"),
        Delete(entity=Entity.DOCUMENT, id="d", seen={"title": "harbour.yaml"}),
    ],
    ids=["changed", "removed"],
)
def test_a_document_stays_as_it_came(harbour: Store, edit: Change | Delete) -> None:
    edits = document_edits("d", kind=DocumentKind.IMPORT, title="harbour.yaml", content="as it came", plan=PLAN)
    harbour.commit(edits, by=ANNA)
    with pytest.raises(ProblemsFoundError) as error:
        harbour.commit([edit], by=ANNA)
    assert codes(error) == ["kept-for-good"]
    assert harbour.document("d").content == "as it came"


def test_an_id_has_no_blanks_around_it_and_an_end(harbour: Store) -> None:
    for id_ in ("", " x", "x" * 121):
        with pytest.raises(ProblemsFoundError) as error:
            harbour.commit([Create(entity=Entity.CITY, id=id_, values={"name": "C"})], by=ANNA)
        assert codes(error) == ["value-refused"]


def test_a_document_is_kept_as_it_is(harbour: Store) -> None:
    content = "title: Harbour\n" * 1000
    edits = document_edits("d1", kind=DocumentKind.IMPORT, title="harbour.yaml", content=content, plan=PLAN)
    harbour.commit(edits, by=ANNA)
    assert harbour.document("d1").content == content
    assert [document.title for document in harbour.documents(plan=PLAN)] == ["harbour.yaml"]
    change = Change(entity=Entity.DOCUMENT, id="d1", field="title", seen="harbour.yaml", new="x")
    for edit in (change, Delete(entity=Entity.DOCUMENT, id="d1", seen={})):
        with pytest.raises(ProblemsFoundError, match="kept as it is"):
            harbour.commit([edit], by=ANNA)
    assert harbour.history(PLAN)[-1].entity is Entity.DOCUMENT
    verify(harbour)


@pytest.mark.parametrize("endless", [float("inf"), float("nan")])
def test_effort_is_a_number(harbour: Store, endless: float) -> None:
    stored = harbour.plan(PLAN)
    new = action("F06-09").model_copy(update={"effort": endless})
    for edits in (stored.changes("F06-01", effort=endless), adding(stored, new)):
        with pytest.raises(ProblemsFoundError) as error:
            harbour.commit(edits, by=ANNA)
        assert codes(error) == ["value-refused"]


TOO_LONG = f"{WORD} " * 3_000

EDITS = [
    Change(entity=Entity.RESPONSE, of="a", id="6.1/1", field="confidential_note", seen=None, new=TOO_LONG),
    Change(entity=Entity.RESPONSE, of="a", id="6.1/1", field="confidential_note", seen=None, new={"x": WORD}),
    Change(entity=Entity.EVIDENCE, of="a", id="6.1/1/1", field="title", seen=None, new=TOO_LONG),
    Change(entity=Entity.COMMENT, of="p", id="c", field="text", seen=None, new=TOO_LONG),
    Change(entity=Entity.ACTION, of="p", id="F06-01", field="evidence", seen=(), new=({"title": WORD, "x": 1},)),
    Create(entity=Entity.RESPONSE, of="a", id="6.1/1", values={"answer": "no", "confidential_note": TOO_LONG}),
    Create(entity=Entity.RESPONSE, of="a", id="6.1/1", values={"confidential_note": WORD, "question": "6.1"}),
    Create(entity=Entity.EVIDENCE, of="a", id="e", values={"title": TOO_LONG, "response": "r", "confidential": True}),
    Create(entity=Entity.EVIDENCE, of="a", id="e", values={"title": WORD, "confidential": True}),
    Create(entity=Entity.COMMENT, of="p", id="c", values={"text": f"{WORD}\x00", "confidential": True}),
    Create(entity=Entity.COMMENT, of="p", id="c", values={"text": WORD, "written_at": WORD, "confidential": True}),
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: f"{type(edit).__name__}-{edit.entity}")
def test_no_message_about_a_refused_value_quotes_it(edit: Change | Create) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        prepared([edit])
    assert error.value.problems
    assert hits(str(error.value)) == 0
    assert hits(repr(error.value.problems)) == 0


def test_other_values_are_still_quoted() -> None:
    with pytest.raises(ProblemsFoundError, match="“quite” cannot be the value"):
        prepared([Change(entity=Entity.ACTION, of="p", id="F06-01", field="percent", seen=0, new="quite")])
    with pytest.raises(ProblemsFoundError, match="“perhaps” cannot be the value"):
        prepared([Create(entity=Entity.RESPONSE, of="a", id="6.1/1", values={"answer": "perhaps", "question": "6.1"})])


@pytest.mark.parametrize("title", ["x" * 500, "   ", " "])
def test_what_stands_already_is_not_written_anew_by_who_leaves_it_as_it_is(title: str) -> None:
    """Earlier releases took longer titles, and texts that show nothing."""
    same = Change(entity=Entity.ACTION, of=PLAN, id="F06-01", field="title", seen=title, new=title)
    assert len(prepared([same])) == 1
    with pytest.raises(ProblemsFoundError):
        prepared([replace(same, seen="Action F06-01")])
    assert len(prepared([replace(same, seen="Action F06-01")], anew=False)) == 1


def test_values_of_people_become_those_of_the_model_before_anything_is_stored() -> None:
    values = valid_values(Entity.ACTION, "F06-01", {"own_deadline": "2027-03-01", "notes": ["a\r\nb"], "percent": 5})
    assert values == {"own_deadline": date(2027, 3, 1), "notes": ("a\nb",), "percent": 5}
    with pytest.raises(ProblemsFoundError) as error:
        valid_values(Entity.ACTION, "F06-01", {"percent": 140, "tittle": "x"})
    assert codes(error) == ["value-refused", "unknown-field"]


def test_a_new_row_has_the_models_values_where_nothing_is_given() -> None:
    (ready,) = prepared([Create(entity=Entity.CITY, id="c", values={"name": "Harbour"})])
    assert isinstance(ready, ReadyCreate)
    assert ready.row == {**SHAPES[Entity.CITY].defaults, "name": "Harbour"}
    assert json.loads(ready.text) == ready.row
