"""The command ``service``: the services and partners of a plan, added, renamed and retired by the city."""

from typing import TYPE_CHECKING

from planner.app.cli import terminal
from planner.app.cli.declaration import Command, Typed, argument, flag, option
from planner.app.cli.options import NUMBER, TEXT, by_option, json_option, plan_argument, store_option
from planner.app.cli.printing import show_json, show_table, show_way_back
from planner.app.cli.working_store import actor, opened
from planner.wording import Wording, msgid, slips

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.app.desk.services import Service as PlannedService
    from planner.app.desk.vocabulary import Store

_SERVICE = msgid("SERVICE")


class Service(Typed):
    """What is typed after ``planner service``."""

    plan: str = plan_argument()
    id: str | None = argument(
        _SERVICE, msgid("A service or partner by its id or its name; without it, all are listed.")
    )
    name: str | None = option(
        "--name", TEXT, msgid("What your city calls it; without an id, a new one of that name is added.")
    )
    capacity: str | None = option("--capacity", NUMBER, msgid("Full-time posts that it has for the plan, such as 0.5."))
    outside: bool = flag("--outside", msgid("It is a partner outside the city: its days are not the city’s."))
    inside: bool = flag("--inside", msgid("It is a service of the city."))
    vacant: bool = flag("--vacant", msgid("Nobody does this work at present."))
    filled: bool = flag("--filled", msgid("Somebody does this work again."))
    retire: bool = flag("--retire", msgid("It takes no new work, and stays readable in what was done."))
    to: str | None = option("--to", _SERVICE, msgid("Which service takes over its open actions, with --retire."))
    bring_back: bool = flag("--bring-back", msgid("It takes work again."))
    store: str | None = store_option()
    by: str | None = by_option()
    as_json: bool = json_option()


_OPPOSITES = (
    ("outside", "outside", "inside"),
    ("vacant", "vacant", "filled"),
    ("retired", "retire", "bring_back"),
)
"""A flag of a service, the option that raises it, and the one that takes it down."""


def run(typed: Service, wording: Wording) -> None:
    """List the services of a plan, add one, or change what is known of one."""
    with opened(typed.store, wording) as store:
        facts = _facts(typed)
        id_ = None if typed.id is None else _called(store, typed, typed.id, wording, "service")
        if not facts:
            _list(store, id_, typed, wording)
        elif id_ is None:
            _add(store, facts, typed, wording)
        else:
            _change(store, id_, facts, typed, wording)


COMMAND = Command(
    name="service",
    help=msgid("List the services and partners of a plan; add one of your own, rename it, or retire it."),
    usage=msgid("PLAN [SERVICE] [OPTIONS]"),
    examples=(
        "planner service harbour-plan-2027",
        'planner service harbour-plan-2027 --name "Youth department" --capacity 0.5',
        'planner service harbour-plan-2027 --name "Federation of associations" --outside',
        'planner service harbour-plan-2027 legal --name "Legal affairs"',
        "planner service harbour-plan-2027 youth-department --retire --to equality",
    ),
    typed=Service,
    run=run,
)


def _facts(typed: Service) -> dict[str, object]:
    """Return what was typed of a service, by its fields.

    Raises:
        ProblemsFoundError: everything that cannot be read, or contradicts itself.
    """
    from planner.app.desk.services import tidied
    from planner.app.desk.typed_words import TypedWords

    words = TypedWords()
    facts: dict[str, object] = {}
    if typed.name is not None:
        facts["holder"] = words.line("--name", tidied(typed.name))
    if typed.capacity is not None:
        facts["capacity"] = words.amount("--capacity", typed.capacity)
    for field, up, down in _OPPOSITES:
        if getattr(typed, up) and getattr(typed, down):
            words.problems.append(slips.not_both(_written(up), _written(down)))
        elif getattr(typed, up) or getattr(typed, down):
            facts[field] = bool(getattr(typed, up))
    if typed.to is not None and not typed.retire:
        words.problems.append(slips.only_with("--to", "--retire"))
    words.finish()
    return facts


def _written(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _add(store: "Store", facts: dict[str, object], typed: Service, wording: Wording) -> None:
    from planner.app import desk

    name = str(facts.pop("holder", ""))
    batch, id_ = desk.add_service(store, typed.plan, name, by=actor(store, typed.by), today=terminal.today(), **facts)
    terminal.show(wording.say("Added: {name} ({id}).", name=name, id=id_))
    show_way_back(batch, wording)


def _change(store: "Store", id_: str, facts: dict[str, object], typed: Service, wording: Wording) -> None:
    from planner.app import desk

    who, today = actor(store, typed.by), terminal.today()
    if facts.get("retired"):
        del facts["retired"]
        view = desk.plan_view(store, typed.plan, today=today, language=wording.language)
        to = _called(store, typed, typed.to, wording, "to") if typed.to else None
        changes = list(desk.retirement(view, id_, to))
        changes += [desk.service_change(view.stored, id_, name, new) for name, new in facts.items()]
        batch = desk.edit(store, typed.plan, changes, by=who, today=today)
    else:
        batch = desk.change_service(store, typed.plan, id_, by=who, today=today, **facts)
    if batch is None or not batch.changed:
        terminal.show(wording.say("Everything was as you said already."))
        return
    _show(_services(store, id_, typed, wording), wording)
    show_way_back(batch, wording)


def _called(store: "Store", typed: Service, words: str, wording: Wording, field: str) -> str:
    """Return the id of the service that words mean.

    Raises:
        ProblemsFoundError: there is none, or the words mean two.
    """
    from planner.app.desk.service_names import service_called

    return service_called(store.plan(typed.plan).plan, words, field, reader=wording.language)


def _services(store: "Store", id_: str | None, typed: Service, wording: Wording) -> "Sequence[PlannedService]":
    """Return the services of the plan, or the one that was named.

    Raises:
        ProblemsFoundError: the plan has no such service.
    """
    from planner.app import desk

    view = desk.plan_view(store, typed.plan, today=terminal.today(), language=wording.language)
    return desk.services(view) if id_ is None else (desk.service_of(view, id_),)


def _list(store: "Store", id_: str | None, typed: Service, wording: Wording) -> None:
    services = _services(store, id_, typed, wording)
    if typed.as_json:
        show_json([_data(service) for service in services])
        return
    _show(services, wording)


def _data(service: "PlannedService") -> dict[str, object]:
    role = service.role
    return {
        "id": role.id,
        "name": role.name,
        "own": service.own,
        "outside": role.outside,
        "vacant": role.vacant,
        "retired": role.retired,
        "capacity": role.capacity,
        "owns": service.owns,
        "supports": service.supports,
        "open": service.open,
    }


def _show(services: "Sequence[PlannedService]", wording: Wording) -> None:
    from planner.wording.services import duties_sentence, with_remark

    show_table(
        (
            service.role.id,
            with_remark(service.role.name, service.role, wording),
            duties_sentence(len(service.owns), len(service.supports), wording),
        )
        for service in services
    )
