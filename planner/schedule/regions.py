"""Which region with public holidays of its own does a person mean who writes Bayern, Bavaria or DE-BY?

By names and codes only, whole: a region that looks alike is another one, with other holidays.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain

from planner.schedule.region_names import REGION_NAMES
from planner.toolkit.plain_letters import words_of

_KINDS = frozenset(
    (
        *(
            "land",
            "bundesland",
            "kanton",
            "canton",
            "cantone",
            "region",
            "provincia",
            "province",
            "provinz",
            "comunidad",
        ),
        *("departement", "department", "state", "wojewodztwo", "voivodeship", "collectivite", "freistaat"),
        *("regione", "regiao", "provincie", "kantons", "cantao", "woiwodschaft", "voivodato", "voivodia", "deelstaat"),
        *("of", "the", "de", "du", "des", "di", "del", "della", "la", "le", "les", "l", "d", "der"),
    )
)
"""What people write around the name of a region."""


UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
"""How they are written where a keyboard lacks them, in small letters."""
_STROKES = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O"})
"""Letters that are no others with an accent."""


def region_code(country: str, text: str) -> str | None:
    """Return the code of the region of a country that a text names; None where it names none, or several.

    >>> region_code("DE", "Bavaria"), region_code("FR", "bas rhin"), region_code("FR", "67"), region_code("PT", "1")
    ('BY', '6AE', '6AE', '01')
    >>> region_code("FR", "Grand Est"), region_code("DE", "Lower-Saxony")
    (None, 'NI')
    """
    if text in _codes(country):
        return text
    named = _by_name(country)
    words = words_of(text)
    if words[:1] == [country.casefold()]:  # DE-BY, as ISO 3166-2 has it
        words = words[1:]
    return named.get(_key(words)) or named.get(_key(_without_kinds(words)))


@lru_cache(maxsize=64)
def regions_of(country: str) -> Mapping[str, str]:
    """Return the regions of a country that have holidays of their own: the longest name of each by its code.

    Raises:
        NotImplementedError: the holidays of the country are not known.

    >>> regions_of("FR")["6AE"], regions_of("SE")
    ('Alsace', {})
    """
    names = _names_in_holidays(country)
    # Aliases of a region are short forms and the name; people look for the name.
    return {code: max((*names.get(code, ()), code), key=len) for code in _codes(country)}


def _key(words: Iterable[str]) -> str:
    """Return what spellings of one name have in common; a number without its zeros in front, as YAML leaves it."""
    return "".join(word.lstrip("0") if word.isdecimal() else word for word in words)


def _without_kinds(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in _KINDS]


@lru_cache(maxsize=64)
def _codes(country: str) -> tuple[str, ...]:
    from holidays import country_holidays  # noqa: PLC0415 - costs more than the rest of the start-up

    return tuple(country_holidays(country).subdivisions)


def _names_in_holidays(country: str) -> Mapping[str, Iterable[str]]:
    from holidays import country_holidays  # noqa: PLC0415 - costs more than the rest of the start-up

    known = country_holidays(country)
    return known.get_subdivision_aliases() if known.subdivisions else {}


@lru_cache(maxsize=64)
def _by_name(country: str) -> Mapping[str, str]:
    """Return the codes by what is left of each name; a name of several regions names none."""
    meant: dict[str, set[str]] = {}
    for code, name in _named(country):
        for words in (words_of(name), _without_kinds(words_of(name))):
            if words:
                meant.setdefault(_key(words), set()).add(code)
    return {name: codes.pop() for name, codes in meant.items() if len(codes) == 1}


def _named(country: str) -> Iterator[tuple[str, str]]:
    for code in _codes(country):
        yield code, code
    listed = chain(_names_in_holidays(country).items(), REGION_NAMES.get(country, {}).items())
    for code, name in ((code, name) for code, names in listed for name in names):
        yield code, name
        # As keyboards without umlauts have it.
        yield code, name.translate(UMLAUTS)
        yield code, name.translate(_STROKES)
