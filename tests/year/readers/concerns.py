"""Which concern does a sentence tell?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from planner.track.attention import Concern
from year import heard
from year.figures import Value, ids

SENTENCES: Mapping[Concern, tuple[tuple[str, str], ...]] = {
    Concern.OVERDUE: (("It was due on {day}, {days} ago.", ""),),
    Concern.BLOCKED: (("It is blocked: {reason}", ""),),
    Concern.EXPECTED_LATE: (("It is due on {day} and expected {days} later.", ""),),
    Concern.REVIEW: (("It was to be looked at again on {day}.", ""),),
    Concern.DUE_SOON: (("It is due on {day}, in {days}.", ""), ("It is due today.", "")),
    Concern.WITHOUT_OWNER: (("Nobody fills the role that answers for it.", ""),),
    Concern.STALE: (("There is no news of it since {day}, for {days}.", ""),),
    Concern.WITHOUT_PROOF: (("It is done, but nothing shows it yet.", ""),),
    Concern.WITHOUT_INDICATOR: (("Nothing says how its result will be seen.", ""),),
}
"""What is said of each concern, as the English of the catalogue."""


def concerns_in(language: str, text: str) -> frozenset[Concern]:
    """Return the concerns that a text tells."""
    return frozenset(
        concern
        for concern, said in SENTENCES.items()
        if any(next(heard.sentences(language, text, *form), None) is not None for form in said)
    )


def by_concern(told: Mapping[str, Iterable[Concern]], concerns: Iterable[Concern] = tuple(Concern)) -> dict[str, Value]:
    """Return the actions of each concern, by what is told of every action; none where nothing is."""
    actions: dict[Concern, list[str]] = defaultdict(list)
    for action, of in told.items():
        for concern in of:
            actions[concern].append(action)
    return {f"concern {concern}": ids(actions[concern]) for concern in concerns}
