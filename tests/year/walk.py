"""Walks a plan through its year, and keeps the store as it stood at each moment."""

import shlex
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from planner.app import desk
from planner.app.cli import run, terminal
from planner.app.desk.intake import example_file
from planner.store import Actor, Change, Entity, Store, open_store
from planner.toolkit.assessment import Answer, AssessmentKind, Response
from planner.wording import Wording

PLAN = "havelmar-plan-2027"
_AGREED = frozenset({"update", "hand-over", "redraft"})
"""Commands that show what moves, and ask."""
WHO = "Anna"
"""Who coordinates the plan, and writes down what owners report."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Moment:
    """The plan on a day of its year."""

    name: str
    day: date
    store: Path
    facts: Mapping[str, Any]
    """What is so on that day, by the story alone."""


@cache
def story() -> Sequence[Mapping[str, Any]]:
    """Return the year as it is written down."""
    text = (Path(__file__).parent / "story.yaml").read_text(encoding="utf-8")
    return tuple(yaml.safe_load(text))


def names() -> tuple[str, ...]:
    """Return what the moments are called, in their order."""
    return tuple(str(moment["moment"]) for moment in story())


def walk(folder: Path) -> Iterator[Moment]:
    """Live through the year, and give each moment with a store of its own."""
    living = folder / "living.db"
    facts: Mapping[str, Any] = {}
    for number, written in enumerate(story(), start=1):
        for line in written["before"]:
            day, act = str(line).split(maxsplit=1)
            _act(living, date.fromisoformat(day), shlex.split(act))
        facts = {**facts, **written["facts"]}
        store = folder / f"moment-{number}.db"
        # As SQLite copies itself: part of what was written may stand beside the file still.
        with closing(sqlite3.connect(living)) as source, closing(sqlite3.connect(store)) as target:
            source.backup(target)
        yield Moment(name=str(written["moment"]), day=written["day"], store=store, facts=facts)


def typed(store: Path, day: date, words: Sequence[str], language: str = "en") -> int:
    """Type a command on a day; return its exit code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(terminal, "today", lambda: day)
        patch.setenv("PLANNER_STORE", str(store))
        patch.setenv("PLANNER_BY", WHO)
        return run(words, Wording(language))


def _act(store: Path, day: date, words: Sequence[str]) -> None:
    verb, *rest = words
    if verb in _IN_THE_APP:
        with open_store(store) as opened:
            _IN_THE_APP[verb](opened, desk.introduce(opened, WHO), day, *rest)
        return
    places = {"PLAN": PLAN, "HAVELMAR": str(example_file("havelmar"))}
    line = [places.get(word, word) for word in words]
    # What moves is shown and asked about; a person who reads it says yes.
    agreed = ["--yes"] if verb in _AGREED and len(line) > len(("update", "PLAN", "ACTION")) else []
    assert typed(store, day, [*line, *agreed]) == 0, f"on {day}: {' '.join(line)}"


def _fill(store: Store, by: Actor, day: date, role: str, holder: str) -> None:
    """Name who fills a role, as the page of the settings does."""
    before = store.plan(PLAN).plan.role_by_id[role]
    edits = [
        Change(entity=Entity.ROLE, of=PLAN, id=role, field=field, seen=getattr(before, field), new=new)
        for field, new in (("holder", holder), ("vacant", False))
    ]
    desk.edit(store, PLAN, edits, by=by, today=day)


def _put_off(store: Store, by: Actor, day: date, action: str, deadline: str) -> None:
    """Give an action a deadline of people's own."""
    edits = store.plan(PLAN).changes(action, own_deadline=date.fromisoformat(deadline))
    desk.edit(store, PLAN, edits, by=by, today=day)


def _assess_again(store: Store, by: Actor, day: date, earlier: str) -> None:
    """Begin a new round, beside whose questions the last answers stand."""
    desk.next_assessment(store, earlier, kind=AssessmentKind.FOLLOW_UP, copy=True, by=by, today=day)


def _answer(store: Store, by: Actor, _day: date, respondent: str, question: str, answer: str) -> None:
    """Answer a question of the newest round."""
    said = Response(answer=Answer(answer), by=respondent)
    desk.save_answer(store, store.assessments()[-1].id, question, said, seen=None, by=by)


def _confirm(store: Store, by: Actor, _day: date, respondent: str, *questions: str) -> None:
    """Give answers of last time once more; without questions named, all that the respondent gave."""
    *_, last, now = store.assessments()
    again = questions or tuple(store.assessment(last.id).assessment.answers)
    desk.confirm_answers(store, now.id, again, whose=respondent, by=by)


_IN_THE_APP: Mapping[str, Callable[..., None]] = {
    "fill": _fill,
    "put-off": _put_off,
    "assess-again": _assess_again,
    "answer": _answer,
    "confirm": _confirm,
}
"""What a person does in the app, where no command does it."""
