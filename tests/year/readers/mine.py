"""My actions: the cards of each owner, and the overview of all owners."""

import re
from collections import defaultdict

from planner.plan import ActionStatus
from planner.track.attention import Concern
from planner.wording import Wording
from year import heard
from year.figures import Figures, Value, ids
from year.readers.concerns import by_concern, concerns_in, counted, of_the_plan
from year.sight import Page, Sight
from year.walk import PLAN

_CARD = re.compile(r"([A-Z]\w*-\w+(?:-\w+)*) \S")
"""How the line with the name of an action begins."""


def cards(sight: Sight) -> Figures:
    """Read the cards of every owner."""
    read: dict[str, Value] = {}
    told: dict[str, frozenset[Concern]] = {}
    status: dict[str, str] = {}
    first = sight.page("mine", plan=PLAN)
    label = Wording(sight.language).say("I am responsible as")
    owners = next(box for box in first.app.selectbox if box.label == label)
    for name in owners.options:
        role = sight.role(name)
        page = sight.page("mine", plan=PLAN, owner=role)
        for action, text in _cards_of(page).items():
            read[f"owner {action}"] = role
            told[action] = concerns_in(sight.language, text)
            status[action] = _status(sight.language, text)
        read[f"open of {role}"] = sum(status[id_] not in {"done", "dropped"} for id_ in _cards_of(page))
        read[f"asked of {role}"] = _asked(sight.language, page)
    by_status = {f"status {each}": ids(id_ for id_, is_ in status.items() if is_ == each) for each in ActionStatus}
    return {**read, **by_status, **by_concern(told), "actions with dropped": ids(told)}


def _asked(language: str, page: Page) -> int:
    if next(heard.sentences(language, page.text, "Nothing is asked of you today."), None) is not None:
        return 0
    return heard.count(
        language,
        page.text,
        "{number} of your actions needs attention.",
        "{number} of your actions need attention.",
    )


def _cards_of(page: Page) -> dict[str, str]:
    """Return what each card says, by its action."""
    texts: dict[str, list[str]] = defaultdict(list)
    here = ""
    for line in page.lines():
        found = _CARD.match(line)
        here = found[1] if found else here
        texts[here].append(line)
    return {action: "\n".join(lines) for action, lines in texts.items() if action}


def _status(language: str, text: str) -> str:
    wording = Wording(language)
    # The line of facts begins with how the action stands.
    for line in text.splitlines():
        for each in ActionStatus:
            if line.split(" · ")[0] == wording.label(each):
                return str(each)
    raise heard.NothingHeardError(text)


def everybody(sight: Sight) -> Figures:
    """Read the overview of all owners."""
    wording, page = Wording(sight.language), sight.page("mine", plan=PLAN, whose="team")
    read: dict[str, Value] = {}
    columns = {
        Concern.OVERDUE: wording.say("Overdue"),
        Concern.EXPECTED_LATE: wording.say("Foreseen late"),
        Concern.STALE: wording.say("Without news"),
    }
    rows = page.table(wording.say("Open actions"), *columns.values())
    for row in rows:
        role = sight.role(row[wording.say("Owner")])
        read[f"open of {role}"] = heard.number(row[wording.say("Open actions")])
        read[f"asked of {role}"] = heard.number(row[wording.say("Needs attention")])
    for concern, column in columns.items():
        read[f"concern {concern}"] = sum(heard.number(row[column]) for row in rows)
    return {**read, **of_the_plan(sight.language, page.text)}


def everybody_in_short(sight: Sight) -> Figures:
    """Read the line above the overview."""
    text = sight.page("mine", plan=PLAN, whose="team").text
    return counted(sight.language, text)
