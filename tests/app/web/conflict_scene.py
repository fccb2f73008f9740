"""Two people at one field: what a conflict at a place of the app consists of."""

from collections.abc import Callable
from dataclasses import dataclass

from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY
from planner.app.desk.edits import edit
from planner.store import Actor, Change, Entity, Store
from planner.store.shapes import SHAPES

PLAN, ASSESSMENT, CITY = "havelmar-plan-2027", "havelmar-2026-10-15", "havelmar"
ACTION, OWNER = "F09-10", "integration"
"""An action of the plan and the service that answers for it."""
BY = "egalite"
"""The respondent who gave most answers to the first key factor."""
GONE = "(gone)"
"""What stands where there is no row any more."""


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A person before a page, and somebody else at another door of the same store."""

    store: Store
    """As the other person has it open."""
    bela: Actor
    open: Callable[..., AppTest]
    open_by_hand: Callable[..., AppTest]
    """For what the browser draws by itself: see ``test_conflicts.by_hand``."""

    def batch(self) -> str:
        """Return the last change of the plan, by which the fields of forms are named."""
        return self.store.plan(PLAN).batch


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field in dispute: the person's value, what somebody else makes of it, and what they make of it yet again."""

    name: str
    mine: object
    theirs: object
    again: object
    entity: Entity = Entity.ACTION
    of: str = PLAN
    id: str = ACTION

    def stands(self, store: Store) -> object:
        """Return what the store holds."""
        with store.moment() as moment:
            row = moment.row(self.entity, self.of, self.id)
        return GONE if row is None else SHAPES[self.entity].codecs[self.name].value(row[self.name])


Fields = tuple[Field, ...]


@dataclass(frozen=True, kw_only=True)
class Case:
    """One conflict at one place."""

    place: str
    show: Callable[[Scene], AppTest]
    """Open the page, and type what is typed before the click."""
    act: Callable[[AppTest], None]
    """The click, or what is kept at once."""
    fields: Callable[[Scene], Fields]
    words: tuple[str, str]
    """How the dialog writes the first field's two values."""
    remove: Callable[[Scene], None] | None = None
    """Let somebody else take the row out, where that can happen."""
    after: Callable[[Scene, str], None] = lambda _scene, _stays: None
    """What else must hold once the conflict was decided; takes whose values stay, “mine” or “theirs”."""


def others_change(scene: Scene, fields: Fields, which: str) -> None:
    """Let somebody else give the fields other values."""
    if fields[0].entity is Entity.ACTION:
        new = {field.name: getattr(field, which) for field in fields}
        edit(scene.store, PLAN, scene.store.plan(PLAN).changes(fields[0].id, **new), by=scene.bela, today=TODAY)
        return
    scene.store.commit(
        (
            Change(
                entity=field.entity,
                of=field.of,
                id=field.id,
                field=field.name,
                seen=field.stands(scene.store),
                new=getattr(field, which),
            )
            for field in fields
        ),
        by=scene.bela,
    )


def constant(*fields: Field) -> Callable[[Scene], Fields]:
    """Return fields that need no look at the store."""
    return lambda _scene: fields


def key_of(page: AppTest, kind: str, beginning: str, ending: str = "") -> str:
    """Return the key of the widget whose key begins and ends so."""
    keys = [str(widget.key) for widget in page.get(kind)]
    return next(key for key in keys if key.startswith(beginning) and key.endswith(ending))


def press(beginning: str, ending: str = "") -> Callable[[AppTest], None]:
    """Return a click on the button whose key begins and ends so."""

    def click(page: AppTest) -> None:
        page.button(key=key_of(page, "button", beginning, ending)).click().run()

    return click


def by_hand(what: str, **arguments: object) -> Callable[[AppTest], None]:
    def doing(page: AppTest) -> None:
        page.session_state["by hand"] = (what, arguments)
        page.run()

    return doing
