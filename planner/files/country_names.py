"""Which country does a person mean who writes France, Allemagne, Deutschland or fr?"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from planner.files.languages import LANGUAGES
from planner.toolkit.plain_letters import words_of

if TYPE_CHECKING:
    from babel import Locale

# The Union writes these two in its own texts; ISO 3166 has GR and GB.
_IN_THE_UNION = {"EL": "GR", "UK": "GB"}
_FILES_ARE_WRITTEN_IN = ("en", "fr", "de", "es", "it", "nl", "pt")
_LETTERS = 2
"""Letters of a code."""


def country_code(text: str) -> str | None:
    """Return the code of the country that a text names in any language; None where it names none.

    By its whole name only: a country that looks alike is another one, with other holidays.

    >>> country_code("Allemagne"), country_code("UK"), country_code("Suomi"), country_code("Atlantis")
    ('DE', 'GB', 'FI', None)
    """
    code = text.strip().upper()
    if len(code) == _LETTERS:
        known = _IN_THE_UNION.get(code, code)
        return known if known in _territories("en").values() else None
    key = "".join(words_of(text))
    languages = dict.fromkeys((*LANGUAGES, *_FILES_ARE_WRITTEN_IN))
    found = (_territories(language).get(key) for language in languages)
    return next(filter(None, found), None) or (_in_own_languages().get(key) if key else None)


@cache
def _territories(language: str) -> Mapping[str, str]:
    """Return the codes of all countries by what is left of their names in a language."""
    locale = _locale(language)
    return {"".join(words_of(name)): code for code, name in locale.territories.items() if _is_code(code)}


@cache
def _in_own_languages() -> Mapping[str, str]:
    """Return the codes of the countries by their names in their official languages; reads a hundred of them once."""
    from babel.languages import get_official_languages  # noqa: PLC0415 - only for names that are no others

    own: dict[str, str] = {}
    for code in _territories("en").values():
        for locale in _known(get_official_languages(code)):
            name = locale.territories.get(code)
            if name:
                own.setdefault("".join(words_of(name)), code)
    return own


def _known(languages: Iterable[str]) -> Iterable["Locale"]:
    from babel.localedata import exists  # noqa: PLC0415 - as above

    return (_locale(language) for language in languages if exists(language))


def _locale(language: str) -> "Locale":
    from babel import Locale  # noqa: PLC0415 - most files name a country by its code

    return Locale.parse(language)


def _is_code(code: str) -> bool:
    # CLDR names continents as well, by numbers.
    return len(code) == _LETTERS and code.isalpha()
