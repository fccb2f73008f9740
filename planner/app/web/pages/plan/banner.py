"""The figures of a plan that matter to a council, and what needs attention."""

from collections.abc import Iterator

import streamlit as st

from planner.app.desk import PlanView
from planner.app.desk.vocabulary import OF_COUNTRY, Concern, Look, PlanFigures, WarningKind, figures
from planner.app.web import saving, session
from planner.app.web.attention_lines import plan_lines
from planner.app.web.pages.plan import filters, page_parts
from planner.app.web.user_text import plain
from planner.wording.concerns import reasons_besides
from planner.wording.results import results_by_year
from planner.wording.sentences import WARNING_SENTENCES

_WITH_A_WAY = (Concern.OVERDUE, Concern.BLOCKED, Concern.EXPECTED_LATE)
"""Reasons of which a button leads to the actions."""


@st.fragment(key=page_parts.BANNER)
def banner(plan: str) -> None:
    """Show the plan in figures, with the way to what needs attention."""
    page_parts.begin(plan)
    # A status that is chosen in a card draws the card and this part only: its toast would else wait for the next page.
    saving.show_toasts()
    # Read here and not handed in: the part is drawn by itself after the plan has changed.
    view = session.view(plan)
    totals = figures(view.standing)
    with st.container(border=True, key=f"plan-banner-{view.id}"):
        with st.container(horizontal=True, gap="medium"):
            for name, figure, more in _figures(view, totals):
                lines = (_small(name), f"**{plain(figure)}**", _small(more))
                st.markdown("  \n".join(filter(None, lines)), width="content")
        if not view.plan.country:
            st.caption(session.wording().say(WARNING_SENTENCES[WarningKind.NO_COUNTRY]))
        for warning in view.standing.warnings:
            if warning.kind in OF_COUNTRY:
                st.caption(plain(session.wording().warning(warning)))
        _attention(view, totals)


def _figures(view: PlanView, totals: PlanFigures) -> Iterator[tuple[str, str, str]]:
    """Give each figure with its name before it and more about it behind; the latter may be empty."""
    wording, finish, period = session.wording(), view.forecast.finish, view.standing.period
    if view.standing.results:
        yield (
            wording.say("Results"),
            wording.number(len(view.standing.results)),
            results_by_year(view.standing, wording),
        )
    done = wording.count("{number} is done", "{number} are done", totals.done)
    yield wording.say("Actions"), wording.number(totals.actions), done
    longer = wording.count("{number} longer-term action", "{number} longer-term actions", totals.longer_term)
    yield wording.say("Quick wins"), wording.number(totals.quick_wins), longer
    effort = wording.person_days(totals.effort)
    share = wording.say("{share} of the work done", share=wording.percent(view.standing.achievement.share))
    yield wording.say("Staff time"), effort, share
    yield wording.say("Cost"), wording.money_range(totals.cost_from, totals.cost_below), ""
    # With what was done before its first day, and with the last due date, as papers have it.
    ends = wording.say("last action ends on {day}", day=finish) if finish else ""
    yield wording.say("Period"), wording.months(*period) if period else "–", ends


def _small(text: str) -> str:
    return f":gray[:small[{plain(text)}]]" if text else ""


def _attention(view: PlanView, totals: PlanFigures) -> None:
    """Show what needs attention: how many actions, with the way to them, and what else of the plan."""
    wording, count = session.wording(), totals.attention
    if not view.standing.attention:
        st.markdown(f"✓ {wording.say('Nothing needs attention today.')}")
        return
    ways = (
        (
            Look.ATTENTION,
            count.actions,
            wording.count("{number} action needs attention", "{number} actions need attention", count.actions),
        ),
        (
            Look.OVERDUE,
            count[Concern.OVERDUE],
            wording.count("{number} is overdue", "{number} are overdue", count[Concern.OVERDUE]),
        ),
        (
            Look.BLOCKED,
            count[Concern.BLOCKED],
            wording.count("{number} is blocked", "{number} are blocked", count[Concern.BLOCKED]),
        ),
        (
            Look.EXPECTED_LATE,
            count[Concern.EXPECTED_LATE],
            wording.count("{number} is foreseen late", "{number} are foreseen late", count[Concern.EXPECTED_LATE]),
        ),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        for look, number, label in ways:
            if number:
                _way(view, look, label)
        if besides := reasons_besides(count, _WITH_A_WAY, wording):
            st.caption(besides, width="content")
    plan_lines(view.standing.attention)


def _way(view: PlanView, look: Look, label: str) -> None:
    whole = look is Look.ATTENTION
    st.button(
        label,
        type="secondary" if whole else "tertiary",
        icon=":material/warning:" if whole else None,
        key=f"plan-{look}-{view.id}",
        on_click=_look_at,
        args=(view.id, look),
    )


def _look_at(plan: str, look: Look) -> None:
    filters.look_at(plan, look)
    page_parts.redraw()
