"""Where a person begins, and where they come back to: what needs attention, what is theirs, what comes next."""

import streamlit as st

from planner.app.web import session
from planner.app.web.page_head import page_head
from planner.app.web.pages.home import begin as home_begin
from planner.app.web.pages.home import overview as home_return


def show() -> None:
    """Offer a beginning where the store is blank, else the plans as they stand today."""
    wording = session.wording()
    if not session.store().cities():
        page_head(wording.say("Integrating Cities Planner"), cities=False)
        st.write(
            wording.say("From a city’s self-assessment against a benchmark to a development plan for its council.")
        )
        home_begin.begin()
        return
    city = session.city()
    page_head(city.name if city else wording.say("Home"))
    home_return.plans_of_city()
    with st.expander(wording.say("Begin with another city, an example or a file"), icon=":material/add:"):
        home_begin.begin()
