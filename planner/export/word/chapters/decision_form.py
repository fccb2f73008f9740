"""Which parts does a council's decision have, how are its points said, and how are they numbered?

Which country has which is said in ``decision_layouts``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from planner.problem import msgid
from planner.wording import Wording


class Part(StrEnum):
    """What a paper that asks for a decision, or the decision itself, is made of."""

    GROUNDS = "grounds"
    """On what the plan rests."""
    REASONS = "reasons"
    """What is not in place."""
    POINTS = "points"
    """What is decided."""
    SUMMARY = "summary"
    """What the plan promises."""
    MEANS = "means"
    EQUALITY = "equality"
    TITLE = "title"
    COUNCIL_FIRST = "council-first"
    PUBLIC_SESSION = "public-session"
    LEGAL_BASIS = "legal-basis"
    LEGAL_GROUND = "legal-ground"
    """The same as a recital."""
    LEGAL_IMPLICATIONS = "legal-implications"
    DELIBERATION = "deliberation"
    """Through which committees the paper goes."""
    RAPPORTEUR = "rapporteur"
    PROPOSER = "proposer"
    PROPOSAL = "proposal"
    """That of the executive, and its day."""
    OPINION = "opinion"
    """That of the committee."""
    REPORTS = "reports"
    """Those of the secretary and of the auditor."""
    REGULARITY = "regularity"
    """The opinions on what is technical and on the accounts."""
    ALTERNATIVES = "alternatives"
    AGAINST = "against"
    """What speaks against it."""
    DUTY = "duty"
    """What the public sector duty on equality and human rights asks for."""
    NEXT_STEPS = "next-steps"
    ANNEXES = "annexes"
    RECIPIENTS = "recipients"
    DECISION = "decision"
    """What the council makes of it, in a word."""
    COUNCIL = "council"
    """What the council makes of a proposal, in an act apart from it."""
    MOVER = "mover"
    ENFORCEABLE = "enforceable"
    """The vote that makes it enforceable at once."""


_BY_CITY, _BY_LEGAL = msgid("… (given by the city)"), msgid("… (given by the legal service)")
BLANKS: Mapping[Part, tuple[str, ...]] = {
    Part.TITLE: (msgid("Resolution no. … {of_council} of {city} of … on …"),),
    Part.COUNCIL_FIRST: (msgid("{council} of {city},"),),
    Part.PUBLIC_SESSION: (msgid("{council} of {city}, sitting in public,"),),
    Part.LEGAL_BASIS: (msgid("Legal basis: … (given by the legal service)"),),
    Part.LEGAL_GROUND: (msgid("Having regard to … (texts to be given by the legal service);"),),
    Part.LEGAL_IMPLICATIONS: (_BY_LEGAL,),
    Part.DELIBERATION: (msgid("Committees: …; {council}: …"),),
    Part.RAPPORTEUR: (msgid("On the report of …,"),),
    Part.PROPOSER: (msgid("On the proposal {of_executive},"),),
    Part.PROPOSAL: (msgid("Having seen the proposal {of_executive} dated …;"),),
    Part.OPINION: (msgid("Having seen the opinion of the committee …,"),),
    Part.REPORTS: (msgid("Report of the secretary: …"), msgid("Report of the comptroller: …")),
    Part.REGULARITY: (msgid("Opinion on technical regularity: …"), msgid("Opinion on accounting regularity: …")),
    Part.ALTERNATIVES: (_BY_CITY,),
    Part.AGAINST: (_BY_CITY,),
    Part.DUTY: (msgid("Assessed under the public sector duty: …"),),
    Part.NEXT_STEPS: (_BY_CITY,),
    Part.ANNEXES: (_BY_CITY,),
    Part.RECIPIENTS: (_BY_CITY,),
    Part.DECISION: ("…",),
    Part.COUNCIL: (
        msgid(
            "{council} of {city}, having read the proposal {of_executive} of …; having regard to …; decides as "
            "proposed in points 1 to {number}."
        ),
    ),
    Part.MOVER: (msgid("Proposed by …, seconded by …"),),
    Part.ENFORCEABLE: (msgid("Immediate enforceability, put to a vote of its own: …"),),
}
"""What is filled in on the way to the council: once it has decided, its act says that better."""


class Mood(StrEnum):
    """How a point goes on from who decides."""

    FINITE = "finite"
    """The council adopts."""
    TO = "to"
    """The council decides to adopt."""
    BARE = "bare"
    """It is to: adopt."""
    SENTENCE = "sentence"
    """Each point names the council again."""


class Marker(StrEnum):
    """How the points of a decision are numbered."""

    NUMBER = "number"
    """1., 2."""
    BRACKETS = "brackets"
    """(1), (2)."""
    ARTICLE = "article"
    ORDINAL = "ordinal"
    """First, Second."""
    ROMAN = "roman"
    """I., II.1, II.2: by what the council does."""
    LETTER = "letter"
    """A., B.1, B.2: the same."""
    PARAGRAPH = "paragraph"
    """§ 1, § 2."""

    @property
    def grouped(self) -> bool:
        """Whether the points stand together by what the council does: it approves, asks, takes note."""
        return self in {Marker.ROMAN, Marker.LETTER}

    @property
    def runs_in(self) -> bool:
        """Whether the number is a word of the text, which goes on under it."""
        return self in {Marker.ARTICLE, Marker.ORDINAL}

    @property
    def whole_sentences(self) -> bool:
        """Whether each point is a sentence of its own; else all are one, from the council's name to the full stop."""
        return self in {Marker.ARTICLE, Marker.ORDINAL, Marker.PARAGRAPH}


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionForm:
    """How a decision is laid out."""

    parts: Mapping[Part, str]
    """In their order, each with its heading; without one it goes on from what stands before it."""
    enacting: str = msgid("{council} of {city}")
    """Who decides or is asked to, before the points; what is not known yet is left blank."""
    enacted: str = msgid("{council} of {city} decides:")
    """The same once the council has decided."""
    mood: Mood = Mood.FINITE
    marker: Marker = Marker.NUMBER
    recitals: frozenset[Part] = frozenset()
    """Parts that are said as “Having regard to” and “Whereas”; the others are plain sentences."""
    is_act: bool = False
    """Whether what is put before the council is the act itself; else a paper that proposes one."""
    requests: bool = False
    """Whether the council requests of the executive what it instructs it to do elsewhere."""
    entrusts: bool = False
    """Whether the act says only what is done: its last points say who carries it out and when it enters into force,
    and what the council would take note of stands in its reasons."""

    def leads_on(self, part: Part) -> bool:
        """Say whether what is decided follows on a part."""
        parts = list(self.parts)
        return parts.index(part) < parts.index(Part.POINTS)

    def is_of_act(self, part: Part) -> bool:
        """Say whether a part stands in the act itself; else in the paper that explains it."""
        explained = self.parts[Part.GROUNDS] and not self.is_act
        return part is Part.COUNCIL or (self.leads_on(part) and not explained)


