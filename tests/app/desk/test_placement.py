"""What has no place moves, is put aside or stands, as people decide; every decision can be taken back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest
from changed_content import BENCHMARK, Content, rewrite
from store.engines import ENGINES

from planner.app import desk
from planner.app.desk.assessment_view import assessment_view
from planner.app.desk.conflicts import do_again
from planner.app.desk.content_versions import answered_version, version_edits, version_id
from planner.app.desk.placement import let_stand, move, proposed, put_aside
from planner.problem import ProblemsFoundError
from planner.proposal.unplaced import Fate, Part, Unplaced
from planner.store import (
    Actor,
    Change,
    ConflictError,
    DocumentKind,
    Entity,
    Store,
    assessment_edits,
    city_edits,
    open_store,
    place_of,
)
from planner.toolkit.assessment import Answer, Assessment, ContextReading, Evidence, Response, Standing, Verdict
from planner.toolkit.city import City

TODAY = date(2026, 11, 13)
ANNA, BELA = Actor("anna"), Actor("bela")


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest, blank_file: Path, tmp_path: Path) -> Iterator[Store]:
    if request.param == "sqlite":
        place: str | Path = copyfile(blank_file, tmp_path / "planner.db")
    else:
        place = request.getfixturevalue("server").empty_store()
    with open_store(place) as opened:
        yield opened


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Content:
    """The small benchmark, in the current folder."""
    monkeypatch.chdir(tmp_path)
    return Content(tmp_path)


@pytest.fixture
def rocmarin(store: Store, content: Content) -> str:
    """An assessment that answers the content as it is at first."""
    return desk.import_assessment(store, content.assessment, by=ANNA).assessment


def lost(store: Store, assessment: str) -> tuple[Unplaced, ...]:
    return desk.case_of(store, assessment).unplaced


def answers(store: Store, assessment: str) -> dict[str, list[tuple[str | None, Answer]]]:
    answers_given = store.assessment(assessment).assessment.answers
    return {
        question: [(response.by, response.answer) for response in responses]
        for question, responses in answers_given.items()
    }


def refused(raised: "pytest.ExceptionInfo[ProblemsFoundError]") -> list[str]:
    return [problem.code for problem in raised.value.problems]


def test_all_respondents_move_with_notes_and_evidence_and_can_be_taken_back(
    store: Store, content: Content, rocmarin: str
) -> None:
    content.renumber_hours()
    before = store.assessment(rocmarin)
    batch = move(store, before, proposed(lost(store, rocmarin)), by=ANNA)
    after = store.assessment(rocmarin).assessment.answers
    assert after["1.9"] == before.assessment.answers["1.3"]
    assert after["1.9"][1].evidence[0].title == "Pétition de mars 2026"
    assert "1.3" not in after
    assert lost(store, rocmarin) == ()
    store.undo(batch.id, by=ANNA)
    assert store.assessment(rocmarin).assessment == before.assessment
    assert [item.id for item in lost(store, rocmarin)] == ["1.3"]


def test_answers_that_change_places_move_together(store: Store, content: Content, rocmarin: str) -> None:
    content.insert_question()
    before = answers(store, rocmarin)
    move(store, store.assessment(rocmarin), proposed(lost(store, rocmarin)), by=ANNA)
    after = answers(store, rocmarin)
    assert (after["1.3"], after["1.4"]) == (before["1.2"], before["1.3"])
    assert lost(store, rocmarin) == ()
    desk.save_answer(store, rocmarin, "1.2", Response(answer=Answer.NO, by="direction"), seen=None, by=ANNA)
    assert answers(store, rocmarin) == {**after, "1.2": [("direction", Answer.NO)]}
    assert lost(store, rocmarin) == ()


def test_one_answer_may_move_before_another_when_its_place_is_free(
    store: Store, content: Content, rocmarin: str
) -> None:
    content.insert_question()
    staff, hours = lost(store, rocmarin)
    seen = store.assessment(rocmarin)
    with pytest.raises(ProblemsFoundError) as raised:
        move(store, seen, [(staff, "1.3")], by=ANNA)
    assert refused(raised) == ["answered-already"]
    move(store, seen, [(hours, "1.4")], by=ANNA)
    move(store, store.assessment(rocmarin), [(staff, "1.3")], by=ANNA)
    assert lost(store, rocmarin) == ()


def test_a_question_that_the_respondent_answered_takes_no_second_answer(
    store: Store, content: Content, rocmarin: str
) -> None:
    content.renumber_hours()
    desk.save_answer(store, rocmarin, "1.9", Response(answer=Answer.NO, by="lecteurs"), seen=None, by=ANNA)
    (hours,) = lost(store, rocmarin)
    assert hours.met == ("lecteurs",)
    assert proposed([hours]) == ()
    before = answers(store, rocmarin)
    with pytest.raises(ProblemsFoundError, match="Comité des lecteurs") as raised:
        move(store, store.assessment(rocmarin), [(hours, "1.9")], by=ANNA)
    assert refused(raised) == ["answered-already"]
    assert answers(store, rocmarin) == before


def test_the_store_refuses_a_second_answer_however_it_comes(store: Store, content: Content, rocmarin: str) -> None:
    content.renumber_hours()
    batch = move(store, store.assessment(rocmarin), proposed(lost(store, rocmarin)), by=ANNA)
    content.questions(('"1.9"', '"1.3"'))
    content.actions(('"1.9"', '"1.3"'))
    content.readings(('"1.9"', '"1.3"'))
    desk.save_answer(store, rocmarin, "1.3", Response(answer=Answer.NO, by="direction"), seen=None, by=ANNA)
    with pytest.raises(ProblemsFoundError) as raised:
        store.undo(batch.id, by=ANNA)
    assert refused(raised) == ["answered-already"]


def test_an_answer_of_the_city_does_not_join_those_of_respondents(
    store: Store, content: Content, rocmarin: str
) -> None:
    content.replace_ramps()
    (ramps,) = lost(store, rocmarin)
    with pytest.raises(ProblemsFoundError) as raised:
        move(store, store.assessment(rocmarin), [(ramps, "1.2")], by=ANNA)
    assert refused(raised) == ["answer-without-respondent"]


def test_an_unknown_target_is_named(store: Store, content: Content, rocmarin: str) -> None:
    content.renumber_hours()
    (hours,) = lost(store, rocmarin)
    with pytest.raises(ProblemsFoundError, match=r"7\.7") as raised:
        move(store, store.assessment(rocmarin), [(hours, "7.7")], by=ANNA)
    assert refused(raised) == ["unknown-question"]


def test_what_others_say_meanwhile_moves_along(store: Store, content: Content, rocmarin: str) -> None:
    seen = store.assessment(rocmarin)
    old = seen.assessment.answers["1.3"][0]
    desk.save_answer(store, rocmarin, "1.3", old.model_copy(update={"answer": Answer.NO}), seen=old, by=BELA)
    content.renumber_hours()
    move(store, seen, proposed(lost(store, rocmarin)), by=ANNA)
    assert answers(store, rocmarin)["1.9"][0] == ("direction", Answer.NO)


@pytest.mark.parametrize(("mine", "stays"), [(True, "2.2"), (False, "1.2")])
def test_of_two_who_move_the_same_answer_the_second_decides(
    store: Store, content: Content, rocmarin: str, *, mine: bool, stays: str
) -> None:
    content.drop_hours()
    (hours,) = lost(store, rocmarin)
    readers = hours.model_copy(update={"by": ("lecteurs",)})
    seen = store.assessment(rocmarin)
    desk.save_answer(store, rocmarin, "2.2", None, seen=Response(answer=Answer.UNKNOWN), by=ANNA)
    move(store, seen, [(readers, "1.2")], by=BELA)

    def again(into: Store, by: Actor) -> object:
        return move(into, seen, [(readers, "2.2")], by=by)

    with pytest.raises(ConflictError) as raised:
        again(store, ANNA)
    (clash,) = raised.value.conflicts
    assert (clash.field, clash.mine, clash.theirs, clash.who) == ("question", "2.2", "1.2", "bela")
    do_again(store, again, [clash], [place_of(clash)] if mine else [], by=ANNA)
    holders = [question for question, given in answers(store, rocmarin).items() if ("lecteurs", Answer.NO) in given]
    assert holders == [stays]


def test_what_is_put_aside_leaves_and_undo_brings_it_back(store: Store, content: Content, rocmarin: str) -> None:
    content.drop_hours()
    before = store.assessment(rocmarin)
    batch = put_aside(store, before, lost(store, rocmarin), by=ANNA)
    assert "1.3" not in answers(store, rocmarin)
    assert lost(store, rocmarin) == ()
    store.undo(batch.id, by=ANNA)
    assert store.assessment(rocmarin).assessment == before.assessment


@pytest.mark.parametrize("mine", [True, False])
def test_what_others_changed_is_not_put_aside_unseen(
    store: Store, content: Content, rocmarin: str, *, mine: bool
) -> None:
    seen = store.assessment(rocmarin)
    old = seen.assessment.answers["1.3"][1]
    desk.save_answer(store, rocmarin, "1.3", old.model_copy(update={"note": "Redit en mai."}), seen=old, by=BELA)
    content.drop_hours()
    gone = lost(store, rocmarin)

    def again(into: Store, by: Actor) -> object:
        return put_aside(into, seen, gone, by=by)

    with pytest.raises(ConflictError) as raised:
        again(store, ANNA)
    clashes = raised.value.conflicts
    do_again(store, again, clashes, [place_of(conflict) for conflict in clashes] if mine else [], by=ANNA)
    left = store.assessment(rocmarin).assessment.answers.get("1.3", ())
    assert [(response.by, response.note, len(response.evidence)) for response in left] == (
        [] if mine else [("lecteurs", "Redit en mai.", 1)]
    )


def test_evidence_that_came_meanwhile_is_not_put_aside(store: Store, content: Content, rocmarin: str) -> None:
    seen = store.assessment(rocmarin)
    old = seen.assessment.answers["1.3"][1]
    more = old.model_copy(update={"evidence": (*old.evidence, Evidence(title="Enquête de mai"))})
    desk.save_answer(store, rocmarin, "1.3", more, seen=old, by=BELA)
    content.drop_hours()
    with pytest.raises(ProblemsFoundError) as raised:
        put_aside(store, seen, lost(store, rocmarin), by=ANNA)
    assert refused(raised) == ["evidence-added"]


def test_answers_stand_as_they_are_once_people_say_so(store: Store, content: Content, rocmarin: str) -> None:
    content.replace_ramps()
    content.drop_hours()
    seen = store.assessment(rocmarin)
    let_stand(store, seen, by=ANNA)
    (hours,) = lost(store, rocmarin)
    assert (hours.id, hours.fate) == ("1.3", Fate.GONE)
    assert hours.text, "what it was said to is still known"
    findings = assessment_view(store, rocmarin, language="fr").diagnosis.answers()["1.1"]
    assert findings.answer is Answer.NO
    now = store.assessment(rocmarin)
    today, _ = desk.content(BENCHMARK, "fr")
    assert now.benchmark_document == version_id(today)
    documents = store.documents(kind=DocumentKind.BENCHMARK)
    assert {seen.benchmark_document, now.benchmark_document} == {document.id for document in documents}


def test_what_stands_at_an_id_of_today_waits_for_a_decision(store: Store, content: Content, rocmarin: str) -> None:
    content.replace_ramps()
    old = store.assessment(rocmarin).assessment.answers["1.1"][0]
    new = old.model_copy(update={"answer": Answer.YES})
    with pytest.raises(ProblemsFoundError, match="entrée sans marche") as raised:
        desk.save_answer(store, rocmarin, "1.1", new, seen=old, by=ANNA)
    assert refused(raised) == ["answered-to-another-text"]
    let_stand(store, store.assessment(rocmarin), by=ANNA)
    desk.save_answer(store, rocmarin, "1.1", new, seen=old, by=ANNA)
    assert answers(store, rocmarin)["1.1"] == [(None, Answer.YES)]


def test_an_assessment_answers_the_version_under_which_it_came(store: Store, content: Content, rocmarin: str) -> None:
    first = store.assessment(rocmarin).benchmark_document
    assert first == version_id(desk.content(BENCHMARK, "fr")[0])
    content.replace_ramps()
    new = desk.new_assessment(store, "rocmarin", BENCHMARK, language="fr", by=ANNA, today=TODAY).assessment
    assert store.assessment(new).benchmark_document == version_id(desk.content(BENCHMARK, "fr")[0]) != first


def as_earlier_releases(store: Store, assessment: str) -> str:
    """Bring the same assessment once more, without saying which version it answers."""
    whole = store.assessment(assessment).assessment
    id_ = f"{assessment}-earlier"
    store.commit(assessment_edits(id_, whole, city="rocmarin"), by=ANNA)
    return id_


def test_of_an_earlier_release_the_version_is_the_last_one_that_came_before(
    store: Store, content: Content, rocmarin: str
) -> None:
    earlier = as_earlier_releases(store, rocmarin)
    first = store.assessment(rocmarin).benchmark_document
    content.renumber_hours()
    desk.new_assessment(store, "rocmarin", BENCHMARK, language="fr", by=ANNA, today=TODAY)
    stored = store.assessment(earlier)
    assert stored.benchmark_document is None
    assert answered_version(store, stored) == first
    (hours,) = lost(store, earlier)
    assert (hours.fate, hours.target) == (Fate.MOVED, "1.9")
    move(store, stored, proposed([hours]), by=ANNA)
    assert lost(store, earlier) == ()


def test_a_store_that_kept_no_version_says_what_is_gone(store: Store, content: Content) -> None:
    given = {"1.1": (Response(answer=Answer.NO),), "1.3": (Response(answer=Answer.YES),)}
    whole = Assessment(city=City(name="Rocmarin"), benchmark=BENCHMARK, date=TODAY, language="fr", answers=given)
    store.commit([*city_edits("rocmarin", whole.city), *assessment_edits("a", whole, city="rocmarin")], by=ANNA)
    content.drop_hours()
    content.replace_ramps()
    assert [(item.id, item.fate, item.text) for item in lost(store, "a")] == [("1.3", Fate.GONE, "")]


@pytest.mark.parametrize("copy", [True, False])
def test_the_next_assessment_has_nothing_without_a_place(
    store: Store, content: Content, rocmarin: str, *, copy: bool
) -> None:
    content.insert_question()
    desk.save_answer(store, rocmarin, "1.4", Response(answer=Answer.NO, by="lecteurs"), seen=None, by=ANNA)
    kind = store.assessment(rocmarin).assessment.kind
    new = desk.next_assessment(store, rocmarin, kind=kind, copy=copy, by=ANNA, today=TODAY).assessment
    assert lost(store, rocmarin) != ()
    assert lost(store, new) == ()


def test_a_verdict_moves_to_its_key_factor(store: Store, content: Content, rocmarin: str) -> None:
    verdict = Verdict(standing=Standing.IN_PLACE, because="Les pairs l’ont vu.")
    desk.save_verdict(store, rocmarin, "F02", verdict, seen=None, by=ANNA)
    rewrite(content.benchmark / "factors" / "02-collections.yaml", ("id: F02", "id: F03"))
    rewrite(content.templates / "02-collections.yaml", ("factor: F02", "factor: F03"))
    items = lost(store, rocmarin)
    assert [(item.part, item.id, item.target) for item in items] == [(Part.VERDICT, "F02", "F03")]
    batch = move(store, store.assessment(rocmarin), proposed(items), by=ANNA)
    assert store.assessment(rocmarin).assessment.verdicts == {"F03": verdict}
    assert lost(store, rocmarin) == ()
    store.undo(batch.id, by=ANNA)
    assert store.assessment(rocmarin).assessment.verdicts == {"F02": verdict}


def test_two_key_factors_that_change_places_both_stay_in_the_scope(store: Store, rocmarin: str) -> None:
    desk.save_facts(store, rocmarin, {"scope": ("F01", "F02")}, seen={"scope": ()}, by=ANNA)
    first, second = (Unplaced(part=Part.SCOPE, id=id_, fate=Fate.MOVED) for id_ in ("F01", "F02"))
    move(store, store.assessment(rocmarin), [(first, "F02"), (second, "F01")], by=BELA)
    assert set(store.assessment(rocmarin).assessment.scope) == {"F01", "F02"}


def test_a_scope_is_decided_about_as_a_whole(store: Store, content: Content, rocmarin: str) -> None:
    """It has one version of the benchmark: what nobody decided about would be taken for today's in silence."""
    desk.save_facts(store, rocmarin, {"scope": ("F01", "F02")}, seen={"scope": ()}, by=ANNA)
    for number, file in enumerate(sorted((content.benchmark / "factors").glob("*.yaml"))):
        other = (f"title: Horaires de nuit {number}", f"statement: Ouvrir la nuit, numéro {number}, et le dimanche.")
        lines = file.read_text(encoding="utf-8").splitlines()
        rest = [line for line in lines if not line.startswith(("title:", "statement:"))]
        file.write_text("\n".join([rest[0], *other, *rest[1:], ""]), encoding="utf-8")
    scope = [choice for choice in lost(store, rocmarin) if choice.part is Part.SCOPE]
    assert [choice.id for choice in scope] == ["F01", "F02"]
    with pytest.raises(ProblemsFoundError) as error:
        move(store, store.assessment(rocmarin), [(scope[0], "F01")], by=ANNA)
    assert [problem.code for problem in error.value.problems] == ["scope-in-parts"]
    move(store, store.assessment(rocmarin), [(choice, choice.id) for choice in scope], by=ANNA)
    assert [choice for choice in lost(store, rocmarin) if choice.part is Part.SCOPE] == []


