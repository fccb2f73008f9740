"""How was the plan made, where does the city stand, and what does its context change?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from planner.export.word import palette
from planner.export.word.charts import BarChart, Series
from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material
from planner.export.word.ooxml import Quoted, Styled
from planner.export.word.pages import TEXT_WIDTH
from planner.export.word.pictures import Chart
from planner.export.word.tables import Column, Shaded, Table
from planner.plan import ContextEffect, ContextReason, PeoplesReason
from planner.proposal.diagnosis import FactorFinding, QuestionFinding
from planner.toolkit.assessment import Answer, Standing
from planner.toolkit.benchmark import in_number_order
from planner.wording import Wording
from planner.wording.assessments import COUNTS_NOWHERE, question_line
from planner.wording.context_readings import reading_title


def write_making(doc: Manuscript, material: Material) -> None:
    """Say how the city was assessed, who answered, and how actions follow from answers."""
    plan, say = material.plan, material.wording.say
    doc.heading(say("How this plan was made"), 1)
    doc.paragraph(
        say(
            "The plan rests on an assessment of {day} ({kind}) against the {benchmark}.",
            day=plan.assessed_on,
            kind=material.wording.label_inside(plan.assessment_kind),
            benchmark=material.benchmark_name,
        ),
        " ",
        _scope(material),
    )
    if plan.respondents:
        doc.table(_respondent_table(material))
    else:
        doc.paragraph(say("The answers are those of the city as a whole; no respondent is named."))
    if plan.actions:
        _write_method_in_short(doc, material)


def _respondent_table(material: Material) -> Table:
    # Roles, never names: who answered is personal data, in what capacity is what the council weighs.
    say, respondents = material.wording.say, material.plan.respondents
    return Table(
        caption=say("Who answered"),
        describes=say("Role and group of those who answered the guiding questions."),
        columns=(Column(title=say("Role"), width=9.0), Column(title=say("Group"), width=7.5)),
        rows=[(Quoted(respondent.role), Quoted(respondent.group or "–")) for respondent in respondents],
    )


def _write_method_in_short(doc: Manuscript, material: Material) -> None:
    say = material.wording.say
    why = say("Each action is here because a result, another action or the city’s context needs it, and says so.")
    if any(isinstance(reason, PeoplesReason) for action in material.plan.actions for reason in action.reasons):
        why = say(
            "Each action is here because a result, another action or the city’s context needs it, or because people "
            "added it, and says so."
        )
    how = say(
        "Actions are chosen for the results that they bring within the time and the money of the city; their dates "
        "follow from what they wait for, from the time of those who do the work and from the working days of the city, "
        "and once work has begun from what is reported of it. The annexes give the answers and the method."
    )
    doc.paragraph(f"{why} {how}")


def _scope(material: Material) -> str:
    left_out = material.plan.diagnosis.out_of_scope
    if not left_out:
        return material.wording.say("It covers all key factors of the benchmark.")
    titles = material.wording.listing(
        material.wording.quoted(material.names.get(factor, factor)) for factor in left_out
    )
    return material.wording.say("It leaves out these key factors: {factors}.", factors=titles)


def write_baseline(doc: Manuscript, material: Material) -> None:
    """Show where the city stands on each key factor, and why."""
    say, findings = material.wording.say, material.plan.diagnosis.factors
    # By its day: whoever reads of a plan under way would else take it for what has become of the city since.
    standing = say("Where the city stands by the assessment of {day}", day=material.plan.assessed_on)
    doc.heading(standing, 1, new_page=True)
    doc.paragraph(
        say(
            "A key factor is in place, weak or missing according to the answers to its guiding questions. The score is "
            "the share of the factor that is met. A factor about which nothing is known is not assessed; one to which "
            "nothing applies is not applicable and counts nowhere."
        )
    )
    doc.heading(say("Overview"), 2)
    # An axis without bars would say that the city scored nothing; it was not asked.
    if any(finding.score is not None for finding in findings):
        doc.chart(_scores(material))
    doc.table(_overview(material))
    write_judgement_note(doc, material)
    doc.heading(say("Factor by factor"), 2)
    for finding in findings:
        _write_finding(doc, material, finding)


def judgement_mark(finding: FactorFinding) -> str:
    """Return what stands behind a standing that people judged otherwise than the answers alone; else nothing."""
    return " *" if finding.verdict and finding.standing is not finding.computed else ""


def write_judgement_note(doc: Manuscript, material: Material) -> None:
    """Say what the mark means, where any standing has it."""
    if any(map(judgement_mark, material.plan.diagnosis.factors)):
        doc.paragraph(
            material.wording.say(
                "* This standing was set by people, on stated grounds, which stand with the key factor."
            )
        )


def _scores(material: Material) -> Chart:
    say, findings = material.wording.say, _counted(material)
    return Chart(
        caption=say("Share of each key factor that is met"),
        describes=say("Bars show the share of each key factor that is met; the table that follows gives the figures."),
        width=TEXT_WIDTH,
        height=2.6 + 0.62 * len(findings),
        bars=BarChart(
            categories=[
                f"{material.names.get(finding.factor, finding.factor)}{judgement_mark(finding)}" for finding in findings
            ],
            series=_scores_by_standing(material),
            lowest=0,
            highest=1,
            step=0.25,
            number_format=say("0%"),
        ),
    )


def _scores_by_standing(material: Material) -> list[Series]:
    """Return the scores as stacked series, each standing in its own colour with its name in the legend."""
    # Series, not single bars in colours of their own: a legend names series, so the colour is never alone with its
    # meaning (WCAG 1.4.1).
    findings = _counted(material)
    return [
        Series(
            title=material.wording.label(standing),
            values=[finding.score if finding.standing is standing else None for finding in findings],
            color=palette.STANDING_BAR[standing],
        )
        for standing, factors in material.factors_by_standing.items()
        if factors and standing is not Standing.NOT_APPLICABLE
    ]


def _counted(material: Material) -> list[FactorFinding]:
    """Return the findings that have a place in a chart: a line without a bar reads as a share of nothing."""
    return [finding for finding in material.plan.diagnosis.factors if finding.applies]


def _overview(material: Material) -> Table:
    say, wording = material.wording.say, material.wording
    return Table(
        caption=say("Standing and score of each key factor"),
        describes=say("One line for each key factor: standing, score and what is missing."),
        columns=(
            Column(title=say("No."), width=1.2),
            Column(title=say("Key factor"), width=6.3),
            Column(title=say("Standing"), width=2.6),
            Column.number(say("Score"), 1.6),
            Column(title=say("Questions not met"), width=4.8),
        ),
        rows=[
            (
                finding.factor,
                material.names.get(finding.factor, finding.factor),
                Shaded(
                    wording.label(finding.standing) + judgement_mark(finding), palette.STANDING_GROUND[finding.standing]
                ),
                "–" if finding.score is None else wording.percent(finding.score),
                ", ".join(question.question for question in _unmet(finding) if finding.applies) or "–",
            )
            for finding in material.plan.diagnosis.factors
        ],
    )


def _write_finding(doc: Manuscript, material: Material, finding: FactorFinding) -> None:
    say = material.wording.say
    # A stored plan can be older than today's benchmark: a factor that is gone from it keeps at least its id.
    factor = material.benchmark.factor_by_id.get(finding.factor)
    doc.heading(f"{finding.factor}  {material.names.get(finding.factor, finding.factor)}", 3)
    doc.fact(say("Standing"), _standing(material.wording, finding), keep_next=True)
    if factor:
        doc.fact(say("What it takes"), factor.statement)
    _write_grounds(doc, material, finding)
    if finding.disagreements:
        doc.fact(say("Views differ"), _questions(material, finding.disagreements))
    if finding.unknown:
        doc.fact(say("Not known"), _questions(material, finding.unknown))


def _standing(wording: Wording, finding: FactorFinding) -> str:
    standing = wording.label(finding.standing)
    if finding.score is None:
        return standing
    return wording.say("{standing} – {share} met", standing=standing, share=wording.percent(finding.score))


def _write_grounds(doc: Manuscript, material: Material, finding: FactorFinding) -> None:
    """Say why a factor stands where it does: what a person judged, which questions are not met."""
    say, wording = material.wording.say, material.wording
    if finding.verdict:
        # Both are printed, what was counted and what was judged: the council has to see them apart.
        computed = wording.label_inside(finding.computed)
        doc.fact(
            say("Judgement"),
            say(
                "The answers alone would say “{computed}”. People set this standing, on these grounds:",
                computed=computed,
            ),
            " ",
            Quoted(finding.verdict.because),
        )
    elif not finding.applies:
        doc.fact(say("Why"), say("None of the questions applies."))
    unmet = _unmet(finding)
    if unmet and finding.applies:
        doc.fact(say("Why"), say("These questions are not fully met:"), keep_next=True)
    elif unmet:
        doc.fact(say("Answers"), say(COUNTS_NOWHERE), " ", say("Answered with less than yes:"), keep_next=True)
    if unmet:
        questions = material.benchmark.question_by_id
        doc.points((question_line(question, questions, wording) for question in unmet), style="Step")


def _unmet(finding: FactorFinding) -> list[QuestionFinding]:
    """Return the questions that are answered with less than yes, whether the key factor applies or not."""
    # Unknown answers count as gaps as well, but “not met” would be an accusation: they are listed as not known.
    unmet = {
        question.question: question
        for question in finding.questions
        if question.gap and question.answer is not Answer.UNKNOWN
    }
    return [unmet[question] for question in in_number_order(unmet)]


def _questions(material: Material, numbers: Sequence[str]) -> str:
    return material.wording.count(
        "Question {numbers}", "Questions {numbers}", len(numbers), numbers=material.wording.listing(numbers)
    )


def write_context(doc: Manuscript, material: Material) -> None:
    """Say how the city reads its context, and what that changes in the plan."""
    if not material.plan.context:
        return
    say = material.wording.say
    doc.heading(say("The city’s context"), 1)
    doc.paragraph(
        say(
            "Some things lie outside the city’s control. They explain where it stands and adapt the plan; they never "
            "lower a score."
        ),
        " ",
        say("The readings are those of the assessment of {day}.", day=material.plan.assessed_on),
        *_what_stands_beside(material),
    )
    for context in material.plan.context:
        doc.heading(context.title, 2)
        for reading in context.readings:
            title = reading_title(reading.title, reading.day, material.wording)
            doc.paragraph(Styled(title, "Strong"), *((" – ", reading.text) if reading.text else ()))
            if reading.text:
                doc.fact(say("Kept by"), material.shortly(reading.kept_by))
        if context.note:
            doc.paragraph(Quoted(context.note))
        effects = list(_effects(material, context.context))
        if effects:
            doc.paragraph(say("What this changes in the plan:"), keep_next=True)
            doc.points(effects)
        elif context.readings:
            doc.paragraph(say("This changes no action of the plan."))


def _what_stands_beside(material: Material) -> Iterator[str]:
    """Announce what the plan promises for readings, where it promises anything."""
    if any(reading.text for context in material.plan.context for reading in context.readings):
        yield " "
        yield material.wording.say(
            "Beside a reading stands what the plan promises for it, with the actions that keep the promise."
        )


def _effects(material: Material, context: str) -> Iterator[str]:
    # Two readings of a factor can do the same to an action, which a reader wants to see named once: keys, not a list.
    actions_by_effect: dict[ContextEffect, dict[str, None]] = defaultdict(dict)
    for action in material.plan.actions:
        for reason in action.reasons:
            if isinstance(reason, ContextReason) and reason.context == context:
                actions_by_effect[reason.effect][action.id] = None
    for effect in ContextEffect:
        if actions_by_effect[effect]:
            actions = material.shortly(list(actions_by_effect[effect]))
            yield material.wording.say("{effect}: {actions}", effect=effect, actions=actions)
