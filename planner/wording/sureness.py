"""How sure is a plan, in words: chances in tenths, never finer than anybody knows them?"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from planner.problem import msgid
from planner.schedule.uncertain import MarkKind
from planner.toolkit.capitals import capital
from planner.track.plan_standing import PlanStanding
from planner.track.results import PlanResult
from planner.track.scenarios import Outcome
from planner.track.sureness import ALMOST_CERTAIN, LIKELY, ActionSureness, MarkSureness, Sureness, tenths

if TYPE_CHECKING:
    from planner.wording import Wording

_WHEN: Mapping[MarkKind, str] = {
    MarkKind.PROMISE: msgid("Kept by {day}"),
    MarkKind.SESSION: msgid("For the session of {day}"),
    MarkKind.DEADLINE: msgid("For the deadline of {day}"),
}

_NAMES: Mapping[MarkKind, str] = {MarkKind.SESSION: msgid("Session"), MarkKind.DEADLINE: msgid("Deadline")}

_UNSURE: Mapping[MarkKind, str] = {
    MarkKind.SESSION: msgid(
        "“{action}” has {chance} of being ready for the session of {day}; it is likely voted on by {likely}."
    ),
    MarkKind.DEADLINE: msgid("“{action}” has {chance} of keeping its deadline of {day}."),
}

# From the most to the least: the share of the runs, and what people read of it.
_HOLDS_UP: tuple[tuple[float, str], ...] = (
    (0.95, msgid("If it takes longer, the plan or something that it has to keep almost always comes later.")),
    (0.5, msgid("If it takes longer, the plan or something that it has to keep mostly comes later.")),
    (0.1, msgid("If it takes longer, the plan or something that it has to keep sometimes comes later.")),
    (0.0, msgid("If it takes longer, hardly anything else comes later.")),
)


def chance_in_words(chance: float, wording: "Wording") -> str:
    """Return a chance as people say it.

    >>> from planner.wording import Wording
    >>> english, french = Wording("en"), Wording("fr")
    >>> chance_in_words(0.83, english), chance_in_words(0.99, french), chance_in_words(0.02, english)
    ('about 8 chances in 10', 'presque certain', 'less than 1 chance in 10')
    """
    number = tenths(chance)
    if number == ALMOST_CERTAIN:
        return wording.say("almost certain")
    if not number:
        return wording.say("less than 1 chance in 10")
    return wording.count("about {number} chance in 10", "about {number} chances in 10", number)


def mark_in_words(mark: MarkSureness, wording: "Wording") -> str:
    """Return the chance of a promise, a session or a deadline, with its day."""
    return wording.labelled(wording.say(_WHEN[mark.kind], day=mark.by), chance_in_words(mark.chance, wording))


def mark_name(mark: MarkSureness, plan: PlanStanding, wording: "Wording") -> str:
    """Return what has to be kept: a result by its question, a session or a deadline by its action.

    Of what comes in part, only the step is named that is promised.
    """
    if mark.question is not None:
        result = plan.result_by_question.get(mark.question)
        return f"{mark.question} {_promised(result, plan, wording)}" if result else mark.question
    action = plan.action_by_id.get(mark.action or "")
    name = f"{action.id} {action.title}" if action else str(mark.action)
    return wording.labelled(wording.say(_NAMES[mark.kind]), name)


def promise_sentence(mark: MarkSureness, wording: "Wording") -> str:
    """Return the chance of a promise, and by when it would have eight in ten where that is later."""
    sentence = f"{mark_in_words(mark, wording)}."
    if mark.chance >= LIKELY:
        return sentence
    return f"{sentence} {wording.say('With 8 chances in 10 it is true by {day}.', day=mark.sure_by)}"


def action_sentences(sure: ActionSureness, wording: "Wording") -> tuple[str, ...]:
    """Say by when an action is done, how surely, and how often it holds up anything else."""
    holds_up = next(sentence for share, sentence in _HOLDS_UP if sure.criticality >= share)
    return (
        wording.say("It is as likely done by {day} as after.", day=sure.p50),
        wording.say("With 8 chances in 10 it is done by {day}.", day=sure.p80),
        wording.say(holds_up),
    )


def _promised(result: PlanResult, plan: PlanStanding, wording: "Wording") -> str:
    if result.whole:
        return result.text
    steps = wording.series(wording.inside(action.title) for action in plan.carrying(result))
    return wording.labelled(wording.say("A first step"), steps)


def plan_sentences(sureness: Sureness, names: Mapping[str, str], wording: "Wording") -> tuple[str, ...]:
    """Say how many promises are likely kept, what is not, by when the plan is done, and what to secure first.

    Args:
        sureness: of the plan.
        names: what readers call the actions, by id.
        wording: in whose language.
    """
    sentences = (
        *_promises(sureness, wording),
        *unsure_days(sureness, names, wording),
        *_end(sureness, wording),
        secure_first(sureness, names, wording),
    )
    return tuple(filter(None, sentences))


def unsure_days(
    sureness: Sureness,
    names: Mapping[str, str],
    wording: "Wording",
    kinds: Sequence[MarkKind] = (MarkKind.SESSION, MarkKind.DEADLINE),
) -> Iterator[str]:
    """Give the sessions and the deadlines that have less than eight chances in ten, each with what would be likely."""
    for mark in (mark for kind in kinds for mark in sureness.of_kind(kind)):
        if mark.chance < LIKELY and mark.action:
            yield wording.say(
                _UNSURE[mark.kind],
                action=names.get(mark.action, mark.action),
                day=mark.by,
                chance=chance_in_words(mark.chance, wording),
                likely=mark.sure_by,
            )


def likely_promises(sureness: Sureness, wording: "Wording") -> str:
    """Say how many promises have at least eight chances in ten; nothing where nothing is promised any more.

    English has its plural by all promises, French by those that are likely kept.
    """
    promises, likely = len(sureness.of_promise), sureness.likely_promises
    if not promises:
        return ""
    if promises == 1:
        return wording.count(
            "{number} of {promises} result has at least 8 chances in 10 of coming by its day.",
            "{number} of {promises} result has at least 8 chances in 10 of coming by its day.",
            likely,
            promises=promises,
        )
    return wording.count(
        "{number} of {promises} results has at least 8 chances in 10 of coming by its day.",
        "{number} of {promises} results have at least 8 chances in 10 of coming by their day.",
        likely,
        promises=promises,
    )


def secure_first(sureness: Sureness, names: Mapping[str, str], wording: "Wording") -> str:
    """Name the actions whose delay most often makes the plan miss something; nothing where none does."""
    first = sureness.secure_first
    if not first:
        return ""
    return wording.count(
        "Secure this action first: {actions}. Its delay most often makes promises or sessions missed.",
        "Secure these {number} actions first: {actions}. Their delay most often makes promises or sessions missed.",
        len(first),
        actions=wording.listing(names.get(action, action) for action in first),
    )


def how_worked_out(sureness: Sureness, wording: "Wording") -> str:
    """Say where chances come from, and what they do not know, and how the promised days follow from them."""
    worked_out = wording.say(
        "The plan was run through {runs} times, each time with other durations: what is done stands, everything else "
        "takes less time or more, as far as such actions usually do. Each action waits for what it needs and for its "
        "services. An illness or an election that delays many actions at once is not in these chances.",
        runs=sureness.runs,
    )
    chosen = wording.say("A result is promised for a day that has 8 chances in 10, within the years of the plan.")
    return f"{worked_out} {chosen}"


def chance_column(mark: MarkSureness | None, wording: "Wording") -> str:
    """Return a chance as it stands in a column; a dash where there is none."""
    return capital(chance_in_words(mark.chance, wording)) if mark else "–"


def outcome_sentences(outcome: Outcome, wording: "Wording") -> tuple[str, ...]:
    """Say when a draft ends, and how surely it keeps a promise; nothing of one without actions."""
    if outcome.finish is None or outcome.kept is None:
        return ()
    return (
        wording.say("Its last action ends on {day}.", day=outcome.finish),
        wording.say(
            "On average, a promise is kept on its day with this chance: {chance}.",
            chance=chance_in_words(outcome.kept, wording),
        ),
    )


def _promises(sureness: Sureness, wording: "Wording") -> Iterator[str]:
    yield likely_promises(sureness, wording)
    if sureness.weeks_short and 2 * sureness.likely_promises < len(sureness.of_promise):
        yield wording.count(
            "Dated {number} week later, half of the promises would have them.",
            "Dated {number} weeks later, half of the promises would have them.",
            sureness.weeks_short,
        )


def _end(sureness: Sureness, wording: "Wording") -> Iterator[str]:
    if sureness.p50 and sureness.p80:
        yield wording.say("The whole plan is as likely done by {day} as after.", day=sureness.p50)
        yield wording.say("With 8 chances in 10 it is done by {day}.", day=sureness.p80)
