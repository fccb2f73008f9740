"""Which languages does the planner speak, and what does each one's catalogue say of its language?

A language is there when its catalogue is: ``planner/wording/<language>.po``. The head of the
catalogue says what no sentence does: the locale, the plural forms, the spaces round punctuation.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from gettext import c2py
from pathlib import Path

from planner.files.typography import PLAIN, Spacing

SOURCE = "en"
"""The language of the sentences in the code; its catalogue has a head and nothing else."""

_FOLDER = Path(__file__).parents[1] / "wording"
# Two letters, as an assessment writes its language and as stores keep it; a variant such as pt_BR stands in the head.
LANGUAGES = (SOURCE, *sorted({path.stem for path in _FOLDER.glob("[a-z][a-z].po")} - {SOURCE}))
"""Every language that has a catalogue, that of the code first."""

_ENTRY_PART = re.compile(
    r'^(?:#,.*\b(fuzzy)\b.*|(msgid|msgid_plural|msgstr|msgstr\[\d\]) ("(?:.*)"(?:\n".*")*))$', re.MULTILINE
)
_ESCAPE = re.compile(r"\\(.)")
_PLURAL_FORMS = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+);?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class PluralForms:
    """How many forms of a counted noun a language has, and which of them a number takes."""

    forms: int
    form: Callable[[int], int]


# That of English, and of GNU gettext where a catalogue has no line of its own.
TWO_FORMS = PluralForms(forms=2, form=lambda number: int(number != 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What holds in a language besides its sentences."""

    locale: str
    """Whose dates and numbers are written, by its name in CLDR: fr_FR."""
    plurals: PluralForms = TWO_FORMS
    first_of_month: str = ""
    """How a long date writes the first day of a month, where that is not a plain number: 1er."""
    apostrophe: str = ""
    """The sign between letters, where a typed one is not good enough."""
    spacing: Spacing = PLAIN


def catalogue_file(language: str) -> Path:
    """Return where the catalogue of a language stands, whether or not it is there."""
    return _FOLDER / f"{language}.po"


def catalogue_text(language: str) -> str:
    """Return what stands in the catalogue of a language; empty where it cannot be read.

    A sign that is no UTF-8 costs its sentence and no more: ``planner check`` names the line.
    """
    try:
        return catalogue_file(language).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


@cache
def language_of(code: str) -> Language:
    """Return what the catalogue of a language says of it, as far as it can be read."""
    return language_from(head_of(catalogue_text(code)), code)


def language_from(head: Mapping[str, str], code: str) -> Language:
    """Return what the head of a catalogue says of its language; what it does not say is as in English."""
    return Language(
        locale=head.get("Language") or code,
        plurals=plural_forms(head) or TWO_FORMS,
        first_of_month=head.get("X-First-Of-Month", ""),
        apostrophe=head.get("X-Apostrophe", ""),
        spacing=Spacing(
            before=_signs(head, "X-No-Break-Space-Before"),
            narrow_before=_signs(head, "X-Narrow-Space-Before"),
            inside=_signs(head, "X-No-Break-Space-Inside"),
        ),
    )


def _signs(head: Mapping[str, str], name: str) -> str:
    return "".join(head.get(name, "").split())


def plural_forms(head: Mapping[str, str]) -> PluralForms | None:
    """Return the plural forms that the head of a catalogue declares; None where they cannot be understood.

    >>> polish = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
    >>> [plural_forms({"Plural-Forms": polish}).form(number) for number in (1, 3, 5, 22)]
    [0, 1, 2, 1]
    """
    declared = _PLURAL_FORMS.fullmatch(head.get("Plural-Forms", ""))
    if declared is None:
        return None
    forms = int(declared[1])
    try:
        # gettext's own reader: it takes arithmetic and comparisons of n, and refuses every other word.
        form = c2py(declared[2])
        # “n % 0” is read, and fails with a number only; rules look at two digits, so 200 numbers meet them all.
        within = all(0 <= form(number) < forms for number in range(200))
    except (ValueError, ArithmeticError):
        return None
    return PluralForms(forms=forms, form=form) if within else None


def head_of(catalogue: str) -> Mapping[str, str]:
    r"""Return the fields in the head of a catalogue, the entry whose msgid is empty.

    >>> head_of('msgid ""\nmsgstr ""\n"Language: fr_FR\\n"\n')
    {'Language': 'fr_FR'}
    """
    # Tools mark the head of a new catalogue as uncertain.
    parts = (part for part in entry_parts(catalogue) if part[0] != "fuzzy")
    if next(parts, None) != ("msgid", ""):
        return {}
    _, text = next(parts, ("msgstr", ""))
    fields = (line.partition(":") for line in text.splitlines())
    return {name: value.strip() for name, _, value in fields}


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
    joined = "".join(line[1:-1] for line in quoted.split("\n"))
    return _ESCAPE.sub(lambda escape: "\n" if escape[1] == "n" else escape[1], joined) if "\\" in joined else joined
