"""How long it takes to ask 1,000 rules about 50 answers, causes included; the goal is 1 ms."""

import random
from collections.abc import Mapping

from pytest_benchmark.fixture import BenchmarkFixture

from planner.plan import AnswerReason
from planner.proposal.conditions import Cause, Facts, Holds, compiled
from planner.templates.conditions import AllOf, AnswerIs, AnyOf, Condition, Not
from planner.toolkit.assessment import Answer

RULES, QUESTIONS, CITIES = 1_000, 50, 100


def some_rules(dice: random.Random) -> list[Condition]:
    """Return rules of one to three clauses: single answers, all of them, any of them, or none."""
    questions = [f"{1 + number // 10}.{number % 10}" for number in range(QUESTIONS)]

    def clause() -> Condition:
        return AnswerIs(question=dice.choice(questions), answer=tuple(dice.sample(list(Answer), dice.randint(1, 3))))

    def rule() -> Condition:
        clauses = tuple(clause() for _ in range(dice.randint(1, 3)))
        if len(clauses) == 1:
            return clauses[0] if dice.random() < 0.8 else Not.model_validate({"not": clauses[0]})
        return AllOf(all=clauses) if dice.random() < 0.5 else AnyOf(any=clauses)

    return [rule() for _ in range(RULES)]


def some_city(dice: random.Random) -> Facts:
    answers = {f"{1 + number // 10}.{number % 10}": dice.choice(list(Answer)) for number in range(QUESTIONS)}
    return Facts(answers, {}, frozenset())


def plainly(condition: Condition, answers: Mapping[str, Answer]) -> list[tuple[str, Answer]] | None:
    """Return the answers that make a condition hold, read word by word; None when it does not."""
    match condition:
        case AnswerIs(question=question, answer=wanted):
            return [(question, answers[question])] if answers[question] in wanted else None
        case Not(not_=inner):
            return [] if plainly(inner, answers) is None else None
        case AllOf(all=clauses):
            all_causes = [plainly(clause, answers) for clause in clauses]
            return None if None in all_causes else [cause for causes in all_causes for cause in causes or ()]
        case AnyOf(any=clauses):
            held = [causes for clause in clauses if (causes := plainly(clause, answers)) is not None]
            return [cause for causes in held for cause in causes] if held else None
    raise AssertionError(condition)


def causes_of(rules: list[Holds], facts: Facts) -> list[tuple[Cause, ...] | None]:
    return [holds(facts) for holds in rules]


def answers_in(causes: tuple[Cause, ...] | None) -> list[tuple[str, Answer]] | None:
    if causes is None:
        return None
    return [(cause.question, cause.answer) for cause in causes if isinstance(cause, AnswerReason)]


def test_asking_a_thousand_rules_about_fifty_answers(benchmark: BenchmarkFixture) -> None:
    dice = random.Random(2026)  # noqa: S311 - the same rules and cities in every run
    conditions = some_rules(dice)
    rules = [compiled(condition) for condition in conditions]
    for _ in range(CITIES):
        facts = some_city(dice)
        assert list(map(answers_in, causes_of(rules, facts))) == [
            plainly(condition, facts.answers) for condition in conditions
        ]
    causes = benchmark(causes_of, rules, some_city(dice))
    assert any(causes)
    if benchmark.stats:
        print(f"\n1,000 rules over 50 answers: {1000 * benchmark.stats.stats.median:.2f} ms, causes included")  # noqa: T201 - the figure is what the run is for


def test_compiling_a_thousand_rules(benchmark: BenchmarkFixture) -> None:
    conditions = some_rules(random.Random(2026))  # noqa: S311 - the same rules in every run
    rules = benchmark(lambda: [compiled(condition) for condition in conditions])
    assert len(rules) == RULES
