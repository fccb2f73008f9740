"""Which country does a person mean who writes France, Allemagne, Deutschland or fr?"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from planner.files.languages import LANGUAGES
from planner.files.message import Message
from planner.schedule.regions import UMLAUTS, region_code
from planner.toolkit.plain_letters import words_of

if TYPE_CHECKING:
    from babel import Locale

NO_SUCH_COUNTRY = Message(
    "unknown-country",
    "No country is known by the name “{word}”.",
    "Write its name, such as France, or its two-letter code, such as FR; a region of a country stands in the entry "
    "region, under plan.",
)
# The Union writes these two in its own texts; ISO 3166 has GR and GB.
_IN_THE_UNION = {"EL": "GR", "UK": "GB"}
_ALSO_CALLED: Mapping[str, tuple[str, ...]] = {
    "BA": (
        *(
            "Bosnia",
            "Bosnie",
            "Bosnien",
            "Bosnië",
            "Bosnia-Herzegovina",
            "Bosnia and Herzegovina",
            "Bosnien-Herzegowina",
        ),
        *("Bosnia Erzegovina", "Bósnia-Herzegovina", "Bosnië-Herzegovina"),
    ),
    "BY": ("Byelorussia", "Weißrussland", "Wit-Rusland"),
    "CH": ("Swiss Confederation", "Confédération suisse", "Schweizerische Eidgenossenschaft"),
    "CZ": (
        *("Czech Republic", "République tchèque", "Tschechische Republik", "República Checa", "Repubblica Ceca"),
        *("Tsjechische Republiek", "República Tcheca", "Česká republika"),
    ),
    "DE": ("BRD", "Bundesrepublik Deutschland", "Federal Republic of Germany", "République fédérale d’Allemagne"),
    "FR": ("French Republic", "République française", "Französische Republik", "República Francesa"),
    "GB": (
        *("Great Britain", "Britain", "Grande-Bretagne", "Großbritannien", "Gran Bretaña", "Gran Bretagna"),
        *("Groot-Brittannië", "Grã-Bretanha", "U.K.", "United Kingdom of Great Britain and Northern Ireland"),
    ),
    "GR": ("Hellas", "Hellenic Republic"),
    "IE": ("Irish Republic",),
    "IT": ("Italian Republic", "Repubblica Italiana", "République italienne", "Italienische Republik"),
    "MD": ("Moldau", "Moldawien"),
    "MK": ("Macedonia", "Macédoine", "Mazedonien", "Macedonië", "Macedónia", "Macedônia", "FYROM"),
    "NL": ("Holland", "Hollande", "Holanda", "Olanda"),
    "PT": ("Portuguese Republic", "República Portuguesa", "République portugaise"),
    "RU": ("Russian Federation", "Fédération de Russie", "Russische Föderation"),
    "SK": ("Slovak Republic", "République slovaque", "Slowakische Republik", "República Eslovaca"),
    "TR": ("Turkey",),
    "US": ("USA", "U.S.A.", "United States of America", "États-Unis d’Amérique", "Vereinigte Staaten von Amerika"),
    "VA": ("Vatican", "Vatikan", "Vaticano"),
}
"""Names in use beside those of CLDR, which has one name of a country in each language: former, short and full ones."""
_FORMS_OF_STATE = re.compile(
    r"(?:republic of|republique de|republique d|republik|republica de|republica da|repubblica di|repubblica d"
    r"|republiek|kingdom of|royaume de|royaume d|konigreich|reino de|regno di|regno del|koninkrijk|grand duchy of"
    r"|grand duche de|grand duche du|grossherzogtum|republica|reino da|reino do)\b"
)
_ARTICLES = frozenset(
    ("the", "la", "le", "les", "l", "die", "der", "il", "los", "las", "el", "de", "het", "a", "o", "os")
)
_NEVER_BY_FORM = frozenset(("CN",))
"""The Republic of China is another one than China."""
_PARTS_OF_GB = "GB"
"""England and Scotland are called countries, and have holidays of their own as regions of one."""
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
    words = words_of(text)
    return _named(words) or _named(_without_articles(words)) or _by_form_of_state(words)


def region_as_country(text: str) -> tuple[str, str] | None:
    """Return the country and the region that a text names as if it were a country: England, Scotland, Wales.

    >>> region_as_country("Écosse"), region_as_country("Bavaria")
    (('GB', 'SCT'), None)
    """
    region = region_code(_PARTS_OF_GB, text)
    return (_PARTS_OF_GB, region) if region else None


def _named(words: list[str]) -> str | None:
    """Return the code of the country whose whole name is written."""
    key = "".join(words)
    if not key:
        return None
    languages = dict.fromkeys((*LANGUAGES, *_FILES_ARE_WRITTEN_IN))
    found = (_territories(language).get(key) for language in languages)
    return next(filter(None, found), None) or _also_called().get(key) or _in_own_languages().get(key)


def _without_articles(words: list[str]) -> list[str]:
    return words[1:] if words and words[0] in _ARTICLES else words


def _by_form_of_state(words: list[str]) -> str | None:
    """Return the code of the country that is named with what kind of state it is: the Kingdom of Spain."""
    name = " ".join(_without_articles(words))
    form = _FORMS_OF_STATE.match(name)
    code = _named(_without_articles(name[form.end() :].split())) if form else None
    return None if code in _NEVER_BY_FORM else code


@cache
def _also_called() -> Mapping[str, str]:
    return {"".join(words_of(name)): code for code, names in _ALSO_CALLED.items() for name in names}


@cache
def _territories(language: str) -> Mapping[str, str]:
    """Return the codes of all countries by what is left of their names in a language."""
    locale = _locale(language)
    named = {"".join(words_of(name)): code for code, name in locale.territories.items() if _is_code(code)}
    # As keyboards without umlauts have it.
    spelled = {"".join(words_of(name.translate(UMLAUTS))): code for name, code in _umlauts(locale)}
    return {**spelled, **named}


def _umlauts(locale: "Locale") -> Iterable[tuple[str, str]]:
    named = ((name.casefold(), code) for code, name in locale.territories.items() if _is_code(code))
    return (pair for pair in named if pair[0] != pair[0].translate(UMLAUTS))


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
