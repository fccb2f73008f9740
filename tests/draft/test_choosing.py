"""What a city chooses from: what each action takes of whose time and money, and what each result is worth."""

from datetime import date
from typing import Any

import pytest
from cities import BENCHMARK, CATALOGUE, SAMPLES, city, diagnosis_of, proposed_to, sample

from planner.draft.case import Case
from planner.draft.choosing import CONTEXT, Town
from planner.draft.pipeline import Frame
from planner.draft.towns import town_of
from planner.proposal.choice import Field
from planner.schedule.workdays import WorkCalendar
from planner.templates.results import Part
from planner.toolkit.assessment import Assessment

START = date(2027, 1, 4)
FRAME = Frame(start=START, calendar=WorkCalendar(), language="en", title="A plan")
METHOD = CATALOGUE.method
SAID = {role: {"posts": 1.0} for role in CATALOGUE.role_by_id}
"""A city that says the time of every service, so that each gives through a pool of its own."""


def town(assessment: Assessment, kept: tuple[str, ...] = ()) -> Town:
    case = Case(assessment=assessment, benchmark=BENCHMARK, catalogue=CATALOGUE, language="en")
    return town_of(proposed_to(assessment), case, FRAME, kept)


def field(answers: dict[str, Any], kept: tuple[str, ...] = (), **more: Any) -> Field:
    plan = {"means": {"services": SAID}, **more.pop("plan", {})}
    return town(city(answers, plan=plan, **more), kept).field()


def test_the_lead_bears_six_tenths_and_its_partners_the_rest_in_equal_parts() -> None:
    chosen = field({"6.1": "no", "6.2": "no"})
    template = CATALOGUE.action_by_id["F06-03"]
    days = chosen.works["F06-03"].days
    effort = sum(days.values())
    assert days[template.owner] == pytest.approx(METHOD.means.lead_share * effort)
    partners = [days[partner] for partner in template.support]
    assert partners == pytest.approx([(1 - METHOD.means.lead_share) * effort / len(partners)] * len(partners))


def test_what_a_partner_that_nobody_is_would_do_falls_to_the_lead() -> None:
    template = CATALOGUE.action_by_id["F06-03"]
    vacant = {partner: {"vacant": True} for partner in template.support}
    usual = field({"6.1": "no", "6.2": "no"}).works["F06-03"].days
    without_time = {role: time for role, time in SAID.items() if role not in vacant}
    alone = field({"6.1": "no", "6.2": "no"}, plan={"roles": vacant, "means": {"services": without_time}})
    assert alone.works["F06-03"].days == {template.owner: pytest.approx(sum(usual.values()))}


def test_following_an_action_takes_the_coordinators_time_beside_what_the_action_takes_each_year() -> None:
    chosen = field({"6.1": "no", "6.2": "no"})
    coordinator = METHOD.means.coordinator
    for action, work in chosen.works.items():
        running = CATALOGUE.action_by_id[action].yearly_effort
        assert sum(work.yearly_days.values()) == pytest.approx(running + METHOD.means.follow_up_days), action
        assert work.yearly_days[coordinator] >= METHOD.means.follow_up_days


def test_an_action_costs_what_it_names_and_else_what_its_band_counts_as() -> None:
    works = field(dict.fromkeys(BENCHMARK.question_by_id, "no")).works
    for action, work in works.items():
        template = CATALOGUE.action_by_id[action]
        if template.money:
            assert (work.cost, work.yearly_cost) == (template.money.once, template.money.yearly)
        else:
            assert (work.cost, work.yearly_cost) == (METHOD.cost_of(template.cost_band), 0)


def test_an_action_waits_for_what_it_needs_and_comes_after_what_only_comes_first() -> None:
    works = field(dict.fromkeys(BENCHMARK.question_by_id, "no")).works
    waits = {wait.predecessor: wait.soft for wait in works["F03-08"].waits}
    assert waits["F03-01"] is False
    assert waits["F03-03"] is True
    assert set(waits) <= works.keys()


def test_the_council_votes_after_the_drafting_and_some_weeks_of_work_may_follow() -> None:
    works = field(dict.fromkeys(BENCHMARK.question_by_id, "no")).works
    voted = {action: work for action, work in works.items() if CATALOGUE.action_by_id[action].vote_after_weeks}
    assert voted
    for action, work in voted.items():
        template = CATALOGUE.action_by_id[action]
        assert template.vote_after_weeks is not None
        assert work.vote_after == round(work.duration * template.vote_after_weeks / template.weeks)
    assert works["F01-10"].vote_after is None


