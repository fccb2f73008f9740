"""What did the council adopt, and what was published?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from planner.app.desk.exports import export
from planner.app.desk.plan_view import PlanView
from planner.files import messages
from planner.plan import ActionStatus
from planner.problem import Place, ProblemsFoundError
from planner.proposal.quick_wins import Horizon
from planner.store import (
    Actor,
    Batch,
    Change,
    DocumentKind,
    Edit,
    Entity,
    Moment,
    Store,
    StoredPlan,
    baseline_edits,
    document_edits,
    new_id,
    reported_by,
)
from planner.toolkit.plan_settings import PlanStatus
from planner.toolkit.record import TITLE_LENGTH
from planner.track.adopted_dates import AdoptedDates, adopted_dates, with_days_kept
from planner.track.adoption import Adoption, adoption, check_decision, check_order
from planner.track.baseline import Baseline, Decision, Variance, freeze, in_force, variance, with_promises
from planner.track.forecast import foreseen
from planner.track.grounds import Grounds, grounds_of
from planner.track.progress import ActionProgress, Progress, as_it_was
from planner.wording import refusals

_UNNAMED = "–"
"""Stands for the reference of a decision that is only looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """A plan as the council adopted it, kept for good."""

    id: str
    baseline: Baseline
    batch: Batch
    changes: bool = False
    """The decision changes a plan that was adopted before."""
    corrected: bool = False
    """The decision was noted already, and got its true day."""


def adopt(store: Store, view: PlanView, *, adopted_on: date, reference: str, by: Actor) -> Adopted:
    """Freeze a plan as the council adopted it, or changed it since, in one transaction.

    The plan is adopted then, and its actions that were proposed are agreed. The dates are those foreseen
    on the day of adoption from what had happened by then; due dates are those of the paper that was put to
    the vote. What was adopted before keeps the days that were adopted, unless people set another, and what they
    dropped or brought back until now is dropped or brought back by a change, whenever it is noted. A decision
    that is noted once more with another day gets that day.

    Raises:
        ConflictError: somebody else changed the plan's status meanwhile.
        ProblemsFoundError: the council cannot have decided so on that day, or the decision is noted already.
    """
    reference = _tidy(reference)
    noted = next(((id_, decision) for id_, decision in view.baselines if decision.reference == reference), None)
    if noted and noted[1].adopted_on != adopted_on:
        batch = correct_adoption(store, view, noted[0], adopted_on=adopted_on, reference=reference, by=by)
        dated = noted[1].model_copy(update={"adopted_on": adopted_on})
        return Adopted(id=noted[0], baseline=dated, batch=batch, corrected=True)
    baseline = _frozen(store, view, adopted_on, reference)

    def keep(moment: Moment) -> tuple[tuple[Edit, ...], tuple[str, bool]]:
        earlier = [decision for _, decision in moment.baselines(view.id)]
        stored = moment.plan(view.id)
        _check(moment, view, baseline)
        id_, before = new_id(), adoption(stored.plan, earlier)
        edits: tuple[Edit, ...] = baseline_edits(id_, baseline, plan=view.id, title=view.plan.title)
        return (*edits, *_adopted_edits(view, stored, baseline)), (id_, _changes(before, baseline))

    batch, (id_, changes) = store.settle(keep, by=by)
    return Adopted(id=id_, baseline=baseline, batch=batch, changes=changes)


def dates_to_adopt(store: Store, view: PlanView, adopted_on: date) -> AdoptedDates | None:
    """Say which due dates a change that the council adopted on a day sets and which stay, before it is noted.

    None where the plan is not adopted yet, as its adoption leaves every due date as it stands, and where a later
    decision is noted already, which holds.
    """
    before = view.baseline
    if before is None or before.adopted_on > adopted_on:
        return None
    return adopted_dates(before, _frozen(store, view, adopted_on, _UNNAMED))


def check_adoption(store: Store, view: PlanView, *, adopted_on: date, reference: str) -> None:
    """See that a decision can be noted, before anybody is asked about what it does.

    Raises:
        ProblemsFoundError: the council cannot have decided so on that day, or the decision is noted already.
    """
    decision = Decision(adopted_on=adopted_on, reference=_tidy(reference))
    with store.moment() as moment:
        _check(moment, view, decision)


