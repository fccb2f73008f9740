"""Small plans for the tests of tracking, all from one week of January 2027 on."""

from datetime import date
from pathlib import Path

import yaml
from hypothesis import strategies as st

from planner.draft.means import CityMeans, ServiceShare, YearShare
from planner.plan import Action, Dependency, Plan, PlanObjective, PlanRole
from planner.templates.method import CostBand, Method
from planner.templates.terms import Link
from planner.toolkit.assessment import AssessmentKind, Standing
from planner.toolkit.city import City
from planner.toolkit.plan_settings import PlanStatus
from planner.track.plan_standing import PlanStanding
from planner.track.progress import ActionProgress
from planner.track.standing import standing

MONDAY = date(2027, 1, 4)

BANDS = tuple(
    CostBand.model_validate(band)
    for band in (
        {"band": 0, "from": 0, "below": 2000, "title": "Under €2,000"},
        {"band": 1, "from": 2000, "below": 10000, "title": "€2,000 to €10,000"},
        {"band": 2, "from": 10000, "title": "€10,000 or more"},
    )
)

METHOD = Method.model_validate(
    yaml.safe_load(
        (Path(__file__).parents[1] / "plan_templates/anti-discrimination/method.yaml").read_text(encoding="utf-8")
    )
)


MEANS = CityMeans(
    assumed=False,
    posts=1.0,
    days_a_year=210,
    horizon_years=3,
    starts_in_four_weeks=6,
    services=(ServiceShare(services=("hr",), posts=1.0, assumed=False),),
    money=tuple(
        YearShare(first=date(year, 1, 4), last=date(year + 1, 1, 3), amount=10_000, assumed=False)
        for year in (2027, 2028, 2029)
    ),
)
"""Those of a city that says all of them, for plans from :data:`MONDAY` on."""


def action(action_id: str, duration: int = 5, **facts: object) -> Action:
    """Return an action that differs from all others in what the test says only."""
    usual = {
        "id": action_id,
        "factor": action_id[:3],
        "title": f"Action {action_id}",
        "why": "It is missing.",
        "first_steps": ["Begin."],
        "indicator": "One rule in force",
        "proof": "Signed rule",
        "answers": ["1.1"],
        "reasons": [{"kind": "standing", "factor": action_id[:3], "standing": "missing"}],
        "type": "rule",
        "owner": "hr",
        "duration": duration,
        "effort": 10,
        "cost_band": 0,
        "remit": "own",
        "impact": 3,
        "base_impact": 3,
        "visible": "public",
    }
    return Action.model_validate({**usual, **facts})


def plan_of(*actions: Action, waits: tuple[Dependency, ...] = (), **head: object) -> Plan:
    """Return a plan with these actions, an objective for each of their key factors, and two roles."""
    factors = dict.fromkeys(action.factor for action in actions)
    usual = {
        "city": City(name="Harbour"),
        "language": "en",
        "title": "Plan",
        "version": "1",
        "status": PlanStatus.DRAFT,
        "benchmark": "anti-discrimination",
        "benchmark_version": "2012",
        "assessed_on": date(2026, 10, 1),
        "assessment_kind": AssessmentKind.SELF_ASSESSMENT,
        "start": MONDAY,
        "objectives": tuple(
            PlanObjective(
                factor=factor, title=f"Factor {factor}", objective="It is so.", target="1", standing=Standing.MISSING
            )
            for factor in factors
        ),
        "roles": (
            PlanRole(id="hr", title="Human resources", holder="Personnel office"),
            PlanRole(id="council", title="Council secretariat", holder=None, vacant=True),
        ),
        "cost_bands": BANDS,
        "dependencies": waits,
        "actions": actions,
    }
    return Plan.model_validate({**usual, **head})


def wait(predecessor: str, successor: str, link: Link = Link.FINISH_TO_START, lag: int = 0) -> Dependency:
    """Return a dependency between two actions."""
    return Dependency(predecessor=predecessor, successor=successor, link=link, lag=lag)


def standing_of(plan: Plan, *reports: ActionProgress, today: date = MONDAY) -> PlanStanding:
    """Return how a plan without an assessment stands after these reports."""
    return standing(plan, {report.action: report for report in reports}, today, draft=None, method=METHOD)


@st.composite
def plans(draw: st.DrawFn, most: int = 7) -> Plan:
    """Give plans without loops, with every kind of link and with waits that run over weekends."""
    number = draw(st.integers(1, most))
    ids = [f"F{1 + index % 3:02}-{index:02}" for index in range(number)]
    actions = [
        action(id_, draw(st.integers(0, 30)), elapsed=draw(st.integers(0, 5)) == 0, effort=draw(st.integers(0, 40)))
        for id_ in ids
    ]
    pairs = [(before, after) for place, after in enumerate(ids) for before in ids[:place]]
    linked = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=8)) if pairs else []
    waits = tuple(wait(*pair, draw(st.sampled_from(Link)), draw(st.integers(0, 10))) for pair in linked)
    return plan_of(*actions, waits=waits)
