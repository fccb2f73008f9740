"""On what does a decision rest, and what is not in place: as recitals of an act, or in plain sentences?"""

from collections.abc import Iterator

from planner.track.grounds import Grounds
from planner.wording import Wording


def rests_on(grounds: Grounds, benchmark: str, wording: Wording, *, as_recital: bool) -> str:
    """Name the benchmark and the assessment."""
    values = {
        "benchmark": benchmark,
        "day": grounds.assessed_on,
        "kind": wording.label_inside(grounds.assessment_kind),
    }
    if as_recital:
        return wording.say("Having regard to the {benchmark} and to the assessment of {day} ({kind});", **values)
    return wording.say("The plan rests on the {benchmark} and on the assessment of {day} ({kind}).", **values)


def whereas(grounds: Grounds, wording: Wording, *, as_recital: bool) -> Iterator[str]:
    """Say how many key factors are not in place, or were not assessed; else that all are."""
    total = grounds.factors
    if grounds.not_in_place:
        yield _not_in_place(grounds.not_in_place, total, wording, as_recital=as_recital)
    if grounds.not_assessed:
        yield _not_assessed(grounds.not_assessed, total, wording, as_recital=as_recital)
    if not grounds.not_in_place and not grounds.not_assessed:
        yield _all_in_place(total, wording, as_recital=as_recital)


def _all_in_place(total: int, wording: Wording, *, as_recital: bool) -> str:
    say = wording.say
    if total == 1:
        if as_recital:
            return say("Whereas the only key factor that applies is in place;")
        return say("The only key factor that applies is in place.")
    if total:
        if as_recital:
            return say("Whereas all the key factors that apply are in place;")
        return say("All the key factors that apply are in place.")
    if as_recital:
        return say("Whereas none of the key factors assessed applies to the city;")
    return say("Not one of the key factors assessed applies to the city.")


def _not_in_place(number: int, total: int, wording: Wording, *, as_recital: bool) -> str:
    if number == total and as_recital:
        return wording.count(
            "Whereas the only key factor that applies is weak or missing;",
            "Whereas all {number} key factors that apply are weak or missing;",
            total,
        )
    if number == total:
        return wording.count(
            "The only key factor that applies is weak or missing.",
            "All {number} key factors that apply are weak or missing.",
            total,
        )
    if as_recital:
        return wording.count(
            "Whereas {number} of the {total} key factors that apply is weak or missing;",
            "Whereas {number} of the {total} key factors that apply are weak or missing;",
            number,
            total=wording.number(total),
        )
    return wording.count(
        "Of the {total} key factors that apply, {number} is weak or missing.",
        "Of the {total} key factors that apply, {number} are weak or missing.",
        number,
        total=wording.number(total),
    )


def _not_assessed(number: int, total: int, wording: Wording, *, as_recital: bool) -> str:
    if number == total and as_recital:
        return wording.count(
            "Whereas the only key factor that applies is not assessed yet;",
            "Whereas none of the {number} key factors that apply is assessed yet;",
            total,
        )
    if number == total:
        return wording.count(
            "The only key factor that applies is not assessed yet.",
            "Not one of the {number} key factors that apply is assessed yet.",
            total,
        )
    if as_recital:
        return wording.count(
            "Whereas {number} of the {total} key factors that apply is not assessed yet;",
            "Whereas {number} of the {total} key factors that apply are not assessed yet;",
            number,
            total=wording.number(total),
        )
    return wording.count(
        "Of the {total} key factors that apply, {number} is not assessed yet.",
        "Of the {total} key factors that apply, {number} are not assessed yet.",
        number,
        total=wording.number(total),
    )
