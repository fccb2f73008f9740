"""Where do plans, assessments and their history live, and how are they changed without losing anything?

One store holds cities, assessments, plans and who changed what. It is a single SQLite file, or a
PostgreSQL database; both behave alike. Everything is read through one reading door and changed
through one writing door::

    store = open_store()                       # planner.db in the user's data folder
    store = open_store(Path("harbour.db"))     # or a file
    store = open_store("postgresql://…")       # or a server (extra “postgresql”)
    store = open_store(new=False)              # only if there is one

    stored = store.plan("harbour-2026")        # StoredPlan: id, city, assessment, revision, plan (TrackedPlan)
    edits = stored.changes("F06-03", status=ActionStatus.DONE, percent=100)
    batch = store.commit(edits, by=Actor("anna"), note="Council vote of 4 March")
    store.undo(batch.id, by=Actor("anna"))

Reading:  cities(), people(), assessments(city), assessment(id), plans(city), plan(id), comments(plan, action),
    documents(plan=, kind=), document(id), baselines(plan), revision(plan), state(plan), history(plan, row=, since=),
    peoples_work(plan). Several that belong together: moment(), which also says which edits meet removals.
Edits:  Change(entity, of, id, field, seen, new), Create(entity, of, id, values), Delete(entity, of, id, seen),
    Confirm(entity, of, id). ``of`` is the plan or the assessment that the row belongs to, empty for what
    stands on its own (Entity.CITY, PERSON, PLAN, ASSESSMENT, DOCUMENT). Values are those of the model: dates,
    enum members, tuples. city_edits(), plan_edits(), assessment_edits(), baseline_edits() and
    document_edits() bring something whole; edits_to(stored, plan) turns a stored plan into another one. Edits made
    from what was read: StoredPlan.changes(action, field=value), .head_changes(), .link(), .unlink().
Writing:  commit(edits, by=, note=, kind=HistoryKind.EDIT) -> Batch (id, at, revision); undo(batch, by=, note=).
    ConflictError.conflicts: Conflict(edit, field, seen, mine, theirs, who, when), nothing stored.
    Actor(id, name=, decisions=): who acts; a name brings somebody new, and the same edits with Decisions about
    their conflicts are stored as decided. settle(choose, by=): edits chosen when nobody else can change anything.
    ProblemsFoundError: a text, a value, a reference or a loop that the rules refuse, nothing stored.
Unsaved:  keep_unsaved(person, place, field, value, seen=), unsaved(person, place), forget_unsaved(person, place,
    saved): what somebody typed and has not saved, outside the history.
Keeping:  store_exists(where), backup(store, path), restore(path, target), verify(store), verify_backup(path),
    default_store_path().
"""

from planner.store.actor import Actor
from planner.store.backups import Contents, backup, restore, verify, verify_backup
from planner.store.checks import answered_already
from planner.store.decisions import Decisions, Place, place_of
from planner.store.difference import edits_to
from planner.store.edits import (
    WHOLE_ROW,
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
from planner.store.ids import free_id, new_id, readable, slug
from planner.store.location import default_store_path
from planner.store.moment import Choice, Moment
from planner.store.newcomers import actor_called
from planner.store.prepared import valid_values
from planner.store.queries import not_in_store, was_removed
from planner.store.replay import reported_by
from planner.store.rows import Row
from planner.store.shapes import BENCHMARK_DOCUMENT, SAID_TO_A_BENCHMARK, DocumentKind, record_of, value_of
from planner.store.store import Store, open_store, store_exists
from planner.store.stored import (
    AS_STORED,
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
    dependency_id,
)
from planner.store.undo import NOTED, changed_meanwhile, says_who, taking_back
from planner.store.unsaved import Unsaved
from planner.store.whole import SETTINGS_ID, assessment_edits, baseline_edits, city_edits, document_edits, plan_edits

__all__ = [
    "AS_STORED",
    "BENCHMARK_DOCUMENT",
    "NOTED",
    "SAID_TO_A_BENCHMARK",
    "SETTINGS_ID",
    "WHOLE_ROW",
    "Actor",
    "AssessmentSummary",
    "Batch",
    "Change",
    "Choice",
    "Comment",
    "Confirm",
    "Conflict",
    "ConflictError",
    "Contents",
    "Create",
    "Decisions",
    "Delete",
    "Document",
    "DocumentKind",
    "DocumentSummary",
    "Edit",
    "Entity",
    "Entry",
    "HistoryKind",
    "Moment",
    "Person",
    "Place",
    "PlanSummary",
    "Removed",
    "Row",
    "State",
    "Store",
    "StoredAssessment",
    "StoredCity",
    "StoredPlan",
    "Unsaved",
    "actor_called",
    "answered_already",
    "assessment_edits",
    "backup",
    "baseline_edits",
    "changed_meanwhile",
    "city_edits",
    "default_store_path",
    "dependency_id",
    "document_edits",
    "edits_to",
    "free_id",
    "new_id",
    "not_in_store",
    "open_store",
    "place_of",
    "plan_edits",
    "readable",
    "record_of",
    "reported_by",
    "restore",
    "says_who",
    "slug",
    "store_exists",
    "taking_back",
    "valid_values",
    "value_of",
    "verify",
    "verify_backup",
    "was_removed",
]
