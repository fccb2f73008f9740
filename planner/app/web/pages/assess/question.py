"""One guiding question: its answer, what it rests on, and what others said."""

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from planner.app import desk
from planner.app.desk.assessment_view import AssessmentView
from planner.app.desk.vocabulary import (
    Answer,
    Aspect,
    Evidence,
    GuidingQuestion,
    KeyFactor,
    Part,
    ProposedAnswer,
    Response,
    is_confidential,
    marks,
)
from planner.app.web import closed_place, drafts, saving, session, unplaced
from planner.app.web.drafts import Draft, Typed
from planner.app.web.pages.assess import last_time, proposed
from planner.app.web.user_text import plain, user_text
from planner.wording import refusals
from planner.wording.evidence import evidence_text


def questions(view: AssessmentView, factor: KeyFactor, by: str | None) -> None:
    """Show the guiding questions of a key factor, then what its statement demands beyond them."""
    done_since = proposed.proposals(view)
    with drafts.read_once():
        for question in factor.questions:
            _question(view, question, by, done_since.get(question.id))
        if factor.duties:
            st.caption(session.wording().say("What the statement also asks for"))
            for duty in factor.duties:
                _question(view, duty, by, done_since.get(duty.id))


def _question(view: AssessmentView, question: GuidingQuestion, by: str | None, since: ProposedAnswer | None) -> None:
    with st.container(border=True):
        st.markdown(f"**{question.id}** {plain(question.text)}")
        proposed.beside(view, since, by, _where(view, question.id))
        if not question.aspects:
            _answer(view, question, by)
            return
        if not unplaced.waits(view, Part.ANSWER, question.id):
            if view.responses(question.id):
                _whole(view, question.id)
            last_time.beside(view, question.id, by, _where(view, question.id))
        for aspect in question.aspects:
            st.markdown(f"**{aspect.id}** {plain(aspect.text)}")
            _answer(view, aspect, by)


def _whole(view: AssessmentView, question: str) -> None:
    """Show what was said to a question as a whole, which counts for every aspect without an answer of its own."""
    wording = session.wording()
    answers = wording.series(_response_text(view, response) for response in view.responses(question))
    st.caption(plain(wording.say("To the question as a whole: {answers}", answers=answers)))


def _answer(view: AssessmentView, asked: GuidingQuestion | Aspect, by: str | None) -> None:
    """Show the choice of answers of one respondent, what others said, and what the answer rests on."""
    if unplaced.waits(view, Part.ANSWER, asked.id):
        return
    seen = view.response(asked.id, by)
    _choice(view, asked, by, seen)
    saving.problems(_where(view, asked.id))
    last_time.beside(view, asked.id, by, _where(view, asked.id))
    others = [_response_text(view, response) for response in view.responses(asked.id) if response.by != by]
    if others:
        wording = session.wording()
        st.caption(plain(wording.say("Others: {answers}", answers=wording.series(others))))
    _evidence_and_notes(view, asked, by, seen)


def _choice(view: AssessmentView, asked: GuidingQuestion | Aspect, by: str | None, seen: Response | None) -> None:
    key = f"answer-{view.stored.id}-{by or ''}-{asked.id}"
    # Every answer is kept at once, so what is stored is what the person chose, or what others did since.
    st.session_state[key] = seen.answer if seen else None
    st.segmented_control(
        # Hidden, for the question stands above it: whoever hears the page needs it at the answers too.
        plain(asked.text),
        list(Answer),
        format_func=session.wording().label,
        key=key,
        on_change=_answered,
        args=(view, asked.id, by, seen, key),
        label_visibility="collapsed",
        wrap=True,
    )


def _where(view: AssessmentView, question: str) -> str:
    return f"answer-{view.stored.id}-{question}"


def _response_text(view: AssessmentView, response: Response) -> str:
    wording = session.wording()
    roles = {respondent.id: respondent.role for respondent in view.stored.assessment.respondents}
    who = roles.get(response.by or "", wording.say("the city"))
    return wording.say("{who} – {answer}", who=who, answer=response.answer)


def _answered(view: AssessmentView, question: str, by: str | None, seen: Response | None, key: str) -> None:
    chosen = st.session_state.get(key)
    if chosen is None:  # a second click on the same answer takes it back
        new = None
    elif seen is None:
        new = Response(answer=Answer(chosen), by=by)
    else:
        new = seen.model_copy(update={"answer": Answer(chosen)})
    _keep(view, question, new, seen)


def _keep(
    view: AssessmentView,
    question: str,
    new: Response | None,
    seen: Response | None,
    *,
    confidential: bool = False,
    after: Callable[[object], None] | None = None,
) -> bool:
    assessment = view.stored.id
    return saving.save(
        lambda store, by: desk.save_answer(store, assessment, question, new, seen=seen, by=by),
        where=_where(view, question),
        what=session.wording().say("Question {question}", question=question),
        confidential=confidential,
        after=after,
    )


