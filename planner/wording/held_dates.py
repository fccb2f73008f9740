"""Why does an action start and end on its dates and not earlier?"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.problem import msgid
from planner.schedule.placement import Held, HoldBy
from planner.track.plan_standing import ActionStanding, PlanStanding

if TYPE_CHECKING:
    from planner.wording import Wording

_MOST_ACTIONS = 3
"""Actions that a sentence names; who is busy with ten things is busy."""

_START: Mapping[HoldBy, str] = {
    HoldBy.NOT_BEFORE: msgid("It is not to start before {day}."),
    HoldBy.MONEY: msgid("The money for it is there from {day} on."),
    HoldBy.WINDOW: msgid("It keeps clear of the days up to {day}."),
    HoldBy.VACANCY: msgid("It waits until {service} is filled, on {day}."),
    HoldBy.CALENDAR: msgid("Nobody works on the days before."),
}


def reasons_of_dates(
    plan: PlanStanding, action: ActionStanding, names: Mapping[str, str], wording: "Wording"
) -> tuple[str, ...]:
    """Return in sentences what holds the start and the finish of an action, each where something does.

    Args:
        plan: in which it stands.
        action: an action of the plan.
        names: what readers call the actions, by id.
        wording: in whose language.
    """
    reading = _Reading(plan, action, names, wording)
    return tuple(filter(None, (*reading.of_start(), *reading.of_finish(), *reading.of_opinions())))


def why_then(plan: PlanStanding, action: ActionStanding, wording: "Wording") -> str:
    """Return in few words what holds the start of an action and, where more than its work does, its end.

    For a table of many actions, and beside a bar: actions stand with their ids. Empty where nothing holds it any more.
    """
    short = _Short(plan, action, wording)
    return wording.series(dict.fromkeys((*short.of_start(), *short.of_finish())))


def move_since_adoption(adopted: date, foreseen: date, wording: "Wording") -> str:
    """Return by how many days an end has moved since it was adopted, in words.

    >>> from planner.wording import Wording
    >>> move_since_adoption(date(2027, 3, 1), date(2027, 3, 15), Wording("en"))
    '14 days later'
    """
    days = (foreseen - adopted).days
    if days > 0:
        return wording.count("{number} day later", "{number} days later", days)
    return wording.count("{number} day earlier", "{number} days earlier", -days) if days else wording.say("as adopted")


def sessions_are_assumed(plan: PlanStanding) -> bool:
    """Say whether dates of a plan rest on sessions of the council that nobody has set yet."""
    adoption = plan.to_adopt
    return bool(adoption and adoption.assumed and plan.adoption is None) or any(
        action.vote and action.vote.assumed for action in plan.undertaken
    )


_SHORT_START: Mapping[HoldBy, str] = {
    HoldBy.NOT_BEFORE: msgid("not before {day}"),
    HoldBy.MONEY: msgid("money from {day} on"),
    HoldBy.WINDOW: msgid("keeps clear up to {day}"),
    HoldBy.VACANCY: msgid("{service} is filled on {day}"),
    HoldBy.CALENDAR: msgid("days off before"),
    HoldBy.STARTS: msgid("enough else begins before"),
}
_SHORT_FINISH: Mapping[HoldBy, str] = {**_SHORT_START, HoldBy.CALENDAR: msgid("days off meanwhile")}


_LATE: Mapping[bool, str] = {
    True: msgid("It could have begun already."),
    False: msgid("It waits for the adoption of the plan, which nobody has noted."),
}
_SHORT_LATE: Mapping[bool, str] = {True: msgid("could have begun already"), False: msgid("adoption not noted")}
"""What holds an action once the day has passed on which it could begin: by whether the plan is in force."""


def _is_late(plan: PlanStanding, held: Held) -> bool:
    return held.day is not None and held.day > plan.start


def _may_begin(plan: PlanStanding) -> bool:
    return plan.adoption is not None or plan.to_adopt is None


_NOBODY = msgid("nobody fills {service}"), msgid("It waits until somebody fills {service}.")
"""In few words and in a sentence, where nobody knows when that will be."""


def _is_unfilled(held: Held) -> bool:
    return held.by is HoldBy.VACANCY and held.day is None


def _is_for_later(action: ActionStanding, held: Held) -> bool:
    """Say whether a busy service holds what goes on after an action, and not the action's own work."""
    return held.by is HoldBy.SERVICE_BUSY and held.day is not None and held.day >= action.dates.early_start


