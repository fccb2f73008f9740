"""The contextual factors: how they show in the city, and what that does to the plan, seen as one chooses."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import streamlit as st

from planner.app import desk
from planner.app.desk.assessment_view import AssessmentView
from planner.app.desk.context_effects import OnAction, context_effects
from planner.app.desk.vocabulary import (
    ContextEffect,
    ContextReading,
    ContextRule,
    ContextualFactor,
    Figure,
    FigureKind,
    Part,
    active_rules,
    reading_day,
)
from planner.app.web import drafts, saving, session, unplaced
from planner.app.web.assessment_frame import about_assessment
from planner.app.web.draft_button import draft_button
from planner.app.web.drafts import Draft, Typed
from planner.app.web.page_head import news, page_head
from planner.app.web.user_text import plain, user_text
from planner.wording import Wording
from planner.wording.context_readings import reading_title

_ELECTION = "election"
"""The figure of which a city's country knows something."""
_FEW = 6
"""Lines that are shown at once; the rest is folded."""
_NAMED = 3
"""Actions that one line names; more are counted."""


def show() -> None:
    """Show every contextual factor with its readings and their effect."""
    wording = session.wording()
    view = about_assessment(wording.say("Context"))
    if view is None:
        return
    page_head(wording.say("Context"), beside=lambda: draft_button(view.stored.id))
    news(assessment=view.stored.id)
    st.write(
        wording.say("What the city cannot change but has to reckon with. It never lowers a score: it adapts the plan.")
    )
    unplaced.notice(view)
    _from_last_time(view)
    effects = context_effects(view.case)
    with drafts.read_once():
        for factor in view.case.benchmark.contextual_factors:
            _factor(view, factor, effects.get(factor.id, ()))


def _from_last_time(view: AssessmentView) -> None:
    """Say that the readings came along from the assessment before, for whoever looks whether they still hold."""
    if view.last is not None and view.stored.assessment.context:
        say = session.wording().say
        st.info(
            plain(
                say(
                    "The readings came along from the assessment of {day}: change what does not hold any more.",
                    day=view.last.date,
                )
            )
        )


def _factor(view: AssessmentView, factor: ContextualFactor, effects: Sequence[OnAction]) -> None:
    seen = view.stored.assessment.context.get(factor.id)
    with st.container(border=True):
        st.header(plain(factor.title), anchor=False)
        if unplaced.waits(view, Part.CONTEXT, factor.id):
            return
        first, second = st.columns(2, gap="large")
        with first:
            draft = Draft(f"context-{view.stored.id}-{factor.id}")
            _readings(view, factor, seen)
            _figures(view, factor, seen, draft)
            _note(view, factor, seen, draft)
            saving.problems(_where(view, factor))
            draft.note()
            with st.expander(session.wording().say("Why it matters"), key=f"implications-{factor.id}", type="compact"):
                for sentence in factor.implications:
                    user_text(sentence)
        with second:
            _effect(view, factor, effects)


def _where(view: AssessmentView, factor: ContextualFactor) -> str:
    return f"reading-{view.stored.id}-{factor.id}"


def _rules(view: AssessmentView, factor: ContextualFactor) -> dict[str, ContextRule]:
    return {rule.reading: rule for rule in view.case.own_catalogue.context.readings if rule.factor == factor.id}


def _rules_to_choose(view: AssessmentView, factor: ContextualFactor) -> dict[str, ContextRule]:
    """Return the readings that do not follow from a date which the city gave."""
    rules = _rules(view, factor)
    return {reading: rule for reading, rule in rules.items() if reading_day(rule, view.case.assessment) is None}


def _readings(view: AssessmentView, factor: ContextualFactor, seen: ContextReading | None) -> None:
    """Let the person choose all readings that hold; several may. What follows from a date is no choice."""
    rules = _rules_to_choose(view, factor)
    # Kept at once, so the field shows what is stored: what the person chose, or what others did since.
    key = f"readings-{view.stored.id}-{factor.id}"
    st.session_state[key] = [reading for reading in (seen.readings if seen else ()) if reading in rules]
    st.pills(
        session.wording().say("How does it show in your city? Several may hold."),
        list(rules),
        selection_mode="multi",
        format_func=lambda reading: rules[reading].title if reading in rules else reading,
        key=key,
        on_change=_chosen,
        args=(view, factor, seen, key),
        wrap=True,
    )


def _chosen(view: AssessmentView, factor: ContextualFactor, seen: ContextReading | None, key: str) -> None:
    rules = _rules_to_choose(view, factor)
    chosen = set(st.session_state[key] or ())
    # A reading that today's content does not know, or that follows from a date, is not offered, and nobody has taken it
    # back: so it stays.
    unknown = tuple(reading for reading in (seen.readings if seen else ()) if reading not in rules)
    _keep(view, factor, {"readings": (*(reading for reading in rules if reading in chosen), *unknown)}, seen)


def _keep(
    view: AssessmentView,
    factor: ContextualFactor,
    update: dict[str, object],
    seen: ContextReading | None,
    after: Callable[[object], None] | None = None,
) -> bool:
    """Keep what was said of a contextual factor; one about which nothing is left to say goes."""
    whole = (seen or ContextReading()).model_copy(update=update)
    new = whole if whole.readings or whole.note or whole.figures else None
    assessment = view.stored.id
    return saving.save(
        lambda store, by: desk.save_reading(store, assessment, factor.id, new, seen=seen, by=by),
        where=_where(view, factor),
        what=factor.title,
        after=after,
    )


