"""Which parts does a council's decision have in a country, in which order, and how are its points numbered?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from planner.problem import msgid
from planner.templates.countries import DecisionStyle
from planner.wording import Wording


class Part(StrEnum):
    """What a paper that asks for a decision, or the decision itself, is made of."""

    LEGAL_BASIS = "legal-basis"
    GROUNDS = "grounds"
    """On what the plan rests."""
    REASONS = "reasons"
    """What is not in place."""
    RAPPORTEUR = "rapporteur"
    OPINION = "opinion"
    """That of the committee."""
    POINTS = "points"
    """What is decided."""
    SUMMARY = "summary"
    """What the plan promises."""
    MEANS = "means"
    EQUALITY = "equality"
    COUNCIL = "council"
    """What the council makes of a proposal, apart from it."""


OPEN_PARTS = frozenset({Part.LEGAL_BASIS, Part.RAPPORTEUR, Part.OPINION, Part.COUNCIL})
"""What is filled in on the way to the council: once it has decided, its act says that better."""


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
    marker: Marker = Marker.NUMBER
    recitals: frozenset[Part] = frozenset()
    """Parts that are said as “Having regard to” and “Whereas”; the others are plain sentences."""
    is_act: bool = False
    """Whether what is put before the council is the act itself; else a paper that proposes one."""
    vote_left_open: bool = False
    """Whether the act says how many voted for it."""
    takes_effect: bool = False
    """Whether its last point leaves room for the day on which it takes effect."""

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
_REASONS, _PROPOSED = msgid("Reasons"), msgid("Proposed decision")
_MONEY = msgid("Financial effects")

_NEUTRAL = DecisionForm(parts={Part.GROUNDS: "", Part.REASONS: "", Part.POINTS: ""})
_REASONS_FIRST = DecisionForm(parts={Part.GROUNDS: _REASONS, Part.REASONS: "", Part.POINTS: _PROPOSED})
_FORMS: Mapping[DecisionStyle, DecisionForm] = {
    DecisionStyle.ARTICLES: DecisionForm(
        parts={Part.GROUNDS: "", Part.REASONS: "", Part.RAPPORTEUR: "", Part.POINTS: ""},
        marker=Marker.ARTICLE,
        recitals=frozenset({Part.GROUNDS, Part.REASONS}),
        is_act=True,
        vote_left_open=True,
    ),
    DecisionStyle.ORDINALS: DecisionForm(
        parts={
            Part.GROUNDS: msgid("Antecedents"),
            Part.REASONS: msgid("Grounds"),
            Part.OPINION: "",
            Part.POINTS: _PROPOSED,
        },
        marker=Marker.ORDINAL,
        recitals=frozenset({Part.REASONS}),
        is_act=True,
        vote_left_open=True,
    ),
    DecisionStyle.NUMBERED_POINTS: DecisionForm(
        parts={Part.POINTS: _PROPOSED, Part.GROUNDS: _REASONS, Part.REASONS: "", Part.MEANS: _MONEY}
    ),
    DecisionStyle.ROMAN_POINTS: DecisionForm(
        parts={Part.POINTS: _PROPOSED, Part.GROUNDS: _REASONS, Part.REASONS: ""}, marker=Marker.ROMAN
    ),
    DecisionStyle.LETTERS: DecisionForm(
        parts={Part.POINTS: _PROPOSED, Part.GROUNDS: _REASONS, Part.REASONS: ""}, marker=Marker.LETTER
    ),
    DecisionStyle.PARAGRAPHS: DecisionForm(
        parts={Part.LEGAL_BASIS: "", Part.POINTS: "", Part.GROUNDS: _REASONS, Part.REASONS: ""},
        marker=Marker.PARAGRAPH,
        is_act=True,
        takes_effect=True,
    ),
    DecisionStyle.PROPOSAL: DecisionForm(
        parts={
            Part.POINTS: _PROPOSED,
            Part.SUMMARY: msgid("Summary of the matter"),
            Part.REASONS: msgid("The matter"),
            Part.MEANS: msgid("Consequences"),
            Part.GROUNDS: msgid("Basis for the decision"),
        }
    ),
    DecisionStyle.PROPOSAL_AND_DECISION: DecisionForm(
        parts={
            Part.POINTS: msgid("Points to decide"),
            Part.GROUNDS: _REASONS,
            Part.REASONS: "",
            Part.MEANS: _MONEY,
            Part.COUNCIL: msgid("Decision on the proposal"),
        }
    ),
    DecisionStyle.RECOMMENDATIONS: DecisionForm(
        parts={
            Part.POINTS: msgid("Recommendations"),
            Part.GROUNDS: msgid("Reasons for the recommendations"),
            Part.REASONS: "",
            Part.MEANS: msgid("Financial implications"),
            Part.EQUALITY: msgid("Equality implications"),
        },
        marker=Marker.BRACKETS,
    ),
}


def form_of(style: DecisionStyle | None, *, reasons_first: bool = False) -> DecisionForm:
    """Return the form of a style; where none is known, one that is no country's.

    >>> [part.value for part in form_of(None).parts]
    ['grounds', 'reasons', 'points']
    """
    if style is None:
        return _NEUTRAL
    if style is DecisionStyle.NUMBERED_POINTS and reasons_first:
        return _REASONS_FIRST
    return _FORMS[style]


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
        case Marker.ARTICLE:
            return wording.say("Article {number}", number=number)
        case Marker.ORDINAL if number <= len(_ORDINALS):
            return wording.say(_ORDINALS[number - 1])
        case Marker.PARAGRAPH:
            return f"§\N{NO-BREAK SPACE}{number}."
        case Marker.BRACKETS:
            return f"({number})"
    return f"{number}."


def _grouped(signs: Sequence[str], groups: Sequence[object]) -> Iterator[str]:
    for sign, (_, group) in zip(signs, groupby(groups), strict=False):
        number = len(list(group))
        yield from (f"{sign}.{place}" for place in range(1, number + 1)) if number > 1 else (f"{sign}.",)
