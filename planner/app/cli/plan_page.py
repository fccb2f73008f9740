"""How does a plan, or one of its actions, read on a terminal as it stands today?"""

from planner.action_fields import Group, Kind, Surface, fields_on
from planner.app.cli import terminal
from planner.app.cli.printing import day, paragraphs, show_facts, show_json, show_table
from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.history import evidence_titles
from planner.problem import ProblemsFoundError
from planner.track.attention import AttentionItem
from planner.track.progress import unknown_action
from planner.wording import Wording
from planner.wording.facts import Facts
from planner.wording.tracked import concern_sentence
from planner.wording.unplaced import unplaced_sentence

_TITLE = 60


def show_plan(view: PlanView, wording: Wording, *, as_json: bool, confidential: bool = False) -> None:
    """Show a plan: its state in figures, then a line for each action."""
    if as_json:
        show_json(plan_data(view), confidential=confidential)
        return
    plan, whole = view.plan, view.standing.achievement
    done = wording.say(
        "{done} of {actions} actions done, {share} of the work",
        done=whole.done,
        actions=whole.actions,
        share=wording.percent(whole.share),
    )
    adopted = view.baseline
    terminal.show(plan.title)
    show_facts(
        [
            (wording.say("Status"), wording.label(plan.status)),
            (wording.say("Dates"), _dates(view, wording)),
            (wording.say("Progress"), done),
            (wording.say("Baseline"), f"{adopted.reference} · {day(adopted.adopted_on, wording)}" if adopted else ""),
            (wording.say("Attention"), _attention(view, wording)),
            (wording.say("To note"), _without_place(view, wording)),
        ]
    )
    for problem in view.standing.doubtful:
        terminal.show(wording.problem(problem))
    terminal.show("")
    heading = (wording.say("Action"), wording.say("Status"), wording.say("Dates"), wording.say("Due"), "", "")
    show_table([heading, *(_row(one, wording) for one in view.standing.actions)])


def _dates(view: PlanView, wording: Wording) -> str:
    if view.forecast.finish is None:
        return wording.say("from {start}", start=view.plan.start)
    return wording.say("from {start} to {finish}", start=view.plan.start, finish=view.forecast.finish)


def _attention(view: PlanView, wording: Wording) -> str:
    actions = len({item.action for item in view.standing.attention})
    return wording.count("{number} action needs it", "{number} actions need it", actions) if actions else ""


def _without_place(view: PlanView, wording: Wording) -> str:
    """Say what of its assessment today's benchmark has no place for."""
    return unplaced_sentence(view.case.unplaced, wording) if view.case and view.case.unplaced else ""


def _row(one: ActionStanding, wording: Wording) -> tuple[str, ...]:
    dates = (
        f"{day(one.expected.early_start, wording)} – {day(one.expected.early_finish, wording)}" if one.expected else "–"
    )
    title = one.title if len(one.title) <= _TITLE else f"{one.title[: _TITLE - 1]}…"
    percent = f" {wording.percent(one.progress.percent / 100)}" if one.progress.percent else ""
    marks = f"{'★' if one.is_quick_win else ' '}{'!' if one.attention else ' '}"
    return one.id, f"{wording.label(one.status)}{percent}", dates, day(one.due, wording), marks, title


def show_action(view: PlanView, action: str, wording: Wording, *, as_json: bool, confidential: bool = False) -> None:
    """Show everything about one action; what is confidential only where it was asked for by name.

    Raises:
        ProblemsFoundError: the plan has no such action.
    """
    one = view.standing.action_by_id.get(action)
    if one is None:
        raise ProblemsFoundError([unknown_action(action, view.standing.action_by_id)])
    if as_json:
        show_json(action_data(view, one), confidential=confidential)
        return
    terminal.show(f"{one.id}  {one.title}")
    evidence = evidence_titles(one.progress.evidence, wording, confidential=confidential)
    show_facts([*_state(view, one, evidence, wording), *_work(view, one, wording)])
    terminal.show(wording.say("Why"))
    for text in paragraphs([one.why, *view.reasons(one)]):
        terminal.show(text)


