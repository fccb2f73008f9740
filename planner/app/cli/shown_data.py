"""What does ``planner show --json`` say of a plan and of its actions, for programs to read?"""

from typing import TYPE_CHECKING

from planner.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.app.desk import ActionStanding, PlanView
    from planner.app.desk.vocabulary import Unmet


def plan_data(view: "PlanView", wording: Wording) -> dict[str, object]:
    """Return a plan as it stands today as data."""
    from planner.wording.concerns import attention_record

    whole, unmet = view.standing.achievement, view.unmet()
    return {
        "id": view.id,
        "city": view.stored.city,
        "assessment": view.stored.assessment,
        "revision": view.stored.revision,
        "today": view.key.today,
        "title": view.plan.title,
        "status": view.standing.status,
        "adoption": view.standing.adoption,
        "start": view.plan.start,
        "to_adopt": view.plan.to_adopt,
        "finish": view.forecast.finish,
        "period": dict(zip(("from", "to"), view.standing.period, strict=True)) if view.standing.period else None,
        "critical_path": view.forecast.critical_path,
        "baseline": view.baseline.reference if view.baseline else None,
        "achievement": {"actions": whole.actions, "done": whole.done, "share": round(whole.share, 4)},
        "attention": [attention_record(item, wording) for item in view.standing.attention],
        "results": view.standing.results,
        "later": view.standing.later,
        "projected": view.standing.projected,
        "means": view.standing.means,
        "sureness": view.standing.how_sure,
        "unmet": _unmet_data(view, unmet, wording),
        "actions": [
            action_data(view, action, [day for day in unmet if day.rests_on(action.id)], wording)
            for action in view.standing.actions
        ],
        "dependencies": view.standing.links,
    }


def _unmet_data(view: "PlanView", unmet: "Iterable[Unmet]", wording: Wording) -> list[object]:
    from planner.wording.mending import unmet_record

    return [unmet_record(day, wording, view.plan.service_names) for day in unmet]


def action_data(
    view: "PlanView", action: "ActionStanding", unmet: "Iterable[Unmet]", wording: Wording
) -> dict[str, object]:
    """Return an action as it stands today as data."""
    from planner.wording.concerns import attention_record

    return {
        "id": action.id,
        "title": action.title,
        "factor": action.factor,
        "part": action.part,
        "wave": action.wave,
        "delivers": action.delivers,
        "prepares": action.prepares,
        "status": action.status,
        "percent": action.progress.percent,
        "owner": action.owner,
        "holder": action.holder,
        "political_lead": action.political_lead,
        "person": view.people.get(action.person) if action.person else None,
        **_dates_data(view, action),
        "effort": action.effort,
        "days": action.days,
        "cost_band": action.cost_band,
        "priority": action.priority.score,
        "rank": action.priority.rank,
        "quick_win": action.is_quick_win,
        "quick_win_fails": action.quick_win.failed,
        "waits_for": view.standing.unfinished_before(action),
        "unlocks": view.standing.waiting_directly_for(action),
        "reasons": view.reasons(action),
        "progress": action.progress,
        "attention": [attention_record(item, wording) for item in action.attention],
        "unmet": _unmet_data(view, unmet, wording),
    }


def _dates_data(view: "PlanView", action: "ActionStanding") -> dict[str, object]:
    from planner.app.desk.vocabulary import CLOSED

    expected = action.expected
    return {
        "start": action.begins if expected else None,
        "finish": expected.early_finish if expected else None,
        "start_held_by": action.start_held_by,
        "finish_held_by": action.finish_held_by,
        "vote": action.vote,
        "due": action.due,
        "sureness": sure.of_action.get(action.id) if (sure := view.standing.how_sure) else None,
        "total_float": expected.total_float if expected and action.status not in CLOSED else None,
    }
