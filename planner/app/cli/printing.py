"""How do plans, lists and histories read on a terminal?"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from textwrap import fill
from typing import TYPE_CHECKING

from pydantic_core import to_jsonable_python

from planner.app.cli import terminal
from planner.app.desk import clashes
from planner.confidential import without_confidential
from planner.wording import Wording

if TYPE_CHECKING:
    from planner.store import Conflict, Store

WIDTH = 100


def show_json(value: object, *, confidential: bool = False) -> None:
    """Show a value as JSON: records by field, dates as 2027-01-04, ids as they are.

    What is confidential is left out unless it was asked for by name.
    """
    told = value if confidential else without_confidential(value)
    terminal.show(json.dumps(to_jsonable_python(told), indent=2, ensure_ascii=False))


def show_table(rows: Iterable[Sequence[str]]) -> None:
    """Show rows in columns; the last column is as wide as it needs to be."""
    shown = [list(row) for row in rows]
    if not shown:
        return
    widths = [max(len(row[column]) for row in shown) for column in range(len(shown[0]) - 1)]
    for row in shown:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        terminal.show("  ".join([*cells, row[-1]]).rstrip())


def show_facts(facts: Iterable[tuple[str, str]]) -> None:
    """Show headings with their texts beside them; an empty text is left out."""
    shown = [(heading, text) for heading, text in facts if text]
    margin = max((len(heading) for heading, _ in shown), default=0) + 4
    for heading, text in shown:
        terminal.show(beside(heading, text, margin))


def beside(heading: str, text: str, margin: int) -> str:
    """Return a text folded beside its heading."""
    first = f"  {heading}".ljust(margin)
    return fill(
        text,
        WIDTH,
        initial_indent=first if len(first) <= margin else f"{first}  ",
        subsequent_indent=" " * margin,
        break_long_words=False,
    )


def day(value: date | None, wording: Wording) -> str:
    """Return a date in figures, a dash for none."""
    return wording.short_date(value) if value else "–"


def moment(at: datetime, wording: Wording) -> str:
    """Return a date and a time as the reader's own clock shows them."""
    local = at.astimezone()
    return f"{wording.short_date(local.date())} {local:%H:%M}"


def tell_conflicts(store: "Store", conflicts: Iterable["Conflict"], wording: Wording) -> None:
    """Say what others changed meanwhile, both values, who and when, and what can be done."""
    terminal.tell(wording.say("Others changed the same meanwhile, so nothing was changed:"))
    for clash in clashes(store, conflicts, wording=wording):
        place = f"{clash.what} · {clash.field}"
        when = moment(clash.when, wording) if clash.when else "–"
        values = {"place": place, "who": clash.who, "when": when, "mine": clash.mine}
        if clash.gone:
            said = wording.say("{place}: {who} removed it ({when}); you wanted “{mine}”.", **values)
        else:
            said = wording.say(
                "{place}: {who} wrote “{theirs}” ({when}); you wanted “{mine}” and had seen “{seen}”.",
                **values,
                theirs=clash.theirs,
                seen=clash.seen,
            )
        terminal.tell(f"  {said}")
    terminal.tell(wording.say("Look at what stands there now, and do it again if it is still right."))


def paragraphs(texts: Iterable[str]) -> Iterator[str]:
    """Give texts folded to the width of a page, indented."""
    for text in texts:
        yield fill(text, WIDTH, initial_indent="  ", subsequent_indent="  ", break_long_words=False)
