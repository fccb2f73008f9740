"""Word documents of made-up plans, read as a reader of Word finds them: chapter by chapter, table by table."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table
from drafted_plans import TODAY, benchmark, catalogue, plan

from planner.export import FORMATS
from planner.export.word.material import Material
from planner.templates.catalogue import Catalogue
from planner.toolkit.benchmark import Benchmark
from planner.track.plan_standing import PlanStanding
from planner.wording import Wording


@dataclass(frozen=True)
class Block:
    """A paragraph, or a table under its caption."""

    style: str
    text: str
    node: Any
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Paper:
    """Some blocks of a document in their order: the whole of it, or what stands under a heading."""

    blocks: tuple[Block, ...]

    def under(self, heading: str) -> "Paper":
        """Return what stands under a heading, up to the next one of its level or above."""
        at = next(n for n, block in enumerate(self.blocks) if _level(block) and block.text.endswith(heading))
        level = _level(self.blocks[at])
        end = next(
            (n for n, block in enumerate(self.blocks) if n > at and 0 < _level(block) <= level), len(self.blocks)
        )
        return Paper(self.blocks[at + 1 : end])

    def headings(self, level: int) -> list[str]:
        return [block.text for block in self.blocks if _level(block) == level]

    def texts(self, style: str) -> list[str]:
        return [block.text for block in self.blocks if block.style == style]

    @property
    def points(self) -> list[str]:
        """What is decided, point by point, without the numbers of the points."""
        return [text.rpartition("\t")[2] for text in self.texts("Resolution Point")]

    def facts(self, style: str = "Fact") -> dict[str, str]:
        """Return what stands behind each label; a label alone has nothing."""
        pairs = (text.partition("\t") for text in self.texts(style))
        return {label: fact for label, _, fact in pairs}

    @property
    def tables(self) -> list[Block]:
        return [block for block in self.blocks if block.rows]

    def table(self, caption: str) -> tuple[tuple[str, ...], ...]:
        """Return the rows of the table with that caption, its head first."""
        return next(block.rows for block in self.tables if block.text.endswith(caption))

    def column(self, caption: str, title: str) -> list[str]:
        head, *rows = self.table(caption)
        return [row[head.index(title)] for row in rows]

    @property
    def figures(self) -> list[str]:
        """What is said of each figure to those who cannot see it."""
        return [shown.get("descr") for block in self.blocks for shown in block.node.iter(qn("wp:docPr"))]

    @cached_property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks)


def _level(block: Block) -> int:
    return int(block.style[-1]) if block.style.startswith("Heading") else 0


def read_paper(file: bytes) -> Paper:
    """Return a Word document as its blocks."""
    blocks: list[Block] = []
    for block in docx.Document(BytesIO(file)).iter_inner_content():
        if isinstance(block, Table):
            rows = tuple(tuple(cell.text for cell in row.cells) for row in block.rows)
            blocks.append(Block(style="Table", text=blocks[-1].text, node=block._tbl, rows=rows))  # noqa: SLF001
        else:
            style = block.style.name if block.style else ""
            blocks.append(Block(style=str(style), text=block.text, node=block._p))  # noqa: SLF001
    return Paper(tuple(blocks))


def paper_of(drafted: PlanStanding, *, content: Benchmark | None = None, templates: Catalogue | None = None) -> Paper:
    """Write a plan through the door that all documents leave by, and read it."""
    language = drafted.language
    file = FORMATS[".docx"](drafted, content or benchmark(language), templates or catalogue(language), TODAY)
    return read_paper(file)


@lru_cache(maxsize=32)
def paper(actions: int = 5, language: str = "en") -> Paper:
    """Return the document of a plan with so many actions; written once for all tests."""
    return paper_of(plan(actions, language=language))


def material_of(drafted: PlanStanding, *, content: Benchmark | None = None) -> Material:
    """Return what chapters know of a plan."""
    language = drafted.language
    return Material(
        plan=drafted,
        benchmark=content or benchmark(language),
        catalogue=catalogue(language),
        wording=Wording(language),
        today=TODAY,
    )
