"""The reasons of an action name what the plan undertakes, and an action is never left without one."""

import pytest
from drafted_plans import plan

from planner.plan import (
    ActionStatus,
    AnswerReason,
    ContextEffect,
    ContextReason,
    FollowUpReason,
    NeededByReason,
    Reason,
    StandingReason,
)
from planner.toolkit.assessment import Answer, Standing
from planner.track.reasons import Earlier, EarlierAnswer, readings_asking, reasons_that_hold, reasons_to_read
from planner.wording import Wording
from planner.wording.sentences import reason_sentences

ENGLISH, FRENCH = Wording("en"), Wording("fr")
HELD, GONE = "F06-03", "F10-11"
UNDERTAKEN = frozenset({HELD})
WAITING = UNDERTAKEN
ANSWERED = AnswerReason(question="6.2", answer=Answer.NO)


def said(*reasons: Reason) -> list[str]:
    """Return the sentences of the reasons that hold."""
    return [ENGLISH.reason(reason) for reason in reasons_that_hold(reasons, UNDERTAKEN, WAITING)]


def test_what_builds_on_others_names_those_that_are_in_the_plan() -> None:
    [sentence] = said(FollowUpReason(question="6.2", after=(GONE, HELD)))
    assert sentence == "It builds on what is planned for question 6.2: F06-03."


def test_what_builds_on_nothing_that_is_in_the_plan_says_which_question_it_takes_up() -> None:
    reason = FollowUpReason(question="6.2", after=(GONE,))
    assert said(reason) == ["It takes up question 6.2."]
    [held] = reasons_that_hold([reason], UNDERTAKEN, WAITING)
    assert FRENCH.reason(held) == "Elle traite la question 6.2."


@pytest.mark.parametrize(
    "other", [ANSWERED, StandingReason(factor="F06", standing=Standing.WEAK), NeededByReason(action=HELD)]
)
def test_what_needed_it_and_is_gone_is_left_out_where_another_reason_stands(other: Reason) -> None:
    assert reasons_that_hold([NeededByReason(action=GONE), other], UNDERTAKEN, WAITING) == (other,)


@pytest.mark.parametrize("changes", [(), (ContextReason(context="C2", reading="mild", effect=ContextEffect.RAISE),)])
def test_what_was_needed_by_what_is_gone_alone_says_so(changes: tuple[Reason, ...]) -> None:
    needed = (NeededByReason(action=GONE), NeededByReason(action="F10-12"))
    sentence, *others = said(*needed, *changes)
    assert sentence == "No action of the plan depends on it any more."
    assert len(others) == len(changes)


@pytest.mark.parametrize(("action", "stands"), [(HELD, True), (GONE, False)])
def test_the_context_ties_an_action_to_what_is_in_the_plan_only(action: str, stands: bool) -> None:  # noqa: FBT001 - of pytest
    tie = ContextReason(context="C2", reading="mild", effect=ContextEffect.LINK, action=action)
    assert (tie in reasons_that_hold([ANSWERED, tie], UNDERTAKEN, WAITING)) is stands


def test_what_it_takes_the_place_of_is_named_though_it_is_in_no_plan() -> None:
    instead = ContextReason(context="C2", reading="mild", effect=ContextEffect.REPLACE, action=GONE)
    assert reasons_that_hold([instead], UNDERTAKEN, WAITING) == (instead,)


def test_what_no_longer_waits_for_it_does_not_depend_on_it() -> None:
    needed = NeededByReason(action=HELD)
    assert reasons_that_hold([ANSWERED, needed], UNDERTAKEN, WAITING) == (ANSWERED, needed)
    assert reasons_that_hold([ANSWERED, needed], UNDERTAKEN, ()) == (ANSWERED,)
    [held] = reasons_that_hold([needed], UNDERTAKEN, ())
    assert FRENCH.reason(held) == "Plus aucune action du plan n’en dépend."


@pytest.mark.parametrize("status", list(ActionStatus))
def test_both_ends_of_a_dependency_say_the_same(status: ActionStatus) -> None:
    drafted = plan(5)
    link = drafted.dependencies[0]
    before = drafted.action_by_id[link.predecessor]
    needed = NeededByReason(action=link.successor)
    ahead = before.model_copy(update={"status": status, "reasons": (ANSWERED, needed)})
    standing = drafted.model_copy(
        update={"actions": tuple(ahead if action.id == ahead.id else action for action in drafted.actions)}
    )
    awaited = standing.unfinished_before(standing.action_by_id[link.successor])
    assert (needed in reasons_to_read(standing, ahead)) is (ahead.id in awaited)


THEN = "So it was when the action was proposed."


@pytest.mark.parametrize(
    ("reason", "earlier"),
    [
        (AnswerReason(question="1.1", answer=Answer.NO), False),
        (AnswerReason(question="1.1", answer=Answer.UNKNOWN), True),
        # A question that left the benchmark is answered in no other way.
        (AnswerReason(question="1.9", answer=Answer.YES), False),
        (StandingReason(factor="F01", standing=Standing.MISSING), False),
        (StandingReason(factor="F01", standing=Standing.NOT_ASSESSED), True),
        (ContextReason(context="C1", reading="shrinks", effect=ContextEffect.ADD), False),
        (ContextReason(context="C1", reading="grows", effect=ContextEffect.ADD), True),
    ],
    ids=str,
)
def test_a_reason_that_the_assessment_contradicts_by_now_is_said_to_have_been_so(
    reason: Reason,
    earlier: bool,  # noqa: FBT001 - of pytest
) -> None:
    drafted = plan(1)
    action = drafted.actions[0].model_copy(update={"reasons": (reason,)})
    (read,) = reasons_to_read(drafted.model_copy(update={"actions": (action,)}), action)
    assert isinstance(read, Earlier) is earlier
    assert (THEN in ENGLISH.reason(read)) is earlier
    assert (THEN in " ".join(reason_sentences([read], ENGLISH, {}))) is earlier


def test_what_is_answered_so_now_and_what_was_then_stand_apart() -> None:
    then, now = (AnswerReason(question=question, answer=Answer.NO) for question in ("1.1", "1.2"))
    earlier = EarlierAnswer(**dict(then))
    assert list(reason_sentences([earlier, now], ENGLISH, {})) == [
        f"Question 1.1: “no”. {THEN}",
        "Question 1.2: “no”.",
    ]


def test_all_that_waits_for_an_action_depends_on_it_whatever_brought_it_into_the_plan() -> None:
    drafted = plan(3)
    first, then, last = drafted.actions
    first = first.model_copy(update={"unlocks": (then.id, last.id), "reasons": (NeededByReason(action=last.id),)})
    read = reasons_to_read(drafted.model_copy(update={"actions": (first, then, last)}), first)
    assert read == (NeededByReason(action=last.id), NeededByReason(action=then.id))


def test_a_reading_asks_for_what_keeps_its_word_and_for_what_it_added() -> None:
    drafted = plan(4)
    answered, *_, added = drafted.actions
    [factor] = drafted.context
    [reading] = factor.readings
    assert [readings_asking(drafted, action) for action in (answered, added)] == [(), (reading,)]
    keeping = factor.model_copy(update={"readings": (reading.model_copy(update={"kept_by": (answered.id,)}),)})
    read = drafted.model_copy(update={"context": (keeping,)})
    assert [len(readings_asking(read, action)) for action in (answered, added)] == [1, 1]
