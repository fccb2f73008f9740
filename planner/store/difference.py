"""Which edits turn a plan as it stands in the store into another one?"""

from collections.abc import Collection, Iterator, Mapping

from planner.plan import Plan
from planner.store.edits import Change, Create, Delete, Edit, Entity
from planner.store.stored import StoredPlan, dependency_id
from planner.store.whole import plan_edits
from planner.track.progress import Progress

_Rows = Mapping[tuple[Entity, str], Create]


def edits_to(stored: StoredPlan, plan: Plan, progress: Progress | None = None) -> tuple[Edit, ...]:
    """Return the edits that make a stored plan equal to another, such as an accepted new draft.

    What was reported on the actions stays as it is, unless ``progress`` says otherwise. Every edit
    carries what ``stored`` holds, so that what others changed since makes a conflict.
    """
    known = stored.progress if progress is None else progress
    same = _unchanged(stored, plan, known)
    before, after = _rows(stored, stored.plan, stored.progress, same), _rows(stored, plan, known, same)
    return (*_removals(before, after), *_changes(before, after), *_new_order(stored, plan))


def _unchanged(stored: StoredPlan, plan: Plan, progress: Progress) -> frozenset[str]:
    """Return the ids of actions and dependencies that are as they were: nearly all, so they are not looked into."""
    # What did not change is the same object (see recent): identity tells so without looking into its fields.
    before, reported, links = stored.plan.action_by_id, stored.progress, set(map(id, stored.plan.dependencies))
    actions = (
        action.id
        for action in plan.actions
        if before.get(action.id) is action and progress.get(action.id) is reported.get(action.id)
    )
    return frozenset((*actions, *(dependency_id(link) for link in plan.dependencies if id(link) in links)))


def _rows(stored: StoredPlan, plan: Plan, progress: Progress, without: Collection[str]) -> _Rows:
    edits = plan_edits(
        stored.id, plan, city=stored.city, assessment=stored.assessment, progress=progress, without=without
    )
    return {(edit.entity, edit.id): edit for edit in edits if isinstance(edit, Create)}


def _removals(before: _Rows, after: _Rows) -> Iterator[Edit]:
    for key, edit in before.items():
        if key not in after:
            # Where a row stands is chosen by the program: that it moved is no reason to keep what somebody removes.
            seen = {name: value for name, value in edit.values.items() if name != _POSITION}
            yield Delete(entity=edit.entity, of=edit.of, id=edit.id, seen=seen)


def _changes(before: _Rows, after: _Rows) -> Iterator[Edit]:
    for key, edit in after.items():
        if key not in before:
            yield edit
            continue
        for name, value in edit.values.items():
            seen = before[key].values[name]
            if name != _POSITION and seen != value:
                yield Change(entity=edit.entity, of=edit.of, id=edit.id, field=name, seen=seen, new=value)


def _new_order(stored: StoredPlan, plan: Plan) -> Iterator[Edit]:
    """Number the actions anew, but only where the numbers they have do not give the order of the plan."""
    wanted = [action.id for action in plan.actions]
    numbers = {id_: stored.positions.get(id_, index) for index, id_ in enumerate(wanted)}
    if sorted(wanted, key=lambda id_: (numbers[id_], id_)) == wanted:
        return
    for index, id_ in enumerate(wanted):
        if numbers[id_] != index:
            yield Change(entity=Entity.ACTION, of=stored.id, id=id_, field=_POSITION, seen=numbers[id_], new=index)


_POSITION = "position"
