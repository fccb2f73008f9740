"""What does an assessment say of the means of its plan: sums by year, services and their names?"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from planner.files import messages
from planner.files.located_yaml import Document, Entries, Items, Path_, Scalar, copied, written_at
from planner.files.message import Message
from planner.problem import Problem
from planner.toolkit.assessment import Assessment
from planner.toolkit.plain_letters import name_key
from planner.toolkit.plan_settings import PlanMeans, RoleHolder

if TYPE_CHECKING:
    from planner.files.assessments import Given

_MEANS = ("plan", "means")

_NAMED_TWICE = Message(
    "service-named-twice",
    "Service “{word}” is called “{name}” here and “{other}” under “roles”.",
    "Keep one of the two names.",
)


def with_money_spelled_out(document: Document) -> Document:
    """Return the document with a list of sums in place of one sum for each year.

    In the document and not in its data, where a faulty sum would have lost its line.
    """
    root = copied(document.root)
    means = written_at(root, *_MEANS)
    money = written_at(means, "money")
    if isinstance(means, Entries) and isinstance(money, Entries):
        line, _ = means.entries["money"]
        sums = Items(money.file, money.line)
        for year, (where, amount) in money.entries.items():
            sum_ = Entries(money.file, where)
            sum_.entries = {"year": (where, Scalar(money.file, where, year, plain=True)), "amount": (where, amount)}
            sums.items.append(sum_)
        means.entries["money"] = (line, sums)
    return Document(root)


def with_names_of_services(assessment: Assessment) -> Assessment:
    """Return the assessment with every service under the name that it has with its time, where it has no other."""
    plan = assessment.plan
    named = {id_: time.name for id_, time in plan.means.services.items() if time.name} if plan.means else {}
    holders = {id_: plan.roles.get(id_, RoleHolder()) for id_ in named}
    roles = {id_: holder.model_copy(update={"name": named[id_]}) for id_, holder in holders.items() if not holder.name}
    if not roles:
        return assessment
    return assessment.model_copy(update={"plan": plan.model_copy(update={"roles": {**plan.roles, **roles}})})


def dates_of_means(means: PlanMeans | None) -> Iterator[tuple[Path_, date]]:
    """Give the dates of means that are reckoned with, each with its path in the assessment."""
    for service, time in means.services.items() if means else ():
        path = (*_MEANS, "services", service)
        if time.filled_from is not None:
            yield (*path, "filled_from"), time.filled_from
        for number, absence in enumerate(time.away):
            yield (*path, "away", number, "first"), absence.first
            yield (*path, "away", number, "last"), absence.last


def check_means(given: "Given") -> Iterator[Problem]:
    """Report key factors that nobody knows, and services that are called one thing here and another there."""
    plan = given.assessment.plan
    if plan.means is None:
        return
    weighed = ((factor, (*_MEANS, "factor_weights", factor)) for factor in plan.means.factor_weights)
    yield from given.unknown(messages.UNKNOWN_FACTOR, given.benchmark.factor_by_id, weighed)
    for id_, time in plan.means.services.items():
        role = plan.roles.get(id_)
        if time.name and role and role.name and name_key(role.name) != name_key(time.name):
            place = given.place(*_MEANS, "services", id_, "name")
            yield _NAMED_TWICE.at(place, word=id_, name=time.name, other=role.name)
