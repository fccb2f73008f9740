"""How do tables, facts, paragraphs and data read on a terminal?"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from textwrap import fill
from typing import TYPE_CHECKING

from planner.app.cli import terminal
from planner.wording import Wording

if TYPE_CHECKING:
    from planner.app.desk.vocabulary import Action, Batch, Contents

WIDTH = 100
"""Characters of a line: what a terminal of half a screen shows without breaking it anew."""


def show_json(value: object, *, confidential: bool = False) -> None:
    """Show a value as JSON; what is confidential is left out unless it was asked for by name."""
    from planner.app.desk.exports import as_json

    terminal.show(as_json(value, confidential=confidential))


def show_table(rows: Iterable[Sequence[str]]) -> None:
    """Show rows in columns; the last column is as wide as it needs to be."""
    shown = [list(row) for row in rows]
    if not shown:
        return
    # The last column is not padded: blanks at its end would break onto a line of their own.
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


def show_way_back(batch: "Batch | None", wording: Wording) -> None:
    """Say how a change is taken back, where there was one."""
    # Without a change there is nothing in the history that an undo could name.
    if batch is not None and batch.changed:
        terminal.show(wording.say("To take it back: planner undo {change}", change=batch.id))


def show_contents(contents: "Contents", wording: Wording) -> None:
    """Say what a store or a backup was found to hold."""
    parts = [
        wording.count("{number} plan", "{number} plans", contents.plans),
        wording.count("{number} assessment", "{number} assessments", contents.assessments),
        wording.count("{number} row", "{number} rows", contents.rows),
    ]
    terminal.show(
        wording.say(
            "It holds {parts}; the last change is number {revision}.",
            parts=wording.listing(parts),
            revision=str(contents.revision),
        )
    )


def action_names(actions: "Iterable[Action]") -> dict[str, str]:
    """Return what readers call actions, by their ids."""
    return {action.id: f"{action.id} {action.title}" for action in actions}


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


def paragraphs(texts: Iterable[str]) -> Iterator[str]:
    """Give texts folded to the width of a page, indented."""
    for text in texts:
        yield fill(text, WIDTH, initial_indent="  ", subsequent_indent="  ", break_long_words=False)


def day(value: date | None, wording: Wording) -> str:
    """Return a date in figures, a dash for none."""
    # In figures, as months of different lengths would make the columns after them ragged.
    return wording.short_date(value) if value else "–"


def moment(at: datetime, wording: Wording) -> str:
    """Return a date and a time as the reader's own clock shows them."""
    # The store has UTC; people compare with the clock on their wall.
    local = at.astimezone()
    return f"{wording.short_date(local.date())} {local:%H:%M}"
