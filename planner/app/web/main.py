"""Which pages are there? One line for each; the page script (``script/run.py``) shows them."""

from collections.abc import Mapping, Sequence

from planner.app.web import language
from planner.app.web.frame import Entry
from planner.app.web.pages.assess import page as assess
from planner.app.web.pages.board import page as board
from planner.app.web.pages.comparison import page as comparison
from planner.app.web.pages.context import page as context
from planner.app.web.pages.history import page as history
from planner.app.web.pages.home import page as home
from planner.app.web.pages.mine import page as mine
from planner.app.web.pages.network import page as network
from planner.app.web.pages.plan import page as plan
from planner.app.web.pages.progress import page as progress
from planner.app.web.pages.quick_wins import page as quick_wins
from planner.app.web.pages.settings import page as settings
from planner.app.web.pages.timeline import page as timeline
from planner.app.web.pages.workload import page as workload


def sections() -> Mapping[str, Sequence[Entry]]:
    """Return the pages by the section of the navigation, titles in the reader's language; home comes first."""
    say = language.wording().say
    return {
        "": [
            Entry(show=home.show, title=say("Home"), path="home", icon=":material/home:"),
            Entry(show=mine.show, title=say("My actions"), path="mine", icon=":material/person_check:"),
            Entry(show=settings.show, title=say("Settings"), path="settings", icon=":material/settings:"),
        ],
        say("Assess"): [
            Entry(show=assess.show, title=say("Self-assessment"), path="assess", icon=":material/checklist:"),
            Entry(show=context.show, title=say("Context"), path="context", icon=":material/public:"),
            Entry(show=comparison.show, title=say("Comparison"), path="comparison", icon=":material/compare_arrows:"),
        ],
        say("Plan"): [
            Entry(show=plan.show, title=say("Actions"), path="plan", icon=":material/table_rows:"),
            Entry(show=board.show, title=say("Board"), path="board", icon=":material/view_kanban:"),
            Entry(show=timeline.show, title=say("Timeline"), path="timeline", icon=":material/view_timeline:"),
            Entry(show=network.show, title=say("Dependencies"), path="dependencies", icon=":material/account_tree:"),
            Entry(show=workload.show, title=say("Workload"), path="workload", icon=":material/groups:"),
            Entry(show=quick_wins.show, title=say("Quick wins"), path="quick-wins", icon=":material/bolt:"),
        ],
        say("Follow-up"): [
            Entry(show=progress.show, title=say("Progress"), path="progress", icon=":material/trending_up:"),
            Entry(show=history.show, title=say("History"), path="history", icon=":material/history:"),
        ],
    }
