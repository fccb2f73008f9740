"""What is known of an action, to be read: reasons, steps, dates with their floats, priority with its parts, law."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.history import evidence_text, evidence_titles
from planner.app.desk.vocabulary import Group, Surface, between, fields_on, is_confidential, last_before, needs_council
from planner.app.web import closed_place, session
from planner.app.web.user_text import plain, user_text
from planner.wording import Wording
from planner.wording.facts import Facts
from planner.wording.sessions import session_sentence

if TYPE_CHECKING:
    from planner.app.desk.vocabulary import LegalLimit


def about(view: PlanView, one: ActionStanding) -> None:
    """Show what is known of an action, the reasons for it first."""
    wording = session.wording()
    user_text(one.why)
    _bullets(wording.say("Why it is here"), view.reasons(one))
    _bullets(wording.say("First steps"), one.first_steps, numbered=True)
    said = " ".join(view.reasons(one))
    notes = (note for note in one.notes if note not in said)
    _bullets(wording.say("Notes"), (*notes, *_warned(one, wording)))
    left, right = st.columns(2)
    with left:
        _facts(wording.say("Dates"), _dates(view, one, wording))
        _facts(wording.say("How it shows"), _shows(view, one, wording))
        _confidential_evidence(view, one)
    with right:
        _facts(wording.say("Who and how much"), _work(view, one, wording))
        _quick_win(one, wording)
    with st.expander(wording.say("Priority {rank}: {score} points", rank=one.priority.rank, score=one.priority.score)):
        _priority(view, one, wording)
    _law(view, one, wording)
    _examples(view, one, wording)


def _bullets(heading: str, lines: Iterable[str], *, numbered: bool = False) -> None:
    shown = [plain(line) for line in lines if line.strip()]
    if shown:
        st.markdown(f"**{plain(heading)}**")
        st.markdown("\n".join(f"{f'{number}.' if numbered else '-'} {line}" for number, line in enumerate(shown, 1)))


def _facts(heading: str, facts: Iterable[tuple[str, str]]) -> None:
    shown = [(name, said) for name, said in facts if said]
    if shown:
        st.markdown(f"**{plain(heading)}**")
        say = session.wording().say
        st.markdown("\n".join(f"- {plain(say('{name}: {said}', name=name, said=said))}" for name, said in shown))


def _warned(one: ActionStanding, wording: Wording) -> Iterator[str]:
    if one.check_law:
        yield wording.say("Look at the law first")
    if one.pilot:
        yield wording.say("It begins as a pilot.")


def _dates(view: PlanView, one: ActionStanding, wording: Wording) -> Iterator[tuple[str, str]]:
    span = "{first} – {last}"
    planned = one.planned
    yield (
        wording.say("Planned"),
        span.format(first=wording.date(planned.early_start), last=wording.date(planned.early_finish)),
    )
    if one.expected:
        first, last = one.expected.early_start, one.expected.early_finish
        yield wording.say("Foreseen"), span.format(first=wording.date(first), last=wording.date(last))
    yield wording.say("Due"), wording.date(one.due)
    yield from _of_group(view, one, wording, Group.WHEN)
    yield from _council(view, one, wording)
    dates = one.dates
    yield (
        wording.say("Float"),
        wording.count("{number} working day", "{number} working days", dates.total_float)
        + (f" ({wording.say('on the critical path')})" if dates.critical else ""),
    )
    yield (
        wording.say("Float without touching others"),
        wording.count("{number} working day", "{number} working days", dates.free_float),
    )
    yield wording.say("Waits for"), "; ".join(view.names[link.predecessor] for link in one.waits_for)
    yield wording.say("Unlocks"), "; ".join(view.names[other] for other in one.unlocks)


def _council(view: PlanView, one: ActionStanding, wording: Wording) -> Iterator[tuple[str, str]]:
    """Name the sessions that matter to what needs the council: the last one before it, and those meanwhile."""
    if not needs_council(one.remit):
        return
    dates, known = one.dates, view.plan.council_sessions
    before = last_before(known, dates.early_start)
    yield (
        wording.say("Last known council session before it starts"),
        session_sentence(before, wording) if before else wording.say("none so far"),
    )
    meanwhile = between(known, dates.early_start, dates.early_finish)
    yield (
        wording.say("Known council sessions while it lasts"),
        "; ".join(session_sentence(session, wording) for session in meanwhile),
    )


def _of_group(view: PlanView, one: ActionStanding, wording: Wording, group: Group) -> Iterator[tuple[str, str]]:
    """Give the facts of one group as they stand in the table of an action's fields."""
    facts = Facts.of(view.plan, wording)
    yield from ((facts.heading(field), facts.text(one, field)) for field in fields_on(Surface.PAGE, group))


