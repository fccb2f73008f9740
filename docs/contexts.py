"""Write the pages that say what each reading of the context changes in three cities, in each language.

``make docs`` runs it, and a test compares what it makes with the pages that are kept:
``python docs/contexts.py [FOLDER]`` writes ``<language>/context.md`` below the folder, else beside itself.
The plans are those that the program drafts today; only the words around them stand in ``contexts.yaml``.
"""

import random
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from planner.draft.case import Case, Frame
from planner.draft.draft import Draft, ReadingInPlan
from planner.draft.pipeline import draft
from planner.files.content import read_benchmark, read_catalogue
from planner.files.shipped import benchmarks_folder, templates_folder
from planner.plan import ContextEffect, ContextReason
from planner.schedule.workdays import WorkCalendar
from planner.templates.catalogue import Catalogue, ContextRule
from planner.templates.own_country import in_country
from planner.toolkit.assessment import Assessment
from planner.toolkit.benchmark import Benchmark
from planner.track.plan_standing import PlanStanding
from planner.track.standing import standing_of_draft
from planner.wording import Wording

DOCS = Path(__file__).parent
WORDS = DOCS / "contexts.yaml"
NAME = "anti-discrimination"
START, ASSESSED, RESIDENTS = date(2027, 1, 4), date(2026, 10, 15), 250_000
MOODS: Mapping[str, tuple[str, ...]] = {
    "nothing": ("no",),
    "half-way": ("yes", "yes", "partly", "partly", "no", "no"),
    "strong": ("yes", "yes", "yes", "yes", "yes", "yes", "yes", "partly", "partly", "no"),
}
"""Of which answers a city of each base gives one by chance, always the same."""
ELECTIONS = {"election": "2027-06-13", "election-later": "2028-06-11"}
TITLE = 70
"""Characters of a title that a cell shows."""


@dataclass(frozen=True, slots=True)
class Content:
    """The benchmark and the templates in a language."""

    benchmark: Benchmark
    catalogue: Catalogue


@cache
def content(language: str) -> Content:
    """Return the shipped benchmark and templates."""
    return Content(
        read_benchmark(benchmarks_folder() / NAME, language),
        # A made-up city lies in no country: its texts are the neutral ones.
        in_country(read_catalogue(templates_folder() / NAME, language), None),
    )


@dataclass(frozen=True, eq=False)
class City:
    """A made-up city and its plan."""

    draft: Draft
    standing: PlanStanding

    @cached_property
    def ids(self) -> frozenset[str]:
        """The actions of the plan."""
        return frozenset(action.id for action in self.draft.plan.actions)

    @property
    def days(self) -> float:
        """Person-days of all actions."""
        return sum(action.effort for action in self.draft.plan.actions)

    @property
    def money(self) -> tuple[int, ...]:
        """EUR by year of the plan."""
        return tuple(year.money for year in self.standing.uses)

    @cached_property
    def results(self) -> Mapping[str, date]:
        """By question, the day of its result."""
        return {result.question: result.date for result in self.standing.results}


@cache
def city(base: str, factor: str = "", reading: str = "") -> City:
    """Return a city of a base that reads its context so, or does not."""
    held = content("en")
    chance = random.Random(7)  # noqa: S311 - a made-up city, no secret
    figures = {"election": ELECTIONS[reading]} if reading in ELECTIONS else {}
    stated: dict[str, Any] = {
        "city": {"name": "Portmarrow", "population": RESIDENTS},
        "benchmark": NAME,
        "date": ASSESSED,
        "answers": {
            question.id: ({"answer": chance.choice(MOODS[base])},)
            for of_factor in held.benchmark.factors
            for question in of_factor.asked
        },
        "context": {factor: {"readings": (reading,), "figures": figures}} if factor else {},
    }
    case = Case(
        assessment=Assessment.model_validate(stated),
        benchmark=held.benchmark,
        catalogue=held.catalogue,
        language="en",
    )
    drafted = draft(case, Frame(start=START, calendar=WorkCalendar(), language="en", title="A plan"))
    return City(drafted, standing_of_draft(drafted, case.own_catalogue.method))


