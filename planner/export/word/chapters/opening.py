"""Whose plan is it, and what is in it?"""

from collections.abc import Iterator

from planner.export.word import palette
from planner.export.word.chapters.attention import write_attention
from planner.export.word.chapters.evidence import judgement_mark, write_judgement_note
from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material
from planner.export.word.tables import Cell, Column, Shaded, Table
from planner.proposal.left_out import LeftOutCause
from planner.toolkit.plan_settings import PlanStatus
from planner.track.attention import Concern
from planner.track.plan_standing import ActionStanding, WarningKind
from planner.track.progress import CLOSED
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
    write_judgement_note(doc, material)
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
    say, named = material.wording.say, _named(material)
    if material.all_in_place and material.nothing_applies:
        return say(
            "{city} was assessed against the benchmark “{benchmark}”. None of the key factors assessed applies "
            "to it: this plan has no action to propose.",
            **named,
        )
    if material.all_in_place:
        return say(
            "{city} was assessed against the benchmark “{benchmark}”. Everything that applies to it is in "
            "place: this plan has no action to propose. It records the result and says how the city keeps it.",
            **named,
        )
    if not material.plan.actions:
        return _without_actions(material)
    if all(action.status in CLOSED for action in material.plan.actions):
        if any(left.cause is LeftOutCause.GIVEN_UP for left in material.plan.left_out):
            return say(
                "{city} was assessed against the benchmark “{benchmark}”. This plan says what the city has done "
                "where something was missing – who answered for it, by when, and at what cost – and what it gave up.",
                **named,
            )
        return say(
            "{city} was assessed against the benchmark “{benchmark}”. This plan says what the city has done "
            "where something was missing: who answered for it, by when, and at what cost.",
            **named,
        )
    return say(
        "{city} was assessed against the benchmark “{benchmark}”. This plan says what the city will do where "
        "something is missing: who answers for it, by when, and at what cost.",
        **named,
    )


def _without_actions(material: Material) -> str:
    say, named = material.wording.say, _named(material)
    if any(left.cause is LeftOutCause.GIVEN_UP for left in material.plan.left_out):
        return say(
            "{city} was assessed against the benchmark “{benchmark}”. This plan records where the city stands; "
            "it holds no action any more, since the city gave up all that it held.",
            **named,
        )
    return say(
        "{city} was assessed against the benchmark “{benchmark}”. This plan records where the city stands; "
        "it holds no action yet.",
        **named,
    )


def _named(material: Material) -> dict[str, str]:
    return {"city": material.plan.city.name, "benchmark": material.benchmark.title}


def _standing_table(material: Material) -> Table:
    say, wording = material.wording.say, material.wording
    marks = {finding.factor: judgement_mark(finding) for finding in material.plan.diagnosis.factors}
    rows: list[tuple[Cell, ...]] = [
        (
            Shaded(wording.label(standing), palette.STANDING_GROUND[standing]),
            wording.number(len(factors)),
            ", ".join(f"{material.names.get(factor, factor)}{marks[factor]}" for factor in factors),
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
    if plan.status is PlanStatus.ADOPTED:
        yield from _given_up(material)
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
    unfilled = [material.service_name(service) for service in material.vacancies]
    if unfilled:
        yield say("Owning services to be filled"), f"{wording.number(len(unfilled))} ({wording.listing(unfilled)})"


def _given_up(material: Material) -> Iterator[tuple[str, str]]:
    """Name what the plan undertakes no more, or the count of its actions would not agree with the decision."""
    plan, say, since = material.plan, material.wording.say, material.plan.given_up_since
    if since:
        heading = say("Actions adopted on {day} and given up since", day=since.adopted_on)
        gone = since.actions
    else:
        heading = say("Actions given up")
        gone = tuple(left.action for left in plan.left_out if left.cause is LeftOutCause.GIVEN_UP)
    if gone:
        yield heading, f"{material.wording.number(len(gone))} ({material.shortly(gone)})"


def _progress(material: Material) -> Iterator[tuple[str, str]]:
    """Give how an adopted plan stands on the day of the document; a draft has nothing to report yet."""
    plan, wording = material.plan, material.wording
    yield wording.say("Actions done"), wording.number(plan.achievement.done)
    yield from _lateness(material)
    yield wording.say("Actions blocked"), wording.number(plan.attention_count[Concern.BLOCKED])
    yield wording.say("Actions that need attention"), wording.number(plan.attention_count.actions)


def _lateness(material: Material) -> Iterator[tuple[str, str]]:
    wording, count = material.wording, material.plan.attention_count
    yield wording.say("Actions overdue"), wording.number(count[Concern.OVERDUE])
    yield wording.say("Actions foreseen late"), wording.number(count[Concern.EXPECTED_LATE])
