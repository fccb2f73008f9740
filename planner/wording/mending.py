"""How does it read what keeps a plan from a day, and what would mend that?"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from planner.problem import msgid
from planner.schedule.placement import HoldBy
from planner.track.mending import Mend, MendKind, Step, Unmet
from planner.track.plan_standing import WarningKind
from planner.track.set_days import Mark
from planner.wording.sentences import WARNING_SENTENCES

if TYPE_CHECKING:
    from planner.wording import Wording

_WHY: Mapping[HoldBy, str] = {
    HoldBy.PLAN_START: msgid("begins with the plan"),
    HoldBy.NOT_BEFORE: msgid("not before {day}"),
    HoldBy.SERVICE_BUSY: msgid("{service} is busy before"),
    HoldBy.SESSION: msgid("waits for the session of {day}"),
    HoldBy.PAPERS: msgid("papers were taken until {day}"),
    HoldBy.CALENDAR: msgid("nobody works on the days before"),
    HoldBy.WINDOW: msgid("keeps clear of the days up to {day}"),
    HoldBy.FIXED: msgid("planned then, could start on {day}"),
    HoldBy.VACANCY: msgid("{service} is vacant until {day}"),
    HoldBy.MONEY: msgid("money from {day}"),
    HoldBy.STARTS: msgid("enough else begins before"),
}
"""Why an action of a chain is not earlier; that it waits for the one before is what the arrow says."""
_ON_A_DAY = msgid("has to end on {day}")

_LATER: Mapping[Mark, str] = {
    Mark.DEADLINE: msgid("Set the deadline to {day}."),
    Mark.MUST_BE_ON: msgid("Let it end on {day}."),
    Mark.PROMISE: msgid("Promise the result later: it is foreseen for {day}."),
    Mark.VOTE: msgid("Let the council decide on {day}."),
}


_MEND = ("kind", "moves", "action", "service", "link", "day")
"""What stands in the data of a mend as it is."""


def unmet_line(unmet: Unmet, wording: "Wording", services: Mapping[str, str]) -> str:
    """Say in one line what keeps a plan from a day, and at most three changes that would keep it.

    Actions go by their ids, as a chain of titles fills half a page; ``services`` is what readers call services.
    """
    return " ".join((holds_sentence(unmet, wording, services), *mend_sentences(unmet, wording, services)))


def missed_sentence(unmet: Unmet, wording: "Wording", names: Mapping[str, str]) -> str:
    """Say which day is missed, as the warnings of a plan say it."""
    action, by, reached = names.get(unmet.day.action, unmet.day.action), unmet.by, unmet.reached
    match unmet.day.mark:
        case Mark.DEADLINE:
            sentence = WARNING_SENTENCES[WarningKind.MISSED_DEADLINE]
            return wording.say(sentence, action=action, deadline=by, finish=reached)
        case Mark.MUST_BE_ON:
            return wording.say(WARNING_SENTENCES[WarningKind.MISSED_DAY], action=action, day=by, finish=reached)
        case Mark.VOTE:
            return wording.say(
                "The council was to decide on “{action}” on {by}; it is foreseen for {reached}.",
                action=action,
                by=by,
                reached=reached,
            )
        case Mark.PROMISE:
            return wording.say(
                "The result {question}, which “{action}” brings, was promised for {by}; it is foreseen for {reached}.",
                question=unmet.day.question or "",
                action=action,
                by=by,
                reached=reached,
            )


def unmet_record(unmet: Unmet, wording: "Wording", services: Mapping[str, str]) -> Mapping[str, object]:
    """Return a day that is missed as data, each mend with its sentence."""
    sentences = mend_sentences(unmet, wording, services)
    return {
        "action": unmet.day.action,
        "mark": unmet.day.mark,
        "question": unmet.day.question,
        "by": unmet.by,
        "reached": unmet.reached,
        "chain": unmet.chain,
        "mends": [
            {**{name: getattr(mend, name) for name in _MEND}, "starts": dict(mend.starts), "sentence": sentence}
            for mend, sentence in zip(unmet.mends, sentences, strict=True)
        ],
    }


def holds_sentence(unmet: Unmet, wording: "Wording", services: Mapping[str, str]) -> str:
    """Say which actions hold one another up, from the first to the one that misses its day."""
    chain = " → ".join(_step(step, wording, services) for step in unmet.chain)
    return wording.say("What holds it: {chain}.", chain=chain)


def _step(step: Step, wording: "Wording", services: Mapping[str, str]) -> str:
    held = step.held
    if held is None or held.by not in _WHY:
        return step.action
    service = services.get(held.what[0], held.what[0]) if held.what else ""
    why = _ON_A_DAY if held.by is HoldBy.FIXED and not held.what else _WHY[held.by]
    return f"{step.action} ({wording.say(why, day=held.day or '–', service=service)})"


def mend_sentences(unmet: Unmet, wording: "Wording", services: Mapping[str, str]) -> tuple[str, ...]:
    """Say which changes would keep the day, each with how many other actions it moves."""
    return tuple(_mend(mend, number, unmet, wording, services) for number, mend in enumerate(unmet.mends, start=1))


def _mend(mend: Mend, number: int, unmet: Unmet, wording: "Wording", services: Mapping[str, str]) -> str:
    said = f"({wording.number(number)}) {_change(mend, unmet, wording, services)}"
    if not mend.moves:
        return said
    moved = wording.count("{number} other action moves.", "{number} other actions move.", mend.moves)
    return f"{said} {moved}"


def _change(mend: Mend, unmet: Unmet, wording: "Wording", services: Mapping[str, str]) -> str:
    say = wording.say
    service = services.get(mend.service, mend.service) if mend.service else ""
    match mend.kind:
        case MendKind.EARLIER:
            return say("Begin earlier: {starts}.", starts=wording.series(_starts(mend, unmet, wording)))
        case MendKind.DROP_LINK if mend.link:
            return say("Drop the link from {first} to {then}.", first=mend.link.predecessor, then=mend.link.successor)
        case MendKind.OTHER_OWNER:
            return say("Give {action} to {service}.", action=mend.action or "", service=service)
        case MendKind.MORE_TIME:
            return say("Give {service} two more days a week for the plan.", service=service)
    return say(_LATER[unmet.day.mark], day=mend.day or "–")


def _starts(mend: Mend, unmet: Unmet, wording: "Wording") -> Iterator[str]:
    """Give the first days of what is on the chain; what gives way to it is counted beside."""
    chain = {step.action for step in unmet.chain}
    starts = [(action, day) for action, day in mend.starts if action in chain]
    for action, day in starts or mend.starts:
        yield f"{action} {wording.date(day)}"
