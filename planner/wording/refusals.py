"""What is said when a use case refuses what a person wants, and how is that mended?

Every such sentence of the desk and the pages stands here once, with its code; those about files stand in
:mod:`planner.files.messages`, those about rows and about the store itself in the store. The sentences are
in English, which is the key to those of another language, so that a refusal can be made before anybody
knows who reads it.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from planner.files.message import UnknownWord
from planner.nearest import nearest
from planner.problem import FieldNames, FieldPlace, Place, Problem

_NAMED = 12
"""Ids of what was removed that one sentence names."""

UNKNOWN_CITY = UnknownWord("unknown-city", "The store has no city “{word}”.", "It has: {known}.", every=True)
UNKNOWN_EXAMPLE = UnknownWord(
    "unknown-sample", "There is no example “{word}”.", "The examples are: {known}.", every=True
)
UNKNOWN_SCHEMA = UnknownWord("unknown-schema", "There is no schema “{word}”.", "The schemas are: {known}.", every=True)
NOT_WITHOUT_PLACE = UnknownWord(
    "not-without-place", "Nothing without a place is called “{word}”.", "Without a place are: {known}.", every=True
)

UNKNOWN_SERVICE = UnknownWord("unknown-role", "Service “{word}” is not known.", "Services: {known}.", every=True)
# What was typed there may be the name of a person, which no refusal hands on to logs and screens.
UNKNOWN_LEAVER = UnknownWord(
    "unknown-role",
    "The name that was typed is neither that of a service of this plan nor of a person named in it.",
    "Services: {known}.",
    every=True,
)
UNKNOWN_OWNER = UnknownWord(
    "unknown-role",
    "No service and nobody in this plan has the name that was typed.",
    "Services: {known}.",
    every=True,
)

# What is missing in a form or in an option says all by itself: it quotes nothing.
NO_REFERENCE = Problem(
    code="no-reference",
    what="The reference of the council’s decision is missing.",
    fix="Give its number, or the day and item of the session.",
    place=Place(field="reference"),
)
NO_DECISION_DAY = Problem(
    code="decision-without-day",
    what="The day of the decision is missing.",
    fix="Give the day on which the council decided.",
    place=Place(field="adopted_on"),
)
NO_EVIDENCE_TITLE = Problem(
    code="evidence-without-title",
    what="What shows it has no name yet.",
    fix="Name the document or the fact.",
    place=Place(field="evidence"),
)
EVIDENCE_TO_COME = Problem(
    code="evidence-to-come",
    what="The evidence is dated on a day that is still to come.",
    fix="Give the day of the document; what is not written yet is given once it is there.",
    place=Place(field="evidence"),
)
NO_CLOSED_DAYS = Problem(
    code="closure-without-days",
    what="The first day is missing, or the last day comes before it.",
    fix="Give the first and the last day; both are closed.",
    place=Place(field="closures"),
)
NO_SESSION_DAY = Problem(
    code="session-without-day",
    what="The day of the session is missing.",
    fix="Give the day on which the council meets.",
    place=Place(field="council_sessions"),
)
NO_CITY_NAME = Problem(
    code="city-without-name",
    what="The city has no name yet.",
    fix="Write it in the field above.",
    place=Place(field="name"),
)
NO_SERVICE_NAME = Problem(
    code="service-without-name",
    what="The service has no name yet.",
    fix="Write what your city calls it.",
    place=Place(field="name"),
)
NO_VERDICT_REASON = Problem(
    code="verdict-without-reason",
    what="A judgement needs its reason.",
    fix="Write in a sentence why the city stands there.",
    place=Place(field="because"),
)


def of_another_city(id_: str, city: str, asked: str) -> Problem:
    """Return the problem of an address that names a plan or an assessment beside a city that it is not of."""
    return Problem(
        code="of-another-city",
        what="“{id}” belongs to {city}, not to {asked}.",
        fix="Open it under its own city, or choose from what {asked} has.",
        values={"id": id_, "city": city, "asked": asked},
        place=Place(field=id_),
    )


def no_target(known: Sequence[str]) -> Problem:
    """Return the problem of a plan that is to be drafted into no file; ``known`` are the endings."""
    return Problem(
        code="no-target",
        what="Where the plan goes is missing.",
        fix="Add --out and the name of a file that ends in {known}.",
        values={"known": ", ".join(known)},
    )


def unknown_format(target: Path, known: Sequence[str]) -> Problem:
    """Return the problem of a file whose name ends like no format; ``known`` are the endings."""
    # A name without an ending is near to none: the first format is the document that a council reads.
    near = nearest(target.suffix, known) or known[0]
    return Problem(
        code="unknown-format",
        what="A plan cannot be written in the format “{word}”." if target.suffix else "The name has no ending.",
        fix="Did you mean “{near}”? The formats are: {known}.",
        values={"word": target.suffix, "near": f"{target.stem}{near}", "known": ", ".join(known)},
        place=Place(file=str(target)),
    )


def file_exists(target: Path) -> Problem:
    """Return the problem of a file that would be replaced though nobody asked for that."""
    return Problem(
        code="already-there",
        what="There is a file with this name already.",
        fix="Choose another name, or add --force to replace it.",
        place=Place(file=str(target)),
    )


def city_exists(name: str) -> Problem:
    """Return the problem of a city that would begin with a first assessment and has one."""
    return Problem(
        code="city-there-already",
        what="“{city}” is here already.",
        fix="Choose it at the top of the page, or write another name.",
        values={"city": name},
        place=Place(field="name"),
    )


def already_imported(file: Path, assessment: str) -> Problem:
    """Return the problem of a file that says what an assessment of the store says."""
    return Problem(
        code="already-imported",
        what="The store has this assessment already, as “{assessment}”.",
        fix="Work on that one, or change the file and import it again.",
        values={"assessment": assessment},
        place=Place(file=str(file)),
    )


def answered_to_another_text(id_: str, text: str) -> Problem:
    """Return the problem of an answer or a judgement that would be mixed with one that was given to another text."""
    return Problem(
        code="answered-to-another-text",
        what="What stands at “{id}” was said to another text: “{text}”.",
        fix="Decide first whether it moves, is put aside, or stands as it is.",
        values={"id": id_, "text": text},
        place=Place(field=id_),
    )


def place_taken(target: str) -> Problem:
    """Return the problem of something that would move to where something stands."""
    return Problem(
        code="place-taken",
        what="Something stands at “{id}” already.",
        fix="Choose another place, or put one of the two aside.",
        values={"id": target},
        place=Place(field=target),
    )


def evidence_added(question: str) -> Problem:
    """Return the problem of an answer that would be put aside with evidence that the person has not seen."""
    return Problem(
        code="evidence-added",
        what="Somebody added evidence to an answer to question {question} meanwhile.",
        fix="Look at it, then decide again.",
        values={"question": question},
        place=Place(field=question),
    )


def scope_in_parts(factors: Sequence[str]) -> Problem:
    """Return the problem of a scope of which only some key factors were decided about; ``factors`` are the others."""
    return Problem(
        code="scope-in-parts",
        what="The scope names {factors} as well, whose text is another one today.",
        fix="Decide about all key factors of the scope together.",
        values={"factors": ", ".join(factors)},
        place=Place(field="scope"),
    )


def plan_without_assessment(plan: str) -> Problem:
    """Return the problem of a plan that is to be drafted anew and does not say from what."""
    return Problem(
        code="plan-without-assessment",
        what="The plan “{plan}” was not drafted from an assessment in the store.",
        fix="Name the assessment to draft it from anew.",
        values={"plan": plan},
        place=Place(field=plan),
    )


def nothing_answered(day: date) -> Problem:
    """Return the problem of an assessment from which a plan would follow, and in which nobody has answered anything."""
    return Problem(
        code="nothing-answered",
        what="Nobody has answered anything in the assessment of {day} yet: no plan follows from it.",
        fix="Answer its questions; where an answer of last time still holds, confirm it.",
        values={"day": day},
        place=Place(field="answers"),
    )


def other_city(plan: str, assessment: str) -> Problem:
    """Return the problem of a plan that would be drafted anew from an assessment of another city."""
    return Problem(
        code="other-city",
        what="The assessment “{assessment}” is that of another city than the plan “{plan}”.",
        fix="Name an assessment of the same city; “planner list” shows them.",
        values={"assessment": assessment, "plan": plan},
        place=Place(field=assessment),
    )


def not_editable(action: str, name: str, known: Sequence[str]) -> Problem:
    """Return the problem of a field of an action that nobody edits; ``known`` are those that people edit."""
    return Problem(
        code="not-editable",
        what="“{field}” of “{action}” is not something that is edited.",
        fix="Name one of these: {known}.",
        values={"field": FieldPlace(name), "action": action, "known": FieldNames(", ".join(known))},
        place=Place(field=f"{action}.{name}"),
    )


def not_of_plan(id_: str, name: str = "") -> Problem:
    """Return the problem of an edit of a row that is not changed together with a plan."""
    return Problem(
        code="not-of-a-plan",
        what="What stands at “{id}” is not changed as part of a plan.",
        fix="Change an action, a service, what waits for what, or the plan itself.",
        values={"id": id_},
        place=Place(field=f"{id_}.{name}" if name else id_),
    )


def unknown_baseline(word: str, known: Sequence[str]) -> Problem:
    """Return the problem of a council decision that a plan does not have; ``known`` are the references it has."""
    return Problem(
        code="unknown-baseline",
        what="The plan has no baseline “{word}”.",
        fix="Its baselines are: {known}.",
        values={"word": word, "known": ", ".join(known) or "–"},
        place=Place(field="baseline"),
    )


def all_taken_back(person: str) -> Problem:
    """Return the problem of somebody all of whose changes were taken back before."""
    return Problem(
        code="nothing-to-undo",
        what="Everything that “{person}” changed was taken back already.",
        fix="An undo can be undone: name it; “planner history” lists all changes.",
        values={"person": person},
        place=Place(field="batch"),
    )


def nothing_to_undo(person: str) -> Problem:
    """Return the problem of somebody who has never made a change."""
    return Problem(
        code="nothing-to-undo",
        what="“{person}” has changed nothing that could be taken back.",
        fix="Name a change; “planner history” lists them.",
        values={"person": person},
        place=Place(field="batch"),
    )


def nothing_to_hand_over(leaver: str) -> Problem:
    """Return the problem of a service or a person of whom nothing passes to anybody."""
    return Problem(
        code="nothing-to-hand-over",
        what="“{leaver}” has nothing in this plan that another could take over.",
        fix="Choose who owns open actions, and another to whom they pass.",
        values={"leaver": leaver},
        place=Place(field="leaver"),
    )


def handed_to_itself(leaver: str) -> Problem:
    """Return the problem of a service or a person who would take over from themselves."""
    return Problem(
        code="nothing-to-hand-over",
        what="“{leaver}” cannot take over from itself: what it has to do is with it already.",
        fix="Choose another service, or name another person there.",
        values={"leaver": leaver},
        place=Place(field="to"),
    )


def nobody_takes_over(leaver: str) -> Problem:
    """Return the problem of a service of which nobody said who takes over from it."""
    return Problem(
        code="nothing-to-hand-over",
        what="It is not said who takes over from “{leaver}”.",
        fix="Name the service that owns the actions afterwards, or the person there.",
        values={"leaver": leaver},
        place=Place(field="to"),
    )


def not_theirs(leaver: str, action: str, owner: str) -> Problem:
    """Return the problem of an action that a service or a person is to hand over and has nothing to do with."""
    return Problem(
        code="not-theirs",
        what="“{leaver}” does not have {action}: “{owner}” owns it.",
        fix="Name actions of “{leaver}”, or hand over from “{owner}”.",
        values={"leaver": leaver, "action": action, "owner": owner},
        place=Place(field=action),
    )


def person_of_service(service: str, id_: str) -> Problem:
    """Return the problem of a person whom the assessment names with a service, and no action of the plan names."""
    return Problem(
        code="person-of-service",
        what="No action of this plan names that person; the assessment does, with the service “{service}” ({id}).",
        fix="Hand over what that service has to do.",
        values={"service": service, "id": id_},
        place=Place(field="leaver"),
    )


def ambiguous_service(word: str, found: Sequence[str], field: str) -> Problem:
    """Return the problem of a name that two services have, or a service and a person."""
    return Problem(
        code="ambiguous-service",
        what="“{word}” can mean several: {found}.",
        fix="Write the id that stands between the brackets.",
        values={"word": word, "found": ", ".join(found)},
        place=Place(field=field),
    )


def not_removed(id_: str, known: Sequence[str]) -> Problem:
    """Return the problem of something that is to be brought back and is not away; ``known`` is what is."""
    return Problem(
        code="not-removed",
        what="Nothing called “{id}” was removed.",
        fix="What was removed: {known}." if known else "Nothing is removed at present.",
        values={"id": id_, "known": ", ".join(known[:_NAMED])},
        place=Place(field=id_),
    )


def not_a_host_name(word: str, place: Place) -> Problem:
    """Return the problem of a word that names no computer, where an address of the app is to stand."""
    return Problem(
        code="not-a-host-name",
        what="“{word}” is not the name of a computer.",
        fix="Write it as it stands in addresses, without “https://”: plan.city.example, or plan.city.example:8443.",
        values={"word": word[:80]},
        place=place,
    )


def service_twice(name: str, id_: str) -> Problem:
    """Say that another service has that name, or an id that reads like it."""
    return Problem(
        code="service-twice",
        what="“{name}” is the name or the id of a service or partner already ({id}).",
        fix="Use that one, or choose a name that no other service has as its name or id.",
        values={"name": name, "id": id_},
        place=Place(field="name"),
    )


def retired_service(name: str, action: str) -> Problem:
    """Say that an action cannot be given to a service that takes no new work."""
    return Problem(
        code="service-retired",
        what="“{name}” is retired and takes no new work, such as {action}.",
        fix="Choose another service, or bring “{name}” back in the settings.",
        values={"name": name, "action": action},
        place=Place(field=action),
    )


def service_with_work(name: str, actions: Sequence[str]) -> Problem:
    """Say which open actions a service still owns or supports, so that it cannot be retired yet."""
    named = ", ".join(actions[:_NAMED]) + (" …" if len(actions) > _NAMED else "")
    return Problem(
        code="service-with-work",
        what="“{name}” still owns or supports open actions: {actions}.",
        fix="Hand them over to another service, first or in the same step.",
        values={"name": name, "actions": named},
        place=Place(field="retired"),
    )
