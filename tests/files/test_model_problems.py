"""What pydantic finds wrong, said to the person who wrote the file."""

from typing import Any

import pytest

from planner.files.content import Templates
from planner.files.located_yaml import Value, parse_yaml
from planner.files.model_problems import keys_at, quoted_word
from planner.files.short_forms import spelled_out
from planner.files.validated import validated
from planner.templates.catalogue import ActionTemplate
from planner.toolkit.assessment import Assessment, Response

ACTION: dict[str, Any] = {
    "id": "F01-01", "title": "A", "why": "B", "answers": ["1.1"], "start_from": "nothing", "type": "rule",
    "lead": "hr", "weeks": 1, "effort": 1, "cost_band": 0, "remit": "own", "impact": 3, "visible": "staff",
    "first_steps": ["C"], "indicator": "D", "proof": "E",
}  # fmt: skip


def faults_of(when: str) -> list[tuple[str, str]]:
    """Return field and code of what is wrong with a condition."""
    lines = [f"{key}: {value!r}" for key, value in ACTION.items()]
    document = parse_yaml("\n".join([*lines, f"when: {when}"]), "action.yaml").document
    assert document is not None
    return [(problem.place.field, problem.code) for problem in validated(document, ActionTemplate).problems]


@pytest.mark.parametrize(
    ("when", "problems"),
    [
        ("{question: '1.1', answer: [no]}", []),
        ("{not: {all: [{factor: F01, standing: [weak]}, {context: C1, reading: hostile}]}}", []),
        ("{question: '1.1', answer: [perhaps]}", [("when.answer[1]", "unknown-word")]),
        ("{question: F01, answer: [no]}", [("when.question", "malformed-id")]),
        ("{question: '1.1'}", [("when.answer", "missing-key")]),
        ("{question: '1.1', answer: []}", [("when.answer", "empty-list")]),
        ("{question: '1.1', answer: [no], why: x}", [("when.why", "unknown-key")]),
        ("{question: '1.1', answer: [no], factor: F01, standing: [weak]}", [("when", "unknown-condition")]),
        ("{colour: blue}", [("when", "unknown-condition")]),
        ("always", [("when", "unknown-condition")]),
        ("{all: [{any: [{question: '1.1', answer: [nope]}]}]}", [("when.all[1].any[1].answer[1]", "unknown-word")]),
        ("{all: [{}, {not: []}]}", [("when.all[1]", "unknown-condition"), ("when.all[2].not", "unknown-condition")]),
        ("{all: {question: '1.1', answer: [no]}}", [("when.all", "not-a-list")]),
    ],
)
def test_of_the_conditions_that_were_possible_only_the_meant_one_is_spoken_of(
    when: str, problems: list[tuple[str, str]]
) -> None:
    assert faults_of(when) == problems


@pytest.mark.parametrize(
    ("loc", "known", "unknown"),
    [
        ((), "answers", "readings"),
        (("answers", "1.1", 7), "confidential_note", "city"),
        (("answers", "1.1", 7, "evidence", 0), "dated", "note"),
        (("context", "C1"), "figures", "context"),
        (("plan", "closures", 3), "last", "closures"),
    ],
)
def test_the_keys_of_a_place_are_those_of_its_model(loc: tuple[str | int, ...], known: str, unknown: str) -> None:
    keys = keys_at(Assessment, loc)
    assert known in keys
    assert unknown not in keys


def test_keys_are_named_as_the_files_spell_them() -> None:
    assert {"raise", "check_law"} <= set(keys_at(Templates, ("context", "readings", 0)))
    assert "except" in keys_at(Templates, ("context", "readings", 0, "adjust", 0, "where"))
    assert keys_at(ActionTemplate, ("when", "Not")) == ("not",)


def test_keys_below_what_has_none_are_none() -> None:
    assert keys_at(Assessment, ("date", "year")) == ()


@pytest.mark.parametrize(
    ("text", "path", "quoted"),
    [
        ("note: said aloud", ("note",), "said aloud"),
        ("note: " + "x" * 500, ("note",), "x" * 80),
        ("confidential_note: whispered", ("confidential_note",), "…"),
        ("evidence: [{title: letter}]", ("evidence", 0, "title"), "letter"),
        ("evidence: [{title: letter, confidential: true}]", ("evidence", 0, "title"), "…"),
        ("evidence: [{title: letter, confidential: no}]", ("evidence", 0, "title"), "…"),
        ("evidence: [{title: letter, confidential: false}]", ("evidence", 0, "title"), "letter"),
        ("evidence: [{title: letter, confidential: no}]", ("evidence", 0, "confidential"), "no"),
        ("evidence: [a]", ("evidence",), "…"),
    ],
)
def test_what_is_confidential_is_quoted_by_dots(text: str, path: tuple[str | int, ...], quoted: str) -> None:
    document = parse_yaml(text, "response.yaml").document
    assert document is not None
    assert quoted_word(document, Response, path) == quoted


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("city: {name: X, region: BY}", "It belongs under plan. What can stand here: name, country, population."),
        ("city: X\nplan: {name: Our plan}", "It belongs under city."),
        ("city: X\nregion: BY", "It belongs under plan."),
        ("city: X\nplan: {language: fr}", "It belongs at the beginning of a line, under no other entry."),
        # What is known in several places, or in none, or looks like what is known here, has no other place.
        ("city: {name: X, nmae: Y}", "Did you mean “name”?"),
        ("city: {name: X, mayor: Y}", "What can stand here: name, country, population."),
        ("city: X\nplan: {because: Y}", "What can stand here: title"),
    ],
)
def test_a_key_that_is_known_elsewhere_is_sent_to_where_it_belongs(written: str, hint: str) -> None:
    document = parse_yaml(f"{written}\nbenchmark: b\ndate: 2026-10-01\n", "city.yaml").document
    assert document is not None
    stand_ins: dict[str, Value] = {"city": "–"}
    (problem,) = validated(document, Assessment, written_as=spelled_out, stand_ins=stand_ins).problems
    assert problem.code == "unknown-key"
    assert problem.english().split(" is not known here. ")[1].startswith(hint)
