"""What does taking back a change do, row by row and field by field?"""

from planner.app.desk.history import Line, steps_of
from planner.app.desk.undo import PendingUndo
from planner.store import BENCHMARK_DOCUMENT, WHOLE_ROW, Actor, Entity, Store
from planner.wording import Wording
from planner.wording.undo import Reversal, UndoEffects

_BESIDE_A_REPORT = frozenset({"confirmed_on", "confirmed_by", BENCHMARK_DOCUMENT})
"""Fields that go along with a report or an answer: nobody types them."""
_OUT_OF_SIGHT = "removed_on"
"""The field that takes something out of sight, which is named as a whole."""
_SHARED = frozenset({Entity.ROLE, Entity.OBJECTIVE})
"""Rows that came along with an action and go only where no other action needs them."""


def undo_effects(store: Store, undoing: PendingUndo, *, by: Actor | None, wording: Wording) -> UndoEffects:
    """Return what taking back a change does, with values as the language of ``wording`` writes them.

    ``by`` is who reads it. What is confidential is not quoted.
    """
    people = {person.id: person.name for person in store.people()}
    return UndoEffects(
        who=people.get(undoing.who, undoing.who),
        own=by is not None and undoing.who == by.id,
        again=undoing.again,
        goes=undoing.goes,
        comes=undoing.comes,
        reversals=tuple(_reversal(line) for line in _lines(store, undoing, wording)),
    )


def _reversal(line: Line) -> Reversal:
    return Reversal(
        row=line.what,
        short=line.id if line.entity is Entity.ACTION else line.what,
        field=line.field,
        now=line.new,
        then=line.old,
        shared=not line.field and line.entity in _SHARED,
    )


def _lines(store: Store, undoing: PendingUndo, wording: Wording) -> list[Line]:
    """Return what the change did to fields and parts, without wholes and what the program noted by itself."""
    wholes = {(whole.entity, whole.id) for whole in (*undoing.goes, *undoing.comes)}
    lines = [line for step in steps_of(store, undoing.entries, wording=wording) for line in step.lines]
    parts = [
        (line, entry)
        for line, entry in zip(lines, undoing.entries, strict=True)
        if entry.field != _OUT_OF_SIGHT and not (entry.field == WHOLE_ROW and (entry.entity, entry.id) in wholes)
    ]
    typed = [line for line, entry in parts if entry.field not in _BESIDE_A_REPORT]
    # A word that an action is on track notes nothing else: then that is what is taken back.
    return typed or [line for line, _ in parts] or ([] if wholes else lines)