def test_the_opinion_of_the_staff_comes_on_top_of_the_work() -> None:
    works = field(dict.fromkeys(BENCHMARK.question_by_id, "no")).works
    assert works["F06-02"].opinion_days == METHOD.waits["staff-body"].weeks * 7  # type: ignore[index]  # a StrEnum
    assert works["F01-10"].opinion_days == 0


def test_every_key_factor_is_worth_the_same_whatever_the_city_answers() -> None:
    """With weights that follow the answers, improving one could add work for it."""
    worst = field(dict.fromkeys(BENCHMARK.question_by_id, "no")).wanted
    better = field({"1.1": "no", "1.2": "no", "2.1": "partly", "2.2": "no", "2.3": "no"}).wanted
    for question, wanted in better.items():
        assert wanted.weight == worst[question].weight


def test_a_city_weighs_key_factors_as_it_says_and_the_context_puts_results_first() -> None:
    answers = dict.fromkeys(BENCHMARK.question_by_id, "no")
    usual = field(answers).wanted
    own = field(answers, plan={"means": {"services": SAID, "factor_weights": {"F06": 2.0, "F01": 0.0}}}).wanted
    assert own["6.1"].weight == pytest.approx(2 * usual["6.1"].weight)
    assert own["1.1"].weight == 0
    assert own["7.1"].weight == usual["7.1"].weight
    first = field(answers, context={"C4": "high-unemployment"}).wanted
    assert first["6.3"].weight == pytest.approx(METHOD.choice.first_times * usual["6.3"].weight)
    assert first["7.1"].weight == usual["7.1"].weight


def test_what_only_the_context_asks_for_is_wanted_for_its_own_sake_and_for_little() -> None:
    wanted = field({"6.1": "no", "6.2": "no"}, context={"C4": "high-unemployment"}).wanted[f"{CONTEXT} C4-01"]
    assert wanted.weight == METHOD.choice.context_weight
    assert [level.by for level in wanted.levels] == [{"C4-01"}]


def test_the_facts_what_people_fixed_and_what_is_under_way_stay_whatever_they_bring() -> None:
    chosen = field(
        {"4.1": "unknown", "9.2": "no", "9.3": "no"},
        kept=("F09-13", "F66-06"),
        plan={"deadlines": {"F09-11": "2027-09-01"}},
    )
    assert chosen.always == {"F00-01", "F09-11", "F09-13"}
    assert field({"9.2": "no", "9.3": "no"}).always == set()


@pytest.mark.parametrize(("posts", "early"), [(0.01, "early_results_small"), (1.0, "early_results")])
def test_a_small_city_owes_fewer_early_results(posts: float, early: str) -> None:
    services = {role: {"posts": posts} for role in CATALOGUE.role_by_id}
    chosen = field({"9.2": "no", "9.3": "no"}, plan={"means": {"services": services}})
    assert chosen.early_at_least == getattr(METHOD.choice, early)


def test_early_results_are_those_that_residents_notice_within_half_a_year() -> None:
    chosen = field(dict.fromkeys(BENCHMARK.question_by_id, "no"))
    assert chosen.early_by == date(2027, 7, 4)
    assert chosen.early
    for action in chosen.early:
        template = CATALOGUE.action_by_id[action]
        assert (template.part, template.visible) == (Part.RESULT, "public")
        assert template.weeks <= METHOD.quick_win.max_weeks


@pytest.mark.parametrize("name", SAMPLES)
def test_all_that_is_wanted_and_waited_for_can_be_chosen(name: str) -> None:
    chosen = town(sample(name)).field()
    for wanted in chosen.wanted.values():
        assert wanted.steps <= chosen.works.keys()
        assert all(level.by <= chosen.works.keys() for level in wanted.levels)
    for work in chosen.works.values():
        assert {wait.predecessor for wait in work.waits} <= chosen.works.keys()
    assert chosen.always | chosen.early <= chosen.works.keys()


@pytest.mark.parametrize("name", SAMPLES)
def test_results_are_wanted_that_are_open_and_have_a_gap(name: str) -> None:
    assessment = sample(name)
    questions = {id_ for id_ in town(assessment).field().wanted if not id_.startswith(CONTEXT)}
    below = {
        finding.question
        for factor in diagnosis_of(assessment).factors
        if factor.has_gap
        for finding in factor.questions
        if finding.gap
    }
    assert questions == below
