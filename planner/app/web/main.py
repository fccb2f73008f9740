"""The page script: the framework runs it whenever a person does something."""

from collections.abc import Mapping, Sequence

from planner.app.web import frame, language
from planner.app.web.frame import Entry
from planner.app.web.pages import assess, context, home


def _sections() -> Mapping[str, Sequence[Entry]]:
    say = language.wording().say
    return {
        "": [Entry(show=home.show, title=say("Home"), path="home", icon=":material/home:")],
        say("Assess"): [
            Entry(show=assess.show, title=say("Self-assessment"), path="assess", icon=":material/checklist:"),
            Entry(show=context.show, title=say("Context"), path="context", icon=":material/public:"),
        ],
    }


frame.run(_sections)
