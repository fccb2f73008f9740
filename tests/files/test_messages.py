import json
import re
import string
from collections.abc import Iterator

from planner.files import catalogue_messages, country_messages, day_messages, messages, result_messages
from planner.files.message import Message, UnknownWord
from planner.files.misfits import EXAMPLES
from planner.files.schemas import SCHEMAS

MESSAGES = [
    value
    for module in (messages, catalogue_messages, country_messages, day_messages, result_messages)
    for value in vars(module).values()
    if isinstance(value, Message | UnknownWord)
]


def test_codes_are_short_words_that_stay() -> None:
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+){0,3}", code) for code in {message.code for message in MESSAGES})


def sentences() -> Iterator[str]:
    """Give every ``what`` and ``fix``: the sentences that a translation needs."""
    for entry in MESSAGES:
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
