"""The pages that people read, and what stands in them."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
LANGUAGES = ("en", "fr")
"""The languages of the pages for cities; those for engineers are English."""

PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md")))
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")


def text(name: str) -> str:
    """Return a page by its path from the root."""
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, kind: str) -> list[str]:
    """Return the blocks of code of a kind."""
    return [block for language, block in _BLOCK.findall(text(name)) if language == kind]


def prose(name: str) -> str:
    """Return a page without its blocks of code."""
    return _BLOCK.sub("", text(name))


def code(name: str) -> list[str]:
    """Return what stands as code within the sentences of a page."""
    return _CODE.findall(prose(name))


def without_code(name: str) -> str:
    """Return a page without blocks, comments and addresses, any code a plain word: what is read as sentences."""
    return re.sub(r"<!--.*?-->|(?<=\])\([^)]*\)", "", _CODE.sub("code", prose(name)))
