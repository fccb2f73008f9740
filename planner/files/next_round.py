"""What does a city fill in when it assesses itself once more: what comes along, and what was answered last time?"""

import json
import re
from collections.abc import Iterator, Mapping
from textwrap import wrap
from types import MappingProxyType
from typing import TypeAlias

from planner.confidential import without_confidential
from planner.files.blank import Speaker
from planner.toolkit.assessment import Assessment, AssessmentKind, Response

_ENTRY = re.compile(r'( *)("?[A-Za-z0-9_.-]+"?):')
# As JSON writes them; no file may hold one, and a backslash before such a letter is one of the text's own.
_CONTROL = re.compile(r"(\\\\)|\\(?:[rbf]|u00[01][0-9a-f])")
_NO_BREAK = "\u00a0\u202f"
"""Spaces of French, which Python does not call printable."""
_WIDTH = 96
_SERVICE_INDENT = 4
"""How far services are indented, below ``roles`` of ``plan``."""

_At: TypeAlias = tuple[str, int, str]
"""Where an entry stands: under which of the outermost, how far indented, and its name."""


def following(
    blank: str, last: Assessment, speaker: Speaker, proposed: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Return a blank assessment as the one that follows another: without an answer.

    City, scope, respondents, context and what the city decided about its plan come along; what was
    answered last time stands above each question as a comment, without what is confidential, and below
    it the answer that is ``proposed`` for what was done since, as a sentence by question.
    """
    return "\n".join(_lines(blank, last, speaker, proposed)) + "\n"


def _lines(blank: str, last: Assessment, speaker: Speaker, proposed: Mapping[str, str]) -> Iterator[str]:
    values, section = dict(_values(last)), ""
    of_templates = [key for margin, key in _entries(blank, "plan") if len(margin) == _SERVICE_INDENT]
    last_service = (_SERVICE_INDENT, of_templates[-1]) if of_templates else (2, "roles")
    yield from _comment(speaker.say("Answers of last time stand above each question; write again what still holds."), 0)
    for line in blank.splitlines():
        entry = _ENTRY.match(line)
        if entry is None:
            yield line
            continue
        margin, key = entry.groups()
        section = section if margin else key
        if section == "answers" and margin:
            question = key.strip('"')
            yield from _last_time(last, question, speaker)
            yield from _comment(proposed.get(question, ""), 2)
        value = values.get((section, len(margin), key))
        yield line if value is None else f"{margin}{key}: {_written(value)}"
        if section == "plan" and (len(margin), key) == last_service:
            own = [id_ for id_ in last.plan.roles if id_ not in of_templates]
            yield from (f"{' ' * _SERVICE_INDENT}{id_}: {_written(_holder(last, id_))}" for id_ in own)


def _values(last: Assessment) -> Iterator[tuple[_At, object]]:
    for name, fact in _plain(last.city.model_dump(mode="json")).items():
        yield ("city", 2, name), fact
    yield ("kind", 0, "kind"), AssessmentKind.FOLLOW_UP
    yield ("follows", 0, "follows"), last.date.isoformat()
    if last.scope:
        yield ("scope", 0, "scope"), list(last.scope)
    if last.respondents:
        respondents = [_plain(respondent.model_dump(mode="json")) for respondent in last.respondents]
        yield ("respondents", 0, "respondents"), respondents
    for context, reading in last.context.items():
        yield ("context", 2, context), _plain(reading.model_dump(mode="json"))
    # What belongs to the plan of then stays with it, and the names of people with whoever knows them.
    of_then = {"start", "version", "status", "adopted_on", "adoption", "roles", "means"}
    for name, setting in last.plan.model_dump(mode="json", exclude_defaults=True, exclude=of_then).items():
        yield ("plan", 2, name), setting
    if last.plan.means is not None:
        # A service has its name below roles, where it may have changed since.
        names = {"services": {"__all__": {"name"}}}
        yield ("plan", 2, "means"), last.plan.means.model_dump(mode="json", exclude_defaults=True, exclude=names)
    for role in last.plan.roles:
        yield ("plan", _SERVICE_INDENT, role), _holder(last, role) or None


def _entries(blank: str, wanted: str) -> Iterator[tuple[str, str]]:
    """Give the entries of an outermost one, each with the blanks before it."""
    section = ""
    for entry in filter(None, map(_ENTRY.match, blank.splitlines())):
        margin, key = entry.groups()
        section = section if margin else key
        if margin and section == wanted:
            yield margin, key


def _holder(last: Assessment, service: str) -> dict[str, object]:
    """Return what the city says of a service, but for the name of a person."""
    return last.plan.roles[service].model_dump(mode="json", exclude={"person"}, exclude_defaults=True)


def _plain(fields: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value is not None}


def _written(value: object) -> str:
    """Return a value as it stands in one line of YAML."""
    text = value if isinstance(value, AssessmentKind) else _CONTROL.sub(r"\1", json.dumps(value, ensure_ascii=False))
    # What YAML takes for the end of a line, or refuses, is written as its number.
    return "".join(sign if sign.isprintable() else _number(sign) for sign in text)


def _number(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if ord(sign) <= 0xFFFF else f"\\U{ord(sign):08x}"  # noqa: PLR2004 - four digits hold no more


def _last_time(last: Assessment, question: str, speaker: Speaker) -> Iterator[str]:
    for response in last.answers.get(question, ()):
        yield from _comment(f"{speaker.say('Last time:')} {' – '.join(_said(response))}", 2)


def _said(response: Response) -> Iterator[str]:
    yield response.answer
    if response.by:
        yield f"by: {response.by}"
    if response.note:
        yield response.note
    yield from (piece.title for piece in without_confidential(response.evidence))


def _comment(text: str, indent: int) -> Iterator[str]:
    margin = " " * indent + "# "
    # A sign that ends a line of YAML would end the comment, and the rest of a note would be read as an answer.
    plain = "".join(sign if sign.isprintable() or sign in _NO_BREAK else " " for sign in text)
    return iter(wrap(plain, _WIDTH, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False))
