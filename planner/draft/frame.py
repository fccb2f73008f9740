"""When can the council adopt a plan that is drafted today, and on which day does the plan then begin?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.plan import PlanHead, PlannedAdoption
from planner.schedule.months import months_later
from planner.schedule.votes import continued
from planner.schedule.workdays import WorkCalendar, plan_calendar
from planner.templates.method import Adoption
from planner.toolkit.city import CouncilSession
from planner.toolkit.plan_settings import AdoptionSettings, PlanSettings, PlanStatus

_A_YEAR = 12
"""Months within which sessions that are known are continued."""
_NOTHING_SAID = AdoptionSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """The first day of a plan, and how the council is to adopt it before."""

    start: date
    to_adopt: PlannedAdoption | None
    """None: it has adopted the plan."""


def beginning(
    settings: PlanSettings,
    calendar: WorkCalendar,
    rules: Adoption,
    *,
    today: date,
    sessions: Sequence[CouncilSession],
    asked: date | None = None,
) -> Beginning:
    """Return when a plan begins: on the first working day after its adoption, or later where that is asked.

    The session is the one that the city names, else the first whose papers can still be handed in once the draft has
    been looked through. Where no session is known, it is assumed: on the last working day before a start that is
    asked, if the draft can be looked through by then, else some weeks from today. A start that is asked for an
    earlier day than the adoption allows dates only what the city agreed to begin before.

    Args:
        settings: what the city decided.
        calendar: of the plan.
        rules: how long a draft is looked through, and a council waited for.
        today: the day on which the plan is drafted.
        sessions: of the council as far as they are known, with the days until when papers are taken.
        asked: the first day that somebody asks for; None: the city's, if it names one.
    """
    wanted = asked or settings.start
    if settings.status is PlanStatus.ADOPTED or settings.adopted_on:
        adopted = calendar.on_or_after((settings.adopted_on or today) + timedelta(days=1))
        return Beginning(start=wanted or adopted, to_adopt=None)
    said = settings.adoption or _NOTHING_SAID
    adopting = _session(said, sessions, today, rules) or _assumed(calendar, wanted, today, rules)
    first = calendar.on_or_after(adopting.session + timedelta(days=1))
    begins_early = bool(said.may_begin_before)
    early = min(wanted or calendar.on_or_after(today + timedelta(days=1)), first) if begins_early else None
    to_adopt = adopting.model_copy(update={"may_begin_before": said.may_begin_before, "first": early})
    return Beginning(start=max(first, wanted or first), to_adopt=to_adopt)


def beginning_anew(plan: PlanHead, settings: PlanSettings, rules: Adoption, today: date) -> Beginning | None:
    """Return when a plan that nobody has adopted yet can begin now; None where what its dates rest on still holds.

    It does no more once the city names another session to come, or once a session that was only assumed can be one that
    is known. Of one that was held, nobody knows here whether it adopted the plan: people note it, or name another.
    """
    adoption = plan.to_adopt
    if adoption is None or plan.adopted_on or settings.adopted_on:
        return None
    said = (settings.adoption or _NOTHING_SAID).session
    anew = beginning(settings, plan_calendar(plan), rules, today=today, sessions=plan.council_sessions)
    if anew.to_adopt is None:
        return None
    known = adoption.assumed and adoption.session >= today and not anew.to_adopt.assumed
    moved = said is not None and said != adoption.session and said >= today
    return anew if known or moved else None


def _session(
    said: AdoptionSettings, sessions: Sequence[CouncilSession], today: date, rules: Adoption
) -> PlannedAdoption | None:
    """Return the session that is to adopt the plan; None where none is known."""
    if said.session:
        papers = next((known.papers_by for known in sessions if known.day == said.session), None)
        return PlannedAdoption(session=said.session, papers_by=papers)
    ready, known = today + timedelta(weeks=rules.draft_weeks), {session.day for session in sessions}
    for session in continued(sessions, months_later(today, _A_YEAR)) if sessions else ():
        if (session.papers_by or session.day) >= ready:
            assumed = session.day not in known
            return PlannedAdoption(session=session.day, papers_by=session.papers_by, assumed=assumed)
    return None


def _assumed(calendar: WorkCalendar, wanted: date | None, today: date, rules: Adoption) -> PlannedAdoption:
    ready = today + timedelta(weeks=rules.draft_weeks)
    eve = calendar.on_or_before(wanted - timedelta(days=1)) if wanted else None
    if eve is None or eve < ready:
        eve = calendar.on_or_after(ready + timedelta(weeks=rules.council_weeks))
    return PlannedAdoption(session=eve, assumed=True)
