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
