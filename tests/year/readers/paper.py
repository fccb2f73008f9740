"""The plan as a Word document."""

from planner.plan import ActionStatus
from planner.toolkit.plan_settings import PlanStatus
from planner.track.attention import Concern
from planner.wording import Wording
from year import heard
from year.figures import Figures, ids
from year.sight import Sight

_PROGRESS = {
    "Actions done": "done",
    "Actions overdue": f"concern {Concern.OVERDUE}",
    "Actions foreseen late": f"concern {Concern.EXPECTED_LATE}",
    "Actions that need attention": "needs attention",
}
"""Rows that an adopted plan has in its summary."""


def word(sight: Sight) -> Figures:
    """Read the cover, the summary and the tables."""
    wording, language, text = Wording(sight.language), sight.language, sight.paper_text
    say = wording.say
    totals = {row[say("What")]: row[say("How much")] for row in sight.paper_table(say("What"), say("How much"))}
    actions = sight.paper_table(say("No."), say("Status"), say("Owner"))
    due = {row[say("No.")]: row[say("Deadline")] for row in sight.paper_table(say("No."), say("Deadline"))}
    adopted = next(heard.sentences(language, text, "On {day} the council decided as follows."), None)
    state = heard.sentence(language, text, f"{say('Status')}\t{{state}}")["state"]
    return {
        "state": next(str(status) for status in PlanStatus if state.startswith(wording.label(status))),
        "actions": ids(row[say("No.")] for row in actions),
        "quick wins": heard.number(totals[say("of which quick wins")]),
        "person-days": heard.count(
            language, totals[say("Working time of city staff")], "{number} person-day", "{number} person-days"
        ),
        "finish": heard.day(language, totals[say("End of the plan")]),
        "adopted on": heard.day(language, adopted["day"]) if adopted else None,
        **{name: heard.number(totals[say(row)]) for row, name in _PROGRESS.items() if say(row) in totals},
        **{
            f"status {each}": ids(row[say("No.")] for row in actions if row[say("Status")] == wording.label(each))
            for each in ActionStatus
            if each is not ActionStatus.DROPPED
        },
        **{f"owner {row[say('No.')]}": sight.roles[row[say("Owner")].split(" – ")[0]] for row in actions},
        **{f"due {action}": heard.day(language, day) for action, day in due.items()},
        **{f"foreseen {row[say('No.')]}": heard.day(language, row[say("End")]) for row in actions},
    }
