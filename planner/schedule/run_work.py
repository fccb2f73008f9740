"""How do the last days of an action follow from its first, in each of many runs, and the other way round?

As :class:`planner.schedule.placement_ground.Ground` has it: work, calendar days for an opinion, the first session whose
papers can still be handed in, and the rest of the work. Days and numbers as in :mod:`planner.schedule.run_links`.
"""

from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np

from planner.schedule.run_links import RunNetwork
from planner.schedule.sampling import Days
from planner.schedule.uncertain import UncertainAction
from planner.schedule.votes import WAIT_FOR_A_VOTE, Votes


@dataclass(frozen=True, slots=True)
class RunVotes:
    """The sessions of a council (:class:`planner.schedule.votes.Votes`) as arrays."""

    papers: Days
    days: Days

    @classmethod
    def of(cls, votes: Votes, first: int) -> Self:
        """Count the days from a first one."""
        papers, days = (np.array(known, np.int64) - first for known in (votes.papers, votes.days))
        return cls(papers.astype(np.int32), days.astype(np.int32))

    def after(self, ready: Days) -> Days:
        """Return the first session that takes papers which are ready on a day."""
        unknown = ready + WAIT_FOR_A_VOTE
        if not self.days.size:
            return unknown
        index = self.papers.searchsorted(ready)
        return np.where(index < self.days.size, self.days.take(index, mode="clip"), unknown)

    def until(self, day: Days) -> Days:
        """Return the last day on which papers may be ready for a vote on a day at the latest."""
        unknown = day - WAIT_FOR_A_VOTE
        if not self.days.size:
            return unknown
        index = self.days.searchsorted(day, side="right") - 1
        # A paper that comes too late for every session that is known waits as long as papers usually do.
        beyond = np.where(index == self.days.size - 1, unknown, np.iinfo(np.int32).min)
        return np.maximum(beyond, np.where(index < 0, np.iinfo(np.int32).min, self.papers.take(index, mode="clip")))


class Course(NamedTuple):
    """When an action is done that starts at a number."""

    done: Days
    """The number after its last day."""
    vote: Days | None = None
    """The day of the vote, where there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunWork:
    """The work of an action that takes time."""

    network: RunNetwork
    node: int
    drafting: Days
    """Days of work before the opinion or the vote."""
    rest: Days
    """Days of work after the vote."""
    opinion: int
    votes: RunVotes | None
    """None where nothing is voted."""

    @classmethod
    def of(cls, network: RunNetwork, node: int, duration: Days, votes: RunVotes) -> Self:
        """Divide the days that an action takes."""
        action = network.actions[node]
        drafting = _drafting(action, duration)
        return cls(
            network=network,
            node=node,
            drafting=drafting,
            rest=duration - drafting,
            opinion=action.opinion_days,
            votes=None if action.vote_after is None else votes,
        )

    @property
    def straight(self) -> bool:
        """Whether it takes the same number of days wherever it starts."""
        return not self.opinion and self.votes is None

    def course(self, at: Days) -> Course:
        """Return when it is done."""
        if self.straight:
            return Course(at + self.drafting)
        network, node = self.network, self.node
        last = network.day(node, at + np.maximum(self.drafting, 1) - 1) + self.opinion
        if self.votes is None:
            return Course(network.before(node, last) + 1)
        vote = self.votes.after(last)
        worked = network.before(node, vote + 1) + self.rest
        # Without work after it, it ends with the vote; one on a day off is done when work begins again.
        return Course(np.where(self.rest > 0, worked, network.before(node, vote) + 1), vote)

    def latest(self, done: Days) -> Days:
        """Return the last start with which the number after its last day is no more than that."""
        if self.straight:
            return done - self.drafting
        # Below zero the arrays would be read from their end; nothing starts as early as their first day.
        last = self.network.day(self.node, np.maximum(done - 1, 0))
        if self.votes is None:
            return self._latest_ready(last)
        before_rest = self.network.day(self.node, np.maximum(done - self.rest, 0)) - 1
        return self.latest_voted(np.where(self.rest > 0, before_rest, last))

    def latest_voted(self, day: Days) -> Days:
        """Return the last start with which the vote, or the opinion where nothing is voted, is there on a day."""
        return self._latest_ready(self.votes.until(day) if self.votes else day)

    def _latest_ready(self, day: Days) -> Days:
        """Return the last start with which the papers, and the opinion on them, are there on a day."""
        drafted = np.maximum(day, self.opinion) - self.opinion
        return self.network.before(self.node, drafted + 1) - np.maximum(self.drafting, 1)


def _drafting(action: UncertainAction, duration: Days) -> Days:
    """Return the days of work before the opinion or the vote; what takes longer does so before and after it alike."""
    if action.vote_after is None or not action.duration:
        return duration
    share = min(action.vote_after, action.duration)
    return np.minimum(duration, -(-share * duration // action.duration))
