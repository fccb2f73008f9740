"""Which service do the words mean that somebody wrote, and which two could nobody tell apart?"""

from collections.abc import Mapping

from planner.toolkit.plain_letters import name_key

ServiceNames = Mapping[str, tuple[str, ...]]
"""What readers call services, or people, by id; each may have several names."""


def meant(written: str, names: ServiceNames) -> tuple[str, ...]:
    """Return the ids that words can mean: the id itself, else who has exactly that name, else one like it.

    >>> names = {"mayor": ("Mayor’s office",), "mayor-2": ("Mayor",), "legal": ("Affaires juridiques",)}
    >>> meant("Mayor", names), meant("mayor", names), meant("AFFAIRES  Juridiques", names), meant("x", names)
    (('mayor-2',), ('mayor',), ('legal',), ())
    """
    wanted = " ".join(written.split())
    if wanted in names:
        return (wanted,)
    exact = tuple(id_ for id_, called in names.items() if wanted in called)
    return exact or tuple(id_ for id_, called in names.items() if name_key(wanted) in map(name_key, (id_, *called)))


def same_name(id_: str, name: str, names: Mapping[str, str]) -> str | None:
    """Return another service whose name or id reads like the name of this one; ``names`` are those of all, by id.

    >>> names = {"mayor": "Town hall", "legal": "Legal Affairs"}
    >>> same_name("youth", "Legal  affairs", names), same_name("mayor-2", "Mayor", names)
    ('legal', 'mayor')
    """
    others = {other: (called,) for other, called in names.items() if other != id_}
    return next(iter(meant(name, others)), None)
