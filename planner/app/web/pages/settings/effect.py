"""What would other means or numbers do to a draft, in words and as a table?"""

from collections.abc import Mapping, Sequence

import streamlit as st

from planner.app.desk.vocabulary import (
    Difference,
    Effect,
    Move,
    Outcome,
    PlanResult,
    Scenario,
    Shift,
    difference,
    outcome_of,
)
from planner.app.web.plain_table import folded_table, plain_table
from planner.app.web.plan_frame import lines
from planner.app.web.user_text import plain
from planner.wording import Wording
from planner.wording.results import answer_change
from planner.wording.sureness import chance_in_words, outcome_sentences

_NAMED = 5
"""Items that a list names; the table has all actions, and of results gained or lost every one is named."""


def show_effect(now: Effect, then: Effect, wording: Wording) -> None:
    """Say what a draft with other means or numbers holds and promises, and how it differs from one with today's."""
    show_size(now, then, wording)
    show_changes(now, then, wording)


def show_size(now: Effect, then: Effect, wording: Wording) -> None:
    """Say how much a draft with other means or numbers holds and promises, beside one with today's."""
    st.info(plain(_size_sentence(now, then, wording)), icon=":material/format_list_numbered:")


def show_changes(now: Effect, then: Effect, wording: Wording) -> None:
    """Say which results and actions a draft would gain and lose with other means or numbers, and how it ranks them."""
    titles = {ranked.action: f"{ranked.action} {ranked.title}" for ranked in (*now.ranking, *then.ranking)}
    changes = difference(now, then)
    _show_changes(changes, titles, wording)
    _show_ranking(then, changes, titles, wording)


def _size_sentence(now: Effect, then: Effect, wording: Wording) -> str:
    sentence = wording.say(
        "A draft then holds {actions} and brings about {results}. It closes {share} of the gap.",
        actions=_counted_actions(then, wording),
        results=wording.count("{number} result", "{number} results", len(then.results)),
        share=wording.percent(then.gap_closed),
    )
    sentence = " ".join((sentence, *outcome_sentences(outcome_of(then), wording)))
    if (then.held, then.results, then.gap_closed) == (now.held, now.results, now.gap_closed):
        return sentence
    today = wording.say(
        "With what is kept today: {actions}, {results}, {share} of the gap.",
        actions=_counted_actions(now, wording),
        results=wording.count("{number} result", "{number} results", len(now.results)),
        share=wording.percent(now.gap_closed),
    )
    return " ".join((sentence, today, *outcome_sentences(outcome_of(now), wording)))


def show_scenarios(found: Mapping[Scenario, Outcome], wording: Wording) -> None:
    """Show side by side what drafts with other means come to."""
    say = wording.say
    plain_table(
        (
            {
                say("Means"): wording.label(scenario),
                say("Actions"): wording.number(outcome.actions),
                say("Results"): wording.number(outcome.results),
                say("Gap closed"): wording.percent(outcome.gap_closed),
                say("Last action ends"): wording.short_date(outcome.finish) if outcome.finish else "–",
                say("8 chances in 10 by"): wording.short_date(outcome.sure_by) if outcome.sure_by else "–",
                say("A promise is kept on its day"): "–"
                if outcome.kept is None
                else chance_in_words(outcome.kept, wording),
            }
            for scenario, outcome in found.items()
        ),
        alt=say("What drafts with other means come to"),
    )


def _counted_actions(effect: Effect, wording: Wording) -> str:
    actions = wording.count("{number} action", "{number} actions", len(effect.held))
    quick = wording.count("{number} quick win", "{number} quick wins", len(effect.quick_wins))
    return wording.say("{actions} ({quick} among them)", actions=actions, quick=quick)


def _show_ranking(then: Effect, changes: Difference, titles: Mapping[str, str], wording: Wording) -> None:
    say = wording.say
    # Who neither rises nor falls is in no list of moves, and ranks now where it would rank then.
    before = {move.action: move.before for move in (*changes.rises, *changes.falls)}
    folded_table(
        say("The ranking, with what the means leave out"),
        (
            {
                say("Rank"): wording.number(rank),
                say("Rank now"): wording.number(before.get(ranked.action, rank)),
                say("Action"): titles[ranked.action],
                say("Score"): wording.number(ranked.score),
                say("In the draft"): wording.label(ranked.cause) if ranked.cause else say("Yes"),
            }
            for rank, ranked in enumerate(then.ranking, start=1)
        ),
        key="settings-ranking-table",
        alt=say("All actions that the answers call for, by their points"),
    )


def _show_changes(changes: Difference, titles: Mapping[str, str], wording: Wording) -> None:
    """Say in words what would change in the draft, what is gained beside what is lost."""
    say = wording.say
    pairs = (
        (
            (say("Would be reached, or further"), _results(changes.gained, wording)),
            (say("Would be reached no longer, or less far"), _results(changes.lost, wording)),
        ),
        (
            (say("Would be reached sooner"), _shifts(changes.sooner, wording)),
            (say("Would be reached later"), _shifts(changes.later, wording)),
        ),
        (
            (say("Would come in"), _titles(changes.comes, titles)),
            (say("Would fall out"), _titles(changes.goes, titles)),
        ),
        (
            (say("Would become quick wins"), _titles(changes.quick, titles)),
            (say("Would be quick wins no longer"), _titles(changes.longer, titles)),
        ),
        (
            (say("Would rise"), _moves(changes.rises, titles, wording)),
            (say("Would fall"), _moves(changes.falls, titles, wording)),
        ),
    )
    for pair in pairs:
        if any(shown for _, shown in pair):
            for column, (heading, shown) in zip(st.columns(2), pair, strict=True):
                with column:
                    _listed(heading, shown, wording, len(shown) if pair is pairs[0] else _NAMED)


def _titles(actions: Sequence[str], titles: Mapping[str, str]) -> list[str]:
    return [titles[action] for action in actions]


def _named(result: PlanResult) -> str:
    """Return a result as it stands before something in brackets."""
    return result.text.rstrip(".")


def _results(results: Sequence[PlanResult], wording: Wording) -> list[str]:
    return [f"{_named(result)} ({answer_change(result, wording)})" for result in results]


def _shifts(shifts: Sequence[Shift], wording: Wording) -> list[str]:
    return [
        wording.say(
            "{result} ({before} → {after})", result=_named(shift.result), before=shift.before, after=shift.result.date
        )
        for shift in shifts
    ]


def _moves(moves: Sequence[Move], titles: Mapping[str, str], wording: Wording) -> list[str]:
    return [
        wording.say("{action} ({before} → {after})", action=titles[move.action], before=move.before, after=move.after)
        for move in moves
    ]


def _listed(heading: str, shown: Sequence[str], wording: Wording, most: int) -> None:
    if not shown:
        return
    st.markdown(f"**{plain(heading)}** ({len(shown)})")
    lines(shown[:most])
    more = len(shown) - most
    if more > 0:
        st.caption(wording.count("and {number} more", "and {number} more", more))
