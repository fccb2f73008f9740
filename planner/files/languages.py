"""Which languages does the planner speak, and what stands in their catalogues?

A language is there when its catalogue is: ``planner/wording/<language>.po``. Every start of the program
asks, so nothing here brings more than a pattern.
"""

import re
from collections.abc import Iterator
from pathlib import Path

SOURCE = "en"
"""The language of the sentences in the code; its catalogue has a head and nothing else."""

_FOLDER = Path(__file__).parents[1] / "wording"
# Two letters, as an assessment writes its language and as stores keep it; a variant such as pt_BR stands in the head.
LANGUAGES = (SOURCE, *sorted({path.stem for path in _FOLDER.glob("[a-z][a-z].po")} - {SOURCE}))
"""Every language that has a catalogue, that of the code first."""

MOST_SIGNS = 2_000_000
"""Characters of a catalogue that are read, about as many as the bytes of any other file; the French one has a tenth."""

_ENTRY_PART = re.compile(
    r'^(?:#,.*\b(fuzzy)\b.*|(msgid|msgid_plural|msgstr|msgstr\[\d\]) ("(?:.*)"(?:\n".*")*))$', re.MULTILINE
)
_ESCAPE = re.compile(r"\\(.)")


def catalogue_file(language: str) -> Path:
    """Return where the catalogue of a language stands, whether or not it is there."""
    return _FOLDER / f"{language}.po"


def catalogue_text(language: str) -> str:
    """Return what stands in the catalogue of a language; empty where it cannot be read.

    A sign that is no UTF-8 costs its sentence and no more: ``planner check`` names the line.
    """
    file = catalogue_file(language)
    try:
        # A pipe or a device in its place might never end, and every start of the program reads it.
        if not file.is_file():
            return ""
        with file.open(encoding="utf-8", errors="replace") as catalogue:
            return catalogue.read(MOST_SIGNS)
    except OSError:
        return ""


def entry_parts(catalogue: str) -> Iterator[tuple[str, str]]:
    r"""Give what follows each keyword of a gettext catalogue, and “fuzzy” before an entry that is uncertain.

    Obsolete entries are comments, and left out.

    ``polib`` reads the same in five times the time, and every start of the program pays for it.

    >>> list(entry_parts('msgid "Adopted"\nmsgstr "Adopté"\n'))
    [('msgid', 'Adopted'), ('msgstr', 'Adopté')]
    """
    parts = (part.groups("") for part in _ENTRY_PART.finditer(catalogue))
    return ((fuzzy or keyword, _unquoted(quoted)) for fuzzy, keyword, quoted in parts)


def _unquoted(quoted: str) -> str:
    # Nearly all stand on one line, and there are thousands of them at every start.
    joined = "".join(line[1:-1] for line in quoted.split("\n")) if "\n" in quoted else quoted[1:-1]
    return _ESCAPE.sub(lambda escape: "\n" if escape[1] == "n" else escape[1], joined) if "\\" in joined else joined
