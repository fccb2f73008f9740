"""How does an assessment in the store become a plan in the store, and what does a new assessment change in it?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from planner.acceptance import apply
from planner.app.commands import Case, Drafted, draft_case, read_case
from planner.app.living.content import case_of, stored_case
from planner.app.living.importing import arrival, example_file, stored_as
from planner.app.living.pending import Pending, calendar_of, pending
from planner.app.living.people import free_id
from planner.drafted import DraftedPlan
from planner.drafting import Frame, draft
from planner.problem import Place, Problem, ProblemsFoundError
from planner.redraft import Redraft, redraft
from planner.store import Actor, Batch, Change, Edit, Entity, HistoryKind, Store, StoredPlan, plan_edits
from planner.tracking import with_status


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedInto:
    """A plan that came into the store."""

    plan: str
    batch: Batch | None
    """None: it was there already."""
    drafted: Drafted | None = None


def draft_into(
    store: Store,
    assessment: str,
    *,
    by: Actor,
    today: date,
    language: str | None = None,
    start: date | None = None,
) -> DraftedInto:
    """Draft the plan that a stored assessment calls for, and keep it.

    Its texts are in ``language``, else in that of the assessment. It begins on ``start``, else
    when the assessment says, else in good time.

    Raises:
        ProblemsFoundError: there is no such assessment, or it cannot be drafted.
    """
    stored = store.assessment(assessment)
    drafted = draft_case(stored_case(stored, language), start, today)
    plan = _new_plan_id(store, stored.city, drafted.plan.start)
    edits = plan_edits(plan, drafted.plan, city=stored.city, assessment=assessment)
    return DraftedInto(plan=plan, batch=store.commit(edits, by=by, kind=HistoryKind.IMPORT), drafted=drafted)


def _new_plan_id(store: Store, city: str, start: date) -> str:
    return free_id(f"{city}-plan-{start.year}", {one.id for one in store.plans()})


def open_example(store: Store, name: str, *, by: Actor, today: date, language: str | None = None) -> DraftedInto:
    """Bring an invented city that comes with the planner: its assessment and its plan, in one transaction.

    An example that is there already is opened, not brought a second time.

    Raises:
        ProblemsFoundError: there is no such example, or it cannot be read in that language.
    """
    path = example_file(name)
    case = read_case(path, language)
    there = stored_as(store, case.assessment)
    if there is not None:
        return _opened_before(store, there, case.language) or draft_into(
            store, there, by=by, today=today, language=case.language
        )
    city, assessment, edits = arrival(store, path, case)
    drafted = draft_case(case, None, today)
    plan = _new_plan_id(store, city, drafted.plan.start)
    whole: tuple[Edit, ...] = (*edits, *plan_edits(plan, drafted.plan, city=city, assessment=assessment))
    return DraftedInto(plan=plan, batch=store.commit(whole, by=by, kind=HistoryKind.IMPORT), drafted=drafted)


def _opened_before(store: Store, assessment: str, language: str) -> DraftedInto | None:
    """Return the plan in that language that was drafted from an assessment before."""
    of_it = (one.id for one in store.plans() if one.assessment == assessment)
    found = next((one for one in of_it if store.plan(one).plan.language == language), None)
    return DraftedInto(plan=found, batch=None) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What a new draft proposes to change in a stored plan, to accept or reject action by action."""

    stored: StoredPlan
    assessment: str
    """The assessment that it was drafted from."""
    redraft: Redraft


def propose_redraft(store: Store, plan: str, *, assessment: str | None = None) -> Proposed:
    """Draft a stored plan anew from an assessment, its own unless another is named, and compare.

    The new draft has the plan's start, calendar and language. Nothing is changed.

    Raises:
        ProblemsFoundError: there is no such plan or assessment, or the plan names none.
    """
    stored = store.plan(plan)
    chosen = assessment or stored.assessment
    if chosen is None:
        raise ProblemsFoundError([_no_assessment(plan)])
    drafted = drafted_anew(stored, case_of(store, chosen, stored.plan.language))
    current = with_status(stored.plan, stored.progress)
    return Proposed(stored=stored, assessment=chosen, redraft=redraft(current, drafted, store.peoples_work(plan)))


def drafted_anew(stored: StoredPlan, case: Case) -> DraftedPlan:
    """Return the draft that an assessment gives today for a stored plan's start, calendar and language."""
    frame = Frame(
        start=stored.plan.start,
        calendar=calendar_of(stored.plan),
        language=stored.plan.language,
        title=stored.plan.title,
    )
    return draft(case.assessment, case.benchmark, case.catalogue, frame)


def _no_assessment(plan: str) -> Problem:
    return Problem(
        code="plan-without-assessment",
        what="The plan “{plan}” was not drafted from an assessment in the store.",
        fix="Name the assessment to draft it from anew.",
        values={"plan": plan},
        place=Place(field=plan),
    )


def accept_redraft(proposed: Proposed, accepted: Collection[str], *, today: date) -> Pending:
    """Return the change that takes over accepted proposals, with the dates that it moves.

    ``accepted`` names actions, and :data:`planner.redraft.HEAD` for what is said of the whole plan,
    which then also names the new assessment as its own.

    Raises:
        ProblemsFoundError: something is accepted that is not proposed, or what remains would wait in a loop.
    """
    stored = proposed.stored
    plan = apply(with_status(stored.plan, stored.progress), proposed.redraft, accepted)
    more: tuple[Edit, ...] = ()
    if accepted and proposed.assessment != stored.assessment:
        more = (
            Change(
                entity=Entity.PLAN,
                id=stored.id,
                field="assessment",
                seen=stored.assessment,
                new=proposed.assessment,
            ),
        )
    return pending(stored, plan, stored.progress, today, more=more, kind=HistoryKind.IMPORT)
