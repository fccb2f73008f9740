"""What does a city fill in to assess itself?"""

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from textwrap import wrap
from typing import Protocol

from planner.templates.catalogue import Catalogue
from planner.templates.own_method import LIMITS, WEIGHTS
from planner.templates.readings import FigureKind
from planner.toolkit.assessment import Answer, AssessmentKind, Standing
from planner.toolkit.benchmark import Benchmark, GuidingQuestion, KeyFactor
from planner.toolkit.plan_settings import MoneyState, PlanStatus


class Speaker(Protocol):
    """Says English sentences and labels in the reader's language, as ``planner.wording.Wording`` does."""

    def say(self, msgid: str, /) -> str:
        """Return a sentence in the reader's language."""

    def label_inside(self, member: StrEnum, /) -> str:
        """Return the word of a closed set in the reader's language, as it stands inside a sentence."""


class _English:
    def say(self, msgid: str, /) -> str:
        return msgid

    def label_inside(self, member: StrEnum, /) -> str:
        return member.replace("-", " ")


_Say = Callable[[str], str]
_WIDTH = 96


def blank_assessment(
    benchmark: Benchmark, catalogue: Catalogue, language: str, *, day: date, wording: Speaker | None = None
) -> str:
    """Return a commented assessment without answers, which can be read as it is.

    Benchmark and catalogue are read in ``language`` already; ``day`` is written as the date;
    without ``wording`` the explanations are in English.
    """
    speaker = wording or _English()
    parts = (
        _head(benchmark, language, day, speaker),
        _respondents(speaker.say),
        _answers(benchmark, speaker),
        _verdicts(benchmark, speaker),
        _context(benchmark, catalogue, speaker.say),
        _plan(benchmark, catalogue, speaker),
    )
    return "\n".join(line for part in parts for line in part) + "\n"


def _comment(text: str, indent: int = 0) -> Iterator[str]:
    """Set a text as comment lines."""
    margin = " " * indent + "# "
    # Ids such as self-assessment are copied from here: none is cut at its hyphen.
    return iter(wrap(text, _WIDTH, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False))


def _words(words: type[StrEnum], speaker: Speaker) -> str:
    """List the words of a closed set, each with what it means in the reader's language."""
    return ", ".join(_word(word, speaker.label_inside(word)) for word in words)


def _word(word: StrEnum, label: str) -> str:
    # In English most labels are the words themselves, and would stand there twice.
    return word if label.casefold() == word.replace("-", " ") else f"{word} ({label})"


def _head(benchmark: Benchmark, language: str, day: date, speaker: Speaker) -> Iterator[str]:
    say = speaker.say
    yield from _comment(benchmark.title)
    yield from _comment(benchmark.standard)
    yield "#"
    yield from _comment(
        say(
            "Lines that begin with # are explanations. Write after the colons; what stays empty counts as not answered."
        )
    )
    yield from _comment(say("Put texts in double quotes. Keep the indentation, and use spaces, not tabs."))
    yield ""
    yield "city:"
    # First, as the public holidays and so every date of the plan follow it.
    yield from _comment(
        say(
            "Country, by its name or its two-letter code: its public holidays count in every date. Left empty, none do."
        ),
        2,
    )
    yield "  country:"
    yield f'  name: "{say("Name of the city")}"'
    yield from _comment(say("Number of inhabitants; it scales the effort of the actions."), 2)
    yield "  population:"
    yield f"benchmark: {benchmark.id}"
    yield f"date: {day.isoformat()}"
    yield from _comment(_words(AssessmentKind, speaker))
    yield f"kind: {AssessmentKind.SELF_ASSESSMENT}"
    yield from _comment(
        say("In a later round: the day of the assessment before, whose answers then stand beside these.")
    )
    yield "follows:"
    yield from _comment(say("Language of the plan."))
    yield f"language: {language}"
    yield from _comment(
        say("The whole benchmark (whole), or the chosen key factors between square brackets, such as:")
        + f" [{benchmark.factors[0].id}]"
    )
    yield "scope: whole"


def _respondents(say: _Say) -> Iterator[str]:
    yield ""
    yield from _comment(say("Who answers: a function and a group, no names of people."))
    yield from _comment(say("When several answer the same question, each answer says whose it is (by)."))
    yield "respondents:"
    yield from _comment(
        f'- {{id: hr, role: "{say("Human resources department")}", group: "{say("city administration")}"}}', 2
    )


def _answers(benchmark: Benchmark, speaker: Speaker) -> Iterator[str]:
    say = speaker.say
    yield ""
    yield from _comment(say("Possible answers:") + " " + _words(Answer, speaker))
    yield from _comment(say("An answer stands after the colon, or below it with a note and evidence:"))
    first = benchmark.factors[0].questions[0].id
    for line in (
        f'"{first}":',
        "  answer: partly",
        f'  note: "{say("Why we answer so.")}"',
        f'  confidential_note: "{say("What must not be printed.")}"',
        f'  evidence: ["{say("Title of a document")}"]',
    ):
        yield f"#   {line}"
    yield from _comment(say("Several respondents answer in a list:"))
    yield f'#   "{first}":'
    yield "#     - {by: hr, answer: yes}"
    yield "#     - {by: associations, answer: no}"
    yield "answers:"
    for factor in benchmark.factors:
        yield from _factor(factor, say)


