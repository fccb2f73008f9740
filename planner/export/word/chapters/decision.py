"""What is the council asked to decide, or what did it decide?"""

from collections.abc import Iterable, Iterator

from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material, months_after
from planner.export.word.ooxml import Styled
from planner.plan import PlanHead
from planner.toolkit.plan_settings import PlanStatus
from planner.track.adopted_dates import AdoptedDates, adopted_dates
from planner.track.adoption import Adoption
from planner.track.baseline import AdoptedHead, Baseline, BaselineAction, cost_range
from planner.track.grounds import Grounds, grounds_of
from planner.track.plan_standing import PlanStanding
from planner.wording import Wording
from planner.wording.deadlines import due_date


def write_decision(doc: Manuscript, material: Material) -> None:
    """Put before the council what it is asked to decide, or was."""
    say = material.wording.say
    adopted = material.plan.status is PlanStatus.ADOPTED
    doc.heading(say("Decision of the council") if adopted else say("Decision asked of the council"), 1)
    grounds = _grounds_of(material)
    doc.paragraph(_introduction(material, grounds), keep_next=True)
    for ground in _grounds(material, grounds) if grounds else ():
        doc.paragraph(ground, style="Resolution", keep_next=True)
    council = say("The council of {city}", city=material.plan.city.name)
    doc.paragraph(Styled(council, "Strong"), style="Resolution", keep_next=True)
    doc.points(_resolutions(material, grounds), style="Resolution Point")
    for before, change in material.plan.amendments:
        _write_amendment(doc, material, before, change)


def _write_amendment(doc: Manuscript, material: Material, before: Baseline | None, change: Baseline) -> None:
    """Give what a decision changed in what the one before it had adopted, and what the plan comes to by it."""
    say, grounds = material.wording.say, change.head.grounds if change.head else None
    changed = say(
        "On {day} the council changed the plan as follows, under {reference}.",
        day=change.adopted_on,
        reference=change.reference,
    )
    doc.paragraph(changed, keep_next=True)
    # What it had regard to before needs no second mention.
    if grounds and not (before and before.head and before.head.grounds == grounds):
        for ground in _grounds(material, grounds):
            doc.paragraph(ground, style="Resolution", keep_next=True)
    council = say("The council of {city}", city=material.plan.city.name)
    doc.paragraph(Styled(council, "Strong"), style="Resolution", keep_next=True)
    doc.points(_changed(before, change, material), style="Resolution Point")


def _changed(before: Baseline | None, change: Baseline, material: Material) -> Iterator[str]:
    wording = material.wording
    if before:
        yield from _other_actions(adopted_dates(before, change), wording)
        yield _expenditure_then(change, material)
    else:
        yield from _undertaken_then(change, material)
    yield wording.say("brings the number of actions in the plan to {number}.", number=len(change.actions))


def _other_actions(changes: AdoptedDates, wording: Wording) -> Iterator[str]:
    if changes.first:
        yield wording.count(
            "adds {number} action to the plan: {actions};",
            "adds {number} actions to the plan: {actions};",
            len(changes.first),
            actions=_with_due_dates(changes.first, wording),
        )
    if changes.moved:
        yield wording.count(
            "sets another due date for {number} action: {actions};",
            "sets other due dates for {number} actions: {actions};",
            len(changes.moved),
            actions=_with_due_dates((moved.action for moved in changes.moved), wording),
        )
    if changes.end:
        yield wording.count(
            "gives up {number} action: {actions};",
            "gives up {number} actions: {actions};",
            len(changes.end),
            actions=wording.series(f"{action.action} {action.title}" for action in changes.end),
        )
    if changes.stay:
        yield wording.count(
            "keeps the due date of {number} action as it was adopted before;",
            "keeps the due dates of {number} actions as they were adopted before;",
            len(changes.stay),
        )


def _with_due_dates(actions: Iterable[BaselineAction], wording: Wording) -> str:
    return wording.series(f"{action.action} {action.title} ({due_date(action.due, wording)})" for action in actions)


def _introduction(material: Material, grounds: Grounds | None) -> str:
    """Say how far the decision has come."""
    plan, say = material.plan, material.wording.say
    match plan.status:
        case PlanStatus.DRAFT:
            return say("This plan is a draft. Once it is ready, the council is asked to decide as follows.")
        case PlanStatus.FOR_ADOPTION:
            return say("The council is asked to decide as follows.")
        case PlanStatus.ADOPTED:
            decided = _decided(plan.adoption, material.wording)
            if grounds is None:
                decided += " " + say("On which assessment it decided is not noted.")
            if plan.as_adopted:
                return decided
            return f"{decided} " + say("What it adopted then is not noted: the figures are those of this document.")