def _check(moment: Moment, view: PlanView, decision: Decision) -> None:
    """See that a decision can be noted.

    Raises:
        ProblemsFoundError: it cannot.
    """
    earlier = [noted for _, noted in moment.baselines(view.id)]
    first = _first_day(moment, moment.plan(view.id))
    problems = check_decision(decision, earlier, first=first, today=view.key.today)
    # A day before there was a plan lies before its adoption too: said once.
    problems = problems or (check_order(earlier[0], [decision]) if earlier else [])
    if problems:
        raise ProblemsFoundError(problems)


def _changes(before: Adoption | None, decision: Decision) -> bool:
    """Say whether a decision changes a plan that was adopted; one of the day that only a file knew is its adoption."""
    return before is not None and (before.reference is not None or before.adopted_on < decision.adopted_on)


def _adopted_edits(view: PlanView, stored: StoredPlan, baseline: Baseline) -> Iterator[Edit]:
    """Give what a decision changes in the plan: its status, the day of its adoption, the actions that it agrees to."""
    yield from view.stored.head_changes(status=PlanStatus.ADOPTED)
    # The first decision is the adoption. Of two that are noted at one moment only the status can be in dispute.
    if stored.plan.adopted_on is None or baseline.adopted_on < stored.plan.adopted_on:
        yield from stored.head_changes(adopted_on=baseline.adopted_on)
    for action in baseline.action_by_id:
        if action in stored.progress and stored.progress[action].status is ActionStatus.PROPOSED:
            yield from stored.changes(action, status=ActionStatus.AGREED)


def _first_day(moment: Moment, stored: StoredPlan) -> date:
    """Return the first day on which there can have been a plan.

    It follows from an assessment. Where it was drafted anew from a later one, the city's earlier ones and its
    own first day say that it was there before.
    """
    known = (assessment.date for assessment in moment.assessments(stored.city))
    return min((*known, stored.plan.assessed_on, stored.plan.start))


def _frozen(store: Store, view: PlanView, adopted_on: date, reference: str) -> Baseline:
    """Return the plan as it stood on the day of adoption, with what had happened by then."""
    before = in_force([decision for _, decision in view.baselines if decision.adopted_on <= adopted_on])
    known = known_by(store, view, adopted_on)
    # People write a change into the plan once it is voted: deadlines and drops alike are those of today.
    forecast = foreseen(view.plan, _dropped_as_now(view, known, adopted_on) if before else known, adopted_on)
    actions = view.plan.action_by_id
    promised = before.action_by_id if before else {}
    # What the council promised before holds until people set another day: a decision that is silent on a delay does
    # not excuse it. All else is due as the paper says that was put to the vote, not as it is foreseen by then.
    due = {
        action: promised[action].due
        if action in promised and not actions[action].own_deadline
        else view.standing.due[action]
        for action in forecast.dates
    }
    # Those that were given up since as well: the forecast leaves out what was given up by then.
    quick_wins = {action.id for action in view.standing.actions if action.quick_win.horizon is Horizon.QUICK_WIN}
    frozen = freeze(
        forecast,
        due,
        adopted_on=adopted_on,
        reference=reference,
        quick_wins=quick_wins,
        grounds=_grounds(view, adopted_on),
    )
    frozen = with_promises(frozen, {day.question: day.by for day in view.days_planned if day.question})
    return with_days_kept(frozen, before) if before else frozen


def _dropped_as_now(view: PlanView, known: Progress, day: date) -> dict[str, ActionProgress]:
    """Return how actions stood on a day, but for those dropped or brought back since, which are as they are now."""
    current = {action.id: action.progress for action in view.standing.actions}

    def standing(then: ActionProgress) -> ActionProgress:
        now = current[then.action]
        dropped = now.status is ActionStatus.DROPPED
        if dropped is (then.status is ActionStatus.DROPPED):
            return then
        return now if dropped else as_it_was(ActionProgress(action=now.action), now, day)

    return {id_: standing(then) for id_, then in known.items()}


def _grounds(view: PlanView, adopted_on: date) -> Grounds | None:
    """Return on what the council decided; None where the plan was drafted anew since from a later assessment."""
    if view.plan.assessed_on > adopted_on:
        return None
    return grounds_of(view.plan, view.standing.diagnosis, view.catalogue.method.monitoring)


def _tidy(reference: str) -> str:
    # Copied from minutes it brings line breaks, and a decision is known by its reference, letter for letter.
    tidy = " ".join(reference.split())
    if not tidy:
        raise ProblemsFoundError([refusals.NO_REFERENCE])
    if len(tidy) > TITLE_LENGTH:
        raise ProblemsFoundError([messages.TOO_LONG.at(Place(field="reference"), most=TITLE_LENGTH)])
    return tidy


