"""How does it read that dates move, and that work went ahead of its turn?"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from planner.problem import msgid
from planner.track.forecast import OutOfSequence
from planner.track.slip import Move, MoveCause, Release, Slip

if TYPE_CHECKING:
    from planner.wording import Wording

_CAUSES: Mapping[MoveCause, str] = {
    MoveCause.REPORTED: msgid("This follows from what was reported of it."),
    MoveCause.TIME_PASSED: msgid("Time has passed, and no progress was reported."),
    MoveCause.CARRIED: msgid("It waits for “{action}”."),
    MoveCause.CROWDED: msgid("It shares services with “{action}”, which moves."),
    MoveCause.RELEASED: msgid("It no longer waits for “{action}”, which is dropped."),
    MoveCause.ROOM: msgid("Other work moves, and with it the time that is left for this."),
    MoveCause.CHANGED: msgid("The plan itself was changed."),
}

_BEGAN_EARLY = msgid(
    "“{action}” began on {happened}, before its turn: its dependency on “{predecessor}” allows it from {allowed}."
)
_FINISHED_EARLY = msgid(
    "“{action}” was finished on {happened}, before its turn: its dependency on “{predecessor}” allows it from "
    "{allowed}."
)


def move_sentence(move: Move, wording: "Wording", names: Mapping[str, str]) -> str:
    """Say which dates of an action move, and why; ``names`` gives what readers call an action, else its id."""
    carrier = names.get(move.carried_by, move.carried_by) if move.carried_by else ""
    return f"{_moved_dates(move, wording, names)} {wording.say(_CAUSES[move.cause], action=carrier)}"


def _moved_dates(move: Move, wording: "Wording", names: Mapping[str, str]) -> str:
    name = names.get(move.action, move.action)
    # Others wait for the end: its move is the news, and that of a start only where the end holds.
    if move.finish_after != move.finish_before:
        return wording.say(
            "“{action}” ends on {after} instead of {before}.",
            action=name,
            after=move.finish_after,
            before=move.finish_before,
        )
    return wording.say(
        "“{action}” starts on {after} instead of {before}.",
        action=name,
        after=move.start_after,
        before=move.start_before,
    )


def slip_sentence(slip: Slip, wording: "Wording", names: Mapping[str, str]) -> str:
    """Say what a report or a change does to the plan's dates as a whole."""
    if not slip:
        return wording.say("No date moves.")
    # What is dropped or added moves no other date perhaps, and the end all the same.
    number = len(slip.moves)
    moved = wording.count("The dates of {number} action move.", "The dates of {number} actions move.", number)
    moved = moved if number else ""
    end = wording.say("The last action still ends on {day}.", day=slip.finish_after or "–")
    if slip.finish_after != slip.finish_before:
        end = wording.say(
            "The last action ends on {after} instead of {before}.",
            after=slip.finish_after or "–",
            before=slip.finish_before or "–",
        )
    chain = " → ".join(names.get(action, action) for action in slip.chain)
    carried = wording.say("The chain that carries this: {chain}.", chain=chain) if len(slip.chain) > 1 else ""
    return " ".join(filter(None, (moved, end, carried)))


def released_sentence(release: Release, wording: "Wording") -> str:
    """Say that an action was dropped, and what no longer waits for it, by their ids: there may be many."""
    return wording.count(
        "With {dropped} dropped, {successors} no longer waits for it.",
        "With {dropped} dropped, {successors} no longer wait for it.",
        len(release.successors),
        dropped=release.dropped,
        successors=wording.listing(release.successors),
    )


def out_of_sequence_sentence(hurried: OutOfSequence, wording: "Wording", names: Mapping[str, str]) -> str:
    """Say what went ahead of its turn, and what that means for the rest of the work."""
    link = hurried.dependency
    starts = not link.link.to_finish
    order = wording.say(
        _BEGAN_EARLY if starts else _FINISHED_EARLY,
        action=names.get(link.successor, link.successor),
        predecessor=names.get(link.predecessor, link.predecessor),
        happened=hurried.happened,
        allowed=hurried.allowed,
    )
    rest = wording.say("The rest of the work is expected to wait; if it need not, remove the dependency.")
    return f"{order} {rest}" if hurried.rest_waits else order
