"""The page of the plan: its figures, its table, its list, and what its filters leave."""

import re
from collections.abc import Iterator
from itertools import count

from planner.app.web.pages.plan.filters import NAMES
from planner.app.web.pages.plan.list_view import PER_PAGE
from planner.plan import ActionStatus
from planner.templates.results import Part
from planner.track.attention import Concern
from planner.track.filters import Look
from planner.wording import Wording
from year import heard
from year.figures import Figures, Value, ids
from year.readers.adoption import adoption_in
from year.readers.concerns import NEEDING, of_the_plan
from year.sight import Page, Sight, as_read
from year.walk import PLAN

NO_FILTERS = [""] * len(NAMES)


def figures(sight: Sight) -> Figures:
    """Read the figures above the actions."""
    language, page, wording = sight.language, sight.page("plan", plan=PLAN), Wording(sight.language)
    parts = [as_read(str(element.value)).split("  \n") for element in page.app.markdown]
    by_name = {part[0]: part[1:] for part in parts if len(part) > 1}
    actions, staff = by_name[wording.say("Actions")], by_name[wording.say("Staff time")]
    reach, ends = by_name[wording.say("Period")]
    period = heard.sentence(language, reach, "{first} to {last}")
    return {
        "actions": heard.number(actions[0]),
        "done": heard.count(language, actions[1], "{number} is done", "{number} are done"),
        "quick wins": heard.number(by_name[wording.say("Quick wins")][0]),
        "share": heard.percent(heard.sentence(language, staff[1], "{share} of the work done")["share"]),
        "person-days": heard.count(language, staff[0], "{number} person-day", "{number} person-days"),
        "finish": heard.day(language, heard.sentence(language, ends, "last action ends on {day}")["day"]),
        "period from month": heard.month(language, period["first"]),
        "period to month": heard.month(language, period["last"]),
        **adoption_in(language, page.text),
        **_attention(language, page.text),
    }


def _attention(language: str, text: str) -> Figures:
    """Read the ways to what needs attention, each with its number, and what else of the plan does."""
    ways = {
        "needs attention": NEEDING,
        f"concern {Concern.OVERDUE}": ("{number} is overdue", "{number} are overdue"),
        f"concern {Concern.EXPECTED_LATE}": ("{number} is foreseen late", "{number} are foreseen late"),
    }
    found = {name: next(heard.sentences(language, text, *form), None) for name, form in ways.items()}
    counts = {name: heard.number(gap["number"]) if gap else 0 for name, gap in found.items()}
    return {**counts, **of_the_plan(language, text)}


def table(sight: Sight) -> Figures:
    """Read the table of actions."""
    wording, frame = Wording(sight.language), sight.page("plan", plan=PLAN, form="table").app.dataframe[0].value
    read: dict[str, Value] = {"actions with dropped": ids(frame.index)}
    for status in ActionStatus:
        read[f"status {status}"] = ids(frame.index[frame["status"] == wording.label(status)])
    for id_, row in frame.iterrows():
        read[f"owner {id_}"] = sight.roles[row["owner"]]
        read[f"due {id_}"] = row["due"]
    return {**read, "quick wins": _quick_wins(wording, ((str(id_), row["marks"]) for id_, row in frame.iterrows()))}


def _quick_wins(wording: Wording, lines: Iterator[tuple[str, str]]) -> Value:
    return ids(id_ for id_, line in lines if wording.say("Quick win") in line)


def cards(sight: Sight) -> Figures:
    """Read the actions as a list, page by page."""
    language, page = sight.language, sight.page("plan", plan=PLAN, form="list")
    parts = {Wording(language).label(part) for part in Part}
    read: dict[str, Value] = {}
    for number in count(start=2):
        # A page beyond the last shows the last once more.
        lines = {action: line for action, line in _lines(page) if f"due {action}" not in read}
        for action, line in lines.items():
            owner, due, *_ = (one for one in line.split(" · ") if one not in parts)
            read[f"owner {action}"] = sight.roles[owner]
            read[f"due {action}"] = heard.day(language, heard.sentence(language, due, "Due on {day}")["day"])
        if len(lines) < PER_PAGE:
            break
        page.app.session_state[f"plan-page-{PLAN}-{'-'.join(NO_FILTERS)}"] = number
        page.app.run()
    return {**read, "actions with dropped": ids(name.split()[1] for name in read if name.startswith("due "))}


def _lines(page: Page) -> Iterator[tuple[str, str]]:
    """Give the line of each card under its title."""
    for element in page.app.markdown:
        found = re.match(r"(\S+-\S+) .*  \n(.+)$", as_read(str(element.value)), re.DOTALL)
        if found:
            yield found[1], found[2]


def filters(sight: Sight) -> Figures:
    """Read how many actions each filter leaves."""
    read: dict[str, Value] = {f"status {status}": _left(sight, status=str(status)) for status in ActionStatus}
    read["needs attention"] = _left(sight, look=Look.ATTENTION.value)
    read[f"concern {Concern.OVERDUE}"] = _left(sight, look=Look.OVERDUE.value)
    read[f"concern {Concern.EXPECTED_LATE}"] = _left(sight, look=Look.EXPECTED_LATE.value)
    read["quick wins to come"] = _left(sight, look=Look.OPEN.value, kind="quick-win")
    read["open"] = _left(sight, look=Look.OPEN.value)
    return read


def _left(sight: Sight, **address: str) -> Value:
    """Return the actions that are left, which the caption above the table counts."""
    page = sight.page("plan", plan=PLAN, form="table", **address)
    if not page.app.dataframe:
        heard.sentence(sight.language, page.text, "No action is like that. Take away a filter to see more.")
        return ids(())
    rows = ids(page.app.dataframe[0].value.index)
    assert len(rows) == _counted(sight.language, page), f"the caption counts other rows than the table has: {address}"
    return rows


def _counted(language: str, page: Page) -> int:
    """Return how many actions the caption above the table counts."""
    for caption in page.app.caption:
        text = as_read(caption.value)
        of_all = next(heard.sentences(language, text, "{number} of {all} actions", "{number} of {all} actions"), None)
        # Where the filter leaves all actions, the caption says no more than their number.
        whole = of_all or next(heard.sentences(language, text, "{number} action", "{number} actions"), None)
        if whole:
            return heard.number(whole["number"])
    raise heard.NothingHeardError(page.text)
