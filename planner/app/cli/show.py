"""The command ``show``: a plan as it stands today, or everything about one of its actions."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from planner.app.cli import terminal
from planner.app.cli.declaration import Command, Typed
from planner.app.cli.options import action_argument, confidential_option, json_option, plan_argument, store_option
from planner.app.cli.printing import day, paragraphs, show_facts, show_json, show_table
from planner.app.cli.working_store import opened
from planner.wording import Wording, msgid

if TYPE_CHECKING:
    from planner.app.desk import ActionStanding, PlanView
    from planner.app.desk.vocabulary import Achievement, ActionSureness, PlanResult
    from planner.wording.facts import Facts

_TITLE = 60
"""Characters of a title in the table, which leaves room for the other columns on a common terminal."""
_MOST_UNMET = 5
"""Days that a plan misses and that stand above its table; ``--json`` has all of them."""
_BEFORE_DATES = ("status", "reason", "percent")
"""Reports that stand before the dates, as they say most; all others follow."""
_BY_HAND = frozenset({"title", "why", "reasons"})
"""Fields that stand above and below the table of facts; all others of the table of fields are in it."""


class Show(Typed):
    """What is typed after ``planner show``."""

    plan: str = plan_argument()
    action: str | None = action_argument()
    store: str | None = store_option()
    confidential: bool = confidential_option()
    as_json: bool = json_option()


def run(typed: Show, wording: Wording) -> None:
    """Show the plan or the action; what is confidential only where it was asked for by name."""
    from planner.app import desk
    from planner.app.desk.edits import check_action

    with opened(typed.store, wording) as store:
        view = desk.plan_view(store, typed.plan, today=terminal.today(), language=wording.language)
        if typed.action is None:
            _show_plan(view, typed, wording)
        else:
            check_action(typed.action, view.standing.action_by_id)
            _show_action(view, view.standing.action_by_id[typed.action], typed, wording)


COMMAND = Command(
    name="show",
    help=msgid("Show a plan as it stands today, or everything about one of its actions."),
    usage=msgid("PLAN [ACTION] [--confidential] [--json]"),
    examples=("planner show harbour-plan-2027", "planner show harbour-plan-2027 F06-03"),
    typed=Show,
    run=run,
)


def _show_plan(view: "PlanView", typed: Show, wording: Wording) -> None:
    """Show a plan: its state in figures, then a line for each action."""
    if typed.as_json:
        from planner.app.cli.shown_data import plan_data

        show_json(plan_data(view, wording), confidential=typed.confidential)
        return
    from planner.wording.moved_dates import out_of_sequence_sentence

    terminal.show(view.plan.title)
    show_facts(_plan_facts(view, wording))
    # Reports that cannot be true are left out of the dates below, so they are told above them.
    for problem in view.standing.doubtful:
        terminal.show(wording.problem(problem))
    for hurried in view.forecast.out_of_sequence:
        terminal.show(out_of_sequence_sentence(hurried, wording, view.names))
    if view.standing.results:
        terminal.show("")
        results = (_result_row(result, wording) for result in view.standing.results)
        show_table([(wording.say("Result by"), wording.say("Answer"), wording.say("Actions"), ""), *results])
    terminal.show("")
    heading = (wording.say("Action"), wording.say("Status"), wording.say("Dates"), wording.say("Due"), "", "", "")
    show_table([heading, *(_row(action, wording) for action in view.standing.actions)])


def _done(whole: "Achievement", wording: Wording) -> str:
    """Say how much of the plan is done; English has its plural by all actions, French by those that are done."""
    share = wording.percent(whole.share)
    if whole.actions == 1:
        return wording.count(
            "{number} of {actions} action done, {share} of the work",
            "{number} of {actions} action done, {share} of the work",
            whole.done,
            actions=whole.actions,
            share=share,
        )
    return wording.count(
        "{number} of {actions} actions done, {share} of the work",
        "{number} of {actions} actions done, {share} of the work",
        whole.done,
        actions=whole.actions,
        share=share,
    )


def _plan_facts(view: "PlanView", wording: Wording) -> Iterable[tuple[str, str]]:
    from planner.app.desk.vocabulary import OF_COUNTRY, WarningKind
    from planner.wording.adoption import status_text
    from planner.wording.awaited_adoption import adoption_sentences
    from planner.wording.concerns import attention_sentence
    from planner.wording.results import results_by_year
    from planner.wording.sentences import WARNING_SENTENCES
    from planner.wording.unplaced import unplaced_sentence

    whole, adopted = view.standing.achievement, view.baseline
    done = _done(whole, wording)
    unplaced = view.case.unplaced if view.case else ()
    of_country = [warning for warning in view.standing.warnings if warning.kind in OF_COUNTRY]
    calendar = "" if view.plan.country else wording.say(WARNING_SENTENCES[WarningKind.NO_COUNTRY])
    return (
        (wording.say("Status"), status_text(view.standing, wording)),
        (wording.say("Dates"), _dates(view, wording)),
        (wording.say("Adoption"), " ".join(adoption_sentences(view.standing, wording, view.key.today))),
        (wording.say("Calendar"), calendar),
        (wording.say("Progress"), done),
        (wording.say("Results"), results_by_year(view.standing, wording)),
        (wording.say("How sure"), _how_sure(view, wording)),
        (wording.say("Comes later"), _later(view, wording)),
        (wording.say("Baseline"), f"{adopted.reference} · {day(adopted.adopted_on, wording)}" if adopted else ""),
        (wording.say("Needs attention"), attention_sentence(view.standing, wording)),
        (wording.say("To note"), unplaced_sentence(unplaced, wording) if unplaced else ""),
        *((wording.say("To note"), wording.warning(warning)) for warning in of_country),
        *((wording.say("To note"), sentence) for sentence in _unmet(view, None, wording)),
    )


def _how_sure(view: "PlanView", wording: Wording) -> str:
    """Say how many results are likely to come by their day, what is not likely kept, and what to secure first."""
    from planner.wording.sureness import likely_promises, secure_first, unsure_days

    sure = view.standing.how_sure
    if sure is None:
        return ""
    names = view.names
    said = (likely_promises(sure, wording), *unsure_days(sure, names, wording), secure_first(sure, names, wording))
    return " ".join(filter(None, said))


def _later(view: "PlanView", wording: Wording) -> str:
    """Say how many results have to wait, by cause."""
    often = Counter(later.cause for later in view.standing.later)
    return " · ".join(f"{wording.label_inside(cause)} {wording.number(number)}" for cause, number in often.items())


def _dates(view: "PlanView", wording: Wording) -> str:
    if view.standing.period is None:
        return wording.say("from {start}", start=view.plan.start)
    first, last = view.standing.period
    return wording.say("from {first} to {last}, the last due date included", first=first, last=last)


def _result_row(result: "PlanResult", wording: Wording) -> tuple[str, ...]:
    from planner.wording.results import answer_change

    by = ", ".join(result.delivered_by) or wording.say("with the adoption")
    return (wording.short_date(result.date), answer_change(result, wording), by, _short(result.text))


def _short(text: str) -> str:
    return text if len(text) <= _TITLE else f"{text[: _TITLE - 1]}…"


def _row(action: "ActionStanding", wording: Wording) -> tuple[str, ...]:
    from planner.wording.action_dates import dates_in_figures
    from planner.wording.deadlines import due_in_figures

    dates = dates_in_figures(action, wording) if action.expected else "–"
    # 0% says no more than the status does.
    percent = f" {wording.percent(action.progress.percent / 100)}" if action.progress.percent else ""
    return (
        action.id,
        f"{wording.label(action.status)}{percent}",
        dates,
        due_in_figures(action.due, wording),
        f"{'★' if action.is_quick_win else ' '}{'!' if action.attention else ' '}",
        wording.label(action.part) if action.part else "",
        _short(action.title),
    )


def _show_action(view: "PlanView", action: "ActionStanding", typed: Show, wording: Wording) -> None:
    from planner.app.cli.shown_data import action_data
    from planner.wording.facts import Facts

    if typed.as_json:
        data = action_data(view, action, view.unmet(action.id), wording)
        show_json(data, confidential=typed.confidential)
        return
    facts = Facts.of(view.plan, wording, view.people, confidential=typed.confidential)
    terminal.show(f"{action.id}  {action.title}")
    show_facts(
        [
            *_reports(view, facts, action, wording),
            *_brings(view, action, wording),
            *_work(view, facts, action, wording),
        ]
    )
    terminal.show(wording.say("Why"))
    for text in paragraphs([action.why, *view.reasons(action)]):
        terminal.show(text)


def _reports(view: "PlanView", facts: "Facts", action: "ActionStanding", wording: Wording) -> list[tuple[str, str]]:
    """Return what was reported of an action, with its dates and what needs attention."""
    from planner.action_fields import Group, Surface, fields_on
    from planner.wording.concerns import concern_sentences, resolution_sentence

    rows = {field.name: facts.pair(action, field) for field in fields_on(Surface.SHOW, Group.PROGRESS)}
    # A table of fields knows no computed dates: they go between the reports that people look for first and the rest.
    first = [rows.pop(name) for name in _BEFORE_DATES]
    concerns = [*concern_sentences(action.attention, wording)]
    concerns += [resolution_sentence(item, wording) for item in action.attention[:1]]
    return [
        *first,
        *_computed(view, action, wording),
        *rows.values(),
        (wording.say("Needs attention"), " ".join(concerns)),
    ]


def _computed(view: "PlanView", action: "ActionStanding", wording: Wording) -> list[tuple[str, str]]:
    from planner.wording.action_dates import dates_in_words
    from planner.wording.deadlines import due_date
    from planner.wording.held_dates import reasons_of_dates
    from planner.wording.sureness import action_sentences, mark_in_words

    known, sure = view.standing.how_sure, _sureness_of(view, action)
    marks = [f"{mark_in_words(mark, wording)}." for mark in known.marks if mark.action == action.id] if known else []
    dates = dates_in_words(action, wording) if action.expected else "–"
    held = " ".join(reasons_of_dates(view.standing, action, view.names, wording))
    return [
        (wording.say("Dates"), dates),
        (wording.say("Why these dates"), held),
        (wording.say("Due"), due_date(action.due, wording)),
        *((wording.say("To note"), sentence) for sentence in _unmet(view, action.id, wording)),
        (wording.say("How sure"), " ".join([*(action_sentences(sure, wording) if sure else ()), *marks])),
    ]


def _unmet(view: "PlanView", action: str | None, wording: Wording) -> Iterator[str]:
    """Give a line for each day that the plan or an action misses: what holds it, and what would mend it."""
    from planner.wording.mending import missed_sentence, unmet_line

    by_line: dict[str, list[str]] = {}
    # Several results may rest on one action: what holds it is said once.
    for unmet in view.unmet(action):
        line = unmet_line(unmet, wording, view.plan.service_names)
        by_line.setdefault(line, []).append(missed_sentence(unmet, wording, view.names))
    for line, missed in islice(by_line.items(), _MOST_UNMET):
        yield " ".join((*missed, line))
    more = len(by_line) - _MOST_UNMET
    if more > 0:
        yield wording.count("and {number} more", "and {number} more", more)


def _brings(view: "PlanView", action: "ActionStanding", wording: Wording) -> list[tuple[str, str]]:
    """Return which part an action plays, in which year of the plan it begins, and which results rest on it."""
    from planner.wording.results import promise, wave_title

    known = view.standing.result_by_question

    def results(questions: Iterable[str]) -> str:
        brought = [known[question] for question in questions if question in known]
        return " ".join(promise(result, view.standing.carrying(result), wording) for result in brought)

    return [
        (wording.say("Part in the plan"), wording.label(action.part) if action.part else ""),
        (wording.say("Wave"), wave_title(action.wave, view.plan.start, wording)),
        (wording.say("What it delivers"), results(action.delivers)),
        (wording.say("What it prepares"), results(action.prepares)),
    ]


def _work(view: "PlanView", facts: "Facts", action: "ActionStanding", wording: Wording) -> list[tuple[str, str]]:
    """Return who does an action, with which means, what it hangs together with, and what it brings."""
    from planner.action_fields import Group, Surface, fields_on

    check = action.quick_win

    def of(group: Group) -> list[tuple[str, str]]:
        return [facts.pair(action, field) for field in fields_on(Surface.SHOW, group) if field.name not in _BY_HAND]

    return [
        *of(Group.WHO),
        *of(Group.MEANS),
        (wording.say("Waits for"), ", ".join(map(view.names.__getitem__, view.standing.unfinished_before(action)))),
        (wording.say("Unlocks"), ", ".join(map(view.names.__getitem__, view.standing.waiting_directly_for(action)))),
        (wording.say("Priority"), f"{action.priority.rank} · {wording.number(action.priority.score)}"),
        (wording.say("Quick win"), " · ".join(map(wording.label, (check.horizon, *check.failed)))),
        *of(Group.RESULT),
        *of(Group.WHEN),
        *of(Group.TEXT),
        *of(Group.ORIGIN),
    ]


def _sureness_of(view: "PlanView", action: "ActionStanding") -> "ActionSureness | None":
    sure = view.standing.how_sure
    return sure.of_action.get(action.id) if sure else None
