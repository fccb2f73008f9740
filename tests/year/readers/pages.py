"""Home, board, timeline, progress, quick wins and self-assessment."""

from collections.abc import Iterator, Mapping
from typing import Any

from planner.plan import ActionStatus
from planner.wording import Wording
from year import heard
from year.figures import Figures, Value, ids
from year.readers.adoption import adoption_in
from year.readers.concerns import counted
from year.sight import Sight, Table
from year.walk import PLAN

_DONE = ["{number} of {all} done"] * 2
_TO_COME = ("{number} quick win to come", "{number} quick wins to come")


def id_of(cell: str) -> str:
    """Return the id with which the name of an action begins."""
    return cell.split(maxsplit=1)[0]


def by_status(sight: Sight, rows: Table) -> Iterator[tuple[str, Value]]:
    """Give how the actions of a table stand."""
    wording = Wording(sight.language)
    action, status = wording.say("Action"), wording.say("Status")
    for each in ActionStatus:
        label = wording.label(each)
        yield f"status {each}", ids(id_of(row[action]) for row in rows if row[status] == label)


def owners(sight: Sight, rows: Table) -> Iterator[tuple[str, Value]]:
    """Give who owns the actions of a table."""
    wording = Wording(sight.language)
    for row in rows:
        yield f"owner {id_of(row[wording.say('Action')])}", sight.roles[row[wording.say("Owner")]]


def days_due(sight: Sight, rows: Table) -> Iterator[tuple[str, Value]]:
    """Give by when the actions of a table are due; a mark may follow the day."""
    wording = Wording(sight.language)
    for row in rows:
        due = row[wording.say("Due")].split(" ")[0]
        yield f"due {id_of(row[wording.say('Action')])}", heard.day(sight.language, due)


def home(sight: Sight) -> Figures:
    """Read the first page."""
    language, text = sight.language, sight.page("", plan=PLAN).text
    whole = next(line for line in text.splitlines() if next(heard.sentences(language, line, *_TO_COME), None))
    return {
        "actions": heard.count(language, whole, "{number} action", "{number} actions"),
        "done": heard.count(language, whole, "{number} is done", "{number} are done"),
        **adoption_in(language, text),
        "open": heard.count(language, whole, "{number} is open", "{number} are open"),
        "quick wins to come": heard.count(language, whole, *_TO_COME),
        **counted(language, whole),
        **_attention_at_home(sight, text),
        **dict(_objectives_at_home(sight, text)),
        **_round(language, text),
    }


def _attention_at_home(sight: Sight, text: str) -> Figures:
    """Read what needs attention: the gravest by name, of the others how many there are."""
    said = Wording(sight.language).say
    section = text.split(f"\n{said('Needs attention')}\n")[1].split(f"\n{said('Next')}\n", maxsplit=1)[0]
    listed = [line.removeprefix("- ⚠ ").strip() for line in section.splitlines() if line.startswith("- ⚠ ")]
    more = next(heard.sentences(sight.language, section, "and {number} more", "and {number} more"), None)
    if not listed:
        heard.sentence(sight.language, section, "Nothing needs attention today.")
    return {
        "attention lines": len(listed) + (heard.number(more["number"]) if more else 0),
        # Sessions and services stand first at home, wherever else they stand in the order of urgency.
        "gravest action": next((sight.titles[name] for name in listed if name in sight.titles), None),
    }


def _objectives_at_home(sight: Sight, text: str) -> Iterator[tuple[str, Value]]:
    for line in text.splitlines():
        title, _, rest = line.partition(" – ")
        done = next(heard.sentences(sight.language, rest, *_DONE), None)
        if title in sight.objectives and done:
            yield f"objective {sight.objectives[title]}", (heard.number(done["number"]), heard.number(done["all"]))


def _round(language: str, text: str) -> Figures:
    """Read how far a round has come that no plan follows yet."""
    answered = next(heard.sentences(language, text, "{answered} of {asked} questions answered"), None)
    return (
        {"answered of asked": (heard.number(answered["answered"]), heard.number(answered["asked"]))} if answered else {}
    )


def board(sight: Sight) -> Figures:
    """Read the board as its table says it."""
    wording = Wording(sight.language)
    heads = tuple(map(wording.say, ("Action", "Status", "Owner", "Due")))
    rows = sight.page("board", plan=PLAN).table(*heads)
    return {**dict(by_status(sight, rows)), **dict(owners(sight, rows)), **dict(days_due(sight, rows))}


def board_columns(sight: Sight) -> Figures:
    """Read the cards as they stand in the columns of the board, that of what was dropped among them."""
    cards = sight.page("board", plan=PLAN, dropped="1").picture("board")["cards"]
    return {
        **{f"status {each}": ids(card["id"] for card in cards if card["status"] == each) for each in ActionStatus},
        **{f"owner {card['id']}": sight.roles[card["owner"]] for card in cards},
        **{f"due {card['id']}": heard.day(sight.language, card["due"]) for card in cards},
        "quick wins": ids(card["id"] for card in cards if any(mark["kind"] == "quick" for mark in card["marks"])),
        **{f"waits for {card['id']}": _waits(sight.language, card) for card in cards if card["status"] != "dropped"},
    }


