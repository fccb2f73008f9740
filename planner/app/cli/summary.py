"""What does a person want to read when a plan has been drafted?"""

from collections import Counter
from collections.abc import Iterator
from textwrap import fill

from planner.app.desk.file_drafts import Drafted
from planner.proposal.priority import Horizon
from planner.toolkit.assessment import Standing
from planner.track.baseline import cost_range
from planner.track.plan_standing import PlanStanding
from planner.wording import Wording

_WIDTH = 96
_MOST_WARNINGS = 4


def summary(drafted: Drafted, wording: Wording) -> str:
    """Return the plan in figures, what to look at, and where the files are, a line for each.

    Sentences are in the language of ``wording``; the plan's own texts stay in the plan's language.
    """
    plan = drafted.standing
    rows = [
        (wording.say("Key factors"), _standings(plan, wording)),
        (wording.say("Actions"), _actions(plan, wording)),
        *_means(plan, wording),
        (wording.say("Dates"), _dates(plan, wording)),
    ]
    if drafted.start_is_assumed:
        rows.append(("", wording.say("No start was given: it is the first working Monday at least four weeks ahead.")))
    rows += [(wording.say("To note"), text) for text in _warnings(plan, wording)]
    rows += [(wording.say("Files"), str(path)) for path in drafted.written]
    assessed = wording.say("{kind} of {date}", kind=plan.assessment_kind, date=plan.assessed_on)
    return "\n".join([f"{plan.city.name} – {assessed}", *_table(rows)])


def _table(rows: list[tuple[str, str]]) -> Iterator[str]:
    """Give the rows as lines with a column of headings; a heading is not repeated."""
    margin = max(len(heading) for heading, _ in rows) + 4
    previous = ""
    for heading, text in rows:
        shown = "" if heading == previous else heading
        previous = heading or previous
        first = f"  {shown}".ljust(margin)
        yield fill(text, _WIDTH, initial_indent=first, subsequent_indent=" " * margin, break_long_words=False)


def _standings(plan: PlanStanding, wording: Wording) -> str:
    found = Counter(finding.standing for finding in plan.diagnosis.factors)
    return " · ".join(f"{wording.label(one).lower()} {found[one]}" for one in Standing if found[one])


def _actions(plan: PlanStanding, wording: Wording) -> str:
    if not plan.actions:
        return wording.say("none: everything that was assessed is in place")
    quick = sum(action.quick_win.horizon is Horizon.QUICK_WIN for action in plan.actions)
    parts = [
        wording.count("{number} quick win", "{number} quick wins", quick),
        wording.count("{number} longer-term action", "{number} longer-term actions", len(plan.actions) - quick),
    ]
    return f"{wording.number(len(plan.actions))} ({wording.listing(parts)})"


def _warnings(plan: PlanStanding, wording: Wording) -> Iterator[str]:
    """Give the gravest warnings; the plan holds all of them."""
    names = {action.id: f"{action.id} {action.title}" for action in plan.actions}
    yield from (wording.warning(warning, names) for warning in plan.warnings[:_MOST_WARNINGS])
    more = len(plan.warnings) - _MOST_WARNINGS
    if more > 0:
        yield wording.count(
            "{number} more warning stands in the plan.", "{number} more warnings stand in the plan.", more
        )


def _means(plan: PlanStanding, wording: Wording) -> Iterator[tuple[str, str]]:
    """Give staff time and outside costs, which only a plan with actions has."""
    if not plan.actions:
        return
    days = round(sum(action.effort for action in plan.actions))
    yield wording.say("Staff time"), wording.count("{number} person-day", "{number} person-days", days)
    cost = cost_range((action.cost_band for action in plan.actions), plan.cost_bands)
    yield wording.say("Cost"), wording.money_range(cost.at_least, cost.at_most)


def _dates(plan: PlanStanding, wording: Wording) -> str:
    if plan.finish is None:
        return wording.say("from {start}", start=plan.start)
    return wording.say("from {start} to {finish}", start=plan.start, finish=plan.finish)
