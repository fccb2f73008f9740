"""What changed between two assessments of a city: where it stands, and what is answered otherwise?"""

from collections.abc import Iterator

import streamlit as st

from planner.app import desk
from planner.app.desk import Comparison, FactorMoved
from planner.app.desk.vocabulary import AssessmentSummary, Benchmark
from planner.app.web import language, session, url_choice
from planner.app.web.assessment_frame import assessment_names
from planner.app.web.page_head import page_head
from planner.app.web.plain_table import plain_table
from planner.app.web.user_text import plain
from planner.wording import Wording
from planner.wording.unplaced import unplaced_sentence

_TWO = 2


def show() -> None:
    """Let a person choose two assessments of the city, and show them side by side."""
    wording = session.wording()
    page_head(wording.say("Comparison"))
    city = session.city()
    listed = session.store().assessments(city.id) if city else ()
    if city is None or len(listed) < _TWO:
        st.info(
            wording.say(
                "A comparison needs two assessments of the city. Assess it again once the plan has been under way "
                "for a while: the page of the self-assessment has a menu for it beside its title."
            )
        )
        if st.button(wording.say("Go to the self-assessment"), type="primary", key="comparison-assess"):
            session.open_page("assess")
        return
    first, second = _chosen(city.id, listed, wording)
    if first == second:
        st.info(wording.say("These are the same assessment. Choose two different ones."))
        return
    _compared(desk.compare(session.store(), first, second, language=language.spoken()), wording)


def _chosen(city: str, listed: tuple[AssessmentSummary, ...], wording: Wording) -> tuple[str, str]:
    names = assessment_names(listed, wording)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        first = url_choice.select("before", wording.say("Before"), names, of=city, usual=listed[-_TWO].id, width=360)
        second = url_choice.select("after", wording.say("After"), names, of=city, usual=listed[-1].id, width=360)
    return first, second


def _compared(found: Comparison, wording: Wording) -> None:
    name = found.later.assessment.benchmark
    benchmark = desk.content(name, language.of_content(name))[0]
    for stored, lost in found.unplaced:
        when = wording.say("{kind} of {date}", kind=stored.assessment.kind, date=stored.assessment.date)
        st.caption(plain(f"⚠ {when} – {unplaced_sentence(lost, wording)}"))
    _standings(found, wording)
    _answers(found, benchmark, wording)
    _readings(found, benchmark, wording)


def _standings(found: Comparison, wording: Wording) -> None:
    say = wording.say
    st.header(say("Where the city stands"), anchor=False)
    st.markdown(plain(_in_short(found, wording)))
    before = say("{date}, before", date=found.earlier.assessment.date)
    after = say("{date}, after", date=found.later.assessment.date)
    plain_table(
        (
            {
                say("Key factor"): f"{one.factor} {one.title}",
                before: _standing(one, wording, later=False),
                after: _standing(one, wording, later=True),
                say("Movement"): _movement(one, wording),
            }
            for one in found.factors
        ),
        alt=say("Where the city stood and stands on each key factor"),
    )


def _in_short(found: Comparison, wording: Wording) -> str:
    better = sum(one.better is True for one in found.factors)
    worse = sum(one.better is False for one in found.factors)
    same = len(found.factors) - better - worse
    parts = (
        wording.count("{number} key factor moved forward", "{number} key factors moved forward", better),
        wording.count("{number} key factor moved back", "{number} key factors moved back", worse),
        wording.count("{number} key factor as before", "{number} key factors as before", same),
    )
    return " · ".join(parts)


def _standing(one: FactorMoved, wording: Wording, *, later: bool) -> str:
    standing, score = (one.after, one.score_after) if later else (one.before, one.score_before)
    if standing is None:
        return wording.say("Out of scope")
    return wording.label(standing) + ("" if score is None else f" ({wording.percent(score)})")


def _movement(one: FactorMoved, wording: Wording) -> str:
    if one.better is None:
        return "–" if one.before is one.after else wording.say("other standing")
    return f"▲ {wording.say('forward')}" if one.better else f"▼ {wording.say('back')}"


def _answers(found: Comparison, benchmark: Benchmark, wording: Wording) -> None:
    say = wording.say
    changed = [one for one in found.factors if one.answers]
    st.header(say("Answers that changed"), anchor=False)
    if not changed:
        st.caption(say("Every question is answered as before."))
    texts = dict(_texts(benchmark))
    for one in changed:
        number = wording.count("{number} answer", "{number} answers", len(one.answers))
        with st.expander(plain(f"{one.factor} {one.title} – {number}"), key=f"compared-{found.later.id}-{one.factor}"):
            plain_table(
                (
                    {
                        say("Question"): f"{moved.question} {texts.get(moved.question, '')}",
                        say("Before"): wording.label(moved.before) if moved.before else say("not asked"),
                        say("After"): wording.label(moved.after) if moved.after else say("not asked"),
                    }
                    for moved in one.answers
                ),
                alt=say("Questions of this key factor that are answered otherwise"),
            )


def _texts(benchmark: Benchmark) -> Iterator[tuple[str, str]]:
    for question in benchmark.question_by_id.values():
        yield question.id, question.text
        yield from ((aspect.id, aspect.text) for aspect in question.aspects)


def _readings(found: Comparison, benchmark: Benchmark, wording: Wording) -> None:
    """Say what shows in the city's context now and did not, and the other way round."""
    say = wording.say
    if not (found.new_readings or found.gone_readings):
        return
    st.header(say("Context"), anchor=False)
    rules = desk.content(benchmark.id, language.of_content(benchmark.id))[1].rule_by_reading
    titles = {factor.id: factor.title for factor in benchmark.contextual_factors}
    moves = ((say("new"), found.new_readings), (say("no longer"), found.gone_readings))
    plain_table(
        (
            {
                say("Contextual factor"): titles.get(factor, factor),
                say("Reading"): rules[factor, reading].title if (factor, reading) in rules else reading,
                say("Change"): change,
            }
            for change, readings in moves
            for factor, reading in readings
        ),
        alt=say("What changed in the city’s context"),
    )
