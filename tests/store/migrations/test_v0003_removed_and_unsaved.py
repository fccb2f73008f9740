"""What is confidential stands in the rows of the store, in no message about them and in no document kept whole."""

import json
import sqlite3
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

import jsonschema  # type: ignore[import-untyped]  # its stubs are a package of their own
import pytest
from canaries import WORD, hits, planted
from drafted_plans import plan
from hypothesis import given
from hypothesis import strategies as st

from planner.app.desk.input_files import read_case
from planner.app.desk.intake import example_file
from planner.files.schemas import plan_schema
from planner.problem import ProblemsFoundError
from planner.store import Change, Create, Entity, Store, open_store
from planner.store.migrations.versions.v0003_removed_and_unsaved import _public_plan
from planner.store.prepared import prepared
from store.conftest import ANNA

if TYPE_CHECKING:
    from planner.track.plan_standing import PlanStanding

RELEASED = sorted((Path(__file__).parents[1] / "released").glob("schema-*.db"))
TOO_LONG = f"{WORD} " * 3_000

EDITS = [
    Change(entity=Entity.RESPONSE, of="a", id="6.1/1", field="confidential_note", seen=None, new=TOO_LONG),
    Change(entity=Entity.RESPONSE, of="a", id="6.1/1", field="confidential_note", seen=None, new={"x": WORD}),
    Change(entity=Entity.EVIDENCE, of="a", id="6.1/1/1", field="title", seen=None, new=TOO_LONG),
    Change(entity=Entity.COMMENT, of="p", id="c", field="text", seen=None, new=TOO_LONG),
    Change(entity=Entity.ACTION, of="p", id="F06-01", field="evidence", seen=(), new=({"title": WORD, "x": 1},)),
    Create(entity=Entity.RESPONSE, of="a", id="6.1/1", values={"answer": "no", "confidential_note": TOO_LONG}),
    Create(entity=Entity.RESPONSE, of="a", id="6.1/1", values={"confidential_note": WORD, "question": "6.1"}),
    Create(entity=Entity.EVIDENCE, of="a", id="e", values={"title": TOO_LONG, "response": "r", "confidential": True}),
    Create(entity=Entity.EVIDENCE, of="a", id="e", values={"title": WORD, "confidential": True}),
    Create(entity=Entity.COMMENT, of="p", id="c", values={"text": f"{WORD}\x00", "confidential": True}),
    Create(entity=Entity.COMMENT, of="p", id="c", values={"text": WORD, "written_at": WORD, "confidential": True}),
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: f"{type(edit).__name__}-{edit.entity}")
def test_no_message_about_a_refused_value_quotes_it(edit: Change | Create) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        prepared([edit])
    assert error.value.problems
    assert hits(str(error.value)) == 0
    assert hits(repr(error.value.problems)) == 0


def test_other_values_are_still_quoted() -> None:
    with pytest.raises(ProblemsFoundError, match="“quite” cannot be the value"):
        prepared([Change(entity=Entity.ACTION, of="p", id="F06-01", field="percent", seen=0, new="quite")])
    with pytest.raises(ProblemsFoundError, match="“perhaps” cannot be the value"):
        prepared([Create(entity=Entity.RESPONSE, of="a", id="6.1/1", values={"answer": "perhaps", "question": "6.1"})])


def documents_of_an_earlier_release(file: Path) -> None:
    """Keep in a store what earlier releases kept in it: received files and published plans with all that they held."""
    spoken = planted(read_case(example_file("havelmar")).assessment, set())
    published: PlanStanding = planted(plan(3), set())
    kept = (
        ("received", "import", f"# by hand\n{spoken.model_dump_json(indent=2)}\n# {'x' * 9_000}\n"),
        ("unsure", "import", f"confidential_note: {{a: {WORD}}}\n"),
        ("open", "import", "a: no # as it was\n"),
        ("published", "snapshot", published.model_dump_json(indent=2, by_alias=True) + "\n"),
        ("torn", "snapshot", f'{{"confidential_note": "{WORD}'),
        ("adopted", "baseline", '{"a": 1}'),
    )
    assert hits("".join(content for _, _, content in kept)) > 100
    connection = sqlite3.connect(file)
    for id_, kind, content in kept:
        connection.execute(
            "INSERT INTO document (id, kind, title, media_type, content) VALUES (?, ?, 'a', 'text/plain', ?)",
            (id_, kind, content),
        )
    connection.commit()
    connection.close()


@pytest.mark.parametrize("file", [one for one in RELEASED if one.stem < "schema-0003"], ids=lambda file: file.stem)
def test_what_earlier_releases_kept_whole_loses_what_is_confidential(file: Path, tmp_path: Path) -> None:
    place = tmp_path / "planner.db"
    copyfile(file, place)
    documents_of_an_earlier_release(place)
    assert hits(place.read_bytes()) > 100
    with open_store(place) as store:
        assert hits(place.read_bytes()) == 0  # in the file itself at once, not in pages that nobody uses either
        assert _content(store, "open") == "a: no # as it was\n"
        assert _content(store, "unsure") == _content(store, "torn") == ""
        assert _content(store, "adopted") == '{"a": 1}'
        assert _content(store, "received").startswith("# by hand\n{")
        assert len(_content(store, "received")) > 20_000
        jsonschema.validate(json.loads(_content(store, "published")), plan_schema())
        store.commit([_a_city()], by=ANNA)
    beside = [one for one in tmp_path.iterdir() if "before-schema" not in one.name]
    assert [hits(one.read_bytes()) for one in beside] == [0] * len(beside)


def _a_city() -> Create:
    return Create(entity=Entity.CITY, id="harbour", values={"name": "Harbour"})


def _content(store: Store, document: str) -> str:
    return store.document(document).content


def test_a_published_plan_of_an_earlier_release_differs_by_nothing_else() -> None:
    written = plan(3).model_dump_json(indent=2, by_alias=True) + "\n"
    public = json.loads(_public_plan(written))
    for factor in public["diagnosis"]["factors"]:
        for said in (one for question in factor["questions"] for one in question["responses"]):
            assert said["confidential_note"] is None
            assert [one["confidential"] for one in said["evidence"]] == [False]
    assert _public_plan('{"a":  1}') == '{"a":  1}'


_PLAIN = st.recursive(
    st.none() | st.booleans() | st.text("ab", max_size=2),
    lambda deeper: (
        st.lists(deeper, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "confidential_note", "confidential"]), deeper)
    ),
    max_leaves=12,
)


@given(_PLAIN)
def test_a_published_plan_keeps_neither_confidential_notes_nor_flagged_records(data: object) -> None:
    public = _public_plan(json.dumps([data]))
    assert _public_plan(public) == public

    def look(part: object) -> None:
        if isinstance(part, dict):
            assert part.get("confidential_note") is None
            assert part.get("confidential") in (None, False)
        for deeper in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            look(deeper)

    look(json.loads(public))
