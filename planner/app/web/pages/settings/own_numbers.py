"""Which numbers does the city set itself, and what would they do to the ranking?"""

import streamlit as st

from planner.app.desk import PlanView
from planner.app.desk.vocabulary import (
    WHOLES,
    Case,
    CostBand,
    PlanSettings,
    check_own_numbers,
    completed,
    effect_of,
    own_method,
    range_of,
)
from planner.app.web import saving, session
from planner.app.web.drafts import Draft
from planner.app.web.field_form import choose
from planner.app.web.pages.settings.effect import show_effect
from planner.app.web.pages.settings.saving import save_settings
from planner.app.web.refusal import show_problems
from planner.wording import Wording
from planner.wording.method import number_names

_USUAL = ""


def own_numbers(view: PlanView) -> None:
    """Show the numbers that the city may set itself, to change, with what that does to the ranking."""
    wording = session.wording()
    st.header(wording.say("How this city judges"), anchor=False)
    case = view.case
    if case is None:
        st.caption(wording.say("This plan was not drafted from an assessment in the store; it has no numbers to set."))
        return
    st.write(
        wording.say(
            "The city may set numbers of its own; what is left empty follows the method. The effect shows at once, and "
            "nothing changes before you keep it. Points and quick wins of a plan with numbers of its own are compared "
            "with those of other cities with care."
        )
    )
    draft = Draft(_where(view))
    fields = _Fields(case, wording, draft)
    typed = {"quick_win": fields.quick_win(), "weights": fields.weights()}
    _decide(view, case, case.assessment.plan.model_copy(update=typed), draft)
    draft.note()


class _Fields:
    """The fields of all numbers; each shows what the method says until the city says otherwise."""

    def __init__(self, case: Case, wording: Wording, draft: Draft) -> None:
        self._draft = draft
        self._own = case.assessment.plan
        self._usual = case.catalogue.method
        self._wording = wording
        self._names = number_names(wording)

    def quick_win(self) -> dict[str, int]:
        """Show the limits of a quick win, and return those that the city sets."""
        st.subheader(self._wording.say("What counts as a quick win"), anchor=False)
        usual, own = self._usual.quick_win, self._own.quick_win
        typed = {}
        columns = dict(zip(("max_weeks", "max_effort", "max_cost_band", "horizon_weeks"), st.columns(4), strict=True))
        for name, column in columns.items():
            with column:
                most = range_of(name, self._usual)[1]
                number = (
                    self._cost()
                    if name == "max_cost_band"
                    else self._whole("limit", name, own.get(name), getattr(usual, name), most=int(most))
                )
            if number is not None:
                typed[name] = number
        return typed

    def weights(self) -> dict[str, float]:
        """Show the weights of the priority, and return those that the city sets.

        Of weights that make up a whole the last one is what the others leave.
        """
        say = self._wording.say
        st.subheader(say("What makes an action come first"), anchor=False)
        typed: dict[str, float] = {}
        shown = [name for whole in WHOLES for name in whole[:-1]]
        for column, name in zip(st.columns(4), [*shown, "leverage_most"], strict=True):
            with column:
                number = self._factor(name) if name == "leverage_most" else self._share(name)
            if number is not None:
                typed[name] = number
        full = completed(typed, self._usual)
        now = self._usual.weights.model_copy(update=full)
        st.caption(
            say(
                "The rest counts for ease: {ease}. Within ease, the rest counts for duration: {time}.",
                ease=self._wording.percent(now.ease),
                time=self._wording.percent(now.ease_time),
            )
        )
        return full

    def _whole(self, kind: str, name: str, own: int | None, usual: int, *, most: int) -> int | None:
        number = st.number_input(
            self._names[name],
            min_value=0,
            # A file may hold more than this page lets people type, and the framework refuses to show a value above
            # the most.
            max_value=max(most, own or 0),
            step=1,
            value=None,
            placeholder=self._as_usual(self._wording.number(usual)),
            **self._draft.field(f"{kind}-{name}", own),
        )
        return None if number is None else int(number)

    def _cost(self) -> int | None:
        own = self._own.quick_win.get("max_cost_band")
        bands = {str(band.band): band for band in self._usual.cost_bands}
        usual = bands.get(str(self._usual.quick_win.max_cost_band))
        names = {
            _USUAL: self._as_usual(below(usual, self._wording)),
            **{number: below(band, self._wording) for number, band in bands.items()},
        }
        limit = str(own) if str(own) in names else _USUAL
        chosen = choose(self._names["max_cost_band"], names, self._draft, "limit-max_cost_band", limit)
        return int(chosen) if chosen else None

    def _share(self, name: str) -> float | None:
        own, usual = self._own.weights.get(name), getattr(self._usual.weights, name)
        percent = st.number_input(
            self._wording.say("{name} (%)", name=self._names[name]),
            min_value=0.0,
            max_value=100.0,
            step=5.0,
            value=None,
            format="%g",
            placeholder=self._as_usual(self._wording.percent(usual)),
            # Rounded, for 0.07 × 100 is 7.000000000000001 in binary numbers.
            **self._draft.field(f"weight-{name}", None if own is None else round(own * 100, 2)),
        )
        return None if percent is None else round(percent / 100, 4)

    def _factor(self, name: str) -> float | None:
        own, usual = self._own.weights.get(name), getattr(self._usual.weights, name)
        least, most = range_of(name, self._usual)
        number = st.number_input(
            self._names[name],
            min_value=float(least),
            max_value=float(most),
            step=0.1,
            value=None,
            format="%g",
            placeholder=self._as_usual(self._wording.number(usual)),
            **self._draft.field(f"weight-{name}", own),
        )
        return None if number is None else round(float(number), 4)

    def _as_usual(self, number: str) -> str:
        return self._wording.say("{number}, as the method says", number=number)


