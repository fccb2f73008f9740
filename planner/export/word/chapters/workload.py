"""How much of the time that services have for the plan does it take, month by month?"""

from collections.abc import Iterator, Sequence
from datetime import date

from planner.export.word import palette
from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material
from planner.export.word.pages import TEXT_WIDTH_ACROSS
from planner.export.word.tables import Cell, Column, Shaded, Table
from planner.schedule.months import months_later
from planner.toolkit.rounded import percentage, rounded, whole
from planner.track.forecast import Forecast
from planner.track.workload import Period, PeriodLoad, ServiceLoad, workload
from planner.wording.workload import FULL, load_word, period_head, period_name

_MONTHS = 12
"""By month at first, then by quarter: what lies further ahead is less sure, and a page across holds no more."""
_MOST_LINES, _LETTERS = 22, 36
"""Lines of a table that stays on a page, and letters of a name in each; of more services, the tightest stand there."""
_MOST_NAMED = 3
"""Services, and months of each, that a sentence names."""
_NAME, _SUM = 5.1, 1.4
"""Widths of the first and the last column in centimetres."""
_HALF = 0.5


def write_workload(doc: Manuscript, material: Material) -> None:
    """Write the share of its time that each service gives to the plan, in a table that fits a page across."""
    foreseen, say = material.plan.foreseen, material.wording.say
    lead_share = material.catalogue.method.means.lead_share
    every = workload(foreseen, lead_share, Period.MONTH).services if foreseen else ()
    services = _busy_services(material, foreseen, every) if foreseen else ()
    if not services:
        return
    doc.heading(say("Workload of the services"), 1, new_page=True)
    over = tuple(_too_much(material, services))
    nowhere = () if over else (say("No service has more work than time in any month."),)
    doc.paragraph(" ".join((_reading(material), *nowhere)))
    for sentence in (*over, *_nearly_full(material, services)):
        doc.paragraph(sentence)
    shown = _tightest(material, services)
    doc.table(_table(material, shown, services))
    for note in _beside_the_sum(material, services, every):
        doc.paragraph(note, style="Source Note")
    if len(shown) < len(services):
        left_out = len(services) - len(shown)
        doc.paragraph(
            material.wording.count(
                "{number} other service, which has more time left, does not stand in the table.",
                "{number} other services, which have more time left, do not stand in the table.",
                left_out,
            ),
            style="Source Note",
        )


class _Row:
    """A service with its months and, further ahead, its quarters."""

    def __init__(self, service: ServiceLoad, months: Sequence[PeriodLoad], quarters: Sequence[PeriodLoad]) -> None:
        self.service, self.months, self.quarters = service, months, quarters

    @property
    def loads(self) -> tuple[PeriodLoad, ...]:
        """All of them, the soonest first."""
        return (*self.months, *self.quarters)

    @property
    def heaviest(self) -> float:
        """The largest share of its time in any of them."""
        return max((load.share or float(load.over) for load in self.loads), default=0.0)


def _busy_services(material: Material, foreseen: Forecast, every: Sequence[ServiceLoad]) -> tuple[_Row, ...]:
    """Return the city's services whose time is planned, with their loads: months up to a quarter's end, then quarters.

    ``every`` service comes with its months.

    Partners outside the city have their own plans.
    """
    by_quarter = workload(foreseen, material.catalogue.method.means.lead_share, Period.QUARTER)
    busy = (load.first for service in every for load in service.periods if load.effort)
    begins = min(busy, default=foreseen.status_date)
    turn = _turn(begins)
    quarters = {service.id: service.periods for service in by_quarter.services}
    return tuple(
        _Row(
            service,
            [load for load in service.periods if begins <= load.first < turn],
            [load for load in quarters[service.id] if load.first >= turn],
        )
        for service in every
        if service.planned and not set(service.services) & material.plan.outside_bodies
    )


def _beside_the_sum(material: Material, rows: Sequence[_Row], every: Sequence[ServiceLoad]) -> Iterator[str]:
    """Say what keeps the sum of the table from being that of the plan: those without a row, and what rests."""
    plan, say, shown = material.plan, material.wording.say, {row.service.id for row in rows}
    if beside := rounded(sum(service.effort for service in every if service.id not in shown), 1):
        yield say(
            "Partners outside the city and others whose time nobody plans give {days} person-days more.", days=beside
        )
    named = sum(action.effort for action in plan.undertaken) + plan.running_days
    resting = rounded(named - sum(service.effort for service in every), 1)
    # Of a plan under way, part of the work is done and stands in no month to come.
    if resting > 0 and plan.adoption is None:
        yield say(
            "What goes on after an action rests while its service is away: here that is {days} person-days less than "
            "in the sum of the plan.",
            days=resting,
        )


def _turn(begins: date) -> date:
    """Return the first day of the first quarter that begins a year after a month or later.

    >>> _turn(date(2027, 3, 1))
    datetime.date(2028, 4, 1)
    """
    ahead = months_later(begins, _MONTHS)
    first = Period.QUARTER.first_of(ahead)
    return first if first == ahead else Period.QUARTER.after(first)


