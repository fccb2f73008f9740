"""Evidence is named by its titles; what is confidential is counted and not named."""

from datetime import date

from planner.toolkit.assessment import Evidence
from planner.wording import Wording
from planner.wording.evidence import evidence_text, evidence_titles

ENGLISH, FRENCH = Wording("en"), Wording("fr")


def test_of_confidential_evidence_only_the_number_is_said() -> None:
    pieces = (Evidence(title="Minutes"), Evidence(title="Complaint of Ms X", confidential=True))
    assert evidence_titles(pieces, ENGLISH) == "Minutes; (1 confidential)"
    assert evidence_titles(pieces[1:], ENGLISH) == "(1 confidential)"
    assert evidence_titles(pieces, ENGLISH, confidential=True) == "Minutes; Complaint of Ms X"
    assert evidence_titles((), ENGLISH) == ""


def test_evidence_reads_on_one_line() -> None:
    whole = Evidence(title="Minutes", reference="2026-7", dated=date(2026, 3, 1))
    assert evidence_text(whole, ENGLISH) == "Minutes – 2026-7 – 1 March 2026"
    assert evidence_text(Evidence(title="Minutes"), FRENCH) == "Minutes"
