"""How do the actions stand, side by side? A card that is moved into another column reports at once."""

from collections.abc import Iterator

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.vocabulary import ActionStatus
from planner.app.web import session, url_choice
from planner.app.web.components.board import COLUMNS, BoardCard, board
from planner.app.web.pages.board import move as board_move
from planner.app.web.picture_filters import filtered
from planner.app.web.plain_table import folded_table
from planner.app.web.plan_frame import about_plan, answerable, due_day, objective_of, objective_titles, open_action


def show() -> None:
    """Show the board of the chosen plan."""
    say = session.wording().say
    view = about_plan(say("Board"))
    if view is None:
        return
    actions = filtered(view)
    dropped = url_choice.tick("dropped", say("Show what was dropped"), of=view.id)
    board_move.aftermath(view)
    shown = (*COLUMNS, ActionStatus.DROPPED) if dropped else COLUMNS
    opened = board(
        list(_cards(view, actions)),
        on_move=lambda move: board_move.moved(view, move),
        wording=session.wording(),
        key=f"board-{view.id}",
        columns=shown,
    )
    if opened:
        open_action(view, opened)
    board_move.ask_for_reason(view)
    _table(view, actions)


def _cards(view: PlanView, actions: tuple[ActionStanding, ...]) -> Iterator[BoardCard]:
    titles = objective_titles(view)
    for action in sorted(actions, key=lambda action: (action.due_order, action.id)):
        yield BoardCard(
            id=action.id,
            title=action.title,
            status=action.status,
            owner=answerable(action, view),
            due=action.due,
            objective=titles.get(objective_of(action), ""),
            late=action.lateness,
            critical=action.id in view.forecast.critical_path,
            quick_win=action.is_quick_win,
            waits_for=len(view.standing.unfinished_before(action)),
        )


def _table(view: PlanView, actions: tuple[ActionStanding, ...]) -> None:
    wording = session.wording()
    say = wording.say
    folded_table(
        say("The board as a table"),
        (
            {
                say("Action"): f"{action.id} {action.title}",
                say("Status"): wording.label(action.status),
                say("Owner"): answerable(action, view),
                say("Due"): due_day(action),
            }
            # Every status: what was dropped stands here whether or not the board shows its column.
            for status in ActionStatus
            for action in sorted(actions, key=lambda action: action.due_order)
            if action.status is status
        ),
        key=f"board-table-{view.id}",
        alt=say("Actions by status, with owner and due date"),
        nothing=say("There is no action to show yet."),
    )