def _state(view: PlanView, one: ActionStanding, evidence: str, wording: Wording) -> list[tuple[str, str]]:
    facts = Facts.of(view.plan, wording)
    expected = (
        f"{wording.date(one.expected.early_start)} – {wording.date(one.expected.early_finish)}" if one.expected else "–"
    )
    rows = {
        field.name: (
            facts.heading(field),
            evidence if field.kind is Kind.EVIDENCE else facts.reported(one.progress, field),
        )
        for field in fields_on(Surface.SHOW, Group.PROGRESS)
    }
    first = [rows.pop(name) for name in ("status", "reason", "percent")]
    computed = [(wording.say("Dates"), expected), (wording.say("Due"), wording.date(one.due))]
    concerns = " ".join(concern_sentence(item, wording) for item in one.attention)
    return [*first, *computed, *rows.values(), (wording.say("Attention"), concerns)]


def _work(view: PlanView, one: ActionStanding, wording: Wording) -> list[tuple[str, str]]:
    facts = Facts.of(view.plan, wording)
    checked = [wording.label(one.quick_win.horizon), *(wording.label(limit) for limit in one.quick_win.failed)]

    def of(group: Group) -> list[tuple[str, str]]:
        return [(facts.heading(field), facts.text(one, field)) for field in fields_on(Surface.SHOW, group)]

    ((owner, role), *others) = of(Group.WHO)
    return [
        (owner, f"{role} · {one.owner}" if one.owner else role),
        *others,
        *of(Group.MEANS),
        (wording.say("Waits for"), ", ".join(view.names[link.predecessor] for link in one.waits_for)),
        (wording.say("Unlocks"), ", ".join(view.names[other] for other in one.unlocks)),
        (wording.say("Priority"), f"{one.priority.rank} · {wording.number(one.priority.score)}"),
        (wording.say("Quick win"), " · ".join(checked)),
        *of(Group.RESULT),
    ]


def plan_data(view: PlanView) -> dict[str, object]:
    """Return a plan as it stands today as data."""
    return {
        "id": view.id,
        "city": view.stored.city,
        "assessment": view.stored.assessment,
        "revision": view.stored.revision,
        "today": view.key.today,
        "title": view.plan.title,
        "status": view.plan.status,
        "start": view.plan.start,
        "finish": view.forecast.finish,
        "critical_path": view.forecast.critical_path,
        "baseline": view.baseline.reference if view.baseline else None,
        "achievement": achievement_data(view),
        "actions": [action_data(view, one) for one in view.standing.actions],
        "dependencies": view.plan.dependencies,
    }


def achievement_data(view: PlanView) -> dict[str, object]:
    """Return how far a plan has come as data."""
    whole = view.standing.achievement
    return {"actions": whole.actions, "done": whole.done, "share": round(whole.share, 4)}


def action_data(view: PlanView, one: ActionStanding) -> dict[str, object]:
    """Return an action as it stands today as data."""
    return {
        "id": one.id,
        "title": one.title,
        "factor": one.factor,
        "status": one.status,
        "percent": one.progress.percent,
        "owner": one.owner,
        "role": one.accountable,
        "start": one.expected.early_start if one.expected else None,
        "finish": one.expected.early_finish if one.expected else None,
        "due": one.due,
        "total_float": one.expected.total_float if one.expected else None,
        "effort": one.effort,
        "cost_band": one.cost_band,
        "priority": one.priority.score,
        "rank": one.priority.rank,
        "quick_win": one.is_quick_win,
        "quick_win_fails": one.quick_win.failed,
        "waits_for": [link.predecessor for link in one.waits_for],
        "unlocks": one.unlocks,
        "reasons": view.reasons(one),
        "progress": one.progress,
        "attention": [attention_data(item) for item in one.attention],
        "stale": one.stale,
    }


def attention_data(item: AttentionItem) -> dict[str, object]:
    """Return one reason for attention as data."""
    return {"action": item.action, "concern": item.concern, "day": item.day, "days": item.days, "reason": item.reason}
