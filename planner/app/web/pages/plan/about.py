"""What is known of an action, to be read: what it brings, reasons, steps, dates, priority with its parts, law."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.vocabulary import (
    CLOSED,
    Group,
    Surface,
    between,
    decided_at,
    fields_on,
    is_confidential,
    needs_council,
    waits_for_vote,
)
from planner.app.web import closed_place, session
from planner.app.web.pages.plan import links
from planner.app.web.user_text import plain, user_text
from planner.wording.action_dates import dates_in_words
from planner.wording.deadlines import due_date
from planner.wording.evidence import evidence_text
from planner.wording.facts import Facts
from planner.wording.held_dates import reasons_of_dates
from planner.wording.mending import holds_sentence, mend_sentences, missed_sentence
from planner.wording.results import promise, wave_title
from planner.wording.sessions import session_sentence

_ELSEWHERE = frozenset(
    {"title", "why", "first_steps", "notes", "reasons", "check_law", "pilot", "legal_limits", "examples"}
)
"""Fields of the reading view that have a place of their own in it; all others stand among the facts of their group."""
_Fact: TypeAlias = tuple[str, str]
"""What a fact is called and what it is; one that is empty does not show."""


def about(view: PlanView, action: ActionStanding) -> None:
    """Show what is known of an action, the reasons for it first."""
    say, reasons = session.wording().say, view.reasons(action)
    st.caption(plain(_place(view, action)))
    user_text(action.why)
    _unmet(view, action)
    _brings(view, action)
    _bullets(say("Why it is here"), reasons)
    _bullets(say("First steps"), action.first_steps, numbered=True)
    # Where the context is why the action is here, its note is among the reasons already.
    text = " ".join(reasons)
    notes = (note for note in action.notes if note not in text)
    others = _of_group(view, action, Group.TEXT, Group.ORIGIN)
    _bullets(say("Notes"), (*notes, *_cautions(action), *_named(others)))
    left, right = st.columns(2)
    with left:
        _facts(say("Dates"), _dates(view, action))
        links.actions(view, say("Waits for"), view.standing.unfinished_before(action), beside=f"{action.id}-before")
        links.actions(view, say("Unlocks"), view.standing.waiting_directly_for(action), beside=f"{action.id}-after")
        _facts(say("How it shows"), _of_group(view, action, Group.RESULT, Group.PROGRESS))
        _confidential_evidence(view, action)
    with right:
        _facts(say("Who and how much"), _work(view, action))
        _quick_win(action)
    _priority(view, action)
    _law(view, action)
    _examples(view, action)


def _place(view: PlanView, action: ActionStanding) -> str:
    """Say which part an action plays in the plan, and in which of its years it begins."""
    wording = session.wording()
    part = [wording.label(action.part)] if action.part else []
    return " · ".join((*part, wave_title(action.wave, view.plan.start, wording)))


def _unmet(view: PlanView, action: ActionStanding) -> None:
    """Warn of the days that an action misses, each with what holds it and with what would mend it."""
    wording, services = session.wording(), view.plan.service_names
    for unmet in view.unmet(action.id):
        points = (holds_sentence(unmet, wording, services), *mend_sentences(unmet, wording, services))
        listed = "\n".join(f"- {plain(point)}" for point in points)
        st.warning(f"{plain(missed_sentence(unmet, wording, view.names))}\n\n{listed}", icon=":material/warning:")


def _brings(view: PlanView, action: ActionStanding) -> None:
    """Show the results that an action delivers or prepares, each as the way to it, and with which others it does so."""
    say, known = session.wording().say, view.standing.result_by_question
    for heading, questions in ((say("What it delivers"), action.delivers), (say("What it prepares"), action.prepares)):
        brought = [known[question] for question in questions if question in known]
        if brought:
            st.markdown(f"**{plain(heading)}**")
        for result in brought:
            said = promise(result, view.standing.carrying(result), session.wording())
            links.result(view, action, result, said)
    with_it = (known[question].delivered_by for question in action.delivers if question in known)
    others = (other for together in with_it for other in together if other != action.id)
    links.actions(view, say("Together with"), others, beside=f"{action.id}-with")


def _bullets(heading: str, lines: Iterable[str], *, numbered: bool = False) -> None:
    shown = [plain(line) for line in lines if line.strip()]
    if shown:
        st.markdown(f"**{plain(heading)}**")
        st.markdown("\n".join(f"{f'{number}.' if numbered else '-'} {line}" for number, line in enumerate(shown, 1)))


def _facts(heading: str, facts: Iterable[_Fact]) -> None:
    _bullets(heading, _named(facts))


def _named(facts: Iterable[_Fact]) -> Iterator[str]:
    labelled = session.wording().labelled
    yield from (labelled(name, value) for name, value in facts if value)


def _cautions(action: ActionStanding) -> Iterator[str]:
    say = session.wording().say
    if action.check_law:
        yield say("Look at the law first")
    if action.pilot:
        yield say("It begins as a pilot.")


def _dates(view: PlanView, action: ActionStanding) -> Iterator[_Fact]:
    wording = session.wording()
    say = wording.say
    # The table of fields holds what people set; what the schedule works out from it stands around that.
    yield say("Planned"), f"{wording.date(action.planned.early_start)} – {wording.date(action.planned.early_finish)}"
    if action.expected:
        yield say("Foreseen") if action.begins else say("Dates"), dates_in_words(action, wording)
    yield say("Why these dates"), " ".join(reasons_of_dates(view.standing, action, view.names, wording))
    yield say("Due"), due_date(action.due, wording)
    yield from _of_group(view, action, Group.WHEN)
    yield from _council(view, action)
    yield from _floats(action)


def _floats(action: ActionStanding) -> Iterator[_Fact]:
    """Say by how much an action may be late; what is done or dropped has nothing to be late with."""
    if action.status in CLOSED:
        return
    wording, dates = session.wording(), action.dates
    critical = f" ({wording.say('on the critical path')})" if dates.critical else ""
    total, free = (
        wording.count("{number} working day", "{number} working days", days)
        for days in (dates.total_float, dates.free_float)
    )
    # Named for what they run to: the due date may pass long before.
    yield wording.say("Float before the plan or a deadline slips"), total + critical
    yield wording.say("Float before another action slips"), free


def _council(view: PlanView, action: ActionStanding) -> Iterator[_Fact]:
    """Name the sessions that matter to what needs the council: the one that is to decide, and others meanwhile."""
    if not needs_council(action.remit) or action.expected is None or action.begins is None:
        return
    wording, dates, today = session.wording(), action.dates, session.today()
    meanwhile = between(view.plan.council_sessions, dates.early_start, dates.early_finish)
    label = wording.say("Known council sessions while it lasts")
    waits = waits_for_vote(action.remit, action.status)
    starts = {action.id: dates.early_start} if waits else {}
    decided = decided_at(view.plan.council_sessions, starts, today, view.standing.votes)
    # Of one action there is one day at most, and None stands for a session that is not known yet.
    for day in decided:
        deciding = [meeting for meeting in view.plan.council_sessions if meeting.day == day]
        yield (
            wording.say("Council session that is to decide on it"),
            wording.series(session_sentence(meeting, wording, today) for meeting in deciding)
            or _assumed_session(action),
        )
        meanwhile = tuple(meeting for meeting in meanwhile if meeting not in deciding)
        label = wording.say("Other known council sessions while it lasts")
    yield label, wording.series(session_sentence(meeting, wording, today) for meeting in meanwhile)


def _assumed_session(action: ActionStanding) -> str:
    wording = session.wording()
    if action.vote and action.vote.assumed:
        return wording.say("{day}, assumed: nobody has set it yet", day=action.vote.day)
    return wording.say("none known from its start on")


def _of_group(view: PlanView, action: ActionStanding, *groups: Group) -> Iterator[_Fact]:
    """Give the facts of some groups as they stand in the table of an action's fields, but for those shown elsewhere."""
    facts = Facts.of(view.plan, session.wording())
    fields = (field for group in groups for field in fields_on(Surface.PAGE, group) if field.name not in _ELSEWHERE)
    yield from (facts.pair(action, field) for field in fields)


