"""Do the templates make sense together: can every action come up, and is every question answered?"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from planner.files import messages
from planner.files.library import Library, Path
from planner.plan import Dependency
from planner.problem import Problem
from planner.schedule.network import loops
from planner.templates.own_method import check_own_numbers
from planner.templates.terms import Link
from planner.toolkit.assessment import Answer
from planner.toolkit.plan_settings import PlanSettings


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
    """Report actions that no result names, no reading brings and no other action needs."""
    results = [result for file in library.templates.files for result in file.results]
    # Without results nothing is proposed, and every action would be told.
    if not results:
        return
    known = library.lost_words | _brought_in(library).union(*(result.actions for result in results))
    for path, action in library.actions.items():
        if action.id not in known:
            yield messages.NEVER_PROPOSED.at(library.place(*path, "id"), action=action.id)


def _brought_in(library: Library) -> frozenset[str]:
    """Return the actions that come in for others, for the context, or in place of several."""
    needs = [need for action in library.actions.values() for need in action.needs]
    needs += [need for replacement in library.replacements.values() for need in replacement.offer.needs_also]
    brought = {id_ for need in needs for id_ in (need.action, *need.or_)}
    for rule in library.templates.context.readings:
        brought |= set(rule.brings)
    if method := library.templates.method:
        brought |= {id_ for merge in method.merges for id_ in (merge.action, *merge.parts)}
        brought |= {method.assessment_round.action} if method.assessment_round else set()
    return frozenset(brought)


def check_needs(library: Library) -> Iterator[Problem]:
    """Report actions that need themselves or need another twice, and loops with and without the context."""
    own = _own_links(library)
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


def _own_links(library: Library) -> dict[tuple[str, str], Path]:
    """Return what the actions themselves wait for; where another action serves as well, nobody waits in a circle."""
    links: dict[tuple[str, str], Path] = {}
    for path, action in library.actions.items():
        links |= {(before, action.id): (*path, "after", n) for n, before in enumerate(action.after)}
        links |= {(need.action, action.id): (*path, "needs", n) for n, need in enumerate(action.needs) if not need.or_}
    return links


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
