"""What is the legal service asked of a country's law before a plan is adopted?"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from planner.templates.slots import filled
from planner.toolkit.matters import Matter
from planner.toolkit.record import Record


class LegalQuestion(Record):
    """What the legal service is asked before the plan is adopted."""

    text: str
    source: str = ""
    """Where the answer may be found."""


class Undecided(Record):
    """Matters of which only the city knows who decides them, and how it is asked."""

    names: Mapping[Matter, str] = {}
    """Each matter as the question names it."""
    question: str = ""
    """With room for ``{matters}``."""
    joined_by: str = ""
    source: str = ""

    def asked(self, matters: Collection[Matter]) -> Iterator[LegalQuestion]:
        """Give the question about those matters among them; none where it would ask about nothing."""
        named = [name for matter, name in self.names.items() if matter in matters]
        if named:
            text = filled(self.question, {"matters": series(named, self.joined_by)})
            yield LegalQuestion(text=text, source=self.source)


def series(names: Sequence[str], joined_by: str) -> str:
    """Return names in a row, the last two joined by a word.

    >>> series(["posts", "grants", "strategy"], "and")
    'posts, grants and strategy'
    """
    *first, last = names
    return f"{', '.join(first)} {joined_by} {last}" if first else last
