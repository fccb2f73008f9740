"""What is the council asked to decide, or what did it decide, in the form that its country gives a decision?"""

from collections.abc import Iterator, Sequence

from planner.export.word.chapters.decision_form import BLANKS, DecisionForm, Marker, Mood, Part, numbers
from planner.export.word.chapters.decision_layouts import form_of
from planner.export.word.chapters.opening import promised_results
from planner.export.word.chapters.recitals import rests_on, whereas
from planner.export.word.chapters.resolutions import Point, Verb, changed, means_in_words, resolutions
from planner.export.word.chapters.verb_moods import elided, in_mood
from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material
from planner.export.word.ooxml import Piece, Styled, tab
from planner.toolkit.capitals import capital
from planner.toolkit.plan_settings import PlanStatus
from planner.track.adoption import Adoption
from planner.track.baseline import Baseline
from planner.track.grounds import Grounds, grounds_of
from planner.wording import Wording, msgid

_POINT, _TEXT = "Resolution Point", "Resolution"


def write_decision(doc: Manuscript, material: Material) -> None:
    """Put before the council what it is asked to decide, or was."""
    country = material.country
    form = form_of(country.style, country.layout, reasons_first=country.reasons_first) if country else form_of(None)
    doc.heading(_title(material, form), 1)
    grounds = _grounds_of(material)
    doc.paragraph(_introduction(material, form, grounds), keep_next=True)
    asked = resolutions(material, grounds, requests=form.requests)
    points = [point for point in asked if not _stands_elsewhere(point, form)]
    heading = ""
    for part, title in form.parts.items():
        # A heading stands before the first of its parts that says anything.
        heading = (_of_points(material, form) if part is Part.POINTS else title) or heading
        if part is Part.POINTS:
            heading = _headed(doc, material, heading)
            _write_points(doc, material, form, points)
        elif texts := _texts(part, material, form, grounds, len(points)):
            heading = _headed(doc, material, heading)
            style = _TEXT if form.is_of_act(part) else "Normal"
            for text in texts:
                # What the points follow on stays with them.
                doc.paragraph(text, style=style, keep_next=form.leads_on(part))
    for before, change in material.plan.amendments:
        _write_amendment(doc, material, form, before, change)


def _stands_elsewhere(point: Point, form: DecisionForm) -> bool:
    """Say whether a country has a part of the paper for what a point says."""
    return (point.of_means and Part.MEANS in form.parts) or (point.verb is Verb.NOTES and form.entrusts)


def _of_points(material: Material, form: DecisionForm) -> str:
    """Return the heading of what is decided: once it is, nothing is proposed any more."""
    title = form.parts[Part.POINTS]
    return msgid("Decision") if title and _is_adopted(material) else title


def _is_adopted(material: Material) -> bool:
    return material.plan.status is PlanStatus.ADOPTED


def _headed(doc: Manuscript, material: Material, heading: str) -> str:
    """Write a heading where one is due; none is left."""
    if heading:
        doc.heading(material.wording.say(heading), 2)
    return ""


def _title(material: Material, form: DecisionForm) -> str:
    say, words = material.wording.say, material.words
    if _is_adopted(material):
        return capital(words["decision.name"])
    if form.is_act:
        return say("Draft {decision}", decision=words["decision.name"])
    return say("Decision proposed {to_council}", to_council=words["council.to"])


def _introduction(material: Material, form: DecisionForm, grounds: Grounds | None) -> str:
    """Say how far the decision has come; council and decision are named in the country's language too, here only."""
    plan, say = material.plan, material.wording.say
    council = material.native_name("council")
    if plan.status is PlanStatus.ADOPTED:
        decided = _decided(plan.adoption, material.words["council"] + council, material.wording)
        if grounds is None:
            decided += " " + say("On which assessment it decided is not noted.")
        if plan.as_adopted:
            return decided
        return f"{decided} " + say("What it adopted then is not noted: the figures are those of this document.")
    # A proposal with a decision of its own at its end is put to the council as a whole.
    act = "paper" if {Part.COUNCIL, Part.DECISION} & form.parts.keys() else "decision"
    put = say(
        "Below stands the text {of_act} to be put {to_council}.",
        of_act=material.words[f"{act}.of"] + material.native_name(act),
        to_council=material.words["council.to"] + council,
    )
    return put if plan.status is PlanStatus.FOR_ADOPTION else f"{say('This plan is a draft.')} {put}"


def _decided(adoption: Adoption | None, council: str, wording: Wording) -> str:
    say = wording.say
    if adoption is None:
        return capital(say("{council} decided as follows.", council=council))
    day, reference = adoption.adopted_on, adoption.reference
    if reference is None:
        decided = say("On {day} {council} decided as follows.", day=day, council=council)
    else:
        decided = say(
            "On {day} {council} decided as follows, under {reference}.", day=day, council=council, reference=reference
        )
    if not adoption.changes:
        return decided
    changes = wording.listing(
        say("on {day} ({reference})", day=change.adopted_on, reference=change.reference) for change in adoption.changes
    )
    return f"{decided} " + say("It changed the plan {changes}; this document shows it as it stands.", changes=changes)


def _grounds_of(material: Material) -> Grounds | None:
    """Return on what the council decides, or decided: the plan may rest on a later assessment since.

    None where nobody kept it.
    """
    plan = material.plan
    if plan.as_adopted and plan.as_adopted.head and plan.as_adopted.head.grounds:
        return plan.as_adopted.head.grounds
    if plan.adoption is not None and plan.assessed_on > plan.adoption.adopted_on:
        return None
    return grounds_of(plan, plan.diagnosis, material.catalogue.method.monitoring)


