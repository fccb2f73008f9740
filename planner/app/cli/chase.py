"""The command ``chase``: texts that ask owners for news."""

from typing import TYPE_CHECKING

from planner.app.cli import terminal
from planner.app.cli.declaration import Command, Typed, option
from planner.app.cli.options import LANGUAGE, NAME, json_option, plan_argument, store_option
from planner.app.cli.printing import show_json
from planner.app.cli.working_store import opened
from planner.wording import Wording, msgid

if TYPE_CHECKING:
    from planner.app.desk import Letter, PlanView
    from planner.app.desk.vocabulary import PlanStanding, Store

_RULER = "─" * 72
"""What stands between two letters: as wide as the lines of a mail."""


class Chase(Typed):
    """What is typed after ``planner chase``."""

    plan: str = plan_argument()
    owner: str | None = option(
        "--owner", NAME, msgid("Only this service or person, by id, by name or by a part of the name.")
    )
    language: str | None = option("--language", LANGUAGE, msgid("Language of the letters, else that of the plan."))
    store: str | None = store_option()
    as_json: bool = json_option()


def run(typed: Chase, wording: Wording) -> None:
    """Show the texts to send to owners, each under its owner and its subject."""
    from planner.app import desk

    with opened(typed.store, wording) as store:
        view = desk.plan_view(store, typed.plan, today=terminal.today(), language=wording.language)
        letters = desk.letters(view, owner=typed.owner, standing=_translated(store, view, typed.language))
        if typed.as_json:
            show_json([_data(letter) for letter in letters])
            return
        if not letters:
            terminal.show(wording.say("There is nothing to ask anybody about today."))
        for number, letter in enumerate(letters):
            # Between letters only: people copy from one ruler to the next.
            if number:
                terminal.show(_RULER)
            owner = letter.recipient or wording.say("those who steer the plan")
            terminal.show(wording.say("To: {owner}", owner=owner))
            terminal.show(wording.say("Subject: {subject}", subject=letter.subject))
            terminal.show(f"\n{letter.text}")


def _translated(store: "Store", view: "PlanView", language: str | None) -> "PlanStanding | None":
    """Return the plan in a language; None where none is asked for."""
    if language is None:
        return None
    # It brings all that writes documents, which most letters do without.
    from planner.app.desk.translation import in_language

    return in_language(store, view, language).standing


def _data(letter: "Letter") -> dict[str, object]:
    return {"owner": letter.owner, "person": letter.person, "subject": letter.subject, "text": letter.text}


COMMAND = Command(
    name="chase",
    help=msgid("Write, for each owner, a short text that asks for news of what is due, late or silent."),
    usage=msgid("PLAN [--owner NAME] [--language en|fr] [--json]"),
    examples=("planner chase harbour-plan-2027", "planner chase harbour-plan-2027 --owner personnel"),
    typed=Chase,
    run=run,
)
