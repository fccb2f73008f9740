"""What does a new draft propose to change in a plan that people work on?"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from planner.plan import (
    Action,
    ActionStatus,
    Dependency,
    Plan,
    PlanHead,
    PlanObjective,
    PlanRole,
    partners_beside,
)
from planner.proposal.left_out import LeftOut, LeftOutCause
from planner.toolkit.record import Record
from planner.track.progress import CLOSED, NOT_STARTED
from planner.track.reasons import reasons_among

HEAD = "plan"
"""Under this name the changes of the whole plan are accepted; no action has it."""

# Not the status: what was reported is no business of a draft, which has everything at its beginning. Not where
# levelling put an action: what is planned keeps its date as long as nothing pushes it on.
_COMPARED = tuple(name for name in Action.model_fields if name not in {"id", "status", "planned_start"})
IN_ORDER = frozenset({"first_steps"})
"""Fields whose order says something: one step comes before the other."""
OF_ASSESSMENT = ("benchmark", "benchmark_version", "assessed_on", "assessment_kind")
"""What a plan says of the assessment on which it rests."""
_OF_WORK_TO_COME = frozenset({"not_before", "duration"})
"""What a draft gives by the time that everybody has: once work has begun, people say how it goes on."""
_HEAD_FIELDS = (*OF_ASSESSMENT, "start", "to_adopt", "objectives", "capacity", "roles", "cost_bands")
"""What a new assessment brings, and when the plan can begin; title, version, status and calendar are the city's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplesWork:
    """What people did to the plan since it was drafted; it stays theirs."""

    edited: Mapping[str, Collection[str]] = field(default_factory=dict)
    """Names of the fields that people edited, by action id; under :data:`HEAD` those of the plan."""
    created: Collection[str] = ()
    """Ids of the actions that people added."""
    removed: Collection[str] = ()
    """Ids of the actions that people took out."""
    links: Collection[tuple[str, str]] = ()
    """Predecessor and successor of the dependencies that people added, changed or took out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field of an action or of the plan: what stands in it, and what the new draft says."""

    field: str
    current: object
    drafted: object


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedAddition:
    """An action that the new draft has and the plan does not."""

    action: Action
    links: tuple[Dependency, ...]
    """What it waits for."""
    removed_before: bool
    """People took it out of the plan, and the assessment calls for it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedChange:
    """What the new draft says differently of an action that is not done."""

    action: str
    fields: tuple[FieldChange, ...]
    """Proposed."""
    # The name is a key of ``planner redraft --json``, which other programs read.
    kept: tuple[FieldChange, ...]
    """Not proposed, because people edited these fields."""
    links_added: tuple[Dependency, ...]
    """What the action should wait for from now on."""
    links_removed: tuple[Dependency, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedRemoval:
    """An action that the plan has and the new draft does not."""

    action: str
    cause: LeftOutCause | None
    """Why the draft leaves it out, where it says so."""
    status: ActionStatus
    begun: bool
    """Work on it has begun: removing it ends that work, and dropping it with a reason may say more."""
    edited: tuple[str, ...]
    """Fields that people edited, whose work would go with it."""


class UnchangedCause(StrEnum):
    """Why an action stays as it is although the new draft says otherwise."""

    DONE = "done"
    """It is done, and stays as a record."""
    DONE_AND_CALLED_FOR = "done-and-called-for"
    """It is done, and the new assessment calls for it all the same."""
    DROPPED = "dropped"
    """The city gave it up, and the new assessment calls for it."""
    PEOPLES_OWN = "peoples-own"
    """People added it; no draft has a say in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """An action that nothing is proposed for, and why."""

    action: str
    cause: UnchangedCause


@dataclass(frozen=True, slots=True, kw_only=True)
class Redraft:
    """Proposals to accept or reject, action by action, and what stays without being asked."""

    additions: tuple[ProposedAddition, ...]
    changes: tuple[ProposedChange, ...]
    removals: tuple[ProposedRemoval, ...]
    head: tuple[FieldChange, ...]
    """Of the whole plan, accepted together under :data:`HEAD`."""
    unchanged: tuple[Unchanged, ...]
    drafted: PlanHead
    """The new draft's head: added actions bring their roles, objectives and dependencies from it."""
    actions: Collection[str]
    """Ids of what the plan undertakes and of what the draft would add: a reason that names others tells nobody
    anything."""

    @property
    def proposed(self) -> tuple[str, ...]:
        """Everything that can be accepted: the actions' ids, and :data:`HEAD` when it changes."""
        actions = (
            *(proposal.action.id for proposal in self.additions),
            *(proposal.action for proposal in self.changes),
            *(proposal.action for proposal in self.removals),
        )
        return (HEAD, *actions) if self.head else actions

    def __bool__(self) -> bool:
        return bool(self.proposed)


