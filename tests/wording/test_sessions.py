"""A session of the council reads with what is known of it."""

from datetime import date

import pytest

from planner.toolkit.city import CouncilSession
from planner.wording import Wording
from planner.wording.sessions import session_sentence

DAY, PAPERS = date(2027, 3, 15), date(2027, 3, 1)


@pytest.mark.parametrize(
    ("session", "english", "french"),
    [
        (CouncilSession(day=DAY), "15 March 2027", "15 mars 2027"),
        (CouncilSession(day=DAY, title="Budget"), "15 March 2027 – Budget", "15 mars 2027 – Budget"),
        (
            CouncilSession(day=DAY, papers_by=PAPERS),
            "15 March 2027 – papers by 1 March 2027",
            "15 mars 2027 – dépôt du dossier au plus tard le 1er mars 2027",
        ),
    ],
)
def test_what_is_known_of_a_session_is_said(session: CouncilSession, english: str, french: str) -> None:
    assert session_sentence(session, Wording("en")) == english
    assert session_sentence(session, Wording("fr")) == french


def test_a_day_for_papers_that_has_passed_is_none_to_come() -> None:
    meeting, eve = CouncilSession(day=DAY, papers_by=PAPERS), date(2027, 3, 2)
    assert session_sentence(meeting, Wording("en"), PAPERS) == "15 March 2027 – papers by 1 March 2027"
    assert session_sentence(meeting, Wording("en"), eve) == "15 March 2027 – papers were due by 1 March 2027"
    late = "15 mars 2027 – dossier à déposer au plus tard le 1er mars 2027, délai passé"
    assert session_sentence(meeting, Wording("fr"), eve) == late
