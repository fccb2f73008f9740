"""How does the method come from answers to results, actions and dates?"""

from collections.abc import Iterator

from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material


def write_method(doc: Manuscript, material: Material) -> None:
    """Explain the method in short paragraphs, each with what it explains."""
    doc.heading(material.wording.say("Method"), 2)
    for label, sentence in _method(material):
        doc.fact(label, sentence)


def _method(material: Material) -> Iterator[tuple[str, str]]:
    say, wording, method = material.wording.say, material.wording, material.catalogue.method
    scale = ", ".join(
        say("{answer}: {gap}", answer=wording.label_inside(answer), gap=wording.percent(gap))
        for answer, gap in method.scale.gap.items()
    )
    yield say("Gap"), say("Each answer shows a distance to the benchmark: {scale}.", scale=scale)
    yield (
        say("Standing"),
        say(
            "Score = 100% minus the average gap of the questions of a key factor. From {high} it is in place, below "
            "{low} it is missing, in between it is weak. Questions that do not apply are left out; a key factor to "
            "which nothing applies is not applicable and counts nowhere.",
            high=wording.percent(method.scale.in_place_from),
            low=wording.percent(method.scale.missing_below),
        ),
    )
    if material.plan.actions:
        yield from _results(material)
        yield _choice(material)
        yield _early_results(material)
        yield _later(material)
        yield _order(material)
        yield _dates(material)


def _results(material: Material) -> Iterator[tuple[str, str]]:
    say = material.wording.say
    yield (
        say("Result"),
        say(
            "A guiding question that is not met can be promised as a result where actions of the plan, all of a set, "
            "bring its answer to “partly” or “yes”. It is true once the last of them ends and as much time has passed "
            "as it takes to show. Preparation moves no answer and is in the plan only because a result needs it."
        ),
    )
    yield (
        say("Weight"),
        say(
            "Each key factor counts the same, shared equally by its questions, whatever was answered; the city may set "
            "other weights, and what its context puts first counts {times} times as much. From “no” to “partly” and "
            "from “partly” to “yes” are half of a question’s gap each.",
            times=material.catalogue.method.choice.first_times,
        ),
    )


def _choice(material: Material) -> tuple[str, str]:
    say, wording, choice = material.wording.say, material.wording, material.catalogue.method.choice
    return (
        say("Choice"),
        say(
            "Actions are taken, set by set with what they need, in the order of the gap that they close for the share "
            "of the city’s time and money that they use, running costs included, as long as everybody involved has "
            "time and the money of the years reaches; then single actions are exchanged where that closes more. What "
            "comes a year later counts {discount} less. A plan holds at most {most}, no more than {preparation} of "
            "them preparation, and runs for {years}.",
            discount=wording.percent(choice.discount),
            most=wording.count("{number} action", "{number} actions", choice.most_actions),
            preparation=wording.percent(choice.most_preparation),
            years=wording.count("{number} year", "{number} years", choice.horizon_years),
        ),
    )


def _early_results(material: Material) -> tuple[str, str]:
    """Say what a quick win is and how many a plan should hold."""
    say, wording, method = material.wording.say, material.wording, material.catalogue.method
    limits, choice = method.quick_win, method.choice
    # The highest band has no upper end: with it as the limit any amount will do.
    bands = [band for band in material.band_by_number.values() if band.band == limits.max_cost_band and band.below]
    return (
        say("Quick win"),
        say(
            "All of these hold: it delivers a result that residents notice; at most {weeks}; at most {effort}; "
            "external cost {cost}; within the administration’s own remit; planned to be finished within {horizon} of "
            "the plan’s start, prerequisites included. A plan seeks {early} of them ({few} with less than {posts}), "
            "as long as overall progress falls by no more than {share}.",
            weeks=wording.count("{number} week", "{number} weeks", limits.max_weeks),
            effort=wording.person_days(limits.max_effort),
            cost=say("under {amount}", amount=wording.money(bands[0].below or 0)) if bands else say("of any amount"),
            horizon=wording.count("{number} week", "{number} weeks", limits.horizon_weeks),
            early=choice.early_results,
            few=choice.early_results_small,
            posts=wording.count("{number} full-time equivalent", "{number} full-time equivalents", choice.small_below),
            share=wording.percent(choice.early_costs_at_most),
        ),
    )


def _later(material: Material) -> tuple[str, str]:
    say = material.wording.say
    return (
        say("Later"),
        say(
            "What the plan does not bring about, or not in full, stands under “later” with what stood in the way: "
            "time, money, a vacancy, something that comes first, or a result that could be seen only after the end of "
            "the plan; and with the year in which it could come, where that is known."
        ),
    )


def _order(material: Material) -> tuple[str, str]:
    say, wording, weights = material.wording.say, material.wording, material.catalogue.method.weights
    return (
        say("Priority"),
        say(
            "Among the actions of the plan, points from 0 to 100 give the order in which they are listed: {value} for "
            "what an action brings (gap, impact, context, what it unlocks) and {ease} for ease. Ease counts effort for "
            "{effort}, cost for {cost} and time for {time}. A prerequisite has at least the points of what it unlocks.",
            value=wording.percent(weights.value),
            ease=wording.percent(weights.ease),
            effort=wording.percent(weights.ease_effort),
            cost=wording.percent(weights.ease_cost),
            time=wording.percent(weights.ease_time),
        ),
    )


def _dates(material: Material) -> tuple[str, str]:
    say, wording, method = material.wording.say, material.wording, material.catalogue.method
    return (
        say("Dates"),
        say(
            "Each action begins as soon as what it waits for is finished and everybody who does the work has time, on "
            "the working days of the city. Its due date leaves {share} of its duration in hand, and at least {days}, "
            "unless the context asks that it end earlier or the city sets another.",
            share=wording.percent(method.deadline.slack_share),
            days=wording.count("{number} working day", "{number} working days", method.deadline.slack_at_least),
        ),
    )
