"""What the city said and today's benchmark has no place for: listed calmly, to be moved, put aside or let stand."""

from collections.abc import Sequence

import streamlit as st

from planner.app.desk import placement
from planner.app.desk.assessment_view import AssessmentView
from planner.app.desk.conflicts import UseCase
from planner.app.desk.vocabulary import Case, Part, Unplaced
from planner.app.web import saving, session
from planner.app.web.user_text import plain, user_text
from planner.wording.unplaced import fate_sentence, met_sentence, part_name, statement_lines, unplaced_sentence

_LONGEST = 90
"""Characters of a question that a line of a choice shows."""


def mention(case: Case | None) -> None:
    """Say in a line that something has no place, where there is no room for the list."""
    if case is not None and case.unplaced:
        st.caption(plain(f"⚠ {unplaced_sentence(case.unplaced, session.wording())}"))


def waits(view: AssessmentView, part: Part, id_: str) -> bool:
    """Say in place of a form that what stands there was said to something else; False where nothing waits."""
    waiting = view.without_place(part, id_)
    if waiting is None:
        return False
    sentence = session.wording().say(
        "What stands here was said to another text: “{text}”. Decide about it at the top of the page.",
        text=waiting.text,
    )
    st.caption(plain(f"⚠ {sentence}"))
    return True


def notice(view: AssessmentView) -> None:
    """Say how much has no place, and unfold what it is and where each could go."""
    lost, wording = view.case.unplaced, session.wording()
    where = _where(view)
    if not lost:
        saving.problems(where)
        return
    title = plain(unplaced_sentence(lost, wording))
    with st.expander(title, icon=":material/alt_route:", key=f"unplaced-{view.stored.id}"):
        st.write(
            wording.say(
                "The benchmark was brought up to date after this was said. It is kept, and counts for nothing until "
                "you have decided: move it to its new place, put it aside, or let it stand as it is."
            )
        )
        saving.problems(where)
        for entry in lost:
            _entry(view, entry)
        _all(view, lost)


def _where(view: AssessmentView) -> str:
    return f"unplaced-{view.stored.id}"


def _key(view: AssessmentView, entry: Unplaced) -> str:
    return f"{view.stored.id}-{entry.part}-{entry.key}"


def _entry(view: AssessmentView, entry: Unplaced) -> None:
    wording = session.wording()
    with st.container(border=True):
        heading = f"{part_name(entry.part, wording)} **{plain(entry.key)}**"
        st.markdown(f"{heading} – {plain(entry.text)}" if entry.text else heading)
        st.caption(plain(fate_sentence(entry, wording)))
        for line in statement_lines(entry, view.stored.assessment, wording):
            user_text(line)
        if entry.met:
            st.caption(plain(f"⚠ {met_sentence(entry, view.stored.assessment, wording)}"))
        target = _target(view, entry)
        with st.container(horizontal=True):
            st.button(
                wording.say("Move"),
                icon=":material/arrow_forward:",
                key=f"unplaced-move-{_key(view, entry)}",
                on_click=_move,
                args=(view, entry, target),
            )
            _put_aside(view, entry)


def _target(view: AssessmentView, entry: Unplaced) -> str:
    """Show where an entry could go, and return under which key the session holds what the person chooses."""
    wording = session.wording()
    options = dict(placement.targets(entry.part, entry.of, view.case.benchmark, view.case.own_catalogue))
    key = f"unplaced-target-{_key(view, entry)}"
    # Where somebody answered the target already, the answer cannot move there: so it is not proposed.
    proposed = entry.target if entry.target in options and not entry.met else None
    st.selectbox(
        wording.say("New place"),
        list(options),
        index=None if proposed is None else list(options).index(proposed),
        format_func=lambda id_: _shortened(f"{id_} {options.get(id_, '')}"),
        placeholder=wording.say("Choose where it belongs"),
        key=key,
    )
    return key


def _put_aside(view: AssessmentView, entry: Unplaced) -> None:
    """Offer to take something out, after a question."""
    wording = session.wording()
    with st.popover(wording.say("Put aside"), type="tertiary"):
        st.write(wording.say("It leaves the assessment. The history keeps it, and undo brings it back."))
        st.button(
            wording.say("Put it aside"),
            key=f"unplaced-aside-{_key(view, entry)}",
            on_click=_save,
            args=(view, lambda store, by: placement.put_aside(store, view.stored, [entry], by=by)),
        )


def _all(view: AssessmentView, lost: Sequence[Unplaced]) -> None:
    """Offer to do as proposed with everything, and to let stand what stands under an id that is still there."""
    wording = session.wording()
    proposed = placement.proposed(lost)
    standing = placement.can_stand(lost, view.case.benchmark)
    with st.container(horizontal=True):
        if proposed:
            st.button(
                wording.count("Move {number} as proposed", "Move all {number} as proposed", len(proposed)),
                type="primary",
                key=f"unplaced-move-all-{view.stored.id}",
                on_click=_save,
                args=(view, lambda store, by: placement.move(store, view.stored, proposed, by=by)),
            )
        if standing:
            st.button(
                wording.say("They stand as they are: {ids}", ids=wording.listing(entry.key for entry in standing)),
                help=wording.say("They answer the texts that stand under these ids today."),
                key=f"unplaced-stand-{view.stored.id}",
                on_click=_save,
                args=(view, lambda store, by: placement.let_stand(store, view.stored, by=by)),
            )


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _move(view: AssessmentView, entry: Unplaced, key: str) -> None:
    target = st.session_state.get(key)
    if target:
        _save(view, lambda store, by: placement.move(store, view.stored, [(entry, str(target))], by=by))


def _save(view: AssessmentView, use_case: UseCase) -> None:
    wording = session.wording()
    saving.save(use_case, where=_where(view), done=wording.say("Noted."), what=wording.say("Answer"))
