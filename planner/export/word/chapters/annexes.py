"""What did people answer, what was left out and why, how does the method work, who is the source?"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from planner.export.word.chapters.country import write_country
from planner.export.word.chapters.method import write_method
from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material
from planner.export.word.ooxml import Quoted, Styled
from planner.export.word.tables import Column, Table
from planner.proposal.diagnosis import FactorFinding, QuestionFinding
from planner.proposal.left_out import LeftOut, LeftOutCause
from planner.templates.frame import LegalLimit
from planner.toolkit.assessment import Evidence, Response
from planner.toolkit.benchmark import Source, number_of
from planner.track.plan_standing import PlanStanding
from planner.wording import Wording
from planner.wording.objectives import objective_title

_ONLY_COUNTED = (
    LeftOutCause.IN_PLACE,
    LeftOutCause.NOT_CALLED,
    LeftOutCause.NO_READING,
    LeftOutCause.OUT_OF_SCOPE,
    LeftOutCause.NOT_APPLICABLE,
    LeftOutCause.NOT_NEEDED,
)
"""Nobody misses these one by one; of three hundred actions in the library they are most."""
_DECIDED = frozenset({LeftOutCause.GIVEN_UP, LeftOutCause.UNDECIDED})
"""What lies with the city itself, action by action."""


def write_annexes(doc: Manuscript, material: Material) -> None:
    """Write the annexes."""
    doc.heading(material.wording.say("Annexes"), 1, new_page=True)
    _write_answers(doc, material)
    _write_left_out(doc, material)
    write_method(doc, material)
    limits = _legal_limits(material)
    _write_legal_limits(doc, material, limits)
    write_country(doc, material, with_note=not limits)
    _write_source(doc, material)


def _write_answers(doc: Manuscript, material: Material) -> None:
    say = material.wording.say
    doc.heading(say("Answers"), 2)
    doc.paragraph(
        say(
            "What was answered to each guiding question, by whom, and on what evidence. What was said in confidence is "
            "not printed."
        )
    )
    for finding in material.plan.diagnosis.factors:
        doc.table(_answer_table(material, finding))


def _answer_table(material: Material, finding: FactorFinding) -> Table:
    say = material.wording.say
    title = f"{finding.factor} {material.names.get(finding.factor, finding.factor)}"
    return Table(
        caption=say("Answers on {factor}", factor=title),
        describes=say("One line for each guiding question: number, question, answer taken together, details."),
        columns=(
            Column(title=say("No."), width=1.2),
            Column(title=say("Question"), width=6.2),
            Column(title=say("Answer"), width=2.2),
            Column(title=say("By whom, notes and evidence"), width=6.9),
        ),
        rows=[
            _answer_row(material, part, answered=answered)
            for question in sorted(finding.questions, key=lambda question: number_of(question.question))
            for part, answered in _question_parts(question)
        ],
    )


def _question_parts(question: QuestionFinding) -> Iterator[tuple[QuestionFinding, bool]]:
    """Give a question, and whether anybody answered it.

    Where its aspects were answered one by one, it comes without their answers, and then the aspects come.
    """
    if question.parts == (question,):
        yield question, question.answered
    else:
        # The question's own responses are those of its aspects: printed with both, each would stand there twice.
        yield question.model_copy(update={"responses": ()}), question.answered
        yield from ((part, part.answered) for part in question.parts)


def _answer_row(
    material: Material, part: QuestionFinding, *, answered: bool
) -> tuple[str, str, str, tuple[str | Quoted, ...] | str]:
    # That nobody knows is an answer, and often the one that most has to be heard; of a question whose aspects were
    # answered one by one the answers stand below it.
    without_response = "–" if answered else material.wording.say("Not answered")
    lines = tuple(line for response in part.responses for line in _response_lines(material, response))
    return (
        part.question,
        _question_text(material, part.question),
        material.wording.label(part.answer),
        lines or without_response,
    )


def _question_text(material: Material, number: str) -> str:
    questions = material.benchmark.question_by_id
    aspects = {aspect.id: aspect.text for question in questions.values() for aspect in question.aspects}
    # A stored plan can be older than today's benchmark: a question that is gone keeps its number, and its answer.
    return questions[number].text if number in questions else aspects.get(number, number)


def _response_lines(material: Material, response: Response) -> Iterator[str | Quoted]:
    """Give what one respondent answered, noted and showed; the answer alone stands in its own column already."""
    say, wording = material.wording.say, material.wording
    who = material.names.get(response.by, response.by) if response.by else ""
    if who:
        sentence = say("{who}: {answer}", who=who, answer=wording.label_inside(response.answer))
    else:
        sentence = wording.label(response.answer)
    if who or response.note:
        # Only the note is in the words of the respondent; the line is marked whole, since a cell has no shorter piece.
        yield Quoted(f"{sentence}. {response.note}") if response.note else f"{sentence}."
    if response.evidence:
        proofs = wording.series(_evidence_text(wording, evidence) for evidence in response.evidence)
        yield Quoted(say("Evidence: {evidence}", evidence=proofs))


def _evidence_text(wording: Wording, evidence: Evidence) -> str:
    dated = wording.date(evidence.dated) if evidence.dated else ""
    return ", ".join(part for part in (evidence.title, evidence.reference or "", dated) if part)


def _write_left_out(doc: Manuscript, material: Material) -> None:
    if not material.plan.left_out:
        return
    doc.heading(material.wording.say("What was left out, and why"), 2)
    every = _by_what_holds(material.plan)
    _write_left_out_counts(doc, material, every)
    # By cause in the order of its list, not by size: the tables stand in the same order in every plan.
    for cause in LeftOutCause:
        lines = [left for left in every if left.cause is cause and cause not in _ONLY_COUNTED]
        if lines:
            doc.table(_left_out_table(material, cause, lines))


def _by_what_holds(plan: PlanStanding) -> list[LeftOut]:
    """Return what is left out, each with the cause that holds: no action takes a place in a plan that leaves it out."""
    left_out = {left.action: left for left in plan.left_out}
    found = []
    for left in plan.left_out:
        held, seen = left, {left.action}
        while held.instead in left_out.keys() - seen:
            held = left_out[held.instead]
            seen.add(held.action)
        # What the city decided on the one action it did not decide on the other.
        own = left if held.cause in _DECIDED else held
        found.append(left.model_copy(update={"cause": own.cause, "instead": own.instead, "when": own.when}))
    return found


def _write_left_out_counts(doc: Manuscript, material: Material, every: Sequence[LeftOut]) -> None:
    say, wording = material.wording.say, material.wording
    counted = Counter(left.cause for left in every if left.cause in _ONLY_COUNTED)
    if counted:
        doc.paragraph(say("The library holds more actions than this plan:"), keep_next=True)
        doc.points(
            wording.count("{cause}: {number} action.", "{cause}: {number} actions.", counted[cause], cause=cause)
            for cause in LeftOutCause
            if counted[cause]
        )


def _left_out_table(material: Material, cause: LeftOutCause, lines: Sequence[LeftOut]) -> Table:
    """Name what took an action's place, why people gave it up or what it is for, else the points that it lacks."""
    say = material.wording.say
    last, reasons = _why_left_out(material, cause, lines)
    return Table(
        caption=say("Left out: {cause}", cause=material.wording.label(cause)),
        describes=say("One line for each action that is left out for this reason."),
        columns=(Column(title=say("No."), width=1.7), Column(title=say("Action"), width=14.8 - last.width), last),
        rows=[(left.action, left.title, reason) for left, reason in zip(lines, reasons, strict=True)],
    )


