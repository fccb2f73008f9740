"""Every place of the app where something is edited, each with a real conflict: what one person does there, and others.

A place is named by the function that saves: ``plan_list._set_status``. A test holds this table
against the code, so that a new place needs its case here.
"""

from app.web.conflicts_about_actions import OF_ACTIONS
from app.web.conflicts_about_assessments import OF_ASSESSMENTS
from app.web.conflicts_about_settings import OF_SETTINGS

CASES = (*OF_ACTIONS, *OF_ASSESSMENTS, *OF_SETTINGS)

WITH_A_TEST_OF_ITS_OWN = {"assess_unplaced._save": "test_assess_unplaced, over a benchmark that its authors changed"}
"""Places whose conflict needs another city than this one."""

NEVER_IN_DISPUTE = {
    "assess_again._begun": "a new assessment stands beside the others",
    "assess_respondent._add": "a new respondent stands beside the others",
    "home_begin._create": "a city of that name that is there already is the one that is meant",
    "home_begin._import": "what is imported stands beside the rest",
    "home_begin._open_example": "an example that is there already is opened",
    "home_return.draft_now": "a new plan stands beside the others",
    "mine_card._confirm": "of two confirmations the later one stays; an action that is gone has its own test",
    "plan_action._comments": "a new comment stands beside the others",
    "plan_add.form": "a new action stands beside the others",
    "settings_removal._remove": "what others touched after the question is not removed, and the page says so",
    "settings_removal._bring_back": "both want the same",
}
"""Places where nothing that somebody saw is changed, each with the reason."""
