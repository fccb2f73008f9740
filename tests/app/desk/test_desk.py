"""Cities, assessments and plans come into the store, are answered, drafted and seen there."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from planner.app import desk
from planner.app.desk.comments import Remark
from planner.app.desk.intake import example_file
from planner.draft.pipeline import draft_anew
from planner.plan import ActionStatus
from planner.problem import ProblemsFoundError
from planner.store import Actor, ConflictError, DocumentKind, HistoryKind, Store, city_edits, plan_edits, verify
from planner.toolkit.assessment import Answer, ContextReading, Evidence, Response, Standing, Verdict
from planner.toolkit.plan_settings import PlanStatus
from planner.track.redraft import HEAD
from planner.track.standing import as_printed, standing_of_draft
from planner.wording import Wording

DRAFTED, TODAY = date(2026, 11, 23), date(2027, 3, 1)
ANNA, BORIS = Actor("anna"), Actor("boris")
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"


def codes(error: pytest.ExceptionInfo[ProblemsFoundError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


# Coming in


def test_a_person_is_kept_with_their_first_change_and_then_known_by_id_or_name(empty: Store) -> None:
    newcomer = desk.introduce(empty, "  Anna   Kovač ")
    assert empty.people() == ()
    desk.create_city(empty, "Harbour", by=newcomer)
    assert [(person.id, person.name) for person in empty.people()] == [("anna-kovac", "Anna Kovač")]
    assert {entry.actor for entry in empty.history()} == {"anna-kovac"}
    assert [desk.introduce(empty, said) for said in ("anna-kovac", "ANNA KOVAČ")] == [Actor("anna-kovac")] * 2


def test_whoever_changes_nothing_is_noted_nowhere(empty: Store) -> None:
    anna = desk.introduce(empty, "Anna")
    with pytest.raises(ProblemsFoundError):
        desk.create_city(empty, "   ", by=anna)
    assert (empty.people(), empty.history()) == ((), ())


def test_two_people_whose_names_look_alike_stay_two(empty: Store) -> None:
    for name in ("Ana Šimić", "Ana Simic"):
        desk.create_city(empty, f"City of {name}", by=desk.introduce(empty, name))
    assert [(person.id, person.name) for person in empty.people()] == [
        ("ana-simic-2", "Ana Simic"),
        ("ana-simic", "Ana Šimić"),
    ]


def test_a_city_needs_a_name_only(empty: Store) -> None:
    city = desk.create_city(empty, " Saint-Étienne ", by=ANNA)
    assert (city.id, city.name, city.population) == ("saint-etienne", "Saint-Étienne", None)
    assert desk.create_city(empty, "saint-étienne", by=BORIS) == city


def test_a_city_without_a_name_is_refused_in_words(empty: Store) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        desk.create_city(empty, "   ", by=ANNA)
    assert codes(error) == ["value-refused"]


def test_an_imported_file_but_for_what_is_confidential_and_its_benchmark_are_kept(empty: Store) -> None:
    imported = desk.import_assessment(empty, example_file("havelmar"), by=ANNA)
    assert (imported.city, imported.assessment) == ("havelmar", ASSESSMENT)
    (kept,) = empty.documents(kind=DocumentKind.IMPORT)
    received = example_file("havelmar").read_text(encoding="utf-8").splitlines()
    left_out = [line for line in empty.document(kept.id).content.splitlines() if line not in received]
    assert len(left_out) == 2
    assert all("“" not in line and '"…"' in line for line in left_out)
    assert len(empty.documents(kind=DocumentKind.BENCHMARK)) == 1
    assert {entry.kind for entry in empty.history()} == {HistoryKind.IMPORT}


def test_the_same_assessment_comes_in_once_and_another_of_the_day_beside_it(empty: Store, tmp_path: Path) -> None:
    desk.import_assessment(empty, example_file("havelmar"), by=ANNA)
    with pytest.raises(ProblemsFoundError) as error:
        desk.import_assessment(empty, example_file("havelmar"), by=ANNA)
    assert codes(error) == ["already-imported"]
    text = example_file("havelmar").read_text(encoding="utf-8").replace("population: 230000", "population: 231000")
    (tmp_path / "again.yaml").write_text(text, encoding="utf-8")
    assert desk.import_assessment(empty, tmp_path / "again.yaml", by=ANNA).assessment == f"{ASSESSMENT}-2"
    assert len(empty.cities()) == 1


def test_a_faulty_file_leaves_the_store_as_it_was(empty: Store, tmp_path: Path) -> None:
    (tmp_path / "city.yaml").write_text("benchmark: anti-discrimination\ncity: Harbour\n", encoding="utf-8")
    with pytest.raises(ProblemsFoundError):
        desk.import_assessment(empty, tmp_path / "city.yaml", by=ANNA)
    assert empty.revision() == 0


def test_an_example_is_opened_in_one_step_and_only_once(empty: Store) -> None:
    first = desk.open_example(empty, "brennavel", by=ANNA, today=DRAFTED)
    assert len({entry.batch for entry in empty.history()}) == 1
    again = desk.open_example(empty, "brennavel", by=BORIS, today=TODAY)
    assert (again.plan, again.batch) == (first.plan, None)
    french = desk.open_example(empty, "brennavel", by=BORIS, today=TODAY, language="fr")
    assert empty.plan(french.plan).plan.language == "fr"
    assert len(empty.assessments()) == 1


def test_an_example_that_does_not_exist_is_refused_with_the_nearest(empty: Store) -> None:
    with pytest.raises(ProblemsFoundError, match="Did you mean “havelmar”"):
        desk.open_example(empty, "havelmer", by=ANNA, today=TODAY)


def test_a_blank_assessment_can_be_begun_and_drafted(empty: Store) -> None:
    city = desk.create_city(empty, "Harbour", by=ANNA)
    begun = desk.new_assessment(empty, city.id, "anti-discrimination", language="en", by=ANNA, today=TODAY)
    drafted = desk.draft_into(empty, begun.assessment, by=ANNA, today=TODAY)
    assert empty.plan(drafted.plan).plan.actions[0].id.endswith("-00")


def test_an_assessment_of_nobody_is_refused(empty: Store) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        desk.new_assessment(empty, "harbour", "anti-discrimination", language="en", by=ANNA, today=TODAY)
    assert codes(error) == ["unknown-city"]


# Answering


def answer(store: Store, question: str = "1.1") -> Response:
    return store.assessment(ASSESSMENT).assessment.answers[question][0]


def test_an_answer_is_changed_with_its_note_and_evidence(havelmar: Store) -> None:
    seen = answer(havelmar)
    proof = Evidence(title="Minutes", confidential=True)
    new = seen.model_copy(update={"answer": Answer.NO, "note": "Withdrawn.", "evidence": (proof,)})
    desk.save_answer(havelmar, ASSESSMENT, "1.1", new, seen=seen, by=ANNA)
    assert answer(havelmar) == new
    desk.save_answer(havelmar, ASSESSMENT, "1.1", None, seen=new, by=ANNA)
    assert "1.1" not in havelmar.assessment(ASSESSMENT).assessment.answers
    verify(havelmar)


def test_two_people_who_answer_the_same_question_clash_and_nothing_is_lost(havelmar: Store) -> None:
    seen = answer(havelmar)
    desk.save_answer(havelmar, ASSESSMENT, "1.1", seen.model_copy(update={"answer": Answer.NO}), seen=seen, by=BORIS)
    mine = seen.model_copy(update={"answer": Answer.PARTLY})
    with pytest.raises(ConflictError) as error:
        desk.save_answer(havelmar, ASSESSMENT, "1.1", mine, seen=seen, by=ANNA)
    (conflict,) = error.value.conflicts
    assert (conflict.mine, conflict.theirs, conflict.who) == (Answer.PARTLY, Answer.NO, "boris")


def test_an_answer_and_its_note_by_two_people_merge(havelmar: Store) -> None:
    seen = answer(havelmar)
    desk.save_answer(havelmar, ASSESSMENT, "1.1", seen.model_copy(update={"answer": Answer.NO}), seen=seen, by=BORIS)
    desk.save_answer(havelmar, ASSESSMENT, "1.1", seen.model_copy(update={"note": "Later."}), seen=seen, by=ANNA)
    assert (answer(havelmar).answer, answer(havelmar).note) == (Answer.NO, "Later.")


def test_two_respondents_answer_side_by_side_and_both_first_answers_of_one_clash(havelmar: Store) -> None:
    of_rh, of_city = Response(answer=Answer.NO, by="rh"), Response(answer=Answer.YES, by="habitants")
    question = next(
        one
        for one, given in havelmar.assessment(ASSESSMENT).assessment.answers.items()
        if {response.by for response in given} == {"egalite"}
    )
    desk.save_answer(havelmar, ASSESSMENT, question, of_rh, seen=None, by=ANNA)
    desk.save_answer(havelmar, ASSESSMENT, question, of_city, seen=None, by=BORIS)
    given = havelmar.assessment(ASSESSMENT).assessment.answers[question]
    assert [one.by for one in given] == ["egalite", "rh", "habitants"]
    with pytest.raises(ConflictError):
        desk.save_answer(
            havelmar, ASSESSMENT, question, of_rh.model_copy(update={"answer": Answer.YES}), seen=None, by=BORIS
        )


@pytest.mark.parametrize(
    ("question", "response", "code"),
    [
        ("99.1", Response(answer=Answer.YES), "unknown-question"),
        ("1.3", Response(answer=Answer.YES, by="nobody"), "unknown-respondent"),
        ("1.1", Response(answer=Answer.YES), "answer-without-respondent"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(havelmar: Store, question: str, response: Response, code: str) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        desk.save_answer(havelmar, ASSESSMENT, question, response, seen=None, by=ANNA)
    assert code in codes(error)


def test_a_verdict_overrules_and_is_taken_back(havelmar: Store) -> None:
    verdict = Verdict(standing=Standing.MISSING, because="It lapsed.")
    assert "F01" not in havelmar.assessment(ASSESSMENT).assessment.verdicts
    desk.save_verdict(havelmar, ASSESSMENT, "F01", verdict, seen=None, by=ANNA)
    assert havelmar.assessment(ASSESSMENT).assessment.verdicts["F01"] == verdict
    desk.save_verdict(havelmar, ASSESSMENT, "F01", None, seen=verdict, by=ANNA)
    assert "F01" not in havelmar.assessment(ASSESSMENT).assessment.verdicts
    with pytest.raises(ProblemsFoundError) as error:
        desk.save_verdict(havelmar, ASSESSMENT, "F99", verdict, seen=None, by=ANNA)
    assert codes(error) == ["unknown-factor"]


def test_a_reading_of_the_context_is_kept_with_its_note(havelmar: Store) -> None:
    seen = havelmar.assessment(ASSESSMENT).assessment.context.get("C2")
    assert seen is not None
    new = seen.model_copy(update={"note": "Since 2025."})
    desk.save_reading(havelmar, ASSESSMENT, "C2", new, seen=seen, by=ANNA)
    assert havelmar.assessment(ASSESSMENT).assessment.context["C2"] == new
    faulty = ContextReading(readings=("sunny",), figures={"moons": 2})
    with pytest.raises(ProblemsFoundError) as error:
        desk.save_reading(havelmar, ASSESSMENT, "C2", faulty, seen=new, by=ANNA)
    assert codes(error) == ["unknown-reading", "unknown-figure"]


def test_settings_of_the_plan_merge_field_by_field(havelmar: Store) -> None:
    seen = havelmar.assessment(ASSESSMENT).assessment.plan
    desk.save_settings(havelmar, ASSESSMENT, seen.model_copy(update={"title": "Ours"}), seen=seen, by=ANNA)
    desk.save_settings(havelmar, ASSESSMENT, seen.model_copy(update={"start": TODAY}), seen=seen, by=BORIS)
    now = havelmar.assessment(ASSESSMENT).assessment.plan
    assert (now.title, now.start) == ("Ours", TODAY)


# Drafting and seeing


def test_an_unedited_plan_is_seen_as_it_was_drafted(havelmar: Store) -> None:
    view = desk.plan_view(havelmar, PLAN, today=DRAFTED)
    assert view.case is not None
    case = desk.case_of(havelmar, ASSESSMENT)
    fresh = standing_of_draft(draft_anew(view.stored.plan, case), case.own_catalogue.method)
    assert view.standing.model_dump() == fresh.model_dump()


def test_the_key_of_a_view_changes_with_the_plan_the_assessment_and_the_day(havelmar: Store) -> None:
    key = desk.view_key(havelmar, PLAN, today=TODAY, language="en")
    assert desk.plan_view(havelmar, PLAN, today=TODAY, language="en").key == key
    seen = answer(havelmar)
    desk.save_answer(havelmar, ASSESSMENT, "1.1", seen.model_copy(update={"note": "New."}), seen=seen, by=ANNA)
    after_answer = desk.view_key(havelmar, PLAN, today=TODAY, language="en")
    desk.still_on_track(havelmar, PLAN, ["F11-01"], by=ANNA, today=TODAY)
    after_report = desk.view_key(havelmar, PLAN, today=TODAY, language="en")
    assert len({key, after_answer, after_report}) == 3
    assert desk.plan_view(havelmar, PLAN, today=TODAY, language="en").key == after_report


def test_reasons_are_said_in_the_language_of_the_reader(havelmar: Store) -> None:
    english, french = (
        view.reasons(view.standing.action_by_id["F11-01"])
        for view in (desk.plan_view(havelmar, PLAN, today=TODAY, language=language) for language in ("en", "fr"))
    )
    assert english[0].startswith("Question 11.3: “no”, according to")
    assert french[0].startswith("Question 11.3")
    assert len(english) == len(french)


def test_a_plan_whose_assessment_is_not_in_the_store_is_seen_all_the_same(havelmar: Store, empty: Store) -> None:
    plan = havelmar.plan(PLAN).plan
    empty.commit((*city_edits("havelmar", plan.city), *plan_edits("p", plan, city="havelmar")), by=ANNA)
    view = desk.plan_view(empty, "p", today=TODAY)
    assert view.case is None
    assert len(as_printed(view.standing).actions) == len(plan.actions)
    assert desk.export(view, ".docx").startswith(b"PK")
    with pytest.raises(ProblemsFoundError) as error:
        desk.propose_redraft(empty, "p")
    assert codes(error) == ["plan-without-assessment"]


def test_reports_that_contradict_each_other_are_shown_and_do_not_hide_the_plan(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    faulty = stored.changes("F11-01", status=ActionStatus.DONE, percent=20)
    havelmar.commit(faulty, by=ANNA)
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    assert {problem.code for problem in view.standing.doubtful} == {"done-without-finish", "done-not-complete"}
    assert view.standing.action_by_id["F11-01"].dates is not None


def test_a_new_assessment_proposes_and_what_people_edited_stays(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    change = desk.prepare(stored, stored.changes("F11-01", title="Ours"), by=ANNA, today=TODAY)
    desk.carry_out(havelmar, change, by=ANNA)
    seen = answer(havelmar)
    desk.save_answer(havelmar, ASSESSMENT, "1.1", seen.model_copy(update={"answer": Answer.NO}), seen=seen, by=ANNA)
    proposed = desk.propose_redraft(havelmar, PLAN)
    assert "F01-01" in proposed.redraft.proposed
    accepted = desk.accept_redraft(proposed, ["F01-01"], today=TODAY)
    assert "F01-01" in accepted.slip.added
    desk.carry_out(havelmar, accepted, by=BORIS)
    after = havelmar.plan(PLAN).plan
    assert after.action_by_id["F11-01"].title == "Ours"
    assert "F01-01" in after.action_by_id
    assert "F01-01" not in desk.propose_redraft(havelmar, PLAN).redraft.proposed


def test_the_assessment_of_another_city_proposes_nothing(havelmar: Store) -> None:
    other = desk.import_assessment(havelmar, example_file("brennavel"), by=ANNA).assessment
    with pytest.raises(ProblemsFoundError) as error:
        desk.propose_redraft(havelmar, PLAN, assessment=other)
    assert codes(error) == ["other-city"]


def test_accepting_everything_of_another_assessment_makes_it_the_plans_own(havelmar: Store, tmp_path: Path) -> None:
    text = example_file("havelmar").read_text(encoding="utf-8").replace("date: 2026-10-15", "date: 2028-10-15")
    (tmp_path / "later.yaml").write_text(text, encoding="utf-8")
    later = desk.import_assessment(havelmar, tmp_path / "later.yaml", by=ANNA).assessment
    proposed = desk.propose_redraft(havelmar, PLAN, assessment=later)
    assert proposed.redraft.proposed == (HEAD,)
    desk.carry_out(havelmar, desk.accept_redraft(proposed, [HEAD], today=TODAY), by=ANNA)
    after = havelmar.plan(PLAN)
    assert (after.assessment, after.plan.assessed_on) == (later, date(2028, 10, 15))


def test_two_assessments_are_compared_factor_by_factor(havelmar: Store, tmp_path: Path) -> None:
    text = example_file("havelmar").read_text(encoding="utf-8").replace("date: 2026-10-15", "date: 2028-10-15")
    (tmp_path / "later.yaml").write_text(text, encoding="utf-8")
    later = desk.import_assessment(havelmar, tmp_path / "later.yaml", by=ANNA).assessment
    seen = havelmar.assessment(later).assessment.answers["1.1"][0]
    desk.save_answer(havelmar, later, "1.1", seen.model_copy(update={"answer": Answer.NO}), seen=seen, by=ANNA)
    found = desk.compare(havelmar, later, ASSESSMENT)
    assert (found.earlier.id, found.later.id) == (ASSESSMENT, later)
    (moved,) = [one for one in found.factors if one]
    assert moved.factor == "F01"
    assert moved.better is False
    assert [(one.question, one.before, one.after) for one in moved.answers] == [("1.1", Answer.YES, Answer.NO)]


# Adopting, watching, telling


def test_what_the_council_adopts_is_frozen_with_its_dates_and_the_plan_says_so(havelmar: Store) -> None:
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    adopted = desk.adopt(havelmar, view, adopted_on=date(2026, 12, 10), reference=" 2026-118 ", by=ANNA)
    assert adopted.baseline.reference == "2026-118"
    after = desk.plan_view(havelmar, PLAN, today=TODAY)
    assert (after.plan.status, after.plan.adopted_on) == (PlanStatus.ADOPTED, date(2026, 12, 10))
    assert after.baseline == adopted.baseline
    drafted = desk.plan_view(havelmar, PLAN, today=DRAFTED)
    assert {one.action: one.finish for one in adopted.baseline.actions} == {
        one.id: one.planned.early_finish for one in drafted.standing.actions
    }
    found = desk.variance_from(after, "2026-118")
    assert found is not None
    assert found.finish_days >= 0


@pytest.mark.parametrize(
    ("adopted_on", "reference", "code"),
    [
        (date(2028, 1, 1), "x", "adopted-in-the-future"),
        (date(2027, 1, 1), " ", "no-reference"),
        (date(2027, 1, 1), "2026-118", "baseline-exists"),
    ],
)
def test_a_baseline_that_cannot_be_is_refused(havelmar: Store, adopted_on: date, reference: str, code: str) -> None:
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    desk.adopt(havelmar, view, adopted_on=date(2026, 12, 10), reference="2026-118", by=ANNA)
    again = desk.plan_view(havelmar, PLAN, today=TODAY)
    with pytest.raises(ProblemsFoundError) as error:
        desk.adopt(havelmar, again, adopted_on=adopted_on, reference=reference, by=ANNA)
    assert codes(error) == [code]


def test_what_was_dropped_after_the_adoption_was_adopted(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    desk.carry_out(
        havelmar,
        desk.prepare(stored, stored.changes("F11-01", status=ActionStatus.DROPPED, reason="No."), by=ANNA, today=TODAY),
        by=ANNA,
    )
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    adopted = desk.adopt(havelmar, view, adopted_on=date(2026, 12, 10), reference="2026-118", by=ANNA)
    assert "F11-01" in adopted.baseline.action_by_id
    variance = desk.variance_from(desk.plan_view(havelmar, PLAN, today=TODAY))
    assert variance is not None
    assert variance.removed == ("F11-01",)


def test_owners_are_written_to_in_their_language(havelmar: Store) -> None:
    view = desk.plan_view(havelmar, PLAN, today=TODAY, language="fr")
    found = desk.letters(view)
    assert found
    assert all(one.text.startswith("Bonjour") for one in found)
    assert desk.letters(view, owner="nobody at all") == ()
    (one,) = desk.letters(view, owner=(found[0].owner or "").upper())
    assert one == found[0]


def test_progress_is_reported_even_when_actions_are_dropped(havelmar: Store) -> None:
    desk.carry_out(
        havelmar,
        desk.prepare(
            havelmar.plan(PLAN),
            havelmar.plan(PLAN).changes("F11-01", status=ActionStatus.DROPPED, reason="No."),
            by=ANNA,
            today=TODAY,
        ),
        by=ANNA,
    )
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    found = desk.progress_report(view)
    assert found.whole.actions == len(view.standing.actions) - 1
    assert found.variance is None
    assert found.curve[-1].foreseen == pytest.approx(1.0)


def test_history_is_told_in_words_with_names_in_place_of_ids(havelmar: Store) -> None:
    boris = desk.introduce(havelmar, "Boris Bürger")
    change = desk.prepare(
        havelmar.plan(PLAN), havelmar.plan(PLAN).changes("F11-01", accountable="hr"), by=ANNA, today=TODAY
    )
    batch = desk.carry_out(havelmar, change, by=boris, note="As agreed.")
    assert batch is not None
    first = desk.tell_plan(havelmar, PLAN, wording=Wording("en"), action="F11-01")[0]
    assert (first.batch, first.who, first.note) == (batch.id, "Boris Bürger", "As agreed.")
    (line,) = first.lines
    assert line.field == "Owner"
    assert line.new == "Ressources humaines"
    assert line.old not in {"", "–", "data"}
    (french,) = desk.tell_plan(havelmar, PLAN, wording=Wording("fr"), action="F11-01")[0].lines
    assert french.field == "Responsable"
    desk.undo(havelmar, batch.id, by=ANNA)
    told = desk.tell_plan(havelmar, PLAN, wording=Wording("en"))
    assert told[0].undoes == batch.id
    assert next(one for one in told if one.batch == batch.id).undone


def test_a_comment_is_kept_and_taken_out_again(havelmar: Store) -> None:
    now = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
    desk.add_comment(havelmar, PLAN, Remark(text="Ask the union.", action="F11-01"), by=ANNA, now=now)
    (comment,) = havelmar.comments(PLAN, "F11-01")
    assert (comment.text, comment.author) == ("Ask the union.", "anna")
    desk.remove_comment(havelmar, PLAN, comment, by=ANNA)
    assert havelmar.comments(PLAN) == ()
    with pytest.raises(ProblemsFoundError) as error:
        desk.add_comment(havelmar, PLAN, Remark(text="Hm.", action="F99-01"), by=ANNA, now=now)
    assert codes(error) == ["unknown-action"]


def test_a_stored_plan_leaves_as_people_edited_it_and_nothing_is_written_when_a_target_is_wrong(
    havelmar: Store, tmp_path: Path
) -> None:
    stored = havelmar.plan(PLAN)
    desk.carry_out(
        havelmar, desk.prepare(stored, stored.changes("F11-01", title="Ours"), by=ANNA, today=TODAY), by=ANNA
    )
    with pytest.raises(ProblemsFoundError) as error:
        desk.write_exports(havelmar, PLAN, [tmp_path / "a.docx", tmp_path / "a.dox"], today=TODAY)
    assert codes(error) == ["unknown-format"]
    assert not (tmp_path / "a.docx").exists()
    done = desk.write_exports(havelmar, PLAN, [tmp_path / "a.docx", tmp_path / "a.json"], today=TODAY)
    assert done.view.standing.action_by_id["F11-01"].title == "Ours"
    assert "Ours" in (tmp_path / "a.json").read_text(encoding="utf-8")


def test_what_was_published_is_kept(havelmar: Store) -> None:
    id_ = desk.publish(havelmar, desk.plan_view(havelmar, PLAN, today=TODAY), by=ANNA)
    kept = havelmar.document(id_)
    assert (kept.kind, kept.plan, kept.dated) == (DocumentKind.SNAPSHOT, PLAN, TODAY)
