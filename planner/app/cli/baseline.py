"""The command ``baseline``: the plan as the council adopted it, and how far it has moved from there."""

from textwrap import fill
from typing import TYPE_CHECKING

from planner.app.cli import terminal
from planner.app.cli.declaration import Command, Typed, option
from planner.app.cli.options import DAY, TEXT, by_option, consent_option, json_option, plan_argument, store_option
from planner.app.cli.printing import WIDTH, day, show_json, show_table, show_way_back
from planner.app.cli.working_store import actor, opened
from planner.wording import Wording, msgid, slips

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.app.desk import PlanView
    from planner.app.desk.vocabulary import Baseline as AdoptedPlan
    from planner.app.desk.vocabulary import Store, Variance
    from planner.problem import Problem


class Baseline(Typed):
    """What is typed after ``planner baseline``."""

    plan: str = plan_argument()
    adopted_on: str | None = option("--adopted-on", DAY, msgid("The day of the decision."))
    reference: str | None = option("--reference", TEXT, msgid("The number of the decision."))
    correct: str | None = option(
        "--correct",
        TEXT,
        msgid("The number of a decision that was noted wrongly, to give it its true day or number."),
    )
    yes: bool = consent_option()
    store: str | None = store_option()
    by: str | None = by_option()
    as_json: bool = json_option()


def run(typed: Baseline, wording: Wording) -> None:
    """Note what the council adopted or changed, correct a decision, or list what was adopted."""
    with opened(typed.store, wording) as store:
        # Not even --correct alone changes anything: without a day or a number there is nothing to correct to.
        if typed.adopted_on is None and typed.reference is None:
            _list(store, typed, wording)
        elif typed.correct is None:
            _adopt(store, typed, wording)
        else:
            _correct(store, typed.correct, typed, wording)


COMMAND = Command(
    name="baseline",
    help=msgid(
        "Note that the council adopted the plan, or a change of it, and keep it as it was adopted; without a date, "
        "list what was adopted."
    ),
    usage=msgid("PLAN [--adopted-on DATE --reference TEXT]"),
    examples=(
        "planner baseline harbour-plan-2027 --adopted-on 2027-03-04 --reference 2027-118",
        "planner baseline harbour-plan-2027 --adopted-on 2027-09-16 --reference 2027-204",
        "planner baseline harbour-plan-2027 --correct 2027-118 --adopted-on 2027-03-11",
        "planner baseline harbour-plan-2027",
    ),
    typed=Baseline,
    run=run,
)


def _list(store: "Store", typed: Baseline, wording: Wording) -> None:
    """Show what was adopted of a plan, and how far the plan is from each."""
    from planner.app import desk
    from planner.app.cli.progress import finish_text
    from planner.wording.adoption import is_adoption, no_decision_noted

    view = _view(store, typed, wording)
    adopted = [(baseline, desk.variance_from(view, id_)) for id_, baseline in view.baselines]
    if typed.as_json:
        show_json([_data(baseline, variance) for baseline, variance in adopted])
        return
    if not adopted:
        terminal.show(no_decision_noted(view.standing.adoption, wording))
    show_table(
        (
            baseline.reference,
            day(baseline.adopted_on, wording),
            wording.say("adoption") if is_adoption(baseline, view.standing.adoption) else wording.say("change"),
            wording.count("{number} action", "{number} actions", len(baseline.actions)),
            finish_text(variance.finish_days, wording) if variance else "",
        )
        for baseline, variance in adopted
    )


def _data(baseline: "AdoptedPlan", variance: "Variance | None") -> dict[str, object]:
    """Return a council decision, and how far the plan is from it, as data."""
    return {
        "reference": baseline.reference,
        "adopted_on": baseline.adopted_on,
        "finish": baseline.finish,
        "variance": variance,
    }


def _view(store: "Store", typed: Baseline, wording: Wording) -> "PlanView":
    from planner.app import desk

    return desk.plan_view(store, typed.plan, today=terminal.today(), language=wording.language)


