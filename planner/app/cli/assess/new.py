"""The command ``assess new``: a blank assessment, ready to be filled in, or the one that follows another."""

from pathlib import Path
from typing import TYPE_CHECKING

from planner.app.cli import terminal
from planner.app.cli.declaration import Command, Typed, flag, option
from planner.app.cli.options import FILE, LANGUAGE, NAME, store_option
from planner.app.cli.working_store import opened
from planner.wording import Wording, msgid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.app.desk.vocabulary import Case


class New(Typed):
    """What is typed after ``planner assess new``."""

    benchmark: str = option(
        "--benchmark",
        NAME,
        msgid("Which benchmark, else the one against discrimination."),
        default="anti-discrimination",
    )
    language: str | None = option("--language", LANGUAGE, msgid("Language of the questions, else yours."))
    after: str | None = option(
        "--after",
        msgid("ASSESSMENT"),
        msgid("The last assessment, a file or its id in the store: its answers stand beside the questions."),
    )
    store: str | None = store_option()
    out: str | None = option("--out", FILE, msgid("Where it goes, else it is shown here."))
    force: bool = flag("--force", msgid("Replace the file if there is one already."))


def run(typed: New, wording: Wording) -> None:
    """Write the assessment to a file, or show it."""
    from planner.app.desk.input_files import blank_assessment, following_assessment

    # Shown where no file is named, so that “> city.yaml” and a look at the questions need no option.
    target = Path(typed.out) if typed.out else None
    if typed.after:
        last, proposed = _last(typed.after, typed, wording)
        text = following_assessment(last, target, today=terminal.today(), force=typed.force, proposed=proposed)
    else:
        text = blank_assessment(
            typed.benchmark,
            typed.language,
            target,
            reader=wording.language,
            today=terminal.today(),
            force=typed.force,
        )
    terminal.show(wording.say("Written: {file}", file=typed.out) if typed.out else text.rstrip("\n"))


def _last(after: str, typed: New, wording: Wording) -> "tuple[Case, Mapping[str, str]]":
    """Return the assessment that the new one follows, from its file or from the store, and what is proposed since.

    Only a store knows what was done: beside a file, nothing is proposed.

    Raises:
        ProblemsFoundError: there is none, or it has something wrong.
    """
    from planner.app import desk
    from planner.app.desk.input_files import read_case

    file = Path(after)
    # Ids of assessments have no ending, so that a file that is missing is told as such.
    if file.suffix or file.is_file():
        return read_case(file, typed.language), {}
    with opened(typed.store, wording) as store:
        last = desk.case_of(store, after, typed.language)
        return last, desk.proposals_after(store, after, today=terminal.today(), language=last.language)


COMMAND = Command(
    name="new",
    help=msgid("Write a blank assessment with all the questions of a benchmark, ready to be filled in."),
    usage=msgid("[OPTIONS]"),
    examples=(
        "planner assess new --language fr --out city.yaml",
        "planner assess new --after city.yaml --out city-2028.yaml",
    ),
    typed=New,
    run=run,
)
