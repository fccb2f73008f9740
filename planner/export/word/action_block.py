"""What does one action look like in the text?"""

from collections.abc import Iterator

from planner.action_fields import Group, Surface, fields_on
from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material
from planner.export.word.ooxml import Piece, Quoted, Styled
from planner.export.word.purposes import asked_for
from planner.export.word.services import owner_pieces
from planner.proposal.quick_wins import Horizon
from planner.templates.results import DecidedBy
from planner.templates.terms import Recurrence, Remit
from planner.toolkit.benchmark import CityExample
from planner.toolkit.capitals import capital
from planner.track.plan_standing import ActionStanding
from planner.track.progress import CLOSED
from planner.track.reasons import reasons_to_read
from planner.wording import Wording
from planner.wording.action_dates import done_on
from planner.wording.deadlines import without_deadline
from planner.wording.facts import Facts
from planner.wording.held_dates import reasons_of_dates
from planner.wording.sentences import reason_sentences

_MOST_PREREQUISITES = 6
_IN_SENTENCES = frozenset(
    {
        *("title", "why", "first_steps", "notes"),
        *("owner", "political_lead", "partners", "partners_note"),
        *("effort", "cost_band", "remit"),
        *("indicator", "indicator_note", "proof", "recurrence"),
        *("reasons", "pilot", "check_law", "legal_limits", "examples"),
        "answers",  # in the table of the annex, which shows question by question what answers it
        "status",  # in the tables of the schedule
    }
)
"""Fields that have a form of their own on paper; each other one that the table sends there has a line with its name."""


def write_action(doc: Manuscript, material: Material, action: ActionStanding) -> None:
    """Write an action: why, first steps, who, when, what it takes, how it shows, why it is here."""
    say = material.wording.say
    doc.place(action.id, action.title)
    if action.check_law:
        doc.paragraph(*_law_first(material, action), style="Caution")
    doc.paragraph(action.why)
    if action.first_steps:
        doc.fact(say("First steps"), keep_next=True)
        doc.points(action.first_steps, style="Step")
    for label, pieces in _facts(material, action):
        doc.fact(label, *pieces)


def _law_first(material: Material, action: ActionStanding) -> tuple[Piece, ...]:
    say = material.wording.say
    if action.status in CLOSED or action.progress.started:
        return (say("The city’s context asked that the legal service look at this action before it began."),)
    asked = say("The city’s context asks that the legal service look at this action before it begins.")
    return Styled(say("Check the law first."), "Strong"), " ", asked


def _facts(material: Material, action: ActionStanding) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    yield from _what_for(material, action)
    yield from _who_and_when(material, action)
    yield from _how_it_shows(material, action)
    yield from _why_it_is_here(material, action)
    yield from _law_and_examples(material, action)


def _what_for(material: Material, action: ActionStanding) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """Give the results that an action delivers or prepares, else the part that it plays."""
    say, wording = material.wording.say, material.wording
    if action.delivers:
        if delivered := material.delivered_by(action):
            yield say("Delivers"), (" ".join(delivered),)
        if closer := material.brought_closer_by(action):
            yield say("Further step"), (" ".join(closer),)
    elif action.prepares:
        questions = wording.listing(action.prepares)
        prepared = wording.count(
            "result {questions}; by itself it moves no answer.",
            "results {questions}; by itself it moves no answer.",
            len(action.prepares),
            questions=questions,
        )
        yield say("Prepares"), (prepared,)
    elif asked := asked_for(material, action):
        yield say("What it is for"), (asked,)
    elif action.part is not None:
        yield say("Part in the plan"), (wording.label(action.part),)


def _who_and_when(material: Material, action: ActionStanding) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    say = material.wording.say
    yield say("Owner"), owner_pieces(material, action.owner)
    if action.political_lead:
        yield say("Political lead"), (Quoted(action.political_lead),)
    if action.partners or action.partners_note:
        yield say("Partners"), (_with_note(material.service_listing(action.partners), action.partners_note),)
    yield from _others(material, action, Group.WHO)
    yield say("Dates"), (_dates(material.wording, action),)
    held = reasons_of_dates(material.plan, action, material.names, material.wording)
    if held:
        yield say("Why these dates"), (" ".join(held),)
    yield from _others(material, action, Group.WHEN)
    yield from _means(material, action)
    if material.plan.open_links_before(action):
        yield say("Waits for"), (_prerequisites(material, action),)