def _confidential_evidence(view: PlanView, action: ActionStanding) -> None:
    wording = session.wording()
    hidden = [evidence for evidence in action.progress.evidence if is_confidential(evidence)]
    where = f"evidence-{view.id}-{action.id}"
    if hidden and closed_place.is_open(where, wording.say("Show the confidential evidence")):
        for evidence in hidden:
            user_text(evidence_text(evidence, wording))


def _work(view: PlanView, action: ActionStanding) -> Iterator[_Fact]:
    facts = Facts.of(view.plan, session.wording(), view.people)
    for field in (*fields_on(Surface.PAGE, Group.WHO), *fields_on(Surface.PAGE, Group.MEANS)):
        text = facts.text(action, field)
        yield facts.heading(field), text


def _quick_win(action: ActionStanding) -> None:
    wording = session.wording()
    if action.is_quick_win:
        st.markdown(f"★ **{wording.say('Quick win')}**")
        st.caption(
            wording.say(
                "By the plan’s schedule it keeps every limit: it delivers a result that residents notice, within the "
                "limits of time, staff time, cost and remit, and ends early."
            )
        )
    else:
        if action.quick_win.seen_by_staff:
            st.caption(
                wording.say("Its result shows early to staff, councillors or firms; residents do not notice it.")
            )
        _bullets(wording.say("No quick win"), (wording.label(limit) for limit in action.quick_win.failed))


