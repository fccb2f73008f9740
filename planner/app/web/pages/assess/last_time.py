"""What was answered last time, beside what is asked now: confirmed with one tap, or still in sight where it differs."""

import streamlit as st

from planner.app import desk
from planner.app.desk.assessment_view import AssessmentView
from planner.app.desk.last_round import LastRound
from planner.app.desk.vocabulary import KeyFactor, Response
from planner.app.web import saving, session
from planner.app.web.user_text import plain
from planner.wording.assessments import LAST_ROUND_NOT_HERE, assessment_name
from planner.wording.evidence import evidence_titles


def about_last_time(view: AssessmentView, factor: KeyFactor, by: str | None) -> None:
    """Say which assessment came before and what came along from it, with the way to confirm a whole key factor."""
    wording, last = session.wording(), view.last
    if last is None:
        if view.stored.assessment.follows:
            day = view.stored.assessment.follows
            st.caption(plain(wording.say(LAST_ROUND_NOT_HERE, day=day)))
        return
    with st.container(border=True):
        name = assessment_name(last.kind, last.date, wording)
        st.markdown(f"**{plain(wording.say('Last time: {assessment}', assessment=name))}**")
        st.caption(plain(_what_came_along(view)))
        questions = view.still_so(factor.id, by)
        if questions:
            _confirm_all(view, factor, questions, by)
        _of_others(view, factor, by)


def _of_others(view: AssessmentView, factor: KeyFactor, by: str | None) -> None:
    """Say which answers of last time are none of whoever is answering: theirs alone are confirmed together."""
    last = view.last
    if last is None:
        return
    wording = session.wording()
    roles: dict[str | None, str] = {None: wording.say("the city")}
    roles |= {known.id: known.role for known in last.respondents}
    open_by = {who: view.still_so(factor.id, who) for who in roles if who != by}
    listed = wording.series(
        wording.say("{who} – {answer}", who=roles[who], answer=wording.listing(questions))
        for who, questions in open_by.items()
        if questions
    )
    if listed:
        st.caption(
            plain(
                wording.say(
                    "Others answered last time: {answers}. To confirm theirs, choose them under “Who is answering?”.",
                    answers=listed,
                )
            )
        )


def _what_came_along(view: AssessmentView) -> str:
    say = session.wording().say
    if view.brought:
        return say(
            "Its answers were copied into this assessment when it began. Those that nobody has confirmed or changed "
            "since do not count as answered."
        )
    return say(
        "Its answers stand beside the questions and count once they are given again; their notes and evidence then "
        "come along. Who answers and the context came along already; judgements are made anew."
    )


def _confirm_all(view: AssessmentView, factor: KeyFactor, questions: tuple[str, ...], by: str | None) -> None:
    st.button(
        plain(_all_of_them(view, len(questions), by)),
        icon=":material/done_all:",
        wrap=True,
        key=f"still-all-{view.stored.id}-{by or ''}-{factor.id}",
        on_click=_confirm,
        args=(view, questions, by, _where_of_all(view, factor)),
    )
    saving.problems(_where_of_all(view, factor))


def _all_of_them(view: AssessmentView, number: int, by: str | None) -> str:
    wording = session.wording()
    if by is None:
        return wording.count(
            "Still so: the {number} answer of last time to this key factor",
            "Still so: all {number} answers of last time to this key factor",
            number,
        )
    # Others answered too: only those of whoever is chosen are given again.
    return wording.count(
        "Still so: the {number} answer of “{who}” to this key factor",
        "Still so: all {number} answers of “{who}” to this key factor",
        number,
        who=view.stored.assessment.role_by_respondent.get(by, by),
    )


def _where_of_all(view: AssessmentView, factor: KeyFactor) -> str:
    return f"still-{view.stored.id}-{factor.id}"


def _confirm(view: AssessmentView, questions: tuple[str, ...], by: str | None, where: str) -> None:
    assessment = view.stored.id
    saving.save(
        lambda store, actor: desk.confirm_answers(store, assessment, questions, whose=by, by=actor), where=where
    )


def beside(view: AssessmentView, question: str, by: str | None, where: str) -> None:
    """Show what was answered last time to a question, by whoever is answering and by others who have not yet."""
    if view.last is None:
        return
    then, now = view.last.response(question, by), view.response(question, by)
    if view.is_still_open(question, by):
        last, again = st.columns([4, 1], vertical_alignment="center")
        with last:
            _said(view.last, then, came_along=now is not None)
        with again:
            st.button(
                session.wording().say("Still so"),
                icon=":material/check:",
                key=f"still-{view.stored.id}-{by or ''}-{question}",
                on_click=_confirm,
                args=(view, (question,), by, where),
            )
    elif then and now:
        _differs(view.last, then, now)
    _others(view, question, by)


def _said(last: LastRound, then: Response | None, *, came_along: bool) -> None:
    say = session.wording().say
    if then is None:
        return
    lines = [_last_time(last, then), *_grounds(then)]
    if came_along:
        lines.append(say("Copied from last time; nobody has confirmed it."))
    st.caption("  \n".join(map(plain, lines)))


def _last_time(last: LastRound, then: Response) -> str:
    wording = session.wording()
    return wording.say("Last time ({day}): {answer}", day=last.date, answer=wording.label_inside(then.answer))


def _grounds(then: Response) -> list[str]:
    wording = session.wording()
    titles = evidence_titles(then.evidence, wording)
    return [
        *([wording.quoted(then.note)] if then.note else []),
        *([wording.say("Shown by: {evidence}", evidence=titles)] if titles else []),
    ]


def _differs(last: LastRound, then: Response, now: Response) -> None:
    """Keep last time's answer in sight where it is another one than today's."""
    if then.answer is now.answer:
        st.caption(plain(session.wording().say("As last time ({day}).", day=last.date)))
        return
    lines = [f"↔ {_last_time(last, then)}", *_grounds(then)]
    st.caption("  \n".join(map(plain, lines)))


def _others(view: AssessmentView, question: str, by: str | None) -> None:
    wording, last = session.wording(), view.last
    if last is None:
        return
    roles = {respondent.id: respondent.role for respondent in last.respondents}
    texts = [
        wording.say(
            "{who} – {answer}", who=roles.get(response.by or "", wording.say("the city")), answer=response.answer
        )
        for response in last.answers.get(question, ())
        if response.by != by and view.response(question, response.by) is None
    ]
    if texts:
        st.caption(plain(wording.say("Others last time: {answers}", answers=wording.series(texts))))


def judged_last_time(view: AssessmentView, factor: KeyFactor) -> None:
    """Show how people judged a key factor last time: a judgement is made anew each time."""
    verdict = view.last.verdicts.get(factor.id) if view.last else None
    if verdict is None or view.last is None:
        return
    wording = session.wording()
    judged = wording.say(
        "Last time ({day}) people judged: {standing}.",
        day=view.last.date,
        standing=wording.label_inside(verdict.standing),
    )
    st.caption("  \n".join(map(plain, (judged, wording.quoted(verdict.because)))))
