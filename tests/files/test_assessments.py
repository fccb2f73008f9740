import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files.shelf import SMALL, TESTS, measures, problems_of, toolkit
from planner.files.assessments import assessed_benchmark, load_assessment, read_assessment
from planner.files.content import read_benchmark, read_catalogue
from planner.files.shipped import samples
from planner.problem import ProblemsFoundError
from planner.toolkit.assessment import Answer


@pytest.mark.parametrize("path", samples("anti-discrimination"), ids=lambda path: path.stem)
def test_every_sample_reads_without_a_problem(path: Path) -> None:
    assert read_assessment(path, toolkit(), measures()).answers


def test_short_forms_mean_what_the_long_ones_do() -> None:
    path = TESTS / "broken" / "assessments" / "no_faults.yaml"
    read = read_assessment(path, toolkit(), measures())
    assert read.scope == ("F06",)
    assert read.answers["6.1"][0].answer is Answer.NO
    assert "6.5" not in read.answers
    assert [evidence.title for evidence in read.answers["6.4"][0].evidence] == ["Review", "Another review"]
    assert read.context["C1"].readings == ()
    assert read.context["C6"].figures == {"election": date(2027, 10, 10)}
    assert read.plan.roles["hr"].name == "Human resources department"
    assert read.plan.caps == {"quick_wins": 3, "longer_term": 4}
    assert read.plan.weights == {
        "value": 0.7,
        "ease": 0.3,
        "ease_effort": 0.4,
        "ease_cost": 0.4,
        "leverage_most": 2,
    }
    assert read.plan.quick_win == {"max_weeks": 8, "max_effort": 10}
    assert [session.day for session in read.plan.council_sessions] == [date(2027, 3, 15), date(2027, 6, 14)]
    assert [session.papers_by for session in read.plan.council_sessions] == [None, date(2027, 5, 31)]


def test_a_number_where_a_text_is_meant_is_taken_as_it_was_written() -> None:
    read = read_assessment(TESTS / "broken" / "assessments" / "numbers_as_texts.yaml", toolkit(), measures())
    assert (read.city.name, read.plan.version) == ("2027", "1.10")
    assert read.answers["6.1"][0].note == "42"
    assert read.answers["6.1"][0].evidence[0].title == "7"


def test_the_small_benchmark_is_assessed_in_its_own_language() -> None:
    benchmark = read_benchmark(SMALL / "benchmark" / "bibliotheques", "fr")
    catalogue = read_catalogue(SMALL / "plan_templates" / "bibliotheques", "fr")
    rocmarin = read_assessment(SMALL / "rocmarin.yaml", benchmark, catalogue)
    assert rocmarin.context["C1"].readings == ("protected",)
    assert catalogue.action_by_id["F01-04"].needs[0].lag == 10
    assert benchmark.factors[0].questions[0].text.endswith("\u202f?")


def test_a_file_tells_its_benchmark_and_language_before_it_is_read() -> None:
    assert assessed_benchmark(SMALL / "rocmarin.yaml") == ("bibliotheques", "fr")
    with pytest.raises(ProblemsFoundError) as caught:
        assessed_benchmark(TESTS / "broken" / "assessments" / "empty_root.yaml")
    assert [problem.code for problem in caught.value.problems] == ["missing-key"]


def test_an_action_that_is_gone_may_still_be_named_and_one_that_never_was_may_not(tmp_path: Path) -> None:
    file = tmp_path / "city.yaml"
    written = "city: X\nbenchmark: anti-discrimination\ndate: 2026-11-02\nanswers: {'2.1': no}\nplan:\n  done: [%s]\n"
    codes = {}
    for action in ("F02-02", "F02-99"):
        file.write_text(written % action, encoding="utf-8")
        codes[action] = [problem.code for problem in load_assessment(file, toolkit(), measures())[1]]
    assert codes == {"F02-02": [], "F02-99": ["unknown-action"]}


def test_a_date_is_never_guessed_from_a_number(tmp_path: Path) -> None:
    head = "city: Havelmar\nbenchmark: anti-discrimination\n"
    assert problems_of(f"{head}date: 0\n", tmp_path) == ["not-a-date"]
    assert problems_of(f"{head}date: 86400\n", tmp_path) == ["not-a-date"]
    assert problems_of(f"{head}date: 2027-02-29\n", tmp_path) == ["not-a-date"]
    assert problems_of(f"{head}date: 2027-02-28\n", tmp_path) == []


