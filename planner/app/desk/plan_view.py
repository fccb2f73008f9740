"""What does a person see of a stored plan on a day: facts, dates, priorities, reasons, what needs attention?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from planner.app.desk.content import content, stored_case
from planner.app.desk.file_drafts import Case
from planner.app.desk.pending_change import calendar_of, foreseen
from planner.app.desk.planned import Planned, planned
from planner.plan import Action, ActionStatus, Dependency, Plan
from planner.problem import Problem
from planner.proposal.priority import Horizon, Priority, QuickWinCheck
from planner.schedule.critical_path import ActionDates
from planner.schedule.workdays import WorkCalendar
from planner.store import State, Store, StoredPlan
from planner.templates.catalogue import Catalogue
from planner.toolkit.benchmark import Benchmark
from planner.track.achievement import Achievement, achievement, by_objective
from planner.track.attention import AttentionItem, Concern, Sight, attention
from planner.track.baseline import Baseline, in_force
from planner.track.forecast import Forecast
from planner.track.progress import ActionProgress, check_progress, progress_of, with_status
from planner.wording import Wording

_LATE = frozenset({Concern.OVERDUE, Concern.EXPECTED_LATE})
CANNOT_WAIT = _LATE | {Concern.BLOCKED}
"""What cannot wait for the next meeting."""


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


@dataclass(frozen=True, slots=True)
class _Telling:
    """How reasons become sentences."""

    wording: Wording
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionView:
    """One action with all that can be said of it today."""

    action: Action
    """As people edited it, with the status that was reported."""
    progress: ActionProgress
    planned: ActionDates
    """By the schedule, without any report."""
    dates: ActionDates | None
    """Actual where they are known, else foreseen; None when the action is dropped."""
    due: date
    priority: Priority
    quick_win: QuickWinCheck
    owner: str | None
    """Who fills the role that answers for it."""
    waits_for: tuple[Dependency, ...]
    unlocks: tuple[str, ...]
    attention: tuple[AttentionItem, ...]
    """Why it needs attention, most urgent first."""
    telling: _Telling = field(repr=False, compare=False)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is in the plan, in sentences."""
        return tuple(self.telling.wording.reason(reason, self.telling.names) for reason in self.action.reasons)

    @property
    def id(self) -> str:
        """The action's id."""
        return self.action.id

    @property
    def late(self) -> bool:
        """Whether it is overdue, or expected after its due date."""
        return any(item.concern in _LATE for item in self.attention)

    @property
    def cannot_wait(self) -> bool:
        """Whether it is late or blocked: what cannot wait for the next meeting."""
        return any(item.concern in CANNOT_WAIT for item in self.attention)

    @property
    def stale(self) -> bool:
        """Whether nobody has said for too long how it stands."""
        return any(item.concern is Concern.STALE for item in self.attention)

    @property
    def status(self) -> ActionStatus:
        """How far it has come."""
        return self.progress.status

    @property
    def is_quick_win(self) -> bool:
        """Whether it is a quick win by the plan's schedule."""
        return self.quick_win.horizon is Horizon.QUICK_WIN


@dataclass(frozen=True, kw_only=True)
class PlanView:
    """A stored plan as it stands on a day; compute it once for each :class:`ViewKey`."""

    key: ViewKey
    stored: StoredPlan
    """What edits are made from."""
    plan: Plan
    """With the reported status on every action."""
    actions: tuple[ActionView, ...]
    """In the plan's order."""
    forecast: Forecast
    calendar: WorkCalendar
    benchmark: Benchmark
    catalogue: Catalogue
    """With the numbers that the city set itself."""
    case: Case | None
    """The assessment; None when the plan was not drafted from one in the store."""
    baselines: tuple[tuple[str, Baseline], ...]
    """With their ids, in the order of adoption."""
    attention: tuple[AttentionItem, ...]
    achievement: Achievement
    by_objective: Mapping[str | None, Achievement]
    names: Mapping[str, str]
    """What readers call actions, key factors, readings and respondents."""
    doubtful: tuple[Problem, ...]
    """Reports that cannot be true, such as two that contradict each other; the forecast leaves them out."""

    @property
    def id(self) -> str:
        """The plan's id."""
        return self.stored.id

    @property
    def baseline(self) -> Baseline | None:
        """What the council adopted last."""
        return in_force([one for _, one in self.baselines])

    @cached_property
    def action_by_id(self) -> Mapping[str, ActionView]:
        """Actions by id, in the plan's order."""
        return {one.id: one for one in self.actions}

    @cached_property
    def due(self) -> Mapping[str, date]:
        """The day by which each action is due."""
        return {one.id: one.due for one in self.actions}

    @cached_property
    def quick_wins(self) -> frozenset[str]:
        """Ids of the quick wins by the plan's schedule."""
        return frozenset(one.id for one in self.actions if one.is_quick_win)


