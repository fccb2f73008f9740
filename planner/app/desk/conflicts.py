"""What clashed with what others did, and how is it done once more, as the person decided?"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from planner.app.desk.names import names_within
from planner.app.desk.row_names import Answers, Row, answers_named, row_name
from planner.app.desk.value_words import NOTHING, ValueWords, bands_of, is_price
from planner.confidential import marks
from planner.store import Actor, Conflict, Create, Decisions, Delete, Entity, Place, Store, record_of
from planner.wording import Wording
from planner.wording.field_names import field_name

UseCase: TypeAlias = Callable[[Store, Actor], object]
"""What a person wants done, on whichever store it is given."""


def do_again(
    store: Store, use_case: UseCase, conflicts: Collection[Conflict], mine: Collection[Place], *, by: Actor
) -> object:
    """Do what clashed once more; fields in ``mine`` get the person's value, all others stay as others left them.

    Raises:
        ConflictError: somebody changed the same fields yet again.
        ProblemsFoundError: a rule refuses what was decided.
    """
    return use_case(store, replace(by, decisions=Decisions(tuple(conflicts), frozenset(mine))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """One field that somebody else changed first, in the reader's language."""

    what: str
    field: str
    seen: str
    mine: str
    theirs: str
    gone: bool
    who: str
    when: datetime | None
    """In UTC."""


def clashes(
    store: Store, conflicts: Iterable[Conflict], *, wording: Wording, confidential: bool = False
) -> tuple[Clash, ...]:
    """Return conflicts as people read them: what was seen, what each wanted, who and when.

    With ``confidential``, which is for a person who was editing just that, confidential values too.
    """
    disputed = tuple(conflicts)
    priced = (conflict.edit.of for conflict in disputed if is_price(conflict.field))
    names = names_within(store, (conflict.edit.of or conflict.edit.id for conflict in disputed), wording)
    words = ValueWords(wording, names, confidential, bands_of(store, priced))
    answers = answers_named(store, map(_row_in_dispute, disputed))
    return tuple(_clash(conflict, words, answers) for conflict in disputed)


def _row_in_dispute(conflict: Conflict) -> Row:
    edit = conflict.edit
    return edit.entity, edit.of, edit.id


def _clash(conflict: Conflict, words: ValueWords, answers: Answers) -> Clash:
    row = _row_in_dispute(conflict)
    # Where an action is edited its title stands above already; its id tells it from the others of a list.
    what = conflict.edit.id if row[0] is Entity.ACTION else row_name(row, words.wording, words.names, answers)
    seen, mine, theirs = _disputed(conflict, words)
    return Clash(
        what=what,
        field=field_name(conflict.field, words.wording),
        seen=seen,
        mine=mine,
        theirs=theirs,
        gone=conflict.gone,
        who=words.names.get(conflict.who or "", conflict.who or NOTHING),
        when=conflict.when,
    )


def _disputed(conflict: Conflict, words: ValueWords) -> tuple[str, ...]:
    """Return what was seen, what the person wanted and what stands there now."""
    values = (conflict.seen, conflict.mine, conflict.theirs)
    if not words.confidential and _may_be_concealed(conflict):
        return tuple(map(words.withheld, values))
    return words.texts(conflict.edit.entity, conflict.field, values)


def _may_be_concealed(conflict: Conflict) -> bool:
    """Say whether a row may be confidential as a whole; of a change of one field its edit does not tell."""
    own = marks(record_of(conflict.edit.entity))
    match conflict.edit:
        case Create(values=row) | Delete(seen=row):
            return own.conceal(row) or conflict.field in own.flags
    return bool(own.flags)


def clash_sentence(clash: Clash, when: str, wording: Wording) -> str:
    """Say what stands in a field, whose it is, and what the person wanted; ``when`` is its moment as they write it."""
    values = {"place": f"{clash.what} · {clash.field}", "who": clash.who, "when": when, "mine": clash.mine}
    if clash.gone:
        return wording.say("{place}: {who} removed it ({when}); you wanted “{mine}”.", **values)
    return wording.say(
        "{place}: {who} wrote “{theirs}” ({when}); you wanted “{mine}” and had seen “{seen}”.",
        **values,
        theirs=clash.theirs,
        seen=clash.seen,
    )
