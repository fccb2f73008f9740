"""With which numbers does the planner judge, what do they mean, and which does the city set itself?"""

from collections.abc import Iterator

import streamlit as st

from planner.app.desk import PlanView
from planner.app.desk.vocabulary import Method
from planner.app.web import session
from planner.app.web.pages.settings.own_numbers import own_numbers
from planner.app.web.plain_table import plain_table
from planner.app.web.user_text import plain
from planner.wording import Wording


def method(view: PlanView) -> None:
    """Show the numbers that the city may set itself, then all numbers of the plan's benchmark."""
    wording = session.wording()
    say = wording.say
    own_numbers(view)
    st.header(say("The numbers of the method"), anchor=False)
    st.write(
        say(
            "They come with the benchmark and are the same for every city that sets none of its own, so that plans can "
            "be compared. Each is explained with its source in the file of the method."
        )
    )
    # The catalogue of the view has the city's own numbers in it, that of the case those of the method.
    usual = view.case.catalogue.method if view.case else view.catalogue.method
    for title, rows in (
        (say("What counts as a quick win"), _quick_wins),
        (say("What makes an action come first"), _weights),
        (say("Standings, due dates and follow-up"), _rest),
    ):
        st.markdown(f"**{plain(title)}**")
        both = zip(rows(view.catalogue.method, wording), rows(usual, wording), strict=True)
        plain_table(
            (
                {say("What it says"): what, say("Value"): _value(own, standard, wording)}
                for (what, own), (_, standard) in both
            ),
            alt=title,
        )


def _value(own: str, usual: str, wording: Wording) -> str:
    return own if own == usual else wording.say("{own} (the method says {usual})", own=own, usual=usual)


def _quick_wins(of: Method, wording: Wording) -> Iterator[tuple[str, str]]:
    say, limits = wording.say, of.quick_win
    cost = of.quick_win_cost_below
    yield say("It takes at most"), wording.count("{number} week", "{number} weeks", limits.max_weeks)
    yield say("Work of city staff, at most"), _person_days(limits.max_effort, wording)
    yield say("External cost in the first year, less than"), wording.money(cost) if cost else "–"
    yield say("Who decides"), wording.listing(map(wording.label, limits.remits), "or")
    yield say("Who sees the result"), wording.listing(map(wording.label, limits.visible_to), "or")
    yield (
        say("It can be finished after the plan’s start within"),
        wording.count("{number} week", "{number} weeks", limits.horizon_weeks),
    )


def _person_days(days: float, wording: Wording) -> str:
    return wording.person_days(days)


def _weights(of: Method, wording: Wording) -> Iterator[tuple[str, str]]:
    say, weights = wording.say, of.weights
    yield (
        say("Value: how wide the gap is, how much the action changes, what waits for it"),
        wording.percent(weights.value),
    )
    yield say("Ease: how little it takes"), wording.percent(weights.ease)
    yield (
        say("Most that the actions waiting for it can add to the value"),
        say("× {factor}", factor=weights.leverage_most),
    )
    yield say("Within ease: staff time"), wording.percent(weights.ease_effort)
    yield say("Within ease: cost"), wording.percent(weights.ease_cost)
    yield say("Within ease: duration"), wording.percent(weights.ease_time)


def _rest(of: Method, wording: Wording) -> Iterator[tuple[str, str]]:
    say, watch = wording.say, of.monitoring
    yield say("A key factor is in place from this share of its questions on"), wording.percent(of.scale.in_place_from)
    yield say("It is missing below"), wording.percent(of.scale.missing_below)
    yield say("Slack before the due date, share of the duration"), wording.percent(of.deadline.slack_share)
    yield (
        say("Slack before the due date, at least"),
        wording.count("{number} working day", "{number} working days", of.deadline.slack_at_least),
    )
    yield (
        say("An action counts as without news after"),
        wording.count("{number} day", "{number} days", watch.stale_days),
    )
    yield (
        say("The city is assessed again after"),
        wording.count("{number} month", "{number} months", watch.reassess_months),
    )
