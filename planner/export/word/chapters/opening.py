"""Whose plan is it, and what is in it?"""

from collections.abc import Iterator

from planner.draft.means import CityMeans
from planner.export.word.chapters.attention import write_attention
from planner.export.word.chapters.evidence import write_judgement_note
from planner.export.word.chapters.standings import standing_table
from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material
from planner.export.word.tables import Column, Table
from planner.proposal.left_out import LeftOutCause
from planner.templates.results import Part
from planner.templates.terms import Visibility
from planner.toolkit.plan_settings import PlanStatus
from planner.track.attention import Concern
from planner.track.plan_standing import WarningKind
from planner.track.progress import CLOSED
from planner.track.results import PlanResult
from planner.wording import Wording
from planner.wording.adoption import status_text
from planner.wording.awaited_adoption import adoption_sentences

_FIRST_NAMED = 5
"""Results that the summary names."""


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
        *((say("Adoption"), text) for text in list(adoption_sentences(plan, wording, material.today))[:1]),
        (say("Assessment"), say("{kind}, {day}", kind=plan.assessment_kind, day=plan.assessed_on)),
        (say("Date of this document"), wording.date(material.today)),
    ]
    for label, fact in facts:
        doc.fact(label, fact, style="Cover Fact")
    doc.end_section(cover=True)


def write_summary(doc: Manuscript, material: Material) -> None:
    """Say what will be true, by when, and what that takes."""
    plan, say = material.plan, material.wording.say
    doc.heading(say("Summary"), 1, new_page=True)
    doc.paragraph(_in_short(material), style="Lead")
    if plan.results:
        doc.paragraph(promised_results(material))
    _write_first_results(doc, material)
    doc.table(standing_table(material))
    write_judgement_note(doc, material)
    if plan.projected and any(result.is_aim for result in plan.results):
        counted = say("For the years to come, results for which others have to act as well count as reached.")
        doc.paragraph(counted, style="Source Note")
    if plan.actions:
        doc.table(_figure_table(material))
        write_attention(doc, material)


def promised_results(material: Material) -> str:
    """Say how many results a plan promises, how many of them in part, at how many it aims, and what it leaves out."""
    plan, wording = material.plan, material.wording
    sure, partial = len(plan.promised), sum(not result.whole for result in plan.results)
    aims = len(plan.results) - sure
    said = []
    if sure:
        promised = wording.count("The plan promises {number} result", "The plan promises {number} results", sure)
        said.append(_how_far(promised, sure, partial, wording))
    if aims:
        said.append(
            wording.count(
                "It aims at {number} result that rests on what others do as well.",
                "It aims at {number} results that rest on what others do as well.",
                aims,
            )
        )
    return " ".join([*said, _left_out(material)]).rstrip()


def _how_far(promised: str, results: int, partial: int, wording: Wording) -> str:
    if partial == results:
        return wording.say("{promised}, in part.", promised=promised)
    if partial:
        return wording.say("{promised}, {part} of them in part.", promised=promised, part=wording.number(partial))
    return wording.say("{promised}, in full.", promised=promised)


def _left_out(material: Material) -> str:
    """Say how many guiding questions stay out of a plan, and where each stands with its reason; else nothing."""
    plan, say, count = material.plan, material.wording.say, material.wording.count
    waiting = [later for later in plan.later if later.what not in plan.result_by_question]
    points = []
    if waiting:
        points.append(count("one point that has to wait", "{number} points that have to wait", len(waiting)))
    if plan.not_taken_up:
        points.append(
            count(
                "one point whose key factor is in place already",
                "{number} points whose key factors are in place already",
                len(plan.not_taken_up),
            )
        )
    if not points:
        return ""
    return say(
        "It leaves out {points}; the chapter “{chapter}” says which and why.",
        points=material.wording.listing(points),
        chapter=say("Objectives and results"),
    )


def _write_first_results(doc: Manuscript, material: Material) -> None:
    """Name the first results that residents notice: what the plan will be judged by."""
    plan, wording = material.plan, material.wording
    noticed = [result for result in plan.results if _residents_notice(material, result)]
    first = sorted(noticed, key=lambda result: result.date)[:_FIRST_NAMED]
    if not first:
        return
    doc.paragraph(wording.say("What residents will notice first:"), keep_next=True)
    doc.points(f"{material.promise(result)} {_owners(material, result)}".rstrip() for result in first)


def _residents_notice(material: Material, result: PlanResult) -> bool:
    """Say whether residents notice a result, and an action on which it rests: figures alone they do not see."""
    seen = (action.visible is Visibility.PUBLIC for action in material.plan.carrying(result))
    return result.noticed_by is Visibility.PUBLIC and any(seen)


