"""The page script of the browser tests: every component with a city's plan, and what it reported."""

from dataclasses import replace

import streamlit as st

from browser.sample_city import (
    TODAY,
    action_boxes,
    board_cards,
    candidates,
    drafted,
    factor_boxes,
    group_of,
    links_of,
    loads,
    timeline_groups,
    timeline_links,
    tracked,
)
from planner.app.web import frame, language
from planner.app.web.components.board import Move, board
from planner.app.web.components.impact_effort import impact_effort
from planner.app.web.components.network import network
from planner.app.web.components.timeline import Scale, TimelinePlan, timeline
from planner.app.web.components.workload import workload
from planner.app.web.frame import Entry
from planner.app.web.plain_table import plain_table
from planner.app.web.user_text import plain, user_text
from planner.drawing.network_view import around, between_groups, within_group
from planner.plan import ActionStatus
from planner.track.workload import Period


def number() -> int | None:
    asked = st.query_params.get("n")
    return int(asked) if asked else None


def heading(text: str) -> None:
    st.title(text, anchor=False)


def report(what: str, value: str | None) -> None:
    if value:
        st.session_state[f"reported {what}"] = value
    st.text(f"{what}={st.session_state.get(f'reported {what}', '')}")


def show_start() -> None:
    heading("Start")


@st.fragment
def show_timeline() -> None:
    wording = language.wording()
    heading(wording.say("Timeline of the plan"))
    plan = drafted(wording.language)
    scale = Scale(st.query_params.get("scale", "months"))
    groups = () if "empty" in st.query_params else timeline_groups(plan, number())
    opened = timeline(
        TimelinePlan(groups=groups, links=timeline_links(plan, number()), sessions=plan.council_sessions),
        today=TODAY,
        wording=wording,
        key="timeline",
        scale=scale,
    )
    report("opened", opened)


@st.fragment
def show_network() -> None:
    wording = language.wording()
    heading(wording.say("Picture of the dependencies"))
    plan = drafted(wording.language)
    groups, links = group_of(plan, number()), links_of(plan, number())
    at = st.query_params.get("at", "")
    if not at:
        opened = network(between_groups(links, groups), factor_boxes(plan, wording), wording=wording, key="network")
    elif at in groups.values():
        boxes = action_boxes(plan, wording, number())
        opened = network(within_group(links, groups, at), boxes, wording=wording, key="network")
    else:
        boxes = action_boxes(plan, wording, number())
        opened = network(around(links, list(groups), at), boxes, wording=wording, key="network", chosen=at)
    report("opened", opened)


@st.fragment
def show_board() -> None:
    wording = language.wording()
    heading(wording.say("Board of actions by status"))
    moved = st.session_state.setdefault("statuses", {})

    def move(step: Move) -> None:
        st.session_state["reported moved"] = f"{step.id} {step.seen} {step.to}"
        if step.to is not ActionStatus.DONE or "refuse" not in st.query_params:
            moved[step.id] = step.to

    cards = [
        replace(card, status=moved.get(card.id, card.status))
        for card in board_cards(drafted(wording.language), number())
    ]
    report("opened", board(cards, on_move=move, wording=wording, key="board"))
    report("moved", None)


@st.fragment
def show_impact() -> None:
    wording = language.wording()
    heading(wording.say("Impact and effort of the actions"))
    report(
        "opened", impact_effort(candidates(drafted(wording.language)), most_effort=10, wording=wording, key="impact")
    )


@st.fragment
def show_workload() -> None:
    wording = language.wording()
    heading(wording.say("Workload"))
    rows = loads(drafted(wording.language))
    chosen = workload(rows, Period.MONTH, wording=wording, key="workload")
    report("opened", f"{chosen.service} {chosen.period}".strip() if chosen else None)


def show_widgets() -> None:
    wording = language.wording()
    heading("Widgets")
    language.switch()
    cities = [shown.action.title for shown in tracked(drafted(wording.language), 8)]
    st.selectbox("A", cities, index=None)
    st.multiselect("B", cities, default=cities[:2])
    st.multiselect("B2", cities)
    st.date_input("C", value=TODAY)
    st.date_input("C2", value=None)
    st.date_input("D", value=(TODAY, TODAY))
    st.number_input("E", value=3)
    st.file_uploader("F")
    st.text_input("G")
    st.text_area("H")
    st.segmented_control("I", cities[:3], default=cities[0])
    st.pills("J", cities[:3], default=cities[1])
    st.dataframe([{"id": 1, "title": cities[0]}], alt="K")
    st.data_editor([{"id": 1, "title": cities[0]}], num_rows="dynamic", key="editor", alt="L")
    st.button("M", type="primary")
    st.download_button("N", data=b"x", file_name="x.txt")
    st.caption("Caption")
    st.badge("Orange", color="orange")
    st.badge("Green", color="green")
    st.badge("Red", color="red")
    st.badge("Grey", color="gray")
    st.badge("Blue", color="blue")
    with st.expander("Q"):
        st.text("q")
    st.toggle("R")
    st.progress(0.4)
    st.button("S", on_click=frame.turn_to, args=("next",))
    if st.button("T"):
        raise ValueError("secret detail")


HOSTILE = (
    "**bold** *slanted* _so_ `code` ~~gone~~ $a^2$ <b>b</b> ![](https://elsewhere.example/x.png) [link](//y.example)",
    "https://elsewhere.example www.elsewhere.example somebody@elsewhere.example mailto:a@b.example HTTP://X.example",
    ":red[red] :material/check: :tada: ==marked== &amp; &copy; -> <- -- --- <-> => <= >= != ... (c) :small[small] [^1]",
    ":+1: :100: 10:30 a:b :_x: :material_check:",
    "# heading",
    "1. first",
    "> quoted",
)


def show_texts() -> None:
    heading("Texts")
    for text in HOSTILE:
        shown = plain(text)
        st.markdown(shown)
        st.caption(shown)
        st.button(shown, key=text)
        user_text(text)
    plain_table(({"Text": text} for text in HOSTILE), alt="Texts")


def sections() -> dict[str, list[Entry]]:
    shown = {
        "start": show_start,
        "timeline": show_timeline,
        "network": show_network,
        "board": show_board,
        "impact": show_impact,
        "workload": show_workload,
        "widgets": show_widgets,
        "texts": show_texts,
    }
    return {"": [Entry(show=show, title=path.title(), path=path) for path, show in shown.items()]}


if __name__ == "__main__":
    frame.run(sections)
