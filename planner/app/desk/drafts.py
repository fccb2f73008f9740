"""How does an assessment in the store become a plan in the store, and what does a new assessment change in it?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from planner.app.desk.assessment_view import assessment_view
from planner.app.desk.case_drafts import Drafted, draft_case
from planner.app.desk.comparison import compare
from planner.app.desk.content import case_of, placed_as
from planner.app.desk.input_files import read_case
from planner.app.desk.intake import arrival, example_file, stored_as
from planner.app.desk.pending_change import Outcome, Pending, pending
from planner.draft.case import Case
from planner.draft.choosing import Beside
from planner.draft.frame import beginning_anew
from planner.draft.pipeline import draft_anew
from planner.plan import ActionStatus, Plan
from planner.problem import ProblemsFoundError
from planner.store import (
    SETTINGS_ID,
    Actor,
    Batch,
    Change,
    Edit,
    Entity,
    HistoryKind,
    Moment,
    Store,
    StoredPlan,
    free_id,
    plan_edits,
)
from planner.toolkit.plan_settings import PlanMeans
from planner.track.names import names_of
from planner.track.progress import NOT_STARTED, with_status
from planner.track.redraft import OF_ASSESSMENT, Redraft, redraft
from planner.track.redraft_acceptance import apply, begun_later
from planner.wording import refusals


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedInto:
    """A plan that came into the store."""

    plan: str
    batch: Batch | None
    """None: it was there already."""
    drafted: Drafted | None = None


def draft_into(
    store: Store, assessment: str, *, by: Actor, today: date, language: str | None = None, start: date | None = None
) -> DraftedInto:
    """Draft the plan that a stored assessment calls for, and keep it.

    Its texts are in ``language``, else in that of the assessment. It begins on ``start``, else
    when the assessment says, else in good time.

    Raises:
        ProblemsFoundError: there is no such assessment, or it cannot be drafted.
    """
    # Before the transaction: drafting takes long, and nobody else can write while it is open.
    drafted = draft_case(case_of(store, assessment, language), start, today)

    def keep(moment: Moment) -> tuple[tuple[Edit, ...], str]:
        city = moment.assessment(assessment).city
        return _plan_edits(moment, drafted, city, assessment)

    batch, plan = store.settle(keep, by=by, kind=HistoryKind.IMPORT)
    return DraftedInto(plan=plan, batch=batch, drafted=drafted)


def _plan_edits(moment: Moment, drafted: Drafted, city: str, assessment: str) -> tuple[tuple[Edit, ...], str]:
    """Return the edits that bring a draft into the store, and the id that the plan gets."""
    plan = free_id(f"{city}-plan-{drafted.standing.start.year}", moment.ids(Entity.PLAN))
    return plan_edits(plan, drafted.standing, city=city, assessment=assessment), plan


def open_example(store: Store, name: str, *, by: Actor, today: date, language: str | None = None) -> DraftedInto:
    """Bring an invented city that comes with the planner: its assessment and its plan, in one transaction.

    An example that is there already is opened, not brought a second time.

    Raises:
        ProblemsFoundError: there is no such example, or it cannot be read in that language.
    """
    path = example_file(name)
    case = read_case(path, language)
    drafted = draft_case(case, None, today)

    def bring(moment: Moment) -> tuple[tuple[Edit, ...], str]:
        earlier = stored_as(moment, case.assessment)
        opened = _opened_before(moment, earlier, case.language) if earlier else None
        if opened is not None:
            return (), opened
        if earlier is not None:
            return _plan_edits(moment, drafted, moment.assessment(earlier).city, earlier)
        edits, (city, assessment) = arrival(moment, path, case)
        plan, id_ = _plan_edits(moment, drafted, city, assessment)
        return (*edits, *plan), id_

    # Inside it is decided whether the example is there: of two people who open it at once only one brings it.
    batch, plan = store.settle(bring, by=by, kind=HistoryKind.IMPORT)
    return DraftedInto(plan=plan, batch=batch, drafted=drafted) if batch.changed else DraftedInto(plan=plan, batch=None)


def _opened_before(moment: Moment, assessment: str, language: str) -> str | None:
    """Return the plan in that language that was drafted from an assessment before."""
    of_it = (plan.id for plan in moment.plans() if plan.assessment == assessment)
    return next((plan for plan in of_it if moment.plan(plan).plan.language == language), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What a new draft proposes to change in a stored plan, to accept or reject action by action."""

    stored: StoredPlan
    assessment: str
    """The assessment that it was drafted from."""
    redraft: Redraft
    names: Mapping[str, str]
    """What readers call the actions, key factors, readings and respondents that it names."""
    answered: int
    """How many of its questions somebody answered in it; the rest counts as not known."""
    asked: int
    half_answered: bool = False
    """Something that was answered in the plan's own assessment is not in this one: the proposals may rest on that."""


