"""The command ``import``: an assessment comes into the store."""

from pathlib import Path

from planner.app.cli import terminal
from planner.app.cli.declaration import Command, Typed, argument
from planner.app.cli.options import ASSESSMENT_FILE, by_option, store_option
from planner.app.cli.working_store import actor, address, opened, person
from planner.wording import Wording, msgid


class Import(Typed):
    """What is typed after ``planner import``."""

    assessment: str = argument(ASSESSMENT_FILE, msgid("The city’s answers to the benchmark."))
    store: str | None = store_option()
    by: str | None = by_option()


def run(typed: Import, wording: Wording) -> None:
    """Bring an assessment file into the store; what is refused leaves no trace, not even an empty store."""
    from planner.app import desk
    from planner.app.desk.intake import check_import
    from planner.app.desk.last_round import last_round
    from planner.app.desk.stores import store_exists
    from planner.wording.assessments import LAST_ROUND_NOT_HERE

    file = Path(typed.assessment)
    # Before the store is opened, which makes one where none is.
    check_import(file, person(typed.by), first=not store_exists(address(typed.store)), today=terminal.today())
    with opened(typed.store, wording, new=True) as store:
        imported = desk.import_assessment(store, file, by=actor(store, typed.by))
        terminal.show(wording.say("Imported: {assessment}", assessment=imported.assessment))
        stored = store.assessment(imported.assessment)
        if stored.assessment.follows and last_round(store, stored) is None:
            terminal.tell(wording.say(LAST_ROUND_NOT_HERE, day=stored.assessment.follows))
            terminal.tell("  " + wording.say("Import it as well; where its date is mistyped, correct “follows”."))
        terminal.show(wording.say("Next: planner draft --from-store {assessment}", assessment=imported.assessment))


COMMAND = Command(
    name="import",
    help=msgid("Bring an assessment into the store, with its city; every assessment is kept."),
    usage=msgid("ASSESSMENT.yaml"),
    examples=("planner import city.yaml", "planner import city.yaml --store harbour.db"),
    typed=Import,
    run=run,
)
