"""Room in a text is filled with a country's words, without a seam."""

import pytest

from planner.templates.slots import filled, slots_in, without_form

WORDS = {
    "council": "the municipal council",
    "council.of": "of the municipal council",
    "council.name": "municipal council",
    "grants_rule": "Grants are voted.",
    "union_data": "",
}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Put it to {council}.", "Put it to the municipal council."),
        ("{council} votes.", "The municipal council votes."),
        ("It waits. {council} votes.", "It waits. The municipal council votes."),
        ("{council.name}; letter", "Municipal council; letter"),
        ("Letter; {council.name}", "Letter; municipal council"),
        (
            "Really? {council} votes… {council} again",
            "Really? The municipal council votes… The municipal council again",
        ),
        ("Count. {union_data} {grants_rule} Check.", "Count. Grants are voted. Check."),
        ("Count. {union_data}", "Count."),
        ("{union_data} Count.", "Count."),
        ("No room at all", "No room at all"),
        ("What is {unknown}?", "What is {unknown}?"),
    ],
)
def test_a_slot_becomes_part_of_its_sentence(text: str, said: str) -> None:
    assert filled(text, WORDS) == said


def test_a_text_says_which_slots_it_has_in_which_form() -> None:
    assert list(slots_in("{council.of} and {grants_rule}, not {Council} or {council.from}")) == [
        "council.of",
        "grants_rule",
    ]
    assert [without_form(slot) for slot in ("council.of", "council.to", "council.name", "council")] == ["council"] * 4
