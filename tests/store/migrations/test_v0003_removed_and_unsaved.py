"""What earlier releases kept whole loses what is confidential, and nothing else, whichever release opens the store."""

import json
import sqlite3
from itertools import chain
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

import pytest
from canaries import WORD, hits, planted
from drafted_plans import plan
from hypothesis import given
from hypothesis import strategies as st

from planner.app.desk.input_files import read_case
from planner.app.desk.intake import example_file
from planner.store import Create, Entity, Store, open_store
from planner.store.migrations.versions.v0003_removed_and_unsaved import _public_file, _public_plan
from store.conftest import ANNA

if TYPE_CHECKING:
    from planner.track.plan_standing import PlanStanding

RELEASED = sorted((Path(__file__).parents[1] / "released").glob("schema-*.db"))


def documents_of_an_earlier_release(file: Path) -> None:
    """Keep in a store what earlier releases kept in it: received files and published plans with all that they held."""
    spoken = planted(read_case(example_file("havelmar")).assessment, set())
    published: PlanStanding = planted(plan(3), set())
    documents = (
        ("received", "import", f"# by hand\n{spoken.model_dump_json(indent=2)}\n# {'x' * 9_000}\n"),
        ("unsure", "import", f"confidential_note: {{a: {WORD}}}\n"),
        ("open", "import", "a: no # as it was\n"),
        ("published", "snapshot", published.model_dump_json(indent=2, by_alias=True) + "\n"),
        ("torn", "snapshot", f'{{"confidential_note": "{WORD}'),
        ("adopted", "baseline", '{"a": 1}'),
    )
    assert hits("".join(content for _, _, content in documents)) > 100
    connection = sqlite3.connect(file)
    for id_, kind, content in documents:
        connection.execute(
            "INSERT INTO document (id, kind, title, media_type, content) VALUES (?, ?, 'a', 'text/plain', ?)",
            (id_, kind, content),
        )
    connection.commit()
    connection.close()


@pytest.mark.parametrize("file", [file for file in RELEASED if file.stem < "schema-0003"], ids=lambda file: file.stem)
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
        # What is taken out leaves a whole plan to whatever program reads it.
        published = json.loads(_content(store, "published"))
        assert published.keys() == json.loads(plan(3).model_dump_json(by_alias=True)).keys()
        assert len(published["actions"]) == len(plan(3).actions)
        store.commit([_a_city()], by=ANNA)
    beside = [entry for entry in tmp_path.iterdir() if "before-schema" not in entry.name]
    assert [hits(entry.read_bytes()) for entry in beside] == [0] * len(beside)


def _a_city() -> Create:
    return Create(entity=Entity.CITY, id="harbour", values={"name": "Harbour"})


def _content(store: Store, document: str) -> str:
    return store.document(document).content


def test_a_published_plan_of_an_earlier_release_differs_by_nothing_else() -> None:
    written = plan(3).model_dump_json(indent=2, by_alias=True) + "\n"
    public = json.loads(_public_plan(written))
    for factor in public["diagnosis"]["factors"]:
        for response in chain.from_iterable(question["responses"] for question in factor["questions"]):
            assert response["confidential_note"] is None
            assert [evidence["confidential"] for evidence in response["evidence"]] == [False]
    assert _public_plan('{"a":  1}') == '{"a":  1}'


FILES = [
    ("a: no # as it was\n", "a: no # as it was\n"),
    ("confidential_note: zibeline\nopen: a\n", 'confidential_note: "…"\nopen: a\n'),
    ("confidential_note: zibeline # zibeline\nopen: a # b\n", 'confidential_note: "…"\nopen: a # b\n'),
    ("confidential_note: |\n  zibeline\n\n# open\nopen: a\n", 'confidential_note: "…"\n\n# open\nopen: a\n'),
    ("{confidential_note: zibeline, open: a} # zibeline\n", '{confidential_note: "…", open: a}\n'),
    ('{"confidential_note":"zibeline","open":"a"}', '{"confidential_note":"…","open":"a"}'),
    ("- {title: zibeline, confidential: true}\n- {title: a}\n", '- {title: "…", confidential: true}\n- {title: a}\n'),
    ("- {title: a, confidential: false}\n", "- {title: a, confidential: false}\n"),
    (
        """proof:
  # open
  - # zibeline
    title: zibeline
    # zibeline
    confidential: true # zibeline
  # open
  - title: a # open
""",
        'proof:\n  # open\n  -\n    title: "…"\n\n    confidential: true\n  # open\n  - title: a # open\n',
    ),
    ("confidential_note: {a: zibeline}\n", ""),
    ("confidential_note: &a zibeline\nopen: *a\n", ""),
    ("confidential_note: 'zibeline\n", ""),
]
"""What a received file became when the migration was released: a city that opens its old store today gets the same."""


@pytest.mark.parametrize(("received", "public"), FILES)
def test_a_received_file_becomes_what_it_became_when_the_migration_was_released(received: str, public: str) -> None:
    assert _public_file(received) == public
    assert _public_file(public) == public


PLANS = [
    ('{"a":  1}', '{"a":  1}'),
    ('{"confidential_note": "zibeline"', ""),
    ('{"confidential_note": "zibeline", "a": 1}', '{\n  "confidential_note": null,\n  "a": 1\n}\n'),
    ('{"a": {"confidential": true, "title": "zibeline"}}', "{}\n"),
    (
        '[{"confidential": "yes", "title": "zibeline"}, {"confidential": false}]',
        '[\n  {\n    "confidential": false\n  }\n]\n',
    ),
    ('{"confidential": true, "title": "é"}', '{"confidential": true, "title": "é"}'),
]


@pytest.mark.parametrize(("published", "public"), PLANS)
def test_a_published_plan_becomes_what_it_became_when_the_migration_was_released(published: str, public: str) -> None:
    """A record that is flagged goes whole; the plan itself, which no release could flag, is looked into only."""
    assert _public_plan(published) == public


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