def view_key(store: Store, plan: str, *, today: date, language: str) -> ViewKey:
    """Return what the view of a plan depends on now; cheap enough for every run of a page.

    Raises:
        ProblemsFoundError: there is no such plan.
    """
    with store.moment() as moment:
        stored = moment.plan(plan)
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
        stored, baselines = moment.plan(plan), moment.baselines(plan)
        of_plan = moment.assessment(stored.assessment) if stored.assessment else None
    case = stored_case(store, of_plan, stored.plan.language) if of_plan else None
    read = (case.benchmark, case.own_catalogue) if case else content(stored.plan.benchmark, stored.plan.language)
    chosen = language or stored.plan.language
    key = ViewKey(plan, stored.state, of_plan.state if of_plan else None, today, chosen)
    return _viewed(key, stored, case, read, baselines)


def _viewed(
    key: ViewKey,
    stored: StoredPlan,
    case: Case | None,
    read: tuple[Benchmark, Catalogue],
    baselines: Sequence[tuple[str, Baseline]],
) -> PlanView:
    benchmark, catalogue = read
    plan = with_status(stored.plan, stored.progress)
    progress = progress_of(plan, stored.progress)
    forecast = foreseen(plan, progress, key.today)
    method = catalogue.method
    facts = planned(plan, case, method, in_force([one for _, one in baselines]))
    watched = attention(forecast, facts.due, Sight(stale_days=method.monitoring.stale_days))
    names = names_of(plan, benchmark, catalogue, case)
    actions = _actions(plan, forecast, facts, watched, _Telling(Wording(key.language), names))
    quick = frozenset(one.id for one in actions if one.is_quick_win)
    return PlanView(
        key=key,
        stored=stored,
        plan=plan,
        actions=actions,
        forecast=forecast,
        calendar=calendar_of(plan),
        benchmark=benchmark,
        catalogue=catalogue,
        case=case,
        baselines=tuple(baselines),
        attention=watched,
        achievement=achievement(plan, progress, quick),
        by_objective=by_objective(plan, progress, quick),
        names=names,
        doubtful=tuple(problem for one in progress.values() for problem in check_progress(one, forecast.status_date)),
    )


def _actions(
    plan: Plan,
    forecast: Forecast,
    facts: Planned,
    watched: Sequence[AttentionItem],
    telling: _Telling,
) -> tuple[ActionView, ...]:
    holders = {role.id: role.holder for role in plan.roles}
    concerns: dict[str, list[AttentionItem]] = {}
    for item in watched:
        concerns.setdefault(item.action, []).append(item)
    return tuple(
        ActionView(
            action=one,
            progress=forecast.progress[one.id],
            planned=facts.dates[one.id],
            dates=forecast.dates.get(one.id),
            due=facts.due[one.id],
            priority=facts.priority[one.id],
            quick_win=facts.quick_win[one.id],
            owner=holders.get(one.accountable),
            waits_for=facts.waits_for[one.id],
            unlocks=facts.unlocks[one.id],
            attention=tuple(concerns.get(one.id, ())),
            telling=telling,
        )
        for one in plan.actions
    )


def names_of(plan: Plan, benchmark: Benchmark, catalogue: Catalogue, case: Case | None) -> dict[str, str]:
    """Return what readers call the key factors, contextual factors, readings, respondents and actions."""
    respondents = case.assessment.respondents if case else ()
    return {
        **{factor.id: factor.title for factor in benchmark.factors},
        **{factor.id: factor.title for factor in benchmark.contextual_factors},
        **{f"{rule.factor} {rule.reading}": rule.title for rule in catalogue.context.readings},
        **{respondent.id: respondent.role for respondent in respondents},
        **{template.id: f"{template.id} {template.title}" for template in catalogue.actions},
        **{action.id: f"{action.id} {action.title}" for action in plan.actions},
    }
