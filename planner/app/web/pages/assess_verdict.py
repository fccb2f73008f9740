"""Where the city stands on a key factor: what the answers say, and what people judge instead, with their reason."""

import streamlit as st

from planner.app import living
from planner.app.living.assessing import AssessmentView, why_standing
from planner.app.web import saving, session
from planner.app.web.user_text import plain, user_text
from planner.assessment import FactorFinding, Standing, Verdict
from planner.benchmark import KeyFactor
from planner.problem import Place, Problem

_LOOKS = {
    Standing.IN_PLACE: ("green", ":material/check_circle:"),
    Standing.WEAK: ("orange", ":material/contrast:"),
    Standing.MISSING: ("red", ":material/cancel:"),
    Standing.NOT_ASSESSED: ("gray", ":material/help:"),
}


def verdict(view: AssessmentView, factor: KeyFactor) -> None:
    """Show the standing with its reason, and the way to judge otherwise."""
    finding = view.diagnosis.finding(factor.id)
    if finding is None:
        return
    wording = session.wording()
    with st.container(border=True):
        st.markdown(f"**{wording.say('Where the city stands')}**")
        _badge(finding.standing)
        scale = view.case.catalogue.method.scale
        if finding.verdict is None:
            st.caption(plain(why_standing(finding, scale, wording)))
        else:
            user_text(finding.verdict.because)
            computed = wording.label(finding.computed).lower()
            st.caption(plain(wording.say("People judged so; by the answers it is {standing}.", standing=computed)))
        if finding.disagreements:
            listed = wording.listing(finding.disagreements)
            st.caption(plain(f"⚠ {wording.say('Respondents differ on {questions}.', questions=listed)}"))
        with st.popover(wording.say("Judge otherwise"), icon=":material/gavel:", type="tertiary"):
            _judge(view, finding)
        saving.problems(f"verdict-{view.stored.id}-{factor.id}")


def _badge(standing: Standing) -> None:
    colour, icon = _LOOKS[standing]
    st.markdown(f":{colour}-badge[{icon} {session.wording().label(standing)}]")


def _judge(view: AssessmentView, finding: FactorFinding) -> None:
    wording, place = session.wording(), f"{view.stored.id}-{finding.factor}"
    seen = finding.verdict
    with st.form(f"judge-{place}", border=False):
        st.segmented_control(
            wording.say("Where the city stands"),
            list(Standing),
            default=finding.standing,
            format_func=wording.label,
            required=True,
            key=f"judge-standing-{place}",
        )
        st.text_area(
            wording.say("Why, in a sentence or two"),
            value=seen.because if seen else "",
            max_chars=10_000,
            key=f"judge-because-{place}",
        )
        with st.container(horizontal=True):
            st.form_submit_button(
                wording.say("Keep this judgement"), on_click=_keep, args=(view, finding), key=f"judge-keep-{place}"
            )
            if seen is not None:
                st.form_submit_button(
                    wording.say("Follow the answers again"),
                    on_click=_save,
                    args=(view, finding, None),
                    key=f"judge-drop-{place}",
                )


def _keep(view: AssessmentView, finding: FactorFinding) -> None:
    place = f"{view.stored.id}-{finding.factor}"
    because = str(st.session_state[f"judge-because-{place}"]).strip()
    standing = Standing(st.session_state[f"judge-standing-{place}"])
    if not because:
        saving.refuse(f"verdict-{place}", _no_reason())
        return
    _save(view, finding, Verdict(standing=standing, because=because))


def _save(view: AssessmentView, finding: FactorFinding, new: Verdict | None) -> None:
    assessment, factor, seen = view.stored.id, finding.factor, finding.verdict
    saving.save(
        lambda store, by: living.save_verdict(store, assessment, factor, new, seen=seen, by=by),
        where=f"verdict-{assessment}-{factor}",
    )


def _no_reason() -> Problem:
    return Problem(
        code="verdict-without-reason",
        what="A judgement needs its reason.",
        fix="Write in a sentence why the city stands there.",
        place=Place(field="because"),
    )
