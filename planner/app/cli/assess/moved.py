"""The command ``assess moved``: what today's benchmark has no place for, and what people decide about it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from planner.app.cli import terminal
from planner.app.cli.consent import consent
from planner.app.cli.declaration import Command, Typed, argument, flag, option
from planner.app.cli.options import ID, by_option, json_option, store_option
from planner.app.cli.printing import paragraphs, show_json, show_way_back
from planner.app.cli.working_store import actor, opened
from planner.problem import Place, ProblemsFoundError
from planner.wording import Wording, msgid, slips

if TYPE_CHECKING:
    from planner.app.desk.placement import Decision
    from planner.app.desk.vocabulary import Assessment, Case, Store, Unplaced


class Moved(Typed):
    """What is typed after ``planner assess moved``."""

    assessment: str = argument(msgid("ASSESSMENT"), msgid("An assessment by its id; “planner list” shows them."))
    move: tuple[str, ...] = option(
        "--move",
        msgid("OLD=NEW"),
        msgid("Move what was said to the old id to the new one; several times if need be."),
    )
    as_proposed: bool = flag("--as-proposed", msgid("Move everything whose text has another id now."))
    put_aside: tuple[str, ...] = option(
        "--put-aside", ID, msgid("Take it out of the assessment; several times if need be.")
    )
    stand: bool = flag("--stand", msgid("Let stand what answers the text that its id has today."))
    yes: bool = flag("--yes", msgid("Put aside without being asked."))
    store: str | None = store_option()
    by: str | None = by_option()
    as_json: bool = json_option()


def run(typed: Moved, wording: Wording) -> None:
    """Carry out what was decided, or list what there is to decide."""
    with opened(typed.store, wording) as store:
        if typed.move or typed.as_proposed or typed.put_aside or typed.stand:
            _carry_out(store, typed, wording)
        else:
            _show(store, typed, wording)


COMMAND = Command(
    name="moved",
    help=msgid("List the answers of a stored assessment whose question is gone or has another number, and move them."),
    usage=msgid("ASSESSMENT [OPTIONS]"),
    examples=(
        "planner assess moved harbour-2026-11-12",
        "planner assess moved harbour-2026-11-12 --as-proposed",
        "planner assess moved harbour-2026-11-12 --move 6.9=6.10 --put-aside 6.11",
    ),
    typed=Moved,
    run=run,
)


def _show(store: "Store", typed: Moved, wording: Wording) -> None:
    """List what has no place, with what was said and where its text stands today."""
    from planner.app import desk
    from planner.wording.unplaced import unplaced_sentence

    unplaced = desk.case_of(store, typed.assessment).unplaced
    if typed.as_json:
        show_json(unplaced)
        return
    if not unplaced:
        terminal.show(wording.say("Everything that was said has its place in today’s benchmark."))
        return
    assessment = store.assessment(typed.assessment).assessment
    terminal.show(unplaced_sentence(unplaced, wording))
    for item in unplaced:
        terminal.show("")
        _show_item(item, assessment, wording)
    terminal.show("")
    terminal.show(
        wording.say("Move with --move OLD=NEW or --as-proposed, take out with --put-aside ID, let stand with --stand.")
    )


def _show_item(item: "Unplaced", assessment: "Assessment", wording: Wording) -> None:
    from planner.wording.unplaced import part_name

    terminal.show(f"{part_name(item.part, wording)} {item.key}" + (f" – {item.text}" if item.text else ""))
    for line in paragraphs(_facts(item, assessment, wording)):
        terminal.show(line)


def _facts(item: "Unplaced", assessment: "Assessment", wording: Wording) -> Iterator[str]:
    from planner.wording.unplaced import fate_sentence, met_sentence, statement_lines

    yield fate_sentence(item, wording)
    if item.met:
        yield met_sentence(item, assessment, wording)
    yield from statement_lines(item, assessment, wording)


def _carry_out(store: "Store", typed: Moved, wording: Wording) -> None:
    """Carry out what was decided, all of it as one change.

    Raises:
        ProblemsFoundError: something is named that has a place, or a move that cannot be.
        typer.Exit: the person does not agree, or nobody can be asked and ``--yes`` was not given.
    """
    from planner.app import desk
    from planner.app.desk.placement import decide
    from planner.wording.unplaced import unplaced_sentence

    # Read before the question is asked: what others decide while a person thinks is a conflict, not lost.
    seen = store.assessment(typed.assessment)
    decisions = _decisions(desk.case_of(store, typed.assessment), typed)
    # Only what leaves the assessment asks for consent: what moves keeps its words, and undo brings it back.
    aside = [item.key for item, target in decisions if target is None]
    if aside:
        _agree(aside, wording, yes=typed.yes)
    batch = decide(store, seen, decisions, actor(store, typed.by))
    terminal.show(
        wording.count("{number} decision was carried out.", "{number} decisions were carried out.", len(decisions))
    )
    left = desk.case_of(store, typed.assessment).unplaced
    if left:
        terminal.show(unplaced_sentence(left, wording))
    show_way_back(batch, wording)


def _decisions(case: "Case", typed: Moved) -> "tuple[Decision, ...]":
    """Return what was decided of each thing; the first word about it counts.

    Raises:
        ProblemsFoundError: everything that cannot be understood.
    """
    from planner.app.desk.placement import can_stand, proposed
    from planner.wording import refusals

    problems = [slips.not_a_move(word) for word in typed.move if not all(word.partition("="))]
    wanted: list[Decision] = []
    keys = tuple(dict.fromkeys(item.key for item in case.unplaced))
    for word, target in _targets(typed):
        named = [item for item in case.unplaced if item.key == word]
        problems += [] if named else [refusals.NOT_WITHOUT_PLACE.at(Place(field=word), word, keys)]
        wanted += [(item, target) for item in named]
    if problems:
        raise ProblemsFoundError(problems)
    wanted += proposed(case.unplaced) if typed.as_proposed else ()
    wanted += [(item, item.id) for item in can_stand(case.unplaced, case.benchmark)] if typed.stand else ()
    # What was typed by its id stands before --as-proposed and --stand, which speak of all the rest.
    first: dict[tuple[str, str], Decision] = {}
    for item, target in wanted:
        first.setdefault((item.part, item.key), (item, target))
    return tuple(first.values())


def _targets(typed: Moved) -> Iterator[tuple[str, str | None]]:
    """Give the ids that were typed, each with the id to which it moves; None: it is put aside."""
    for word in typed.move:
        # Without a sign it is no move, of which the caller complains once for all such words.
        old, sign, new = word.partition("=")
        if sign:
            yield old.strip(), new.strip()
    for word in typed.put_aside:
        yield word.strip(), None


def _agree(aside: Sequence[str], wording: Wording, *, yes: bool) -> None:
    listed = wording.listing(aside)
    consent(
        wording.say("Put aside what was said to {ids}? Type yes or no:", ids=listed),
        wording,
        yes=yes,
        hint=wording.say("Nothing was changed. Add --yes to put aside what was said to {ids}.", ids=listed),
    )
