"""The command ``progress``: how far a plan has come, what is reached next, what to look at again."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.app.cli import terminal
from planner.app.cli.declaration import Command, Typed
from planner.app.cli.options import json_option, plan_argument, store_option
from planner.app.cli.printing import day, show_facts, show_json, show_table
from planner.app.cli.working_store import opened
from planner.wording import Wording, msgid

if TYPE_CHECKING:
    from planner.app.desk import PlanView, ProgressReport
    from planner.app.desk.vocabulary import Achievement, Variance


class Progress(Typed):
    """What is typed after ``planner progress``."""

    plan: str = plan_argument()
    store: str | None = store_option()
    as_json: bool = json_option()


def run(typed: Progress, wording: Wording) -> None:
    """Show the progress of a plan as a whole, by objective, and against what was adopted."""
    from planner.app import desk

    with opened(typed.store, wording) as store:
        view = desk.plan_view(store, typed.plan, today=terminal.today(), language=wording.language)
        report = desk.progress_report(view)
        if typed.as_json:
            show_json(_data(view, report, wording))
        else:
            _show(view, report, wording)


COMMAND = Command(
    name="progress",
    help=msgid("Show how far a plan has come: by objective, from month to month, against what was adopted."),
    usage=msgid("PLAN [--json]"),
    examples=("planner progress harbour-plan-2027",),
    typed=Progress,
    run=run,
)


def _show(view: "PlanView", report: "ProgressReport", wording: Wording) -> None:
    from planner.wording.concerns import attention_sentence

    terminal.show(view.plan.title)
    show_facts(
        [
            (wording.say("Progress"), _achieved(report.whole, wording)),
            (wording.say("Needs attention"), attention_sentence(view.standing, wording)),
            (wording.say("Against the plan"), _curve(report, wording)),
            (wording.say("Against the baseline"), _variance(view, report.variance, wording)),
        ]
    )
    _show_objectives(view, report, wording)
    if report.milestones:
        _show_milestones(view, report, wording)
    _show_not_to_come(view, report, wording)
    if report.to_reassess:
        terminal.show(wording.say("For the next assessment to look at"))
        for text in _to_reassess(report, wording):
            terminal.show(f"  {text}")


def _show_objectives(view: "PlanView", report: "ProgressReport", wording: Wording) -> None:
    from planner.wording.objectives import title_of_factor

    terminal.show(wording.say("By objective"))
    # What serves no objective of its own stands under None: it makes the others possible.
    show_table(
        (
            f"  {factor or '–'}",
            _achieved(achieved, wording),
            title_of_factor(view.plan, factor),
        )
        for factor, achieved in report.by_objective.items()
        # Of an objective without actions, “0 of 0 done” would read as if nothing had been done.
        if achieved.actions
    )


def _show_milestones(view: "PlanView", report: "ProgressReport", wording: Wording) -> None:
    from planner.wording.objectives import milestone_name

    terminal.show(wording.say("Reached next"))
    show_table(
        (
            f"  {day(milestone.day, wording)}",
            wording.label(milestone.kind),
            milestone_name(milestone, view.plan, view.names),
        )
        for milestone in report.milestones
    )


def _show_not_to_come(view: "PlanView", report: "ProgressReport", wording: Wording) -> None:
    from planner.wording.objectives import without_milestone

    for sentence in without_milestone(report.never_reached, report.given_up, view.plan, wording):
        terminal.show(sentence)


def _achieved(achievement: "Achievement", wording: Wording) -> str:
    done = wording.count(
        "{number} of {actions} done · {share} of the work",
        "{number} of {actions} done · {share} of the work",
        achievement.done,
        actions=achievement.actions,
        share=wording.percent(achievement.share),
    )
    if not achievement.quick_wins:
        return done
    # English counts by the whole, French by what is delivered: of one there is a sentence of its own.
    quick = (
        wording.count(
            "{number} of {all} quick win delivered",
            "{number} of {all} quick win delivered",
            len(achievement.delivered),
            all=achievement.quick_wins,
        )
        if achievement.quick_wins == 1
        else wording.count(
            "{number} of {all} quick wins delivered",
            "{number} of {all} quick wins delivered",
            len(achievement.delivered),
            all=achievement.quick_wins,
        )
    )
    return f"{done} · {quick}"


def _curve(report: "ProgressReport", wording: Wording) -> str:
    # Today is the one point of the curve at which the work that is done meets the work that is foreseen.
    today = next((point for point in report.curve if point.actual is not None and point.foreseen is not None), None)
    if today is None or today.actual is None:
        return ""
    return wording.say(
        "{actual} of the work is done, {planned} was planned by today",
        actual=wording.percent(today.actual),
        planned=wording.percent(today.planned),
    )


def _variance(view: "PlanView", variance: "Variance | None", wording: Wording) -> str:
    from planner.wording.adoption import no_decision_noted

    if variance is None:
        return no_decision_noted(view.standing.adoption, wording)
    parts = [
        finish_text(variance.finish_days, wording),
        wording.count("{number} action added", "{number} actions added", len(variance.added)),
        wording.count("{number} action dropped", "{number} actions dropped", len(variance.removed)),
    ]
    return " · ".join(parts)


def finish_text(days: int, wording: Wording) -> str:
    """Say how many working days later, or earlier when negative, a plan ends than was adopted."""
    if days > 0:
        return wording.count("{number} working day later", "{number} working days later", days)
    if days < 0:
        return wording.count("{number} working day earlier", "{number} working days earlier", -days)
    return wording.say("the same last day")


def _to_reassess(report: "ProgressReport", wording: Wording) -> Iterator[str]:
    for proposal in report.to_reassess:
        question, done = proposal.question, wording.listing(proposal.done)
        if proposal.still_open:
            yield wording.say(
                "{question}: done {done}; still open {open}",
                question=question,
                done=done,
                open=wording.listing(proposal.still_open),
            )
        else:
            yield wording.say("{question}: everything planned for it is done ({done})", question=question, done=done)


def _data(view: "PlanView", report: "ProgressReport", wording: Wording) -> dict[str, object]:
    from planner.wording.concerns import attention_record

    return {
        "whole": _achievement_data(report.whole),
        "objectives": [
            {"factor": factor, **_achievement_data(achieved)} for factor, achieved in report.by_objective.items()
        ],
        "curve": report.curve,
        "milestones": report.milestones,
        "never_reached": report.never_reached,
        "given_up": report.given_up,
        "baseline": report.baseline.reference if report.baseline else None,
        "variance": report.variance,
        "to_reassess": report.to_reassess,
        "attention": [attention_record(item, wording) for item in view.standing.attention],
    }


def _achievement_data(achievement: "Achievement") -> dict[str, object]:
    return {
        "actions": achievement.actions,
        "done": achievement.done,
        "by_status": achievement.by_status,
        "effort": achievement.effort,
        "effort_done": achievement.effort_done,
        # A hundredth of a per cent: more figures would only tell how the sum was made.
        "share": round(achievement.share, 4),
        "quick_wins": achievement.quick_wins,
        "delivered": achievement.delivered,
    }