def _priority(view: PlanView, action: ActionStanding) -> None:
    say, priority = session.wording().say, action.priority
    with st.expander(say("Priority {rank}: {score} points", rank=priority.rank, score=priority.score)):
        parts = _parts_of_priority(view, action)
        names, figures = [name for name, _ in parts], [figure for _, figure in parts]
        st.table({say("Part"): names, say("Figure"): figures}, hide_index=True)
        if priority.inherited_from in view.standing.waiting_for(action.id):
            heir = view.names.get(priority.inherited_from, priority.inherited_from)
            st.markdown(plain(say("It counts for as much as “{action}”, which waits for it.", action=heir)))


def _parts_of_priority(view: PlanView, action: ActionStanding) -> Sequence[_Fact]:
    wording, priority = session.wording(), action.priority
    say, percent, number = wording.say, wording.percent, wording.number
    return (
        (say("Gap of the questions that it answers"), percent(priority.question_gap)),
        (say("Gap of its key factor"), percent(priority.factor_gap)),
        (say("Impact, of 5"), number(priority.impact)),
        (say("What the context makes of the impact"), percent(priority.context)),
        (say("Actions that wait for it"), number(len(view.standing.waiting_for(action.id)))),
        (say("Value"), percent(priority.value)),
        (say("Ease: staff time"), percent(priority.ease_effort)),
        (say("Ease: cost"), percent(priority.ease_cost)),
        (say("Ease: time"), percent(priority.ease_time)),
        (say("Ease"), percent(priority.ease)),
        (say("Points on its own account"), number(priority.own)),
    )


def _law(view: PlanView, action: ActionStanding) -> None:
    limits = [limit for limit in view.catalogue.legal.legal_limits if limit.id in action.legal_limits]
    if limits:
        with st.expander(session.wording().say("Legal limits")):
            for limit in limits:
                st.markdown(f"**{plain(limit.title)}**  \n{plain(limit.text)}")


def _examples(view: PlanView, action: ActionStanding) -> None:
    known = {example.id: example for example in (*view.benchmark.examples(), *view.catalogue.examples)}
    # An id that the benchmark no longer knows stays in the plan and says nothing here.
    examples = [known[id_] for id_ in action.examples if id_ in known]
    if examples:
        with st.expander(session.wording().count("City example", "City examples", len(examples))):
            for example in examples:
                when = f" ({example.year})" if example.year else ""
                st.markdown(f"**{plain(example.city + when)}**  \n{plain(example.did)}")
