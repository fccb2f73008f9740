"""People who add the same at the same moment get a row each, and no conflict between them; on both engines."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from shutil import copyfile
from threading import Barrier

import pytest
from store.engines import ENGINES

from planner.app import desk
from planner.app.desk.intake import example_file
from planner.problem import ProblemsFoundError
from planner.store import Entity, Store, open_store, verify

TODAY = date(2026, 11, 13)
PEOPLE = ("Anna", "Boris", "Chiara", "Dunja")


@pytest.fixture(params=ENGINES)
def stores(request: pytest.FixtureRequest, blank_file: Path, tmp_path: Path) -> Iterator[list[Store]]:
    """The same store, opened by each of four people."""
    if request.param == "sqlite":
        place: str | Path = copyfile(blank_file, tmp_path / "planner.db")
    else:
        place = request.getfixturevalue("server").empty_store()
    opened = [open_store(place) for _ in PEOPLE]
    yield opened
    for store in opened:
        store.close()


def together(stores: list[Store], do: Callable[[Store, str], object]) -> list[object]:
    """Let everybody do something at the same moment, and return what each got; refusals among it."""
    start = Barrier(len(PEOPLE))

    def attempt(store: Store, name: str) -> object:
        start.wait(timeout=30)
        try:
            return do(store, name)
        except ProblemsFoundError as refused:
            return [problem.code for problem in refused.problems]

    with ThreadPoolExecutor(len(PEOPLE)) as pool:
        return list(pool.map(attempt, stores, PEOPLE))


def test_everybody_who_adds_an_action_gets_one(stores: list[Store]) -> None:
    first = stores[0]
    plan = desk.open_example(first, "havelmar", by=desk.introduce(first, "Anna"), today=TODAY).plan

    def add(store: Store, name: str) -> object:
        by = desk.introduce(store, name)
        return desk.add_action(store, plan, f"{name}’s", owner="hr", by=by, today=TODAY, factor="F06")[1]

    added = together(stores, add)
    assert sorted(map(str, added)) == ["F06-X1", "F06-X2", "F06-X3", "F06-X4"]
    actions = first.plan(plan).plan.action_by_id
    assert {actions[str(id_)].title for id_ in added} == {f"{name}’s" for name in PEOPLE}
    verify(first)


def test_everybody_who_imports_an_assessment_of_the_day_gets_one(stores: list[Store], tmp_path: Path) -> None:
    text = example_file("havelmar").read_text(encoding="utf-8")
    files = {name: tmp_path / f"{name}.yaml" for name in PEOPLE}
    for name, file in files.items():
        assert "Arrêté 2026-112" in text
        file.write_text(text.replace("Arrêté 2026-112", f"Arrêté of {name}"), "utf-8")

    def bring(store: Store, name: str) -> object:
        return desk.import_assessment(store, files[name], by=desk.introduce(store, name)).assessment

    brought = together(stores, bring)
    assert sorted(map(str, brought)) == [
        "havelmar-2026-10-15",
        *(f"havelmar-2026-10-15-{number}" for number in (2, 3, 4)),
    ]
    assert [city.id for city in stores[0].cities()] == ["havelmar"]
    verify(stores[0])


def test_of_those_who_import_the_same_file_one_brings_it_and_the_others_hear_so(stores: list[Store]) -> None:
    def bring(store: Store, name: str) -> object:
        by = desk.introduce(store, name)
        return desk.import_assessment(store, example_file("havelmar"), by=by).assessment

    brought = together(stores, bring)
    assert sorted(map(str, brought)) == [*["['already-imported']"] * 3, "havelmar-2026-10-15"]
    assert len(stores[0].people()) == 1


def test_everybody_who_drafts_gets_a_plan(stores: list[Store]) -> None:
    first = stores[0]
    by = desk.introduce(first, "Anna")
    assessment = desk.import_assessment(first, example_file("brennavel"), by=by).assessment

    def draft(store: Store, name: str) -> object:
        return desk.draft_into(store, assessment, by=desk.introduce(store, name), today=TODAY).plan

    drafted = together(stores, draft)
    assert len(set(map(str, drafted))) == len(PEOPLE)
    assert {plan.id for plan in first.plans()} == set(drafted)
    verify(first)


def test_an_example_that_all_open_at_once_comes_once(stores: list[Store]) -> None:
    def look(store: Store, name: str) -> object:
        return desk.open_example(store, "montorval", by=desk.introduce(store, name), today=TODAY).plan

    assert len(set(map(str, together(stores, look)))) == 1
    assert len(stores[0].plans()) == 1


def test_the_same_name_said_by_all_at_once_is_one_city_and_one_person(stores: list[Store]) -> None:
    def create(store: Store, name: str) -> object:
        return desk.create_city(store, f"City of {name}", by=desk.introduce(store, "Team")).id

    together(stores, create)
    assert [person.name for person in stores[0].people()] == ["Team"]
    again = together(stores, lambda store, _: desk.create_city(store, "Rocmarin", by=desk.introduce(store, "Team")).id)
    assert set(again) == {"rocmarin"}


def test_respondents_of_the_same_function_are_two(stores: list[Store]) -> None:
    first = stores[0]
    by = desk.introduce(first, "Anna")
    assessment = desk.import_assessment(first, example_file("montorval"), by=by).assessment

    def join(store: Store, name: str) -> object:
        return desk.add_respondent(store, assessment, "Youth worker", None, by=desk.introduce(store, name))[1]

    assert len(set(map(str, together(stores, join)))) == len(PEOPLE)


def test_one_reference_is_given_to_one_decision(stores: list[Store]) -> None:
    first = stores[0]
    plan = desk.open_example(first, "havelmar", by=desk.introduce(first, "Anna"), today=TODAY).plan
    view = desk.plan_view(first, plan, today=TODAY)

    def adopt(store: Store, name: str) -> object:
        by = desk.introduce(store, name)
        return desk.adopt(store, view, adopted_on=TODAY, reference="2026-118", by=by).baseline.reference

    assert sorted(map(str, together(stores, adopt))) == ["2026-118", *["['baseline-exists']"] * 3]
    assert len(first.baselines(plan)) == 1


def test_an_action_of_two_who_hand_work_to_a_new_service_is_no_dispute(stores: list[Store]) -> None:
    first = stores[0]
    plan = desk.open_example(first, "montorval", by=desk.introduce(first, "Anna"), today=TODAY).plan
    stored = first.plan(plan)
    present = {role.id for role in stored.plan.roles}
    new = next(role.id for role in desk.content(stored.plan.benchmark, "en")[1].roles if role.id not in present)
    actions = dict(zip(PEOPLE, stored.plan.action_by_id, strict=False))

    def hand_over(store: Store, name: str) -> object:
        wanted = stored.changes(actions[name], owner=new)
        by = desk.introduce(store, name)
        return desk.carry_out(store, desk.prepare(stored, wanted, by=by, today=TODAY), by=by) is not None

    assert together(stores, hand_over) == [True] * len(PEOPLE)
    assert [role.id for role in first.plan(plan).plan.roles].count(new) == 1
    assert Entity.ROLE in {entry.entity for entry in first.history(plan)}