def test_scope_readings_figures_and_settings_are_put_right_too(store: Store, content: Content, rocmarin: str) -> None:
    desk.save_facts(store, rocmarin, {"scope": ("F01", "F02")}, seen={"scope": ()}, by=ANNA)
    read = store.assessment(rocmarin).assessment.context["C1"]
    both = read.model_copy(update={"figures": {"travaux": date(2027, 3, 1)}})
    desk.save_reading(store, rocmarin, "C1", both, seen=read, by=ANNA)
    plan = store.assessment(rocmarin).assessment.plan
    dated = plan.model_copy(update={"deadlines": {"F02-01": date(2027, 5, 1)}, "done": ("F02-03",)})
    dated = dated.model_copy(update={"owners": {"F01-02": "batiments", "F01-03": "batiments"}})
    helped = {"F01-02": ("direction", "batiments"), "F01-03": ("direction", "batiments")}
    dated = dated.model_copy(update={"partners": helped})
    desk.save_settings(store, rocmarin, dated, seen=plan, by=ANNA)
    content.drop_collections()
    content.drop_reading()
    rewrite(
        content.templates / "context.yaml", ("id: travaux", "id: chantier"), ("figure: travaux", "figure: chantier")
    )
    rewrite(content.templates / "roles.yaml", ("id: batiments", "id: travaux"))
    rewrite(content.templates / "01-accueil.yaml", ("batiments", "travaux"))
    rewrite(content.templates / "03-contexte.yaml", ("batiments", "travaux"))
    rewrite(content.templates / "method.yaml", ("batiments", "travaux"))
    items = {(item.part, item.key): item for item in lost(store, rocmarin)}
    goes = {
        (Part.READING, "C1/protected"): "listed",
        (Part.FIGURE, "C1/travaux"): "chantier",
        (Part.HOLDER, "batiments"): "travaux",
        (Part.OWNING_SERVICE, "F01-02/batiments"): "travaux",
        (Part.PARTNERING_SERVICE, "F01-02/batiments"): "travaux",
        (Part.DONE, "F02-03"): "F01-03",
        (Part.DEADLINE, "F02-01"): "F01-01",
    }
    gone = {
        (Part.ANSWER, "2.1"),
        (Part.ANSWER, "2.2"),
        (Part.SCOPE, "F02"),
        (Part.OWNING_SERVICE, "F01-03/batiments"),
        (Part.PARTNERING_SERVICE, "F01-03/batiments"),
    }
    assert items.keys() == goes.keys() | gone
    move(store, store.assessment(rocmarin), [(items[key], target) for key, target in goes.items()], by=ANNA)
    put_aside(store, store.assessment(rocmarin), [items[key] for key in gone], by=ANNA)
    assert lost(store, rocmarin) == ()
    now = store.assessment(rocmarin).assessment
    assert now.scope == ("F01",)
    assert now.context["C1"] == ContextReading(readings=("listed",), figures={"chantier": date(2027, 3, 1)})
    assert now.plan.done == ("F01-03",)
    assert now.plan.partners == {"F01-02": ("direction", "travaux"), "F01-03": ("direction",)}
    assert now.plan.deadlines == {"F01-01": date(2027, 5, 1)}
    assert now.plan.roles["travaux"].capacity == 0.5
    assert now.plan.owners == {"F01-02": "travaux"}


