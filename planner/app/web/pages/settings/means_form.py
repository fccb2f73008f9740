"""In which fields does a city say how much time and money it has for its plan, and what do they say together?"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from planner.app.desk.means import ABSENCE_ORDER, AskedService, posts_for
from planner.app.desk.vocabulary import (
    Absence,
    Case,
    CityMeans,
    MoneyState,
    PlanMeans,
    ServiceTime,
    YearsMoney,
)
from planner.app.web import session
from planner.app.web.drafts import Draft
from planner.app.web.field_form import choose
from planner.app.web.user_text import plain
from planner.problem import Problem

if TYPE_CHECKING:
    from planner.wording import Wording

_MOST_DAYS = 1_000.0
_MOST_MONEY = 1_000_000_000.0
_NEW = "new"
_NOBODY = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sum:
    """A row of the money, which may be empty."""

    name: str
    year: int | None
    """None: it is chosen in the row."""
    stored: YearsMoney | None = None


class MeansForm:
    """The fields of all means; each shows what is assumed until the city says otherwise."""

    def __init__(self, case: Case, means: CityMeans, asked: Sequence[AskedService], draft: Draft) -> None:
        self._held = case.assessment.plan.means or PlanMeans()
        self._factors = {factor.id: f"{factor.id} {factor.title}" for factor in case.benchmark.factors}
        self._usual = case.catalogue.method.choice
        self._means = means
        self._asked = asked
        self._draft = draft
        self._sums = tuple(_sums(self._held, means))
        self._wording: Wording = session.wording()

    def draw(self) -> None:
        """Draw all fields, part by part."""
        say = self._wording.say
        self._extent()
        st.subheader(say("Time"), anchor=False)
        self._time()
        st.subheader(say("Who is not there yet, and who is away"), anchor=False)
        self._filled()
        self._away()
        st.subheader(say("Money"), anchor=False)
        self._money()
        st.subheader(say("What matters most"), anchor=False)
        self._weights()

    def _extent(self) -> None:
        say, held = self._wording.say, self._held
        years, starts = st.columns(2)
        with years:
            self._whole("horizon", say("Years that the plan covers"), held.horizon_years, self._usual.horizon_years, 10)
        with starts:
            label = say("Actions that may begin in any four weeks")
            self._whole("starts", label, held.starts_in_four_weeks, self._usual.starts_in_all, 50)

    def _whole(self, name: str, label: str, stored: int | None, usual: int, most: int) -> None:
        st.number_input(
            label,
            min_value=1,
            max_value=most,
            step=1,
            value=None,
            placeholder=self._wording.say("{number}, as the method says", number=usual),
            **self._draft.field(name, stored),
        )

    def _time(self) -> None:
        for service, column in zip(self._asked, _in_pairs(), strict=False):
            with column:
                self._days(service)

    def _days(self, service: AskedService) -> None:
        st.number_input(
            plain(self._wording.say("How many days a month can {service} give to the plan?", service=service.name)),
            min_value=0.0,
            # A file may hold more than this page lets people type, and the framework refuses to show that.
            max_value=max(_MOST_DAYS, service.days or 0.0),
            step=0.5,
            value=None,
            format="%g",
            placeholder=self._instead(service),
            **self._draft.field(f"days-{service.id}", service.days),
        )

    def _instead(self, service: AskedService) -> str:
        """Say what counts while the field of a service is empty."""
        say = self._wording.say
        if service.instead is None:
            return say("nobody at present") if service.vacant else say("not said")
        if service.given:
            return say("{number}, the capacity that was given", number=service.instead)
        if service.sharing > 1:
            return say("{number}, assumed for {services} together", number=service.instead, services=service.sharing)
        return say("{number}, assumed", number=service.instead)

    @property
    def _vacancies(self) -> tuple[AskedService, ...]:
        return tuple(service for service in self._asked if service.vacant or service.time.filled_from)

    def _filled(self) -> None:
        say, names = self._wording.say, self._names
        for service in self._vacancies:
            label = plain(say("From when on is somebody there for {service}?", service=service.name))
            self._date(label, f"filled-{service.id}", service.time.filled_from)
        which, day = st.columns(2)
        with which:
            choose(say("Service that is not there yet"), names, self._draft, f"filled-{_NEW}-service", _NOBODY)
        with day:
            self._date(say("There from"), f"filled-{_NEW}-day", None)

    @property
    def _names(self) -> dict[str, str]:
        say = self._wording.say
        return {_NOBODY: say("Choose …"), **{service.id: service.name for service in self._asked}}

    def _away(self) -> None:
        say = self._wording.say
        for service in self._asked:
            for number, absence in enumerate(service.time.away):
                st.markdown(plain(say("{service} is away", service=service.name)))
                self._absence(f"away-{service.id}-{number}", absence)
        choose(say("Service that is away"), self._names, self._draft, f"away-{_NEW}-service", _NOBODY)
        self._absence(f"away-{_NEW}", None)

    def _absence(self, name: str, stored: Absence | None) -> None:
        say = self._wording.say
        first, last, share = st.columns(3)
        with first:
            self._date(say("First day"), f"{name}-first", stored.first if stored else None)
        with last:
            self._date(say("Last day"), f"{name}-last", stored.last if stored else None)
        with share:
            st.number_input(
                say("Share of its time (%)"),
                min_value=1.0,
                max_value=100.0,
                step=10.0,
                value=None,
                format="%g",
                placeholder=say("all of it"),
                **self._draft.field(f"{name}-share", None if stored is None else round(stored.share * 100, 2)),
            )

    def _date(self, label: str, name: str, stored: date | None) -> None:
        mask = self._wording.figures.date_mask
        st.date_input(label, value=None, format=mask, **self._draft.field(name, stored))

    def _money(self) -> None:
        say = self._wording.say
        st.caption(
            say(
                "Where you name a sum for one year, the years that you leave empty have none. Nothing is planned with "
                "what is only applied for."
            )
        )
        years = {"": say("Choose …"), **{str(year): str(year) for year in _years(self._means)}}
        states = {state: self._wording.label(state) for state in MoneyState}
        for row in self._sums:
            stored = row.stored
            *chosen, amount, source, sure = st.columns([2, 2, 3, 2] if row.year is None else [2, 3, 2])
            for column in chosen:
                with column:
                    choose(say("Another sum, in the year"), years, self._draft, f"{row.name}-year", "")
            with amount:
                self._amount(row)
            with source:
                text = self._draft.field(f"{row.name}-source", (stored and stored.source) or "")
                st.text_input(say("Where it comes from"), max_chars=250, **text)
            with sure:
                state = stored.state if stored else MoneyState.IN_BUDGET
                choose(say("How sure it is"), states, self._draft, f"{row.name}-state", state)

    def _amount(self, row: _Sum) -> None:
        say, stored, name = self._wording.say, row.stored and row.stored.amount, f"{row.name}-amount"
        st.number_input(
            say("Euros") if row.year is None else say("Euros in {year}", year=str(row.year)),
            min_value=0.0,
            max_value=_MOST_MONEY,
            step=1_000.0,
            value=None,
            format="%.2f" if stored and stored % 1 else "%.0f",
            placeholder="" if row.year is None else self._without_sum,
            **self._draft.field(name, stored),
        )

    @property
    def _without_sum(self) -> str:
        """Say what counts for a year for which no sum is named: what is assumed, until one is named for any year."""
        say = self._wording.say
        assumed = next((year.amount for year in self._means.money if year.assumed), None)
        if assumed is None or any(self._draft.holds(f"{row.name}-amount") for row in self._sums):
            return say("none")
        return say("{amount}, assumed", amount=self._wording.money(assumed))

    def _weights(self) -> None:
        say = self._wording.say
        st.caption(say("How much a key factor counts: 2 is twice as much as usual, 0 is not at all."))
        for (factor, title), column in zip(self._factors.items(), _in_pairs(), strict=False):
            column.number_input(
                plain(title),
                min_value=0.0,
                max_value=5.0,
                step=0.5,
                value=None,
                format="%g",
                placeholder=say("{number}, as the method says", number=1),
                **self._draft.field(f"weight-{factor}", self._held.factor_weights.get(factor)),
            )

    def read(self, of: Callable[[str], object], problems: list[Problem]) -> PlanMeans | None:
        """Return the means that the fields say, None where they say nothing; what cannot be goes to ``problems``.

        ``of`` gives what stands in a field by its name: what is typed, or what the person saw there when they began.
        """
        services = {service: time for service in self._timed(of) if (time := self._time_of(service, of, problems))}
        weights = {
            factor: number for factor in self._factors if (number := _number(of(f"weight-{factor}"))) is not None
        }
        horizon, starts = _number(of("horizon")), _number(of("starts"))
        means = self._held.model_copy(
            update={
                "horizon_years": None if horizon is None else int(horizon),
                "starts_in_four_weeks": None if starts is None else int(starts),
                "money": self._money_of(of),
                "services": services,
                "factor_weights": weights,
            }
        )
        return None if means == PlanMeans() else means

    def _timed(self, of: Callable[[str], object]) -> tuple[str, ...]:
        """Return the services of whose time something may be said, in a steady order."""
        added = (str(of(f"{kind}-{_NEW}-service")) for kind in ("filled", "away"))
        return tuple(
            dict.fromkeys((*self._held.services, *(service.id for service in self._asked), *filter(None, added)))
        )

    def _time_of(self, id_: str, of: Callable[[str], object], problems: list[Problem]) -> ServiceTime | None:
        """Return what the fields say of the time of a service; None where they say nothing."""
        service = next((asked for asked in self._asked if asked.id == id_), None)
        if service is None:
            return self._held.services.get(id_)
        time, days = service.time, _number(of(f"days-{id_}"))
        if days != service.days:
            posts = None if days is None else posts_for(days, self._means.days_a_year)
            time = time.model_copy(update={"posts": posts, "plan_share": 1.0})
        if service in self._vacancies:
            time = time.model_copy(update={"filled_from": of(f"filled-{id_}")})
        if of(f"filled-{_NEW}-service") == id_ and of(f"filled-{_NEW}-day") is not None:
            time = time.model_copy(update={"filled_from": of(f"filled-{_NEW}-day")})
        rows = [f"away-{id_}-{number}" for number in range(len(service.time.away))]
        rows += [f"away-{_NEW}"] if of(f"away-{_NEW}-service") == id_ else []
        away = tuple(absence for row in rows if (absence := _absence_of(row, of, problems)))
        time = time.model_copy(update={"away": away})
        return None if time == ServiceTime() else time

    def _money_of(self, of: Callable[[str], object]) -> tuple[YearsMoney, ...] | None:
        sums = tuple(sum_ for row in self._sums if (sum_ := _sum_of(row, of)))
        # No money at all shows as nothing in the first year; untouched, it stays what it was.
        if sums == tuple(row.stored for row in self._sums if row.stored):
            return self._held.money
        return sums or None


def _in_pairs() -> Iterator[DeltaGenerator]:
    """Give places two by two, in rows: read in their order also where a narrow screen sets one below the other."""
    while True:
        yield from st.columns(2)


def _years(means: CityMeans) -> tuple[int, ...]:
    return tuple(year.first.year for year in means.money)


def _sums(held: PlanMeans, means: CityMeans) -> Iterator[_Sum]:
    """Give the rows of the money: what is there, an empty one for each other year of the plan, and one more."""
    stored = held.money if held.money is None or held.money else (YearsMoney(year=_years(means)[0], amount=0),)
    known: dict[int, int] = {}
    for sum_ in stored or ():
        known[sum_.year] = known.get(sum_.year, 0) + 1
        yield _Sum(name=f"money-{sum_.year}-{known[sum_.year]}", year=sum_.year, stored=sum_)
    for year in _years(means):
        if year not in known:
            yield _Sum(name=f"money-{year}-1", year=year)
    yield _Sum(name=f"money-{_NEW}", year=None)


def _sum_of(row: _Sum, of: Callable[[str], object]) -> YearsMoney | None:
    amount, year = _number(of(f"{row.name}-amount")), row.year or of(f"{row.name}-year")
    if amount is None or not year:
        return None
    source = " ".join(str(of(f"{row.name}-source")).split()) or None
    return YearsMoney(year=int(str(year)), amount=amount, source=source, state=MoneyState(str(of(f"{row.name}-state"))))


def _absence_of(row: str, of: Callable[[str], object], problems: list[Problem]) -> Absence | None:
    first, last, share = (of(f"{row}-{part}") for part in ("first", "last", "share"))
    # Whoever gives one day only means that day.
    first, last = first or last, last or first
    if not isinstance(first, date) or not isinstance(last, date):
        return None
    if last < first:
        problems.append(ABSENCE_ORDER)
        return None
    percent = _number(share)
    return Absence(first=first, last=last, share=1.0 if percent is None else round(percent / 100, 4))


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
