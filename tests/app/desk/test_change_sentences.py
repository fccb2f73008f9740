"""What a new draft changes is read as sentences: nothing shows a key, and a list says what comes and goes."""

from datetime import date

import pytest
from tracked_plans import action

from planner.app.desk.change_sentences import addition_sentences, change_sentences, field_sentences
from planner.app.desk.value_words import ValueWords
from planner.plan import AnswerReason, NeededByReason, PlanObjective, PlanRole, Reason, Window
from planner.toolkit.assessment import Answer, Standing
from planner.track.redraft import FieldChange, ProposedAddition, ProposedChange
from planner.wording import Wording

NAMES = {"F06-01": "F06-01 The survey", "hr": "Human resources", "mayor": "The mayor"}
WORDS, FRENCH = (ValueWords(Wording(language), NAMES) for language in ("en", "fr"))


def sentences(field: str, current: object, drafted: object, words: ValueWords = WORDS) -> list[str]:
    return list(field_sentences(FieldChange(field=field, current=current, drafted=drafted), words))


def test_a_value_says_what_it_is_now_and_what_it_was() -> None:
    assert sentences("title", "The old one", "The new one") == [
        "“Title” is now: The new one; it was: The old one.",
    ]
    assert sentences("not_before", None, date(2027, 3, 1)) == ["“Not before” is now: 1 March 2027."]
    assert sentences("indicator", "A figure.", "") == ["“Indicator” is left empty; it was: A figure."]


def test_a_list_says_what_comes_and_what_goes() -> None:
    assert sentences("partners", ("hr",), ("mayor",)) == [
        "Added to “Partners”: The mayor.",
        "No longer in “Partners”: Human resources.",
    ]
    assert sentences("first_steps", ("Ask.", "Write."), ("Write.", "Ask.")) == [
        "“First steps” is now, in this order: Write.; Ask.",
    ]
    window = Window(first=date(2027, 7, 1), last=date(2027, 7, 31))
    assert sentences("clear_of", (), (window,)) == ["Added to “Keeps clear of”: 1 July 2027 to 31 July 2027."]


ASKED = AnswerReason(question="6.1", answer=Answer.NO, by=("hr", "mayor"))


def of_reasons(current: tuple[Reason, ...], drafted: tuple[Reason, ...], words: ValueWords = WORDS) -> list[str]:
    """Return how a change of the reasons reads in a plan that has F06-01 and F06-03."""
    fields = (FieldChange(field="reasons", current=current, drafted=drafted),)
    change = ProposedChange(action="F06-03", fields=fields, kept=(), links_added=(), links_removed=())
    return list(change_sentences(change, {"F06-01", "F06-03"}, words))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (WORDS, "A new reason: “F06-01 The survey” depends on it."),
        (FRENCH, "Un nouveau motif\u00a0: «\u00a0F06-01 The survey\u00a0» en dépend."),
    ],
)
def test_a_reason_is_a_sentence_and_its_parts_have_no_order(words: ValueWords, sentence: str) -> None:
    again = ASKED.model_copy(update={"by": ("mayor", "hr")})
    assert of_reasons((ASKED,), (NeededByReason(action="F06-01"), again), words) == [sentence]


def test_a_reason_names_no_action_that_is_neither_in_the_plan_nor_proposed() -> None:
    elsewhere = NeededByReason(action="F03-08")
    assert of_reasons((ASKED, elsewhere), (ASKED, NeededByReason(action="F10-09"))) == []
    assert of_reasons((ASKED, elsewhere), (elsewhere,)) == [
        f"No longer a reason: {WORDS.wording.reason(ASKED, NAMES)}",
    ]
    added = ProposedAddition(
        action=action("F06-03").model_copy(update={"reasons": (elsewhere, ASKED)}), links=(), removed_before=False
    )
    assert list(addition_sentences(added, {"F06-03"}, WORDS)) == [WORDS.wording.reason(ASKED, NAMES)]


def test_objectives_and_roles_say_what_of_them_changes() -> None:
    before = PlanObjective(factor="F06", title="Employment", objective="Fair", target="1", standing=Standing.WEAK)
    after = before.model_copy(update={"standing": Standing.MISSING})
    assert sentences("objectives", (before,), (after,)) == [
        "Objective “Employment” – “Standing” is now: Missing; it was: Weak."
    ]
    role = PlanRole(id="hr", title="Human resources", holder=None)
    assert sentences("roles", (role,), (role.model_copy(update={"holder": "Our office"}),)) == [
        "Service “Human resources” – “Name” is now: Our office."
    ]


def test_what_people_edited_is_said_to_stay() -> None:
    kept = (FieldChange(field="title", current="Ours", drafted="Theirs"),)
    change = ProposedChange(action="F06-03", fields=(), kept=kept, links_added=(), links_removed=())
    assert list(change_sentences(change, (), WORDS)) == ["What people edited stays as it is: Title."]
