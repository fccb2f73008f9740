"""What a change breaks is said before it is made: the most serious first, and in the reader's language."""

from datetime import date, timedelta

import pytest

from planner.track.consequences import Consequences, DayMet, Overload, PromiseMove, VoteMove
from planner.track.set_days import Mark
from planner.wording import LANGUAGES, Wording
from planner.wording.consequences import MOST, Effects, effects_in_words

RULE = "F06-03"
NAMES = {RULE: "Recruitment rule"}
SERVICES = {"hr": "Personnel office"}
MAY, JUNE = date(2027, 5, 3), date(2027, 6, 7)


def promise(after: date | None, question: str = "6.1") -> PromiseMove:
    return PromiseMove(question=question, text=f"Rule {question} holds.", before=MAY, after=after)


EVERYTHING = Consequences(
    outside=(RULE,),
    missed=(
        DayMet(action=RULE, mark=Mark.DEADLINE, by=MAY, reached=JUNE),
        DayMet(action=RULE, mark=Mark.MUST_BE_ON, by=MAY, reached=JUNE),
    ),
    promises=(promise(JUNE), promise(None)),
    votes=(VoteMove(action=RULE, before=MAY, after=JUNE),),
    overloads=(Overload(service="hr", weeks=(MAY, MAY + timedelta(weeks=1))),),
    kept=(DayMet(action=RULE, mark=Mark.DEADLINE, by=JUNE, reached=MAY),),
)


def test_everything_is_said_the_most_serious_first() -> None:
    assert effects_in_words(EVERYTHING, Wording("en"), NAMES, SERVICES) == Effects(
        breaks=(
            "“Recruitment rule” no longer finds a place within the time of its services and the money.",
            "“Recruitment rule” misses its deadline of 3 May 2027: it ends on 7 June 2027.",
            "“Recruitment rule” has to end on 3 May 2027 and ends on 7 June 2027.",
            "The plan no longer promises this result, or not as far: “Rule 6.1 holds.”",
            "The council decides on “Recruitment rule” on 7 June 2027 instead of 3 May 2027.",
            "“Personnel office” has more work than time in 2 weeks, the first that of 3 May 2027.",
            "This result is promised for 7 June 2027 instead of 3 May 2027: “Rule 6.1 holds.”",
        ),
        saves=("“Recruitment rule” now keeps its deadline of 7 June 2027.",),
    )


def test_french_readers_get_french_sentences() -> None:
    said = effects_in_words(EVERYTHING, Wording("fr"), NAMES, SERVICES)
    late = "« Recruitment rule » manque sa date limite du 3 mai 2027 : elle se termine le 7 juin 2027."
    assert said.breaks[1].replace("\N{NO-BREAK SPACE}", " ") == late
    english = effects_in_words(EVERYTHING, Wording("en"), NAMES, SERVICES)
    assert not {*said.breaks, *said.saves} & {*english.breaks, *english.saves}


def test_what_comes_sooner_is_saved_and_what_moves_furthest_comes_first() -> None:
    days = (MAY - timedelta(days=1), JUNE, JUNE + timedelta(days=9))
    moves = tuple(promise(day, question) for day, question in zip(days, ("6.1", "6.2", "6.3"), strict=True))
    said = effects_in_words(Consequences(promises=moves), Wording("en"), {}, {})
    assert [sentence[-12:-8] for sentence in said.breaks] == [" 6.3", " 6.2"]
    assert [sentence[-12:-8] for sentence in said.saves] == [" 6.1"]


def test_what_is_saved_is_counted_beside_what_breaks() -> None:
    broken = tuple(f"F01-{place:02}" for place in range(MOST - 1))
    days = (MAY - timedelta(days=place + 1) for place in range(3))
    many = Consequences(outside=broken, promises=tuple(promise(day) for day in days))
    said = effects_in_words(many, Wording("en"), {}, {})
    assert (len(said.breaks), said.saves[1:]) == (MOST - 1, ("and 2 more",))


def test_what_is_saved_is_never_counted_among_what_breaks() -> None:
    broken = tuple(f"F01-{place:02}" for place in range(MOST))
    many = Consequences(outside=broken, promises=(promise(MAY - timedelta(days=1)),))
    said = effects_in_words(many, Wording("en"), {}, {})
    assert (len(said.breaks), said.saves) == (MOST, ("and 1 more",))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("number", "lines"), [(0, 0), (MOST, MOST), (MOST + 3, MOST + 1)])
def test_of_many_people_are_told_how_many_there_are(language: str, number: int, lines: int) -> None:
    many = Consequences(outside=tuple(f"F01-{place:02}" for place in range(number)))
    said = effects_in_words(many, Wording(language), {}, {})
    assert len(said.breaks) == lines
    assert number <= MOST or "3" in said.breaks[-1]