def below(band: CostBand | None, wording: Wording) -> str:
    """Return the cost that a quick win stays below when it may cost as much as a band."""
    if band is None:
        return "–"
    if band.below is None:
        return wording.say("any amount")
    return wording.say("under {amount}", amount=wording.money(band.below))


def _decide(view: PlanView, case: Case, typed: PlanSettings, draft: Draft) -> None:
    """Offer to keep the typed numbers or to go back to the method's, and show below what they would do."""
    wording = session.wording()
    held, problems = case.assessment.plan, check_own_numbers(typed, case.catalogue.method)
    _decision_buttons(view, case, typed, draft, possible=not problems)
    # The rest stands in no field: the usual sentence would name a number that nobody typed.
    if typed.weights.get("ease_time", 0) < 0:
        st.error(
            wording.say("Staff time and cost make more than 100% together. Lower one of them."),
            icon=":material/error:",
        )
    else:
        show_problems(problems)
    saving.problems(_where(view))
    if not problems:
        now = effect_of(view.plan, case, held)
        show_effect(now, effect_of(view.plan, case, typed, now), wording)
    st.caption(
        wording.say(
            "Points and quick wins of the plan follow these numbers. Which actions it holds changes only where you "
            "accept a new draft of it, action by action."
        )
    )


def _decision_buttons(view: PlanView, case: Case, typed: PlanSettings, draft: Draft, *, possible: bool) -> None:
    say, held, usual = session.wording().say, case.assessment.plan, case.catalogue.method
    with st.container(horizontal=True):
        keep = st.button(say("Keep these numbers"), type="primary", key=f"numbers-keep-{view.id}")
        back = st.button(
            say("Back to the method’s numbers"),
            disabled=own_method(usual, held) == usual,
            key=f"numbers-usual-{view.id}",
        )
    # Here and not in a callback, which would be given the numbers as they were when the page was drawn.
    if back:
        _keep(view, held, held.model_copy(update={"quick_win": {}, "weights": {}}), draft)
    # Methods are compared, not what was typed: a number that repeats the method's changes nothing.
    elif keep and possible and own_method(usual, typed) == own_method(usual, held):
        saving.nothing_to_save(_where(view))
    elif keep and possible:
        _keep(view, _seen(held, draft), typed, draft)


def _where(view: PlanView) -> str:
    return f"numbers-{view.id}"


def _seen(held: PlanSettings, draft: Draft) -> PlanSettings:
    """Return the numbers as the person saw them when they began: who else set one of the same meanwhile, meets them."""
    # By kind: how the names of its fields begin, and how many parts of what is typed make one of what is stored.
    kinds = {"quick_win": ("limit", 1), "weights": ("weight", 100)}
    seen: dict[str, dict[str, object]] = {}
    for kind, (prefix, parts) in kinds.items():
        seen[kind] = dict(getattr(held, kind))
        for name in (name for name in draft.typed if name.startswith(f"{prefix}-")):
            before, number = draft.seen(name), name.removeprefix(f"{prefix}-")
            if before in (None, _USUAL):
                seen[kind].pop(number, None)
            else:
                whole = parts if number != "leverage_most" else 1
                seen[kind][number] = round(float(str(before)) / whole, 4) if parts != 1 else int(str(before))
    return held.model_copy(update=seen)


def _keep(view: PlanView, seen: PlanSettings, new: PlanSettings, draft: Draft) -> None:
    done = session.wording().say("Numbers kept.")
    save_settings(view, new, seen=seen, where=_where(view), done=done, draft=draft)
