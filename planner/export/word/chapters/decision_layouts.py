"""Which form does each style of a decision have, and what sets the countries of a style apart?"""

from collections.abc import Mapping

from planner.export.word.chapters.decision_form import DecisionForm, Marker, Mood, Part
from planner.problem import msgid
from planner.templates.countries import DecisionStyle
from planner.templates.decision_layout import DecisionLayout

_REASONS, _PROPOSED, _PROPOSAL = msgid("Reasons"), msgid("Proposed decision"), msgid("Proposal for decision")
_MONEY, _FINANCES, _ANNEXES = msgid("Financial effects"), msgid("Finances"), msgid("Annexes")
_SUMMARY, _NEXT, _DECISION = msgid("Summary"), msgid("Next steps"), msgid("Decision")
_AFTER_VOTE = msgid("Having deliberated, by … votes for, … against and … abstentions, decides:")
_DECIDES, _RESOLVES = msgid("{council} of {city} decides:"), msgid("{council} of {city} resolves:")
_RECITALS = frozenset({Part.GROUNDS, Part.REASONS})

_NEUTRAL = DecisionForm(parts={Part.GROUNDS: "", Part.REASONS: "", Part.POINTS: ""})
_REASONS_FIRST = DecisionForm(
    parts={Part.GROUNDS: _REASONS, Part.REASONS: "", Part.POINTS: _PROPOSED}, enacting=_DECIDES, mood=Mood.TO
)


def _articles(*, first: Part | None = None, last: Part | None = None, enacting: str) -> DecisionForm:
    """Return an act in articles: who is named before its grounds, and what comes after its reasons."""
    parts = (first, Part.LEGAL_GROUND, Part.GROUNDS, Part.REASONS, last, Part.POINTS)
    return DecisionForm(
        parts={part: "" for part in parts if part},
        enacting=enacting,
        mood=Mood.TO,
        marker=Marker.ARTICLE,
        recitals=_RECITALS,
        is_act=True,
    )


