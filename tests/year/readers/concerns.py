"""Which concern does a sentence tell, and how many actions does a line count?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from planner.track.attention import Concern
from year import heard
from year.figures import Value, ids

_SENTENCES: Mapping[Concern, Sequence[tuple[str, str]]] = {
    Concern.OVERDUE: (("It was due on {day}, {days} ago.", ""),),
    Concern.PAPERS_LATE: (
        ("Papers for the council session on {session} had to be handed in by {day}, {days} ago.", ""),
    ),
    Concern.BLOCKED: (("It has been blocked since {day}: {reason}", ""), ("It has been blocked since {day}.", "")),
    Concern.EXPECTED_LATE: (("It is due on {day} and foreseen {days} later.", ""),),
    Concern.PAPERS_DUE: (
        ("Papers for the council session on {session} have to be handed in by {day}, in {days}.", ""),
        ("Papers for the council session on {session} have to be handed in today.", ""),
    ),
    Concern.REVIEW: (("It was to be looked at again on {day}.", ""),),
    Concern.DUE_SOON: (("It is due on {day}, in {days}.", ""), ("It is due today.", "")),
    Concern.NOT_ADOPTED: (
        ("The plan was to begin on {day}, {days} ago, and no adoption by the council is noted.", ""),
    ),
    Concern.VACANT: (
        (
            "Nobody fills the service “{service}”, the owner of {number} open action.",
            "Nobody fills the service “{service}”, the owner of {number} open actions.",
        ),
    ),
    Concern.STALE: (("There is no news of it since {day}, for {days}.", ""),),
    Concern.WITHOUT_PROOF: (("It is done, but nothing shows it yet.", ""),),
    Concern.WITHOUT_INDICATOR: (
        (
            "Of {number} open action nothing says how its result will be seen: {actions}.",
            "Of {number} open actions nothing says how their result will be seen: {actions}.",
        ),
    ),
}
"""What is said of each concern, as the English of the catalogue."""
OF_THE_PLAN = (
    Concern.PAPERS_LATE,
    Concern.PAPERS_DUE,
    Concern.NOT_ADOPTED,
    Concern.VACANT,
    Concern.WITHOUT_INDICATOR,
)
"""Concerns that are not about one action."""
OF_ACTIONS = tuple(concern for concern in Concern if concern not in OF_THE_PLAN)
NEEDING = ("{number} action needs attention", "{number} actions need attention")
_COUNTED: Mapping[Concern, str] = {
    Concern.OVERDUE: "{number} overdue",
    Concern.EXPECTED_LATE: "{number} foreseen late",
    Concern.BLOCKED: "{number} blocked",
}
"""What a line counts besides, where there is any."""


def told_in(language: str, text: str, concern: Concern) -> int:
    """Return how often a text tells a concern."""
    return sum(len(list(heard.sentences(language, text, *form))) for form in _SENTENCES[concern])


def concerns_in(language: str, text: str) -> frozenset[Concern]:
    """Return the concerns of an action that a text tells."""
    return frozenset(concern for concern in OF_ACTIONS if told_in(language, text, concern))


def of_the_plan(language: str, text: str) -> dict[str, Value]:
    """Return how many services, sessions or plans a text tells each other concern of."""
    return {f"concern {concern}": told_in(language, text, concern) for concern in OF_THE_PLAN}


def by_concern(told: Mapping[str, Iterable[Concern]]) -> dict[str, Value]:
    """Return the actions of each concern, by what is told of every action; none where nothing is."""
    actions: dict[Concern, list[str]] = defaultdict(list)
    for action, of in told.items():
        for concern in of:
            actions[concern].append(action)
    return {f"concern {concern}": ids(actions[concern]) for concern in OF_ACTIONS}


def counted(language: str, text: str) -> dict[str, Value]:
    """Return what a line says of how many actions need attention and why; where it says nothing, none do."""
    line = next((line for line in text.splitlines() if next(heard.sentences(language, line, *NEEDING), None)), None)
    if line is None:
        return {"needs attention": 0, **{f"concern {concern}": 0 for concern in _COUNTED}}
    counts: dict[str, Value] = {"needs attention": heard.count(language, line, *NEEDING)}
    for concern, form in _COUNTED.items():
        said = next(heard.sentences(language, line, form, form), None)
        counts[f"concern {concern}"] = heard.number(said["number"]) if said else 0
    return counts