def test_a_region_needs_a_country_and_has_to_belong_to_it(tmp_path: Path) -> None:
    head = "city: Havelmar\nbenchmark: anti-discrimination\ndate: 2026-10-15\nplan:\n"
    assert problems_of(f"{head}  region: Alsace\n", tmp_path) == ["region-without-country"]
    assert problems_of(f"{head}  country: FR\n  region: Alsac\n", tmp_path) == ["unknown-region"]


def test_the_problem_list_reads_well() -> None:
    path = TESTS / "broken" / "assessments" / "names.yaml"
    _, problems = load_assessment(path, toolkit(), measures())
    lines = [f"{problem.place.line}: {problem.english()} [{problem.code}]" for problem in problems]
    assert (TESTS / "golden" / "problems.txt").read_text(encoding="utf-8").splitlines() == lines


@pytest.mark.parametrize(
    ("answer", "quoted"),
    [
        ("{answer: no, confidential_note: [zibeline]}", False),
        ("{answer: no, confidential_note: {zibeline: zibeline}}", False),
        ("{answer: no, confidential_note: %s}" % ("zibeline " * 2_000), False),
        ("{answer: no, confidential_note: {zibeline: one, zibeline: two}}", False),
        ("{answer: no, confidential_note: [[{zibeline: one, zibeline: two}]]}", False),
        ("{answer: no, confidential_note: {a: b}, zibeline: one, zibeline: two}", True),
        ("{answer: no, confidential_note: *zibeline }", False),
        ("{answer: no, confidential_note: &zibeline was heard}", False),
        ("{answer: no, confidential_note: !zibeline was heard}", False),
        ("{answer: no, confidential_note: !<zibeline> was heard}", False),
        ("{answer: no, evidence: [{title: *zibeline , confidential: true}]}", False),
        ("{answer: no, evidence: [{title: a, dated: zibeline, confidential: true}]}", False),
        ("{answer: no, evidence: [{title: a, dated: zibeline, confidential: zibeline}]}", True),
        ("{answer: no, evidence: [{title: a, dated: zibeline, confidential: false}]}", True),
        ("{answer: no, evidence: [{title: a, dated: zibeline}]}", True),
    ],
)
def test_a_problem_quotes_nothing_that_is_confidential(answer: str, quoted: bool, tmp_path: Path) -> None:  # noqa: FBT001
    path = tmp_path / "city.yaml"
    path.write_text(
        f'city: Havelmar\nbenchmark: anti-discrimination\ndate: 2026-10-15\nanswers:\n  "6.1": {answer}\n',
        encoding="utf-8",
    )
    _, problems = load_assessment(path, toolkit(), measures())
    assert problems
    assert ("zibeline" in " ".join(problem.english() for problem in problems)) == quoted


KEYS = st.sampled_from(
    ["city", "benchmark", "date", "scope", "answers", "context", "plan", "verdicts", "1.1", "C1", "by", "answer", "é"]
)
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(alphabet="aé:-1 ", max_size=8), KEYS
)
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=25
)


@given(tree=st.dictionaries(KEYS, TREES, max_size=6))
def test_random_content_gives_problems_and_nothing_worse(
    tmp_path_factory: pytest.TempPathFactory, tree: object
) -> None:
    codes = problems_of(as_yaml(tree), tmp_path_factory.getbasetemp())
    assert all(codes)


def as_yaml(tree: object) -> str:
    """Write a tree as JSON, which is YAML."""
    return json.dumps(tree)


def test_a_comment_that_cuts_what_is_confidential_is_told_without_a_word_of_it(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(
        "city: X\nbenchmark: anti-discrimination\ndate: 2026-08-20\nanswers:\n"
        '  "6.1":\n    answer: no\n    confidential_note: Told in tears # 4\n',
        encoding="utf-8",
    )
    (problem,) = load_assessment(path, toolkit(), measures())[1]
    assert (problem.code, problem.place.line, problem.values["text"]) == ("text-cut-off", 7, "…")
