"""When does the council meet while the plan runs, and what has to be decided by when?"""

from collections.abc import Collection, Sequence
from datetime import date

from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material
from planner.export.word.ooxml import Quoted
from planner.export.word.tables import Cell, Column, Table
from planner.schedule.council_sessions import decided_at, in_order, of_period, papers_ahead
from planner.schedule.uncertain import MarkKind
from planner.toolkit.city import CouncilSession
from planner.track.papers import waits_for_vote
from planner.track.plan_standing import PlanStanding
from planner.wording.awaited_adoption import adoption_sentences
from planner.wording.held_dates import sessions_are_assumed
from planner.wording.sureness import unsure_days


def write_sessions(doc: Manuscript, material: Material) -> None:
    """List the sessions of the plan's period, known and assumed, with what each is to decide on."""
    plan, say = material.plan, material.wording.say
    # With the means, not beside the decision: it stood there first, and left most of a page empty before the making.
    starts = {
        action.id: action.dates.early_start for action in plan.actions if waits_for_vote(action.remit, action.status)
    }
    assumed = _assumed(plan)
    every = (*plan.council_sessions, *assumed)
    decided = decided_at(every, starts, material.today, plan.votes)
    sessions = _listed(plan, every, decided)
    if not sessions:
        return
    doc.heading(say("When the council meets"), 1)
    if adopted := _how_the_plan_is_adopted(material):
        doc.paragraph(adopted)
    doc.paragraph(_how_sessions_matter(material), keep_next=True)
    rows = [_row(material, session, decided.get(session.day, ()), assumed=session in assumed) for session in sessions]
    doc.table(_session_table(material, rows))
    for session in sessions:
        ahead = papers_ahead(session, decided.get(session.day, ()), starts)
        # Once that day has passed, the table says that it is too late.
        if ahead and session.papers_by and session.papers_by >= material.today:
            doc.paragraph(_papers_ahead(material, session, ahead))
    if None in decided:
        doc.paragraph(_undecided(material, decided[None]))
    if plan.how_sure:
        for sentence in unsure_days(plan.how_sure, material.names, material.wording, kinds=(MarkKind.SESSION,)):
            doc.paragraph(sentence)


def _assumed(plan: PlanStanding) -> tuple[CouncilSession, ...]:
    """Return the sessions that nobody has set, and on which votes or the adoption of the plan rest all the same."""
    days = {action.vote.day for action in plan.undertaken if action.vote and action.vote.assumed}
    if plan.to_adopt and plan.to_adopt.assumed and plan.adoption is None:
        days.add(plan.to_adopt.session)
    known = {session.day for session in plan.council_sessions}
    return tuple(CouncilSession(day=day) for day in sorted(days - known))


def _listed(
    plan: PlanStanding, sessions: Sequence[CouncilSession], decided: Collection[date | None]
) -> Sequence[CouncilSession]:
    """Return the sessions that matter to the plan's period, and those beyond it that decide on its actions."""
    of_plan = of_period(sessions, plan.start, plan.period[1]) if plan.period else ()
    return [session for session in in_order(sessions) if session in of_plan or session.day in decided]


def _how_the_plan_is_adopted(material: Material) -> str:
    """Return which session is to adopt the plan and what may begin before; of an adopted plan, nothing."""
    plan, wording = material.plan, material.wording
    said = list(adoption_sentences(plan, wording, material.today))
    if said and plan.to_adopt and not plan.to_adopt.may_begin_before:
        said.append(wording.say("Nothing was agreed to begin before."))
    return " ".join(said)


def _how_sessions_matter(material: Material) -> str:
    say = material.wording.say
    waits = say("What needs a decision of the council is dated by the first session for which its papers can be ready.")
    if not sessions_are_assumed(material.plan):
        return waits
    return f"{waits} " + say(
        "After the last session that is known, the council is assumed to meet as in the year before it, on the same "
        "day of the week; dates that rest on such a session are marked as assumed."
    )


def _papers_ahead(material: Material, session: CouncilSession, actions: Sequence[str]) -> str:
    return material.wording.count(
        "Papers for the session on {day} are due before this action starts: {actions}. They are made ahead of it, or "
        "it is put before a later session.",
        "Papers for the session on {day} are due before these actions start: {actions}. They are made ahead of them, "
        "or the actions are put before a later session.",
        len(actions),
        actions=material.shortly(actions),
        day=session.day,
    )


def _undecided(material: Material, actions: Sequence[str]) -> str:
    return material.wording.count(
        "No session from its start on is known for this action, which needs a decision of the council: {actions}.",
        "No session from their start on is known for these actions, which need a decision of the council: {actions}.",
        len(actions),
        actions=material.shortly(actions),
    )


def _session_table(material: Material, rows: Sequence[tuple[Cell, ...]]) -> Table:
    say = material.wording.say
    return Table(
        caption=say("Sessions of the council"),
        describes=say("One line for each session: day, what it is about, papers, actions to decide on."),
        columns=(
            Column(title=say("Session"), width=3.3),
            Column(title=say("What it is about"), width=4.6),
            Column(title=say("Papers by"), width=3.3),
            Column(title=say("What it is to decide on"), width=5.3),
        ),
        rows=rows,
    )


def _row(material: Material, session: CouncilSession, decided: Sequence[str], *, assumed: bool) -> tuple[Cell, ...]:
    wording, past = material.wording, session.day < material.today
    papers = _day(session.papers_by, material) if session.papers_by else "–"
    # With papers for a session that was held nobody is late any more.
    if session.papers_by and session.papers_by < material.today and not past:
        papers = wording.say("{day} (too late now)", day=session.papers_by)
    return (
        wording.say("{day} (assumed)", day=session.day) if assumed else _day(session.day, material),
        Quoted(session.title) if session.title else "–",
        papers,
        wording.series([*_adoption_at(session.day, material), *filter(None, [material.shortly(decided)])]) or "–",
    )


def _adoption_at(day: date, material: Material) -> Sequence[str]:
    """Return that a session is to adopt the plan, where it is that one."""
    plan = material.plan
    awaited = plan.to_adopt is not None and plan.adoption is None and plan.to_adopt.session == day
    return [material.wording.say("the adoption of this plan")] if awaited else []


def _day(day: date, material: Material) -> str:
    wording = material.wording
    return wording.say("{day} (past)", day=day) if day < material.today else wording.date(day)
