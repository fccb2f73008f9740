"""Comments on a plan stay until they are taken out, and messages name them without internal ids."""

from datetime import UTC, datetime

import pytest
from refusals import codes

from planner.app import desk
from planner.app.desk.comments import Remark
from planner.problem import ProblemsFoundError
from planner.store import Actor, Store

ANNA, BORIS = Actor("anna"), Actor("boris")
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"


def test_a_comment_is_kept_and_taken_out_again(havelmar: Store) -> None:
    now = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
    desk.add_comment(havelmar, PLAN, Remark(text="Ask the union.", action="F09-10"), by=ANNA, now=now)
    (comment,) = havelmar.comments(PLAN, "F09-10")
    assert (comment.text, comment.author) == ("Ask the union.", "anna")
    desk.remove_comment(havelmar, PLAN, comment, by=ANNA)
    assert havelmar.comments(PLAN) == ()
    with pytest.raises(ProblemsFoundError) as error:
        desk.add_comment(havelmar, PLAN, Remark(text="Hm.", action="F99-01"), by=ANNA, now=now)
    assert codes(error) == ["unknown-action"]


@pytest.mark.parametrize("text", ["\x07", "long " * 5000])
def test_a_text_that_cannot_be_stored_is_called_without_internal_ids(havelmar: Store, text: str) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        desk.add_comment(havelmar, PLAN, Remark(text=f"Said {text}"), by=ANNA, now=datetime(2027, 3, 1, tzinfo=UTC))
    assert "“text”" in str(error.value)