def test_a_place_that_is_taken_takes_nothing_more(store: Store, content: Content, rocmarin: str) -> None:
    verdict = Verdict(standing=Standing.IN_PLACE, because="Les pairs l’ont vu.")
    for factor in ("F01", "F02"):
        desk.save_verdict(store, rocmarin, factor, verdict, seen=None, by=ANNA)
    content.drop_collections()
    items = [item for item in lost(store, rocmarin) if item.part is Part.VERDICT]
    with pytest.raises(ProblemsFoundError) as raised:
        move(store, store.assessment(rocmarin), [(items[0], "F01")], by=ANNA)
    assert refused(raised) == ["place-taken"]


def test_a_version_kept_in_another_language_raises_no_alarm(store: Store) -> None:
    """Earlier releases kept the version in the language of whoever opened an example."""
    opened = desk.open_example(store, "havelmar", by=ANNA, today=TODAY, language="en")
    assessment = store.plan(opened.plan).assessment
    assert assessment is not None
    assert lost(store, assessment) == ()
    stored = store.assessment(assessment)
    english, _ = desk.content("anti-discrimination", "en")
    assert stored.assessment.language == "fr"
    assert stored.benchmark_document != version_id(english)
    as_before = Change(
        entity=Entity.ASSESSMENT,
        id=assessment,
        field="benchmark_document",
        seen=stored.benchmark_document,
        new=version_id(english),
    )
    store.commit([*version_edits(english), as_before], by=ANNA)
    assert lost(store, assessment) == ()
