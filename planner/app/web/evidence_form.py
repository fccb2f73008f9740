"""What shows that an action is done: each piece can be added, corrected and taken out."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.vocabulary import FIELD_BY_NAME, Evidence, is_confidential, with_more
from planner.app.web import closed_place, first_sight, saving, session
from planner.app.web.drafts import Draft
from planner.app.web.folded import popover
from planner.app.web.plan_edits import save_edits
from planner.app.web.user_text import plain, user_text
from planner.problem import ProblemsFoundError
from planner.wording import refusals
from planner.wording.evidence import evidence_text

NEW = "evidence"
"""The field of a draft for the title of a new piece; its other fields begin with the same word."""
PARTS = (f"{NEW}-reference", f"{NEW}-dated", f"{NEW}-confidential")
"""Those others."""


def ask(draft: Draft, piece: Evidence | None = None) -> None:
    """Ask for a piece of evidence: its title at first sight, the rest when it is unfolded."""
    wording = session.wording()
    stored = piece or Evidence.model_construct(title="", reference=None, dated=None, confidential=False)
    label = wording.say(FIELD_BY_NAME[NEW].typed_as)
    st.text_input(label, max_chars=250, **draft.field(NEW, stored.title))
    folded = f"folded-{draft.key(NEW)}"
    with st.expander(wording.say("Reference, date, confidentiality"), key=folded, type="compact"):
        st.text_input(
            wording.say("Reference or address"),
            max_chars=250,
            **draft.field(f"{NEW}-reference", stored.reference or ""),
        )
        st.date_input(
            wording.say("Date"),
            value=None,
            format=wording.figures.date_mask,
            **draft.field(f"{NEW}-dated", stored.dated),
        )
        given = draft.field(f"{NEW}-confidential", stored.confidential)
        st.checkbox(
            wording.say("Confidential, never exported"),
            value=first_sight.ticked(given["key"]),
            **given,
        )


def typed(draft: Draft) -> Evidence | None:
    """Return the piece that was typed; None where nothing was.

    Raises:
        ProblemsFoundError: it has no title.
    """
    title, reference = (str(draft.value(name) or "").strip() for name in (NEW, f"{NEW}-reference"))
    dated, confidential = draft.value(f"{NEW}-dated"), bool(draft.value(f"{NEW}-confidential"))
    day = dated if isinstance(dated, date) else None
    if title:
        return Evidence(title=title, reference=reference or None, dated=day, confidential=confidential)
    if reference or day or confidential:
        raise ProblemsFoundError([refusals.NO_EVIDENCE_TITLE])
    return None


def with_typed(given: tuple[Evidence, ...], draft: Draft) -> tuple[Evidence, ...]:
    """Return what was given with the piece that is typed now, as soon as it has a title."""
    with suppress(ProblemsFoundError):
        piece = typed(draft)
        return with_more(given, (piece,)) if piece else given
    return given


@dataclass(frozen=True, slots=True)
class GivenEvidence:
    """What was given so far of one action, at one place of a page."""

    view: PlanView
    action: ActionStanding
    place: str
    after: Callable[[], None] | None = None
    """Told when a click changed something, or could not."""

    def show(self) -> None:
        """Show each piece, to be corrected or taken out."""
        wording = session.wording()
        for number, piece in self._to_be_shown():
            text = evidence_text(piece, wording)
            with st.container(horizontal=True, vertical_alignment="center"):
                user_text(f"{text} – {wording.say('confidential')}" if is_confidential(piece) else text, beside=True)
                self._correction(number, piece)
                st.button(
                    wording.say("Remove"),
                    icon=":material/close:",
                    type="tertiary",
                    key=f"{self.place}-evidence-out-{number}",
                    on_click=self._replace,
                    args=(number, None),
                    help=plain(piece.title),
                )

    def _to_be_shown(self) -> Iterator[tuple[int, Evidence]]:
        given = self.action.progress.evidence
        hidden = sum(map(is_confidential, given))
        label = session.wording().count(
            "Show {number} confidential piece of evidence", "Show {number} confidential pieces of evidence", hidden
        )
        shown = not hidden or closed_place.is_open(f"{self.place}-evidence", label)
        yield from ((number, piece) for number, piece in enumerate(given) if shown or not is_confidential(piece))

    def _correction(self, number: int, piece: Evidence) -> None:
        say, where = session.wording().say, f"{self.place}-evidence-{number}"
        # A new popover is a closed one: it closes once something is saved.
        opened = popover(say("Correct …"), type="tertiary", key=f"{where}-{self.view.stored.batch}")
        if opened is None:
            return
        with opened:
            draft = Draft(where)
            ask(draft, piece=piece)
            args = (number, draft, where)
            st.button(say("Save"), type="primary", key=f"{where}-save", on_click=self._correct, args=args)
            saving.problems(where)
            draft.note()

    def _correct(self, number: int, draft: Draft, where: str) -> None:
        piece = None
        with suppress(ProblemsFoundError):
            piece = typed(draft)
        if piece is None:
            saving.refuse(where, refusals.NO_EVIDENCE_TITLE)
        elif piece == self.action.progress.evidence[number]:
            saving.nothing_to_save(where)
        else:
            self._replace(number, piece, draft.saved)

    def _replace(self, number: int, piece: Evidence | None, saved: Callable[[object], None] | None = None) -> None:
        """Put a piece in the place of another, or take it out."""
        given, stored = self.action.progress.evidence, self.view.stored
        now = (*given[:number], *((piece,) if piece else ()), *given[number + 1 :])
        save_edits(stored, [stored.change(self.action.id, "evidence", now)], where=self.place, after=saved)
        if self.after is not None:
            self.after()