def _owners(material: Material, result: PlanResult) -> str:
    owners = list(dict.fromkeys(action.owner for action in material.plan.carrying(result)))
    return f"({material.service_listing(owners)})" if owners else ""


def _figure_table(material: Material) -> Table:
    say = material.wording.say
    return Table(
        caption=say("The plan in figures"),
        describes=say("What the plan holds, what it takes and when it shows results."),
        columns=(Column.small(say("What"), 7.5), Column.small(say("How much"), 9.0)),
        rows=list(_figures(material)),
    )


def _in_short(material: Material) -> str:
    say, named = material.wording.say, _named(material)
    if not material.plan.actions:
        return _without_actions(material)
    if all(action.status in CLOSED for action in material.plan.actions):
        if any(left.cause is LeftOutCause.GIVEN_UP for left in material.plan.left_out):
            return say(
                "{city} was assessed against the {benchmark}. This plan says what the city has done "
                "where something was missing – who answered for it, by when, and at what cost – and what it gave up.",
                **named,
            )
        return say(
            "{city} was assessed against the {benchmark}. This plan says what the city has done "
            "where something was missing: who answered for it, by when, and at what cost.",
            **named,
        )
    return say(
        "{city} was assessed against the {benchmark}. This plan says what will be true where something is "
        "missing today: by when, how it is seen, who answers for it, and at what cost.",
        **named,
    )


def _without_actions(material: Material) -> str:
    say, named = material.wording.say, _named(material)
    if any(left.cause is LeftOutCause.GIVEN_UP for left in material.plan.left_out):
        return say(
            "{city} was assessed against the {benchmark}. This plan records where the city stands; "
            "it holds no action any more, since the city gave up all that it held.",
            **named,
        )
    return say(
        "{city} was assessed against the {benchmark}. This plan records where the city stands; it holds no action yet.",
        **named,
    )


def _named(material: Material) -> dict[str, str]:
    return {"city": material.plan.city.name, "benchmark": material.benchmark_name}


def _figures(material: Material) -> Iterator[tuple[str, str]]:
    plan, wording = material.plan, material.wording
    say = wording.say
    yield say("Actions"), wording.number(len(plan.actions))
    yield say("of which quick wins"), wording.number(len(material.quick_wins))
    preparing = sum(action.part is Part.PREPARATION for action in plan.actions)
    if plan.results:
        yield say("of which preparation"), wording.number(preparing)
    if plan.status is PlanStatus.ADOPTED:
        yield from _given_up(material)
    yield from _takes(material)
    if plan.results:
        yield say("First result on"), wording.date(min(result.date for result in plan.results))
        yield say("Last result on"), wording.date(max(result.date for result in plan.results))
    yield say("End of the last action"), wording.date(max(action.dates.early_finish for action in plan.actions))
    if plan.status is PlanStatus.ADOPTED:
        yield from _progress(material)
    elif any(warning.kind is WarningKind.BEGINS_LATE for warning in plan.warnings):
        yield from _lateness(material)
    unfilled = [material.service_name(service) for service in material.vacancies]
    if unfilled:
        yield say("Owning services to be filled"), f"{wording.number(len(unfilled))} ({wording.listing(unfilled)})"


def _takes(material: Material) -> Iterator[tuple[str, str]]:
    """Give what the plan takes of the city's time and money, and what goes on beside its actions and after them."""
    plan, say = material.plan, material.wording.say
    yield say("Staff time of the city"), material.person_days(plan.achievement.staff_effort)
    if plan.uses:
        yield say("in addition, to repeat and keep up what is done"), material.person_days(plan.running_days)
    yield say("External cost"), material.cost_of(plan.actions)
    if plan.means and plan.uses:
        yield say("Planned, running costs included"), _planned(material, plan.means)


def _planned(material: Material, means: CityMeans) -> str:
    """Say what is planned to be spent of what there is, and what goes on; what nobody gave has yet to be found."""
    wording, assumed = material.wording, any(year.assumed for year in means.money)
    planned = wording.money(sum(use.money for use in material.plan.uses))
    there = wording.money(sum(year.amount for year in means.money))
    yearly = wording.money(material.plan.runs_on)
    if assumed:
        return wording.say(
            "{planned}, of {there} that the plan assumes and no budget has given yet; then {yearly} a year",
            planned=planned,
            there=there,
            yearly=yearly,
        )
    return wording.say(
        "{planned}, of {there} that the city has named; then {yearly} a year",
        planned=planned,
        there=there,
        yearly=yearly,
    )


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
