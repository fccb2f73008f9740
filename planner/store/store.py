"""The store as the rest of the program sees it: one reading door, one writing door."""

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy.exc import IntegrityError

from planner.problem import Place, ProblemsFoundError
from planner.store import history, unsaved
from planner.store.actor import Actor
from planner.store.batch import Signature, apply, write_history
from planner.store.checks import check_rows, lock_choices, lock_owners
from planner.store.edits import Batch, Conflict, ConflictError, Edit, Entity, Entry, HistoryKind
from planner.store.engine import Database, open_database, place_of
from planner.store.location import default_store_path
from planner.store.moment import Choice, Chosen, Moment
from planner.store.newcomers import introduced
from planner.store.prepared import Ready, prepared
from planner.store.recent import Recent
from planner.store.rows import without_collecting
from planner.store.shapes import DocumentKind
from planner.store.store_files import stands
from planner.store.stored import (
    AssessmentSummary,
    Comment,
    Document,
    DocumentSummary,
    Person,
    PlanSummary,
    Removed,
    State,
    StoredAssessment,
    StoredCity,
    StoredPlan,
)
from planner.store.text import check_text, cleaned
from planner.store.undo import taking_back
from planner.store.unsaved import Unsaved
from planner.store.upgrade import bring_up_to_date
from planner.track.baseline import Baseline
from planner.track.redraft import PeoplesWork

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

    @contextmanager
    def moment(self) -> Iterator[Moment]:
        """Give the store as it stands at one moment, to read several things that belong together."""
        with self.database.reading() as connection:
            yield Moment(connection, self._recent)

    def cities(self) -> tuple[StoredCity, ...]:
        """See :meth:`Moment.cities`."""
        with self.moment() as moment:
            return moment.cities()

    def people(self) -> tuple[Person, ...]:
        """See :meth:`Moment.people`."""
        with self.moment() as moment:
            return moment.people()

    def assessments(self, city: str | None = None) -> tuple[AssessmentSummary, ...]:
        """See :meth:`Moment.assessments`."""
        with self.moment() as moment:
            return moment.assessments(city)

    def assessment(self, id_: str) -> StoredAssessment:
        """See :meth:`Moment.assessment`."""
        with self.moment() as moment:
            return moment.assessment(id_)

    def plans(self, city: str | None = None) -> tuple[PlanSummary, ...]:
        """See :meth:`Moment.plans`."""
        with self.moment() as moment:
            return moment.plans(city)

    def plan(self, id_: str) -> StoredPlan:
        """See :meth:`Moment.plan`."""
        with self.moment() as moment:
            return moment.plan(id_)

    def removed(self) -> tuple[Removed, ...]:
        """See :meth:`Moment.removed`."""
        with self.moment() as moment:
            return moment.removed()

    def comments(self, plan: str, action: str | None = None) -> tuple[Comment, ...]:
        """See :meth:`Moment.comments`."""
        with self.moment() as moment:
            return moment.comments(plan, action)

    def documents(
        self, *, plan: str | None = None, assessment: str | None = None, kind: DocumentKind | None = None
    ) -> tuple[DocumentSummary, ...]:
        """See :meth:`Moment.documents`."""
        with self.moment() as moment:
            return moment.documents(plan=plan, assessment=assessment, kind=kind)

    def document(self, id_: str) -> Document:
        """See :meth:`Moment.document`."""
        with self.moment() as moment:
            return moment.document(id_)

    def revision(self, plan: str | None = None, *, assessment: str | None = None) -> int:
        """See :meth:`Moment.revision`."""
        with self.moment() as moment:
            return moment.revision(plan, assessment=assessment)

    def state(self, plan: str | None = None, *, assessment: str | None = None) -> State:
        """See :meth:`Moment.state`."""
        with self.moment() as moment:
            return moment.state(plan, assessment=assessment)

    def history(
        self,
        plan: str | None = None,
        *,
        assessment: str | None = None,
        row: tuple[Entity, str] | None = None,
        batch: str | None = None,
        since: int = 0,
    ) -> tuple[Entry, ...]:
        """See :meth:`Moment.history`."""
        with self.moment() as moment:
            return moment.history(plan, assessment=assessment, row=row, batch=batch, since=since)

    def peoples_work(self, plan: str) -> PeoplesWork:
        """See :meth:`Moment.peoples_work`."""
        with self.moment() as moment:
            return moment.peoples_work(plan)

    def baselines(self, plan: str) -> tuple[tuple[str, Baseline], ...]:
        """See :meth:`Moment.baselines`."""
        with self.moment() as moment:
            return moment.baselines(plan)

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
            ready = prepared(by.decided(edits))
            batch, _ = self._commit(lambda _: (ready, None), _Reason(by, note, kind))
        return batch

    def settle(
        self, choose: Choice[Chosen], *, by: Actor, note: str = "", kind: HistoryKind = HistoryKind.EDIT
    ) -> tuple[Batch, Chosen]:
        """Choose what is to be changed when nobody else can change anything any more, and carry it out.

        For ids and numbers to be given, and for whatever depends on what is there already: chosen
        before, two people who do the same at the same moment would be in each other's way. ``choose``
        may be called again, and only reads; what it tells besides the edits is handed on.

        Raises:
            ConflictError: others changed the same fields after they were seen.
            ProblemsFoundError: as for :meth:`commit`, and what ``choose`` raises.
        """

        def ready(moment: Moment) -> tuple[list[Ready], Chosen]:
            edits, chosen = choose(moment)
            return prepared(by.decided(edits)), chosen

        with without_collecting():
            return self._commit(ready, _Reason(by, note, kind), alone=True)

    def undo(self, batch: str, *, by: Actor, note: str = "", since: State | None = None) -> Batch:
        """Take back what a batch did, by a new batch; an undo can be undone.

        What the batch brought as a whole (a city, an assessment, a plan, a document) is taken out of
        sight, with all that belongs to it, and not destroyed. ``since`` is the state of the store
        that the person saw: with it, nothing goes that others touched later.

        Raises:
            ConflictError: others changed the same fields since.
            ProblemsFoundError: there is no such batch, it cannot be taken back, or that breaks a rule.
        """
        with without_collecting():
            reason = _Reason(by, note, HistoryKind.UNDO, undoes=batch)
            done, _ = self._commit(self._undoing(batch, by, since), reason, alone=True)
        return done

    def rehearse_undo(self, batch: str, *, by: Actor, since: State | None = None) -> tuple[Conflict, ...]:
        """Say what would clash if a batch were taken back now; nothing is changed.

        Raises:
            ProblemsFoundError: it could not be taken back at all, as :meth:`undo` says.
        """
        # Through the very transaction of an undo: whatever looked at the rows beside it could say something else.
        reason = _Reason(by, "", HistoryKind.UNDO, undoes=batch, rehearsal=True)
        try:
            with without_collecting():
                self._commit(self._undoing(batch, by, since), reason, alone=True)
        except ConflictError as error:
            return error.conflicts
        except _RehearsedError:
            pass
        return ()

    def _undoing(self, batch: str, by: Actor, since: State | None) -> Callable[[Moment], tuple[list[Ready], None]]:
        today = self._clock().date()

        def ready(moment: Moment) -> tuple[list[Ready], None]:
            edits = taking_back(moment, batch, today, seen=since)
            return prepared(by.decided(edits), anew=False), None

        return ready

    def _commit(
        self, ready: Callable[[Moment], tuple[list[Ready], Chosen]], reason: "_Reason", *, alone: bool = False
    ) -> tuple[Batch, Chosen]:
        reason = replace(reason, note=str(cleaned(reason.note)))
        problems = [
            *check_text(reason.note, Place(field="note"), _NOTE_LIMIT),
            *check_text(reason.by.id, Place(field="by"), _NOTE_LIMIT),
        ]
        if problems:
            raise ProblemsFoundError(problems)
        attempts = _ATTEMPTS
        while True:
            try:
                return self._try(ready, reason, alone=alone)
            except IntegrityError:
                # On a server somebody else added or removed a row in the same instant, after it was
                # looked for. Looked for again, it makes a conflict or a problem.
                attempts -= 1
                if not attempts:
                    raise

    def _try(
        self, ready: Callable[[Moment], tuple[list[Ready], Chosen]], reason: "_Reason", *, alone: bool
    ) -> tuple[Batch, Chosen]:
        with self.database.writing() as connection:
            # First the lock, then every look: what was read before it may have changed by now.
            if self.database.on_server:
                lock_choices(connection, alone=alone)
            actor, newcomer = introduced(connection, reason.by)
            wanted, chosen = ready(Moment(connection, self._recent, actor))
            # Which rows are touched is known only when the edits are chosen.
            if self.database.on_server:
                lock_owners(connection, wanted)
            done = apply(connection, wanted, actor)
            # Raised inside the transaction, which then leaves nothing of what was done.
            if done.conflicts:
                raise ConflictError(done.conflicts)
            if done.log and newcomer:
                # Noted with what they do first, so that whose change was refused is noted nowhere.
                apply(connection, prepared([newcomer]), actor, done)
            problems = check_rows(connection, done)
            if problems:
                raise ProblemsFoundError(problems)
            if reason.rehearsal:
                raise _RehearsedError
            signature = reason.signed(actor, self._clock())
            if done.log:
                write_history(connection, done, signature)
            # Asked for also where nothing changed: whoever saved then knows the state that they are up to date with.
            last = history.revision(connection)
        return Batch(id=signature.batch, at=signature.at, revision=last, changed=len(done.log)), chosen

    # What people typed and have not saved: beside the history, see planner.store.unsaved

    def unsaved(self, person: str, place: str | None = None) -> Mapping[str, Mapping[str, Unsaved]]:
        """Return what somebody typed and has not saved, by place and field; at one place, or everywhere."""
        with self.database.reading() as connection:
            return unsaved.of_person(connection, person, place)

    def keep_unsaved(self, person: str, place: str, field: str, value: object, *, seen: object) -> Unsaved:
        """Keep what somebody typed into a field, and what stood there when they began.

        Raises:
            ProblemsFoundError: the database cannot store anything.
        """
        typed = Unsaved(value=value, seen=seen, at=self._clock())
        with self.database.writing() as connection:
            unsaved.keep(connection, (person, place, field), typed)
        return typed

    def forget_unsaved(self, person: str, place: str, saved: Mapping[str, object]) -> None:
        """Forget fields that were saved or given up, each only if it still holds that value.

        Raises:
            ProblemsFoundError: the database cannot store anything.
        """
        with self.database.writing() as connection:
            unsaved.forget(connection, person, place, saved)

    def hand_over_unsaved(self, before: str, now: str) -> None:
        """Give what a browser without a name typed to the person who said theirs.

        Raises:
            ProblemsFoundError: the database cannot store anything.
        """
        with self.database.writing() as connection:
            unsaved.hand_over(connection, before, now)