def redraft(current: Plan, drafted: Plan, work: PeoplesWork, left_out: Iterable[LeftOut] = ()) -> Redraft:
    """Say what a new draft would add, change and remove, leaving alone what people edited.

    ``current`` carries the actions' status (:func:`planner.track.progress.with_status`). What is done or
    dropped is never changed and never removed. What has begun and is no longer called for is
    proposed for removal with a mark that says so. Accepting everything
    (:func:`planner.track.redraft_acceptance.apply`) leaves nothing to propose. ``left_out`` says why the
    draft leaves something out.
    """
    new = {action.id: _plain(action) for action in drafted.actions}
    causes = {left.action: left.cause for left in left_out}
    links = _Links.of(current, drafted, new, work)
    open_ = [action for action in current.actions if action.status not in CLOSED]
    gone = {action.id for action in open_ if action.id not in new and action.id not in work.created}
    staying = [action for action in current.actions if action.id not in gone]
    dropped = {action.id for action in current.actions if action.status is ActionStatus.DROPPED}
    named = (current.action_by_id.keys() | new.keys()) - dropped
    changes = (_change(action, new[action.id], links, work, named) for action in open_ if action.id in new)
    return Redraft(
        additions=tuple(
            _addition(action, links, work) for action in new.values() if action.id not in current.action_by_id
        ),
        changes=tuple(change for change in changes if change),
        removals=tuple(_removal(action, causes.get(action.id), work) for action in open_ if action.id in gone),
        head=_head_changes(current, drafted, staying, work),
        unchanged=tuple(stays for action in current.actions if (stays := _unchanged(action, new, work))),
        drafted=drafted,
        actions=named,
    )


def _addition(action: Action, links: "_Links", work: PeoplesWork) -> ProposedAddition:
    needed = tuple(link for link in links.drafted.get(action.id, ()) if link.predecessor not in links.dropped)
    return ProposedAddition(action=action, links=needed, removed_before=action.id in work.removed)


def _plain(action: Action) -> Action:
    """Return an action of the draft without what was computed for it, as one that nobody has agreed to yet."""
    # An assessment may say that the plan was adopted: the draft's actions are agreed then, what comes later is not.
    return Action(**{name: getattr(action, name) for name in (*_COMPARED, "id", "planned_start")})


def _change(
    action: Action, drafted: Action, links: "_Links", work: PeoplesWork, named: Collection[str]
) -> ProposedChange | None:
    if action.id in work.created:
        return None
    theirs = work.edited.get(action.id, ())
    if "owner" in theirs:
        # Whom people made the owner helps with nothing of it, whatever the draft says.
        drafted = drafted.model_copy(update={"partners": partners_beside(action.owner, drafted.partners)})
    different = [
        FieldChange(field=name, current=getattr(action, name), drafted=getattr(drafted, name))
        for name in _COMPARED
        if not _same(name, getattr(action, name), getattr(drafted, name))
        and not (name in _OF_WORK_TO_COME and action.status not in NOT_STARTED)
        and not (name == "not_before" and _came_later(action, drafted))
        and not (name == "reasons" and _reads_alike(action, drafted, named))
    ]
    fields = tuple(change for change in different if change.field not in theirs)
    added, removed = links.differences(action.id)
    if not (fields or added or removed):
        return None
    withheld = tuple(change for change in different if change.field in theirs)
    return ProposedChange(action=action.id, fields=fields, kept=withheld, links_added=added, links_removed=removed)


def _reads_alike(action: Action, drafted: Action, named: Collection[str]) -> bool:
    """Say whether the reasons differ only in actions that are neither in the plan nor proposed, which nobody reads."""
    return _same("reasons", *(reasons_among(version.reasons, named) for version in (action, drafted)))


def _came_later(action: Action, drafted: Action) -> bool:
    """Say whether an action has a first day later than the draft gives it: that on which it came into the plan."""
    return action.not_before is not None and (drafted.not_before is None or drafted.not_before < action.not_before)


