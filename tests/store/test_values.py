"""Values of the model are checked, written and read back so that both engines hold and compare the same."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic.fields import FieldInfo
from refusals import codes

from planner.plan import ActionStatus
from planner.problem import Place, ProblemsFoundError
from planner.store.values import Codec, Storage

HERE = Place(field="F06-01.note")


def codec(annotation: Any) -> Codec:
    return Codec.of("note", FieldInfo.from_annotation(annotation))


@pytest.mark.parametrize(
    ("annotation", "value", "plain", "storage"),
    [
        (bool, True, True, Storage.FLAG),
        (int, 5, 5, Storage.INTEGER),
        (float, 2.5, 2.5, Storage.REAL),
        (str | None, "a\r\nb", "a\nb", Storage.TEXT),
        (date, date(2027, 3, 1), "2027-03-01", Storage.TEXT),
        (ActionStatus, ActionStatus.DONE, "done", Storage.TEXT),
        (tuple[str, ...], ("a", "b"), ["a", "b"], Storage.JSON),
    ],
    ids=str,
)
def test_a_value_is_plain_in_history_and_the_models_again_when_read(
    annotation: object, value: object, plain: object, storage: Storage
) -> None:
    known = codec(annotation)
    assert (known.plain(value, HERE), known.storage) == (plain, storage)
    assert known.value(plain) == (value if value != "a\r\nb" else "a\nb")


def test_a_flag_is_a_number_in_its_column_and_nothing_is_null() -> None:
    assert codec(bool).column(plain=True) == 1
    assert codec(tuple[str, ...]).column(["a"]) == '["a"]'
    assert codec(str | None).column(None) is None
    assert codec(tuple[str, ...] | None).column(None) is None


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "much"])
def test_what_is_no_number_is_refused_by_its_field(value: object) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        codec(float).plain(value, HERE)
    assert codes(error) == ["value-refused"]
    assert "“F06-01.note”" in error.value.problems[0].english()


def test_what_was_seen_is_compared_though_todays_model_would_refuse_it() -> None:
    assert codec(ActionStatus).compared("postponed") == "postponed"
    assert codec(ActionStatus).compared(ActionStatus.DONE) == "done"


def test_no_message_quotes_what_can_be_confidential() -> None:
    touchy = Codec.of("note", FieldInfo.from_annotation(int), touchy=True)
    with pytest.raises(ProblemsFoundError) as error:
        touchy.plain("Anna is ill", HERE)
    assert "Anna" not in error.value.problems[0].english()


@given(st.lists(st.text(st.characters(codec="ascii", categories=("L", "N", "P")), max_size=5), max_size=4))
def test_what_is_written_is_read_again(texts: list[str]) -> None:
    known = codec(tuple[str, ...])
    plain = known.plain(tuple(texts), HERE)
    assert known.value(plain) == tuple(texts)