def _waits(language: str, card: Mapping[str, Any]) -> int:
    said = next((mark["text"] for mark in card["marks"] if mark["kind"] == "waits"), None)
    return heard.count(language, said, "Waits for {number} action", "Waits for {number} actions") if said else 0


def timeline(sight: Sight) -> Figures:
    """Read the timeline as its caption and its table say it."""
    language, page, wording = sight.language, sight.page("timeline", plan=PLAN), Wording(sight.language)
    finish = heard.sentence(language, page.text, "The last action is foreseen to end on {day}.")["day"]
    adopted = next(
        heard.sentences(language, page.text, "Under each bar are the dates adopted on {day} ({reference})."), None
    )
    meeting = wording.say("Council session")
    rows = [
        row
        for row in page.table(wording.say("Start"), wording.say("Waits for"))
        if not row[wording.say("Action")].startswith(meeting)
    ]
    ends = {
        f"foreseen {id_of(row[wording.say('Action')])}": heard.day(language, row[wording.say("End")]) for row in rows
    }
    return {
        "finish": heard.day(language, finish),
        "actions": ids(id_of(row[wording.say("Action")]) for row in rows),
        "in force since": heard.day(language, adopted["day"]) if adopted else None,
        **{name: value for name, value in by_status(sight, rows) if name != "status dropped"},
        **dict(owners(sight, rows)),
        **dict(days_due(sight, rows)),
        **{f"waits for {id_of(row[wording.say('Action')])}": _named(row[wording.say("Waits for")]) for row in rows},
        **ends,
    }


def _named(cell: str) -> Value:
    """Return the actions that a cell names."""
    return ids(() if cell == "–" else cell.split(", "))


def progress(sight: Sight) -> Figures:
    """Read the page of the progress."""
    language, page = sight.language, sight.page("progress", plan=PLAN)
    wording, text = Wording(sight.language), page.text
    figures: dict[str, str] = {metric.label: metric.value for metric in page.app.metric}
    done = heard.sentence(language, figures[wording.say("Actions done")], "{done} of {all}")
    quick = heard.sentence(language, figures[wording.say("Quick wins delivered")], "{done} of {all}")
    against = next(heard.sentences(language, text, "Against what the council adopted on {day}."), None)
    return {
        "actions": heard.number(done["all"]),
        "done": heard.number(done["done"]),
        "share": heard.percent(figures[wording.say("Work done")]),
        "quick wins to come": heard.number(quick["all"]) - heard.number(quick["done"]),
        "finish": heard.day(language, figures[wording.say("Last action ends")]),
        "in force since": heard.day(language, against["day"]) if against else None,
        **dict(_statuses(sight, text)),
        **dict(_objectives(sight, text)),
    }


def _statuses(sight: Sight, text: str) -> Iterator[tuple[str, Value]]:
    wording = Wording(sight.language)
    for each in ActionStatus:
        labelled = wording.say("{status}: {number}", status=each, number="#").replace("#", "")
        counts = [
            part.strip()
            for line in text.splitlines()
            for part in line.split(" · ")
            if part.strip().startswith(labelled)
        ]
        # Of a status that no action has, the page says nothing.
        yield f"status {each}", heard.number(counts[0].removeprefix(labelled)) if counts else 0


def _objectives(sight: Sight, text: str) -> Iterator[tuple[str, Value]]:
    for line in text.splitlines():
        title, _, rest = line.partition(" – ")
        said = next(heard.sentences(sight.language, rest, "{share} of the work; actions done: {done} of {all}"), None)
        if title in sight.objectives and said:
            factor = sight.objectives[title]
            yield f"objective {factor}", (heard.number(said["done"]), heard.number(said["all"]))
            yield f"share {factor}", heard.percent(said["share"])


def quick_wins(sight: Sight) -> Figures:
    """Read the table of quick wins, first of those to come, then with what is done."""
    wording = Wording(sight.language)
    heads = tuple(map(wording.say, ("Action", "Owner", "Due", "Status")))
    coming, every = (sight.page("quick-wins", plan=PLAN, done=done).table(*heads) for done in ("", "1"))
    action = wording.say("Action")
    return {
        "quick wins to come": ids(id_of(row[action]) for row in coming),
        "quick wins": ids(id_of(row[action]) for row in every),
        **dict(owners(sight, every)),
        **dict(days_due(sight, every)),
    }


def assessment(sight: Sight) -> Figures:
    """Read how far the newest round has come."""
    said = heard.sentence(sight.language, sight.page("assess").text, "{answered} of {asked} questions answered")
    return {"answered of asked": (heard.number(said["answered"]), heard.number(said["asked"]))}
