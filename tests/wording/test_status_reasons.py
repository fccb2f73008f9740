"""Every status that needs a reason has its questions, in both languages."""

import pytest

from planner.plan import ActionStatus
from planner.track.progress import NEEDS_REASON
from planner.wording import Wording
from planner.wording.status_reasons import reason_question, reason_title


@pytest.mark.parametrize("status", sorted(NEEDS_REASON))
@pytest.mark.parametrize("wording", [Wording("en"), Wording("fr")], ids=["en", "fr"])
def test_a_status_that_needs_a_reason_is_asked_about(status: ActionStatus, wording: Wording) -> None:
    assert reason_title(status, wording).endswith("?")
    assert "?" in reason_question(status, wording)


def test_whoever_gives_an_action_up_is_told_that_the_reason_stays() -> None:
    assert "keep the reason" in reason_question(ActionStatus.DROPPED, Wording("en"))