def _service(plan: PlanStanding, action: ActionStanding, held: Held) -> str:
    """Return the name of the service that holds an action; of those that share their time, the action's own."""
    if not held.what:
        return ""
    service = held.what[0]
    pools = plan.capacity.pools if plan.capacity else ()
    together = next((pool.services for pool in pools if service in pool.services), (service,))
    own = (one for one in (action.owner, *action.partners) if one in together)
    return plan.service_names.get(next(own, service), service)


class _Short:
    """The same in few words."""

    def __init__(self, plan: PlanStanding, action: ActionStanding, wording: "Wording") -> None:
        self.plan, self.action, self.wording = plan, action, wording

    def of_start(self) -> Iterator[str]:
        """Give what holds the start."""
        held, say = self.action.start_held_by, self.wording.say
        if held is None:
            return
        match held.by:
            case HoldBy.PLAN_START:
                yield self._with_the_plan(held)
            case HoldBy.PREDECESSOR:
                yield say("after {actions}", actions=", ".join(held.what[:_MOST_ACTIONS]))
            case HoldBy.SERVICE_BUSY:
                yield self._busy(held)
            case HoldBy.FIXED if held.what:
                yield say("keeps its planned date")
            case HoldBy.FIXED:
                yield say("has to end on {day}", day=self._day(held))
            case _:
                yield say(
                    _NOBODY[0] if _is_unfilled(held) else _SHORT_START[held.by],
                    day=self._day(held),
                    service=self._service(held),
                )

    def of_finish(self) -> Iterator[str]:
        """Give what holds the finish, where that is more than the work."""
        held, vote, say = self.action.finish_held_by, self.action.vote, self.wording.say
        if vote:
            day = self.wording.short_date(vote.day)
            yield say("vote on {day} (assumed)", day=day) if vote.assumed else say("vote on {day}", day=day)
        elif held and held.by is HoldBy.PREDECESSOR:
            yield say("ends with {actions}", actions=", ".join(held.what[:_MOST_ACTIONS]))
        elif held and held.by is HoldBy.SERVICE_BUSY:
            yield say("{service} has little time", service=self._service(held))
        elif held and held.by in _SHORT_FINISH:
            yield say(_SHORT_FINISH[held.by], day=self._day(held), service=self._service(held))

    def _with_the_plan(self, held: Held) -> str:
        say, adoption = self.wording.say, self.plan.to_adopt
        if adoption and self.action.id in adoption.may_begin_before:
            return say("may begin before the adoption")
        if _is_late(self.plan, held):
            return say(_SHORT_LATE[_may_begin(self.plan)])
        return say("with the adoption") if adoption else say("with the plan")

    def _busy(self, held: Held) -> str:
        if _is_for_later(self.action, held):
            return self.wording.say("no time of {service} for what follows", service=self._service(held))
        actions = ", ".join(held.what[1 : 1 + _MOST_ACTIONS])
        if not actions:
            return self.wording.say("{service} is busy", service=self._service(held))
        return self.wording.say("{service} is busy with {actions}", service=self._service(held), actions=actions)

    def _service(self, held: Held) -> str:
        return _service(self.plan, self.action, held)

    def _day(self, held: Held) -> str:
        return self.wording.short_date(held.day) if held.day else "–"


