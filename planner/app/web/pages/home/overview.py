"""What do people who come back see? What needs attention, is theirs and comes next in each plan, and how far it is."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import takewhile

import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.assessment_view import assessment_view
from planner.app.desk.vocabulary import AssessmentSummary, AttentionItem, Overview, overview
from planner.app.web import language, session, sign_in, unplaced
from planner.app.web.draft_button import draft_button
from planner.app.web.user_text import plain
from planner.wording import Wording
from planner.wording.adoption import status_text
from planner.wording.assessments import assessment_name
from planner.wording.concerns import concern_sentences, count_sentence, resolution_sentence, subject_name
from planner.wording.deadlines import due_sentence
from planner.wording.objectives import title_of_factor
from planner.wording.results import results_by_year

_MOST = 5


def plans_of_city() -> None:
    """Show the plans of the chosen city, the one last worked on first, and its assessments without a plan."""
    city = session.city()
    if city is None:
        return
    plans = sorted(session.store().plans(city.id), key=lambda plan: -plan.revision)
    # An assessment with a plan is not shown by itself: the plan says what comes next.
    drafted_from = {plan.assessment for plan in plans}
    for plan in plans:
        _plan(session.view(plan.id))
    # The other way round than the store lists them: whoever comes back goes on with the last one.
    for assessment in reversed(session.store().assessments(city.id)):
        if assessment.id not in drafted_from and not _outdated(assessment, drafted_from):
            _assessment(assessment)


def _outdated(assessment: AssessmentSummary, drafted_from: Collection[str | None]) -> bool:
    """Say whether a plan follows a later assessment by the same benchmark already."""
    later = reversed(session.store().assessments(assessment.city))
    since = takewhile(lambda newer: newer.id != assessment.id, later)
    return any(newer.id in drafted_from and newer.benchmark == assessment.benchmark for newer in since)


def _plan(view: PlanView) -> None:
    wording = session.wording()
    seen = overview(view.standing, view.forecast, sign_in.person_name())
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.header(plain(view.plan.title), anchor=False, width="content")
            if st.button(
                wording.say("Open the plan"),
                type="primary",
                icon=":material/arrow_forward:",
                key=f"home-open-{view.id}",
            ):
                session.open_page("plan", city=view.stored.city, plan=view.id)
        st.caption(plain(status_text(view.standing, wording)))
        _figures(view, seen)
        unplaced.mention(view.case)
        first, second = st.columns(2, gap="large")
        with first:
            _attention(view, seen)
            _mine(seen)
            _coming(seen)
        with second:
            _objectives(view)


def _figures(view: PlanView, seen: Overview) -> None:
    wording, whole, count = session.wording(), view.standing.achievement, view.standing.attention_count
    parts = [
        *_results(view, wording),
        wording.count("{number} action", "{number} actions", whole.actions),
        wording.count("{number} is done", "{number} are done", whole.done),
        wording.count("{number} is open", "{number} are open", seen.open),
        wording.count("{number} quick win to come", "{number} quick wins to come", whole.quick_wins_to_come),
    ]
    if count.actions:
        parts.append(count_sentence(count, wording))
    st.progress(whole.share, text=plain(" · ".join(parts)))


def _results(view: PlanView, wording: Wording) -> Iterator[str]:
    """Say how many results the plan promises, and for which of its years."""
    results = view.standing.results
    if results:
        promised = wording.count("{number} result promised", "{number} results promised", len(results))
        yield f"{promised} ({results_by_year(view.standing, wording)})"


def _lines(heading: str, lines: Iterable[tuple[str, str]], nothing: str) -> None:
    """Show a heading and what stands under it, each with a sentence; ``nothing`` where there is nothing."""
    wording = session.wording()
    st.markdown(f"**{plain(heading)}**")
    shown = list(lines)
    if shown:
        st.markdown("\n".join(f"- {plain(title)}  \n  :small[{plain(sentence)}]" for title, sentence in shown[:_MOST]))
    if len(shown) > _MOST:
        st.caption(wording.count("and {number} more", "and {number} more", len(shown) - _MOST))
    if not shown:
        st.caption(nothing)


def _attention(view: PlanView, seen: Overview) -> None:
    """Show what needs attention, the gravest first: actions, services, sessions of the council, the plan."""
    wording, actions = session.wording(), view.standing.action_by_id
    _lines(
        wording.say("Needs attention"),
        (
            (
                f"⚠ {actions[item.action].title if item.action else item.title or subject_name(item, wording)}",
                " ".join((*_reasons(item, actions, wording), resolution_sentence(item, wording))),
            )
            for item in seen.attention
        ),
        wording.say("Nothing needs attention today."),
    )


def _reasons(item: AttentionItem, actions: Mapping[str, ActionStanding], wording: Wording) -> Iterator[str]:
    """Give every reason why something needs attention, of an action all that it has."""
    return concern_sentences(actions[item.action].attention if item.action else (item,), wording)


def _mine(seen: Overview) -> None:
    wording = session.wording()
    if seen.mine:
        _lines(
            wording.say("Yours"),
            ((action.title, f"{due_sentence(action.due, wording)}.") for action in seen.mine),
            "",
        )


def _coming(seen: Overview) -> None:
    wording = session.wording()
    _lines(
        wording.say("Next"),
        (
            (action.title, " – ".join(filter(None, (due_sentence(action.due, wording), action.holder))))
            for action in seen.coming
        ),
        wording.count("The only open action needs attention.", "All {number} open actions need attention.", seen.open)
        if seen.open
        else wording.say("Nothing is left to do."),
    )


def _objectives(view: PlanView) -> None:
    """Show how far each objective has come, in words beside every bar."""
    wording = session.wording()
    st.markdown(f"**{wording.say('Progress by objective')}**")
    for factor, achievement in view.standing.by_objective.items():
        # An objective may have no action left: “0 of 0 done” would read as if nothing had been done.
        if achievement.actions:
            title = title_of_factor(view.plan, factor)
            done = wording.count(
                "{number} of {all} done", "{number} of {all} done", achievement.done, all=achievement.actions
            )
            st.progress(achievement.share, text=f"{plain(title)} – {plain(done)}")


def _assessment(summary: AssessmentSummary) -> None:
    """Show an assessment from which no plan was drafted yet, with the way to go on and the way to the plan."""
    wording = session.wording()
    view = assessment_view(session.store(), summary.id, language=language.spoken())
    with st.container(border=True):
        title = assessment_name(summary.kind, summary.date, wording)
        st.header(plain(title), anchor=False)
        answered = wording.say("{answered} of {asked} questions answered", answered=view.answered, asked=view.asked)
        st.progress(view.share_answered, text=plain(answered))
        unplaced.mention(view.case)
        with st.container(horizontal=True):
            if st.button(wording.say("Go on with the assessment"), type="primary", key=f"home-assess-{summary.id}"):
                session.open_page("assess", city=summary.city, assessment=summary.id)
            draft_button(summary.id)
