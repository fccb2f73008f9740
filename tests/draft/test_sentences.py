"""Each reading of the context does what its text says: alone and in pairs, for cities of every base and size."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from cities import CATALOGUE
from readings_of_cities import BASES, ELECTIONS, PAIRS, READINGS, SIZES, START, Planned, data, planned

from planner.schedule.months import months_later
from planner.templates.results import DecidedBy
from planner.toolkit.assessment import Answer

SENTENCES: list[dict[str, Any]] = data("sentences.yaml")
LAWS: dict[str, dict[str, Any]] = data("laws.yaml")


def test_every_sentence_has_its_meaning_and_no_other_has() -> None:
    said = {(f"{rule.factor} {rule.reading}", one.text) for rule in CATALOGUE.context.readings for one in rule.says}
    assert said == {(stated["reading"], stated["sentence"]) for stated in SENTENCES}
    assert set(LAWS) <= set(READINGS)


def faults(plan: Planned) -> list[str]:
    """Return every sentence that a plan prints and does not keep, and every law of its readings that it breaks."""
    found = []
    for stated in SENTENCES:
        if stated["reading"] in plan.readings and stated["sentence"] in plan.printed(stated["reading"]):
            found += [f"{stated['reading']}, {stated['sentence']}: {fault}" for fault in _of_sentence(stated, plan)]
    for reading in plan.readings:
        found += [f"{reading}: {fault}" for fault in _of_law(reading, plan)]
    return found


def _of_sentence(stated: Mapping[str, Any], plan: Planned) -> Iterator[str]:
    wanted = [_current(action, plan) for action in stated.get("planned", ())]
    yield from (f"{action} is neither planned nor there" for action in wanted if not _has(action, plan))
    held = [action for action in wanted if action in plan.ids]
    if wanted and not held:
        yield "nothing of it is planned"
    for key, day_of in (("begun", _start), ("done", _finish), ("voted", _vote)):
        if key in stated:
            yield from (f"{one} is {key} too late" for one in held if day_of(one, plan) > _until(stated[key]))
    if "some" in stated:
        yield from _too_few(stated["some"], plan)
    if "answered" in stated:
        yield from _unanswered(stated["answered"], plan)
    if "marked" in stated and not any(getattr(action, stated["marked"]) for action in plan.draft.plan.actions):
        yield f"no action has {stated['marked']}"
    yield from _out_of_order(stated.get("before", ()), plan)


def _too_few(some: Mapping[str, Any], plan: Planned) -> Iterator[str]:
    actions = [_current(action, plan) for action in some["of"]]
    begun = [one for one in actions if one in plan.ids and _start(one, plan) <= _until(some["begun"])]
    left = [one for one in actions if one in plan.ids or not _has(one, plan)]
    if len(begun) < max(1, min(some["at_least"], len(left))):
        yield f"only {begun} of {actions}"


def _unanswered(answered: Mapping[str, Any], plan: Planned) -> Iterator[str]:
    open_ = {result.question for result in plan.draft.open} & set(answered["questions"])
    last = _until(answered["within"])
    in_time = {question for question in open_ if (plan.answered_on(question) or date.max) <= last}
    if len(in_time) < max(1, min(answered.get("at_least", len(open_)), len(open_))):
        yield f"only {sorted(in_time)} of {sorted(open_)} in time"


def _of_law(reading: str, plan: Planned) -> Iterator[str]:
    law = LAWS.get(reading, {})
    yield from _out_of_order(law.get("before", ()), plan)
    yield from (f"{action} is in the plan" for action in law.get("away", ()) if action in plan.ids)
    for action in law.get("not_for_it", ()):
        if action in set(plan.asked_for()):
            yield f"it asks for {action}"
    if "clear" in law:
        yield from _in_the_window(law["clear"], reading, plan)
    if "dear" in law:
        yield from _too_dear(law["dear"], plan)


def _out_of_order(pairs: Any, plan: Planned) -> Iterator[str]:
    for first, then in pairs:
        if {first, then} <= plan.ids and _finish(first, plan) >= _start(then, plan):
            yield f"{then} does not wait for {first}"
        if then in plan.ids and not _has(first, plan):
            yield f"{then} is planned without {first}"


def _in_the_window(clear: Mapping[str, Any], reading: str, plan: Planned) -> Iterator[str]:
    day = date.fromisoformat(ELECTIONS[reading.split()[1]])
    for action in plan.draft.plan.actions:
        voted = _template(action.id, plan).decided_by is DecidedBy.COUNCIL
        before, after = clear["publicity"] if action.id in clear["actions"] else clear["votes"]
        if voted or action.id in clear["actions"]:
            first, last = day - timedelta(weeks=before), day + timedelta(weeks=after) - timedelta(days=1)
            if _start(action.id, plan) <= last and _finish(action.id, plan) >= first:
                yield f"{action.id} lies in the window"


def _too_dear(dear: Mapping[str, Any], plan: Planned) -> Iterator[str]:
    for action in plan.ids - set(dear["except"]):
        work = plan.draft.works[action]
        if work.cost + work.yearly_cost >= dear["euros"] and _start(action, plan) <= _until(dear["months"]):
            yield f"{action} costs {work.cost} and {work.yearly_cost} a year, and begins in the first year"


def _current(action: str, plan: Planned) -> str:
    """Return the id under which a plan has an action: its own, or that of a variation."""
    variations = {made.hide: made.offer.id for rule in CATALOGUE.context.readings for made in rule.replace}
    return next((one for one in plan.ids if one == variations.get(action) or one.startswith(f"{action}-C")), action)


def _template(action: str, plan: Planned) -> Any:
    return next(one.template for one in plan.undertaken.proposal.actions if one.id == action)


def _has(action: str, plan: Planned) -> bool:
    """Say whether an action is planned, or nothing is left of it: the city answers all that it is about in part."""
    known = CATALOGUE.action_by_id.get(action)
    if action in plan.ids or known is None:
        return action in plan.ids
    if any(merge.action in plan.ids and action in merge.parts for merge in CATALOGUE.method.merges):
        return True
    asked = [question for question in known.answers if question in plan.case.benchmark.factor_of_question]
    standing = {result.question: result.answer for result in plan.draft.open}
    moving = any(action in result.actions for result in plan.draft.open)
    given = [standing.get(question, Answer.YES) for question in asked]
    return bool(asked) and (all(one is Answer.YES for one in given) or (not moving and Answer.NO not in given))


def _start(action: str, plan: Planned) -> date:
    return plan.dates.dates[action].early_start


def _finish(action: str, plan: Planned) -> date:
    return plan.dates.dates[action].early_finish


def _vote(action: str, plan: Planned) -> date:
    vote = plan.dates.vote_of(action)
    return vote.day if vote else date.max


def _until(months: int) -> date:
    return months_later(START, months) - timedelta(days=1)


def smaller(reading: str, plan: Planned, without: Planned, *, given: bool) -> list[str]:
    """Return where a plan takes more than without a reading by which it takes less."""
    law, found = LAWS.get(reading, {}).get("smaller"), []
    if law is None:
        return []
    times = 1.0 if given else law["first_year"]
    if plan.money and plan.money[0] > times * without.money[0]:
        found.append(f"{plan.money} in place of {without.money}")
    if sum(plan.money) > sum(without.money):
        found.append(f"{plan.money} in all, in place of {without.money}")
    if plan.days > without.days or (not given and without.days and plan.days >= without.days):
        found.append(f"{plan.days} days in place of {without.days}")
    return found


def dropped(reading: str, plan: Planned, without: Planned) -> list[str]:
    """Return the actions that a reading keeps and that are in the plan without it only."""
    keeps = set(LAWS.get(reading, {}).get("keeps", ()))
    return sorted(action for action in keeps & without.ids if not _has(action, plan))


@pytest.mark.long
@pytest.mark.parametrize("given", [False, True], ids=["assumed", "given"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("reading", READINGS)
def test_a_reading_does_what_it_says(reading: str, base: str, size: int, given: bool) -> None:  # noqa: FBT001 - from the table
    plan, without = planned(base, (reading,), size, given=given), planned(base, (), size, given=given)
    assert faults(plan) == []
    assert smaller(reading, plan, without, given=given) == []
    assert dropped(reading, plan, without) == []


@pytest.mark.long
@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("pair", PAIRS, ids="+".join)
def test_two_readings_do_what_they_say(pair: tuple[str, str], base: str) -> None:
    size = SIZES[PAIRS.index(pair) % len(SIZES)]
    given = PAIRS.index(pair) % 2 == 1
    plan = planned(base, pair, size, given=given)
    assert faults(plan) == []
    for reading, other in (pair, pair[::-1]):
        without = planned(base, (other,), size, given=given)
        assert smaller(reading, plan, without, given=given) == []
        # What two readings keep both is what the plan without both of them holds.
        keeping_nothing = () if "keeps" in LAWS.get(other, {}) else (other,)
        assert dropped(reading, plan, planned(base, keeping_nothing, size, given=given)) == []


@pytest.mark.long
@pytest.mark.parametrize("stated", SENTENCES, ids=lambda stated: f"{stated['reading']}: {stated['sentence'][:30]}")
def test_every_sentence_is_kept_somewhere(stated: Mapping[str, Any]) -> None:
    """A sentence that no plan ever prints would promise nothing."""
    reading = stated["reading"]
    kept = [
        (base, size)
        for base in BASES
        for size in SIZES
        if stated["sentence"] in planned(base, (reading,), size).printed(reading)
    ]
    assert kept


ROOM: list[dict[str, Any]] = data("room.yaml")


@pytest.mark.long
@pytest.mark.parametrize("case", ROOM, ids=lambda case: f"{case['reading']} {case['base']} {case['size']}")
def test_where_there_is_room_the_plan_keeps_the_word(case: Mapping[str, Any]) -> None:
    plan = planned(case["base"], (case["reading"],), case["size"])
    assert [sentence for sentence in case["says"] if sentence not in plan.printed(case["reading"])] == []


@pytest.mark.long
def test_the_strong_do_not_get_the_most_additions() -> None:
    """What readings bring in, over all readings and sizes: most where most is missing, and few to whom little is."""

    def brought(base: str) -> int:
        return sum(
            len(set(plan.asked_for()) - planned(base, (), size).ids)
            for reading in READINGS
            for size in SIZES
            for plan in [planned(base, (reading,), size)]
        )

    assert brought("strong") < brought("half-way")
    assert brought("strong") < brought("nothing")


@pytest.mark.long
@pytest.mark.parametrize("reading", READINGS)
def test_where_nothing_is_open_that_a_reading_puts_first_it_brings_nothing_of_its_own(reading: str) -> None:
    rule = CATALOGUE.rule_by_reading[tuple(reading.split())]  # type: ignore[index]
    for base in BASES:
        for size in SIZES:
            plan = planned(base, (reading,), size)
            if not {result.question for result in plan.draft.open} & set(rule.first):
                assert set(plan.by_context_alone()) == set()
