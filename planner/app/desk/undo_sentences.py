"""What does taking back a change do, in the words of whoever reads it?"""

from dataclasses import dataclass

from planner.app.desk.history import Line, tell
from planner.app.desk.undo import Undoing
from planner.app.desk.wholes import whole_name, whole_sentence
from planner.store import BENCHMARK_DOCUMENT, WHOLE_ROW, Actor, Entity, HistoryKind, Store
from planner.wording import Wording

_MOST_LINES = 6
_NAME = 60
"""Characters of a name on a button."""
_NOTED_BY_ITSELF = frozenset({"confirmed_on", "confirmed_by", BENCHMARK_DOCUMENT})
"""Fields that go along with a report or an answer: nobody types them."""
_SAID_OF_WHOLES = "removed_on"
"""The field that takes something out of sight, which is told of it as a whole."""
_STAYS_WITH_OTHERS = frozenset({Entity.ROLE, Entity.OBJECTIVE})
"""Rows that came along and go only where nothing else needs them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoWords:
    """What stands on a button, beside it, and in the question."""

    what: str
    """In a few words, for a button: “F06-03 – Status”."""
    whose: str
    """Whose change it is, and when it was made."""
    effects: tuple[str, ...]
    """What goes, what comes back, and which fields get which earlier value, a sentence each."""
    way_back: str
    """How what goes can be brought back; empty where only values change."""
    again: bool
    """What is taken back is itself a taking back."""


def undo_words(store: Store, undoing: Undoing, *, by: Actor | None, when: str, wording: Wording) -> UndoWords:
    """Say what taking back a change does, before it is done; ``when`` is its moment as the reader writes it."""
    lines = _lines(store, undoing, wording)
    people = {person.id: person.name for person in store.people()}
    own = by is not None and undoing.who == by.id
    return UndoWords(
        what=_short(_what(undoing, lines, wording)),
        whose=wording.say("Your change of {when}.", when=when)
        if own
        else wording.say("A change by {who}, {when}.", who=people.get(undoing.who, undoing.who), when=when),
        effects=tuple(_effects(undoing, lines, wording)),
        way_back=wording.say("Nothing is destroyed: it can be brought back.") if undoing.goes else "",
        again=undoing.kind is HistoryKind.UNDO,
    )


def _lines(store: Store, undoing: Undoing, wording: Wording) -> list[Line]:
    """Return what the change did to fields and parts, without wholes and what the program noted by itself."""
    wholes = {(one.entity, one.id) for one in (*undoing.goes, *undoing.comes)}
    lines = [line for step in tell(store, undoing.entries, wording=wording) for line in step.lines]
    rest = [
        (line, entry)
        for line, entry in zip(lines, undoing.entries, strict=True)
        if entry.field != _SAID_OF_WHOLES and not (entry.field == WHOLE_ROW and (entry.entity, entry.id) in wholes)
    ]
    typed = [line for line, entry in rest if entry.field not in _NOTED_BY_ITSELF]
    return typed or [line for line, _ in rest] or ([] if wholes else lines)


def _what(undoing: Undoing, lines: list[Line], wording: Wording) -> str:
    wholes = undoing.goes or undoing.comes
    if wholes:
        return whole_name(wholes[0], wording)
    first = lines[0]
    row = first.id if first.entity is Entity.ACTION else first.what
    said = wording.say("{row} – {field}", row=row, field=first.field) if first.field else row
    more = len(lines) - 1
    return wording.count("{said} and {number} more", "{said} and {number} more", more, said=said) if more else said


def _short(text: str) -> str:
    return text if len(text) <= _NAME else f"{text[: _NAME - 1].rstrip()}…"


def _effects(undoing: Undoing, lines: list[Line], wording: Wording) -> list[str]:
    said = [wording.say("Goes: {what}", what=whole_sentence(gone, wording)) for gone in undoing.goes]
    said += [wording.say("Comes back: {what}", what=whole_sentence(back, wording)) for back in undoing.comes]
    if any(gone.entity in {Entity.PLAN, Entity.ASSESSMENT, Entity.CITY} for gone in undoing.goes):
        return said
    told = [line for line in lines if line.field or line.entity not in _STAYS_WITH_OTHERS]
    said += [_effect(line, wording) for line in told[:_MOST_LINES]]
    if len(told) > _MOST_LINES:
        more = len(told) - _MOST_LINES
        said.append(wording.count("and {number} more", "and {number} more", more))
    if not said:
        said.append(wording.count("{number} entry is taken back.", "{number} entries are taken back.", len(lines)))
    return said


def _effect(line: Line, wording: Wording) -> str:
    if line.field:
        what = wording.say("{row} – {field}", row=line.what, field=line.field)
        return wording.say("{what}: {old} → {new}", what=what, old=line.new or "–", new=line.old or "–")
    if line.old:
        return wording.say("Comes back: {what}", what=line.what)
    return wording.say("Goes: {what}", what=line.what)