def _adopt(store: "Store", typed: Baseline, wording: Wording) -> None:
    """Keep a plan as the council adopted or changed it.

    Raises:
        ProblemsFoundError: the day or the number is missing, or the plan cannot be adopted so.
    """
    from planner.app import desk
    from planner.app.desk.typed_words import TypedWords

    words, reference = TypedWords(), typed.reference or ""
    adopted_on = words.day("--adopted-on", typed.adopted_on)
    words.problems += _missing(typed)
    words.finish()
    if adopted_on is None:  # of which the words have complained; mypy does not know
        return
    view = _view(store, typed, wording)
    _agree_to_dates(store, view, adopted_on, typed, wording)
    adopted = desk.adopt(store, view, adopted_on=adopted_on, reference=reference, by=actor(store, typed.by))
    actions = wording.count("{number} action", "{number} actions", len(adopted.baseline.actions))
    # As it was tidied, so that whoever names the decision later can copy it from here.
    reference = adopted.baseline.reference
    if adopted.corrected:
        sentence = msgid("Corrected: adopted on {day}, {reference}.")
    elif adopted.changes:
        sentence = msgid("Change adopted on {day} kept, {reference}: {actions}.")
    else:
        sentence = msgid("Kept as adopted on {day}, {reference}: {actions}.")
    terminal.show(wording.say(sentence, day=adopted_on, reference=reference, actions=actions))
    if adopted.changes and view.standing.adoption:
        terminal.show(wording.say("The plan stays adopted on {day}.", day=view.standing.adoption.adopted_on))
    show_way_back(adopted.batch, wording)


def _agree_to_dates(store: "Store", view: "PlanView", adopted_on: "date", typed: Baseline, wording: Wording) -> None:
    """Show which due dates a change sets and which stay, and go on only with a person's consent where it sets any.

    Raises:
        ProblemsFoundError: the decision cannot be noted.
        typer.Exit: the person does not agree, or nobody can be asked and ``--yes`` was not given.
    """
    from planner.app import desk
    from planner.app.cli.consent import consent
    from planner.wording.adopted_dates import DUE_DATES_STAY, adopted_dates_sentences

    reference = " ".join((typed.reference or "").split())
    # A decision that is noted already gets its true day, and every due date stays.
    if any(decision.reference == reference and decision.adopted_on != adopted_on for _, decision in view.baselines):
        return
    desk.check_adoption(store, view, adopted_on=adopted_on, reference=reference)
    dates = desk.dates_to_adopt(store, view, adopted_on)
    if dates is None:
        if not view.baselines:
            terminal.tell(wording.say(DUE_DATES_STAY))
        return
    heading, lines, rest = adopted_dates_sentences(dates, wording)
    for text in (heading, *(f"  {line}" for line in lines), *rest):
        terminal.tell(fill(text, WIDTH, subsequent_indent="    ", break_long_words=False))
    if dates:
        consent(wording.say("Note the change? Type yes or no:"), wording, yes=typed.yes)


def _missing(typed: Baseline) -> "Iterator[Problem]":
    for name, word in (("--adopted-on", typed.adopted_on), ("--reference", typed.reference)):
        if not (word or "").strip():
            yield slips.missing_option(name)


def _correct(store: "Store", wrong: str, typed: Baseline, wording: Wording) -> None:
    """Give a decision that was noted wrongly its true day or number; what nobody typed stays.

    Raises:
        ProblemsFoundError: the plan has no such decision, or it cannot be corrected so.
    """
    from planner.app import desk
    from planner.app.desk.typed_words import TypedWords

    words = TypedWords()
    typed_day = words.day("--adopted-on", typed.adopted_on)
    words.finish()
    view = _view(store, typed, wording)
    before = next((baseline for id_, baseline in view.baselines if wrong in {id_, baseline.reference}), None)
    # Where there is no such decision, the desk says so, whatever day and number it is given.
    adopted_on = typed_day or (before.adopted_on if before else view.key.today)
    reference = typed.reference or (before.reference if before else wrong)
    batch = desk.correct_adoption(
        store, view, wrong, adopted_on=adopted_on, reference=reference, by=actor(store, typed.by)
    )
    if not batch.changed:
        terminal.show(wording.say("Everything was as you said already."))
        return
    terminal.show(wording.say("Corrected: adopted on {day}, {reference}.", day=adopted_on, reference=reference))
    show_way_back(batch, wording)
