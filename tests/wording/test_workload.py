"""How much work there is reads as figures with a word beside them, in both languages."""

from datetime import date

import pytest

from planner.track.workload import Period, PeriodLoad
from planner.wording import Wording
from planner.wording.workload import load_sentence, load_word, period_head, period_name

ENGLISH, FRENCH = Wording("en"), Wording("fr")
MARCH = date(2027, 3, 1)


def load(effort: float, time: float | None) -> PeriodLoad:
    return PeriodLoad(first=MARCH, by_action={"F06-03": effort} if effort else {}, time=time)


@pytest.mark.parametrize(
    ("period", "english", "french", "head"),
    [
        (Period.WEEK, "week of 1 March 2027", "semaine du 1er mars 2027", "01/03"),
        (Period.MONTH, "March 2027", "mars 2027", "Mar"),
        (Period.QUARTER, "quarter 1 of 2027", "trimestre 1 de l’année 2027", "Q1"),
    ],
)
def test_a_period_has_a_name_and_a_short_one_for_the_head_of_a_column(
    period: Period, english: str, french: str, head: str
) -> None:
    assert period_name(MARCH, period, ENGLISH) == english
    assert period_name(MARCH, period, FRENCH) == french
    assert period_head(MARCH, period, ENGLISH) == head


@pytest.mark.parametrize(
    ("effort", "time", "word", "mot"),
    [
        (2.0, 5.0, "", ""),
        (4.5, 5.0, "full", "complet"),
        (5.0, 5.0, "full", "complet"),
        (5.1, 5.0, "too much", "trop"),
        (0.0, 0.0, "nobody there", "personne"),
        (1.0, 0.0, "too much", "trop"),
        (9.0, None, "", ""),
    ],
)
def test_a_word_says_how_much_room_is_left(effort: float, time: float | None, word: str, mot: str) -> None:
    assert load_word(load(effort, time), ENGLISH) == word
    assert load_word(load(effort, time), FRENCH) == mot


def test_a_load_is_said_against_the_time_and_alone_where_nobody_plans_it() -> None:
    assert load_sentence(load(4.5, 5.0), ENGLISH) == "4.5 of 5 person-days (90%), full"
    assert load_sentence(load(4.5, 5.0), FRENCH) == "4,5 jours de travail sur 5 (90\u202f%), complet"
    assert load_sentence(load(1.0, 0.0), ENGLISH) == "1 of 0 person-days, too much"
    assert load_sentence(load(1.0, None), ENGLISH) == "1 person-day"
