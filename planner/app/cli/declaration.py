"""How is a command declared: what may be typed after it, what its page says, what it does?

What may be typed is a class, one field for each argument or option, which stands beside the field's type::

    class Undo(Typed):
        change: str | None = argument(msgid("CHANGE"), msgid("A change by its name in “planner history”."))
        yes: bool = consent_option()
        store: str | None = store_option()

The fields stand on the help page in that order, and a command is handed one object that holds them all:
typer would have them as parameters of a function, of which some commands would need fourteen.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import FrozenInstanceError
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar, cast, get_origin

from planner.wording import Wording


class Typed:
    """What was typed after a command.

    No dataclass, nor are those below: to make one for each command, of which one is called, would cost a
    tenth of the time in which ``planner --help`` answers (tests/performance/test_start_up.py).
    """

    def __init__(self, **values: Any) -> None:  # noqa: ANN401 - of the types that the fields declare
        self.__dict__.update(values)

    # Frozen, so that what a command does cannot depend on what another part of it changed before.
    def __setattr__(self, name: str, value: object) -> None:
        del value
        raise FrozenInstanceError(name)


class Parameter(NamedTuple):
    """One argument or option: how it is written and what it says of itself, in source sentences."""

    option: str = ""
    """Such as ``--out``; empty for an argument, which is known by its place."""
    metavar: str = ""
    help: str = ""
    holds: Any = None
    """The type of its value, where it is not that of a field."""
    default: object = None
    least: int | None = None
    most: int | None = None


def argument(metavar: str, explained: str) -> Any:  # noqa: ANN401 - of the field's type
    """Declare an argument; it may be left out where its field may be None."""
    return Parameter(metavar=metavar, help=explained)


def option(name: str, metavar: str, explained: str, *, default: object = None) -> Any:  # noqa: ANN401 - of the field's type
    """Declare an option with a value; it may be repeated where its field is a tuple."""
    return Parameter(option=name, metavar=metavar, help=explained, default=default)


def number(name: str, metavar: str, explained: str, *, default: int, least: int, most: int) -> Any:  # noqa: ANN401 - of the field's type
    """Declare an option whose value is a whole number."""
    return Parameter(option=name, metavar=metavar, help=explained, default=default, least=least, most=most)


def flag(name: str, explained: str) -> Any:  # noqa: ANN401 - of the field's type
    """Declare an option without a value."""
    return Parameter(option=name, help=explained, default=False)


def table(options: Callable[[], Mapping[str, Parameter]]) -> Any:  # noqa: ANN401 - of the field's type
    """Declare options that a table lists; their field holds what was typed, by the names there."""
    return options


TypedT = TypeVar("TypedT", bound=Typed)


class Command(NamedTuple, Generic[TypedT]):
    """One command: its name, its page in source sentences, and what it does."""

    name: str
    help: str
    usage: str
    """What is written after the name."""
    examples: tuple[str, ...]
    typed: type[TypedT]
    run: Callable[[TypedT, Wording], None]


class Group(NamedTuple):
    """A command with commands of its own; called without one of them, it shows its page."""

    name: str
    help: str
    usage: str
    examples: tuple[str, ...]
    commands: "tuple[Declared, ...]"
    typed: type[Typed] = Typed
    answers: Callable[[Any], bool] = lambda _typed: False
    """Answers what was typed of its own options; False: there was nothing to answer."""


Declared: TypeAlias = "Command[Any] | Group"


def parameters(typed: type[Typed]) -> Iterator[tuple[str, Parameter]]:
    """Give the arguments and options of a command, each with its name.

    >>> class City(Typed):
    ...     plan: str = argument("PLAN", "A plan.")
    ...     files: tuple[str, ...] = option("--out", "FILE", "Where it goes.")
    >>> [(name, parameter.option, parameter.holds) for name, parameter in parameters(City)]
    [('plan', '', <class 'str'>), ('files', '--out', tuple[str, ...])]
    """
    for name, holds in typed.__annotations__.items():
        # From the class, where the declaration stands; an object has what was typed under the same name.
        declared = getattr(typed, name)
        if isinstance(declared, Parameter):
            yield name, declared._replace(holds=holds)
        else:
            yield from declared().items()


def collected(typed: type[TypedT], values: Mapping[str, Any]) -> TypedT:
    """Return what was typed as the class that declares it; several values of an option as a tuple.

    >>> class City(Typed):
    ...     plan: str = argument("PLAN", "A plan.")
    ...     facts: dict[str, str] = table(lambda: {"note": Parameter(option="--note", holds=str)})
    >>> collected(City, {"plan": "harbour", "note": "All well."}).facts
    {'note': 'All well.'}
    """
    fields: dict[str, Any] = {}
    for name, holds in typed.__annotations__.items():
        declared = getattr(typed, name)
        if isinstance(declared, Parameter):
            fields[name] = _value(holds, values[name])
        else:
            listed = {inner: _value(parameter.holds, values[inner]) for inner, parameter in declared().items()}
            fields[name] = {inner: value for inner, value in listed.items() if value not in (None, ())}
    return typed(**fields)


def _value(holds: object, value: object) -> object:
    """Return a value as its field declares it; typer gives lists, and None where nothing was typed."""
    return tuple(cast("list[object] | None", value) or ()) if get_origin(holds) is tuple else value
