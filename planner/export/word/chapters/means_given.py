"""Which time and which money may the plan use, and what of that did nobody say?"""

from collections.abc import Iterator
from itertools import zip_longest

from planner.draft.means import CityMeans, ServiceShare, YearShare
from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material
from planner.export.word.tables import Cell, Column, Emphasised, Table
from planner.track.uses import YearUse
from planner.wording.means import assumed_fillings, filled_from

_MOST_SERVICES = 12
"""Services that share a line."""


def write_given(doc: Manuscript, material: Material, means: CityMeans) -> None:
    """Give posts by service and money by year, what is assumed marked as such."""
    say, wording = material.wording.say, material.wording
    doc.paragraph(
        say(
            "The actions were chosen within these means: {posts} for the plan, of {days} a year each, over {years}; at "
            "most {starts} begin in any four weeks.",
            posts=wording.count("{number} full-time equivalent", "{number} full-time equivalents", means.posts),
            days=wording.person_days(means.days_a_year),
            years=wording.count("{number} year", "{number} years", means.horizon_years),
            starts=wording.count("{number} action", "{number} actions", means.starts_in_four_weeks),
        )
    )
    if means.assumed:
        doc.paragraph(
            say(
                "What is marked “assumed” nobody has said: it is what a city of this size usually has, and is "
                "confirmed or corrected before the plan is adopted."
            ),
            style="Caution",
        )
    doc.table(_service_table(material, means))
    if vacancies := assumed_fillings(means, wording, material.plan.service_names):
        doc.paragraph(vacancies, style="Source Note")
    doc.table(_money_table(material, means))
    if material.plan.uses:
        doc.paragraph(_what_goes_on(material), style="Source Note")


def _what_goes_on(material: Material) -> str:
    """Say what is planned to be spent, and how much work goes on beside that of the actions themselves."""
    say, wording = material.wording.say, material.wording
    running = (
        say("{days} in year {number}", days=wording.person_days(use.running_days), number=number)
        for number, use in enumerate(material.plan.uses, start=1)
    )
    return say(
        "Planned is what an action is expected to cost once, in the year in which it begins, and what it costs each "
        "year from its end on, by the days: a post is paid once it is filled. What a year leaves is there in the next. "
        "After the last year, what the plan began goes on to cost {money} a year. To repeat, keep up and follow what "
        "is done takes, beside the person-days of the actions, {days}.",
        money=wording.money(material.plan.runs_on),
        days=wording.listing(running),
    )


def _service_table(material: Material, means: CityMeans) -> Table:
    say = material.wording.say
    return Table(
        caption=say("Time that the services give to the plan"),
        describes=say("One line for each service, or for those that share a person: full-time equivalents, remarks."),
        columns=(
            Column.small(say("Service or partner"), 9.0),
            Column(title=say("Full-time equivalents"), width=2.9, style="Table Small Number", head="Table Head Number"),
            Column.small(say("Known how"), 4.6),
        ),
        rows=[tuple(_service_row(material, share)) for share in _of_the_plan(material, means)],
    )


def _of_the_plan(material: Material, means: CityMeans) -> Iterator[ServiceShare]:
    """Give the shares of services that own or support anything of the plan, or that the city spoke of."""
    busy = {role for action in material.plan.actions for role in (action.owner, *action.partners)}
    for share in means.services:
        # Of a vacancy the city has spoken, whatever is assumed of it.
        if not share.assumed or share.filling_assumed or busy & set(share.services):
            yield share


def _service_row(material: Material, share: ServiceShare) -> Iterator[Cell]:
    say, wording = material.wording.say, material.wording
    names = [material.service_name(service) for service in share.services[:_MOST_SERVICES]]
    more = len(share.services) - len(names)
    if more:
        names.append(wording.count("{number} other service", "{number} other services", more))
    yield wording.listing(names)
    yield "–" if share.outside else wording.exact(round(share.posts, 2))
    remarks = [say("assumed") if share.assumed else say("given by the city")]
    if share.outside:
        remarks = [say("partner outside the city")]
    elif not share.posts:
        remarks.append(say("nobody at present"))
    if filled := filled_from(share, wording):
        remarks.append(filled)
    yield _marked(", ".join(remarks), assumed=share.assumed or share.filling_assumed)


def _money_table(material: Material, means: CityMeans) -> Table:
    say = material.wording.say
    return Table(
        caption=say("Money that the plan may spend, and what it plans to"),
        describes=say(
            "One line for each year of the plan: amount, what is planned, how much of it runs on, what is left, "
            "source, and whether it is assumed."
        ),
        columns=(
            Column.small(say("Year of the plan"), 4.0),
            *(
                Column(title=title, width=2.1, style="Table Small Number", head="Table Head Number")
                for title in (say("Amount"), say("Planned"), say("of which running"), say("Left then"))
            ),
            Column.small(say("Source"), 2.5),
            Column.small(say("Known how"), 1.9),
        ),
        rows=[tuple(_money_row(material, year, use)) for year, use in zip_longest(means.money, material.plan.uses)],
    )


def _money_row(material: Material, year: YearShare, use: YearUse | None) -> Iterator[Cell]:
    say, wording = material.wording.say, material.wording
    yield say("{first} to {last}", first=year.first, last=year.last)
    yield wording.money(year.amount)
    yield from (wording.money(use.money), wording.money(use.running), wording.money(use.left)) if use else ("–",) * 3
    yield wording.series(year.sources) or "–"
    yield _marked(say("assumed") if year.assumed else say("given by the city"), assumed=year.assumed)


def _marked(text: str, *, assumed: bool) -> Cell:
    return Emphasised(text, "Strong") if assumed else text