def _why_left_out(
    material: Material, cause: LeftOutCause, lines: Sequence[LeftOut]
) -> tuple[Column, Sequence[str | Quoted]]:
    say = material.wording.say
    if cause is LeftOutCause.GIVEN_UP:
        return Column(title=say("Reason"), width=6.0), [Quoted(left.reason) if left.reason else "–" for left in lines]
    if cause is LeftOutCause.UNDECIDED:
        # The plan need not have the objective yet: its key factor may have been in place when it was drafted.
        general = objective_title(None, material.wording)
        return Column(title=say("Objective"), width=6.0), [
            material.names.get(left.factor or "", general) for left in lines
        ]
    if any(left.instead for left in lines):
        return Column(title=say("In its place"), width=6.0), [_replacement(material, left) for left in lines]
    return Column(title=say("Could come in"), width=2.6), [str(left.when) if left.when else "–" for left in lines]


def _replacement(material: Material, left: LeftOut) -> str:
    if not left.instead:
        return "–"
    name = material.names.get(left.instead, left.instead)
    missing = next((other for other in material.plan.left_out if other.action == left.instead), None)
    if missing is None:
        return name
    cause = material.wording.label_inside(missing.cause)
    return material.wording.say("{action} – not in the plan: {cause}", action=name, cause=cause)


