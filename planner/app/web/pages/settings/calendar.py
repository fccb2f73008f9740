"""On which days does the city work, and when does its council meet?

Country, region and closures, which every date of the plan follows, the sessions of the council, and how the plan is to
be adopted at one of them.
"""

from datetime import date
from functools import partial

import streamlit as st

from planner.app.desk import PlanView
from planner.app.desk.vocabulary import Closure, WarningKind, known_regions
from planner.app.web import first_sight, saving, session
from planner.app.web.countries import country_names
from planner.app.web.drafts import Draft
from planner.app.web.pages.settings.adoption import adoption
from planner.app.web.pages.settings.removable_row import removable_row
from planner.app.web.pages.settings.saving import save_head
from planner.app.web.pages.settings.sessions import sessions
from planner.wording import refusals
from planner.wording.sentences import WARNING_SENTENCES

_NONE = ""


def calendar(view: PlanView) -> None:
    """Show the calendar of a plan; every change is saved at once and says which dates it moves."""
    wording = session.wording()
    st.header(wording.say("Calendar"), anchor=False)
    st.write(
        wording.say(
            "Dates of the plan count working days, Monday to Friday, without the public holidays of the country and "
            "the region and without the days on which the administration is closed."
        )
    )
    if not view.plan.country:
        st.info(wording.say(WARNING_SENTENCES[WarningKind.NO_COUNTRY]))
    country, region = st.columns(2)
    with country:
        _country(view)
    with region:
        _region(view)
    saving.problems(_where(view))
    _closures(view)
    _new_closure(view)
    sessions(view)
    adoption(view)


def _where(view: PlanView) -> str:
    return f"calendar-{view.id}"


def _country(view: PlanView) -> None:
    wording = session.wording()
    names = country_names(wording)
    key = f"country-{view.id}"
    saving.fresh(key, view.plan.country or _NONE)

    def changed() -> None:
        # A region is one of its country: the next country has others.
        save_head(view, where=_where(view), country=st.session_state[key] or None, region=None)

    st.selectbox(
        wording.say("Country"),
        [_NONE, *names],
        index=first_sight.choice(key, [_NONE, *names]),
        format_func=lambda code: names.get(code, wording.say("No public holidays")),
        key=key,
        on_change=changed,
    )


def _region(view: PlanView) -> None:
    say = session.wording().say
    regions = known_regions().get(view.plan.country or _NONE, {})
    own = view.plan.region
    # A region may also have been given by its name.
    names = {**({own: own} if own and own not in regions else {}), **regions}
    key = f"region-{view.id}"
    saving.fresh(key, own or _NONE)

    def changed() -> None:
        save_head(view, where=_where(view), region=st.session_state[key] or None)

    st.selectbox(
        say("Region with holidays of its own"),
        [_NONE, *names],
        index=first_sight.choice(key, [_NONE, *names]),
        format_func=lambda code: names.get(code, say("None")),
        key=key,
        on_change=changed,
        disabled=not names,
    )


def _closures(view: PlanView) -> None:
    wording = session.wording()
    st.subheader(wording.say("Days on which the administration is closed"), anchor=False)
    if not view.plan.closures:
        st.caption(wording.say("None yet."))
    # The same days may stand there twice, as somebody wrote them: the number keeps the buttons apart.
    for number, closure in enumerate(sorted(view.plan.closures, key=lambda closure: closure.first)):
        days = wording.say("From {first} to {last}", first=closure.first, last=closure.last)
        if closure.first == closure.last:
            days = wording.date(closure.first)
        removable_row(
            f"{days} – {closure.why}" if closure.why else days,
            days=days,
            key=f"closure-{view.id}-{number}-{closure.first}-{closure.last}",
            remove=partial(_remove, view, closure),
        )


def _remove(view: PlanView, closure: Closure) -> None:
    save_head(view, where=_where(view), closures=tuple(known for known in view.plan.closures if known != closure))


def _new_closure(view: PlanView) -> None:
    say, mask = session.wording().say, session.wording().figures.date_mask
    draft = Draft(f"closure-new-{view.id}")
    with st.container(border=True):
        first, last, why = st.columns([1, 1, 2])
        first.date_input(say("First day"), value=None, format=mask, **draft.field("first", None))
        last.date_input(say("Last day"), value=None, format=mask, **draft.field("last", None))
        why.text_input(
            say("Why"), max_chars=250, placeholder=say("For example: summer closure"), **draft.field("why", "")
        )
        saving.problems(f"closure-{view.id}")
        st.button(say("Add"), icon=":material/add:", on_click=_add, args=(view, draft), key=f"add-{view.id}")
        draft.note()


def _add(view: PlanView, draft: Draft) -> None:
    where = f"closure-{view.id}"
    saving.forget_problems(where)
    first, last, why = (draft.value(name) for name in ("first", "last", "why"))
    # Whoever gives one day only means that day.
    last = last or first
    if not isinstance(first, date) or not isinstance(last, date) or last < first:
        saving.refuse(where, refusals.NO_CLOSED_DAYS)
        return
    added = Closure(first=first, last=last, why=" ".join(str(why).split()) or None)
    save_head(view, where=_where(view), after=draft.saved, closures=(*view.plan.closures, added))
