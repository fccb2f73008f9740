"""What cannot be the value of a field is refused in our words, in every language, with what would fit."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from planner.problem import Problem, ProblemsFoundError
from planner.store import Change, Create, Entity
from planner.store.prepared import prepared
from planner.store.shapes import SHAPES
from planner.wording import LANGUAGES, Wording
from planner.wording.translations import translations

HOSTILE: tuple[object, ...] = (
    None, "", "often", "x" * 30_000, "\ud800", -1, 10**9, 10**400, 0.5, float("nan"), float("inf"), True,
    date(2027, 1, 4), "2027-13-45", [], [1], {}, {"kind": "?"}, b"\xff", object(),
)  # fmt: skip
FIELDS = [(entity, name) for entity, shape in SHAPES.items() for name in shape.codecs]


def refusals(*edits: Change | Create) -> tuple[Problem, ...]:
    try:
        prepared(edits)
    except ProblemsFoundError as error:
        return error.problems
    return ()


def changes(entity: Entity, field: str) -> Iterator[Change]:
    for value in HOSTILE:
        yield Change(entity=entity, id="X", field=field, seen=None, new=value)


@pytest.mark.parametrize(("entity", "field"), FIELDS, ids=str)
def test_a_reader_meets_no_words_of_the_framework(entity: Entity, field: str) -> None:
    french = translations("fr").sentences
    for change in changes(entity, field):
        for problem in refusals(change):
            assert {problem.what, problem.fix} <= french.keys()
            for language in LANGUAGES:
                sentences = " ".join(
                    Wording(language).say(text, **problem.values) for text in (problem.what, problem.fix)
                )
                assert not re.search(r"\{\w+\}|should|[Ii]nput|valid|pydantic", sentences), sentences


def change(field: str, new: object) -> Change:
    return Change(entity=Entity.ACTION, id="F06-01", field=field, seen=None, new=new)


@pytest.mark.parametrize(
    ("edit", "english", "french"),
    [
        (
            change("percent", 130),
            "“130” cannot be the value of “F06-01.percent”. Write a number ≤ 100.",
            "« 130 » ne peut pas être la valeur de « F06-01 – Part réalisée ». Écrivez un nombre ≤ 100.",
        ),
        (
            change("duration", "soon"),
            "“soon” cannot be the value of “F06-01.duration”. Write a whole number such as 12.",
            "« soon » ne peut pas être la valeur de « F06-01 – Durée ». Écrivez un nombre entier, par exemple 12.",
        ),
        (
            change("not_before", "someday"),
            (
                "“someday” cannot be the value of “F06-01.not_before”. Write a single day, the day before the month: "
                "4/1/2027 or 4 January 2027; or year-month-day: 2027-01-04."
            ),
            (
                "« someday » ne peut pas être la valeur de « F06-01 – Pas avant ». Écrivez un seul jour, le jour avant "
                "le mois : 4/1/2027 ou 4 janvier 2027 ; ou année-mois-jour : 2027-01-04."
            ),
        ),
        (
            change("own_deadline", "someday"),
            (
                "“someday” cannot be the value of “F06-01.own_deadline”. Write by when it is to be done, the day "
                "first: 31/03/2027, or a month, a quarter or a year, whose last day is then meant: June 2027, Q2 2027, "
                "end of 2027. From, after or about a day is no deadline. Write ongoing where there is none."
            ),
            (
                "« someday » ne peut pas être la valeur de « F06-01 – Date limite ». Écrivez pour quand, le jour "
                "d’abord : 31/03/2027, ou un mois, un trimestre, une année, dont le dernier jour est alors retenu : "
                "juin 2027, T2 2027, fin 2027. « À partir de », « après » ou « vers » ne donnent pas de date limite. "
                "Écrivez « en continu » s’il n’y en a pas."
            ),
        ),
    ],
    ids=lambda value: value.field if isinstance(value, Change) else "",
)
def test_what_would_fit_is_said_in_each_language(edit: Change, english: str, french: str) -> None:
    (problem,) = refusals(edit)
    assert (problem.code, problem.english()) == ("value-refused", english)
    wording = Wording("fr")
    sentences = " ".join(wording.say(text, **problem.values) for text in (problem.what, problem.fix))
    assert re.sub(r"\s+", " ", sentences) == french


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("closures", [{"first": "2027-08-15", "last": "2027-08-01"}], "closure-out-of-order"),
        ("council_sessions", [{"day": "2027-06-14", "papers_by": "2027-06-30"}], "papers-after-session"),
    ],
)
def test_a_rule_about_several_days_has_a_sentence_of_its_own(field: str, value: object, code: str) -> None:
    (problem,) = refusals(Change(entity=Entity.PLAN, id="P", field=field, seen=None, new=value))
    assert (problem.code, problem.place.field) == (code, f"P.{field}")
