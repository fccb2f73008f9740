"""Random fields to choose from, and an independent look at whether a choice keeps all limits and all promises."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st
from placing import END, START, dates_again, means, works

from planner.proposal.choice import Choice, Field, Level, Reached, Wanted
from planner.schedule.placement import Means, Place, Work
from planner.schedule.placement_ground import Spot
from planner.toolkit.assessment import Answer

ROOM = 1e-3
"""Share of a person-day that rounding may cost."""


@st.composite
def wanted(draw: st.DrawFn, question: str, actions: list[str]) -> Wanted:
    def level(answer: Answer, gain: float) -> Level:
        return Level(
            answer=answer,
            gain=gain,
            by=frozenset(draw(st.lists(st.sampled_from(actions), min_size=1, max_size=3))),
            measured_after=draw(st.sampled_from((0, 0, 90, 400))),
        )

    from_partly = draw(st.booleans())
    ways = range(draw(st.integers(0, 2)))
    levels = [level(Answer.YES, 0.5 if from_partly else 1.0) for _ in ways]
    if not from_partly:
        levels += [level(Answer.PARTLY, 0.5) for _ in ways]
    return Wanted(
        question=question,
        factor=question.split(".", maxsplit=1)[0],
        weight=draw(st.sampled_from((0.2, 0.5, 1.0))),
        levels=tuple(levels),
        steps=frozenset(draw(st.lists(st.sampled_from(actions), max_size=2))),
    )


@st.composite
def fields(draw: st.DrawFn, most: int = 8, tries: int = 6) -> Field:
    known = draw(works(most))
    actions = list(known)
    questions = [f"{number % 2 + 1}.{number}" for number in range(draw(st.integers(1, 5)))]
    return Field(
        works=known,
        wanted={question: draw(wanted(question, actions)) for question in questions},
        means=draw(means()),
        always=frozenset(draw(st.lists(st.sampled_from(actions), max_size=1))),
        early=frozenset(draw(st.lists(st.sampled_from(actions), max_size=3))),
        early_by=START + timedelta(days=182),
        early_at_least=2,
        most_actions=draw(st.sampled_from((3, 40))),
        discount=draw(st.sampled_from((0.0, 0.1))),
        most_preparation=draw(st.sampled_from((1.0, 0.2))),
        tries=tries,
    )


def faults(choice: Choice, field: Field) -> list[str]:
    """Say which limits and promises a choice breaks; it counts days and euros anew, in floats and day by day."""
    return [
        *_of_links(choice, field),
        *_of_dates(choice, field),
        *_of_time(choice, field),
        *_of_starts(choice, field),
        *_of_money(choice, field),
        *_of_promises(choice, field),
        *_of_preparation(choice, field),
    ]


def _of_links(choice: Choice, field: Field) -> Iterator[str]:
    places = choice.places
    for action in places:
        for wait in field.works[action].waits:
            if not wait.soft and wait.predecessor in field.works and wait.predecessor not in places:
                yield f"{action} lacks {wait.predecessor}"
    hard = {
        action: replace(work, waits=tuple(wait for wait in work.waits if not wait.soft))
        for action, work in field.works.items()
    }
    dates = dates_again(hard, places, field.means).dates
    for action, place in places.items():
        if (dates[action].early_start, dates[action].early_finish) != (place.start, place.finish):
            yield f"{action} stands on other dates than its links leave"


def _of_preparation(choice: Choice, field: Field) -> Iterator[str]:
    """Give what prepares beyond its share; what is there whatever it brings, with all it needs, is not counted."""
    fixed, waiting = set[str](), list(field.always)
    while waiting:
        action = waiting.pop()
        if action in field.works and action not in fixed:
            fixed.add(action)
            waiting += [wait.predecessor for wait in field.works[action].waits if not wait.soft]
    bringing = {action for reached in choice.reached.values() for action in reached.by | reached.steps}
    preparing = choice.places.keys() - bringing
    if len(preparing) > max(1, field.most_preparation * len(choice.places)) and preparing - fixed:
        yield f"{sorted(preparing)} prepare {len(choice.places)} actions"


def _of_dates(choice: Choice, field: Field) -> Iterator[str]:
    for action, place in choice.places.items():
        work = field.works[action]
        if place.start < max(START, work.not_before or START) or place.finish > min(END, work.deadline or END):
            yield f"{action} is too early or too late"
        if any(place.start <= window.last and place.finish >= window.first for window in work.clear_of):
            yield f"{action} is in a window"
        yield from _of_vote(action, work, place, field.means, choice.spots[action])


def _of_vote(action: str, work: Work, place: Place, means: Means, spot: Spot) -> Iterator[str]:
    if (work.vote_after is None) != (place.vote is None):
        yield f"{action} has a vote too many or too few"
    if place.vote is None:
        return
    before = means.calendar.tables.day
    first, stop = spot.stretches[0]
    tables_apart = work.elapsed
    drafted = place.start if tables_apart or stop == first else date.fromordinal(before[stop - 1])
    ready = drafted + timedelta(days=work.opinion_days)
    known = {session.day: session.papers_by or session.day for session in means.sessions}
    if not place.assumed and (place.vote not in known or known[place.vote] < ready):
        yield f"{action} is voted on at no session that takes its paper"
    if place.assumed and not known and not tables_apart and place.vote < ready + timedelta(days=42):
        yield f"{action} is voted on too early"
    if place.finish < place.vote:
        yield f"{action} ends before its vote"


def _of_time(choice: Choice, field: Field) -> Iterator[str]:
    means, tables = field.means, field.means.calendar.tables
    first, stop = tables.before[means.start.toordinal()], tables.before[means.end.toordinal() + 1]
    taken = {service: [0.0] * (stop - first) for service in means.services}
    for action, spot in choice.spots.items():
        work = field.works[action]
        for service, days in _by_service(work, work.days, means).items():
            there = _days_there(work, spot, service, means)
            for number in there if days else ():
                taken[service][number - first] += days / max(sum(there.values()), 1e-9)
        for service, days in _by_service(work, work.yearly_days, means).items():
            for number in range(tables.before[spot.after], stop):
                taken[service][number - first] += days / 251
    for service, loads in taken.items():
        capacity = means.services[service].posts * means.days_a_year / 251
        filled = means.services[service].filled_from or means.start
        most = [0 if tables.day[first + number] < filled.toordinal() else capacity for number in range(len(loads))]
        if any(load > room + ROOM for load, room in zip(loads, most, strict=True)):
            yield f"{service} has no room"


def _days_there(work: Work, spot: Spot, service: str, means: Means) -> dict[int, float]:
    """Return the working days on which an action is worked on, each with the share of a service that is there."""
    if work.elapsed or not work.duration:
        return {}
    return {
        number: _there(means, service, date.fromordinal(means.calendar.tables.day[number]))
        for low, high in spot.stretches
        for number in range(low, high)
    }


def _by_service(work: Work, days: Mapping[str, float], means: Means) -> dict[str, float]:
    found: dict[str, float] = {}
    for service, amount in days.items():
        there = service in means.services and means.services[service].posts > 0
        name = service if there else work.owner
        found[name] = found.get(name, 0.0) + amount
    return found


def _there(means: Means, service: str, day: date) -> float:
    return 1 - sum(share for first, last, share in means.services[service].away if first <= day <= last)


def _of_starts(choice: Choice, field: Field) -> Iterator[str]:
    before = field.means.calendar.tables.before
    for owner in (None, *sorted({work.owner for work in field.works.values()})):
        starts = sorted(
            before[place.start.toordinal()]
            for action, place in choice.places.items()
            if owner is None or field.works[action].owner == owner
        )
        most = field.means.starts_in_all if owner is None else field.means.starts_at_most
        for early, late in zip(starts, starts[most:], strict=False):
            if late - early < 20:
                yield f"too much of {owner or 'the plan'} starts at once"


def _of_money(choice: Choice, field: Field) -> Iterator[str]:
    turns = [date(2027 + year, 3, 23) for year in range(4)]
    spent = [0.0, 0.0, 0.0]
    for action, place in choice.places.items():
        work = field.works[action]
        spent[bisect_right(turns, place.start) - 1] += work.cost
        after = date.fromordinal(choice.spots[action].after)
        for year in range(3):
            days = (turns[year + 1] - max(turns[year], after)).days
            spent[year] += work.yearly_cost * min(max(days, 0), 365) / 365
    for year in range(3):
        if sum(spent[: year + 1]) > sum(field.means.money[: year + 1]) + ROOM:
            yield f"year {year} costs too much"


def _of_promises(choice: Choice, field: Field) -> Iterator[str]:
    if len(choice.places) > max(field.most_actions, 10 if field.always else 0):
        yield "too many actions"
    for question, reached in choice.reached.items():
        wanted = field.wanted[question]
        if reached.day > END or not reached.by | reached.steps <= choice.places.keys():
            yield f"{question} is not reached in time by what is in the plan"
        if not reached.steps <= wanted.steps - reached.by or not _has_level(wanted, reached, choice):
            yield f"{question} is not reached by a way that it has"
    closed = sum(field.wanted[question].weight * reached.gain for question, reached in choice.reached.items())
    if abs(closed - choice.gap_closed) > ROOM:
        yield "the gap closed is another"


def _has_level(wanted: Wanted, reached: Reached, choice: Choice) -> bool:
    gain, steps = reached.gain - 0.1 * len(reached.steps), [choice.places[action].finish for action in reached.steps]
    if not reached.by:
        return abs(gain) < ROOM and reached.answer is Answer.PARTLY and reached.day == max(steps)
    last = max(choice.places[action].finish for action in reached.by)
    return any(
        level.by == reached.by
        and level.answer is reached.answer
        and abs(level.gain - gain) < ROOM
        and reached.day == max([last + timedelta(days=level.measured_after), *steps])
        for level in wanted.levels
    )
