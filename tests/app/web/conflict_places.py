"""Every place of the app where something is edited, each with a real conflict: what one person does there, and others.

A place is named by the function that saves: ``plan.list_view._set_status``. A test holds this table
against the code, so that a new place needs its case here.
"""

from app.web.conflicts_about_actions import OF_ACTIONS
from app.web.conflicts_about_assessments import OF_ASSESSMENTS
from app.web.conflicts_about_settings import OF_SETTINGS

CASES = (*OF_ACTIONS, *OF_ASSESSMENTS, *OF_SETTINGS)

WITH_A_TEST_OF_ITS_OWN = {
    "unplaced._save": "test_unplaced, over a benchmark that its authors changed",
    "assess.proposed._accept": "test_proposed, over an assessment that comes after what the plan did",
}
"""Places whose conflict needs another city than this one."""

NEVER_IN_DISPUTE = {
    "assess.again._begun": "a new assessment stands beside the others",
    "assess.last_time._confirm": "what others answered by then stays: only what is still open is confirmed",
    "assess.respondent._add": "a new respondent stands beside the others",
    "home.begin._create": "a city of that name that is there already is the one that is meant",
    "home.begin._import": "what is imported stands beside the rest",
    "home.begin._open_example": "an example that is there already is opened",
    "draft_button._draft": "a new plan stands beside the others",
    "mine.card._on_track": "of two confirmations the later one stays; an action that is gone has its own test",
    "plan.action._add_comment": "a new comment stands beside the others",
    "plan.add.form": "a new action stands beside the others",
    "settings.hand_over._offer": "what passes is what the leaver has when it is done, whatever others changed before",
    "settings.people._add": "a new service stands beside the others",
    "settings.removal._remove": "what others touched after the question is not removed, and the page says so",
    "settings.removal._bring_back": "both want the same",
}
"""Places where nothing that somebody saw is changed, each with the reason."""
