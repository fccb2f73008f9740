"""The store against the bare sqlite3 module that carries out the same statements, side by side in one run."""

import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import Connection, event
from tracked_plans import action, plan_of, wait

from planner.plan import Plan
from planner.store import Actor, Change, Entity, Store, city_edits, open_store, plan_edits
from planner.toolkit.city import City

ANNA = Actor("anna")
LARGE, SMALL = 10_000, 100
AT_MOST = 3.0
"""How many times as long as the bare module the store may take."""
INDEPENDENT = 1.5
"""How many times as long an edit of a large plan may take as one of a small plan."""

Parameters = tuple[str | int | float | None, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that the store gave SQLite, with one set of parameters or many."""

    text: str
    parameters: list[Parameters]
    many: bool


def listen(store: Store, statements: list[Statement]) -> None:
    """Write down every statement that the store carries out, beginnings and ends of transactions included."""

    @event.listens_for(store.database.engine, "before_cursor_execute")
    def _(_c: Connection, _cursor: object, statement: str, parameters: object, _context: object, many: bool) -> None:  # noqa: FBT001 - SQLAlchemy's hook
        assert isinstance(parameters, tuple | list)
        statements.append(Statement(statement, list(parameters) if many else [tuple(parameters)], many))

    @event.listens_for(store.database.engine, "begin")
    def _(_: Connection) -> None:
        statements.append(Statement("BEGIN", [()], many=False))

    @event.listens_for(store.database.engine, "commit")
    def _(_: Connection) -> None:
        statements.append(Statement("COMMIT", [()], many=False))


def repeat(connection: sqlite3.Connection, statements: list[Statement]) -> int:
    """Carry out the same statements with the bare module, and fetch what they give."""
    fetched = 0
    for statement in statements:
        if statement.many:
            connection.executemany(statement.text, statement.parameters)
        else:
            fetched += len(connection.execute(statement.text, statement.parameters[0]).fetchall())
    return fetched


def plan_with(actions: int) -> Plan:
    """Return a plan whose actions wait for one another in a long row, with texts as templates have them."""
    first = action("F06-00000", why="Applicants are judged by their names before anybody reads what they can do. " * 2)
    all_of_them = tuple(
        first.model_copy(update={"id": f"F{1 + number % 9:02}-{number:05}"}) for number in range(actions)
    )
    waits = tuple(wait(before.id, after.id) for before, after in pairwise(all_of_them))
    return plan_of(first).model_copy(update={"actions": all_of_them, "dependencies": waits})


def timed(work: Callable[[], object], clock: Callable[[], float]) -> float:
    """Return the seconds that some work takes by a clock."""
    begin = clock()
    work()
    return clock() - begin


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "planner.db") as opened:
        opened.commit(city_edits("harbour", City(name="Harbour")), by=ANNA)
        yield opened


@pytest.fixture
def bare(store: Store, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The bare module on a copy of the store, with the settings of the store."""
    assert store.database.file
    with closing(sqlite3.connect(store.database.file)) as source:
        source.execute("VACUUM INTO ?", (str(tmp_path / "bare.db"),))
    connection = sqlite3.connect(tmp_path / "bare.db", isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    yield connection
    connection.close()


@pytest.fixture
def statements(store: Store) -> list[Statement]:
    """What the store gives SQLite from now on."""
    heard: list[Statement] = []
    listen(store, heard)
    return heard


@dataclass(slots=True)
class Race:
    """Our work and the bare module's, which repeats our statements, in turns."""

    statements: list[Statement]
    bare: sqlite3.Connection
    clock: Callable[[], float]
    ours: list[float] = field(default_factory=list)
    theirs: list[float] = field(default_factory=list)

    def run(self, work: Callable[[], object]) -> None:
        self.statements.clear()
        self.ours.append(timed(work, self.clock))
        statements = list(self.statements)
        self.theirs.append(timed(lambda: repeat(self.bare, statements), self.clock))

    @property
    def ratio(self) -> float:
        return min(self.ours) / min(self.theirs)


def test_saving_and_loading_a_large_plan(store: Store, statements: list[Statement], bare: sqlite3.Connection) -> None:
    plan = plan_with(LARGE)
    store.commit(plan_edits("first", plan, city="harbour"), by=ANNA)
    assert store.plan("first").plan == plan
    repeat(bare, statements)
    race = Race(statements, bare, time.perf_counter)
    for number in range(5):
        race.run(lambda name=f"plan-{number}": save_and_load(store, name, plan))  # type: ignore[misc]  # the default binds
    print(f"\nsaving and loading {LARGE} actions: {race.ratio:.2f} times the bare module, {min(race.ours):.2f} s")  # noqa: T201 - the figure is what the run is for
    assert race.ratio <= AT_MOST


def save_and_load(store: Store, name: str, plan: Plan) -> object:
    store.commit(plan_edits(name, plan, city="harbour"), by=ANNA)
    return store.plan(name)


def test_one_edit_whatever_the_size_of_the_plan(
    store: Store, statements: list[Statement], bare: sqlite3.Connection
) -> None:
    sizes = {size: Race(statements, bare, time.perf_counter) for size in (SMALL, LARGE)}
    stored = {}
    for size in sizes:
        store.commit(plan_edits(f"plan-{size}", plan_with(size), city="harbour"), by=ANNA)
        stored[size] = store.plan(f"plan-{size}")
    repeat(bare, statements)
    titles = {size: stored[size].plan.actions[0].title for size in sizes}
    for number in range(300):
        for size, race in sizes.items():
            new = f"Title {number}"
            edit = Change(
                entity=Entity.ACTION, of=f"plan-{size}", id="F01-00000", field="title", seen=titles[size], new=new
            )
            race.run(lambda edit=edit: store.commit([edit], by=ANNA))  # type: ignore[misc]  # the default binds
            titles[size] = new
    ratios = {size: statistics.median(race.ours) / statistics.median(race.theirs) for size, race in sizes.items()}
    grown = statistics.median(sizes[LARGE].ours) / statistics.median(sizes[SMALL].ours)
    milliseconds = statistics.median(sizes[LARGE].ours) * 1000
    print(  # noqa: T201 - likewise
        f"\none edit: {ratios[SMALL]:.2f} times the bare module in a plan of {SMALL} actions, {ratios[LARGE]:.2f} "
        f"times in one of {LARGE}; {grown:.2f} times as long in the large one, {milliseconds:.2f} ms"
    )
    assert ratios[LARGE] <= AT_MOST
    assert grown <= INDEPENDENT
