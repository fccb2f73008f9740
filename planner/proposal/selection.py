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
    """How much room the caps leave, as actions are taken group by group."""

    def __init__(self, ranked: Sequence[Candidate], ancestors: Mapping[str, Collection[str]], caps: Caps) -> None:
        self.ranked = ranked
        self.by_id = {candidate.id: candidate for candidate in ranked}
        self.ancestors = ancestors
        self.caps = caps
        self.chosen: dict[str, Candidate] = {}

    def group(self, candidate: Candidate) -> Sequence[Candidate]:
        """Return an action with the prerequisites that are not yet taken."""
        needed = [self.by_id[other] for other in self.ancestors.get(candidate.id, ()) if other in self.by_id]
        return [other for other in (*needed, candidate) if other.id not in self.chosen]

    def cause_against(self, group: Sequence[Candidate]) -> LeftOutCause | None:
        """Return the cap that taking a group would pass, or None when it fits."""
        taken = [candidate for candidate in (*self.chosen.values(), *group) if not candidate.free]
        counts: tuple[tuple[LeftOutCause, int, Callable[[Candidate], bool]], ...] = (
            (LeftOutCause.CAP_QUICK_WINS, self.caps.quick_wins, lambda taking: taking.horizon is Horizon.QUICK_WIN),
            (LeftOutCause.CAP_LONGER_TERM, self.caps.longer_term, lambda taking: taking.horizon is Horizon.LONGER_TERM),
        )
        # A cap may be passed already, by deadlines that people set: that stops only what it counts itself.
        for cause, cap, counted in counts:
            if any(map(counted, group)) and sum(map(counted, taken)) > cap:
                return cause
        first_year = [candidate.factor for candidate in taken if candidate.first_year]
        for factor in {each.factor for each in group if each.factor and each.first_year and not each.free}:
            if first_year.count(factor) > self.caps.per_factor_first_year:
                return LeftOutCause.CAP_FACTOR
        return None

    def take(self, group: Iterable[Candidate]) -> None:
        """Take a group of actions, whether or not it fits."""
        self.chosen.update((candidate.id, candidate) for candidate in group)

    def take_what_is_certain(self) -> None:
        """Take what needs no place, and what people set a deadline for."""
        self.take(candidate for candidate in self.ranked if candidate.free)
        for candidate in self.ranked:
            if candidate.wanted:
                self.take(self.group(candidate))

    def take_best_of_each_objective(self) -> None:
        """Take an action for every objective that has none yet but finding out: the best one that fits."""
        # Finding out is no action of an objective yet: with it alone, the objective would only promise a report.
        called = [candidate for candidate in self.ranked if candidate.called and not candidate.free]
        for factor in dict.fromkeys(candidate.factor for candidate in called if candidate.factor):
            own = [candidate for candidate in called if candidate.factor == factor]
            if not any(candidate.id in self.chosen for candidate in own):
                groups = [self.group(candidate) for candidate in own]
                smallest = min(groups, key=len)
                self.take(next((group for group in groups if self.cause_against(group) is None), smallest))

    def take_what_fits(self) -> dict[str, LeftOutCause]:
        """Take the rest in order as far as it fits; return what does not, and the cap against it."""
        over = {}
        for candidate in self.ranked:
            if candidate.id in self.chosen:
                continue
            group = self.group(candidate)
            cause = self.cause_against(group) if candidate.called else LeftOutCause.NOT_NEEDED
            if cause is None:
                self.take(group)
            else:
                over[candidate.id] = cause
        # What did not fit by itself, or only serves others, may have come in with an action that needs it.
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
    room.take_best_of_each_objective()
    over = room.take_what_fits()
    return Selection(chosen=frozenset(room.chosen), over=over)