def _factor(factor: KeyFactor, say: _Say) -> Iterator[str]:
    yield ""
    yield from _comment(f"{factor.id} {factor.title}", 2)
    yield from _comment(factor.statement, 2)
    for question in factor.asked:
        yield from _question(question, say)


def _question(question: GuidingQuestion, say: _Say) -> Iterator[str]:
    yield ""
    yield from _comment(f"{question.id} {question.text}", 2)
    yield from _comment(say("Evidence:") + " " + question.evidence, 2)
    # In quotes: other programs read 6.10 as the number 6.1.
    yield f'  "{question.id}":'
    if question.aspects:
        yield from _comment(say("Or leave it empty and answer for each aspect:"), 2)
    for aspect in question.aspects:
        yield from _comment(f"{aspect.id} {aspect.text}", 2)
        yield from _comment(say("Evidence:") + " " + aspect.evidence, 2)
        yield f'  "{aspect.id}":'


def _verdicts(benchmark: Benchmark, speaker: Speaker) -> Iterator[str]:
    say = speaker.say
    yield ""
    yield from _comment(
        say("Where your judgement on a key factor differs from what the answers give, say so and why:")
        + " "
        + _words(Standing, speaker)
    )
    yield "verdicts:"
    yield from _comment(f'{benchmark.factors[0].id}: {{standing: weak, because: "{say("Why we judge so.")}"}}', 2)


def _context(benchmark: Benchmark, catalogue: Catalogue, say: _Say) -> Iterator[str]:
    if not benchmark.contextual_factors:
        return
    yield ""
    yield from _comment(say("What the city does not choose and what changes its plan."))
    yield from _comment(say("Write the readings that fit between square brackets, or none."))
    yield "context:"
    for factor in benchmark.contextual_factors:
        yield ""
        yield from _comment(f"{factor.id} {factor.title}", 2)
        for rule in catalogue.context.readings:
            if rule.factor == factor.id:
                yield from _comment(f"  {rule.reading}: {rule.title}", 2)
        figures = [figure for figure in catalogue.context.figures if figure.factor == factor.id]
        for figure in figures:
            example = "2027-06-13" if figure.kind is FigureKind.DATE else "12"
            yield from _comment(f"  {factor.id}: {{readings: [], figures: {{{figure.id}: {example}}}}}", 2)
            yield from _comment(f"  {figure.id}: {figure.title}", 2)
        yield f"  {factor.id}:"


def _plan(benchmark: Benchmark, catalogue: Catalogue, speaker: Speaker) -> Iterator[str]:
    say = speaker.say
    yield ""
    yield from _comment(say("What the city decides about its plan."))
    yield "plan:"
    yield from _comment(_words(PlanStatus, speaker), 2)
    yield f"  status: {PlanStatus.DRAFT}"
    settings = {
        "country": say("Country of the public holidays, when it is not the city’s."),
        "region": say("Region, by its name or its code, where it has public holidays of its own."),
        "title": say("Title on the cover."),
        "version": say("Version on the cover, in double quotes."),
        "start": say("First day of the plan, such as 4/1/2027: the day stands before the month."),
        "adopted_on": say("Day of the council’s decision, once the plan is adopted."),
    }
    for key, explanation in settings.items():
        yield from _comment(explanation, 2)
        yield f"  {key}:"
    yield from _comment(say("Days on which the administration is closed:"), 2)
    yield "  closures:"
    yield f'    # - {{first: 2027-12-24, last: 2028-01-02, why: "{say("End of the year")}"}}'
    yield from _comment(say("Sessions of the council, with the last day for papers where it is known:"), 2)
    yield "  council_sessions:"
    yield f'    # - {{day: 2027-03-15, papers_by: 2027-03-01, title: "{say("Vote on the budget")}"}}'
    yield from _adoption(catalogue, say)
    yield from _roles(catalogue, say)
    yield from _deadlines(catalogue, say)
    yield from _comment(say("Actions already carried out, between square brackets:"), 2)
    yield "  done: []"
    yield from _means(benchmark, catalogue, speaker)
    weights = say("Your own weights of the priority, from 0 to 1, when they are not the usual ones:")
    yield from _comment(f"{weights} {', '.join(WEIGHTS)}", 2)
    yield "  weights:"
    limits = say("Your own limits of a quick win, when they are not the usual ones:")
    yield from _comment(f"{limits} {', '.join(LIMITS)}", 2)
    yield "  quick_win:"


