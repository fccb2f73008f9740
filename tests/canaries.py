"""A word planted in every place that the models mark as confidential, and where it turns up."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from planner.app import desk
from planner.app.desk.comments import Remark
from planner.app.desk.input_files import read_case
from planner.app.desk.intake import example_file
from planner.confidential import Confidential, marks, reached, records_in
from planner.plan import ActionStatus
from planner.store import Actor, Store
from planner.toolkit.assessment import Evidence, Response

WORD = "zibeline"
"""No text of the planner or of its samples has it."""

M = TypeVar("M", bound=BaseModel)
Place = tuple[type[BaseModel], str]


def hits(data: bytes | str) -> int:
    """Count the planted words in a text, or in a file and all that is packed in it."""
    if isinstance(data, str):
        return data.count(WORD)
    count = data.count(WORD.encode())
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            count += sum(packed.read(name).count(WORD.encode()) for name in packed.namelist())
    return count


def places(model: type[BaseModel]) -> set[Place]:
    """Return the marked values below a model, and the collections in which confidential records can stand."""
    marked: set[Place] = set()
    for holder in reached(model):
        marked |= {(holder, name) for name in marks(holder).values}
        for name, info in holder.model_fields.items():
            if any(marks(record).flags for record in records_in(info.annotation)):
                marked.add((holder, name))
    return marked


def confidential(model: type[M]) -> M:
    """Return a record that is confidential as a whole, with the word in all its texts."""
    fields: dict[str, object] = dict.fromkeys(marks(model).flags, True)
    for name, info in model.model_fields.items():
        if name not in fields and _takes_text(info.annotation):
            fields[name] = f"{WORD} in {name}"
    return model.model_validate(fields)


def _takes_text(annotation: Any) -> bool:  # as pydantic types it
    try:
        TypeAdapter(annotation).validate_python(f"{WORD} in name")
    except ValidationError:
        return False
    return True


def planted(record: M, reach: set[Place]) -> M:
    """Return a record with the word in every confidential place that it has, which are added to ``reach``."""
    changed: dict[str, object] = {}
    for name, info in type(record).model_fields.items():
        if Confidential.VALUE in info.metadata:
            changed[name] = f"{WORD} in {name}"
            reach.add((type(record), name))
        elif any(True for _ in records_in(info.annotation)):
            if _flagged(info.annotation):
                reach.add((type(record), name))
            changed[name] = _planted(getattr(record, name), info.annotation, reach)
    return record.model_copy(update=changed)


def _flagged(annotation: object) -> list[type[BaseModel]]:
    """Return the models of the records in a collection that can be confidential as a whole."""
    inner = (kind for kind in get_args(annotation) if isinstance(kind, type) and issubclass(kind, BaseModel))
    return [kind for kind in inner if marks(kind).flags]


def _planted(value: object, annotation: object, reach: set[Place]) -> object:
    inner = get_args(annotation)
    match value:
        case BaseModel():
            return planted(value, reach)
        case Mapping():
            return {key: _planted(part, inner[1], reach) for key, part in value.items()}
        case tuple():
            added = map(confidential, _flagged(annotation))
            return (*(_planted(part, inner[0], reach) for part in value), *added)
    return value


@dataclass(frozen=True)
class City:
    """What the store holds of a city in which much was said in confidence."""

    assessment: str
    plan: str
    action: str


def talkative_city(store: Store, by: Actor, folder: Path, today: date) -> City:
    """Bring a city with the word in every confidential place, and let people change, remove and publish it."""
    file = folder / "havelmar.yaml"
    spoken = planted(read_case(example_file("havelmar")).assessment, set())
    file.write_text(f"# by hand\n{spoken.model_dump_json(exclude_defaults=True, by_alias=True)}\n", encoding="utf-8")
    assessment = desk.import_assessment(store, file, by=by).assessment
    plan = desk.draft_into(store, assessment, by=by, today=today).plan
    action = store.plan(plan).plan.actions[0].id
    _answered_anew(store, assessment, by)
    for confidence in (True, False):
        text = f"{WORD} in a comment" if confidence else "An open comment"
        now = datetime.combine(today, datetime.min.time(), UTC)
        desk.add_comment(store, plan, Remark(text=text, action=action, confidential=confidence), by=by, now=now)
    desk.add_comment(store, plan, Remark(text=f"{WORD} and gone", action=action, confidential=True), by=by, now=now)
    gone = next(comment for comment in store.comments(plan, action) if "gone" in comment.text)
    desk.remove_comment(store, plan, gone, by=by)
    proof = (Evidence(title="Signed rule"), confidential(Evidence))
    done = store.plan(plan).changes(action, status=ActionStatus.DONE, started=today, finished=today, evidence=proof)
    desk.edit(store, plan, done, by=by, today=today)
    desk.publish(store, desk.plan_view(store, plan, today=today), by=by)
    return City(assessment=assessment, plan=plan, action=action)


def _answered_anew(store: Store, assessment: str, by: Actor) -> None:
    """Change a confidential note, take a confidential piece of evidence out, and take a whole answer back."""
    answers = store.assessment(assessment).assessment.answers
    (first, response), (second, other) = [(question, responses[0]) for question, responses in answers.items()][:2]
    changed = response.model_copy(
        update={"confidential_note": f"{WORD} said otherwise", "evidence": response.evidence[:-1]}
    )
    desk.save_answer(store, assessment, first, changed, seen=response, by=by)
    desk.save_answer(store, assessment, second, None, seen=other, by=by)


def responses(store: Store, assessment: str) -> Iterator[Response]:
    """Give all answers of an assessment in the store."""
    for answers in store.assessment(assessment).assessment.answers.values():
        yield from answers