def _figures(view: AssessmentView, factor: ContextualFactor, seen: ContextReading | None, draft: Draft) -> None:
    held = seen.figures if seen else {}
    for figure in (figure for figure in view.case.catalogue.context.figures if figure.factor == factor.id):
        field = draft.at_once(figure.id, held.get(figure.id), partial(_figure_given, view, factor, seen, figure))
        if figure.kind is FigureKind.DATE:
            st.date_input(
                plain(figure.title),
                value=None,
                format=session.wording().figures.date_mask,
                width=260,
                help=_elections(view) if figure.id == _ELECTION else None,
                **field,
            )
        else:
            st.number_input(
                plain(figure.title), value=None, min_value=0, max_value=1_000_000, step=1, width=260, **field
            )


def _elections(view: AssessmentView) -> str | None:
    """Return what is known of the next local elections in the city's country; None where nothing is."""
    country = view.case.own_catalogue.country
    return " ".join(plain(election.text) for election in country.elections) or None if country else None


def _figure_given(
    view: AssessmentView, factor: ContextualFactor, reading: ContextReading | None, figure: Figure, typed: Typed
) -> bool:
    """Keep a figure in place of what the person saw there when they began."""
    held = reading.figures if reading else {}
    # Only this figure is set back to what the person saw: what others gave for the rest is no conflict with it.
    seen = _with_figure(reading, figure, typed.seen) if typed.seen != held.get(figure.id) else reading
    figures = _with_figure(seen, figure, typed.value).figures
    return _keep(view, factor, {"figures": figures}, seen, typed.after)


def _with_figure(reading: ContextReading | None, figure: Figure, value: object) -> ContextReading:
    others = {id_: held for id_, held in (reading.figures if reading else {}).items() if id_ != figure.id}
    given = value if isinstance(value, date) else int(str(value)) if value is not None else None
    whole = reading or ContextReading()
    return whole.model_copy(update={"figures": others if given is None else {**others, figure.id: given}})


def _note(view: AssessmentView, factor: ContextualFactor, seen: ContextReading | None, draft: Draft) -> None:
    label, stored = session.wording().say("Note"), (seen.note if seen else None) or ""
    field = draft.at_once("note", stored, partial(_noted, view, factor, seen))
    # What is typed and not saved stands in sight, too: folded away nobody would save it.
    unfolded = bool(stored or "note" in draft.typed)
    with st.expander(label, expanded=unfolded, key=f"folded-{draft.key('note')}", type="compact"):
        st.text_area(label, height=90, max_chars=10_000, label_visibility="collapsed", **field)


def _noted(view: AssessmentView, factor: ContextualFactor, reading: ContextReading | None, typed: Typed) -> bool:
    """Keep a note in place of what the person saw there when they began."""
    note = str(typed.value).strip() or None
    now = reading.note if reading else None
    if note == now:
        return True
    seen = reading.model_copy(update={"note": typed.seen or None}) if reading and typed.seen != (now or "") else reading
    return _keep(view, factor, {"note": note}, seen, typed.after)


def _effect(view: AssessmentView, factor: ContextualFactor, effects: Sequence[OnAction]) -> None:
    """Say what the readings that hold mean, and what they do to the actions that the answers call for."""
    wording = session.wording()
    st.markdown(f"**{wording.say('What it does to the plan')}**")
    holding = [rule for rule in active_rules(view.case.assessment, view.case.own_catalogue) if rule.factor == factor.id]
    if not holding:
        st.caption(wording.say("Choose what holds in your city, and the effect shows here."))
        return
    for rule in holding:
        day = reading_day(rule, view.case.assessment)
        user_text(f"{reading_title(rule.title, day, wording)}. {rule.text}" if day else rule.text)
    lines = [f"- {plain(line)}" for line in effect_lines(effects, wording)]
    if not lines:
        st.caption(wording.say("It changes no action that your answers call for so far."))
        return
    st.markdown("\n".join(lines[:_FEW]))
    if len(lines) > _FEW:
        more = wording.count("{number} more", "{number} more", len(lines) - _FEW)
        with st.expander(more, key=f"effects-{factor.id}"):
            st.markdown("\n".join(lines[_FEW:]))


def effect_lines(effects: Sequence[OnAction], wording: Wording) -> list[str]:
    """Return what readings do as lines: what is added, replaced or put later one by one, other changes together."""
    # A dictionary, for two readings may do the same: its lines stand in order and each of them once.
    lines: dict[str, None] = {}
    together: dict[str, list[str]] = {}
    for effect in effects:
        match effect.effect:
            case ContextEffect.ADD | ContextEffect.CONDITION:
                lines[wording.say("Added: “{action}”.", action=effect.title)] = None
            case ContextEffect.REPLACE:
                replaced = wording.say(
                    "“{action}” takes the place of “{other}”.", action=effect.title, other=effect.other or "–"
                )
                lines[replaced] = None
            case ContextEffect.LINK:
                lines[
                    wording.say("“{action}” comes after “{other}”.", action=effect.title, other=effect.other or "–")
                ] = None
            case _:
                together.setdefault(effect.note or f"{wording.label(effect.effect)}.", []).append(effect.title)
    for change, titles in together.items():
        named = list(dict.fromkeys(titles))
        listed = wording.series(map(wording.quoted, named[:_NAMED]))
        if len(named) > _NAMED:
            more = wording.count("and {number} more", "and {number} more", len(named) - _NAMED)
            listed = f"{listed} {more}"
        lines[wording.say("{change} This touches {actions}.", change=change, actions=listed)] = None
    return list(lines)
