"""A kind of problem, and what one of them repeats of the file."""

import pytest

from planner.files.message import Message, UnknownWord
from planner.problem import Place

ROLE = UnknownWord("unknown-role", "Role “{word}” is not known.", "Roles: {known}.")
HERE = Place(file="city.yaml", line=4)


def test_a_problem_has_its_place_and_its_gaps_filled() -> None:
    problem = Message("too-long", "“{key}” is too long.", "Shorten it to {most}.").at(HERE, key="title", most=250)
    assert (problem.code, problem.place) == ("too-long", HERE)
    assert problem.english() == "“title” is too long. Shorten it to 250."


@pytest.mark.parametrize("gap", ["key", "name", "tag", "text", "word"])
def test_what_people_wrote_is_repeated_as_far_as_it_takes_to_find_it(gap: str) -> None:
    problem = Message("x", f"{{{gap}}}", "").at(HERE, **{gap: "a" * 5_000})
    assert len(str(problem.values[gap])) == 80


def test_the_known_words_are_not_cut_in_the_middle_of_a_word() -> None:
    roles = tuple(f"department-{number}" for number in range(12))
    assert ROLE.at(HERE, "x", roles).values["known"] == ", ".join(roles)


def test_the_nearest_word_is_offered_and_the_others_are_listed() -> None:
    problem = ROLE.at(HERE, "mayer", ("mayor", "clerk"))
    assert problem.english() == "Role “mayer” is not known. Did you mean “mayor”? Roles: mayor, clerk."


def test_nothing_is_offered_where_nothing_is_near() -> None:
    assert ROLE.at(HERE, "zzz", ("mayor",)).english() == "Role “zzz” is not known. Roles: mayor."


def test_no_known_words_are_shown_as_a_dash() -> None:
    assert ROLE.at(HERE, "mayor", ()).english() == "Role “mayor” is not known. Roles: –."


def test_the_search_for_near_words_may_be_left_out() -> None:
    assert "Did you mean" not in ROLE.at(HERE, "mayer", ("mayor",), search=lambda _word, _known: None).fix
