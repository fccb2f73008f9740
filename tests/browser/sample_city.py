"""Havelmar seven months into its plan: real actions, with people, progress and delays made up by rule."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice

from planner.app.web.components.board import BoardCard
from planner.app.web.components.impact_effort import Candidate
from planner.app.web.components.network import NetworkBox
from planner.app.web.components.timeline import TimelineAction, TimelineGroup, TimelineLink
from planner.app.web.components.workload import ServiceRow
from planner.draft.case import Case
from planner.draft.pipeline import Frame, draft
from planner.files.assessments import read_assessment
from planner.files.content import read_benchmark, read_catalogue
from planner.files.shipped import benchmarks_folder, templates_folder
from planner.plan import ActionStatus, Dependency, PlanRole
from planner.proposal.quick_wins import Horizon
from planner.schedule.workdays import work_calendar
from planner.track.attention import Concern
from planner.track.plan_standing import ActionStanding, PlanStanding
from planner.track.standing import standing_of_draft
from planner.track.workload import PeriodLoad
from planner.wording import Wording

START = date(2027, 1, 4)
TODAY = date(2027, 8, 16)
WITHOUT_FACTOR = "context"


@lru_cache
def drafted(language: str) -> PlanStanding:
    benchmark = read_benchmark(benchmarks_folder() / "anti-discrimination", language)
    catalogue = read_catalogue(templates_folder() / "anti-discrimination", language)
    sample = benchmarks_folder() / "anti-discrimination" / "samples" / "havelmar.yaml"
    assessment = read_assessment(sample, benchmark, catalogue)
    frame = Frame(start=START, calendar=work_calendar("FR"), language=language, title="Plan")
    case = Case(assessment=assessment, benchmark=benchmark, catalogue=catalogue, language=language)
    return standing_of_draft(draft(case, frame), case.own_catalogue.method)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracked:
    """An action with what people reported of it."""

    action: ActionStanding
    id: str
    status: ActionStatus
    percent: int
    late: bool
    first: date
    last: date


def tracked(plan: PlanStanding, number: int | None = None) -> tuple[Tracked, ...]:
    """Give that many actions; when the plan has fewer, it is repeated with other ids."""
    return tuple(islice(_tracked(plan), number or len(plan.actions)))


def _tracked(plan: PlanStanding) -> Iterator[Tracked]:
    round_ = running = 0
    while True:
        for index, action in enumerate(plan.actions):
            dates = action.dates
            slip = timedelta(days=(index * 5) % 23 if index % 4 == 1 else 0)
            first, last = dates.early_start + slip, dates.early_finish + slip + slip
            status, percent = _progress(index, running, first, last)
            running += first <= TODAY <= last
            late = status is not ActionStatus.DONE and last < TODAY
            again = f"-{round_}" if round_ else ""
            yield Tracked(
                action=action, id=action.id + again, status=status, percent=percent, late=late, first=first, last=last
            )
        round_ += 1


def _progress(index: int, running: int, first: date, last: date) -> tuple[ActionStatus, int]:
    """Return how an action stands; of those under way, ``running`` before it, the first is blocked and every sixth."""
    if last < TODAY:
        return (ActionStatus.UNDER_WAY, 80) if index % 5 == 0 else (ActionStatus.DONE, 100)
    if first <= TODAY:
        return (ActionStatus.BLOCKED, 30) if running % 6 == 0 else (ActionStatus.UNDER_WAY, 20 + (index * 17) % 60)
    return (ActionStatus.AGREED if index % 3 else ActionStatus.PROPOSED), 0


def holder_of(plan: PlanStanding, id_: str) -> str:
    return next((role.holder or role.title for role in plan.roles if role.id == id_), id_)


def factor_titles(plan: PlanStanding) -> dict[str, str]:
    return {objective.factor or WITHOUT_FACTOR: objective.title or "Context" for objective in plan.objectives}


def group_of(plan: PlanStanding, number: int | None = None) -> dict[str, str]:
    return {shown.id: shown.action.factor or WITHOUT_FACTOR for shown in tracked(plan, number)}


def links_of(plan: PlanStanding, number: int | None = None) -> tuple[Dependency, ...]:
    actions = tracked(plan, number)
    rounds = {shown.id[len(shown.action.id) :] for shown in actions}
    return tuple(
        link.model_copy(update={"predecessor": link.predecessor + again, "successor": link.successor + again})
        for again in sorted(rounds)
        for link in plan.dependencies
    )


def timeline_groups(plan: PlanStanding, number: int | None = None) -> tuple[TimelineGroup, ...]:
    bars: dict[str, list[TimelineAction]] = {factor: [] for factor in factor_titles(plan)}
    for shown in tracked(plan, number):
        bars.setdefault(shown.action.factor or WITHOUT_FACTOR, []).append(_bar(plan, shown))
    titles = factor_titles(plan)
    return tuple(
        TimelineGroup(id=factor, title=titles.get(factor, factor), actions=tuple(sorted(rows, key=lambda r: r.first)))
        for factor, rows in bars.items()
    )


def _bar(plan: PlanStanding, shown: Tracked) -> TimelineAction:
    dates = shown.action.dates
    moved = shown.first != dates.early_start or shown.last != dates.early_finish
    return TimelineAction(
        id=shown.id,
        title=shown.action.title,
        first=shown.first,
        last=shown.last,
        status=shown.status,
        owner=holder_of(plan, shown.action.owner),
        percent=shown.percent or None,
        milestone=shown.action.duration == 0,
        critical=dates.critical,
        late=Concern.OVERDUE if shown.late else None,
        deadline=shown.action.due if shown.action.quick_win.horizon is Horizon.QUICK_WIN else None,
        baseline=(dates.early_start, dates.early_finish) if moved else None,
    )


def timeline_links(plan: PlanStanding, number: int | None = None) -> tuple[TimelineLink, ...]:
    return tuple(
        TimelineLink(predecessor=link.predecessor, successor=link.successor, link=link.link)
        for link in links_of(plan, number)
    )


def action_boxes(plan: PlanStanding, wording: Wording, number: int | None = None) -> dict[str, NetworkBox]:
    return {
        shown.id: NetworkBox(
            title=shown.action.title,
            note=f"{wording.short_date(shown.last)} · {holder_of(plan, shown.action.owner)}",
            status=shown.status,
            critical=shown.action.dates.critical,
            late=Concern.OVERDUE if shown.late else None,
        )
        for shown in tracked(plan, number)
    }


def factor_boxes(plan: PlanStanding, wording: Wording) -> dict[str, NetworkBox]:
    boxes = {}
    for factor, title in factor_titles(plan).items():
        own = [shown for shown in tracked(plan) if (shown.action.factor or WITHOUT_FACTOR) == factor]
        done = sum(shown.status is ActionStatus.DONE for shown in own)
        boxes[factor] = NetworkBox(
            title=title,
            note=wording.count("{number} action", "{number} actions", len(own)),
            share_done=done / len(own) if own else 0,
        )
    return boxes


def board_cards(plan: PlanStanding, number: int | None = None) -> tuple[BoardCard, ...]:
    return tuple(
        BoardCard(
            id=shown.id,
            title=shown.action.title,
            status=shown.status,
            owner=holder_of(plan, shown.action.owner),
            due=shown.last,
            late=Concern.OVERDUE if shown.late else None,
            critical=shown.action.dates.critical,
            quick_win=shown.action.quick_win.horizon is Horizon.QUICK_WIN,
            waits_for=sum(link.successor == shown.id for link in plan.dependencies) if shown.percent == 0 else 0,
        )
        for shown in sorted(tracked(plan, number), key=lambda shown: shown.last)
    )


def candidates(plan: PlanStanding) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(
            id=action.id,
            rank=action.priority.rank,
            title=action.title,
            impact=action.impact,
            effort=action.effort,
            quick_win=action.quick_win.horizon is Horizon.QUICK_WIN,
        )
        for action in sorted(plan.actions, key=lambda action: action.priority.rank)
    )


def loads(plan: PlanStanding) -> tuple[ServiceRow, ...]:
    """Give what each service has to do in each month, against the fifth of a post that it has."""
    work: dict[str, dict[date, dict[str, float]]] = {}
    for action in plan.actions:
        days = [action.dates.early_start + timedelta(days=n) for n in range(0, max(1, action.duration), 5)]
        for day in days:
            own = work.setdefault(action.owner, {}).setdefault(day.replace(day=1), {})
            own[action.id] = own.get(action.id, 0.0) + action.effort / len(days)
    months = sorted({month for own in work.values() for month in own})
    return tuple(_row(role, work[role.id], months) for role in plan.roles if role.id in work)


def _row(role: PlanRole, work: Mapping[date, Mapping[str, float]], months: Sequence[date]) -> ServiceRow:
    time = None if role.capacity is None else role.capacity * 18
    periods = tuple(PeriodLoad(first=month, by_action=work.get(month, {}), time=time) for month in months)
    return ServiceRow(id=role.id, name=role.holder or role.title, loads=periods)
