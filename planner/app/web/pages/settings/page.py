"""What holds for the whole plan: services, calendar, means, method; and what holds for this person."""

import streamlit as st

from planner.app.web import language, session, url_choice
from planner.app.web.page_head import news, page_head
from planner.app.web.pages.settings import backup as settings_backup
from planner.app.web.pages.settings import calendar as settings_calendar
from planner.app.web.pages.settings import country as settings_country
from planner.app.web.pages.settings import means as settings_means
from planner.app.web.pages.settings import method as settings_method
from planner.app.web.pages.settings import people as settings_people
from planner.app.web.pages.settings import removal as settings_removal
from planner.wording.undo import REMOVE_OR_BRING_BACK

_OF_PLAN = {
    "people": settings_people.people,
    "calendar": settings_calendar.calendar,
    "country": settings_country.country,
    "means": settings_means.means,
    "method": settings_method.method,
}


def show() -> None:
    """Show one part of the settings, the one that the address names."""
    say = session.wording().say
    page_head(say("Settings"), plans=True, beside=_nothing)
    plan = session.plan()
    of_plan = {
        "people": say("Services and partners"),
        "calendar": say("Calendar"),
        "country": say("Country and law"),
        "means": say("Means"),
        "method": say("Method"),
    }
    parts = {
        **(of_plan if plan else {}),
        "language": say("Language"),
        "backup": say("Backup"),
        "removal": say(REMOVE_OR_BRING_BACK),
    }
    part = url_choice.pick("part", say("Part of the settings"), parts, of=plan or "nothing", usual=next(iter(parts)))
    if plan and part in _OF_PLAN:
        news(plan=plan)
        _OF_PLAN[part](session.view())
    elif part == "backup":
        settings_backup.backup()
    elif part == "removal":
        settings_removal.removal()
    else:
        _language()


def _nothing() -> None:
    """Stand at the right of the title, where other pages about a plan offer it as a document."""


def _language() -> None:
    say = session.wording().say
    st.header(say("Language"), anchor=False)
    st.write(say("The language in which you read the planner; your colleagues keep theirs."))
    language.switch("settings-language")
    st.caption(
        say(
            "A plan keeps the language in which it was drafted; its Word document comes in each language of its "
            "benchmark."
        )
    )
