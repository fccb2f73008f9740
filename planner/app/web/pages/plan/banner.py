"""The figures of a plan that matter to a council, and what needs attention."""

import streamlit as st

from planner.app.desk import PlanView
from planner.app.desk.vocabulary import Look, figures
from planner.app.web import saving, session
from planner.app.web.pages.plan import filters as plan_filters
from planner.app.web.pages.plan import parts as plan_parts
from planner.app.web.user_text import plain


@st.fragment(key=plan_parts.BANNER)
def banner(plan: str) -> None:
    """Show the plan in figures, with the way to what is late."""
    plan_parts.begin(plan)
    saving.show_toasts()
    view = session.view(plan)
    wording, shown = session.wording(), figures(view.standing)
    end = view.forecast.finish
    figures_said = [
        (
            wording.say("Actions"),
            wording.number(shown.actions),
            wording.count("{number} is done", "{number} are done", shown.done),
        ),
        (
            wording.say("Quick wins"),
            wording.number(shown.quick_wins),
            wording.count("{number} longer-term action", "{number} longer-term actions", shown.longer_term),
        ),
        (
            wording.say("Staff time"),
            wording.count("{number} person-day", "{number} person-days", round(shown.effort)),
            wording.say("{share} of the work done", share=wording.percent(view.standing.achievement.share)),
        ),
        (wording.say("Cost"), wording.money_range(shown.cost_from, shown.cost_below), ""),
        (
            wording.say("End"),
            wording.month(end) if end else "–",
            wording.say("begins on {day}", day=view.plan.start),
        ),
    ]
    with st.container(border=True, key=f"plan-banner-{view.id}"):
        with st.container(horizontal=True, gap="medium"):
            for name, figure, more in figures_said:
                said = (_small(name), f"**{plain(figure)}**", _small(more))
                st.markdown("  \n".join(filter(None, said)), width="content")
        _attention(view, shown.late, shown.attention)


def _small(text: str) -> str:
    return f":gray[:small[{plain(text)}]]" if text else ""


def _attention(view: PlanView, late: int, attention: int) -> None:
    wording = session.wording()
    if not attention:
        st.markdown(f"✓ {wording.say('Nothing needs attention today.')}")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if late:
            st.button(
                wording.count("{number} action is late or blocked", "{number} actions are late or blocked", late),
                icon=":material/warning:",
                key=f"plan-late-{view.id}",
                on_click=_look_at,
                args=(view.id, Look.LATE),
            )
        st.button(
            wording.count("{number} action needs attention", "{number} actions need attention", attention),
            type="tertiary",
            key=f"plan-attention-{view.id}",
            on_click=_look_at,
            args=(view.id, Look.ATTENTION),
        )


def _look_at(plan: str, look: Look) -> None:
    plan_filters.look_at(plan, look)
    plan_parts.redraw()
