"""Content that changes under stored answers: no answer, reading or verdict is dropped or taken for another unsaid."""

import json
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from changed_content import LOANS, Content, rewrite
from docx import Document

from planner.app import desk
from planner.app.cli import run
from planner.app.cli.draft import summary
from planner.app.desk.assessment_view import assessment_view
from planner.app.desk.conflicts import do_again
from planner.app.desk.context_effects import context_effects
from planner.store import Actor, ConflictError, Store, open_store
from planner.toolkit.assessment import Answer, ContextReading, Response, Standing, Verdict
from planner.wording import Wording

TODAY = date(2026, 11, 13)
ROCMARIN = "rocmarin-2026-11-02"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Content:
    """The small benchmark, in the current folder."""
    monkeypatch.chdir(tmp_path)
    return Content(tmp_path)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "planner.db") as opened:
        yield opened


@pytest.fixture
def anna(store: Store) -> Actor:
    return desk.introduce(store, "Anna")


@pytest.fixture
def rocmarin(store: Store, anna: Actor, content: Content) -> str:
    """An assessment that answers the content as it is at first."""
    return desk.import_assessment(store, content.assessment, by=anna).assessment


def drafted(store: Store, assessment: str, by: Actor) -> desk.DraftedInto:
    return desk.draft_into(store, assessment, by=by, today=TODAY)


def typed(capsys: pytest.CaptureFixture[str], store: Store, *words: str) -> str:
    capsys.readouterr()
    assert run([*words, "--store", str(store.where)], Wording("en")) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("change", ["renumber_hours", "drop_hours"])
def test_a_draft_says_which_answers_have_no_question(
    store: Store, anna: Actor, rocmarin: str, content: Content, change: str
) -> None:
    getattr(content, change)()
    new = drafted(store, rocmarin, anna)
    assert new.drafted is not None
    lines_shown = " ".join(summary(new.drafted, Wording("en")).split())
    assert "1.3" in lines_shown
    assert "can be moved to its new question" in lines_shown


@pytest.mark.parametrize("language", ["en", "fr"])
def test_word_and_json_say_which_answers_have_no_question(
    store: Store, anna: Actor, rocmarin: str, content: Content, language: str
) -> None:
    plan = drafted(store, rocmarin, anna).plan
    content.drop_hours()
    view = desk.plan_view(store, plan, today=TODAY, language=language)
    word = Document(BytesIO(desk.export(view, ".docx")))
    texts = [
        *(paragraph.text for paragraph in word.paragraphs),
        *(c.text for t in word.tables for r in t.rows for c in r.cells),
    ]
    assert any("1.3" in text and "mis à jour" in text for text in texts)
    data = json.loads(desk.export(view, ".json"))
    assert [(item["id"], item["fate"], item["by"]) for item in data["unplaced"]] == [
        ("1.3", "gone", ["direction", "lecteurs"])
    ]


def test_a_draft_in_which_everything_has_its_place_says_nothing(store: Store, anna: Actor, rocmarin: str) -> None:
    new = drafted(store, rocmarin, anna)
    assert new.drafted is not None
    assert "new question" not in summary(new.drafted, Wording("en"))


def test_an_old_answer_does_not_count_for_the_question_that_has_its_id_now(
    store: Store, rocmarin: str, content: Content
) -> None:
    content.insert_question()
    view = assessment_view(store, rocmarin, language="fr")
    findings = view.diagnosis.answers()
    assert not findings["1.2"].answered
    assert not findings["1.3"].answered
    assert findings["1.1"].answered


def test_a_verdict_does_not_pass_to_the_key_factor_that_has_its_id_now(
    store: Store, anna: Actor, rocmarin: str, content: Content
) -> None:
    verdict = Verdict(standing=Standing.IN_PLACE, because="Les pairs l’ont vu.")
    desk.save_verdict(store, rocmarin, "F02", verdict, seen=None, by=anna)
    factor = content.benchmark / "factors" / "02-collections.yaml"
    text = factor.read_text(encoding="utf-8")
    head = "title: Réserves\nstatement: La ville garde ses livres anciens au sec et les montre deux fois l’an.\n"
    factor.write_text("id: F02\n" + head + text[text.index("why:") :], encoding="utf-8")
    finding = assessment_view(store, rocmarin, language="fr").diagnosis.finding("F02")
    assert finding is not None
    assert finding.verdict is None


