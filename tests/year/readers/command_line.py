"""What commands answer to a person."""

import re
from collections import defaultdict
from collections.abc import Iterator

from planner.plan import ActionStatus
from planner.toolkit.plan_settings import PlanStatus
from planner.track.attention import Concern
from planner.wording import Wording
from year import heard
from year.figures import Figures, Value, ids
from year.readers.concerns import by_concern, concerns_in, counts, without_owner
from year.sight import Sight
from year.walk import PLAN

_DONE = ("{number} of {actions} done · {share} of the work", "{number} of {actions} done · {share} of the work")
_COLUMNS = re.compile(r" {2,}")
_ID = re.compile(r"[A-Z]\w*-\w+(?:-\w+)*$")


def _rows(text: str) -> Iterator[list[str]]:
    # What is too long for its line goes on below it, far to the right.
    for line in re.sub(r"\n {6,}(?=\S)", " ", text).splitlines():
        yield _COLUMNS.split(line.strip())


def listed(sight: Sight) -> Figures:
    """Read the line of the plan in what the store holds."""
    wording = Wording(sight.language)
    row = next(row for row in _rows(sight.command("list")) if row[0] == PLAN)
    return {
        "state": next(str(status) for status in PlanStatus if row[1].endswith(wording.label(status))),
        "actions": heard.count(sight.language, row[3], "{number} action", "{number} actions"),
        **counts(sight.language, row[3]),
    }


def shown(sight: Sight) -> Figures:
    """Read the plan as it stands."""
    wording, language, text = Wording(sight.language), sight.language, sight.command("show", PLAN)
    facts = {row[0]: row[1] for row in _rows(text) if len(row) == 2}
    done = heard.sentence(
        language,
        facts[wording.say("Progress")],
        "{number} of {actions} actions done, {share} of the work",
        "{number} of {actions} actions done, {share} of the work",
    )
    dates = heard.sentence(language, facts[wording.say("Dates")], "from {start} to {finish}")
    adopted = facts.get(wording.say("Baseline"))
    needing = facts.get(wording.say("Needs attention"), "")
    return {
        "state": next(str(status) for status in PlanStatus if facts[wording.say("Status")] == wording.label(status)),
        "actions": heard.number(done["actions"]),
        "done": heard.number(done["number"]),
        "share": heard.percent(done["share"]),
        "finish": heard.day(language, dates["finish"]),
        "adopted on": heard.day(language, adopted.split(" · ")[1]) if adopted else None,
        **counts(language, needing),
        "without owner": without_owner(language, needing),
        **_actions(language, text),
    }


def _actions(language: str, text: str) -> Figures:
    """Read the line of each action; its status may be followed by a percentage."""
    wording, read = Wording(language), {}
    by_status: dict[ActionStatus, list[str]] = defaultdict(list)
    quick = []
    for row in _rows(text):
        if not _ID.match(row[0]):
            continue
        status = next(each for each in ActionStatus if row[1].startswith(wording.label(each)))
        by_status[status].append(row[0])
        read[f"due {row[0]}"] = heard.day(language, row[3])
        if " – " in row[2]:
            read[f"foreseen {row[0]}"] = heard.day(language, row[2].split(" – ")[1])
        if "★" in row[4]:
            quick.append(row[0])
    return {**read, **{f"status {each}": ids(by_status[each]) for each in ActionStatus}, "quick wins": ids(quick)}


def progress(sight: Sight) -> Figures:
    """Read how far the plan has come."""
    wording, language, text = Wording(sight.language), sight.language, sight.command("progress", PLAN)
    rows = list(_rows(text))
    whole = next(row[1] for row in rows if row[0] == wording.say("Progress"))
    *_, delivered = whole.split(" · ")
    done = heard.sentence(language, whole, *_DONE)
    quick = heard.sentence(
        language, delivered, "{number} of {all} quick wins delivered", "{number} of {all} quick wins delivered"
    )
    needing = next((row[1] for row in rows if row[0] == wording.say("Needs attention")), "")
    read: dict[str, Value] = {}
    for row in rows:
        of = next(heard.sentences(language, row[1], *_DONE), None) if len(row) > 1 else None
        if of and (row[0] in sight.objectives.values() or row[0] == "–"):
            factor = "" if row[0] == "–" else row[0]
            read[f"objective {factor}"] = (heard.number(of["number"]), heard.number(of["actions"]))
            read[f"share {factor}"] = heard.percent(of["share"].split(" · ")[0])
    return {
        "actions": heard.number(done["actions"]),
        "done": heard.number(done["number"]),
        "share": heard.percent(done["share"].split(" · ")[0]),
        "quick wins to come": heard.number(quick["all"]) - heard.number(quick["number"]),
        **counts(language, needing),
        "without owner": without_owner(language, needing),
        **read,
    }


def attention(sight: Sight) -> Figures:
    """Read what needs attention, line by line."""
    text, wording = sight.command("attention", PLAN), Wording(sight.language)
    told: dict[str, set[Concern]] = defaultdict(set)
    for row in _rows(text):
        if len(row) > 1 and _ID.match(row[1]):
            label = next(concern for concern in Concern if wording.label(concern) == row[0])
            assert row[1] not in told, f"a second line says of the action in other words: {row}"
            told[row[1]] = set(concerns_in(sight.language, row[-1]))
            assert label in told[row[1]], f"the label is not what the sentence says: {row}"
    counted = counts(sight.language, text)
    assert counted["needs attention"] == len(told), f"the first line counts other actions than there are: {counted}"
    return {**by_concern(told), "needs attention": ids(told), "without owner": without_owner(sight.language, text)}


def baseline(sight: Sight) -> Figures:
    """Read what was adopted."""
    rows = [row for row in _rows(sight.command("baseline", PLAN)) if len(row) > 2]
    return {"adopted on": heard.day(sight.language, rows[-1][1]) if rows else None}
