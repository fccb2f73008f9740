"""How does a reason or a warning read as a sentence?"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import Formatter
from typing import TYPE_CHECKING

from planner.plan import (
    AnswerReason,
    ContextEffect,
    ContextReason,
    FollowUpReason,
    NeededByReason,
    PeoplesReason,
    Reason,
    StandingReason,
)
from planner.problem import msgid
from planner.templates.terms import ActionType
from planner.toolkit.assessment import Answer
from planner.track.plan_standing import PlanWarning, WarningKind
from planner.track.reasons import Earlier

if TYPE_CHECKING:
    from planner.wording import Wording

CONTEXT_SENTENCES: Mapping[ContextEffect, str] = {
    ContextEffect.ADD: "The context calls for it: {context}.",
    ContextEffect.REPLACE: "It is the variation that fits the context: {context}.",
    ContextEffect.RAISE: "The context makes it more important: {context}.",
    ContextEffect.LOWER: "The context makes it less important: {context}.",
    ContextEffect.LINK: "Because of the context it comes after “{action}”: {context}.",
    ContextEffect.CHECK_LAW: "Look at the law before it starts, because of the context: {context}.",
    ContextEffect.ADJUST: "Adjusted to the context: {context}.",
    ContextEffect.CONDITION: "The context is one of the conditions that call for it: {context}.",
}

WARNING_SENTENCES: Mapping[WarningKind, str] = {
    WarningKind.UNPLACED: "The benchmark was brought up to date: some of what the city said no longer has a place in "
    "it ({number}: {ids}). It is kept, counts for nothing here, and can be moved to its new question.",
    WarningKind.NO_COUNTRY: "No country is named: dates count every day from Monday to Friday as a working day, public "
    "holidays too.",
    WarningKind.NO_CITY_COUNTRY: "Name the country, so that the plan can name its law and its bodies.",
    WarningKind.ELECTION: "{election} Give the day of the vote in the context, so that decisions and campaigns keep "
    "clear of it.",
    WarningKind.NO_REGION: "{reason} Name the region, so that the plan can name its law and its bodies.",
    WarningKind.NOT_ASSESSED: "Nothing is known yet about some key factors ({factors}): there, the facts come first.",
    WarningKind.FACTS_GIVEN_UP: "The key factor “{factor}” is still not assessed: on {day} the city gave up "
    "“{action}”, which was to establish the facts. Take it up again, or answer the questions of the key factor.",
    WarningKind.UNFILLED_ROLE: "Nobody fills the service “{role}” yet, which owns open actions of this plan: "
    "{actions} in all.",
    WarningKind.OVER_CAPACITY: "“{role}” has {effort} person-days of work from {first} to {last}, and {capacity} to "
    "give ({ids}): give a part to somebody else, or more time for it.",
    WarningKind.ONE_SIDED: "{share} of the actions are of one type, “{type}”: check that the plan is balanced.",
    WarningKind.BEGINS_LATE: "The plan was to begin on {day}, and the council has not adopted it yet: as it stands, it "
    "cannot keep all of its due dates ({number}: {ids}). Let it begin later, or set other deadlines.",
    WarningKind.MISSED_DEADLINE: "The deadline set for “{action}”, {deadline}, comes before the day on which it can be "
    "finished at the earliest: {finish}.",
    WarningKind.ADOPTION_ASSUMED: "The council is assumed to adopt the plan on {day}, a session that nobody has set, "
    "and the plan to begin on {begins}. All dates move with it.",
    WarningKind.SESSIONS_ASSUMED: "Votes on some actions ({number}: {ids}) rest on sessions of the council that "
    "nobody has set yet.",
    WarningKind.MISSED_DAY: "“{action}” is to end on {day}, neither earlier nor later; as things stand it ends on "
    "{finish}.",
    WarningKind.OUTSIDE_MEANS: "“{action}” finds no place within the time of its services and the money of the "
    "plan: give it to another service, or more time or money.",
    WarningKind.MISSED_FINISH_BY: "“{action}” is to be finished by {deadline}; the schedule gets there on {finish} at "
    "the earliest.",
    WarningKind.DUE_BEFORE_AWAITED: "“{action}” is due on {due}, before “{awaited}”, for which it waits and which is "
    "due on {awaited_due}: give it a later due date, or the other an earlier one.",
    WarningKind.UNUSED_READING: "“{context}” asks for a variation of an action for which another reading of the "
    "context has brought its own already: it has no effect here.",
}

_UNFILLED_UNTIL = msgid(
    "Nobody fills the service “{role}” until {day}: none of the open actions that it owns ({actions} in all) can begin "
    "before, and a later day moves them."
)

# Of what was taken out of the plan no day is known.
_FACTS_TAKEN_OUT = msgid(
    "The key factor “{factor}” is still not assessed: the city took out “{action}”, which was to establish the facts. "
    "Put it in again, or answer the questions of the key factor."
)


def reason_sentence(reason: Reason, wording: "Wording", names: Mapping[str, str]) -> str:
    """Say in one sentence why an action is in the plan, or why it is as it is; of what is so no longer, that it was."""
    sentence = _reason_sentence(reason, wording, names)
    return _of_then(sentence, wording) if isinstance(reason, Earlier) else sentence


def _of_then(sentence: str, wording: "Wording") -> str:
    return wording.say("{reason} So it was when the action was proposed.", reason=sentence)


def _reason_sentence(reason: Reason, wording: "Wording", names: Mapping[str, str]) -> str:
    match reason:
        case AnswerReason():
            return _answers_sentence([reason.question], reason.answer, reason.by, wording, names)
        case FollowUpReason() | NeededByReason():
            return _beside_others(reason, wording, names)
        case StandingReason():
            return wording.say(
                "Key factor “{factor}”: {standing}.",
                factor=names.get(reason.factor, reason.factor),
                standing=wording.label_inside(reason.standing),
            )
        case PeoplesReason():
            return wording.say("People added it to the plan.")
        case ContextReason():
            return _context_sentence(reason, wording, names)


def _beside_others(reason: FollowUpReason | NeededByReason, wording: "Wording", names: Mapping[str, str]) -> str:
    """Say what an action is to others; of those that the plan does not undertake it names none."""
    match reason:
        case NeededByReason(action=""):
            return wording.say("No action of the plan depends on it any more.")
        case NeededByReason():
            return wording.say("“{action}” depends on it.", action=names.get(reason.action, reason.action))
        case FollowUpReason(after=()):
            return wording.say("It takes up question {question}.", question=reason.question)
    after = wording.listing([names.get(action, action) for action in reason.after])
    return wording.say(
        "It builds on what is planned for question {question}: {after}.", question=reason.question, after=after
    )


def reason_sentences(reasons: Iterable[Reason], wording: "Wording", names: Mapping[str, str]) -> Iterator[str]:
    """Say several reasons in few sentences: like ones together, and nothing of a look at the law."""
    every = tuple(reasons)
    yield from _answers_together(every, wording, names)
    # Two readings of the context may say the same of an action.
    yield from dict.fromkeys(reason_sentence(reason, wording, names) for reason in every if _stands_alone(reason))
    needed = dict.fromkeys(reason.action for reason in every if isinstance(reason, NeededByReason) and reason.action)
    if needed:
        yield wording.count(
            "This action depends on it: {actions}.",
            "These actions depend on it: {actions}.",
            len(needed),
            actions=wording.series(names.get(action, action) for action in needed),
        )


def _stands_alone(reason: Reason) -> bool:
    match reason:
        case NeededByReason():
            return not reason.action
        case AnswerReason():
            return False
        case ContextReason(effect=ContextEffect.CHECK_LAW):
            # The block of an action has a line of its own about the law.
            return False
    return True


def _answers_together(reasons: Iterable[Reason], wording: "Wording", names: Mapping[str, str]) -> Iterator[str]:
    """Give a sentence for all questions that the same people answered alike."""
    questions: dict[tuple[Answer, tuple[str, ...], bool], list[str]] = {}
    for reason in reasons:
        if isinstance(reason, AnswerReason):
            alike = questions.setdefault((reason.answer, reason.by, isinstance(reason, Earlier)), [])
            alike.append(reason.question)
    for (answer, by, earlier), alike in questions.items():
        sentence = _answers_sentence(alike, answer, by, wording, names)
        yield _of_then(sentence, wording) if earlier else sentence


def _answers_sentence(
    questions: Sequence[str], answer: Answer, by: Iterable[str], wording: "Wording", names: Mapping[str, str]
) -> str:
    who = wording.listing([names.get(respondent, respondent) for respondent in by])
    number, listed, word = len(questions), wording.listing(questions), wording.label_inside(answer)
    if not who:
        return wording.count(
            "Question {questions}: “{answer}”.",
            "Questions {questions}: “{answer}”.",
            number,
            questions=listed,
            answer=word,
        )
    return wording.count(
        "Question {questions}: “{answer}”, according to {who}.",
        "Questions {questions}: “{answer}”, according to {who}.",
        number,
        questions=listed,
        answer=word,
        who=who,
    )


def _context_sentence(reason: ContextReason, wording: "Wording", names: Mapping[str, str]) -> str:
    # Of a reading that the catalogue no longer has, at least its contextual factor has a name.
    read = names.get(f"{reason.context} {reason.reading}", names.get(reason.context, reason.context))
    action = names.get(reason.action, reason.action) if reason.action else ""
    sentence = wording.say(CONTEXT_SENTENCES[reason.effect], context=read, action=action)
    return f"{sentence} {reason.note}".rstrip()


def warning_sentence(warning: PlanWarning, wording: "Wording", names: Mapping[str, str]) -> str:
    """Say one warning; a value that the warning does not carry shows as a dash."""
    sentence = WARNING_SENTENCES[warning.kind]
    if warning.kind is WarningKind.FACTS_GIVEN_UP and "day" not in warning.values:
        sentence = _FACTS_TAKEN_OUT
    if warning.kind is WarningKind.UNFILLED_ROLE and "day" in warning.values:
        sentence = _UNFILLED_UNTIL
    # Warnings are made in another room: a value that one lacks must not cost a city its document.
    dashes = {name: "–" for _, name, _, _ in Formatter().parse(sentence) if name}
    shown = {name: _shown(name, value, wording, names) for name, value in warning.values.items()}
    return wording.say(sentence, **{**dashes, **shown})


def _shown(name: str, value: str | float | dt.date, wording: "Wording", names: Mapping[str, str]) -> str:
    # A warning's values are plain, as JSON has them: the name of a type, the first day of a quarter, whole percent.
    match name, value:
        case "action" | "awaited" | "factor", str():
            return names.get(value, value)
        case "type", str():
            return wording.label_inside(ActionType(value))
        case "share", int():
            return wording.percent(value / 100)
    return wording.shown(value)
