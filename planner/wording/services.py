"""How do people read of the services of a city, and of partners outside it?"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from planner.problem import MOST_PROBLEMS, quotable

if TYPE_CHECKING:
    from planner.files.services import NewService
    from planner.plan import PlanRole
    from planner.wording import Wording


def new_service_sentences(services: "Iterable[NewService]", wording: "Wording") -> Iterator[str]:
    """Say which services files add to those of the templates, so that a mistyped id is seen; of many, the first."""
    every = tuple(services)
    for service in every[:MOST_PROBLEMS]:
        yield _new_service(service, wording)
    more = len(every) - MOST_PROBLEMS
    if more > 0:
        yield wording.count("and {number} more new service", "and {number} more new services", more)


def _new_service(service: "NewService", wording: "Wording") -> str:
    say, name = wording.say, quotable(service.name)
    sentence = (
        say("New partner outside the city: “{name}” ({id}).", name=name, id=service.id)
        if service.outside
        else say("New service: “{name}” ({id}).", name=name, id=service.id)
    )
    if service.meant is not None:
        sentence += " " + say("If you meant “{near}”, correct the id.", near=service.meant)
    return f"{quotable(service.place.file)}:{service.place.line}  {sentence}"


def remarks_on(role: "PlanRole", wording: "Wording") -> tuple[str, ...]:
    """Return what has to be known of a service beside its name: that nobody is there, that it is none of the city."""
    say = wording.say
    return tuple(
        remark
        for holds, remark in (
            (role.outside, say("partner outside the city")),
            (role.vacant, say("to be filled")),
            (role.retired, say("retired")),
        )
        if holds
    )


def with_remark(name: str, role: "PlanRole", wording: "Wording") -> str:
    """Return the name of a service with what has to be known beside it, as a list shows it."""
    remarks = remarks_on(role, wording)
    return f"{name} – {', '.join(remarks)}" if remarks else name


def duties_sentence(owns: int, supports: int, wording: "Wording") -> str:
    """Say how many actions a service owns and supports."""
    owned = wording.count("owns {number} action", "owns {number} actions", owns)
    return f"{owned} · {wording.count('supports {number}', 'supports {number}', supports)}"
