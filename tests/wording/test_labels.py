"""Every member of every closed set has words that a reader understands, in every language."""

from enum import StrEnum

import pytest

from planner.wording import LANGUAGES, Wording
from planner.wording.labels import LABELS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("member", [member for labels in LABELS for member in labels], ids=repr)
def test_every_member_has_a_label(language: str, member: StrEnum) -> None:
    assert Wording(language).label(member) not in {"", member.value}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("labels", LABELS, ids=lambda labels: labels.__name__)
def test_two_members_of_one_set_are_told_apart(language: str, labels: type[StrEnum]) -> None:
    words = [Wording(language).label(member).casefold() for member in labels]
    assert len(set(words)) == len(words)
