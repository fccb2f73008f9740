"""When does the council meet while the plan runs, and what has to be decided by when?"""

from collections.abc import Collection, Sequence
from datetime import date

from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material
from planner.export.word.ooxml import Quoted
from planner.export.word.tables import Cell, Column, Table
from planner.schedule.council_sessions import decided_at, in_order, of_period
from planner.toolkit.city import CouncilSession
from planner.track.papers import waits_for_vote
from planner.track.plan_standing import PlanStanding


def write_sessions(doc: Manuscript, material: Material) -> None:
    """List the sessions that are known for the plan's period, with what each is to decide on."""
    plan, say = material.plan, material.wording.say
    # With the means, not beside the decision: it stood there first, and left most of a page empty before the making.
    starts = {
        action.id: action.dates.early_start
        for action in plan.actions
        if waits_for_vote(action.remit, action.status, action.progress.started)
    }
    decided = decided_at(plan.council_sessions, starts, material.today)
    sessions = _listed(plan, decided)
    if not sessions:
        return
    doc.heading(say("When the council meets"), 1)
    doc.paragraph(_how_sessions_matter(material, decided), keep_next=True)
    rows = [_row(material, session, decided.get(session.day, ())) for session in sessions]
    doc.table(_session_table(material, rows))
    # Beside a session that comes after their start, actions would look punctual.
    for day, actions in decided.items():
        waiting = [action for action in actions if day is None or starts[action] <= day]
        if waiting:
            doc.paragraph(_undecided(material, waiting, day))


def _listed(plan: PlanStanding, decided: Collection[date | None]) -> Sequence[CouncilSession]:
    """Return the sessions that matter to the plan's period, and those for which its actions have to wait beyond it."""
    of_plan = of_period(plan.council_sessions, plan.start, plan.period[1]) if plan.period else ()
    return [session for session in in_order(plan.council_sessions) if session in of_plan or session.day in decided]


def _how_sessions_matter(material: Material, decided: Collection[date | None]) -> str:
    say = material.wording.say
    moved = say("The sessions that are known move no date of this plan.")
    if not any(decided):
        return moved
    return f"{moved} " + say(
        "An action that still needs a decision of the council stands beside the last session to come before it "
        "starts; one that starts before all of these, beside the next."
    )


def _undecided(material: Material, actions: Sequence[str], day: date | None) -> str:
    count, shortly = material.wording.count, material.shortly
    if day is None:
        return count(
            "No session to come is known for this action, which needs a decision of the council: {actions}.",
            "No session to come is known for these actions, which need a decision of the council: {actions}.",
            len(actions),
            actions=shortly(actions),
        )
    return count(
        "No session to come lies before the start of this action, which needs a decision of the council: {actions}. "
        "It has to wait for the next, on {day}.",
        "No session to come lies before the start of these actions, which need a decision of the council: {actions}. "
        "They have to wait for the next, on {day}.",
        len(actions),
        actions=shortly(actions),
        day=day,
    )


def _session_table(material: Material, rows: Sequence[tuple[Cell, ...]]) -> Table:
    say = material.wording.say
    return Table(
        caption=say("Known sessions of the council"),
        describes=say("One line for each session: day, what it is about, papers, actions to decide on."),
        columns=(
            Column(title=say("Session"), width=3.3),
            Column(title=say("What it is about"), width=4.6),
            Column(title=say("Papers by"), width=3.3),
            Column(title=say("Decisions for these actions"), width=5.3),
        ),
        rows=rows,
    )


def _row(material: Material, session: CouncilSession, decided: Sequence[str]) -> tuple[Cell, ...]:
    wording, past = material.wording, session.day < material.today
    papers = _day(session.papers_by, material) if session.papers_by else "–"
    # With papers for a session that was held nobody is late any more.
    if session.papers_by and session.papers_by < material.today and not past:
        papers = wording.say("{day} (too late now)", day=session.papers_by)
    return (
        _day(session.day, material),
        Quoted(session.title) if session.title else "–",
        papers,
        material.shortly(decided) or "–",
    )


def _day(day: date, material: Material) -> str:
    wording = material.wording
    return wording.say("{day} (past)", day=day) if day < material.today else wording.date(day)
