"""YAML made to cost time or memory, or to be read as something else than what it shows."""

from collections.abc import Mapping


def _bomb(levels: int) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines)


def hostile_texts() -> Mapping[str, str]:
    """Return texts by what is hostile in them; none of them is a file of ours."""
    return {
        "reference bomb": _bomb(9),
        "reference to itself": "a: &a [*a]",
        "merged entries": "a: &a {b: c}\nd: {<<: *a}",
        "object of Python": "!!python/object/apply:os.system ['true']",
        "tag on a key": "? !!binary aGFsbG8=\n: x",
        "set": "!!set {a, b}",
        "deep brackets": "[" * 60_000,
        "deep braces": "{a: " * 60_000,
        "deep dashes": "- " * 60_000,
        "deep entries": "\n".join(" " * n + "a:" for n in range(1_500)),
        "deep closed brackets": "[" * 2_000 + "]" * 2_000,
        "unknown keys": "\n".join(f"key{n}: x" for n in range(200_000)),
        "few unknown keys": "\n".join(f"anser{n}: x" for n in range(9_000)),
        "same key": "city: x\n" * 60_000,
        "long list": "answers:\n" + "- x\n" * 200_000,
        "wide list": "[" + "x, " * 200_000 + "]",
        "long text": "city: " + "x" * 1_900_000,
        "long text in quotes": 'city: "' + "x " * 900_000 + '"',
        "quote without end": 'city: "' + "x\n " * 400_000,
        "folded text": "city: >\n" + "  x\n" * 300_000,
        "key without end": "x" * 1_500_000,
        "key of a thousand letters": "x" * 1_100 + ": y",
        "comments only": "# nothing\n" * 150_000,
        "blank lines": "\n" * 1_900_000,
        "spaces": " " * 1_900_000,
        "colons": ": " * 300_000,
        "quotes and colons": ": ' " * 300_000,
        "question marks": "? " * 30_000,
        "many documents": "--- x\n" * 100_000,
        "directives": "%YAML 9.9\n" * 1_000 + "--- x",
        "huge number": "date: " + "9" * 500_000,
        "huge exponent": "date: 1e999999999",
        "huge anchor": "a: &" + "x" * 500_000 + " y",
        "escapes": 'city: "' + "\\x41\\u0041\\U0001F600" * 20_000 + '"',
        "lone surrogates": 'city: "\\ud800\\udfff"',
        "zero in quotes": 'city: "a\\0b"',
        "escape of a terminal": 'city: "\\e[2J\\e[31m"\nplan: \\e]0;x',
        "turned writing": "city: \u202egnisrever\u2066",
        "gaps": "city: '{0.__class__} {x!r:>9999999} {{'\nbenchmark: '%s%n'",
        "path for a name": "benchmark: ../../../../etc\ncity: x\ndate: 2026-01-01",
        "long name": f"benchmark: {'a' * 50_000}\ncity: x\ndate: 2026-01-01",
        "language that is a path": "benchmark: anti-discrimination\nlanguage: ../../x\ncity: x\ndate: 2026-01-01",
        "byte order mark inside": "city: x\n\ufeffdate: 2026-01-01",
        "larger than is read": "a: b\n" * 500_000,
        "only a word": "planner",
        "only a number": "42",
        "only null": "~",
        "list of everything": "- city: x\n- date: 2026-01-01",
    }


def _city(rest: str) -> str:
    return f"city: Exampleton\nbenchmark: bibliotheques\ndate: 2026-08-20\n{rest}"


