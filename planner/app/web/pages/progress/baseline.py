"""How far is the plan from what the council adopted, and how is a new adoption kept?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from planner.app import desk
from planner.app.desk import Adopted, PlanView
from planner.app.desk.vocabulary import (
    FIRST_YEAR,
    LAST_YEAR,
    Actor,
    Adoption,
    Baseline,
    Batch,
    CostRange,
    Store,
    Variance,
    day_to_adopt,
)
from planner.app.web import saving, session, url_choice
from planner.app.web.drafts import Draft
from planner.app.web.plain_table import plain_table
from planner.app.web.user_text import plain
from planner.wording import Wording, refusals
from planner.wording.adopted_dates import DUE_DATES_STAY, adopted_dates_sentences
from planner.wording.adoption import adoption_text, decision_name, no_decision_noted

# Wider than the days on which a council can have decided: the field refuses without a reason, the desk gives it.
_FIRST_DAY, _LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)


def variance(view: PlanView) -> None:
    """Show how far the plan is from a baseline that the reader chooses, the one in force at first."""
    wording = session.wording()
    say = wording.say
    st.header(say("Against what was adopted"), anchor=False)
    if not view.baselines:
        note_it = say("Once the council has decided, keep what it adopted below.")
        st.caption(plain(f"{no_decision_noted(view.standing.adoption, wording)} {note_it}"))
        return
    chosen = _chosen_baseline(view)
    moved = desk.variance_from(view, chosen)
    if moved is None or not moved:
        st.caption(say("The plan stands as it was adopted."))
        return
    _whole(moved, wording)
    plain_table(
        _rows(view, moved, dict(view.baselines)[chosen], wording),
        alt=say("How far each action is from what was adopted"),
        nothing=say("Actions that were adopted have kept their dates, effort and cost."),
    )
    _came_and_went(view, moved, chosen)


def _chosen_baseline(view: PlanView) -> str:
    wording, adopted = session.wording(), view.standing.adoption
    say = wording.say
    names = {id_: decision_name(baseline, adopted, wording) for id_, baseline in reversed(view.baselines)}
    # The view holds the decision in force without the id that the store gave it.
    in_force = next(id_ for id_, baseline in view.baselines if baseline == view.baseline)
    return url_choice.select("baseline", say("Adopted plan"), names, of=view.id, usual=in_force, width=620)


def _whole(variance: Variance, wording: Wording) -> None:
    say = wording.say
    parts = [
        say("End: {days}", days=working_days(variance.finish_days, wording)),
        say("Effort: {days}", days=_person_days(variance.effort, wording)),
        say(
            "External cost: {now} instead of {adopted}",
            now=_cost(variance.cost_now, wording),
            adopted=_cost(variance.cost_adopted, wording),
        )
        if variance.cost_now != variance.cost_adopted
        else say("External cost as adopted: {amount}", amount=_cost(variance.cost_now, wording)),
    ]
    st.markdown(plain(" · ".join(parts)))


def _cost(cost: CostRange, wording: Wording) -> str:
    return wording.money_range(cost.at_least, cost.at_most)


def working_days(days: int, wording: Wording) -> str:
    """Return how much later something is than it was adopted, in working days; below zero, how much earlier."""
    if not days:
        return wording.say("as adopted")
    if days > 0:
        return wording.count("{number} working day later", "{number} working days later", days)
    return wording.count("{number} working day earlier", "{number} working days earlier", -days)


def _person_days(effort: float, wording: Wording) -> str:
    if not effort:
        return wording.say("as adopted")
    if effort > 0:
        return wording.count("{number} person-day more", "{number} person-days more", effort)
    return wording.count("{number} person-day less", "{number} person-days less", -effort)


def _amounts(view: PlanView, adopted: Baseline, action: str, wording: Wording) -> str:
    """Return what an action costs now, in euros, and what it cost as it was adopted, by the bands of either day."""
    now, then = ({band.band: wording.cost_band(band) for band in of.cost_bands} for of in (view.plan, adopted))
    unknown = wording.say("Not estimated")
    return wording.say(
        "{now} instead of {adopted}",
        now=now.get(view.plan.action_by_id[action].cost_band, unknown),
        adopted=then.get(adopted.action_by_id[action].cost_band, unknown),
    )


def _rows(view: PlanView, variance: Variance, adopted: Baseline, wording: Wording) -> Iterator[dict[str, str]]:
    say = wording.say
    # An action that kept its dates, effort and cost is false, and so left out.
    for moved in sorted(filter(None, variance.actions), key=lambda moved: -moved.finish_days):
        yield {
            say("Action"): view.names[moved.action],
            say("Start"): working_days(moved.start_days, wording) if moved.start_days else "–",
            say("End"): working_days(moved.finish_days, wording) if moved.finish_days else "–",
            say("Effort"): _person_days(moved.effort, wording) if moved.effort else "–",
            say("External cost"): _amounts(view, adopted, moved.action, wording) if moved.cost_bands else "–",
        }


def _came_and_went(view: PlanView, variance: Variance, baseline: str) -> None:
    say = session.wording().say
    adopted = dict(view.baselines)[baseline].action_by_id
    if variance.added:
        listed = ", ".join(view.names[id_] for id_ in variance.added)
        st.markdown(plain(say("Added since: {actions}.", actions=listed)))
    if variance.removed:
        # Under the title that was adopted: the plan of today does not know them any more.
        listed = ", ".join(f"{id_} {adopted[id_].title}" for id_ in variance.removed)
        st.markdown(plain(say("Dropped since: {actions}.", actions=listed)))


def freeze(view: PlanView) -> None:
    """Keep the plan as the council adopted or changed it, with the day and the reference of its decision."""
    say, where = session.wording().say, f"adopt-{view.id}"
    draft, words = Draft(where), _note_words(view.standing.adoption)
    with st.expander(words.title, icon=":material/gavel:", key=f"adopt-open-{view.id}"):
        st.write(f"{words.meaning} {say('The actions that were proposed are agreed then.')}")
        _decision_fields(view, draft)
        st.button(
            words.button,
            type="primary",
            on_click=_adopt,
            args=(view, where, draft),
            key=f"adopt-now-{view.id}",
        )
        saving.problems(where)
        _dates_to_adopt(view, draft)
        draft.note()


def _dates_to_adopt(view: PlanView, draft: Draft) -> None:
    """Say which due dates a change sets and which stay: once it is noted, they bind."""
    day = draft.value("day")
    dates = desk.dates_to_adopt(session.store(), view, day) if isinstance(day, date) else None
    if dates is None:
        return
    heading, lines, rest = adopted_dates_sentences(dates, session.wording())
    st.markdown("\n".join((plain(heading), "", *(f"- {plain(line)}" for line in lines))))
    st.caption("  \n".join(map(plain, rest)))


@dataclass(frozen=True, slots=True)
class _NoteWords:
    """How a decision of the council is asked for."""

    title: str
    meaning: str
    button: str


def _note_words(adoption: Adoption | None) -> _NoteWords:
    """Return the words for the adoption of a plan, or for a change of one that is adopted."""
    wording = session.wording()
    say = wording.say
    if adoption is None:
        title, button = say("Keep what the council adopted"), say("Keep as adopted")
    elif adoption.reference is None:
        title, button = say("Note the decision by which the council adopted the plan"), say("Note the decision")
    else:
        meaning = say(
            "{adopted}. The day of the adoption stays. The plan is kept once more as the change makes it, and "
            "everything that happens later is measured against that.",
            adopted=adoption_text(adoption, wording),
        )
        return _NoteWords(say("Note a change adopted by the council"), plain(meaning), say("Note the change"))
    meaning = say(
        "The dates, efforts and costs of all actions are kept for good, as they were foreseen on that day, and "
        "everything that happens later is measured against them."
    )
    return _NoteWords(title, f"{meaning} {say(DUE_DATES_STAY)}", button)


def _decision_fields(view: PlanView, draft: Draft) -> None:
    wording, today, adopted = session.wording(), session.today(), view.standing.adoption
    last_adopted = view.baseline.adopted_on if view.baseline else None
    proposed = day_to_adopt(view.plan.council_sessions, today, last_adopted)
    if adopted is not None and adopted.reference is None:
        proposed = adopted.adopted_on
    day, reference = st.columns(2)
    day.date_input(
        wording.say("Day of the decision"),
        min_value=_FIRST_DAY,
        max_value=_LAST_DAY,
        format=wording.figures.date_mask,
        **draft.field("day", proposed),
    )
    reference.text_input(
        wording.say("Reference of the decision"),
        max_chars=200,
        placeholder=wording.say("For example: 2027-114"),
        **draft.field("reference", ""),
    )


def correct(view: PlanView) -> None:
    """Give a council decision that was noted wrongly its true day and reference."""
    wording = session.wording()
    say = wording.say
    if not view.baselines:
        return
    with st.expander(say("Correct a decision"), icon=":material/edit_calendar:", key=f"correct-open-{view.id}"):
        st.write(say("The day and the reference change, and the history keeps both; what was adopted stays as it is."))
        for id_, adopted in reversed(view.baselines):
            _correction(view, id_, adopted)


def _correction(view: PlanView, id_: str, adopted: Baseline) -> None:
    say, where = session.wording().say, f"correct-{id_}"
    draft = Draft(where)
    first, second = st.columns(2)
    first.date_input(
        say("Day of the decision"),
        min_value=_FIRST_DAY,
        max_value=_LAST_DAY,
        format=session.wording().figures.date_mask,
        **draft.field("day", adopted.adopted_on),
    )
    second.text_input(say("Reference of the decision"), max_chars=200, **draft.field("reference", adopted.reference))
    label = say("Correct decision {reference}", reference=adopted.reference)
    st.button(plain(label), on_click=_correct, args=(view, id_, where, draft), key=f"correct-now-{id_}")
    saving.problems(where)
    draft.note()


def _correct(view: PlanView, id_: str, where: str, draft: Draft) -> None:
    day, reference = draft.value("day"), str(draft.value("reference"))
    if not isinstance(day, date):
        saving.refuse(where, refusals.NO_DECISION_DAY)
        return
    # As the person saw the decision when they began: who else corrected it meanwhile then meets them in a conflict.
    as_seen = {"adopted_on": draft.seen("day"), "reference": draft.seen("reference")}
    baselines = tuple(
        (of, baseline.model_copy(update=as_seen) if of == id_ else baseline) for of, baseline in view.baselines
    )

    def put_right(store: Store, by: Actor) -> Batch:
        return desk.correct_adoption(
            store, replace(view, baselines=baselines), id_, adopted_on=day, reference=reference, by=by
        )

    done = session.wording().say("The decision is corrected.")
    saving.save(put_right, where=where, what=view.plan.title, done=done, after=draft.saved)


def _adopt(view: PlanView, where: str, draft: Draft) -> None:
    day, reference = draft.value("day"), str(draft.value("reference"))
    if not isinstance(day, date):
        saving.refuse(where, refusals.NO_DECISION_DAY)
        return

    def adopt(store: Store, by: Actor) -> Adopted:
        return desk.adopt(store, view, adopted_on=day, reference=reference, by=by)

    saving.save(adopt, where=where, what=view.plan.title, done=_noted(view, day, reference), after=draft.saved)


def _noted(view: PlanView, day: date, reference: str) -> str:
    """Say what a decision that was noted is: the adoption, a change of the plan, or a correction."""
    say = session.wording().say
    if any(decision.reference == reference for _, decision in view.baselines):
        return say("The decision is corrected.")
    adopted = view.standing.adoption
    if adopted is None or adopted.reference is None:
        return say("Kept as adopted on {day}.", day=day)
    return say("The change adopted on {day} is noted.", day=day)
