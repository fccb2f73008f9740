"""How is a command declared that takes more than a function should have parameters?

Typer reads a function's signature: here it is given one, and what was typed comes as one mapping.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from inspect import Parameter, Signature
from typing import Annotated, Any


@dataclass(frozen=True, slots=True)
class Taken:
    """One argument or option of a command: its name in the function, how it is written, what it is without."""

    name: str
    type: Any
    written: Any
    default: object = None

    @property
    def parameter(self) -> Parameter:
        """The parameter that Typer reads."""
        default = Parameter.empty if self.default is ... else self.default
        return Parameter(self.name, Parameter.KEYWORD_ONLY, default=default, annotation=self.annotation)

    @property
    def annotation(self) -> Any:  # noqa: ANN401 - as Typer types its options
        """The annotation that Typer reads."""
        return Annotated[self.type, self.written]


def taking(run: Callable[[Mapping[str, Any]], None], *taken: Taken) -> Callable[..., None]:
    """Return a function for Typer that takes these arguments and options, and hands them on by name.

    >>> import typer
    >>> command = taking(lambda typed: print(typed["plan"]), Taken("plan", str, typer.Argument(), ...))
    >>> command(plan="harbour")
    harbour
    """

    def command(**typed: Any) -> None:  # noqa: ANN401 - whatever the options are of
        run(typed)

    command.__signature__ = Signature([one.parameter for one in taken])  # type: ignore[attr-defined] # Typer reads it
    command.__annotations__ = {one.name: one.annotation for one in taken}
    return command
