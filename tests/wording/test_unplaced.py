"""An answer without a place in today’s benchmark is named by its id, its words and its fate."""

from datetime import date

import pytest

from planner.proposal.unplaced import Fate, Part, Unplaced
from planner.toolkit.assessment import Assessment
from planner.wording import LANGUAGES, Wording
from planner.wording.unplaced import fate_sentence, met_sentence, part_name, statement_lines, unplaced_sentence

ENGLISH, FRENCH = Wording("en"), Wording("fr")
LETTER = {"title": "Letter"}
HARBOUR = Assessment.model_validate(
    {
        "city": {"name": "Harbour"},
        "benchmark": "anti-discrimination",
        "date": date(2027, 1, 4),
        "respondents": [{"id": "hr", "role": "Head of personnel", "group": "staff"}],
        "answers": {
            "6.9": [
                {"by": "hr", "answer": "partly", "note": "Two posts.", "confidential_note": "The mayor objects."},
                {
                    "by": "union",
                    "answer": "no",
                    "evidence": [{"title": "Letter"}, {"title": "Memo", "confidential": True}],
                },
            ],
            "6.8": [{"answer": "yes"}],
        },
        "verdicts": {"F06": {"standing": "weak", "because": "The rule is not applied."}},
        "context": {"C2": {"readings": ["hostile"], "figures": {"share": 1200}, "note": "Since spring."}},
        "plan": {"deadlines": {"F06-03": date(2027, 6, 1)}, "roles": {"hr": {"name": "Anna"}}},
    }
)


def lost(part: Part, id_: str, fate: Fate = Fate.GONE, **facts: object) -> Unplaced:
    return Unplaced.model_validate({"part": part, "id": id_, "fate": fate, **facts})


ANSWERS = [lost(Part.ANSWER, f"6.{number}", by=("hr", "union")) for number in range(1, 11)]


def test_lost_answers_are_counted_by_respondent_and_named_by_question() -> None:
    assert unplaced_sentence(ANSWERS[:1], ENGLISH) == "2 answers no longer have a question: 6.1"
    assert (
        unplaced_sentence([lost(Part.ANSWER, "6.1", by=(None,))], ENGLISH) == "1 answer no longer has a question: 6.1"
    )


def test_a_long_list_of_ids_is_cut() -> None:
    assert unplaced_sentence(ANSWERS, ENGLISH).endswith(": 6.1, 6.2, 6.3, 6.4, 6.5, 6.6, 6.7, 6.8 …")
    assert unplaced_sentence(ANSWERS[:8], ENGLISH).endswith("6.8")


def test_other_parts_are_counted_once_and_a_reading_is_named_with_its_factor() -> None:
    mixed = [*ANSWERS[:1], lost(Part.READING, "hostile", of="C2")]
    assert unplaced_sentence(mixed, ENGLISH) == "2 things that were said no longer have a place: 6.1, C2/hostile"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_and_every_fate_has_words(language: str) -> None:
    wording = Wording(language)
    assert len({part_name(part, wording) for part in Part}) == len(Part)
    fates = {fate_sentence(lost(Part.ANSWER, "6.9", fate, target="6.10"), wording) for fate in Fate}
    assert len(fates) == len(Fate)
    assert all(sentence.endswith(".") for sentence in fates)


@pytest.mark.parametrize(
    ("entry", "lines"),
    [
        (
            lost(Part.ANSWER, "6.9", by=("hr", "union")),
            ("Head of personnel – Partly – Two posts.", "union – No – Letter"),
        ),
        (lost(Part.ANSWER, "6.9", by=("union",)), ("union – No – Letter",)),
        (lost(Part.ANSWER, "6.8", by=(None,)), ("the city – Yes",)),
        (lost(Part.ANSWER, "7.1", by=("hr",)), ()),
        (lost(Part.VERDICT, "F06"), ("Weak – The rule is not applied.",)),
        (lost(Part.CONTEXT, "C2"), ("hostile; share: 1,200", "Since spring.")),
        (lost(Part.FIGURE, "share", of="C2"), ("1,200",)),
        (lost(Part.DEADLINE, "F06-03"), ("1 June 2027",)),
        (lost(Part.HOLDER, "hr"), ("Anna",)),
        (lost(Part.SCOPE, "F06"), ()),
        (lost(Part.DONE, "F06-03"), ()),
    ],
    ids=lambda value: f"{value.part}-{value.id}" if isinstance(value, Unplaced) else "",
)
def test_what_was_said_is_shown_without_what_is_confidential(entry: Unplaced, lines: tuple[str, ...]) -> None:
    shown = statement_lines(entry, HARBOUR, ENGLISH)
    assert shown == lines
    assert not {"The mayor objects.", "Memo"} & set(" – ".join(shown).split(" – "))


def test_who_answered_the_new_question_already_is_named() -> None:
    entry = lost(Part.ANSWER, "6.9", Fate.MOVED, target="6.10", met=("hr", None))
    assert met_sentence(entry, HARBOUR, ENGLISH) == "Head of personnel and the city answered question 6.10 already."
    assert "6.10" in met_sentence(entry, HARBOUR, FRENCH)
