"""Which fields does an action have, what are they called, who may edit them, and where do they show?

The one place for a field. To add one: declare it in :class:`planner.plan.Action` (or in
:class:`planner.track.progress.ActionProgress`), give it a line here, its words in the catalogues, and the
store a migration. Form, list, reading view, command line, Word, JSON and history follow from the line; the
tests of this table fail where one of them does not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from planner.problem import msgid


class Kind(StrEnum):
    """What a field holds: how it is asked for, read on the command line, and written out."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    REMARK = "remark"
    """A text that may be long and is typed in one line, between two meetings."""
    LINES = "lines"
    """Several texts, typed one a line."""
    ROLE = "role"
    """The id of a role of the plan."""
    ROLES = "roles"
    DAY = "day"
    FIRST_DAY = "first-day"
    """The first day of what is named, such as a month."""
    DEADLINE = "deadline"
    """The last day of what is named, such as a quarter; or that there is none."""
    DURATION = "duration"
    """Working days, or calendar days where the action says so; 0 is a milestone."""
    PERSON_DAYS = "person-days"
    COST_BAND = "cost-band"
    """The number of one of the plan's ranges of euros."""
    MONEY = "money"
    """EUR once, and a year afterwards."""
    NUMBER = "number"
    PERCENT = "percent"
    WORD = "word"
    """One of a closed list, which has labels in every language."""
    FLAG = "flag"
    PERSON = "person"
    EVIDENCE = "evidence"
    REASONS = "reasons"
    IDS = "ids"
    """Ids of the benchmark or the templates."""
    SPANS = "spans"
    """First and last days."""


class Group(StrEnum):
    """What a field is about; fields of one group are shown together."""

    TEXT = "text"
    WHO = "who"
    MEANS = "means"
    WHEN = "when"
    RESULT = "result"
    PROGRESS = "progress"
    ORIGIN = "origin"
    """Where it comes from: benchmark, templates, context."""


class Right(StrEnum):
    """Who may edit a field."""

    OWNER = "owner"
    """Whoever answers for the action reports it."""
    EDITOR = "editor"


class Surface(StrEnum):
    """Where a field shows."""

    FORM = "form"
    """Where it is edited in the app."""
    PAGE = "page"
    """The reading view of an action in the app."""
    LIST = "list"
    """The table of actions, in which it is edited in place."""
    UPDATE = "update"
    """An option of ``planner update``."""
    SHOW = "show"
    """``planner show PLAN ACTION``."""
    WORD = "word"
    JSON = "json"
    HISTORY = "history"
    """Also conflicts, and the comparison with a new draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of an action. Words are source sentences, translated where they are shown."""

    name: str
    kind: Kind
    group: Group
    words: str
    edit: Right | None = None
    """None: nobody edits it; it comes with the templates or is noted by the program."""
    shows: frozenset[Surface]
    heading: str = ""
    """What it is called where it is read, if that is not ``words``."""
    asked: str = ""
    """What it is called in its form, if that is not ``words``."""
    column: str = ""
    """What its column in the list is called, if that is not ``words``."""
    hint: str = ""
    """What its form says beside it."""
    option: str = ""
    """What ``planner update`` says about it."""
    typed_after: str = ""
    """The option of ``planner update`` under which it is typed, if that is not its name."""
    metavar: str = ""
    """What stands for its value there, if not the word of its kind."""

    @property
    def read_as(self) -> str:
        """What it is called where it is read."""
        return self.heading or self.words

    @property
    def typed_as(self) -> str:
        """What it is called in its form."""
        return self.asked or self.words

    @property
    def headed(self) -> str:
        """What its column is called."""
        return self.column or self.words


# History and JSON come with every fact: the one shows what changed, the other is how a plan moves to another program,
# and neither may forget a field.
_FACT = frozenset({Surface.HISTORY, Surface.JSON})
_READ = _FACT | {Surface.PAGE, Surface.WORD}
# Not on paper, the status aside: a document before the council says what is to be done, a report what became of it.
_REPORT = frozenset({Surface.HISTORY, Surface.UPDATE, Surface.SHOW})


def _edited(name: str, kind: Kind, group: Group, words: str, *surfaces: Surface, **more: str) -> Field:
    """Return a fact that editors change in the form of an action."""
    shows = _FACT | {Surface.FORM, *surfaces}
    return Field(name=name, kind=kind, group=group, words=words, edit=Right.EDITOR, shows=shows, **more)


def _reported(name: str, kind: Kind, words: str, option: str, *surfaces: Surface, **more: str) -> Field:
    """Return what whoever answers for an action reports of it."""
    shows, group = _REPORT | set(surfaces), Group.PROGRESS
    return Field(name=name, kind=kind, group=group, words=words, option=option, edit=Right.OWNER, shows=shows, **more)


def _given(name: str, kind: Kind, group: Group, words: str, shows: frozenset[Surface] = _FACT) -> Field:
    """Return what nobody edits."""
    return Field(name=name, kind=kind, group=group, words=words, shows=shows)


_LIST, _PAGE, _SHOW, _WORD, _FORM = Surface.LIST, Surface.PAGE, Surface.SHOW, Surface.WORD, Surface.FORM

