"""From a plan, what was reported on it and the assessment behind it to the one reading that everybody gets."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from planner.draft.draft import Draft
from planner.plan import Action, ActionStatus, Plan
from planner.proposal.diagnosis import Diagnosis
from planner.proposal.left_out import LeftOut, LeftOutCause
from planner.proposal.quick_wins import QuickWinCheck, check_quick_win
from planner.remembered import remembered
from planner.schedule.network import leading_to, unlocks
from planner.schedule.workdays import plan_calendar
from planner.templates.method import Method
from planner.templates.terms import Visibility
from planner.toolkit.plan_settings import PlanStatus
from planner.toolkit.record import Record
from planner.track.achievement import achievement, by_objective
from planner.track.adoption import adoption
from planner.track.attention import AttentionItem, Sight, attention
from planner.track.awaited_adoption import adoption_day
from planner.track.baseline import Baseline, GivenUpSince, due_dates, given_up_since, in_force
from planner.track.forecast import Forecast, as_planned, foreseen, planned_forecast
from planner.track.plan_standing import ActionStanding, PlanStanding, ServiceDays
from planner.track.progress import ActionProgress, Progress, check_progress, progress_of, with_status
from planner.track.promise_days import days_foreseen, promise_days
from planner.track.ranking import priorities
from planner.track.results import PlanDays, Promised, plan_year, promised, questions_of
from planner.track.uses import uses_of
from planner.track.warnings import warnings_of

_REMEMBERED = 16
"""Plans whose planned side is kept from reading to reading, each with its draft, method and baseline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was decided about a plan since it was drafted."""

    decisions: Sequence[Baseline] = ()
    """What the council adopted, in the order of the days; what was adopted last keeps its due dates."""
    taken_out: Collection[str] = ()
    """Actions that people took out of the plan."""
    blocked_since: Mapping[str, date] = field(default_factory=dict)
    """The day on which each action that is blocked was reported so first."""


_NOTHING_DECIDED = Decided()


def standing(
    plan: Plan,
    reported: Progress,
    today: date,
    *,
    draft: Draft | None,
    method: Method,
    decided: Decided = _NOTHING_DECIDED,
) -> PlanStanding:
    """Return how a plan stands today.

    Args:
        plan: as people edited it.
        reported: what is known of its actions.
        today: the first day of the work that is left.
        draft: what the plan's assessment calls for in the plan's calendar and language; None where the
            plan was not drafted from an assessment.
        method: with the numbers that the city set itself.
        decided: by the council, and by people about what the draft proposes.

    Raises:
        ProblemsFoundError: the plan cannot be scheduled.
    """
    # The status stands in the plan's row as it was drafted; people know the reported one.
    plan = with_status(plan, reported)
    expected = foreseen(plan, progress_of(plan, reported), today)
    adopted = in_force(decided.decisions)
    planned = _planned(as_planned(plan), draft, method, adopted)
    due = {action.id: action.due for action in planned.values()}
    starts = {action.id: action.planned.early_start for action in planned.values()}
    watched = attention(expected, due, starts, Sight(stale_days=method.monitoring.stale_days), decided.blocked_since)
    actions = _actions(expected, planned, watched)
    results = _of_results(expected, actions, draft, method, promise_days(plan, draft, method, adopted))
    read = _read(expected, reported, actions, watched, draft).model_copy(update=results)
    left_out = tuple(_left_out(actions, draft, decided.taken_out))
    read = read.model_copy(update={"left_out": left_out, **_of_council(read, decided.decisions)})
    unused, country = (draft.unused, draft.country) if draft else ((), None)
    warned = warnings_of(read, unused, expected, method, country)
    return read.model_copy(update={"warnings": warned})


def _read(
    expected: Forecast,
    reported: Progress,
    actions: tuple[ActionStanding, ...],
    watched: tuple[AttentionItem, ...],
    draft: Draft | None,
) -> PlanStanding:
    """Put together the reading of a plan, but for its warnings, which are read from it."""
    plan = expected.plan
    # As it was reported: the forecast leaves out what cannot be true, the achievement counts it.
    progress = progress_of(plan, reported)
    quick = frozenset(action.id for action in actions if action.is_quick_win)
    return PlanStanding.model_construct(
        **{**_facts(plan), "actions": actions},
        **_of_assessment(draft),
        foreseen=expected,
        finish=expected.finish,
        critical_path=expected.critical_path,
        attention=watched,
        achievement=achievement(plan, progress, quick),
        by_objective=by_objective(plan, progress, quick),
        doubtful=tuple(
            problem for report in progress.values() for problem in check_progress(report, expected.status_date)
        ),
    )


def _of_results(
    expected: Forecast, actions: Iterable[ActionStanding], draft: Draft | None, method: Method, planned: PlanDays
) -> dict[str, Any]:
    """Return what a plan promises by the dates that are foreseen, and what has to wait."""
    now = promised(days_foreseen(planned, expected), draft, method)
    promises = {
        "results": now.results,
        "later": now.later,
        "projected": now.projected,
        "actions": _carrying(actions, now),
        "durations": method.durations,
    }
    if draft is None:
        return promises
    dates = {action.id: (action.dates.early_start, action.dates.early_finish) for action in actions if action.expected}
    runs_on = sum(draft.works[action].yearly_cost for action in dates if action in draft.works)
    return {
        **promises,
        "means": draft.means,
        "uses": uses_of(dates, draft.works, draft.means),
        "runs_on": runs_on,
    }


def _carrying(actions: Iterable[ActionStanding], now: Promised) -> tuple[ActionStanding, ...]:
    """Return actions with the results that rest on them as things stand: another way than the planned may be sooner."""
    all_actions = tuple(actions)
    delivered, prepared = questions_of(now.results, {action.id: action.unlocks for action in all_actions})
    return tuple(
        _as_reported(action, delivers=delivered.get(action.id, ()), prepares=prepared.get(action.id, ()))
        for action in all_actions
    )


def _of_council(read: PlanStanding, decisions: Sequence[Baseline]) -> dict[str, Any]:
    """Return what the decisions of the council make of a plan's head, and what the plan makes of the last of them."""
    adopted, last = adoption(read, decisions), in_force(decisions)
    if adopted is None:
        return {}
    head = {"adoption": adopted, "status": PlanStatus.ADOPTED, "adopted_on": adopted.adopted_on}
    return {**head, "decisions": tuple(decisions), "given_up_since": _given_up_since(last, read) if last else None}


