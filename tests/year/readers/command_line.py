"""What commands answer to a person."""

import re
from collections import defaultdict
from collections.abc import Iterator

from planner.plan import ActionStatus
from planner.track.attention import Concern
from planner.wording import Wording
from year import heard
from year.figures import Figures, Value, ids
from year.readers.adoption import adoption_in
from year.readers.concerns import by_concern, concerns_in, counted, of_the_plan, told_in
from year.sight import Sight
from year.walk import PLAN

_DONE = ["{number} of {actions} done · {share} of the work"] * 2
_CONCERN_ROW = 3
"""Columns before the sentence that says why something needs attention."""
_COLUMNS = re.compile(r" {2,}")
_ID = re.compile(r"[A-Z]\w*-\w+(?:-\w+)*$")


def _rows(text: str) -> Iterator[list[str]]:
    # What is too long for its line goes on below it, far to the right.
    for line in re.sub(r"\n {6,}(?=\S)", " ", text).splitlines():
        yield _COLUMNS.split(line.strip())


def listed(sight: Sight) -> Figures:
    """Read the line of the plan in what the store holds."""
    row = next(row for row in _rows(sight.command("list")) if row[0] == PLAN)
    done = next(heard.sentences(sight.language, row[3], "{number} is done", "{number} are done"), None)
    return {
        **adoption_in(sight.language, row[1]),
        "actions": heard.count(sight.language, row[3], "{number} action", "{number} actions"),
        "done": heard.number(done["number"]) if done else 0,
        **counted(sight.language, row[3]),
    }


def shown(sight: Sight) -> Figures:
    """Read the plan as it stands."""
    wording, language, text = Wording(sight.language), sight.language, sight.command("show", PLAN)
    facts = {row[0]: row[1] for row in _rows(text) if len(row) == 2}
    done = heard.sentence(
        language, facts[wording.say("Progress")], *(["{number} of {actions} actions done, {share} of the work"] * 2)
    )
    dates = heard.sentence(language, facts[wording.say("Dates")], "from {first} to {last}, the last due date included")
    adopted = facts.get(wording.say("Baseline"))
    needing = facts.get(wording.say("Needs attention"), "")
    return {
        **adoption_in(language, facts[wording.say("Status")]),
        "actions": heard.number(done["actions"]),
        "done": heard.number(done["number"]),
        "share": heard.percent(done["share"]),
        "period from month": heard.day(language, dates["first"]).isoformat()[:7],
        "period to": heard.day(language, dates["last"]),
        "in force since": heard.day(language, adopted.split(" · ")[1]) if adopted else None,
        **counted(language, needing),
        **of_the_plan(language, needing),
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
    quick = heard.sentence(language, delivered, *(["{number} of {all} quick wins delivered"] * 2))
    read: dict[str, Value] = {}
    against = next(row[1] for row in rows if row[0] == wording.say("Against the baseline"))
    given_up = next(heard.sentences(language, against, "{number} action dropped", "{number} actions dropped"), None)
    if given_up:
        read["given up since"] = heard.number(given_up["number"].split(" · ")[-1])
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
        **read,
    }


def attention(sight: Sight) -> Figures:
    """Read what needs attention, line by line."""
    language, text = sight.language, sight.command("attention", PLAN)
    rows = [row for row in _rows(text) if len(row) > _CONCERN_ROW]
    told = {row[1]: concerns_in(language, row[-1]) for row in rows if _ID.match(row[1])}
    for label, *_, said in rows:
        concern = next(concern for concern in Concern if Wording(language).label(concern) == label)
        assert told_in(language, said, concern), f"the label is not what the sentence says: {label}: {said}"
    return {
        **by_concern(told),
        **of_the_plan(language, text),
        **{name: value for name, value in counted(language, text).items() if name == "needs attention"},
        "attention lines": len(rows),
        "gravest action": next(iter(told), None),
    }


def attention_in_short(sight: Sight) -> Figures:
    """Read the line above them."""
    return counted(sight.language, sight.command("attention", PLAN))


def baseline(sight: Sight) -> Figures:
    """Read what was adopted, the adoption first and then each change of it."""
    rows = [row for row in _rows(sight.command("baseline", PLAN)) if len(row) > 2]
    if not rows:
        return {"in force since": None}
    actions = (
        heard.count(sight.language, part, "{number} action", "{number} actions") for part in rows[0] if "action" in part
    )
    return {"in force since": heard.day(sight.language, rows[-1][1]), "adopted actions": next(actions)}