def hostile_assessments() -> Mapping[str, str]:
    """Return assessments that name more than there is, and all of it wrongly."""
    many = range(4_000)
    return {
        "unknown questions": _city("answers:\n" + "\n".join(f'  "{n}.{n}": no' for n in many)),
        "unknown answers": _city("answers:\n" + "\n".join(f'  "1.{n}": nope{n}' for n in many)),
        "answers that are texts": _city("answers:\n" + "\n".join(f'  "1.{n}": [{{answer: 1}}]' for n in range(3_000))),
        "unknown respondents": _city(
            "respondents:\n"
            + "\n".join(f"  - {{id: r{n}, role: x}}" for n in range(1_500))
            + '\nanswers:\n  "1.1":\n'
            + "\n".join(f"    - {{by: s{n}, answer: no}}" for n in range(1_500))
        ),
        "same respondent": _city("respondents:\n" + "  - {id: hr, role: x}\n" * 3_000),
        "unknown roles": _city("plan:\n  roles:\n" + "\n".join(f"    role-{n}: x" for n in many)),
        "unknown actions": _city("plan:\n  done: [" + ", ".join(f"F01-{n}" for n in range(9_000)) + "]"),
        "unknown deadlines": _city("plan:\n  deadlines:\n" + "\n".join(f"    F01-{n}: 2027-01-04" for n in many)),
        "deadlines that are no dates": _city("plan:\n  deadlines:\n" + "\n".join(f"    F01-{n}: x" for n in many)),
        "unknown weights": _city("plan:\n  weights:\n" + "\n".join(f"    w{'a' * n}: 1" for n in range(900))),
        "closures": _city(
            "plan:\n  closures:\n" + "\n".join("    - {first: 2027-01-01, last: 2099-12-31}" for _ in range(2_000))
        ),
        "long closures": _city("plan:\n  country: FR\n  closures:\n    - {first: 1990-01-01, last: 2100-12-31}"),
        "blank texts": _city("answers:\n" + "\n".join(f'  "1.{n}": {{answer: no, note: " "}}' for n in range(2_000))),
        "cut texts": _city("plan:\n  roles:\n" + "\n".join(f"    role-{n}: x # y" for n in many)),
        "no such place": _city("plan: {country: XX, region: " + "x" * 240 + "}"),
    }


def hostile_benchmarks() -> Mapping[str, str]:
    """Return files of key factors with too much in them."""
    question = "{id: 1.%d, text: x, evidence: y}"
    factor = "id: F01\ntitle: x\nstatement: y\nwhy: z\nquestions:\n"
    return {
        "many questions": factor + "\n".join(f"  - {question % n}" for n in range(4_000)),
        "same question": factor + "\n".join(f"  - {question % 1}" for _ in range(4_000)),
        "questions without texts": factor + "\n".join(f"  - {{id: 1.{n}}}" for n in range(6_000)),
        "aspects of aspects": factor
        + f"  - {{id: 1.1, text: x, evidence: y, aspects: [{question % 2}, {{aspects: []}}]}}",
        "title of a page": factor.replace("title: x", f"title: {'x' * 9_000}") + f"  - {question % 1}",
        "title without a letter": factor.replace("title: x", 'title: "\\u200b "') + f"  - {question % 1}",
    }


def _action(number: int, *, needs: str = "[]", when: str = "") -> str:
    return (
        f"  - {{id: F01-{number}, title: x, why: x, answers: ['1.1'], start_from: nothing, type: rule, "
        f"lead: batiments, weeks: 1, effort: 1, cost_band: 0, remit: own, impact: 3, visible: staff, needs: {needs}, "
        f"first_steps: [x], indicator: x, proof: x{when}}}"
    )


def _actions(*lines: str) -> str:
    return "factor: F01\nobjective: x\ntarget: y\nactions:\n" + "\n".join(lines)


def hostile_templates() -> Mapping[str, str]:
    """Return files of actions that wait for all the others, and conditions that say nothing at length."""
    some = range(700)
    answers = "{question: '1.1', answer: [no]}"
    asked = ", ".join(f"{{question: '1.{n}', answer: [no]}}" for n in range(1, 9))
    return {
        "actions in a ring": _actions(*(_action(n, needs=f"[F01-{(n + 1) % 700}]") for n in some)),
        "everything needs everything": _actions(
            *(_action(n, needs=f"[{', '.join(f'F01-{m}' for m in range(90) if m != n)}]") for n in range(90))
        ),
        "needs the same": _actions(_action(1, needs=f"[{', '.join(['F01-2'] * 9_000)}]"), _action(2)),
        "needs the unknown": _actions(_action(1, needs=f"[{', '.join(f'F09-{n}' for n in range(9_000))}]")),
        "same action": _actions(*(_action(1) for _ in some)),
        "actions without facts": _actions(*(f"  - {{id: F01-{n}}}" for n in range(4_000))),
        "conditions one in another": _actions(_action(1, when=f", when: {'{not: ' * 20}{answers}{'}' * 20}")),
        "conditions two by two": _actions(
            _action(1, when=f", when: {'{all: [' * 10}{answers}{f', {answers}]}}' * 10}")
        ),
        "faulty condition deep inside": _actions(_action(1, when=f", when: {'{any: [{not: ' * 9}{{x: y}}{'}]}' * 9}")),
        "conditions with many cases": _actions(
            *(_action(n, when=f", when: {{all: [{asked}, {{not: {{any: [{asked}]}}}}]}}") for n in range(150))
        ),
        "conditions that announce two things": _actions(
            *(_action(n, when=f", when: {{all: [{answers}], any: [{answers}], not: {answers}}}") for n in range(300))
        ),
    }
