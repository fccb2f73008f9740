"""Under which options are the fields of an action typed, and what do the words after them mean?"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from planner.action_fields import Field, Kind, Surface, fields_on
from planner.app.cli.declaration import Parameter
from planner.app.cli.options import DAY, DEADLINE, NUMBER, TEXT

if TYPE_CHECKING:
    from planner.app.desk.typed_words import TypedWords

_WHOLE_NUMBERS = frozenset({Kind.PERCENT, Kind.NUMBER, Kind.DURATION, Kind.COST_BAND})
_AS_TYPED = frozenset({Kind.LINE, Kind.REMARK, Kind.PARAGRAPH, Kind.ROLE, Kind.PERSON})
READ = _WHOLE_NUMBERS | _AS_TYPED | {Kind.WORD, Kind.DAY, Kind.FIRST_DAY, Kind.DEADLINE, Kind.EVIDENCE}
"""Kinds that can be typed after an option."""
_METAVARS = {Kind.DAY: DAY, Kind.FIRST_DAY: DAY, Kind.DEADLINE: DEADLINE, **dict.fromkeys(_WHOLE_NUMBERS, NUMBER)}
_NEVER_EMPTY = frozenset({Kind.WORD, Kind.PERCENT, Kind.EVIDENCE, Kind.ROLE, Kind.DURATION, Kind.COST_BAND})
"""Kinds of which an empty text says nothing; it empties a field of any other kind."""


def field_options() -> Mapping[str, Parameter]:
    """Return the options of ``planner update``, by the names of the fields.

    >>> [parameter.option for parameter in field_options().values()][-2:]
    ['--review-on', '--proof']
    """
    return {field.name: _parameter(field) for field in fields_on(Surface.UPDATE)}


def may_be_empty(option: str) -> bool:
    """Say whether an empty text after an option empties a field.

    >>> may_be_empty("--note"), may_be_empty("--status"), may_be_empty("--store")
    (True, False, False)
    """
    return any(option == _option(field) and field.kind not in _NEVER_EMPTY for field in fields_on(Surface.UPDATE))


def field_values(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed as values of the fields; an empty text empties a field.

    Raises:
        ProblemsFoundError: everything that cannot be read.
    """
    from planner.app.desk.typed_words import TypedWords

    words = TypedWords()
    fields = [field for field in fields_on(Surface.UPDATE) if field.name in typed]
    values = {field.name: _value(words, field, typed[field.name]) for field in fields}
    words.finish()
    return values


def _parameter(field: Field) -> Parameter:
    return Parameter(
        option=_option(field),
        metavar=field.metavar or _METAVARS.get(field.kind, TEXT),
        help=field.option,
        holds=tuple[str, ...] if field.kind is Kind.EVIDENCE else str | None,
    )


def _option(field: Field) -> str:
    return field.typed_after or f"--{field.name.replace('_', '-')}"


def _value(words: "TypedWords", field: Field, text: Any) -> object:  # noqa: ANN401 - a text, or several
    from planner.app.desk.typed_words import spellings
    from planner.app.desk.vocabulary import choices

    option = _option(field)
    if field.kind is Kind.EVIDENCE:
        return _evidence(words, option, text)
    if field.kind not in _NEVER_EMPTY and not text.strip():
        return None
    if field.kind is Kind.WORD:
        return words.word(option, text, spellings(choices(field)))
    return _read(words, field.kind, option, text)


def _read(words: "TypedWords", kind: Kind, option: str, text: str) -> object:
    if kind in _WHOLE_NUMBERS:
        return words.number(option, text)
    match kind:
        case Kind.DAY:
            return words.day(option, text)
        case Kind.FIRST_DAY:
            return words.first_day(option, text)
        case Kind.DEADLINE:
            return words.deadline(option, text)
    return text


def _evidence(words: "TypedWords", option: str, texts: Iterable[str]) -> object:
    from planner.app.desk.vocabulary import Evidence

    titles = [words.line(option, title) for title in texts]
    # What is too long is complained of together with all other words; the record would refuse it on its own.
    return () if words.problems else tuple(Evidence(title=title) for title in titles)
