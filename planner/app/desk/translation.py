"""How does a stored plan leave in another language than the one it was drafted in?

What the catalogue wrote is read anew in the other language; what people wrote stays as they wrote
it, and the document marks it as such.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from planner.app.desk.content import case_of_plan, content_of_plan
from planner.app.desk.plan_view import PlanView
from planner.draft.case import Case
from planner.draft.draft import Draft
from planner.draft.pipeline import draft_anew
from planner.export import FORMATS
from planner.plan import Action, PlanObjective, PlanRole
from planner.proposal.left_out import LeftOut
from planner.store import Store
from planner.templates.catalogue import ActionTemplate, Catalogue, evidence_template
from planner.templates.frame import Objective
from planner.templates.terms import evidence_id
from planner.toolkit.benchmark import Benchmark
from planner.track.baseline import Baseline, BaselineAction
from planner.track.plan_standing import ActionStanding, PlanStanding
from planner.track.results import PlanLater, PlanResult
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
    if language == view.plan.language:
        return InLanguage(standing=view.standing, benchmark=view.benchmark, catalogue=view.catalogue)
    benchmark, catalogue = content_of_plan(view.plan, language)
    assessed = store.assessment(view.stored.assessment) if view.stored.assessment else None
    case = case_of_plan(store, view.plan, assessed, language) if assessed else None
    catalogue = case.own_catalogue if case else catalogue
    # Drafted in both languages: what the context changed in a text is known only to a draft, not to the catalogue.
    drafts = [draft_anew(view.plan, read) if read else None for read in (view.case, case)]
    translator = _Translator(
        benchmark=benchmark,
        own=view.catalogue,
        other=catalogue,
        own_texts=_texts(drafts[0], view.benchmark, view.catalogue, view.plan.actions),
        other_texts=_texts(drafts[1], benchmark, catalogue, view.plan.actions),
    )
    translated = translator.standing(view.standing, language, drafts[1], case)
    unused, country = (drafts[1].unused, drafts[1].country) if drafts[1] else ((), None)
    # Warnings name roles, readings and actions: they are made anew from the translated plan.
    warnings = warnings_of(translated, unused, view.forecast, catalogue.method, country)
    return InLanguage(
        standing=translated.model_copy(update={"warnings": warnings}), benchmark=benchmark, catalogue=catalogue
    )


def export_in(store: Store, view: PlanView, ending: str, language: str) -> bytes:
    """Return a stored plan in a language as the content of a file whose name has that ending.

    Raises:
        ProblemsFoundError: its benchmark is not available in that language.
    """
    read = in_language(store, view, language)
    return FORMATS[ending](read.standing, read.benchmark, read.catalogue, view.key.today)


_Titled = TypeVar("_Titled", LeftOut, BaselineAction)
_Texts: TypeAlias = Mapping[str, Mapping[str, object]]
"""What the catalogue says of every action, by id and field."""


def _texts(draft: Draft | None, benchmark: Benchmark, catalogue: Catalogue, actions: Iterable[Action]) -> _Texts:
    """Return the texts of a catalogue after the context had its say; ``actions`` are those of the plan."""
    facts = {template.id: template for template in _establishing_facts(benchmark, catalogue, actions)}
    plain = {
        action.id: {name: getattr(action, name) for name in _OF_TEMPLATE}
        for action in (*catalogue.actions, *facts.values())
    }
    # The draft's words are about the questions that are open now, those of the plan about what was asked then.
    adapted = (
        action
        for action in (draft.called_for if draft else ())
        if action.id not in facts or facts[action.id].answers == action.answers
    )
    return {**plain, **{action.id: {name: getattr(action, name) for name in _TEXTS} for action in adapted}}


def _establishing_facts(
    benchmark: Benchmark, catalogue: Catalogue, actions: Iterable[Action]
) -> Iterator[ActionTemplate]:
    """Give the actions of the plan that establish facts: once these are known, no draft calls for them any more."""
    factors = {evidence_id(factor.id): factor for factor in benchmark.factors}
    for action in actions:
        if action.id in factors:
            factor = factors[action.id]
            yield evidence_template(catalogue.method.evidence_action, factor.id, factor.title, action.answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Translator:
    """Puts texts of the other language in place of those that still stand as the plan's own language has them.

    A text that people wrote stays: nothing here can translate it.
    """

    benchmark: Benchmark
    """In the other language."""
    own: Catalogue
    """In the plan's language."""
    other: Catalogue
    own_texts: _Texts
    other_texts: _Texts

    def standing(self, plan: PlanStanding, language: str, draft: Draft | None, case: Case | None) -> PlanStanding:
        """Return a plan in the other language, but for its warnings; ``draft`` and ``case`` are in that language."""
        return plan.model_copy(
            update={
                "language": language,
                "title": _title(plan, language),
                "actions": tuple(map(self.action, plan.actions)),
                "objectives": tuple(map(self.objective, plan.objectives)),
                "roles": tuple(map(self.role, plan.roles)),
                "context": draft.context if draft else plan.context,
                "left_out": tuple(self.titled(left, left.action) for left in plan.left_out),
                "results": tuple(map(self.result, plan.results)),
                "later": tuple(map(self.later, plan.later)),
                "decisions": tuple(map(self.decision, plan.decisions)),
                "cost_bands": self.other.method.cost_bands,
                "answered_in": case.assessment.language if case else plan.language,
            }
        )

    def action(self, action: ActionStanding) -> ActionStanding:
        """Return an action with every text that people left as the catalogue has it in the other language."""
        own, other = self.own_texts.get(action.id, {}), self.other_texts.get(action.id, {})
        same = {name: other[name] for name, text in own.items() if name in other and getattr(action, name) == text}
        return action.model_copy(update=same) if same else action

    def decision(self, adopted: Baseline) -> Baseline:
        """Return what the council adopted with the titles of its actions in the other language."""
        actions = tuple(self.titled(action, action.action) for action in adopted.actions)
        return adopted.model_copy(update={"actions": actions})

    def titled(self, action: _Titled, id_: str) -> _Titled:
        """Return an action that is not in the plan, or was adopted, with its title in the other language."""
        own, other = self.own_texts.get(id_), self.other_texts.get(id_)
        if own and other and own["title"] == action.title:
            return action.model_copy(update={"title": other["title"]})
        return action

    def result(self, result: PlanResult) -> PlanResult:
        """Return what the plan promises with the texts of the other language: people word none of them."""
        planned = self.other.result_by_question.get(result.question)
        if planned is None:
            return result
        texts = {"text": planned.text, "indicator": planned.indicator, "baseline": planned.baseline}
        return result.model_copy(update={**texts, "noticed_by_whom": planned.noticed_by.text})

    def later(self, later: PlanLater) -> PlanLater:
        """Return what has to wait with its text in the other language."""
        planned = self.other.result_by_question.get(later.what)
        return later.model_copy(update={"text": planned.text}) if planned else later

    def objective(self, objective: PlanObjective) -> PlanObjective:
        """Return an objective with the title of its key factor, and with the texts that people left."""
        own, other = (_objective(catalogue, objective.factor) for catalogue in (self.own, self.other))
        factor = self.benchmark.factor_by_id.get(objective.factor or "")
        same = {
            name: getattr(other, name)
            for name in ("objective", "target")
            if own and other and getattr(own, name) == getattr(objective, name)
        }
        return objective.model_copy(update={"title": factor.title if factor else objective.title, **same})

    def role(self, role: PlanRole) -> PlanRole:
        """Return a role with its title in the other language, unless people gave it another."""
        own, other = self.own.role_by_id.get(role.id), self.other.role_by_id.get(role.id)
        return role.model_copy(update={"title": other.title}) if own and other and own.title == role.title else role


def _objective(catalogue: Catalogue, factor: str | None) -> Objective | None:
    return next((objective for objective in catalogue.objectives if objective.factor == factor), None)


def _title(plan: PlanStanding, language: str) -> str:
    # The title that a draft gives is a sentence of the interface, not of the catalogue.
    usual = "Development plan of {city}"
    if plan.title == Wording(plan.language).say(usual, city=plan.city.name):
        return Wording(language).say(usual, city=plan.city.name)
    return plan.title
