"""How is a reading of a contextual factor called?"""

from datetime import date

from planner.wording import Wording


def reading_title(title: str, day: date | None, wording: Wording) -> str:
    """Return the title of a reading, with the day that the city gave where the reading follows from one.

    >>> reading_title("Elections are near", date(2027, 6, 6), Wording("en"))
    'Elections are near: 6 June 2027'
    >>> reading_title("Budgets shrink", None, Wording("en"))
    'Budgets shrink'
    """
    return wording.labelled(title, wording.date(day)) if day else title