def _decided(adoption: Adoption | None, wording: Wording) -> str:
    say = wording.say
    if adoption is None:
        return say("The council decided as follows.")
    day, reference = adoption.adopted_on, adoption.reference
    if reference is None:
        decided = say("On {day} the council decided as follows.", day=day)
    else:
        decided = say("On {day} the council decided as follows, under {reference}.", day=day, reference=reference)
    if not adoption.changes:
        return decided
    changes = wording.listing(
        say("on {day} ({reference})", day=change.adopted_on, reference=change.reference) for change in adoption.changes
    )
    return f"{decided} " + say("It changed the plan {changes}; this document shows it as it stands.", changes=changes)


def _grounds_of(material: Material) -> Grounds | None:
    """Return on what the council decides, or decided: the plan may rest on a later assessment since.

    None where nobody kept it.
    """
    plan = material.plan
    if plan.as_adopted and plan.as_adopted.head and plan.as_adopted.head.grounds:
        return plan.as_adopted.head.grounds
    if plan.adoption is not None and plan.assessed_on > plan.adoption.adopted_on:
        return None
    return grounds_of(plan, plan.diagnosis, material.catalogue.method.monitoring)


def _grounds(material: Material, grounds: Grounds) -> Iterator[str]:
    say, total = material.wording.say, grounds.factors
    yield say(
        "Having regard to the {benchmark} and to the assessment of {day} ({kind});",
        benchmark=material.benchmark_name,
        day=grounds.assessed_on,
        kind=material.wording.label_inside(grounds.assessment_kind),
    )
    if grounds.not_in_place:
        yield _not_in_place(grounds.not_in_place, total, material.wording)
    if grounds.not_assessed:
        yield _not_assessed(grounds.not_assessed, total, material.wording)
    if grounds.not_in_place or grounds.not_assessed:
        return
    if total == 1:
        yield say("Whereas the only key factor that applies is in place;")
    elif total:
        yield say("Whereas all the key factors that apply are in place;")
    else:
        yield say("Whereas none of the key factors assessed applies to the city;")


def _not_in_place(number: int, total: int, wording: Wording) -> str:
    if number == total:
        return wording.count(
            "Whereas the only key factor that applies is not yet fully in place;",
            "Whereas none of the {number} key factors that apply is fully in place yet;",
            total,
        )
    return wording.count(
        "Whereas {number} of the {total} key factors that apply is not yet fully in place;",
        "Whereas {number} of the {total} key factors that apply are not yet fully in place;",
        number,
        total=wording.number(total),
    )


def _not_assessed(number: int, total: int, wording: Wording) -> str:
    if number == total:
        return wording.count(
            "Whereas the only key factor that applies is not assessed yet;",
            "Whereas none of the {number} key factors that apply is assessed yet;",
            total,
        )
    return wording.count(
        "Whereas {number} of the {total} key factors that apply is not assessed yet;",
        "Whereas {number} of the {total} key factors that apply are not assessed yet;",
        number,
        total=wording.number(total),
    )


def _resolutions(material: Material, grounds: Grounds | None) -> Iterator[str]:
    plan, say, wording = material.plan, material.wording.say, material.wording
    if plan.as_adopted and plan.as_adopted.actions:
        yield from _undertaken_then(plan.as_adopted, material)
    elif plan.actions:
        yield from _undertakings(material)
    else:
        yield say("takes note of the result of the assessment;")
    monitoring = grounds or material.catalogue.method.monitoring
    yield wording.count(
        "asks for a report on progress every month;",
        "asks for a report on progress every {number} months;",
        monitoring.report_months,
    )
    yield say("makes this plan public.") if grounds is None else _assessed_again(material, grounds)


def _assessed_again(material: Material, grounds: Grounds) -> str:
    plan, wording = material.plan, material.wording
    month = months_after(grounds.assessed_on, grounds.reassess_months)
    decided = plan.adoption.adopted_on if plan.adoption else material.today
    if month < decided.replace(day=1):
        # Of an assessment that old, nobody can ask for the next one by its month.
        return wording.say("has the city assessed again, and makes this plan public.")
    return wording.say(
        "has the city assessed again by {month}, and makes this plan public.", month=wording.month(month)
    )