def _dates(wording: Wording, action: ActionStanding) -> str:
    first, last = action.begins, action.dates.early_finish
    if first is None:
        due = without_deadline(wording) if action.due is None else wording.say("due on {day}", day=action.due)
        return wording.series((done_on(action, wording), due))
    if action.due is None:
        days = wording.date(first) if first == last else wording.say("{first} to {last}", first=first, last=last)
        return wording.series((days, without_deadline(wording)))
    if first == last:
        return wording.say("{day}; due on {due}", day=first, due=action.due)
    return wording.say("{first} to {last}; due on {due}", first=first, last=last, due=action.due)


def _means(material: Material, action: ActionStanding) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    say = material.wording.say
    takes = say(
        "{effort}; external cost: {cost}. {decision}.",
        effort=material.person_days(action.effort),
        cost=material.cost(action),
        decision=_decision(material, action),
    )
    yield say("Takes"), (takes,)
    yield from _others(material, action, Group.MEANS)


def _decision(material: Material, action: ActionStanding) -> str:
    """Say who decides, by the name that the council or the political executive has in the country."""
    template, wording = material.catalogue.action_by_id.get(action.id), material.wording
    if action.remit is Remit.COUNCIL:
        return wording.say("Needs a decision {of_council}", of_council=material.words["council.of"])
    if action.remit is Remit.OWN and template and template.decided_by is DecidedBy.EXECUTIVE:
        return wording.say("Decided by {executive}", executive=material.executive_of(template.matter))
    return wording.label(action.remit)


def _others(material: Material, action: ActionStanding, *groups: Group) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """Give the facts of some groups that no sentence of the block says."""
    facts = Facts.of(material.plan, material.wording)
    for field in (field for group in groups for field in fields_on(Surface.WORD, group)):
        if field.name not in _IN_SENTENCES:
            heading, text = facts.pair(action, field)
            if text:
                # What people edit is in their language, which can be another than the document's.
                yield heading, (Quoted(text) if field.edit else text,)


def _prerequisites(material: Material, action: ActionStanding) -> str:
    links, wording = material.plan.open_links_before(action), material.wording
    named = (material.link_text(link, material.names) for link in links[:_MOST_PREREQUISITES])
    # Of the others, the action table gives the titles.
    return wording.series((*named, *(material.link_text(link) for link in links[_MOST_PREREQUISITES:])))


def _with_note(text: str, note: str) -> str:
    # Notes are written to stand alone or behind a dash, without a capital; here one begins a sentence.
    note = capital(note)
    return ". ".join(part.rstrip(".") for part in (text, note) if part) + ("." if note else "")


def _how_it_shows(material: Material, action: ActionStanding) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    say = material.wording.say
    indicator = _with_note(action.indicator, action.indicator_note).rstrip(".")
    # What the plan asks for; what somebody gave has a line of its own.
    asked = say("{indicator}. Proof asked for: {proof}.", indicator=indicator, proof=action.proof.rstrip("."))
    yield say("Success shows"), (asked,)
    if action.recurrence is not Recurrence.ONCE:
        yield say("Rhythm"), (material.wording.label(action.recurrence),)
    yield from _others(material, action, Group.RESULT, Group.PROGRESS)


def _why_it_is_here(material: Material, action: ActionStanding) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    say, wording = material.wording.say, material.wording
    sentences = list(reason_sentences(reasons_to_read(material.plan, action), wording, material.names))
    if sentences:
        yield say("Why it is here"), (" ".join(sentences),)
    # A note of the context stands in its reason already; repeated as “Adapted” it would read like a second change.
    reasons = " ".join(sentences)
    notes = [note for note in action.notes if note not in reasons]
    if action.pilot:
        notes.append(say("It begins as a pilot."))
    if notes:
        yield say("Adapted"), (" ".join(notes),)
    if action.quick_win.horizon is Horizon.QUICK_WIN:
        yield (
            wording.label(Horizon.QUICK_WIN),
            (say("Residents notice its result; it is short, cheap and decided by the administration."),),
        )
    yield from _others(material, action, Group.TEXT, Group.ORIGIN)


def _law_and_examples(material: Material, action: ActionStanding) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    say, wording = material.wording.say, material.wording
    limits = [limit.title for limit in material.catalogue.legal.legal_limits if limit.id in action.legal_limits]
    if limits:
        yield say("Legal limits"), (say("{limits} (see the annex)", limits=wording.series(limits)),)
    # Examples can have left the benchmark since the plan was drafted; a plan is printed without them all the same.
    examples = [material.example_by_id[example] for example in action.examples if example in material.example_by_id]
    if examples:
        yield (
            wording.count("City example", "City examples", len(examples)),
            (" ".join(_example_sentence(material, example) for example in examples),),
        )


def _example_sentence(material: Material, example: CityExample) -> str:
    when = f" ({example.year})" if example.year else ""
    return material.wording.say("{city}: {did}", city=f"{example.city}{when}", did=example.did.rstrip(".") + ".")