def _legal_limits(material: Material) -> Sequence[tuple[LegalLimit, Sequence[str]]]:
    """Return the limits that matter to the plan, each with the actions for which it does."""
    actions_by_limit: dict[str, list[str]] = defaultdict(list)
    for action in material.plan.actions:
        for limit_id in action.legal_limits:
            actions_by_limit[limit_id].append(action.id)
    limits = material.catalogue.legal.legal_limits
    return [(limit, actions_by_limit[limit.id]) for limit in limits if limit.id in actions_by_limit]


def _write_legal_limits(
    doc: Manuscript, material: Material, limits: Sequence[tuple[LegalLimit, Sequence[str]]]
) -> None:
    if not limits:
        return
    say = material.wording.say
    doc.heading(say("Legal limits"), 2)
    doc.paragraph(material.catalogue.legal.note)
    for limit, actions in limits:
        doc.paragraph(Styled(limit.title, "Fact Label"), " – ", limit.text)
        doc.paragraph(say("Actions: {actions}", actions=material.shortly(actions)), style="Source Note")


def _write_source(doc: Manuscript, material: Material) -> None:
    say, source = material.wording.say, material.benchmark.source
    doc.heading(say("Source and disclaimer"), 2)
    doc.paragraph(say("The benchmark restates, in its own words, the following publication:"), keep_next=True)
    for label, fact in publication(material.wording, source):
        doc.fact(label, fact)
    write_disclaimer(doc, material)


def write_disclaimer(doc: Manuscript, material: Material) -> None:
    """Give what the publication’s funder and the benchmark say of themselves."""
    say, source = material.wording.say, material.benchmark.source
    # The funder's disclaimer is a condition of its funding: it goes wherever the publication is named.
    for remark in (source.disclaimer, source.note):
        if remark:
            doc.paragraph(remark, style="Source Note")
    doc.paragraph(
        say(
            "“{benchmark}”, version {version}. This plan was drafted with Integrating Cities Planner; the "
            "city answers for what it adopts.",
            benchmark=material.benchmark.title,
            version=material.benchmark.version,
        ),
        style="Source Note",
    )


def publication(wording: Wording, source: Source) -> Iterator[tuple[str, str]]:
    """Give what is known of the publication that a benchmark restates, each with what it is called."""
    say = wording.say
    facts = (
        (say("Title"), source.title),
        (say("Publisher"), ", ".join(part for part in (source.publisher, source.place) if part)),
        (say("Authors"), wording.listing(source.authors)),
        (say("Organisation"), source.organisation),
        (say("Year"), str(source.year)),
        (say("Project"), source.project),
        (say("Funding"), source.funding),
    )
    yield from ((label, fact) for label, fact in facts if fact)
