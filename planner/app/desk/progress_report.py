"""How far has the plan come, and who is to be asked about what?"""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.app.desk.baselines import variance_from
from planner.app.desk.plan_view import PlanView
from planner.app.desk.service_names import people_of, service_names, with_part
from planner.draft.service_names import meant
from planner.problem import Place, ProblemsFoundError
from planner.track.achievement import Achievement, Milestone, given_up, never_reached, next_milestones
from planner.track.baseline import Baseline, Variance
from planner.track.curve import CurvePoint, adopted_work, curve, planned_work
from planner.track.plan_standing import PlanStanding
from planner.track.reassessment import ToReassess, to_reassess
from planner.track.reminders import Reminder, chase
from planner.wording import Wording, refusals
from planner.wording.reminders import reminder_subject, reminder_text

MOST_MILESTONES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What one owner is asked, ready to send."""

    owner: str | None
    """None: nobody fills the role, so those who steer the plan have to answer."""
    subject: str
    text: str
    reminder: Reminder
    person: str | None = None
    """The name of the person who does the work, where the actions name one."""

    @property
    def recipient(self) -> str:
        """To whom it goes: the person, then the owner; empty where nobody does the work."""
        return ", ".join(filter(None, (self.person, self.owner)))


def letters(view: PlanView, *, owner: str | None = None, standing: PlanStanding | None = None) -> tuple[Letter, ...]:
    """Return what to ask each owner about what is due, late, blocked or without news.

    Letters name services and actions, so they are in the plan's language, whoever sends them; ``standing`` is
    the plan in another. ``owner`` narrows it to a service or a person, by id or name, or to all whose name has
    that text in it.

    Raises:
        ProblemsFoundError: no service and no person of the plan is called so.
    """
    plan = standing or view.standing
    wording = Wording(plan.language)
    reminders = chase(plan, view.standing.attention, view.standing.due)
    wanted = _called(view, owner) if owner and owner.strip() else None
    written = (
        Letter(
            owner=reminder.holder,
            subject=reminder_subject(reminder, plan.title, wording),
            text=reminder_text(reminder, plan.title, wording),
            reminder=reminder,
            person=view.people.get(reminder.person) if reminder.person else None,
        )
        for reminder in reminders
        if wanted is None or not wanted.isdisjoint({*reminder.owners, reminder.person})
    )
    return tuple(written)


def _called(view: PlanView, typed: str) -> frozenset[str | None]:
    """Return the ids of the services and people whom somebody means by an id, a name or a part of one.

    Raises:
        ProblemsFoundError: no service and no person of the plan is called so.
    """
    services = service_names(view.plan, view.key.language)
    every = {**people_of(view), **services}
    found = meant(typed, every) or with_part(typed, every)
    if not found:
        raise ProblemsFoundError([refusals.UNKNOWN_OWNER.at(Place(field="owner"), typed, tuple(services))])
    return frozenset(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressReport:
    """How far a plan has come on a day."""

    whole: Achievement
    by_objective: Mapping[str | None, Achievement]
    curve: tuple[CurvePoint, ...]
    """Against what was adopted, or planned where nothing was."""
    milestones: tuple[Milestone, ...]
    never_reached: tuple[str | None, ...]
    """Objectives that stand among no milestones, as they are reached on no day."""
    given_up: tuple[str | None, ...]
    """Objectives that stand among none, as all their actions were dropped."""
    baseline: Baseline | None
    variance: Variance | None
    """From the baseline in force."""
    to_reassess: tuple[ToReassess, ...]
    """What the next assessment should look at: a proposal, never a decision."""


def progress_report(view: PlanView) -> ProgressReport:
    """Return how far a plan has come, as a whole and by objective, and what is reached next."""
    baseline = view.baseline
    # What the council adopted stays the measure, however often the plan was moved since.
    planned = adopted_work(baseline, view.forecast.progress) if baseline else planned_work(view.plan)
    answers = {id_: finding.answer for id_, finding in view.standing.diagnosis.answers().items()}
    return ProgressReport(
        whole=view.standing.achievement,
        by_objective=view.standing.by_objective,
        curve=curve(view.forecast, planned, view.calendar),
        milestones=next_milestones(view.forecast, MOST_MILESTONES),
        never_reached=never_reached(view.forecast),
        given_up=given_up(view.standing.by_objective),
        baseline=baseline,
        variance=variance_from(view),
        to_reassess=to_reassess(view.plan, view.stored.progress, answers),
    )