def _given_up_since(decision: Baseline, read: PlanStanding) -> GivenUpSince:
    return GivenUpSince(
        adopted_on=decision.adopted_on,
        reference=decision.reference,
        actions=given_up_since(decision, read.undertaken_ids),
    )


def _facts(record: Record) -> dict[str, Any]:
    """Return the fields of a record by name, without what it computed and keeps beside them."""
    return {name: getattr(record, name) for name in type(record).model_fields}


def _of_assessment(draft: Draft | None) -> dict[str, Any]:
    if draft is None:
        return {"diagnosis": Diagnosis(factors=())}
    return {
        "diagnosis": draft.diagnosis,
        "respondents": draft.respondents,
        "answered_in": draft.answered_in,
        "context": draft.context,
        "unplaced": draft.unplaced,
    }


def standing_of_draft(draft: Draft, method: Method, today: date | None = None) -> PlanStanding:
    """Return how a plan stands that was drafted a moment ago and that nobody has reported on.

    Without ``today``, how it stands on its first day.
    """
    day = today or draft.plan.start
    read = standing(draft.plan, {}, day, draft=draft, method=method)
    # Until it begins nobody works on it: what needs attention is said of plans that somebody keeps.
    return read if day > draft.plan.start else read.model_copy(update={"attention": ()})


def as_printed(read: PlanStanding) -> PlanStanding:
    """Return a plan as papers print it: by rank, without the actions that the city gave up, and what led to them."""
    undertaken = read.undertaken
    ids = [action.id for action in undertaken]
    # Ranks and links are made anew: papers would else count from 1 with gaps, and name actions that they do not print.
    links = tuple(link for link in read.dependencies if {link.predecessor, link.successor} <= set(ids))
    before, after = leading_to(ids, links), unlocks(ids, links)
    actions = tuple(
        action.model_copy(
            update={
                "priority": action.priority.model_copy(update={"rank": rank}),
                "waits_for": before[action.id],
                "unlocks": after[action.id],
            }
        )
        for rank, action in enumerate(undertaken, start=1)
    )
    return read.model_copy(update={"actions": actions, "dependencies": links})


@remembered(_REMEMBERED)
def _planned(
    plan: Plan, draft: Draft | None, method: Method, baseline: Baseline | None
) -> Mapping[str, ActionStanding]:
    """Return every action by id as it is planned, whatever was reported since."""
    # Most edits are reports, which change nothing of this: it is the same for the next reading of the plan.
    planned = planned_forecast(plan)
    dates, in_hand = planned.dates, planned.placed.in_hand_before_votes
    due = due_dates(plan, dates, plan_calendar(plan), method, baseline, in_hand)
    priority = priorities(plan, draft, method)
    before, after = leading_to(dates, plan.dependencies), unlocks(dates, plan.dependencies)
    roles = plan.role_by_id
    finishes = {action: date_.early_finish for action, date_ in dates.items()}
    promises = promised(PlanDays(finishes=finishes, due=due, adopted=adoption_day(plan)), draft, method)
    delivered, prepared = questions_of(promises.results, after)
    quick_win = _quick_wins(plan, finishes, draft, promises, method)
    # Constructed, not validated: every value comes from a model already.
    return {
        action.id: ActionStanding.model_construct(
            **_facts(action),
            priority=priority[action.id],
            quick_win=quick_win[action.id],
            dates=dates[action.id],
            due=due[action.id],
            unlocks=after[action.id],
            part=promises.parts.get(action.id),
            wave=plan_year(dates[action.id].early_start, plan.start),
            delivers=delivered.get(action.id, ()),
            prepares=prepared.get(action.id, ()),
            days=_days_of(action, plan, method.means.lead_share),
            planned=dates[action.id],
            progress=ActionProgress(action=action.id),
            holder=roles[action.owner].at_work if action.owner in roles else None,
            waits_for=before[action.id],
        )
        for action in plan.actions
    }


