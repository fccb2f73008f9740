"""One plan through a year: home, plan, mine, letters, command line, JSON and Word say the same numbers."""

from collections.abc import Mapping
from functools import cache

import pytest

from year.figures import Figures, disagreements, seldom_given
from year.readers import READERS
from year.sight import Sight
from year.told import story_of
from year.walk import Moment, names

pytestmark = pytest.mark.long

SURE = ("actions", "done", "share", "finish", "state", "adopted on", "quick wins to come", "needs attention")
"""Numbers that are given at every moment."""
SINGLE = frozenset({"answered of asked", "adopted actions", "days left"})
"""Numbers of a round of the assessment and of a decision of the council, which few surfaces give but the story does,
and the work left, which data alone carry: pages and papers show it by week and month."""


@cache
def surfaces_of(moment: Moment, language: str) -> Mapping[str, Figures]:
    """Read every surface; what it says is kept for the next test of the moment."""
    sight = Sight(moment, language)
    return {"the story": story_of(moment), **{surface: reader(sight) for surface, reader in READERS.items()}}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", names())
def test_all_that_tells_a_number_of_the_plan_tells_the_same(year: dict[str, Moment], name: str, language: str) -> None:
    found = disagreements(surfaces_of(year[name], language))
    assert not found, f"on {year[name].day}, {name}:\n" + "\n".join(map(str, found))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", names())
def test_every_number_is_told_by_several_surfaces(year: dict[str, Moment], name: str, language: str) -> None:
    surfaces = {
        surface: given for surface, given in surfaces_of(year[name], language).items() if surface != "the story"
    }
    told = {number for given in surfaces.values() for number in given}
    assert seldom_given(surfaces, sorted({*SURE, *told} - SINGLE)) == {}