def _shows(view: PlanView, one: ActionStanding, wording: Wording) -> Iterator[tuple[str, str]]:
    yield from _of_group(view, one, wording, Group.RESULT)
    yield wording.say("Note"), one.progress.note or ""
    yield wording.say("Evidence"), evidence_titles(one.progress.evidence, wording)
    confirmed = one.progress.confirmed_on
    yield wording.say("Last news"), wording.date(confirmed) if confirmed else ""


def _confidential_evidence(view: PlanView, one: ActionStanding) -> None:
    wording = session.wording()
    kept = [evidence for evidence in one.progress.evidence if is_confidential(evidence)]
    if kept and closed_place.is_open(f"evidence-{view.id}-{one.id}", wording.say("Show the confidential evidence")):
        for evidence in kept:
            user_text(evidence_text(evidence, wording))


def _work(view: PlanView, one: ActionStanding, wording: Wording) -> Iterator[tuple[str, str]]:
    facts = Facts.of(view.plan, wording)
    for field in (*fields_on(Surface.PAGE, Group.WHO), *fields_on(Surface.PAGE, Group.MEANS)):
        said = facts.text(one, field)
        if field.name == "accountable" and one.owner:
            said = f"{said} – {one.owner}"
        if field.name != "lead" or one.lead != one.accountable:
            yield facts.heading(field), said


def _quick_win(one: ActionStanding, wording: Wording) -> None:
    if one.is_quick_win:
        st.markdown(f"★ **{wording.say('Quick win')}**")
        st.caption(
            wording.say("It keeps every limit: time, staff time, cost, remit, a visible result, an early finish.")
        )
    else:
        _bullets(wording.say("No quick win"), (wording.label(limit) for limit in one.quick_win.failed))


def _priority(view: PlanView, one: ActionStanding, wording: Wording) -> None:
    priority = one.priority
    parts = [
        (wording.say("Gap of the questions that it answers"), wording.percent(priority.question_gap)),
        (wording.say("Gap of its key factor"), wording.percent(priority.factor_gap)),
        (wording.say("Impact, of 5"), wording.number(priority.impact)),
        (wording.say("What the context makes of the impact"), wording.percent(priority.context)),
        (wording.say("Actions that wait for it"), wording.number(priority.unlocks)),
        (wording.say("Value"), wording.percent(priority.value)),
        (wording.say("Ease: staff time"), wording.percent(priority.ease_effort)),
        (wording.say("Ease: cost"), wording.percent(priority.ease_cost)),
        (wording.say("Ease: time"), wording.percent(priority.ease_time)),
        (wording.say("Ease"), wording.percent(priority.ease)),
        (wording.say("Points on its own account"), wording.number(priority.own)),
    ]
    st.table(
        {wording.say("Part"): [name for name, _ in parts], wording.say("Figure"): [said for _, said in parts]},
        hide_index=True,
    )
    if priority.inherited_from:
        heir = view.names.get(priority.inherited_from, priority.inherited_from)
        st.markdown(plain(wording.say("It counts for as much as “{action}”, which waits for it.", action=heir)))


def _law(view: PlanView, one: ActionStanding, wording: Wording) -> None:
    limits: list[LegalLimit] = [limit for limit in view.catalogue.legal.legal_limits if limit.id in one.legal_limits]
    if limits:
        with st.expander(wording.say("Legal limits")):
            for limit in limits:
                st.markdown(f"**{plain(limit.title)}**  \n{plain(limit.text)}")


def _examples(view: PlanView, one: ActionStanding, wording: Wording) -> None:
    known = {example.id: example for example in (*view.benchmark.examples(), *view.catalogue.examples)}
    found = [known[example] for example in one.examples if example in known]
    if found:
        with st.expander(wording.count("City example", "City examples", len(found))):
            for example in found:
                when = f" ({example.year})" if example.year else ""
                st.markdown(f"**{plain(example.city + when)}**  \n{plain(example.did)}")
