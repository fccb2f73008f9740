"""What changed between two assessments of a city: where it stands, and what is answered otherwise?"""

from collections.abc import Iterator

import streamlit as st

from planner.app import desk
from planner.app.desk import Comparison, FactorMoved
from planner.app.desk.vocabulary import AssessmentSummary, Benchmark, Standing
from planner.app.web import language, session, url_choice
from planner.app.web.assessment_frame import assessment_names
from planner.app.web.page_head import page_head
from planner.app.web.plain_table import plain_table
from planner.app.web.user_text import plain
from planner.wording import Wording
from planner.wording.assessments import assessment_name
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
    # Chosen the wrong way round, they are compared in the order of their dates, which the columns name.
    _compared(desk.compare(session.store(), first, second, language=language.spoken()), wording)


def _chosen(city: str, listed: tuple[AssessmentSummary, ...], wording: Wording) -> tuple[str, str]:
    names = assessment_names(listed, wording)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        first = url_choice.select("before", wording.say("Before"), names, of=city, usual=listed[-_TWO].id, width=360)
        second = url_choice.select("after", wording.say("After"), names, of=city, usual=listed[-1].id, width=360)
    return first, second


def _compared(comparison: Comparison, wording: Wording) -> None:
    name = comparison.later.assessment.benchmark
    # In the words of the later assessment's benchmark: what it does not ask any more is named by its id.
    benchmark = desk.content(name, language.of_content(name))[0]
    for stored, lost in comparison.unplaced:
        when = assessment_name(stored.assessment.kind, stored.assessment.date, wording)
        st.caption(plain(f"⚠ {when} – {unplaced_sentence(lost, wording)}"))
    to_answer = " ".join(_to_answer(comparison, wording))
    if to_answer:
        st.info(plain(to_answer))
    _standings(comparison, wording)
    _answers(comparison, benchmark, wording)
    _readings(comparison, benchmark, wording)


def _to_answer(comparison: Comparison, wording: Wording) -> Iterator[str]:
    if comparison.unanswered:
        yield wording.count(
            "{number} question was answered on {before} and is not answered again yet: it is not compared.",
            "{number} questions were answered on {before} and are not answered again yet: they are not compared.",
            len(comparison.unanswered),
            before=comparison.earlier.assessment.date,
        )
    if comparison.in_part:
        yield wording.count(
            "{number} question is answered again in part, not yet by all who answered it on {before}: it is not "
            "compared.",
            "{number} questions are answered again in part, not yet by all who answered them on {before}: they are not "
            "compared.",
            len(comparison.in_part),
            before=comparison.earlier.assessment.date,
        )


def _standings(comparison: Comparison, wording: Wording) -> None:
    say = wording.say
    st.header(say("Where the city stands"), anchor=False)
    st.markdown(plain(_in_short(comparison, wording)))
    before = say("{date}, before", date=comparison.earlier.assessment.date)
    after = say("{date}, after", date=comparison.later.assessment.date)
    plain_table(
        (
            {
                say("Key factor"): f"{factor.factor} {factor.title}",
                before: _standing(factor, wording, later=False),
                after: _standing(factor, wording, later=True),
                say("Movement"): _movement(factor, wording),
            }
            for factor in comparison.factors
        ),
        alt=say("Where the city stood and stands on each key factor"),
    )


def _in_short(comparison: Comparison, wording: Wording) -> str:
    parts = (
        wording.count("{number} key factor moved forward", "{number} key factors moved forward", comparison.forward),
        wording.count("{number} key factor moved back", "{number} key factors moved back", comparison.back),
        wording.count("{number} key factor as before", "{number} key factors as before", comparison.unmoved),
        wording.count(
            "{number} key factor of another standing by the same share",
            "{number} key factors of another standing by the same share",
            comparison.restated,
        )
        if comparison.restated
        else "",
        wording.count("{number} key factor not comparable", "{number} key factors not comparable", others)
        if (others := comparison.not_compared)
        else "",
    )
    return " · ".join(filter(None, parts))


