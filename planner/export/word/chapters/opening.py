"""Whose plan is it, what is in it, and what is the council asked to decide?"""

from collections.abc import Iterator

from planner.export.word import palette
from planner.export.word.chapters.attention import write_attention
from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material, months_after
from planner.export.word.ooxml import Styled
from planner.export.word.tables import Cell, Column, Shaded, Table
from planner.plan import PlanHead
from planner.proposal.left_out import LeftOutCause
from planner.toolkit.assessment import Standing
from planner.toolkit.plan_settings import PlanStatus
from planner.track.adoption import Adoption
from planner.track.attention import Concern
from planner.track.baseline import AdoptedHead, Baseline, cost_range
from planner.track.plan_standing import ActionStanding, WarningKind
from planner.track.progress import CLOSED
from planner.wording import Wording
from planner.wording.adoption import status_text
from planner.wording.deadlines import without_deadline

_FIRST_NAMED = 5
"""Actions that the summary names."""


def write_cover(doc: Manuscript, material: Material) -> None:
    """Name the city, the plan, its period, its version and how far it has come."""
    plan, wording = material.plan, material.wording
    say = wording.say
    doc.paragraph(plan.city.name, style="Cover City")
    doc.paragraph(plan.title, style="Title")
    doc.paragraph(material.benchmark.title, style="Subtitle")
    # Without actions the plan has no last day, and so no period.
    facts = [
        *([(say("Period"), material.period)] if plan.actions else []),
        (say("Version"), plan.version),
        (say("Status"), status_text(plan, wording)),
        (say("Assessment"), say("{kind}, {day}", kind=plan.assessment_kind, day=plan.assessed_on)),
        (say("Date of this document"), wording.date(material.today)),
    ]
    for label, fact in facts:
        doc.fact(label, fact, style="Cover Fact")
    doc.end_section(cover=True)


def write_summary(doc: Manuscript, material: Material) -> None:
    """Give the figures that a council asks for."""
    doc.heading(material.wording.say("Summary"), 1, new_page=True)
    doc.paragraph(_in_short(material), style="Lead")
    doc.table(_standing_table(material))
    if material.plan.actions:
        doc.table(_figure_table(material))
        write_attention(doc, material)
        _write_first_actions(doc, material)


def _figure_table(material: Material) -> Table:
    say = material.wording.say
    return Table(
        caption=say("The plan in figures"),
        describes=say("What the plan holds, what it takes and when it shows results."),
        columns=(Column(title=say("What"), width=7.5), Column(title=say("How much"), width=9.0)),
        rows=list(_figures(material)),
    )


def _write_first_actions(doc: Manuscript, material: Material) -> None:
    say = material.wording.say
    # Of a plan under way: what is done is nothing to come by a day.
    to_do = [action for action in material.plan.actions if action.status not in CLOSED]
    if not to_do:
        return
    doc.paragraph(
        say("These actions count most, by the gap that they close, what they bring and what they unlock:"),
        keep_next=True,
    )
    ranked = sorted(to_do, key=lambda action: action.priority.rank)[:_FIRST_NAMED]
    doc.points(_first_action(material, action) for action in ranked)


def _first_action(material: Material, action: ActionStanding) -> str:
    wording, name, owner = material.wording, material.names[action.id], material.service_name(action.owner)
    if action.due is None:
        return wording.series((f"{name} – {owner}", without_deadline(wording)))
    if action.due < material.today:
        return wording.say("{action} – {owner}, was due by {day}", action=name, owner=owner, day=action.due)
    return wording.say("{action} – {owner}, by {day}", action=name, owner=owner, day=action.due)


def _in_short(material: Material) -> str:
    say, city = material.wording.say, material.plan.city.name
    if material.all_in_place and material.nothing_applies:
        return say(
            "{city} has assessed itself against the benchmark “{benchmark}”. None of the key factors assessed applies "
            "to it: this plan has no action to propose.",
            city=city,
            benchmark=material.benchmark.title,
        )
    if material.all_in_place:
        return say(
            "{city} has assessed itself against the benchmark “{benchmark}”. Everything that applies to it is in "
            "place: this plan has no action to propose. It records the result and says how the city keeps it.",
            city=city,
            benchmark=material.benchmark.title,
        )
    if not material.plan.actions:
        return _without_actions(material)
    if all(action.status in CLOSED for action in material.plan.actions):
        return say(
            "{city} has assessed itself against the benchmark “{benchmark}”. This plan says what the city has done "
            "where something was missing: who answered for it, by when, and at what cost.",
            city=city,
            benchmark=material.benchmark.title,
        )
    return say(
        "{city} has assessed itself against the benchmark “{benchmark}”. This plan says what the city will do where "
        "something is missing: who answers for it, by when, and at what cost.",
        city=city,
        benchmark=material.benchmark.title,
    )


