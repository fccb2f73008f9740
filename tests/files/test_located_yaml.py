from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.files.located_yaml import MOST_NODES, Read, Value, parse_yaml, read_yaml, scalars
from planner.files.text_files import MOST_BYTES


def value_of(text: str) -> Value:
    read = parse_yaml(text, "file.yaml")
    assert read.document is not None, read.problems
    return read.document.data()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("true", True),
        ("null", None),
        ("~", None),
        ("12", 12),
        ("010", 10),
        ("12:30", "12:30"),
        ("0x1f", "0x1f"),
        ("1_000", "1_000"),
        ("1e3", 1000.0),
        ("-.5", -0.5),
        (".nan", ".nan"),
        (".inf", ".inf"),
        ("2027-01-04", "2027-01-04"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("9" * 40, "9" * 40),
    ],
)
def test_words_are_read_as_yaml_1_2_reads_them(written: str, meant: Value) -> None:
    assert value_of(f"- {written}") == [meant]


def test_keys_are_always_words() -> None:
    assert value_of("6.10: a\n12: b\ntrue: c\nno: d") == {"6.10": "a", "12": "b", "true": "c", "no": "d"}


def test_an_entry_without_value_counts_as_not_written() -> None:
    assert value_of("a:\nb: 1\nc: ~") == {"b": 1}


def test_places_know_their_line_and_the_line_of_their_key() -> None:
    document = parse_yaml("a:\n  - x\n  - b:\n      c\n", "file.yaml").document
    assert document is not None
    assert document.place(("a", 1, "b")).line == 4
    assert document.place(("a", 1, "b"), of_key=True).line == 3
    assert document.place(("a", 1, "b")).field == "a[2].b"


def test_a_path_that_was_not_written_leads_to_the_nearest_thing_around_it() -> None:
    document = parse_yaml("answers:\n  1.1: no\n", "file.yaml").document
    assert document is not None
    assert document.place(("answers", "1.1", 0, "answer")).line == 2


def codes(read: Read) -> list[str]:
    assert read.document is None
    return [problem.code for problem in read.problems]


def test_a_missing_file_an_empty_one_a_folder_and_a_huge_one_are_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "empty.yaml").write_text("# nothing but a remark\n", encoding="utf-8")
    (tmp_path / "huge.yaml").write_bytes(b"a" * (MOST_BYTES + 1))
    assert codes(read_yaml(tmp_path / "none.yaml")) == ["no-such-file"]
    assert codes(read_yaml(tmp_path / "empty.yaml")) == ["empty-file"]
    assert codes(read_yaml(tmp_path)) == ["not-a-file"]
    assert codes(read_yaml(tmp_path / "huge.yaml")) == ["file-too-large"]
    assert codes(read_yaml(Path("a\0b"))) == ["unreadable-file"]


def test_another_encoding_is_found_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes("a: 1\nb: é\n".encode("latin-1"))
    (problem,) = read_yaml(path).problems
    assert (problem.code, problem.place.line) == ("wrong-encoding", 2)
    path.write_bytes("a: 1\n".encode("utf-16"))
    assert codes(read_yaml(path)) == ["wrong-encoding"]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "windows.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    document = read_yaml(path).document
    assert document is not None
    assert document.data() == {"a": 1, "b": 2}
    assert document.place(("b",)).line == 2


def test_deep_nesting_is_refused_before_it_costs_anything() -> None:
    assert codes(parse_yaml("[" * 100_000, "file.yaml")) == ["yaml-too-deep"]
    assert codes(parse_yaml("- " * 100_000, "file.yaml")) == ["yaml-too-deep"]


def test_a_reference_bomb_does_not_go_off() -> None:
    lines = ["a: &a [x, x]"] + [f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]" for n in range(20)]
    assert codes(parse_yaml("\n".join(lines), "file.yaml")) == ["yaml-alias"]


@given(st.binary(max_size=300))
def test_random_bytes_give_problems_and_nothing_worse(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "random.yaml"
    path.write_bytes(raw)
    read = read_yaml(path)
    assert read.problems or read.document is not None


@given(st.text(alphabet=" \n\t-:?[]{},#&*!|>'\"%@`a1.~", max_size=60))
def test_random_yaml_gives_problems_and_nothing_worse(text: str) -> None:
    read = parse_yaml(text, "file.yaml")
    assert read.problems or read.document is not None
    assert all(1 <= (problem.place.line or 0) <= text.count("\n") + 2 for problem in read.problems)


def test_a_file_has_an_end() -> None:
    assert codes(parse_yaml("- x\n" * (MOST_NODES + 1), "file.yaml")) == ["yaml-too-many"]
    assert parse_yaml("- x\n" * (MOST_NODES - 1), "file.yaml").document is not None


@pytest.mark.parametrize(("written", "line"), [("a: b # c", 1), ("a: b\n  c # d", 2), ("- b # c", 1), ("a: #b", 1)])
def test_a_comment_that_may_cut_a_text_is_noted_with_its_line(written: str, line: int) -> None:
    document = parse_yaml(written, "file.yaml").document
    assert document is not None
    assert [scalar.cut_on for scalar in scalars(document.root)] == [line]


@pytest.mark.parametrize("written", ['a: "b" # c', "a: b\n# c", "a: b#c", "[a, b] # c", "a: # c", "a:\n  # c\n  b"])
def test_other_comments_are_welcome(written: str) -> None:
    document = parse_yaml(written, "file.yaml").document
    assert document is not None
    assert {scalar.cut_on for scalar in scalars(document.root)} == {None}


@pytest.mark.parametrize("blank", ["   ", "\\u00a0", "\\u200b\\ufeff", "\\n\\t", "\\u2800"])
def test_a_text_in_which_nothing_is_seen_is_an_empty_one(blank: str) -> None:
    assert value_of(f'- "{blank}"') == [""]
