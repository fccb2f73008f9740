"""How does a plan that people edited leave the store as a document?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner.app.desk.drafts import drafted_anew
from planner.app.desk.file_drafts import check_targets
from planner.app.desk.plan_view import ActionView, PlanView, plan_view
from planner.draft.drafted_plan import DraftedPlan, PlannedAction
from planner.draft.warnings import warnings_of
from planner.files.writing import write_whole
from planner.plan import Action, PlanHead
from planner.problem import ProblemsFoundError
from planner.proposal.diagnosis import Diagnosis
from planner.proposal.rules import LeftOut, LeftOutCause
from planner.schedule.network import unlocks
from planner.store import Store

_COMPUTED = frozenset({"actions", "left_out", "warnings", "finish", "critical_path"})
_OF_ASSESSMENT = tuple(name for name in DraftedPlan.model_fields if name not in {*PlanHead.model_fields, *_COMPUTED})
"""What a document says of the assessment: diagnosis, respondents, context and the like."""


def drafted_plan(view: PlanView) -> DraftedPlan:
    """Return a stored plan as documents print it: edited texts, reported status, forecast dates, due dates.

    The diagnosis, the context and what was left out are those of its assessment. Actions that the
    city dropped or took out are listed as given up.
    """
    fresh = drafted_anew(view.stored, view.case) if view.case else None
    kept = sorted((one for one in view.actions if one.dates), key=lambda one: one.priority.rank)
    ids = [one.id for one in kept]
    links = tuple(one for one in view.plan.dependencies if {one.predecessor, one.successor} <= set(ids))
    waiting = unlocks(ids, links)
    head = {name: getattr(view.plan, name) for name in PlanHead.model_fields}
    assessed = (
        {name: getattr(fresh, name) for name in _OF_ASSESSMENT} if fresh else {"diagnosis": Diagnosis(factors=())}
    )
    plan = DraftedPlan(
        **{**assessed, **head, "dependencies": links},
        actions=tuple(_planned(one, rank, waiting[one.id]) for rank, one in enumerate(kept, start=1)),
        left_out=tuple(_left_out(view, fresh)),
        finish=view.forecast.finish,
        critical_path=view.forecast.critical_path,
    )
    return plan.model_copy(
        update={"warnings": warnings_of(plan, (), view.calendar, view.catalogue.method.balance)},
    )


def _planned(one: ActionView, rank: int, waiting: Sequence[str]) -> PlannedAction:
    return PlannedAction(
        **{name: getattr(one.action, name) for name in Action.model_fields},
        priority=one.priority.model_copy(update={"rank": rank}),
        quick_win=one.quick_win,
        dates=one.dates,
        deadline=one.due,
        unlocks=tuple(waiting),
    )


def _left_out(view: PlanView, fresh: DraftedPlan | None) -> Iterator[LeftOut]:
    """Give what people gave up, then what the draft leaves out and people did not add."""
    for one in view.actions:
        if one.dates is None:
            yield _given_up(one.action)
    if fresh:
        there = view.action_by_id
        yield from (_given_up(one) for one in fresh.actions if one.id not in there)
        yield from (one for one in fresh.left_out if one.action not in there)


def _given_up(action: Action) -> LeftOut:
    return LeftOut(action=action.id, factor=action.factor, title=action.title, cause=LeftOutCause.GIVEN_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A stored plan that was written to files."""

    view: PlanView
    plan: DraftedPlan
    written: tuple[Path, ...]


def export(view: PlanView, ending: str) -> bytes:
    """Return a stored plan as the content of a file whose name has that ending, such as ``.docx``."""
    from planner.export import FORMATS  # noqa: PLC0415 - brings the document libraries

    return FORMATS[ending](drafted_plan(view), view.benchmark, view.catalogue, view.key.today)


def write_exports(store: Store, plan: str, targets: Sequence[Path], *, today: date) -> Exported:
    """Write a stored plan to files; every one is complete or absent, and nothing is written when one cannot be.

    Raises:
        ProblemsFoundError: there is no such plan, or with every problem of the targets.
    """
    from planner.export import FORMATS  # noqa: PLC0415 - brings the document libraries

    problems = check_targets(targets)
    if problems:
        raise ProblemsFoundError(problems)
    view = plan_view(store, plan, today=today)
    drafted = drafted_plan(view)
    contents = [FORMATS[one.suffix.lower()](drafted, view.benchmark, view.catalogue, today) for one in targets]
    for target, data in zip(targets, contents, strict=True):
        write_whole(target, data)
    return Exported(view=view, plan=drafted, written=tuple(targets))
