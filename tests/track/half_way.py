"""A small plan half-way: one action done, one half done, one not begun."""

from datetime import date

from tracked_plans import MONDAY, action, plan_of, wait

from planner.plan import ActionStatus
from planner.track.progress import ActionProgress

RULE, TRAINING, PANEL = "F06-03", "F06-04", "F04-01"
PLAN = plan_of(
    action(RULE, 20, effort=30),
    action(TRAINING, 40, effort=10),
    action(PANEL, 10, effort=60),
    waits=(wait(RULE, TRAINING),),
)
DONE = ActionProgress(action=RULE, status=ActionStatus.DONE, percent=100, started=MONDAY, finished=date(2027, 1, 29))
HALF = ActionProgress(action=PANEL, status=ActionStatus.UNDER_WAY, percent=50, started=MONDAY)
REPORTS = {RULE: DONE, PANEL: HALF}