def _means(benchmark: Benchmark, catalogue: Catalogue, speaker: Speaker) -> Iterator[str]:
    """Explain the time and the money, each with an example that waits behind its #."""
    say = speaker.say
    yield from _comment(
        say(
            "The time and the money that the city has for its plan, which holds what they allow. What you leave out is "
            "assumed by the size of the city. Take away the # before what you fill in."
        ),
        2,
    )
    yield "  means:"
    yield from _comment(say("Over how many years the plan runs:"), 4)
    yield f"    # horizon_years: {catalogue.method.choice.horizon_years}"
    yield from _comment(say("How many actions may begin in any four weeks:"), 4)
    yield f"    # starts_in_four_weeks: {catalogue.method.choice.starts_in_all}"
    sums = say("Money that the plan may spend, year by year, in euros; write none where there is none.")
    sure = say("How sure it is, where nothing is planned with what is only applied for:")
    yield from _comment(f"{sums} {sure} {_words(MoneyState, speaker)}", 4)
    yield "    # money:"
    source = say("Budget of the city")
    yield f'    #   - {{year: 2027, amount: 40000, source: "{source}", state: {MoneyState.IN_BUDGET}}}'
    yield f"    #   - {{year: 2028, amount: 20000, state: {MoneyState.APPLIED_FOR}}}"
    yield from _services_time(catalogue, say)
    yield from _comment(say("Key factors that count for more than usual, or for less: from 0 to 5, 1 is as usual."), 4)
    yield f"    # factor_weights: {{{benchmark.factors[0].id}: 1.5}}"


def _services_time(catalogue: Catalogue, say: _Say) -> Iterator[str]:
    yield from _comment(
        say(
            "How much time each service can give, in full-time posts: two days a month are 0.1. Or how many posts "
            "it has and which share of them the plan may take; from when a post is filled; when somebody is away, and "
            "with which share of the time."
        ),
        4,
    )
    first, second, third, *_ = (*(role.id for role in catalogue.roles), "mayor", "legal", "hr")
    yield "    # services:"
    yield f"    #   {first}: 0.5"
    yield f"    #   {second}: {{posts: 2, plan_share: 0.1, filled_from: 2027-04-01}}"
    yield f"    #   {third}: {{posts: 0.1, away: [{{first: 2027-07-01, last: 2027-08-31, share: 0.5}}]}}"


def _deadlines(catalogue: Catalogue, say: _Say) -> Iterator[str]:
    yield from _comment(
        say(
            "Deadlines that you set yourselves, by action: a day, or a month, a quarter or a year, whose last day is "
            "then meant; ongoing where there is no deadline:"
        ),
        2,
    )
    yield "  deadlines:"
    for action, deadline in zip(catalogue.actions, ("2027-06-30", "Q2 2027", "ongoing"), strict=False):
        yield f"    # {action.id}: {deadline}"
    actions = (*(action.id for action in catalogue.actions), "F01-01", "F01-02")
    first = say("Days before which actions must not start; of a month or a quarter the first day is meant:")
    yield from _comment(first, 2)
    yield "  not_before:"
    yield f"    # {actions[0]}: {say('June 2027')}"
    yield from _comment(say("Days on which actions must be, neither earlier nor later, such as that of an event:"), 2)
    yield "  must_be_on:"
    yield f"    # {actions[1]}: 21/03/2028"


def _adoption(catalogue: Catalogue, say: _Say) -> Iterator[str]:
    yield from _comment(
        say(
            "The session that is to adopt the plan; left empty, the first whose papers can still be handed in. Actions "
            "that may begin before it stand between square brackets, and begin on the first day of the plan."
        ),
        2,
    )
    yield "  adoption:"
    first, *_ = (*(action.id for action in catalogue.actions), "F01-01")
    yield f"    # {{session: 2027-03-15, may_begin_before: [{first}]}}"


def _roles(catalogue: Catalogue, say: _Say) -> Iterator[str]:
    yield from _comment(say("What your city calls each service; one without a name keeps the title given here."), 2)
    capacity = say("With its capacity in full-time equivalents, when it is known:")
    yield from _comment(f'{capacity} {{name: "{say("Name")}", capacity: 0.5}}', 2)
    yield "  roles:"
    for role in catalogue.roles:
        yield from _comment(f"{role.title} – {role.does}", 4)
        yield f"    {role.id}:"
    own = say("Services of your own, by an id in small letters; a partner outside the city says so:")
    yield from _comment(own, 4)
    yield f'    # youth: {{name: "{say("Youth department")}"}}'
    yield f'    # welcome: {{name: "{say("Federation of associations")}", outside: true}}'
    work = say("Which of them owns an action, and which help, instead of those of the template:")
    yield from _comment(work, 2)
    first, second, *_ = (*(action.id for action in catalogue.actions), "F01-01", "F01-02")
    yield "  owners:"
    yield f"    # {first}: youth"
    yield "  partners:"
    yield f"    # {second}: [youth, welcome]"