def _evidence_and_notes(
    view: AssessmentView, asked: GuidingQuestion | Aspect, by: str | None, seen: Response | None
) -> None:
    wording = session.wording()
    held = len(seen.evidence) + bool(seen.note) + bool(seen.confidential_note) if seen else 0
    title = wording.say("Evidence and notes")
    place = f"{view.stored.id}-{by or ''}-{asked.id}"
    # By a key of its own: the number in the label changes with every note, and what was unfolded stays so.
    with st.expander(f"{title} ({held})" if held else title, key=f"folded-{place}", type="compact"):
        st.caption(plain(wording.say("What can show it: {evidence}", evidence=asked.evidence)))
        if seen is None:
            st.write(wording.say("Answer first; then note what the answer rests on."))
            return
        _notes(view, asked.id, seen, place)
        _evidence(view, asked.id, seen, place)


def _notes(view: AssessmentView, question: str, seen: Response, place: str) -> None:
    wording = session.wording()
    fields = {"note": wording.say("Note"), "confidential_note": wording.say("Confidential note, never exported")}
    draft = Draft(f"notes-{place}")
    for field, label in fields.items():
        stored = getattr(seen, field) or ""
        if field in marks(Response).values and not _opened(bool(stored or draft.holds(field)), f"{field}-{place}"):
            continue
        save = partial(_noted, view, question, seen, field)
        st.text_area(label, max_chars=10_000, height=90, **draft.at_once(field, stored, save))
    draft.note()


def _opened(written: bool, where: str) -> bool:  # noqa: FBT001 - whether there is a text is all that counts
    """Say whether the person asked for a confidential field, which is drawn only then."""
    say = session.wording().say
    return closed_place.is_open(where, say("Show the confidential note") if written else say("Add a confidential note"))


def _noted(view: AssessmentView, question: str, answer: Response, field: str, typed: Typed) -> bool:
    """Keep a note, a field of an answer, in place of what the person saw there when they began."""
    note = str(typed.value).strip() or None
    if note == getattr(answer, field):
        return True
    seen = answer.model_copy(update={field: typed.seen or None})
    new, secret = seen.model_copy(update={field: note}), field in marks(Response).values
    return _keep(view, question, new, seen, confidential=secret, after=typed.after)


def _evidence(view: AssessmentView, question: str, seen: Response, place: str) -> None:
    wording = session.wording()
    hidden = sum(map(is_confidential, seen.evidence))
    asked_for = hidden and closed_place.is_open(f"evidence-{place}", _how_much(hidden))
    for number, evidence in enumerate(seen.evidence):
        if is_confidential(evidence) and not asked_for:
            continue
        text = evidence_text(evidence, wording)
        with st.container(horizontal=True, vertical_alignment="center"):
            user_text(f"{text} – {wording.say('confidential')}" if is_confidential(evidence) else text, beside=True)
            st.button(
                wording.say("Remove"),
                icon=":material/close:",
                type="tertiary",
                key=f"evidence-out-{place}-{number}",
                on_click=_remove_evidence,
                args=(view, question, seen, evidence),
            )
    _new_evidence(view, question, seen, place)


def _new_evidence(view: AssessmentView, question: str, seen: Response, place: str) -> None:
    wording = session.wording()
    draft = Draft(f"evidence-{place}")
    st.text_input(wording.say("Document or fact that shows it"), max_chars=250, **draft.field("title", ""))
    reference, dated = st.columns(2)
    with reference:
        st.text_input(wording.say("Reference"), max_chars=250, **draft.field("reference", ""))
    with dated:
        st.date_input(wording.say("Date"), value=None, format=wording.figures.date_mask, **draft.field("dated", None))
    st.checkbox(wording.say("Confidential, never exported"), **draft.field("confidential", stored=False))
    st.button(
        wording.say("Add evidence"), key=f"evidence-add-{place}", on_click=_add, args=(view, question, seen, draft)
    )
    draft.note()


def _add(view: AssessmentView, question: str, seen: Response, draft: Draft) -> None:
    title, reference = (str(draft.value(name)).strip() for name in ("title", "reference"))
    dated, confidential = draft.value("dated"), bool(draft.value("confidential"))
    if not title:
        return
    day = dated if isinstance(dated, date) else None
    if day and day > session.today():
        saving.refuse(_where(view, question), refusals.EVIDENCE_TO_COME)
        return
    new = Evidence(title=title, reference=reference or None, dated=day, confidential=confidential)
    with_it = seen.model_copy(update={"evidence": (*seen.evidence, new)})
    # Where the answer was taken back meanwhile, the dialog shows what this person typed just now.
    _keep(view, question, with_it, seen, confidential=True, after=draft.saved)


def _how_much(hidden: int) -> str:
    return session.wording().count(
        "Show {number} confidential piece of evidence", "Show {number} confidential pieces of evidence", hidden
    )


def _remove_evidence(view: AssessmentView, question: str, seen: Response, removed: Evidence) -> None:
    # By identity: two pieces of evidence may say the same, and only the one goes whose button it was.
    left = tuple(other for other in seen.evidence if other is not removed)
    _keep(view, question, seen.model_copy(update={"evidence": left}), seen)
