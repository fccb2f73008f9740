"""What was said in confidence reaches no file, no copy, no list and no message, unless somebody asks for it by name."""

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest
from canaries import City, hits, responses, talkative_city

from planner.app import desk
from planner.app.cli import run, terminal
from planner.app.desk.comparison import compare
from planner.app.desk.translation import export_in
from planner.app.desk.value_words import ValueWords, value_text
from planner.export import FORMATS
from planner.store import ConflictError, DocumentKind, Entity, Store, open_store
from planner.toolkit.assessment import Evidence, Response
from planner.track.standing import as_printed
from planner.wording import LANGUAGES, Wording
from planner.wording.evidence import evidence_titles

TODAY = date(2027, 3, 15)
ENGLISH = Wording("en")


@pytest.fixture(scope="module")
def talked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, City]:
    """A store file, and what it holds; look at it only."""
    folder = tmp_path_factory.mktemp("talked")
    with open_store(folder / "planner.db") as store:
        return folder / "planner.db", talkative_city(store, desk.introduce(store, "Anna"), folder, TODAY)


@pytest.fixture
def store(talked: tuple[Path, City]) -> Iterator[Store]:
    with open_store(talked[0]) as opened:
        yield opened


@pytest.fixture
def city(talked: tuple[Path, City]) -> City:
    return talked[1]


