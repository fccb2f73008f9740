"""When does the council meet while the plan runs, and what has to be decided by when?"""

from collections.abc import Sequence

from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material
from planner.export.word.ooxml import Quoted
from planner.export.word.tables import Cell, Column, Table
from planner.schedule.council_sessions import decided_at, needs_council, of_period
from planner.toolkit.city import CouncilSession


def write_sessions(doc: Manuscript, material: Material) -> None:
    """List the sessions that are known for the plan's period, with what each is the last one for."""
    plan, say = material.plan, material.wording.say
    # With the means, not beside the decision: it stood there first, and left most of a page empty before the making.
    sessions = of_period(plan.council_sessions, plan.start, material.last_day)
    if not sessions or not plan.actions:
        return
    doc.heading(say("When the council meets"), 1)
    doc.paragraph(
        say(
            "The sessions that are known move no date of this plan. An action that needs a decision of the council "
            "stands beside the last of them before it starts."
        ),
        keep_next=True,
    )
    starts = {action.id: action.dates.early_start for action in plan.actions if needs_council(action.remit)}
    decided = decided_at(sessions, starts)
    doc.table(_session_table(material, [_row(material, session, decided.get(session.day, ())) for session in sessions]))
    # Under no day stand the actions that start before every known session.
    if None in decided:
        doc.paragraph(_undecided(material, decided[None], sessions[0]))


def _undecided(material: Material, actions: Sequence[str], first: CouncilSession) -> str:
    # As planner.track.papers has it: the papers for the first are theirs.
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
            Column(title=say("Last before these actions start"), width=5.3),
        ),
        rows=rows,
    )


def _row(material: Material, session: CouncilSession, decided: Sequence[str]) -> tuple[Cell, ...]:
    wording = material.wording
    return (
        wording.date(session.day),
        Quoted(session.title) if session.title else "–",
        wording.date(session.papers_by) if session.papers_by else "–",
        material.shortly(decided) or "–",
    )
