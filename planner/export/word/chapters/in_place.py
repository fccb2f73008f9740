"""What does a city read in which nothing is left to do: what holds, how it is kept, when it is looked at again?"""

from collections.abc import Iterator

from planner.export.word.chapters import annexes, decision, means
from planner.export.word.chapters.evidence import judgement_mark, write_judgement_note
from planner.export.word.chapters.results import write_not_taken_up
from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material
from planner.export.word.tables import Column, Table
from planner.proposal.diagnosis import FactorFinding
from planner.toolkit.assessment import Answer
from planner.toolkit.benchmark import in_number_order
from planner.wording.adoption import status_text


def write_in_place(doc: Manuscript, material: Material) -> None:
    """Write a paper of three pages: no cover, no contents, no annex of what was not asked."""
    plan, wording = material.plan, material.wording
    say = wording.say
    doc.paragraph(plan.title, style="Page Title")
    kind = say("{kind}, {day}", kind=plan.assessment_kind, day=plan.assessed_on)
    doc.fact(say("Benchmark"), material.benchmark.title)
    doc.fact(say("Assessment"), kind)
    doc.fact(say("Status"), status_text(plan, wording))
    doc.paragraph(_in_short(material), style="Lead")
    decision.write_decision(doc, material)
    means.write_monitoring(doc, material)
    holding = [finding for finding in plan.diagnosis.factors if finding.applies]
    if holding:
        doc.heading(say("What holds, and how it is kept"), 1)
        doc.table(_holding_table(material, holding))
        write_judgement_note(doc, material)
    write_not_taken_up(doc, material, level=1)
    doc.heading(say("Source and disclaimer"), 1)
    facts = annexes.publication(wording, material.benchmark.source)
    doc.paragraph(
        wording.series(wording.labelled(label, fact.rstrip(".")) for label, fact in facts), style="Source Note"
    )
    annexes.write_disclaimer(doc, material)


def _in_short(material: Material) -> str:
    say = material.wording.say
    named = {"city": material.plan.city.name, "benchmark": material.benchmark_name}
    if material.nothing_applies:
        return say(
            "{city} was assessed against the {benchmark}. None of the key factors assessed applies "
            "to it: this plan has no action to propose.",
            **named,
        )
    return say(
        "{city} was assessed against the {benchmark}. Everything that applies to it is in "
        "place: this plan has no action to propose. It says what holds, how the city keeps it, and when it is looked "
        "at again.",
        **named,
    )


def _holding_table(material: Material, holding: list[FactorFinding]) -> Table:
    say = material.wording.say
    return Table(
        caption=say("What holds, by key factor"),
        describes=say("One line for each key factor: what is true, and what keeps it true."),
        columns=(
            Column.small(say("Key factor"), 2.7),
            Column.small(say("What holds"), 10.1),
            Column.small(say("How it is kept"), 3.7),
        ),
        rows=[
            (
                f"{material.names.get(finding.factor, finding.factor)}{judgement_mark(finding)}",
                tuple(_what_holds(material, finding)) or "–",
                tuple(dict.fromkeys(_how_it_is_kept(material, finding)))
                or say("It is looked at in the next assessment."),
            )
            for finding in holding
        ],
    )


def _met(finding: FactorFinding) -> tuple[str, ...]:
    return in_number_order(question.question for question in finding.questions if question.answer is Answer.YES)


def _what_holds(material: Material, finding: FactorFinding) -> Iterator[str]:
    results, questions = material.catalogue.result_by_question, material.benchmark.question_by_id
    for question in _met(finding):
        # Of a question without a result, or that left the benchmark, its number and its own words have to do.
        if question in results:
            yield f"{question} {results[question].text}"
        elif question in questions:
            yield f"{question} {questions[question].text} {material.wording.label(Answer.YES)}."
        else:
            yield question


def _how_it_is_kept(material: Material, finding: FactorFinding) -> Iterator[str]:
    """Give what keeps results true, by its title in the catalogue: the plan itself holds no action."""
    results, templates = material.catalogue.result_by_question, material.catalogue.action_by_id
    for question in _met(finding):
        kept_by = results[question].kept_by if question in results else ()
        yield from (templates[action].title for action in kept_by if action in templates)