def test_a_reading_that_is_gone_outlives_the_next_click(
    store: Store, anna: Actor, rocmarin: str, content: Content
) -> None:
    content.drop_reading()
    seen = store.assessment(rocmarin).assessment.context["C1"]
    new = ContextReading(readings=("works", *seen.readings))
    desk.save_reading(store, rocmarin, "C1", new, seen=seen, by=anna)
    assert store.assessment(rocmarin).assessment.context["C1"].readings == ("works", "protected")
    assert context_effects(desk.case_of(store, rocmarin))["C1"]


def test_evidence_of_an_answer_that_is_left_to_others_stays(store: Store, anna: Actor, rocmarin: str) -> None:
    seen = store.assessment(rocmarin).assessment.answers["1.3"][1]
    noted = seen.model_copy(update={"note": "Redit en mai."})
    desk.save_answer(store, rocmarin, "1.3", noted, seen=seen, by=Actor("bela"))

    def remove(into: Store, by: Actor) -> object:
        return desk.save_answer(into, rocmarin, "1.3", None, seen=seen, by=by)

    with pytest.raises(ConflictError) as raised:
        remove(store, anna)
    do_again(store, remove, raised.value.conflicts, [], by=anna)
    assert store.assessment(rocmarin).assessment.answers["1.3"][1] == noted


def test_listing_the_store_says_which_answers_have_no_question(
    capsys: pytest.CaptureFixture[str], store: Store, anna: Actor, rocmarin: str, content: Content
) -> None:
    plan = drafted(store, rocmarin, anna).plan
    content.renumber_hours()
    assert "2 answers no longer have a question: 1.3" in typed(capsys, store, "list")
    assert "2 answers no longer have a question: 1.3" in typed(capsys, store, "show", plan)
    listed = json.loads(typed(capsys, store, "list", "--json"))
    assert [item["id"] for item in listed["assessments"][0]["unplaced"]] == ["1.3"]


def test_what_has_no_place_any_more_does_not_stand_beside_the_questions_of_the_next_assessment(
    store: Store, anna: Actor, rocmarin: str, content: Content
) -> None:
    content.insert_question()
    kind = store.assessment(rocmarin).assessment.kind
    new = desk.next_assessment(store, rocmarin, kind=kind, copy=True, by=anna, today=TODAY).assessment
    view = assessment_view(store, new, language="fr")
    assert view.answered == 0
    assert view.last is not None
    assert set(store.assessment(rocmarin).assessment.answers) - set(view.last.answers) == {"1.2", "1.3"}
    assert not view.case.unplaced


def test_a_comparison_says_what_it_leaves_out(store: Store, anna: Actor, rocmarin: str, content: Content) -> None:
    content.insert_question()
    kind = store.assessment(rocmarin).assessment.kind
    new = desk.next_assessment(store, rocmarin, kind=kind, copy=False, by=anna, today=TODAY).assessment
    desk.save_answer(store, new, "1.2", Response(answer=Answer.YES), seen=None, by=anna)
    compared = desk.compare(store, rocmarin, new)
    moved = next(answer for factor in compared.factors for answer in factor.answers if answer.question == "1.2")
    assert moved.before is not Answer.PARTLY
    ((stored, lost),) = compared.unplaced
    assert (stored.id, [item.id for item in lost]) == (rocmarin, ["1.2", "1.3"])


def test_an_answer_given_today_counts_whatever_stood_under_its_id_before(
    store: Store, anna: Actor, rocmarin: str, content: Content
) -> None:
    desk.save_answer(store, rocmarin, "2.2", None, seen=Response(answer=Answer.UNKNOWN), by=anna)
    catalogue = "Le catalogue en ligne se lit-il avec un lecteur d’écran ?"
    rewrite(content.benchmark / "factors" / "02-collections.yaml", (catalogue, LOANS))
    desk.save_answer(store, rocmarin, "2.2", Response(answer=Answer.YES), seen=None, by=anna)
    findings = assessment_view(store, rocmarin, language="fr").diagnosis.answers()
    assert findings["2.2"].answered
