"""Which concern does a sentence tell?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from planner.track.attention import Concern
from year import heard
from year.figures import Value, ids

SENTENCES: Mapping[Concern, tuple[tuple[str, str], ...]] = {
    Concern.OVERDUE: (("It was due on {day}, {days} ago.", ""),),
    Concern.BLOCKED: (("It is blocked: {reason}", ""),),
    Concern.EXPECTED_LATE: (("It is due on {day} and foreseen {days} later.", ""),),
    Concern.REVIEW: (("It was to be looked at again on {day}.", ""),),
    Concern.DUE_SOON: (("It is due on {day}, in {days}.", ""), ("It is due today.", "")),
    Concern.STALE: (("There is no news of it since {day}, for {days}.", ""),),
    Concern.WITHOUT_PROOF: (("It is done, but nothing shows it yet.", ""),),
}
"""What is said of each concern of an action, as the English of the catalogue."""
_VACANT = (
    "Nobody fills the service “{service}”, the owner of {number} open action.",
    "Nobody fills the service “{service}”, the owner of {number} open actions.",
)
_COUNTED = ("{number} action needs attention", "{number} actions need attention")
_GRAVEST = {
    Concern.OVERDUE: ("{number} overdue", "{number} overdue"),
    Concern.EXPECTED_LATE: ("{number} foreseen late", "{number} foreseen late"),
    Concern.BLOCKED: ("{number} blocked", "{number} blocked"),
}


def concerns_in(language: str, text: str) -> frozenset[Concern]:
    """Return the concerns that a text tells."""
    return frozenset(
        concern
        for concern, said in SENTENCES.items()
        if any(next(heard.sentences(language, text, *form), None) is not None for form in said)
    )


def by_concern(
    told: Mapping[str, Iterable[Concern]], concerns: Iterable[Concern] = tuple(SENTENCES)
) -> dict[str, Value]:
    """Return the actions of each concern, by what is told of every action; none where nothing is."""
    actions: dict[Concern, list[str]] = defaultdict(list)
    for action, of in told.items():
        for concern in of:
            actions[concern].append(action)
    return {f"concern {concern}": ids(actions[concern]) for concern in concerns}


def without_owner(language: str, text: str) -> int:
    """Return of how many open actions the service is said to be vacant."""
    return sum(heard.number(said["number"]) for said in heard.sentences(language, text, *_VACANT))


def counts(language: str, text: str) -> dict[str, Value]:
    """Return how many actions a sentence says to need attention, and for which of the gravest reasons."""
    said = next(heard.sentences(language, text, *_COUNTED), None)
    line = next((line for line in text.splitlines() if next(heard.sentences(language, line, *_COUNTED), None)), "")
    gravest = {concern: next(heard.sentences(language, line, *form), None) for concern, form in _GRAVEST.items()}
    return {
        "needs attention": heard.number(said["number"]) if said else 0,
        **{f"concern {concern}": heard.number(found["number"]) if found else 0 for concern, found in gravest.items()},
    }
