"""What goes or comes back as a whole, and what of other people's work goes or comes with it?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planner.store import DocumentKind, Entity, Moment, Row
from planner.toolkit.assessment import AssessmentKind
from planner.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A city, an assessment, a plan, an action and the like, with how much it holds."""

    entity: Entity
    id: str
    of: str
    """The plan or the assessment that it belongs to; empty for what stands on its own."""
    row: Row
    """Its fields as the store has them."""
    holds: tuple[tuple[Entity, int], ...]
    """How many rows of each kind go or come with it; none of them is 0."""
    reported: int
    """Actions on which somebody reported, of a plan; whether somebody did, of an action."""
    others: tuple[str, ...]
    """Names of the people besides the actor who changed it."""


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
            entries = tuple(entry for entry in moment.history(row=(entity, id_)) if entry.of == of)
    names = {person.id: person.name for person in moment.people()}
    return tuple(sorted({names.get(entry.actor, entry.actor) for entry in entries if entry.actor != by}))


def whole_name(found: Whole, wording: Wording) -> str:  # noqa: PLR0911 - one sentence for each kind
    """Return what readers call something that goes or comes as a whole, such as: Plan “Havelmar 2027–2030”."""
    row, say = found.row, wording.say
    match found.entity:
        case Entity.CITY:
            return say("City “{name}”", name=row["name"])
        case Entity.ASSESSMENT:
            kind = AssessmentKind(str(row["kind"]))
            return say("{kind} of {date}", kind=kind, date=date.fromisoformat(str(row["date"])))
        case Entity.PLAN:
            return say("Plan “{title}”", title=row["title"])
        case Entity.ACTION:
            return say("Action {action} “{title}”", action=found.id, title=row["title"])
        case Entity.DOCUMENT if row["kind"] == DocumentKind.BASELINE:
            day = date.fromisoformat(str(row["dated"]))
            return say("Council decision {reference} of {day}", reference=row["reference"], day=day)
        case Entity.RESPONDENT:
            return say("Respondent “{name}”", name=row["role"])
        case Entity.COMMENT:
            return say("Comment")
    return say("Document")


def whole_sentence(found: Whole, wording: Wording) -> str:
    """Say what something is, how much it holds, and who else worked on it."""
    parts = list(_parts(found, wording))
    name = whole_name(found, wording)
    said = wording.say("{name}, with {parts}.", name=name, parts=wording.listing(parts)) if parts else f"{name}."
    if found.others:
        said += " " + wording.say("Changed by {people} as well.", people=wording.listing(found.others))
    return said


def _parts(found: Whole, wording: Wording) -> Iterable[str]:
    for kind, number in found.holds:
        yield _counted(kind, number, wording)
    if found.reported and found.entity is Entity.PLAN:
        yield wording.count("{number} report of progress", "{number} reports of progress", found.reported)
    elif found.reported and found.entity is Entity.ACTION:
        yield wording.say("what was reported on it")


def _counted(kind: Entity, number: int, wording: Wording) -> str:
    match kind:
        case Entity.ACTION:
            return wording.count("{number} action", "{number} actions", number)
        case Entity.RESPONSE:
            return wording.count("{number} answer", "{number} answers", number)
        case Entity.COMMENT:
            return wording.count("{number} comment", "{number} comments", number)
        case Entity.ASSESSMENT:
            return wording.count("{number} assessment", "{number} assessments", number)
    return wording.count("{number} plan", "{number} plans", number)
