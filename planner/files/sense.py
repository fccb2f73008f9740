"""Do the templates make sense together: can every action come up, and is every question answered?"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import compress, pairwise, product

from planner.files import messages
from planner.files.library import Library, Path
from planner.files.names import parts
from planner.plan import Dependency
from planner.problem import Problem
from planner.proposal.conditions import Facts, asked, compiled
from planner.schedule.network import loops
from planner.templates.catalogue import ActionTemplate, AllOf, AnswerIs, AnyOf, Condition, Not, ReadingIs, StandingIs
from planner.templates.own_method import check_own_numbers
from planner.templates.terms import Link, StartFrom
from planner.toolkit.assessment import Answer, Standing
from planner.toolkit.plan_settings import PlanSettings

_MOST_CASES = 50_000
"""Conditions with more cases than these are believed."""
_MOST_ATOMS = 30
"""Questions, key factors or readings of one condition beyond which nobody counts its cases."""
_MOST_CASES_IN_ALL = 500_000
"""Once so many cases of a folder were tried, all further conditions are believed."""


def check_coverage(library: Library) -> Iterator[Problem]:
    """Report key factors without a file, and questions and duties that no action answers."""
    first: dict[str | None, str] = {}
    for number, file in enumerate(library.templates.files):
        # What has no objective serves several key factors, and there may be any number of such files.
        if file.objective is not None:
            place = library.place("files", number, "factor")
            if file.factor in first:
                yield messages.OBJECTIVE_TWICE.at(place, factor=file.factor or "–", file=first[file.factor])
            first.setdefault(file.factor, place.file)
    yield from _uncovered(library, frozenset(first))


def _uncovered(library: Library, factors: frozenset[str | None]) -> Iterator[Problem]:
    answered = {answer for action in library.actions.values() for answer in action.answers}
    for number, factor in enumerate(library.benchmark.factors):
        path: Path = ("factors", number)
        if factor.id not in factors and factor.id not in library.lost_words:
            yield messages.OBJECTIVE_MISSING.at(library.benchmark_document.place((*path, "id")), factor=factor.id)
        for key, questions in (("questions", factor.questions), ("duties", factor.duties)):
            for index, question in enumerate(questions):
                if question.id not in answered and question.id not in library.lost_words:
                    place = library.benchmark_document.place((*path, key, index, "id"))
                    yield messages.NO_ACTION_ANSWERS.at(place, question=question.id)


def check_every_action_can_come_up(library: Library) -> Iterator[Problem]:
    """Report actions that no assessment calls for, no reading adds and no other action needs."""
    added = {action for rule in library.templates.context.readings for action in rule.add}
    needed = {need.action for action in library.actions.values() for need in action.needs}
    needed |= {need.action for replacement in library.replacements.values() for need in replacement.offer.needs_also}
    needed |= {link.before for rule in library.templates.context.readings for link in rule.link}
    otherwise = added | needed | library.lost_words
    cases = 0
    for path, action in library.actions.items():
        if action.id in otherwise or (action.when is None and asked(action)):
            continue
        # Only these are tried out: all others come up by an answer alone, or because something else needs them.
        call = _call(action)
        tried = 0 if call is None else _cases(call)
        # What is believed without a try costs nothing, and leaves the rest their share.
        cases += tried if tried <= _MOST_CASES else 0
        believed = tried > _MOST_CASES or cases > _MOST_CASES_IN_ALL
        if call is None or (not believed and not _can_hold(call)):
            yield messages.NEVER_PROPOSED.at(library.place(*path, "id"), action=action.id)


def _call(action: ActionTemplate) -> Condition | None:
    """Return when some answers call for an action, its own condition included; None when none can."""
    if not asked(action):
        return None
    # What starts from something also follows an action planned for a question answered no.
    calling = (Answer.NO, Answer.UNKNOWN, *(() if action.start_from is StartFrom.NOTHING else (Answer.PARTLY,)))
    called = AnyOf(any=tuple(AnswerIs(question=question, answer=calling) for question in asked(action)))
    return called if action.when is None else AllOf(all=(called, action.when))


def _cases(condition: Condition) -> int:
    """Return how many cases a condition tells apart; beyond those that are tried, no exact number."""
    questions, factors, readings = (min(len(atoms), _MOST_ATOMS) for atoms in _atoms(condition))
    return int(len(Answer) ** questions * len(Standing) ** factors * 2**readings)


def _can_hold(condition: Condition) -> bool:
    """Try every case that a condition tells apart."""
    questions, factors, readings = _atoms(condition)
    holds = compiled(condition)
    for case in product(
        product(Answer, repeat=len(questions)),
        product(Standing, repeat=len(factors)),
        product((True, False), repeat=len(readings)),
    ):
        answers, standings, read = case
        facts = Facts(
            answers=dict(zip(questions, answers, strict=True)),
            standings=dict(zip(factors, standings, strict=True)),
            readings=frozenset(compress(readings, read)),
        )
        if holds(facts) is not None:
            return True
    return False


def _atoms(condition: Condition) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    """Return the questions, key factors and readings on which a condition rests."""
    questions: dict[str, None] = {}
    factors: dict[str, None] = {}
    readings: dict[tuple[str, str], None] = {}
    waiting = [condition]
    while waiting:
        match waiting.pop():
            case AnswerIs(question=question):
                questions[question] = None
            case StandingIs(factor=factor):
                factors[factor] = None
            case ReadingIs(context=context, reading=reading):
                readings[context, reading] = None
            case (AllOf() | AnyOf() | Not()) as inner:
                waiting.extend(part for part, _ in parts(inner, ()))
    return list(questions), list(factors), list(readings)


def check_steps(library: Library) -> Iterator[Problem]:
    """Report lower steps that need a higher one on the same question.

    An action that starts from nothing would wait for one that starts from something.
    """
    for path, action in library.actions.items():
        if action.start_from is not StartFrom.NOTHING:
            continue
        for number, need in enumerate(action.needs):
            higher = library.actions.get(library.path_of_action.get(need.action, ()))
            if higher is None or higher.start_from is not StartFrom.SOMETHING:
                continue
            shared = [question for question in asked(action) if question in higher.answers]
            if shared:
                place = library.place(*path, "needs", number)
                values = {"action": action.id, "higher": higher.id, "question": shared[0]}
                yield messages.LOWER_NEEDS_HIGHER.at(place, **values)


def check_needs(library: Library) -> Iterator[Problem]:
    """Report actions that need themselves or need another twice, and loops with and without the context."""
    own = {
        (need.action, action.id): (*path, "needs", n)
        for path, action in library.actions.items()
        for n, need in enumerate(action.needs)
    }
    for path, action in library.actions.items():
        named: set[str] = set()
        for number, need in enumerate(action.needs):
            place, other = library.place(*path, "needs", number), need.action
            if other == action.id:
                yield messages.NEEDS_ITSELF.at(place, action=action.id)
            elif other in named:
                yield messages.NEED_TWICE.at(place, action=action.id, other=other)
            named.add(other)
    own_loops = _loops(own)
    for loop in own_loops:
        yield messages.LOOP.at(library.place(*own[loop[0], loop[1]]), chain=" → ".join(loop))
    # All readings at once is more than any city has; each set of them alone would be one search for 2ⁿ sets.
    together = own | _context_links(library)
    # A loop among the actions’ own needs is a loop with any links beside them, and was told above.
    sets = [set(loop) for loop in own_loops]
    for loop in _loops(together):
        if not any(known.issubset(loop) for known in sets):
            path = next(path for link in pairwise(loop) if (path := together[link])[0] == "context")
            yield messages.LOOP_WITH_CONTEXT.at(library.place(*path), chain=" → ".join(loop))


def _loops(links: dict[tuple[str, str], Path]) -> list[tuple[str, ...]]:
    return loops(
        [Dependency(predecessor=before, successor=after, link=Link.FINISH_TO_START) for before, after in links]
    )


def _context_links(library: Library) -> dict[tuple[str, str], Path]:
    """Return the links of all readings at once; a variation stands where the hidden action stood."""
    links: dict[tuple[str, str], Path] = {}
    for path, replacement in library.replacements.items():
        for number, need in enumerate(replacement.offer.needs_also):
            links[need.action, replacement.hide] = (*path, "offer", "needs_also", number)
    for number, rule in enumerate(library.templates.context.readings):
        for index, link in enumerate(rule.link):
            links[link.before, link.after] = ("context", "readings", number, "link", index)
    return links


def check_method(library: Library) -> Iterator[Problem]:
    """Report a scale that contradicts itself, answers to which it gives no gap, weights that do not add up."""
    method = library.templates.method
    if method is None:
        return
    # Not validated: numbers beyond what a city may set become problems with a line here, not a ValidationError.
    weights = PlanSettings.model_construct(weights=dict(method.weights))
    for problem in check_own_numbers(weights, method):
        yield replace(problem, place=library.place("method", *problem.place.field.split(".")))
    scale = method.scale
    if scale.missing_below >= scale.in_place_from:
        yield messages.SCALE_ORDER.at(library.place("method", "scale", "missing_below"))
    # Not applicable has no gap: such a question does not count.
    for answer in (Answer.YES, Answer.PARTLY, Answer.NO, Answer.UNKNOWN):
        if answer not in scale.gap:
            yield messages.MISSING_GAP.at(library.place("method", "scale", "gap"), word=answer.value)