def _without_actions(material: Material) -> str:
    say, city, benchmark = material.wording.say, material.plan.city.name, material.benchmark.title
    if any(left.cause is LeftOutCause.GIVEN_UP for left in material.plan.left_out):
        return say(
            "{city} has assessed itself against the benchmark “{benchmark}”. This plan records where the city stands; "
            "it holds no action any more, since the city gave up all that it held.",
            city=city,
            benchmark=benchmark,
        )
    return say(
        "{city} has assessed itself against the benchmark “{benchmark}”. This plan records where the city stands; "
        "it holds no action yet.",
        city=city,
        benchmark=benchmark,
    )


def _standing_table(material: Material) -> Table:
    say, wording = material.wording.say, material.wording
    rows: list[tuple[Cell, ...]] = [
        (
            Shaded(wording.label(standing), palette.STANDING_GROUND[standing]),
            wording.number(len(factors)),
            ", ".join(material.names.get(factor, factor) for factor in factors),
        )
        for standing, factors in material.factors_by_standing.items()
        if factors
    ]
    return Table(
        caption=say("Where the city stands by the assessment of {day}", day=material.plan.assessed_on),
        describes=say("The number and the names of the key factors by standing."),
        columns=(
            Column(title=say("Standing"), width=2.8),
            Column.number(say("Number"), 1.9),
            Column(title=say("Key factors"), width=11.8),
        ),
        rows=rows,
    )


def _figures(material: Material) -> Iterator[tuple[str, str]]:
    plan, wording = material.plan, material.wording
    say = wording.say
    # The first results are those of quick wins, which are there to be seen early; else of whatever ends first.
    first = min(action.dates.early_finish for action in material.quick_wins or plan.actions)
    yield say("Objectives"), wording.number(len(plan.objectives))
    yield say("Actions"), wording.number(len(plan.actions))
    yield say("of which quick wins"), wording.number(len(material.quick_wins))
    yield say("of which longer-term actions"), wording.number(len(material.longer_term))
    yield say("Staff time of the city"), material.person_days(plan.achievement.staff_effort)
    yield say("External cost"), material.cost_of(plan.actions)
    yield say("First result on"), wording.date(first)
    yield say("End of the last action"), wording.date(max(action.dates.early_finish for action in plan.actions))
    if plan.last_due:
        yield say("Last due date"), wording.date(plan.last_due)
    if plan.status is PlanStatus.ADOPTED:
        yield from _progress(material)
    elif any(warning.kind is WarningKind.BEGINS_LATE for warning in plan.warnings):
        yield from _lateness(material)
    unfilled = [role.name for role in plan.roles if role.vacant]
    if unfilled:
        yield say("Services to be filled"), f"{wording.number(len(unfilled))} ({wording.listing(unfilled)})"


def _progress(material: Material) -> Iterator[tuple[str, str]]:
    """Give how an adopted plan stands on the day of the document; a draft has nothing to report yet."""
    plan, wording = material.plan, material.wording
    yield wording.say("Actions done"), wording.number(plan.achievement.done)
    yield from _lateness(material)
    yield wording.say("Actions that need attention"), wording.number(plan.attention_count.actions)


def _lateness(material: Material) -> Iterator[tuple[str, str]]:
    wording, count = material.wording, material.plan.attention_count
    yield wording.say("Actions overdue"), wording.number(count[Concern.OVERDUE])
    yield wording.say("Actions foreseen late"), wording.number(count[Concern.EXPECTED_LATE])


def write_decision(doc: Manuscript, material: Material) -> None:
    """Put before the council what it is asked to decide, or was."""
    say = material.wording.say
    adopted = material.plan.status is PlanStatus.ADOPTED
    doc.heading(say("Decision of the council") if adopted else say("Decision asked of the council"), 1)
    doc.paragraph(_introduction(material), keep_next=True)
    for ground in _grounds(material):
        doc.paragraph(ground, style="Resolution", keep_next=True)
    council = say("The council of {city}", city=material.plan.city.name)
    doc.paragraph(Styled(council, "Strong"), style="Resolution", keep_next=True)
    doc.points(_resolutions(material), style="Resolution Point")


def _introduction(material: Material) -> str:
    """Say how far the decision has come."""
    plan, say = material.plan, material.wording.say
    match plan.status:
        case PlanStatus.DRAFT:
            return say("This plan is a draft. Once it is ready, the council is asked to decide as follows.")
        case PlanStatus.FOR_ADOPTION:
            return say("The council is asked to decide as follows.")
        case PlanStatus.ADOPTED:
            decided = _decided(plan.adoption, material.wording)
            if plan.as_adopted:
                return decided
            return f"{decided} " + say("What it adopted then is not noted: the figures are those of this document.")


