"""What goes or comes back as a whole, and what of other people's work goes or comes with it?"""

from planner.store import Entity, Moment
from planner.wording.undo import Whole

_HOLDS = {
    Entity.CITY: (Entity.ASSESSMENT, Entity.PLAN),
    Entity.ASSESSMENT: (Entity.RESPONSE,),
    Entity.PLAN: (Entity.ACTION, Entity.COMMENT),
    Entity.ACTION: (Entity.COMMENT,),
}


def whole(moment: Moment, entity: Entity, of: str, id_: str, *, by: str = "") -> Whole | None:
    """Return a row with what belongs to it, removed or not; None when the store has no such row.

    ``by`` is the id of the person who asks.
    """
    row = moment.row(entity, of, id_)
    if row is None:
        return None
    counted = ((kind, _number(moment, entity, (of, id_), kind)) for kind in _HOLDS.get(entity, ()))
    # An action's own row holds what was reported of it.
    reports = moment.rows(Entity.ACTION, id_) if entity is Entity.PLAN else {id_: row}
    return Whole(
        entity=entity,
        id=id_,
        of=of,
        row=row,
        holds=tuple((kind, number) for kind, number in counted if number),
        reported=sum(action.get("confirmed_on") is not None for action in reports.values()),
        others=_others(moment, entity, of, id_, by),
    )


def _number(moment: Moment, entity: Entity, place: tuple[str, str], kind: Entity) -> int:
    of, id_ = place
    if entity is Entity.CITY:
        return len(moment.assessments(id_) if kind is Entity.ASSESSMENT else moment.plans(id_))
    if entity is Entity.ACTION:
        return sum(comment.action == id_ for comment in moment.comments(of))
    return len(moment.rows(kind, id_))


def _others(moment: Moment, entity: Entity, of: str, id_: str, by: str) -> tuple[str, ...]:
    match entity:
        case Entity.PLAN:
            entries = moment.history(id_)
        case Entity.ASSESSMENT:
            entries = moment.history(assessment=id_)
        case _:
            # An id is its own within one plan or assessment: another plan has an F06-01 as well.
            entries = tuple(entry for entry in moment.history(row=(entity, id_)) if entry.of == of)
    names = {person.id: person.name for person in moment.people()}
    return tuple(sorted({names.get(entry.actor, entry.actor) for entry in entries if entry.actor != by}))
