"""The plan as a Word document."""

import re
from collections.abc import Mapping

from planner.plan import ActionStatus
from planner.track.attention import Concern
from planner.wording import Wording
from year import heard
from year.figures import Figures, ids
from year.readers.adoption import adoption_in
from year.sight import Sight


def word(sight: Sight) -> Figures:
    """Read the cover, the summary and the tables."""
    wording, language, text = Wording(sight.language), sight.language, sight.paper_text
    say = wording.say
    totals = {row[say("What")]: row[say("How much")] for row in sight.paper_table(say("What"), say("How much"))}
    actions = sight.paper_table(say("No."), say("Status"), say("Owner"))
    due = {row[say("No.")]: row[say("Deadline")] for row in sight.paper_table(say("No."), say("Deadline"))}
    needing = {
        "done": say("Actions done"),
        f"concern {Concern.OVERDUE}": say("Actions overdue"),
        f"concern {Concern.EXPECTED_LATE}": say("Actions foreseen late"),
        "needs attention": say("Actions that need attention"),
    }
    cover = next(line for line in text.splitlines() if line.startswith(say("Period")))
    period = heard.sentence(language, cover.removeprefix(say("Period")).strip(), "{first} to {last}")
    return {
        # A plan that nobody adopted has no progress to report.
        **{name: heard.number(totals[what]) for name, what in needing.items() if what in totals},
        **adoption_in(language, text),
        **_decided(language, text),
        **_given_up(language, text, totals),
        "actions": ids(row[say("No.")] for row in actions),
        "quick wins": heard.number(totals[say("of which quick wins")]),
        "person-days": heard.count(
            language, totals[say("Staff time of the city")], "{number} person-day", "{number} person-days"
        ),
        "finish": heard.day(language, totals[say("End of the last action")]),
        "period from month": heard.month(language, period["first"]),
        "period to month": heard.month(language, period["last"]),
        **{
            f"status {each}": ids(row[say("No.")] for row in actions if row[say("Status")] == wording.label(each))
            for each in ActionStatus
            if each is not ActionStatus.DROPPED
        },
        **{f"owner {row[say('No.')]}": sight.roles[row[say("Owner")].split(" – ")[0]] for row in actions},
        **{f"due {action}": heard.day(language, day) for action, day in due.items()},
        **{f"foreseen {row[say('No.')]}": heard.day(language, row[say("End")]) for row in actions},
    }


def _given_up(language: str, text: str, totals: Mapping[str, str]) -> Figures:
    """Read what the plan undertakes no more of what the council adopted; of nothing there is no line."""
    if not _decided(language, text):
        return {}
    form = "Actions adopted on {day} and given up since"
    gone = next((total for what, total in totals.items() if next(heard.sentences(language, what, form), None)), "0")
    return {"given up since": heard.number(gone.split(" ")[0])}


def _decided(language: str, text: str) -> Figures:
    """Read what the council decided, once it has."""
    said = "On {day} {council} decided as follows"
    if not any(next(heard.sentences(language, text, f"{said}{end}"), None) for end in (".", ", under {reference}.")):
        return {}
    form = "instructs {executive} to carry out the plan’s {number} action with the services and partners named in it"
    # Where the points of a decision are sentences of their own, each begins with a capital.
    points = re.sub(r"(?<= – )\w", lambda first: first[0].lower(), text)
    # In some countries they go on from “decides”, and their verbs stand in another mood.
    finite, *others = Wording(language).say("instructs / instruct / to instruct").split(" / ")
    points = re.sub(f"(?<= – )({'|'.join(map(re.escape, others))}) ", f"{finite} ", points)
    return {"adopted actions": heard.count(language, points, form, form.replace("action ", "actions "))}
