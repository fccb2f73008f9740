"""Which pages are there? One line for each; the page script (``script/run.py``) shows them."""

from collections.abc import Mapping, Sequence

from planner.app.web import language
from planner.app.web.frame import Entry
from planner.app.web.pages import assess, context, home, mine, plan


def sections() -> Mapping[str, Sequence[Entry]]:
    """Return the pages by the section of the navigation, titles in the reader's language; home comes first."""
    say = language.wording().say
    return {
        "": [
            Entry(show=home.show, title=say("Home"), path="home", icon=":material/home:"),
            Entry(show=mine.show, title=say("My actions"), path="mine", icon=":material/person_check:"),
        ],
        say("Assess"): [
            Entry(show=assess.show, title=say("Self-assessment"), path="assess", icon=":material/checklist:"),
            Entry(show=context.show, title=say("Context"), path="context", icon=":material/public:"),
        ],
        say("Plan"): [
            Entry(show=plan.show, title=say("Actions"), path="plan", icon=":material/table_rows:"),
        ],
    }
