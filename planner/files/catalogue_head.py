"""What does the head of a catalogue say of its language, which no sentence says?

Its locale, its plural forms, the spaces round its punctuation, the capitals of its labels.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from gettext import c2py

from planner.files.languages import catalogue_text, entry_parts
from planner.files.typography import PLAIN, Spacing

_PLURAL_FORMS = re.compile(r"nplurals\s*=\s*(\d{1,2})\s*;\s*plural\s*=\s*([^;]+);?\s*")

LABELS_INSIDE = "X-Labels-Inside-Sentences"
"""The line of a head that says how a label begins in the middle of a sentence."""
WAYS_INSIDE = ("lower", "as-written")
"""What that line can say; without it the first letter is lowered, as in English."""


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
    labels_keep_capital: bool = False
    """Whether a label begins with a capital inside a sentence too, as nouns do in German."""


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
        labels_keep_capital=head.get(LABELS_INSIDE) == "as-written",
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