def _decided(adoption: Adoption | None, wording: Wording) -> str:
    say = wording.say
    if adoption is None:
        return say("The council decided as follows.")
    day, reference = adoption.adopted_on, adoption.reference
    if reference is None:
        return say("On {day} the council decided as follows.", day=day)
    decided = say("On {day} the council decided as follows, under {reference}.", day=day, reference=reference)
    if not adoption.changes:
        return decided
    changes = wording.listing(
        say("{day} ({reference})", day=change.adopted_on, reference=change.reference) for change in adoption.changes
    )
    return f"{decided} " + say(
        "It changed the plan on {changes}; this document shows it as it stands.", changes=changes
    )


def _assessed_since(material: Material) -> bool:
    """Say whether the plan rests on an assessment that is later than the decision of the council."""
    adopted = material.plan.adoption
    return adopted is not None and material.plan.assessed_on > adopted.adopted_on


def _grounds(material: Material) -> Iterator[str]:
    plan, say = material.plan, material.wording.say
    if _assessed_since(material):
        return
    yield say(
        "Having regard to the benchmark “{benchmark}” and to the assessment of {day} ({kind});",
        benchmark=material.benchmark.title,
        day=plan.assessed_on,
        kind=material.wording.label_inside(plan.assessment_kind),
    )
    counted = [finding for finding in plan.diagnosis.factors if finding.applies]
    # A gap, too, is what nobody has looked at yet; the council hears that apart from what is not in place.
    unknown = sum(finding.standing is Standing.NOT_ASSESSED for finding in counted)
    gaps = [finding for finding in counted if finding.has_gap and finding.standing is not Standing.NOT_ASSESSED]
    if gaps:
        yield _not_in_place(len(gaps), len(counted), material.wording)
    if unknown:
        yield _not_assessed(unknown, len(counted), material.wording)
    if gaps or unknown:
        return
    if len(counted) == 1:
        yield say("Whereas the only key factor that applies is in place;")
    elif counted:
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


def _resolutions(material: Material) -> Iterator[str]:
    plan, say, wording = material.plan, material.wording.say, material.wording
    monitoring = material.catalogue.method.monitoring
    if plan.as_adopted and plan.as_adopted.actions:
        yield from _undertaken_then(plan.as_adopted, material)
    elif plan.actions:
        yield from _undertakings(material)
    else:
        yield say("takes note of the result of the assessment;")
    yield wording.count(
        "asks for a report on progress every month;",
        "asks for a report on progress every {number} months;",
        monitoring.report_months,
    )
    # Of what the council decided before that assessment, its month says nothing.
    if _assessed_since(material):
        yield say("makes this plan public.")
        return
    assessed = months_after(plan.assessed_on, monitoring.reassess_months)
    if plan.status is not PlanStatus.ADOPTED and assessed < material.today.replace(day=1):
        # Of an assessment that old, nobody can ask for the next one by its month.
        yield say("has the city assessed again, and makes this plan public.")
        return
    yield say("has the city assessed again by {month}, and makes this plan public.", month=wording.month(assessed))


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
    yield from _quick_wins_at_once(len(material.quick_wins), wording)
    yield _expenditure(plan.achievement.staff_effort, material.cost_of(plan.actions), material)
    if any(role.vacant for role in plan.roles):
        yield _services_to_fill(wording)


def _quick_wins_at_once(number: int, wording: Wording) -> Iterator[str]:
    if number:
        yield wording.count(
            "asks that the quick win begin at once;", "asks that the {number} quick wins begin at once;", number
        )


def _services_to_fill(wording: Wording) -> str:
    return wording.say("asks that the services still to be filled be filled before their first action begins;")


def _undertaken_then(adopted: Baseline, material: Material) -> Iterator[str]:
    """Give what the council undertook as it was adopted: the plan may have moved since."""
    wording, head = material.wording, adopted.head
    yield from _adopts(head or material.plan, material.months_of(adopted.period), len(adopted.actions), wording)
    yield from _quick_wins_at_once(sum(action.quick_win for action in adopted.actions), wording)
    cost = cost_range((action.cost_band for action in adopted.actions), adopted.cost_bands)
    in_words = wording.money_range(cost.at_least, cost.at_most)
    if adopted.staff_effort is not None:
        yield _expenditure(adopted.staff_effort, in_words, material)
    else:
        yield _expenditure_of_all(sum(action.effort for action in adopted.actions), in_words, material)
    if head and head.vacant:
        yield _services_to_fill(wording)


def _expenditure_of_all(effort: float, cost: str, material: Material) -> str:
    # Decisions noted by earlier releases do not say who owned what: nobody knows whose days they were.
    return material.wording.say(
        "notes that the plan takes {effort}, those of partners included, and an external cost estimated as follows: "
        "{cost}; the credits are voted with the budget of each year;",
        effort=material.person_days(effort),
        cost=cost,
    )
