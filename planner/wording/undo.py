"""What goes and what comes back when something is removed or a change is taken back, and how is it said?

The desk finds out what goes (:class:`Whole`) and what taking back does (:class:`UndoEffects`). The sentences
stand here once, for buttons, questions and the command line alike.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.problem import msgid
from planner.store import DocumentKind, Entity, Row
from planner.toolkit.assessment import AssessmentKind
from planner.wording.assessments import assessment_name

if TYPE_CHECKING:
    from planner.wording import Wording

UNDO = msgid("Undo")
NOTHING_TO_UNDO = msgid("Nothing to undo")
ASK_TO_TAKE_BACK = msgid("Take this change back?")
ASK_TO_TAKE_BACK_TYPED = msgid("Take it back? Type yes or no:")
TAKE_BACK = msgid("Take it back")
IS_A_CHANGE = msgid("Taking back is a change too: it stands in the history and can itself be taken back.")
THIS_TAKES_BACK = msgid("This takes back: {change}")
CHANGE_TAKEN_BACK = msgid("Taken back: {change}")
SOMETHING_TAKEN_BACK = msgid("Taken back.")
CHANGED_SINCE = msgid("It cannot be taken back as it was done, because the same was changed since:")
TO_BE_DECIDED = msgid("What it changed was changed again since: you decide what stays.")
DECIDE_WHAT_STAYS = msgid("Decide what stays …")
TAKEN_BACK = msgid("taken back")
"""Of a step of the history."""
TAKEN_BACK_LATER = msgid("taken back later")

STILL_ON_TRACK = msgid("Still on track")
STILL_BLOCKED = msgid("Still blocked")

REMOVE = msgid("Remove")
REMOVE_AFTER_A_QUESTION = msgid("Remove …")
REMOVE_OR_BRING_BACK = msgid("Remove or bring back")
ASK_TO_REMOVE = msgid("Remove this?")
ASK_TO_REMOVE_TYPED = msgid("Remove it? Type yes or no:")
GOES_OUT_OF_SIGHT = msgid("This goes out of sight, and can be brought back:")
WAY_BACK = msgid("Nothing is destroyed: it can be brought back.")
REMOVED = msgid("Removed.")
REMOVED_IDS = msgid("Removed: {ids}")
NOTHING_REMOVED = msgid("Nothing is removed at present.")
BRING_BACK = msgid("Bring back")
IS_BACK = msgid("It is back.")
BACK_IDS = msgid("Back: {ids}")
TO_BRING_BACK = msgid("To bring it back: planner bring-back {id}")
_CAME = msgid("Added: {what}")
"""Of a row in a step of the history."""
_WENT = msgid("Removed: {what}")

_MOST_EFFECTS = 6
"""Effects that one question names: more than that nobody weighs one by one."""
_LONGEST_NAME = 60
"""Characters of a name on a button."""
_NOTHING = "–"
_TAKES_ALL_ALONG = frozenset({Entity.PLAN, Entity.ASSESSMENT, Entity.CITY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A city, an assessment, a plan, an action and the like that goes or comes back, with how much it holds."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversal:
    """A field that gets an earlier value, or a part that goes or comes back, in the reader's words."""

    row: str
    short: str
    """The row in fewer words, for a button."""
    field: str
    """Empty when the whole row goes or comes back."""
    now: str
    """Empty where the row is away."""
    then: str
    """What stood there before the change; empty where the row was not there."""
    said: str = ""
    """What was done, for a button, such as a status that was reported; empty where the name of the field says it."""
    beside: bool = False
    """It came along with what was done, so that no button counts it."""
    shared: bool = False
    """The row goes only where nothing else needs it, so nobody is told that it goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoEffects:
    """Whose change is taken back, and what that does."""

    who: str
    """The name of the person who made the change."""
    own: bool
    """The reader made it."""
    again: bool
    """Something that was taken back is done again."""
    place: str
    """The city, and the plan or the assessment, that it is about; empty where the reader looks at it."""
    goes: tuple[Whole, ...]
    comes: tuple[Whole, ...]
    reversals: tuple[Reversal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoWords:
    """What stands on a button, beside it, and in the question."""

    what: str
    """In a few words: “F06-03 – Status”."""
    button: str
    """What the button that takes it back says."""
    whose: str
    """Whose change it is, when it was made, and what it is about where that is not on screen."""
    effects: tuple[str, ...]
    """What goes, what comes back, and which fields get which earlier value, a sentence each."""
    way_back: str
    """How what goes can be brought back; empty where only values change."""


def undo_words(effects: UndoEffects, when: str, wording: "Wording") -> UndoWords:
    """Say what taking back a change does, before it is done; ``when`` is its moment as the reader writes it."""
    say, what, place = wording.say, _what(effects, wording), _short(effects.place)
    if place:
        what = say("{what} ({place})", what=what, place=place)
    made = say("Your change of {when}.", when=when) if effects.own else _made_by(effects.who, when, wording)
    return UndoWords(
        what=what,
        button=say("Redo: {what}", what=what) if effects.again else say("Undo: {what}", what=what),
        whose=f"{made} {say('It is about {place}.', place=effects.place)}" if place else made,
        effects=tuple(_sentences(effects, wording)),
        way_back=say(WAY_BACK) if effects.goes else "",
    )


def _made_by(who: str, when: str, wording: "Wording") -> str:
    return wording.say("A change by {who}, {when}.", who=who, when=when)


def _what(effects: UndoEffects, wording: "Wording") -> str:
    wholes = effects.goes or effects.comes
    if wholes:
        return _with_others(whole_name(wholes[0], wording), _beside(wholes, effects), wording)
    named = [reversal for reversal in effects.reversals if not reversal.beside]
    # Where nothing but that was noted, such as that work is on track, once for each row.
    first, *more = named or _one_of_each_row(effects.reversals)
    what = wording.say("{row} – {field}", row=first.short, field=first.said or first.field)
    return _with_others(what if first.field else first.short, len(more), wording)


def _one_of_each_row(reversals: Sequence[Reversal]) -> list[Reversal]:
    rows: dict[str, Reversal] = {}
    for reversal in reversals:
        rows.setdefault(reversal.short, reversal)
    return list(rows.values())


def _with_others(name: str, more: int, wording: "Wording") -> str:
    """Return a name short enough for a button, and how many more there are: that is never cut off."""
    if not more:
        return _short(name)
    # English has the same words for one and for many; another language need not.
    whole = wording.count("{what} and {number} more", "{what} and {number} more", more, what=name)
    short = _short(name, _LONGEST_NAME - (len(whole) - len(name)))
    return wording.count("{what} and {number} more", "{what} and {number} more", more, what=short)


def _beside(wholes: Sequence[Whole], effects: UndoEffects) -> int:
    """Return how many more a change is about than its first whole, such as the other proposals of a new draft."""
    if any(whole.entity in _TAKES_ALL_ALONG for whole in wholes):
        return len(wholes) - 1
    changed = {reversal.short for reversal in effects.reversals if reversal.field}
    return len(wholes) - 1 + len(changed)


def _short(text: str, most: int = _LONGEST_NAME) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _sentences(effects: UndoEffects, wording: "Wording") -> Iterator[str]:
    for whole in effects.goes:
        yield wording.say("Goes: {what}", what=whole_sentence(whole, wording))
    for whole in effects.comes:
        yield wording.say("Comes back: {what}", what=whole_sentence(whole, wording))
    # With a plan go all its rows: that they go one by one would drown what the person has to know.
    if any(whole.entity in _TAKES_ALL_ALONG for whole in effects.goes):
        return
    named = [reversal for reversal in effects.reversals if not reversal.shared]
    for reversal in named[:_MOST_EFFECTS]:
        yield _reversal_sentence(reversal, wording)
    if len(named) > _MOST_EFFECTS:
        yield wording.count("and {number} more", "and {number} more", len(named) - _MOST_EFFECTS)
    # Where only shared rows go, nothing has a name to be told, and a question without any would look broken.
    if not (named or effects.goes or effects.comes):
        entries = len(effects.reversals)
        yield wording.count("{number} entry is taken back.", "{number} entries are taken back.", entries)


def _reversal_sentence(reversal: Reversal, wording: "Wording") -> str:
    if reversal.field:
        what = wording.say("{row} – {field}", row=reversal.row, field=reversal.field)
        return wording.changed(what, reversal.now or _NOTHING, reversal.then or _NOTHING)
    if reversal.then:
        return wording.say("Comes back: {what}", what=reversal.row)
    return wording.say("Goes: {what}", what=reversal.row)


def came_or_went(name: str, old: str, new: str, wording: "Wording") -> str:
    """Say of a row in the history that it came or went, with what it held; ``new`` is empty where it went."""
    content = new or old
    # An action is called by its id and its title, which is also what is quoted of it: it would be said twice.
    said = content in {"", _NOTHING} or content in name
    return wording.say(_CAME if new else _WENT, what=name if said else f"{name} – {content}")


def whole_name(whole: Whole, wording: "Wording") -> str:  # noqa: PLR0911 - one sentence for each kind
    """Return what readers call something that goes or comes as a whole, such as: Plan “Havelmar 2027–2030”."""
    row, say = whole.row, wording.say
    match whole.entity:
        case Entity.CITY:
            return say("City “{name}”", name=row["name"])
        case Entity.ASSESSMENT:
            return assessment_name(AssessmentKind(str(row["kind"])), _day(row, "date"), wording)
        case Entity.PLAN:
            return say("Plan “{title}”", title=row["title"])
        case Entity.ACTION:
            return say("Action {action} “{title}”", action=whole.id, title=row["title"])
        # The store keeps what a council adopted as one of the plan's documents.
        case Entity.DOCUMENT if row["kind"] == DocumentKind.BASELINE:
            return say("Council decision {reference} of {day}", reference=row["reference"], day=_day(row, "dated"))
        case Entity.RESPONDENT:
            return say("Respondent “{name}”", name=row["role"])
        case Entity.COMMENT:
            return say("Comment")
    return say("Document")


def _day(row: Mapping[str, object], field: str) -> date:
    # Rows come as the store has them, and there a day is text.
    return date.fromisoformat(str(row[field]))


def whole_sentence(whole: Whole, wording: "Wording") -> str:
    """Say what something is, how much it holds, and who else worked on it."""
    name, parts = whole_name(whole, wording), list(_parts(whole, wording))
    sentence = wording.say("{name}, with {parts}.", name=name, parts=wording.listing(parts)) if parts else f"{name}."
    if whole.others:
        sentence += " " + wording.say("Changed by {people} as well.", people=wording.listing(whole.others))
    return sentence


def _parts(whole: Whole, wording: "Wording") -> Iterator[str]:
    for kind, number in whole.holds:
        yield _counted(kind, number, wording)
    if whole.reported and whole.entity is Entity.PLAN:
        yield wording.count("{number} report of progress", "{number} reports of progress", whole.reported)
    elif whole.reported and whole.entity is Entity.ACTION:
        yield wording.say("what was reported on it")


def _counted(kind: Entity, number: int, wording: "Wording") -> str:
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