_ROMAN, _LETTERS = ("I", "II", "III"), ("A", "B", "C")
_ORDINALS = (
    *(msgid("First"), msgid("Second"), msgid("Third"), msgid("Fourth"), msgid("Fifth")),
    *(msgid("Sixth"), msgid("Seventh"), msgid("Eighth"), msgid("Ninth"), msgid("Tenth")),
    *(msgid("Eleventh"), msgid("Twelfth")),
)


def numbers(marker: Marker, groups: Sequence[object], wording: Wording) -> Iterator[str]:
    """Give the numbers of points; ``groups`` says of each what it stands together with.

    >>> list(numbers(Marker.ROMAN, ["adopts", "asks", "asks"], Wording("en")))
    ['I.', 'II.1', 'II.2']
    """
    if marker.grouped:
        yield from _grouped(_ROMAN if marker is Marker.ROMAN else _LETTERS, groups)
        return
    for number, _ in enumerate(groups, start=1):
        yield _number(marker, number, wording)


def _number(marker: Marker, number: int, wording: Wording) -> str:
    match marker:
        case Marker.ARTICLE if number == 1:
            # Several languages write the first as an ordinal.
            return wording.say("Article 1")
        case Marker.ARTICLE:
            return wording.say("Article {number}", number=number)
        case Marker.ORDINAL if number <= len(_ORDINALS):
            return f"{wording.say(_ORDINALS[number - 1]).upper()}."
        case Marker.PARAGRAPH:
            return f"§\N{NO-BREAK SPACE}{number}."
        case Marker.BRACKETS:
            return f"({number})"
    return f"{number}."


def _grouped(signs: Sequence[str], groups: Sequence[object]) -> Iterator[str]:
    for sign, (_, group) in zip(signs, groupby(groups), strict=False):
        number = len(list(group))
        yield from (f"{sign}.{place}" for place in range(1, number + 1)) if number > 1 else (f"{sign}.",)
