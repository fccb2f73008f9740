"""With which numbers does the planner judge, what do they mean, and what do the city's own limits change?"""

from collections.abc import Iterator, Mapping

import streamlit as st

from planner.app import living
from planner.app.living import PlanView
from planner.app.living.capping import CapsEffect, effect_of_caps
from planner.app.web import saving, session
from planner.app.web.plain_table import folded_table, plain_table
from planner.app.web.user_text import plain
from planner.catalogue import Method
from planner.store import Actor, Batch, Store
from planner.wording import Wording


def method(view: PlanView) -> None:
    """Show the method of the plan's benchmark, and the limits that the city may set itself."""
    wording = session.wording()
    say = wording.say
    _caps(view)
    st.header(say("The numbers of the method"), anchor=False)
    st.write(
        say(
            "They come with the benchmark and are the same for every city, so that plans can be compared. Each is "
            "explained with its source in the file of the method."
        )
    )
    for title, rows in (
        (say("What counts as a quick win"), _quick_wins(view.catalogue.method, wording)),
        (say("What makes an action come first"), _weights(view.catalogue.method, wording)),
        (say("Standings, deadlines and follow-up"), _rest(view.catalogue.method, wording)),
    ):
        st.markdown(f"**{plain(title)}**")
        plain_table(({say("What it says"): what, say("Value"): value} for what, value in rows), alt=title)


def _quick_wins(of: Method, wording: Wording) -> Iterator[tuple[str, str]]:
    say, limits = wording.say, of.quick_win
    band = next((one for one in of.cost_bands if one.band == limits.max_cost_band), None)
    yield say("It takes at most"), wording.count("{number} week", "{number} weeks", limits.max_weeks)
    yield say("Work of city staff, at most"), _person_days(limits.max_effort, wording)
    yield say("External cost in the first year, less than"), wording.money(band.below) if band and band.below else "–"
    yield say("Who decides"), wording.listing(map(wording.label, limits.remits), "or")
    yield say("Who sees the result"), wording.listing(map(wording.label, limits.visible_to), "or")
    yield (
        say("It can be finished after the plan’s start within"),
        wording.count("{number} week", "{number} weeks", limits.horizon_weeks),
    )


def _person_days(days: float, wording: Wording) -> str:
    return wording.count("{number} person-day", "{number} person-days", round(days))


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
    yield say("Within ease: working time"), wording.percent(weights.ease_effort)
    yield say("Within ease: cost"), wording.percent(weights.ease_cost)
    yield say("Within ease: duration"), wording.percent(weights.ease_time)


def _rest(of: Method, wording: Wording) -> Iterator[tuple[str, str]]:
    say, watch = wording.say, of.monitoring
    yield say("A key factor is in place from this share of its questions on"), wording.percent(of.scale.in_place_from)
    yield say("It is missing below"), wording.percent(of.scale.missing_below)
    yield say("Slack before a deadline, share of the duration"), wording.percent(of.deadline.slack_share)
    yield (
        say("Slack before a deadline, at least"),
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


def _names(wording: Wording) -> Mapping[str, str]:
    """Return what readers call the limits, by their names in the method."""
    return {
        "quick_wins": wording.say("Quick wins in a first plan, at most"),
        "longer_term": wording.say("Longer-term actions in a first plan, at most"),
        "per_factor_first_year": wording.say("Actions of one key factor in the first year, at most"),
    }


def _caps(view: PlanView) -> None:
    """Show the limits on the number of actions, to change, with what that does to the ranking."""
    wording = session.wording()
    st.header(wording.say("How much a first plan holds"), anchor=False)
    if view.case is None:
        st.caption(wording.say("This plan was not drafted from an assessment in the store; it has no limits to set."))
        return
    st.write(
        wording.say(
            "The best actions come first until the plan is full. The city may set limits of its own; what is left "
            "empty follows the method. Finding out the facts takes no place, and every objective has an action at "
            "least. The effect shows at once, and nothing changes before you keep it."
        )
    )
    typed = _typed(view, wording)
    own = dict(view.case.assessment.plan.caps)
    now, then = effect_of_caps(view, own), effect_of_caps(view, typed)
    if now and then:
        _effect(now, then, wording)
    saving.problems(_where(view))
    st.button(
        wording.say("Keep these limits"),
        type="primary",
        disabled=typed == own,
        key=f"caps-keep-{view.id}",
        on_click=_keep,
        args=(view, typed),
    )
    st.caption(wording.say("The plan itself changes only where you accept a new draft of it, action by action."))


def _where(view: PlanView) -> str:
    return f"caps-{view.id}"


def _typed(view: PlanView, wording: Wording) -> dict[str, int]:
    """Show a field for each limit, and return those that the city sets itself."""
    usual = view.catalogue.method.caps
    own = view.case.assessment.plan.caps if view.case else {}
    typed = {}
    columns = st.columns(3)
    for column, (name, label) in zip(columns, _names(wording).items(), strict=True):
        value = column.number_input(
            label,
            min_value=0,
            max_value=500,
            step=1,
            value=own.get(name),
            placeholder=wording.say("{number}, as the method says", number=getattr(usual, name)),
            key=f"cap-{view.id}-{name}-{own.get(name)}",
        )
        if value is not None:
            typed[name] = int(value)
    return typed


def _effect(now: CapsEffect, then: CapsEffect, wording: Wording) -> None:
    say = wording.say
    said = say(
        "With these limits a draft holds {quick} and {longer}.",
        quick=wording.count("{number} quick win", "{number} quick wins", then.quick_wins),
        longer=wording.count("{number} longer-term action", "{number} longer-term actions", then.longer_term),
    )
    if then.left_out:
        left = len(then.left_out)
        said += " " + wording.count("{number} action is left out.", "{number} actions are left out.", left)
    st.info(plain(said), icon=":material/format_list_numbered:")
    titles = {one.action: f"{one.action} {one.title}" for one in (*now.ranking, *then.ranking)}
    comes = ", ".join(titles[one] for one in sorted(then.held - now.held))
    goes = ", ".join(titles[one] for one in sorted(now.held - then.held))
    if comes:
        st.markdown(plain(say("Would come in: {actions}.", actions=comes)))
    if goes:
        st.markdown(plain(say("Would fall out: {actions}.", actions=goes)))
    folded_table(
        say("The ranking, with what a limit leaves out"),
        (
            {
                say("Rank"): wording.number(rank),
                say("Action"): titles[one.action],
                say("Score"): wording.number(round(one.score, 1)),
                say("In the draft"): wording.label(one.cause) if one.cause else say("Yes"),
            }
            for rank, one in enumerate(then.ranking, start=1)
        ),
        key="ranking-table",
        alt=say("All actions that the answers call for, by their score"),
    )


def _keep(view: PlanView, typed: dict[str, int]) -> None:
    if view.case is None or view.stored.assessment is None:
        return
    id_, seen = view.stored.assessment, view.case.assessment.plan

    def keep(store: Store, by: Actor) -> Batch:
        new = seen.model_copy(update={"caps": typed})
        return living.save_settings(store, id_, new, seen=seen, by=by)

    saving.save(keep, where=_where(view), what=view.plan.title, done=session.wording().say("Limits kept."))