def _standing(factor: FactorMoved, wording: Wording, *, later: bool) -> str:
    standing, score = (factor.after, factor.score_after) if later else (factor.before, factor.score_before)
    if standing is None:
        return wording.say("Out of scope")
    return wording.label(standing) + ("" if score is None else f" ({wording.percent(score)})")


def _movement(factor: FactorMoved, wording: Wording) -> str:
    if not factor.is_complete:
        return wording.say("not answered again in full yet")
    if factor.before and factor.after and Standing.NOT_APPLICABLE in {factor.before, factor.after}:
        # No step back, though nothing is met any more: there is nothing to meet.
        return _applies(factor, wording)
    if factor.better is None:
        return _not_moved(factor, wording)
    return f"▲ {wording.say('forward')}" if factor.better else f"▼ {wording.say('back')}"


def _not_moved(factor: FactorMoved, wording: Wording) -> str:
    """Say why a factor moved neither forward nor back: what is found out was so before, and judging is no step."""
    if Standing.NOT_ASSESSED in {factor.before, factor.after} or None in {factor.before, factor.after}:
        return "–" if factor.before is factor.after else wording.say("not comparable")
    if factor.known_now:
        return wording.say("known now: {questions}", questions=wording.listing(factor.known_now))
    if factor.not_known_now:
        return wording.say("no longer known: {questions}", questions=wording.listing(factor.not_known_now))
    return "–" if factor.before is factor.after else wording.say("other standing")


def _applies(factor: FactorMoved, wording: Wording) -> str:
    if factor.before is factor.after:
        return "–"
    if factor.after is Standing.NOT_APPLICABLE:
        return wording.say("does not apply any more")
    return wording.say("applies now")


def _answers(comparison: Comparison, benchmark: Benchmark, wording: Wording) -> None:
    say = wording.say
    changed = [factor for factor in comparison.factors if factor.answers]
    st.header(say("Answers that changed"), anchor=False)
    if not changed:
        st.caption(_unchanged(comparison, wording))
    # Aspects are answered one by one, and so they are compared.
    texts = dict(_texts(benchmark))
    for factor in changed:
        number = wording.count("{number} answer", "{number} answers", len(factor.answers))
        with st.expander(
            plain(f"{factor.factor} {factor.title} – {number}"), key=f"compared-{comparison.later.id}-{factor.factor}"
        ):
            plain_table(
                (
                    {
                        say("Question"): f"{moved.question} {texts.get(moved.question, '')}",
                        say("Before"): wording.label(moved.before) if moved.before else say("not asked"),
                        say("After"): wording.label(moved.after) if moved.after else say("not asked"),
                    }
                    for moved in factor.answers
                ),
                alt=say("Questions of this key factor that are answered otherwise"),
            )


def _unchanged(comparison: Comparison, wording: Wording) -> str:
    if comparison.unanswered or comparison.in_part:
        return wording.say("What is answered in both is answered as before.")
    return wording.say("Every question is answered as before.")


def _texts(benchmark: Benchmark) -> Iterator[tuple[str, str]]:
    for question in benchmark.question_by_id.values():
        yield question.id, question.text
        yield from ((aspect.id, aspect.text) for aspect in question.aspects)


def _readings(comparison: Comparison, benchmark: Benchmark, wording: Wording) -> None:
    """Say what shows in the city's context now and did not, and the other way round."""
    say = wording.say
    if not (comparison.new_readings or comparison.gone_readings):
        return
    st.header(say("Context"), anchor=False)
    rules = desk.content(benchmark.id, language.of_content(benchmark.id))[1].rule_by_reading
    titles = {factor.id: factor.title for factor in benchmark.contextual_factors}
    moves = ((say("new"), comparison.new_readings), (say("no longer"), comparison.gone_readings))
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