class _Reading:
    """What holds the dates of one action, in one language."""

    def __init__(
        self, plan: PlanStanding, action: ActionStanding, names: Mapping[str, str], wording: "Wording"
    ) -> None:
        self.plan, self.action, self.names, self.wording = plan, action, names, wording

    def of_start(self) -> Iterator[str]:
        """Give what holds the start."""
        held = self.action.start_held_by
        if held is None:
            return
        say = self.wording.say
        match held.by:
            case HoldBy.PLAN_START:
                yield self._with_the_plan(held)
            case HoldBy.PREDECESSOR:
                yield say("It waits for {actions}.", actions=self._listed(held.what))
            case HoldBy.SERVICE_BUSY:
                yield self._busy(held)
            case HoldBy.STARTS:
                yield self._too_many_starts(held)
            case HoldBy.FIXED if held.what:
                yield say("It keeps its planned date; it could start on {day}.", day=held.day)
            case HoldBy.FIXED:
                yield say("It has to end on {day}.", day=held.day)
            case _:
                yield say(
                    _NOBODY[1] if _is_unfilled(held) else _START[held.by], day=held.day, service=self._service(held)
                )

    def of_finish(self) -> Iterator[str]:
        """Give what holds the finish, where that is more than the work."""
        held, vote, say = self.action.finish_held_by, self.action.vote, self.wording.say
        if vote:
            yield say("The council decides on it on {day}.", day=vote.day)
            if held and held.by is HoldBy.PAPERS:
                yield say("It is not ready by {day}, when papers for the session before are due.", day=held.day)
            if vote.assumed:
                yield say("That session is assumed: none is known so far ahead.")
        elif held and held.by is HoldBy.PREDECESSOR:
            yield say("It ends with {actions}.", actions=self._listed(held.what))
        elif held and held.by is HoldBy.SERVICE_BUSY:
            yield say("It takes that long because {service} has little time for it.", service=self._service(held))
        elif held and held.by is HoldBy.CALENDAR:
            yield say("Holidays and closures lengthen it.")
        elif held and held.by in _START:
            yield say(_START[held.by], day=held.day, service=self._service(held))

    def of_opinions(self) -> Iterator[str]:
        """Say how much of the time is waiting for those who are asked for their opinion."""
        if self.action.opinion_days:
            yield self.wording.count(
                "{number} day of it goes to opinions that are asked for.",
                "{number} days of it go to opinions that are asked for.",
                self.action.opinion_days,
            )

    def _with_the_plan(self, held: Held) -> str:
        say, adoption = self.wording.say, self.plan.to_adopt
        if adoption and self.action.id in adoption.may_begin_before:
            return say("It may begin before the council has adopted the plan.")
        if _is_late(self.plan, held):
            return say(_LATE[_may_begin(self.plan)])
        if adoption and self.plan.adoption is None:
            return say("It starts once the council has adopted the plan on {day}.", day=adoption.session)
        return say("It starts with the plan.")

    def _busy(self, held: Held) -> str:
        say, service, actions = self.wording.say, self._service(held), held.what[1:]
        if held.day and _is_for_later(self.action, held):
            if self.plan.capacity and held.day >= self.plan.capacity.end:
                return say("What goes on after it takes more time than {service} has within the plan.", service=service)
            first = held.day + timedelta(days=1)
            return say("{service} has time for what goes on after it from {day} on only.", service=service, day=first)
        if not actions:
            return say("{service} has no time for it before.", service=service)
        return say("{service} is busy before with {actions}.", service=service, actions=self._listed(actions))

    def _too_many_starts(self, held: Held) -> str:
        if held.what:
            return self.wording.say("{service} begins enough else in the weeks before.", service=self._service(held))
        return self.wording.say("Enough else begins in the weeks before for one coordinator.")

    def _service(self, held: Held) -> str:
        return _service(self.plan, self.action, held)

    def _listed(self, actions: Sequence[str]) -> str:
        shown = [self.names.get(action, action) for action in actions[:_MOST_ACTIONS]]
        if len(actions) > _MOST_ACTIONS:
            shown.append(self.wording.count("{number} other", "{number} others", len(actions) - _MOST_ACTIONS))
        return self.wording.listing(shown)