def propose_redraft(store: Store, plan: str, *, today: date, assessment: str | None = None) -> Proposed:
    """Draft a stored plan anew from an assessment, its own unless another is named, and compare.

    The new draft has the plan's calendar and language, and keeps what is under way; it begins with the plan, unless
    the session on which that rests is no longer the one that can adopt it. It closes no smaller gap than the plan's own
    actions do; with less means than they were chosen with, it is no dearer. Nothing is changed.

    Raises:
        ProblemsFoundError: there is no such plan or assessment, the plan names none, or the assessment
            is that of another city, or another one than the plan's in which nobody has answered anything.
    """
    stored = store.plan(plan)
    chosen = assessment or stored.assessment
    if chosen is None:
        raise ProblemsFoundError([refusals.plan_without_assessment(plan)])
    if chosen != stored.assessment and store.assessment(chosen).city != stored.city:
        raise ProblemsFoundError([refusals.other_city(plan, chosen)])
    view = assessment_view(store, chosen, language=stored.plan.language)
    if chosen != stored.assessment and not any(view.case.assessment.answers.values()):
        raise ProblemsFoundError([refusals.nothing_answered(view.case.assessment.date)])
    current, case = with_status(stored.plan, stored.progress), placed_as(stored.plan, view.case)
    anew = beginning_anew(stored.plan, case.assessment.plan, case.own_catalogue.method.adoption, today)
    head = stored.plan.model_copy(update={"start": anew.start, "to_adopt": anew.to_adopt}) if anew else stored.plan
    drafted = draft_anew(head, case, kept=_kept(current), beside=_beside(store, current, stored, case))
    names = names_of(stored.plan, case.benchmark, case.own_catalogue, respondents=case.assessment.respondents)
    return Proposed(
        stored=stored,
        assessment=chosen,
        redraft=redraft(current, drafted.plan, store.peoples_work(plan), drafted.left_out),
        names={**{action.id: f"{action.id} {action.title}" for action in drafted.plan.actions}, **names},
        answered=view.answered,
        asked=view.asked,
        half_answered=_half_answered(store, stored.assessment, chosen, whole=view.answered == view.asked),
    )


def _kept(plan: Plan) -> frozenset[str]:
    """Return the actions that a new draft keeps whatever they bring: work on them has begun, or is done."""
    at_rest = NOT_STARTED | {ActionStatus.DROPPED}
    return frozenset(action.id for action in plan.actions if action.status not in at_rest)


def _beside(store: Store, plan: Plan, stored: StoredPlan, case: Case) -> Beside:
    """Return the plan as it stands, with the means that the city had when it was drafted last."""
    settings = case.assessment.plan
    if stored.assessment is not None:
        drafted = max(entry.seq for entry in store.history(plan=stored.id) if entry.kind is HistoryKind.IMPORT)
        later = store.history(assessment=stored.assessment, row=(Entity.SETTINGS, SETTINGS_ID), since=drafted)
        before = next((entry.old for entry in later if entry.field == "means"), settings.means)
        settings = settings.model_copy(update={"means": before and PlanMeans.model_validate(before)})
    going_on = (action for action in plan.actions if action.status is not ActionStatus.DROPPED)
    return Beside(starts={action.id: action.planned_start or plan.start for action in going_on}, settings=settings)


def _half_answered(store: Store, before: str | None, now: str, *, whole: bool) -> bool:
    if before == now:
        return False
    if before is None:
        return not whole
    # What nobody answered before either moves nothing, and is no reason to hold anything back.
    comparison = compare(store, before, now)
    return bool(comparison.unanswered or comparison.in_part)


def accept_redraft(proposed: Proposed, accepted: Collection[str], *, today: date) -> Pending:
    """Return the change that takes over accepted proposals, with the dates that it moves.

    ``accepted`` names actions, and :data:`planner.track.redraft.HEAD` for what is said of the whole plan.
    With any of it the plan rests on the new assessment, and names it with its day and kind.

    Raises:
        ProblemsFoundError: something is accepted that is not proposed, or what remains would wait in a loop.
    """
    stored, new = proposed.stored, proposed.assessment
    current = with_status(stored.plan, stored.progress)
    plan = begun_later(apply(current, proposed.redraft, accepted), current, today)
    if not accepted or new == stored.assessment:
        return pending(stored, Outcome(plan=plan, progress=stored.progress), today, kind=HistoryKind.IMPORT)
    # Where the city stands is read from the new assessment then: under the day of the old one it would not be so.
    plan = plan.model_copy(update={name: getattr(proposed.redraft.drafted, name) for name in OF_ASSESSMENT})
    # The assessment is a field of the row, not of the plan, so the difference of two plans does not show it.
    named = Change(entity=Entity.PLAN, id=stored.id, field="assessment", seen=stored.assessment, new=new)
    outcome = Outcome(plan=plan, progress=stored.progress)
    return pending(stored, outcome, today, more=(named,), kind=HistoryKind.IMPORT)
