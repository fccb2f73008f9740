"""What happens when people decide on a terminal about what today's benchmark has no place for?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.app.cli import terminal
from planner.app.cli.consent import consent
from planner.app.cli.options import actor
from planner.app.cli.printing import paragraphs, show_json
from planner.app.desk import case_of
from planner.app.desk.placement import Decision, can_stand, decide, proposed
from planner.draft.case import Case
from planner.files.nearest import nearest
from planner.problem import Place, Problem, ProblemsFoundError
from planner.proposal.unplaced import Unplaced
from planner.store import Store
from planner.toolkit.assessment import Assessment
from planner.wording import Wording
from planner.wording.unplaced import fate_sentence, met_sentence, part_name, said_lines, unplaced_sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was typed after the options; nothing at all asks for the list."""

    moves: tuple[str, ...]
    as_proposed: bool
    aside: tuple[str, ...]
    stand: bool

    def __bool__(self) -> bool:
        return bool(self.moves or self.as_proposed or self.aside or self.stand)


def show(store: Store, assessment: str, wording: Wording, *, as_json: bool) -> None:
    """List what has no place, with what was said and where its text stands today."""
    case, said = case_of(store, assessment), store.assessment(assessment).assessment
    if as_json:
        show_json(case.unplaced)
        return
    if not case.unplaced:
        terminal.show(wording.say("Everything that was said has its place in today’s benchmark."))
        return
    terminal.show(unplaced_sentence(case.unplaced, wording))
    for one in case.unplaced:
        terminal.show("")
        terminal.show(f"{part_name(one.part, wording)} {one.key}" + (f" – {one.text}" if one.text else ""))
        for line in paragraphs(_facts(one, said, wording)):
            terminal.show(line)
    terminal.show("")
    terminal.show(
        wording.say("Move with --move OLD=NEW or --as-proposed, take out with --put-aside ID, let stand with --stand.")
    )


def _facts(one: Unplaced, said: Assessment, wording: Wording) -> Iterator[str]:
    yield fate_sentence(one, wording)
    if one.met:
        yield met_sentence(one, said, wording)
    yield from said_lines(one, said, wording)


def carry_out(store: Store, assessment: str, asked: Asked, by: str | None, wording: Wording, *, yes: bool) -> None:
    """Carry out what was decided, all of it as one change.

    Raises:
        ProblemsFoundError: something is named that has a place, or a move that cannot be.
        typer.Exit: the person does not agree, or nobody can be asked and ``--yes`` was not given.
    """
    seen, case = store.assessment(assessment), case_of(store, assessment)
    decisions = _decisions(case, asked)
    gone = [one for one, target in decisions if target is None]
    if gone:
        _agree(gone, wording, yes=yes)
    batch = decide(store, seen, decisions, actor(store, by))
    done = wording.count("{number} decision was carried out.", "{number} decisions were carried out.", len(decisions))
    terminal.show(done)
    left = case_of(store, assessment).unplaced
    if left:
        terminal.show(unplaced_sentence(left, wording))
    if batch.changed:
        terminal.show(wording.say("To take it back: planner undo {change}", change=batch.id))


def _decisions(case: Case, asked: Asked) -> tuple[Decision, ...]:
    """Return what was decided of each thing; the first word about it counts.

    Raises:
        ProblemsFoundError: everything that cannot be understood.
    """
    found, problems = case.unplaced, [_not_a_move(word) for word in asked.moves if not all(word.partition("="))]
    wanted: list[Decision] = []
    pairs: list[tuple[str, str | None]] = [
        *((old.strip(), new.strip()) for old, sign, new in (word.partition("=") for word in asked.moves) if sign),
        *((word.strip(), None) for word in asked.aside),
    ]
    for word, target in pairs:
        named = [one for one in found if one.key == word]
        problems += [] if named else [_has_its_place(word, found)]
        wanted += [(one, target) for one in named]
    if problems:
        raise ProblemsFoundError(problems)
    wanted += proposed(found) if asked.as_proposed else ()
    wanted += [(one, one.id) for one in can_stand(found, case.benchmark)] if asked.stand else ()
    first: dict[tuple[str, str], Decision] = {}
    for one, target in wanted:
        first.setdefault((one.part, one.key), (one, target))
    return tuple(first.values())


def _not_a_move(word: str) -> Problem:
    return Problem(
        code="not-a-move",
        what="“{word}” does not say from where to where something moves.",
        fix="Write the old id, an equals sign and the new id, such as 6.9=6.10.",
        values={"word": word},
        place=Place(file="--move"),
    )


def _has_its_place(word: str, found: Sequence[Unplaced]) -> Problem:
    known = tuple(dict.fromkeys(one.key for one in found))
    near = nearest(word, known)
    return Problem(
        code="not-without-place",
        what="Nothing without a place is called “{word}”.",
        fix="Did you mean “{near}”? Without a place are: {known}." if near else "Without a place are: {known}.",
        values={"word": word, "near": near or "", "known": ", ".join(known) or "–"},
        place=Place(field=word),
    )


def _agree(gone: Sequence[Unplaced], wording: Wording, *, yes: bool) -> None:
    listed = wording.listing(one.key for one in gone)
    consent(
        wording.say("Put aside what was said to {ids}? Type yes or no:", ids=listed),
        wording,
        yes=yes,
        hint=wording.say("Nothing was changed. Add --yes to put aside what was said to {ids}.", ids=listed),
    )
