"""What the made-up plans of the exports' tests promise, put off and may spend."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from planner.draft.means import CityMeans, ServiceShare, YearShare
from planner.proposal.choice import LaterCause
from planner.templates.results import Part, RestsOn, Unit
from planner.templates.terms import Visibility
from planner.toolkit.assessment import Answer, Standing
from planner.track.plan_standing import ActionStanding
from planner.track.results import PlanLater, PlanResult, ProjectedYear
from planner.track.uses import YearUse

WORDS = {
    "en": {
        "result": "Every counter says whom to turn to, in the languages spoken there.",
        "kept": "Look at the notices once a year",
        "indicator": "Share of counters with a notice",
        "baseline": "Count made at all counters before the plan",
        "noticed": "people who wait at the counters",
        "source": "Town budget",
    },
    "fr": {
        "result": "Chaque guichet indique à qui s’adresser, dans les langues qui y sont parlées.",
        "kept": "Relire les affiches une fois par an",
        "indicator": "Part des guichets dotés d’une affiche",
        "baseline": "Comptage à tous les guichets avant le plan",
        "noticed": "les personnes qui attendent aux guichets",
        "source": "Budget de la ville",
    },
}


def results_of(actions: Sequence[ActionStanding], factors: int, language: str) -> tuple[PlanResult, ...]:
    """Return what a plan promises: a result for each key factor that has an action, the first of them in part."""
    return tuple(_results(actions, factors, language))


def _results(actions: Sequence[ActionStanding], factors: int, language: str) -> Iterator[PlanResult]:
    words = WORDS[language]
    for factor in range(1, factors + 1):
        own = [action for action in actions if action.factor == f"F{factor:02}"]
        if not own:
            continue
        whole = factor > 1
        day = own[0].dates.early_finish + timedelta(days=30)
        yield PlanResult(
            question=f"{factor}.1",
            factor=f"F{factor:02}",
            text=words["result"],
            from_=Answer.NO,
            to=Answer.YES if whole else Answer.PARTLY,
            date=day,
            rests_on=RestsOn.OTHERS if factor == 2 else RestsOn.CITY,
            noticed_by=Visibility.PUBLIC,
            noticed_by_whom=words["noticed"],
            delivered_by=(own[0].id,),
            indicator=words["indicator"],
            unit=Unit.PERCENT,
            baseline=words["baseline"],
            target=90 if whole else None,
            measured_on=day,
        )


def later_of(results: Sequence[PlanResult], factors: int, language: str) -> tuple[PlanLater, ...]:
    """Return what has to wait: the second question of each key factor, and what is promised in part."""
    text, whole = WORDS[language]["result"], {result.question for result in results if result.whole}
    causes = ((LaterCause.MONEY, 2031, ()), (LaterCause.TIME, 2030, ("reception",)), (LaterCause.VACANT, None, ()))
    waiting = []
    for factor in range(1, factors + 1):
        cause, year, services = causes[factor % 3]
        waiting += [
            PlanLater(what=question, factor=f"F{factor:02}", text=text, cause=cause, when=year, services=services)
            for question in (f"{factor}.1", f"{factor}.2")
            if question not in whole
        ]
    return tuple(waiting)


def projected(results: Sequence[PlanResult], factors: int, start: date) -> tuple[ProjectedYear, ...]:
    """Return what is expected at the end of each of three years: a key factor with a whole result gets better."""
    better = {result.factor for result in results if result.whole}
    standings = {
        f"F{factor:02}": Standing.WEAK if f"F{factor:02}" in better else Standing.MISSING
        for factor in range(1, factors + 1)
    }
    answers = {result.question: result.to for result in results}
    return tuple(
        ProjectedYear(year=year, until=date(start.year + year, 1, 3), questions=answers, factors=standings)
        for year in (1, 2, 3)
    )


def with_parts(actions: Sequence[ActionStanding], results: Sequence[PlanResult]) -> tuple[ActionStanding, ...]:
    """Return actions with the part that each plays: what delivers no result prepares one of its key factor."""
    delivers = {action: result.question for result in results for action in result.delivered_by}
    by_factor = {result.factor: result.question for result in results}
    parted = []
    for action in actions:
        if action.id in delivers:
            part = {"part": Part.RESULT, "delivers": (delivers[action.id],)}
        elif action.factor in by_factor:
            part = {"part": Part.PREPARATION, "prepares": (by_factor[action.factor],)}
        else:
            part = {"part": Part.UPKEEP}
        parted.append(action.model_copy(update=part))
    return tuple(parted)


def means(start: date, language: str) -> CityMeans:
    """Return means of which the city said the time of one service and the money of the first year."""
    return CityMeans(
        assumed=True,
        posts=1.3,
        days_a_year=210,
        horizon_years=3,
        starts_in_four_weeks=6,
        services=(
            ServiceShare(services=("reception",), posts=0.8, assumed=False, filled_from=date(2027, 3, 1)),
            ServiceShare(services=("print", "mayor"), posts=0.5, assumed=True),
        ),
        money=tuple(
            YearShare(
                first=date(start.year + year, 1, 4),
                last=date(start.year + year + 1, 1, 3),
                amount=20_000,
                assumed=year > 0,
                sources=() if year else (WORDS[language]["source"],),
            )
            for year in range(3)
        ),
    )


def uses(given: CityMeans) -> tuple[YearUse, ...]:
    """Return what a plan takes of such means: half of each year's money, a tenth of which runs on."""
    return tuple(
        YearUse(
            first=year.first,
            last=year.last,
            money=year.amount // 2,
            running=year.amount // 20,
            running_days=2.5 * number,
            left=year.amount // 2 * number,
        )
        for number, year in enumerate(given.money, start=1)
    )