def _quick_wins(
    plan: Plan, finishes: Mapping[str, date], draft: Draft | None, promises: Promised, method: Method
) -> Mapping[str, QuickWinCheck]:
    """Say of every action whether it is a quick win, by the results of the plan that rest on it."""
    seen = {
        action for result in promises.results for action in result.actions if result.noticed_by is Visibility.PUBLIC
    }
    delivering = promises.delivering
    return {
        action.id: check_quick_win(
            action,
            finishes[action.id],
            plan.start,
            method,
            # Without an assessment nobody knows what rests on it.
            delivers=draft is None or action.id in delivering,
            noticed=draft is None or action.id in seen,
        )
        for action in plan.actions
    }


def _days_of(action: Action, plan: Plan, lead_share: float) -> tuple[ServiceDays, ...]:
    borne = plan.days_of(action, lead_share)
    return tuple(ServiceDays(service=service, days=round(days, 4)) for service, days in borne.items())


def _actions(
    expected: Forecast, planned: Mapping[str, ActionStanding], watched: Sequence[AttentionItem]
) -> tuple[ActionStanding, ...]:
    dropped = frozenset(action.id for action in expected.plan.actions if action.status is ActionStatus.DROPPED)
    concerns: dict[str, list[AttentionItem]] = {}
    for item in watched:
        if item.action is not None:
            concerns.setdefault(item.action, []).append(item)
    links = _links_left(planned, dropped)
    return tuple(
        _as_reported(
            planned[action.id],
            **links.get(action.id, {}),
            status=action.status,
            dates=expected.dates.get(action.id, planned[action.id].planned),
            progress=expected.progress[action.id],
            **_held(expected, action.id),
            attention=tuple(concerns.get(action.id, ())),
        )
        for action in expected.plan.actions
    )


def _held(expected: Forecast, action: str) -> dict[str, object]:
    """Return what holds the dates of an action, and the session that decides on it."""
    if action not in expected.dates:
        return {"start_held_by": None, "finish_held_by": None, "vote": None, "outside_means": False}
    return {
        "start_held_by": expected.start_held_by(action),
        "finish_held_by": expected.finish_held_by(action),
        "vote": expected.vote_of(action),
        "outside_means": action in expected.unmet,
    }


def _links_left(planned: Mapping[str, ActionStanding], dropped: Collection[str]) -> Mapping[str, Mapping[str, object]]:
    """Return what actions wait for and unlock where some are dropped: these wait for nothing, and nothing for them."""
    if not dropped:
        return {}
    return {
        id_: {
            "waits_for": ()
            if id_ in dropped
            else tuple(link for link in action.waits_for if link.predecessor not in dropped),
            "unlocks": () if id_ in dropped else tuple(other for other in action.unlocks if other not in dropped),
        }
        for id_, action in planned.items()
    }


def _as_reported(planned: ActionStanding, **now: object) -> ActionStanding:
    # Of most actions there is nothing to say but what is planned, and pages read a plan at each edit.
    changed = {name: value for name, value in now.items() if value != getattr(planned, name)}
    return planned.model_copy(update=changed) if changed else planned


def _left_out(actions: Iterable[ActionStanding], draft: Draft | None, taken_out: Collection[str]) -> Iterator[LeftOut]:
    """Give what people gave up, what they have yet to decide, then what the draft leaves out and people did not add."""
    for action in actions:
        if action.status is ActionStatus.DROPPED:
            yield _left(action, LeftOutCause.GIVEN_UP, action.progress.reason or "")
    if draft:
        held = {action.id for action in actions}
        # A later round, or another answer, calls for more than the plan was drafted with: nobody gave that up.
        missing = [action for action in draft.plan.actions if action.id not in held]
        yield from (_left(action, LeftOutCause.GIVEN_UP) for action in missing if action.id in taken_out)
        yield from (_left(action, LeftOutCause.UNDECIDED) for action in missing if action.id not in taken_out)
        yield from (left for left in draft.left_out if left.action not in held)


def _left(action: Action, cause: LeftOutCause, reason: str = "") -> LeftOut:
    return LeftOut(action=action.id, factor=action.factor, title=action.title, cause=cause, reason=reason)
