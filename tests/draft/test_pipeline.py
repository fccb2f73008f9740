"""From an assessment to a plan, on the sample cities."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # its stubs are a package of their own
import pytest

from planner.draft.case import Case
from planner.draft.pipeline import Frame, deadline_of, draft
from planner.draft.undertaking import undertaking
from planner.export.plan_data import write_json
from planner.files.assessments import read_assessment
from planner.files.content import read_benchmark, read_catalogue
from planner.files.schemas import plan_schema
from planner.plan import Action, NeededByReason, Plan, PlanHead, PlannedAdoption, PlanRole
from planner.proposal.choice import LaterCause
from planner.proposal.left_out import LeftOutCause
from planner.proposal.quick_wins import Horizon, QuickWinLimit
from planner.schedule.months import months_later
from planner.schedule.workdays import WorkCalendar, work_calendar
from planner.templates.catalogue import Catalogue
from planner.templates.terms import Recurrence
from planner.toolkit.assessment import Answer, Assessment, Response, Standing
from planner.toolkit.benchmark import Benchmark
from planner.toolkit.plan_settings import PlanSettings
from planner.track.plan_standing import OF_COUNTRY, PlanStanding, WarningKind
from planner.track.reasons import Earlier, reasons_to_read
from planner.track.standing import standing_of_draft

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "benchmark" / "anti-discrimination" / "samples"
CITIES = ("montorval", "havelmar", "brennavel", "lindavelle")


@pytest.fixture(scope="module")
def toolkit() -> Benchmark:
    return read_benchmark(ROOT / "benchmark" / "anti-discrimination", "en")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue(ROOT / "plan_templates" / "anti-discrimination", "en")


def frame_of(assessment: Assessment) -> Frame:
    settings = assessment.plan
    return Frame(
        start=settings.start or date(2027, 1, 4),
        calendar=work_calendar(settings.country or assessment.city.country, settings.region, settings.closures),
        language="en",
        title="Plan",
    )


def drafted(assessment: Assessment, toolkit: Benchmark, catalogue: Catalogue) -> PlanStanding:
    case = Case(assessment=assessment, benchmark=toolkit, catalogue=catalogue, language="en")
    return standing_of_draft(draft(case, frame_of(assessment)), case.own_catalogue.method)


@pytest.fixture(scope="module")
def assessments(toolkit: Benchmark, catalogue: Catalogue) -> dict[str, Assessment]:
    return {city: read_assessment(SAMPLES / f"{city}.yaml", toolkit, catalogue) for city in CITIES}


@pytest.fixture(scope="module")
def plans(assessments: dict[str, Assessment], toolkit: Benchmark, catalogue: Catalogue) -> dict[str, PlanStanding]:
    return {city: drafted(assessment, toolkit, catalogue) for city, assessment in assessments.items()}


@pytest.fixture(params=CITIES)
def plan(request: pytest.FixtureRequest, plans: dict[str, PlanStanding]) -> PlanStanding:
    return plans[request.param]


def test_the_same_assessment_gives_the_same_plan_byte_for_byte(
    plans: dict[str, PlanStanding], assessments: dict[str, Assessment], toolkit: Benchmark, catalogue: Catalogue
) -> None:
    for city, assessment in assessments.items():
        again = drafted(assessment, toolkit, catalogue)
        assert again.model_dump_json() == plans[city].model_dump_json()


def test_what_is_decided_survives_being_written_and_read(plan: PlanStanding) -> None:
    written = json.loads(write_json(plan))
    # What people call a service follows from its holder and its title, which are decided.
    written["roles"] = [{name: role[name] for name in PlanRole.model_fields} for role in written["roles"]]
    head = {name: written[name] for name in Plan.model_fields}
    actions = [{name: action[name] for name in Action.model_fields if name in action} for action in written["actions"]]
    assert Plan.model_validate({**head, "actions": actions}) == Plan.model_validate(
        {name: getattr(plan, name) for name in PlanHead.model_fields}
        | {"actions": [{name: getattr(action, name) for name in Action.model_fields} for action in plan.actions]}
    )


def test_a_plan_as_json_follows_the_published_schema(plan: PlanStanding) -> None:
    written = json.loads(write_json(plan))
    assert [error.message for error in jsonschema.Draft202012Validator(plan_schema()).iter_errors(written)] == []


def test_every_reason_of_a_plan_is_so_by_the_assessment_that_it_was_drafted_from(plan: PlanStanding) -> None:
    read = [reason for action in plan.actions for reason in reasons_to_read(plan, action)]
    assert not [reason for reason in read if isinstance(reason, Earlier)]


def test_the_json_says_what_is_unanswered_and_where_respondents_differ(plans: dict[str, PlanStanding]) -> None:
    diagnosis = json.loads(write_json(plans["havelmar"]))["diagnosis"]
    by_factor = {finding["factor"]: finding for finding in diagnosis["factors"]}
    assert by_factor["F10"]["unanswered"] == ["10.3"]
    assert by_factor["F03"]["disagreements"] == ["3.1"]
    assert "8.1" in by_factor["F08"]["reasons"]


def test_every_missing_or_weak_factor_has_an_objective_with_what_is_promised_or_put_off(plan: PlanStanding) -> None:
    gaps = {
        finding.factor for finding in plan.diagnosis.factors if finding.standing in {Standing.MISSING, Standing.WEAK}
    }
    assert gaps <= {objective.factor for objective in plan.objectives}
    assert gaps <= {promise.factor for promise in plan.results} | {later.factor for later in plan.later}


def test_a_city_with_everything_in_place_gets_an_empty_plan(plans: dict[str, PlanStanding]) -> None:
    plan = plans["lindavelle"]
    assert plan.actions == ()
    assert plan.objectives == ()
    assert plan.finish is None
    assert plan.critical_path == ()
    assert plan.warnings == ()


def test_a_prerequisite_stands_before_what_it_unlocks_and_scores_at_least_as_much(plan: PlanStanding) -> None:
    place = {action.id: number for number, action in enumerate(plan.actions)}
    score = {action.id: action.priority.score for action in plan.actions}
    for link in plan.dependencies:
        assert place[link.predecessor] < place[link.successor]
        assert score[link.predecessor] >= score[link.successor]


def test_ranks_count_from_one_in_plan_order(plan: PlanStanding) -> None:
    assert [action.priority.rank for action in plan.actions] == list(range(1, len(plan.actions) + 1))


def test_an_action_starts_after_its_prerequisites_finish(plan: PlanStanding) -> None:
    for link in plan.dependencies:
        before, after = plan.action_by_id[link.predecessor].dates, plan.action_by_id[link.successor].dates
        assert before.early_finish < after.early_start
        assert before.late_finish < after.late_start


def test_whatever_an_action_is_needed_by_is_in_the_plan_or_was_left_out(plan: PlanStanding) -> None:
    known = set(plan.action_by_id) | {omission.action for omission in plan.left_out}
    for action in plan.actions:
        for reason in action.reasons:
            if isinstance(reason, NeededByReason):
                assert reason.action in known


def test_a_quick_win_keeps_every_limit_and_the_rest_say_which_they_fail(plan: PlanStanding) -> None:
    for action in plan.actions:
        is_quick = action.quick_win.horizon is Horizon.QUICK_WIN
        assert is_quick == (action.quick_win.failed == ())
        late = action.dates.early_finish >= plan.start + timedelta(weeks=26)
        assert late == (QuickWinLimit.EARLIEST_FINISH in action.quick_win.failed)


def test_an_action_is_in_the_plan_or_left_out_never_both(plan: PlanStanding, catalogue: Catalogue) -> None:
    left_out = Counter(omission.action for omission in plan.left_out)
    assert not set(plan.action_by_id) & set(left_out)
    assert set(left_out.values()) <= {1}
    originals = {action.id.removesuffix("-weak").removesuffix("-strong") for action in plan.actions}
    for template in catalogue.actions:
        assert template.id in left_out or template.id in originals


def test_an_action_with_a_deadline_of_its_own_is_in_the_plan(plans: dict[str, PlanStanding]) -> None:
    plan = plans["havelmar"]
    assert plan.action_by_id["F08-02"].due == date(2027, 9, 10)
    assert plan.action_by_id["F11-03"].due == date(2027, 6, 30)


def test_what_is_done_is_left_out_and_counts_as_met(plans: dict[str, PlanStanding]) -> None:
    plan = plans["havelmar"]
    causes = {omission.action: omission.cause for omission in plan.left_out}
    assert causes["F03-01"] is LeftOutCause.DONE
    assert all(link.predecessor != "F03-01" for link in plan.dependencies)


def test_a_service_to_be_filled_is_warned_about_and_its_work_begins_then(
    assessments: dict[str, Assessment], toolkit: Benchmark, catalogue: Catalogue
) -> None:
    filled = date(2027, 9, 1)
    settings = {"roles": {"hr": {"vacant": True}}, "means": {"services": {"hr": {"filled_from": filled.isoformat()}}}}
    brennavel = assessments["brennavel"].model_copy(update={"plan": PlanSettings.model_validate(settings)})
    plan = drafted(brennavel, toolkit, catalogue)
    theirs = [action for action in plan.actions if action.owner == "hr"]
    assert theirs
    assert all(action.dates.early_start >= filled for action in theirs)
    warned = [warning.values for warning in plan.warnings if warning.kind is WarningKind.UNFILLED_ROLE]
    assert warned == [{"role": plan.role_by_id["hr"].title, "actions": len(theirs), "day": filled}]


def test_what_a_service_without_posts_would_lead_is_left_for_later(
    assessments: dict[str, Assessment], toolkit: Benchmark, catalogue: Catalogue
) -> None:
    settings = PlanSettings.model_validate(
        {"roles": {"hr": {"vacant": True}}, "means": {"services": {"hr": {"posts": 0}}}}
    )
    plan = drafted(assessments["brennavel"].model_copy(update={"plan": settings}), toolkit, catalogue)
    assert not [action.id for action in plan.actions if action.owner == "hr"]
    causes = {left.action: left.cause for left in plan.left_out}
    assert causes["F06-03"] is LeftOutCause.VACANT
    assert {(later.what, later.cause, later.services) for later in plan.later} >= {("6.2", LaterCause.VACANT, ("hr",))}


def test_what_a_vacant_service_leads_begins_once_it_is_assumed_to_be_filled(
    assessments: dict[str, Assessment], toolkit: Benchmark, catalogue: Catalogue
) -> None:
    settings = PlanSettings.model_validate({"roles": {"hr": {"vacant": True}}})
    assessment = assessments["brennavel"].model_copy(update={"plan": settings})
    case = Case(assessment=assessment, benchmark=toolkit, catalogue=catalogue, language="en")
    frame = frame_of(assessment)
    chosen = undertaking(case, frame)
    filled = months_later(frame.start, case.own_catalogue.method.means.vacancy_months)
    starts = [place.start for id_, place in chosen.choice.places.items() if chosen.town.actions[id_].owner == "hr"]
    assert starts
    assert min(starts) >= filled


def test_a_deadline_before_the_earliest_finish_is_a_warning_and_negative_float(
    assessments: dict[str, Assessment], toolkit: Benchmark, catalogue: Catalogue
) -> None:
    havelmar = assessments["havelmar"]
    settings = havelmar.plan.model_copy(update={"deadlines": {"F02-05": date(2027, 3, 1)}})
    plan = drafted(havelmar.model_copy(update={"plan": settings}), toolkit, catalogue)
    assert plan.action_by_id["F02-05"].dates.total_float < 0
    assert plan.action_by_id["F02-04"].dates.total_float < 0
    missed = [warning for warning in plan.warnings if warning.kind is WarningKind.MISSED_DEADLINE]
    assert [warning.values["action"] for warning in missed] == ["F02-05"]


def test_a_blank_assessment_asks_for_the_facts_and_promises_nothing(toolkit: Benchmark, catalogue: Catalogue) -> None:
    blank = Assessment.model_validate(
        {"city": {"name": "Newtown"}, "benchmark": "anti-discrimination", "date": "2026-11-02"}
    )
    plan = drafted(blank, toolkit, catalogue)
    assert [action.id for action in plan.actions] == ["F00-01"]
    assert plan.results == ()
    assert {later.what for later in plan.later} == {question.id for f in toolkit.factors for question in f.asked}
    assert [warning.kind for warning in plan.warnings if warning.kind is WarningKind.NOT_ASSESSED]


@pytest.mark.parametrize(
    ("country", "region", "kinds"),
    [(None, None, [WarningKind.NO_CITY_COUNTRY]), ("DE", None, [WarningKind.NO_REGION]), ("DE", "NI", [])],
)
def test_a_plan_says_what_it_must_know_to_name_the_law(
    country: str | None, region: str | None, kinds: list[WarningKind], toolkit: Benchmark, catalogue: Catalogue
) -> None:
    city = {"name": "Newtown", **({"country": country} if country else {})}
    settings = {"region": region} if region else {}
    blank = {"city": city, "benchmark": "anti-discrimination", "date": "2026-11-02", "plan": settings}
    plan = drafted(Assessment.model_validate(blank), toolkit, catalogue)
    assert [warning.kind for warning in plan.warnings if warning.kind in OF_COUNTRY] == kinds


@pytest.mark.parametrize(
    ("country", "figures", "asked"),
    [
        # 23 May 2027, within the plan; a city that gives its own date is not asked.
        ("ES", None, 1),
        ("ES", {"election": "2027-05-23"}, 0),
        # In March 2030, when the plan has ended.
        ("NL", None, 0),
    ],
)
def test_a_city_whose_council_is_elected_within_the_plan_is_asked_for_the_date(
    country: str, figures: dict[str, str] | None, asked: int, toolkit: Benchmark, catalogue: Catalogue
) -> None:
    context = {"C6": {"figures": figures}} if figures else {}
    blank = {"city": {"name": "Newtown", "country": country}, "benchmark": "anti-discrimination", "date": "2026-11-02"}
    plan = drafted(Assessment.model_validate_json(json.dumps({**blank, "context": context})), toolkit, catalogue)
    elections = [warning for warning in plan.warnings if warning.kind is WarningKind.ELECTION]
    assert len(elections) == asked


def test_a_chosen_scope_plans_for_the_chosen_factors_and_what_they_need(
    toolkit: Benchmark, catalogue: Catalogue
) -> None:
    answers = {question.id: (Response(answer=Answer.NO),) for question in toolkit.factor_by_id["F08"].questions}
    assessment = Assessment.model_validate(
        {"city": {"name": "Newtown"}, "benchmark": "anti-discrimination", "date": "2026-11-02", "scope": ["F08"]}
    ).model_copy(update={"answers": answers})
    plan = drafted(assessment, toolkit, catalogue)
    needed = {link.predecessor for link in plan.dependencies}
    for action in plan.actions:
        assert action.factor == "F08" or action.id in needed
    standings = {objective.factor: objective.standing for objective in plan.objectives}
    assert standings["F08"] is Standing.MISSING
    assert all(standing is None for factor, standing in standings.items() if factor != "F08")


def action(**changes: object) -> Action:
    facts: dict[str, object] = {
        "id": "F01-01",
        "factor": "F01",
        "title": "Adopt a statement",
        "why": "Because.",
        "first_steps": ("Write it.",),
        "indicator": "Adopted",
        "proof": "Minutes",
        "answers": ("1.1",),
        "reasons": (NeededByReason(action="F01-02"),),
        "type": "mandate",
        "owner": "mayor",
        "duration": 30,
        "effort": 8,
        "cost_band": 0,
        "remit": "own",
        "impact": 4,
        "base_impact": 4,
        "visible": "public",
        "recurrence": Recurrence.ONCE,
    }
    return Action.model_validate(facts | changes)


def test_a_deadline_leaves_slack_after_the_early_finish(catalogue: Catalogue) -> None:
    friday, calendar = date(2027, 2, 12), WorkCalendar()
    assert deadline_of(action(), friday, calendar, catalogue.method) == date(2027, 2, 19)
    assert deadline_of(action(duration=200), friday, calendar, catalogue.method) == date(2027, 3, 12)
    assert deadline_of(action(own_deadline=date(2027, 2, 1)), friday, calendar, catalogue.method) == date(2027, 2, 1)


def test_a_date_that_the_context_asks_for_cuts_the_slack_but_not_the_action(catalogue: Catalogue) -> None:
    friday, calendar = date(2027, 2, 12), WorkCalendar()
    near, past = action(finish_by=date(2027, 2, 15)), action(finish_by=date(2027, 2, 1))
    assert deadline_of(near, friday, calendar, catalogue.method) == date(2027, 2, 15)
    assert deadline_of(past, friday, calendar, catalogue.method) == friday


def test_only_what_is_in_the_plan_is_said_to_begin_before_its_adoption(
    toolkit: Benchmark, catalogue: Catalogue
) -> None:
    assessment = read_assessment(SAMPLES / "montorval.yaml", toolkit, catalogue)
    case = Case(assessment=assessment, benchmark=toolkit, catalogue=catalogue, language="en")
    frame, session = frame_of(assessment), date(2026, 12, 14)
    first = draft(case, frame).plan.actions[0].id
    asked = PlannedAdoption(session=session, may_begin_before=(first, first, "F99-99"), first=date(2026, 12, 1))
    adoption = draft(case, replace(frame, to_adopt=asked)).plan.to_adopt
    assert adoption
    assert adoption.may_begin_before == (first,)
    nothing = draft(case, replace(frame, to_adopt=asked.model_copy(update={"may_begin_before": ("F99-99",)})))
    assert nothing.plan.to_adopt == PlannedAdoption(session=session)
