"""What does the city's country bring to its plan, and who decides where the country leaves that open?"""

from collections.abc import Mapping

import streamlit as st

from planner.app import desk
from planner.app.desk import PlanView
from planner.app.desk.vocabulary import Actor, Batch, CityCountry, Decider, Matter, Organ, Store, capital
from planner.app.web import first_sight, saving, session
from planner.app.web.countries import country_names
from planner.app.web.plain_table import plain_table
from planner.app.web.user_text import user_text

_USUAL = ""


def country(view: PlanView) -> None:
    """Show the names and the law that the plan speaks of, who decides what, and what is to be asked."""
    wording = session.wording()
    st.header(wording.say("Country and law"), anchor=False)
    here = view.catalogue.country
    if here is None:
        st.caption(wording.say("This benchmark knows nothing of countries: its texts are the same everywhere."))
        return
    if not here.title:
        st.info(wording.say("Name the country, so that the plan can name its law and its bodies."))
    else:
        st.write(
            wording.say(
                "{country}: what the plan says of its law and its bodies is general knowledge as of {day}, not legal "
                "advice.",
                country=country_names(wording).get(here.code or "", here.title),
                day=here.as_of,
            )
        )
    _who_decides(view, here)
    _names(here)
    _elections(here)
    _questions(here)


def _names(here: CityCountry) -> None:
    say = session.wording().say
    rows = [
        {say("In the plan"): capital(name), say("In the country"): native or "–"} for name, native in here.names.items()
    ]
    if rows:
        st.subheader(say("Names in use"), anchor=False)
        plain_table(rows, alt=say("What the organs and offices of the city are called"))


def _who_decides(view: PlanView, here: CityCountry) -> None:
    """Ask who decides, matter by matter; what is left as usual follows the country."""
    say = session.wording().say
    st.subheader(say("Who decides"), anchor=False)
    if view.case is None:
        st.caption(say("This plan was not drafted from an assessment in the store; it keeps who decides as it is."))
        return
    st.write(say("What needs a vote waits for a session of the council. Say so where your city does it another way."))
    own = view.case.assessment.plan.decides
    columns = st.columns(2)
    for number, matter in enumerate(Matter):
        with columns[number % 2]:
            _decider(view, matter, own, here.usual_deciders.get(matter))
    saving.problems(_where(view))
    st.caption(say("Which actions the plan holds, and when, changes only where you accept a new draft of it."))


def _decider(view: PlanView, matter: Matter, own: Mapping[Matter, Organ], usual: Decider | None) -> None:
    wording, key = session.wording(), f"decides-{matter}-{view.id}"
    as_usual = wording.label_inside(usual) if usual else wording.say("as the catalogue has it")
    names = {
        _USUAL: wording.say("As usual: {organ}", organ=as_usual),
        **{organ.value: wording.label(organ) for organ in Organ},
    }
    saving.fresh(key, own[matter].value if matter in own else _USUAL)
    st.selectbox(
        wording.label(matter),
        list(names),
        index=first_sight.choice(key, list(names)),
        format_func=lambda organ: names[organ],
        key=key,
        on_change=_chosen,
        args=(view, matter, key),
    )


def _chosen(view: PlanView, matter: Matter, key: str) -> None:
    id_, case, organ = view.stored.assessment, view.case, str(st.session_state[key])
    if id_ is None or case is None:
        return
    held = case.assessment.plan
    others = {other: decider for other, decider in held.decides.items() if other is not matter}
    decides = {**others, matter: Organ(organ)} if organ != _USUAL else others
    new = held.model_copy(update={"decides": decides})

    def keep(store: Store, by: Actor) -> Batch:
        return desk.save_settings(store, id_, new, seen=held, by=by)

    saving.save(keep, where=_where(view), what=view.plan.title, done=session.wording().say("Kept."))


def _where(view: PlanView) -> str:
    return f"country-{view.id}"


def _elections(here: CityCountry) -> None:
    say = session.wording().say
    if here.elections:
        st.subheader(say("Next local elections"), anchor=False)
        st.write(say("Give the day of the vote in the context, and decisions and campaigns keep clear of it."))
        for election in here.elections:
            user_text(election.text)


def _questions(here: CityCountry) -> None:
    wording = session.wording()
    questions = here.questions_on()
    if questions:
        st.subheader(wording.say("To check before adoption"), anchor=False)
        plain_table(
            [{wording.say("To ask"): asked.text, wording.say("Where"): asked.source or "–"} for asked in questions],
            alt=wording.say("What is still to be asked"),
        )
