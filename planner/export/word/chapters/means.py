"""Who does what, what does it take, how is it followed, and what should the council know before?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from planner.export.word.chapters.means_given import write_given
from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material, effort_by_year, months_after
from planner.export.word.ooxml import Styled
from planner.export.word.services import service_cell
from planner.export.word.tables import Cell, Column, Emphasised, Table
from planner.toolkit.plan_settings import PlanStatus
from planner.track.plan_standing import WarningKind
from planner.track.progress import CLOSED
from planner.track.set_days import Mark
from planner.wording.deadlines import due_in_figures
from planner.wording.means import assumed_fillings
from planner.wording.mending import missed_sentence, unmet_line
from planner.wording.sureness import unsure_days

if TYPE_CHECKING:
    from planner.track.plan_standing import ActionStanding

_MARKS = {WarningKind.MISSED_DEADLINE: Mark.DEADLINE, WarningKind.MISSED_DAY: Mark.MUST_BE_ON}
"""Warnings that have a chain and mends behind them."""
_MOST_VOTES = 5
"""Votes in a later session that a paper explains."""


def write_responsibilities(doc: Manuscript, material: Material) -> None:
    """Say what each service owns and supports, and how many person-days that takes."""
    if not material.plan.actions:
        return
    say = material.wording.say
    doc.heading(say("Responsibilities"), 1)
    owned = say("Each action has one owner, who leads it and answers for it.")
    doc.paragraph(f"{owned} {_vacancy(material)}" if _holds_up(material) else owned)
    doc.table(_service_table(material))
    doc.paragraph(_whose_days(material), style="Source Note")


def _holds_up(material: Material) -> bool:
    """Say whether anything that has not begun is owned by a service in which nobody does the work."""
    actions = material.plan.action_by_id
    return any(actions[action].progress.started is None for held in material.vacancies.values() for action in held)


def _vacancy(material: Material) -> str:
    shown = material.wording.say(
        "A service in which nobody does the work at present is shown as such: the dates of its actions suppose that it "
        "is filled by the day on which they start."
    )
    means = material.plan.means
    assumed = assumed_fillings(means, material.wording, material.plan.service_names) if means else ""
    return f"{shown} {assumed}".strip()


def _whose_days(material: Material) -> str:
    say = material.wording.say
    counted = say(
        "Of the person-days of an action its owner bears {share}, its partners the rest in equal parts; those of "
        "partners outside the city are not the city’s.",
        share=material.wording.percent(material.catalogue.method.means.lead_share),
    )
    outside = [action for action in material.plan.actions if action.owner in material.plan.outside_bodies]
    if not outside:
        return counted
    return f"{counted} " + material.wording.count(
        "These partners own {number} action, which takes {effort} of theirs.",
        "These partners own {number} actions, which take {effort} of theirs.",
        len(outside),
        effort=material.person_days(sum(action.effort for action in outside)),
    )


def _service_table(material: Material) -> Table:
    say = material.wording.say
    return Table(
        caption=say("Services and partners, and what they do"),
        describes=say("One line for each: actions it owns, how many it supports, person-days."),
        columns=(
            Column.small(say("Service or partner"), 4.5),
            Column.small(say("Owns"), 8.0),
            Column(title=say("Supports"), width=2.0, style="Table Small Number", head="Table Head Number"),
            Column(title=say("Person-days"), width=2.0, style="Table Small Number", head="Table Head Number"),
        ),
        rows=list(_service_rows(material)),
    )


def _service_rows(material: Material) -> Iterator[tuple[Cell, ...]]:
    owns: dict[str, list[ActionStanding]] = defaultdict(list)
    supports: dict[str, int] = defaultdict(int)
    days: dict[str, float] = defaultdict(float)
    lead_share = material.catalogue.method.means.lead_share
    for action in material.plan.actions:
        owns[action.owner].append(action)
        for role, borne in material.plan.days_of(action, lead_share, action.effort).items():
            days[role] += borne
        for partner in action.partners:
            supports[partner] += 1
    # The plan's services come in the catalogue's order, then the city's own; one that only an action of people's own
    # names follows, by its id.
    for role in dict.fromkeys((*(role.id for role in material.plan.roles), *owns, *supports)):
        if owns[role] or supports[role]:
            yield (
                service_cell(material, role),
                material.named([action.id for action in owns[role]]) or "–",
                material.wording.number(supports[role]) if supports[role] else "–",
                "–" if role in material.plan.outside_bodies else material.wording.number(days[role]),
            )


def write_means(doc: Manuscript, material: Material) -> None:
    """Say which time and money the plan may use, and what each year takes of them."""
    if not material.plan.actions:
        return
    say = material.wording.say
    doc.heading(say("Means"), 1)
    if material.plan.means:
        doc.heading(say("What the plan may use"), 2)
        write_given(doc, material, material.plan.means)
    doc.heading(say("What each year takes"), 2)
    _write_years(doc, material)


def _write_years(doc: Manuscript, material: Material) -> None:
    say = material.wording.say
    doc.table(_year_table(material))
    doc.paragraph(
        say(
            "Staff time is spread over the duration of each action. External cost is what is bought or newly paid in "
            "the action’s first year, and is counted in the year in which the action begins; ranges are sums of ranges."
        ),
        style="Source Note",
    )
    if material.begins_late:
        doc.paragraph(material.what_begins_late(), style="Source Note")
    unknown = [action.id for action in material.plan.actions if action.begins is None]
    if unknown:
        doc.paragraph(_without_start(material, unknown), style="Source Note")


def _without_start(material: Material, actions: Sequence[str]) -> str:
    return material.wording.count(
        "Nobody reported when this action began; it is counted in the year in which it was done: {actions}.",
        "Nobody reported when these actions began; they are counted in the year in which they were done: {actions}.",
        len(actions),
        actions=material.shortly(actions),
    )


def _year_table(material: Material) -> Table:
    say = material.wording.say
    return Table(
        caption=say("Staff time and external cost by year"),
        describes=say("One line for each year and one for the whole plan."),
        columns=(
            Column(title=say("Year"), width=3.0),
            Column.number(say("Actions that begin"), 4.0),
            Column.number(say("Person-days"), 3.5),
            Column(title=say("External cost"), width=6.0),
        ),
        rows=list(_year_rows(material)),
    )


def _year_rows(material: Material) -> Iterator[tuple[Cell, ...]]:
    actions, wording = material.plan.actions, material.wording
    for year, effort in effort_by_year(actions, material.plan.outside_bodies).items():
        starting = [action for action in actions if (action.begins or action.dates.early_finish).year == year]
        yield (
            str(year),
            wording.number(len(starting)),
            wording.number(effort),
            material.cost_of(starting) if starting else "–",
        )
    total = (
        wording.say("In all"),
        wording.number(len(actions)),
        wording.number(material.plan.achievement.staff_effort),
        material.cost_of(actions),
    )
    yield tuple(Emphasised(text, "Strong") for text in total)


def write_monitoring(doc: Manuscript, material: Material) -> None:
    """Say how the plan is followed, and by which indicators."""
    doc.heading(material.wording.say("Monitoring"), 1)
    # A city with everything in place, or done, still reports and is assessed again; it has no actions to review.
    if any(action.status not in CLOSED for action in material.plan.actions):
        doc.points(_reviews(material))
    doc.points(_reports(material))
    if material.plan.actions:
        doc.table(_indicators(material))


def _reviews(material: Material) -> Iterator[str]:
    count, monitoring = material.wording.count, material.catalogue.method.monitoring
    yield count(
        "The owners of actions review the plan together every week.",
        "The owners of actions review the plan together every {number} weeks.",
        monitoring.review_weeks,
    )
    yield count(
        "The owner of an action without news for {number} day is reminded.",
        "The owner of an action without news for {number} days is reminded.",
        monitoring.stale_days,
    )


def _reports(material: Material) -> Iterator[str]:
    wording, monitoring = material.wording, material.catalogue.method.monitoring
    yield wording.count(
        "The council hears a report every month.",
        "The council hears a report every {number} months.",
        monitoring.report_months,
    )
    assessed = months_after(material.plan.assessed_on, monitoring.reassess_months)
    if assessed < material.today.replace(day=1):
        yield wording.say(
            "The city was to be assessed again by {month}, with the same benchmark, so that the two results can be "
            "compared.",
            month=wording.month(assessed),
        )
    else:
        yield wording.say(
            "The city is assessed again by {month}, with the same benchmark, so that the two results can be compared.",
            month=wording.month(assessed),
        )


def _indicators(material: Material) -> Table:
    say = material.wording.say
    return Table(
        caption=say("Indicators"),
        describes=say("One line for each action: indicator, proof and due date."),
        columns=(
            Column(title=say("No."), width=1.7),
            Column(title=say("Indicator"), width=6.6),
            Column(title=say("Proof asked for"), width=6.1),
            Column(title=say("Due"), width=2.1),
        ),
        rows=[
            (action.id, action.indicator, action.proof, due_in_figures(action.due, material.wording))
            for _, actions in material.by_objective
            for action in actions
        ],
    )


def write_warnings(doc: Manuscript, material: Material) -> None:
    """Say what a careful reader should know before the plan is adopted, or while it is carried out."""
    votes = [unmet for unmet in material.unmet if unmet.day.mark is Mark.VOTE]
    sure = material.plan.how_sure
    unsure = list(unsure_days(sure, material.names, material.wording)) if sure else []
    if not (material.plan.warnings or votes or unsure):
        return
    say, wording = material.wording.say, material.wording
    adopted = material.plan.status is PlanStatus.ADOPTED
    doc.heading(say("What to know of this plan") if adopted else say("What to know before adopting"), 1)
    better_known = (
        say("These points do not stand against the plan; they are better known now than found out later.")
        if adopted
        else say("These points do not stand against the plan; they are better known before than found out after.")
    )
    doc.paragraph(better_known, keep_next=True)
    mends = _mends(material)
    for warning in material.plan.warnings:
        sentence = wording.warning(warning, material.names)
        mend = mends.get((_MARKS.get(warning.kind), str(warning.values.get("action"))), "")
        _warn(doc, wording.label(warning.kind), f"{sentence} {mend}".strip())
    for unmet in votes[:_MOST_VOTES]:
        line = unmet_line(unmet, wording, material.plan.service_names)
        _warn(doc, say("A later session"), f"{missed_sentence(unmet, wording, material.names)} {line}")
    for sentence in unsure:
        _warn(doc, say("A day hard to keep"), sentence)


def _warn(doc: Manuscript, title: str, sentence: str) -> None:
    doc.paragraph(Styled(title, "Strong"), " – ", sentence, style="List Bullet")


def _mends(material: Material) -> dict[tuple[Mark | None, str], str]:
    """Return what holds what people set a day for, and what would mend it, by the mark and the action."""
    return {
        (unmet.day.mark, unmet.day.action): unmet_line(unmet, material.wording, material.plan.service_names)
        for unmet in material.unmet
    }
