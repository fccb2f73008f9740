"""The table of reports, each with what it is understood to say, or with why it is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from planner.store import Actor, Store
from planner.track.progress import ActionProgress, StatusUpdate

_TODAY = "today"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One report; the words of the table are those of the fields, and ``today`` stands for its day."""

    case: str
    report: Mapping[str, Any]
    before: Mapping[str, Any]
    until_done: Mapping[str, Any]
    """What was known of what is done before it was reported so."""
    understood: Mapping[str, Any]
    refused: str

    def known(self, action: str) -> ActionProgress:
        """Return what is known of an action before the report."""
        return self.progress(action, self.before)

    def known_until_done(self, action: str) -> ActionProgress | None:
        """Return what was known of an action when it was reported done, where it is."""
        return self.progress(action, {**self.before, **self.until_done}) if self.until_done else None

    def progress(self, action: str, reported: Mapping[str, Any]) -> ActionProgress:
        """Return what is known of an action by what was reported."""
        return ActionProgress.model_validate({"action": action, **reported})

    def named(self, action: str) -> Mapping[str, object]:
        """Return the fields that the report names, with values of the model."""
        return StatusUpdate.model_validate({**self.report, "action": action, "on": date.min, "by": "-"}).changes

    def meant(self, today: date) -> Mapping[str, object]:
        """Return what it is understood to say on a day, with values of the model."""
        words = {name: today if value == _TODAY else value for name, value in self.understood.items()}
        return StatusUpdate.model_validate({**words, "action": "F01-01", "on": today, "by": "-"}).changes


def reported_before(store: Store, plan: str, action: str, row: Row) -> None:
    """Put into a store what is known of an action before a report: as rows, whatever could be reported in one go."""
    for reported in filter(None, (row.until_done, row.before)):
        values = row.progress(action, reported)
        known = {name: getattr(values, name) for name in {*row.until_done, *row.before}}
        store.commit(store.plan(plan).changes(action, **known), by=Actor("anna"))


def result_of(row: Row, store: Store, plan: str, action: str, today: date) -> ActionProgress:
    """Return what is known of an action once a report was read, or refused; by whom, as the store has it."""
    known = row.known(action)
    if row.refused:
        return known
    after = known.model_copy(update={**row.named(action), **row.meant(today), "confirmed_on": today})
    return after.model_copy(update={"confirmed_by": store.plan(plan).progress[action].confirmed_by})


def _rows() -> tuple[Row, ...]:
    text = (Path(__file__).parent / "track" / "readings.yaml").read_text(encoding="utf-8")
    usual = {"before": {}, "until_done": {}, "understood": {}, "refused": ""}
    return tuple(Row(**{**usual, **row}) for row in yaml.safe_load(text)["rows"])


ROWS = _rows()
