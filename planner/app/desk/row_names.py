"""What do readers call a row of the store, whatever its id is inside?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from planner.store import WHOLE_ROW, Entity, Entry, Moment, Store, readable
from planner.wording import Wording
from planner.wording.field_names import kind_name

Row: TypeAlias = tuple[Entity, str, str]
"""Kind, owner and id of a row."""

_ONLY_OF_ITS_KIND = frozenset({Entity.COMMENT, Entity.DOCUMENT, Entity.PLAN, Entity.ASSESSMENT, Entity.SETTINGS})
"""Rows that readers know by their kind: their ids mean nothing to them, or are those of what they look at."""
_OF_AN_ANSWER = frozenset({Entity.RESPONSE, Entity.EVIDENCE})


@dataclass(frozen=True, slots=True)
class Answers:
    """Which question answers answer today, and whose they are: the id of a row says where it once began."""

    by_row: Mapping[tuple[str, str], str]
    """By assessment and id: “6.2 (Human resources)”."""

    def of(self, owner: str, id_: str) -> str:
        """Return what readers call an answer, by its id or that of something that belongs to it."""
        # Evidence has the id of its answer and, after a slash, one of its own.
        whole = self.by_row.get((owner, id_)) or self.by_row.get((owner, id_.rpartition("/")[0]))
        return whole or readable(id_)


NO_ANSWERS = Answers({})


def row_name(row: Row, wording: Wording, names: Mapping[str, str], answers: Answers) -> str:
    """Return the kind of a row with what tells it from others; ``names`` are those that rows have, by their ids."""
    entity, owner, id_ = row
    kind = kind_name(entity, wording)
    if entity in _ONLY_OF_ITS_KIND:
        return kind
    if entity in _OF_AN_ANSWER:
        return f"{kind} {answers.of(owner, id_)}"
    return f"{kind} {names.get(id_) or readable(id_)}"


def answers_named(store: Store, rows: Iterable[Row], entries: Iterable[Entry] = ()) -> Answers:
    """Return what readers call the answers among some rows; of those that are gone, ``entries`` tell what they were."""
    owners = {owner for entity, owner, _ in rows if entity in _OF_AN_ANSWER}
    names: dict[tuple[str, str], str] = {}
    # Most histories are about no answer: then nothing is read for their names.
    if owners:
        with store.moment() as moment:
            for owner in sorted(owners):
                names |= {(owner, id_): name for id_, name in _answers(moment, owner, entries)}
    return Answers(names)


def _answers(moment: Moment, owner: str, entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    roles = {id_: str(row["role"]) for id_, row in moment.rows(Entity.RESPONDENT, owner).items()}
    for entry in entries:
        if entry.entity is Entity.RESPONSE and entry.of == owner and entry.field == WHOLE_ROW:
            row = entry.new or entry.old
            if isinstance(row, dict):
                yield entry.id, _answer(row, roles)
    # What stands today comes last: an answer that moved is named by the question that it answers now.
    for id_, row in moment.rows(Entity.RESPONSE, owner).items():
        yield id_, _answer(row, roles)


def _answer(row: Mapping[str, object], roles: Mapping[str, str]) -> str:
    by = row.get("by")
    return f"{row['question']} ({roles.get(str(by), by)})" if by else str(row["question"])
