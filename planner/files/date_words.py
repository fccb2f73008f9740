"""Which words do plans write dates with? Small letters, no accents, in every language at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from planner.files.languages import LANGUAGES, catalogue_text, entry_parts
from planner.toolkit.deadlines import ONGOING
from planner.toolkit.plain_letters import parts_of, words_of

if TYPE_CHECKING:
    from babel import Locale

_PLANS_WRITE_IN = ("en", "fr", "de", "es", "it", "nl", "pt")
"""The languages whose words stand below; months and weekdays of these and of every language of the planner are read."""

END = frozenset(
    (
        *("end", "fin", "ende", "fine", "einde", "eind", "fim", "final", "finales", "finais"),
        *("jahresende", "quartalsende", "monatsende"),
    )
)
BEFORE = frozenset(
    (
        *("before", "avant", "avant le", "avant la", "avant l", "vor", "antes de", "antes del", "antes do", "antes da"),
        *("prima di", "prima del", "prima della", "prima dell", "voor"),
    )
)
"""“Before the end of 2027” means its last day, as “by the end” does; before June, the last day of May."""
BEFORE_OR_FOR = "voor"
"""In Dutch both; with its accents, vóór, it is surely “before”."""
BEGINNING = (
    *("from", "as from", "as of", "starting", "starting from", "starting in", "starting on", "beginning in"),
    *(
        "des",
        "a partir de",
        "a partir du",
        "a partir d",
        "a compter de",
        "a compter du",
        "a compter d",
        "de",
        "du",
        "d",
    ),
    *("ab", "ab dem", "von", "vom", "von dem", "beginnend ab", "desde", "desde el", "a partir del", "del"),
    *("a partire da", "a partire dal", "a partire dall", "a decorrere dal", "da", "dal", "dall", "dalla"),
    *("vanaf", "van", "met ingang van", "a partir do", "a partir da", "do", "des le", "des l", "desde o", "of", "di"),
)
"""What stands before the first of the days that are meant, and so never before a deadline; the longest counts."""
BY_PHRASES = (
    *("no later than", "not later than", "not after", "au plus tard", "pas plus tard que", "pas plus tard qu"),
    *("pas apres", "d ici", "nicht spater als", "nicht nach", "a mas tardar", "no mas tarde de", "no mas tarde del"),
    *("no despues de", "no despues del", "como muy tarde", "de aqui a", "non oltre", "e non oltre", "al piu tardi"),
    *("non piu tardi di", "non piu tardi del", "non dopo", "da qui a", "niet later dan", "niet na", "op zijn laatst"),
    *("o mais tardar", "nao mais tarde que", "nao mais tarde do que", "nao depois de", "daqui a", "daqui ate"),
)
"""What says no more than “by” does, as a whole; word by word some of it says the opposite."""
NO_IN_PORTUGUESE = frozenset(
    (
        *("final", "fim", "ano", "mes", "decorrer", "decurso", "maximo", "trimestre", "semestre"),
        *("primeiro", "segundo", "terceiro", "quarto", "1", "2", "3", "4"),
    )
)
"""Before these “no” is the Portuguese “in the”; before others it is a refusal."""
MIDDLE = frozenset(
    ("mid", "middle", "mi", "milieu", "mitte", "meta", "mediados", "medio", "meados", "midden", "halverwege")
)
QUARTER = frozenset(("q", "t", "k", "quarter", "qtr", "trimestre", "trim", "quartal", "kwartaal"))
HALF = frozenset(
    (
        *("s", "h", "half", "semestre", "sem", "semester", "halbjahr", "halfjaar"),
        *("moitie", "halfte", "mitad", "meta", "metade", "helft"),
    )
)
# “from” is not among them, nor is “before” or “later”: the last day of what follows is then not what is meant.
FILLING = frozenset(
    (
        *("the", "of", "by", "in", "at", "latest", "until", "to", "on", "year", "during"),
        *("le", "la", "l", "de", "du", "d", "des", "en", "au", "a", "jusqu", "pour", "courant"),
        *("annee", "an", "der", "die", "das", "den", "dem", "am", "im", "bis", "spatestens", "zum", "jahr", "jahres"),
        *("el", "los", "las", "del", "al", "hasta", "ano", "durante", "il", "lo", "di", "entro", "nel", "anno"),
        *("het", "van", "tot", "uiterlijk", "jaar", "o", "da", "do", "dos", "em", "ate", "ao", "della", "dello", "dei"),
        *("month", "mois", "monat", "monats", "mes", "mese", "maand"),
        # In the course of a period: what lies in it is done by its last day.
        *(
            "course",
            "throughout",
            "dans",
            "cours",
            "laufe",
            "verlauf",
            "corso",
            "largo",
            "longo",
            "loop",
            "decorrer",
            "decurso",
        ),
    )
)
"""What says nothing more: articles, “of”, “by” and “until”, the word year."""
AFTER_FIGURE = frozenset(("er", "e", "eme", "ere", "re", "nd", "st", "rd", "th", "o", "a", "ste", "de", "ter"))
"""What makes a number count: 1er, 2e, 3rd."""
COUNTED = {
    **dict.fromkeys(("premier", "premiere", "first", "erstes", "erste", "ersten", "primer", "primero", "primo"), 1),
    **dict.fromkeys(("eerste", "primeiro", "primera", "prima", "primeira", "i"), 1),
    **dict.fromkeys(("deuxieme", "second", "seconde", "zweites", "zweite", "zweiten", "segundo", "secondo", "ii"), 2),
    **dict.fromkeys(("tweede", "segunda", "seconda"), 2),
    **dict.fromkeys(("troisieme", "third", "drittes", "dritte", "dritten", "tercer", "tercero", "terzo", "iii"), 3),
    **dict.fromkeys(("derde", "terceiro", "tercera", "terza", "terceira"), 3),
    **dict.fromkeys(("quatrieme", "fourth", "viertes", "vierte", "vierten", "cuarto", "quarto", "vierde", "iv"), 4),
}
"""Words that count quarters, halves of a year and the first of a month."""
_NO_DEADLINE = (
    *("ongoing", "on going", "continuous", "continuously", "permanent", "permanently", "open ended", "no deadline"),
    *("without deadline", "none", "en continu", "continu", "continue", "permanente", "en permanence", "continua"),
    *("au fil de l eau", "sans echeance", "aucune", "aucune echeance", "pas d echeance", "laufend", "fortlaufend"),
    *("dauerhaft", "kontinuierlich", "daueraufgabe", "ohne frist", "continuo", "permanentemente", "en curso"),
    *("sin plazo", "in corso", "senza scadenza", "doorlopend", "sem prazo"),
)


@cache
def no_deadline() -> frozenset[str]:
    """Return what is written in place of a deadline, and what the planner itself writes there in every language."""
    shown = chain.from_iterable(_labels(catalogue_text(language)) for language in LANGUAGES)
    return frozenset(_NO_DEADLINE).union(*map(parts_of, shown))


def _labels(catalogue: str) -> Iterator[str]:
    parts = (text for _, text in entry_parts(catalogue))
    return (word for english, word in pairwise(parts) if english == ONGOING)


@dataclass(frozen=True, slots=True)
class Names:
    """Months and weekdays by their names; what is another month in another language is none."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]


@cache
def names() -> Names:
    """Return the months and weekdays of all languages that are read; Monday is 0."""
    locales = tuple(filter(None, map(_locale, dict.fromkeys((*LANGUAGES, *_PLANS_WRITE_IN)))))
    return Names(
        months=_unequivocal(chain.from_iterable(_listed(locale.months) for locale in locales)),
        weekdays=_unequivocal(chain.from_iterable(_listed(locale.days) for locale in locales)),
    )


def _locale(language: str) -> "Locale | None":
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - a date in figures does without

    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None


def _listed(forms: Mapping[str, Mapping[str, Mapping[int, str]]]) -> Iterator[tuple[str, int]]:
    """Give the names of the months or the weekdays of a language, whole and cut short."""
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in forms[context][width].items():
                match words_of(name):
                    case [word]:
                        yield word, number


def _unequivocal(named: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    meant: dict[str, set[int]] = {}
    for name, number in named:
        meant.setdefault(name, set()).add(number)
    return {name: min(numbers) for name, numbers in meant.items() if len(numbers) == 1}