class _RehearsedError(Exception):
    """Leaves the transaction of a rehearsal, which then changes nothing."""


@dataclass(frozen=True, slots=True)
class _Reason:
    """Who changes something, and why."""

    by: Actor
    note: str
    kind: HistoryKind
    undoes: str | None = None
    rehearsal: bool = False
    """Everything is looked at, and nothing stays changed."""

    def signed(self, actor: str, at: datetime) -> Signature:
        """Return what history notes about every line of a new batch; ``actor`` is the id that history remembers."""
        batch = secrets.token_hex(6)
        return Signature(batch=batch, at=at, actor=actor, kind=self.kind, note=self.note, undoes=self.undoes)


def open_store(where: str | Path | None = None, *, new: bool = True, clock: Callable[[], datetime] = _now) -> Store:
    """Open a store, make it when there is none and it may be ``new``, and bring an older one up to date.

    ``where`` is a path or ``postgresql://…``; without it, ``planner.db`` in the user's data folder.

    Raises:
        ProblemsFoundError: the place is not safe, the file is something else or damaged, the store is
            newer than this program, or it cannot be opened.
    """
    database = open_database(default_store_path() if where is None else where, new=new)
    try:
        bring_up_to_date(database, new=new)
    except BaseException:
        database.close()
        raise
    return Store(database, clock)


def store_exists(where: str | Path | None = None) -> bool:
    """Say whether there is a store, as far as looking at its place tells: of a server's it is assumed."""
    place = place_of(default_store_path() if where is None else where)
    return stands(place) if isinstance(place, Path) else True
