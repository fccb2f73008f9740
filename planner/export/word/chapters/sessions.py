"""When does the council meet while the plan runs, and what has to be decided by when?"""

from collections.abc import Mapping, Sequence
from datetime import date

from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material
from planner.export.word.ooxml import Quoted
from planner.export.word.tables import Cell, Column, Table
from planner.schedule.council_sessions import decided_at, needs_council, of_period
from planner.toolkit.city import CouncilSession
from planner.track.plan_standing import ActionStanding
from planner.track.progress import CLOSED


def write_sessions(doc: Manuscript, material: Material) -> None:
    """List the sessions that are known for the plan's period, with what each is the last one for."""
    plan, say = material.plan, material.wording.say
    # With the means, not beside the decision: it stood there first, and left most of a page empty before the making.
    sessions = of_period(plan.council_sessions, plan.start, plan.period[1]) if plan.period else ()
    if not sessions:
        return
    doc.heading(say("When the council meets"), 1)
    starts = {action.id: action.dates.early_start for action in plan.actions if _waits_for_vote(action)}
    decided = decided_at(sessions, starts)
    # As planner.track.papers has it: what starts before every session waits for the first.
    decisions = {**decided, sessions[0].day: (*decided.get(None, ()), *decided.get(sessions[0].day, ()))}
    doc.paragraph(_how_sessions_matter(material, decided), keep_next=True)
    rows = [_row(material, session, decisions.get(session.day, ())) for session in sessions]
    doc.table(_session_table(material, rows))
    # Under no day stand the actions that start before every known session: beside the first they look punctual.
    if None in decided:
        doc.paragraph(_undecided(material, decided[None], sessions[0]))


def _waits_for_vote(action: ActionStanding) -> bool:
    # What has begun has its decision, and what is done needs none.
    return needs_council(action.remit) and action.status not in CLOSED and not action.progress.started


def _how_sessions_matter(material: Material, decided: Mapping[date | None, Sequence[str]]) -> str:
    say = material.wording.say
    moved = say("The sessions that are known move no date of this plan.")
    if not decided:
        return moved
    return f"{moved} " + say(
        "An action that still needs a decision of the council stands beside the last of them before it starts; one "
        "that starts before all of them, beside the first."
    )


def _undecided(material: Material, actions: Sequence[str], first: CouncilSession) -> str:
    return material.wording.say(
        "No known session lies before the start of these actions, which need a decision of the council: {actions}. "
        "They have to wait for the first, on {day}.",
        actions=material.shortly(actions),
        day=first.day,
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
