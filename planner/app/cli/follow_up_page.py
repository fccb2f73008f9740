"""How do attention, letters to owners and progress read on a terminal?"""

from collections.abc import Iterator, Sequence

from planner.app.cli import terminal
from planner.app.cli.plan_page import attention_data
from planner.app.cli.printing import day, show_facts, show_json, show_table
from planner.app.desk import Letter, PlanView, ProgressReport
from planner.track.achievement import Achievement
from planner.track.baseline import Variance
from planner.wording import Wording
from planner.wording.tracked import concern_sentence

_RULER = "─" * 72


def show_attention(view: PlanView, wording: Wording, *, as_json: bool) -> None:
    """Show everything that needs attention, most urgent first."""
    if as_json:
        show_json([attention_data(item) for item in view.standing.attention])
        return
    if not view.standing.attention:
        terminal.show(wording.say("Nothing needs attention today."))
        return
    show_table(
        (wording.label(one.concern), one.action, _owner(view, one.action), concern_sentence(one, wording))
        for one in view.standing.attention
    )


def _owner(view: PlanView, action: str) -> str:
    return view.standing.action_by_id[action].owner or "–"


def show_letters(letters: Sequence[Letter], wording: Wording, *, as_json: bool) -> None:
    """Show the texts to send to owners, each under its owner and its subject."""
    if as_json:
        show_json([{"owner": one.owner, "subject": one.subject, "text": one.text} for one in letters])
        return
    if not letters:
        terminal.show(wording.say("There is nothing to ask anybody about today."))
        return
    for number, one in enumerate(letters):
        if number:
            terminal.show(_RULER)
        terminal.show(wording.say("To: {owner}", owner=one.owner or wording.say("those who steer the plan")))
        terminal.show(wording.say("Subject: {subject}", subject=one.subject))
        terminal.show(f"\n{one.text}")


def show_progress(view: PlanView, report: ProgressReport, wording: Wording, *, as_json: bool) -> None:
    """Show how far a plan has come, what is reached next, and what to look at again."""
    if as_json:
        show_json(_progress_data(report))
        return
    terminal.show(view.plan.title)
    show_facts(
        [
            (wording.say("Progress"), _achieved(report.whole, wording)),
            (wording.say("Against the plan"), _curve(report, wording)),
            (wording.say("Against the baseline"), _variance(report.variance, wording)),
        ]
    )
    terminal.show(wording.say("By objective"))
    titles = {one.factor: one.title for one in view.plan.objectives}
    show_table(
        (f"  {factor or '–'}", _achieved(one, wording), titles.get(factor) or wording.say("Conditions for success"))
        for factor, one in report.by_objective.items()
    )
    if report.milestones:
        terminal.show(wording.say("Reached next"))
        show_table(
            (f"  {day(one.day, wording)}", wording.label(one.kind), view.names[one.action]) for one in report.milestones
        )
    if report.to_reassess:
        terminal.show(wording.say("For the next assessment to look at"))
        for text in _to_reassess(report, wording):
            terminal.show(f"  {text}")


def _achieved(one: Achievement, wording: Wording) -> str:
    said = wording.say(
        "{done} of {actions} done · {share} of the work",
        done=one.done,
        actions=one.actions,
        share=wording.percent(one.share),
    )
    if not one.quick_wins:
        return said
    quick = wording.say("{done} of {all} quick wins delivered", done=len(one.delivered), all=one.quick_wins)
    return f"{said} · {quick}"


def _curve(report: ProgressReport, wording: Wording) -> str:
    today = next((one for one in report.curve if one.actual is not None and one.foreseen is not None), None)
    if today is None or today.actual is None:
        return ""
    return wording.say(
        "{actual} of the work is done, {planned} was planned by today",
        actual=wording.percent(today.actual),
        planned=wording.percent(today.planned),
    )


def _variance(variance: Variance | None, wording: Wording) -> str:
    if variance is None:
        return wording.say("Nothing has been adopted yet.")
    days = variance.finish_days
    if days > 0:
        end = wording.count("{number} working day later", "{number} working days later", days)
    elif days < 0:
        end = wording.count("{number} working day earlier", "{number} working days earlier", -days)
    else:
        end = wording.say("the same last day")
    parts = [
        end,
        wording.count("{number} action added", "{number} actions added", len(variance.added)),
        wording.count("{number} action gone", "{number} actions gone", len(variance.removed)),
    ]
    return " · ".join(parts)


def _to_reassess(report: ProgressReport, wording: Wording) -> Iterator[str]:
    for one in report.to_reassess:
        done = wording.listing(one.done)
        if one.still_open:
            yield wording.say(
                "{question}: done {done}; still open {open}",
                question=one.question,
                done=done,
                open=wording.listing(one.still_open),
            )
        else:
            yield wording.say(
                "{question}: everything planned for it is done ({done})", question=one.question, done=done
            )


def _progress_data(report: ProgressReport) -> dict[str, object]:
    return {
        "whole": _achievement_data(report.whole),
        "objectives": [{"factor": factor, **_achievement_data(one)} for factor, one in report.by_objective.items()],
        "curve": report.curve,
        "milestones": report.milestones,
        "baseline": report.baseline.reference if report.baseline else None,
        "variance": report.variance,
        "to_reassess": report.to_reassess,
    }


def _achievement_data(one: Achievement) -> dict[str, object]:
    return {
        "actions": one.actions,
        "done": one.done,
        "by_status": one.by_status,
        "effort": one.effort,
        "effort_done": one.effort_done,
        "share": round(one.share, 4),
        "quick_wins": one.quick_wins,
        "delivered": one.delivered,
    }