def _expenditure(effort: float, cost: str, material: Material) -> str:
    # It votes no money: that is for the budget of each year, which the plan only announces.
    return material.wording.say(
        "notes that the plan takes {effort} of city staff and an external cost estimated as follows: {cost}; the "
        "credits are voted with the budget of each year;",
        effort=material.person_days(effort),
        cost=cost,
    )


def _adopts(plan: PlanHead | AdoptedHead, period: str, actions: int, wording: Wording) -> Iterator[str]:
    # What the council adopts is named down to its version: a later draft of the same title is another plan.
    yield wording.say(
        "adopts the plan “{title}”, version {version}, for the period {period};",
        title=plan.title,
        version=plan.version,
        period=period,
    )
    yield wording.count(
        "entrusts the services and partners named in it with {number} action;",
        "entrusts the services and partners named in it with {number} actions;",
        actions,
    )


def _undertakings(material: Material) -> Iterator[str]:
    plan, wording = material.plan, material.wording
    yield from _adopts(plan, material.period, len(plan.actions), wording)
    if plan.results:
        yield from _promises(plan, wording)
    yield from _quick_wins_at_once(len(material.quick_wins), wording)
    yield _expenditure(plan.achievement.staff_effort, material.cost_of(plan.actions), material)
    if plan.uses:
        yield wording.say(
            "notes that to repeat, keep up and follow what the plan begins takes {days} more within its years, and "
            "that it goes on to cost {money} a year afterwards;",
            days=material.person_days(plan.running_days),
            money=wording.money(plan.runs_on),
        )
    if material.vacancies:
        yield _services_to_fill(wording)


def _promises(plan: PlanStanding, wording: Wording) -> Iterator[str]:
    aims = sum(result.is_aim for result in plan.results)
    number, day = len(plan.results) - aims, max(result.date for result in plan.results)
    if plan.later:
        yield wording.count(
            "notes that the plan promises {number} result, true by {day}, and names what has to wait;",
            "notes that the plan promises {number} results, the last one true by {day}, and names what has to wait;",
            number,
            day=day,
        )
    else:
        yield wording.count(
            "notes that the plan promises {number} result, true by {day};",
            "notes that the plan promises {number} results, the last one true by {day};",
            number,
            day=day,
        )
    if aims:
        yield wording.count(
            "notes that the plan aims at {number} result more, which rests on what others do as well, and publishes "
            "the figure;",
            "notes that the plan aims at {number} results more, which rest on what others do as well, and publishes "
            "the figures;",
            aims,
        )


def _quick_wins_at_once(number: int, wording: Wording) -> Iterator[str]:
    if number:
        yield wording.count(
            "asks that the quick win be begun as soon as what it waits for is done;",
            "asks that the {number} quick wins be begun first, each as soon as what it waits for is done;",
            number,
        )


def _services_to_fill(wording: Wording) -> str:
    return wording.say("asks that the services still to be filled be filled before their first action begins;")


def _undertaken_then(adopted: Baseline, material: Material) -> Iterator[str]:
    """Give what the council undertook as it was adopted: the plan may have moved since."""
    wording, head = material.wording, adopted.head
    yield from _adopts(head or material.plan, material.months_of(adopted.period), len(adopted.actions), wording)
    yield from _quick_wins_at_once(sum(action.quick_win for action in adopted.actions), wording)
    yield _expenditure_then(adopted, material)
    if head and head.vacant:
        yield _services_to_fill(wording)


def _expenditure_then(adopted: Baseline, material: Material) -> str:
    cost = cost_range((action.cost_band for action in adopted.actions), adopted.cost_bands)
    in_words = material.wording.money_range(cost.at_least, cost.at_most)
    if adopted.staff_effort is not None:
        return _expenditure(adopted.staff_effort, in_words, material)
    return _expenditure_of_all(sum(action.effort for action in adopted.actions), in_words, material)


def _expenditure_of_all(effort: float, cost: str, material: Material) -> str:
    # Decisions noted by earlier releases do not say who owned what: nobody knows whose days they were.
    return material.wording.say(
        "notes that the plan takes {effort}, those of partners included, and an external cost estimated as follows: "
        "{cost}; the credits are voted with the budget of each year;",
        effort=material.person_days(effort),
        cost=cost,
    )
