"""Where do plans, assessments and their history live, and how are they changed without losing anything?

One store holds cities, assessments, plans and who changed what. It is a single SQLite file, or a
PostgreSQL database; both behave alike. Everything is read through one reading door and changed
through one writing door::

    store = open_store()                       # planner.db in the user's data folder
    store = open_store(Path("harbour.db"))     # or a file
    store = open_store("postgresql://…")       # or a server (extra “postgresql”)

    stored = store.plan("harbour-2026")        # StoredPlan: id, city, assessment, revision, plan (TrackedPlan)
    edits = stored.changes("F06-03", status=ActionStatus.DONE, percent=100)
    batch = store.commit(edits, by=Actor("anna"), note="Council vote of 4 March")
    store.undo(batch.id, by=Actor("anna"))

Reading:  cities(), people(), assessments(city), assessment(id), plans(city), plan(id), comments(plan, action),
    documents(plan=, kind=), document(id), baselines(plan), revision(plan), history(plan, entity=, id=, since=),
    last_update(plan), edited_fields(plan).
Edits:  Change(entity, of, id, field, seen, new), Create(entity, of, id, values), Delete(entity, of, id, seen),
    Confirm(entity, of, id). ``of`` is the plan or the assessment that the row belongs to, empty for what
    stands on its own (Entity.CITY, PERSON, PLAN, ASSESSMENT, DOCUMENT). Values are those of the model: dates,
    enum members, tuples. plan_edits() and assessment_edits() write a whole plan or assessment as Creates.
Writing:  commit(edits, by=, note=, kind=HistoryKind.EDIT) -> Batch (id, at, revision); undo(batch, by=, note=).
    ConflictError.conflicts: Conflict(edit, field, seen, mine, theirs, who, when), nothing stored.
    ProblemsFoundError: a text, a value, a reference or a loop that the rules refuse, nothing stored.
Keeping:  backup(store, path), restore(path, target), verify(store), default_store_path().
"""

from planner.store.backups import Contents, backup, restore, verify, verify_backup
from planner.store.edits import (
    Actor,
    Batch,
    Change,
    Confirm,
    Conflict,
    ConflictError,
    Create,
    Delete,
    Edit,
    Entity,
    Entry,
    HistoryKind,
)
from planner.store.location import default_store_path
from planner.store.shapes import DocumentKind
from planner.store.store import Store, open_store
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
    dependency_id,
)
from planner.store.whole import assessment_edits, city_edits, document_edits, new_id, plan_edits

__all__ = [
    "Actor",
    "AssessmentSummary",
    "Batch",
    "Change",
    "Comment",
    "Confirm",
    "Conflict",
    "ConflictError",
    "Contents",
    "Create",
    "Delete",
    "Document",
    "DocumentKind",
    "DocumentSummary",
    "Edit",
    "Entity",
    "Entry",
    "HistoryKind",
    "Person",
    "PlanSummary",
    "Store",
    "StoredAssessment",
    "StoredCity",
    "StoredPlan",
    "assessment_edits",
    "backup",
    "city_edits",
    "default_store_path",
    "dependency_id",
    "document_edits",
    "new_id",
    "open_store",
    "plan_edits",
    "restore",
    "verify",
    "verify_backup",
]
