"""What did the council adopt, and what was published?"""

from dataclasses import dataclass
from datetime import date

from planner.app.living.exporting import drafted_plan
from planner.app.living.pending import foreseen
from planner.app.living.viewing import PlanView
from planner.assessment import PlanStatus
from planner.baseline import Baseline, Variance, check_baseline, freeze, variance
from planner.drafting import deadline_of
from planner.files.writing import plan_json
from planner.problem import Place, Problem, ProblemsFoundError
from planner.store import Actor, Batch, DocumentKind, Edit, Store, baseline_edits, document_edits, new_id
from planner.tracking import ActionProgress


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
    earlier = [one for _, one in view.baselines]
    forecast = foreseen(view.plan, known_by(view, adopted_on), adopted_on)
    actions = view.plan.action_by_id
    due = {
        action: deadline_of(actions[action], dates.early_finish, view.calendar, view.catalogue.method)
        for action, dates in forecast.dates.items()
    }
    tidy = " ".join(reference.split())
    if not tidy:
        raise ProblemsFoundError([_no_reference()])
    baseline = freeze(forecast, due, adopted_on=adopted_on, reference=tidy)
    problems = check_baseline(baseline, earlier, view.key.today)
    if problems:
        raise ProblemsFoundError(problems)
    id_ = new_id()
    edits: tuple[Edit, ...] = baseline_edits(id_, baseline, plan=view.id, title=view.plan.title)
    if not any(one.adopted_on > adopted_on for one in earlier):
        edits += view.stored.head_changes(status=PlanStatus.ADOPTED, adopted_on=adopted_on)
    return Adopted(id=id_, baseline=baseline, batch=store.commit(edits, by=by))


def known_by(view: PlanView, day: date) -> dict[str, ActionProgress]:
    """Return what had been reported by a day; what was reported of an action only later counts as not reported."""
    return {
        one.id: one.progress
        if one.progress.confirmed_on and one.progress.confirmed_on <= day
        else ActionProgress(action=one.id)
        for one in view.actions
    }


def _no_reference() -> Problem:
    return Problem(
        code="no-reference",
        what="The reference of the council’s decision is missing.",
        fix="Give its number, or the day and item of the session.",
        place=Place(field="reference"),
    )


def variance_from(view: PlanView, baseline: str | None = None) -> Variance | None:
    """Say how far a plan is from a baseline, the one in force unless another is named; None without any.

    Raises:
        ProblemsFoundError: the plan has no baseline of that id or reference.
    """
    if baseline is None:
        chosen = view.baseline
    else:
        chosen = next((one for id_, one in view.baselines if baseline in {id_, one.reference}), None)
        if chosen is None:
            raise ProblemsFoundError([_unknown_baseline(baseline, view)])
    return variance(chosen, view.forecast, view.calendar) if chosen else None


def _unknown_baseline(word: str, view: PlanView) -> Problem:
    known = ", ".join(one.reference for _, one in view.baselines)
    return Problem(
        code="unknown-baseline",
        what="The plan has no baseline “{word}”.",
        fix="Its baselines are: {known}.",
        values={"word": word, "known": known or "–"},
        place=Place(field="baseline"),
    )


def publish(store: Store, view: PlanView, *, by: Actor) -> str:
    """Keep the plan as it is published today, with its dates and its diagnosis, and return the id of that snapshot."""
    id_ = new_id()
    edits = document_edits(
        id_,
        kind=DocumentKind.SNAPSHOT,
        title=view.plan.title,
        content=plan_json(drafted_plan(view)).decode(),
        dated=view.key.today,
        reference=view.plan.version,
        plan=view.id,
    )
    store.commit(edits, by=by)
    return id_
