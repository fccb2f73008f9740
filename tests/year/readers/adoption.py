"""Is the plan a draft, or did the council adopt it, and on which day?"""

import re

from planner.toolkit.plan_settings import PlanStatus
from planner.wording import Wording
from year import heard
from year.figures import Figures


def adoption_in(language: str, text: str) -> Figures:
    """Read how far the plan has come on its way through the council; a text that does not say so fails."""
    for form in ("Adopted on {day} by the council under {reference}", "Adopted on {day} by the council"):
        said = next(heard.sentences(language, text, form), None)
        if said is not None:
            return {"state": str(PlanStatus.ADOPTED), "adopted on": heard.day(language, said["day"])}
    words = {Wording(language).label(status): str(status) for status in PlanStatus if status is not PlanStatus.ADOPTED}
    for line in text.splitlines():
        for part in re.split(r" · |\t", line):
            if part.strip() in words:
                return {"state": words[part.strip()], "adopted on": None}
    raise heard.NothingHeardError(text)
