"""What each kind of row holds, belongs to and refers to agrees with the models and with itself."""

from datetime import date

import pytest

from planner.plan import Action, ActionStatus, PlanHead
from planner.problem import Place, ProblemsFoundError
from planner.store import BENCHMARK_DOCUMENT, SAID_TO_A_BENCHMARK, Entity, record_of, value_of
from planner.store.shapes import REMOVABLE, SHAPES, Shape
from planner.store.values import Storage
from planner.track.progress import ActionProgress

ALL = pytest.mark.parametrize("shape", SHAPES.values(), ids=lambda shape: str(shape.entity))


def test_every_kind_of_row_has_a_shape() -> None:
    assert set(SHAPES) == set(Entity)


def test_what_others_belong_or_refer_to_stands_before_them() -> None:
    """Tables are made, and rows brought, in this order."""
    places = {entity: place for place, entity in enumerate(SHAPES)}
    for shape in SHAPES.values():
        needed = {shape.owner, *shape.references.values()} - {None}
        assert all(places[entity] < places[shape.entity] for entity in needed if entity is not None), shape.entity


@ALL
def test_whatever_a_shape_names_is_a_field_of_its_record(shape: Shape) -> None:
    named = {*shape.references, *shape.outside_history, *(shape.changeable or ())}
    assert named <= set(shape.fields)
    assert "id" not in shape.fields
    assert record_of(shape.entity) is shape.record


@ALL
def test_a_field_that_is_left_out_has_what_the_model_gives_it(shape: Shape) -> None:
    required = {name for name, info in shape.fields.items() if info.is_required()}
    assert set(shape.defaults) == set(shape.fields) - required
    for name, plain in shape.defaults.items():
        assert shape.codecs[name].plain(plain, Place(field=name)) == plain


@ALL
def test_each_field_is_stored_in_one_way(shape: Shape) -> None:
    by_storage = [name for storage in Storage for name in shape.named(storage)]
    assert sorted(by_storage) == sorted(shape.fields)


@ALL
def test_what_may_be_empty_refers_to_nothing_when_it_is(shape: Shape) -> None:
    for name, target in shape.references.items():
        assert name in shape.references_to(target)
        assert shape.codecs[name].storage is Storage.TEXT


def test_an_action_is_kept_with_what_is_reported_on_it() -> None:
    fields = set(SHAPES[Entity.ACTION].fields)
    assert fields == (set(Action.model_fields) | set(ActionProgress.model_fields) | {"position"}) - {"id", "action"}


def test_a_plan_is_kept_without_what_has_rows_of_its_own() -> None:
    fields = set(SHAPES[Entity.PLAN].fields)
    assert set(PlanHead.model_fields) - fields == {"objectives", "roles", "dependencies"}
    assert fields - set(PlanHead.model_fields) == {"city_facts", "assessment", "removed_on"}


def test_only_what_stands_on_its_own_is_taken_out_of_sight() -> None:
    assert {Entity.CITY, Entity.ASSESSMENT, Entity.PLAN, Entity.DOCUMENT} == REMOVABLE


def test_answers_verdicts_and_readings_may_name_another_version_of_the_benchmark() -> None:
    assert {Entity.RESPONSE, Entity.VERDICT, Entity.READING} == SAID_TO_A_BENCHMARK
    assert BENCHMARK_DOCUMENT in SHAPES[Entity.ASSESSMENT].fields


@pytest.mark.parametrize(
    ("entity", "field", "plain", "value"),
    [
        (Entity.ACTION, "status", "done", ActionStatus.DONE),
        (Entity.ACTION, "own_deadline", "2027-03-01", date(2027, 3, 1)),
        (Entity.ACTION, "own_deadline", None, None),
        (Entity.ACTION, "notes", ["Slower."], ("Slower.",)),
        (Entity.ACTION, "status", "postponed", "postponed"),
        (Entity.ACTION, "colour", "red", "red"),
    ],
)
def test_what_history_holds_is_the_models_value_again_or_stays_plain(
    entity: Entity, field: str, plain: object, value: object
) -> None:
    """A value that today's model refuses, or of a field that is no more, is still shown in the history."""
    assert value_of(entity, field, plain) == value


def test_where_a_row_stands_has_an_end_that_both_engines_hold() -> None:
    codec, here = SHAPES[Entity.ROLE].codecs["position"], Place(field="hr.position")
    most = codec.plain(1_000_000_000, here)
    assert isinstance(most, int)
    assert most < 2**31
    for position in (-1, 1_000_000_001):
        with pytest.raises(ProblemsFoundError, match=r"Write a number [≥≤]"):
            codec.plain(position, here)


def test_references_within_an_owner_name_a_row_of_the_same_owner() -> None:
    action, role = SHAPES[Entity.ACTION], SHAPES[Entity.ROLE]
    assert action.owner_of_reference("owner", "p") == "p"
    assert role.owner_of_reference("person", "p") == ""
