"""What did the council adopt, and what was published?"""

from dataclasses import dataclass
from datetime import date

from planner.app.desk.exports import export
from planner.app.desk.plan_view import PlanView
from planner.draft.pipeline import deadline_of
from planner.files import messages
from planner.problem import Place, ProblemsFoundError
from planner.store import (
    Actor,
    Batch,
    Change,
    DocumentKind,
    Edit,
    Entity,
    Moment,
    Store,
    baseline_edits,
    document_edits,
    new_id,
)
from planner.toolkit.plan_settings import PlanStatus
from planner.toolkit.record import TITLE_LENGTH
from planner.track.baseline import Baseline, Variance, check_adopted_on, check_baseline, freeze, variance
from planner.track.forecast import foreseen
from planner.track.progress import ActionProgress
from planner.wording import refusals


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """A plan as the council adopted it, kept for good."""

    id: str
    baseline: Baseline
    batch: Batch


def adopt(store: Store, view: PlanView, *, adopted_on: date, reference: str, by: Actor) -> Adopted:
    """Freeze a plan as the council adopted it, and note that it is adopted, in one transaction.

    The dates are those foreseen on the day of adoption from what had been reported by then; due
    dates follow from them anew, with the slack that the method gives.

    Raises:
        ConflictError: somebody else changed the plan's status meanwhile.
        ProblemsFoundError: the day has not come yet, or there is a baseline of that reference.
    """
    baseline = _frozen(view, adopted_on, _tidy(reference))

    def keep(moment: Moment) -> tuple[tuple[Edit, ...], str]:
        earlier = [adopted for _, adopted in moment.baselines(view.id)]
        problems = check_baseline(baseline, earlier, view.key.today)
        problems += check_adopted_on(adopted_on, view.plan, earlier)
        if problems:
            raise ProblemsFoundError(problems)
        id_ = new_id()
        edits: tuple[Edit, ...] = baseline_edits(id_, baseline, plan=view.id, title=view.plan.title)
        # A decision that is noted late changes neither status nor day: a later one is in force.
        if not any(adopted.adopted_on > adopted_on for adopted in earlier):
            edits += view.stored.head_changes(status=PlanStatus.ADOPTED)
            # Of two decisions that are kept at the same moment, both stand: only the status can be in dispute.
            edits += moment.plan(view.id).head_changes(adopted_on=adopted_on)
        return edits, id_

    batch, id_ = store.settle(keep, by=by)
    return Adopted(id=id_, baseline=baseline, batch=batch)


def _frozen(view: PlanView, adopted_on: date, reference: str) -> Baseline:
    """Return the plan as it stood on the day of adoption, with what had been reported by then."""
    forecast = foreseen(view.plan, known_by(view, adopted_on), adopted_on)
    actions = view.plan.action_by_id
    # Not the due dates of the view: those follow from what is known today, which the council did not know.
    due = {
        action: deadline_of(actions[action], dates.early_finish, view.calendar, view.catalogue.method)
        for action, dates in forecast.dates.items()
    }
    return freeze(forecast, due, adopted_on=adopted_on, reference=reference)


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
    adoption that the plan names is that of the decision in force afterwards.

    Raises:
        ConflictError: somebody else corrected it meanwhile.
        ProblemsFoundError: there is no such baseline, the day has not come yet, or another decision has
            that reference.
    """
    id_, before = _named(view, adopted)
    new = {"dated": adopted_on, "reference": _tidy(reference)}
    seen = {"dated": before.adopted_on, "reference": before.reference}

    def put_right(moment: Moment) -> tuple[tuple[Edit, ...], None]:
        others = [decision for other, decision in moment.baselines(view.id) if other != id_]
        # Whoever leaves the day to others keeps theirs, and it is theirs that has to fit among the decisions.
        given_up = by.gives_way((Entity.DOCUMENT, "", id_, "dated"))
        day = dict(moment.baselines(view.id))[id_].adopted_on if given_up else adopted_on
        corrected = before.model_copy(update={"adopted_on": day, "reference": new["reference"]})
        problems = check_baseline(corrected, others, view.key.today)
        problems += check_adopted_on(day, view.plan, others)
        if problems:
            raise ProblemsFoundError(problems)
        changes: tuple[Edit, ...] = tuple(
            Change(entity=Entity.DOCUMENT, id=id_, field=name, seen=seen[name], new=value)
            for name, value in new.items()
            if seen[name] != value
        )
        in_force_since = max(decision.adopted_on for decision in (*others, corrected))
        return changes + moment.plan(view.id).head_changes(adopted_on=in_force_since), None

    return store.settle(put_right, by=by)[0]


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


def known_by(view: PlanView, day: date) -> dict[str, ActionProgress]:
    """Return what had been reported by a day; what was reported of an action only later counts as not reported."""
    return {
        action.id: action.progress
        if action.progress.confirmed_on and action.progress.confirmed_on <= day
        else ActionProgress(action=action.id)
        for action in view.standing.actions
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
