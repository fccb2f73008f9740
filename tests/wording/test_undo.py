"""What is taken back or removed is said before it is done: what goes, how much it holds, and who else worked on it."""

from dataclasses import replace

import pytest

from planner.store import DocumentKind, Entity
from planner.wording import Wording
from planner.wording.undo import Reversal, UndoEffects, Whole, undo_words, whole_name, whole_sentence

ENGLISH, FRENCH = Wording("en"), Wording("fr")
PLAN = Whole(
    entity=Entity.PLAN,
    id="havelmar-plan-2027",
    of="",
    row={"title": "Havelmar 2027"},
    holds=((Entity.ACTION, 31), (Entity.COMMENT, 1)),
    reported=2,
    others=("Anna", "Boris"),
)
STATUS = Reversal(row="F06-03 Survey", short="F06-03", field="Status", now="Done", then="Under way")
NOTHING = UndoEffects(who="Anna", own=False, again=False, place="", goes=(), comes=(), reversals=(STATUS,))


def whole(entity: Entity, **row: object) -> Whole:
    return Whole(entity=entity, id="F06-03", of="", row=row, holds=(), reported=0, others=())


@pytest.mark.parametrize(
    ("removed", "english"),
    [
        (whole(Entity.CITY, name="Havelmar"), "City “Havelmar”"),
        (whole(Entity.ASSESSMENT, kind="self-assessment", date="2026-10-15"), "Self-assessment of 15 October 2026"),
        (whole(Entity.PLAN, title="Ours"), "Plan “Ours”"),
        (whole(Entity.ACTION, title="Survey"), "Action F06-03 “Survey”"),
        (
            whole(Entity.DOCUMENT, kind=DocumentKind.BASELINE, dated="2027-03-01", reference="2027-118"),
            "Council decision 2027-118 of 1 March 2027",
        ),
        (whole(Entity.DOCUMENT, kind=DocumentKind.SNAPSHOT, title="havelmar"), "Document"),
        (whole(Entity.RESPONDENT, role="Human resources"), "Respondent “Human resources”"),
        (whole(Entity.COMMENT, text="Ask her."), "Comment"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_whole_is_called_as_people_know_it(removed: Whole, english: str) -> None:
    assert whole_name(removed, ENGLISH) == english
    assert whole_name(removed, FRENCH)


def test_what_goes_is_said_with_how_much_it_holds_and_who_else_changed_it() -> None:
    assert whole_sentence(PLAN, ENGLISH) == (
        "Plan “Havelmar 2027”, with 31 actions, 1 comment and 2 reports of progress. Changed by Anna and Boris as well."
    )
    assert whole_sentence(replace(PLAN, holds=(), reported=0, others=()), ENGLISH) == "Plan “Havelmar 2027”."
    reported = replace(whole(Entity.ACTION, title="Survey"), reported=1)
    assert whole_sentence(reported, ENGLISH) == "Action F06-03 “Survey”, with what was reported on it."


def test_a_field_is_taken_back_from_what_stands_to_what_stood() -> None:
    words = undo_words(NOTHING, "noon", ENGLISH)
    assert (words.what, words.button) == ("F06-03 – Status", "Undo: F06-03 – Status")
    assert words.whose == "A change by Anna, noon."
    assert words.effects == ("F06-03 Survey – Status: Done → Under way",)
    assert words.way_back == ""


@pytest.mark.parametrize(
    ("change", "attribute", "expected"),
    [
        ({"own": True}, "whose", "Your change of noon."),
        ({"again": True}, "button", "Redo: F06-03 – Status"),
        ({"goes": (PLAN,)}, "what", "Plan “Havelmar 2027”"),
        ({"goes": (PLAN,)}, "way_back", "Nothing is destroyed: it can be brought back."),
        ({"comes": (PLAN,)}, "way_back", ""),
        (
            {"goes": (whole(Entity.ACTION, title="Survey"),) * 7, "reversals": ()},
            "what",
            "Action F06-03 “Survey” and 6 more",
        ),
        ({"reversals": (STATUS, STATUS)}, "what", "F06-03 – Status and 1 more"),
        ({"reversals": (replace(STATUS, now=""),)}, "effects", ("F06-03 Survey – Status: – → Under way",)),
        ({"reversals": (replace(STATUS, field="", now="x", then=""),)}, "effects", ("Goes: F06-03 Survey",)),
        ({"reversals": (replace(STATUS, field="", now="", then="x"),)}, "effects", ("Comes back: F06-03 Survey",)),
        ({"reversals": (replace(STATUS, field="", shared=True),)}, "effects", ("1 entry is taken back.",)),
    ],
)
def test_the_words_follow_what_taking_back_does(change: dict[str, object], attribute: str, expected: object) -> None:
    assert getattr(undo_words(replace(NOTHING, **change), "noon", ENGLISH), attribute) == expected  # type: ignore[arg-type]


def test_where_a_plan_goes_nobody_is_told_that_its_rows_go_one_by_one() -> None:
    words = undo_words(replace(NOTHING, goes=(PLAN,), reversals=(STATUS,) * 40), "noon", ENGLISH)
    assert len(words.effects) == 1


@pytest.mark.parametrize(("number", "sentences"), [(6, 6), (7, 7), (40, 7)])
def test_of_many_effects_the_first_are_named_and_the_rest_are_counted(number: int, sentences: int) -> None:
    words = undo_words(replace(NOTHING, reversals=(STATUS,) * number), "noon", ENGLISH)
    assert len(words.effects) == sentences
    assert (words.effects[-1] == f"and {number - 6} more") is (number > 6)


def test_a_name_on_a_button_stays_a_name() -> None:
    long = replace(PLAN, row={"title": "A very long title " * 20})
    what = undo_words(replace(NOTHING, goes=(long,)), "noon", FRENCH).what
    assert len(what) <= 60
    assert what.endswith("…")


def test_how_many_more_there_are_is_never_cut_off() -> None:
    long = whole(Entity.ACTION, title="A very long title " * 20)
    words = undo_words(replace(NOTHING, goes=(long, long), reversals=(STATUS,)), "noon", FRENCH)
    assert len(words.what) <= 60
    assert "2" in words.what.split("…")[1]
