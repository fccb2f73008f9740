"""The command ``draft``: a plan from an assessment, in a file or in the store."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from planner.app.cli import terminal
from planner.app.cli.declaration import Command, Typed, argument, option
from planner.app.cli.options import ASSESSMENT_FILE, DAY, FILE, ID, LANGUAGE, by_option, store_option
from planner.app.cli.working_store import actor, opened
from planner.problem import ProblemsFoundError
from planner.wording import Wording, msgid, slips

if TYPE_CHECKING:
    from datetime import date

    from planner.app.desk.case_drafts import Drafted
    from planner.app.desk.vocabulary import PlanStanding, Store

_WIDTH = 96
_MOST_WARNINGS = 4
"""Warnings told on the terminal; the plan holds all of them."""


class Draft(Typed):
    """What is typed after ``planner draft``."""

    assessment: str | None = argument(ASSESSMENT_FILE, msgid("The city’s answers to the benchmark."))
    out: tuple[str, ...] = option(
        "--out", FILE, msgid("Where the plan goes: .docx or .json. May be given several times.")
    )
    language: str | None = option(
        "--language",
        LANGUAGE,
        msgid("Language of the plan, else that of the assessment; of a stored plan, that of its documents."),
    )
    start: str | None = option("--start", DAY, msgid("First day of the plan, else the one in the assessment."))
    from_store: str | None = option(
        "--from-store", ID, msgid("In place of a file: an assessment in the store to draft, or a plan to write.")
    )
    store: str | None = store_option()
    by: str | None = by_option()


def run(typed: Draft, wording: Wording) -> None:
    """Draft from a file, or from what the store has under an id."""
    if typed.assessment is not None:
        _draft_file(typed.assessment, typed, wording)
    elif typed.from_store is not None:
        with opened(typed.store, wording) as store:
            _draft_stored(store, typed.from_store, typed, wording)
    else:
        # What typer would find missing, had the argument no other source than a file.
        raise ProblemsFoundError([slips.missing_argument("planner draft", "ASSESSMENT.yaml")])


COMMAND = Command(
    name="draft",
    help=msgid("Draft a plan from an assessment: actions with their reasons, priorities and dates."),
    usage=msgid("ASSESSMENT.yaml --out FILE …"),
    examples=(
        "planner draft city.yaml --out plan.docx --out plan.json",
        "planner draft city.yaml --out plan.docx --language fr --start 2027-01-04",
        "planner draft --from-store harbour-plan-2027 --out plan.docx",
    ),
    typed=Draft,
    run=run,
)


def _draft_file(assessment: str, typed: Draft, wording: Wording) -> None:
    from planner.app.desk.file_drafts import Wishes, draft_plan

    with terminal.progress(wording) as say:
        drafted = draft_plan(
            Path(assessment),
            [Path(name) for name in typed.out],
            Wishes(language=typed.language, start=typed.start),
            today=terminal.today(),
            say=say,
        )
    terminal.show(summary(drafted, wording))


def _draft_stored(store: "Store", source: str, typed: Draft, wording: Wording) -> None:
    """Write a stored plan to files, or draft a plan from a stored assessment and keep it.

    Raises:
        ProblemsFoundError: the store has neither a plan nor an assessment of that id, a target cannot
            be written, or something is asked of a plan that only a new draft can have.
    """
    from planner.app import desk
    from planner.app.desk.exports import check_targets
    from planner.app.desk.typed_words import TypedWords

    words, targets = TypedWords(), [Path(name) for name in typed.out]
    start = words.day("--start", typed.start)
    # What is no plan's id is taken for that of an assessment; where it is neither, the desk names those there are.
    is_plan = any(plan.id == source for plan in store.plans())
    # A stored plan has to go somewhere; a new draft goes into the store, and files are only wanted besides.
    words.problems += check_targets(targets) if targets or is_plan else []
    if is_plan:
        words.problems += [slips.only_for_drafts("--start", source)] if typed.start else []
    words.finish()
    plan = source if is_plan else _draft_into(store, source, start, typed, wording)
    if targets:
        exported = desk.write_exports(store, plan, targets, today=terminal.today(), language=typed.language)
        for path in exported.written:
            terminal.show(wording.say("Written: {file}", file=str(path)))


def _draft_into(store: "Store", assessment: str, start: "date | None", typed: Draft, wording: Wording) -> str:
    """Draft a plan from a stored assessment, keep it, and return its id."""
    from planner.app import desk

    who, today = actor(store, typed.by), terminal.today()
    into = desk.draft_into(store, assessment, by=who, today=today, language=typed.language, start=start)
    if into.drafted:
        terminal.show(summary(into.drafted, wording))
    terminal.show(wording.say("In the store as: {plan}", plan=into.plan))
    return into.plan


def summary(drafted: "Drafted", wording: Wording) -> str:
    """Return the plan in figures, what to look at, and where the files are, a line for each.

    Sentences are in the language of ``wording``; the plan's own texts stay in the plan's language.
    """
    from planner.wording.assessments import assessment_name
    from planner.wording.awaited_adoption import adoption_sentences

    plan = drafted.standing
    rows = [
        (wording.say("Key factors"), _standings(plan, wording)),
        *_results(plan, wording),
        (wording.say("Actions"), _actions(plan, wording)),
        *_means(drafted, wording),
        (wording.say("Dates"), _dates(plan, wording)),
        *_how_sure(plan, wording),
    ]
    rows += [(wording.say("Deadlines"), text) for text in _deadlines(plan, wording)]
    adoption = adoption_sentences(plan, wording, terminal.today(), drafted.asked_start)
    rows += [(wording.say("Adoption"), text) for text in adoption]
    rows += [(wording.say("To note"), text) for text in _warnings(plan, wording)]
    # Last, as a person looks for what was written right above the next prompt.
    rows += [(wording.say("Files"), str(path)) for path in drafted.written]
    assessed = assessment_name(plan.assessment_kind, plan.assessed_on, wording)
    return "\n".join([f"{plan.city.name} – {assessed}", *_table(rows)])


def _table(rows: list[tuple[str, str]]) -> Iterator[str]:
    """Give the rows as lines with a column of headings; a heading is not repeated."""
    margin = max(len(heading) for heading, _ in rows) + 4
    previous = ""
    for heading, text in rows:
        shown = "" if heading == previous else heading
        previous = heading or previous
        first = f"  {shown}".ljust(margin)
        yield fill(text, _WIDTH, initial_indent=first, subsequent_indent=" " * margin, break_long_words=False)


def _standings(plan: "PlanStanding", wording: Wording) -> str:
    from planner.app.desk.vocabulary import Standing

    number = Counter(finding.standing for finding in plan.diagnosis.factors)
    return " · ".join(
        f"{wording.label_inside(standing)} {number[standing]}" for standing in Standing if number[standing]
    )


def _results(plan: "PlanStanding", wording: Wording) -> Iterator[tuple[str, str]]:
    """Give how many results the plan promises, for which of its years, and how many have to wait."""
    from planner.wording.results import results_by_year

    if not plan.results:
        return
    number = wording.number(len(plan.results))
    yield wording.say("Results"), f"{number} ({results_by_year(plan, wording)})"
    if plan.later:
        yield wording.say("Comes later"), wording.count("{number} result", "{number} results", len(plan.later))


def _how_sure(plan: "PlanStanding", wording: Wording) -> Iterator[tuple[str, str]]:
    """Give how many results are likely to come by their day, and which sessions and deadlines are not likely kept."""
    from planner.wording.sureness import likely_promises, unsure_days

    sure = plan.how_sure
    said = " ".join(filter(None, (likely_promises(sure, wording), *unsure_days(sure, {}, wording)))) if sure else ""
    if said:
        yield wording.say("How sure"), said


def _actions(plan: "PlanStanding", wording: Wording) -> str:
    from planner.app.desk.vocabulary import ActionPart

    if not plan.actions:
        findings = plan.diagnosis.factors
        if any(finding.has_gap for finding in findings):
            return wording.say("none")
        if not any(finding.applies for finding in findings):
            return wording.say("none: none of the key factors assessed applies")
        return wording.say("none: everything that applies is in place")
    quick = len(plan.quick_wins)
    preparing = sum(action.part is ActionPart.PREPARATION for action in plan.actions)
    parts = [
        wording.count("{number} quick win", "{number} quick wins", quick),
        wording.count("{number} longer-term action", "{number} longer-term actions", len(plan.actions) - quick),
    ]
    if preparing:
        parts[-1] += ", " + wording.count("{number} of them preparation", "{number} of them preparation", preparing)
    return f"{wording.number(len(plan.actions))} ({wording.listing(parts)})"


def _warnings(plan: "PlanStanding", wording: Wording) -> Iterator[str]:
    """Give the gravest warnings, and how many more there are."""
    names = {action.id: f"{action.id} {action.title}" for action in plan.actions}
    yield from (wording.warning(warning, names) for warning in plan.warnings[:_MOST_WARNINGS])
    more = len(plan.warnings) - _MOST_WARNINGS
    if more > 0:
        yield wording.count(
            "{number} more warning stands in the plan.", "{number} more warnings stand in the plan.", more
        )


def _means(drafted: "Drafted", wording: Wording) -> Iterator[tuple[str, str]]:
    """Give staff time and outside costs, which only a plan with actions has."""
    from planner.wording.means import assumed_fillings

    means = drafted.figures
    if not means.actions:
        return
    # Efforts are estimates: a sum with decimals would claim more than they do.
    yield wording.say("Staff time"), wording.person_days(means.effort)
    yield wording.say("Cost"), wording.money_range(means.cost_from, means.cost_below)
    known = drafted.standing.means
    vacancies = assumed_fillings(known, wording, drafted.standing.service_names) if known else ""
    if vacancies:
        yield wording.say("Vacancies"), vacancies


def _deadlines(plan: "PlanStanding", wording: Wording) -> Iterator[str]:
    """Give the deadlines of the file in full, as they were understood: a slip such as a month for a day is seen."""
    own = (action for action in plan.actions if action.own_deadline)
    yield from (wording.labelled(action.id, wording.shown(action.own_deadline)) for action in own)


def _dates(plan: "PlanStanding", wording: Wording) -> str:
    if plan.period is None:
        return wording.say("from {start}", start=plan.start)
    first, last = plan.period
    return wording.say("from {first} to {last}, the last due date included", first=first, last=last)
