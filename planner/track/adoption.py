"""Did the council adopt the plan, on which day and under which reference, and what did it change since?"""

from collections.abc import Iterable, Sequence
from datetime import date

from planner.plan import PlanHead
from planner.problem import Place, Problem
from planner.toolkit.plan_settings import PlanStatus
from planner.toolkit.record import Line, Record
from planner.track.baseline import Decision


class Adoption(Record):
    """How the council adopted a plan: the first decision, which stays, and those that changed the plan since."""

    adopted_on: date
    reference: Line | None
    """The number of the decision; None where nobody noted it."""
    changes: tuple[Decision, ...] = ()
    """In the order of their days."""

    @property
    def last_change(self) -> Decision | None:
        """The decision that changed the plan last."""
        return self.changes[-1] if self.changes else None


def adoption(head: PlanHead, decisions: Sequence[Decision]) -> Adoption | None:
    """Return how the council adopted a plan, None where it did not.

    ``decisions`` are those that were noted, in the order of their days. A file can say that a plan was
    adopted before anybody noted a decision: then only the day is known.
    """
    noted = tuple(Decision(adopted_on=decision.adopted_on, reference=decision.reference) for decision in decisions)
    in_file = head.adopted_on if head.status is PlanStatus.ADOPTED else None
    # Releases before noted the day of the last decision as that of the plan: the first one counts all the same.
    if noted and (in_file is None or noted[0].adopted_on <= in_file):
        return Adoption(**dict(noted[0]), changes=noted[1:])
    return Adoption(adopted_on=in_file, reference=None, changes=noted) if in_file else None


def check_decision(decision: Decision, others: Sequence[Decision], *, first: date, today: date) -> list[Problem]:
    """Say why a decision cannot be noted beside the others of a plan; an empty list when nothing is wrong.

    ``first`` is the first day on which there can have been a plan.
    """
    problems = check_day(decision.adopted_on, first=first, today=today)
    if any(other.reference == decision.reference for other in others):
        problems.append(
            Problem(
                code="baseline-exists",
                what="There is a baseline with the reference “{reference}” already.",
                fix="Give the reference of the new decision, or correct the one that is there.",
                values={"reference": decision.reference},
                place=Place(field="reference"),
            )
        )
    return problems


def check_day(adopted_on: date, *, first: date, today: date | None, place: Place | None = None) -> list[Problem]:
    """Say why the council cannot have decided about a plan on a day; an empty list when it can.

    ``first`` is the first day on which there can have been a plan. Whoever reads a file knows no ``today``.
    """
    place = place or Place(field="adopted_on")
    if today is not None and adopted_on > today:
        return [
            Problem(
                code="adopted-in-the-future",
                what="The council has not met yet on the day of adoption, {day}.",
                fix="Keep the baseline once the plan is adopted.",
                values={"day": adopted_on},
                place=place,
            )
        ]
    if adopted_on >= first:
        return []
    return [
        Problem(
            code="adopted-before-the-plan",
            what="The council cannot have adopted the plan on {day}: there was none before {first}.",
            fix="Give the day on which the council decided on this plan.",
            values={"day": adopted_on, "first": first},
            place=place,
        )
    ]


def check_order(first: Decision, changes: Iterable[Decision]) -> list[Problem]:
    """Say which decisions cannot have changed a plan, as the council adopted it only later; ``first`` is the adoption.

    An adoption and a change on the same day are in order: councils amend what they have just adopted.
    """
    return [
        Problem(
            code="change-before-adoption",
            what="Decision {reference} of {day} cannot change the plan, which the council adopted only on {adopted}.",
            fix="Give the change its true day, or correct that of decision {first}.",
            values={
                "reference": change.reference,
                "day": change.adopted_on,
                "adopted": first.adopted_on,
                "first": first.reference,
            },
            place=Place(field="adopted_on"),
        )
        for change in changes
        if change.adopted_on < first.adopted_on
    ]
