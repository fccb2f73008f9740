"""A city whose plan is under way: opened, adopted, reported on."""

from datetime import date

from streamlit.testing.v1 import AppTest

from app.begun_stores import begun, example_plan
from planner.app import desk
from planner.plan import ActionStatus
from planner.store import Actor, Store

ADOPTED = date(2027, 1, 4)
TODAY = date(2027, 3, 15)
HOSTILE = "**Nobody** <b>signs</b> $x$ ![](https://elsewhere.example/x.png)"


def tracked(store: Store, by: Actor, *, language: str = "en") -> str:
    """Open Havelmar, adopt its plan, report one action done and one blocked; return the plan's id."""
    return begun(store, ("tracked", by, language), lambda: _tracked(store, by, language))


def _tracked(store: Store, by: Actor, language: str) -> str:
    plan = example_plan(store, by, TODAY, language=language)
    view = desk.plan_view(store, plan, today=TODAY)
    desk.adopt(store, view, adopted_on=ADOPTED, reference="2027-001", by=by)
    first, second = sorted(view.standing.actions, key=lambda action: (action.planned.early_start, action.id))[:2]
    done = store.plan(plan).changes(first.id, status=ActionStatus.DONE, started=ADOPTED, finished=TODAY)
    stuck = store.plan(plan).changes(second.id, status=ActionStatus.BLOCKED, reason=HOSTILE)
    desk.edit(store, plan, (*done, *stuck), by=by, today=TODAY)
    return plan


def cells(page: AppTest) -> str:
    """Return what the tables of a page say, one row a line; those that are folded away are unfolded for it."""
    folded = [expander.proto.id.split("-", 2)[2] for expander in page.expander if expander.proto.id]
    for key in folded:
        page.session_state[key] = True
    if folded:
        page.run()
    rows = []
    for table in page.table:
        rows.append(" | ".join(map(str, table.value.columns)))
        rows += [" | ".join(map(str, row)) for row in table.value.itertuples(index=False)]
    return "\n".join(rows)
