"""How does it read when a plan is to be adopted, and what its dates rest on until then?"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from planner.plan import PlannedAdoption
from planner.problem import msgid
from planner.schedule.votes import YEAR_OF_WEEKS
from planner.track.plan_standing import PlanStanding

if TYPE_CHECKING:
    from planner.wording import Wording


_PAPERS_LATE = msgid("Its papers were due by {day}: this session can adopt the plan only where it still takes them.")
_COME_BACK = frozenset(years * YEAR_OF_WEEKS for years in (1, 2))
"""After a known session, that on which a plan that is drafted by then can rest."""


def adoption_sentences(plan: PlanStanding, wording: "Wording", today: date, asked: date | None = None) -> Iterator[str]:
    """Give on which session a plan that nobody adopted yet rests, and what does not wait for it.

    Args:
        plan: as it stands.
        wording: in whose language.
        today: the day on which it is read.
        asked: the start that somebody asked for, None where nobody did: said where the plan begins later.
    """
    adoption, say = plan.to_adopt, wording.say
    if adoption is None or plan.adoption is not None:
        return
    if adoption.session < today:
        yield say("The council was to adopt the plan on {day}; no adoption is noted.", day=adoption.session)
        return
    yield say(_adopted(plan, adoption, today), day=adoption.session, start=plan.start)
    if adoption.papers_by and not adoption.assumed:
        late = adoption.papers_by < today
        yield say(_PAPERS_LATE if late else msgid("Its papers are due by {day}."), day=adoption.papers_by)
    if adoption.may_begin_before and adoption.first:
        yield wording.count(
            "From {day} on, before the adoption, this action may begin: {actions}.",
            "From {day} on, before the adoption, these actions may begin: {actions}.",
            len(adoption.may_begin_before),
            day=adoption.first,
            actions=wording.listing(adoption.may_begin_before),
        )
    elif asked and asked <= adoption.session:
        yield say("The start asked for, {day}, comes before the adoption: nothing was agreed to begin then.", day=asked)


def _adopted(plan: PlanStanding, adoption: PlannedAdoption, today: date) -> str:
    if not adoption.assumed:
        return msgid("The council is to adopt the plan on {day}; it begins on {start}.")
    if any(adoption.session - known.day in _COME_BACK for known in plan.council_sessions):
        return msgid(
            "Assumed: the council adopts the plan on {day}, when it met a year before; the plan begins on {start}."
        )
    if any((known.papers_by or known.day) >= today for known in plan.council_sessions):
        return msgid(
            "Assumed: the council adopts the plan by {day}; the plan begins on {start}. Sessions are known by now: a "
            "new draft dates the plan by one of them."
        )
    if plan.council_sessions:
        return msgid(
            "Assumed: the council adopts the plan by {day}, as papers can no longer be handed in for any session that "
            "is known; the plan begins on {start}."
        )
    return msgid(
        "Assumed: the council adopts the plan by {day}, as no session of it is known; the plan begins on {start}."
    )
