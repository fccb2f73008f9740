"""How does a drafted plan become the Word document that a council reads?"""

import datetime as dt

from planner.export.word.chapters import (
    actions,
    annexes,
    chances,
    decision,
    evidence,
    in_place,
    means,
    opening,
    programme,
    quick_wins,
    results,
    schedule,
    sessions,
    workload,
)
from planner.export.word.manuscript import Manuscript, Properties
from planner.export.word.material import Material
from planner.templates.catalogue import Catalogue
from planner.toolkit.benchmark import Benchmark
from planner.track.plan_standing import PlanStanding
from planner.wording import LANGUAGES, Wording


def write_word(
    plan: PlanStanding, benchmark: Benchmark, catalogue: Catalogue, *, wording: Wording, today: dt.date
) -> bytes:
    """Return the plan as a Word file, in the language of ``wording``.

    Benchmark, catalogue and plan bring their texts in that language already. ``today`` stands on
    the cover and in the properties; the same arguments give the same document. The names of persons
    stay out; what is confidential was left out of the plan before (``planner.export.FORMATS``). The
    table of contents comes with its entries and without page numbers, which only a program that lays
    out pages knows.
    """
    material = Material(plan=plan, benchmark=benchmark, catalogue=catalogue, wording=wording, today=today)
    doc = Manuscript(
        wording=wording, properties=_properties(material), foot=_foot(material), quoted_in=_quoted_in(plan, wording)
    )
    _write_chapters(doc, material)
    return doc.saved()


def _write_chapters(doc: Manuscript, material: Material) -> None:
    """Write the chapters in a council's order: what is it, what are we to decide, why, what, when, by which means."""
    if material.all_in_place:
        in_place.write_in_place(doc, material)
        return
    opening.write_cover(doc, material)
    doc.contents()
    opening.write_summary(doc, material)
    decision.write_decision(doc, material)
    evidence.write_making(doc, material)
    evidence.write_baseline(doc, material)
    evidence.write_context(doc, material)
    results.write_objectives(doc, material)
    programme.write_programme(doc, material)
    quick_wins.write_quick_wins(doc, material)
    actions.write_actions(doc, material)
    # Tables of twelve columns and timelines need pages across; without actions there are none of them, and an empty
    # section would be an empty page.
    if material.plan.actions:
        doc.end_section()
        schedule.write_action_table(doc, material)
        schedule.write_timeline(doc, material)
        schedule.write_dependencies(doc, material)
        workload.write_workload(doc, material)
        chances.write_chances(doc, material)
        doc.end_section(landscape=True)
    means.write_responsibilities(doc, material)
    means.write_means(doc, material)
    sessions.write_sessions(doc, material)
    means.write_monitoring(doc, material)
    means.write_warnings(doc, material)
    annexes.write_annexes(doc, material)


def _quoted_in(plan: PlanStanding, wording: Wording) -> str:
    """Return the language of what people wrote, when it is not that of the document."""
    if plan.answered_in in {None, wording.language}:
        return ""
    return Wording(plan.answered_in).tag if plan.answered_in in LANGUAGES else str(plan.answered_in)


def _properties(material: Material) -> Properties:
    plan, say = material.plan, material.wording.say
    return Properties(
        title=plan.title,
        subject=say("Plan on the {benchmark}", benchmark=material.benchmark_name),
        author=plan.city.name,
        category=say("Development plan"),
        keywords=f"{plan.city.name}, {material.benchmark.id}, {plan.version}",
        made=material.today,
    )


def _foot(material: Material) -> str:
    plan, wording = material.plan, material.wording
    return wording.say(
        "{city} – version {version} of {day}", city=plan.city.name, version=plan.version, day=material.today
    )