ACTION_FIELDS = (
    _edited("title", Kind.LINE, Group.TEXT, msgid("Title"), _LIST, _PAGE, _SHOW, _WORD, column=msgid("Action")),
    _edited("why", Kind.PARAGRAPH, Group.TEXT, msgid("Why"), _PAGE, _SHOW, _WORD),
    _edited(
        "first_steps",
        Kind.LINES,
        Group.TEXT,
        msgid("First steps"),
        _PAGE,
        _WORD,
        asked=msgid("First steps, one a line"),
    ),
    _edited("indicator", Kind.PARAGRAPH, Group.RESULT, msgid("Indicator"), _PAGE, _SHOW, _WORD),
    _given("indicator_note", Kind.PARAGRAPH, Group.RESULT, msgid("Note on the indicator"), _READ),
    _edited("proof", Kind.PARAGRAPH, Group.RESULT, msgid("Proof asked for"), _PAGE, _SHOW, _WORD),
    _given("recurrence", Kind.WORD, Group.RESULT, msgid("Recurrence"), _READ),
    _edited("notes", Kind.LINES, Group.TEXT, msgid("Notes"), _PAGE, _WORD, asked=msgid("Notes, one a line")),
    _edited(
        "owner",
        Kind.ROLE,
        Group.WHO,
        msgid("Owner"),
        _LIST,
        _PAGE,
        _SHOW,
        _WORD,
        Surface.UPDATE,
        option=msgid("The service that leads it and answers for it, by its name or its id."),
        metavar=msgid("SERVICE"),
    ),
    # A name is personal data: the history keeps an id, and neither JSON nor Word, which go to anybody, has it.
    Field(
        name="person",
        kind=Kind.PERSON,
        group=Group.WHO,
        words=msgid("Person"),
        edit=Right.EDITOR,
        shows=frozenset({Surface.HISTORY, Surface.FORM, Surface.PAGE, Surface.SHOW, Surface.UPDATE}),
        option=msgid("Who does the work inside the owner, by name."),
    ),
    _edited("partners", Kind.ROLES, Group.WHO, msgid("Partners"), _PAGE, _SHOW, _WORD),
    _edited(
        "political_lead",
        Kind.LINE,
        Group.WHO,
        msgid("Political lead"),
        _PAGE,
        _SHOW,
        _WORD,
        Surface.UPDATE,
        option=msgid("The elected member who stands for it before the council."),
    ),
    _given("partners_note", Kind.PARAGRAPH, Group.WHO, msgid("Note on partners"), _FACT | {_WORD}),
    _given("remit", Kind.WORD, Group.WHO, msgid("Decision"), _READ),
    _edited(
        "effort",
        Kind.PERSON_DAYS,
        Group.MEANS,
        msgid("Effort in person-days"),
        _LIST,
        _PAGE,
        _SHOW,
        _WORD,
        heading=msgid("Effort"),
        column=msgid("Days"),
    ),
    _given("money", Kind.MONEY, Group.MEANS, msgid("Money")),
    _given("upkeep", Kind.PERSON_DAYS, Group.MEANS, msgid("Days a year afterwards")),
    _edited("duration", Kind.DURATION, Group.MEANS, msgid("Duration"), _PAGE),
    _edited("optimistic", Kind.NUMBER, Group.MEANS, msgid("Days, if all goes well"), _PAGE),
    _edited("pessimistic", Kind.NUMBER, Group.MEANS, msgid("Days, if much goes wrong"), _PAGE),
    _edited("cost_band", Kind.COST_BAND, Group.MEANS, msgid("Cost"), _PAGE, _SHOW, _WORD),
    _edited(
        "budget_line",
        Kind.LINE,
        Group.MEANS,
        msgid("Budget line"),
        _PAGE,
        _SHOW,
        _WORD,
        Surface.UPDATE,
        option=msgid("From which line of the budget it is paid."),
    ),
    _edited(
        "own_deadline",
        Kind.DEADLINE,
        Group.WHEN,
        msgid("Deadline"),
        _LIST,
        _PAGE,
        Surface.UPDATE,
        heading=msgid("Deadline set by people"),
        hint=msgid(
            "A day such as 31/03/2027, or a month, a quarter or a year, whose last day is then meant; ongoing where "
            "there is no deadline. Empty: the schedule says by when it is due."
        ),
        option=msgid("By when it is due: 31/03/2027, Q2 2027, ongoing; empty: the schedule says so."),
        typed_after="--deadline",
    ),
    _edited(
        "not_before",
        Kind.FIRST_DAY,
        Group.WHEN,
        msgid("Not before"),
        _PAGE,
        Surface.UPDATE,
        hint=msgid(
            "A day such as 01/06/2027, or a month, a quarter or a year, whose first day is then meant. Empty: it may "
            "start as soon as it can."
        ),
        option=msgid("From when it may start: 01/06/2027, June 2027, Q2 2027; empty: as soon as it can."),
    ),
    _edited(
        "must_be_on",
        Kind.DAY,
        Group.WHEN,
        msgid("On a fixed day"),
        _PAGE,
        Surface.UPDATE,
        hint=msgid("The day on which it must end, neither earlier nor later, such as that of an event."),
        option=msgid("On which day it must be, such as that of an event; empty: on none."),
    ),
    _given("planned_start", Kind.DAY, Group.WHEN, msgid("Planned start")),
    _edited("vote_after", Kind.NUMBER, Group.WHEN, msgid("Work before the vote, in working days"), _PAGE),
    # Of most actions it is 0, which a page need not say.
    _edited("opinion_days", Kind.NUMBER, Group.WHEN, msgid("Wait for an opinion, in calendar days")),
    # Who changes the duration changes the number; whether it is waited for or worked on is in the action's nature.
    _given("elapsed", Kind.FLAG, Group.WHEN, msgid("In calendar days")),
    _given("finish_by", Kind.DAY, Group.WHEN, msgid("To be finished by")),
    _given("clear_of", Kind.SPANS, Group.WHEN, msgid("Keeps clear of")),
    _reported(
        "status",
        Kind.WORD,
        msgid("Status"),
        msgid("proposed, agreed, under-way, blocked, done or dropped."),
        _FORM,
        _LIST,
        _WORD,
        Surface.JSON,
        metavar=msgid("STATUS"),
    ),
    _reported(
        "reason",
        Kind.PARAGRAPH,
        msgid("Reason"),
        msgid("Why it is blocked or dropped."),
        _FORM,
        asked=msgid("Reason, in a sentence"),
    ),
    _reported("percent", Kind.PERCENT, msgid("Percent complete"), msgid("How much of the work is done."), _FORM),
    _reported(
        "remaining",
        Kind.NUMBER,
        msgid("Duration left"),
        msgid("How many days the rest takes, in the unit of its duration."),
        _FORM,
        metavar=msgid("DAYS"),
    ),
    _reported("started", Kind.DAY, msgid("Started on"), msgid("When work began."), _FORM),
    _reported("finished", Kind.DAY, msgid("Finished on"), msgid("When it was done."), _FORM),
    _reported(
        "note",
        Kind.REMARK,
        msgid("Note"),
        msgid("What else to know."),
        _FORM,
        _PAGE,
        asked=msgid("In one line: what is new"),
    ),
    _reported("review_on", Kind.DAY, msgid("Next review"), msgid("When to look at it again."), _FORM),
    _reported(
        "evidence",
        Kind.EVIDENCE,
        msgid("Proof given"),
        msgid("What shows that it is done; several times if need be."),
        _FORM,
        _PAGE,
        _WORD,
        asked=msgid("Document or fact that shows it"),
        # People type the evidence as the proof that the action asks for.
        typed_after="--proof",
    ),
    _given("confirmed_on", Kind.DAY, Group.PROGRESS, msgid("Last news"), frozenset({Surface.HISTORY, _PAGE, _SHOW})),
    # A person: personal data stay in the history, where they can be erased, and reach no page of a plan and no paper.
    _given("confirmed_by", Kind.PERSON, Group.PROGRESS, msgid("News from"), frozenset({Surface.HISTORY})),
    _given("factor", Kind.IDS, Group.ORIGIN, msgid("Key factor")),
    _given("answers", Kind.IDS, Group.ORIGIN, msgid("Questions it answers"), _FACT | {_WORD}),
    _given("reasons", Kind.REASONS, Group.ORIGIN, msgid("Why it is here"), _READ | {_SHOW}),
    _given("type", Kind.WORD, Group.ORIGIN, msgid("Type")),
    _given("impact", Kind.NUMBER, Group.ORIGIN, msgid("Impact")),
    _given("base_impact", Kind.NUMBER, Group.ORIGIN, msgid("Impact before the context")),
    _given("visible", Kind.WORD, Group.ORIGIN, msgid("Visibility")),
    _given("legal_limits", Kind.IDS, Group.ORIGIN, msgid("Legal limits"), _READ),
    _given("check_law", Kind.FLAG, Group.ORIGIN, msgid("To be checked by a lawyer"), _READ),
    _given("pilot", Kind.FLAG, Group.ORIGIN, msgid("To be tried on a small scale first"), _READ),
    _given("examples", Kind.IDS, Group.ORIGIN, msgid("City examples"), _READ),
)
"""Every field of an action but its id, facts and reports; in the order in which they are shown within a group."""

FIELD_BY_NAME: Mapping[str, Field] = {field.name: field for field in ACTION_FIELDS}

EDITABLE = tuple(field.name for field in ACTION_FIELDS if field.edit is Right.EDITOR)
"""Facts of an action that people change."""

REPORTED = tuple(field.name for field in ACTION_FIELDS if field.edit is Right.OWNER)
"""What people report of an action."""


def fields_on(surface: Surface, group: Group | None = None) -> tuple[Field, ...]:
    """Return the fields that show somewhere, of one group or of all, in the table's order.

    >>> [field.name for field in fields_on(Surface.LIST)]
    ['title', 'owner', 'effort', 'own_deadline', 'status']
    """
    return tuple(field for field in ACTION_FIELDS if surface in field.shows and group in {None, field.group})
