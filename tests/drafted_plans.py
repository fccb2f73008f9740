"""Plans made up for the tests of exports: any number of actions, in English and French, hostile names too."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from drafted_promises import WORDS, later_of, means, projected, results_of, uses, with_parts

from planner.draft.draft import ContextInPlan, ReadingInPlan
from planner.plan import (
    AnswerReason,
    ContextEffect,
    ContextReason,
    Dependency,
    NeededByReason,
    PlanObjective,
    PlanRole,
    Reason,
)
from planner.proposal.diagnosis import Diagnosis, FactorFinding, QuestionFinding
from planner.proposal.left_out import LeftOut, LeftOutCause
from planner.proposal.priority import Priority
from planner.proposal.quick_wins import Horizon, QuickWinCheck, QuickWinLimit
from planner.schedule.critical_path import ActionDates
from planner.templates.catalogue import Catalogue
from planner.templates.terms import ActionType, Recurrence, Remit, StartFrom, Visibility
from planner.toolkit.assessment import Answer, AssessmentKind, Evidence, Respondent, Response, Standing, Verdict
from planner.toolkit.benchmark import Benchmark
from planner.toolkit.city import City
from planner.toolkit.plan_settings import PlanStatus
from planner.track.achievement import Achievement
from planner.track.plan_standing import ActionStanding, PlanStanding, PlanWarning, WarningKind
from planner.track.progress import ActionProgress

TODAY = date(2026, 11, 13)
START = date(2027, 1, 4)
HOSTILE = "Œuvre & “Cité” <d'été> \x07\u202eעיר\u202c مدينة 🏙"  # noqa: RUF001 - hostile on purpose
CONFIDENCE = "said behind closed doors"

TEXTS = {
    "en": {
        "title": "Equal at the counter",
        "benchmark": "Benchmark of the counter",
        "statement": "The city treats everybody at its counters alike and says so.",
        "why": "Whoever is sent away does not come back.",
        "question": "Does the city say at its counters whom to turn to?",
        "evidence": "A notice at the counter.",
        "factor": "Key factor",
        "action": "Put up a notice at counter",
        "step": "Ask the staff where people wait.",
        "next": "Print the notice in the languages spoken there.",
        "indicator": "All counters have a notice",
        "proof": "Photographs",
        "objective": "People know at every counter whom to turn to.",
        "target": "Nine in ten counters have a notice within a year.",
        "role": "Reception",
        "holder": "Department of reception",
        "group": "administration",
        "note": "Two counters of five.",
        "context": "Money for the plan",
        "reading": "The budget shrinks",
        "text": "The plan starts with what costs little.",
        "limit": "Public procurement",
        "law": "Printers are treated alike.",
        "band": "little",
        "did": "put up notices at all counters",
    },
    "fr": {
        "title": "Égaux au guichet",
        "benchmark": "Référentiel du guichet",
        "statement": "La ville traite chacun de la même façon à ses guichets et le fait savoir.",
        "why": "Qui est éconduit ne revient pas.",
        "question": "La ville dit-elle à ses guichets à qui s’adresser ?",
        "evidence": "Une affiche au guichet.",
        "factor": "Facteur clé",
        "action": "Poser une affiche au guichet",
        "step": "Demander aux agents où les gens attendent.",
        "next": "Imprimer l’affiche dans les langues qui y sont parlées.",
        "indicator": "Tous les guichets ont une affiche",
        "proof": "Photographies",
        "objective": "À chaque guichet, chacun sait à qui s’adresser.",
        "target": "Neuf guichets sur dix ont une affiche en un an.",
        "role": "Accueil",
        "holder": "Direction de l’accueil",
        "group": "administration",
        "note": "Deux guichets sur cinq.",
        "context": "Moyens du plan",
        "reading": "Le budget baisse",
        "text": "Le plan commence par ce qui coûte peu.",
        "limit": "Commande publique",
        "law": "Les imprimeurs sont traités de la même façon.",
        "band": "peu",
        "did": "a posé des affiches à tous ses guichets",
    },
}
_ROLES = ("reception", "print", "mayor")


def benchmark(language: str = "en", factors: int = 3) -> Benchmark:
    """Return a benchmark of some key factors, each with two questions."""
    texts = TEXTS[language]
    return Benchmark.model_validate(
        {
            "id": "counter",
            "version": "1",
            "title": texts["benchmark"],
            "standard": texts["statement"],
            "source": {
                "title": texts["benchmark"],
                "publisher": "Guild of Counters",
                "place": "Portmarrow",
                "authors": ["A. Clerk", "B. Porter"],
                "year": 2012,
                "disclaimer": texts["law"],
            },
            "factors": [
                {
                    "id": f"F{factor:02}",
                    "title": f"{texts['factor']} {factor}",
                    "statement": texts["statement"],
                    "why": texts["why"],
                    "questions": [
                        {"id": f"{factor}.{number}", "text": texts["question"], "evidence": texts["evidence"]}
                        for number in (1, 2)
                    ],
                    "examples": [{"id": f"city-{factor}", "city": "Elmbridge", "did": texts["did"], "year": 2009}],
                }
                for factor in range(1, factors + 1)
            ],
            "contextual_factors": [{"id": "C1", "title": texts["context"], "implications": [texts["text"]]}],
        }
    )


def catalogue(language: str = "en") -> Catalogue:
    """Return a catalogue without actions: roles, legal limits and the method."""
    texts = TEXTS[language]
    template = {
        "title": texts["action"],
        "why": texts["why"],
        "first_steps": [texts["step"]],
        "indicator": texts["indicator"],
        "proof": texts["proof"],
        "type": "evidence",
        "lead": "reception",
        "weeks": 4,
        "effort": 5,
        "cost_band": 0,
        "remit": "own",
        "impact": 3,
        "visible": "staff",
    }
    return Catalogue.model_validate(
        {
            "benchmark": "counter",
            "objectives": [],
            "actions": [{**template, "id": "F01-950", "title": WORDS[language]["kept"], "part": "upkeep"}],
            "results": [
                {
                    "question": f"{factor}.1",
                    "result": WORDS[language]["result"],
                    "indicator": WORDS[language]["indicator"],
                    "unit": "percent",
                    "baseline": WORDS[language]["baseline"],
                    "target": 90,
                    "noticed_by": {"who": "public", "text": WORDS[language]["noticed"]},
                    "kept_by": ["F01-950"] if factor == 1 else [],
                }
                for factor in (1, 2, 3)
            ],
            "context": {
                "readings": [
                    {
                        "factor": "C1",
                        "reading": "shrinks",
                        "title": texts["reading"],
                        "says": [{"text": texts["text"]}],
                    },
                ]
            },
            "roles": [{"id": role, "title": f"{texts['role']} {role}", "does": texts["why"]} for role in _ROLES],
            "legal": {
                "note": texts["law"],
                "legal_limits": [{"id": "procurement", "title": texts["limit"], "text": texts["law"]}],
            },
            "examples": [],
            "method": {
                "scale": {
                    "gap": {"yes": 0, "partly": 0.5, "unknown": 0.8, "no": 1},
                    "in_place_from": 0.85,
                    "missing_below": 0.35,
                },
                "quick_win": {
                    "max_weeks": 12,
                    "max_effort": 20,
                    "max_cost_band": 1,
                    "remits": ["own"],
                    "visible_to": ["public", "staff"],
                    "horizon_weeks": 26,
                },
                "weights": {
                    "value": 0.6,
                    "ease": 0.4,
                    "leverage_most": 1.5,
                    "ease_effort": 0.5,
                    "ease_cost": 0.3,
                    "ease_time": 0.2,
                },
                "deadline": {"slack_share": 0.1, "slack_at_least": 5},
                "working_days_per_week": 5,
                "cost_bands": [
                    {"band": 0, "from": 0, "below": 2000, "title": texts["band"]},
                    {"band": 1, "from": 2000, "below": 10000, "title": texts["band"]},
                    {"band": 2, "from": 10000, "title": texts["band"]},
                ],
                "evidence_action": template,
                "balance": {"largest_type_share": 0.5},
                "monitoring": {"review_weeks": 13, "report_months": 12, "reassess_months": 24, "stale_days": 90},
                "means": {
                    "posts": {"posts": 1, "population": 100_000, "exponent": 0.7, "least": 0.5, "most": 5},
                    "groups": [{"id": "all", "share": 1, "roles": list(_ROLES)}],
                    "days_a_year": 210,
                    "quiet_share": 0.5,
                    "vacancy_months": 6,
                    "money_per_resident": 0.4,
                    "lead_share": 0.6,
                    "follow_up_days": 2,
                    "coordinator": "reception",
                },
                "choice": {
                    "horizon_years": 3,
                    "most_actions": 40,
                    "discount": 0.05,
                    "tries": 60,
                    "starts_of_owner": 2,
                    "starts_in_all": 6,
                    "early_results": 5,
                    "early_results_small": 3,
                    "small_below": 1,
                    "early_costs_at_most": 0.05,
                    "most_preparation": 0.2,
                    "step_gain": 0.1,
                    "steps_at_most": 0.3,
                    "first_times": 1.5,
                    "context_weight": 0.1,
                },
                "durations": {"runs": 500, "seed": 7, "default": {"optimistic": 0.9, "pessimistic": 1.4}},
            },
        }
    )


def plan(
    actions: int = 4,
    *,
    language: str = "en",
    factors: int = 3,
    name: str = "Portmarrow",
    action_title: str = "",
    linked: bool = True,
    **more: Any,
) -> PlanStanding:
    """Return a drafted plan; without actions every key factor is in place."""
    planned = [planned_action(number, language, factors, action_title) for number in range(actions)]
    links = [
        Dependency(predecessor=planned[n // 2].id, successor=planned[n].id) for n in range(1, actions, 2) if linked
    ]
    texts = TEXTS[language]
    results = results_of(planned, factors, language)
    planned = list(with_parts(planned, results))
    fields: dict[str, Any] = {
        "city": City(name=name),
        "language": language,
        "title": f"{texts['title']} – {name}",
        "version": "0.2",
        "status": PlanStatus.FOR_ADOPTION,
        "benchmark": "counter",
        "benchmark_version": "1",
        "assessed_on": date(2026, 10, 15),
        "assessment_kind": AssessmentKind.SELF_ASSESSMENT,
        "start": START,
        "objectives": _objectives(planned, factors, language),
        "roles": tuple(
            PlanRole(
                id=role,
                title=f"{texts['role']} {role}",
                # One that the city named, one that it did not, and one in which nobody does the work.
                holder=texts["holder"] if role == "reception" else None,
                vacant=role == "mayor",
            )
            for role in _ROLES
        ),
        "cost_bands": catalogue(language).method.cost_bands,
        "dependencies": tuple(links),
        "actions": tuple(planned),
        "diagnosis": Diagnosis(factors=tuple(_finding(n, language, bool(actions)) for n in range(1, factors + 1))),
        "respondents": (Respondent(id="clerk", role=texts["role"], group=texts["group"]),),
        "context": (
            ContextInPlan(
                context="C1",
                title=texts["context"],
                readings=(
                    ReadingInPlan(
                        reading="shrinks", title=texts["reading"], text=texts["text"], kept_by=(planned[-1].id,)
                    ),
                ),
                note=texts["note"],
            ),
        )
        if actions
        else (),
        "left_out": _left_out(language) if actions else (),
        "warnings": (PlanWarning(kind=WarningKind.UNFILLED_ROLE, values={"role": texts["role"], "actions": 1}),)
        if actions
        else (),
        "finish": max((action.dates.early_finish for action in planned), default=None),
        "critical_path": tuple(action.id for action in planned[:2]),
        "achievement": Achievement(
            by_status=Counter(action.status for action in planned),
            effort=sum(action.effort for action in planned),
            staff_effort=sum(action.effort for action in planned),
            effort_done=0,
            quick_wins=sum(action.is_quick_win for action in planned),
            delivered=(),
        ),
        "by_objective": {},
        "results": results,
        "later": later_of(results, factors, language) if actions else (),
        "projected": projected(results, factors, START) if actions else (),
        "means": (given := means(START, language) if actions else None),
        "uses": uses(given) if given else (),
        "runs_on": 1_000 if given else 0,
    }
    return PlanStanding(**{**fields, **more})


def planned_action(number: int, language: str, factors: int, title: str = "") -> ActionStanding:
    """Return one action; every third is a quick win, the fourth belongs to the context."""
    texts = TEXTS[language]
    factor = number % factors + 1
    quick = number % 3 == 0
    first = START + timedelta(weeks=number % 90)
    reasons: list[Reason] = [
        AnswerReason(question=f"{factor}.1", answer=Answer.NO, by=("clerk",), rule=StartFrom.NOTHING)
    ]
    if number % 2 == 0:
        reasons.append(NeededByReason(action=f"F{factor:02}-900"))
    if number == 3:
        reasons = [ContextReason(context="C1", reading="shrinks", effect=ContextEffect.ADD, note=texts["text"])]
    id_ = f"C1-{number:03}" if number == 3 else f"F{factor:02}-{number:03}"
    return ActionStanding(
        id=id_,
        factor=None if number == 3 else f"F{factor:02}",
        title=title or f"{texts['action']} {number + 1}",
        why=texts["why"],
        first_steps=(texts["step"], texts["next"]),
        indicator=texts["indicator"],
        proof=texts["proof"],
        answers=(f"{factor}.1", f"{factor}.2"),
        reasons=tuple(reasons),
        type=ActionType.INFORMATION,
        owner=_ROLES[number % 3],
        partners=(_ROLES[(number + 1) % 3],),
        duration=0 if number == 2 else 40,
        effort=12.5,
        cost_band=number % 3,
        remit=Remit.OWN if quick else Remit.COUNCIL,
        impact=3,
        base_impact=3,
        visible=Visibility.PUBLIC,
        recurrence=Recurrence.YEARLY if number % 5 == 0 else Recurrence.ONCE,
        legal_limits=("procurement",) if number % 4 == 0 else (),
        check_law=number == 1,
        notes=(texts["text"],) if number == 1 else (),
        examples=(f"city-{factor}",),
        priority=_priority(number),
        quick_win=QuickWinCheck(
            horizon=Horizon.QUICK_WIN if quick else Horizon.LONGER_TERM,
            failed=() if quick else (QuickWinLimit.REMIT, QuickWinLimit.TIME),
        ),
        dates=_dates(first, 1 if number == 2 else 54),
        due=first + timedelta(days=63),
        planned=_dates(first, 1 if number == 2 else 54),
        progress=ActionProgress(action=id_),
    )


def _dates(first: date, days: int) -> ActionDates:
    last = first + timedelta(days=days - 1)
    return ActionDates(
        early_start=first,
        early_finish=last,
        late_start=first,
        late_finish=last,
        total_float=0,
        free_float=0,
        critical=True,
    )


def _priority(number: int) -> Priority:
    parts = dict.fromkeys(
        ("question_gap", "factor_gap", "gap", "context", "leverage", "value", "ease_effort", "ease_cost", "ease_time"),
        0.5,
    )
    return Priority(**parts, ease=0.5, own=60.0, score=60.0, impact=3, unlocks=0, rank=number + 1)


def _objectives(actions: Sequence[ActionStanding], factors: int, language: str) -> tuple[PlanObjective, ...]:
    texts = TEXTS[language]
    used = {action.factor for action in actions}
    ids = [f"F{factor:02}" for factor in range(1, factors + 1)]
    return tuple(
        PlanObjective(
            factor=factor,
            title=f"{texts['factor']} {int(factor[1:])}" if factor else "",
            objective=texts["objective"],
            target=texts["target"],
            standing=Standing.MISSING if factor else None,
        )
        for factor in (*ids, None)
        if factor in used
    )


def _finding(factor: int, language: str, gaps: bool) -> FactorFinding:  # noqa: FBT001 - a test's own shorthand
    texts = TEXTS[language]
    answer = Answer.NO if gaps else Answer.YES
    standing = Standing.MISSING if gaps else Standing.IN_PLACE
    response = Response(
        answer=answer,
        by="clerk",
        note=texts["note"],
        confidential_note=CONFIDENCE,
        evidence=(
            Evidence(title=texts["proof"], dated=date(2026, 9, 1)),
            Evidence(title=CONFIDENCE, confidential=True),
        ),
    )
    gap = 1.0 if gaps else 0.0
    first = QuestionFinding(question=f"{factor}.1", answer=answer, gap=gap, responses=(response,), disagreement=False)
    second = QuestionFinding(
        question=f"{factor}.2",
        answer=Answer.UNKNOWN if gaps else Answer.YES,
        gap=0.8 if gaps else 0.0,
        responses=() if gaps else (response,),
        disagreement=gaps and factor == 1,
    )
    return FactorFinding(
        factor=f"F{factor:02}",
        standing=standing,
        computed=standing,
        verdict=Verdict(standing=standing, because=texts["note"]) if gaps and factor == 2 else None,
        score=0.1 if gaps else 1.0,
        questions=(first, second),
    )


def _left_out(language: str) -> tuple[LeftOut, ...]:
    title = TEXTS[language]["action"]
    return (
        LeftOut(action="F01-901", factor="F01", title=title, cause=LeftOutCause.TIME, when=2031),
        LeftOut(action="F01-902", factor="F01", title=title, cause=LeftOutCause.REPLACED, instead="F01-000"),
        LeftOut(action="F01-903", factor="F01", title=title, cause=LeftOutCause.NOT_CALLED),
        LeftOut(action="F01-904", factor="F01", title=title, cause=LeftOutCause.NOT_CALLED),
    )
