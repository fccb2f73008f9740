"""One reader for each surface: the numbers that a person sees there, read from what is really shown."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from year.figures import Figures
from year.readers import command_line, data, letters, mine, pages, paper, plan_page
from year.sight import Sight

Reader: TypeAlias = Callable[[Sight], Figures]

READERS: Mapping[str, Reader] = {
    "home": pages.home,
    "plan: figures": plan_page.figures,
    "plan: table": plan_page.table,
    "plan: list": plan_page.cards,
    "plan: filters": plan_page.filters,
    "board": pages.board_columns,
    "board as a table": pages.board,
    "timeline": pages.timeline,
    "progress": pages.progress,
    "quick wins": pages.quick_wins,
    "self-assessment": pages.assessment,
    "my actions": mine.cards,
    "everybody’s actions": mine.everybody,
    "everybody in short": mine.everybody_in_short,
    "letters on the page": letters.on_the_page,
    "planner chase": letters.chased,
    "planner list": command_line.listed,
    "planner show": command_line.shown,
    "planner progress": command_line.progress,
    "planner attention": command_line.attention,
    "planner attention in short": command_line.attention_in_short,
    "planner baseline": command_line.baseline,
    "planner show --json": data.shown,
    "planner progress --json": data.progress,
    "planner attention --json": data.attention,
    "JSON": data.exported,
    "Word": paper.word,
}
"""Readers by what their surface is called."""
