"""Every concern is a sentence, in both languages."""

import pytest
from tracked_plans import MONDAY

from planner.track.attention import AttentionItem, Concern
from planner.wording import Wording
from planner.wording.concerns import concern_sentence


@pytest.mark.parametrize("concern", list(Concern))
@pytest.mark.parametrize("wording", [Wording("en"), Wording("fr")], ids=["en", "fr"])
def test_every_concern_is_a_sentence(concern: Concern, wording: Wording) -> None:
    item = AttentionItem(action="F06-03", concern=concern, day=MONDAY, days=3, reason="No credits.")
    assert concern_sentence(item, wording).endswith(".")
