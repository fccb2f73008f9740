"""A result is used again for the same arguments, whatever threads ask, and never for others."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from planner.remembered import remembered


@dataclass(frozen=True)
class Counted:
    """Numbers, compared as a plan is: part by part."""

    numbers: tuple[int, ...]


def test_equal_arguments_are_computed_once_although_they_are_other_objects() -> None:
    computed = []

    @remembered(2)
    def total(counted: Counted) -> int:
        computed.append(counted)
        return sum(counted.numbers)

    assert [total(Counted((1, 2))), total(Counted((1, 2)))] == [3, 3]
    assert len(computed) == 1


def test_what_has_no_hash_is_remembered_too() -> None:
    @remembered(1)
    def first(numbers: list[int]) -> list[int]:
        return numbers[:1]

    assert first([1, 2]) is first([1, 2])


@pytest.mark.parametrize(("few", "computed"), [(1, 5), (2, 3), (3, 3)])
def test_only_the_last_results_are_kept_in_mind(few: int, computed: int) -> None:
    calls = []

    @remembered(few)
    def doubled(number: int) -> int:
        calls.append(number)
        return 2 * number

    assert [doubled(number) for number in (1, 2, 1, 2, 3)] == [2, 4, 2, 4, 6]
    assert len(calls) == computed


def test_arguments_by_name_and_by_place_are_told_apart_and_give_the_same() -> None:
    @remembered(4)
    def power(number: int, exponent: int = 2) -> int:
        return int(number**exponent)

    assert [power(3), power(3, 2), power(3, exponent=2), power(number=3)] == [9] * 4
    assert power(3, 3) == 27


def test_a_failure_is_not_remembered() -> None:
    calls = []

    @remembered(1)
    def refused(number: int) -> int:
        calls.append(number)
        if len(calls) == 1:
            msg = "not yet"
            raise ValueError(msg)
        return number

    with pytest.raises(ValueError, match="not yet"):
        refused(1)
    assert refused(1) == 1


def test_a_function_keeps_its_name_and_its_words() -> None:
    @remembered(1)
    def named() -> None:
        """Say nothing."""

    assert (named.__name__, named.__doc__) == ("named", "Say nothing.")


def test_threads_that_ask_at_once_each_get_their_own_result() -> None:
    @remembered(2)
    def tripled(number: int) -> int:
        return 3 * number

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(tripled, [*range(20)] * 20)) == [3 * number for number in range(20)] * 20
