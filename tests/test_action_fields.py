"""One table says all that is to be known of an action's fields."""

import re

import pytest

from planner.action_fields import ACTION_FIELDS, FIELD_BY_NAME, Field, Kind, Surface, fields_on
from planner.app.cli.field_options import READ
from planner.app.web.field_form import FieldForm
from planner.plan import Action
from planner.track.field_values import choices
from planner.track.progress import ActionProgress
from planner.wording import LANGUAGES, Wording
from planner.wording.field_names import field_name


def test_the_table_has_every_field_of_an_action_and_no_other() -> None:
    facts = Action.model_fields.keys() - {"id"}
    reports = ActionProgress.model_fields.keys() - {"action"}
    assert {field.name for field in ACTION_FIELDS} == facts | reports
    assert len(FIELD_BY_NAME) == len(ACTION_FIELDS)


@pytest.mark.parametrize("field", ACTION_FIELDS, ids=lambda field: field.name)
def test_a_field_shows_somewhere_and_what_can_be_edited_is_edited_somewhere(field: Field) -> None:
    assert field.shows
    assert (field.edit is not None) == bool(field.shows & {Surface.FORM, Surface.LIST, Surface.UPDATE})
    assert bool(field.option) == (Surface.UPDATE in field.shows)


@pytest.mark.parametrize("field", fields_on(Surface.FORM), ids=lambda field: field.name)
def test_a_form_knows_how_to_ask_for_a_field(field: Field) -> None:
    assert field.kind in FieldForm.widgets


@pytest.mark.parametrize("field", fields_on(Surface.UPDATE), ids=lambda field: field.name)
def test_the_command_line_knows_how_to_read_a_field(field: Field) -> None:
    assert field.kind in READ


@pytest.mark.parametrize(
    "field", [each for each in fields_on(Surface.UPDATE) if each.kind is Kind.WORD], ids=lambda field: field.name
)
def test_the_page_of_a_command_names_every_word_that_can_be_typed(field: Field) -> None:
    assert set(re.findall(r"[a-z-]+", field.option)) - {"or"} == {word.value for word in choices(field)}


@pytest.mark.parametrize("field", fields_on(Surface.HISTORY), ids=lambda field: field.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_history_calls_a_field_by_its_words(field: Field, language: str) -> None:
    assert field_name(field.name, Wording(language)) == Wording(language).say(field.words)