def test_the_store_itself_keeps_what_was_said(store: Store, city: City) -> None:
    assert sum(hits(response.model_dump_json()) for response in responses(store, city.assessment)) > 100
    assert hits(repr(store.comments(city.plan)))
    assert hits(repr(store.plan(city.plan).progress[city.action]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", FORMATS)
def test_no_export_has_it(store: Store, city: City, ending: str, language: str) -> None:
    view = desk.plan_view(store, city.plan, today=TODAY, language=language)
    assert hits(repr(as_printed(view.standing).diagnosis))  # the exporter is not handed a plan without it
    assert hits(desk.export(view, ending)) == 0
    assert hits(export_in(store, view, ending, language)) == 0


def test_no_export_of_an_assessment_file_has_it(talked: tuple[Path, City], tmp_path: Path) -> None:
    targets = [tmp_path / f"plan{ending}" for ending in FORMATS]
    file = talked[0].parent / "havelmar.yaml"
    assert hits(file.read_bytes())
    assert run(["draft", str(file), *(word for target in targets for word in ("--out", str(target)))], ENGLISH) == 0
    assert [hits(target.read_bytes()) for target in targets] == [0] * len(targets)


@pytest.mark.parametrize("kind", DocumentKind)
def test_nothing_that_is_kept_whole_has_it(store: Store, city: City, kind: DocumentKind, tmp_path: Path) -> None:
    assert run(["backup", str(tmp_path / "copy.db"), "--store", store.where], ENGLISH) == 0
    with open_store(tmp_path / "copy.db") as copy:
        for opened in (store, copy):
            documents = [opened.document(document.id) for document in opened.documents(kind=kind)]
            assert [hits(document.model_dump_json()) for document in documents] == [0] * len(documents)
            if kind in {DocumentKind.IMPORT, DocumentKind.SNAPSHOT}:
                assert documents
                assert all(len(document.content) > 10_000 for document in documents)
    assert city


def commands(city: City) -> tuple[tuple[str, ...], ...]:
    return (
        ("list",),
        ("show", city.plan),
        ("show", city.plan, city.action),
        ("history", city.plan),
        ("history", city.plan, city.action),
        ("attention", city.plan),
        ("chase", city.plan),
        ("progress", city.plan),
        ("baseline", city.plan),
        ("redraft", city.plan),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_command_says_it(
    store: Store, city: City, language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "today", lambda: TODAY)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    for command in commands(city):
        for more in ((), ("--json",)):
            run([*command, *more, "--store", store.where], Wording(language))
            printed = capsys.readouterr()
            assert printed.out + printed.err, command
            assert hits(printed.out + printed.err) == 0, (command, more)


def test_taking_a_change_back_does_not_say_it(
    talked: tuple[Path, City], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    copyfile(talked[0], tmp_path / "planner.db")
    with open_store(tmp_path / "planner.db") as copy:
        batches = dict.fromkeys(entry.batch for entry in reversed(copy.history()))
        for batch in batches:
            run(["undo", batch, "--store", copy.where], ENGLISH)
            printed = capsys.readouterr()
            told = printed.out + printed.err
            # What cannot be taken back is refused before a word about what goes.
            assert batch in told or "take" in told or "[still-used]" in told
            assert hits(printed.out + printed.err) == 0
    assert len(batches) > 5


@pytest.mark.parametrize("command", ["show", "history"])
def test_a_command_says_it_when_it_is_asked_for_by_name(
    store: Store, city: City, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for more in ((), ("--json",)):
        asked = [command, city.plan, city.action, "--confidential", *more, "--store", store.where]
        assert run(asked, ENGLISH) == 0
        assert hits(capsys.readouterr().out) >= 1, more


def test_a_list_says_how_much_it_leaves_out(store: Store, city: City, capsys: pytest.CaptureFixture[str]) -> None:
    run(["show", city.plan, city.action, "--store", store.where], ENGLISH)
    assert "Signed rule; (1 confidential)" in capsys.readouterr().out
    run(["show", city.plan, city.action, "--json", "--store", store.where], ENGLISH)
    assert [piece["title"] for piece in json.loads(capsys.readouterr().out)["progress"]["evidence"]] == ["Signed rule"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_history_says_that_something_confidential_changed_and_not_what(
    store: Store, city: City, language: str
) -> None:
    wording = Wording(language)
    hidden = wording.say("(confidential)")
    of_plan = desk.plan_history(store, city.plan, wording=wording)
    of_assessment = desk.assessment_history(store, city.assessment, wording=wording)
    assert hits(repr((of_plan, of_assessment))) == 0
    lines = [line for step in (*of_plan, *of_assessment) for line in step.lines if line.withheld]
    shown = {(line.entity, line.field != "", line.old, line.new) for line in lines}
    assert (Entity.RESPONSE, True, hidden, hidden) in shown  # a note was changed
    assert (Entity.EVIDENCE, False, "", hidden) in shown  # evidence came
    assert (Entity.EVIDENCE, False, hidden, "") in shown  # and went
    assert (Entity.COMMENT, False, "", hidden) in shown
    assert (Entity.COMMENT, False, hidden, "") in shown
    evidence = wording.count("({number} confidential)", "({number} confidential)", 1)
    assert (Entity.ACTION, True, "–", wording.series(["Signed rule", evidence])) in shown


def test_the_history_says_it_when_it_is_asked_for_by_name(store: Store, city: City) -> None:
    of_plan = desk.plan_history(store, city.plan, wording=ENGLISH, confidential=True)
    of_assessment = desk.assessment_history(store, city.assessment, wording=ENGLISH, confidential=True)
    assert hits(repr(of_plan)) >= 3
    assert hits(repr(of_assessment)) >= 3
    assert not [line for step in (*of_plan, *of_assessment) for line in step.lines if line.withheld]


def test_letters_reports_and_comparisons_say_nothing_of_it(store: Store, city: City) -> None:
    view = desk.plan_view(store, city.plan, today=TODAY)
    report = desk.progress_report(view)
    assert report.to_reassess
    assert hits(repr((report, desk.letters(view)))) == 0
    moved = compare(store, city.assessment, city.assessment)
    assert hits(repr(moved.factors)) == 0


def test_a_change_is_quoted_without_it_wherever_it_is_quoted() -> None:
    words = ValueWords(ENGLISH, {})
    proof = (Evidence(title="Signed rule"), Evidence(title="zibeline", confidential=True))
    assert value_text(Entity.ACTION, "evidence", proof, words) == "Signed rule; (1 confidential)"
    assert value_text(Entity.ACTION, "evidence", [{"title": "zibeline", "old": 1}], words) == "(confidential)"
    assert value_text(Entity.RESPONSE, "confidential_note", "zibeline", words) == "(confidential)"
    assert value_text(Entity.RESPONSE, "confidential_note", None, words) == "–"
    assert value_text(Entity.EVIDENCE, "title", "zibeline", words) == "(confidential)"
    assert evidence_titles(proof, ENGLISH) == "Signed rule; (1 confidential)"
    assert evidence_titles(proof, ENGLISH, confidential=True) == "Signed rule; zibeline"
    assert evidence_titles((), ENGLISH) == ""


def conflict_over_a_note(store: Store, assessment: str) -> ConflictError:
    (question, (seen,)) = next(iter(store.assessment(assessment).assessment.answers.items()))
    anna, boris = (desk.introduce(store, name) for name in ("Anna", "Boris"))
    theirs, mine = (seen.model_copy(update={"confidential_note": f"zibeline of {who}"}) for who in ("Boris", "Anna"))
    desk.save_answer(store, assessment, question, theirs, seen=seen, by=boris)
    with pytest.raises(ConflictError) as error:
        desk.save_answer(store, assessment, question, mine, seen=seen, by=anna)
    return error.value


def assessment_with_a_note(store: Store, city: City) -> str:
    """Begin another assessment in which one question has an answer with a confidential note."""
    begun = desk.next_assessment(
        store,
        city.assessment,
        kind=store.assessment(city.assessment).assessment.kind,
        copy=False,
        by=desk.introduce(store, "Anna"),
        today=TODAY,
    ).assessment
    answer = Response.model_validate({"answer": "no", "confidential_note": "zibeline at first"})
    desk.save_answer(store, begun, "6.1", answer, seen=None, by=desk.introduce(store, "Anna"))
    return begun


def test_a_conflict_is_told_without_it_but_to_the_person_who_typed_it(store: Store, city: City) -> None:
    error = conflict_over_a_note(store, assessment_with_a_note(store, city))
    (clash,) = desk.clashes(store, error.conflicts, wording=ENGLISH)
    assert (clash.seen, clash.mine, clash.theirs) == ("(confidential)",) * 3
    (open_,) = desk.clashes(store, error.conflicts, wording=ENGLISH, confidential=True)
    assert (open_.seen, open_.mine, open_.theirs) == ("zibeline at first", "zibeline of Anna", "zibeline of Boris")
