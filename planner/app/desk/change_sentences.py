"""How does it read that a new draft says something else of an action, or of the whole plan?"""

from collections.abc import Collection, Iterator, Mapping

from planner.app.desk.value_words import NOTHING, ValueWords, value_text
from planner.plan import REASONS, PlanObjective, PlanRole
from planner.problem import msgid
from planner.store import Entity
from planner.templates.method import CostBand
from planner.track.reasons import reasons_among, reasons_that_hold
from planner.track.redraft import IN_ORDER, FieldChange, ProposedAddition, ProposedChange, comparable
from planner.wording.field_names import field_name, kind_name
from planner.wording.objectives import objective_title


def change_sentences(change: ProposedChange, named: Collection[str], words: ValueWords) -> Iterator[str]:
    """Say what a new draft changes in an action: its fields, what it waits for, and what stays as people edited it.

    ``named`` holds the actions that a reason may name, see :attr:`planner.track.redraft.Redraft.actions`.
    """
    say, names = words.wording.say, words.names
    for field in change.fields:
        if field.field == "reasons":
            yield from _reasons(field, named, words)
        else:
            yield from field_sentences(field, words)
    for link in change.links_added:
        yield say("It waits for “{action}” from now on.", action=names.get(link.predecessor, link.predecessor))
    for link in change.links_removed:
        yield say("It no longer waits for “{action}”.", action=names.get(link.predecessor, link.predecessor))
    if change.kept:
        fields = words.wording.listing(field_name(field.field, words.wording) for field in change.kept)
        yield say("What people edited stays as it is: {fields}.", fields=fields)


def addition_sentences(addition: ProposedAddition, named: Collection[str], words: ValueWords) -> Iterator[str]:
    """Say why a new draft would add an action."""
    holding = reasons_that_hold(addition.action.reasons, named, named)
    yield from (words.wording.reason(reason, words.names) for reason in holding)


def field_sentences(change: FieldChange, words: ValueWords) -> Iterator[str]:
    """Say what a field holds from now on; of a list, what comes, what goes, and what is said otherwise."""
    before, after = change.current, change.drafted
    if not isinstance(before, tuple) or not isinstance(after, tuple) or change.field in IN_ORDER:
        yield from _value(change, words)
        return
    came, went = _difference(before, after), _difference(after, before)
    if any(isinstance(part, PlanObjective | PlanRole | CostBand) for part in (*before, *after)):
        yield from _records(came, went, words)
        return
    name = field_name(change.field, words.wording)
    if came:
        values = _bare(value_text(Entity.ACTION, change.field, came, words))
        yield words.wording.say("Added to “{field}”: {values}.", field=name, values=values)
    if went:
        values = _bare(value_text(Entity.ACTION, change.field, went, words))
        yield words.wording.say("No longer in “{field}”: {values}.", field=name, values=values)


def _difference(known: tuple[object, ...], others: tuple[object, ...]) -> tuple[object, ...]:
    """Return what is among the others and not yet known, whatever order things inside them have."""
    already = {repr(comparable(part)) for part in known}
    return tuple(part for part in others if repr(comparable(part)) not in already)


def _value(change: FieldChange, words: ValueWords) -> Iterator[str]:
    say, name = words.wording.say, field_name(change.field, words.wording)
    before, after = (
        _bare(value_text(Entity.ACTION, change.field, value, words)) for value in (change.current, change.drafted)
    )
    if after == NOTHING:
        yield say("“{field}” is left empty; it was: {before}.", field=name, before=before)
    elif change.field in IN_ORDER:
        yield say("“{field}” is now, in this order: {after}.", field=name, after=after)
    elif before == NOTHING:
        yield say("“{field}” is now: {after}.", field=name, after=after)
    else:
        yield say("“{field}” is now: {after}; it was: {before}.", field=name, before=before, after=after)


def _bare(text: str) -> str:
    """Return a text without the full stop that the sentence around it brings."""
    return text.removesuffix(".")


def _reasons(change: FieldChange, named: Collection[str], words: ValueWords) -> Iterator[str]:
    """Say which reasons come and go, of those that name only actions of the plan or of the draft's proposals."""
    before, after = (
        tuple(reason for reason in value if isinstance(reason, REASONS)) if isinstance(value, tuple) else ()
        for value in (change.current, change.drafted)
    )
    wording, names = words.wording, words.names
    for sentence, known, others in (
        (msgid("A new reason: {reason}"), before, after),
        (msgid("No longer a reason: {reason}"), after, before),
    ):
        already = {repr(comparable(reason)) for reason in reasons_among(known, named)}
        for reason in reasons_among(others, named):
            if repr(comparable(reason)) not in already:
                yield wording.say(sentence, reason=wording.reason(reason, names))


def _records(came: tuple[object, ...], went: tuple[object, ...], words: ValueWords) -> Iterator[str]:
    """Say which objectives, roles or ranges of euros come, go, or are said otherwise."""
    say, known, new = words.wording.say, _by_name(went, words), _by_name(came, words)
    for key, (title, fields) in new.items():
        if key not in known:
            yield say("New: {title}.", title=title)
            continue
        old = known[key][1]
        changes = (
            FieldChange(field=name, current=old[name], drafted=value)
            for name, value in fields.items()
            if old[name] != value
        )
        yield from (
            say("{title} – {sentence}", title=title, sentence=sentence)
            for change in changes
            for sentence in field_sentences(change, words)
        )
    for key, (title, _) in known.items():
        if key not in new:
            yield say("No longer part of it: {title}.", title=title)


def _called(kind: Entity, title: str, words: ValueWords) -> str:
    return f"{kind_name(kind, words.wording)} {words.wording.quoted(title)}"


def _by_name(
    records: tuple[object, ...], words: ValueWords
) -> Mapping[tuple[str, object], tuple[str, Mapping[str, object]]]:
    """Return title and fields of records by what tells one from another."""
    named: dict[tuple[str, object], tuple[str, Mapping[str, object]]] = {}
    for record in records:
        match record:
            case PlanObjective():
                named["objective", record.factor] = (
                    _called(Entity.OBJECTIVE, objective_title(record, words.wording), words),
                    dict(record),
                )
            case PlanRole():
                named["role", record.id] = (_called(Entity.ROLE, record.title, words), dict(record))
            case CostBand():
                named["band", record.band] = (words.wording.cost_band(record), {})
    return named
