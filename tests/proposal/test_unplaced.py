"""Answers, readings and verdicts without a place in changed content are listed, with where their text stands today."""

import time
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from changed_content import BENCHMARK, HOURS, LOANS, RAMPS, SHELVES, SMALL, STAFF

from planner.files.content import languages_of, read_benchmark, read_catalogue
from planner.files.shipped import content_folders, known_benchmarks
from planner.proposal.unplaced import (
    SAME,
    Answered,
    Fate,
    Part,
    Unplaced,
    likeness,
    placed,
    places,
    question_texts,
    unplaced,
)
from planner.templates.catalogue import Catalogue
from planner.toolkit.assessment import Answer, Assessment, ContextReading, Response, Standing, Verdict
from planner.toolkit.benchmark import Aspect, Benchmark, GuidingQuestion
from planner.toolkit.city import City
from planner.toolkit.plan_settings import PlanSettings, RoleHolder

TEXTS = {"1.1": RAMPS, "1.2": STAFF, "1.3": HOURS}


@pytest.fixture
def small() -> Benchmark:
    return read_benchmark(SMALL / "benchmark" / BENCHMARK, "fr")


@pytest.fixture
def catalogue() -> Catalogue:
    return read_catalogue(SMALL / "plan_templates" / BENCHMARK, "fr")


def answered(**more: object) -> Assessment:
    """An assessment in which the city answered 1.1, 1.2 and 1.3."""
    assessment = {question: (Response(answer=Answer.NO),) for question in TEXTS}
    city = City(name="Rocmarin")
    blank = Assessment(city=city, benchmark=BENCHMARK, date=date(2026, 11, 2), language="fr")
    return blank.model_copy(update={"answers": assessment, **more})


def asking(benchmark: Benchmark, texts: dict[str, str]) -> Benchmark:
    """The benchmark with other questions in its first key factor."""
    first, *rest = benchmark.factors
    questions = tuple(GuidingQuestion(id=id_, text=text, evidence="–") for id_, text in texts.items())
    return benchmark.model_copy(update={"factors": (first.model_copy(update={"questions": questions}), *rest)})


def lost_parts(
    assessment: Assessment, before: Benchmark, today: Benchmark, catalogue: Catalogue
) -> tuple[Unplaced, ...]:
    return unplaced(assessment, Answered(whole=before), today, catalogue)


@pytest.mark.parametrize(
    ("today", "fates"),
    [
        pytest.param(TEXTS, [], id="the same"),
        pytest.param({"1.1": RAMPS, "1.2": STAFF}, [("1.3", Fate.GONE, None)], id="gone"),
        pytest.param({"1.1": RAMPS, "1.2": STAFF, "1.9": HOURS}, [("1.3", Fate.MOVED, "1.9")], id="renumbered"),
        pytest.param(
            {"1.1": RAMPS, "1.2": SHELVES, "1.3": STAFF, "1.4": HOURS},
            [("1.2", Fate.MOVED, "1.3"), ("1.3", Fate.MOVED, "1.4")],
            id="a new one came between",
        ),
        pytest.param(
            {"1.1": RAMPS, "1.2": HOURS, "1.3": STAFF},
            [("1.2", Fate.MOVED, "1.3"), ("1.3", Fate.MOVED, "1.2")],
            id="swapped",
        ),
        pytest.param({**TEXTS, "1.1": LOANS}, [("1.1", Fate.REPLACED, None)], id="another text at its id"),
        pytest.param({**TEXTS, "1.1": RAMPS.replace("une entrée", "au moins une entrée")}, [], id="lightly reworded"),
        pytest.param({**TEXTS, "1.1": RAMPS.upper().replace(" ?", "\u202f?")}, [], id="other capitals and spaces"),
        pytest.param(
            {"1.1": LOANS, "1.2": STAFF, "1.3": HOURS, "1.4": RAMPS.replace("une entrée", "au moins une entrée")},
            [("1.1", Fate.MOVED, "1.4")],
            id="reworded and renumbered",
        ),
    ],
)
def test_what_became_of_a_question(
    small: Benchmark, catalogue: Catalogue, today: dict[str, str], fates: list[tuple[str, Fate, str | None]]
) -> None:
    result = lost_parts(answered(), asking(small, TEXTS), asking(small, today), catalogue)
    assert [(part.id, part.fate, part.target) for part in result] == fates
    assert all(part.part is Part.ANSWER and part.text == TEXTS[part.id] for part in result)


def test_the_same_text_elsewhere_comes_before_a_similar_one_under_the_same_id() -> None:
    authority = "Does the person in charge have enough authority to do the job well?"
    means = "Does the person in charge have enough means to do the job well?"
    assert likeness(authority, means) >= SAME
    assert places({"3.2": authority}, {"3.2": means, "3.3": authority}) == {"3.2": "3.3"}


def test_no_two_questions_of_a_shipped_benchmark_pass_for_one_another() -> None:
    for name in known_benchmarks():
        folders = content_folders(name, Path())
        for language in languages_of(folders):
            texts = question_texts(read_benchmark(folders[0], language))
            alike = [pair for pair in combinations(texts.values(), 2) if likeness(*pair) >= SAME]
            assert alike == []


