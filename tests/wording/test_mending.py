"""What holds a day that is missed, and what would mend it, is said in a line, in the reader's language."""

from datetime import date

import pytest

from planner.plan import Dependency
from planner.schedule.placement import Held, HoldBy
from planner.track.mending import Mend, MendKind, Step, Unmet
from planner.track.set_days import Mark, SetDay
from planner.wording import LANGUAGES, Wording
from planner.wording.mending import holds_sentence, mend_sentences, missed_sentence, unmet_line, unmet_record

SURVEY, RULE = "F06-01", "F06-03"
MAY, JUNE = date(2027, 5, 3), date(2027, 6, 7)
SERVICES = {"hr": "Personnel office"}
MENDS = (
    Mend(kind=MendKind.DROP_LINK, moves=0, link=Dependency(predecessor=SURVEY, successor=RULE)),
    Mend(kind=MendKind.OTHER_OWNER, moves=1, action=RULE, service="hr"),
    Mend(kind=MendKind.MORE_TIME, moves=4, service="hr"),
    Mend(kind=MendKind.EARLIER, moves=0, starts=((RULE, MAY), ("F09-09", JUNE))),
    Mend(kind=MendKind.LATER_DATE, moves=0, day=JUNE),
)
CHAIN = (
    Step(action=SURVEY, held=Held(by=HoldBy.SERVICE_BUSY, what=("hr", "F01-01"), day=MAY)),
    Step(action=RULE, held=Held(by=HoldBy.PREDECESSOR, what=(SURVEY,))),
)


def unmet(mark: Mark = Mark.DEADLINE, *mends: Mend) -> Unmet:
    day = SetDay(action=RULE, mark=mark, by=MAY, question="6.1" if mark is Mark.PROMISE else None)
    return Unmet(day=day, reached=JUNE, chain=CHAIN, mends=mends or MENDS)


def test_a_line_says_what_holds_it_and_what_would_keep_it() -> None:
    assert unmet_line(unmet(), Wording("en"), SERVICES) == (
        "What holds it: F06-01 (Personnel office is busy before) → F06-03. "
        "(1) Drop the link from F06-01 to F06-03. "
        "(2) Give F06-03 to Personnel office. 1 other action moves. "
        "(3) Give Personnel office two more days a week for the plan. 4 other actions move. "
        "(4) Begin earlier: F06-03 3 May 2027. "
        "(5) Set the deadline to 7 June 2027."
    )


def test_french_readers_get_a_french_line() -> None:
    line = unmet_line(unmet(Mark.DEADLINE, MENDS[1]), Wording("fr"), SERVICES)
    assert line.replace("\N{NO-BREAK SPACE}", " ") == (
        "Ce qui la retient : F06-01 (Personnel office est pris avant) → F06-03. "
        "(1) Confier F06-03 à Personnel office. 1 autre action bouge."
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mark", list(Mark))
def test_each_day_and_its_later_day_has_words_of_its_own(mark: Mark, language: str) -> None:
    wording, later = Wording(language), MENDS[-1]
    said = {which: missed_sentence(unmet(which), wording, {}) for which in Mark}
    proposed = {which: mend_sentences(unmet(which, later), wording, {})[0] for which in Mark}
    for sentences in (said, proposed):
        assert sentences[mark]
        assert list(sentences.values()).count(sentences[mark]) == 1


@pytest.mark.parametrize("by", list(HoldBy))
def test_each_reason_stands_beside_its_action_but_the_arrow_says_that_it_waits(by: HoldBy) -> None:
    held = Held(by=by, what=("hr",), day=MAY)
    alone = Unmet(day=unmet().day, reached=JUNE, chain=(Step(action=RULE, held=held),), mends=MENDS)
    assert ("(" in holds_sentence(alone, Wording("en"), SERVICES)) is (by is not HoldBy.PREDECESSOR)


def test_programs_read_the_chain_and_each_mend_with_its_sentence() -> None:
    record = unmet_record(unmet(), Wording("en"), SERVICES)
    assert (record["action"], record["mark"], record["by"], record["reached"]) == (RULE, Mark.DEADLINE, MAY, JUNE)
    assert record["chain"] == CHAIN
    mends = record["mends"]
    assert isinstance(mends, list)
    assert [mend["kind"] for mend in mends] == [mend.kind for mend in MENDS]
    assert mends[3]["starts"] == {RULE: MAY, "F09-09": JUNE}
    assert mends[0]["sentence"] == "(1) Drop the link from F06-01 to F06-03."
