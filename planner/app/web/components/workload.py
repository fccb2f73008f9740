"""Who has how much to do in which week or month? A table of shares of their time, each with the actions behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.app.desk.vocabulary import Period, PeriodLoad
from planner.app.web.components.assets import Props, opened
from planner.wording import Wording
from planner.wording.workload import load_sentence, load_word, period_head, period_name

WHOLE = ""
"""What stands for all periods of a service together."""
_APART = "|"
"""Between the service and the period of what was opened; neither holds such a stroke."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRow:
    """The work of one service, or of several that share their people."""

    id: str
    name: str
    loads: Sequence[PeriodLoad]
    """One for each period of the table."""
    note: str = ""
    """What has to be known beside the name."""
    outside: bool = False
    """It is none of the city: its days stand in its row, and not in the sums."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A cell of the table: a service, and the first day of a period as the address has it."""

    service: str
    period: str = WHOLE


def workload(
    rows: Sequence[ServiceRow], period: Period, *, chosen: Chosen | None = None, wording: Wording, key: str
) -> Chosen | None:
    """Draw the table; return the service, or the cell, that was just opened, if any."""
    answer = opened("workload", workload_props(rows, period, chosen=chosen, wording=wording), key)
    if answer is None:
        return None
    service, _, first = answer.partition(_APART)
    return Chosen(service=service, period=first)


def workload_props(
    rows: Sequence[ServiceRow], period: Period, *, chosen: Chosen | None = None, wording: Wording
) -> Props:
    """Return all that the script needs to draw; ``share`` is of the time, else of the fullest period of all."""
    firsts = [load.first for load in rows[0].loads] if rows else []
    # Where nobody has anything to do, no period is full, and none must be divided by.
    fullest = max((load.effort for row in rows for load in row.loads), default=0.0) or 1.0
    sums = [sum(row.loads[at].effort for row in rows if not row.outside) for at, _ in enumerate(firsts)]
    by = wording.say("week") if period is Period.WEEK else wording.say("month")
    return {
        "label": wording.say("Share of its time that each service gives, by {period}", period=by),
        "words": {
            "service": wording.say("Service or partner"),
            "total": wording.say("Person-days"),
            "empty": wording.say("There is no work to show yet."),
            "hint": wording.say("Arrow keys go from cell to cell, Enter shows the actions behind one."),
        },
        "legend": _legend(rows, wording),
        "years": [{"label": str(year), "periods": count} for year, count in _years(firsts)],
        "periods": [
            {"label": period_head(first, period, wording), "aria": period_name(first, period, wording)}
            for first in firsts
        ],
        "rows": [_row(row, period, fullest, wording) for row in rows],
        "chosen": f"{chosen.service}{_APART}{chosen.period}" if chosen else "",
        "totals": [wording.number(days) for days in sums],
        "total": wording.number(sum(sums)),
    }


def _years(firsts: Sequence[date]) -> list[tuple[int, int]]:
    years = [first.year for first in firsts]
    return [(year, years.count(year)) for year in dict.fromkeys(years)]


def _legend(rows: Sequence[ServiceRow], wording: Wording) -> list[Props]:
    """Explain only what the table shows."""
    loads = [load for row in rows for load in row.loads]
    signs = (
        ("some", any(load.effort for load in loads), wording.say("work, the darker the more of the time it takes")),
        ("full", any(_is_full(load, wording) for load in loads), wording.say("full: hardly any time is left")),
        ("over", any(load.over for load in loads), wording.say("▲ too much: more work than time")),
        (
            "nobody",
            any(load.time == 0 and not load.over for load in loads),
            wording.say("nobody there: days off, leave or a vacancy"),
        ),
    )
    return [{"look": look, "text": text} for look, shown, text in signs if shown]


def _is_full(load: PeriodLoad, wording: Wording) -> bool:
    return not load.over and load.time != 0 and bool(load_word(load, wording))


def _row(row: ServiceRow, period: Period, fullest: float, wording: Wording) -> Props:
    return {
        "id": row.id + _APART,
        "name": row.name,
        "note": row.note,
        "cells": [_cell(row, load, period, fullest, wording) for load in row.loads],
        "total": wording.number(sum(load.effort for load in row.loads)),
    }


def _cell(row: ServiceRow, load: PeriodLoad, period: Period, fullest: float, wording: Wording) -> Props:
    word = load_word(load, wording)
    if not load.effort:
        return {"look": "nobody", "word": word} if word else {}
    share = load.effort / fullest if load.share is None else load.share
    when = period_name(load.first, period, wording)
    return {
        "id": f"{row.id}{_APART}{load.first.isoformat()}",
        "look": "over" if load.over else "full" if _is_full(load, wording) else "some",
        # The shade ends where the time does; what goes beyond it is said by a sign and in words.
        "share": round(min(1.0, share), 3),
        "text": wording.number(load.effort) if load.share is None else wording.percent(load.share),
        "note": "" if load.time is None else f"{wording.number(load.effort)} / {wording.number(load.time)}",
        "word": word,
        "aria": f"{wording.labelled(f'{row.name}, {when}', load_sentence(load, wording))}. "
        + wording.count("{number} action", "{number} actions", len(load.by_action)),
    }
