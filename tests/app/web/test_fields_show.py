"""A field of an action shows wherever the table of fields says that it does."""

import io
import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from docx import Document
from drafted_plans import benchmark, catalogue, plan
from streamlit.testing.v1 import AppTest

from app.begun_stores import example_plan
from app.web.conftest import TODAY, page_text
from planner.action_fields import ACTION_FIELDS, Field, Kind, Surface, fields_on
from planner.app import desk
from planner.app.cli import run
from planner.app.web.pages.plan import table
from planner.export import FORMATS
from planner.plan import ActionStatus
from planner.store import Actor, Change, Entity, Store
from planner.templates.terms import Recurrence
from planner.toolkit.assessment import Evidence
from planner.track.field_values import field_value
from planner.track.plan_standing import ActionStanding
from planner.wording import Wording
from planner.wording.facts import Facts

ENGLISH = Wording("en")
OpenPage = Callable[..., AppTest]

VALUES: dict[str, Any] = {
    "title": "A title of its own",
    "why": "Because nobody else does it",
    "first_steps": ("Ask at the first door",),
    "notes": ("Noted by the counter",),
    "indicator": "Doors that were opened",
    "indicator_note": "Counted twice a year",
    "proof": "A photograph of the door",
    "partners": ("legal",),
    "partners_note": "With the port",
    "recurrence": Recurrence.TWICE_A_YEAR,
    "effort": 17.0,
    "duration": 33,
    "budget_line": "2027-610-42",
    "political_lead": "Deputy mayor for equality",
    "person": "anna",
    "own_deadline": date(2027, 9, 17),
    "not_before": date(2027, 2, 22),
    "must_be_on": date(2027, 8, 30),
    "vote_after": 12,
    "optimistic": 27,
    "pessimistic": 58,
    "check_law": True,
    "pilot": True,
    "status": ActionStatus.BLOCKED,
    "note": "The port answers in June",
    "reason": "The key is lost",
    "percent": 37,
    "remaining": 11,
    "started": date(2026, 10, 5),
    "confirmed_on": date(2026, 10, 6),
    "review_on": date(2027, 4, 19),
    "evidence": (Evidence(title="Minutes of the port"),),
}
"""What stands in the fields of the action that every surface is asked for; others keep what the example has."""


@pytest.fixture
def filled(store: Store, anna: Actor) -> tuple[str, str]:
    """A stored plan and the action of it in which every field that can be filled says something of its own."""
    name = example_plan(store, anna, TODAY)
    action = store.plan(name).plan.actions[0].id
    row = store.plan(name).row(action)
    changes = (
        Change(entity=Entity.ACTION, of=name, id=action, field=field, seen=row[field], new=value)
        for field, value in VALUES.items()
    )
    store.commit(changes, by=anna)
    return name, action


def read(store: Store, plan: str, action: str) -> tuple[ActionStanding, Facts]:
    view = desk.plan_view(store, plan, today=TODAY, language="en")
    return view.standing.action_by_id[action], Facts.of(view.plan, ENGLISH, view.people)


def written(field: Field, action: ActionStanding, facts: Facts) -> Iterator[str]:
    """Give what every surface writes of a field's value, the shortest form in which one tells it from others."""
    value = field_value(action, field)
    match field.kind:
        case Kind.ROLE | Kind.ROLES | Kind.PERSON | Kind.COST_BAND:
            yield facts.text(action, field)
        case Kind.LINES:
            yield from value
        case Kind.EVIDENCE:
            yield from (evidence.title for evidence in value)
        case Kind.DAY | Kind.FIRST_DAY | Kind.DEADLINE if value:  # what is blocked has no day on which it was finished
            yield ENGLISH.date(value)
        case Kind.WORD:
            yield ENGLISH.label(value)
        case Kind.LINE | Kind.REMARK | Kind.PARAGRAPH:
            yield str(value)
        case Kind.PERSON_DAYS | Kind.DURATION | Kind.PERCENT | Kind.NUMBER:
            yield ENGLISH.number(round(value))


_SAID_IN_OTHER_WORDS = frozenset({Kind.FLAG, Kind.IDS, Kind.REASONS})
"""Kinds that surfaces turn into sentences: tests of these hold them."""


