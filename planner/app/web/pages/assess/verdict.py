"""Where the city stands on a key factor: what the answers say, and what people judge instead, with their reason."""

from collections.abc import Callable

import streamlit as st

from planner.app import desk
from planner.app.desk.assessment_view import AssessmentView, why_standing
from planner.app.desk.vocabulary import FactorFinding, KeyFactor, Standing, Verdict
from planner.app.web import saving, session
from planner.app.web.drafts import Draft
from planner.app.web.folded import popover
from planner.app.web.pages.assess.last_time import judged_last_time
from planner.app.web.user_text import plain, user_text
from planner.wording import refusals
from planner.wording.assessments import COUNTS_NOWHERE

_LOOKS = {
    Standing.IN_PLACE: ("green", ":material/check_circle:"),
    Standing.WEAK: ("orange", ":material/contrast:"),
    Standing.MISSING: ("red", ":material/cancel:"),
    Standing.NOT_ASSESSED: ("gray", ":material/help:"),
    Standing.NOT_APPLICABLE: ("gray", ":material/block:"),
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
            computed = wording.label_inside(finding.computed)
            st.caption(plain(wording.say("People judged so; by the answers it is {standing}.", standing=computed)))
            if not finding.applies:
                st.caption(plain(wording.say(COUNTS_NOWHERE)))
        if finding.disagreements:
            listed = wording.listing(finding.disagreements)
            st.caption(plain(f"⚠ {wording.say('Respondents differ on {questions}.', questions=listed)}"))
        judged_last_time(view, factor)
        key = f"judge-{view.stored.id}-{factor.id}-open"
        opened = popover(wording.say("Judge otherwise"), icon=":material/gavel:", type="tertiary", key=key)
        if opened is not None:
            with opened:
                _judge(view, finding)
        saving.problems(f"verdict-{view.stored.id}-{factor.id}")


def _badge(standing: Standing) -> None:
    colour, icon = _LOOKS[standing]
    st.markdown(f":{colour}-badge[{icon} {session.wording().label(standing)}]")


def _judge(view: AssessmentView, finding: FactorFinding) -> None:
    wording, standings = session.wording(), list(Standing)
    draft = Draft(f"judge-{view.stored.id}-{finding.factor}")
    st.segmented_control(
        wording.say("Where the city stands"),
        standings,
        format_func=wording.label,
        required=True,
        **draft.field("standing", finding.standing, options=standings),
    )
    st.text_area(
        wording.say("Why, in a sentence or two"),
        max_chars=10_000,
        **draft.field("because", finding.verdict.because if finding.verdict else ""),
    )
    _judge_buttons(view, finding, draft)
    draft.note()


def _judge_buttons(view: AssessmentView, finding: FactorFinding, draft: Draft) -> None:
    say, place = session.wording().say, f"{view.stored.id}-{finding.factor}"
    with st.container(horizontal=True):
        st.button(say("Keep this judgement"), on_click=_keep, args=(view, finding, draft), key=f"judge-keep-{place}")
        if finding.verdict is not None:
            st.button(
                say("Follow the answers again"),
                on_click=_save,
                args=(view, finding.factor, None, finding.verdict),
                key=f"judge-drop-{place}",
            )


def _keep(view: AssessmentView, finding: FactorFinding, draft: Draft) -> None:
    because = str(draft.value("because")).strip()
    standing = Standing(str(draft.value("standing")))
    if not because:
        saving.refuse(f"verdict-{view.stored.id}-{finding.factor}", refusals.NO_VERDICT_REASON)
        return
    # Whoever began before anybody had judged saw no judgement, whatever stands there now.
    reason = str(draft.seen("because"))
    seen = Verdict(standing=Standing(str(draft.seen("standing"))), because=reason) if reason else None
    _save(view, finding.factor, Verdict(standing=standing, because=because), seen, draft.saved)


def _save(
    view: AssessmentView,
    factor: str,
    new: Verdict | None,
    seen: Verdict | None,
    after: Callable[[object], None] | None = None,
) -> None:
    assessment = view.stored.id
    saving.save(
        lambda store, by: desk.save_verdict(store, assessment, factor, new, seen=seen, by=by),
        where=f"verdict-{assessment}-{factor}",
        after=after,
    )