def correct_adoption(
    store: Store, view: PlanView, adopted: str, *, adopted_on: date, reference: str, by: Actor
) -> Batch:
    """Give a council decision that was noted wrongly its true day and reference; what was adopted stays as it was kept.

    ``adopted`` names the baseline by its id or its reference, as it is in the view. The day of
    adoption that the plan names goes with that of its first decision.

    Raises:
        ConflictError: somebody else corrected it meanwhile.
        ProblemsFoundError: there is no such baseline, the council cannot have decided so on that day, or
            another decision has that reference.
    """
    id_, before = _named(view, adopted)
    new = {"dated": adopted_on, "reference": _tidy(reference)}
    seen = {"dated": before.adopted_on, "reference": before.reference}

    def put_right(moment: Moment) -> tuple[tuple[Edit, ...], None]:
        noted, stored = dict(moment.baselines(view.id)), moment.plan(view.id)
        # Whoever leaves the day to others keeps theirs, and it is theirs that has to fit among the decisions.
        given_up = by.gives_way((Entity.DOCUMENT, "", id_, "dated"))
        day = noted[id_].adopted_on if given_up else adopted_on
        corrected = before.model_copy(update={"adopted_on": day, "reference": new["reference"]})
        _check_correction(moment, stored, noted, id_, corrected, view.key.today)
        changes: tuple[Edit, ...] = tuple(
            Change(entity=Entity.DOCUMENT, id=id_, field=name, seen=seen[name], new=value)
            for name, value in new.items()
            if seen[name] != value
        )
        first = next(iter(noted))
        # A day that only a file knew, before all that was noted, is no decision that could be corrected.
        if id_ != first or noted[first].adopted_on > (stored.plan.adopted_on or date.max):
            return changes, None
        return changes + stored.head_changes(adopted_on=day), None

    return store.settle(put_right, by=by)[0]


def _check_correction(
    moment: Moment,
    stored: StoredPlan,
    noted: Mapping[str, Baseline],
    id_: str,
    corrected: Baseline,
    today: date,
) -> None:
    """See that a decision can be corrected so.

    Raises:
        ProblemsFoundError: it cannot.
    """
    others = [decision for other, decision in noted.items() if other != id_]
    problems = check_decision(corrected, others, first=_first_day(moment, stored), today=today)
    first = next(iter(noted))
    problems = problems or (check_order(corrected, others) if id_ == first else check_order(noted[first], [corrected]))
    if problems:
        raise ProblemsFoundError(problems)


def _named(view: PlanView, adopted: str) -> tuple[str, Baseline]:
    """Return the baseline that goes by an id or a reference.

    Raises:
        ProblemsFoundError: the plan has none.
    """
    named = next(((id_, baseline) for id_, baseline in view.baselines if adopted in {id_, baseline.reference}), None)
    if named is None:
        known = [baseline.reference for _, baseline in view.baselines]
        raise ProblemsFoundError([refusals.unknown_baseline(adopted, known)])
    return named


def known_by(store: Store, view: PlanView, day: date) -> dict[str, ActionProgress]:
    """Return how each action stood on a day: as reported by then, and by the days that were reported since."""
    known = {action.id: action.progress for action in view.standing.actions}
    later = {id_ for id_, progress in known.items() if progress.confirmed_on and progress.confirmed_on > day}
    then = reported_by(store.history(view.id), day) if later else {}
    return {
        id_: progress
        if progress.confirmed_on and id_ not in later
        else as_it_was(then.get(id_) or ActionProgress(action=id_), progress, day)
        for id_, progress in known.items()
    }


def variance_from(view: PlanView, baseline: str | None = None) -> Variance | None:
    """Say how far a plan is from a baseline, the one in force unless another is named; None without any.

    Raises:
        ProblemsFoundError: the plan has no baseline of that id or reference.
    """
    chosen = view.baseline if baseline is None else _named(view, baseline)[1]
    return variance(chosen, view.forecast, view.calendar) if chosen else None


def publish(store: Store, view: PlanView, *, by: Actor) -> str:
    """Keep the plan as it is published today, with its dates and its diagnosis, and return the id of that snapshot.

    Like every export it comes without what is confidential.
    """
    id_ = new_id()
    edits = document_edits(
        id_,
        kind=DocumentKind.SNAPSHOT,
        title=view.plan.title,
        # Through the exporter, as its gate is the only place that leaves out what is confidential.
        content=export(view, ".json").decode(),
        dated=view.key.today,
        reference=view.plan.version,
        plan=view.id,
    )
    store.commit(edits, by=by)
    return id_