def page(language: str) -> str:
    """Return the page in a language."""
    stated = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    words, wording = stated["page"][language], Wording(language)
    typeset = wording.typeset
    lines = [
        f"# {typeset(words['title'])}",
        "",
        words["other"],
        "",
        stated["made"],
        "",
        typeset(words["text"]),
        "",
        typeset(words["rules"]),
    ]
    held = content(language)
    for factor in held.benchmark.contextual_factors:
        lines += ["", f"## {factor.title}"]
        for rule in held.catalogue.context.readings:
            if rule.factor == factor.id:
                lines += ["", *_reading(rule, words, wording)]
    return "\n".join(lines) + "\n"


def _reading(rule: ContextRule, words: Mapping[str, Any], wording: Wording) -> Iterator[str]:
    yield f"### {wording.typeset(rule.title)}"
    yield ""
    yield wording.typeset(rule.text)
    if rule.in_papers:
        yield ""
        yield wording.typeset(words["politics"].format(title=rule.in_papers.title))
    yield ""
    yield "| " + " | ".join(wording.typeset(column) for column in words["columns"]) + " |"
    yield "|" + "---|" * len(words["columns"])
    for base in MOODS:
        yield "| " + " | ".join(_cells(base, rule, words, wording)) + " |"


def _cells(base: str, rule: ContextRule, words: Mapping[str, Any], wording: Wording) -> Iterator[str]:
    before, after = city(base), city(base, rule.factor, rule.reading)
    more, less = after.ids - before.ids, before.ids - after.ids
    for_it, instead = set(_for_it(after, rule)) & more, dict(_instead(after, rule))
    yield wording.typeset(words["bases"][base])
    yield _changed(len(before.ids), len(after.ids), wording.number)
    yield "<br>".join(_titled(action, wording) for action in sorted(for_it)) or words["none"]
    others, left = more - for_it - instead.keys(), less - set(instead.values())
    yield words["exchange"].format(more=len(others), less=len(left)) if others or left else words["none"]
    yield "<br>".join(f"{made} ← {hidden}" for made, hidden in sorted(instead.items())) or words["none"]
    yield _changed(before.money[0] if before.money else 0, after.money[0] if after.money else 0, wording.money)
    yield _changed(sum(before.money), sum(after.money), wording.money)
    yield _changed(round(before.days), round(after.days), wording.number)
    yield "<br>".join(_moved(rule, before, after, wording)) or words["none"]
    (read,) = (held for seen in after.draft.context for held in seen.readings)
    yield _kept(read, rule, words)


def _for_it(plan: City, rule: ContextRule) -> Iterator[str]:
    """Give the actions that are in a plan for a reading's sake: asked for, or first of two."""
    for action in plan.draft.plan.actions:
        for reason in action.reasons:
            if isinstance(reason, ContextReason) and reason.effect is ContextEffect.ADD:
                yield action.id
            if isinstance(reason, ContextReason) and reason.effect is ContextEffect.LINK and reason.action:
                yield reason.action
    yield from (action for action in rule.offer if action in plan.ids)


def _instead(plan: City, rule: ContextRule) -> Iterator[tuple[str, str]]:
    for replacement in rule.replace:
        if replacement.offer.id in plan.ids:
            yield replacement.offer.id, replacement.hide


def _moved(rule: ContextRule, before: City, after: City, wording: Wording) -> Iterator[str]:
    """Give the results that a reading puts first and that have another day, or none."""
    for question in rule.first:
        was, now = before.results.get(question), after.results.get(question)
        if was != now:
            yield wording.typeset(f"{question}: {_day(was, wording)} → {_day(now, wording)}")


def _day(day: date | None, wording: Wording) -> str:
    return wording.short_date(day) if day else "–"


def _changed(before: int, after: int, shown: Callable[[float], str]) -> str:
    return shown(after) if before == after else f"{shown(before)} → {shown(after)}"


def _titled(action: str, wording: Wording) -> str:
    template = content(wording.language).catalogue.action_by_id.get(action)
    title = template.title if template else ""
    short = title if len(title) <= TITLE else f"{title[: TITLE - 1].rsplit(' ', 1)[0]}…"
    return wording.typeset(f"{action} {short}".strip())


def _kept(read: ReadingInPlan, rule: ContextRule, words: Mapping[str, Any]) -> str:
    source = content("en").catalogue.rule_by_reading[rule.factor, rule.reading]
    said = [sentence.text in read.text for sentence in source.says]
    return str(words["whole" if all(said) else "part" if any(said) else "nothing"])


def main(folder: Path = DOCS) -> None:
    """Write the pages of all languages below a folder."""
    for language in yaml.safe_load(WORDS.read_text(encoding="utf-8"))["page"]:
        target = folder / language / "context.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page(language), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
