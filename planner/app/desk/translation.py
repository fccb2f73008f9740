"""How does a stored plan leave in another language than the one it was drafted in?

What the catalogue wrote is read anew in the other language; what people wrote stays as they wrote
it, and the document marks it as such.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.app.desk.content import content, stored_case
from planner.app.desk.plan_view import PlanView
from planner.draft.draft import Draft
from planner.draft.pipeline import draft_anew
from planner.plan import PlanObjective, PlanRole
from planner.proposal.left_out import LeftOut
from planner.store import Store
from planner.templates.catalogue import Catalogue
from planner.toolkit.benchmark import Benchmark
from planner.track.plan_standing import ActionStanding, PlanStanding
from planner.track.standing import as_printed
from planner.track.warnings import warnings_of
from planner.wording import Wording

_OF_TEMPLATE = ("title", "why", "first_steps", "indicator", "proof")
_TEXTS = (*_OF_TEMPLATE, "indicator_note", "partners_note", "notes", "reasons")


@dataclass(frozen=True, slots=True, kw_only=True)
class InLanguage:
    """A plan and what it is read against, all in one language."""

    standing: PlanStanding
    benchmark: Benchmark
    catalogue: Catalogue


def in_language(store: Store, view: PlanView, language: str) -> InLanguage:
    """Return a stored plan as documents print it, in a language.

    Raises:
        ProblemsFoundError: its benchmark is not available in that language.
    """
    plan, own = view.standing, view.plan.language
    if language == own:
        return InLanguage(standing=plan, benchmark=view.benchmark, catalogue=view.catalogue)
    benchmark, catalogue = content(view.plan.benchmark, language)
    of_plan = store.assessment(view.stored.assessment) if view.stored.assessment else None
    case = stored_case(store, of_plan, language) if of_plan else None
    catalogue = case.own_catalogue if case else catalogue
    now, then = (draft_anew(view.plan, of) if of else None for of in (view.case, case))
    said, meant = _templates(now, view.catalogue), _templates(then, catalogue)
    translated = plan.model_copy(
        update={
            "language": language,
            "title": _title(plan, language),
            "actions": tuple(_translated(one, said.get(one.id), meant.get(one.id)) for one in plan.actions),
            "objectives": _objectives(plan, view.catalogue, catalogue, benchmark),
            "roles": _roles(plan, view.catalogue, catalogue),
            "context": then.context if then else plan.context,
            "left_out": tuple(_left_out(one, said.get(one.action), meant.get(one.action)) for one in plan.left_out),
            "cost_bands": catalogue.method.cost_bands,
            "answered_in": case.assessment.language if case else own,
        }
    )
    balance = catalogue.method.balance
    unused = then.unused if then else ()
    warned = translated.model_copy(
        update={"warnings": warnings_of(as_printed(translated), unused, view.calendar, balance)}
    )
    return InLanguage(standing=warned, benchmark=benchmark, catalogue=catalogue)


def export_in(store: Store, view: PlanView, ending: str, language: str) -> bytes:
    """Return a stored plan in a language as the content of a file whose name has that ending.

    Raises:
        ProblemsFoundError: its benchmark is not available in that language.
    """
    from planner.export import FORMATS  # noqa: PLC0415 - brings the document libraries

    one = in_language(store, view, language)
    return FORMATS[ending](one.standing, one.benchmark, one.catalogue, view.key.today)


def _templates(draft: Draft | None, catalogue: Catalogue) -> Mapping[str, Mapping[str, object]]:
    """Return what the catalogue says of every action, by id and field, after the context had its say."""
    plain = {one.id: {name: getattr(one, name) for name in _OF_TEMPLATE} for one in catalogue.actions}
    adapted = draft.called_for if draft else ()
    return {**plain, **{action.id: {name: getattr(action, name) for name in _TEXTS} for action in adapted}}


def _translated(
    action: ActionStanding, said: Mapping[str, object] | None, meant: Mapping[str, object] | None
) -> ActionStanding:
    """Return an action with every text that people left as the catalogue has it in the other language."""
    if not said or not meant:
        return action
    same = {name: meant[name] for name, text in said.items() if name in meant and getattr(action, name) == text}
    return action.model_copy(update=same)


def _left_out(one: LeftOut, said: Mapping[str, object] | None, meant: Mapping[str, object] | None) -> LeftOut:
    if said and meant and said["title"] == one.title:
        return one.model_copy(update={"title": meant["title"]})
    return one


def _title(plan: PlanStanding, language: str) -> str:
    usual = "Development plan of {city}"
    if plan.title == Wording(plan.language).say(usual, city=plan.city.name):
        return Wording(language).say(usual, city=plan.city.name)
    return plan.title


def _objectives(
    plan: PlanStanding, said: Catalogue, meant: Catalogue, benchmark: Benchmark
) -> tuple[PlanObjective, ...]:
    before, after = ({one.factor: one for one in each.objectives} for each in (said, meant))
    titles = {one.id: one.title for one in benchmark.factors}
    return tuple(
        one.model_copy(
            update={
                "title": titles.get(one.factor or "", one.title),
                **{
                    name: getattr(after[one.factor], name)
                    for name in ("objective", "target")
                    if one.factor in after
                    and one.factor in before
                    and getattr(before[one.factor], name) == getattr(one, name)
                },
            }
        )
        for one in plan.objectives
    )


def _roles(plan: PlanStanding, said: Catalogue, meant: Catalogue) -> tuple[PlanRole, ...]:
    return tuple(
        one.model_copy(update={"title": meant.role_by_id[one.id].title})
        if one.id in meant.role_by_id and one.id in said.role_by_id and said.role_by_id[one.id].title == one.title
        else one
        for one in plan.roles
    )
