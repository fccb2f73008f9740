"""Chances read in tenths, in both languages, and never finer than anybody knows them."""

from datetime import date

import pytest
from tracked_plans import action, plan_of, standing_of

from planner.schedule.uncertain import MarkKind
from planner.track.scenarios import Outcome
from planner.track.sureness import ActionSureness, MarkSureness, Sureness
from planner.wording import Wording
from planner.wording.sureness import (
    action_sentences,
    chance_column,
    chance_in_words,
    likely_promises,
    mark_in_words,
    mark_name,
    outcome_sentences,
    plan_sentences,
    promise_sentence,
    secure_first,
)

ENGLISH, FRENCH = Wording("en"), Wording("fr")
JUNE, JULY = date(2028, 6, 14), date(2028, 7, 3)
NAMES = {"F01-01": "F01-01 Survey", "F01-02": "F01-02 Tender"}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def promise(question: str, chance: float) -> MarkSureness:
    return MarkSureness(kind=MarkKind.PROMISE, question=question, by=JUNE, chance=chance, sure_by=JULY)


def sure(*chances: float, secure: tuple[str, ...] = ()) -> Sureness:
    marks = tuple(promise(f"2.{number}", chance) for number, chance in enumerate(chances))
    return Sureness(runs=2000, p50=JUNE, p80=JULY, marks=marks, secure_first=secure)


@pytest.mark.parametrize(
    ("chance", "english", "french"),
    [
        (0.0, "less than 1 chance in 10", "moins de 1 chance sur 10"),
        (0.099, "less than 1 chance in 10", "moins de 1 chance sur 10"),
        (0.1, "about 1 chance in 10", "environ 1 chance sur 10"),
        (0.25, "about 3 chances in 10", "environ 3 chances sur 10"),
        (0.81, "about 8 chances in 10", "environ 8 chances sur 10"),
        (0.949, "about 9 chances in 10", "environ 9 chances sur 10"),
        (0.95, "almost certain", "presque certain"),
        (1.0, "almost certain", "presque certain"),
    ],
)
def test_a_chance_reads_in_tenths(chance: float, english: str, french: str) -> None:
    assert chance_in_words(chance, ENGLISH) == english
    assert plain(chance_in_words(chance, FRENCH)) == french


@pytest.mark.parametrize(
    ("kind", "english", "french"),
    [
        (MarkKind.SESSION, "For the session of 14 June 2028", "Pour la séance du 14 juin 2028"),
        (MarkKind.DEADLINE, "For the deadline of 14 June 2028", "Pour la date limite du 14 juin 2028"),
        (MarkKind.PROMISE, "Kept by 14 June 2028", "Tenu au plus tard le 14 juin 2028"),
    ],
)
def test_a_day_that_is_to_be_kept_is_named_with_its_chance(kind: MarkKind, english: str, french: str) -> None:
    mark = MarkSureness(kind=kind, by=JUNE, chance=0.83, sure_by=JUNE)
    assert mark_in_words(mark, ENGLISH) == f"{english}: about 8 chances in 10"
    assert plain(mark_in_words(mark, FRENCH)) == f"{french} : environ 8 chances sur 10"


def test_a_promise_that_is_not_likely_says_when_it_would_be() -> None:
    assert promise_sentence(promise("2.1", 0.3), ENGLISH) == (
        "Kept by 14 June 2028: about 3 chances in 10. With 8 chances in 10 it is true by 3 July 2028."
    )
    assert promise_sentence(promise("2.1", 0.8), ENGLISH) == "Kept by 14 June 2028: about 8 chances in 10."


@pytest.mark.parametrize(
    ("criticality", "how_often"),
    [(0.99, "almost always comes later"), (0.6, "mostly"), (0.2, "sometimes"), (0.05, "hardly anything else")],
)
def test_an_action_says_by_when_it_is_done_and_what_it_holds_up(criticality: float, how_often: str) -> None:
    known = ActionSureness(action="F01-01", p50=JUNE, p80=JULY, criticality=criticality)
    likely, surely, holds_up = action_sentences(known, ENGLISH)
    assert likely == "It is as likely done by 14 June 2028 as after."
    assert surely == "With 8 chances in 10 it is done by 3 July 2028."
    assert how_often in holds_up


def test_a_plan_says_how_many_promises_are_likely_when_it_is_done_and_what_to_secure() -> None:
    known = sure(0.9, 0.3, 0.2, secure=("F01-01", "F01-02"))
    assert plan_sentences(known, NAMES, ENGLISH) == (
        "1 of 3 results has at least 8 chances in 10 of coming by its day.",
        "Dated 3 weeks later, half of the promises would have them.",
        "The whole plan is as likely done by 14 June 2028 as after.",
        "With 8 chances in 10 it is done by 3 July 2028.",
        (
            "Secure these 2 actions first: F01-01 Survey and F01-02 Tender. Their delay most often makes promises or "
            "sessions missed."
        ),
    )
    assert plain(plan_sentences(known, NAMES, FRENCH)[0]) == (
        "1 résultat sur 3 a au moins 8 chances sur 10 d’arriver à sa date."
    )


def test_a_single_promise_and_a_single_action_are_said_in_the_singular() -> None:
    known = sure(0.3, secure=("F01-01",))
    assert likely_promises(known, ENGLISH) == "0 of 1 result has at least 8 chances in 10 of coming by its day."
    assert secure_first(known, NAMES, ENGLISH).startswith("Secure this action first: F01-01 Survey.")


def test_where_nothing_is_promised_and_nothing_at_fault_nothing_is_said_of_it() -> None:
    assert likely_promises(sure(), ENGLISH) == ""
    assert secure_first(sure(), NAMES, ENGLISH) == ""


def test_what_has_to_be_kept_goes_by_its_action_and_a_column_has_a_dash_where_nothing_is() -> None:
    plan = standing_of(plan_of(action("F01-01", 5)))
    mark = MarkSureness(kind=MarkKind.SESSION, action="F01-01", by=JUNE, chance=0.83, sure_by=JUNE)
    assert mark_name(mark, plan, ENGLISH) == "Session: F01-01 Action F01-01"
    assert (chance_column(mark, ENGLISH), chance_column(None, ENGLISH)) == ("About 8 chances in 10", "–")


def test_a_draft_with_other_means_says_when_it_ends_and_one_without_actions_nothing() -> None:
    outcome = Outcome(actions=1, results=1, gap_closed=0.1, finish=JUNE, sure_by=JULY, kept=0.3)
    assert outcome_sentences(outcome, ENGLISH) == (
        "Its last action ends on 14 June 2028.",
        "On average, a promise is kept on its day with this chance: about 3 chances in 10.",
    )
    nothing = Outcome(actions=0, results=0, gap_closed=0.0, finish=None, sure_by=None, kept=None)
    assert outcome_sentences(nothing, ENGLISH) == ()
