"""What do a benchmark and its templates say, and on which line do they say it?"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from planner.files.content import Templates
from planner.files.folders import Content
from planner.files.located_yaml import Document, Key
from planner.nearest import NearWords, Search
from planner.problem import Place
from planner.templates.catalogue import ActionTemplate, Replacement
from planner.templates.conditions import Condition
from planner.toolkit.benchmark import Benchmark

Path = tuple[Key, ...]


@dataclass(frozen=True)
class Library:
    """A benchmark with its templates, as far as both can be understood, every part with its line."""

    benchmark: Benchmark
    benchmark_document: Document
    templates: Templates
    document: Document
    """The templates' lines."""
    lost_words: frozenset[str]
    search: Search = field(default_factory=NearWords)

    def place(self, *path: Key, of_key: bool = False) -> Place:
        """Say where something of the templates stands."""
        return self.document.place(path, of_key=of_key)

    @cached_property
    def actions(self) -> dict[Path, ActionTemplate]:
        """Every action of the numbered files by its path, in file order."""
        return {
            ("files", number, "actions", index): action
            for number, file in enumerate(self.templates.files)
            for index, action in enumerate(file.actions)
        }

    @cached_property
    def path_of_action(self) -> dict[str, Path]:
        """The path of every action by its id; of an id used twice, the first."""
        paths: dict[str, Path] = {}
        for path, action in self.actions.items():
            paths.setdefault(action.id, path)
        return paths

    @cached_property
    def replacements(self) -> dict[Path, Replacement]:
        """Every replacement that a reading brings, by its path."""
        return {
            ("context", "readings", number, "replace", index): replacement
            for number, rule in enumerate(self.templates.context.readings)
            for index, replacement in enumerate(rule.replace)
        }

    @cached_property
    def conditions(self) -> dict[Path, Condition]:
        """Every condition of an action, by its path."""
        return {(*path, "when"): action.when for path, action in self.actions.items() if action.when is not None}


def library(benchmark: Content[Benchmark], templates: Content[Templates]) -> Library | None:
    """Put a benchmark and its templates together; None when one of them cannot be understood."""
    if benchmark.model is None or benchmark.document is None or templates.model is None or templates.document is None:
        return None
    return Library(
        benchmark.model,
        benchmark.document,
        templates.model,
        templates.document,
        benchmark.lost_words | templates.lost_words,
    )


def numbered(path: Path, values: tuple[str, ...]) -> Iterator[tuple[str, Path]]:
    """Give the words of a list, each with its path."""
    return ((value, (*path, number)) for number, value in enumerate(values))