def _texts(part: Part, material: Material, form: DecisionForm, grounds: Grounds | None, points: int) -> Sequence[str]:
    """Return what a part says; what is not known before the session is left blank, and left out after it."""
    if part in BLANKS:
        return [] if _is_adopted(material) else [_named(text, material, number=points) for text in BLANKS[part]]
    match part:
        case Part.GROUNDS | Part.REASONS if grounds:
            return list(_recitals(part, material, form, grounds))
        case Part.SUMMARY if material.plan.results and not material.plan.as_adopted:
            return [promised_results(material)]
        case Part.MEANS:
            return list(means_in_words(material))
        case Part.EQUALITY if material.plan.actions:
            return [_on_equality(material)]
    return []


def _named(text: str, material: Material, **values: object) -> str:
    """Return a text with the city, its organs and the decision in it."""
    words = material.words
    # Where no country says how an office is called, no form names it.
    slots = ("council", "executive", "chief_executive", "decision")
    organs = {slot: words[slot] for slot in slots if slot in words}
    for form in ("of", "to"):
        organs |= {f"{form}_{slot}": words[f"{slot}.{form}"] for slot in slots if f"{slot}.{form}" in words}
    said = material.wording.say(text, city=material.plan.city.name, **organs, **values)
    return elided(capital(said), material.wording)


def _on_equality(material: Material) -> str:
    return material.wording.say(
        "The plan is about equality: the chapter “{chapter}” says what it changes, and for whom. The legal service "
        "says whether the law asks for an assessment of its effects beside it.",
        chapter=material.wording.say("Objectives and results"),
    )


def _recitals(part: Part, material: Material, form: DecisionForm, grounds: Grounds) -> Iterator[str]:
    as_recital = part in form.recitals
    if part is Part.GROUNDS:
        yield rests_on(grounds, material.benchmark_name, material.wording, as_recital=as_recital)
    else:
        yield from whereas(grounds, material.wording, as_recital=as_recital)


def _write_points(doc: Manuscript, material: Material, form: DecisionForm, points: Sequence[Point]) -> None:
    """Write who decides, and what, each point with its number."""
    marker = form.marker
    # In a stable order: inside a group points stand as they do in every other country.
    ordered = sorted(points, key=lambda point: point.verb) if marker.grouped else list(points)
    if form.entrusts:
        ordered = [point for point in ordered if not point.carries_out]
    doc.paragraph(Styled(_who_decides(material, form), "Strong"), style=_TEXT, keep_next=True)
    texts = [_text(point, material, form) for point in ordered]
    if form.entrusts:
        texts.extend(_entrusted(material))
    groups = [point.verb for point in ordered] + [None] * (len(texts) - len(ordered))
    ended = [_ended(text, material.wording, form, last=place == len(texts)) for place, text in enumerate(texts, 1)]
    if marker is Marker.NUMBER:
        doc.numbered(ended, _POINT)
        return
    for number, text in zip(numbers(marker, groups, material.wording), ended, strict=True):
        doc.paragraph(*_numbered(number, text, runs_in=marker.runs_in), style=_TEXT if marker.runs_in else _POINT)


def _numbered(number: str, text: str, *, runs_in: bool) -> tuple[Piece, ...]:
    # Written and not counted by Word: the number is a word of the act, and stays with it wherever it is copied to.
    return (Styled(number, "Strong"), f" – {text}") if runs_in else (number, tab(), text)


def _ended(text: str, wording: Wording, form: DecisionForm, *, last: bool) -> str:
    if text.endswith("…"):
        return capital(text)
    if form.marker.whole_sentences:
        return f"{capital(text)}."
    return f"{text}." if last else wording.say("{point};", point=text)


def _text(point: Point, material: Material, form: DecisionForm) -> str:
    """Return a point as it goes on from who decides, or as a sentence that names the council again."""
    if form.mood is Mood.SENTENCE:
        return material.wording.say("{council} {point}", council=material.words["council"], point=point.text)
    return in_mood(point.text, form.mood, material.wording)


def _entrusted(material: Material) -> Iterator[str]:
    """Say who carries the decision out; leave room for the day on which it takes effect."""
    yield _named(msgid("Carrying it out is entrusted {to_executive}"), material)
    if not _is_adopted(material):
        yield material.wording.say("It enters into force on …")


def _who_decides(material: Material, form: DecisionForm) -> str:
    # Neither the vote nor who moves it is known before the session.
    decided = _is_adopted(material) and form.mood is not Mood.FINITE
    return _named(form.enacted if decided else form.enacting, material)


def _write_amendment(
    doc: Manuscript, material: Material, form: DecisionForm, before: Baseline | None, change: Baseline
) -> None:
    """Give what a decision changed in what the one before it had adopted, and what the plan comes to by it."""
    grounds = change.head.grounds if change.head else None
    changed_on = material.wording.say(
        "On {day} {council} changed the plan as follows, under {reference}.",
        day=change.adopted_on,
        council=material.words["council"],
        reference=change.reference,
    )
    doc.paragraph(changed_on, keep_next=True)
    # What it had regard to before needs no second mention.
    if grounds and not (before and before.head and before.head.grounds == grounds):
        for part in (Part.GROUNDS, Part.REASONS):
            for text in _recitals(part, material, form, grounds):
                doc.paragraph(text, style=_TEXT, keep_next=True)
    _write_points(doc, material, form, list(changed(before, change, material, requests=form.requests)))