_STYLES: Mapping[DecisionStyle, DecisionForm] = {
    DecisionStyle.ARTICLES: DecisionForm(
        parts={Part.LEGAL_BASIS: "", Part.POINTS: "", Part.GROUNDS: _REASONS, Part.REASONS: "", Part.MEANS: _MONEY},
        enacting=msgid("{council} of {city}, at its session of …, decides:"),
        mood=Mood.TO,
        marker=Marker.ARTICLE,
        is_act=True,
    ),
    DecisionStyle.ORDINALS: DecisionForm(
        parts={
            Part.GROUNDS: msgid("Previous steps"),
            Part.REASONS: "",
            Part.LEGAL_BASIS: msgid("Legal grounds"),
            Part.REPORTS: msgid("Reports"),
            Part.OPINION: msgid("Opinion of the committee"),
            Part.POINTS: msgid("Proposed resolution"),
        },
        enacting=msgid("{council} of {city}, by … votes for, … against and … abstentions, resolves:"),
        enacted=_RESOLVES,
        mood=Mood.BARE,
        marker=Marker.ORDINAL,
        is_act=True,
    ),
    DecisionStyle.NUMBERED_POINTS: DecisionForm(
        parts={Part.POINTS: _PROPOSED, Part.GROUNDS: _REASONS, Part.REASONS: "", Part.MEANS: _MONEY},
        enacting=_DECIDES,
        mood=Mood.TO,
    ),
    DecisionStyle.ROMAN_POINTS: DecisionForm(
        parts={Part.POINTS: _PROPOSED, Part.GROUNDS: _REASONS, Part.REASONS: ""}, marker=Marker.ROMAN
    ),
    DecisionStyle.LETTERS: DecisionForm(
        parts={Part.POINTS: _PROPOSED, Part.GROUNDS: _REASONS, Part.REASONS: ""}, marker=Marker.LETTER
    ),
    DecisionStyle.PARAGRAPHS: DecisionForm(
        parts={
            Part.TITLE: "",
            Part.LEGAL_BASIS: "",
            Part.POINTS: "",
            Part.GROUNDS: _REASONS,
            Part.REASONS: "",
            Part.SUMMARY: "",
            Part.MEANS: _MONEY,
        },
        enacting=msgid("{council} of {city} resolves as follows:"),
        enacted=msgid("{council} of {city} resolves as follows:"),
        mood=Mood.SENTENCE,
        marker=Marker.PARAGRAPH,
        is_act=True,
        entrusts=True,
    ),
    DecisionStyle.PROPOSAL: DecisionForm(
        parts={
            Part.POINTS: _PROPOSAL,
            Part.SUMMARY: _SUMMARY,
            Part.REASONS: msgid("Description of the matter"),
            Part.MEANS: msgid("Financial and other consequences"),
            Part.GROUNDS: msgid("Basis for the decision"),
            Part.RECIPIENTS: msgid("Recipients"),
        },
        enacting=msgid("{executive} proposes that {council} of {city} decide:"),
        mood=Mood.TO,
    ),
    DecisionStyle.PROPOSAL_AND_DECISION: DecisionForm(
        parts={
            Part.POINTS: msgid("Proposed decision points"),
            Part.GROUNDS: msgid("Background and intended result"),
            Part.SUMMARY: "",
            Part.REASONS: _REASONS,
            Part.AGAINST: msgid("Considerations against"),
            Part.MEANS: _FINANCES,
            Part.NEXT_STEPS: _NEXT,
            Part.COUNCIL: msgid("Decision on the proposal"),
        },
        enacting=msgid("It is proposed {to_council} of {city}:"),
        mood=Mood.TO,
    ),
    DecisionStyle.RECOMMENDATIONS: DecisionForm(
        parts={
            Part.POINTS: msgid("Recommendations"),
            Part.GROUNDS: msgid("Reasons for the recommendations"),
            Part.REASONS: "",
            Part.ALTERNATIVES: msgid("Alternatives considered"),
            Part.MEANS: msgid("Financial implications"),
            Part.LEGAL_IMPLICATIONS: msgid("Legal implications"),
            Part.EQUALITY: msgid("Equality implications"),
        },
        enacting=msgid("{council} of {city} is recommended to:"),
        enacted=_RESOLVES,
        mood=Mood.BARE,
        marker=Marker.BRACKETS,
        requests=True,
    ),
}
_LAYOUTS: Mapping[DecisionLayout, DecisionForm] = {
    DecisionLayout.RAPPORTEUR: _articles(
        last=Part.RAPPORTEUR,
        enacting=msgid(
            "{council} of {city}, having deliberated, by … votes for, … against and … abstentions, decides:"
        ),
    ),
    DecisionLayout.PUBLIC_SESSION: _articles(first=Part.PUBLIC_SESSION, last=Part.PROPOSER, enacting=_AFTER_VOTE),
    DecisionLayout.COUNCIL_FIRST: _articles(first=Part.COUNCIL_FIRST, enacting=_AFTER_VOTE),
    DecisionLayout.ORDER_OF_DELIBERATION: DecisionForm(
        parts={
            Part.DELIBERATION: msgid("Order of deliberation"),
            Part.POINTS: _PROPOSED,
            Part.GROUNDS: _REASONS,
            Part.REASONS: "",
            Part.MEANS: _MONEY,
        },
        enacting=_RESOLVES,
        enacted=_RESOLVES,
        mood=Mood.TO,
    ),
    DecisionLayout.MOTION: DecisionForm(
        parts={
            Part.GROUNDS: msgid("Report of the department"),
            Part.REASONS: "",
            Part.MEANS: _MONEY,
            Part.POINTS: msgid("Motion"),
        },
        enacting=msgid("{council} of {city} is asked to resolve:"),
        enacted=_RESOLVES,
        mood=Mood.TO,
    ),
    DecisionLayout.REGULARITY: DecisionForm(
        parts={
            Part.LEGAL_GROUND: msgid("Preamble"),
            Part.GROUNDS: "",
            Part.REASONS: "",
            Part.REGULARITY: "",
            Part.POINTS: "",
            Part.ENFORCEABLE: "",
        },
        enacting=msgid("{council} of {city}, by … votes for, … against and … abstentions, resolves:"),
        enacted=_RESOLVES,
        mood=Mood.TO,
        recitals=_RECITALS,
        is_act=True,
    ),
    DecisionLayout.EXECUTIVE_PROPOSES: DecisionForm(
        parts={Part.LEGAL_GROUND: "", Part.GROUNDS: "", Part.PROPOSAL: "", Part.REASONS: "", Part.POINTS: ""},
        enacting=_RESOLVES,
        enacted=_RESOLVES,
        mood=Mood.TO,
        recitals=_RECITALS,
        is_act=True,
    ),
    DecisionLayout.PRESENTATION: DecisionForm(
        parts={
            Part.POINTS: msgid("Proposal"),
            Part.GROUNDS: msgid("Presentation and grounds"),
            Part.REASONS: "",
            Part.SUMMARY: "",
            Part.MEANS: "",
            Part.ANNEXES: _ANNEXES,
            Part.DECISION: _DECISION,
        },
        enacting=msgid("{executive} proposes that {council} of {city} decide:"),
        mood=Mood.TO,
    ),
    DecisionLayout.ADMINISTRATION_RECOMMENDS: DecisionForm(
        parts={
            Part.SUMMARY: _SUMMARY,
            Part.POINTS: msgid("Recommendation"),
            Part.GROUNDS: msgid("The case"),
            Part.REASONS: "",
            Part.MEANS: _FINANCES,
            Part.NEXT_STEPS: _NEXT,
            Part.ANNEXES: _ANNEXES,
            Part.DECISION: _DECISION,
        },
        enacting=msgid("The administration recommends that {council} of {city} decide:"),
        mood=Mood.TO,
    ),
    DecisionLayout.OFFICER_PROPOSES: DecisionForm(
        parts={
            Part.POINTS: _PROPOSAL,
            Part.GROUNDS: msgid("Facts of the case"),
            Part.SUMMARY: "",
            Part.REASONS: msgid("Assessment of the case"),
            Part.MEANS: msgid("Financial consequences"),
            Part.ANNEXES: _ANNEXES,
        },
        enacting=msgid("{chief_executive} proposes that {council} of {city} decide:"),
        mood=Mood.TO,
    ),
    DecisionLayout.MOVED: DecisionForm(
        parts={
            Part.GROUNDS: msgid("Background"),
            Part.REASONS: "",
            Part.MEANS: msgid("Resources"),
            Part.DUTY: msgid("Equality and human rights"),
            Part.POINTS: msgid("Recommendation"),
            Part.MOVER: "",
        },
        enacting=msgid("That {council} of {city} resolves to:"),
        enacted=_RESOLVES,
        mood=Mood.BARE,
        requests=True,
    ),
}


def form_of(
    style: DecisionStyle | None, layout: DecisionLayout | None = None, *, reasons_first: bool = False
) -> DecisionForm:
    """Return the form of a style, or of what sets a country apart in it; where none is known, one of no country.

    >>> [part.value for part in form_of(None).parts]
    ['grounds', 'reasons', 'points']
    """
    if style is None:
        return _NEUTRAL
    if layout is not None:
        return _LAYOUTS[layout]
    if style is DecisionStyle.NUMBERED_POINTS and reasons_first:
        return _REASONS_FIRST
    return _STYLES[style]