@dataclass(frozen=True, slots=True)
class _Links:
    """The dependencies of both plans, those that people touched left aside."""

    current: Mapping[str, Sequence[Dependency]]
    """By successor."""
    drafted: Mapping[str, Sequence[Dependency]]
    in_draft: Collection[str]
    dropped: Collection[str]
    """What the city gave up: nothing waits for it."""

    @classmethod
    def of(cls, current: Plan, drafted: PlanHead, in_draft: Collection[str], work: PeoplesWork) -> "_Links":
        dropped = {action.id for action in current.actions if action.status is ActionStatus.DROPPED}
        old, new = (_by_successor(plan.dependencies, work) for plan in (current, drafted))
        return cls(old, new, in_draft, dropped)

    def differences(self, action: str) -> tuple[tuple[Dependency, ...], tuple[Dependency, ...]]:
        """Return what an action should wait for from now on, and what no longer.

        The draft has no say in a predecessor that it does not know: when that is removed, its
        dependencies go with it.
        """
        old, new = self.current.get(action, ()), self.drafted.get(action, ())
        added = tuple(link for link in new if link not in old and link.predecessor not in self.dropped)
        return added, tuple(link for link in old if link not in new and link.predecessor in self.in_draft)


def _by_successor(links: Iterable[Dependency], work: PeoplesWork) -> dict[str, list[Dependency]]:
    theirs = set(work.links)
    leading: dict[str, list[Dependency]] = {}
    for link in links:
        # By their ends, not their kind: whoever changed a link has decided about that pair.
        if (link.predecessor, link.successor) not in theirs:
            leading.setdefault(link.successor, []).append(link)
    return leading


def _removal(action: Action, cause: LeftOutCause | None, work: PeoplesWork) -> ProposedRemoval:
    return ProposedRemoval(
        action=action.id,
        cause=cause,
        status=action.status,
        begun=action.status not in NOT_STARTED,
        edited=tuple(work.edited.get(action.id, ())),
    )


def _unchanged(action: Action, in_draft: Collection[str], work: PeoplesWork) -> Unchanged | None:
    called_for = action.id in in_draft
    if action.status is ActionStatus.DONE:
        return Unchanged(
            action=action.id, cause=UnchangedCause.DONE_AND_CALLED_FOR if called_for else UnchangedCause.DONE
        )
    if action.status is ActionStatus.DROPPED:
        return Unchanged(action=action.id, cause=UnchangedCause.DROPPED) if called_for else None
    return Unchanged(action=action.id, cause=UnchangedCause.PEOPLES_OWN) if action.id in work.created else None


def _head_changes(
    current: Plan, drafted: PlanHead, staying: Iterable[Action], work: PeoplesWork
) -> tuple[FieldChange, ...]:
    """Return what the new draft says differently of the whole plan.

    Holders that the new assessment does not name stay, and so do the roles and the objectives of
    the actions that stay without being in the draft.
    """
    served = {action.factor for action in staying}
    values: dict[str, object] = {name: getattr(drafted, name) for name in _HEAD_FIELDS}
    values["roles"] = _merged_roles(current, drafted)
    values["objectives"] = drafted.objectives + tuple(
        objective
        for objective in current.objectives
        if objective.factor in served and objective.factor not in factors_of(drafted.objectives)
    )
    theirs = work.edited.get(HEAD, ())
    return tuple(
        FieldChange(field=name, current=getattr(current, name), drafted=value)
        for name, value in values.items()
        if name not in theirs and not _same(name, getattr(current, name), value)
    )


def _same(field: str, current: object, drafted: object) -> bool:
    """Say whether two values of a field say the same; only first steps say something by their order."""
    # People may put objectives in another order, which every new draft would else propose to undo.
    return current == drafted or (field not in IN_ORDER and comparable(current) == comparable(drafted))


def comparable(value: object) -> object:
    """Return a value so that two are equal that differ in the order of their parts alone.

    >>> comparable(("hr", "mayor")) == comparable(("mayor", "hr"))
    True
    """
    if isinstance(value, tuple):
        return tuple(sorted(map(comparable, value), key=repr))
    if isinstance(value, Record):
        return type(value).__name__, tuple((name, comparable(part)) for name, part in value)
    return value


def _merged_roles(current: PlanHead, drafted: PlanHead) -> tuple[PlanRole, ...]:
    known, new = current.role_by_id, drafted.role_by_id
    merged = tuple(_merged(known.get(role.id), role) for role in new.values())
    return merged + tuple(role for role in known.values() if role.id not in new)


def _merged(known: PlanRole | None, drafted: PlanRole) -> PlanRole:
    """Return a service as a new draft has it, with what the plan knows of it and the assessment does not say."""
    if known is None:
        return drafted
    # An assessment need not name a service, and the name that people gave would be lost with each new draft.
    if drafted == PlanRole(id=drafted.id, title=drafted.title, holder=None):
        return known.model_copy(update={"title": drafted.title})
    return drafted.model_copy(update={"holder": drafted.holder or known.holder})


def factors_of(objectives: Iterable[PlanObjective]) -> set[str | None]:
    """Return the key factors that objectives are about; None stands for what the context asks for."""
    return {objective.factor for objective in objectives}
