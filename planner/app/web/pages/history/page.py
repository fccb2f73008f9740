"""Who changed what, when, from what to what; and the way to take a change back."""

from functools import partial
from itertools import groupby

import streamlit as st

from planner.app import desk
from planner.app.desk import Alike, Line, Step
from planner.app.desk.vocabulary import HistoryKind
from planner.app.web import closed_place, saving, session, url_choice
from planner.app.web import undo_button as undo
from planner.app.web.page_head import news, page_head
from planner.app.web.plan_frame import lines
from planner.app.web.user_text import plain
from planner.wording.assessments import assessment_name
from planner.wording.field_names import step_name
from planner.wording.undo import TAKEN_BACK, UNDO, came_or_went

_ALL = ""
_STEPS_A_PAGE = 15
_LINES_A_STEP = 12
_EMPTY = "–"


def show() -> None:
    """Show the history of the chosen plan or of an assessment of the city, the latest first."""
    wording = session.wording()
    page_head(wording.say("History"), plans=True)
    city, plan = session.city(), session.plan()
    if city is None:
        st.info(wording.say("Nothing has happened yet."))
        return
    of, steps = _chosen_steps(city.id, plan)
    if of == plan:
        news(plan=plan)
    saving.problems(undo.WHERE)
    first, last = _page(of, len(steps))
    for step in steps[first:last]:
        _step(step)
    if not steps:
        st.caption(wording.say("Nothing has happened here yet."))
    undo.dialog()


def _chosen_steps(city: str, plan: str | None) -> tuple[str, tuple[Step, ...]]:
    """Show what the history can be narrowed to, and return what it is about, with its steps."""
    wording = session.wording()
    say, store = wording.say, session.store()
    plans = {plan: say("The plan")} if plan else {}
    assessments = {
        assessment.id: assessment_name(assessment.kind, assessment.date, wording)
        for assessment in reversed(store.assessments(city))
    }
    about = {**plans, **assessments}
    if not about:
        return city, ()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        of = url_choice.select("about", say("History of"), about, of=city, usual=next(iter(about)), width=320)
        action = _action(of) if of == plan else _ALL
        who = _who(of)

    read = partial(_read, of, action or None) if of == plan else partial(_read_assessment, of)
    # Without what is confidential first: only this says whether there is anything to show behind a switch.
    steps = read(confidential=False)
    if any(line.withheld for step in steps for line in step.lines) and closed_place.is_open(
        f"history-{of}", say("Show confidential texts in the history")
    ):
        steps = read(confidential=True)
    return of, tuple(step for step in steps if who in {_ALL, step.who})


def _read(plan: str, action: str | None, *, confidential: bool) -> tuple[Step, ...]:
    store, wording = session.store(), session.wording()
    return desk.plan_history(store, plan, wording=wording, action=action, confidential=confidential)


def _read_assessment(assessment: str, *, confidential: bool) -> tuple[Step, ...]:
    return desk.assessment_history(session.store(), assessment, wording=session.wording(), confidential=confidential)


def _action(plan: str) -> str:
    say = session.wording().say
    view = session.view(plan)
    names = {_ALL: say("All actions"), **{shown.id: view.names[shown.id] for shown in view.standing.actions}}
    return url_choice.select("action", say("Action"), names, of=plan, width=360)


def _who(of: str) -> str:
    say = session.wording().say
    people = {person.name: person.name for person in session.store().people()}
    return url_choice.select("who", say("Person"), {_ALL: say("Everybody"), **people}, of=of, width=220)


def _page(of: str, steps: int) -> tuple[int, int]:
    """Return which steps stand on the page that the address names, and show the way to the others."""
    pages = -(-steps // _STEPS_A_PAGE)
    numbers = {str(number): str(number) for number in range(1, pages + 1)}
    # A number that is no page, as in an old link, leads to the first, and is said to be none.
    url_choice.say_unknown("page", numbers or {"1": "1"})
    page = int(url_choice.chosen("page", numbers, "1"))
    if pages > 1:
        _page_turns(of, page, pages)
    return (page - 1) * _STEPS_A_PAGE, page * _STEPS_A_PAGE


def _page_turns(of: str, page: int, pages: int) -> None:
    say = session.wording().say
    with st.container(horizontal=True, vertical_alignment="center"):
        for label, to, icon in (
            (say("Later changes"), page - 1, ":material/chevron_left:"),
            (say("Earlier changes"), page + 1, ":material/chevron_right:"),
        ):
            st.button(
                label,
                icon=icon,
                disabled=not 1 <= to <= pages,
                key=f"history-{of}-{'later' if to < page else 'earlier'}",
                on_click=url_choice.keep_in_address,
                args=("page", str(to), "1"),
            )
        st.caption(say("Page {page} of {pages}", page=page, pages=pages))


def _step(step: Step) -> None:
    wording = session.wording()
    say = wording.say
    with st.container(border=True, key=f"step-{step.batch}"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            heading = f"**{plain(step.who)}** – {plain(saving.moment(step.at))}"
            kind = "" if step.kind is HistoryKind.EDIT else f" – {plain(step_name(step.kind, wording))}"
            st.markdown(f"{heading}{kind}", width="content")
            if step.undone:
                st.badge(say(TAKEN_BACK), color="gray")
            else:
                st.button(
                    say(UNDO),
                    icon=":material/undo:",
                    type="tertiary",
                    key=f"undo-{step.batch}",
                    on_click=undo.ask,
                    args=(step.batch,),
                )
        if step.note:
            st.caption(plain(step.note))
        _lines(step)


def _lines(step: Step) -> None:
    """Say of each row what it is called, and of each of its fields what it held and what it holds."""
    wording = session.wording()
    gathered = desk.gathered(step.lines)
    shown = [line for line in gathered[:_LINES_A_STEP] if isinstance(line, Line)]
    whole = [line for line in shown if not line.field]
    if whole:
        lines(came_or_went(line.what, line.old, line.new, wording) for line in whole)
    # The history keeps the fields of a row together, which this grouping needs.
    for what, own in groupby((line for line in shown if line.field), key=lambda line: line.what):
        st.markdown(plain(what))
        lines(_changed(line) for line in own)
    for place, line in enumerate(gathered[:_LINES_A_STEP]):
        if isinstance(line, Alike):
            _alike(line, f"alike-{step.batch}-{place}")
    more = len(gathered) - _LINES_A_STEP
    if more > 0:
        st.caption(wording.count("and {number} more", "and {number} more", more))


def _alike(alike: Alike, key: str) -> None:
    """Say once what several actions have in common, with their names behind it."""
    number = session.wording().count("{number} action", "{number} actions", len(alike.lines))
    with st.expander(plain(session.wording().labelled(number, _changed(alike))), key=key):
        lines(line.what for line in alike.lines)


def _changed(line: Line | Alike) -> str:
    wording = session.wording()
    if line.old == _EMPTY:
        return wording.labelled(line.field, line.new)
    return wording.changed(line.field, line.old, line.new)
