"""How is a trial city, assessment or plan taken out of sight, and brought back?

Nothing is destroyed: a day of removal is noted, in one change with everything that would make no sense
without it, and bringing back clears it again, for what is asked and for all that it needs.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from planner.app.desk.wholes import whole
from planner.problem import ProblemsFoundError
from planner.store import (
    Actor,
    Batch,
    Change,
    Edit,
    Entity,
    Moment,
    Removed,
    State,
    Store,
    changed_meanwhile,
    not_in_store,
)
from planner.wording import Wording, refusals
from planner.wording.undo import Whole, whole_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What would be taken out of sight together."""

    wholes: tuple[Whole, ...]
    """What was asked for, then what goes with it."""
    since: State
    """The state of the store that was looked at."""


def prepare_removal_of(store: Store, id_: str, *, by: Actor | None = None) -> Removal:
    """Say what goes when a city, an assessment or a plan is removed.

    With a city go its assessments and plans, with an assessment the plans that were drafted from it.

    Raises:
        ProblemsFoundError: the store has nothing of that id.
    """
    with store.moment() as moment:
        rows = _together(moment, id_)
        wholes = (whole(moment, entity, "", row, by=by.id if by else "") for entity, row in rows)
        return Removal(wholes=tuple(going for going in wholes if going is not None), since=moment.state())


def remove(store: Store, removal: Removal, *, by: Actor, today: date, note: str = "") -> Batch:
    """Take out of sight what was looked at, as one change, which an undo or :func:`bring_back` reverses.

    Raises:
        ProblemsFoundError: it was changed after it was looked at, or more belongs to it by now.
    """
    asked = [(going.entity, going.id) for going in removal.wholes]

    def take_away(moment: Moment) -> tuple[list[Edit], None]:
        # Removing takes along what others typed: what came after the question was asked may not go unseen.
        changed = next((id_ for entity, id_ in asked if moment.history_since(removal.since, entity, id_)), None)
        if changed is not None or _together(moment, asked[0][1]) != asked:
            raise ProblemsFoundError([changed_meanwhile(changed or asked[0][1])])
        return [Change(entity=entity, id=id_, field="removed_on", seen=None, new=today) for entity, id_ in asked], None

    return store.settle(take_away, by=by, note=note)[0]


def bring_back(store: Store, id_: str, *, by: Actor) -> tuple[Batch, tuple[Removed, ...]]:
    """Bring back something that was removed, with what it needs, and say what came back.

    With a plan come its assessment and its city, with an assessment its city, and the plans drafted
    from it that were removed in the same change; with a city comes all that was.

    Raises:
        ProblemsFoundError: nothing of that id was removed.
    """

    def give_back(moment: Moment) -> tuple[list[Edit], tuple[Removed, ...]]:
        back = _back_together(moment, id_)
        return [
            Change(entity=row.entity, id=row.id, field="removed_on", seen=row.removed_on, new=None) for row in back
        ], back

    return store.settle(give_back, by=by)


def out_of_sight(store: Store, wording: Wording) -> tuple[tuple[Removed, str], ...]:
    """Return what was removed, the latest first, each with what readers call it."""
    with store.moment() as moment:
        wholes = ((removed, whole(moment, removed.entity, "", removed.id)) for removed in moment.removed())
        return tuple((removed, whole_name(gone, wording)) for removed, gone in wholes if gone is not None)


def _together(moment: Moment, id_: str) -> list[tuple[Entity, str]]:
    """Return a city, an assessment or a plan in sight, and what belongs to it.

    Raises:
        ProblemsFoundError: the store has no city, assessment or plan of that id, or it was removed.
    """
    cities, assessments, plans = moment.cities(), moment.assessments(), moment.plans()
    if any(plan.id == id_ for plan in plans):
        return [(Entity.PLAN, id_)]
    if any(assessment.id == id_ for assessment in assessments):
        return [(Entity.ASSESSMENT, id_), *((Entity.PLAN, plan.id) for plan in plans if plan.assessment == id_)]
    if all(city.id != id_ for city in cities):
        known = tuple(row.id for rows in (cities, assessments, plans) for row in rows)
        raise ProblemsFoundError([not_in_store(id_, known)])
    inside = [assessment.id for assessment in assessments if assessment.city == id_]
    # Earlier releases let the plan of one city be drafted anew from the assessment of another.
    needing = [plan.id for plan in plans if plan.city == id_ or plan.assessment in inside]
    return [
        (Entity.CITY, id_),
        *((Entity.ASSESSMENT, assessment) for assessment in inside),
        *((Entity.PLAN, plan) for plan in needing),
    ]


def _back_together(moment: Moment, id_: str) -> tuple[Removed, ...]:
    """Return something that was removed, what went with it and what it needs.

    Raises:
        ProblemsFoundError: nothing of that id was removed.
    """
    gone = {removed.id: removed for removed in moment.removed()}
    if id_ not in gone:
        raise ProblemsFoundError([refusals.not_removed(id_, tuple(gone))])
    wanted = dict.fromkeys((id_, *_gone_with(moment, gone[id_])))
    waiting = list(wanted)
    # Needs have needs: with a plan comes its assessment, and only with that the city of the assessment.
    while waiting:
        needed = [other for other in _needed(moment, gone[waiting.pop()], gone.keys()) if other not in wanted]
        wanted |= dict.fromkeys(needed)
        waiting += needed
    return tuple(gone[row] for row in wanted)


def _gone_with(moment: Moment, removed: Removed) -> list[str]:
    """Return what was removed by the same change as a city or an assessment, and belongs to it."""
    # The last removal: what was brought back and removed again goes by the change that took it away now.
    lines = moment.history(row=(removed.entity, removed.id))
    batch = next((entry.batch for entry in reversed(lines) if entry.field == "removed_on"), None)
    if batch is None or removed.entity is Entity.PLAN:
        return []
    inside = {
        other.id
        for other in moment.removed()
        if removed.entity is Entity.CITY
        or (moment.row(other.entity, "", other.id) or {}).get("assessment") == removed.id
    }
    return [entry.id for entry in moment.history(batch=batch) if entry.field == "removed_on" and entry.id in inside]


def _needed(moment: Moment, removed: Removed, gone: Collection[str]) -> list[str]:
    """Return what was removed and is needed by something that comes back."""
    row = moment.row(removed.entity, "", removed.id) or {}
    named = [str(row[name]) for name in ("assessment", "city") if row.get(name)]
    return [id_ for id_ in named if id_ in gone and id_ != removed.id]
