"""What other numbers would do to a draft is said once for every action."""

from planner.proposal.left_out import LeftOutCause
from planner.proposal.quick_wins import Horizon
from planner.track.what_if import Effect, Ranked, difference


def test_the_difference_between_two_rankings_is_told_once_for_every_action() -> None:
    def effect(*ranking: tuple[str, Horizon | None]) -> Effect:
        return Effect(
            ranking=tuple(
                Ranked(
                    action=action,
                    title=action,
                    score=100 - place,
                    horizon=horizon,
                    cause=None if horizon else LeftOutCause.CAP_QUICK_WINS,
                )
                for place, (action, horizon) in enumerate(ranking)
            )
        )

    quick, longer = Horizon.QUICK_WIN, Horizon.LONGER_TERM
    now = effect(("A", quick), ("B", longer), ("C", quick), ("D", None))
    found = difference(now, effect(("D", quick), ("A", longer), ("B", quick), ("C", None)))
    assert (found.comes, found.goes, found.quick, found.longer) == (("D",), ("C",), ("B",), ("A",))
    assert [(one.action, one.before, one.after) for one in found.rises] == [("D", 4, 1)]
    assert [one.action for one in found.falls] == ["A", "B", "C"]
    assert found
    assert not difference(now, now)
