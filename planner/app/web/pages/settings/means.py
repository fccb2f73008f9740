"""How much time and money has the city for its plan, and what would a draft hold with other means?"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

from planner.app.desk import PlanView
from planner.app.desk.means import asked_services
from planner.app.desk.vocabulary import (
    Case,
    CityMeans,
    Effect,
    PlanMeans,
    PlanSettings,
    effect_of,
    scenarios,
)
from planner.app.web import saving, session
from planner.app.web.drafts import Draft
from planner.app.web.pages.settings.effect import show_changes, show_scenarios, show_size
from planner.app.web.pages.settings.means_form import MeansForm
from planner.app.web.pages.settings.saving import save_settings
from planner.app.web.refusal import show_problems
from planner.app.web.user_text import plain
from planner.wording import Wording
from planner.wording.means import assumed_fillings

if TYPE_CHECKING:
    from planner.problem import Problem


def means(view: PlanView) -> None:
    """Show the time and the money that the city has for its plan, to change, with what that does to a draft."""
    wording = session.wording()
    st.header(wording.say("Means"), anchor=False)
    case = view.case
    if case is None:
        st.caption(wording.say("This plan was not drafted from an assessment in the store; it has no means to set."))
        return
    now = effect_of(view.plan, case, case.assessment.plan)
    if now.means is None:
        return
    st.write(
        wording.say(
            "A plan holds what the time and the money of the city allow. What is left empty is assumed by the size of "
            "the city, and the plan says so. The effect shows at once, and nothing changes before you keep it."
        )
    )
    st.caption(plain(_assumed_sentence(now.means, wording, view.plan.service_names)))
    # The fields take more than a screen: what they do stands above them, and name by name below.
    size = st.container()
    draft = Draft(_where(view))
    form = MeansForm(case, now.means, asked_services(case, now.means, view.plan.service_names), draft)
    form.draw()
    then = _decide(view, case, now, form, draft)
    if then is not None:
        with size:
            show_size(now, then, wording)
    _scenarios(view, case)
    draft.note()


def _scenarios(view: PlanView, case: Case) -> None:
    """Offer to compare today's means with more; drafting anew takes a while, and nobody waits who does not ask."""
    wording = session.wording()
    with st.expander(
        wording.say("Compare with more time or money"), key=f"means-scenarios-{view.id}", on_change="rerun"
    ) as panel:
        if panel.open:
            with st.spinner(wording.say("Drafting with other means …")):
                found = scenarios(view.plan, case)
            show_scenarios(found, wording)


def _where(view: PlanView) -> str:
    return f"means-{view.id}"


def _assumed_sentence(means: CityMeans, wording: Wording, names: Mapping[str, str]) -> str:
    """Say what of the means nobody said; ``names`` are those of services by their ids."""
    shares = [share for share in means.services if share.assumed]
    silent = sum(len(share.services) for share in shares)
    years = [year for year in means.money if year.assumed]
    sentences = []
    if silent:
        sentences.append(
            wording.count(
                "Of {number} service nobody has said how much time it has: {posts} full-time posts are assumed.",
                "Of {number} services nobody has said how much time they have: {posts} full-time posts are assumed for "
                "all of them together.",
                silent,
                posts=wording.exact(round(sum(share.posts for share in shares), 2)),
            )
        )
    if years:
        amount = wording.money(years[0].amount)
        sentences.append(
            wording.say("Nobody has said how much money there is: {amount} a year are assumed.", amount=amount)
        )
    sentences.append(assumed_fillings(means, wording, names))
    return " ".join(filter(None, sentences)) or wording.say("Nothing is assumed: the city has said what it has.")


def _decide(view: PlanView, case: Case, now: Effect, form: MeansForm, draft: Draft) -> Effect | None:
    """Offer to keep the typed means or to leave them to be assumed, and show below what they would do.

    Returns what a draft would hold with them; None where they cannot be.
    """
    wording, held = session.wording(), case.assessment.plan
    problems: list[Problem] = []
    typed = held.model_copy(update={"means": form.read(draft.value, problems)})
    # As the person saw them when they began: who else said the same meanwhile otherwise, meets them.
    seen = held.model_copy(update={"means": form.read(draft.seen, [])})
    _decision_buttons(view, held, seen, typed, draft, possible=not problems)
    show_problems(problems)
    saving.problems(_where(view))
    then = None if problems else effect_of(view.plan, case, typed, now)
    if then is not None:
        show_changes(now, then, wording)
    st.caption(
        wording.say("Which actions the plan holds changes only where you accept a new draft of it, action by action.")
    )
    return then


def _decision_buttons(
    view: PlanView, held: PlanSettings, seen: PlanSettings, typed: PlanSettings, draft: Draft, *, possible: bool
) -> None:
    say = session.wording().say
    with st.container(horizontal=True):
        keep = st.button(say("Keep these means"), type="primary", key=f"means-keep-{view.id}")
        back = st.button(
            say("Leave all of them to be assumed"), disabled=held.means is None, key=f"means-usual-{view.id}"
        )
    # Here and not in a callback, which would be given the means as they were when the page was drawn.
    if back:
        _keep(view, held, held.model_copy(update={"means": None}), draft)
    elif keep and possible and (typed.means or PlanMeans()) == (held.means or PlanMeans()):
        saving.nothing_to_save(_where(view))
    elif keep and possible:
        _keep(view, seen, typed, draft)


def _keep(view: PlanView, seen: PlanSettings, new: PlanSettings, draft: Draft) -> None:
    done = session.wording().say("Means kept.")
    save_settings(view, new, seen=seen, where=_where(view), done=done, draft=draft)
