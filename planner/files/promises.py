"""Can every question be answered “yes” one day, and does every result rest on more than preparation?"""

from collections.abc import Callable, Iterator

from planner.files import result_messages as messages
from planner.files.library import Library, Path
from planner.problem import Problem
from planner.templates.catalogue import ActionTemplate, Need
from planner.templates.results import Part, PlannedResult


def check_results(library: Library) -> Iterator[Problem]:
    """Report questions that stand twice among the results, or that no path leads to “yes”.

    A benchmark without any result is none with gaps: its plans promise nothing.
    """
    results = _results(library)
    first: dict[str, Path] = {}
    for path, result in results.items():
        if result.question in first:
            known = library.place(*first[result.question], "question")
            place = library.place(*path, "question")
            yield messages.RESULT_TWICE.at(place, question=result.question, file=known.file, first=known.line or 1)
        first.setdefault(result.question, path)
        if not result.yes:
            yield messages.NO_PATH_TO_YES.at(library.place(*path, "yes", of_key=True), question=result.question)
    yield from _without_result(library, frozenset(first)) if results else ()


def _without_result(library: Library, questions: frozenset[str]) -> Iterator[Problem]:
    for number, factor in enumerate(library.benchmark.factors):
        for key, asked in (("questions", factor.questions), ("duties", factor.duties)):
            for index, question in enumerate(asked):
                if question.id not in questions | library.lost_words:
                    place = library.benchmark_document.place(("factors", number, key, index, "id"))
                    yield messages.NO_PATH_TO_YES.at(place, question=question.id)


def check_paths(library: Library) -> Iterator[Problem]:
    """Report paths on which all is preparation, and those that nobody can walk to their end.

    Where actions wait for one another without a choice, the loop itself is told (``sense.check_needs``).
    """
    actions = {action.id: action for action in library.actions.values()}
    # Where the needs without a choice alone would let it begin, it is the choices that go round in a circle.
    circling = _begun(library, lambda need: not need.or_) - _begun(library, lambda _: True)
    for at, result in _results(library).items():
        for key, number, path in result.paths:
            place = library.place(*at, key, number)
            known = [actions[id_] for id_ in path if id_ in actions]
            # Of a path with unknown actions, nobody knows what else it does; that they are unknown is told.
            if len(known) == len(path) and all(action.part is Part.PREPARATION for action in known):
                yield messages.ONLY_PREPARATION.at(place, question=result.question)
            for id_ in path:
                if id_ in circling:
                    yield messages.NEVER_WALKED.at(place, action=id_, question=result.question)


def _results(library: Library) -> dict[Path, PlannedResult]:
    return {
        ("files", number, "results", index): result
        for number, file in enumerate(library.templates.files)
        for index, result in enumerate(file.results)
    }


def _begun(library: Library, counts: Callable[[Need], bool]) -> frozenset[str]:
    """Return the actions that can begin one day: of each need that counts, an action can begin that meets it."""
    # What is not in the library is told elsewhere, and counts as there.
    named = {id_ for action in library.actions.values() for need in action.needs for id_ in (need.action, *need.or_)}
    begun = named - set(library.path_of_action)
    waiting = list(library.actions.values())
    while ready := [action for action in waiting if _can_begin(action, begun, counts)]:
        begun |= {action.id for action in ready}
        waiting = [action for action in waiting if action.id not in begun]
    return frozenset(begun)


def _can_begin(action: ActionTemplate, begun: set[str], counts: Callable[[Need], bool]) -> bool:
    return all(not begun.isdisjoint((need.action, *need.or_)) for need in action.needs if counts(need))
