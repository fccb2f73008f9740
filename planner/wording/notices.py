"""How does something read that stands in a file and does not do what one might expect of it?"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from planner.problem import MOST_PROBLEMS, quotable

if TYPE_CHECKING:
    from planner.files.notices import Notice
    from planner.wording import Wording


def notice_sentences(notices: "Iterable[Notice]", wording: "Wording") -> Iterator[str]:
    """Say what is worth a look, each with its file and line; of many, the first."""
    every = tuple(notices)
    for notice in every[:MOST_PROBLEMS]:
        # A capacity of 0.15 would read as 0.2 with one decimal.
        values = {
            name: wording.exact(value) if isinstance(value, float) else value for name, value in notice.values.items()
        }
        yield f"{quotable(notice.place.file)}:{notice.place.line}  {wording.say(notice.what, **values)}"
    more = len(every) - MOST_PROBLEMS
    if more > 0:
        yield wording.count("and {number} more that is worth a look", "and {number} more that are worth a look", more)
