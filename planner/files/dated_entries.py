"""Which entries of an assessment are dates, and what becomes of those that are written as plans write them?"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TypeAlias

from planner.files.located_yaml import Document, Entries, Items, Node, Scalar, copied
from planner.files.written_dates import day_before, means_no_deadline, written_day, written_period, written_start
from planner.toolkit.deadlines import NoDeadline

_Reading: TypeAlias = Callable[[str], date | NoDeadline | None]
_Path: TypeAlias = tuple[str, ...]
_EACH_KEY = "*"
_EACH_ITEM = "[]"
"""Every item of a list, or what stands alone where a list may stand."""


def first_day(text: str) -> date | None:
    """Return the first of the days that a text names; what begins from a day begins with it.

    >>> first_day("T2 2027"), first_day("from June 2027")
    (datetime.date(2027, 4, 1), datetime.date(2027, 6, 1))
    """
    period = written_start(text)
    return period.first if period else None


def last_day(text: str) -> date | None:
    """Return the last of the days that a text names.

    >>> last_day("T2 2027")
    datetime.date(2027, 6, 30)
    """
    period = written_period(text)
    return period.last if period else None


def written_deadline(text: str) -> date | NoDeadline | None:
    """Return the deadline that a text names: the last of its days, the day before, or that there is none on purpose.

    >>> written_deadline("fin 2027"), written_deadline("en continu"), written_deadline("soon")
    (datetime.date(2027, 12, 31), <NoDeadline.ONGOING: 'ongoing'>, None)
    """
    return NoDeadline.ONGOING if means_no_deadline(text) else last_day(text) or day_before(text)


def _day_among_numbers(text: str) -> date | None:
    # A figure is a number as often as a day: 20270331 inhabitants are no date.
    return None if text.strip().isdecimal() else written_day(text)


_EVIDENCE = ("answers", _EACH_KEY, _EACH_ITEM, "evidence", _EACH_ITEM)
_CLOSURE = ("plan", "closures", _EACH_ITEM)
_SERVICE = ("plan", "means", "services", _EACH_KEY)
_SESSION = ("plan", "council_sessions", _EACH_ITEM)
_DATES: Mapping[_Path, _Reading] = {
    ("date",): written_day,
    ("follows",): written_day,
    (*_EVIDENCE, "dated"): written_day,
    ("context", _EACH_KEY, "figures", _EACH_KEY): _day_among_numbers,
    ("plan", "start"): first_day,
    ("plan", "adopted_on"): written_day,
    ("plan", "adoption", "session"): written_day,
    ("plan", "deadlines", _EACH_KEY): written_deadline,
    ("plan", "not_before", _EACH_KEY): first_day,
    ("plan", "must_be_on", _EACH_KEY): written_day,
    (*_CLOSURE, "first"): first_day,
    (*_CLOSURE, "last"): last_day,
    (*_SERVICE, "filled_from"): first_day,
    (*_SERVICE, "away", _EACH_ITEM, "first"): first_day,
    (*_SERVICE, "away", _EACH_ITEM, "last"): last_day,
    _SESSION: written_day,
    (*_SESSION, "day"): written_day,
    (*_SESSION, "papers_by"): written_day,
}
"""Where something happens on one day only that day is read; what lasts may begin and end with a month or a quarter."""


def with_days_spelled_out(document: Document) -> Document:
    """Return the document with year-month-day in place of every date that is written in another way.

    What is no date stays as it is, to be quoted as it was written. Before YAML guesses what a text is: without its
    quotes 10.2027 would be a number that has lost its zero.
    """
    root = copied(document.root)
    for path, reading in _DATES.items():
        for scalar in _at(root, path):
            day = reading(scalar.text)
            if day is not None:
                scalar.text, scalar.plain = str(day), False
    return Document(root)


def _at(node: Node, path: _Path) -> Iterator[Scalar]:
    """Give the scalars that stand at a path in an assessment."""
    if not path:
        if isinstance(node, Scalar):
            yield node
        return
    for child in _children(node, path[0]):
        yield from _at(child, path[1:])


def _children(node: Node, step: str) -> Iterable[Node]:
    match node:
        case Items() if step == _EACH_ITEM:
            return node.items
        case _ if step == _EACH_ITEM:
            return (node,)
        case Entries() if step == _EACH_KEY:
            return (child for _, child in node.entries.values())
        case Entries() if step in node.entries:
            return (node.entries[step][1],)
    return ()
