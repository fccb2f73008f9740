"""The page script: the framework runs it whenever a person does something."""

from collections.abc import Mapping, Sequence

from planner.app.web import frame, language
from planner.app.web.frame import Entry
from planner.app.web.pages import home


def _sections() -> Mapping[str, Sequence[Entry]]:
    wording = language.wording()
    return {"": [Entry(show=home.show, title=wording.say("Home"), path="home", icon=":material/home:")]}


frame.run(_sections)