def _reading(material: Material) -> str:
    counted = material.wording.say(
        "Percent of the time which each service has for the plan that it gives to actions, as owner or partner, and to "
        "what goes on after them; “–”: nobody is there."
    )
    tints = material.wording.say("A tint marks half of its time or more, a darker one nine tenths or more.")
    return f"{counted} {tints}"


def _too_much(material: Material, rows: Sequence[_Row]) -> Iterator[str]:
    """Say which services have more work than time, and when."""
    for row in rows:
        if over := [load for load in row.loads if load.over]:
            yield material.wording.say(
                "{service} has more work than time in {months}: what was fixed or has happened takes it.",
                service=_name(material, row.service),
                months=_spells(material, row, over),
            )


def _nearly_full(material: Material, rows: Sequence[_Row]) -> Iterator[str]:
    """Say which services have hardly any time left, and when; of many the tightest."""
    wording = material.wording
    full = {
        row: loads
        for row in sorted(rows, key=lambda row: -row.heaviest)
        if (loads := [load for load in row.loads if load.share is not None and load.share >= FULL and not load.over])
    }
    named = [
        wording.say("{service} in {months}", service=_name(material, row.service), months=_spells(material, row, loads))
        for row, loads in list(full.items())[:_MOST_NAMED]
    ]
    if len(full) > _MOST_NAMED:
        named.append(wording.count("{number} other", "{number} others", len(full) - _MOST_NAMED))
    if named:
        yield wording.say("Hardly any time is left to {services}.", services=wording.series(named))


def _spells(material: Material, row: _Row, loads: Sequence[PeriodLoad]) -> str:
    wording = material.wording
    names = [
        period_name(load.first, Period.QUARTER if load in row.quarters else Period.MONTH, wording)
        for load in loads[:_MOST_NAMED]
    ]
    if len(loads) > _MOST_NAMED:
        names.append(wording.count("{number} other", "{number} others", len(loads) - _MOST_NAMED))
    return wording.listing(names)


def _tightest(material: Material, rows: Sequence[_Row]) -> tuple[_Row, ...]:
    """Return the services that have the least time left and for whom there is room on a page, in the plan's order."""
    lines = _MOST_LINES
    tightest = set[str]()
    for row in sorted(rows, key=lambda row: (-row.heaviest, row.service.id)):
        lines -= -(-len(_name(material, row.service)) // _LETTERS)
        if lines < 0:
            break
        tightest.add(row.service.id)
    return tuple(row for row in rows if row.service.id in tightest)


def _name(material: Material, service: ServiceLoad) -> str:
    return material.service_listing(service.services)


def _table(material: Material, shown: Sequence[_Row], every: Sequence[_Row]) -> Table:
    say, first = material.wording.say, every[0]
    width = (TEXT_WIDTH_ACROSS - _NAME - _SUM) / max(len(first.loads), _MONTHS)
    heads = (
        *(_head(material, load, Period.MONTH) for load in first.months),
        *(_head(material, load, Period.QUARTER) for load in first.quarters),
    )
    return Table(
        caption=say("Share of its time that each service gives to the plan, in percent"),
        describes=say(
            "One line for each service: percent of its time by month, then by quarter, and its person-days in all; the "
            "last line has the person-days of all services of the city together."
        ),
        columns=(
            Column.small(say("Service or partner"), _NAME),
            *(_figures(head, width) for head in heads),
            _figures(say("Days in all"), _SUM),
        ),
        rows=[*(tuple(_cells(material, row)) for row in shown), tuple(_sums(material, every))],
    )


def _figures(title: str, width: float) -> Column:
    return Column(title=title, width=width, style="Table Small Number", head="Table Head Small Number")


def _head(material: Material, load: PeriodLoad, period: Period) -> str:
    return f"{period_head(load.first, period, material.wording)} {load.first.year % 100:02}"


def _cells(material: Material, row: _Row) -> Iterator[Cell]:
    yield _name(material, row.service)
    yield from (_cell(material, load) for load in row.loads)
    yield material.wording.number(row.service.effort)


def _cell(material: Material, load: PeriodLoad) -> Cell:
    """Return the percent, with a sign where it is too much; the ground repeats what the figure says."""
    if load.share is None:
        nobody = Shaded(f"▲ {load_word(load, material.wording)}", palette.LOAD_GROUND["over"])
        return nobody if load.over else "–"
    text = material.wording.number(percentage(load.share))
    if load.over:
        return Shaded(f"▲ {text}", palette.LOAD_GROUND["over"])
    look = "full" if load.share >= FULL else "some" if load.share >= _HALF else ""
    return Shaded(text, palette.LOAD_GROUND[look]) if look else text


def _sums(material: Material, rows: Sequence[_Row]) -> Iterator[Cell]:
    number = material.wording.number
    yield material.wording.say("Person-days of all services")
    for loads in zip(*(row.loads for row in rows), strict=True):
        yield number(whole(sum(load.effort for load in loads)))
    yield number(sum(row.service.effort for row in rows))