def test_what_surfaces_are_asked_for_is_something(store: Store, filled: tuple[str, str]) -> None:
    shown = {*fields_on(Surface.PAGE), *fields_on(Surface.SHOW), *fields_on(Surface.WORD)}
    filled_in = read(store, *filled)
    silent = {field.name for field in shown if not any(written(field, *filled_in))}
    assert silent == {field.name for field in shown if field.kind in _SAID_IN_OTHER_WORDS} | {"finished"}


def test_json_has_the_fields_that_declare_it_and_no_other() -> None:
    data = json.loads(FORMATS[".json"](plan(1), benchmark(), catalogue(), TODAY))
    declared = {field.name for field in fields_on(Surface.JSON)}
    assert declared == {field.name for field in ACTION_FIELDS} & data["actions"][0].keys()


def test_a_form_asks_for_every_field_that_it_declares(
    store: Store,
    open_page: OpenPage,
    filled: tuple[str, str],
) -> None:
    name, action = filled
    page = open_page("plan", plan=name, action=action)
    keys = {str(widget.key) for widget in page if getattr(widget, "key", None)}
    card = open_page("mine", plan=name, owner=read(store, name, action)[0].owner)
    card.session_state[f"mine-{name}-{action}-0-change"] = True
    card.run()
    keys |= {str(widget.key) for widget in card if getattr(widget, "key", None)}
    # What is blocked has no end: it is asked for once the action is done.
    desk.edit(store, name, store.plan(name).changes(action, status=ActionStatus.DONE), by=Actor("anna"), today=TODAY)
    done = open_page("plan", plan=name, action=action)
    keys |= {str(widget.key) for widget in done if getattr(widget, "key", None)}
    asked = {field.name for field in fields_on(Surface.FORM) if any(key.endswith(f"-{field.name}") for key in keys)}
    assert asked == {field.name for field in fields_on(Surface.FORM)}


def test_the_reading_view_shows_every_field_that_it_declares(
    store: Store,
    open_page: OpenPage,
    filled: tuple[str, str],
) -> None:
    name, action = filled
    shown = page_text(open_page("plan", plan=name, action=action))
    filled_in = read(store, name, action)
    missing = {
        field.name for field in fields_on(Surface.PAGE) for text in written(field, *filled_in) if text not in shown
    }
    assert missing == set()


def test_the_list_has_a_column_for_every_field_that_it_declares() -> None:
    assert {field.name for field in table.columns()} == {field.name for field in fields_on(Surface.LIST)}


def test_the_command_line_shows_and_takes_every_field_that_it_declares(
    store: Store,
    filled: tuple[str, str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    name, action = filled
    assert run(["show", name, action, "--store", store.where], ENGLISH) == 0
    shown = " ".join(capsys.readouterr().out.split())
    filled_in = read(store, name, action)
    missing = {
        field.name for field in fields_on(Surface.SHOW) for text in written(field, *filled_in) if text not in shown
    }
    assert missing == set()
    assert run(["update", "--help"], ENGLISH) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert [field.name for field in fields_on(Surface.UPDATE) if field.option not in page] == []


def test_what_is_typed_on_the_command_line_stands_in_the_plan(
    store: Store,
    filled: tuple[str, str],
) -> None:
    name, action = filled
    words = ["update", name, action, "--budget-line", "2028-1", "--store", store.where, "--by", "Anna"]
    assert run(words, ENGLISH) == 0
    assert store.plan(name).plan.action_by_id[action].budget_line == "2028-1"
    assert run([*words[:4], "", *words[5:]], ENGLISH) == 0
    assert store.plan(name).plan.action_by_id[action].budget_line is None


def test_word_prints_every_field_that_it_declares(store: Store, filled: tuple[str, str]) -> None:
    name, action = filled
    view = desk.plan_view(store, name, today=TODAY)
    document = Document(io.BytesIO(desk.export(view, ".docx")))
    text = "\n".join(
        "".join(
            run_.text or "" for run_ in element.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")
        )
        for element in document.element.body.iterchildren()
    )
    filled_in = read(store, name, action)
    missing = {
        field.name
        for field in fields_on(Surface.WORD)
        for words in written(field, *filled_in)
        if words.rstrip(".") not in text
    }
    assert missing == set()
