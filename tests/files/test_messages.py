import json
import re
import string
from collections.abc import Iterator
from pathlib import Path

from files.shelf import TESTS
from planner.files import messages
from planner.files.message import UnknownWord
from planner.files.model_problems import EXAMPLES
from planner.files.schemas import SCHEMAS


def test_codes_are_short_words_that_stay() -> None:
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+){0,3}", code) for code in messages.CODES)


def sentences() -> Iterator[str]:
    """Give every ``what`` and ``fix``: the sentences that a translation needs."""
    for entry in messages.ALL:
        for message in (entry.near, entry.far) if isinstance(entry, UnknownWord) else (entry,):
            yield message.what
            yield message.fix


def test_every_sentence_ends_and_scolds_nobody() -> None:
    for sentence in sentences():
        assert sentence.endswith((".", "?")), sentence
        assert not re.search(r"invalid|please|error", sentence, re.IGNORECASE), sentence


def test_every_gap_of_a_sentence_is_a_name() -> None:
    for sentence in sentences():
        assert all(name is None or name.isidentifier() for _, name, _, _ in string.Formatter().parse(sentence))


def test_every_pattern_of_an_id_has_an_example_that_fits() -> None:
    patterns = set(re.findall(r'"pattern": "((?:[^"\\]|\\.)*)"', json.dumps([make() for make in SCHEMAS.values()])))
    written = {pattern.replace("\\\\", "\\") for pattern in patterns} - {r"^[a-z][a-z_-]*$"}
    assert written <= EXAMPLES.keys()
    assert all(re.search(pattern, example) for pattern, example in EXAMPLES.items())


def test_every_problem_of_a_file_is_met_by_a_test() -> None:
    """A fault of pydantic's that nobody thought of is told as not accepted; no file is known that has one."""
    tests = [path for path in TESTS.rglob("*") if path.suffix in {".py", ".yaml"} and path != Path(__file__)]
    met = set(re.findall(r"[a-z]+(?:-[a-z]+)+", "".join(path.read_text(encoding="utf-8") for path in tests)))
    assert set(messages.CODES) - met == {messages.NOT_ACCEPTED.code}
