"""A draft in which some actions answer a guiding question, for tests of what becomes of a promise."""

from cities import SCALE, city, diagnosis_of, result, small_benchmark
from tracked_plans import MEANS, action, plan_of

from planner.draft.draft import Draft
from planner.proposal.open_results import Offer, open_results
from planner.proposal.priority import Gaps
from planner.templates.results import Part

_BENCHMARK = small_benchmark(F01=2)
QUESTION = "1.1"


def promising(*actions: str) -> Draft:
    """Return the draft of a city whose question 1.1 is answered “yes” once all these actions are done."""
    diagnosis = diagnosis_of(city({QUESTION: "no", "1.2": "yes"}, benchmark=_BENCHMARK), _BENCHMARK)
    planned = [result(QUESTION, partly=[], yes=[list(actions)], yes_from_partly=[list(actions)])]
    offer = Offer(current={}, available=frozenset(actions))
    return Draft(
        plan=plan_of(*map(action, actions)),
        diagnosis=diagnosis,
        open=open_results(diagnosis, planned, SCALE.gap, (), offer),
        parts=dict.fromkeys(actions, Part.RESULT),
        means=MEANS,
        gaps=Gaps({}, {}),
    )
