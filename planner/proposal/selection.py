"""Which actions fit into a first plan?"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from planner.proposal.left_out import LeftOutCause
from planner.proposal.quick_wins import Horizon
from planner.templates.method import Caps


@dataclass(frozen=True, slots=True)
class Candidate:
    """What has to be known of an action to decide whether it fits into the plan."""

    id: str
    factor: str | None
    horizon: Horizon
    first_year: bool
    """It would start in the plan's first twelve months."""
    free: bool = False
    """It takes no place: finding out comes before choosing."""
    called: bool = True
    """Something calls for it on its own account; else only what needs it does."""
    wanted: bool = False
    """People set a deadline for it: it is in, whatever the caps say."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The actions that fit, and for each that does not the cap that stands in the way."""

    chosen: frozenset[str]
    over: Mapping[str, LeftOutCause]


class _Room:
    """How much room the caps leave, as actions are taken one group after another."""

    def __init__(self, ranked: Sequence[Candidate], ancestors: Mapping[str, Collection[str]], caps: Caps) -> None:
        self.ranked = ranked
        self.by_id = {one.id: one for one in ranked}
        self.ancestors = ancestors
        self.caps = caps
        self.chosen: dict[str, Candidate] = {}

    def group(self, one: Candidate) -> Sequence[Candidate]:
        """Return an action with the prerequisites that are not yet taken."""
        needed = [self.by_id[other] for other in self.ancestors.get(one.id, ()) if other in self.by_id]
        return [other for other in (*needed, one) if other.id not in self.chosen]

    def cause_against(self, group: Sequence[Candidate]) -> LeftOutCause | None:
        """Return the cap that taking a group would pass, or None when it fits."""
        taken = [one for one in (*self.chosen.values(), *group) if not one.free]
        counts: tuple[tuple[LeftOutCause, int, Callable[[Candidate], bool]], ...] = (
            (LeftOutCause.CAP_QUICK_WINS, self.caps.quick_wins, lambda one: one.horizon is Horizon.QUICK_WIN),
            (LeftOutCause.CAP_LONGER_TERM, self.caps.longer_term, lambda one: one.horizon is Horizon.LONGER_TERM),
        )
        for cause, cap, counted in counts:
            if any(map(counted, group)) and sum(map(counted, taken)) > cap:
                return cause
        for factor in {one.factor for one in group if one.factor and one.first_year and not one.free}:
            if sum(one.factor == factor and one.first_year for one in taken) > self.caps.per_factor_first_year:
                return LeftOutCause.CAP_FACTOR
        return None

    def take(self, group: Iterable[Candidate]) -> None:
        """Take a group of actions, whether or not it fits."""
        self.chosen.update((one.id, one) for one in group)

    def take_what_is_certain(self) -> None:
        """Take what needs no place, and what people set a deadline for."""
        self.take(one for one in self.ranked if one.free)
        for one in self.ranked:
            if one.wanted:
                self.take(self.group(one))

    def take_one_for_each_objective(self) -> None:
        """Take an action for every objective that has none yet but finding out: the best one that fits."""
        called = [one for one in self.ranked if one.called and not one.free]
        for factor in dict.fromkeys(one.factor for one in called if one.factor):
            own = [one for one in called if one.factor == factor]
            if not any(one.id in self.chosen for one in own):
                groups = [self.group(one) for one in own]
                smallest = min(groups, key=len)
                self.take(next((group for group in groups if self.cause_against(group) is None), smallest))

    def take_what_fits(self) -> dict[str, LeftOutCause]:
        """Take the rest in order as far as it fits; return what does not, and the cap against it."""
        over = {}
        for one in self.ranked:
            if one.id in self.chosen:
                continue
            group = self.group(one)
            cause = self.cause_against(group) if one.called else LeftOutCause.NOT_NEEDED
            if cause is None:
                self.take(group)
            else:
                over[one.id] = cause
        return {action: cause for action, cause in over.items() if action not in self.chosen}


def select(ranked: Sequence[Candidate], ancestors: Mapping[str, Collection[str]], caps: Caps) -> Selection:
    """Choose the actions of a first plan: best first, prerequisites with what needs them.

    ``ancestors`` are all the actions that one waits for, directly or not. What people set a
    deadline for comes first. Then every objective gets its best action that fits before any gets a
    second one; where none fits, the one that needs the fewest others is taken all the same, because
    an objective without an action is no objective. What the context asks for competes with the rest.
    """
    room = _Room(ranked, ancestors, caps)
    room.take_what_is_certain()
    room.take_one_for_each_objective()
    over = room.take_what_fits()
    return Selection(chosen=frozenset(room.chosen), over=over)