def test_an_aspect_that_is_gone_is_found_and_a_whole_answer_covers_new_aspects(
    small: Benchmark, catalogue: Catalogue
) -> None:
    aspects = (Aspect(id="1.2a", text="Sourdes", evidence="–"), Aspect(id="1.2b", text="Malvoyantes", evidence="–"))
    plain = asking(small, TEXTS)
    first, *rest = plain.factors
    questions = tuple(
        question.model_copy(update={"aspects": aspects}) if question.id == "1.2" else question
        for question in first.questions
    )
    with_aspects = plain.model_copy(update={"factors": (first.model_copy(update={"questions": questions}), *rest)})
    assert lost_parts(answered(), plain, with_aspects, catalogue) == ()
    by_aspect = answered(answers={"1.2b": (Response(answer=Answer.YES, by="direction"),)})
    (lost,) = lost_parts(by_aspect, with_aspects, plain, catalogue)
    assert (lost.id, lost.fate, lost.text, lost.by) == ("1.2b", Fate.GONE, "Malvoyantes", ("direction",))


def test_a_target_answered_by_the_same_respondent_is_named(small: Benchmark, catalogue: Catalogue) -> None:
    both = answered(
        answers={
            "1.3": tuple(Response(answer=Answer.NO, by=by) for by in ("direction", "lecteurs")),
            "1.9": (Response(answer=Answer.YES, by="lecteurs"),),
        }
    )
    today = asking(small, {"1.1": RAMPS, "1.2": STAFF, "1.9": HOURS})
    answers: dict[tuple[str, str | None], Benchmark | None] = {("1.9", "lecteurs"): today}
    (lost,) = unplaced(both, Answered(whole=asking(small, TEXTS), answers=answers), today, catalogue)
    assert (lost.target, lost.met) == ("1.9", ("lecteurs",))


def test_an_answer_that_moves_on_is_in_nobodys_way(small: Benchmark, catalogue: Catalogue) -> None:
    today = asking(small, {"1.1": RAMPS, "1.2": HOURS, "1.3": STAFF})
    assert [part.met for part in lost_parts(answered(), asking(small, TEXTS), today, catalogue)] == [(), ()]


def test_without_a_known_version_only_what_is_gone_has_no_place(small: Benchmark, catalogue: Catalogue) -> None:
    today = asking(small, {"1.1": LOANS, "1.2": STAFF})
    (lost,) = unplaced(answered(), Answered(), today, catalogue)
    assert (lost.id, lost.fate, lost.text) == ("1.3", Fate.GONE, "")


def test_verdicts_scope_context_actions_and_roles_are_looked_at_as_well(small: Benchmark, catalogue: Catalogue) -> None:
    plan = PlanSettings(
        deadlines={"F01-01": date(2027, 5, 1), "F09-01": date(2027, 6, 1)},
        done=("F01-02W", "F09-02"),
        roles={
            "direction": RoleHolder(name="Direction"),
            "imprimerie": RoleHolder(name="Imprimerie"),
            "atelier": RoleHolder(name="Atelier", own=True),
        },
        owners={"F01-01": "imprimerie", "F01-02": "atelier", "F01-03": "direction", "F09-01": "imprimerie"},
        partners={"F01-01": ("direction", "imprimerie"), "F09-01": ("imprimerie",)},
    )
    assessment = answered(
        answers={},
        verdicts={"F02": Verdict(standing=Standing.WEAK, because="Vu sur place.")},
        scope=("F01", "F02"),
        context={
            "C1": ContextReading(readings=("protected", "flooded"), figures={"travaux": date(2027, 3, 1), "eau": 3})
        },
        plan=plan,
    )
    today = small.model_copy(update={"factors": small.factors[:1]})
    result = {(part.part, part.key, part.fate) for part in lost_parts(assessment, small, today, catalogue)}
    assert result == {
        (Part.VERDICT, "F02", Fate.GONE),
        (Part.SCOPE, "F02", Fate.GONE),
        (Part.READING, "C1/flooded", Fate.GONE),
        (Part.FIGURE, "C1/eau", Fate.GONE),
        (Part.DEADLINE, "F09-01", Fate.GONE),
        (Part.DONE, "F09-02", Fate.GONE),
        (Part.HOLDER, "imprimerie", Fate.GONE),
        (Part.OWNER, "F09-01", Fate.GONE),
        (Part.OWNING_SERVICE, "F01-01/imprimerie", Fate.GONE),
        (Part.PARTNERS, "F09-01", Fate.GONE),
        (Part.PARTNERING_SERVICE, "F01-01/imprimerie", Fate.GONE),
    }


def test_a_key_factor_that_was_renumbered_takes_its_verdict_along(small: Benchmark, catalogue: Catalogue) -> None:
    assessment = answered(answers={}, verdicts={"F02": Verdict(standing=Standing.WEAK, because="Vu sur place.")})
    first, second = small.factors
    today = small.model_copy(update={"factors": (first, second.model_copy(update={"id": "F03"}))})
    (lost,) = lost_parts(assessment, small, today, catalogue)
    assert (lost.part, lost.fate, lost.target) == (Part.VERDICT, Fate.MOVED, "F03")


def test_what_has_no_place_is_left_out_and_all_else_stays(small: Benchmark, catalogue: Catalogue) -> None:
    today = asking(small, {**TEXTS, "1.1": LOANS})
    assessment = answered(verdicts={"F02": Verdict(standing=Standing.WEAK, because="Vu sur place.")})
    left = placed(assessment, lost_parts(assessment, asking(small, TEXTS), today, catalogue))
    assert set(left.answers) == {"1.2", "1.3"}
    assert left.verdicts == assessment.verdicts
    assert placed(assessment, ()) is assessment


def test_content_that_changed_altogether_is_compared_in_good_time() -> None:
    words = [f"word{number}" for number in range(40)]
    before = {f"{number}.1": " ".join([*words, f"old{number}"][number % 7 :]) for number in range(3_000)}
    today = {f"{number}.2": " ".join([*words, f"new{number}"][number % 5 :]) for number in range(3_000)}
    started = time.perf_counter()
    places(before, today)
    assert time.perf_counter() - started < 5
