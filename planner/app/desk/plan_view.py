"""What does a person see of a stored plan on a day: facts, dates, priorities, reasons, what needs attention?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeAlias

from planner.app.desk.content import case_of_plan, content_of_plan
from planner.app.desk.earlier_standing import blocked_since
from planner.app.desk.people import names_of_people
from planner.draft.case import Case
from planner.draft.pipeline import draft_anew
from planner.plan import Plan
from planner.schedule.workdays import WorkCalendar, plan_calendar
from planner.store import Entity, Moment, State, Store, StoredPlan
from planner.templates.catalogue import Catalogue
from planner.toolkit.assessment import Respondent
from planner.toolkit.benchmark import Benchmark
from planner.track.baseline import Baseline, in_force
from planner.track.forecast import Forecast, foreseen
from planner.track.mending import Unmet, unmet_days
from planner.track.names import names_of
from planner.track.plan_standing import ActionStanding, PlanStanding
from planner.track.progress import with_status
from planner.track.reasons import reasons_to_read
from planner.track.set_days import SetDay, days_planned
from planner.track.standing import Decided, standing
from planner.wording import Wording

Baselines: TypeAlias = tuple[tuple[str, Baseline], ...]
"""What the council adopted, with the ids of the documents, in the order of adoption."""


@dataclass(frozen=True, slots=True)
class ViewKey:
    """What a view depends on: two equal keys mean equal views, so a view may be kept under its key."""

    plan: str
    state: State
    """Of the plan."""
    assessed: State | None
    """Of the assessment that it was drafted from."""
    today: date
    language: str


@dataclass(frozen=True, kw_only=True)
class PlanView:
    """A stored plan as it stands on a day; compute it once for each :class:`ViewKey`."""

    key: ViewKey
    stored: StoredPlan
    """What edits are made from."""
    standing: PlanStanding
    """All that is said of the plan and its actions."""
    forecast: Forecast
    benchmark: Benchmark
    catalogue: Catalogue
    """With the numbers that the city set itself."""
    case: Case | None
    """The assessment; None when the plan was not drafted from one in the store."""
    baselines: Baselines
    names: Mapping[str, str]
    """What readers call actions, key factors, readings and respondents."""
    people: Mapping[str, str]
    """What the people of the store are called, by their ids."""

    @property
    def id(self) -> str:
        """The plan's id."""
        return self.stored.id

    @property
    def plan(self) -> Plan:
        """With the reported status on every action."""
        return self.forecast.plan

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The plan's calendar."""
        return plan_calendar(self.plan)

    @property
    def baseline(self) -> Baseline | None:
        """What the council adopted last."""
        return in_force([adopted for _, adopted in self.baselines])

    def unmet(self, action: str | None = None) -> tuple[Unmet, ...]:
        """Return the days that the plan, or an action of it, does not keep, with what would mend each."""
        return unmet_days(self.forecast, self.calendar, self.days_planned, of=action)

    @property
    def days_planned(self) -> tuple[SetDay, ...]:
        """The promises and the votes that the plan foresees as it is planned, promises by the adopted days."""
        draft = draft_anew(self.stored.plan, self.case) if self.case else None
        return days_planned(self.plan, draft, self.catalogue.method, self.baseline)

    def reasons(self, action: ActionStanding) -> tuple[str, ...]:
        """Return why an action is in the plan, in sentences of the view's language."""
        wording = Wording(self.key.language)
        return tuple(wording.reason(reason, self.names) for reason in reasons_to_read(self.standing, action))


def view_key(store: Store, plan: str, *, today: date, language: str) -> ViewKey:
    """Return what the view of a plan depends on now; cheap enough for every run of a page.

    Raises:
        ProblemsFoundError: there is no such plan.
    """
    with store.moment() as moment:
        stored = moment.plan(plan)
        # Scores and reasons follow from the answers, so a new answer makes a view of the plan stale.
        assessed = moment.state(assessment=stored.assessment) if stored.assessment else None
    return ViewKey(plan, stored.state, assessed, today, language)


def plan_view(store: Store, plan: str, *, today: date, language: str | None = None) -> PlanView:
    """Read a plan and compute all that a page or a command shows of it.

    Sentences are in ``language``, else in the plan's; what people and the benchmark wrote is in the
    plan's.

    Raises:
        ProblemsFoundError: there is no such plan, or its benchmark cannot be read.
    """
    with store.moment() as moment:
        stored, baselines, people = moment.plan(plan), moment.baselines(plan), names_of_people(moment)
        of_plan = moment.assessment(stored.assessment) if stored.assessment else None
        former = _former_respondents(moment, stored)
    key = ViewKey(plan, stored.state, of_plan.state if of_plan else None, today, language or stored.plan.language)
    case = case_of_plan(store, stored.plan, of_plan) if of_plan else None
    decided = Decided(
        decisions=[baseline for _, baseline in baselines],
        taken_out=_taken_out(store, stored, case) if case else (),
        blocked_since=blocked_since(store, stored),
    )
    return _with_former(_view(key, stored, tuple(baselines), case, people, decided), former)


def _former_respondents(moment: Moment, stored: StoredPlan) -> tuple[Respondent, ...]:
    """Return who was asked in the city's other assessments, the latest last: reasons may rest on their answers."""
    others = (summary.id for summary in moment.assessments(stored.city) if summary.id != stored.assessment)
    return tuple(respondent for id_ in others for respondent in moment.assessment(id_).assessment.respondents)


def _with_former(view: PlanView, former: tuple[Respondent, ...]) -> PlanView:
    if not former:
        return view
    read = view.standing.model_copy(update={"former_respondents": former})
    return replace(view, standing=read, names={**{asked.id: asked.role for asked in former}, **view.names})


def _taken_out(store: Store, stored: StoredPlan, case: Case) -> frozenset[str]:
    """Return which of the actions that the draft has and the plan does not have people took out of it."""
    held = stored.plan.action_by_id
    missing = [action.id for action in draft_anew(stored.plan, case).plan.actions if action.id not in held]
    if not missing:
        return frozenset()
    with store.moment() as moment:
        # Row by row: of a plan that people have worked on for years the whole history is long.
        return frozenset().union(*(moment.peoples_work(stored.id, (Entity.ACTION, id_)).removed for id_ in missing))


def _view(
    key: ViewKey,
    stored: StoredPlan,
    baselines: Baselines,
    case: Case | None,
    people: Mapping[str, str],
    decided: Decided,
) -> PlanView:
    benchmark, catalogue = (case.benchmark, case.own_catalogue) if case else content_of_plan(stored.plan)
    as_reported = with_status(stored.plan, stored.progress)
    # The diagnosis, the scores and what was left out are in no row of the plan: only a draft has them.
    draft = draft_anew(stored.plan, case) if case else None
    method = catalogue.method
    return PlanView(
        key=key,
        stored=stored,
        standing=standing(as_reported, stored.progress, key.today, draft=draft, method=method, decided=decided),
        # Remembered from the standing that asked for it.
        forecast=foreseen(as_reported, stored.progress, key.today),
        benchmark=benchmark,
        catalogue=catalogue,
        case=case,
        baselines=baselines,
        names=names_of(stored.plan, benchmark, catalogue, respondents=case.assessment.respondents if case else ()),
        people=people,
    )
