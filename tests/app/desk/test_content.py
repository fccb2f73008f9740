"""An assessment names its benchmark by id and language: it is read, or the existing ones are named."""

import pytest
from refusals import codes

from planner.app.desk.content import case_of, content, language_for, readable_languages, stored_case, without_place
from planner.app.desk.content_versions import (
    answered,
    answered_version,
    stored_version,
    version_edits,
    version_id,
)
from planner.problem import ProblemsFoundError
from planner.store import Actor, Store

BENCHMARK, ASSESSMENT = "anti-discrimination", "havelmar-2026-10-15"
ANNA = Actor("anna")


def test_content_is_read_once_and_in_the_language_that_is_asked_for() -> None:
    english, _ = content(BENCHMARK, "en")
    french, _ = content(BENCHMARK, "fr")
    assert english.title != french.title
    assert english.factor_of_question == french.factor_of_question
    assert content(BENCHMARK, "en")[0] is english


@pytest.mark.parametrize(
    ("name", "language", "code"), [(BENCHMARK, "de", "unknown-language"), ("anti-discr", "en", "unknown-benchmark")]
)
def test_what_there_is_not_is_refused_with_what_there_is(name: str, language: str, code: str) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        content(name, language)
    assert codes(error) == [code]


@pytest.mark.parametrize(("reader", "read_in"), [("fr", "fr"), ("en", "en"), ("ga", "en")])
def test_a_reader_gets_a_benchmark_in_their_language_or_as_it_was_written(reader: str, read_in: str) -> None:
    assert language_for(BENCHMARK, reader) == read_in


def test_the_language_in_which_a_benchmark_was_written_comes_first() -> None:
    assert readable_languages(BENCHMARK)[0] == "en"
    assert "fr" in readable_languages(BENCHMARK)


def test_a_stored_case_is_in_its_own_language_unless_another_is_named(read_only: Store) -> None:
    own, english = case_of(read_only, ASSESSMENT), case_of(read_only, ASSESSMENT, "en")
    assert (own.language, english.language) == ("fr", "en")
    assert own.assessment == english.assessment
    with pytest.raises(ProblemsFoundError) as error:
        case_of(read_only, "havelmar-2026-10-16")
    assert codes(error) == ["not-in-store"]


def test_what_answers_todays_benchmark_all_has_its_place(read_only: Store) -> None:
    stored = read_only.assessment(ASSESSMENT)
    assert without_place(read_only, stored) == ()
    assert stored_case(read_only, stored).unplaced == ()


def test_the_same_content_has_the_same_id_and_another_one_another() -> None:
    english, french = content(BENCHMARK, "en")[0], content(BENCHMARK, "fr")[0]
    assert version_id(english) == version_id(english.model_copy())
    assert version_id(english) != version_id(french)
    renamed = english.model_copy(update={"title": "Another title"})
    assert version_id(renamed) != version_id(english)
    assert version_id(renamed).startswith(f"{english.id}-{english.version}-")


def test_the_version_that_was_answered_is_kept_whole(read_only: Store) -> None:
    stored = read_only.assessment(ASSESSMENT)
    version = answered_version(read_only, stored)
    assert version == version_id(content(BENCHMARK, "fr")[0])
    assert stored_version(read_only, version) == content(BENCHMARK, "fr")[0]
    assert answered(read_only, stored).whole == content(BENCHMARK, "fr")[0]


def test_an_assessment_stays_readable_without_the_version_that_it_answers(read_only: Store) -> None:
    assert stored_version(read_only, "anti-discrimination-2012-1-000000000000") is None


def test_a_version_that_is_kept_is_not_kept_twice(havelmar: Store) -> None:
    before = len(havelmar.documents())
    batch = havelmar.commit(version_edits(content(BENCHMARK, "fr")[0]), by=ANNA)
    assert not batch.changed
    assert len(havelmar.documents()) == before
