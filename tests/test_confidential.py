"""What is confidential is said where a field is declared, and one gate knows it."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, NamedTuple

import pytest
from canaries import WORD, confidential, hits, places, planted
from drafted_plans import plan
from pydantic import BaseModel, ValidationError

import planner
from planner.app.desk.input_files import read_case
from planner.app.desk.intake import example_file
from planner.confidential import (
    Confidential,
    Marks,
    can_hold,
    is_confidential,
    marks,
    marks_within,
    reached,
    touchy_fields,
    without_confidential,
)
from planner.proposal.diagnosis import diagnose
from planner.store.shapes import SHAPES
from planner.toolkit.assessment import Answer, Assessment, Evidence, Response
from planner.toolkit.record import Record
from planner.track.progress import ActionProgress


def all_models() -> Iterator[type[BaseModel]]:
    for module in pkgutil.walk_packages(planner.__path__, "planner."):
        if not module.name.startswith(("planner.app.web.", "planner.store.migrations")):
            importlib.import_module(module.name)
    waiting: list[type[BaseModel]] = [Record]
    while waiting:
        model = waiting.pop()
        yield model
        waiting += model.__subclasses__()


def test_every_field_that_calls_itself_confidential_is_marked() -> None:
    for model in all_models():
        own = marks(model)
        for name in model.model_fields:
            assert "confidential" not in name or name in own.values | own.flags, (
                f"{model.__name__}.{name} is not marked"
            )


def test_the_rows_of_the_store_carry_the_marks_of_the_models() -> None:
    by_row = {entity: marks(shape.record) for entity, shape in SHAPES.items() if marks(shape.record) != Marks()}
    assert {str(entity): (set(own.values), set(own.flags)) for entity, own in by_row.items()} == {
        "response": ({"confidential_note"}, set()),
        "evidence": (set(), {"confidential"}),
        "comment": (set(), {"confidential"}),
    }


def test_what_is_marked_can_be_left_out() -> None:
    for model in all_models():
        for name in marks(model).values | marks(model).flags:
            info = model.model_fields[name]
            assert not info.is_required(), f"{model.__name__}.{name}"
            assert not info.get_default(call_default_factory=True)


@pytest.mark.parametrize("model", [Assessment, ActionProgress])
def test_there_are_places_to_plant_words_in(model: type[BaseModel]) -> None:
    assert {name for _, name in places(model)} >= {"evidence"}


def test_an_assessment_comes_without_what_was_said_in_confidence() -> None:
    reach: set[tuple[type[BaseModel], str]] = set()
    spoken = planted(read_case(example_file("havelmar")).assessment, reach)
    assert reach == places(Assessment)
    assert hits(spoken.model_dump_json()) > 100
    public = without_confidential(spoken)
    assert hits(public.model_dump_json()) == 0
    assert [len(responses) for responses in public.answers.values()] == [
        len(responses) for responses in spoken.answers.values()
    ]


def test_the_diagnosis_stays_the_same_without_what_is_confidential() -> None:
    case = read_case(example_file("havelmar"))
    spoken = planted(case.assessment, set())
    scale = case.catalogue.method.scale
    whole, public = (
        diagnose(assessment, case.benchmark, scale) for assessment in (spoken, without_confidential(spoken))
    )
    assert without_confidential(whole) == public
    for before, after in zip(whole.factors, public.factors, strict=True):
        assert (before.score, before.standing, before.reasons) == (after.score, after.standing, after.reasons)


def test_what_holds_nothing_confidential_is_not_copied() -> None:
    case = read_case(example_file("havelmar"))
    assert without_confidential(case.benchmark) is case.benchmark
    public = without_confidential(plan(3))
    assert without_confidential(public) is public
    assert not can_hold(type(case.benchmark))


def test_a_record_that_is_confidential_as_a_whole_is_never_given_back() -> None:
    secret = confidential(Evidence)
    assert is_confidential(secret)
    with pytest.raises(ValueError, match="Evidence is confidential as a whole"):
        without_confidential(secret)
    assert without_confidential([secret, Evidence(title="open")]) == [Evidence(title="open")]


class _Named(NamedTuple):
    name: str
    answer: Response


@dataclass(frozen=True)
class _Shown:
    title: str
    responses: tuple[Response, ...]
    proof: Evidence


def test_collections_of_every_kind_are_looked_through() -> None:
    answer = Response(answer=Answer.NO, confidential_note=WORD, evidence=(confidential(Evidence),))
    shown = _Shown("a", (answer,), confidential(Evidence))
    for collection in (
        {"x": [answer]},
        (answer,),
        [{"y": (answer, shown)}],
        _Named("b", answer),
        shown,
        {"z": confidential(Evidence)},
    ):
        assert hits(repr(collection)) > 0
        assert hits(repr(without_confidential(collection))) == 0


class _Letter(Record):
    to: str
    whisper: Annotated[str | None, Confidential.VALUE] = None


class _Bag(Record):
    hidden: Annotated[bool, Confidential.RECORD] = False
    letters: tuple[_Letter, ...] = ()


class _Shelf(Record):
    bags: tuple[_Bag, ...] = ()
    by_name: Mapping[str, _Bag] = {}


def test_marking_a_new_field_is_enough() -> None:
    bag = _Bag(letters=(_Letter(to="a", whisper=WORD),))
    shelf = _Shelf(bags=(bag, bag.model_copy(update={"hidden": True})), by_name={"b": bag})
    public = without_confidential(shelf)
    assert public == _Shelf(bags=(_Bag(letters=(_Letter(to="a"),)),), by_name={"b": _Bag(letters=(_Letter(to="a"),))})
    assert marks_within(_Shelf) == Marks(frozenset({"whisper"}), frozenset({"hidden"}))
    assert {model.__name__ for model in reached(_Shelf)} == {"_Shelf", "_Bag", "_Letter"}
    assert touchy_fields(_Letter) == {"whisper"}
    assert touchy_fields(_Bag) == {"hidden", "letters"}


def test_an_error_about_a_record_quotes_nothing_of_it() -> None:
    with pytest.raises(ValidationError) as error:
        Response.model_validate({"answer": "perhaps", "confidential_note": WORD * 2_000, "evidence": WORD})
    assert hits(str(error.value)) == 0
