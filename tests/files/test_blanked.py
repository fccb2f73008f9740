"""The kept text of a file has nothing confidential in it, and is otherwise the file, letter by letter."""

import json
from typing import Any, TypeAlias

import pytest
import yaml
from canaries import hits, planted
from hypothesis import given
from hypothesis import strategies as st

from planner.app.desk.input_files import read_case
from planner.app.desk.intake import example_file, examples
from planner.confidential import Marks, marks_within
from planner.files.blanked import BLANK, blanked
from planner.files.located_yaml import parse_yaml
from planner.toolkit.assessment import Assessment

NAMED = Marks(frozenset({"whisper"}), frozenset({"hidden"}))

CASES = [
    ("whisper: zibeline\nopen: a\n", 'whisper: "…"\nopen: a\n'),
    ("whisper: zibeline # zibeline\nopen: a # b\n", 'whisper: "…"\nopen: a # b\n'),
    ("whisper: zibeline\n  goes on # zibeline\nopen: a\n", 'whisper: "…"\nopen: a\n'),
    ("whisper: 'it''s zibeline'\n", 'whisper: "…"\n'),
    ('whisper: "zibeline \\"quoted\\" # here\n  and there"\nopen: a\n', 'whisper: "…"\nopen: a\n'),
    ("whisper: |\n  zibeline\n\n  # zibeline\n\n# open\nopen: a\n", 'whisper: "…"\n\n# open\nopen: a\n'),
    ("whisper: >-  # zibeline\n  zibeline\nopen: a\n", 'whisper: "…"\nopen: a\n'),
    ("whisper: |2+\n   zibeline\n\n", 'whisper: "…"\n\n'),
    ("whisper: # zibeline\n  zibeline\nopen: a\n", 'whisper:\n  "…"\nopen: a\n'),
    ("whisper: zibeline\n  # zibeline\n# open\nopen: a\n", 'whisper: "…"\n\n# open\nopen: a\n'),
    ("{whisper: zibeline, open: a} # zibeline\n", '{whisper: "…", open: a}\n'),
    ("{whisper: zibeline,\n # open\n open: a}\n", '{whisper: "…",\n # open\n open: a}\n'),
    ('{"whisper":"zibeline","open":"a"}', '{"whisper":"…","open":"a"}'),
    ("? whisper\n: zibeline\n", '? whisper\n: "…"\n'),
    ("'whisper': zibeline\n", "'whisper': \"…\"\n"),
    ("whisper: [zibeline, zibeline]\nopen: a\n", 'whisper: ["…", "…"]\nopen: a\n'),
    ("whisper: 🏛 zibeline 🏙 # 🏙 zibeline\nopen: 🏙\n", 'whisper: "…"\nopen: 🏙\n'),
    ("whisper: zibeline\r\nopen: a\r\n", 'whisper: "…"\r\nopen: a\r\n'),
    ("whisper:\nopen: a\n", "whisper:\nopen: a\n"),
    (
        "# head\n- {title: zibeline, hidden: true}\n- {title: a}\n",
        '# head\n- {title: "…", hidden: true}\n- {title: a}\n',
    ),
    (
        """proof:
  # open
  - # zibeline
    title: zibeline
    # zibeline
    hidden: true # zibeline
    # zibeline
  # open
  - title: a # open
""",
        'proof:\n  # open\n  -\n    title: "…"\n\n    hidden: true\n\n  # open\n  - title: a # open\n',
    ),
    ("- {title: a, hidden: false}\n- {title: b, hidden: }\n", "- {title: a, hidden: false}\n- {title: b, hidden: }\n"),
    ("- {title: zibeline, hidden: yes}\n", '- {title: "…", hidden: yes}\n'),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_confidential_values_are_blanked_out_and_the_rest_stays(text: str, wanted: str) -> None:
    assert blanked(text, NAMED) == wanted
    assert not hits(wanted)


@pytest.mark.parametrize(
    "text",
    [
        "whisper: {a: zibeline}\n",
        "whisper: &a zibeline\nopen: *a\n",
        "whisper: 'zibeline\n",
        "- {hidden: true, title: {a: zibeline}}\n",
        "{a: b}: c\nwhisper: zibeline\n",
        "whisper: \x07zibeline\n",
    ],
)
def test_a_text_in_which_places_are_not_sure_is_not_kept(text: str) -> None:
    assert blanked(text, NAMED) is None


@pytest.mark.parametrize("name", [name for _, name in examples()])
def test_the_samples_stay_as_they_are_but_for_what_is_confidential(name: str) -> None:
    file = example_file(name)
    text = file.read_text(encoding="utf-8")
    result = blanked(text, marks_within(Assessment))
    assert result is not None
    secrets = [
        response.confidential_note
        for responses in read_case(file).assessment.answers.values()
        for response in responses
    ]
    assert (result == text) == (not any(secrets) and "confidential: true" not in text)
    assert [line for line in result.splitlines() if line not in text.splitlines() and BLANK not in line] == []


def test_nothing_of_a_file_full_of_confidences_is_kept() -> None:
    spoken = planted(read_case(example_file("havelmar")).assessment, set())
    for text in (
        spoken.model_dump_json(),
        spoken.model_dump_json(indent=2),
        yaml.safe_dump(spoken.model_dump(mode="json")),
    ):
        result = blanked(text, marks_within(Assessment))
        assert result is not None
        assert hits(text) > 100
        assert hits(result) == 0


def test_a_line_of_many_confidences_is_read_in_one_go() -> None:
    text = json.dumps([{"title": "zibeline", "hidden": True, "more": "zibeline"}] * 20_000)
    result = blanked(text, NAMED)
    assert result is not None
    assert hits(result) == 0


Data: TypeAlias = "str | bool | list[Data] | dict[str, Data]"
_TEXTS = st.text(st.sampled_from("ab \n#:-'\"é🏙\\"), max_size=12)
_SECRET = _TEXTS.map(lambda text: f"zibeline{text}zibeline")
_OPEN = st.fixed_dictionaries({"open": _TEXTS}, optional={"whisper": _SECRET | st.lists(_SECRET, max_size=2)})
_HIDDEN = st.fixed_dictionaries({"title": _SECRET, "hidden": st.sampled_from([True])}, optional={"more": _SECRET})
_ROWS = st.lists(_OPEN | _HIDDEN, max_size=4)


@given(
    st.dictionaries(st.sampled_from(["a", "b", "6.1"]), _ROWS, min_size=1),
    st.sampled_from([None, '"', "'", "|", ">"]),
    st.sampled_from([{"default_flow_style": True}, {"default_flow_style": False}, {}]),
    st.sampled_from([20, 80]),
)
def test_however_it_is_written_nothing_confidential_is_kept(
    data: dict[str, Data], style: str | None, flow: dict[str, Any], width: int
) -> None:
    text = yaml.dump(data, default_style=style, width=width, allow_unicode=True, **flow)
    if "!!" in text:  # the tags that the writer adds to truth values in some styles
        text = text.replace("!!bool ", "").replace("!!str ", "")
    result = blanked(text, NAMED)
    assert result is not None
    assert hits(result) == 0
    before, after = (parse_yaml(written, "file.yaml").document for written in (text, result))
    assert before is not None
    assert after is not None
    assert json.loads(json.dumps(after.data()).replace(json.dumps(BLANK), '"x"')) == _without(before.data())


def _without(data: object, *, secret: bool = False) -> object:
    if isinstance(data, dict):
        hidden = data.get("hidden") not in {None, False}
        return {
            key: value if key == "hidden" else _without(value, secret=hidden or key == "whisper")
            for key, value in data.items()
        }
    if isinstance(data, list):
        return [_without(deeper, secret=secret) for deeper in data]
    return "x" if secret and data else data
