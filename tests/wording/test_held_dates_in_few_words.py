"""What holds dates is said in few words in both languages."""

from datetime import date

import pytest
from tracked_plans import action, plan_of, standing_of

from planner.schedule.placement import Held, HoldBy
from planner.track.forecast import Vote
from planner.track.plan_standing import ActionStanding, PlanStanding
from planner.wording import Wording
from planner.wording.held_dates import move_since_adoption, why_then

ENGLISH, FRENCH = Wording("en"), Wording("fr")
RULE = "F06-03"
MARCH, EVE = date(2027, 3, 22), date(2027, 1, 3)
PLAN = standing_of(plan_of(action(RULE)))


def held(
    start: Held | None = None, finish: Held | None = None, vote: Vote | None = None
) -> tuple[PlanStanding, ActionStanding]:
    shown = PLAN.action_by_id[RULE].model_copy(update={"start_held_by": start, "finish_held_by": finish, "vote": vote})
    return PLAN, shown


@pytest.mark.parametrize(
    ("start", "english", "french"),
    [
        (Held(by=HoldBy.PLAN_START, day=PLAN.start), "with the plan", "avec le plan"),
        (Held(by=HoldBy.PREDECESSOR, what=("F02-05",)), "after F02-05", "après F02-05"),
        (
            Held(by=HoldBy.SERVICE_BUSY, what=("hr", "F02-05", "F02-06"), day=EVE),
            "Personnel office is busy with F02-05, F02-06",
            "Personnel office\u00a0: occupation par F02-05, F02-06",
        ),
        (
            Held(by=HoldBy.SERVICE_BUSY, what=("hr",), day=MARCH),
            "no time of Personnel office for what follows",
            "pas de temps pour la suite (Personnel office)",
        ),
        (
            Held(by=HoldBy.SERVICE_BUSY, what=("hr",), day=EVE),
            "Personnel office is busy",
            "Personnel office\u00a0: pas de temps avant",
        ),
        (Held(by=HoldBy.NOT_BEFORE, day=MARCH), "not before 22/03/2027", "pas avant le 22/03/2027"),
        (Held(by=HoldBy.MONEY, day=MARCH), "money from 22/03/2027 on", "argent à partir du 22/03/2027"),
        (Held(by=HoldBy.WINDOW, day=MARCH), "keeps clear up to 22/03/2027", "évite les jours jusqu’au 22/03/2027"),
        (
            Held(by=HoldBy.VACANCY, what=("hr",), day=MARCH),
            "Personnel office is filled on 22/03/2027",
            "Personnel office\u00a0: poste pourvu le 22/03/2027",
        ),
        (Held(by=HoldBy.FIXED, what=(RULE,), day=MARCH), "keeps its planned date", "garde sa date prévue"),
        (Held(by=HoldBy.FIXED, day=MARCH), "has to end on 22/03/2027", "doit finir le 22/03/2027"),
        (Held(by=HoldBy.STARTS), "enough else begins before", "assez d’autres débuts avant"),
        (Held(by=HoldBy.CALENDAR), "days off before", "jours chômés avant"),
        (None, "", ""),
    ],
)  # fmt: skip
def test_what_holds_a_start_takes_few_words(start: Held | None, english: str, french: str) -> None:
    assert why_then(*held(start), ENGLISH) == english
    assert why_then(*held(start), FRENCH) == french


def test_a_vote_stands_behind_what_holds_the_start_and_says_where_its_session_is_assumed() -> None:
    after = Held(by=HoldBy.PREDECESSOR, what=("F02-05",))
    known, assumed = Vote(MARCH, assumed=False), Vote(MARCH, assumed=True)
    assert why_then(*held(after, vote=known), ENGLISH) == "after F02-05; vote on 22/03/2027"
    assert why_then(*held(vote=assumed), ENGLISH) == "vote on 22/03/2027 (assumed)"
    assert why_then(*held(vote=assumed), FRENCH) == "vote le 22/03/2027 (supposé)"


def test_what_holds_both_ends_alike_is_said_once() -> None:
    vacant = Held(by=HoldBy.VACANCY, what=("hr",), day=MARCH)
    assert why_then(*held(vacant, vacant), ENGLISH) == "Personnel office is filled on 22/03/2027"


@pytest.mark.parametrize(
    ("foreseen", "english", "french"),
    [
        (date(2027, 3, 29), "7 days later", "7 jours plus tard"),
        (date(2027, 3, 21), "1 day earlier", "1 jour plus tôt"),
        (MARCH, "as adopted", "comme adopté"),
    ],
)
def test_a_move_is_said_in_days(foreseen: date, english: str, french: str) -> None:
    assert move_since_adoption(MARCH, foreseen, ENGLISH) == english
    assert move_since_adoption(MARCH, foreseen, FRENCH) == french
