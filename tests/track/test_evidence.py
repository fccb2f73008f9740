"""What is typed twice is one piece of evidence."""

from datetime import date

import pytest

from planner.toolkit.assessment import Evidence
from planner.track.evidence import with_more

MINUTES = Evidence(title="Council minutes")
MAY = Evidence(title="Council minutes", dated=date(2027, 5, 3))
ITEM = Evidence(title="Council minutes, item 7")
JUNE = Evidence(title="Council minutes", dated=date(2027, 6, 7))


@pytest.mark.parametrize(
    ("given", "more", "after"),
    [
        ((), (MINUTES,), (MINUTES,)),
        ((), (MINUTES, MINUTES), (MINUTES,)),
        ((MINUTES,), (Evidence(title="council  MINUTES"),), (MINUTES,)),
        ((MAY,), (MINUTES,), (MAY,)),
        ((MINUTES,), (MAY,), (MAY,)),
        ((MAY,), (JUNE,), (MAY, JUNE)),
        ((MAY, JUNE), (JUNE,), (MAY, JUNE)),
        (
            (MINUTES,),
            (Evidence(title="Council minutes, item 7"),),
            (MINUTES, Evidence(title="Council minutes, item 7")),
        ),
    ],
)
def test_a_piece_stands_once_until_its_day_or_reference_tells_it_from_another(
    given: tuple[Evidence, ...], more: tuple[Evidence, ...], after: tuple[Evidence, ...]
) -> None:
    assert with_more(given, more) == after


def test_what_is_confidential_stays_so() -> None:
    secret = MINUTES.model_copy(update={"confidential": True})
    assert with_more((MINUTES,), (secret,)) == with_more((secret,), (MINUTES,)) == (secret,)
