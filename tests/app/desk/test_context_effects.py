"""What a city reads in its context is shown by what it does to the plan."""

import pytest

from planner.app.desk import PlanView
from planner.app.desk.context_effects import OnAction, context_effects
from planner.draft.case import Case
from planner.plan import ContextEffect

ORDER = tuple(ContextEffect)


@pytest.fixture(scope="module")
def case(view: PlanView) -> Case:
    assert view.case is not None
    return view.case


@pytest.fixture(scope="module")
def effects(case: Case) -> dict[str, tuple[OnAction, ...]]:
    return dict(context_effects(case))


def test_every_contextual_factor_has_its_list_also_where_it_does_nothing(
    case: Case, effects: dict[str, tuple[OnAction, ...]]
) -> None:
    assert list(effects) == [factor.id for factor in case.benchmark.contextual_factors]
    assert all(effects[factor] == () for factor in effects if factor not in case.assessment.context)


def test_effects_stand_by_kind_then_by_action_each_once(effects: dict[str, tuple[OnAction, ...]]) -> None:
    for of_factor in effects.values():
        places = [(ORDER.index(effect.effect), effect.action) for effect in of_factor]
        assert places == sorted(places)
        assert len(set(of_factor)) == len(of_factor)


def test_a_replaced_action_is_called_by_its_title_though_it_is_not_in_the_plan(
    case: Case, effects: dict[str, tuple[OnAction, ...]]
) -> None:
    replaced = [effect for of in effects.values() for effect in of if effect.effect is ContextEffect.REPLACE]
    assert replaced
    titles = {template.title for template in case.catalogue.actions}
    assert all(effect.other in titles and effect.other != effect.title for effect in replaced)


def test_readings_that_nobody_made_do_nothing(case: Case) -> None:
    silent = Case(
        assessment=case.assessment.model_copy(update={"context": {}}),
        benchmark=case.benchmark,
        catalogue=case.catalogue,
        language=case.language,
    )
    assert not any(context_effects(silent).values())
