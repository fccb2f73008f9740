"""Letters to owners, on the page and from the command line."""

import re
from typing import TYPE_CHECKING

from year import heard
from year.figures import Figures, Value
from year.readers.concerns import by_concern, concerns_in
from year.sight import Sight
from year.walk import PLAN

if TYPE_CHECKING:
    from planner.track.attention import Concern

_ASKED = re.compile(r"^([A-Z]\w*-\w+(?:-\w+)*)  (.+)$", re.MULTILINE)
"""The line of a letter that names an action."""


def on_the_page(sight: Sight) -> Figures:
    """Read the letters that the page offers to copy."""
    page = sight.page("mine", plan=PLAN, whose="team")
    codes = [element.value for element in page.app.code]
    return _letters(sight, list(zip(codes[::2], codes[1::2], strict=True)))


def chased(sight: Sight) -> Figures:
    """Read the letters that the command writes."""
    answered = sight.data("chase", PLAN)
    said = sight.command("chase", PLAN)
    for letter in answered:
        assert letter["text"] in said, "the letter as data is another than that to read"
    return _letters(sight, [(letter["subject"], letter["text"]) for letter in answered])


def _letters(sight: Sight, letters: list[tuple[str, str]]) -> Figures:
    read: dict[str, Value] = {}
    told: dict[str, frozenset[Concern]] = {}
    with_owner = sight.export
    owners = {action["id"]: action["owner"] for action in with_owner["actions"]}
    for subject, text in letters:
        sections = _ASKED.split(text)[1:]
        actions = dict(zip(sections[::3], sections[2::3], strict=True))
        number = _number(sight.plan_language, subject)
        assert number == len(actions), f"the subject counts other actions than the letter has: {subject}"
        told |= {action: concerns_in(sight.plan_language, said.split("\n\n")[0]) for action, said in actions.items()}
        read[f"asked of {owners[next(iter(actions))]}"] = number
    return {**read, **by_concern(told)}


def _number(language: str, subject: str) -> int:
    """Return the number of actions in a subject: of news, or of a name where nobody does the work."""
    forms = (
        ("{plan}: your news of {number} action", "{plan}: your news of {number} actions"),
        ("{plan}: who answers for {number} action?", "{plan}: who answers for {number} actions?"),
    )
    for singular, plural in forms:
        if any(heard.sentences(language, subject, singular, plural)):
            return heard.count(language, subject, singular, plural)
    msg = f"a subject that counts no actions: {subject}"
    raise heard.NothingHeardError(msg)
