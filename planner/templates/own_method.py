"""With which numbers does a city judge: those of the method, or numbers of its own?"""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from planner.problem import Place, Problem
from planner.templates.catalogue import Catalogue
from planner.templates.method import Method, Weights
from planner.templates.own_country import in_country, place_of
from planner.toolkit.city import City
from planner.toolkit.plan_settings import PlanSettings
from planner.toolkit.record import Record

WEIGHTS = tuple(Weights.model_fields)
"""Names of the weights that a city may set itself."""
LIMITS = ("max_weeks", "max_effort", "max_cost_band", "horizon_weeks")
"""Names of the limits of a quick win that a city may set itself; who decides and who sees it stay the method's."""
WHOLES = (("value", "ease"), ("ease_effort", "ease_cost", "ease_time"))
"""Weights that are parts of one whole: each group adds up to 1."""

_MOST_LEVERAGE = 5
"""Beyond it, what waits for an action would count for nearly everything (judgement)."""
_MOST_WEEKS = 520
"""As long as an action of the templates may take."""
_MOST_EFFORT = 10_000

_R = TypeVar("_R", bound=Record)


def own_method(method: Method, settings: PlanSettings) -> Method:
    """Return the method with the city's own numbers in place of the usual ones.

    What the city leaves out stays as the method says; names that the method does not know change
    nothing. A method that is the city's own already is returned as it is.
    """
    return method.model_copy(
        update={
            "weights": _with(method.weights, settings.weights),
            # Only the limits that are numbers: a number in the place of the remits would pass as well.
            "quick_win": _with(
                method.quick_win, {name: limit for name, limit in settings.quick_win.items() if name in LIMITS}
            ),
        }
    )


def own_catalogue(catalogue: Catalogue, city: City, settings: PlanSettings) -> Catalogue:
    """Return the catalogue in the words of the city's country, with the city's own numbers in its method."""
    spoken = in_country(catalogue, *place_of(city, settings.country, settings.region), settings.decides)
    # The same object: what is cached on a catalogue, such as its actions by id, is not made anew.
    if not (settings.weights or settings.quick_win):
        return spoken
    return spoken.model_copy(update={"method": own_method(spoken.method, settings)})


def _with(record: _R, own: Mapping[str, float]) -> _R:
    # Names are picked here, because pydantic’s copy takes any name and any value unseen.
    return record.model_copy(update={name: number for name, number in own.items() if name in type(record).model_fields})


def check_own_numbers(settings: PlanSettings, method: Method) -> list[Problem]:
    """Say which of a city's own numbers cannot be; an empty list when all can.

    Shares lie between 0 and 1, and those that are parts of one whole add up to 1 together with what
    the method says of the others. The place names the field, such as ``weights.value``.
    """
    problems = [*_out_of_range(settings, method)]
    wrong = {problem.place.field for problem in problems}
    own = own_method(method, settings).weights
    for whole in WHOLES:
        given = [name for name in whole if name in settings.weights]
        # A number out of its range is told on its own; the sum that it spoils would be told twice.
        if given and not wrong & {f"weights.{name}" for name in given}:
            problems += _not_whole(whole, given, own)
    return problems


def completed(weights: Mapping[str, float], method: Method) -> dict[str, float]:
    """Return weights with the last one of every whole that they touch: what the others leave of it.

    What a whole has besides is as the method says. The rest is below 0 when the others are too much,
    which :func:`check_own_numbers` reports.

    >>> from planner.files.content import read_catalogue
    >>> from planner.files.shipped import templates_folder
    >>> usual = read_catalogue(templates_folder() / "anti-discrimination", "en").method
    >>> completed({"value": 0.7, "leverage_most": 2}, usual)
    {'value': 0.7, 'leverage_most': 2, 'ease': 0.3}
    """
    full = dict(weights)
    for *parts, last in WHOLES:
        if any(name in weights for name in (*parts, last)):
            full |= {name: weights.get(name, float(getattr(method.weights, name))) for name in parts}
            full[last] = round(1 - sum(full[name] for name in parts), 4)
    return full


def range_of(name: str, method: Method) -> tuple[float, float]:
    """Return the lowest and the highest value of a weight or a limit of a quick win.

    Raises:
        KeyError: there is none of that name.
    """
    ranges: Mapping[str, tuple[float, float]] = {
        **dict.fromkeys(WEIGHTS, (0, 1)),
        "leverage_most": (1, _MOST_LEVERAGE),
        "max_weeks": (0, _MOST_WEEKS),
        "max_effort": (0, _MOST_EFFORT),
        # The dearest band of this method: a method of another content may have more of them, or fewer.
        "max_cost_band": (0, max(band.band for band in method.cost_bands)),
        "horizon_weeks": (0, _MOST_WEEKS),
    }
    return ranges[name]


def _out_of_range(settings: PlanSettings, method: Method) -> Iterator[Problem]:
    known = {**dict.fromkeys(WEIGHTS, "weights"), **dict.fromkeys(LIMITS, "quick_win")}
    for name, number in (*settings.weights.items(), *settings.quick_win.items()):
        # Unknown names are told by whoever reads the file, with the nearest known.
        if name not in known:
            continue
        least, most = range_of(name, method)
        if not least <= number <= most:
            yield Problem(
                code="out-of-range",
                what="{word} is out of range.",
                fix="Write a number {limit}.",
                values={"word": f"{number:g}", "limit": f"≥ {least}, ≤ {most}"},
                place=Place(field=f"{known[name]}.{name}"),
            )


def _not_whole(whole: tuple[str, ...], given: list[str], own: Weights) -> Iterator[Problem]:
    """Report weights that do not add up to 1, with a number for one of them that would mend it."""
    numbers = {name: float(getattr(own, name)) for name in whole}
    # Four digits: 0.7 + 0.2 + 0.1 is not 1 for a computer.
    total = round(sum(numbers.values()), 4)
    if total == 1:
        return
    # One that the city left alone is mended first: those it set are what it wants.
    last = next((name for name in reversed(whole) if name not in given), whole[-1])
    rest = round(1 - total + numbers[last], 4)
    yield Problem(
        code="weights-not-whole",
        what="The weights {names} add up to {total}, not to 1.",
        fix="Lower some of them." if not 0 <= rest <= 1 else "Change one of them, such as {name}: {rest}.",
        values={
            "names": ", ".join(f"{name} ({number:g})" for name, number in numbers.items()),
            "total": f"{total:g}",
            "name": last,
            "rest": f"{rest:g}",
        },
        place=Place(field=f"weights.{given[0]}"),
    )
