"""The plan by result: what will be true, by when, how that is seen, who answers, and what has to wait."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.vocabulary import NO_OBJECTIVE, ActionStatus, PlanResult, Wanted
from planner.app.web import session
from planner.app.web.pages.plan.table import marks
from planner.app.web.plan_dialogs import open_action
from planner.app.web.plan_frame import answerable
from planner.app.web.sureness import how_sure
from planner.app.web.user_text import plain
from planner.wording.assessments import question_line
from planner.wording.deadlines import due_sentence
from planner.wording.objectives import not_taken_up, title_of_factor
from planner.wording.results import answer_change, how_seen, later_sentence, promise
from planner.wording.sureness import promise_sentence


def by_result(view: PlanView, actions: Sequence[ActionStanding], wanted: Wanted) -> None:
    """Show the results of a plan by objective, with those of their actions that are wanted."""
    how_sure(view)
    shown = _Shown(view, frozenset(action.id for action in actions), _whole(wanted))
    # What the context asks for stands last, and may have no objective.
    factors = dict.fromkeys((*view.plan.objective_by_factor, *(action.factor for action in actions)))
    drawn = [
        _objective(shown, factor)
        for factor in factors
        if not wanted.objectives or (factor or NO_OBJECTIVE) in wanted.objectives
    ]
    if shown.whole and not wanted.objectives:
        _not_taken_up(view)
    if not any(drawn):
        st.info(session.wording().say("No action is like that. Take away a filter to see more."))


def _whole(wanted: Wanted) -> bool:
    """Say whether objectives are wanted as they are: filters of actions leave out what has none of these."""
    return replace(wanted, objectives=frozenset()) == Wanted()


@dataclass(frozen=True, slots=True)
class _Shown:
    """What of a plan is shown."""

    view: PlanView
    actions: Collection[str]
    whole: bool
    """Also what rests on no action."""

    def of(self, actions: Iterable[ActionStanding]) -> list[ActionStanding]:
        """Return those of some actions that are shown."""
        return [action for action in actions if action.id in self.actions]

    def results(self, factor: str | None) -> list[PlanResult]:
        """Return the results for a key factor of which anything is shown."""
        plan = self.view.standing
        return [
            result
            for result in plan.results_of(factor)
            if self.whole or self.of((*plan.carrying(result), *self.steps(result), *plan.preparing(result)))
        ]

    def steps(self, result: PlanResult) -> list[ActionStanding]:
        """Return the actions that bring a result closer and on which it does not rest."""
        return [self.view.standing.action_by_id[action] for action in result.steps]

    def others(self, factor: str | None) -> list[ActionStanding]:
        """Return the actions for a key factor on which no result rests: upkeep, and what people added."""
        own = (action for action in self.view.standing.actions if action.factor == factor)
        return self.of(action for action in own if not (action.delivers or action.prepares))


def _objective(shown: _Shown, factor: str | None) -> bool:
    """Show an objective, and say whether there was anything to show."""
    view, wording = shown.view, session.wording()
    results, others = shown.results(factor), shown.others(factor)
    later = view.standing.later_of(factor) if shown.whole else ()
    if not (results or others or later):
        return False
    st.header(plain(title_of_factor(view.plan, factor)), anchor=False)
    if standings := " → ".join(_standings(view, factor)):
        st.caption(plain(standings))
    for result in results:
        _result(shown, result)
    if others:
        st.markdown(f"**{plain(wording.say('Other actions'))}**")
        for action in others:
            _action(view, action, of=factor or NO_OBJECTIVE)
    if later:
        with st.expander(wording.say("What comes later ({number})", number=len(later)), icon=":material/schedule:"):
            names = view.plan.service_names
            lines = ((entry.text, later_sentence(entry, names, wording)) for entry in later)
            st.markdown("\n".join(f"- {plain(text)}  \n  :small[{plain(sentence)}]" for text, sentence in lines))
    return True


def _not_taken_up(view: PlanView) -> None:
    """Name the questions that are not fully met and that the plan leaves as they are, where there are any."""
    wording, findings = session.wording(), view.standing.not_taken_up
    if findings:
        lines = (question_line(finding, view.benchmark.question_by_id, wording) for finding in findings)
        st.markdown(
            "\n".join((plain(not_taken_up(len(findings), wording)), "", *(f"- {plain(line)}" for line in lines)))
        )


def _standings(view: PlanView, factor: str | None) -> Iterator[str]:
    """Give where the city stands on a key factor today, and where it is expected to at the end of each year."""
    wording = session.wording()
    today = view.standing.standing_by_factor.get(factor) if factor else None
    if factor is None or today is None:
        return
    yield wording.say("{standing} today", standing=today)
    for year in view.standing.projected:
        if factor in year.factors:
            inside = wording.label_inside(year.factors[factor])
            yield wording.say("{standing} at the end of year {number}", standing=inside, number=year.year)


def _result(shown: _Shown, result: PlanResult) -> None:
    view, wording = shown.view, session.wording()
    carrying = view.standing.carrying(result)
    done = bool(carrying) and all(action.status is ActionStatus.DONE for action in carrying)
    with st.container(border=True, key=f"plan-result-{view.id}-{result.question}"):
        st.markdown(f"{'✓ ' if done else ''}**{plain(promise(result, carrying, wording))}**")
        facts = chain.from_iterable(
            (
                (answer_change(result, wording),),
                _who(view, carrying),
                (wording.labelled(wording.say("Noticed by"), result.noticed_by_whom),),
            )
        )
        texts = (" · ".join(facts), how_seen(result, carrying, wording), *_how_sure(view, result))
        st.caption("  \n".join(map(plain, texts)))
        for action in shown.of(carrying):
            _action(view, action, of=result.question)
        steps = shown.of(shown.steps(result))
        if steps:
            st.caption(wording.say("Further steps towards it:"))
        for action in steps:
            _action(view, action, of=result.question)
        preparing = shown.of(view.standing.preparing(result))
        if preparing:
            label = wording.count("Preparation: {number} action", "Preparation: {number} actions", len(preparing))
            with st.expander(label, type="compact"):
                for action in preparing:
                    _action(view, action, of=result.question)


def _how_sure(view: PlanView, result: PlanResult) -> Iterator[str]:
    """Give with which chance a promise is kept, where that is still open."""
    sure = view.standing.how_sure
    mark = sure.of_promise.get(result.question) if sure else None
    if mark:
        yield promise_sentence(mark, session.wording())


def _who(view: PlanView, carrying: Iterable[ActionStanding]) -> Iterator[str]:
    """Give who answers for a result: the owners of its actions."""
    wording, names = session.wording(), dict.fromkeys(answerable(action, view) for action in carrying)
    if names:
        yield wording.labelled(wording.say("Answers for it"), wording.listing(names))


def _action(view: PlanView, action: ActionStanding, *, of: str) -> None:
    wording = session.wording()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            plain(f"{action.id} {action.title}"),
            type="tertiary",
            icon=":material/open_in_full:",
            wrap=True,
            key=f"plan-result-{view.id}-{of}-{action.id}",
            on_click=open_action,
            args=(action.id,),
        )
        line = (wording.label(action.status), due_sentence(action.due, wording), answerable(action, view))
        st.caption(plain(" · ".join((*line, *marks(action)))), width="content")
