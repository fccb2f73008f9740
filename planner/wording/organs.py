"""What are the organs of a city and their acts called where no country says so?"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.wording import Wording


def neutral_words(wording: "Wording") -> Mapping[str, str]:
    """Return the words by slot, as a city's country gives them, for content that brings no countries.

    >>> from planner.wording import Wording
    >>> neutral_words(Wording("fr"))["council.to"]
    'au conseil'
    """
    say = wording.say
    return {
        "council": say("the council"),
        "council.of": say("of the council"),
        "council.to": say("to the council"),
        "executive": say("the executive"),
        "executive.of": say("of the executive"),
        "decision.name": say("council decision"),
        "decision.of": say("of the council’s decision"),
        "in_country": "",
    }
