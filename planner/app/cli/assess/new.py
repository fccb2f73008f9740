"""The command ``assess new``: a blank assessment, ready to be filled in."""

from pathlib import Path

from planner.app.cli import terminal
from planner.app.cli.declaration import Command, Typed, flag, option
from planner.app.cli.options import FILE, LANGUAGE, NAME
from planner.wording import Wording, msgid


class New(Typed):
    """What is typed after ``planner assess new``."""

    benchmark: str = option(
        "--benchmark",
        NAME,
        msgid("Which benchmark, else the one against discrimination."),
        default="anti-discrimination",
    )
    language: str | None = option("--language", LANGUAGE, msgid("Language of the questions, else yours."))
    out: str | None = option("--out", FILE, msgid("Where it goes, else it is shown here."))
    force: bool = flag("--force", msgid("Replace the file if there is one already."))


def run(typed: New, wording: Wording) -> None:
    """Write the assessment to a file, or show it."""
    from planner.app.desk.input_files import blank_assessment

    # Shown where no file is named, so that “> city.yaml” and a look at the questions need no option.
    target = Path(typed.out) if typed.out else None
    text = blank_assessment(
        typed.benchmark,
        typed.language,
        target,
        reader=wording.language,
        today=terminal.today(),
        force=typed.force,
    )
    terminal.show(wording.say("Written: {file}", file=typed.out) if typed.out else text.rstrip("\n"))


COMMAND = Command(
    name="new",
    help=msgid("Write a blank assessment with all the questions of a benchmark, ready to be filled in."),
    usage=msgid("[OPTIONS]"),
    examples=("planner assess new --language fr --out city.yaml",),
    typed=New,
    run=run,
)
