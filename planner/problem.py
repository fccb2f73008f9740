"""What is wrong with an input, where, and how is it mended?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands: a file, a line counted from 1, the name of a field."""

    file: str = ""
    line: int | None = None
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that a person has to mend.

    ``what`` and ``fix`` are English sentences with ``{name}`` gaps that ``values`` fills; they are
    the keys under which ``planner.wording`` finds the sentence of another language. ``code`` is
    stable: documentation and tests name it.

    >>> Problem(code="unknown-role", what="Role “{role}” is not known.", fix="Use “{near}”.",
    ...         values={"role": "mayer", "near": "mayor"}).english()
    'Role “mayer” is not known. Use “mayor”.'
    """

    code: str
    what: str
    fix: str
    values: Mapping[str, str | int | date] = field(default_factory=dict)
    place: Place = Place()

    def english(self) -> str:
        """Return both sentences in English, gaps filled, without the place."""
        return f"{self.what} {self.fix}".format_map(self.values)


class ProblemsFoundError(Exception):
    """An input cannot be used; carries every problem that was found in it, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.english() for problem in self.problems))
