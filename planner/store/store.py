"""The store as the rest of the program sees it: one reading door, one writing door."""

import secrets
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy.exc import IntegrityError

from planner.baseline import Baseline
from planner.problem import Place, Problem, ProblemsFoundError
from planner.redraft import PeoplesWork
from planner.store import history, reading
from planner.store.checks import check_rows, lock_owners
from planner.store.collecting import without_collecting
from planner.store.edits import Actor, Batch, ConflictError, Edit, Entity, Entry, HistoryKind
from planner.store.engine import Database, open_database
from planner.store.location import default_store_path
from planner.store.migrating import bring_up_to_date
from planner.store.prepared import Ready, prepared
from planner.store.recent import Recent
from planner.store.shapes import DocumentKind
from planner.store.stored import (
    AssessmentSummary,
    Comment,
    Document,
    DocumentSummary,
    Person,
    PlanSummary,
    StoredAssessment,
    StoredCity,
    StoredPlan,
)
from planner.store.text import check_text, cleaned
from planner.store.writing import Signature, apply, write_history

_NOTE_LIMIT = 2_000
_ATTEMPTS = 3


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - history says when a change was stored, which only the store knows


class Store:
    """Cities, assessments, plans and their history; threads may share it.

    Get one with :func:`open_store`.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime] = _now) -> None:
        self.database = database
        self._clock = clock
        self._recent = Recent()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections; the store opens them again when it is used again."""
        self._recent.forget()
        self.database.close()

    @property
    def where(self) -> str:
        """The path or the address of the store, without a password."""
        return self.database.where

    # The reading door

    def cities(self) -> tuple[StoredCity, ...]:
        """Return all cities by name."""
        with self.database.reading() as connection:
            return reading.cities(connection)

    def people(self) -> tuple[Person, ...]:
        """Return all people by name."""
        with self.database.reading() as connection:
            return reading.people(connection)

    def assessments(self, city: str | None = None) -> tuple[AssessmentSummary, ...]:
        """Return the assessments of a city, or of all cities, the oldest first."""
        with self.database.reading() as connection:
            return reading.assessments(connection, city)

    def assessment(self, id_: str) -> StoredAssessment:
        """Return a whole assessment.

        Raises:
            ProblemsFoundError: the store has none of that id.
        """
        with self.database.reading() as connection:
            return self._recent.assessment(connection, id_)

    def plans(self, city: str | None = None) -> tuple[PlanSummary, ...]:
        """Return the plans of a city, or of all cities, in the order in which they start."""
        with self.database.reading() as connection:
            return reading.plans(connection, city)

    def plan(self, id_: str) -> StoredPlan:
        """Return a whole plan as it stands, with its revision and what was reported on its actions.

        Raises:
            ProblemsFoundError: the store has none of that id.
        """
        with without_collecting(), self.database.reading() as connection:
            return self._recent.plan(connection, id_)

    def comments(self, plan: str, action: str | None = None) -> tuple[Comment, ...]:
        """Return the comments on a plan, or on one of its actions, the oldest first."""
        with self.database.reading() as connection:
            return reading.comments(connection, plan, action)

    def documents(
        self, *, plan: str | None = None, assessment: str | None = None, kind: DocumentKind | None = None
    ) -> tuple[DocumentSummary, ...]:
        """Return what is kept whole, without the contents, by date."""
        with self.database.reading() as connection:
            return reading.documents(connection, of_plan=plan, of_assessment=assessment, kind=kind)

    def document(self, id_: str) -> Document:
        """Return a document with its content.

        Raises:
            ProblemsFoundError: the store has none of that id.
        """
        with self.database.reading() as connection:
            return reading.document(connection, id_)

    def revision(self, plan: str | None = None, *, assessment: str | None = None) -> int:
        """Return the number of the last change to a plan, an assessment or the whole store; cheap to ask."""
        scope = (Entity.PLAN, plan) if plan else (Entity.ASSESSMENT, assessment) if assessment else None
        with self.database.reading() as connection:
            return history.revision(connection, scope)

    def history(
        self,
        plan: str | None = None,
        *,
        assessment: str | None = None,
        row: tuple[Entity, str] | None = None,
        batch: str | None = None,
        since: int = 0,
    ) -> tuple[Entry, ...]:
        """Return lines of the history, the oldest first.

        All of them, or those of a plan or an assessment, of one row (such as
        ``(Entity.ACTION, "F06-03")``), of one batch, and those after a revision.
        """
        scope = (Entity.PLAN, plan) if plan else (Entity.ASSESSMENT, assessment) if assessment else None
        with self.database.reading() as connection:
            return tuple(history.entries(connection, scope=scope, row=row, batch=batch, since=since))

    def peoples_work(self, plan: str) -> PeoplesWork:
        """Return what people did to a plan since it was brought; a new draft must leave it alone."""
        return history.peoples_work(self.history(plan))

    def baselines(self, plan: str) -> tuple[tuple[str, Baseline], ...]:
        """Return what the council adopted, with the id of each, in the order of adoption."""
        with self.database.reading() as connection:
            return reading.baselines(connection, plan)

    # The writing door

    def commit(
        self, edits: Iterable[Edit], *, by: Actor, note: str = "", kind: HistoryKind = HistoryKind.EDIT
    ) -> Batch:
        """Carry out all edits of one user action together, or none of them.

        Changes to different fields merge, and so do changes to the same value; the history notes
        every change in the same transaction.

        Raises:
            ConflictError: others changed the same fields after they were seen.
            ProblemsFoundError: a value, a reference or a loop that the rules refuse, or the database
                cannot store anything.
        """
        with without_collecting():
            return self._commit(prepared(edits), by, note, kind, None)

    def undo(self, batch: str, *, by: Actor, note: str = "") -> Batch:
        """Take back what a batch did, by a new batch; an undo can be undone.

        Raises:
            ConflictError: others changed the same fields since.
            ProblemsFoundError: there is no such batch, or taking it back breaks a rule.
        """
        told = self.history(batch=batch)
        if not told:
            raise ProblemsFoundError([_unknown_batch(batch)])
        return self._commit(prepared(history.inverse(told)), by, note, HistoryKind.UNDO, batch)

    def _commit(self, ready: list[Ready], by: Actor, note: str, kind: HistoryKind, undoes: str | None) -> Batch:
        tidy_note = str(cleaned(note))
        problems = [
            *check_text(tidy_note, Place(field="note"), _NOTE_LIMIT),
            *check_text(by.id, Place(field="by"), _NOTE_LIMIT),
        ]
        if problems:
            raise ProblemsFoundError(problems)
        attempts = _ATTEMPTS
        while True:
            try:
                return self._try(ready, by, tidy_note, kind, undoes)
            except IntegrityError:
                # On a server somebody else added or removed a row in the same instant, after it was
                # looked for. Looked for again, it makes a conflict or a problem.
                attempts -= 1
                if not attempts:
                    raise

    def _try(self, ready: list[Ready], by: Actor, note: str, kind: HistoryKind, undoes: str | None) -> Batch:
        with self.database.writing() as connection:
            if self.database.on_server:
                lock_owners(connection, ready)
            done = apply(connection, ready, by.id)
            if done.conflicts:
                raise ConflictError(done.conflicts)
            problems = check_rows(connection, done)
            if problems:
                raise ProblemsFoundError(problems)
            signature = Signature(
                batch=secrets.token_hex(6), at=self._clock(), actor=by.id, kind=kind, note=note, undoes=undoes
            )
            if done.log:
                write_history(connection, done, signature)
            last = history.revision(connection)
        return Batch(id=signature.batch, at=signature.at, revision=last, changed=len(done.log))


def _unknown_batch(batch: str) -> Problem:
    return Problem(
        code="unknown-batch",
        what="The history has no change “{batch}”.",
        fix="Copy its name from “planner history”.",
        values={"batch": batch},
        place=Place(field="batch"),
    )


def open_store(where: str | Path | None = None, *, clock: Callable[[], datetime] = _now) -> Store:
    """Open a store, make it when there is none, and bring an older one up to date.

    ``where`` is a path or ``postgresql://…``; without it, ``planner.db`` in the user's data folder.

    Raises:
        ProblemsFoundError: the place is not safe, the file is something else, the store is newer than
            this program, or it cannot be opened.
    """
    database = open_database(default_store_path() if where is None else where)
    bring_up_to_date(database)
    return Store(database, clock)
